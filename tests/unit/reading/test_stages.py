"""Stages of work: when each is, in brackets behind its name or behind a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]
SIGNED = {"date_signed": "2009年5月1日"}


def told(found: Extraction) -> list[str]:
    return [
        f"{found.text[row.char_start : row.char_end]} {row.kind} {row.start_date} {row.end_date}"
        for row in found.deadlines
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("动员部署阶段（5月）。", "5月 period 2009-05-01 2009-05-31"),
        ("检查阶段（5月-8月）。", "5月-8月 period 2009-05-01 2009-08-31"),
        ("第一阶段：5月至8月，各县检查。", "5月至8月 period 2009-05-01 2009-08-31"),
        ("集中整治（7月16日至8月31日）。", "7月16日至8月31日 period 2009-07-16 2009-08-31"),
        ("集中整治（2009年7月16日至8月31日）。", "2009年7月16日至8月31日 period 2009-07-16 2009-08-31"),
        ("宣传发动、自查自纠（7—8月）。", "7—8月 period 2009-07-01 2009-08-31"),
        ("总结阶段（11月10日）。", "11月10日 by None 2009-11-10"),
        ("总结阶段（11月底）。", "11月底 by None 2009-11-30"),
    ],
)  # fmt: skip
def test_when_a_stage_is(sentence: str, expected: str, read: Read) -> None:
    assert told(read(f"一、{sentence}", **SIGNED)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "落实了防汛工作方案（5月-8月）的要求。",
        "编制甲规划（2018年12月7日—2019年1月9日），并公布。",
        "按照上级通知（5月）要求，认真落实。",
    ],
)
def test_what_names_something_is_no_stage(sentence: str, read: Read) -> None:
    assert told(read(f"一、{sentence}", **SIGNED)) == []


def test_no_year_is_made_up(read: Read) -> None:
    found = read("一、检查阶段（5月-8月）。整改阶段（9月1日至9月30日）。总结阶段（11月）。")
    assert told(found) == [
        "5月-8月 period None None",
        "9月1日至9月30日 period None None",
        "11月 period None None",
    ]
