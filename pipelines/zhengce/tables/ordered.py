"""Sorting more rows than memory holds: sorted runs on disk, merged; nothing of the tables.

DuckDB's own sort holds wide strings in memory whatever its limit (2.0, texts of 15 kB),
therefore the last step of a merge is done here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

RUN_BYTES = 64 << 20
"""Rows of about so many bytes are sorted in memory at a time."""

CHUNK_BYTES = 1 << 20
"""What is held of each run while runs are merged."""


@dataclass(frozen=True, slots=True)
class SortedRun:
    """Rows by key that are read when their turn comes."""

    first: tuple[str, ...]
    """Their least key."""
    chunks: Callable[[], Iterator[pa.Table]]
    """The rows, some of them at a time and never none."""


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
        runs: list[SortedRun] = []
        held: pa.Table | None = None
        for run in _runs(batches, key, run_bytes):
            if held is not None:
                runs.append(_written(held, key, Path(folder) / str(len(runs)), chunk_bytes))
            held = run
        if held is None:
            return
        if not runs:
            yield held
            return
        runs.append(_written(held, key, Path(folder) / str(len(runs)), chunk_bytes))
        del held, run
        yield from merged(runs, key)


def merged(runs: Iterable[SortedRun], key: Sequence[str]) -> Iterator[pa.Table]:
    """The rows of sorted runs as sorted tables.

    Of each run that has begun one chunk is held; one begins when its first key is due.  Up to
    the least of the chunks' last keys all rows are at hand; they are put in order, and the
    runs that are used up give their next chunk.
    """
    import pyarrow as pa

    waiting = deque(sorted(runs, key=lambda run: run.first))
    heads: list[_Head] = []
    while heads or waiting:
        while waiting and (not heads or waiting[0].first <= min(head.last for head in heads)):
            heads += _next(waiting.popleft().chunks(), key)
        if not heads:
            return
        bound = min(head.last for head in heads)
        ready, left = [], list[_Head]()
        for head in heads:
            if head.last == bound:
                ready.append(head.chunk)
                left += _next(head.rest, key)
            elif end := _until(head.chunk, key, bound):
                ready.append(head.chunk.slice(0, end))
                left.append(replace(head, chunk=head.chunk.slice(end)))
            else:
                left.append(head)
        heads = left
        yield ready[0] if len(ready) == 1 else _sorted(pa.concat_tables(ready), key)


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
    import pyarrow.compute as pc

    # As Table.sort_by, which would use threads: they keep memory, and take longer.
    order = pc.sort_indices(table, sort_keys=[(name, "ascending") for name in key])
    return table.take(order).combine_chunks()


def _written(run: pa.Table, key: Sequence[str], path: Path, chunk_bytes: int) -> SortedRun:
    import pyarrow as pa

    rows = max(1, run.num_rows * chunk_bytes // max(run.nbytes, 1))
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, run.schema) as writer:
        writer.write_table(run, max_chunksize=rows)
    return SortedRun(_key(run, key, 0), lambda: _chunks(path))


def _chunks(path: Path) -> Iterator[pa.Table]:
    import pyarrow as pa

    with pa.OSFile(str(path), "rb") as source, pa.ipc.open_file(source) as reader:
        for i in range(reader.num_record_batches):
            yield pa.Table.from_batches([reader.get_batch(i)])


@dataclass(frozen=True, slots=True)
class _Head:
    """The chunk of a run that is at hand."""

    chunk: pa.Table
    last: tuple[str, ...]
    rest: Iterator[pa.Table]


def _next(run: Iterator[pa.Table], key: Sequence[str]) -> list[_Head]:
    """The next head of a run; none when it is used up."""
    chunk = next(run, None)
    return [] if chunk is None else [_Head(chunk, _key(chunk, key, -1), run)]


def _key(rows: pa.Table, key: Sequence[str], place: int) -> tuple[str, ...]:
    return tuple(rows.column(name)[place].as_py() for name in key)


def _until(chunk: pa.Table, key: Sequence[str], bound: tuple[str, ...]) -> int:
    """How many rows of a sorted chunk stand up to ``bound``."""
    return bisect_right(range(chunk.num_rows), bound, key=lambda place: _key(chunk, key, place))
