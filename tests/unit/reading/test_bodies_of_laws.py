"""Bodies as laws name them: organs by what they do, committees of villagers, levels in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]
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
        ("由申请人到公司登记机关领取。", ""),
    ],
)  # fmt: skip
def test_organs_named_by_what_they_do(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("公交主管部门应当制定应急预案。", "R公交主管部门"),
        ("盐业主管部门、食盐质量安全监督管理部门应当加强协作。", "R盐业主管部门 R食盐质量安全监督管理部门"),
        ("情节严重的，由原发证部门吊销许可证。", "R原发证部门"),
        ("项目审批部门不得批准其建设。", "R项目审批部门"),
        ("核准机关以及依法对项目负有监督管理职责的其他有关部门应当加强监管。", "R核准机关 R依法对项目负有监督管理职责的其他有关部门"),
        ("未经公交主管部门批准，不得改变线路。", ""),
        ("报上一级公交主管部门审批。", ""),
        ("双方经公交主管部门调解达成协议的，应当签字。", ""),
    ],
)  # fmt: skip
def test_offices_of_functions_that_no_register_tells(text: str, rows: str, duties: Duties) -> None:
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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("常务委员会有关工作机构应当整理各方面的意见。", "R常务委员会有关工作机构"),
        ("市人民代表大会专门委员会、常务委员会工作机构应当提供服务保障。", "R市人民代表大会专门委员会 R常务委员会工作机构"),
        ("由大会秘书处或者市人大常委会人代工委自收到之日起十日内重新确定。", "R大会秘书处 R市人大常委会人代工委"),
        ("市人民代表大会常务委员会人事代表工作委员会（以下简称人代工委）负责办理。", "R市人民代表大会常务委员会人事代表工作委员会"),
        ("法规草案由主席团提请大会表决。", "R主席团"),
        ("由主任会议决定不列入常务委员会会议议程。", "R主任会议"),
        ("对专门委员会进行初步审查的情况，应当听取意见。", ""),
    ],
)  # fmt: skip
def test_organs_of_congresses(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("沿海各级人民政府应当加强领导。", "R沿海各级人民政府"),
        ("市和沿海区（市）人民政府应当加强领导。", "R市人民政府 R沿海区（市）人民政府"),
        ("沿海设区的市、县（市、区）生态环境主管部门应当会同渔业部门制定办法。", "L沿海设区的市生态环境主管部门 L县（市、区）生态环境主管部门 S渔业部门"),
        ("市、铁路沿线区县（自治县）交通主管部门负责监督。", "R市交通主管部门 R铁路沿线区县（自治县）交通主管部门"),
        ("国务院有关部门和沿海省、自治区、直辖市人民政府应当编制规划。", "R国务院有关部门 R沿海省、自治区、直辖市人民政府"),
        ("由省、自治区、直辖市和计划单列市人民政府规定。", "R省、自治区、直辖市和计划单列市人民政府"),
        ("市、有关县（区）人民政府应当加强保护。", "R市人民政府 R有关县（区）人民政府"),
        ("长江流域的企业应当节约用水。", ""),
    ],
)  # fmt: skip
def test_bodies_along_coasts_and_rivers(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("沿海县级以上人民政府", "government"),
        ("长江流域省级人民政府水行政主管部门", "water_resources"),
        ("省、自治区、直辖市和计划单列市人民政府", "government"),
        ("沿河县（市、区）人民政府", "government"),
    ],
)
def test_where_a_body_stands_hides_no_function(name: str, function: str, read: Read) -> None:
    row = read(f"第一条 {name}应当加强保护。").responsibilities[0]
    assert row.name == name
    assert row.resolution is not None
    assert row.resolution.department is not None
    assert (row.resolution.department.function, row.is_collective) == (function, True)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("空中交通管理机构应当作出决定。", "R空中交通管理机构"),
        ("由负责该区域的空中交通管理机构批准。", "R空中交通管理机构"),
        ("白天鹅及其栖息地管理机构应当加强管护。", "R白天鹅及其栖息地管理机构"),
        ("市反恐怖主义工作领导机构负责统一领导。", "R市反恐怖主义工作领导机构"),
        ("由省人民政府或者其授权的部门公布。", "R省人民政府 R其授权的部门"),
        ("发布预警信息的人民政府或者其授权的有关部门应当调整级别。", "R发布预警信息的人民政府 R其授权的有关部门"),
        ("国务院或者国务院授权的部门应当审批。", "R国务院 R国务院授权的部门"),
        ("街道办事处或者其授权的居民委员会应当指导。", "R街道办事处 R其授权的居民委员会"),
        ("土地部门或者其委托的乡镇人民政府应当组织。", "R土地部门 R乡镇人民政府"),
        ("管理专利工作的部门应当作出处理决定。", "R管理专利工作的部门"),
        ("对扬尘污染负有监督管理职责的部门应当巡查。", "R对扬尘污染负有监督管理职责的部门"),
        ("国务院和县级以上地方人民政府建设主管部门应当检查。", "R国务院建设主管部门 R县级以上地方人民政府建设主管部门"),
        ("国务院和县级以上人民政府管理机关事务工作的机构应当检查。", "R国务院管理机关事务工作的机构 R县级以上人民政府管理机关事务工作的机构"),
        ("国务院和县级以上人民政府及其有关部门应当检查。", "R国务院 R县级以上人民政府 R有关部门"),
        ("由有查处权的部门追缴所得。", "R有查处权的部门"),
        ("县公安局或者城市公安分局应当检查。", "R县公安局 R城市公安分局"),
        ("街道办事处（社区）和乡（镇）人民政府应当检查。", "R街道办事处 R乡（镇）人民政府"),
        ("乡镇人民政府和农村集体经济组织应当扶持。", "R乡镇人民政府"),
        ("工会、妇女联合会以及计划生育协会应当协助。", "R工会 R妇女联合会 R计划生育协会"),
        ("主要街道应当洒水。", ""),
        ("办案部门应当保管涉案财物。", "R办案部门"),
        ("并可以由原执业登记部门吊销许可证。", "R原执业登记部门"),
        ("制定机关应当进行研究。", "R制定机关"),
        ("第二审人民法院应当作出裁定。", "R第二审人民法院"),
        ("组织编制机关应当公告。", "R组织编制机关"),
        # those of firms, and those that are none
        ("配合办案部门应当主动。", ""),
        ("企业销售部门应当登记。", ""),
        ("物业管理机构应当维护秩序。", ""),
        ("安全生产管理机构应当每日检查。", ""),
        ("非航道管理机构应当征求意见。", ""),
        ("基金管理机构应当公布净值。", ""),
    ],
)  # fmt: skip
def test_managing_bodies_and_those_authorised(text: str, rows: str, duties: Duties) -> None:
    assert told(duties, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("看守所、戒毒场所和社区矫正机构应当提供阅读资源。", "R看守所 R戒毒场所 R社区矫正机构"),
        ("拘留所、看守所和未成年犯管教所等机构，应当进行法治教育。", "R拘留所 R看守所 R未成年犯管教所"),
        ("国家机关、人民团体、企业事业单位应当建立机制。", "R国家机关 R人民团体"),
        ("行政机关及其执法人员应当出示证件。", "R行政机关"),
        ("统计机构和统计人员应当依法履行职责。", "R统计机构"),
        ("工商、编制、民政等部门，应当及时提供资料。", "R工商部门 R编制部门 R民政部门"),
        ("人民法院、乡镇人民政府、学校、村民委员会和其他社会组织，应当给予关心。", "R人民法院 R乡镇人民政府 R村民委员会"),
        ("经批准后，由县级人民政府土地管理部门划拨土地。", "R县级人民政府土地管理部门"),
        ("公安机关应当会同金融监管、通信管理部门建立机制。", "L公安机关 S金融监管部门 S通信管理部门"),
        ("市口岸、经济信息化和商务行政管理部门应当提供便利。", "R市口岸行政管理部门 R市经济信息化行政管理部门 R市商务行政管理部门"),
        ("省、地级以上市人民政府标准化行政主管部门应当听取意见。", "R省人民政府标准化行政主管部门 R地级以上市人民政府标准化行政主管部门"),
        # whose place anybody has, what somebody does there, and who is no body
        ("养老服务场所应当公示价格。", ""),
        ("审计人员履行职责时，应当保守秘密。", ""),
        ("兴建乡(镇)村企业，必须持设计任务书。", ""),
        ("乡(镇)村公共设施、公益事业建设，须经审核。", ""),
        ("公民认为行政机关应当公开的，可以申请复议。", ""),
    ],
)  # fmt: skip
def test_places_of_detention_and_who_stands_beside_others(
    text: str, rows: str, duties: Duties
) -> None:
    assert told(duties, text) == rows
