"""The list of all documents, newest first, in pages of some hundreds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from zhengce.portal import digests
from zhengce.portal.frame import Frame
from zhengce.portal.home import Strip

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PER_PAGE = 500
"""Documents of every page but the first, so that newer documents are on that alone."""

_NEWEST_FIRST = "coalesce(date_signed, date_published) DESC NULLS LAST, document_id"


def newest(database: DuckDBPyConnection, count: int) -> list[str]:
    """The identifiers of the newest documents."""
    query = f"SELECT document_id FROM documents ORDER BY {_NEWEST_FIRST} LIMIT {count}"
    return [row[0] for row in database.execute(query).fetchall()]


def plan(
    database: DuckDBPyConnection, strips: Mapping[str, Strip], documents: int
) -> dict[str, tuple[int, str]]:
    """Path → number and digest of documents.html, documents-2.html and so on."""
    count, on_first = _counts(documents)
    rows = digests.rows(database, f"({_numbered(on_first)})", "number")
    first = [documents, *(strip.picture for strip in strips.values())]
    return {
        _name(number): (
            number,
            digests.of(digests.code(), count, rows.get(number), first if number == 1 else ()),
        )
        for number in range(1, count + 1)
    }


def pages(
    database: DuckDBPyConnection,
    strips: Mapping[str, Strip],
    frame: Frame,
    documents: int,
    due: Collection[int],
) -> Iterator[tuple[str, bytes]]:
    """Path and content of the pages with the numbers ``due``."""
    count, on_first = _counts(documents)
    rows = groupby(_rows(database, on_first, due), key=lambda row: row["number"])
    for number, of_page in rows if documents else [(1, iter(()))]:
        listed = list(of_page)
        name = _name(number)
        yield (
            name,
            frame.render(
                "documents.html",
                name,
                strips=[strips[r["document_id"]] for r in listed if r["document_id"] in strips],
                documents=[row for row in listed if row["document_id"] not in strips],
                total=documents,
                number=number,
                names=[_name(n) for n in range(1, count + 1)],
            ),
        )


def _counts(documents: int) -> tuple[int, int]:
    """The number of pages, and of the documents on the first, half as many as or more."""
    count = max(1, (documents + PER_PAGE // 2) // PER_PAGE)
    return count, documents - PER_PAGE * (count - 1)


def _numbered(on_first: int) -> str:
    """SQL of the documents with the number of their page."""
    place = f"row_number() OVER (ORDER BY {_NEWEST_FIRST})"
    number = (
        f"CASE WHEN place <= {on_first} THEN 1 ELSE 2 + (place - {on_first} - 1) // {PER_PAGE} END"
    )
    return f"""
        SELECT * EXCLUDE (place), {number} AS number FROM (SELECT *, {place} AS place FROM documents)
    """


def _rows(
    database: DuckDBPyConnection, on_first: int, due: Collection[int]
) -> Iterator[dict[str, Any]]:
    """The documents of some pages, in order."""
    query = f"""
        SELECT * FROM ({_numbered(on_first)}) WHERE list_contains(?, number)
        ORDER BY number, {_NEWEST_FIRST}
    """
    for batch in database.sql(query, params=[list(due)]).to_arrow_reader(PER_PAGE):
        yield from batch.to_pylist()


def _name(number: int) -> str:
    return "documents.html" if number == 1 else f"documents-{number}.html"
