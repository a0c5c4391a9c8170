"""Documents made by hand: a text of lines becomes a page, and the page is read with the real register."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce import reading, register
from zhengce.model import Block, Extraction, Page, Source

Read = Callable[..., Extraction]
LETTERS = {"lead": "L", "support": "S", "responsible": "R"}
"""A role in a line of rows: L市财政局 S市民政局 R市水务局."""


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads lines (one text, or the blocks themselves) of a document that Beijing issued, unless a
    fact says otherwise; ``wrapped``: the lines may be broken anywhere."""

    def reader(text: str | list[Block], *, wrapped: bool = False, **facts: str) -> Extraction:
        lines = [Block(line) for line in text.split("\n")] if isinstance(text, str) else text
        page = Page(tuple(lines), "utf-8", wrapped, {"issuer": "北京市人民政府"} | facts)
        return reading.read(page, Source("a", "a.txt", b"", "", "text/plain"), register.load())

    return reader


@pytest.fixture(scope="session")
def outline(read: Read) -> Callable[..., list[tuple[str, str | None]]]:
    """The paths and labels of a text's units in reading order."""
    return lambda text, **page: [
        (clause.path, clause.label) for clause in read(text, **page).clauses
    ]


@pytest.fixture(scope="session")
def duties(read: Read) -> Callable[[str], list[tuple[str, str]]]:
    """Who has which role by a provision: completed names and roles in reading order."""

    def of(text: str) -> list[tuple[str, str]]:
        return [(row.name, row.role) for row in read(f"一、{text}").responsibilities]

    return of


@pytest.fixture(scope="session")
def told(duties: Callable[[str], list[tuple[str, str]]]) -> Callable[[str], str]:
    """The same in a line, the role as a letter before the name."""
    return lambda text: " ".join(f"{LETTERS[role]}{name}" for name, role in duties(text))
