"""Tables that a page printed one tab-indented cell a line, rows parted by an empty line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhengce.model import Block, Cell, maker
from zhengce.reading.column_heads import ColumnKind, kind
from zhengce.reading.fitting import spread
from zhengce.reading.patterns import shadow

_block = maker(Block)
_cell = maker(Cell)
_EMPTY = Block("")


def tabbed(blocks: list[Block]) -> list[Block]:
    """Give the lines of a table that was dumped one cell a line their cells.

    A group of lines between empty ones is a row when all its cells begin with a
    tab; a line in it that does not begins a further paragraph of the cell above
    it.  Lines before the first tab of a group (a title over the head row) stay
    outside.  At least three rows of the same number of cells, two or more, are a table.  A row of
    more lines than that has a cell of several, where what they say and the heads tell which.
    """
    groups = _groups(blocks)
    sizes = [sum(line[:1] == "\t" for line in group) for group in groups]
    widths = [size for size in sizes if size >= 2]
    width = max(set(widths), key=widths.count, default=0)
    if widths.count(width) < 3:
        return blocks
    cells: list[Block] = []
    heads: list[ColumnKind] = []
    row = 0
    for group, size in zip(groups, sizes, strict=True):
        joined = _joined(group, heads) if size > width and heads else group
        if size < width or not joined:
            cells += map(Block, group)
        else:
            placed = list(_row(joined, row))
            heads = heads or [_kind(block.text) for block in placed if block.cell]
            cells += placed
            row += 1
        cells.append(_EMPTY)
    return cells


def _groups(blocks: list[Block]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for text, _ in blocks:
        if text.strip("\r\n "):  # a tab alone is an empty cell
            groups[-1].append(text)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _kind(head: str) -> ColumnKind:
    return kind("".join(shadow(head).split()))


def _joined(group: Sequence[str], heads: Sequence[ColumnKind]) -> list[str]:
    """A row's lines, those of one cell without the tabs of all but the first: 市人社局 above 医保中心.

    Empty where they are not one row, with a cell below each head.
    """
    fits = spread([shadow(line.strip()) for line in group], heads)
    if any(fit.below for fit in fits) or len({fit.column for fit in fits}) != len(heads):
        return []
    before = [-1, *(fit.column for fit in fits)]
    return [
        line.lstrip("\t") if fit.column == above else line
        for line, fit, above in zip(group, fits, before, strict=False)
    ]


def _row(group: list[str], row: int) -> Iterable[Block]:
    above, *cells = "\n".join(("", *group)).split("\n\t")
    yield from map(Block, above.split("\n")[1:])
    for column, text in enumerate(cells):
        yield _block((text, _cell((0, row, column, 1, 1))))
