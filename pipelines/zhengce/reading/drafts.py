"""A unit while its page is walked, and the clause that it becomes.

Where units begin and end, ``clauses`` decides; what a heading is, ``headings``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from zhengce.model import Clause, maker
from zhengce.reading.headings import heading as headed
from zhengce.reading.indicators import Indicator
from zhengce.reading.rows import CellText, Column
from zhengce.reading.unit_labels import Label

_EDGES = " \n"


class Aside(NamedTuple):
    """A span that speaks of a unit from outside its text: a table cell under ``column``."""

    start: int
    end: int
    column: Column


class Unit(NamedTuple):
    """A clause with what the later readers need of it."""

    clause: Clause
    family: str
    gap: bool
    """Numbers are missing before it."""
    asides: tuple[Aside, ...]
    indicators: tuple[Indicator, ...]


_clause = maker(Clause)
_unit = maker(Unit)


@dataclass(slots=True)
class Draft:
    """A unit while the page is walked; its text ends where the next thing begins, or at ``bound``."""

    path: str
    label: Label | None
    start: int
    bound: int
    gap: bool = False
    row: bool = False
    name: CellText | None = None
    end: int | None = None
    asides: list[Aside] = field(default_factory=list)
    indicators: tuple[Indicator, ...] = ()


def finished(draft: Draft, text: str, shadowed: str, *, parent: bool, ruled: bool) -> Unit:
    """The unit of a draft, without white space at its edges; ``parent`` and ``ruled`` as for its heading."""
    start, end = draft.start, draft.bound if draft.end is None else draft.end
    while end > start and shadowed[end - 1] in _EDGES:
        end -= 1
    parted = draft.label is not None and not draft.row  # 第一部分：合法缴纳
    while start < end and (shadowed[start] in _EDGES or (parted and shadowed[start] == ":")):
        start += 1
    label = None if draft.label is None else text[draft.label.start : draft.label.end].strip()
    family = draft.label.family if draft.label else "row" if draft.row else ""
    heading, kind = headed(text, shadowed, start, end, family, parent=parent, ruled=ruled)
    if draft.name is not None:
        heading = text[draft.name.start : draft.name.end].replace("\n", "")
    if draft.row and (kind != "heading" or draft.asides):
        kind = "table_row"
    clause = _clause((draft.path, label, heading, kind, start, end))
    return _unit((clause, family, draft.gap, tuple(draft.asides), draft.indicators))
