"""The one line that stands for a clause."""

from __future__ import annotations

import time

import pytest

from zhengce.tables.matter import LIMIT, cut, first_sentence, matter


def test_heading_comes_first_and_whole():
    assert matter("长" * 60, "正文。", "一、") == "长" * 60


def test_a_unit_without_text_is_named_by_its_label():
    assert matter(None, "", "第一条") == "第一条"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("推进建设。加强管理。", "推进建设"),
        ("推进建设；加强管理", "推进建设"),
        ("推进建设\n加强管理。", "推进建设"),
        ("  推进建设", "推进建设"),
        ("推进（甲；乙）建设。其他", "推进（甲；乙）建设"),
        ("推进（建设。其他", "推进（建设"),
        ("推进建设", "推进建设"),
    ],
)
def test_first_sentence(text, sentence):
    assert first_sentence(text) == sentence


def test_a_long_sentence_is_cut():
    assert cut("长" * 60) == "长" * LIMIT


def test_a_pair_that_the_cut_parts_goes_as_a_whole():
    assert cut("甲" * 30 + "《" + "乙" * 30 + "》" + "丙") == "甲" * 30


def test_a_long_title_near_the_beginning_is_closed():
    short = cut("按照《" + "乙" * 60 + "》要求")
    assert short == "按照《" + "乙" * 42 + "》"
    assert len(short) == LIMIT


def test_a_stray_bracket_is_no_pair():
    assert cut("甲（" + "乙" * 60) == "甲（" + "乙" * 44


@pytest.mark.parametrize(
    "text", ["《" * 200_000, "（" * 100_000 + "）" * 100_000, "《（" * 100_000]
)
def test_time_does_not_grow_with_the_text(text):
    began = time.process_time()
    assert len(matter(None, text, None)) <= LIMIT
    assert time.process_time() - began < 0.1
