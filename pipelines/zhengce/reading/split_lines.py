"""Sentences of a law that a page split over two paragraphs, joined again: …测绘地理信息主管部|门负责….

For pages of whole paragraphs in which a few are split; lines of one width ``wrapped`` joins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce.model import Block
from zhengce.reading.patterns import GENRE_WORDS

_BLANK = " \t\u00a0\u3000"
_NUMERAL = "[一二三四五六七八九十百千零\\d]+"
_article = re.compile(f"第{_NUMERAL}条")
_label = re.compile(
    rf"第{_NUMERAL}[编章节条]|[(（]{_NUMERAL}[)）]|{_NUMERAL}[、.．]|附|[#*<|(（《〈〔\[-]"
)
_titles = tuple(GENRE_WORDS.split("|"))
# 三、…的产生办法和表决程序; a table's last cell
_heading = re.compile(rf"#|{_NUMERAL}[、.．]|.* \d+人$")
# 按照本级人民政府规定|的职责分工
_names_rule = re.compile("(?:按照|依照|根据|违反)[^，。；]{2,24}$")
_marks = re.compile("[，。；、]")
_CLOSED = ("。", "；", "：")
_SHORTEST = 20
"""Characters of a split line; names of articles and of chapters are shorter."""
_FEWEST = 3
"""Articles of a law."""
_MANY = 3
"""Splits in a text by which lines without a mark or an article's number are known as split, too."""


def rejoined(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the sentences of articles whole that were split over two of them."""
    if sum(_article.match(text.lstrip(_BLANK)) is not None for text, _ in blocks) < _FEWEST:
        return blocks
    begun = False  # the articles have, behind the head with its titles
    last = -1  # the line before, where it breaks off
    surely: list[tuple[int, int]] = []
    perhaps: list[tuple[int, int]] = []
    for index, (text, cell) in enumerate(blocks):
        if not text or cell is not None:
            last = -1 if cell is not None else last
            continue
        line = text.strip(_BLANK)
        if not line:
            continue
        goes_on = line.endswith(_CLOSED) or (_breaks_off(line) and "，" in line)
        if last >= 0 and goes_on and _label.match(line) is None:
            before = blocks[last].text.strip(_BLANK)
            told = _marks.search(before) is not None or _article.match(before) is not None
            (surely if told else perhaps).append((last, index))
        begun = begun or line.startswith(("第一条", "第一章"))
        last = index if begun and _breaks_off(line) else -1
    split = surely + perhaps if len(surely) >= _MANY else surely
    if not split:
        return blocks
    joined = list(blocks)
    for first, second in sorted(split, reverse=True):
        whole = joined[first].text.rstrip(_BLANK) + joined[second].text.lstrip(_BLANK)
        joined[first : second + 1] = [Block(whole)]
    return joined


def _breaks_off(line: str) -> bool:
    """Whether a line ends within a sentence; …管理办法 is a title."""
    if len(line) < _SHORTEST or _heading.match(line) is not None:
        return False
    if line.endswith(_titles) and _names_rule.search(line) is None:
        return False
    return "\u4e00" <= line[-1] <= "\u9fff" or line[-1] in "、，"
