"""zhengce.duckdb: all tables of a release in one file, with keys and comments, and duties as a view.

What a column refers to is told by its comment: foreign keys, which the checks of the release have
held already, would be indexed and held once more, two fifths of the time.

Nothing of this program reads it again.  Equal tables give equal bytes, for which three things
are needed (DuckDB 2.0).  A new database gets a random identifier, therefore each file begins as
a copy of ``empty.duckdb``, which was made once, with small blocks, for DuckDB 1.2 and later:
``ATTACH 'empty.duckdb' AS empty (BLOCK_SIZE 16384, STORAGE_VERSION 'v1.2.0')``.  One thread
writes the rows.  And nothing is compressed: the choice of a compression hangs on random samples,
and FSST, zstd and dictionaries leave bytes of unused memory in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import manifest
from zhengce.release.export.about import both
from zhengce.tables.schema import Column, Table, Term

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "zhengce.duckdb"

_EMPTY = Path(__file__).with_name("empty.duckdb")
_MEMORY = "512MB"
"""DuckDB's; one transaction writes more at 10,000 documents, which is spilled."""


@contextmanager
def written(staged: Path, tables: Mapping[str, Table]) -> Iterator[DuckDBPyConnection]:
    """Write the file from the Parquet files of ``staged``; what is yielded is connected to it.

    A derived table is a view over the others.  Raises OSError and duckdb.Error.
    """
    from zhengce.tables.connection import connect, literal

    (staged / NAME).write_bytes(_EMPTY.read_bytes())
    with connect(spill=staged, memory_limit=_MEMORY) as database:
        database.execute("SET threads = 1")
        database.execute("SET force_compression = 'uncompressed'")
        database.execute(f"ATTACH {literal(str(staged / NAME))} AS release")
        database.execute("USE release")
        database.execute("BEGIN")
        for name in _referenced_first(tables):
            for statement in _statements(tables[name], staged):
                database.execute(statement)
        database.execute("COMMIT")
        yield database
        database.execute("CHECKPOINT")  # which DETACH would do, but without saying why it cannot
        database.execute("USE memory")
        database.execute("DETACH release")


def _referenced_first(tables: Mapping[str, Table]) -> Iterator[str]:
    """The names of the tables, each after those that its foreign keys and its view refer to."""
    needs = {
        table.name: sorted(
            {key.table for key in table.foreign_keys} | set(table.view.tables if table.view else ())
        )
        for table in tables.values()
    }
    yield from TopologicalSorter(needs).static_order()


def _statements(table: Table, staged: Path) -> Iterator[str]:
    from zhengce.tables.connection import rows_of
    from zhengce.tables.views import view_query

    if table.view:
        columns = ", ".join(table.names())
        yield f"CREATE VIEW {table.name} AS SELECT {columns} FROM ({view_query(table, table.view)})"
    else:
        yield f"CREATE TABLE {table.name} ({', '.join(_definitions(table))})"
    yield f"COMMENT ON {'VIEW' if table.view else 'TABLE'} {table.name} IS {_comment(table)}"
    refers = {
        key.columns[0]: f"{key.table}.{key.references[0]}"
        for key in table.foreign_keys
        if len(key.columns) == 1
    }
    for column in table.columns:
        said = _comment(column, refers.get(column.name))
        yield f"COMMENT ON COLUMN {table.name}.{column.name} IS {said}"
    if not table.view:  # last, since a comment costs less on an empty table
        rows = rows_of(staged / manifest.parquet_name(table.name))
        yield f"INSERT INTO {table.name} FROM {rows}"


def _definitions(table: Table) -> Iterator[str]:
    from zhengce.tables.views import SQL_TYPES

    for column in table.columns:
        yield f"{column.name} {SQL_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"
    yield f"PRIMARY KEY ({', '.join(table.key)})"


def _comment(thing: Table | Column, refers: str | None = None) -> str:
    from zhengce.tables.connection import literal

    title = both(Term(thing.title_zh, thing.title_en))
    reference = f"\n→ {refers}" if refers else ""
    return literal(f"{title}\n{thing.description_zh}\n{thing.description_en}{reference}")
