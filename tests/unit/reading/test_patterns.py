"""The shadow that patterns match on, document numbers, and spans looked up by position."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.reading.patterns import document_number, shadow
from zhengce.reading.spans import Spans


@given(st.text())
def test_the_shadow_is_as_long_as_the_text(text: str) -> None:
    assert len(shadow(text)) == len(text)
    assert shadow(shadow(text)) == shadow(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）、１２％", "(一)、12%"),
        ("〔2017〕【2017】［2017］", "[2017][2017][2017]"),
        ("2019—2020 2019–2020 2019－2020", "2019-2020 2019-2020 2019-2020"),
        ("甲\u00a0乙\u3000丙\t丁\ufeff", "甲 乙 丙 丁 "),
        ("《甲》“乙”", "《甲》“乙”"),
    ],
)
def test_width_brackets_dashes_and_blanks_are_folded(text: str, folded: str) -> None:
    assert shadow(text) == folded


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国办发〔2017〕44号", "国办发〔2017〕44号"),
        ("京政发[2014]29号", "京政发[2014]29号"),
        ("同政办发（2018）191 号", "同政办发（2018）191 号"),
        ("国发明电〔2014〕第1号", "国发明电〔2014〕第1号"),
        ("国务院令第722号", "国务院令第722号"),
        ("中发﹝2015﹞34号", "中发﹝2015﹞34号"),
        ("政府令【第135号】", "政府令【第135号】"),
        ("（国务院令第722号）", "国务院令第722号"),
        ("公告2006年第3号", "公告2006年第3号"),
        ("2006年第3号", "2006年第3号"),
        ("某街1号", None),
        ("〔2017〕44", None),
        ("2017年第3季度", None),
    ],
)
def test_document_numbers(text: str, number: str | None) -> None:
    found = document_number(shadow(text))
    assert (found and text[found.start() : found.end()]) == number


SPAN = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(SPAN, max_size=12), st.integers(0, 80), st.integers(1, 12))
def test_spans_answer_as_their_union_does(
    spans: list[tuple[int, int]], position: int, length: int
) -> None:
    covered = {at for start, end in spans for at in range(start, end)}
    union = Spans(spans)
    end = union.end_of(position)
    assert (end is not None) == (position in covered)
    assert end is None or set(range(position, end)) <= covered
    assert union.meet(position, position + length) == bool(
        covered & set(range(position, position + length))
    )
