"""Tables that a page printed as lines of text, a cell a line or between |: lines become cells again.

A table is told by its tabs or by its heads (序号, 责任单位); what its cells say is ``tables``' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengce.model import Block, Cell, maker
from zhengce.reading.column_heads import ColumnKind, kind
from zhengce.reading.loose import unbarred, unspaced
from zhengce.reading.organisations import SUFFIX
from zhengce.reading.patterns import shadow
from zhengce.reading.tabbed import tabbed

_block = maker(Block)
_cell = maker(Cell)


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
    if headed and any(
        ("序号" in text or "|" in text) and _starts(shadow(text.strip(_EDGES)))
        for text, _ in blocks
    ):
        return _headed(blocks)
    return blocks


def _has_head(printed: str) -> bool:
    """Whether 序号 is in a text, or heads between |: one character is looked for faster by far than two."""
    at = printed.find("序")
    while at >= 0 and not printed.startswith("号", at + 1):
        at = printed.find("序", at + 1)
    return at >= 0 or ("|" in printed and _barred_heads.search(printed) is not None)


# --- below heads, of which one is 序号 ---

_EDGES = " \t\u00a0\u3000\ufeff\u200b\r\n"
_MOST_HEADS = 10
_MOST_LINES = 40
"""Lines of one row, beyond which what follows a number is no row."""
_group_head = re.compile("类别|分类|类型|领域|板块|方面|项目|事项类别|一级指标|目标")
_number = re.compile(r"\d{1,3}")
# 整治行业 | 时间安排 | 责任单位 |: heads of a table without numbers
_barred_heads = re.compile(
    r"\|[^|\n]{2,12}\| *(?:责任|牵头|主管|负责)(?:单位|部门) *(?:\||$)", re.MULTILINE
)
_lone_head = re.compile(r"(?:责任|牵头|主管|负责)(?:单位|部门) *\|")
_rule = re.compile(r"[-:|\s]+")
_chapter = re.compile("[一二三四五六七八九十]{1,3}、.{2,40}[^。;]$")
_body = re.compile(
    rf"(?:[^、,;。:]{{0,24}}?(?:{SUFFIX}|[股科室])(?:[(][^()]{{1,30}}[)])?(?:等(?:[\u4e00-\u9fff]{{0,6}}(?:部门|单位))?)?(?:[、,;\s]|$))+|[-—/无]"
)
_time = re.compile(
    r".*(?:\d ?[年月日]|[年月]底|季度|半年|持续|长期|全年|常态|每[年月季]|立即|适时).*"
)
_DUTIES = ("lead", "support", "responsible")


class _Said(NamedTuple):
    """One cell, or one paragraph of it: the lines of the page that it is printed in."""

    text: str
    line: int
    shadow: str


class _Placed(NamedTuple):
    row: int
    column: int
    said: _Said


def _headed(blocks: list[Block]) -> list[Block]:
    """Give the lines of tables below a head 序号 their cells: 序号|任务|责任单位|1|…|市教育局|2|…"""
    said = [
        _Said(text, index, shadow(text))
        for index, (printed, _) in enumerate(blocks)
        if (text := printed.strip(_EDGES))
    ]
    cells: list[Block] = []
    number = done = position = 0
    while position < len(said):
        if not _starts(said[position].shadow):
            position += 1
            continue
        barred = "|" in said[position].shadow
        placed, first, end = _table(said, position) if not barred else _barred(said, position)
        if barred and not placed:
            placed, first, end = _loose(said, position)
        position = max(end, position + 1)
        if not placed:
            continue
        cells += blocks[done : said[first].line]
        cells += (
            _block((what.text, _cell((number, row, column, 1, 1)))) for row, column, what in placed
        )
        done = said[position].line if position < len(said) else len(blocks)
        number += 1
    return [*cells, *blocks[done:]] if number else blocks


def _starts(line: str) -> bool:
    if "|" not in line:
        return line == "序号"
    heads = _barred_heads.search(line) or _lone_head.fullmatch(line)
    return heads is not None or "序号" in line


def _table(said: Sequence[_Said], at: int) -> tuple[list[_Placed], int, int]:
    """The cells of the table whose head 序号 is in a line, its first line, and the line behind it.

    No cells where it is no table.
    """
    first = at
    while first > 0 and at - first < 2 and _group_head.fullmatch(said[first - 1].shadow):
        first -= 1
    below = at + 1
    while below < len(said) and below - at <= _MOST_HEADS and _is_head(said[below].shadow):
        below += 1
    heads: list[list[_Said]] = []
    for head in said[first:below]:
        if heads and head.shadow[0] == "(":  # 责任股室|(单位)
            heads[-1].append(head)
        else:
            heads.append([head])
    kinds = _kinds(heads)
    grouped = []
    if first < at and kinds[-1] not in (*_DUTIES, "limit"):  # the first group's name
        grouped = heads.pop()
        kinds.pop()
    placed = [_Placed(0, column, line) for column, head in enumerate(heads) for line in head]
    if below < len(said) and _chapter.match(said[below].shadow):
        placed.append(_Placed(1, 0, said[below]))
        below += 1
    numbered = below < len(said) and _number.fullmatch(said[below].shadow)
    if not numbered or not _assigns(kinds):
        return [], at, at + 1
    serial = at - first
    end = _rows(said, below, serial, kinds, placed, grouped)
    return placed, first, end


def _is_head(line: str) -> bool:
    if len(line) > 14 or line[-1] in "。:;":
        return False
    return not (_number.fullmatch(line) or _chapter.match(line))


def _kinds(heads: Sequence[Sequence[_Said]]) -> list[ColumnKind]:
    """What the columns say; 单位 beside 指标 is a unit of measure."""
    printed = ["".join("".join(line.shadow for line in head).split()) for head in heads]
    measured = any("指标" in head for head in printed)
    return ["other" if measured and head == "单位" else kind(head) for head in printed]


def _assigns(kinds: Sequence[ColumnKind]) -> bool:
    """Whether heads tell who does something; such a table has 序号 or a column of tasks."""
    return any(said in _DUTIES for said in kinds) and len(kinds) > 2


def _rows(
    said: Sequence[_Said],
    at: int,
    serial: int,
    kinds: list[ColumnKind],
    placed: list[_Placed],
    grouped: list[_Said],
) -> int:
    """Place the rows that begin in line ``at``; the line behind the last."""
    row, width = placed[-1].row, len(kinds) - serial - 1
    number = int(said[at].shadow)
    while True:
        stop = min(at + 1 + _MOST_LINES, len(said))
        after = _next_number(said, at, stop, number)
        lines = list(said[at + 1 : stop if after is None else after])
        row += 1
        placed += (_Placed(row, 0, group) for group in grouped)
        placed.append(_Placed(row, serial, said[at]))
        chapters: list[_Said] = []
        while after and len(lines) > 1 and _chapter.match(lines[-1].shadow):
            chapters.append(lines.pop())
        # The last cell before a number is the next group's name where groups have a column.
        whole = len(lines) == width
        grouped = [lines.pop()] if after and serial and not whole and _ends_row(lines) else []
        if after is None:
            lines = lines[: _last(lines, width, kinds[serial + 1 :])]
        for below, column, what in _placed(lines, kinds[serial + 1 :]):
            placed.append(_Placed(row + below, serial + 1 + column, what))
        row = placed[-1].row
        for chapter in reversed(chapters):
            row += 1
            placed.append(_Placed(row, 0, chapter))
        if after is None:
            return at + 1 + len(lines)
        at, number = after, int(said[after].shadow)


def _next_number(said: Sequence[_Said], at: int, stop: int, number: int) -> int | None:
    """The line of the next row's number; where it is not the following one, behind a row's end."""
    following = str(number + 1)
    after = next((i for i in range(at + 2, stop) if said[i].shadow == following), None)
    if after is not None:
        return after
    ends = (i for i in range(at + 2, stop) if _number.fullmatch(said[i].shadow))
    return next((i for i in ends if int(said[i].shadow) > number and _ended(said[i - 1])), None)


def _ended(line: _Said) -> bool:
    return bool(_chapter.match(line.shadow)) or _is_body(line.shadow) or _is_time(line.shadow)


def _ends_row(lines: Sequence[_Said]) -> bool:
    """Whether a row goes on behind its bodies with a line that names none, a group's name."""
    last, before = lines[-1].shadow, lines[-2].shadow if len(lines) > 1 else ""
    return not (_is_body(last) or _is_time(last)) and (_is_body(before) or _is_time(before))


def _last(lines: Sequence[_Said], width: int, kinds: Sequence[ColumnKind]) -> int:
    """How many lines are the last row's: up to its last body or time before another text."""
    if len(lines) <= width:
        return len(lines)
    end = next((i for i, line in enumerate(lines) if _is_body(line.shadow)), width)
    while end < len(lines) and (_is_body(lines[end].shadow) or _is_time(lines[end].shadow)):
        end += 1
        if kinds[-1] == "limit" and _is_time(lines[end - 1].shadow):
            break
    return max(end, 1)


def _placed(lines: Sequence[_Said], kinds: Sequence[ColumnKind]) -> Iterator[_Placed]:
    """The lines of a row in their columns; a task below its bodies begins another row."""
    if len(lines) == len(kinds) and _fits(lines, kinds):
        yield from (_Placed(0, column, line) for column, line in enumerate(lines))
        return
    duties = [column for column, said in enumerate(kinds) if said in _DUTIES]
    limits = [column for column, said in enumerate(kinds) if said == "limit"]
    bodies = sum(_is_body(line.shadow) for line in lines[1:])
    row = column = named = 0
    whole = len(lines) <= len(kinds)
    for index, line in enumerate(lines):
        if index and limits and _is_time(line.shadow) and not _is_body(line.shadow):
            column = limits[0]
        elif index and _is_body(line.shadow):
            # one a column, and what is left in the last, or in the only one
            column = duties[min(named, len(duties) - 1)] if bodies >= len(duties) else duties[0]
            named += 1
        elif not whole and column in (*duties, *limits) and not _goes_on(column, line, kinds):
            row, column, named = row + 1, 0, 0
        elif index and column + 1 < len(kinds) and kinds[column + 1] in ("task", "name", "other"):
            column += 1
        yield _Placed(row, column, line)


def _goes_on(column: int, line: _Said, kinds: Sequence[ColumnKind]) -> bool:
    """Whether a line behind bodies or a time may be the next column's, a person or a remark."""
    return column + 1 < len(kinds) and kinds[column + 1] == "other" and len(line.text) <= 12


def _fits(lines: Sequence[_Said], kinds: Sequence[ColumnKind]) -> bool:
    return all(
        _is_body(line.shadow) for line, said in zip(lines, kinds, strict=True) if said in _DUTIES
    )


def _is_body(line: str) -> bool:
    if line[-1] == "。" and line[0] in "省市县区州旗各":
        line = line[:-1]
    return len(line) <= 160 and _body.fullmatch(line) is not None


def _is_time(line: str) -> bool:
    return len(line) <= 30 and line[-1] != "。" and _time.fullmatch(line) is not None


# --- cells between |, a row a line or a cell a line ---


def _loose(said: Sequence[_Said], at: int) -> tuple[list[_Placed], int, int]:
    """A table whose lines are a cell each, one of its heads in line ``at``, and rows not told apart."""
    _, lines = unbarred([line.text for line in said], at)
    cells = [(index, _Said(text, said[index].line, shadow(text))) for index, text in lines]
    heads = next((i for i, (index, _) in enumerate(cells) if index >= at), len(cells))
    first = heads
    while first and _is_head(cells[first - 1][1].shadow):
        first -= 1
    numbers = [i for i, (_, cell) in enumerate(cells) if cell.shadow == "序号"]
    if numbers:
        first = numbers[0]
    else:  # the numbers' column has no head
        cells.insert(first, (at, _Said("", cells[first][1].line if cells else 0, "序号")))
    placed, first, end = _table([cell for _, cell in cells], first)
    if not placed:
        return [], at, at + 1
    return placed, cells[first][0], cells[end][0] if end < len(cells) else cells[-1][0] + 1


def _barred(said: Sequence[_Said], at: int) -> tuple[list[_Placed], int, int]:
    """A table whose cells end in |: its rows are as long as its heads up to the first number."""
    rows: list[list[list[_Said]]] = []
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
    kinds = _kinds(rows[0]) if rows else []
    if len(rows) < 2 or not _assigns(kinds):
        return [], at, max(end, at + 1)
    placed = [
        _Placed(number, column, line)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        for line in cell
        if line.text
    ]
    return placed, at, end


def _cells(said: _Said) -> list[_Said]:
    """The cells of a row in a line; neither what is before its first | nor behind its last, if nothing is."""
    texts = re.split("[|｜]", said.text)
    texts = texts[1:] if not texts[0].strip() else texts
    texts = texts[:-1] if len(texts) > 1 and not texts[-1].strip() else texts
    return [_Said(text.strip(_EDGES), said.line, shadow(text.strip(_EDGES))) for text in texts]


def _rows_between(said: Sequence[_Said], at: int) -> tuple[list[list[list[_Said]]], int]:
    """The rows of a table that ends each cell in |, and the line behind its last whole row."""
    cells: list[list[_Said]] = [[]]
    ends: list[int] = []
    width = 0
    for index in range(at, len(said)):
        first, *more = re.split("[|｜]", said[index].text)
        if len(more) > 1 or len(cells[-1]) == _MOST_LINES:
            break
        text = first.strip(_EDGES)
        cells[-1].append(_Said(text, said[index].line, shadow(text)))
        if not more:
            continue
        if not width and ends and _number.fullmatch(cells[-1][0].shadow):
            width = len(ends)
        ends.append(index + 1)
        cells.append([])
        if not width and len(ends) > _MOST_HEADS:
            break
    count = len(ends) // width if width else 0
    rows = [cells[row * width : (row + 1) * width] for row in range(count)]
    return rows, ends[count * width - 1] if count else at
