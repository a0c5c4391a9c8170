"""Labels of duties that stand within a sentence: 其余项目主责部门为市城管局，地址：…."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其余类项目主责部门为市城市管理委，地址：某路15号。", "L市城市管理委"),
        ("本项目牵头部门为市发展改革委。", "L市发展改革委"),
        ("该事项的责任单位为市发展改革委、市财政局，配合单位为市民政局。", "R市发展改革委 R市财政局 S市民政局"),
        ("主办单位是市教委，协办单位是市体育局。", "L市教委 S市体育局"),
        # a label at the head of a line is read as before
        ("责任单位为市财政局。", "R市财政局"),
        ("责任单位：市财政局", "R市财政局"),
        # it names nobody
        ("排名第一的责任单位为牵头单位。", ""),
        ("主责部门为申报项目的受理方。", ""),
    ],
)  # fmt: skip
def test_whom_a_label_within_a_sentence_charges(text: str, expected: str, told: Told) -> None:
    assert told(text) == expected
