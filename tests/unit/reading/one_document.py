"""A document from its lines and a page's facts, for tests of what it says of itself."""

from __future__ import annotations

from zhengce.model import Block, Document, Page, Source
from zhengce.reading import read as read_page
from zhengce.register import load

BODY = "各区政府：\n一、加强领导。\n二、强化督查。"


def document(text: str, **facts: str) -> Document:
    page = Page(tuple(map(Block, text.split("\n"))), "utf-8", wrapped=False, facts=facts)
    return read_page(page, Source("a", "a.txt", b"", "", "text/plain"), load()).document
