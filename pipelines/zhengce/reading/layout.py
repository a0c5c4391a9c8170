"""Blocks of a page become one text of paragraphs, each of which may stand in a table cell.

Guarantees to the next stage: paragraphs are in reading order, not empty,
without white space at their edges, separated by one newline in ``text``;
hard-wrapped lines are joined (``wrapped``); page furniture is gone, its facts kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple

from zhengce.model import Block, Cell, Page, maker
from zhengce.page_labels import NOTHING, TRADITIONAL
from zhengce.reading import barred, collected, dumped, menus, scattered, wrapped
from zhengce.reading.breaks import broken_anew
from zhengce.reading.emphasis import unmarked
from zhengce.reading.furniture import BULLETS, fields, is_furniture, stacked, suspects
from zhengce.reading.patterns import EDGES, GLOSS, folds, shadow
from zhengce.reading.split_lines import mended, rejoined

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
        celled = menus.without(celled, [text.strip(EDGES) for text, _ in celled])
    told = _without_stacked(_reindented(celled, printed), facts)
    blocks = _without_furniture(told, facts, folded)
    if page.wrapped:
        blocks = collected.with_whole_title(wrapped.joined(_with_tables(blocks, printed)))
    of_law = "第三条" in printed or "第二条" in printed
    whole: Sequence[Block] = blocks
    if of_law:
        whole = rejoined(blocks)
    elif page.wrapped:
        whole = mended(blocks)
    text, paragraphs = _assembled(broken_anew(whole))
    return Layout(text, shadow(text, folded), paragraphs, facts)


def _with_tables(blocks: Sequence[Block], printed: str) -> list[Block]:
    """The lines of a page, its dumped tables' cells told, its scattered sentences whole."""
    if not scattered.is_scattered(blocks):
        return dumped.with_cells(list(blocks), printed)
    whole = scattered.with_numbers(blocks)
    return scattered.gathered(dumped.with_cells(whole, printed))


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
            lines = list(filter(None, [line.strip(EDGES) for line in text.split("\n")]))
            pieces += lines
            cells += [cell] * len(lines)
        elif piece := text.strip(EDGES):
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
    lines = [text.strip(EDGES) if cell is None else "" for text, cell in blocks]
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
            facts.setdefault(name, kept[value].text.strip(EDGES))
            kept[value] = _EMPTY
    return kept


_COLONS = (":", "：")
_CUT_LABELS = ("\n门：", "\n门:", "\n位：", "\n位:")
"""How lines begin that end a label of duties which the line before begins."""
_AROUND = f"{BULLETS}·*-:："
"""What may stand around a label in a line of its own: • 索引号:"""
_FEWEST_LOST = 3
_LONGEST_FURNITURE = 240
_HEAD = 40
"""Lines of a page among which its facts stand in lines of their own."""
