"""Tables of indicators by year: the numbers under years to come are goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from zhengce.model import Block, Cell, Extraction

Read = Callable[..., Extraction]
SIGNED = [Block("北京市人民政府"), Block("2021年12月1日")]


def page(rows: Sequence[Sequence[str]], *, signed: bool = True) -> list[Block]:
    cells = [
        Block(text, Cell(0, row, column, 1, 1))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return [Block("一、主要目标。指标如下。"), *cells, *(SIGNED if signed else [])]


def goals(found: Extraction) -> list[str]:
    """path metric comparator value unit date, of each goal"""
    return [
        f"{row.path} {row.metric} {row.comparator} {row.value:g} {row.unit or '-'} {row.end_date}"
        for row in found.targets
    ]


def test_rows_with_numbers_have_their_own_goals(read: Read) -> None:
    found = read(
        page(
            [
                ["序号", "指标名称", "单位", "2020年", "2025年", "属性"],
                ["1", "森林覆盖率", "%", "23.04", "24.1", "约束性"],
                ["2", "常住人口", "万人", "100", "≥120", "预期性"],
                ["3", "断面达标率", "%", "90", "完成省下达任务", "约束性"],
            ]
        )
    )
    assert goals(found) == [
        "1.1 森林覆盖率 eq 24.1 % 2025-12-31",
        "1.2 常住人口 ge 1.2e+06 人 2025-12-31",
    ]


def test_a_table_without_numbers_speaks_of_the_unit_that_it_stands_in(read: Read) -> None:
    rows = [
        ["指标", "2022年", "2025年目标值", "2035年目标", "属性"],
        ["耕地保有量（公顷）", "85.42", "127.18", "—", "约束性"],
        ["水质优良率（%）", "90", "95以上", "[98]", "预期性"],
    ]
    assert goals(read(page(rows))) == [
        "1 耕地保有量 eq 127.18 公顷 2025-12-31",
        "1 水质优良率 ge 95 % 2025-12-31",
        "1 水质优良率 eq 98 % 2035-12-31",
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ["指标", "2019年", "2020年"],  # what was reached
        ["指标", "2025年实际", "2020年基期值"],
        ["地区", "2024年", "2025年"],  # no indicators
        ["指标", "编号2025年", "2025"],
    ],
)
def test_other_numbers_are_no_goals(heads: list[str], read: Read) -> None:
    assert goals(read(page([heads, ["森林覆盖率", "23", "24"], ["甲", "1", "2"]]))) == []


def test_without_a_date_the_last_year_is_the_goal_s(read: Read) -> None:
    rows = [["指标", "2020年", "2025年"], ["森林覆盖率", "23%", "24%左右"], ["备注", "甲", "乙"]]
    assert goals(read(page(rows, signed=False))) == ["1 森林覆盖率 eq 24 % 2025-12-31"]


def test_a_sentence_in_a_cell_is_read_once(read: Read) -> None:
    rows = [["指标", "2020年", "2025年"], ["森林覆盖率", "23%", "达到24%以上"], ["甲", "1", "2"]]
    assert goals(read(page(rows))) == [
        "1 森林覆盖率 ge 24 % 2025-12-31",
        "1 甲 eq 2 - 2025-12-31",
    ]
