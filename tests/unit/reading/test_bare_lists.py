"""Brackets that hold bodies alone, with what may stand before and behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("市发展改革委、市财政局", "市发展改革委 市财政局"),
        ("市发展改革委，各区政府", "市发展改革委 各区政府"),
        ("市住房城乡建设局，各县市政府，2022年12月底前完成", "市住房城乡建设局 各县市政府"),
        ("市发展改革委、市财政局；持续推进", "市发展改革委 市财政局"),
        ("市发展改革委，年底前", "市发展改革委"),
        ("上海海关", "上海海关"),
        ("约束性指标，市发展改革委、市统计局", "市发展改革委 市统计局"),
        ("预期性指标,市卫生健康委", "市卫生健康委"),
        # no list, or none of bodies
        ("预期性指标", ""),
        ("2022年底前", ""),
        ("约束性指标，下降14%，提前完成", ""),
        ("市发展改革委印发，2022年12月底前完成", ""),
        ("市场、资源，持续推进", ""),
    ],
)
def test_a_paragraph_s_last_bracket(read: Read, bracket: str, expected: str) -> None:
    found = read(f"一、推进改革。（{bracket}）")
    assert [row.name for row in found.responsibilities] == expected.split()
    assert {row.role for row in found.responsibilities} <= {"responsible"}


@pytest.mark.parametrize(
    "text", ["推进改革（市财政局、市民政局）。", "推进（市财政局、市民政局）改革。"]
)
def test_a_bracket_within_a_sentence(read: Read, text: str) -> None:
    assert not read(f"一、{text}").responsibilities
