"""The text of a part of a web page: its lines and its tables' cells, in reading order.

Which part is read is decided before; whether a line is furniture, after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element, iterwalk

from zhengce.intake.grid import Written, columns, place
from zhengce.intake.html_tree import Tree
from zhengce.intake.numbering import labelled, numeral
from zhengce.model import Block

_BLOCK_TAGS = """address article aside blockquote body br caption center dd details dialog dir div
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main
    menu nav ol p pre section summary table tbody td tfoot th thead tr ul ucapcontent ucaptitle"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SPACE = " \t\n\r\f"
# A line break in the source between two wide characters is no space (CSS Text 3, 4.1.3).
_WIDE = (
    "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u2014\u2018-\u201d"
)
_BREAK = re.compile(f"(?<=[{_WIDE}])[ \\t]*[\\n\\r][ \\t\\n\\r\\f]*(?=[{_WIDE}])")
_BOLD = frozenset(("b", "strong"))
_LINE_END = re.compile(r"[ \t\u3000]*[\r\n]\s*\S")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_LABEL = re.compile(r"\s*[（(〔]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）〕、.．]|\s*第.{1,4}条")
_LIST_TYPES = {
    "1": "decimal",
    "a": "lower_letter",
    "A": "upper_letter",
    "i": "lower_roman",
    "I": "upper_roman",
}
# Class names of UEditor, the editor of most Chinese content systems, and CSS list styles.
_LIST_STYLES = (
    (re.compile(r"custom_cn2|list-cn-3"), "chinese", "（", "）"),
    (re.compile(r"custom_cn1|list-cn-2"), "chinese", "", "）"),
    (
        re.compile(r"custom_cn\b|list-cn-1|(?:simp|trad)-chinese|cjk-ideographic"),
        "chinese",
        "",
        "、",
    ),
    (re.compile(r"custom_num2|list-num-3"), "decimal", "（", "）"),
    (re.compile(r"custom_num1|list-num-2"), "decimal", "", "）"),
    (re.compile(r"list-style(?:-type)?\s*:\s*lower-(?:alpha|latin)"), "lower_letter", "", "."),
    (re.compile(r"list-style(?:-type)?\s*:\s*upper-(?:alpha|latin)"), "upper_letter", "", "."),
    (re.compile(r"list-style(?:-type)?\s*:\s*lower-roman"), "lower_roman", "", "."),
    (re.compile(r"list-style(?:-type)?\s*:\s*upper-roman"), "upper_roman", "", "."),
)


def blocks(tree: Tree, element: _Element) -> tuple[Block, ...]:
    """The blocks of ``element``: a line, list item or heading each, and tables as cells."""
    flow = _Flow(tree, tables=True, lines=_lines_are_paragraphs(tree, element))
    flow.read(element)
    return tuple(flow.blocks)


def texts(tree: Tree, element: _Element, without: _Element | None = None) -> list[str]:
    """The lines of ``element``, those of table cells like any other, but not of ``without``."""
    flow = _Flow(tree, tables=False, lines=False, without=without)
    flow.read(element)
    return [block.text for block in flow.blocks]


def _lines_are_paragraphs(tree: Tree, element: _Element) -> bool:
    """A text pasted without tags: most of it stands in one element, line by line."""
    whole = tree.figures[element].text
    inner: _Element | None = element
    while inner is not None:
        element = inner
        inner = next((child for child in element if tree.figures[child].text == whole), None)
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    loose = sum(len("".join(piece.split())) for piece in pieces)
    breaks = sum(piece.strip(" \t").count("\n") for piece in pieces)
    tags = sum(1 for child in element if child.tag in _BLOCKS)
    return loose * 2 > whole > 0 and breaks > tags


class _Flow:
    """One walk through a part of the tree."""

    def __init__(
        self, tree: Tree, *, tables: bool, lines: bool, without: _Element | None = None
    ) -> None:
        self.tree = tree
        self.blocks: list[Block] = []
        self._without = without
        self._tables = tables
        self._table = 0
        self._kept = int(lines)  # depth of elements whose line ends count
        self._pieces: list[str] = []
        self._label = ""
        self._heading: _Element | None = None
        self._lists: list[tuple[_Element, int]] = []

    def read(self, element: _Element) -> None:
        walk = iterwalk(element, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                if node in self.tree.dropped or node is self._without or self._enter(node):
                    walk.skip_subtree()
            else:
                self._leave(node)
                if node is not element:
                    self._add(node.tail)
        self._flush()

    def _enter(self, node: _Element) -> bool:
        """Begin an element; True where it has been read whole."""
        tag = node.tag
        if tag in _BLOCKS:
            self._flush()
        elif tag in _BOLD and self._is_heading(node):
            self._flush()
            self._heading = node
        if tag == "table" and self._tables and self._read_table(node):
            return True
        if tag == "pre":
            self._kept += 1
        elif tag == "ol":
            self._lists.append((node, _number(node.get("start"), 1) - 1))
        elif tag == "li":
            self._label = self._next_label(node)
        self._add(node.text)
        return False

    def _leave(self, node: _Element) -> None:
        if node.tag in _BLOCKS or node is self._heading:
            self._flush()
        if node in self.tree.dropped or node is self._without:
            return
        if node.tag == "pre":
            self._kept -= 1
        elif node.tag == "ol" and self._lists and self._lists[-1][0] is node:
            self._lists.pop()

    def _is_heading(self, node: _Element) -> bool:
        """<b>二、部门自查</b>, numbered and all of a line of the source in bold: a line of the page, too."""
        if node.tag not in _BOLD or _LINE_END.match(node.tail or "") is None:
            return False
        if self._pieces and self._pieces[-1].rstrip(" \t\u3000")[-1:] not in ("\n", "\r"):
            return False
        return _LABEL.match("".join(node.itertext()).strip(_SPACE)) is not None

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._kept:
            self._pieces.append(text)
            return
        first, *others = re.split(r"\r\n|[\r\n]", text)
        self._pieces.append(first)
        for line in others:
            self._flush()
            self._pieces.append(line)

    def _flush(self) -> None:
        """End the line."""
        if not self._pieces:
            return
        text = _BREAK.sub("", "".join(self._pieces))
        self._pieces.clear()
        text = _SPACES.sub(" ", text).strip(_SPACE)
        if text and not text.isspace():
            label = "" if _LABEL.match(text) else self._label
            self.blocks.append(Block(labelled(label, text)))
            self._label = ""

    def _next_label(self, item: _Element) -> str:
        """What a browser prints in front of a list item; nothing for bullets."""
        if not self._lists or item.getparent() is not self._lists[-1][0]:
            return ""
        ordered, last = self._lists.pop()
        number = _number(item.get("value"), last + 1)
        self._lists.append((ordered, number))
        described = " ".join(
            (ordered.get("class", ""), item.get("class", ""), ordered.get("style", ""))
        )
        if re.search(r"list-style(?:-type)?\s*:\s*none", described):
            return ""
        for pattern, style, before, after in _LIST_STYLES:
            if pattern.search(described):
                return before + numeral(number, style) + after
        return numeral(number, _LIST_TYPES.get(ordered.get("type", ""), "decimal")) + "."

    def _read_table(self, table: _Element) -> bool:
        """Add a table's cells; False where the table only lays out the page."""
        figures = self.tree.figures[table]
        if figures.nested * 2 > figures.text:
            return False
        around: list[str] = []
        rows = list(_rows(self.tree, table, around))
        if columns(rows) < 2:
            return False
        self.blocks.extend(Block(text) for text in around)
        self.blocks.extend(place(self._table, rows))
        self._table += 1
        return True


def _rows(tree: Tree, table: _Element, around: list[str]) -> Iterator[list[Written]]:
    """The rows of a table; what stands in it outside its cells is added to ``around``."""
    row: list[Written] = []
    walk = iterwalk(table, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is not table:
                _add_line(around, node.tail)
            continue
        if node is table or node.tag in ("tbody", "thead", "tfoot", "tr"):
            if node.tag == "tr" and row:
                yield row
                row = []
            _add_line(around, node.text)
            continue
        walk.skip_subtree()
        if node in tree.dropped:
            continue
        lines = texts(tree, node)
        if node.tag in ("td", "th"):
            spans = (_number(node.get("rowspan"), 1), _number(node.get("colspan"), 1))
            row.append(Written("\n".join(lines), *spans))
        else:
            around.extend(lines)
    if row:
        yield row


def _add_line(lines: list[str], text: str | None) -> None:
    if text and not text.isspace():
        lines.append(_SPACES.sub(" ", text).strip(_SPACE))


def _number(text: str | None, otherwise: int) -> int:
    """A number as an attribute has it; a wrong one counts as none, as in browsers."""
    match = re.match(r"\s*\+?(\d{1,6})", text or "")
    return int(match.group(1)) if match else otherwise
