"""Tables drawn in plain text, with cells that reach down and lines that cells are broken into."""

from __future__ import annotations

from zhengce.intake import text
from zhengce.model import Cell

DRAWN = """前言。
┌──┬──┬──┐
│ 任 务│责任单│时限│
│  │ 位 │  │
├──┼──┼──┤
│完善制│市财政│6月│
├──┤局、市│ 底 │
│加强监│民政局│  │
│管  ├──┤  │
│  │市公安局│  │
└──┴──┴──┘
结尾。"""


def cells(source: str) -> list[tuple[str, Cell | None]]:
    return [(block.text, block.cell) for block in text.read(source.encode()).blocks]


def test_cells_are_told_by_the_rules_that_close_them() -> None:
    assert cells(DRAWN) == [
        ("前言。", None),
        ("任 务", Cell(0, 0, 0)),
        ("责任单位", Cell(0, 0, 1)),
        ("时限", Cell(0, 0, 2)),
        ("完善制", Cell(0, 1, 0)),
        ("市财政局、市民政局", Cell(0, 1, 1, 2)),
        ("6月底", Cell(0, 1, 2, 3)),
        ("加强监管", Cell(0, 2, 0, 2)),
        ("市公安局", Cell(0, 3, 1)),
        ("结尾。", None),
    ]


def test_another_upper_rule_begins_another_table() -> None:
    tables = "┌─┬─┐\n│甲│乙│\n└─┴─┘\n┌─┬─┐\n│丙│丁│\n└─┴─┘"
    assert [(said, cell.table) for said, cell in cells(tables) if cell] == [
        ("甲", 0),
        ("乙", 0),
        ("丙", 1),
        ("丁", 1),
    ]


def test_a_line_or_two_draw_no_table_and_nothing_is_lost() -> None:
    drawn = "甲│乙\n│丙│\n─────\n│丁│"
    assert cells(drawn) == [(line, None) for line in drawn.split("\n")]
