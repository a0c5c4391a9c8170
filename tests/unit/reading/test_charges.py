"""Bodies that stand before what they are to do, and what merely stands before a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def charged(found: Extraction) -> list[tuple[str, str, str]]:
    return [(row.path, row.name, row.role) for row in found.responsibilities]


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        # 成员单位职责 of emergency plans
        ("市水利局：负责水情监测。", "市水利局"),
        ("市水利局、市气象局：组织预报。", "市水利局 市气象局"),
        ("市水利局：根据职责，依法做好监测。\n市气象局：承担预报。", "市水利局 市气象局"),
        ("市水利局：在机构改革过渡期间继续负责监测。", "市水利局"),
        ("市水利局：负责水情监测；市气象局：负责预报。", "市水利局 市气象局"),
        ("市水利局。负责水情监测，协助做好保障。", "市水利局"),
        ("各区政府：落实属地责任。", "各区政府"),
        ("河务部门。组织、协调、监督、指导防汛日常工作。", "河务部门"),
        ("市水利局。拟定建设标准，审核规划。", "市水利局"),
        (
            "分工如下：市水利局。负责监测。加强检查。市农委、市气象局。负责预报。",
            "市水利局 市农委 市气象局",
        ),
        ("市水利局：依法查处违法行为，打击犯罪。", "市水利局"),
        ("市水利局：为抢险提供技术支持。", "市水利局"),
        ("市总工会：组织职工参加抢险。\n市妇联：协助安置群众。", "市总工会 市妇联"),
        # in lines, with a blank between, or below the body's name
        (
            "成员职责如下。\n市公安局 负责治安；打击犯罪。\n市教委　协助转移学生。",
            "市公安局 市教委",
        ),
        ("分工如下。\n市公安局\n负责治安。\n市教委\n参与转移学生。", "市公安局 市教委"),
        ("市教委协助做好治安工作。", "市教委"),
        # a heading
        ("市质监局\n依法对锅炉等特种设备实施安全监察。", "市质监局"),
        ("北京市政府\n对全市安全全面监管，并负全责。", "北京市政府"),
        ("市综合监管部门\n在市政府的领导下，按其职能职责，对监管工作负全责。", "市综合监管部门"),
        ("旅游部门职责：\n负责旅游安全。", "旅游部门"),
        ("市绿化部门的保护管理职责：\n组织普查。", "市绿化部门"),
        (
            "市规划局\n在国土空间规划编制、土地出让和建设项目审批管理事项中统筹落实建设要求。",
            "市规划局",
        ),
        ("城管执法部门\n依法严查运输车辆未密闭、沿途遗撒等违法行为。", "城管执法部门"),
        ("各街镇、经开区\n落实属地管理责任，开展拉网式排查。", "各街镇 经开区"),
        ("市公安局：密切注视疫情动态，依法妥善处置有关的治安事件。", "市公安局"),
        # no duty behind
        ("市公安局：办公地点在某路12号，联系电话为62850000。", ""),
        ("市公安局：你局关于建立制度的请示收悉，现函复如下。", ""),
        ("市水利局：组织部的通知。", ""),
        ("市水利局：指导思想。", ""),
        ("市水利局：负责人张某。", ""),
        ("市水利局：联系人李某。", ""),
        ("报送市水利局 负责人张某。", ""),
        ("报送市水利局 组织开展。", ""),
        ("市水利局 3月1日。", ""),
        ("市水利局\n地址在某路。", ""),
        ("市指挥部\n总指挥由副市长担任。", ""),
        ("市指挥部\n总指挥：副市长；副总指挥：市应急局主要负责人。", ""),
        ("支持组建国家职业教育指导咨询委员会\n政府的重大政策、重大项目要听取意见建议。", ""),
        ("数据管理部门职责\n市数据管理部门是主管的部门，统筹推进全市的建设和运行。", ""),
        ("综合保税区\n基础设施建设进一步加强，产业集聚水平提升。", ""),
        # nobody
        ("综合保税区：加强基础设施建设。", ""),
        ("电子商务：推进应用。", ""),
        ("工作目标：完成任务。", ""),
        ("加强领导。负责统筹协调。", ""),
        ("市水利局、市财政局：现将《节水行动方案》印发给你们，请结合实际抓好落实。", ""),
        ("汛情报送市水利局。负责人要在岗。工作完成后报市水利局。负责统筹协调。", ""),
    ],
)
def test_who_stands_before_a_duty(unit: str, names: str, read: Read) -> None:
    found = charged(read(f"一、{unit}"))
    assert found == [("1", name, "responsible") for name in names.split()]


def test_a_heading_charges_for_the_items_below_it(read: Read) -> None:
    text = "一、部门职责\n（一）市质监局。\n1.依法实施安全监察。\n2.负责行政许可。\n（二）市公安局\n1.2019年工作。"
    assert charged(read(text)) == [("1.1", "市质监局", "responsible")]


def test_who_leads_by_the_verb_behind_the_colon(read: Read) -> None:
    assert charged(read("一、市水利局：牵头做好监测。")) == [("1", "市水利局", "lead")]


def test_a_body_before_a_colon_and_in_its_sentence_is_one_row(read: Read) -> None:
    assert len(charged(read("一、市水利局：负责监测。市水利局要及时报告。"))) == 1


def test_paragraphs_that_each_begin_with_who_is_to_do_what_they_tell(read: Read) -> None:
    told = "市水利局：针对春季特点，先行排查隐患并及时通报。"
    other = "市气象局：结合实际，采取各种方式，发布预报预警。"
    rows = [("1", "市水利局", "responsible"), ("1", "市气象局", "responsible")]
    assert charged(read(f"一、分工\n{told}\n{other}")) == rows
    assert charged(read(f"一、分工\n{told}")) == []  # alone it may be anything
    both = "市水利局、市气象局：你们报送的规划收悉，现批复如下。"  # addressed, in one paragraph
    assert charged(read(f"某批复\n{both}\n一、甲。")) == []
    assert charged(read("一、报送\n市水利局：62850000\n市气象局：62850001")) == []
    assert charged(read("一、报送\n市水利局：张三、李四\n市气象局：王五")) == []


def test_who_is_addressed_is_not_charged_with_the_first_sentence(read: Read) -> None:
    told = "推进节能降碳工作是重要举措。现通知如下。\n一、甲。"
    assert charged(read(f"市发展改革委、市财政局：\n{told}")) == []
    found = charged(read("市水利局：\n负责水情监测，并及时报告。\n市教委：负责防汛安全工作。"))
    assert [name for _, name, _ in found] == ["市教委"]


def test_a_centre_that_is_charged_and_one_that_is_planned(read: Read) -> None:
    rows = [("1", "市大数据中心", "responsible")]
    assert charged(read("一、市大数据中心：负责平台建设。")) == rows
    assert charged(read("一、市大数据中心：加强平台建设。")) == []


def test_a_page_that_breaks_off_in_its_last_sentence(read: Read) -> None:
    text = "市水利局：负责水情监测。\n市教委：负责系统防汛安全工作；组织开展宣传教育，督促各类学校做好校区防汛安全，统一调控师生分流、转移和停课工作；负责组织相关场所承担度汛临"
    assert [row.name for row in read(text).responsibilities] == ["市水利局", "市教委"]
