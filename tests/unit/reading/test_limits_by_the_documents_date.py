"""Time limits where the document's own date is needed, is missing, or is told by its number, a feast or a plan's years."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_lines import limits_told, told

from zhengce.model import Extraction
from zhengce.reading.dates import feast

Read = Callable[..., Extraction]
SIGNED = {"date_signed": "2017年9月15日"}


def test_without_a_date_of_the_document_none_is_made_up(read: Read) -> None:
    found = read(
        "一、年底前完成。\n二、10月底前完成，9月底前上报。\n三、自印发之日起施行。\n四、自印发之日起30日内上报。"
    )
    assert [told(row) for row in found.deadlines] == [
        "by - - year",
        "by - - month",
        "by - - month",
        "from - -",
        "duration - - 30 day",
    ]


def test_the_year_of_the_number_serves_where_there_is_no_date(read: Read) -> None:
    found = read("一、年底前完成。", document_number="京政办发〔2017〕44号")
    assert [told(row) for row in found.deadlines] == ["by - 2017-12-31 year inferred"]


def test_a_plan_without_a_date_was_written_in_its_first_year(read: Read) -> None:
    text = "北京市“十三五”规划\n一、2015年，就业率达到60%。“十二五”期间，新建2所学校。\n二、2018年底前完成。"
    found = read(text)
    assert limits_told(found) == [("2018年底前", "by - 2018-12-31 year")]
    assert found.targets == ()


def test_an_impossible_day_is_an_issue_not_a_date(read: Read) -> None:
    found = read("一、加强监管。（完成时限：2019年2月30日，责任单位：市财政局）")
    assert found.deadlines == ()
    assert "date_not_understood" in [issue.code for issue in found.issues]


def test_a_goal_s_year_is_a_requirement(read: Read) -> None:
    found = read("一、2022年，新建基站2600个以上。", **SIGNED)
    assert limits_told(found) == [("2022年", "by - 2022-12-31 year")]
    assert limits_told(read("一、2022年，形势更加复杂。", **SIGNED)) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("一、2019年底前启动甲，2019年底前完成。", 1),  # told again
        ("一、2019年底前完成甲。2019年底前完成乙。", 2),  # two tasks
        ("一、2019年底前完成甲；2019年底前完成乙。", 2),
        ("一、每年开展检查。每年公布结果。", 2),
        ("一、“十三五”期间完成甲。“十三五”期间完成乙。", 1),  # background, as a rule
    ],
)
def test_the_same_limit_is_told_once_in_a_sentence(text: str, rows: int, read: Read) -> None:
    assert len(read(text, **SIGNED).deadlines) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年3月30日前提交报告。\n主管部门应当在4月30日前报送。", "在4月30日前 recurring - -"),
        ("每年2月底前完成考核，3月底前完成分析。", "3月底前 recurring - -"),
        # a year told since, and a rhythm without a day, make it none of every year
        ("每年3月底前提交，2018年4月底前试行，5月底前报送。", "5月底前 by - 2018-05-31 month inferred"),
        ("每年开展检查，10月底前完成。", "10月底前 by - 2017-10-31 month inferred"),
    ],
)  # fmt: skip
def test_a_day_after_one_of_every_year_is_of_every_year(
    text: str, expected: str, read: Read
) -> None:
    found = limits_told(read(f"一、{text}", **SIGNED))
    assert " ".join(found[-1]) == expected


def test_a_plan_of_the_century_before(read: Read) -> None:
    found = read("一、通过“九五”期间的努力，普及知识。", date_signed="1997年2月4日")
    assert limits_told(found) == [("“九五”期间", "period 1996-01-01 2000-12-31 year")]


def test_a_date_alone_is_none_where_the_document_has_no_date(read: Read) -> None:
    assert limits_told(read("一、2020年12月31日完成。\n二、5月1日至10月31日受理申请。")) == []


def test_a_feast_without_a_year_and_a_document_without_a_date(read: Read) -> None:
    assert limits_told(read("一、春节前完成。")) == [("春节前", "by - - day")]


@pytest.mark.parametrize(
    ("year", "first"),
    [(1949, "1949-01-29"), (2000, "2000-02-05"), (2024, "2024-02-10"), (2033, "2033-01-31"), (2099, "2099-01-21")],
)  # fmt: skip
def test_the_first_day_of_the_lunar_year(year: int, first: str) -> None:
    assert str(feast("春节", year)) == first
    assert feast("春节", 2100) is None


def test_what_another_site_published_later_counts_from_its_number(read: Read) -> None:
    def limits(number: str) -> list[str]:
        text = "一、从2014年开始，全面启动改革。2016年基本完成任务。"
        found = read(text, document_number=number, date_published="2018-01-17")
        return [found.text[row.char_start : row.char_end] for row in found.deadlines]

    assert limits("鲁政发〔2014〕20号") == ["从2014年开始", "2016年"]
    assert limits("鲁政发〔2018〕20号") == []


def test_lengths_that_share_a_unit_are_one_limit_each(read: Read) -> None:
    found = limits_told(read("一、审批时间分别压缩至70、40、30个工作日以内。", **SIGNED))
    assert found == [
        ("70", "duration - - 70 working_day"),
        ("40", "duration - - 40 working_day"),
        ("30个工作日以内", "duration - - 30 working_day"),
    ]
    assert len(limits_told(read("一、有第1、2项的，3个月内完成。", **SIGNED))) == 1


def test_the_day_of_a_site_makes_nothing_past(read: Read) -> None:
    facts = {"date_published": "2024-01-10", "document_number": "武政办〔2023〕1号"}
    found = read("一、各单位2023年2月10日前报送方案。", **facts)
    assert limits_told(found) == [("2023年2月10日前", "by - 2023-02-10 day")]


def test_a_year_after_another_s_limit_is_to_come_where_the_document_has_no_date(read: Read) -> None:
    found = read("一、2008年底前完成改造。2009年启动二期，2007年启动一期。")
    assert [expression for expression, _ in limits_told(found)] == ["2008年底前", "2009年"]
