"""Bodies as national laws name them: by their duties, by kinds of a level, of armies and congresses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Duties = Callable[[str], list[tuple[str, str]]]
LETTERS = {"lead": "L", "support": "S", "responsible": "R"}


def told(duties: Duties, text: str) -> str:
    return " ".join(f"{LETTERS[role]}{name}" for name, role in duties(text))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("履行出资人职责的机构应当维护企业的权利。", "R履行出资人职责的机构"),
        ("履行出资人职责的机构依照有关规定，制定国家出资企业的章程。", "R履行出资人职责的机构"),
        ("国有资产转让由履行出资人职责的机构决定。", "R履行出资人职责的机构"),
        ("审核发放采伐许可证的部门应当及时核发采伐许可证。", "R审核发放采伐许可证的部门"),
        ("由授予表彰、奖励的部门或者单位撤销其荣誉。", "R授予表彰、奖励的部门"),
        ("组织选举的部门和单位应当提供便利。", "R组织选举的部门和单位"),
        ("由县级以上地方人民政府主管管道保护工作的部门责令改正。", "R县级以上地方人民政府主管管道保护工作的部门"),
        ("市出版主管部门或者区负责出版的部门应当出具回执。", "R市出版主管部门 R区负责出版的部门"),
        ("国防动员委员会的办事机构承担日常工作。", "R国防动员委员会的办事机构"),
        # of whom something is asked, and who is only spoken of
        ("报县级人民政府主管管道保护工作的部门备案。", ""),
        ("提供服务的机构应当保守秘密。", ""),
    ],
)  # fmt: skip
def test_bodies_whom_only_their_duty_names(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("乡、民族乡、镇的人民政府应当做好登记。", "R乡、民族乡、镇的人民政府"),
        ("由县、自治县、不设区的市、市辖区的人民政府办理。", "R县、自治县、不设区的市、市辖区的人民政府"),
        ("县、自治县、不设区的市、市辖区人民政府兵役机关每年组织核验，会同有关部门查验。",
         "L县、自治县、不设区的市、市辖区人民政府兵役机关 S有关部门"),
        ("县级以上的地方各级人民代表大会常务委员会和乡、民族乡、镇的人民代表大会主席团应当加强联系。",
         "R县级以上的地方各级人民代表大会常务委员会 R乡、民族乡、镇的人民代表大会主席团"),
        # levels are not kinds of one
        ("市、县人民政府应当加强领导。", "R市人民政府 R县人民政府"),
        ("自治县、乡镇人民政府应当加强领导。", "R自治县人民政府 R乡镇人民政府"),
    ],
)  # fmt: skip
def test_the_kinds_of_one_level_are_one_row(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("省军区（卫戍区、警备区）、军分区（警备区）和县人民武装部应当制定预案。", "R省军区 R军分区 R县人民武装部"),
        ("由有关预备役部队或者现役部队会同县人民武装部审核确认人选。", "L有关预备役部队 L现役部队 S县人民武装部"),
        ("补贴标准由财政部和人民解放军总参谋部制定。", "R财政部 R人民解放军总参谋部"),
        ("中国人民解放军和中国人民武装警察部队按照规定实施救援。", "R中国人民解放军 R中国人民武装警察部队"),
        ("国家综合性消防救援队伍承担救援任务。", "R国家综合性消防救援队伍"),
        ("国家机关、武装力量、社会团体、企业事业单位、基层群众性自治组织及其他组织应当开展科普工作。",
         "R国家机关 R武装力量 R基层群众性自治组织"),
        ("农村基层群众性自治组织协助当地人民政府开展科普工作。", "R农村基层群众性自治组织"),
        ("居民委员会、村民委员会、居住区管理服务单位以及业主委员会应当支持改造。", "R居民委员会 R村民委员会"),
        ("公共就业服务机构应当免费提供服务。", "R公共就业服务机构"),
        ("法律援助机构应当指派律师。", "R法律援助机构"),
        ("年度计划由委员长会议或者主任会议通过。", "R委员长会议 R主任会议"),
        ("科学技术或者有关主管部门应当及时澄清。", "R科学技术主管部门 R有关主管部门"),
        ("由国务院司法行政部门商最高人民检察院等有关部门组织实施。", "L国务院司法行政部门 S最高人民检察院"),
        # who is no public body: institutions, persons, things
        ("新闻出版、电影、文化等机构和团体应当做好宣传。", ""),
        ("科技馆、科技活动中心应当开展活动。", ""),
        ("乡镇敬老院应当改善设施。", ""),
        ("航道应当划分技术等级。", ""),
        ("互联网网站应当符合标准。", ""),
        ("法律援助人员所在机构应当解除协议。", ""),
        ("人民检察院检察长、副检察长除履行检察职责外，还应当履行相应职责。", ""),
        ("国家采取政府推动的方式，鼓励创业。", ""),
    ],
)  # fmt: skip
def test_armies_congresses_and_everybodys_own(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("未携带证件的，由公安机关扣留枪支。", "R公安机关"),
        ("由县级以上人民政府林业主管部门恢复标志。", "R县级以上人民政府林业主管部门"),
        ("进境的车辆，由口岸动植物检疫机关作防疫消毒处理。", "R口岸动植物检疫机关"),
        ("由原许可机关注销许可证。", "R原许可机关"),
        ("由县级以上人民政府卫生主管部门或者其委托的医疗机构、行业组织考核合格。", "R县级以上人民政府卫生主管部门"),
        ("国家机关委托他人建设系统，存储政务数据，应当经过批准程序。", "R国家机关"),
        ("公安机关因侦查犯罪的需要调取数据，应当经过批准手续。", "R公安机关"),
        ("市教育局应当与市公安局、市卫生健康委密切配合，做好工作。", "R市教育局 S市公安局 S市卫生健康委"),
        # two tasks, one of them another's
        ("市水务局会同有关部门制定规划。有关部门应当落实规划。", "L市水务局 S有关部门 R有关部门"),
        ("侦查机关因工作需要设立的司法鉴定机构，应当遵守规定。", ""),
        ("市政府有关部门商请中央金融管理部门派出机构，要求银行改正。", ""),
    ],
)  # fmt: skip
def test_what_else_charges_them(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows
