"""What a line of a dumped table can be: a head, a number, bodies, a time.  Where cells stand is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from zhengce.model import Block, Cell, maker
from zhengce.reading.column_heads import ColumnKind, kind
from zhengce.reading.organisations import SUFFIX
from zhengce.reading.patterns import shadow

_block = maker(Block)
_cell = maker(Cell)

EDGES = " \t\u00a0\u3000\ufeff\u200b\r\n"
DUTIES = ("lead", "support", "responsible")
MOST_HEADS = 10
MOST_LINES = 40
"""Lines of one row, beyond which what follows a number is no row."""
NUMBER = re.compile(r"\d{1,3}")
_body = re.compile(
    rf"(?:[^、,;。:]{{0,24}}?(?:{SUFFIX}|[股科室])(?:[(][^()]{{1,30}}[)])?(?:等(?:[\u4e00-\u9fff]{{0,6}}(?:部门|单位))?)?(?:[、,;\s]|$))+|[-—/无]"
)
_time = re.compile(
    r".*(?:\d ?[年月日]|[年月]底|季度|半年|持续|长期|全年|常态|每[年月季]|立即|适时).*"
)


# 責任部門, 序號: pages in traditional characters are simplified after their tables are known
_SIMPLE = str.maketrans("責單門體號務內時間領導項標頭實", "责单门体号务内时间领导项标头实")


class Said(NamedTuple):
    """One cell, or one paragraph of it: the lines of the page that it is printed in."""

    text: str
    line: int
    shadow: str


class Placed(NamedTuple):
    """A cell's paragraph at its place in a table; a cell may reach down over rows without one."""

    row: int
    column: int
    said: Said
    row_span: int = 1


def celled(
    blocks: list[Block],
    starts: Callable[[str], bool],
    table: Callable[[Sequence[Said], int], tuple[list[Placed], int, int]],
) -> list[Block]:
    """The blocks of a page with the lines of its dumped tables given their cells.

    ``starts`` tells whether a printed line may begin a table; ``table`` gives the cells
    of the one there, its first line and the line behind it, no cells where it is none.
    """
    if not any(cell is None and starts(text) for text, cell in blocks):
        return blocks
    said = [
        Said(text, index, shadow(text))
        for index, (printed, _) in enumerate(blocks)
        if (text := printed.strip(EDGES))
    ]
    cells: list[Block] = []
    number = done = position = 0
    while position < len(said):
        if not starts(said[position].text):
            position += 1
            continue
        placed, first, end = table(said, position)
        position = max(end, position + 1)
        if not placed:
            continue
        cells += blocks[done : said[first].line]
        cells += (
            _block((what.text, _cell((number, row, column, span, 1))))
            for row, column, what, span in placed
        )
        done = said[position].line if position < len(said) else len(blocks)
        number += 1
    return [*cells, *blocks[done:]] if number else blocks


def simple(head: str) -> str:
    """A head in simplified characters."""
    return head.translate(_SIMPLE)


def column_kinds(heads: Sequence[Sequence[Said]]) -> list[ColumnKind]:
    """What the columns say; 单位 beside 指标 is a unit of measure."""
    printed = [simple("".join("".join(line.shadow for line in head).split())) for head in heads]
    measured = any("指标" in head for head in printed)
    return ["other" if measured and head == "单位" else kind(head) for head in printed]


def assigns(said: Sequence[ColumnKind]) -> bool:
    """Whether heads tell who does something; such a table has 序号 or a column of tasks."""
    return any(column in DUTIES for column in said) and len(said) > 2


def is_body(line: str) -> bool:
    """Whether a line names public bodies and nothing else."""
    if line[-1:] == "。" and line[0] in "省市县区州旗各":
        line = line[:-1]
    return len(line) <= 160 and _body.fullmatch(line) is not None


def is_time(line: str) -> bool:
    """Whether a line is short and tells a time."""
    return 0 < len(line) <= 30 and line[-1] != "。" and _time.fullmatch(line) is not None
