"""Labels whose bodies stand in sentences behind them (【职责分工】A负责…，B负责…) or in the line below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def rows(read: Read, text: str) -> list[str]:
    return [f"{row.name} {row.role} {row.basis}" for row in read(text).responsibilities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 【职责分工】市水利局负责编制规划，市财政局负责保障经费。
        (
            "做好工作。【职责分工】市水利局负责编制规划，市财政局负责保障经费。",
            ["市水利局 responsible sentence", "市财政局 responsible sentence"],
        ),
        (
            "做好工作。\n职责分工：市水利局负责编制规划，市财政局负责保障经费。",
            ["市水利局 responsible sentence", "市财政局 responsible sentence"],
        ),
        (
            "做好工作。（职责分工：市水利局负责编制规划，市财政局负责保障经费）",
            ["市水利局 responsible sentence", "市财政局 responsible sentence"],
        ),
        (
            "做好工作。【任务分工】市水利局牵头，负责编制规划；市财政局负责保障经费。",
            ["市水利局 lead label", "市财政局 responsible sentence"],
        ),
        (
            "做好工作。〔任务分解：市司法局牵头做好清理工作；各县区政府做好本级工作〕",
            ["市司法局 lead sentence", "各县区政府 responsible sentence"],
        ),
        (
            "做好工作。\n责任单位及承办科室（单位）：市城管局，市水务局。",
            ["市城管局 responsible label", "市水务局 responsible label"],
        ),
        (
            "做好工作。\n责任单位：\n市水务局，各区人民政府〔以下均涉及各区人民政府，不再列出〕",
            ["市水务局 responsible label", "各区人民政府 responsible label"],
        ),
        # as before: a list with its verb, and nobody twice
        (
            "做好工作。【职责分工】由市水利局牵头，市财政局配合。",
            ["市水利局 lead label", "市财政局 support label"],
        ),
        (
            "做好工作。【职责分工】市水利局、市财政局按职责分工负责。",
            ["市水利局 responsible label", "市财政局 responsible label"],
        ),
        # a label alone in its line
        (
            "做好工作。\n【责任单位】\n市水利局、市财政局",
            ["市水利局 responsible label", "市财政局 responsible label"],
        ),
        (
            "做好工作。\n【牵头单位】\n市水利局\n【配合单位】\n市财政局、市教育局",
            ["市水利局 lead label", "市财政局 support label", "市教育局 support label"],
        ),
        ("做好工作。\n责任单位：\n市水利局", ["市水利局 responsible label"]),
        ("做好工作。\n【责任单位】\n做好服务", []),
        ("做好工作。\n【责任单位】\n市水利局的工作、市财政局的资金", []),
    ],
)
def test_labels_of_sentences(read: Read, text: str, expected: list[str]) -> None:
    assert rows(read, f"一、推进事项。{text}") == expected


def test_a_label_whose_sentence_is_read_is_not_silent(read: Read) -> None:
    told = read("一、推进事项。【职责分工】市水利局负责编制规划，市财政局负责保障经费。")
    assert not [issue for issue in told.issues if issue.code == "label_without_rows"]
