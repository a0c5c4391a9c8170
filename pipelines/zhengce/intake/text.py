"""Plain text: its physical lines, kept exactly, and the cells of tables written with tabs.

Joining wrapped lines is reading's business.
"""

from __future__ import annotations

import re
from html import unescape

from zhengce.intake import box_tables, text_tables
from zhengce.intake.encoding import decode
from zhengce.model import Page, Unreadable

_MAX_LINES = 2_000_000

# What ends a line besides a line feed, by the character that all texts but few lack.  A form feed,
# the page break of printed text, is one; after a line's end it adds none, for a sentence that runs
# across pages would seem to end there.
_LINE_ENDS = {
    "\r": ("\r\n", "\r"),
    "\v": ("\v",),
    "\x85": ("\x85",),
    "\u2028": ("\u2028",),
    "\u2029": ("\u2029",),
    "\f": ("\n\f", "\f"),
}


_row = re.compile(r"\t[^\t\n]*\t")  # three cells in a line, as a table has
# &amp;nbsp;一、调查事项&lt;br /&gt;: a page's source that a database escaped once, or again
_escaped = re.compile("&(?:amp;){0,2}(?:nbsp|lt);")
# closed ones only: ?id=1&copy=3 is an address
_reference = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_line_break = re.compile(r"<(?:br ?/?|/p|/div|/li|/tr)>", re.IGNORECASE)
_tag = re.compile(r"</?(?:p|span|strong|b|font|div|a|li|ul|ol)(?: [^<>\n]{0,400})?>", re.IGNORECASE)
_TIMES_ESCAPED = 3


def read(data: bytes) -> Page:
    """One block a physical line, spaces and tabs kept, empty lines included; one a cell of a table.

    Raises Unreadable("empty" | "binary" | "undecodable" | "hostile").
    """
    text, encoding = decode(data)
    text = _unescaped(text) if "&" in text else text
    lines = _lines(text)
    if len(lines) > _MAX_LINES:
        raise Unreadable("hostile", "The text has more than two million lines.")
    if box_tables.is_drawn(text):
        blocks = box_tables.blocks(lines)
    elif "\t" in text and _row.search(text):
        blocks = text_tables.blocks(lines)
    else:
        blocks = tuple(text_tables.plain(lines))
    return Page(blocks=blocks, encoding=encoding, wrapped=True)


def _unescaped(text: str) -> str:
    """The text of a page's source that was kept as text: its references read, its breaks lines' ends."""
    if _escaped.search(text) is None:
        return text
    for _ in range(_TIMES_ESCAPED):
        text = _reference.sub(lambda found: unescape(found[0]), text)
    return _tag.sub("", _line_break.sub("\n", text))


def _lines(text: str) -> list[str]:
    for char, ends in _LINE_ENDS.items():
        if char in text:
            for end in ends:  # str.replace is some ten times faster than re.split
                text = text.replace(end, "\n")
    return text.removesuffix("\n").split("\n")
