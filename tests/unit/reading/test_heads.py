"""Heads of pages as mirrors and excerpts print them: whose document it is, under which number, since when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Block, Document, Extraction, Page, Source
from zhengce.reading import read as read_page
from zhengce.register import load

BODY = "各区政府：\n一、加强领导。\n二、强化督查。"


@pytest.fixture
def described() -> Callable[..., Document]:
    """What is read of a page's lines about the document as a whole."""

    def of(text: str) -> Document:
        page = Page(tuple(map(Block, text.split("\n"))), "utf-8", wrapped=False, facts={})
        found: Extraction = read_page(page, Source("a", "a.txt", b"", "", "text/plain"), load())
        return found.document

    return of


def test_a_gloss_within_the_title_hides_no_issuer(described: Callable[..., Document]) -> None:
    lines = "各鄉(xiāng)(鎮(zhèn))人民政府,縣政府各部門:\n為貫徹落實省政府辦公廳要求,提高行政效率,現(xiàn)就有關(guān)事項通知如下:\n一、加強領導。\n二、強化督查。"
    found = described(f"封丘縣人民政府辦公室 關(guān)于推進政務信息資源共享工作的通知\n{lines}")
    assert found.issuer == "封丘縣人民政府辦公室"
    plain = described(f"封丘縣人民政府辦公室關于推進(試行)工作的通知\n{lines}")
    assert plain.issuer == "封丘縣人民政府辦公室"
