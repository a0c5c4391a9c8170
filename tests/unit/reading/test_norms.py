"""What articles of laws tell in the indicative is a duty: 市水务局依法组织编制规划。"""

from __future__ import annotations

import pytest
from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("价格主管部门编制目录。", "价格主管部门"),
        ("公安机关依法组织安全检查；教育行政部门定期公布名单。", "公安机关 教育行政部门"),
        ("市卫生行政部门根据用血需求量，拟订年度献血计划，报市人民政府批准。", "市卫生行政部门"),
        ("县人民政府根据市公共体育设施发展规划编制本县的规划。", "县人民政府"),
        ("乡镇人民政府、街道办事处按照法定职责做好有关工作。", "乡镇人民政府 街道办事处"),
        ("各级人民政府和有关部门对做出显著贡献的单位给予表彰。", "各级人民政府 有关部门"),
        ("审计机关依法对交易活动实施审计监督。", "审计机关"),
        ("市、区国防教育办公室组织、指导、协调和检查国防教育工作。", "市国防教育办公室 区国防教育办公室"),
        ("市精神文明建设指导委员会统筹推进文明行为促进工作。", "市精神文明建设指导委员会"),
        ("街道办事处在县人民政府领导下，做好防治工作。", "街道办事处"),
        ("区市场监督管理部门对暂扣的食品应当妥善保管。", "区市场监督管理部门"),
        ("劳动行政部门自受理申请之日起三十日内应当结束工作。", "劳动行政部门"),
        ("市农业主管部门根据农业生产需要，组织制定目录。", "市农业主管部门"),
        ("市人民政府对在节水工作中成绩显著的单位，按照有关规定给予奖励。", "市人民政府"),
        # what may be done, a condition, whose plan it is, what a law is about
        ("市人民政府可以根据需要设立专项资金。", ""),
        ("市人民政府有权组织检查。", ""),
        ("行政机关作出决定的，市民可以申请复议。", ""),
        ("公安机关开展检查时，被检查人员予以配合。", ""),
        ("市人民政府编制的规划向社会公布。", ""),
        ("市人民政府划定并公布的区域按照规定执行。", ""),
        ("行政机关对所属机构的执法活动进行监督，适用本条例。", ""),
        ("市水务局组织了检查。", ""),
        ("国家机关对企业信息的使用应当依法进行。", ""),
        ("海关对过境的运输工具不实施检疫查验。", ""),
        ("海关对外国人给予行政处罚的，适用本条例。", ""),
        # who is asked or has a part, and whose name ends otherwise
        ("国家鼓励地方人民政府采取措施。", ""),
        ("指导街道办事处、镇人民政府开展工作。", ""),
        ("拒绝卫生监督管理部门监督检查的；", ""),
        ("工会组织开展活动。", ""),
        ("国家协调机制统筹协调国务院自然资源、水行政等部门制定规范。", ""),
        ("本市与上海市人民政府建立协作机制。", ""),
    ],
)  # fmt: skip
def test_what_an_article_tells_is_a_duty(read: Read, text: str, expected: str) -> None:
    found = read(f"第一条 {text}")
    assert [row.name for row in found.responsibilities] == expected.split()


def test_what_a_plan_tells_is_none(read: Read) -> None:
    assert not read("一、价格主管部门编制目录。").responsibilities


def test_what_an_article_holds_is_told_too(read: Read) -> None:
    found = read("第一条 职责如下：\n（一）价格主管部门编制目录；")
    assert [(row.path, row.name) for row in found.responsibilities] == [("1.1", "价格主管部门")]
