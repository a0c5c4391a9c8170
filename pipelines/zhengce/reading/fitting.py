"""Which column each cell of a row stands in, where some are missing or have several lines.

Knows what the columns say and what a cell looks like; where a row begins and ends is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import sub
from typing import Literal, NamedTuple

from zhengce.reading.column_heads import ColumnKind
from zhengce.reading.dumped_lines import DUTIES, NUMBER, is_body, is_surely_body, is_time

Look = Literal["number", "body", "maybe", "time", "nothing", "word", "phrase"]

_TASK: dict[Look, int] = {"phrase": 0, "word": 3, "maybe": 5, "number": 10, "nothing": 10}
_TASK |= {"time": 15, "body": 20}
# What it costs that a cell stands below a head; what neither says costs OTHER.
_FIT: dict[ColumnKind, dict[Look, int]] = {
    "serial": {"number": 0, "nothing": 20},
    "limit": {"time": 0, "nothing": 2, "word": 15, "number": 15, "phrase": 25},
    "task": _TASK,
    "goal": {"number": 0, "word": 2, "phrase": 5, "time": 10, "nothing": 2},
    "name": {
        "word": 0,
        "phrase": 3,
        "number": 10,
        "nothing": 10,
        "body": 8,
        "maybe": 2,
        "time": 10,
    },
    "other": {"word": 2, "number": 2, "nothing": 2, "phrase": 8, "time": 5, "body": 8, "maybe": 2},
}
_BODIES: dict[Look, int] = {"body": 0, "maybe": 4, "nothing": 2, "word": 25, "time": 30}
_BODIES_ONLY = ("body", "maybe", "nothing")
_FIT |= {"lead": _BODIES, "support": _BODIES, "responsible": _BODIES}
_NEVER = 1 << 30
_UNFIT = 40
# An empty column: 配合单位 may be nobody, a merged cell is said in another row.
_EMPTY: dict[ColumnKind, int] = {"lead": 7, "responsible": 7, "task": 8, "serial": 10}
_EMPTY_OTHER = 6
_LONGEST_WORD = 12
_MERGED = 3
"""How much less it costs that a cell is missing on the left of a row: it is merged with those above."""
# 办公室牵头,各科室配合; 市教委牵头发起,市公安局按职责分工负责。
_charge = re.compile("(?:(牵头|负责)(?:发起|组织|负责|落实|实施)?|配合|协助|参与|会同)$")
_mark = re.compile("[,;。]")
_item = re.compile(r"[(]?(\d{1,2})[)、.](?!\d)")
_LONGEST_CHARGE = 120
_MORE_BODIES = 1
_MORE = 7
_BELOW = 14
"""What it costs that a line goes on with a cell, and that it begins a row below."""


class Fit(NamedTuple):
    """Where a cell stands: in which row below the first, in which column."""

    below: int
    column: int


def look(text: str) -> Look:
    """What a cell looks like by its shadow."""
    if not text.strip("-—/、 "):
        return "nothing"
    if NUMBER.fullmatch(text):
        return "number"
    if len(text) <= _LONGEST_CHARGE and (charged := _charged(text)) is not None:
        return charged
    if is_body(text):
        return "nothing" if text == "无" else "body" if is_surely_body(text) else "maybe"
    if is_time(text):
        return "time"
    return "word" if len(text) <= _LONGEST_WORD else "phrase"


def _charged(text: str) -> Look | None:
    """How text looks each of whose parts ends in what a body is to do; None if one does not."""
    charges = [_charge.search(part) for part in _mark.split(text) if part]
    if not all(charges):
        return None
    return "body" if any(charge and charge[1] for charge in charges) else "maybe"


def fitted(texts: Sequence[str], kinds: Sequence[ColumnKind]) -> list[Fit] | None:
    """The columns of the cells of one row, from left to right, no two in one; None if they are too many.

    Of several equally good places the leftmost are taken.
    """
    width, count = len(kinds), len(texts)
    if count > width:
        return None
    looks = [look(text) for text in texts]
    empty = [_EMPTY.get(kind, _EMPTY_OTHER) for kind in kinds]
    # best[j]: what the cells so far cost, the last of them in column j - 1 or before
    best = [0]
    for cost in empty:
        best.append(best[-1] + max(cost - _MERGED, 0))
    taken: list[list[bool]] = []
    for said in looks:
        following = [_NEVER]
        here: list[bool] = []
        for column, kind in enumerate(kinds):
            placed = best[column] + _FIT[kind].get(said, _UNFIT)
            left = following[column] + empty[column]
            here.append(placed < left)
            following.append(min(placed, left))
        taken.append(here)
        best = following
    columns: list[int] = []
    column = width
    for here in reversed(taken):
        column -= 1
        while not here[column]:
            column -= 1
        columns.append(column)
    return [Fit(0, column) for column in reversed(columns)]


def spread(texts: Sequence[str], kinds: Sequence[ColumnKind]) -> list[Fit]:
    """The rows and columns of lines that are cells or parts of them, in reading order.

    A line stands in the column of the one before it, or to the right; or it begins a row below,
    whose cells to the left are merged with those above: a second task and who does it.
    """
    if not texts or not kinds:
        return []
    first = cells(texts)
    if len(first) == len(texts):
        return _spread(texts, kinds)
    fits = _spread([texts[at] for at in first], kinds)
    counts = map(sub, [*first[1:], len(texts)], first)
    return [fit for fit, count in zip(fits, counts, strict=True) for _ in range(count)]


def cells(texts: Sequence[str]) -> list[int]:
    """The lines that begin a cell, or may: all but the further items of a list."""
    return [at for at in range(len(texts)) if not _counts_on(texts, at)]


def _counts_on(texts: Sequence[str], at: int) -> bool:
    """Whether a line is the next item of a list that one cell holds: 2、资质条件 below 1、测绘成果."""
    item = _item.match(texts[at]) if at else None
    above = _item.match(texts[at - 1]) if item else None
    return bool(item and above and int(item[1]) == int(above[1]) + 1)


def _spread(texts: Sequence[str], kinds: Sequence[ColumnKind]) -> list[Fit]:
    """The same, each line by itself."""
    looks = [look(text) for text in texts]
    if len(texts) == len(kinds) and all(
        kind not in DUTIES or said in _BODIES_ONLY for said, kind in zip(looks, kinds, strict=True)
    ):
        return [Fit(0, column) for column in range(len(kinds))]
    skipped = [0]
    for kind in kinds:
        skipped.append(skipped[-1] + _EMPTY.get(kind, _EMPTY_OTHER))
    cost = [skipped[column] + _FIT[kind].get(looks[0], _UNFIT) for column, kind in enumerate(kinds)]
    steps: list[list[tuple[int, bool]]] = []
    for said in looks[1:]:
        fits = [_FIT[kind].get(said, _UNFIT) for kind in kinds]
        # a row below begins behind the cheapest way so far, whichever column that ends in
        following: list[int] = []
        step: list[tuple[int, bool]] = []
        for column, kind in enumerate(kinds):
            stays = _MORE_BODIES if kind in DUTIES and said == "body" else _MORE + fits[column]
            ways = [(cost[column] + stays, -column, False)]
            ways += (
                (cost[left] + skipped[column] - skipped[left + 1] + fits[column], -left, False)
                for left in range(column)
            )
            ways += (
                (cost[right] + _BELOW + fits[column], -right, True)
                for right in range(column, len(kinds))
            )
            cheapest, last, below = min(ways)
            following.append(cheapest)
            step.append((-last, below))
        steps.append(step)
        cost = following
    ends = [at + skipped[-1] - skipped[column + 1] for column, at in enumerate(cost)]
    column = min(range(len(kinds)), key=lambda at: (ends[at], at))
    found = [(column, False)]
    for step in reversed(steps):
        column, below = step[column]
        found[-1] = (found[-1][0], below)
        found.append((column, False))
    row = 0
    fits_found: list[Fit] = []
    for column, below in reversed(found):
        row += below
        fits_found.append(Fit(row, column))
    return fits_found
