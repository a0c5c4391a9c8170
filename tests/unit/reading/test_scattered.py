"""Sentences that an extractor broke around each number and Latin word."""

from __future__ import annotations

import pytest
from pages import paragraphs

SCATTERED = """一、明确发展定位
力争到
2025
年，
沙县区培育
1
家年产值
30
亿元以上企业
；推进
FSC
认证，做大
竹产业，实现转变。
（一）做优链条。
责任单位：市林业局，
各县（市、区）人民政府。以下均需落实。
7
.水利部门
负责出具批复文件。
（二）构建
品牌
质量体系
8.
建立品牌准入
准出
体系。"""
WHOLE = [
    "一、明确发展定位",
    "力争到2025年，沙县区培育1家年产值30亿元以上企业；推进FSC认证，做大竹产业，实现转变。",
    "（一）做优链条。",
    "责任单位：市林业局，各县（市、区）人民政府。以下均需落实。",
    "7.水利部门",
    "负责出具批复文件。",
    "（二）构建品牌质量体系",
    "8.建立品牌准入准出体系。",
]


def test_a_sentence_is_whole_again() -> None:
    assert paragraphs(SCATTERED) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        # numbers of pages have no measure behind them
        "一、加强管理。\n12\n二、完善制度。\n13\n三、落实责任。\n14\n四、强化监督。",
        # two alone may be anything
        "到\n2025\n年，完成改造。\n培育\n8\n个主体。",
    ],
)
def test_other_lines_are_left(text: str) -> None:
    assert paragraphs(text) == text.split("\n")
