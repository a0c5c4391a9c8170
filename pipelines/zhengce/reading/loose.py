"""Tables whose rows a page ran together become one cell a line, as ``dumped`` reads them.

Knows how such lines look: cells between blanks behind their heads, or each with a | and no
row told from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from zhengce.model import Block
from zhengce.reading.column_heads import kind, tells
from zhengce.reading.dumped_lines import DUTIES, MOST_HEADS, NUMBER, SERIALS, chapter_line
from zhengce.reading.fitting import look
from zhengce.reading.patterns import EDGES, shadow

# 工 作 内 容 is one
_token = re.compile(r"(?<!\S)[\u4e00-\u9fff](?:\s{1,3}[\u4e00-\u9fff])+(?!\S)|\S+")
_label = re.compile(
    "附件|附[:：]|[一二三四五六七八九十]、|[(（][一二三四五六七八九十]|注[:：]|抄送|备注[:：]"
)
_LONGEST_HEAD = 14
_MOST_HEAD_LINES = 8
_MOST_LINES = 12
"""Lines that one cell may have."""


def unspaced(blocks: list[Block]) -> list[Block]:
    """Each cell of a table that has blanks between them a line: 序号 任务 责任单位 1 建成公园 市水务局 2 …

    The table goes on with lines of several cells, or of a short one, up to a line that is a text's.
    """
    found: list[Block] = []
    lines = [_token.findall(text) if cell is None else [] for text, cell in blocks]
    within, expected = False, 0
    for index, ((text, _), tokens) in enumerate(zip(blocks, lines, strict=True)):
        if not within and len(tokens) > 1 and "|" not in text:
            at, expected = _begins(text, tokens, lines[index + 1 : index + 1 + _MOST_HEAD_LINES])
            within = at >= 0
            if within and text[:at].strip(EDGES):
                found.append(Block(text[:at]))
            tokens = _token.findall(text[at:]) if within else tokens
        elif within and tokens:
            following = next(filter(None, lines[index + 1 : index + 3]), [])
            within = _goes_on(tokens, following, str(expected))
        if not within or not tokens:
            found.append(blocks[index])
            continue
        found += map(Block, tokens)
        for token in tokens:
            expected += token == str(expected)
    return found


def _goes_on(tokens: Sequence[str], following: Sequence[str], expected: str) -> bool:
    """Whether a line of a table is a row's, or part of one that began above, or a chapter's."""
    if expected == tokens[0] or expected == "".join(following[:1]):
        return True
    if len(tokens) == 1:
        return len(tokens[0]) <= _LONGEST_HEAD and not _label.match(tokens[0])
    return _names_body(tokens) or (len(tokens) > 2 < len(following) and _names_body(following))


def _names_body(tokens: Sequence[str]) -> bool:
    return any(look(shadow(token)) == "body" for token in tokens)


def _begins(text: str, tokens: Sequence[str], below: Sequence[list[str]]) -> tuple[int, int]:
    """Where the heads of a table begin in a line, and the number of its first row; 0 where rows have
    none, -1 and 0 where they are no table's."""
    serial = next((head for head in SERIALS if head in tokens), "")
    if serial:
        at = text.index(serial)
        held = [*_token.findall(text[at:]), *chain.from_iterable(below)][: MOST_HEADS + 3]
        end = next((i for i, token in enumerate(held) if NUMBER.fullmatch(token)), 0)
        heads = [head for head in held[:end] if not chapter_line.match(shadow(head))]
        return (at, int(held[end])) if _are_heads(heads) else (-1, 0)
    first = next(filter(None, below), [])
    if not all(map(tells, tokens)) or not _are_heads(tokens) or len(first) < 2:
        return -1, 0
    return (0, 0) if any(look(shadow(token)) == "body" for token in first) else (-1, 0)


def _are_heads(heads: Sequence[str]) -> bool:
    printed = ["".join(head.split()) for head in heads]
    assigns = len(heads) > 2 and any(kind(head) in DUTIES for head in printed)
    return assigns and all(len(head) <= _LONGEST_HEAD for head in printed)


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
