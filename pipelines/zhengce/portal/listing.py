"""The list of all documents, newest first, in pages of some hundreds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from zhengce.portal.frame import Frame
from zhengce.portal.home import Strip

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PER_PAGE = 500

_NEWEST_FIRST = "coalesce(date_signed, date_published) DESC NULLS LAST, document_id"


def newest(database: DuckDBPyConnection, count: int) -> list[str]:
    """The identifiers of the newest documents."""
    query = f"SELECT document_id FROM documents ORDER BY {_NEWEST_FIRST} LIMIT {count}"
    return [row[0] for row in database.execute(query).fetchall()]


def pages(
    database: DuckDBPyConnection, strips: Mapping[str, Strip], frame: Frame, documents: int
) -> Iterator[tuple[str, bytes]]:
    """Path and content of documents.html, documents-2.html and so on."""
    count = max(1, -(-documents // PER_PAGE))
    for number in range(1, count + 1):
        found = database.sql(
            f"SELECT * FROM documents ORDER BY {_NEWEST_FIRST} "
            f"LIMIT {PER_PAGE} OFFSET {(number - 1) * PER_PAGE}"
        ).to_arrow_table()
        rows: list[dict[str, Any]] = found.to_pylist()
        name = _name(number)
        yield (
            name,
            frame.render(
                "documents.html",
                name,
                strips=[strips[r["document_id"]] for r in rows if r["document_id"] in strips],
                documents=[row for row in rows if row["document_id"] not in strips],
                total=documents,
                number=number,
                names=[_name(n) for n in range(1, count + 1)],
            ),
        )


def _name(number: int) -> str:
    return "documents.html" if number == 1 else f"documents-{number}.html"
