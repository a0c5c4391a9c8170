"""Runs the rules between tables over a release, some documents at a time.

What the rules are is in rules.py and labels.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.quality.result import CheckResult, Tally
from zhengce.quality.rules import PER_DOCUMENT, rules
from zhengce.tables.connection import connect, literal, show
from zhengce.tables.schema import load

if TYPE_CHECKING:
    import duckdb

BAND_BYTES = 32 << 20
"""Text of the documents that are looked at together: joins hold it in memory."""


def check_release(folder: Path, *, today: date | None = None) -> list[CheckResult]:
    """Hold the tables of ``folder`` (one Parquet file each) to the rules between them.

    ``today`` is the day from which "50 years from now" counts.  Without it that is the
    newest date of a document in the release, so that the outcome hangs on the release
    alone.  Memory does not grow with the number of documents.  Raises duckdb.Error when
    a file is missing or broken.
    """
    with connect() as connection:
        for name in load().tables:
            show(connection, name, [folder / f"{name}.parquet"])
        sizes = {name: _size(connection, name) for name in load().tables}
        chosen = list(rules(today or _newest(connection)))
        tallies = [Tally() for _ in chosen]
        for rule, tally in zip(chosen, tallies, strict=True):
            if not rule.within_document:
                tally.add(*rule.find(connection))
        for band in list(_bands(connection)):
            _hold(connection, band)
            for rule, tally in zip(chosen, tallies, strict=True):
                if rule.within_document:
                    tally.add(*rule.find(connection))
    return [
        tally.result(rule.table, rule.name, rule.severity, rule.statement, rows=sizes[rule.table])
        for rule, tally in zip(chosen, tallies, strict=True)
    ]


def _hold(connection: duckdb.DuckDBPyConnection, band: str) -> None:
    """Load a band of documents: under the name of each table by document now stands a
    table in memory, which many rules read, before the view of the file."""
    for name, table in load().tables.items():
        if PER_DOCUMENT in table.names():
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {name} AS FROM memory.main.{name} WHERE {band}"
            )


def _bands(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Conditions that cut the documents, whether they have a text or not, into bands."""
    starts = connection.sql(
        f"""
        SELECT min({PER_DOCUMENT}) AS start FROM (
            SELECT *, sum(strlen(text)) OVER (ORDER BY {PER_DOCUMENT}) // {BAND_BYTES} AS band
            FROM texts
        ) GROUP BY band ORDER BY start
        """
    ).fetchall()
    cuts = [literal(start) for (start,) in starts[1:]]
    for lower, upper in zip([None, *cuts], [*cuts, None], strict=True):
        bounds = [f"{PER_DOCUMENT} >= {lower}"] if lower else []
        bounds += [f"{PER_DOCUMENT} < {upper}"] if upper else []
        yield " AND ".join(bounds) or "true"


def _size(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    [(rows,)] = connection.sql(f"SELECT count(*) FROM {table}").fetchall()
    return int(rows)


def _newest(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The newest date of a document; None when no document has one."""
    [(newest,)] = connection.sql(
        "SELECT max(greatest(date_signed, date_published)) FROM documents"
    ).fetchall()
    found: date | None = newest
    return found
