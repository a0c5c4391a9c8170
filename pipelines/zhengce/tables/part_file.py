"""A part on the disk: a Parquet file a table, with its rows by key; nothing is merged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.tables.assemble import PER_DOCUMENT
from zhengce.tables.ordered import SortedRun
from zhengce.tables.schema import load
from zhengce.tables.views import derived

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 2048
"""Rows that are held of a file; a text can have megabytes."""


def write(pieces: Iterable[Mapping[str, pa.Table]], folder: Path) -> None:
    """Write the rows of some documents, and those that are derived from them, below ``folder``.

    A table without rows has no file; equal rows give equal bytes.  Raises OSError.
    """
    import pyarrow as pa

    given = list(pieces)
    for name, table in load().tables.items():
        if table.view:
            parts = {name: paths([folder], name) for name in table.view.tables}
            rows = derived(table, table.view, parts)
        elif found := [piece[name] for piece in given if name in piece]:
            rows = pa.concat_tables(found)
        else:
            continue
        if rows.num_rows:
            _write(rows, table.key, folder / f"{name}.parquet")


def paths(folders: Iterable[Path], table: str) -> list[Path]:
    """The files that a table has in some parts."""
    return [file for folder in folders if (file := folder / f"{table}.parquet").exists()]


def _write(rows: pa.Table, key: Sequence[str], path: Path) -> None:
    import pyarrow.parquet as pq

    # Several documents may give rows of one key, one each.
    by_key = [(column, "ascending") for column in dict.fromkeys((*key, PER_DOCUMENT))]
    pq.write_table(rows.sort_by(by_key), path, compression="zstd", version="2.6")


def sorted_run(path: Path, key: Sequence[str], columns: Sequence[str]) -> SortedRun:
    """The rows of a file, only ``columns`` of them; raises OSError and pyarrow.ArrowInvalid."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        first = next(file.iter_batches(1, columns=list(key), use_threads=False))

    def chunks() -> Iterator[pa.Table]:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_ROWS, columns=list(columns), use_threads=False):
                yield pa.Table.from_batches([batch])

    return SortedRun(tuple(first.column(name)[0].as_py() for name in key), chunks)
