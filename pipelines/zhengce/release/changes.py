"""What changed in a table from one version to another: ADD, MOD, DEL; no versions, no publication.

A change row is ``op``, ``changed_fields`` (``;``-joined, null unless MOD) and the
table's own columns: the new row for ADD and MOD, the old row for DEL.  So the
older table, with the keys of DEL and MOD taken out and the rows of ADD and MOD
put in, is the newer one.  Sorted by key.
"""

from __future__ import annotations

import filecmp
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release.errors import ReleaseError, reason

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from zhengce.tables.bands import Bounds
    from zhengce.tables.schema import Table

_BATCH = 2_048
"""Rows in memory at once; few, since a row of texts is a whole document."""
_MEMORY = "256MB"
"""DuckDB's, for a band of two versions, while another DuckDB writes its file beside it."""


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """Rows of a table that came, changed and went."""

    added: int
    modified: int
    deleted: int

    def __bool__(self) -> bool:
        return bool(self.added or self.modified or self.deleted)


@dataclass(frozen=True, slots=True)
class Pair:
    """One table in two versions, as Parquet files; None where a version does not have it.

    A column that is new, or of another type than before, counts as changed where
    it is not null; a column that has gone is not compared.
    """

    key: tuple[str, ...]
    before: Path | None
    after: Path | None
    differing: Sequence[Bounds] | None = None
    """The keys whose rows are to be compared, in order; None: all."""

    def count(self) -> ChangeCount:
        """How many rows were added, modified and deleted."""
        with _database() as database:
            return _count(self.batches(database))

    def rows(self) -> Iterator[dict[str, object]]:
        """The change rows by key, one after another in bounded memory."""
        with _database() as database:
            for batch in self.batches(database):
                yield from batch.to_pylist()

    def batches(self, database: DuckDBPyConnection) -> Iterator[pa.RecordBatch]:
        """The change rows by key, worked out by ``database``."""
        from zhengce.tables.connection import show

        if self.identical():
            return
        for name, path in (("old_rows", self.before), ("new_rows", self.after)):
            if path is not None:
                show(database, name, [path])
        for statement in self._statements():
            # A relation, not a DB-API result: that would copy its rows once more.
            reader: pa.RecordBatchReader = database.sql(statement).to_arrow_reader(_BATCH)
            yield from reader

    def identical(self) -> bool:
        """Whether the two files hold the same bytes."""
        return (
            self.before is not None
            and self.after is not None
            and filecmp.cmp(self.before, self.after, shallow=False)
        )

    def _statements(self) -> Iterator[str]:
        """What yields the change rows, one statement after another."""
        from zhengce.tables.bands import condition

        if self.before is not None and self.after is not None:
            bounds = self.differing
            for band in _bands(self.after, self.key[0]) if bounds is None else bounds:
                yield self._comparison(self.before, self.after, condition(self.key[0], band))
        # A published table is sorted by its key already, and DuckDB keeps its order.
        elif self.after is not None:
            yield "SELECT 'ADD' AS op, NULL::VARCHAR AS changed_fields, * FROM new_rows"
        elif self.before is not None:
            yield "SELECT 'DEL' AS op, NULL::VARCHAR AS changed_fields, * FROM old_rows"

    def _comparison(self, before: Path, after: Path, band: str) -> str:
        old = {field.name: field.type for field in _parquet_schema(before)}
        new = {field.name: field.type for field in _parquet_schema(after)}
        kept = {name for name, kind in new.items() if old.get(name) == kind}
        differs = {
            name: f"n.{_quoted(name)} IS DISTINCT FROM o.{_quoted(name)}"
            if name in kept
            else f"n.{_quoted(name)} IS NOT NULL"
            for name in new
            if name not in self.key
        }
        absent_before, absent_after = (f"{side}.{_quoted(self.key[0])} IS NULL" for side in "on")
        fields = ", ".join(f"CASE WHEN {test} THEN '{name}' END" for name, test in differs.items())
        values = ", ".join(
            f"CASE WHEN {absent_after} THEN o.{_quoted(name)} ELSE n.{_quoted(name)} END"
            f" AS {_quoted(name)}"
            if name in kept
            else f"n.{_quoted(name)}"
            for name in new
        )
        return f"""
            SELECT CASE WHEN {absent_before} THEN 'ADD'
                        WHEN {absent_after} THEN 'DEL' ELSE 'MOD' END AS op,
                   CASE WHEN NOT ({absent_before} OR {absent_after})
                        THEN concat_ws(';', {fields or "NULL"}) END AS changed_fields,
                   {values}
            FROM (FROM new_rows WHERE {band}) n FULL JOIN (FROM old_rows WHERE {band}) o
              ON {" AND ".join(f"n.{_quoted(k)} = o.{_quoted(k)}" for k in self.key)}
            WHERE {" OR ".join((absent_before, absent_after, *differs.values()))}
            ORDER BY {_columns(self.key)}"""


def write(
    previous: Path | None,
    staged: Path,
    tables: Mapping[str, Table],
    differing: Mapping[str, Sequence[Bounds]] | None = None,
) -> dict[str, ChangeCount]:
    """Write ``staged``/changes against the folder of the previous version, None for the first.

    ``differing`` says of tables at which keys alone rows may be others than before.
    Raises ReleaseError when a table of the previous version is damaged or the disk is full,
    OSError when a file cannot be written.
    """
    folder = staged / "changes"
    folder.mkdir(exist_ok=True)
    counts = {}
    with _database(spill=folder) as database:
        for name, table in tables.items():
            before = previous / "parquet" / f"{name}.parquet" if previous else None
            pair = Pair(
                key=table.key,
                before=before if before and before.exists() else None,
                after=staged / "parquet" / f"{name}.parquet",
                differing=(differing or {}).get(name),
            )
            batches = pair.batches(database)
            counts[name] = _write(batches, table, folder / f"{name}.parquet")
    return counts


def _write(batches: Iterable[pa.RecordBatch], table: Table, out: Path) -> ChangeCount:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from zhengce.tables.parquet import write_parquet

    pieces = (pa.Table.from_batches([batch]) for batch in batches)
    write_parquet(pieces, _change_table(table), out)
    with pq.ParquetFile(out) as file:
        return _count(file.iter_batches(columns=["op"]))


def _count(batches: Iterable[pa.RecordBatch]) -> ChangeCount:
    """Change rows by their ``op``."""
    import pyarrow.compute as pc

    counts = {"ADD": 0, "MOD": 0, "DEL": 0}
    for batch in batches:
        for entry in pc.value_counts(batch.column("op")).to_pylist():
            counts[entry["values"]] += entry["counts"]
    return ChangeCount(counts["ADD"], counts["MOD"], counts["DEL"])


def _change_table(table: Table) -> Table:
    """``table`` with the two columns that lead a change row."""
    from zhengce.tables.schema import Column

    op = Column(
        name="op",
        type="string",
        title_zh="变化",
        title_en="Change",
        description_zh="ADD 新增；MOD 变更；DEL 移除。",
        description_en="ADD: a new row. MOD: a changed row. DEL: a row that has gone.",
        example="MOD",
        repeats=True,
    )
    fields = Column(
        name="changed_fields",
        type="string",
        title_zh="变更的列",
        title_en="Changed columns",
        description_zh="变更的行中与上一版本不同的列，以“;”分隔。",
        description_en="The columns that differ from the previous version, joined by ;.",
        example="end_date;precision",
        nullable=True,
        repeats=True,
    )
    return replace(table, columns=(op, fields, *table.columns))


@contextmanager
def _database(spill: Path | None = None) -> Iterator[DuckDBPyConnection]:
    import duckdb

    from zhengce.tables.connection import connect

    try:
        with connect(spill=spill, memory_limit=_MEMORY) as database:
            yield database
    except duckdb.Error as error:  # a damaged file, or no room on the disk
        reason = str(error).splitlines()[0]
        raise ReleaseError(f"The changes of a table cannot be worked out: {reason}") from error


def _bands(parquet: Path, key: str) -> Iterator[Bounds]:
    """Bounds of ``key`` that part all rows into bands of about a row group of ``parquet``.

    The tables are sorted, so each band is read from few row groups of either file, and
    no more than a band is in memory; for tables of one row group there is one band.
    """
    import pyarrow.parquet as pq

    with pq.ParquetFile(parquet) as file:
        groups = (file.read_row_group(n, columns=[key]) for n in range(file.num_row_groups))
        starts = {str(group.column(0)[0]) for group in groups if group.num_rows}
    yield from pairwise([None, *sorted(starts)[1:], None])


def _parquet_schema(path: Path) -> pa.Schema:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_schema(path)
    except OSError as error:
        raise ReleaseError(f"{path} cannot be read: {reason(error)}.") from error
    except pa.ArrowInvalid as error:  # its message begins with the path once more
        raise ReleaseError(f"{path} cannot be read: it is no whole Parquet file.") from error


def _columns(names: Iterable[str]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    return f'"{name}"'
