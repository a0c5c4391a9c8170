"""The regular expression that finds organisations in running text."""

from __future__ import annotations

import re
import time

import pytest

from zhengce.register.lookup import Names

REGISTER = Names()
ORGANISATION = re.compile(REGISTER.organisation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市卫生健康委牵头，市财政局配合", ["市卫生健康委", "市财政局"]),
        ("简化环保、消防、民政等部门的审批", ["环保", "消防", "民政"]),
        ("国家发展改革委会同各地", ["国家发展改革委", "各地"]),
        ("各有关部门要高度重视", ["各有关部门"]),
        ("各市政府、省工业和信息化委负责", ["各市政府", "省工业和信息化委"]),
        ("北京市规划和自然资源委员会", ["北京市规划和自然资源委员会"]),
        ("辽宁保监局负责", ["辽宁保监局"]),
        ("大同市人民政府办公厅", ["大同市人民政府办公厅"]),
        ("省妇联、团省委", ["省妇联", "团省委"]),
        ("中央网信办、人民银行、全国总工会", ["中央网信办", "人民银行", "全国总工会"]),
        ("朝阳区政府、海淀区政府", ["朝阳区政府", "海淀区政府"]),
        ("鼓励社会办医加快发展", []),
        ("加大财政资金支持", []),
    ],
)
def test_organisations_are_found_as_printed(text: str, expected: list[str]) -> None:
    assert [text[m.start() : m.end()] for m in ORGANISATION.finditer(text)] == expected


def test_it_has_no_groups_and_never_matches_nothing() -> None:
    assert ORGANISATION.groups == 0
    assert ORGANISATION.match("") is None


@pytest.mark.parametrize(
    "piece", ["市", "各", "和", "市政府", "卫生", "工业和", "北京市", "有关", "、区"]
)
def test_long_repeats_take_linear_time(piece: str) -> None:
    short, long = _seconds(piece * 500), _seconds(piece * 4000)
    assert long < 30 * max(short, 1e-4)


def _seconds(text: str) -> float:
    start = time.perf_counter()
    for _ in ORGANISATION.finditer(text):
        pass
    return time.perf_counter() - start
