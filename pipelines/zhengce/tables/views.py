"""Derived tables: their rows follow from rows of other tables, of the same document always.

So those of some documents are derived from the rows of these documents, and stand in their part
like all others.  Which columns a view has and what they are made of is the schema's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.tables.assemble import part_schema
from zhengce.tables.connection import connect, show
from zhengce.tables.schema import Column, Table, View

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SQL_TYPES = {
    "string": "VARCHAR",
    "bool": "BOOLEAN",
    "int32": "INTEGER",
    "float64": "DOUBLE",
    "date": "DATE",
}
"""A column's type in DuckDB."""

_BATCH = 2048
"""Rows that are handed over at a time; a text can have megabytes."""


def derived(table: Table, view: View, parts: Mapping[str, Sequence[Path]]) -> pa.Table:
    """The rows of a view of some documents, in no order.

    ``parts`` has, by table, the files of their rows.  Raises OSError and duckdb.Error.
    """
    import pyarrow as pa

    with connect() as connection:
        for name in view.tables:
            show_parts(connection, name, name, parts[name])
        rows = computed(connection, view_query(table, view), table)
        return pa.Table.from_batches(rows, table.arrow())


def show_parts(
    connection: duckdb.DuckDBPyConnection, name: str, table: str, files: Sequence[Path]
) -> None:
    """Make the rows of a table's parts readable as ``name``; of none, too."""
    if files:
        show(connection, name, files)
    else:
        connection.register(name, part_schema(table).empty_table())


def computed(
    connection: duckdb.DuckDBPyConnection, query: str, table: Table
) -> Iterator[pa.RecordBatch]:
    """The rows of ``query``, each column in its type; streamed."""
    columns = ", ".join(f"CAST({c.name} AS {SQL_TYPES[c.type]}) AS {c.name}" for c in table.columns)
    relation = connection.sql(f"SELECT {columns} FROM ({query})")
    yield from relation.to_arrow_reader(_BATCH)


def view_query(table: Table, view: View) -> str:
    """The SQL of a derived table, over tables of the names its schema gives."""
    gathered = {name: [c for c in table.columns if _over(name, c)] for name in view.gather}
    inner = {column.name for columns in gathered.values() for column in columns}
    chosen = [c for c in table.columns if c.name not in inner]
    chosen_names = [f"{c.source} AS {c.name}" for c in chosen]
    chosen_names += [f"{n}.{c.name} AS {c.name}" for n, cs in gathered.items() for c in cs]
    joins = [
        f"JOIN {name} ON {name}.{shared} = {view.rows}.{shared}"
        for name, shared in view.join.items()
    ]
    for name, shared in view.gather.items():
        # Gathered before it is joined: the groups are then as many as the clauses.
        made = ", ".join(f"{c.source} AS {c.name}" for c in gathered[name])
        joins.append(
            f"LEFT JOIN (SELECT {shared}, {made} FROM {name} GROUP BY {shared}) AS {name} "
            f"ON {name}.{shared} = {view.rows}.{shared}"
        )
    return f"SELECT {', '.join(chosen_names)} FROM {view.rows} {' '.join(joins)}"


def _over(name: str, column: Column) -> bool:
    """Whether a view's column is computed from the table ``name``."""
    return f"{name}." in (column.source or "")
