"""The search page and its data: one script a table, the duties of a large release in shards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    values: Sequence[str | None] = ()
    """Of the query's parameters."""
    describes: dict[str, Any] = field(default_factory=dict)
    """What the page must know of a shard."""

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
        shards = [file.describes for file in files if file.describes and name == _SHARDED]
        if shards:
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
    """The duties by function, those of a large function by place too, and their counts."""
    rows = digests.functions(database)
    query = views.query(_SHARDED, words.schema)
    head, _, order = query.rpartition(" ORDER BY ")
    by_function: dict[str | None, list[tuple[str | None, int]]] = {}
    for function, place, count in database.execute(
        'SELECT "function", jurisdiction, count(*) FROM duties GROUP BY ALL ORDER BY ALL'
    ).fetchall():
        by_function.setdefault(function, []).append((place, count))
    for function, places in by_function.items():
        for number, group in enumerate(_groups(places, largest)):
            where = 'rows."function" IS NOT DISTINCT FROM ?'
            values = [function]
            described: dict[str, Any] = {"fn": function}
            described["rows"] = sum(count for _, count in group)
            if len(group) < len(places):
                named = [place for place, _ in group]
                described["places"] = named
                some = ", ".join("?" for place in named if place is not None)
                where += f" AND (rows.jurisdiction IN ({some or 'NULL'})"
                where += " OR rows.jurisdiction IS NULL)" if None in named else ")"
                values += [place for place in named if place is not None]
            name = f"{_SHARDED}/{safe_name(function or '-')}" + (f"-{number}" if number else "")
            yield DataFile(
                name,
                f"{head} WHERE {where} ORDER BY {order}",
                digests.of(digests.code(), rows[function], values),
                values,
                described | {"file": name},
            )
    yield DataFile("cube", _CUBE, _digest(shown, _SHARDED))


_CUBE = """
SELECT "function", role, end_date, jurisdiction, CAST(count(*) AS INTEGER) AS n
FROM (SELECT * REPLACE (strftime(end_date, '%Y') AS end_date) FROM duties)
GROUP BY ALL ORDER BY ALL
"""


def _groups(
    places: Sequence[tuple[str | None, int]], largest: int
) -> list[list[tuple[str | None, int]]]:
    """Places in order, together as long as they stay below ``largest`` rows."""
    groups: list[list[tuple[str | None, int]]] = [[]]
    held = 0
    for place, count in places:
        if groups[-1] and held + count > largest:
            groups.append([])
            held = 0
        groups[-1].append((place, count))
        held += count
    return groups
