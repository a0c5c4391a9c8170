"""Tables in plain text that are drawn with ┌, │ and ─: one block a cell.  No other way of writing one.

Where columns begin is told by their number, not by their width: pages that show such a
table have lost its blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.intake.text_tables import plain
from zhengce.model import Block, Cell

_UPRIGHT = "│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿"
_edges = re.compile(f"[{_UPRIGHT}]")
_drawn = re.compile(rf"\s*[{_UPRIGHT}].*[{_UPRIGHT}]")
_top = re.compile(r"\s*[┌┏]")
_rule = re.compile("[─━]+")
_FEWEST = 3
"""Lines of a table: its upper rule, its heads, and what they are ruled off with."""


def is_drawn(text: str) -> bool:
    """Whether a text has what such a table is drawn with."""
    return ("│" in text or "┃" in text) and ("─" in text or "━" in text)


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """One block a line, or, where lines draw a table, one block a cell."""
    found: list[Block] = []
    number = start = 0
    while start < len(lines):
        end = start
        while (
            end < len(lines)
            and _drawn.match(lines[end])
            and not (end > start and _top.match(lines[end]))
        ):
            end += 1
        if end - start < _FEWEST:
            found += plain(lines[start : end + 1])
            start = end + 1
            continue
        found += _cells(number, lines[start:end])
        number, start = number + 1, end
    return tuple(found)


def _cells(table: int, lines: Sequence[str]) -> Iterator[Block]:
    """The cells of a table in reading order; one that no rule closes reaches on below."""
    done: list[tuple[int, int, int, str]] = []
    held: dict[int, tuple[int, list[str]]] = {}
    row = 0
    for line in lines:
        parts = _edges.split(line.strip())[1:-1]
        ruled = [column for column, part in enumerate(parts) if _rule.fullmatch(part)]
        row += bool(ruled) and bool(held)
        for column in ruled:
            if column in held:
                first, said = held.pop(column)
                done.append((first, column, row - first, "".join(said)))
        for column, part in enumerate(parts):
            if column not in ruled:
                held.setdefault(column, (row, []))[1].append(part.strip())
    done += [(at, column, row + 1 - at, "".join(said)) for column, (at, said) in held.items()]
    for first, column, height, text in sorted(done):
        yield Block(text, Cell(table, first, column, max(height, 1), 1))
