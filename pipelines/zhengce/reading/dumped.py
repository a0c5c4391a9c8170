"""Tables that a page printed as lines of text, a cell a line: lines become cells again.

A table is told by its tabs or by its head 序号; what its cells say is ``tables``' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.model import Block
from zhengce.reading.column_heads import ColumnKind
from zhengce.reading.dumped_lines import (
    DUTIES,
    EDGES,
    MOST_HEADS,
    MOST_LINES,
    NUMBER,
    Placed,
    Said,
    assigns,
    celled,
    column_kinds,
    is_body,
    is_time,
)
from zhengce.reading.loose import unspaced
from zhengce.reading.patterns import shadow
from zhengce.reading.tabbed import tabbed

_group_head = re.compile("类别|分类|类型|领域|板块|方面|项目|事项类别|一级指标|目标")
_chapter = re.compile("[一二三四五六七八九十]{1,3}、.{2,40}[^。;]$")


def with_cells(blocks: list[Block], printed: str) -> list[Block]:
    """The blocks of a page with its dumped tables' cells told; ``printed`` is all their text.

    A page whose tables are known, a row a line, has none that was dumped.
    """
    has_tabs, headed = "\t" in printed, _has_head(printed)
    if headed and "序号 " in printed:
        blocks = unspaced(blocks)
    if not (has_tabs or headed) or any(cell for _, cell in blocks):
        return blocks
    if has_tabs and "\t" in {text[:1] for text, _ in blocks}:
        return tabbed(blocks)
    return celled(blocks, _starts, table) if headed else blocks


def _has_head(printed: str) -> bool:
    """Whether 序号 is in a text: one character is looked for faster by far than two."""
    at = printed.find("序")
    while at >= 0 and not printed.startswith("号", at + 1):
        at = printed.find("序", at + 1)
    return at >= 0


def _starts(line: str) -> bool:
    return "序号" in line and shadow(line.strip(EDGES)) == "序号"


def table(said: Sequence[Said], at: int) -> tuple[list[Placed], int, int]:
    """The cells of the table whose head 序号 is in a line, its first line, and the line behind it.

    No cells where it is no table.
    """
    first = at
    while first > 0 and at - first < 2 and _group_head.fullmatch(said[first - 1].shadow):
        first -= 1
    below = at + 1
    while below < len(said) and below - at <= MOST_HEADS and is_head(said[below].shadow):
        below += 1
    heads: list[list[Said]] = []
    for head in said[first:below]:
        if heads and head.shadow[0] == "(":  # 责任股室|(单位)
            heads[-1].append(head)
        else:
            heads.append([head])
    kinds = column_kinds(heads)
    grouped = []
    if first < at and kinds[-1] not in (*DUTIES, "limit"):  # the first group's name
        grouped = heads.pop()
        kinds.pop()
    placed = [Placed(0, column, line) for column, head in enumerate(heads) for line in head]
    if below < len(said) and _chapter.match(said[below].shadow):
        placed.append(Placed(1, 0, said[below]))
        below += 1
    numbered = below < len(said) and NUMBER.fullmatch(said[below].shadow)
    if not numbered or not assigns(kinds):
        return [], at, at + 1
    serial = at - first
    end = _rows(said, below, serial, kinds, placed, grouped)
    return placed, first, end


def is_head(line: str) -> bool:
    if len(line) > 14 or line[-1] in "。:;":
        return False
    return not (NUMBER.fullmatch(line) or _chapter.match(line))


def _rows(
    said: Sequence[Said],
    at: int,
    serial: int,
    kinds: list[ColumnKind],
    placed: list[Placed],
    grouped: list[Said],
) -> int:
    """Place the rows that begin in line ``at``; the line behind the last."""
    row, width = placed[-1].row, len(kinds) - serial - 1
    number = int(said[at].shadow)
    while True:
        stop = min(at + 1 + MOST_LINES, len(said))
        after = _next_number(said, at, stop, number)
        lines = list(said[at + 1 : stop if after is None else after])
        row += 1
        placed += (Placed(row, 0, group) for group in grouped)
        placed.append(Placed(row, serial, said[at]))
        chapters: list[Said] = []
        while after and len(lines) > 1 and _chapter.match(lines[-1].shadow):
            chapters.append(lines.pop())
        # The last cell before a number is the next group's name where groups have a column.
        whole = len(lines) == width
        grouped = [lines.pop()] if after and serial and not whole and _ends_row(lines) else []
        if after is None:
            lines = lines[: _last(lines, width, kinds[serial + 1 :])]
        for below, column, what, _ in _placed(lines, kinds[serial + 1 :]):
            placed.append(Placed(row + below, serial + 1 + column, what))
        row = placed[-1].row
        for chapter in reversed(chapters):
            row += 1
            placed.append(Placed(row, 0, chapter))
        if after is None:
            return at + 1 + len(lines)
        at, number = after, int(said[after].shadow)


def _next_number(said: Sequence[Said], at: int, stop: int, number: int) -> int | None:
    """The line of the next row's number; where it is not the following one, behind a row's end."""
    following = str(number + 1)
    after = next((i for i in range(at + 2, stop) if said[i].shadow == following), None)
    if after is not None:
        return after
    ends = (i for i in range(at + 2, stop) if NUMBER.fullmatch(said[i].shadow))
    return next((i for i in ends if int(said[i].shadow) > number and _ended(said[i - 1])), None)


def _ended(line: Said) -> bool:
    return bool(_chapter.match(line.shadow)) or is_body(line.shadow) or is_time(line.shadow)


def _ends_row(lines: Sequence[Said]) -> bool:
    """Whether a row goes on behind its bodies with a line that names none, a group's name."""
    last, before = lines[-1].shadow, lines[-2].shadow if len(lines) > 1 else ""
    return not (is_body(last) or is_time(last)) and (is_body(before) or is_time(before))


def _last(lines: Sequence[Said], width: int, kinds: Sequence[ColumnKind]) -> int:
    """How many lines are the last row's: up to its last body or time before another text."""
    if len(lines) <= width:
        return len(lines)
    end = next((i for i, line in enumerate(lines) if is_body(line.shadow)), width)
    while end < len(lines) and (is_body(lines[end].shadow) or is_time(lines[end].shadow)):
        end += 1
        if kinds[-1] == "limit" and is_time(lines[end - 1].shadow):
            break
    return max(end, 1)


def _placed(lines: Sequence[Said], kinds: Sequence[ColumnKind]) -> Iterator[Placed]:
    """The lines of a row in their columns; a task below its bodies begins another row."""
    if len(lines) == len(kinds) and _fits(lines, kinds):
        yield from (Placed(0, column, line) for column, line in enumerate(lines))
        return
    duties = [column for column, said in enumerate(kinds) if said in DUTIES]
    limits = [column for column, said in enumerate(kinds) if said == "limit"]
    bodies = sum(is_body(line.shadow) for line in lines[1:])
    row = column = named = 0
    whole = len(lines) <= len(kinds)
    for index, line in enumerate(lines):
        if index and limits and is_time(line.shadow) and not is_body(line.shadow):
            column = limits[0]
        elif index and is_body(line.shadow):
            # one a column, and what is left in the last, or in the only one
            column = duties[min(named, len(duties) - 1)] if bodies >= len(duties) else duties[0]
            named += 1
        elif not whole and column in (*duties, *limits) and not _goes_on(column, line, kinds):
            row, column, named = row + 1, 0, 0
        elif index and column + 1 < len(kinds) and kinds[column + 1] in ("task", "name", "other"):
            column += 1
        yield Placed(row, column, line)


def _goes_on(column: int, line: Said, kinds: Sequence[ColumnKind]) -> bool:
    """Whether a line behind bodies or a time may be the next column's, a person or a remark."""
    return column + 1 < len(kinds) and kinds[column + 1] == "other" and len(line.text) <= 12


def _fits(lines: Sequence[Said], kinds: Sequence[ColumnKind]) -> bool:
    return all(
        is_body(line.shadow) for line, said in zip(lines, kinds, strict=True) if said in DUTIES
    )
