"""Where the cells of a table stand when some span rows and columns.  No format's markup here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhengce.model import Block, Cell, Unreadable

MAX_COLUMNS = 1000
"""What browsers allow one cell to span (HTML standard, attr-tdth-colspan)."""
_MAX_WORK = 2_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """A cell as the source writes it, without its place; row_span 0 reaches the table's end."""

    text: str
    row_span: int = 1
    column_span: int = 1


def place(table: int, rows: Sequence[Sequence[Written]]) -> tuple[Block, ...]:
    """The cells of table number ``table`` in reading order, each at its row and column.

    Follows the HTML standard's algorithm for forming a table, without overlaps.  Raises
    Unreadable("hostile") for a table that nobody can have meant.
    """
    blocks: list[Block] = []
    busy: list[int] = []  # for each column, the first row in which it is free again
    work = 0
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column < len(busy) and busy[column] > row:
                column += 1
                work += 1
            height = cell.row_span if 0 < cell.row_span < len(rows) - row else len(rows) - row
            width = _free_width(busy, row, column, min(max(cell.column_span, 1), MAX_COLUMNS))
            work += width + 1
            if column >= MAX_COLUMNS * 4 or work > _MAX_WORK:
                raise Unreadable("hostile", "A table claims more columns than any table has.")
            busy.extend([0] * (column + width - len(busy)))
            busy[column : column + width] = [row + height] * width
            blocks.append(Block(cell.text, Cell(table, row, column, height, width)))
            column += width
    return tuple(blocks)


def _free_width(busy: Sequence[int], row: int, column: int, wanted: int) -> int:
    """How many of the ``wanted`` columns are free; a cell gives way to one from above."""
    for offset, until in enumerate(busy[column : column + wanted]):
        if until > row:
            return max(offset, 1)
    return wanted


def columns(rows: Iterable[Sequence[Written]]) -> int:
    """The largest number of cells with text in one row."""
    return max((sum(bool(cell.text.strip()) for cell in row) for row in rows), default=0)
