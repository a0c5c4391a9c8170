"""Bodies of laws that only their place before 应当 tells, and what stands there and is no body."""

from __future__ import annotations

import pytest
from tests.unit.reading.conftest import Read

LAW = "大同市某某条例\n第一条 为了规范工作，制定本条例。\n第二条 {}\n第三条 本条例自2020年1月1日起施行。"


def obliged(read: Read, text: str) -> list[str]:
    found = read(LAW.format(text), issuer="大同市人民代表大会常务委员会")
    return [row.name for row in found.responsibilities if row.path == "2"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # for what they do
        ("举报受理部门应当依法处理。", ["举报受理部门"]),
        ("车辆扣押机关不得收取费用。", ["车辆扣押机关"]),
        ("登记机构应当查核原始凭证。", ["登记机构"]),
        ("前置审批部门、后置审批部门应当同步共享结果。", ["前置审批部门", "后置审批部门"]),
        ("所在单位或者上级主管部门应当责令改正。", ["上级主管部门"]),
        # for where they are
        ("沿黄河各级人民政府应当做好道路维护。", ["沿黄河各级人民政府"]),
        ("灾区各级人民政府应当安置群众。", ["灾区各级人民政府"]),
        ("应当公开。 受理检举、控告的部门应当处理。", ["受理检举、控告的部门"]),
        ("市交通、科技等有关专业主管部门应当协助。", ["市交通专业主管部门", "市科技专业主管部门"]),
        ("名镇、名村所在地乡镇人民政府应当加强保护。", ["名镇、名村所在地乡镇人民政府"]),
        ("血吸虫病防治地区省、自治区、直辖市人民政府应当组织救治。", ["血吸虫病防治地区省、自治区、直辖市人民政府"]),
        # described
        ("采取查封、扣押措施的机关应当及时解除查封、扣押。", ["采取查封、扣押措施的机关"]),
        ("有防汛任务的部门和单位应当明确责任人。", ["有防汛任务的部门"]),
        ("接到举报的政府或者部门应当及时核实。", ["接到举报的政府", "接到举报的部门"]),
        ("被审计单位或者协助执行的有关主管部门应当报告。", ["协助执行的有关主管部门"]),
        (
            "省人民政府和乌溪江流域的市、县人民政府应当加强领导。",
            ["省人民政府", "乌溪江流域的市人民政府", "县人民政府"],
        ),
        ("乡、镇人民政府以及街道办事处等地方人民政府派出机关应当协助。", ["乡人民政府", "镇人民政府", "街道办事处"]),
        ("商业、供销、物资、石油化工等部门应当优先供应。", ["商业部门", "供销部门", "物资部门", "石油化工部门"]),
        ("公职人员任免机关、单位应当加强教育。", ["公职人员任免机关"]),
        ("监察机关发现公职人员任免机关、单位应当给予处分而未给予，应当提出建议。", ["监察机关"]),
        ("建立联动机制，协调和督促有关部门、单位应当协助。", []),
        # whose word it is not: another's, a rule's, what is no subject
        ("任何部门不得截留资金。", []),
        ("施工部门不得施工。", []),
        ("未经原登记机关不得变更。", []),
        ("不属于本部门职责范围的，应当移送。", []),
        ("下列部门应当按照职责做好工作：", []),
        ("统一指挥，分级分部门负责。", []),
        ("其上级主管部门应当给予批评。", ["其上级主管部门"]),
        ("督查组对本级人民政府负责。", []),
        ("外国政府不得干涉。", []),
        ("按照主题分类，确定牵头部门负责维护。", []),
        ("举报事项的处理属于其他部门应当移送。", []),
        ("管理本部门应当合法。", []),
        ("依法组织、管理本部门职责范围内的统计工作。", []),
        ("可以将账簿、报表调回税务机关检查，但是税务机关必须开付清单。", ["税务机关"]),
        ("遵循健康优先的方针，党委统一领导、政府分级负责、社会共同参与。", []),
        ("申请人为国家机关应当提交证明。", []),
        ("审批事项涉及多个部门应当并联办理。", []),
        ("权利人或者登记机构应当保存。", []),
        ("公民、法人和供热管理部门应当遵守。", []),
        ("存在重大火灾隐患的部门应当整改。", []),
        # what a firm, a school calls its own offices
        ("财务部门不得付款。", []),
        ("单位内部保卫部门应当登记。", []),
        ("学校教务部门应当登记。", []),
        ("新闻出版、文艺创作、广播影视等宣传部门应当做好宣传。", []),
        ("设计部门和项目法人应当共同验收。", []),
        ("市档案行政管理部门规定应当归档的材料，不得拒绝归档。", []),
    ],
)  # fmt: skip
def test_who_stands_before_what_obliges(text: str, names: list[str], read: Read) -> None:
    assert obliged(read, text) == names


def test_elsewhere_such_words_are_no_name(read: Read) -> None:
    plan = "一、举报受理部门应当依法处理。"
    assert read(plan).responsibilities == ()


def test_a_class_once_told_is_known_below(read: Read) -> None:
    found = obliged(read, "举报受理部门应当登记。\n由举报受理部门处理。")
    assert found == ["举报受理部门"]
    assert obliged(read, "由举报受理部门处理。") == []


def test_the_governments_of_such_places_are_a_class_of_governments(read: Read) -> None:
    text = LAW.format("灾区各级人民政府应当安置群众。")
    (row,) = read(text, issuer="大同市人民代表大会常务委员会").responsibilities
    assert row.is_collective
    assert row.resolution is not None
    assert row.resolution.department is not None
    assert row.resolution.department.function == "government"
