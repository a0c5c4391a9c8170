"""Sentences that an extractor broke around each number and Latin word, put together again.

力争到|2025|年，培育|8|个以上。: so a page's text is kept whose every such run is an element of its own.
Lines that a page's width broke are ``wrapped``'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhengce.model import Block
from zhengce.reading.patterns import EDGES
from zhengce.reading.wrapped import is_labelled

_LONGEST_RUN = 12
_LONGEST_WORD = 4
_RUN_MARKS = "+-.%/"
_FEWEST = 3
"""Numbers before their measure by which a page is known as broken so, if most have one: a page's has none."""
_MEASURES = frozenset("年月日个家项亿万元户人次倍所条名%％")
_LABEL_MARKS = frozenset(".．、")
_NEVER_FIRST = frozenset("、，。；：）〕》”％.．")
_OPEN_ENDS = frozenset("，、（〔《“")
_TERMINAL = frozenset("。！？；：〕】")


def gathered(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with their sentences whole; others' pages as they are."""
    lines = [text.strip(EDGES) if cell is None else "" for text, cell in blocks]
    runs = [at for at, line in enumerate(lines) if _is_ascii_run(line)]
    numbers = [at for at in runs if lines[at].isdigit()]
    measured = sum(_is_measured(lines, at) for at in numbers)
    if measured < _FEWEST or measured * 2 < len(numbers):
        return blocks
    labels = {at for at in numbers if _line_behind(lines, at)[:1] in _LABEL_MARKS}
    labels.update(at for at in runs if lines[at][:-1].isdigit() and lines[at][-1] in _LABEL_MARKS)
    whole: list[Block] = []
    before = ""  # the line that the last paragraph ends with
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        opens = line and not line.isascii() and _is_ascii_run(_line_behind(lines, at))
        if (
            before
            and line
            and at not in labels
            and _goes_on(whole[-1].text, before, line, opens=bool(opens))
        ):
            whole[-1] = Block(whole[-1].text.rstrip(EDGES) + line)
        else:
            whole.append(block)
        before = line
    return whole


def _is_run(line: str) -> bool:
    """Whether a line is nothing but a number, a word in Latin letters, or what joins them."""
    return 0 < len(line) <= _LONGEST_RUN and all(
        char.isalnum() or char in _RUN_MARKS for char in line
    )


def _is_ascii_run(line: str) -> bool:
    return line.isascii() and _is_run(line)


def _is_piece(line: str) -> bool:
    """Whether a line is such a run, or a word by itself: （二）构建|品牌|质量标准体系."""
    return _is_run(line) and (line.isascii() or len(line) <= _LONGEST_WORD)


def _line_behind(lines: Sequence[str], at: int) -> str:
    return lines[at + 1] if at + 1 < len(lines) else ""


def _is_measured(lines: Sequence[str], at: int) -> bool:
    behind = _line_behind(lines, at)[:1]
    return behind in _MEASURES or behind in _LABEL_MARKS


def _goes_on(paragraph: str, before: str, line: str, *, opens: bool) -> bool:
    """Whether a line goes on a paragraph, whose last line is ``before``.

    ``opens``: a number follows the line, which may begin a sentence (力争到) below a heading.
    """
    if line[0] in _NEVER_FIRST:
        return True
    ended = paragraph.rstrip(EDGES)[-1] in _TERMINAL
    if _is_ascii_run(before):
        label = before[-1] in _LABEL_MARKS
        return label or len(paragraph) > len(before) or line[0] in _MEASURES
    if before[-1] in _OPEN_ENDS or (_is_piece(line) and not opens):
        return not ended
    told = "，" in paragraph or (_is_piece(before) and len(paragraph) > len(before))
    return told and not ended and not is_labelled(line)
