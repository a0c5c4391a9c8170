"""How DuckDB is opened and how it is shown Parquet files; no query stands here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

THREADS = 2
"""The memory limit is shared by the threads; more of them spill sooner and gain little."""


@contextmanager
def connect(
    *, spill: Path | None = None, memory_limit: str = "512MB"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB in memory that spills to a folder of its own below ``spill`` (the system's
    temporary folder by default), and that fetches nothing from the network."""
    import duckdb

    with TemporaryDirectory(prefix=".spill-", dir=spill) as folder:
        connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": memory_limit,
                "threads": THREADS,
                "temp_directory": folder,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                # A name in a query is a table, never a variable that happens to be called so.
                "python_enable_replacements": "false",
            },
        )
        try:
            yield connection
        finally:
            connection.close()


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
