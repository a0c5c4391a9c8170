"""Tables whose rows a page ran together become one cell a line, as ``dumped`` reads them.

Knows how such lines look: cells between blanks behind their heads, or each with a | and no
row told from the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhengce.model import Block
from zhengce.reading.column_heads import kind
from zhengce.reading.dumped_lines import DUTIES, EDGES, MOST_HEADS, NUMBER

_LONGEST_HEAD = 14
_MOST_LINES = 12
"""Lines that one cell may have."""


def unspaced(blocks: list[Block]) -> list[Block]:
    """Each cell of a table that has blanks between them a line: 序号 任务 责任单位 1 建成公园 市水务局 2 …"""
    found: list[Block] = []
    expected = 0
    for index, (text, cell) in enumerate(blocks):
        tokens = text.split() if cell is None else []
        if not expected and "序号" in tokens and "|" not in text:
            at = text.index("序号")
            tokens = text[at:].split()
            following = (block.text.split() for block in blocks[index + 1 : index + 3])
            expected = _first(tokens + next(filter(None, following), []))
            if expected and text[:at].strip(EDGES):
                found.append(Block(text[:at]))
        elif tokens and not (expected and tokens[0] == str(expected)):
            expected = 0
        if not expected or not tokens:
            found.append(blocks[index])
            continue
        found += map(Block, tokens)
        for token in tokens:
            expected += token == str(expected)
    return found


def _first(tokens: Sequence[str]) -> int:
    """The number behind the heads that ``tokens`` begin with; 0 where they are no table's."""
    heads = tokens[: MOST_HEADS + 1]
    at = next((i for i, token in enumerate(heads) if NUMBER.fullmatch(token)), 0)
    heads = heads[:at]
    assigns = at > 2 and any(kind(head) in DUTIES for head in heads)
    return int(tokens[at]) if assigns and all(len(h) <= _LONGEST_HEAD for h in heads) else 0


def unbarred(lines: Sequence[str], at: int) -> tuple[int, Iterator[tuple[int, str]]]:
    """Where the cells begin that line ``at`` is one of, and each cell's lines without their |.

    A cell may have several lines, of which the last has the |; empty ones are left out.
    """
    first = at
    while first and at - first < MOST_HEADS and _ends(lines[first - 1]):
        first -= 1
    last = at
    for index in range(at, len(lines)):
        if _ends(lines[index]):
            last = index
        elif index - last > _MOST_LINES or "|" in lines[index][:-1]:
            break
    stop = min(last + 3, len(lines))
    cells = ((index, lines[index].strip(EDGES + "|｜")) for index in range(first, stop))
    return first, ((index, text) for index, text in cells if text)


def _ends(line: str) -> bool:
    """Whether a line is a cell and no more: 市水务局 |, | or ||."""
    return line[-1:] in ("|", "｜") and not line.rstrip("|｜ ").count("|")
