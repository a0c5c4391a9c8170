"""The rows and cells of a table, and the numbers that count its rows.

What a column's head says is told in ``column_heads``; which row is a unit, in ``tables``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from zhengce.model import maker
from zhengce.reading.column_heads import ColumnKind
from zhengce.reading.layout import Paragraph
from zhengce.reading.patterns import CN_NUMERAL

ASSIGNING: tuple[ColumnKind, ...] = ("lead", "support", "responsible", "limit")
"""What of a row its cells' heads assign: bodies and a time."""
# 一、医疗质量, (二)质量安全, 3.: how a cell that groups rows may be numbered
_group_label = re.compile(rf"[(]?(?:\d{{1,3}}|{CN_NUMERAL}{{1,3}})[)]?[、.)]")
_item_label = re.compile(r"(\d{1,3})[.、](?!\d)")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's head says, as printed, and the kind of statement below it."""

    kind: ColumnKind
    head: str


class CellText(NamedTuple):
    """The text of one cell: column, span, and the rows that a merged cell reaches down to."""

    column: int
    start: int
    end: int
    paragraph: int
    first_row: int
    last_row: int


_cell = maker(CellText)


class Row(NamedTuple):
    """The cells of one row from left to right, those that reach down from above included."""

    number: int
    cells: tuple[CellText, ...]


def rows_of(paragraphs: Sequence[Paragraph], members: list[int]) -> list[Row]:
    """The rows of the table whose cells the ``members`` of the paragraphs are, from the first to the last."""
    cells: dict[tuple[int, int], CellText] = {}
    for index in members:
        start, end, cell = paragraphs[index]
        if cell is None:
            continue
        _, row, column, row_span, _ = cell
        held = cells.get((row, column))
        if held is None:
            held = _cell((column, start, end, index, row, row + row_span - 1))
        else:
            held = held._replace(end=end)
        cells[row, column] = held
    rows: dict[int, list[CellText]] = {row: [] for row, _ in cells}
    for (row, _), cell_text in cells.items():
        rows[row].append(cell_text)
        for reached in range(row + 1, min(cell_text.last_row, row + 500) + 1):
            if reached in rows:
                rows[reached].append(cell_text)
    return [Row(row, tuple(sorted(held))) for row, held in sorted(rows.items())]


def bare_numbers(
    shadowed: str, columns: dict[int, Column], rows: Sequence[Row]
) -> dict[int, Column]:
    """The column without a head that holds a number in each row: below 任务, over two columns."""
    if any(column.kind == "serial" for column in columns.values()):
        return {}
    held: dict[int, list[str]] = {}
    for row in rows[:20]:
        for cell in row.cells:
            if cell.column not in columns and cell.first_row == row.number:
                held.setdefault(cell.column, []).append(shadowed[cell.start : cell.end].strip())
    for column, said in held.items():
        if len(said) > 1 and all(map(str.isdecimal, said)) and _counts_up([*map(int, said)]):
            return {column: Column("serial", "")}
    return {}


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether numbers may count rows, of which few are left out; not 1300, 250, 120 persons."""
    rises = all(above < below for above, below in pairwise(numbers))
    return rises and numbers[-1] - numbers[0] <= 2 * len(numbers)


def counts_in_digits(shadowed: str, rows: Sequence[Row]) -> bool:
    """Whether one of the first rows begins with a number in digits and nothing else."""
    return any(
        shadowed[row.cells[0].start : row.cells[0].end].strip().isdigit()
        for row in rows[:20]
        if row.cells
    )


def labelled(shadowed: str, columns: dict[int, Column], rows: Sequence[Row]) -> int:
    """The column with labels from 1. on in each row: 增加服务供给 | 4.家庭医生人数, 5.占比 below it; else -1.

    Where the groups are numbered (一、医疗质量 | 1.门诊人次数), they are the units.
    """
    if any(column.kind == "serial" or column.kind in ASSIGNING for column in columns.values()):
        return -1
    groups = (row.cells[0] for row in rows if row.cells and row.cells[0].column == 0)
    if any(_group_label.match(shadowed, cell.start) for cell in groups):
        return -1
    for at in (1, 2):
        cells = [
            c for row in rows for c in row.cells if c.column == at and c.first_row == row.number
        ]
        found = [_item_label.match(shadowed, cell.start, cell.end) for cell in cells]
        first = next((i for i, match in enumerate(found) if match is not None), len(found))
        numbers = [int(match[1]) for match in found[first:] if match is not None]
        if first < 3 <= len(numbers) and numbers == [*range(1, len(found) - first + 1)]:
            return at
    return -1
