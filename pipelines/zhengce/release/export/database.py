"""zhengce.duckdb: all tables of a release in one file, with keys and comments, and duties as a view.

Nothing of this program reads it again.  Equal tables give equal bytes, for which six things
are needed (DuckDB 2.0).  A new database gets a random identifier, therefore each file begins as
a copy of ``empty.duckdb``, which was made once, with small blocks, for DuckDB 1.2 and later:
``ATTACH 'empty.duckdb' AS empty (BLOCK_SIZE 65536, STORAGE_VERSION 'v1.2.0')``.  One thread
writes the rows, a row group as soon as it is full: of up to five, free memory would say in which
order their columns stand.  A large table is committed before the next one: the order of several
hangs on where they are in memory.  Nothing is compressed: the choice of a compression hangs on
random samples, and FSST, zstd and dictionaries leave bytes of unused memory in the file.  And what
long texts leave of it is cleared.

The file declares no foreign keys; what a column refers to, its comment says.  DuckDB holds an
index of each, which takes more time than all the rest, with many documents four times as much.
Nor does it declare the primary keys of very large tables: their indexes cannot be spilled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import manifest
from zhengce.release.export.about import both
from zhengce.tables.schema import Column, Table, Term

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "zhengce.duckdb"

_EMPTY = Path(__file__).with_name("empty.duckdb")
_ROW_GROUP = 122_880
"""Rows that are written as soon as they are there; of a smaller table all are when the file is done."""
KEYED = 500_000
"""Rows of a table up to which its primary key is declared: 30 MB or so of memory."""
MEMORY = "128MB"
"""DuckDB's; what exceeds it is spilled."""
_HEADERS = 3 * 4096
"""Bytes of the file before its blocks."""
_WORD = 8
"""Bytes of a block's checksum, which it begins with, and of a block's number."""


def write(
    staged: Path, tables: Mapping[str, Table], keyed: int = KEYED, memory: str = MEMORY
) -> None:
    """Write the file from the Parquet files of ``staged``; a derived table is a view of others.

    The primary key of a table with more than ``keyed`` rows is said in its comment alone.  The
    bytes do not hang on DuckDB's ``memory``.  Raises OSError and duckdb.Error.
    """
    from zhengce.tables.connection import literal, opened

    file = staged / NAME
    file.write_bytes(_EMPTY.read_bytes())
    stored = [table for table in tables.values() if not table.view]
    large = [table for table in stored if _rows(staged, table) > keyed]
    derived = [table for table in tables.values() if table.view]
    with opened(spill=staged, memory_limit=memory) as database:
        database.execute("SET threads = 1")
        database.execute("SET write_buffer_row_group_count = 1")
        database.execute("SET force_compression = 'uncompressed'")
        database.execute(f"ATTACH {literal(str(file))} AS release")
        database.execute("USE release")
        database.execute("BEGIN")
        for table in (*stored, *derived):
            for statement in _statements(table, staged, *(_keys(table) if table in large else ())):
                database.execute(statement)
            if not table.view and _rows(staged, table) > _ROW_GROUP:
                database.execute("COMMIT")
                database.execute("BEGIN")
        database.execute("COMMIT")
        for table in stored:  # an index of all rows at once costs a third of one that grows
            if table not in large:
                key = ", ".join(table.key)
                database.execute(f"ALTER TABLE {table.name} ADD PRIMARY KEY ({key})")
        database.execute("CHECKPOINT")  # which DETACH would do, but without saying why it cannot
        last = {block for table in stored for block in _last_blocks(database, table.name)}
        size = database.execute("SELECT block_size FROM pragma_database_size()").fetchone()
        database.execute("USE memory")
        database.execute("DETACH release")
    if size:
        _clear(file, sorted(last), size[0])


def _rows(staged: Path, table: Table) -> int:
    import pyarrow.parquet as pq

    rows: int = pq.read_metadata(staged / manifest.parquet_name(table.name)).num_rows
    return rows


def _keys(table: Table) -> tuple[str]:
    """What a table's rows are known by, where no key is declared."""
    return (f"主键 Primary key: {', '.join(table.key)}",)


def _statements(table: Table, staged: Path, *said: str) -> Iterator[str]:
    """The SQL that makes a table, with what is ``said`` of it beside its description."""
    from zhengce.tables.connection import rows_of
    from zhengce.tables.views import view_query

    if table.view:
        columns = ", ".join(table.names())
        yield f"CREATE VIEW {table.name} AS SELECT {columns} FROM ({view_query(table, table.view)})"
    else:
        yield f"CREATE TABLE {table.name} ({', '.join(_definitions(table))})"
    yield f"COMMENT ON {'VIEW' if table.view else 'TABLE'} {table.name} IS {_comment(table, *said)}"
    for column in table.columns:
        comment = _comment(column, *_references(table, column))
        yield f"COMMENT ON COLUMN {table.name}.{column.name} IS {comment}"
    if not table.view:  # last, since a comment costs less on an empty table
        rows = rows_of(staged / manifest.parquet_name(table.name))
        yield f"INSERT INTO {table.name} FROM {rows}"


def _definitions(table: Table) -> Iterator[str]:
    from zhengce.tables.views import SQL_TYPES

    for column in table.columns:
        yield f"{column.name} {SQL_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"


def _references(table: Table, column: Column) -> Iterator[str]:
    """What a column refers to, a line each."""
    for foreign in table.foreign_keys:
        for own, other in zip(foreign.columns, foreign.references, strict=True):
            if own == column.name:
                yield f"外键 Foreign key: {foreign.table}.{other}"


def _comment(thing: Table | Column, *more: str) -> str:
    from zhengce.tables.connection import literal

    title = both(Term(thing.title_zh, thing.title_en))
    return literal("\n".join((title, thing.description_zh, thing.description_en, *more)))


def _last_blocks(database: DuckDBPyConnection, table: str) -> Iterator[int]:
    """The last of each run of blocks that hold the long texts (above 4 KB) of a column."""
    query = f"SELECT additional_block_ids[-1] FROM pragma_storage_info('{table}')"
    for (block,) in database.execute(query).fetchall():
        if block is not None:
            yield block


def _clear(file: Path, blocks: Iterable[int], size: int) -> None:
    """Let zeros stand for the next block's number in ``blocks``, which have no next one: DuckDB
    leaves there what happened to be in memory.

    A block's checksum, its first eight bytes, is the exclusive or of its other words, each
    multiplied by a constant (DuckDB's ``src/common/checksum.cpp``).
    """
    with file.open("r+b") as stream:
        for block in blocks:
            begin = _HEADERS + block * size
            stream.seek(begin)
            checksum = int.from_bytes(stream.read(_WORD), "little")
            stream.seek(begin + size - _WORD)
            left = int.from_bytes(stream.read(_WORD), "little")
            stream.seek(begin + size - _WORD)
            stream.write(bytes(_WORD))
            stream.seek(begin)
            checksum ^= left * 0xBF58476D1CE4E5B9 % 2**64
            stream.write(checksum.to_bytes(_WORD, "little"))
