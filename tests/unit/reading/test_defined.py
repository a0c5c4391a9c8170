"""A short name that a document gives to a body is that body's wherever it stands."""

from __future__ import annotations

import pytest
from tests.unit.reading.conftest import Read

from zhengce.reading.defined import alias_of, defined


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县级以上人民政府调处林权争议的机构(以下简称调处机构)负责。", "调处机构"),
        ("省人大常委会法制工作委员会(以下称法工委)承担。", "法工委"),
        ("市财政等部门(以下统称监管部门,下同)。", "监管部门"),
        ("国务院监管机构委托的机构(以下称登记备案机构)。", "登记备案机构"),
        # the nation's, whose kind the local ones are
        ("第三条 国家国防专利机构(以下简称国防专利机构)负责审查。", "国防专利机构"),
        ("中华人民共和国船舶检验局(以下简称国家船舶检验机构)负责检验。", "船舶检验机构"),
        ("国家鼓励检验机构(以下简称检验机构)创新。", ""),
        # of firms and clinics, and what is no body
        ("取得资格的机构(以下简称检测机构)负责。", ""),
        ("市民政部门认可的养老服务机构(以下称服务机构)。", ""),
        ("本市的经济活动(以下称活动)。", ""),
        ("企业(以下简称经营者)。", ""),
        ("称(以下)机构", ""),
        ("具有公共服务职能的行政机关(以下统称公共管理和服务机构)。", "公共管理和服务机构"),
        ("做好工作。(责任处室:政策法规处、银行保险处)", "政策法规处 银行保险处"),
        # explained
        ("本办法所称政务部门,是指市政府组成部门和直属机构。", "政务部门"),
        ("\n(二)数源部门,是指某一类数据的法定采集部门;", "数源部门"),
        ("本条例所称用人机构,是指国家机关、企业。", ""),
        ("本办法所称检测机构,是指政府委托的机构。", ""),
        ("本条例所称养老机构,是指经民政部门登记,为老年人提供照料的机构。", ""),
        # founded by the state
        ("市人民政府设立的搜救中心,负责搜救。", "搜救中心"),
        ("本市设立疏浚监督办公室。", "疏浚监督办公室"),
        ("人民政府及其调处机构应当受理。", "调处机构"),
        ("人民政府及其工作机构应当受理。", ""),
        ("市人民政府设立养老服务中心。", ""),
        ("企业设立研究中心,负责研究。", ""),
    ],
)
def test_short_names_of_public_bodies(text: str, names: str) -> None:
    assert " ".join(alias.name for alias in defined(text)) == names


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("调处机构", True),
        ("县级以上人民政府调处机构", True),
        ("所在地调处机构", True),
        ("原调处机构", False),
        ("处机构", False),
    ],
)
def test_a_level_may_stand_before_a_short_name(name: str, known: bool) -> None:
    aliases = defined("县人民政府调处争议的机构(以下简称调处机构)。")
    assert (alias_of(name, aliases) is not None) == known


def test_what_is_said_of_a_short_name_is_a_duty(read: Read) -> None:
    told = "第一条 县人民政府调处争议的机构（以下简称调处机构）。\n第二条 调处机构应当受理。\n第三条 由调处机构公告。"
    assert [(row.path, row.name) for row in read(told).responsibilities] == [
        ("2", "调处机构"),
        ("3", "调处机构"),
    ]
    unnamed = told.replace("（以下简称调处机构）", "")
    assert not [row for row in read(unnamed).responsibilities if row.path == "2"]


def test_a_short_name_has_the_function_of_its_full_one(read: Read) -> None:
    told = "第一条 由国家海洋局（以下简称主管机关）管理。\n第二条 主管机关应当批复。"
    functions = [
        row.resolution and row.resolution.department and row.resolution.department.function
        for row in read(told, issuer="国务院").responsibilities
    ]
    assert functions == ["ocean", "ocean"]
    (alone,) = read(
        "第一条 为了管理。\n第二条 主管机关应当批复。", issuer="国务院"
    ).responsibilities
    assert alone.resolution is not None
    assert alone.resolution.department is not None
    assert alone.resolution.department.function == "other"


DIVISION = """某街道加强消防安全工作实施方案
二、职责分工
1.街道消委办。牵头开展关爱工作，建立管理机制。
2.派出所。配合开展工作，负责隐患的确认。
3.服务办。牵头负责收集信息。
三、工作要求
{}
"""


def test_a_streets_own_offices_are_those_that_its_division_of_work_names(read: Read) -> None:
    told = read(DIVISION.format("请服务办于7月21日前上报统计表。")).responsibilities
    assert [(row.path, row.name, row.role) for row in told] == [
        ("2.1", "街道消委办", "lead"),
        ("2.2", "派出所", "responsible"),
        ("2.3", "服务办", "lead"),
        ("3", "服务办", "responsible"),
    ]


def test_parts_of_a_plan_are_no_offices(read: Read) -> None:
    plan = "某市实施方案\n一、任务\n1.社区服务中心。建设三个。\n2.卫生所。新建两所。\n3.体育中心。改造一处。\n"
    assert not read(plan).responsibilities


BRACKETS = """某省市场监督管理局实施方案
一、深化改革。（登记指导处负责，完成时限：2023年底前）
二、完善法规。（法规处牵头，价监竞争局、食品经营处按职责分工负责）
三、优化修复。（信用监管处负责）
"""


def test_a_bureaus_own_offices_are_those_that_its_brackets_charge(read: Read) -> None:
    assert [(row.path, row.name, row.role) for row in read(BRACKETS).responsibilities] == [
        ("1", "登记指导处", "responsible"),
        ("2", "法规处", "lead"),
        ("2", "价监竞争局", "responsible"),
        ("2", "食品经营处", "responsible"),
        ("3", "信用监管处", "responsible"),
    ]
