"""What pages are made of, as short texts that change with it: rows, and the code that draws them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.portal.rows import DOCUMENT, OF_A_DOCUMENT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PACKAGE = Path(__file__).parents[1]
_ROWS = 4_096
"""Rows that are held at a time."""
_CODE = ("portal", "annotate/segments.py", "annotate/marks.py", "tables/schema.py")


@cache
def code() -> str:
    """Changes with the code, the templates, the styles and scripts, and the schema."""
    from zhengce.tables import schema

    digest = hashlib.sha256(repr(schema.load()).encode())
    for name in _CODE:
        place = _PACKAGE / name
        for path in sorted(place.rglob("*.*")) if place.is_dir() else [place]:
            if path.parent.name != "__pycache__":
                digest.update(path.relative_to(_PACKAGE).as_posix().encode())
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def of(*parts: object) -> str:
    """One text for several."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def documents(database: DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Each document, by name, and what changes with any of its rows.

    Sums of DuckDB's hashes, 64 bits each: fast, and a change goes unnoticed once in 10¹⁹ times.
    """
    tables = ("documents", "texts", "corrections", *OF_A_DOCUMENT)
    each = " UNION ALL ".join(
        f"SELECT {number} AS place, {DOCUMENT}, sum(hash({name})) AS digest FROM {name} GROUP BY ALL"
        for number, name in enumerate(tables)
    )
    found = database.execute(
        f"SELECT {DOCUMENT}, string_agg(place || ':' || digest, ' ' ORDER BY place) "
        f"FROM ({each}) GROUP BY 1 ORDER BY 1"
    )
    while some := found.fetchmany(_ROWS):
        yield from some


def functions(database: DuckDBPyConnection) -> dict[Any, str]:
    """Of each function what changes with any duty of it; None: duties without a function."""
    return rows(database, "duties", '"function"')


def rows(database: DuckDBPyConnection, table: str, column: str) -> dict[Any, str]:
    """Of each value of a column what changes with any row that has it."""
    found = database.execute(
        f"SELECT {column}, CAST(sum(hash(t)) AS VARCHAR) FROM {table} AS t GROUP BY 1"
    ).fetchall()
    return dict(found)
