"""Plain text comes as its physical lines, character for character."""

import pytest

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


def test_a_page_break_within_a_sentence_adds_no_empty_line() -> None:
    assert lines("推进试点\n\f工作。\f附件") == ["推进试点", "工作。", "附件"]


def test_a_text_of_nothing_but_line_ends_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        lines("a\n" * 2_000_001)
    assert caught.value.reason == "hostile"
