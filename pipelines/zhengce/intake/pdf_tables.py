"""Ruled tables of a PDF page: cells from crossing lines, and the text inside them.

Tables without vertical rules are not told from text by their looks; their lines stay lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhengce.intake.pdf_lines import Line, lines
from zhengce.intake.pdf_page import Glyph, Rule, Sheet

_NEAR = 4.0
"""Rules less far apart, in points, are one: both edges of a drawn line, or of two cells."""
_MAX_RULES = 400
_LABEL = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)．.、]|[①-⑳•●◆■]")


@dataclass(slots=True)
class TableCell:
    """A cell at its place in the grid, its text with one line a paragraph."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(slots=True)
class Table:
    """A table on a page: its box, the positions of its columns' edges, and its cells."""

    left: float
    bottom: float
    right: float
    top: float
    edges: tuple[float, ...]
    cells: list[TableCell]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands in the table."""
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline + 0.3 * glyph.size
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def tables(sheet: Sheet) -> list[Table]:
    """The ruled tables of a page with two columns or more, from top to bottom."""
    if not 2 <= len(sheet.down) <= _MAX_RULES * 10 or len(sheet.across) > _MAX_RULES * 10:
        return []
    found = [
        table
        for across, down in _groups(sheet.across, sheet.down)
        if (table := _table(across, down, sheet.glyphs)) is not None
    ]
    return sorted(found, key=lambda table: -table.top)


def _groups(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Rules that touch one another, directly or through others: one group a table."""
    bands = sorted(_merged_bands([(rule.start, rule.end) for rule in down]))
    for low, high in bands:
        inside = [rule for rule in down if low - 1 <= rule.start and rule.end <= high + 1]
        crossing = [rule for rule in across if low - _NEAR <= rule.at <= high + _NEAR]
        if len(crossing) >= 2:
            yield crossing, inside


def _merged_bands(bands: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Overlapping stretches of height made one."""
    merged: list[tuple[float, float]] = []
    for low, high in sorted(bands):
        if merged and low <= merged[-1][1] + _NEAR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _table(across: list[Rule], down: list[Rule], glyphs: Sequence[Glyph]) -> Table | None:
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    columns = _positions([rule.at for rule in down] + [left, right])
    # a row that the page's end cuts has no rule there: the columns' end where it does
    ends = [min(rule.start for rule in down), max(rule.end for rule in down)]
    rows = _positions([rule.at for rule in across] + ends)
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MAX_RULES * 10:
        return None
    rows.reverse()  # from the top
    grid = _Grid(rows, columns, across, down)
    table = Table(columns[0], rows[-1], columns[-1], rows[0], tuple(columns), [])
    inside: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if table.holds(glyph):
            inside.setdefault(grid.place(glyph), []).append(glyph)
    for row, column, row_span, column_span in grid.cells():
        within = [
            glyph
            for r in range(row, row + row_span)
            for c in range(column, column + column_span)
            for glyph in inside.get((r, c), ())
        ]
        width = columns[column + column_span] - columns[column]
        text = paragraphs(lines(within), width)
        table.cells.append(TableCell(row, column, row_span, column_span, text))
    return table if any(cell.text for cell in table.cells) else None


def _positions(values: list[float]) -> list[float]:
    """Distinct positions in rising order; near ones are one."""
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _NEAR:
            distinct.append(value)
    return distinct


class _Grid:
    """The fields between all rules of a table, and which of them no rule separates."""

    def __init__(
        self, rows: list[float], columns: list[float], across: list[Rule], down: list[Rule]
    ) -> None:
        self._rows, self._columns = rows, columns
        self._across, self._down = across, down

    def place(self, glyph: Glyph) -> tuple[int, int]:
        """The field in which a character stands."""
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline + 0.3 * glyph.size
        row = bisect_right([-edge for edge in self._rows], -y) - 1
        column = bisect_right(self._columns, x) - 1
        return (
            min(max(row, 0), len(self._rows) - 2),
            min(max(column, 0), len(self._columns) - 2),
        )

    def cells(self) -> Iterable[tuple[int, int, int, int]]:
        """Row, column, row span and column span of every cell, in reading order."""
        height, width = len(self._rows) - 1, len(self._columns) - 1
        taken: set[tuple[int, int]] = set()
        for row in range(height):
            for column in range(width):
                if (row, column) in taken:
                    continue
                across = 1
                while column + across < width and not self._ruled_right(row, column + across):
                    across += 1
                down = 1
                while row + down < height and not self._ruled_above(row + down, column, across):
                    down += 1
                taken.update(
                    (r, c) for r in range(row, row + down) for c in range(column, column + across)
                )
                yield row, column, down, across

    def _ruled_right(self, row: int, column: int) -> bool:
        """Whether a rule stands between a field and the one to its left."""
        at, top, bottom = self._columns[column], self._rows[row], self._rows[row + 1]
        return _covered(self._down, at, bottom, top)

    def _ruled_above(self, row: int, column: int, width: int) -> bool:
        """Whether a rule stands above any of ``width`` fields."""
        return any(
            _covered(self._across, self._rows[row], self._columns[c], self._columns[c + 1])
            for c in range(column, column + width)
        )


def _covered(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules cover more than half of a stretch."""
    length = sum(
        max(min(rule.end, end) - max(rule.start, start), 0.0)
        for rule in rules
        if abs(rule.at - at) <= _NEAR
    )
    return length > 0.5 * (end - start)


def paragraphs(content: list[Line], width: float) -> str:
    """The lines of a cell ``width`` points wide, those joined that the cell's width broke."""
    text = ""
    last: Line | None = None
    longest = max((line.right - line.left for line in content), default=0.0)
    for line in content:
        if last is None:
            text = line.text
        elif _goes_on(last, line, width, longest):
            between = " " if (text[-1] + line.text[0]).isascii() and text[-1].isalnum() else ""
            text += between + line.text
        else:
            text += "\n" + line.text
        last = line
    return text


def _goes_on(last: Line, line: Line, width: float, longest: float) -> bool:
    """A full line whose sentence has not ended goes on in the next, unless that is numbered."""
    usual = max(longest - 1.5 * last.size, 0.5 * width)  # of a cell with wide margins
    full = last.right - last.left > min(width - 4 * last.size, usual)
    if last.text[-1] in "。；：" and (line.left > last.left + last.size or _LABEL.match(line.text)):
        return False
    return full and not (_LABEL.match(line.text) and last.text[-1] in "。；：）)")
