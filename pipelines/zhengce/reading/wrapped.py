"""Lines that a page's width broke, or an extractor of PDF, joined to paragraphs again.

Paragraphs that were run together, which are the other way about, are parted in ``breaks``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from zhengce.model import Block, Cell, maker
from zhengce.reading.patterns import EDGES, shadow

# 第一章 总 则, below a bracket that ends in a full line
_own_line = re.compile(
    "第[一二三四五六七八九十百]{1,4}[章编节] ?[\u4e00-\u9fff \u3000]{2,16}"
    # 地址：威海路128号长发大厦707室|附件：1.创建实施方案编制指南…|附件 1
    "|附 ?[件表] ?[0-9]{0,2}|附 ?件? ?[:：] ?1[.．、].*"
)
# 4 碳排放环境影响评价工作程序, in a line of its own; not 3 月底前完成
_bare_head = re.compile(
    r"[0-9]{1,2}(?:[.][0-9]{1,2}){0,4}[ \u3000]{1,2}(?![年月日个家项亿万元户人次倍所条名米批])[\u4e00-\u9fff、（）()]{2,24}"
)
_TERMINAL = "。！？；：.!?;:"
_LABEL = re.compile(
    r"第[一二三四五六七八九十百千零\d]+[编章节条]|[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]"
    r"|\d{1,3}(?:[.](?!\d)|、)|[(]\d{1,3}[)]|附件"
)
# …目标的通知|各县（市、区）人民政府，市直各单位：, and a title that a page prints twice
_title_end = re.compile(
    "的(?:通知|意见|决定|公告|通告|函|批复|通报)(?:[(（][^()（）]{1,12}[)）])?$"
)
# 渝府办发〔2022〕22号|重庆市各区县人民政府，…：
_number_alone = re.compile(
    "[(（]?[\u4e00-\u9fff]{2,12} ?[〔［\\[(（] ?[0-9０-９]{4} ?[〕］\\])）] ?[0-9０-９]{1,4} ?号[)）]?"
)
_address = re.compile("各|有关(?:单位|部门)|[省市县区州]直|机关各")
_FEWEST_APART = 20
"""Lines between two tables that show a width of their own."""
_LONG = 160
_MOST_FREQUENT, _NARROWEST = 0.15, 40
"""The share of lines that have the width of a page's text at least, and that width in columns."""
_block = maker(Block)


def joined(blocks: list[Block], *, whole: bool = True) -> list[Block]:
    """Join physical lines that the page's width broke; leaves a page that is not wrapped alone.

    ``whole``: the blocks are a page's, not a stretch of it.
    """
    long = [text for text, cell in blocks if cell is None and len(text) > _LONG]
    if sum([len(text.rstrip(EDGES)) > _LONG for text in long]) > 0.05 * len(blocks) + 1:
        return blocks  # as a _measure would say: nearly all pages end here
    printed = [text.rstrip(EDGES) if cell is None else "" for text, cell in blocks]
    measure = _measure(list(filter(None, printed)))
    if measure is None:
        if any(map(itemgetter(1), blocks)):
            return _joined_apart(blocks)
        return _joined_by_width(blocks) if whole else blocks
    if measure.ragged:
        blocks = _unbroken(blocks, measure)
        printed = [text.rstrip(EDGES) if cell is None else "" for text, cell in blocks]
        measure = replace(measure, lines=_lines(list(filter(None, printed))))
    paragraphs: list[tuple[list[str], Cell | None]] = []
    lines = iter(measure.lines)
    last: _Line | None = None  # the physical line that the paragraph so far ends with
    for at, ((text, cell), held) in enumerate(zip(blocks, printed, strict=True)):
        if cell is not None:
            paragraphs.append(([text], cell))
            last = None
        elif held:
            line = next(lines)
            above = paragraphs[-1][0] if last is not None else []
            headed = len(above) == 1 and _bare_head.fullmatch(above[0].strip(EDGES)) is not None
            if (
                last is not None
                and not headed
                and (
                    measure.goes_on(last, line)
                    or _in_bracket(above, printed[at : at + _BRACKET_LINES])
                    or (len(above) > 1 and _is_rest(last.text.strip(EDGES), line))
                )
            ):
                above.append(text)
            else:
                paragraphs.append(([text], None))
            last = line
    return [_block((_glued(lines), cell)) for lines, cell in paragraphs]


def _unbroken(blocks: list[Block], measure: _Measure) -> list[Block]:
    """The printed lines of a page that an extractor broke behind marks and before quotes, each in one.

    …网上办理。|〔市发展改革委牵|头，市市场监管局…: the first two are as wide as the page.
    """
    lines = iter(measure.lines)
    laid = [next(lines) if cell is None and text.strip(EDGES) else None for text, cell in blocks]
    whole: list[Block] = []
    at = 0
    while at < len(blocks):
        end = measure.end_of_printed(laid, at)
        text = _glued([block.text for block in blocks[at : end + 1]])
        whole.append(_block((text, None)) if end > at else blocks[at])
        at = end + 1
    return whole


def _joined_apart(blocks: list[Block]) -> list[Block]:
    """Join what stands between tables, whose cells are so many that the page has no one width."""
    paragraphs: list[Block] = []
    for in_table, stretch in groupby(blocks, lambda block: block.cell is not None):
        apart = list(stretch)
        paragraphs += apart if in_table or len(apart) < _FEWEST_APART else joined(apart)
    return paragraphs


def _joined_by_width(blocks: list[Block]) -> list[Block]:
    """Join the stretches of a page that are set to different widths: a notice, and below it the plan it issues.

    Most lines are of the plan, so that the widest are none of its; where no stretch has a width of
    its own, the lines are left.
    """
    widths = [len(text.rstrip(EDGES).encode("gb18030", "replace")) for text, _ in blocks]
    often, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
    if count < len(blocks) * _MOST_FREQUENT or often < _NARROWEST:
        return blocks
    wide = [index for index, width in enumerate(widths) if width > often + 4]
    if not wide or len(wide) > len(blocks) // 2:
        return blocks
    cuts = {0, len(blocks)}
    for before, after in pairwise((-_FEWEST_APART, *wide, len(blocks) + _FEWEST_APART)):
        if after - before >= _FEWEST_APART:
            cuts |= {max(0, before + 1), min(after, len(blocks))}
    stretches = [blocks[first:last] for first, last in pairwise(sorted(cuts))]
    if len(stretches) < 2:
        return blocks
    return [block for stretch in stretches for block in joined(stretch, whole=False)]


_cut_off = re.compile("[(（〔【\\[](?:责任?|牵头?|配合?|完成?|(?:责任|牵头|配合)[单部])$")
_duty_label = re.compile("(?:责任|牵头|配合|完成|主办|协办|承办)(?:单位|部门|时[限间])[:：]")
_PAIRS = (("〔", "〕"), ("（", "）"), ("(", ")"), ("[", "]"))
_LONGEST_REST = 4
_BRACKET_LINES = 6
"""Printed lines of a bracket that is no whole paragraph."""
# 责任单位：|市资源规划局、市住房保障局
_of_duties = re.compile("[局委厅办部院]、|责任|牵头|配合|部门|单位(?![:：] ?[万亿]?元)|政府|自$")
_CHARGED = ("负责", "牵头", "配合", "落实")
_labels_below = re.compile("(?:责任|牵头|配合)(?:单位|部门)[:：]$")
_TITLE_END = frozenset("知见定告函复报)）")
_CUT_END = frozenset("责任牵头配合完成单部")
_WITHIN = frozenset("，、")
_MARKS = frozenset("，、。；：）〕》”")
_RAGGED = 0.15
"""The share of lines that end with such a mark on a page whose lines are broken there."""


_FULL, _FULL_OF_RAGGED = 0.42, 0.2
"""Of as many lines as a page's text would fill, how many are full on one that is wrapped."""
_FEW_FULL, _FEWEST_FULL = 0.3, 0.15
"""The share of all its lines below which the full ones of a wrapped page must stand together, and the least."""


class _Line(NamedTuple):
    """A physical line without white space behind, its width and its indent in columns."""

    text: str
    width: int
    indent: int


_line = maker(_Line)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a wrapped page is set: its full width in half-width columns, and whether paragraphs are indented."""

    width: int
    indented: bool
    ragged: bool
    """Lines end within sentences wherever a mark stands, too, as some extractors of PDF leave them."""
    lines: Sequence[_Line]
    """Those that are not empty."""

    def end_of_printed(self, laid: Sequence[_Line | None], at: int) -> int:
        """The last part of the printed line that begins at a place: itself where the parts fill none."""
        before = laid[at]
        if before is None:
            return at
        width = before.width
        for end in range(at + 1, len(laid)):
            line = laid[end]
            if width >= self.width - 6:
                return end - 1
            if line is None or line.indent >= 2 or _begins(line.text):
                return at
            if before.text[-1] not in _MARKS and line.text[0] not in "“《":
                return at
            if before.text.endswith(("日）", "日)")):  # …的通知（2023年5月26日）, of a collection
                return at
            width += line.width
            if width > self.width + 2:
                return at
            before = line
        return at

    def goes_on(self, line: _Line, following: _Line) -> bool:
        """Whether the paragraph of ``line`` goes on in the ``following`` physical line."""
        if following.text.lstrip(EDGES)[0] in "、，。；":
            return True  # 一 | 、降低家庭生育成本: no line begins with such a mark
        if following.indent >= 2 and (self.indented or following.indent > line.indent):
            return False
        if _own_line.fullmatch(following.text.strip(EDGES)):
            return False
        if line.text[-1] in _TERMINAL and _bare_head.fullmatch(following.text.strip(EDGES)):
            return False
        if line.text[-1] in "号)）" and _number_alone.fullmatch(line.text.strip(EDGES)):
            return False
        if line.text[-1] in _TITLE_END and _title_end.search(line.text[-24:]) is not None:
            below = following.text.strip(EDGES)
            if _address.match(below) is not None or below == line.text.strip(EDGES):
                return False
        if line.text[-1] in _CUT_END and _cut_off.search(line.text[-4:]) is not None:
            return True  # （责|任单位：市水利局）
        if self.ragged and self._broke_at(line, following):
            return True
        if self.ragged and _begins(following.text):
            return False
        full = line.width >= self.width - 6
        if not full and line.width >= self.width - 10:  # a paragraph's first, which lost its indent
            full = line.text[-1] not in _TERMINAL and is_labelled(line.text)
        if not full and not (self.indented and line.width >= self.width * 0.6):
            return False
        if line.text[-1].isdigit() and "......" in line.text:
            return False  # 第八节　时效..........12, of a table of contents
        ended = line.text[-1] in _TERMINAL
        if ended and is_labelled(following.text):
            return False
        return full or not ended

    def _broke_at(self, line: _Line, following: _Line) -> bool:
        """聚焦项目投资建设全过程，|按照规范审批与|优化服务并重, …招标采购活动。（自|治区有关单位负责）."""
        alone = len(line.text.strip(EDGES)) == 1 and not line.text.isascii()
        if alone or line.text.rfind("“") > line.text.rfind("”"):
            return not _begins(following.text)  # 监|管和服务能力, 加快落实“一|企一策”
        return line.text[-1] in _WITHIN or _labels_below.search(line.text[-6:]) is not None


def _is_rest(rest: str, following: _Line) -> bool:
    """Whether a short line is what a narrower page pushed out of the line before it: …方法学体系。省生|态|环境厅牵头."""
    return (
        len(rest) <= _LONGEST_REST
        and "\u4e00" <= rest[-1] <= "\u9fff"
        and rest[-1] not in _TITLE_END
        and following.indent < 2
        and "\u4e00" <= following.text[0] <= "\u9fff"
        and not _begins(following.text)
    )


def _in_bracket(above: Sequence[str], below: Sequence[str]) -> bool:
    """〔市商务局牵头，各县（市、区）|政府（管委会）按职责分工负责〕: whether a bracket goes on in the lines below."""
    opened = any(_is_open(above, below, *pair) for pair in _PAIRS)
    return opened and not is_labelled(below[0])


def _is_open(above: Sequence[str], below: Sequence[str], opening: str, closing: str) -> bool:
    """Whether the last lines of a paragraph open a bracket that the next ones close."""
    near = "".join(above[-_BRACKET_LINES:])
    at = near.rfind(opening)
    if at < 0 or near.count(opening) <= near.count(closing):
        return False
    following = "".join(line.strip(EDGES) for line in below[:_BRACKET_LINES])
    end = following.find(closing)
    if end < 0 or _of_duties.search(near, at) is not None:
        return end >= 0
    # （省商|务厅负责）; not 行动方案(2023版, the bracket below which is another
    return opening not in following[:end] and following.endswith(_CHARGED, 0, end)


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph by its label: （二）…, 责任单位：…."""
    return is_labelled(line) or is_duty_label(line)


def is_duty_label(line: str) -> bool:
    """Whether a line begins with 责任单位： or the like."""
    return _duty_label.match(line) is not None


def is_labelled(line: str) -> bool:
    """Whether a line begins with a unit's label."""
    return _LABEL.match(shadow(line.lstrip(EDGES)[:12])) is not None


def _measure(lines: list[str]) -> _Measure | None:
    """The measure of a page whose lines are wrapped; None when each line is a paragraph.

    ``lines`` are not empty and have no white space behind.  Wrapped lines crowd just below one width that no printed line is far beyond,
    and most of them end within a sentence.
    """
    if len(lines) < 6:
        return None
    widest = int(len(lines) * 0.95)
    # No line is narrower than its count of characters, which costs less than its width.
    if sorted(map(len, lines))[widest] > _LONG:
        return None
    # Encoded at once; no byte of a GB 18030 character is a line's end.
    widths = list(map(len, "\n".join(lines).encode("gb18030", "replace").split(b"\n")))
    width = sorted(widths)[widest]
    if width > _LONG:
        return None
    full = [line for line, own in zip(lines, widths, strict=True) if own >= width - 6]
    broken = sum(line[-1] not in _TERMINAL for line in full)
    ragged = sum(line[-1] in _WITHIN for line in lines) > len(lines) * _RAGGED
    if len(full) < 3 or broken < len(full) * 0.5:
        return None
    printed = sum(widths) / width  # as many lines would hold all that the page says
    if len(full) < printed * (_FULL_OF_RAGGED if ragged else _FULL):
        return None
    if len(full) < len(lines) * _FEW_FULL and not ragged and not _are_runs(widths, width):
        return None
    as_set = _lines(lines, widths)
    indented = sum(indent >= 2 for _, _, indent in as_set)
    return _Measure(width, 3 <= indented <= len(lines) * 0.7, ragged, as_set)


def _are_runs(widths: Sequence[int], width: int) -> bool:
    """Whether full lines follow each other, as in paragraphs: not the names of a list's longest members."""
    full = [own >= width - 6 for own in widths]
    together = sum(one and another for one, another in pairwise(full))
    return together * 3 >= sum(full) and sum(full) >= len(full) * _FEWEST_FULL


def _lines(lines: list[str], widths: Sequence[int] = ()) -> tuple[_Line, ...]:
    """Lines with their widths, where these are not told, and indents."""
    widths = widths or [len(line.encode("gb18030", "replace")) for line in lines]
    indents = [_indent(line) if line[0] in EDGES else 0 for line in lines]
    return tuple(map(_line, zip(lines, widths, indents, strict=True)))


def _indent(line: str) -> int:
    """Columns of white space before a line, as a terminal would set it."""
    before = line[: len(line) - len(line.lstrip(EDGES))]
    return len(before) if before.isascii() else len(before.encode("gb18030", "replace"))


def _glued(lines: list[str]) -> str:
    """Wrapped lines as one; a space only between two words in Latin letters."""
    if len(lines) == 1:
        return lines[0]
    stripped = [line.strip(EDGES) for line in lines]
    pieces = stripped[:1]
    for line, following in pairwise(stripped):
        if _is_latin(line[-1]) and _is_latin(following[0]):
            pieces.append(" ")
        pieces.append(following)
    return "".join(pieces)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
