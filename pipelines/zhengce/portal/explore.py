"""The search page and its data: one script a table, the duties of a large release in shards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from zhengce.portal import columns, digests, views
from zhengce.portal.address import safe_name
from zhengce.portal.frame import Frame
from zhengce.portal.shown import Shown
from zhengce.portal.words import Words, script_json
from zhengce.release import manifest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = "explore.html"
LARGEST = 100_000
"""Rows of one data file."""
_FILES = 24
"""Files of so many rows, on the average, that are together as large: what one document changes."""
_BATCH = 4_096
"""Rows that are in memory as Arrow's at a time."""
_TEXTS = 6 << 20
"""Characters of all clauses up to which their texts can be searched in the browser."""
_SHARDED = "duties"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One script of rows, made when it is due."""

    name: str
    """Below ``data/``, without its ending."""
    query: str
    digest: str
    values: Sequence[str | int | None] = ()
    """Of the query's parameters."""
    describes: dict[str, Any] = field(default_factory=dict)
    """What the page must know of the shard that the file is of, the same for all its files."""

    @property
    def path(self) -> str:
        return f"data/{self.name}.js"

    def content(self, database: DuckDBPyConnection) -> bytes:
        """The rows as a script."""
        rows = database.sql(self.query, params=list(self.values))
        return columns.script(self.name, rows.columns, rows.to_arrow_reader(_BATCH))


def data_files(
    shown: Shown, words: Words, database: DuckDBPyConnection, largest: int = LARGEST
) -> list[DataFile]:
    """The data of all tables that are not too large; ``largest`` is in rows."""
    found: list[DataFile] = []
    for name in views.VIEWS:
        rows = shown.manifest.tables[name].rows
        query = views.query(name, words.schema)
        if rows <= largest:
            found.append(DataFile(name, query, _digest(shown, name, "clauses", "documents")))
        elif name == _SHARDED:
            found += _shards(shown, words, database, largest)
    return found


def searches_text(database: DuckDBPyConnection) -> bool:
    """Whether the texts of all clauses are few enough to be loaded in one piece."""
    found = database.execute("SELECT sum(char_end - char_start) FROM clauses").fetchone()
    return bool(found and (found[0] or 0) <= _TEXTS)


def clause_text(database: DuckDBPyConnection) -> bytes:
    """Every clause with its label, by identifier."""
    found = database.execute(
        "SELECT clause_id, coalesce(label, '') || text FROM clauses ORDER BY 1"
    ).fetchall()
    return f"zcData('clause_text',{script_json(dict(found))})\n".encode()


def tables_script(shown: Shown, words: Words, files: Sequence[DataFile]) -> bytes:
    """The content of data/tables.js: the views, and where their rows are."""
    described = views.described(words)
    whole = {file.name for file in files}
    for name, table in described["tables"].items():
        table["rows"] = shown.manifest.tables[name].rows
        shards = [f.describes for f in files if f.describes.get("files", [""])[0] == f.name]
        if shards and name == _SHARDED:
            table["shards"] = shards
        elif name not in whole:
            table["missing"] = 1
    return f"window.zcTables={script_json(described)}\n".encode()


def page(shown: Shown, frame: Frame, *, texts: bool) -> bytes:
    """The content of explore.html; its rows come as scripts."""
    csv = f"{shown.entry.path}/csv/{_SHARDED}.csv"
    return frame.render("explore.html", PAGE, views=list(views.VIEWS), csv=csv, texts=texts)


def _digest(shown: Shown, *tables: str) -> str:
    """Changes with the rows of some tables."""
    described = shown.manifest.tables
    files = [described[t].files[manifest.parquet_name(t)].sha256 for t in tables]
    return digests.of(digests.code(), files)


def _shards(
    shown: Shown, words: Words, database: DuckDBPyConnection, largest: int
) -> Iterator[DataFile]:
    """The duties by function and, of a large one, by place, each in files by document; and their
    counts.

    Where a file ends hangs on the names of documents, so that those of other documents stay as
    they are when one comes or goes.
    """
    query = views.query(_SHARDED, words.schema)
    head, _, order = query.rpartition(" ORDER BY ")
    database.execute(_PARTS, [largest, largest / _FILES])
    database.execute(_PLACED)
    places: dict[tuple[str | None, int], list[str | None]] = {}
    for function, part, place in database.execute(_PLACES).fetchall():
        places.setdefault((function, part), []).append(place)
    found = database.execute(_RANGES).fetchall()
    for (function, parts, part), group in groupby(found, key=lambda row: row[:3]):
        stem = f"{_SHARDED}/{safe_name(function or '-')}" + (f"-{part}" if part else "")
        ranges = {f"{stem}.{n}" if n else stem: row[3:] for n, row in enumerate(group)}
        described = {"fn": function, "rows": sum(r[0] for r in ranges.values()), "files": [*ranges]}
        if parts > 1:
            described["places"] = places[function, part]
        for name, (_, first, last, digest) in ranges.items():
            yield DataFile(
                name,
                f"{head} WHERE {_OF_FILE} ORDER BY {order}",
                digests.of(digests.code(), name, parts, digest),
                (function, parts, part, first, last),
                described,
            )
    yield DataFile("cube", _CUBE, _digest(shown, _SHARDED))


_POWER = "CAST(2 ** greatest(0, {}) AS UINTEGER)"
_NUMBER = "CAST(md5_number(coalesce({}, '')) & 4294967295 AS UINTEGER)"
_OF_FILE = f"""
rows."function" IS NOT DISTINCT FROM ? AND {_NUMBER.format("rows.jurisdiction")} % ? = ?
    AND rows.document_id BETWEEN ? AND ?
"""

# Powers of two, so that they seldom change: in how many parts the places of a function are, and
# after one of how many documents a file ends.
_PARTS = f"""
CREATE OR REPLACE TEMP TABLE parts AS
SELECT "function", {_POWER.format("ceil(log2(count(*) / ?))")} AS parts,
    {_POWER.format("floor(log2(? * parts * (SELECT count(*) FROM documents) / count(*)))")} AS every
FROM duties GROUP BY 1
"""

# Duties are summed up first: there are a third as many rows then, and short ones, to be joined.
_PLACED = f"""
CREATE OR REPLACE TEMP TABLE placed AS
WITH summed AS MATERIALIZED (
    SELECT "function", document_id, count(*) AS rows, sum(hash(duties)) AS digest
    FROM duties GROUP BY ALL
), numbered AS MATERIALIZED (
    SELECT document_id, jurisdiction, {_NUMBER.format("document_id")} AS number,
        {_NUMBER.format("jurisdiction")} AS place
    FROM documents
), ranges AS MATERIALIZED (
    SELECT *, sum(ends) OVER (PARTITION BY every ORDER BY document_id ROWS UNBOUNDED PRECEDING) - ends AS range
    FROM (SELECT *, CAST(number % every = 0 AS INTEGER) AS ends
        FROM numbered, (SELECT DISTINCT every FROM parts))
), parted AS MATERIALIZED (
    SELECT summed.*, parts, every
    FROM summed JOIN parts ON parts."function" IS NOT DISTINCT FROM summed."function"
)
SELECT "function", parts, place % parts AS part, range, jurisdiction, document_id, rows, digest
FROM parted JOIN ranges USING (every, document_id)
"""

_PLACES = """
SELECT DISTINCT "function", part, jurisdiction FROM placed WHERE parts > 1 ORDER BY ALL
"""

_RANGES = """
SELECT "function", parts, part, sum(rows), min(document_id), max(document_id),
    CAST(sum(digest) AS VARCHAR)
FROM placed GROUP BY "function", parts, part, range ORDER BY "function", part, range
"""


_CUBE = """
SELECT "function", role, end_date, jurisdiction, CAST(count(*) AS INTEGER) AS n
FROM (SELECT * REPLACE (strftime(end_date, '%Y') AS end_date) FROM duties)
GROUP BY ALL ORDER BY ALL
"""
