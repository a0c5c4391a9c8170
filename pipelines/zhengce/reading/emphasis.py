"""Marks of Markdown in a page that is none: **一、总体要求** and # of a text copied into a file of another kind.

Markdown files are read by ``intake.markdown``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce import page_labels
from zhengce.model import Block

_heading = re.compile(r"(?m)^[ \t\u3000]*#{1,6} +(?=\S)")
# **发布日期**: 2021年2月21日**发布机构**: 中共中央**分类**: **来源**: …, the facts of a page in a line
_fact = re.compile(r"\*\*(?P<label>[\u4e00-\u9fff]{2,8})(?:\*\*[:：]|[:：]\*\*)")
_FEWEST = 2


def unmarked(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without such marks, where more than one of them begins with one."""
    marked = sum(_is_marked(text) for text, _ in blocks)
    if marked < _FEWEST:
        return blocks
    kept: list[Block] = []
    for block in blocks:
        text, cell = block
        if "**" not in text and "#" not in text:
            kept.append(block)
            continue
        for line in _parted(text):
            kept.append(Block(_heading.sub("", line.replace("**", "")), cell))
    return kept


def _parted(text: str) -> Sequence[str]:
    """A line of a page's facts as a line for each whose label is marked."""
    if text[:2] != "**":
        return (text,)
    facts = list(_fact.finditer(text))
    known = page_labels.facts("line")
    if sum(fact["label"] in known for fact in facts) < _FEWEST:
        return (text,)
    starts = [0, *(fact.start() for fact in facts if fact.start())]
    return [text[at:end] for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _is_marked(text: str) -> bool:
    """**（一）总则。**各单位…, # 某某通知; ** P<0.01 below a table is none, nor is #1 机组."""
    line = text.lstrip()
    if line[:2] == "**":
        return line[2:3].strip() not in ("", "*") and "**" in line[3:]
    return line[:1] == "#" and _heading.match(line) is not None
