"""Bodies that what they do tells: behind 由, by whom they punish, by the short name that a law gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("重要的公路桥梁由中国人民武装警察部队守护。", "R中国人民武装警察部队"),
        ("权属纠纷由县级人民政府调处。", "R县级人民政府"),
        ("被列入名录的企业，由县级以上工商行政管理部门移出经营异常名录。", "R县级以上工商行政管理部门"),
        ("由电力监管机构处其上一年年收入40%至80%的罚款。", "R电力监管机构"),
        ("由批准机关自批准之日起15日内报送备案。", "R批准机关"),
        ("由起运地省、自治区、直辖市公路管理机构统一受理。", "R起运地省、自治区、直辖市公路管理机构"),
        # a part of a longer name, another's office, whoever is no body
        ("费用由市人民政府财政列支的项目除外。", ""),
        ("由副主任临时主持村民委员会工作。", ""),
        ("首席代表由工会主席担任。", ""),
        ("由县级烟草公司组织供应。", ""),
        ("由提出要求的部门或者单位承担费用。", ""),
    ],
)  # fmt: skip
def test_an_act_that_no_list_tells(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("由防治检疫机构责令改正。防治检疫机构应当进行检查。", "R防治检疫机构"),
        ("基金管理机构应当公布项目。有前款行为的，由基金管理机构给予警告，可以并处罚款。", "R基金管理机构"),
        ("培训机构应当公布项目。由市教育局责令培训机构改正。", "R市教育局"),
    ],
)  # fmt: skip
def test_who_punishes_is_a_body(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "国务院水行政主管部门在重要江河设立的流域管理机构（以下简称流域管理机构），在所管辖范围内依法承担监督管理职责。",
            "R流域管理机构",
        ),
        (
            "证监会及其授权的地方证券监管部门（以下简称地方证管办（证监会））负责监督管理。地方证管办（证监会）应当自收到文件之日起提出意见。",
            "R地方证管办",
        ),
    ],
)  # fmt: skip
def test_short_names(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("国家和军队依法保障文职人员的合法权益。", "R军队"),
        ("军队建立与国家机关待遇政策相衔接的待遇保障体系。", "R军队"),
        ("军队有关单位会同地方有关机关建立联合工作机制。", "L军队有关单位 S地方有关机关"),
        ("由团级以上单位按照规定提供临时来队住房。", "R团级以上单位"),
        ("团级以上单位的政治工作部门负责本单位的管理工作。", "R团级以上单位的政治工作部门"),
        ("沿途军事机关应当协助劝阻制止。", "R沿途军事机关"),
        ("事故调查组应当按照国家有关规定开展事故调查。", "R事故调查组"),
        ("各级卫生防疫站，对学校卫生工作承担下列任务：", "R各级卫生防疫站"),
        ("监狱应当对罪犯进行教育。", "R监狱"),
        ("地方律师协会应当予以协助。", "R地方律师协会"),
        ("政府部门发现其公示的信息不准确的，应当及时更正。", "R政府部门"),
        ("由有审批权的行政机关责令限期改正。", "R有审批权的行政机关"),
        ("有关的人民政府、司法行政部门应当给予表彰。", "R有关的人民政府 R司法行政部门"),
        ("主管部门和其他有关部门之间应当建立共享机制。", "R主管部门 R其他有关部门"),
        (
            "四川省、湖北省人民政府水行政主管部门应当加强保护。",
            "R四川省人民政府水行政主管部门 R湖北省人民政府水行政主管部门",
        ),
        # of another's duty, and of a threshold
        ("省市场监管局依法行使前款规定的职权时，当事人应当予以协助，不得阻挠。", ""),
        ("医疗器械注册人、市药品监督管理部门应当加强管理。", ""),
    ],
)  # fmt: skip
def test_bodies_of_armies_and_of_old_laws(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("违反本条例规定的，登记机关确定罚款金额时，应当综合考虑。", "R登记机关"),
        ("由省人民政府改变或者撤销。", "R省人民政府"),
        ("实施办法由农业普查领导小组办公室制订。", "R农业普查领导小组办公室"),
        ("应当向法律援助机构报告，法律援助机构经审查核实的，应当终止。", "R法律援助机构"),
        ("乡级人民政府可以在出入口设置限高设施，但是不得向通行车辆收费。", "R乡级人民政府"),
        (
            "国务院信息产业主管部门接到申请后经依法审查，征求有关部门的意见后，自接到申请之日起四十五日内作出许可或者不予许可的决定。",
            "R国务院信息产业主管部门",
        ),
    ],
)  # fmt: skip
def test_conditions_before_what_obliges(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows
