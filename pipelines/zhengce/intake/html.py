"""Web pages: the article of a government page, its tables in place, and the facts beside it."""

from __future__ import annotations

from itertools import groupby

from zhengce.intake.html_article import article
from zhengce.intake.html_facts import facts, is_catalogue
from zhengce.intake.html_flow import blocks
from zhengce.intake.html_tree import parse
from zhengce.model import Block, Page


def read(data: bytes) -> Page:
    """The article's lines, list items and table cells; navigation and the like stay out.

    Raises Unreadable("empty" | "binary" | "undecodable" | "no_text" | "hostile").
    """
    tree = parse(data)
    element = article(tree)
    kept: list[Block] = []
    for table, group in groupby(blocks(tree, element), key=_table):
        members = tuple(group)
        if table is None or not is_catalogue(members):
            kept.extend(members)
    return Page(
        blocks=tuple(kept), encoding=tree.encoding, wrapped=False, facts=facts(tree, element)
    )


def _table(block: Block) -> int | None:
    return block.cell.table if block.cell else None
