"""Sentences that an extractor broke around each number and Latin word, put together again.

力争到|2025|年，培育|8|个以上。: so a page's text is kept whose every such run is an element of its own.
Lines that a page's width broke are ``wrapped``'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce.model import Block
from zhengce.reading.dumped_lines import SERIALS, is_body
from zhengce.reading.patterns import EDGES
from zhengce.reading.wrapped import is_duty_label, is_labelled

_LONGEST_RUN = 12
_LONGEST_WORD = 4
_LONGEST_CELL = 300
"""Characters of a cell that a number goes on; each further one is looked for behind them."""
_RUN_MARKS = "+-.%/"
_FEWEST = 3
"""So many lone numbers before a unit mark a page as scattered, if most have one; page numbers have none."""
_MEASURES = frozenset("年月日个家项亿万元户人次倍所条名米厘平公号座场〕%％")
_LABEL_MARKS = frozenset(".．、")
_NEVER_FIRST = frozenset("、，。；：）)〕》”％.．,")
# 责任单位：各区人民政府|(管委会)、市公安局, also |(|管委会|)|: a note on the name before
_note = re.compile("[(（](?:$|[^（()）]{1,8}[)）][、，。；])")
_OPEN_ENDS = frozenset("，、（(〔《“")
_TERMINAL = frozenset("。！？；：〕】")


def is_scattered(blocks: Sequence[Block]) -> bool:
    """Whether a page's numbers stand in lines of their own, before what they measure."""
    lines = _lines(blocks)
    numbers = [at for at, line in enumerate(lines) if line.isascii() and line.isdigit()]
    measured = sum(_is_measured(lines, at) for at in numbers)
    return measured >= _FEWEST and measured * 2 >= len(numbers)


def _lines(blocks: Sequence[Block]) -> list[str]:
    """The blocks' texts; a known cell's is empty."""
    return [text.strip(EDGES) if cell is None else "" for text, cell in blocks]


def gathered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a scattered page with its sentences whole."""
    lines = _lines(blocks)
    runs = [at for at, line in enumerate(lines) if _is_ascii_run(line)]
    numbers = [at for at in runs if lines[at].isdigit()]
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


def with_numbers(blocks: Sequence[Block]) -> list[Block]:
    """A scattered page's blocks with the numbers of a table's cells whole.

    2017|年|5|月底前 is one date and, below 序号 alone, as text is gathered's, 路面积水|0.6|米 one.
    """
    lines = _lines(blocks)
    whole: list[Block] = []
    before, in_table = "", False
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        behind = _line_behind(lines, at)
        continues = _continues_cell if in_table else _continues_date
        if line and before and continues(before, line, behind):
            before += line
            whole[-1] = Block(before)
        else:
            whole.append(block)
            before = line
        in_table = in_table or line in SERIALS
    return whole


def _continues_cell(before: str, line: str, behind: str) -> bool:
    """Whether a line continues a cell that a number broke, or the date that another ends with."""
    if len(before) > _LONGEST_CELL:
        return False
    if _measured.match(line):
        return _ends_in_number.search(before) is not None
    if _number.fullmatch(line) and _measured.match(behind):
        return before[-1] not in _TERMINAL and not is_body(before)
    return _continues_date(before, line, behind)


def _continues_date(before: str, line: str, behind: str) -> bool:
    """Whether a line continues the date that another ends with; ``behind`` continues what ends in a number."""
    date = before + line
    if _year.match(before) is None or _date.fullmatch(date) is None:
        return False
    return not date[-1].isdigit() or _date.fullmatch(date + behind) is not None


_number = re.compile("[0-9]{1,6}(?:[.][0-9]{1,3})?")
_ends_in_number = re.compile("(?<![0-9])[0-9]{1,6}(?:[.][0-9]{1,3})?$")
# 3|公安局, 3|人才引进工程 and 2|户厕改造 begin rows
_measured = re.compile(
    "米|厘米|毫米|公里|平方|立方|万[元人户亩]|亿元|[％%]|[户人](?=[，。；、）)]|$)"
)
_year = re.compile("(?:19|20)[0-9]{2}(?![0-9])")
# 2017|年|5|月底前, 2018|年年底前, 2016|年12|月16|日
_date = re.compile(
    rf"{_year.pattern}年(?:(?:年?底)?(?:以?前)?"
    "|[0-9]{1,2}(?:月(?:[上中下]旬|底|末)?(?:以?前)?|月[0-9]{1,2}(?:日(?:以?前)?)?)?)"
)


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
    of_duty = is_duty_label(paragraph)
    if of_duty and _note.match(line) is not None:
        return True
    ended = paragraph.rstrip(EDGES)[-1] in _TERMINAL
    if _is_ascii_run(before):
        label = before[-1] in _LABEL_MARKS
        return label or len(paragraph) > len(before) or line[0] in _MEASURES
    if before[-1] in _OPEN_ENDS or (_is_piece(line) and not opens):
        return not ended
    if of_duty:
        return False  # 责任单位：市财政局，市教育局|实施改造工程
    told = "，" in paragraph or (_is_piece(before) and len(paragraph) > len(before))
    return told and not ended and not is_labelled(line)
