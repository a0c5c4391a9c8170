"""Blocks of a page become one text of paragraphs, each of which may stand in a table cell.

Guarantees to the next stage: paragraphs are in reading order, not empty,
without white space at their edges, separated by one newline in ``text``;
hard-wrapped lines are joined; page furniture is gone, its facts kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import add, itemgetter
from typing import NamedTuple

from zhengce.model import Block, Cell, Page, maker
from zhengce.page_labels import NOTHING, TRADITIONAL
from zhengce.reading import barred, dumped, menus
from zhengce.reading.breaks import broken_anew
from zhengce.reading.emphasis import unmarked
from zhengce.reading.furniture import BULLETS, fields, is_furniture, stacked, suspects
from zhengce.reading.patterns import GLOSS, folds, shadow
from zhengce.reading.split_lines import rejoined

_EDGES = " \t\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b\r\n"
# 第一章 总 则, below a bracket that ends in a full line
_chapter = re.compile("第[一二三四五六七八九十百]{1,4}[章编节] ?[\u4e00-\u9fff \u3000]{2,16}")
_TERMINAL = "。！？；：.!?;:"
_LABEL = re.compile(
    r"第[一二三四五六七八九十百千零\d]+[编章节条]|[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]"
    r"|\d{1,3}(?:[.](?!\d)|、)|[(]\d{1,3}[)]|附件"
)
_BULLET = re.compile(rf"[{BULLETS}]\s*(?=\S)")


class Paragraph(NamedTuple):
    """A paragraph's span in the text, and the table cell that it stands in, if any."""

    start: int
    end: int
    cell: Cell | None


_paragraph = maker(Paragraph)
_block = maker(Block)
_EMPTY = Block("")
_BAR = ("｜", "|")
_FEWEST_BARS = 5
"""Of a table with cells between |, the heads' and a row's; menus of pages have some, too."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a page, its shadow and its paragraphs; ``facts`` as in ``Page.facts``."""

    text: str
    shadow: str
    paragraphs: tuple[Paragraph, ...]
    facts: Mapping[str, str]

    def is_in_cell(self, position: int) -> bool:
        """Whether a place of the text is in a table's cell."""
        at = bisect_right(self.paragraphs, position, key=itemgetter(0)) - 1
        return at >= 0 and self.paragraphs[at].cell is not None


def lay_out(page: Page) -> Layout:
    """The text of a page without furniture, joined into paragraphs."""
    facts = dict(page.facts)
    printed = "".join(map(itemgetter(0), page.blocks))
    folded = folds(printed)
    barred_page = page.wrapped and (printed.count("|") >= _FEWEST_BARS or _BAR in folded)
    celled: Sequence[Block] = barred.with_cells(list(page.blocks)) if barred_page else page.blocks
    if "*" in printed or "#" in printed:
        celled = unmarked(celled)
    if page.wrapped:
        celled = menus.without(celled, [text.strip(_EDGES) for text, _ in celled])
    told = _without_stacked(_reindented(celled, printed), facts)
    blocks = _without_furniture(told, facts, folded)
    if page.wrapped:
        blocks = _joined(dumped.with_cells(blocks, printed))
    of_law = "第三条" in printed or "第二条" in printed
    whole = rejoined(blocks) if of_law else blocks
    text, paragraphs = _assembled(broken_anew(whole))
    return Layout(text, shadow(text, folded), paragraphs, facts)


def _reindented(blocks: Sequence[Block], printed: str) -> Sequence[Block]:
    """Lines whose indent came as ??: two spaces that the encoding of a mirror does not know."""
    if (
        "?" not in printed
        or "??" not in printed
        or sum(text[:2] == "??" for text, _ in blocks) < _FEWEST_LOST
    ):
        return blocks
    return [
        _block((block.text.lstrip("?"), block.cell)) if block.text[:2] == "??" else block
        for block in blocks
    ]


def _assembled(blocks: Sequence[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    text, paragraphs = _set(blocks)
    if any(map(text.__contains__, _CUT_LABELS)):
        return _set(_linked(text.split("\n"), paragraphs))
    at = text.find("《")  # one character is looked for faster by far than two
    while at >= 0:
        if text.startswith("\n", at + 1):
            return _set(_linked(text.split("\n"), paragraphs))
        at = text.find("《", at + 1)
    return text, paragraphs


def _set(blocks: Sequence[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    pieces: list[str] = []
    cells: list[Cell | None] = []
    for text, cell in blocks:
        if "\n" in text:
            lines = list(filter(None, [line.strip(_EDGES) for line in text.split("\n")]))
            pieces += lines
            cells += [cell] * len(lines)
        elif piece := text.strip(_EDGES):
            pieces.append(piece)
            cells.append(cell)
    lengths = list(map(len, pieces))
    starts = [0, *accumulate([length + 1 for length in lengths])]  # and that of one behind the last
    spans = zip(starts, map(add, starts, lengths), cells, strict=False)
    return "\n".join(pieces), tuple(map(_paragraph, spans))


def _linked(lines: Sequence[str], paragraphs: Sequence[Paragraph]) -> list[Block]:
    """《|中华人民共和国安全生产法》、《: a link's text in a line of its own goes back into its sentence.

    So does the end of a label at which a page ended: （牵头部|门：市交通委）.
    """
    blocks: list[Block] = []
    for line, (_, _, cell) in zip(lines, paragraphs, strict=True):
        cut = bool(blocks) and (
            blocks[-1].text[-1] == "《" or line[0] == "》" or _cut(blocks[-1], line)
        )
        whole = blocks.pop().text + line if cut and cell == blocks[-1].cell else line
        blocks.append(Block(whole, cell))
    return blocks


def _cut(before: Block, line: str) -> bool:
    return before.text[-1] in "部单" and f"\n{line[:2]}" in _CUT_LABELS


def _without_furniture(
    blocks: Sequence[Block], facts: dict[str, str], folded: Sequence[tuple[str, str]]
) -> list[Block]:
    """Blocks that are text; a line of the page's metadata table goes to ``facts`` instead.

    A furniture line of a wrapped page leaves an empty line behind: it ends a paragraph.
    """
    kept = list(blocks)
    if not blocks:
        return kept
    lines = [text.strip(_EDGES) if cell is None else "" for text, cell in blocks]
    # A sentence or a long line is text, unless a bullet before it is to go.
    looked_at = [
        index
        for index, line in enumerate(lines)
        if line and ((line[-1] != "。" and len(line) <= _LONGEST_FURNITURE) or line[0] in BULLETS)
    ]
    # At once: a call a line costs far more.
    joined = "\n".join([lines[index] for index in looked_at])
    if joined.count("\n") >= len(looked_at):  # paragraphs within a block
        joined = "\n".join([lines[index].replace("\n", " ") for index in looked_at])
    joined = shadow(joined, folded)
    shadows = joined.split("\n")
    traditional = any(char in joined for char in TRADITIONAL)
    if traditional:
        shadows = GLOSS.sub(lambda gloss: " " * len(gloss.group()), joined).split("\n")
    for suspect in suspects(joined, shadows, traditional):
        index = looked_at[suspect]
        line, shadowed = lines[index], shadows[suspect]
        bullet = _BULLET.match(shadowed) if shadowed[0] in BULLETS else None
        if bullet:
            line, shadowed = line[bullet.end() :], shadowed[bullet.end() :]
        if len(line) > _LONGEST_FURNITURE:
            continue
        found = fields(shadowed, traditional)
        for name, start, end in found:
            if (value := line[start:end].strip(":： ")) and value not in NOTHING:
                facts.setdefault(name, value)
        if found or is_furniture(shadowed):
            kept[index] = _EMPTY
        elif bullet:
            kept[index] = Block(line)
    return kept


def _without_stacked(blocks: Sequence[Block], facts: dict[str, str]) -> Sequence[Block]:
    """The blocks without facts whose label and value are a line each, which go to ``facts`` instead."""
    head = ["" if cell is not None else "".join(text.split()) for text, cell in blocks[:_HEAD]]
    found = stacked([line.strip(_AROUND) if line[-1:] in _COLONS else line for line in head])
    if not found:
        return blocks
    kept = list(blocks)
    for name, label, value in found:
        kept[label] = _EMPTY
        if value is not None:
            facts.setdefault(name, kept[value].text.strip(_EDGES))
            kept[value] = _EMPTY
    return kept


_COLONS = (":", "：")
_CUT_LABELS = ("\n门：", "\n门:", "\n位：", "\n位:")
"""How lines begin that end a label of duties which the line before begins."""
_AROUND = f"{BULLETS}·*-:："
"""What may stand around a label in a line of its own: • 索引号:"""
_FEWEST_LOST = 3
_FEWEST_APART = 20
"""Lines between two tables that show a width of their own."""
_LONG = 160
_LONGEST_FURNITURE = 240
_HEAD = 40
"""Lines of a page among which its facts stand in lines of their own."""


# --- hard-wrapped lines ---


def _joined(blocks: list[Block]) -> list[Block]:
    """Join physical lines that the page's width broke; leaves a page that is not wrapped alone."""
    long = [text for text, cell in blocks if cell is None and len(text) > _LONG]
    if sum([len(text.rstrip(_EDGES)) > _LONG for text in long]) > 0.05 * len(blocks) + 1:
        return blocks  # as a _measure would say: nearly all pages end here
    printed = [text.rstrip(_EDGES) if cell is None else "" for text, cell in blocks]
    measure = _measure(list(filter(None, printed)))
    if measure is None:
        return _joined_apart(blocks)
    paragraphs: list[tuple[list[str], Cell | None]] = []
    lines = iter(measure.lines)
    last: _Line | None = None  # the physical line that the paragraph so far ends with
    for (text, cell), held in zip(blocks, printed, strict=True):
        if cell is not None:
            paragraphs.append(([text], cell))
            last = None
        elif held:
            line = next(lines)
            if last is not None and measure.goes_on(last, line):
                paragraphs[-1][0].append(text)
            else:
                paragraphs.append(([text], None))
            last = line
    return [_block((_glued(lines), cell)) for lines, cell in paragraphs]


def _joined_apart(blocks: list[Block]) -> list[Block]:
    """Join what stands between tables, whose cells are so many that the page has no one width."""
    if not any(map(itemgetter(1), blocks)):
        return blocks
    joined: list[Block] = []
    for in_table, stretch in groupby(blocks, lambda block: block.cell is not None):
        apart = list(stretch)
        joined += apart if in_table or len(apart) < _FEWEST_APART else _joined(apart)
    return joined


_cut_off = re.compile("[(（〔【\\[](?:责任?|牵头?|配合?|完成?|(?:责任|牵头|配合)[单部])$")
_CUT_END = frozenset("责任牵头配合完成单部")
_WITHIN = frozenset("，、")
_RAGGED = 0.15
"""The share of lines that end with such a mark on a page whose lines are broken there."""


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

    def goes_on(self, line: _Line, following: _Line) -> bool:
        """Whether the paragraph of ``line`` goes on in the ``following`` physical line."""
        if following.text.lstrip(_EDGES)[0] in "、，。；":
            return True  # 一 | 、降低家庭生育成本: no line begins with such a mark
        if following.indent >= 2 and (self.indented or following.indent > line.indent):
            return False
        if _chapter.fullmatch(following.text.strip(_EDGES)):
            return False
        if line.text[-1] in _CUT_END and _cut_off.search(line.text[-4:]) is not None:
            return True  # （责|任单位：市水利局）
        if self.ragged and line.text[-1] in _WITHIN:
            return True  # 聚焦项目投资建设全过程，|按照规范审批与|优化服务并重
        full = line.width >= self.width - 6
        if not full and line.width >= self.width - 10:  # a paragraph's first, which lost its indent
            full = line.text[-1] not in _TERMINAL and _labelled(line.text)
        if not full and not (self.indented and line.width >= self.width * 0.6):
            return False
        if line.text[-1].isdigit() and "......" in line.text:
            return False  # 第八节　时效..........12, of a table of contents
        ended = line.text[-1] in _TERMINAL
        if ended and _labelled(following.text):
            return False
        return full or not ended


def _labelled(line: str) -> bool:
    return _LABEL.match(shadow(line.lstrip(_EDGES)[:12])) is not None


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
    fewest = 0.15 if ragged else 0.3
    if len(full) < max(3, len(lines) * fewest) or broken < len(full) * 0.5:
        return None
    indents = [_indent(line) if line[0] in _EDGES else 0 for line in lines]
    indented = sum(indent >= 2 for indent in indents)
    as_set = tuple(map(_line, zip(lines, widths, indents, strict=True)))
    return _Measure(width, 3 <= indented <= len(lines) * 0.7, ragged, as_set)


def _indent(line: str) -> int:
    """Columns of white space before a line, as a terminal would set it."""
    before = line[: len(line) - len(line.lstrip(_EDGES))]
    return len(before) if before.isascii() else len(before.encode("gb18030", "replace"))


def _glued(lines: list[str]) -> str:
    """Wrapped lines as one; a space only between two words in Latin letters."""
    if len(lines) == 1:
        return lines[0]
    stripped = [line.strip(_EDGES) for line in lines]
    pieces = stripped[:1]
    for line, following in pairwise(stripped):
        if _is_latin(line[-1]) and _is_latin(following[0]):
            pieces.append(" ")
        pieces.append(following)
    return "".join(pieces)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
