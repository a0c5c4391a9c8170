"""How DuckDB is opened and how it is shown Parquet files; no query stands here."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from zhengce.freed import WORTH, taken

if TYPE_CHECKING:
    import duckdb

THREADS = 2
"""The memory limit is shared by the threads; more of them spill sooner and gain little."""

DATABASE = "work.main"
"""Where tables and views of ``connect`` are, temporary ones aside."""

_idle: list[duckdb.DuckDBPyConnection] = []
"""Opened before, to be lent again: to open one takes 16 ms, and a refresh asks for a dozen."""


@contextmanager
def connect(
    *, spill: Path | None = None, memory_limit: str = "512MB"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty DuckDB in memory that spills to a folder of its own below ``spill`` (the system's
    temporary folder by default), and that fetches nothing from the network.

    It is one that was used before, if there is one: change no setting that outlives a connection.
    One that took much memory is closed, since it would keep that: 60 to 90 MB of a check.
    """
    with TemporaryDirectory(prefix=".spill-", dir=spill) as folder:
        spilled = Path(folder) / "duckdb"
        database = _idle.pop() if _idle else _opened(Path(folder), memory_limit)
        try:
            database.execute(f"SET memory_limit = {literal(memory_limit)}")
            database.execute(f"SET temp_directory = {literal(str(spilled))}")
            database.execute("ATTACH ':memory:' AS work")
            before = taken()
            with database.cursor() as connection:
                connection.execute("USE work")
                yield connection
            database.execute("DETACH work")
        except BaseException:
            database.close()
            raise
        # One that has spilled cannot spill elsewhere.
        if spilled.exists() or taken() - before > WORTH:
            database.close()
        else:
            _end_with_process()
            _idle.append(database)


@contextmanager
def opened(
    *, spill: Path | None = None, memory_limit: str = "1GB"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """As ``connect``, but new and closed afterwards; any setting can be changed."""
    with (
        TemporaryDirectory(prefix=".spill-", dir=spill) as folder,
        _opened(Path(folder), memory_limit) as connection,
    ):
        yield connection


def _opened(spill: Path, memory_limit: str) -> duckdb.DuckDBPyConnection:
    import duckdb

    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory_limit,
            "threads": THREADS,
            "temp_directory": str(spill),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            # A name in a query is a table, never a variable that happens to be called so.
            "python_enable_replacements": "false",
        },
    )


@cache
def _end_with_process() -> None:
    """What is there when the interpreter ends is taken for a leak."""
    atexit.register(_idle.clear)


def show(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[Path]) -> None:
    """Make the rows of Parquet ``files`` (at least one) readable as the view ``name``."""
    connection.execute(f"CREATE OR REPLACE VIEW {name} AS FROM {rows_of(*files)}")


def rows_of(*files: Path) -> str:
    """The rows of Parquet ``files``, as SQL has them after FROM."""
    listed = ", ".join(literal(_unglobbed(str(file))) for file in files)
    return f"read_parquet([{listed}])"


def literal(text: str) -> str:
    """``text`` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def _unglobbed(path: str) -> str:
    """DuckDB expands patterns in a path; a folder may be named with their characters."""
    return "".join(f"[{c}]" if c in "[*?" else c for c in path)
