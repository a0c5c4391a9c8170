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
        # of firms and clinics, and what is no body
        ("取得资格的机构(以下简称检测机构)负责。", ""),
        ("市民政部门认可的养老服务机构(以下称服务机构)。", ""),
        ("本市的经济活动(以下称活动)。", ""),
        ("企业(以下简称经营者)。", ""),
        ("称(以下)机构", ""),
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
