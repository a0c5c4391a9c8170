"""The list of the source files of the last refresh and where their rows are; no rows here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import files
from zhengce.tables.ordered import in_order

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 4096
"""Entries that are held at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source file."""

    path: str
    document_id: str
    seen: str | None
    """What the file looked like from outside; None when it might change and look the same."""
    sha256: str | None
    key: str | None
    """Of all that its rows hang on; None when it is to be read again in any case."""
    said: str | None = None
    """A hash of what its companion says."""
    leaf: str | None = None
    """Where its rows are; None when it is quarantined."""
    reason: str | None = None
    detail: str | None = None


_NAMES = tuple(field.name for field in fields(Entry))


def find(folder: Path) -> tuple[Path | None, bool]:
    """The newest whole index of a folder, if there is one, and whether another is damaged.

    An index is named after its bytes.  Raises OSError.
    """
    found = sorted(folder.glob("index-*.parquet"), key=lambda path: path.stat().st_mtime_ns)
    whole = [path for path in found if path.stem == f"index-{files.sha256(path)}"]
    return (whole[-1] if whole else None), len(whole) < len(found)


def read(path: Path) -> Iterator[Entry]:
    """The entries by path, a few held at a time; raises OSError."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS, use_threads=False):
            columns = (batch.column(name).to_pylist() for name in _NAMES)
            yield from map(Entry, *columns)


def leaves(path: Path) -> Counter[str]:
    """How many entries have their rows in each leaf; raises OSError."""
    import pyarrow.parquet as pq

    found: Counter[str] = Counter()
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS, columns=["leaf"], use_threads=False):
            found.update(leaf for leaf in batch.column(0).to_pylist() if leaf)
    return found


class Writer:
    """Takes entries in any order and puts the index in place when it is told."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        import pyarrow as pa

        self._folder = folder
        self._scratch = scratch
        self._waiting = scratch / "index.entries"
        self._held: list[Entry] = []
        self._sink = pa.ipc.new_file(str(self._waiting), _schema())

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep further entries; raises OSError."""
        self._held += entries
        if len(self._held) >= _ROWS:
            self._flush()

    def put(self) -> None:
        """Replace the index in one stroke; raises OSError."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._flush()
        self._sink.close()
        unfinished = self._scratch / "index.parquet"
        with (
            pa.OSFile(str(self._waiting), "rb") as source,
            pa.ipc.open_file(source) as reader,
            pq.ParquetWriter(unfinished, _schema(), compression="zstd") as sink,
        ):
            batches = (reader.get_batch(n) for n in range(reader.num_record_batches))
            for table in in_order(batches, ["path"], self._scratch):
                sink.write_table(table, row_group_size=16 * _ROWS)
        files.sync(unfinished)
        path = self._folder / f"index-{files.sha256(unfinished)}.parquet"
        unfinished.replace(path)
        files.sync(self._folder)
        for old in self._folder.glob("index-*.parquet"):
            if old != path:
                old.unlink()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._held:
            columns = [[getattr(entry, name) for entry in self._held] for name in _NAMES]
            arrays = [pa.array(column, pa.string()) for column in columns]
            self._sink.write(pa.RecordBatch.from_arrays(arrays, schema=_schema()))
            self._held = []


def _schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([(name, pa.string()) for name in _NAMES])
