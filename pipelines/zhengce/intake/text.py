"""Plain text: its physical lines, kept exactly.  Joining wrapped lines is reading's business."""

from __future__ import annotations

import re

from zhengce.intake.encoding import decode
from zhengce.model import Block, Page, Unreadable

_MAX_LINES = 2_000_000

# A form feed, the page break of printed text, ends a line; after a line's end it adds none,
# for a sentence that runs across pages would seem to end there.
_LINE_END = re.compile("(?:\r\n|[\n\r\v\x85\u2028\u2029])\f?|\f")


def read(data: bytes) -> Page:
    """One block a physical line, spaces and tabs kept, empty lines included.

    Raises Unreadable("empty" | "binary" | "undecodable" | "hostile").
    """
    text, encoding = decode(data)
    lines = _LINE_END.split(text)
    if len(lines) > _MAX_LINES:
        raise Unreadable("hostile", "The text has more than two million lines.")
    if not lines[-1]:
        lines.pop()
    return Page(blocks=tuple(map(Block, lines)), encoding=encoding, wrapped=True)
