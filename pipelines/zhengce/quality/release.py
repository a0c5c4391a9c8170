"""Runs the rules between tables over a release, some documents at a time.

What the rules are is in rules.py and labels.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.quality.labels import LabelRule
from zhengce.quality.result import CheckResult, Tally
from zhengce.quality.rules import PER_DOCUMENT, Rule, rules
from zhengce.tables import bands
from zhengce.tables.connection import DATABASE, connect, show
from zhengce.tables.memory import keep, recall
from zhengce.tables.schema import load

if TYPE_CHECKING:
    import duckdb

_MEMORY = "release"

_Breaking = tuple[int, list[str]]
"""How many rows break a rule, and places of some."""


def check_release(
    folder: Path, *, today: date | None = None, memory: Path | None = None
) -> list[CheckResult]:
    """Hold the tables of ``folder`` (one Parquet file each) to the rules between them.

    ``today`` is the day from which "50 years from now" counts.  Without it that is the
    newest date of a document in the release, so that the outcome hangs on the release
    alone.  Memory does not grow with the number of documents.  What the folder ``memory``
    remembers of a band of documents, all of whose rows are as they were, is not looked for
    again; ``check_table`` must have looked at each table before.  Raises duckdb.Error when a
    file is missing or broken.
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
        within = [(r, t) for r, t in zip(chosen, tallies, strict=True) if r.within_document]
        for found in _banded(connection, folder, [rule for rule, _ in within], memory):
            for (_, tally), (observed, examples) in zip(within, found, strict=True):
                tally.add(observed, examples)
    return [
        tally.result(rule.table, rule.name, rule.severity, rule.statement, rows=sizes[rule.table])
        for rule, tally in zip(chosen, tallies, strict=True)
    ]


def _hold(connection: duckdb.DuckDBPyConnection, band: str) -> None:
    """Load a band of documents: under the name of each table by document now stands a
    table in memory, which many rules read, before the view of the file."""
    for name in _by_document():
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS FROM {DATABASE}.{name} WHERE {band}"
        )


def _banded(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    rules: Sequence[Rule | LabelRule],
    memory: Path | None,
) -> Iterator[list[_Breaking]]:
    """Of each band of documents what breaks each of ``rules``, remembered or looked for."""
    firsts = bands.starts(folder / "documents.parquet")
    if not all("pieces" in recall(memory, name) for name in _by_document()):
        memory = None  # a table was not looked at: what its rows are is not known
    names = _names(len(firsts), memory)
    before = recall(memory, _MEMORY)
    now: dict[str, list[_Breaking]] = {}
    for name, condition in zip(names, bands.conditions(firsts), strict=True):
        if (found := before.get(name)) is None:
            _hold(connection, condition)
            found = [(count, [*map(str, places)]) for count, places in _find(connection, rules)]
        now[name] = found
        yield found
    keep(memory, _MEMORY, now)


def _find(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule | LabelRule]
) -> Iterator[_Breaking]:
    return ((count, list(places)) for count, places in (rule.find(connection) for rule in rules))


def _names(count: int, memory: Path | None) -> list[str]:
    """A name for all rows of each band, of those that its pieces in every table have."""
    digests = [hashlib.sha256() for _ in range(count)]
    for name in _by_document():
        for piece in map(bands.Piece._make, recall(memory, name).get("pieces", ())):
            digests[piece.band].update(f"{name} {piece.name}\n".encode())
    return [digest.hexdigest() for digest in digests]


def _by_document() -> list[str]:
    """The tables whose rows are of one document each."""
    return [name for name, table in load().tables.items() if PER_DOCUMENT in table.names()]


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
