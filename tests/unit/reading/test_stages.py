"""Stages of work: when each is, in brackets behind its name or behind a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Block, Cell, Extraction

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
        ("放假时间为5月1日至3日。", "5月1日至3日 period 2009-05-01 2009-05-03"),
        ("秋季禁烧（9月20日—12月31日）为重点时段。", "9月20日—12月31日 period 2009-09-20 2009-12-31"),
        ("时间：夏季麦收前（5月30日一6月4日）。", "5月30日一6月4日 period 2009-05-30 2009-06-04"),
        ("午季：5月20日至5月24日，各村召开动员会。", "5月20日至5月24日 period 2009-05-20 2009-05-24"),
        ("总结阶段（11月底）。", "11月底 by None 2009-11-30"),
        ("细则拟定（2009年6月底前）。", "2009年6月底前 by None 2009-06-30"),
        ("试点阶段（2009年6月）。", "2009年6月 period 2009-06-01 2009-06-30"),
        ("推广阶段（2010年）。", "2010年 period 2010-01-01 2010-12-31"),
        ("组织实施（2009年5月至2009年11月）。", "2009年5月至2009年11月 period 2009-05-01 2009-11-30"),
    ],
)  # fmt: skip
def test_when_a_stage_is(sentence: str, expected: str, read: Read) -> None:
    assert told(read(f"一、{sentence}", **SIGNED)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "落实了防汛工作方案（5月-8月）的要求。",
        "编制甲规划（2018年12月7日—2019年1月9日），并公布。",
        "落实医疗机构设置规划（2017年3月至2020年5月）。",
        "完善防汛工作方案（2009年6月底前）。",
        "落实任务清单（2010年）。",
        "按照上级通知（5月）要求，认真落实。",
        "国庆长假（10月1日至7日）加强值班。",
        "第十届运动会（6月1日—6月3日）由市体育局承办。",
        "6月20日至24日，全市召开动员会。",
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2015年8月下旬至9月上旬开展检查。", "2015年8月下旬至9月上旬 period 2015-08-21 2015-09-10"),
        ("决定从8月下旬到9月底开展检查。", "从8月下旬到9月底 period 2009-08-21 2009-09-30"),
        ("5月底至9月中旬开展检查。", "5月底至9月中旬 period 2009-05-31 2009-09-20"),
        ("2009年3月至6月开展检查。", "2009年3月至6月 period 2009-03-01 2009-06-30"),
        ("2009年一2010年开展检查。", "2009年一2010年 period 2009-01-01 2010-12-31"),
    ],
)
def test_from_month_to_month(sentence: str, expected: str, read: Read) -> None:
    assert told(read(f"一、{sentence}", **SIGNED)) == [expected]


@pytest.mark.parametrize(
    "sentence", ["1月-5月完成投资。", "5月底至6月初，连续发生3起事故。", "落实5-8月的要求。"]
)
def test_months_that_a_report_tells_of(sentence: str, read: Read) -> None:
    assert told(read(f"一、{sentence}", **SIGNED)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("6月12日，录取学校公布录取名单。", ["6月12日 by None 2009-06-12"]),
        ("坚持公开。6月13日，录取学生到学校确认学位。", ["6月13日 by None 2009-06-13"]),
        # before the document was written, and news
        ("4月12日，学校公布录取名单。", []),
        ("6月12日，发生3起事故。", []),
        ("6月12日，学校公布了录取名单。", []),
        ("自6月12日以来，学校公布录取名单。", []),
    ],
)  # fmt: skip
def test_a_day_that_is_announced(sentence: str, expected: list[str], read: Read) -> None:
    assert told(read(f"一、{sentence}", **SIGNED)) == expected


def test_days_to_come_in_a_document_without_a_date(read: Read) -> None:
    found = read("一、9月15日-25日，将开展督查。8月11日至18日，组织了督查。")
    assert told(found) == ["9月15日-25日 period None None"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10月8日至10月11日的每天8时至24时，市政中心将进行摊铺。", "10月8日至10月11日 period None None"),
        ("10月8日至10月9日8时至24时：\n北路封闭施工。", "10月8日至10月9日8时 period None None"),
        ("12月7日-8日完成补种。", "12月7日-8日 period None None"),
        ("8月26日起，市政部门将进行大修。", "8月26日起 from None None"),
        ("工程定于8月26日22:00开始施工。", "8月26日 by None None"),
        ("自2018年7月3日公开征求意见。请于7月17日前反馈。", "7月17日前 by None 2018-07-17"),
        ("自2018年7月3日公开征求意见。请于5月17日前反馈。", "5月17日前 by None None"),
        ("工期40天。", "40天 duration None None"),
        ("第三阶段：选举阶段（两种方式确定一种）（2011.11.22——2011.12.9）。", "2011.11.22——2011.12.9 period 2011-11-22 2011-12-09"),
    ],
)  # fmt: skip
def test_a_schedule_in_a_document_without_a_date(text: str, expected: str, read: Read) -> None:
    assert expected in told(read(f"一、{text}"))


def test_months_in_a_column_for_times(read: Read) -> None:
    cells = [
        ["时间", "工作事项", "责任单位"],
        ["6月-7月上旬", "公布方案", "市教育局"],
        ["8月13-15日", "注册", "市教育局"],
    ]
    blocks = [
        Block(text, Cell(0, row, at, 1, 1))
        for row, line in enumerate(cells)
        for at, text in enumerate(line)
    ]
    assert told(read(blocks)) == ["6月-7月上旬 period None None", "8月13-15日 period None None"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("从今年起，安排经费补助。", "从今年起 from 2009-01-01 None"),
        ("自明年开始实行新办法。", "自明年开始 from 2010-01-01 None"),
        ("明年起全面推开。", "明年起 from 2010-01-01 None"),
        ("自今年以来，成效明显。", ""),
        ("从今年起，连续3年给予补助。", ""),
    ],
)
def test_what_begins_in_a_year_that_is_not_named(sentence: str, expected: str, read: Read) -> None:
    assert " ".join(told(read(f"一、{sentence}", **SIGNED))) == expected


def test_what_begins_in_a_year_that_nothing_tells(read: Read) -> None:
    assert told(read("一、从今年起安排经费。")) == ["从今年起 from None None"]
