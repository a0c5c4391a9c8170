"""Tables that a page printed one tab-indented cell a line, rows parted by an empty line."""

from __future__ import annotations

from collections.abc import Iterable

from zhengce.model import Block, Cell, maker

_block = maker(Block)
_cell = maker(Cell)
_EMPTY = Block("")


def tabbed(blocks: list[Block]) -> list[Block]:
    """Give the lines of a table that was dumped one cell a line their cells.

    A group of lines between empty ones is a row when all its cells begin with a
    tab; a line in it that does not begins a further paragraph of the cell above
    it.  Lines before the first tab of a group (a title over the head row) stay
    outside.  At least three rows of the same number of cells, two or more, are a table.
    """
    groups = _groups(blocks)
    sizes = [sum(line[:1] == "\t" for line in group) for group in groups]
    widths = [size for size in sizes if size >= 2]
    width = max(set(widths), key=widths.count, default=0)
    if widths.count(width) < 3:
        return blocks
    cells: list[Block] = []
    row = 0
    for group, size in zip(groups, sizes, strict=True):
        if size != width:
            cells += map(Block, group)
        else:
            cells += _row(group, row)
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


def _row(group: list[str], row: int) -> Iterable[Block]:
    above, *cells = "\n".join(("", *group)).split("\n\t")
    yield from map(Block, above.split("\n")[1:])
    for column, text in enumerate(cells):
        yield _block((text, _cell((0, row, column, 1, 1))))
