"""Tables printed between |, a row a line or a cell a line.  What a cell says is ``tables``' business."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.model import Block
from zhengce.reading.column_heads import ColumnKind, tells
from zhengce.reading.dumped import table
from zhengce.reading.dumped_heads import unfolded
from zhengce.reading.dumped_lines import (
    DUTIES,
    MOST_HEADS,
    MOST_LINES,
    NUMBER,
    Placed,
    Said,
    assigns,
    celled,
    chapter_line,
    column_kinds,
    is_body,
    simple,
)
from zhengce.reading.fitting import fitted, look
from zhengce.reading.loose import unbarred
from zhengce.reading.patterns import EDGES, shadow

_rule = re.compile(r"[-:|\s]+")
# 时间 | 工作事项 | 责任主体 |: heads of a table without numbers
_assigned = re.compile(
    "(?:责任|牵头|主管|主责|主办|承办|负责|配合|协办|落实|实施)(?:责任)?(?:单位|部门|主体|科室|股室|处室)"
)
_one_head = re.compile("(?:责任|牵头|主管|负责)(?:单位|部门) *[|]")
_LONGEST_HEAD = 14
_FEWEST_HEADS = 3
"""Of a table whose heads and first row may stand in one line."""


def with_cells(blocks: list[Block]) -> list[Block]:
    """The blocks of a page with the cells of its tables between | told; a page with cells has none."""
    if any(cell for _, cell in blocks):
        return blocks
    return celled(blocks, _starts, _table, bars=True)


def _starts(line: str) -> bool:
    """Whether a line may be the heads of a table with |; 责任部门 | 市公安局 | are a page's facts."""
    if "|" not in line and "｜" not in line:
        return False
    shadowed = simple(shadow(line))
    if "序号" in shadowed or _one_head.fullmatch("".join(shadowed.split())):
        return True
    heads = ["".join(cell.split()) for cell in shadowed.strip("| ").split("|")]
    others = [head for head in heads if not _assigned.fullmatch(head)]
    return (
        2 < len(heads) > len(others)
        and all(
            0 < len(head) <= _LONGEST_HEAD and (tells(head) or not is_body(head)) for head in others
        )
        and not any(character.isdigit() for head in others if not tells(head) for character in head)
    )


def _table(said: Sequence[Said], at: int) -> tuple[list[Placed], int, int]:
    """The cells of the table whose heads begin in a line, its first line, and the line behind it.

    No cells where it is no table.
    """
    found = _in_rows(said, at)
    return found if found[0] else _loose(said, at)


def _in_rows(said: Sequence[Said], at: int) -> tuple[list[Placed], int, int]:
    """A table whose rows are as long as its heads up to the first number.

    A row that is shorter lacks cells that reach down from the rows above.
    """
    rows: list[list[list[Said]]] = []
    end = at
    heads = _cells(said[at])
    if len(heads) > 1:
        while end < len(said) and "|" in said[end].shadow:
            if not _rule.fullmatch(said[end].shadow):
                rows.append([[cell] for cell in _cells(said[end])])
            end += 1
    elif "序号" in heads[0].shadow:
        rows, end = _rows_between(said, at)
        if end < len(said) and said[end].text.endswith("|"):  # some cells are missing
            rows = []
    rows, columns = _widened(*_two_heads(_rejoined(rows)))
    if len(rows) < 2 or not assigns(columns):
        return [], at, max(end, at + 1)
    held = _placed(rows, columns, breaks_off=_breaks_off(said, end))
    return list(held), at, end


def _breaks_off(said: Sequence[Said], end: int) -> bool:
    """Whether the text ends within a table's last row: it lacks the | that the rows above end in."""
    if end < len(said) or end < 2:
        return False
    return said[-1].text.rstrip()[-1:] != "|" == said[-2].text.rstrip()[-1:]


def _rejoined(rows: list[list[list[Said]]]) -> list[list[list[Said]]]:
    """Rows whose heads are whole: neither broken over two lines nor run together with the first row."""
    if not rows:
        return rows
    heads = rows[0][: _filled(rows[0])]
    first = next((at for at, cell in enumerate(heads) if _is_number(cell)), 0)
    if first >= _FEWEST_HEADS and len(heads) == 2 * first:
        return [heads[:first], heads[first:], *rows[1:]]
    if len(rows) > 2 and _is_number(rows[2][0]) and not _is_number(rows[1][0]):
        more = rows[1][: _filled(rows[1])]
        if len(heads) + len(more) == max(map(_filled, rows[2:])):
            return [heads + more, *rows[2:]]
    return [heads, *rows[1:]]


def _is_number(cell: Sequence[Said]) -> bool:
    return NUMBER.fullmatch(cell[0].shadow) is not None


def _two_heads(
    rows: list[list[list[Said]]],
) -> tuple[list[list[list[Said]]], list[ColumnKind]]:
    """Rows whose heads are in one row, the first, and what its columns say."""
    if len(rows) > 2:
        upper, lower = ([cell for cell in row if cell[0].text] for row in rows[:2])
        if len(lower) > 1 and all(kind in DUTIES for kind in column_kinds(lower)):
            heads, columns = unfolded([*upper, *lower])
            return [heads, *rows[2:]], columns
        if len(lower) > 1 and _is_number(rows[2][0]):
            return _divided(rows, lower)
    return rows, column_kinds(rows[0]) if rows else []


def _divided(
    rows: list[list[list[Said]]], lower: list[list[Said]]
) -> tuple[list[list[list[Said]]], list[ColumnKind]]:
    """The same where the heads of the second row stand below one of the first: 抽查项目 over 抽查类别 | 抽查事项."""
    columns = column_kinds(rows[0])
    counts = [_filled(row) for row in rows[2:]]
    width = len(columns) + len(lower) - 1
    longest = [row for row, count in zip(rows[2:], counts, strict=True) if count == width]
    if max(counts) == width and all(tells("".join(cell[0].shadow.split())) for cell in lower):
        for at in range(1, len(columns)):
            divided = [*columns[:at], *column_kinds(lower), *columns[at + 1 :]]
            if columns[at] not in DUTIES and _name_bodies(longest, divided):
                first, *others = lower
                heads = [*rows[0][:at], [*rows[0][at], *first], *others, *rows[0][at + 1 :]]
                return [heads, *rows[2:]], column_kinds(heads)
    return rows, columns


def _widened(
    rows: list[list[list[Said]]], columns: list[ColumnKind]
) -> tuple[list[list[list[Said]]], list[ColumnKind]]:
    """The same with a column more for each that a head of several left no trace of.

    项目 | 目标 | 责任单位 above 就业工程 | 新增就业 | 1300 | 区人社局: where the bodies stand is
    counted from the right when only then each stands below their head.
    """
    counts = [_filled(row) for row in rows[1:]]
    width = max(counts, default=0)
    first = next((at for at, kind in enumerate(columns) if kind in DUTIES), 0)
    more = width - len(columns)
    if more <= 0 or not first:
        return rows, columns
    tasks = [at for at, kind in enumerate(columns[:first]) if kind in ("task", "name")]
    at = tasks[-1] + 1 if tasks else first
    longest = [row for row, count in zip(rows[1:], counts, strict=True) if count == width]
    unsaid: list[ColumnKind] = ["other"]
    moved = [*columns[:at], *unsaid * more, *columns[at:]]
    if _name_bodies(longest, columns) or not _name_bodies(longest, moved):
        return rows, columns
    empty = [Said("", rows[0][0][0].line, "")]
    return [[*rows[0][:at], *[empty] * more, *rows[0][at:]], *rows[1:]], moved


def _filled(row: Sequence[Sequence[Said]]) -> int:
    """How many cells a row has, empty ones at its end left out."""
    count = len(row)
    while count and not any(line.text for line in row[count - 1]):
        count -= 1
    return count


def _name_bodies(rows: Sequence[list[list[Said]]], columns: Sequence[ColumnKind]) -> bool:
    """Whether each cell below the heads of bodies may name some, and one surely does."""
    looks = [
        look(line.shadow)
        for row in rows
        for cell, kind in zip(row, columns, strict=False)
        if kind in DUTIES
        for line in cell
        if line.text
    ]
    return "body" in looks and all(seems in ("body", "maybe", "nothing") for seems in looks)


def _loose(said: Sequence[Said], at: int) -> tuple[list[Placed], int, int]:
    """A table whose lines are a cell each, one of its heads in line ``at``, and rows not told apart."""
    _, lines = unbarred([line.text for line in said], at)
    cells = [(index, Said(text, said[index].line, simple(shadow(text)))) for index, text in lines]
    heads = next((i for i, (index, _) in enumerate(cells) if index >= at), len(cells))
    numbers = (i for i, (_, cell) in enumerate(cells) if cell.shadow == "序号")
    placed, first, end = table([cell for _, cell in cells], next(numbers, heads))
    if not placed:
        return [], at, at + 1
    return placed, cells[first][0], cells[end][0] if end < len(cells) else cells[-1][0] + 1


def _placed(
    rows: Sequence[list[list[Said]]], columns: Sequence[ColumnKind], *, breaks_off: bool
) -> Iterator[Placed]:
    """The paragraphs of all cells at their places, each reaching down to the next cell of its column.

    Into a last row that ``breaks_off`` no cell reaches: who it charges stood behind its end.
    """
    places = [_columns_of(row, columns) for row in rows]
    held = [_held(row, at, columns) for row, at in zip(rows, places, strict=True)]
    if breaks_off:
        held[-1] = range(len(columns))
    for number, (row, at) in enumerate(zip(rows, places, strict=True)):
        for column, cell in zip(at, row, strict=False):
            below = number + 1
            while below < len(rows) and column not in held[below]:
                below += 1
            for line in cell:
                if line.text:
                    yield Placed(number, column, line, below - number)


def _columns_of(row: Sequence[Sequence[Said]], columns: Sequence[ColumnKind]) -> Sequence[int]:
    """The columns in which a row's cells stand.

    做好核定工作 | 市教育局 | below 5月底 | 发布方案 | 市教育局 | lacks a cell on its left, which
    may have come as an empty one on its right.
    """
    count = _filled(row)
    if count < len(columns):
        fits = fitted([" ".join(line.shadow for line in cell) for cell in row[:count]], columns)
        return [fit.column for fit in fits or ()]
    return range(len(row))


def _held(
    row: Sequence[Sequence[Said]], at: Sequence[int], columns: Sequence[ColumnKind]
) -> Sequence[int]:
    """The columns that no cell reaches down into, from above this row: its own, and, below a chapter
    or where a numbered row says who, those of bodies."""
    serial = bool(at) and columns[at[0] if at[0] < len(columns) else 0] == "serial"
    says = any(columns[column] in DUTIES for column in at if column < len(columns))
    chapter = len(at) == 1 and chapter_line.match(row[0][0].shadow) is not None
    if chapter or (serial and says):
        return [*at, *(column for column, kind in enumerate(columns) if chapter or kind in DUTIES)]
    return at


def _cells(said: Said) -> list[Said]:
    """The cells of a row in a line; neither what is before its first | nor behind its last, if nothing is."""
    texts = re.split("[|｜]", said.text)
    texts = texts[1:] if not texts[0].strip() else texts
    texts = texts[:-1] if len(texts) > 1 and not texts[-1].strip() else texts
    return [
        Said(cell, said.line, simple(shadow(cell)))
        for text in texts
        for cell in [text.strip(EDGES)]
    ]


def _counts_anew(said: Sequence[Said], at: int) -> bool:
    """Whether the first number below heads is 1."""
    cells = (line.shadow.strip("| ") for line in said[at : at + 2 * MOST_HEADS])
    return next((cell for cell in cells if NUMBER.fullmatch(cell)), "") == "1"


def _rows_between(said: Sequence[Said], at: int) -> tuple[list[list[list[Said]]], int]:
    """The rows of a table that ends each cell in |, and the line behind its last whole row."""
    cells: list[list[Said]] = [[]]
    ends: list[int] = []
    width = 0
    for index in range(at, len(said)):
        first, *more = re.split("[|｜]", said[index].text)
        if len(more) > 1 or len(cells[-1]) == MOST_LINES:
            break
        text = first.strip(EDGES)
        if ends and simple(text) == "序号" and _counts_anew(said, index):  # another table's
            break
        cells[-1].append(Said(text, said[index].line, simple(shadow(text))))
        if not more:
            continue
        if not width and ends and NUMBER.fullmatch(cells[-1][0].shadow):
            width = len(ends)
        ends.append(index + 1)
        cells.append([])
        if not width and len(ends) > MOST_HEADS:
            break
    count = len(ends) // width if width else 0
    rows = [cells[row * width : (row + 1) * width] for row in range(count)]
    return rows, ends[count * width - 1] if count else at
