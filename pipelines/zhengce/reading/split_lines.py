"""Sentences that a page split over two paragraphs, joined again: …测绘地理信息主管部|门负责….

For pages of whole paragraphs in which a few are split; lines of one width ``wrapped`` joins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce.model import Block, Cell
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


_duty = re.compile(
    r"(?:责任|牵头|配合|承办|主办|协办)(?:单位|部门|[处科]室)|完成?时[限间]|联系|电话"
)
# What begins a paragraph of its own though no label does: a day, 二是…
_own_line = re.compile(r"[一二三四五六七八九]是|\d{4}年\d{1,2}月|此件")
# …〕六、实行差别化监管 is a heading that the page ran on, …。国务院 who signs
_tail = re.compile(
    rf"[。）)〕】](?:[{_BLANK}]*(?:{_label.pattern})[^。；，]{{2,40}}|[{_BLANK}]*[\u4e00-\u9fff]{{1,24}}[府院厅室委局部会办])$"
)
_opening, _closing = re.compile("[(（]"), re.compile("[)）]")
_WHOLE = ("。", "；", "：", "！", "？", "）", ")", "】", "〕", "]", "”")
_LONGEST_HEAD = 60
"""Characters of a line without a full stop that is a heading, at most."""
_FEWEST_WHOLE = 6
_SPLIT_AT_MOST = 0.34
"""For each paragraph that ends with a mark, so many are split on a page of whole paragraphs at most."""


def mended(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a plan, its sentences whole that were split: …建立专家|人员库，并及时将辅助检|查人员名录录入….

    Not lines that a duty's list ends, which has no mark behind it, nor titles and heads.
    """
    whole = sentences = 0
    split: list[int] = []
    last, goes_on = "", False
    for index, (text, cell) in enumerate(blocks):
        line = text.strip(_BLANK) if cell is None else ""
        if not line:
            last = last if cell is None else ""
            continue
        if last and not any(one.match(line) for one in (_label, _duty, _own_line)):
            sentences += not goes_on
            split.append(index)
        running = len(line) >= _LONGEST_HEAD or "。" in line or "；" in line
        whole += running and line.endswith(_WHOLE)
        goes_on = bool(split) and split[-1] == index
        last = line if _is_split(line, running or goes_on) else ""
    if not split or whole < _FEWEST_WHOLE or sentences > _SPLIT_AT_MOST * whole:
        return blocks
    joins = frozenset(split)
    paragraphs: list[list[str]] = []
    cells: list[Cell | None] = []
    for index, (text, cell) in enumerate(blocks):
        if index in joins:
            while not paragraphs[-1][0].strip(_BLANK):  # empty lines between the two
                paragraphs.pop()
                cells.pop()
            paragraphs[-1] += [text.strip(_BLANK)]
        else:
            paragraphs.append([text])
            cells.append(cell)
    return [Block("".join(lines), cell) for lines, cell in zip(paragraphs, cells, strict=True)]


def _is_split(line: str, running: bool) -> bool:
    """Whether a line of running text ends within its sentence, or within a bracket of duties."""
    if not running or not ("\u4e00" <= line[-1] <= "\u9fff" or line[-1] in "、，"):
        return False
    if _tail.search(line) is not None:
        return False
    sentence = line[line.rfind("。") + 1 :]
    if _duty.search(sentence) is not None:
        return len(_opening.findall(sentence)) > len(_closing.findall(sentence))
    return "。" in line or not (line.endswith(_titles) or _heading.match(line))


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
