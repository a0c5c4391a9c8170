"""Word files: paragraphs, generated numbers and tables in the order of the document.

Headers and footers, deleted text, hidden text and the table of contents stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element, iterwalk

from zhengce.intake import docx_chunks, html
from zhengce.intake.docx_numbering import Numbering
from zhengce.intake.docx_parts import attribute, child, is_on, local, number, parts
from zhengce.model import Block, Cell, Page, Unreadable

_BODY = "word/document.xml"
_NUMBERS = "word/numbering.xml"
_STYLES = "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")

# Wrappers whose content counts, and whole subtrees that are no text.
_OPEN = frozenset(("ins", "moveTo", "customXml", "sdtContent", "AlternateContent", "Choice"))
_CLOSED = frozenset(("del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "rt"))
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_CONTENTS = re.compile(r"(?:toc|目录) ?\d?")


def read(data: bytes) -> Page:
    """One block a line of a paragraph, a table's cells as such, foot- and endnotes at the end.

    Raises Unreadable("corrupt" | "encrypted" | "hostile").
    """
    roots = parts(data, (_BODY, _NUMBERS, _STYLES, *_NOTES))
    if child(roots.get(_BODY), "body") is None:
        raise Unreadable("corrupt", "The archive has no Word document in it.")
    document = roots[_BODY]
    reader = _Reader(Numbering(roots.get(_NUMBERS), roots.get(_STYLES)))
    reader.read(child(document, "body"))
    for name in _NOTES:
        for note in roots.get(name, ()):
            if attribute(note, "type") in (None, "normal"):
                reader.read(note)
    if not reader.blocks and (page := docx_chunks.html(data, document)) is not None:
        return html.read(page)
    encoding = document.getroottree().docinfo.encoding or "utf-8"
    return Page(blocks=tuple(reader.blocks), encoding=encoding.lower(), wrapped=False)


@dataclass(slots=True)
class _TableCell:
    column: int
    width: int
    text: str
    continues: bool
    """It only prolongs the cell above."""
    height: int = 1


class _Reader:
    """Reads one document; recursion is bounded, for the parser refuses deep nesting."""

    def __init__(self, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self._numbering = numbering
        self._table = 0

    def read(self, container: _Element | None) -> None:
        """Add the paragraphs and tables of ``container``."""
        for element in _content(container):
            if local(element) == "p":
                self.blocks.extend(Block(line) for line in self._paragraph(element) if line.strip())
                continue
            rows = self._rows(element)
            if max((sum(bool(c.text) for c in row) for row in rows), default=0) < 2:
                cells = (cell for row in rows for cell in row)  # a frame around text
                self.blocks.extend(
                    Block(line) for c in cells for line in c.text.split("\n") if line
                )
            else:
                self._add_table(rows)

    def _add_table(self, rows: list[list[_TableCell]]) -> None:
        for index, row in enumerate(rows):
            for cell in row:
                place = Cell(self._table, index, cell.column, cell.height, cell.width)
                self.blocks.append(Block(cell.text, place))
        self._table += 1

    def _paragraph(self, paragraph: _Element) -> list[str]:
        """The lines of a paragraph behind its number, then those of text boxes anchored in it."""
        label = self._numbering.label(paragraph)
        if _CONTENTS.fullmatch(self._numbering.style_name(paragraph)):
            return []
        boxes: list[_Element] = []
        lines = _text(paragraph, boxes).split("\n")
        if label:
            lines[0] = label.before(lines[0])
        for box in boxes:
            lines.extend(self._lines(box))
        return lines

    def _lines(self, container: _Element) -> list[str]:
        """The lines of a cell or a text box, tables in it cell by cell."""
        lines: list[str] = []
        for element in _content(container):
            if local(element) == "p":
                lines.extend(self._paragraph(element))
            else:
                lines.extend(cell.text for row in self._rows(element) for cell in row)
        return [line.strip() for line in lines if line.strip()]

    def _rows(self, table: _Element) -> list[list[_TableCell]]:
        """The cells of a table at their columns, those merged from above joined to them."""
        rows: list[list[_TableCell]] = []
        above: dict[int, _TableCell] = {}
        for row in _wrapped(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells = list(self._cells(row))
            for cell in cells:
                if cell.continues and cell.column in above:
                    above[cell.column].height += 1
                else:
                    cell.continues = False
            merged = {c.column: above[c.column] for c in cells if c.continues}
            above = merged | {c.column: c for c in cells if not c.continues}
            rows.append([cell for cell in cells if not cell.continues])
        return rows

    def _cells(self, row: _Element) -> Iterator[_TableCell]:
        column = min(number(child(row, "trPr", "gridBefore")) or 0, 1000)
        for cell in _wrapped(row, "tc"):
            properties = child(cell, "tcPr")
            width = min(max(number(child(properties, "gridSpan")) or 1, 1), 1000)
            merge = child(properties, "vMerge")
            continues = merge is not None and attribute(merge) in (None, "continue")
            yield _TableCell(column, width, "\n".join(self._lines(cell)), continues)
            column += width


def _content(container: _Element | None) -> Iterator[_Element]:
    """The paragraphs and tables of ``container``, those in wrappers too, not its contents page."""
    for element in container if container is not None else ():
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name == "sdt":
            gallery = attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"))
            if gallery != "Table of Contents":
                yield from _content(child(element, "sdtContent"))
        elif name in _OPEN:
            yield from _content(element)


def _wrapped(parent: _Element, name: str) -> Iterator[_Element]:
    """The children of a name, also inside content controls and insertions."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) == "sdt" or local(element) in _OPEN:
            yield from _wrapped(element, name)


def _text(paragraph: _Element, boxes: list[_Element]) -> str:
    """A paragraph's characters; its text boxes are added to ``boxes`` for later."""
    pieces: list[str] = []
    walk = iterwalk(paragraph, events=("start",))
    for _, element in walk:
        name = local(element)
        if name in _CLOSED or (name == "r" and is_on(child(element, "rPr", "vanish"))):
            walk.skip_subtree()
        elif name == "txbxContent":
            boxes.append(element)
            walk.skip_subtree()
        elif name == "t":
            pieces.append(element.text or "")
        elif name == "sym":
            pieces.append(_symbol(attribute(element, "char")))
        elif name == "br":
            pieces.append("" if attribute(element, "type") in ("page", "column") else "\n")
        else:
            pieces.append(_SIGNS.get(name, ""))
    return "".join(pieces)


def _symbol(code: str | None) -> str:
    """A sign given by its code in a font; those of symbol fonts have no meaning as text."""
    value = int(code, 16) if code and re.fullmatch("[0-9A-Fa-f]{4}", code) else 0
    return chr(value) if 0x20 <= value < 0xD800 or 0xF900 <= value < 0xFFFE else ""
