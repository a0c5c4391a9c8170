"""Tables in plain text: a row a line, its cells parted by tabs.  No other way of writing one.

A table that was dumped a cell a line has no rows of its own; reading finds it by its empty lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from zhengce.intake.grid import Written, place
from zhengce.model import Block, maker

_block = maker(Block)
_FEWEST = 3
"""Whole rows of a table, and cells of its first row."""
_MOST_LINES = 12
"""Lines that one row may be broken into, within its cells."""

_Rows = list[tuple[int, int]]
"""Where the lines of each row begin and end."""


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """One block a line, or, where tabs make lines a table, one block a cell."""
    found: list[Block] = []
    last = 0
    for number, rows in enumerate(_tables(lines)):
        found += plain(lines[last : rows[0][0]])
        cells = ("\n".join(lines[start:end]).split("\t") for start, end in rows)
        found += place(number, [[Written(cell.strip()) for cell in row] for row in cells])
        last = rows[-1][1]
    return (*found, *plain(lines[last:]))


def plain(lines: Iterable[str]) -> Iterator[Block]:
    """One block a line, in no table."""
    return map(_block, zip(lines, repeat(None)))


def _tables(lines: Sequence[str]) -> Iterator[_Rows]:
    """The tables: stretches of rows of as many cells as the first, and of fewer than half with less."""
    position = 0
    while position < len(lines):
        tabs = lines[position].count("\t")
        if tabs + 1 < _FEWEST or lines[position][0] == "\t":
            position += 1
            continue
        near = (line.count("\t") for line in lines[position : position + _MOST_LINES])
        for cells in {max(near): None, tabs: None}:  # the heads, too, may be broken
            rows, whole = _rows(lines, position, cells)
            if whole >= _FEWEST and 2 * whole > len(rows):
                yield rows
                break
        position = rows[-1][1] if rows else position + 1  # a line of blanks and tabs has none


def _rows(lines: Sequence[str], start: int, tabs: int) -> tuple[_Rows, int]:
    """The rows from a table's first one, and how many of them have all their cells."""
    rows: _Rows = []
    whole = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = _row_end(lines, start, tabs)
        if end is None and not 0 < lines[start].count("\t") < tabs:
            break
        whole += end is not None
        rows.append((start, end or start + 1))
        start = rows[-1][1]
    return rows, whole


def _row_end(lines: Sequence[str], start: int, tabs: int) -> int | None:
    """Where the row ends that begins in a line: with the line that brings all its cells."""
    held = 0
    for end in range(start, min(start + _MOST_LINES, len(lines))):
        held += lines[end].count("\t")
        if held == tabs:
            return end + 1
        if held > tabs or not lines[end].strip():
            return None
    return None
