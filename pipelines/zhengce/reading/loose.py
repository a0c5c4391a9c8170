"""Tables whose rows a page ran together become one cell a line, as ``dumped`` reads them.

Knows how such lines look: cells between blanks behind their heads, or each with a | and no
row told from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.model import Block
from zhengce.reading.column_heads import kind
from zhengce.reading.dumped_lines import DUTIES, EDGES, MOST_HEADS, NUMBER, chapter_line, is_body
from zhengce.reading.patterns import shadow

# 工 作 内 容 is one
_token = re.compile(r"(?<!\S)[\u4e00-\u9fff](?:\s{1,3}[\u4e00-\u9fff])+(?!\S)|\S+")
_label = re.compile(
    "附件|附[:：]|[一二三四五六七八九十]、|[(（][一二三四五六七八九十]|注[:：]|抄送|备注[:：]"
)
_LONGEST_HEAD = 14
_MOST_LINES = 12
"""Lines that one cell may have."""


def unspaced(blocks: list[Block]) -> list[Block]:
    """Each cell of a table that has blanks between them a line: 序号 任务 责任单位 1 建成公园 市水务局 2 …

    The table goes on with lines of several cells, or of a short one, up to a line that is a text's.
    """
    found: list[Block] = []
    expected = 0
    for index, (text, cell) in enumerate(blocks):
        tokens = _token.findall(text) if cell is None else []
        if not expected and "序号" in tokens and "|" not in text:
            at = text.index("序号")
            tokens = _token.findall(text[at:])
            following = (_token.findall(block.text) for block in blocks[index + 1 : index + 3])
            expected = _first(tokens + next(filter(None, following), []))
            if expected and text[:at].strip(EDGES):
                found.append(Block(text[:at]))
        elif tokens and not (expected and (tokens[0] == str(expected) or _goes_on(tokens))):
            expected = 0
        if not expected or not tokens:
            found.append(blocks[index])
            continue
        found += map(Block, tokens)
        for token in tokens:
            expected += token == str(expected)
    return found


def _goes_on(tokens: Sequence[str]) -> bool:
    """Whether a line may be a row's that began in a line above: cells, or what is left of one."""
    if len(tokens) == 1:
        return len(tokens[0]) <= _LONGEST_HEAD and not _label.match(tokens[0])
    return any(is_body(shadow(token)) for token in tokens)


def _first(tokens: Sequence[str]) -> int:
    """The number behind the heads that ``tokens`` begin with; 0 where they are no table's."""
    heads = tokens[: MOST_HEADS + 3]
    at = next((i for i, token in enumerate(heads) if NUMBER.fullmatch(token)), 0)
    heads = heads[:at]
    while heads and chapter_line.match(shadow(heads[-1])):
        heads = heads[:-1]
    assigns = len(heads) > 2 and any(kind("".join(head.split())) in DUTIES for head in heads)
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
