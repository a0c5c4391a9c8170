"""SQL over a published version, in a DuckDB that reaches nothing but its tables; shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhengce.release.errors import ReleaseError

if TYPE_CHECKING:
    from zhengce.release.load import Release

_BATCH = 1_000
"""Rows in memory at once."""


class WrongQuery(Exception):
    """What DuckDB says of a query that it cannot answer, in a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query's last statement."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    """To be read once; raises WrongQuery when a value cannot be worked out."""


@contextmanager
def answer(release: Release, query: str) -> Iterator[Answer]:
    """What ``query`` answers; every table of ``release`` is a view of that name.

    DuckDB is shown the rows and no file, and can open none: a query reads nothing else, and
    what it makes or drops is gone with it.  Raises WrongQuery, and ReleaseError when the
    release is damaged.
    """
    import duckdb
    import pyarrow as pa
    import pyarrow.dataset as ds

    from zhengce.tables.connection import opened

    with ExitStack() as stack:
        connection = stack.enter_context(opened())
        for table in release.tables:
            file = stack.enter_context(release.parquet(table))
            try:
                connection.register(table, ds.dataset(file, format="parquet"))
            except (OSError, pa.ArrowInvalid) as error:
                raise ReleaseError(
                    f"{file} cannot be read: it is no whole Parquet file."
                ) from error
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        try:
            found = connection.execute(query)
        except duckdb.Error as error:
            raise WrongQuery(_sentence(error)) from error
        if found is None or found.description is None:
            raise WrongQuery("There is no statement to answer.")
        yield Answer(tuple(column[0] for column in found.description), _rows(found))


def _rows(found: Any) -> Iterator[tuple[Any, ...]]:
    import duckdb

    try:
        while batch := found.fetchmany(_BATCH):
            yield from batch
    except duckdb.Error as error:
        raise WrongQuery(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    """Without the kind of error, which the message says again, and the picture of the place."""
    message, _, place = str(error).partition("\n\nLINE ")
    said = " ".join(message.split()).partition("Error: ")[2] or message
    line = f" (line {place.partition(':')[0]})" if place else ""
    return f"{said.rstrip('.')}{line}."
