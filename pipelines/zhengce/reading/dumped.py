"""Tables that a page printed as lines of text, a cell a line: lines become cells again.

A table is told by its tabs or by its head 序号; what its cells say is ``tables``' business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from zhengce.model import Block
from zhengce.reading.column_heads import ColumnKind
from zhengce.reading.dumped_heads import BODIES_HEADS, Heads, around_bodies, around_serial
from zhengce.reading.dumped_lines import (
    DUTIES,
    MOST_LINES,
    NUMBER,
    SERIALS,
    Placed,
    Said,
    assigns,
    celled,
    chapter_line,
    group_line,
    is_body,
    is_time,
)
from zhengce.reading.fitting import Fit, cells, look, spread
from zhengce.reading.loose import unspaced
from zhengce.reading.patterns import EDGES, words
from zhengce.reading.tabbed import tabbed
from zhengce.reading.torn import is_torn, rejoined

_FEWEST_ROWS = 2
"""Of a table without numbers, with bodies in them."""
_BODIES = ("body", "maybe")
_TELLS = (*_BODIES, "time")
_OF_NO_USE = (*_BODIES, "nothing")
_FEW_TORN = 3
"""One row in so many that lines break, and all are looked at so."""
_SHORTEST = 2
"""Characters of a body; 市政|府办|公厅 is one that a narrow column broke."""
_HEAD_ENDS = frozenset(
    ("单位", "部门", "科室", "主体", "單位", "部門", "时限", "时间", "牵头", "配合", "责任", "备注")
)
_lower_label = re.compile(r"[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、]")
# what follows a table: 附件, 抄送, 二、工作要求
_begins_text = re.compile(
    "附件|附:|注:|备注:|抄送|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]"
)
_ORDINALS = "一二三四五六七八九十"
_LONGEST_HEADS = 80
"""Characters of a line that holds the heads of a table."""
_MOST_LINES = 3000
_FARTHEST_BODY = 8
"""Lines without a body, beyond which a table without numbers has ended."""


def with_cells(blocks: list[Block], printed: str) -> list[Block]:
    """The blocks of a page with its dumped tables' cells told; ``printed`` is all their text.

    A page whose tables are known, a row a line, has none that was dumped.
    """
    has_tabs, numbered = "\t" in printed, _has_head(printed)
    # Few pages have lines that end as such heads do.
    ended = not _HEAD_ENDS.isdisjoint(
        [text[-2:] for text, _ in blocks if len(text) <= _LONGEST_HEADS]
    )
    if (numbered and "序号 " in printed) or (ended and _has_blanks(printed)):
        blocks = unspaced(blocks)
    headed = numbered or (ended and not BODIES_HEADS.isdisjoint(map(itemgetter(0), blocks)))
    if not (has_tabs or headed) or any(cell for _, cell in blocks):
        return blocks
    if has_tabs and "\t" in {text[:1] for text, _ in blocks}:
        return tabbed(blocks)
    return celled(blocks, _starts, table) if headed else blocks


def _has_head(printed: str) -> bool:
    """Whether 序号 is in a text."""
    return any(printed[at + 1 : at + 2] in ("号", "號") for at in words(printed, "序"))


def _has_blanks(printed: str) -> bool:
    """Whether a head stands behind a blank in a text: 任务 牵头单位 配合单位."""
    return any(
        printed[at - 1 : at] in (" ", "\u3000")
        for head in ("牵头", "责任")
        for at in words(printed, head)
    )


def _starts(line: str) -> bool:
    head = line.strip(EDGES)
    return head in SERIALS or head in BODIES_HEADS


def table(said: Sequence[Said], at: int) -> tuple[list[Placed], int, int]:
    """The cells of the table with a head in a line, its first line, and the line behind it.

    The head is 序号, or 责任单位 where rows have no numbers.  No cells where it is no table.
    """
    nothing: tuple[list[Placed], int, int] = ([], at, at + 1)
    heads = around_serial(said, at) if said[at].shadow in SERIALS else around_bodies(said, at)
    if heads is None:
        return nothing
    columns, kinds, serial, first, below, _ = heads
    placed = [Placed(0, column, line) for column, head in enumerate(columns) for line in head]
    if serial < 0:
        rows, end = _unnumbered(said, below, kinds)
        return ([*placed, *rows], first, end) if rows else nothing
    if chapter := _chapter(said[below : below + 1]) or _pair(said[below : below + 2], "一"):
        placed += _placed_chapter(chapter, 1, serial)
        below += len(chapter)
    numbered = below < len(said) and NUMBER.fullmatch(said[below].shadow)
    if not numbered or not assigns(kinds):
        return nothing
    rows = list(placed)
    end, are_torn = _rows(said, below, heads, rows, torn=False)
    if are_torn:
        rows = placed
        end, _ = _rows(said, below, heads, rows, torn=True)
    return rows, first, end


def _unnumbered(
    said: Sequence[Said], at: int, kinds: Sequence[ColumnKind]
) -> tuple[list[Placed], int]:
    """The rows of a table without numbers, and the line behind them: up to the last line of bodies
    or of times that is near another.  No rows where fewer than two name bodies."""
    end = index = at
    while index < min(len(said), at + _MOST_LINES) and index - end <= _FARTHEST_BODY:
        if said[index].shadow in BODIES_HEADS:  # those of another table, or of the next page
            break
        seems = look(said[index].shadow)
        if seems in _BODIES or (end > at and seems == "time"):
            end = index + 1
        index += 1
    lines = said[at:end]
    fits = _below_chapters([line.shadow for line in lines], kinds)
    bodies = [
        (fit.below, look(line.shadow))
        for fit, line in zip(fits, lines, strict=True)
        if kinds[fit.column] in DUTIES
    ]
    rows = {below for below, _ in bodies}
    if (
        len(rows) < _FEWEST_ROWS
        or 2 * len(rows) <= fits[-1].below
        or any(seems not in _BODIES for _, seems in bodies)
        or 2 * sum(seems == "body" for _, seems in bodies) <= len(bodies)
        or any(len(line.shadow) < _SHORTEST and look(line.shadow) in _BODIES for line in lines)
    ):
        return [], at
    return [
        Placed(fit.below + 1, fit.column, line) for fit, line in zip(fits, lines, strict=True)
    ], end


def _below_chapters(lines: Sequence[str], kinds: Sequence[ColumnKind]) -> list[Fit]:
    """The places of the lines, a chapter's name, 一、加强安排部署 above (一)制定清单, in a row of its own."""
    found: list[Fit] = []
    begins = 0
    for at in range(len(lines) + 1):
        chapter = (
            at + 1 < len(lines)
            and chapter_line.match(lines[at])
            and _lower_label.match(lines[at + 1])
        )
        if not chapter and at < len(lines):
            continue
        row = found[-1].below + 1 if found else 0
        found += (Fit(row + fit.below, fit.column) for fit in spread(lines[begins:at], kinds))
        if chapter:
            found.append(Fit(found[-1].below + 1 if found else 0, 0))
            begins = at + 1
    return found


def _rows(
    said: Sequence[Said], at: int, heads: Heads, placed: list[Placed], *, torn: bool
) -> tuple[int, bool]:
    """Place the rows that begin in line ``at``; the line behind the last, and whether many have cells
    that lines break.  These are joined where they are ``torn``."""
    broken = count = 0
    kinds, serial, grouped = heads.kinds, heads.serial, heads.group
    row, width = placed[-1].row, len(kinds) - serial - 1
    ordinal = _following("一") if row and placed[-1].column == serial + 1 else ""
    number, whole = int(said[at].shadow), True
    while True:
        stop = min(at + 1 + MOST_LINES, len(said))
        after = _next_number(said, at, stop, number)
        lines = list(said[at + 1 : stop if after is None else after])
        row += 1
        placed += (Placed(row, 0, group) for group in grouped)
        placed.append(Placed(row, serial, said[at]))
        chapters, ordinal = _chapters(lines, ordinal) if after else ([], ordinal)
        # The last cell before a number is the next group's name where groups have a column.
        full = len(lines) == width
        grouped = [lines.pop()] if after and serial and not full and _ends_row(lines) else []
        lines, again, page_end = _without_heads(lines, heads)
        whole = whole and (after is None or len(cells([line.shadow for line in lines])) == width)
        if after is None:
            end = _whole_row(lines, kinds[serial + 1 :], told=whole and row > 1)
            last = _last(lines, width, kinds[serial + 1 :])
            lines = lines[: end or (torn and _last_torn(lines, last, kinds[serial + 1 :])) or last]
        fits = spread([line.shadow for line in lines], kinds[serial + 1 :])
        count += 1
        breaks = is_torn(fits, lines, kinds[serial + 1 :])
        broken += breaks
        breaks = breaks or not (fits and fits[-1].below)  # else two tasks of a row
        whole_cells = torn and breaks and rejoined(lines, kinds[serial + 1 :], page_end)
        if whole_cells:
            placed += (Placed(row, serial + 1 + column, cell) for column, cell in whole_cells)
            again = []
        else:
            for (below, column), line in zip(fits, lines, strict=True):
                placed.append(Placed(row + below, serial + 1 + column, line))
        row = placed[-1].row
        if again:
            row += 1
            placed += (Placed(row, column, line) for column, line in again)
        for chapter in reversed(chapters):
            row += 1
            placed += _placed_chapter(chapter, row, serial)
        if after is None:
            return at + 1 + len(lines), broken * _FEW_TORN >= count
        at, number = after, int(said[after].shadow)


def _chapter(lines: Sequence[Said]) -> Sequence[Said]:
    """The line where it is what stands above rows: （一）构建…."""
    return lines if lines and group_line.match(lines[0].shadow) else ()


def _chapters(lines: list[Said], ordinal: str) -> tuple[list[Sequence[Said]], str]:
    """What stands above the next row, taken from the end of a row's lines, and the next chapter's number."""
    chapters: list[Sequence[Said]] = []
    while len(lines) > 1 and (chapter := _chapter(lines[-1:]) or _pair(lines[-2:], ordinal)):
        chapters.append(chapter)
        del lines[-len(chapter) :]
        ordinal = _following(ordinal) if len(chapter) > 1 else ordinal
    return chapters, ordinal


def _pair(lines: Sequence[Said], ordinal: str) -> Sequence[Said]:
    """The two lines where they are a chapter's number, ``ordinal``, and its name: 一|道路桥涵阻洪.

    A table whose first row has none above it has none at all: 一 and 二 are grades in its cells.
    """
    told = ordinal and len(lines) == 2 and lines[0].shadow == ordinal
    return lines if told and look(lines[1].shadow) not in _TELLS else ()


def _following(ordinal: str) -> str:
    """The number of the next chapter, as far as ten; nothing behind it, and where there is none."""
    return _ORDINALS[_ORDINALS.index(ordinal) + 1 :][:1] if ordinal else ""


def _placed_chapter(chapter: Sequence[Said], row: int, serial: int) -> list[Placed]:
    """What stands above rows, in a row of its own: in the first column, or below 序号."""
    column = serial if len(chapter) > 1 else 0
    return [Placed(row, column + at, line) for at, line in enumerate(chapter)]


def _without_heads(
    lines: list[Said], heads: Heads
) -> tuple[list[Said], list[tuple[int, Said]], int]:
    """A row's lines without the heads that a new page begins with, those in their columns, and how
    many lines stand before them."""
    printed = [(column, head) for column, parts in enumerate(heads.columns) for head in parts]
    printed = [(column, head) for column, head in printed if head.text]
    words = [head.shadow for _, head in printed]
    for at in range(1, len(lines) - len(words) + 1):
        if (
            lines[at].shadow == words[0]
            and [line.shadow for line in lines[at : at + len(words)]] == words
        ):
            end = at + len(words)
            again = [
                (column, line) for (column, _), line in zip(printed, lines[at:end], strict=True)
            ]
            return lines[:at] + lines[end:], again, at
    return lines, [], 0


def _next_number(said: Sequence[Said], at: int, stop: int, number: int) -> int | None:
    """The line of the next row's number; where it is not the following one, behind a row's end."""
    following = str(number + 1)
    after = next((i for i in range(at + 2, stop) if said[i].shadow == following), None)
    if after is not None:
        return after
    ends = (i for i in range(at + 2, stop) if NUMBER.fullmatch(said[i].shadow))
    return next((i for i in ends if int(said[i].shadow) > number and _ended(said[i - 1])), None)


def _ended(line: Said) -> bool:
    return bool(group_line.match(line.shadow)) or is_body(line.shadow) or is_time(line.shadow)


def _ends_row(lines: Sequence[Said]) -> bool:
    """Whether a row goes on behind its bodies with a line that names none, a group's name."""
    last, before = lines[-1].shadow, lines[-2].shadow if len(lines) > 1 else ""
    return not (is_body(last) or is_time(last)) and (is_body(before) or is_time(before))


def _whole_row(lines: Sequence[Said], kinds: Sequence[ColumnKind], *, told: bool) -> int:
    """How many lines the last row has when it has a cell for each column, and each looks as its column
    does; 0 where it does not.

    ``told``: all rows above it had a cell a column.  Else bodies tell, each below its head: 联查部门 and,
    with other columns between, 检查主体.
    """
    texts = [line.shadow for line in lines]
    first = [*cells(texts), len(texts)]
    end = first[len(kinds)] if len(first) > len(kinds) else 0
    if not end or (end < len(texts) and look(texts[end]) in _TELLS):
        return 0
    looks = [look(texts[at]) for at in first[: len(kinds)]]
    duties = [at for at, kind in enumerate(kinds) if kind in DUTIES]
    parted = bool(duties) and duties[-1] - duties[0] >= len(duties)
    sure = parted and all(looks[at] == "body" for at in duties)
    for at, seems, kind in zip(first, looks, kinds, strict=False):
        if kind in DUTIES and seems not in _OF_NO_USE:
            return 0
        if kind in ("other", "limit") and _begins_text.match(texts[at]):
            return 0
        if kind in ("other", "limit") and seems == "phrase" and not sure:
            return 0
    return end if told or sure else 0


def _last_torn(lines: Sequence[Said], at_least: int, kinds: Sequence[ColumnKind]) -> int:
    """How many lines are the last row's whose cells lines break: as many as are cells; 0 where none."""
    ends = range(min(len(lines), MOST_LINES), at_least - 1, -1)
    return next((end for end in ends if rejoined(lines[:end], kinds, 0)), 0)


def _last(lines: Sequence[Said], width: int, kinds: Sequence[ColumnKind]) -> int:
    """How many lines are the last row's: up to its last body or time before another text."""
    if len(lines) <= width:
        return len(lines)
    begins = [*cells([line.shadow for line in lines]), len(lines)]
    within = lines[: begins[min(width, len(begins) - 1)]]
    # 县域内宗教活动场所 may be a body, too, but 县民族宗教局 behind it is one
    surely = next((i for i, line in enumerate(within) if look(line.shadow) == "body"), None)
    maybe = (i for i, line in enumerate(lines) if is_body(line.shadow))
    end = next(maybe, width) if surely is None else surely
    while end < len(lines) and (is_body(lines[end].shadow) or is_time(lines[end].shadow)):
        end += 1
        if kinds[-1] == "limit" and is_time(lines[end - 1].shadow):
            break
    return max(end, 1)
