"""What changed in a table from one version to another: ADD, MOD, DEL; no versions, no publication.

A change row is ``op``, ``changed_fields`` (``;``-joined, null unless MOD) and the
table's own columns: the new row for ADD and MOD, the old row for DEL.  So the
older table, with the keys of DEL and MOD taken out and the rows of ADD and MOD
put in, is the newer one.  Sorted by key.
"""

from __future__ import annotations

import filecmp
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.freed import given_back
from zhengce.release.errors import ReleaseError, reason

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from zhengce.tables.bands import Bounds
    from zhengce.tables.schema import Table

_BATCH = 2_048
"""Rows in memory at once; few, since a row of texts is a whole document."""


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
        return _count(self.changed())

    def rows(self) -> Iterator[dict[str, object]]:
        """The change rows by key, one after another in bounded memory."""
        for some in self.changed():
            yield from some.to_pylist()

    def changed(self) -> Iterator[pa.Table]:
        """The change rows by key, some at a time; raises ReleaseError when a file is damaged."""
        from zhengce.tables.compared import compared

        shape = self.after or self.before
        if shape is None or self.identical():
            return
        schema = _schema(shape)
        alone = self.before is None or self.after is None
        everywhere: Sequence[Bounds] = [(None, None)]
        for bounds in everywhere if alone or self.differing is None else self.differing:
            old, new = (
                () if path is None else _rows(path, self.key[0], bounds)
                for path in (self.before, self.after)
            )
            yield from compared(old, new, self.key, schema)

    def identical(self) -> bool:
        """Whether the two files hold the same bytes."""
        return (
            self.before is not None
            and self.after is not None
            and filecmp.cmp(self.before, self.after, shallow=False)
        )


def write(
    previous: Path | None,
    staged: Path,
    tables: Mapping[str, Table],
    differing: Mapping[str, Sequence[Bounds]] | None = None,
) -> dict[str, ChangeCount]:
    """Write ``staged``/changes against the folder of the previous version, None for the first.

    ``differing`` says of tables at which keys alone rows may be others than before.
    Raises ReleaseError when a table of the previous version is damaged, OSError when a file
    cannot be written.
    """
    folder = staged / "changes"
    folder.mkdir(exist_ok=True)
    counts = {}
    for name, table in tables.items():
        before = previous / "parquet" / f"{name}.parquet" if previous else None
        pair = Pair(
            key=table.key,
            before=before if before and before.exists() else None,
            after=staged / "parquet" / f"{name}.parquet",
            differing=(differing or {}).get(name),
        )
        counts[name] = _write(pair.changed(), table, folder / f"{name}.parquet")
    return counts


@given_back()
def _write(changed: Iterable[pa.Table], table: Table, out: Path) -> ChangeCount:
    import pyarrow.parquet as pq

    from zhengce.tables.parquet import write_parquet

    write_parquet(changed, _change_table(table), out)
    with pq.ParquetFile(out) as file:
        return _count(file.iter_batches(columns=["op"], use_threads=False))


def _count(changed: Iterable[pa.Table | pa.RecordBatch]) -> ChangeCount:
    """Change rows by their ``op``."""
    import pyarrow.compute as pc

    counts = {"ADD": 0, "MOD": 0, "DEL": 0}
    for some in changed:
        for entry in pc.value_counts(some.column("op")).to_pylist():
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


def _rows(parquet: Path, column: str, bounds: Bounds) -> Iterator[pa.Table]:
    """The rows of a file, which is sorted by ``column``, where its value is within ``bounds``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    lower, upper = bounds
    try:
        with pq.ParquetFile(parquet) as file:
            groups = [
                number
                for number in range(file.num_row_groups)
                if _overlaps(file.metadata.row_group(number), column, bounds)
            ]
            for batch in file.iter_batches(_BATCH, row_groups=groups, use_threads=False):
                values = batch.column(column).to_pylist() if lower or upper else ()
                start = bisect_left(values, lower) if lower else 0
                end = bisect_left(values, upper) if upper else batch.num_rows
                if start < end:
                    yield pa.Table.from_batches([batch.slice(start, end - start)])
    except (OSError, pa.ArrowInvalid) as error:
        raise _unreadable(parquet, error) from error


def _overlaps(group: pq.RowGroupMetaData, column: str, bounds: Bounds) -> bool:
    """Whether rows of a row group may be within ``bounds``, by what the file says of it."""
    names = [group.column(place).path_in_schema for place in range(group.num_columns)]
    told = group.column(names.index(column)).statistics
    if told is None or not told.has_min_max:
        return True
    lower, upper = bounds
    return (lower is None or told.max >= lower) and (upper is None or told.min < upper)


def _schema(parquet: Path) -> pa.Schema:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_schema(parquet)
    except (OSError, pa.ArrowInvalid) as error:
        raise _unreadable(parquet, error) from error


def _unreadable(parquet: Path, error: Exception) -> ReleaseError:
    # What Arrow says of bytes that are no Parquet begins with the path once more.
    why = reason(error) if isinstance(error, OSError) else "it is no whole Parquet file"
    return ReleaseError(f"{parquet} cannot be read: {why}.")
