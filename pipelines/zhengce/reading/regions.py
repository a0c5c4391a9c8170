"""The stretches of a unit that assign duties, and where one ends that a label alone begins.

Which there are, ``duties`` finds; who has which role in them, ``assignments`` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengce.model import Basis, Layout, Role, maker
from zhengce.reading.assignments import Event, IsBody
from zhengce.reading.drafts import Unit
from zhengce.reading.organisations import listed

# 市水利局、市财政局 below 【责任单位】: a line that is a list, with no sentence in it
# …，各县（市、区）人民政府〔以下均涉及各县（市、区）人民政府，不再列出〕
_list = re.compile(
    r"(?P<names>[\u4e00-\u9fff][\u4e00-\u9fff、, ()]{2,120}?[\u4e00-\u9fff)])(?:\[[^\[\]\n]{2,60}(?:列出|下同)\])?[。.]?"
)


class Region(NamedTuple):
    """A stretch that assigns duties or gives a time limit."""

    start: int
    end: int
    role: Role | None
    """What its column gives to the organisations in it."""
    basis: Basis
    form: Layout
    """The way of writing that it is an instance of."""
    column_label: str | None = None
    heard: Sequence[Event] | None = None
    """The labels and verbs in it, where they have been looked at."""


region_of = maker(Region)


def divides(shadowed: str, start: int) -> bool:
    """Whether a region begins with 职责分工： or 任务分解：, whose bodies sentences tell: A负责…，B负责…."""
    return shadowed.startswith(("分工", "分解"), start + 2)


def line_below(shadowed: str, stop: int, end: int, is_body: IsBody) -> int:
    """End of the list in the line below a label that stands alone in its own; else the label's line's end."""
    below = shadowed.find("\n", stop + 1, end)
    below = end if below < 0 else below
    line = _list.fullmatch(shadowed, stop + 1, below)
    names = listed(shadowed, *line.span("names")) if line is not None else []
    return below if names and all(map(is_body, names)) else stop


def in_columns(unit: Unit) -> Iterator[Region]:
    """The cells of a table that speak of a unit, with what their columns give."""
    for aside in unit.asides:
        kind = aside.column.kind
        role: Role | None = kind if kind in ("lead", "support", "responsible") else None
        yield region_of((aside.start, aside.end, role, "column", "table", aside.column.head, None))
