"""Bodies as laws name them: organs by what they do, committees of villagers, levels in brackets."""

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
        ("核准机关、备案机关应当通过在线平台公布产业政策。", "R核准机关 R备案机关"),
        ("未经核准的，由核准机关责令停止建设。", "R核准机关"),
        ("情节严重的，由原发证机关吊销许可证。", "R原发证机关"),
        ("收养登记机关应当自次日起30日内进行审查。", "R收养登记机关"),
        ("由任免机关或者监察机关依法给予处分。", "R任免机关 R监察机关"),
        ("由有权机关对直接负责的主管人员给予处分。", "R有权机关"),
        ("需要变更的，由原编制机关会同有关部门提出方案，报原批准机关批准。", "L原编制机关 S有关部门"),
        # what no organ does by itself, and what is sent to one
        ("未经原批准机关同意，不得调整规划。", ""),
        ("企业应当向核准机关提交申请书。", ""),
        ("机关应当节约用电。", ""),
        ("报原审批机关批准后实施。", ""),
    ],
)  # fmt: skip
def test_organs_named_by_what_they_do(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("村民委员会、居民委员会应当协助开展工作。", "R村民委员会 R居民委员会"),
        ("突发事件多发地区的居民委员会和村民委员会应当组织演练。", "R居民委员会 R村民委员会"),
        ("县（市、区）人民政府、街道办事处、居民委员会，应当建立制度。", "R县（市、区）人民政府 R街道办事处 R居民委员会"),
        ("未建立集体经济组织的，由村民委员会负责。", "R村民委员会"),
        ("由农村集体经济组织或者村民委员会负责。", "R村民委员会"),
        ("村（居）民委员会应当协助人民政府做好工作。", "R村（居）民委员会"),
        ("县人民政府有关部门和村民委员会应当加强宣传。", "R县人民政府有关部门 R村民委员会"),
        # who is helped, or anybody
        ("街道办事处应当指导村民委员会、居民委员会的工作。", "R街道办事处"),
        ("业主委员会应当听取居民委员会的意见。", ""),
        ("建（构）筑物和村（居）民住宅应当安全。", ""),
    ],
)  # fmt: skip
def test_committees_of_villagers_and_residents(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("市、区（县级市）人民政府应当加强领导。", "R市人民政府 R区（县级市）人民政府"),
        ("由发生地县（市、区）人民政府及其有关部门负责。", "R发生地县（市、区）人民政府 R有关部门"),
        ("垃圾由所在地乡（镇）人民政府、街道办事处负责清除。", "R所在地乡（镇）人民政府 R街道办事处"),
        ("市、区县（自治县）水行政主管部门负责监督。", "R市水行政主管部门 R区县（自治县）水行政主管部门"),
        ("市（区）财政、民政等部门按照各自职能开展工作。", "R市（区）财政部门 R市（区）民政部门"),
        ("有关县（区）公安、商务等部门应当做好工作。", "R有关县（区）公安部门 R有关县（区）商务部门"),
        # a note says another name, or who else is meant
        ("市发展改革委（市合作办）应当制定规划。", "R市发展改革委"),
        ("各区人民政府（管委会）应当加强领导。", "R各区人民政府"),
    ],
)  # fmt: skip
def test_levels_in_brackets_belong_to_the_name(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows
