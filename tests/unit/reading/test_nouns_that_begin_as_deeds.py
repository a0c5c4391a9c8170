"""Nouns and clauses that begin as a verb of duty does (保证金, 培训中心), and lists that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Told = Callable[[str], str]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("市财政局控制线外的建设项目依法办理。", ""),
        ("市公安局保管箱业务由银行办理。", ""),
        ("市科技局创新券兑付办法另行规定。", ""),
        ("市住房城乡建设局完成率达到90%。", ""),
        ("市医保局完成时限为2019年12月。", ""),
        ("市商务局增加值增长5%。", ""),
        ("市教育局承诺书应当公示。", ""),
        ("市民政局保证金管理办法另行制定。", ""),
        ("市财政局测算标准为每人每年500元。", ""),
        ("市统计局汇总数据显示，一季度增长5%。", ""),
        ("市政府重视程度不断提高。", ""),
        ("市公安局查验场所设置在南郊区。", ""),
        ("市人民政府提升改造项目应当公开招标。", ""),
        ("市商务局提升行动方案附后。", ""),
        ("市教育局创建活动取得实效。", ""),
        ("市应急局跟踪督办机制不断健全。", ""),
        ("市人民政府恢复重建规划由市发展改革委编制。", "R市发展改革委"),
        ("市人力资源社会保障局培训中心组织考试。", "R市人力资源社会保障局培训中心"),
        ("市交通运输局养护中心负责道路养护。", "R市交通运输局养护中心"),
        # what was done to something, and since when
        ("市人民政府提交市人民代表大会审议的议案，应当附说明。", ""),
        ("市医保局跟踪审计发现的问题应当整改。", ""),
        ("市市场监管局宣布失效的文件目录另行公布。", ""),
        ("市公安局停止使用的印章应当销毁。", ""),
        ("人民法院贯彻落实的情况纳入考核。", ""),
        ("市水利局推行河长制以来，水质明显改善。", ""),
        # what the verbs oblige to, all the same
        ("市教育局提倡节约。", "R市教育局"),
        ("市政府贯彻执行法律。", "R市政府"),
        ("市政府重视教育。", "R市政府"),
        ("市财政局扶持小微企业。", "R市财政局"),
        ("市住建局改善居住条件。", "R市住建局"),
        ("市医保局提高待遇水平。", "R市医保局"),
        ("市财政局增加投入。", "R市财政局"),
        ("市生态环境局控制排放总量。", "R市生态环境局"),
        ("市税务局降低税费负担。", "R市税务局"),
        ("市公安局恢复交通秩序。", "R市公安局"),
        ("市水务局清理河道。", "R市水务局"),
        ("市审计局核实账目。", "R市审计局"),
        ("市民政局提交报告。", "R市民政局"),
        ("市场监管局注销登记。", "R市场监管局"),
        ("市档案局保管档案。", "R市档案局"),
        ("市交通局养护公路。", "R市交通局"),
        ("市公安局接收退役军人。", "R市公安局"),
        ("市财政局支持符合条件的各部门开展工作。", "R市财政局"),
        ("市农业农村局加强农产品质量安全的各部门协作。", "R市农业农村局"),
        ("公安机关受理报案后三日内立案。", "R公安机关"),
        ("市残联受理申请后及时送审。", "R市残联"),
        ("由公安机关立案侦查。", "R公安机关"),
        # whom something is brought to: no list that a comma parts
        ("任务分解至各县区，市水务局加强督导。", "R市水务局"),
        ("资金下达各县区，市财政局加强监管。", "R市财政局"),
        ("责任落实到乡镇人民政府，市农业农村局加强指导。", "R市农业农村局"),
        ("涉及大同市、朔州市，省财政厅应当协调。", "R省财政厅"),
        # whoever runs them, and who does not
        ("有关预算单位应当编制预算。", "R有关预算单位"),
        ("有关行政执法单位应当配合。", "R有关行政执法单位"),
        ("相关市直单位要配合。", "R相关市直单位"),
        ("相关运输单位应当赔偿。", ""),
        # a name that a phrase runs into
        ("具体办法由国务院有关部门商中国残疾人联合会制定。", "L国务院有关部门 S中国残疾人联合会"),
        ("由国家海洋行政主管部门或者其派出机构、其委托的机构责令停止活动。", "R国家海洋行政主管部门"),
        ("拘留所保障被拘留人的通信权利。", "R拘留所"),
        ("处理方案报所在地市级人民政府主管部门批准后实施。", ""),
        ("需要异地收拘的，应当出具说明，并经异地拘留所主管公安机关批准。", ""),
        ("被拘留的人在拘留所执行拘押，应当与其他人分别拘押。", ""),
        ("三峡电站投产后，应当优先安排库区用电。", ""),
        # places, purses and offices
        ("申报试点城市应当具备下列条件。", ""),
        ("对试点城市要加强指导。", ""),
        ("进入口岸城市应当接受检疫。", ""),
        ("人员密集的地方要设置警示标志。", ""),
        ("推动有条件的地区要加快发展。", ""),
        ("所需经费由财政承担。", ""),
        ("由当地财政承担。", "R当地财政"),
        ("核心景区管理委员会应当保护资源。", "R核心景区管理委员会"),
        ("由省委派员督导。", "R省委"),
        ("由市、老旧小区物业主管部门负责。", "R老旧小区物业主管部门"),
        ("接到通知的机构应当处理。", ""),
        ("负责工程质量鉴定的机构应当出具报告。", ""),
        ("条例规定会同有关部门制定办法，市水务局应当组织实施。", "R市水务局"),
        ("宾馆会同市公安局制定预案。", ""),
        ("市教育局随即会同市公安局处理。", "L市教育局 S市公安局"),
    ],
)  # fmt: skip
def test_nouns_and_deeds(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


def test_a_place_is_described_by_a_plan_alone(read: Read) -> None:
    law = "大同市绿化条例\n第一条 为了绿化，制定本条例。\n第二条 缺水的地区要种植旱生植物。\n"
    assert [row.name for row in read(law).responsibilities] == []
    plan = read("一、缺水的地区要种植旱生植物。")
    assert [row.name for row in plan.responsibilities] == ["缺水的地区"]


@pytest.mark.parametrize(
    "place", ["试点城市", "各省份", "口岸城市", "各统筹地区", "有条件的地区", "尚未达到标准的城市"]
)
def test_a_place_stands_for_its_government(place: str, read: Read) -> None:
    [row] = read(f"一、{place}要加强管理。").responsibilities
    assert row.name == place
    assert row.resolution is not None
    assert row.resolution.department is not None
    assert row.resolution.department.function == "government"


@pytest.mark.parametrize(
    "sentence",
    [
        "申请人应当有不少于三名专职律师。",
        "设立律师事务所，应当有不少于二十名律师。",
        "有限责任公司股东不得超过五十人。",
        "检查人员应当不少于二人，并出示证件。",
        "调查取证时，不得少于二人。",
        "距离不得少于五十米以内。",
        "股东会决议应当经不少于三分之二的表决权通过。",
        "处违法所得不低于一倍不超过五倍的罚款。",
    ],
)
def test_conditions_votes_and_fines_are_no_goals(sentence: str, read: Read) -> None:
    found = read(f"某条例\n第一条　甲。\n第二条　{sentence}")
    assert [row.value for row in found.targets] == []


@pytest.mark.parametrize(
    "sentence", ["病例数逐年减少。", "投诉量逐年增多，形势严峻。", "人口逐年老龄化。"]
)
def test_a_trend_is_no_time_requirement(sentence: str, read: Read) -> None:
    assert read(f"一、{sentence}").deadlines == ()
