"""Fifty thousand characters of one awkward string are read in bounded time.

``benchmarks/repeats.py`` measures growth and many more strings.
"""

from __future__ import annotations

from time import process_time

import pytest

import zhengce

LENGTH = 50_000
PIECES = (
    "（", "）", "（）", "《", "《》", "第一", "一、", "（一）", "1.", "2019年", "、市", "各市、", "各市、县、", "由", "由市",
    "市卫生健康委、", "牵头单位：", "责任单位：A", "（市财政局负责）", "会同", "要", "每", "内", "(市", "等部门", "之日起", "自，",
    "达到30%", "不低于", "《甲》", "《甲》（国办发〔2017〕44号）", "（8月", "2018年12月21日\n", "附件\n", "一、甲\n", "目录\n", "索引号：", " ", "\n", "\t",
    "\n\t甲\n\t乙\n\n", "　　", "　　甲", "甲", "a", "乡、民族乡、", "1.市局办。负责收集\n", "市局与密切配合",
)  # fmt: skip
BOUND = 3.0
"""Seconds of the processor, generous: a pattern of quadratic time takes minutes."""


@pytest.mark.parametrize("before", ["", "一、甲。"])
@pytest.mark.parametrize("piece", PIECES)
def test_long_repeats(piece: str, before: str) -> None:
    data = (before + piece * (LENGTH // len(piece))).encode()
    begun = process_time()
    try:
        zhengce.extract(data, document_id="a", media_type="text/plain")
    except zhengce.Unreadable as refusal:
        assert refusal.reason in ("empty", "no_text", "binary")
    assert process_time() - begun < BOUND


@pytest.mark.parametrize(
    "piece", ["2025\n年，培育\n8\n个，", "3\n米", "0.6\n米\n宽", "2017\n年\n5\n月底前\n"]
)
@pytest.mark.parametrize("before", ["到\n2025\n年，", "序号\n到\n2025\n年，"])
def test_a_page_broken_around_each_number(piece: str, before: str) -> None:
    data = (before + "新增\n8\n个，\n9\n家。\n" + piece * (LENGTH // len(piece))).encode()
    begun = process_time()
    zhengce.extract(data, document_id="a", media_type="text/plain")
    assert process_time() - begun < BOUND


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        # a label behind each duty label's list; sentences that lines split, each of a page of whole ones
        ("一、甲\n", "责任单位：市财政局2.公开减税信息"),
        ("一、甲\n", "责任单位：市财政局2.公开减税信息\n"),
        ("一、甲", "（一）乙丙"),  # headings that run on into each other
        (
            "推进改革，提高效率。做好服务。\n" * 1000 + "做好。完善",
            "机构、院所\n人员库，并将辅助检\n",
        ),
    ],
)
def test_labels_and_sentences_that_run_on(before: str, piece: str) -> None:
    data = (before + piece * (LENGTH // len(piece))).encode()
    begun = process_time()
    zhengce.extract(data, document_id="a", media_type="text/plain")
    assert process_time() - begun < BOUND


def test_a_paragraph_wrapped_over_many_lines() -> None:
    line = "加强监管和服务工作完善制度压实责任，优化环境，"
    data = f"{line}\n".encode() * 40_000
    begun = process_time()
    found = zhengce.extract(data, document_id="a", media_type="text/plain")
    assert process_time() - begun < BOUND
    assert found.text == line * 40_000
