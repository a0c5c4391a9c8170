"""Rows of a dumped table whose cells a narrow column broke over lines: which lines are one cell.

A line but a cell's last is as long as its column, or ends in a mark at which an extractor of PDF
breaks it; a cell of bodies names bodies only when its lines are joined: 市政务服务办、市委|网信办.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhengce.reading.column_heads import ColumnKind
from zhengce.reading.dumped_lines import DUTIES, Said, is_body, is_surely_body
from zhengce.reading.fitting import Fit, look

_MARKS = frozenset("，、。；：”）》,;:)")
_ENDS = frozenset("。；;”）)")
_piece = re.compile(r"[\u4e00-\u9fff、()（）“”]+")
_group = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[.、．]")
# 市规划资源局、市政务服务办等市工程建设项目审批制度改革试点工作领导小组有关成员单位
_and_others = re.compile("(?<=[局委办厅部院])等[\u4e00-\u9fff]{2,40}(?:单位|部门)$")
_whole_name = re.compile(
    "[省市县区州各国][^、，]{2,12}?(?:局|委|办|厅|部门|政府|中心|法院|检察院|办公室)(?=[、，]|$)"
)
_MOST_LINES = 48
_NEVER = 1 << 20
_NO_NAMES = 40
"""What it costs that a cell of bodies holds none, …"""
_PIECE = 4
"""that a page's end cut it, …"""
_PERHAPS = 3
"""that it may hold some, …"""
_ANOTHER_LEVEL = 6
"""and that its first is of another level than the others, which a name cut in two is."""
_KINDS = (*DUTIES, "task", "name")
_SHORTEST = 2
"""Characters of a name."""
_IN_A_TASK = 10
"""What it costs that a task has a line that is a body's name, …"""
_UNENDED = 4
_SHORT = 5
"""that it ends in no mark, and that it has fewer characters than a sentence."""
_EMPTY_TASK, _EMPTY_BODIES = 30, 9
_MORE = 3
"""Characters by which two parts of a line may be longer than the longest of a cell."""
_FARTHEST = 12
"""What the cheapest way may cost by which a row is read so."""


def is_torn(fits: Sequence[Fit], lines: Sequence[Said], kinds: Sequence[ColumnKind]) -> bool:
    """Whether lines taken for cells are bodies that are none, or pieces in several rows."""
    tells = all(kind in _KINDS for kind in kinds) and not set(kinds).isdisjoint(DUTIES)
    if len(lines) <= len(kinds) or not tells or kinds[0] in DUTIES:
        return False
    looks = [look(line.shadow) for line in lines]
    if any(
        said != "body" and kinds[fit.column] in DUTIES
        for fit, said in zip(fits, looks, strict=True)
    ):
        return True
    pieces = (said in ("word", "phrase") for said in looks)
    ended = (line.shadow[-1:] in _MARKS for line in lines)
    return fits[-1].below > 0 and any(a and not b for a, b in zip(pieces, ended, strict=True))


def rejoined(
    lines: Sequence[Said], kinds: Sequence[ColumnKind], page_end: int
) -> list[tuple[int, Said]] | None:
    """The cells of one row, each joined of its lines, with their columns; None where no way fits.

    ``page_end``: how many of the lines a page has at its end, where the row goes on on the next.
    """
    lines = [part for line in lines for part in _parts(line)]
    if len(lines) > _MOST_LINES:
        return None
    pages = [lines[:page_end], lines[page_end:]] if 0 < page_end < len(lines) else [lines]
    held: list[list[Said]] = [[] for _ in kinds]
    for number, page in enumerate(pages):
        unended = {at for at, cell in enumerate(held) if cell and kinds[at] in DUTIES}
        unended = {at for at in unended if not _names_bodies(_one(held[at]).shadow)}
        spans = _cheapest(page, kinds, len(pages) > 1, unended if number else None)
        if spans is None:
            return None
        for cell, (first, last) in zip(held, spans, strict=True):
            cell += page[first:last]
    cells = [(column, _one(cell)) for column, cell in enumerate(held) if cell]
    named = (_names_bodies(cell.shadow) for column, cell in cells if kinds[column] in DUTIES)
    return cells if all(named) else None


def _cheapest(
    lines: Sequence[Said], kinds: Sequence[ColumnKind], cut: bool, unended: set[int] | None
) -> list[tuple[int, int]] | None:
    """The lines of each column, from which to which, by the way that costs least.

    ``unended``: below a page's end, the columns whose bodies it cut within a name.
    """
    count, tasks = len(lines), [at for at, kind in enumerate(kinds) if kind == "task"]
    # ways[end]: what the columns so far cost that hold the lines before ``end``, and the way there
    ways: list[tuple[int, tuple[int, ...]]] = [(0, ()), *[(_NEVER, ())] * count]
    for column, kind in enumerate(kinds):
        of_group = column in tasks[:-1]
        awaited = unended is not None and column in unended
        below = unended is not None and not awaited
        begun = [(begin, *way) for begin, way in enumerate(ways) if way[0] <= _FARTHEST]
        ways = [
            min(
                (
                    (cost + _cost(lines[begin:end], kind, of_group, cut, below), (*way, end))
                    for begin, cost, way in begun
                    if begin <= end
                ),
                default=(_NEVER, ()),
            )
            for end in range(count + 1)
        ]
    cost, ends = ways[count]
    return list(zip((0, *ends), ends, strict=False)) if cost <= _FARTHEST else None


def _parts(line: Said) -> list[Said]:
    """A line, in two where bodies stand in it behind a task's end: 推进数据共享开放工作。市委网信办."""
    end = line.shadow.rfind("。") + 1
    if not 0 < end < len(line.shadow) or not is_body(line.shadow[end:]):
        return [line]
    spans = ((0, end), (end, len(line.shadow)))
    return [Said(line.text[a:b], line.line, line.shadow[a:b]) for a, b in spans]


def _one(lines: Sequence[Said]) -> Said:
    text = "".join(line.text for line in lines)
    return Said(text, lines[0].line, "".join(line.shadow for line in lines))


def _cost(lines: Sequence[Said], kind: ColumnKind, of_group: bool, cut: bool, below: bool) -> int:
    """How little some lines look like one cell of a column, or like the part of it on a page."""
    if not lines:
        if of_group or below:
            return 0
        return _EMPTY_BODIES if kind in DUTIES else _EMPTY_TASK
    text = "".join(line.shadow for line in lines)
    ragged = _ragged([line.shadow for line in lines])
    if kind in DUTIES:
        if _are_names([line.shadow for line in lines]):
            return _NO_NAMES
        return ragged + _unlike_bodies(text, cut) + (_UNENDED if below else 0)
    if of_group:
        return ragged + (0 if _group.match(text) else _UNENDED)
    ragged += _IN_A_TASK * sum(_whole_name.fullmatch(line.shadow) is not None for line in lines)
    if cut and not below:
        return ragged
    return ragged + (0 if text[-1:] in _ENDS else _UNENDED) + (_SHORT if len(text) < _SHORT else 0)


def _are_names(lines: Sequence[str]) -> bool:
    """Whether one of the lines ends with a whole name and the next begins with one: a body a line."""
    return any(
        _whole_name.fullmatch(above.rpartition("、")[2]) and _whole_name.match(below)
        for above, below in pairwise(lines)
    )


def _ragged(lines: Sequence[str]) -> int:
    """How many characters the lines of a cell but its last lack, where no mark tells why."""
    width = max(map(len, lines))
    lacking = 0
    for at, line in enumerate(lines[:-1]):
        before = lines[at - 1] if at else ""
        goes_on = before[-1:] in _MARKS and len(before) + len(line) <= width + _MORE
        if line[-1:] not in _MARKS and not goes_on:
            lacking += max(0, width - len(line) - 1)
    return lacking


def _names_bodies(text: str) -> bool:
    """Whether a joined cell names bodies, though what else 等 adds to them may be long."""
    return is_body(_and_others.sub("", text))


def _unlike_bodies(text: str, cut: bool) -> int:
    if not _names_bodies(text):
        return _PIECE if cut and _piece.fullmatch(text) else _NO_NAMES
    first, *others = text.split("、")
    if (others and len(others[-1]) < _SHORTEST) or first in ("政府", "人民政府"):  # …、市|工商联
        return _PIECE if cut else _NO_NAMES
    levels = {name[0] for name in others}
    torn = len(others) > 1 and len(levels) == 1 and first[0] not in levels and len(first) < _SHORT
    return (_ANOTHER_LEVEL if torn else 0) + (0 if is_surely_body(text) else _PERHAPS)
