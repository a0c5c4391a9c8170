"""Plain text comes as its physical lines, character for character."""

import pytest

from zhengce import extract
from zhengce.intake import read_page, source
from zhengce.model import Unreadable


def lines(text: str) -> list[str]:
    page = read_page(source(text.encode(), document_id="a", path="a.txt"))
    assert page.wrapped
    assert all(block.cell is None for block in page.blocks)
    return [block.text for block in page.blocks]


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert lines("甲\r\n乙\n丙\r丁\u2028戊\u2029己\v庚\x85辛") == list("甲乙丙丁戊己庚辛")


def test_blanks_stay_and_empty_lines_count() -> None:
    assert lines("\t一、\u3000标题 \n\n\u00a0正文\t\n") == ["\t一、\u3000标题 ", "", "\u00a0正文\t"]


def test_the_source_of_a_page_that_was_kept_as_text_is_read_as_it_shows() -> None:
    """As a database escapes it, once or again; an ampersand or a sign alone stays."""
    escaped = "&lt;p&gt;&amp;nbsp;一、事项&lt;br /&gt;（一）范围 A&amp;B&lt;/p&gt;二、流程"
    assert lines(escaped) == ["\u00a0一、事项", "（一）范围 A&B", "二、流程"]
    # references that a semicolon closes: what an address has, is none
    assert lines("&nbsp;http://a.cn/i?id=1&copy=3&section=2") == [
        "\u00a0http://a.cn/i?id=1&copy=3&section=2"
    ]
    assert lines("&nbsp;一、事项<br/>二、流程") == ["\u00a0一、事项", "二、流程"]
    assert lines("A&B，值<br>3 &gt; 2") == ["A&B，值<br>3 &gt; 2"]


def cells(text: str) -> list[tuple[str, int, int] | str]:
    page = read_page(source(text.encode(), document_id="a", path="a.txt"))
    return [
        (text, cell.row, cell.column) if cell is not None else text for text, cell in page.blocks
    ]


def test_lines_with_tabs_are_the_rows_of_a_table() -> None:
    text = "任务分工表\n序号\t任务\t责任单位\n1\t甲\t市财政局\n\n2\t乙\t市教委\n附件"
    assert cells(text) == [
        "任务分工表",
        *[("序号", 0, 0), ("任务", 0, 1), ("责任单位", 0, 2)],
        *[("1", 1, 0), ("甲", 1, 1), ("市财政局", 1, 2)],
        *[("2", 2, 0), ("乙", 2, 1), ("市教委", 2, 2)],
        "附件",
    ]


def test_a_cell_may_go_on_in_the_next_line() -> None:
    text = "序号\t任务\t责任\n单位\t时限\n1\t甲\n之一\t市财政局\t今年\n2\t乙\t市教委\t今年\n3\t丙"
    assert cells(text) == [
        *[("序号", 0, 0), ("任务", 0, 1), ("责任\n单位", 0, 2), ("时限", 0, 3)],
        *[("1", 1, 0), ("甲\n之一", 1, 1), ("市财政局", 1, 2), ("今年", 1, 3)],
        *[("2", 2, 0), ("乙", 2, 1), ("市教委", 2, 2), ("今年", 2, 3)],
        *[("3", 3, 0), ("丙", 3, 1)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "前言\t1\n第一章\t2\n第二章\t3",  # contents
        "市财政局\t市教委\t市民政局\n2019年1月1日",  # a signature
        "\t序号\n\t任务\n\t责任单位",  # a cell a line
        "甲\t乙\t丙\n丁\n戊\t己\t庚\n辛",
        "工作任务\n \t\t\n附件",  # blanks
    ],
)
def test_tabs_alone_make_no_table(text: str) -> None:
    assert cells(text) == text.split("\n")


def test_a_page_break_within_a_sentence_adds_no_empty_line() -> None:
    assert lines("推进试点\n\f工作。\f附件") == ["推进试点", "工作。", "附件"]


def test_a_text_of_nothing_but_line_ends_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        lines("a\n" * 2_000_001)
    assert caught.value.reason == "hostile"


def test_lines_that_begin_with_tabs_take_no_cell_from_a_table() -> None:
    """Damaged copies of the seeds had both."""
    text = "序号\t任务\t责任单位\n1\t甲\n之一\t市财政局\n2\t乙\t市教委\n3\t丙\t市水务局\n\n名单\n\n\t丁\n\t戊\n\n\t己\n\t庚\n\n\t辛\n\t壬\n"
    found = extract(text.encode(), document_id="a")
    assert [row.name for row in found.responsibilities] == ["市财政局", "市教委", "市水务局"]
