"""What a PDF says: lines in reading order, ruled tables as cells.  Called in a process apart.

Running heads and page numbers stay out.  Joining wrapped lines is reading's business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from zhengce.intake.pdf_bounds import check
from zhengce.intake.pdf_fonts import install
from zhengce.intake.pdf_lines import Line, indented, lines, margin
from zhengce.intake.pdf_page import Sheet, sheet
from zhengce.intake.pdf_tables import Table, TableCell, tables
from zhengce.model import Block, Cell, Page, Unreadable

_MAX_PAGES = 3000
_MAX_GLYPHS = 5_000_000
_EDGE = 0.13
"""Share of a page's height, at its top and at its foot, in which running heads stand."""
_NUMBER = re.compile(
    r"[-—–－‐\s·•~]*\d{1,4}[-—–－‐\s·•~]*|第\s*\d{1,4}\s*页.{0,12}|(?:page\s*)?\d{1,4}\s*(?:/|of)\s*\d{1,4}"
    r"|[-—–\s]*[ivxlIVXL]{1,6}[-—–\s]*"
)
_ATTACHMENT = re.compile(r"附\s*[件表录]\s*(?:\d{1,2}|[A-H])?\s*[:：]?\s*")


@dataclass(slots=True)
class _Leaf:
    """A page's content: its lines outside tables and its tables."""

    height: float
    lines: list[Line]
    tables: list[Table]


def read(data: bytes) -> Page:
    """One block a printed line, its indentation as ideographic blanks, and one a table cell.

    Raises Unreadable("corrupt" | "encrypted" | "no_text" | "hostile").
    """
    leaves = [_leaf(page) for page in _sheets(data)]
    _drop_running_heads(leaves)
    blocks = _blocks(leaves)
    text = "".join(block.text for block in blocks)
    unknown = sum(char == "\ufffd" or "\ue000" <= char < "\uf900" for char in text)
    if not text or unknown * 3 > len(text):
        raise Unreadable(
            "no_text", "The PDF has no text layer that can be read; it is a scan or uses odd fonts."
        )
    return Page(blocks=tuple(blocks), encoding="binary", wrapped=True)


def _sheets(data: bytes) -> list[Sheet]:
    check(data)
    install()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable("encrypted", "The PDF is protected by a password.") from error
        raise Unreadable("corrupt", "The PDF is damaged and cannot be opened.") from error
    sheets: list[Sheet] = []
    glyphs = 0
    try:
        if len(document) > _MAX_PAGES:
            raise Unreadable("hostile", f"The PDF has more than {_MAX_PAGES} pages.")
        for index in range(len(document)):
            page = document[index]
            sheets.append(sheet(page))
            page.close()
            glyphs += len(sheets[-1].glyphs)
            if glyphs > _MAX_GLYPHS:
                raise Unreadable("hostile", "The PDF has more text than any document has.")
    except pypdfium2.PdfiumError as error:
        place = len(sheets) + 1
        raise Unreadable("corrupt", f"Page {place} of the PDF is damaged.") from error
    finally:
        document.close()
    return sheets


def _leaf(page: Sheet) -> _Leaf:
    found = tables(page)
    outside = [glyph for glyph in page.glyphs if not any(table.holds(glyph) for table in found)]
    return _Leaf(page.height, lines(outside), found)


# --- running heads and page numbers ---


def _drop_running_heads(leaves: Sequence[_Leaf]) -> None:
    """Take out what stands at the same height on several pages, but for its numbers.

    附件2 and 附件3, each at the top of its first page, are no running heads.
    """
    counts = Counter(key for leaf in leaves for key in {_key(line) for line in _margins(leaf)})
    often = max(2, min(len(leaves) // 3, 5))
    attached: set[str] = set()
    for leaf in leaves:
        edge = [line for line in _margins(leaf) if counts[_key(line)] >= often]
        heads = {line.text for line in edge if _ATTACHMENT.fullmatch(line.text)} - attached
        edge = [line for line in edge if line.text not in heads]
        attached |= heads
        outermost = (leaf.lines[:1] + leaf.lines[-1:]) if leaf.lines else []
        edge += [line for line in outermost if _is_number(line, leaf)]
        leaf.lines = [line for line in leaf.lines if line not in edge]


def _margins(leaf: _Leaf) -> list[Line]:
    height = leaf.height
    return [
        line
        for line in leaf.lines
        if line.baseline > (1 - _EDGE) * height or line.baseline < _EDGE * height
    ]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.baseline / 4)


def _is_number(line: Line, leaf: _Leaf) -> bool:
    return line in _margins(leaf) and _NUMBER.fullmatch(line.text.lower()) is not None


# --- blocks ---


def _blocks(leaves: Sequence[_Leaf]) -> list[Block]:
    """Lines and tables from top to bottom; a table that a page's end cuts is one table."""
    blocks: list[Block] = []
    joined: list[_Joined] = []
    before: Table | None = None  # the table at the end of the page before
    for leaf in leaves:
        left = margin(leaf.lines)
        items: list[Line | Table] = [*leaf.lines, *leaf.tables]
        items.sort(key=_top, reverse=True)
        for item in items:
            if isinstance(item, Line):
                blocks.append(Block(indented(item, left)))
                before = None
                continue
            if before is not None and _same_columns(before, item) and item is items[0]:
                joined[-1].go_on(item)
            else:
                joined.append(_Joined(len(blocks), item))
                blocks.append(Block(""))  # its place, filled below
            before = item
    for number, table in reversed(list(enumerate(joined))):
        blocks[table.position : table.position + 1] = table.blocks(number)
    return blocks


def _top(item: Line | Table) -> float:
    return item.top if isinstance(item, Table) else item.baseline + 0.8 * item.size


def _same_columns(one: Table, other: Table) -> bool:
    return len(one.edges) == len(other.edges) and all(
        abs(a - b) < 6 for a, b in zip(one.edges, other.edges, strict=True)
    )


class _Joined:
    """A table that may run over several pages."""

    def __init__(self, position: int, table: Table) -> None:
        self.position = position
        self._cells = list(table.cells)
        self._head = _row(table.cells, 0)  # of most tables, one row

    def go_on(self, table: Table) -> None:
        """Add the part on the next page: without a repeated head, a cut row made whole."""
        skip = 1 if _row(table.cells, 0) == self._head else 0
        rest = [cell for cell in table.cells if cell.row >= skip]
        base = 1 + max((cell.row + cell.row_span - 1 for cell in self._cells), default=-1)
        if rest and self._is_cut(rest, skip):
            base -= 1
            rest = [cell for cell in rest if not self._prolongs(cell, skip, base)]
        for cell in rest:
            row = cell.row - skip + base
            self._cells.append(
                TableCell(row, cell.column, cell.row_span, cell.column_span, cell.text)
            )

    def blocks(self, number: int) -> list[Block]:
        """The cells as blocks of table ``number``."""
        cells = sorted(self._cells, key=lambda cell: (cell.row, cell.column))
        return [
            Block(c.text, Cell(number, c.row, c.column, c.row_span, c.column_span)) for c in cells
        ]

    def _is_cut(self, cells: list[TableCell], row: int) -> bool:
        """Whether the first row goes on the last one: its first cell is empty, another is not."""
        first = [cell for cell in cells if cell.row == row]
        return bool(first) and not first[0].text and any(cell.text for cell in first)

    def _prolongs(self, cell: TableCell, skip: int, last: int) -> bool:
        """Append a cell of a cut row to the cell that it goes on."""
        if cell.row != skip:
            return False
        for above in self._cells:
            if above.column == cell.column and above.row + above.row_span - 1 >= last:
                if cell.text:
                    ended = not above.text or above.text[-1] in "。；：！？"
                    above.text += ("\n" if ended and above.text else "") + cell.text
                above.row_span = max(above.row_span, last - above.row + cell.row_span)
                return True
        return False


def _row(cells: Sequence[TableCell], row: int) -> list[str]:
    return [cell.text for cell in cells if cell.row == row]
