"""Marks of Markdown in a page that is none: **一、总体要求** and # of a text copied into a file of another kind.

Markdown files are read by ``intake.markdown``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce.model import Block

_heading = re.compile(r"(?m)^[ \t\u3000]*#{1,6} +(?=\S)")
_FEWEST = 2


def unmarked(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without such marks, where more than one of them begins with one."""
    marked = sum(_is_marked(text) for text, _ in blocks)
    if marked < _FEWEST:
        return blocks
    return [
        Block(_heading.sub("", text.replace("**", "")), cell)
        if "**" in text or "#" in text
        else block
        for block in blocks
        for text, cell in (block,)
    ]


def _is_marked(text: str) -> bool:
    """**（一）总则。**各单位…, # 某某通知; ** P<0.01 below a table is none, nor is #1 机组."""
    line = text.lstrip()
    if line[:2] == "**":
        return line[2:3].strip() not in ("", "*") and "**" in line[3:]
    return line[:1] == "#" and _heading.match(line) is not None
