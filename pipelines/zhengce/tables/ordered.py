"""Sorting more rows than memory holds: sorted runs on disk, merged; nothing of the tables.

DuckDB's own sort holds wide strings in memory whatever its limit (2.0, texts of 15 kB),
therefore the last step of a merge is done here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

RUN_BYTES = 64 << 20
"""Rows of about so many bytes are sorted in memory at a time."""

CHUNK_BYTES = 1 << 20
"""What is held of each run while runs are merged."""


def in_order(
    batches: Iterable[pa.RecordBatch],
    key: Sequence[str],
    spill: Path,
    run_bytes: int = RUN_BYTES,
    chunk_bytes: int = CHUNK_BYTES,
) -> Iterator[pa.Table]:
    """The rows of ``batches`` by ``key`` (text, in the order of code points), in tables of
    any size.  Rows beyond ``run_bytes`` wait in a folder of their own below ``spill``."""
    with TemporaryDirectory(prefix=".runs-", dir=spill) as folder:
        runs: list[Path] = []
        held: pa.Table | None = None
        for run in _runs(batches, key, run_bytes):
            if held is not None:
                runs.append(_write(held, Path(folder) / str(len(runs)), chunk_bytes))
            held = run
        if held is None:
            return
        if not runs:
            yield held
            return
        runs.append(_write(held, Path(folder) / str(len(runs)), chunk_bytes))
        del held, run
        yield from _merged([_chunks(run) for run in runs], key)


def _runs(
    batches: Iterable[pa.RecordBatch], key: Sequence[str], run_bytes: int
) -> Iterator[pa.Table]:
    """The rows in sorted tables of about ``run_bytes``."""
    import pyarrow as pa

    held: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        held.append(batch)
        size += batch.nbytes
        if size >= run_bytes:
            yield _sorted(pa.Table.from_batches(held), key)
            held, size = [], 0
    if held:
        yield _sorted(pa.Table.from_batches(held), key)


def _sorted(table: pa.Table, key: Sequence[str]) -> pa.Table:
    return table.sort_by([(name, "ascending") for name in key]).combine_chunks()


def _write(run: pa.Table, path: Path, chunk_bytes: int) -> Path:
    import pyarrow as pa

    rows = max(1, run.num_rows * chunk_bytes // max(run.nbytes, 1))
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, run.schema) as writer:
        writer.write_table(run, max_chunksize=rows)
    return path


def _chunks(path: Path) -> Iterator[pa.Table]:
    import pyarrow as pa

    with pa.OSFile(str(path), "rb") as source, pa.ipc.open_file(source) as reader:
        for i in range(reader.num_record_batches):
            yield pa.Table.from_batches([reader.get_batch(i)])


def _merged(runs: Sequence[Iterator[pa.Table]], key: Sequence[str]) -> Iterator[pa.Table]:
    """The rows of sorted runs as sorted tables.

    Of each run one chunk is held.  Up to the least of the chunks' last keys all rows are
    at hand; they are put in order, and the runs that are used up give their next chunk.
    """
    import pyarrow as pa

    heads = [head for run in runs if (head := _next(run, key))]
    while heads:
        bound = min(keys[-1] for _, keys, _ in heads)
        ready, left = [], list[_Head]()
        for chunk, keys, run in heads:
            end = bisect_right(keys, bound)
            ready.append(chunk.slice(0, end))
            head = (chunk.slice(end), keys[end:], run) if keys[end:] else _next(run, key)
            if head:
                left.append(head)
        heads = left
        yield _sorted(pa.concat_tables(ready), key)


_Head = tuple[Any, list[tuple[str, ...]], Iterator[Any]]
"""A chunk, its keys, and the run it is of."""


def _next(run: Iterator[pa.Table], key: Sequence[str]) -> _Head | None:
    chunk = next(run, None)
    if chunk is None:
        return None
    keys = list(zip(*(chunk[name].to_pylist() for name in key), strict=True))
    return chunk, keys, run
