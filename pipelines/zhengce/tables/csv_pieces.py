"""A CSV file made of pieces: the text of those that an older file has is copied from there.

What a cell looks like is csv_file.py's, which writes the same file, byte for byte.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhengce.tables.bands import Piece
from zhengce.tables.csv_file import head, held_rows, lines

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_CHUNK = 1 << 20
"""Bytes that are copied at a time."""


class Text(NamedTuple):
    """What a piece is in a CSV file."""

    name: str
    """The piece's."""
    size: int
    """Bytes."""
    sha256: str
    prefixed: int
    """Cells that were given a '."""


class Csv(NamedTuple):
    """A CSV file that was written."""

    sha256: str
    texts: list[Text]
    """In the order of the file; before them is its head, after them nothing."""


class _Differs(Exception):
    """The older file does not have the texts that it is said to have."""


def write_csv_pieces(
    parquet: Path,
    out: Path,
    pieces: Sequence[Piece],
    *,
    older: Path | None,
    texts: Sequence[Text],
    header_zh: bool = False,
) -> Csv:
    """Write the rows of a Parquet file, which are in ``pieces``, as CSV.

    ``texts`` is what is known of the file ``older``, which need not be there: what is copied
    is held to its hash, and if it differs, nothing is copied.  Raises OSError.
    """
    begin = _head(parquet, header_zh=header_zh)
    places = accumulate((text.size for text in texts), initial=len(begin))
    there = {text.name: (text, place) for text, place in zip(texts, places, strict=False)}
    if older and older.exists():
        with suppress(_Differs):
            return _write(parquet, out, pieces, begin, there, older)
    return _write(parquet, out, pieces, begin, {}, parquet)


def _write(
    parquet: Path,
    out: Path,
    pieces: Sequence[Piece],
    begin: bytes,
    there: Mapping[str, tuple[Text, int]],
    older: Path,
) -> Csv:
    """``there`` has the texts of ``older`` and where they begin.  Raises _Differs."""
    whole = hashlib.sha256(begin)
    made = []
    new = _rendered(parquet, pieces, there)
    with out.open("wb") as stream:
        stream.write(begin)
        for piece in pieces:
            text, place = there.get(piece.name, (None, 0))
            own, size, prefixed = hashlib.sha256(), 0, text.prefixed if text else 0
            for data, count in _copied(older, place, text.size) if text else next(new):
                whole.update(data)
                own.update(data)
                size += stream.write(data)
                prefixed += count
            made.append(Text(piece.name, size, own.hexdigest(), prefixed))
            if text and made[-1] != text:
                raise _Differs
    return Csv(whole.hexdigest(), made)


def _head(parquet: Path, *, header_zh: bool) -> bytes:
    import pyarrow.parquet as pq

    return head(pq.read_schema(parquet), header_zh=header_zh)


def _copied(path: Path, place: int, size: int) -> Iterator[tuple[bytes, int]]:
    with path.open("rb") as stream:
        stream.seek(place)
        while size and (data := stream.read(min(size, _CHUNK))):
            size -= len(data)
            yield data, 0


def _rendered(
    parquet: Path, pieces: Sequence[Piece], there: Mapping[str, object]
) -> Iterator[Iterator[tuple[memoryview, int]]]:
    """The lines of each piece that is not ``there``, with how many of their cells were prefixed."""
    import pyarrow.parquet as pq

    ends = list(accumulate(piece.rows for piece in pieces))
    wanted = [
        (end - piece.rows, end)
        for piece, end in zip(pieces, ends, strict=True)
        if piece.name not in there
    ]
    with pq.ParquetFile(parquet) as source:
        for _, batches in groupby(_batches(source, wanted), key=itemgetter(0)):
            yield (lines(batch) for _, batch in batches)


def _batches(
    source: pq.ParquetFile, wanted: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows from each begin to each end, which rise, a few at a time, with the number of
    the pair; of the file only the row groups are read that have some."""
    groups = range(source.num_row_groups)
    starts = list(accumulate((source.metadata.row_group(n).num_rows for n in groups), initial=0))
    needed = {
        n
        for begin, end in wanted
        for n in range(bisect_right(starts, begin) - 1, bisect_left(starts, end))
    }
    current = 0
    for n in sorted(needed):
        place = starts[n]
        for batch in source.iter_batches(held_rows(source), row_groups=[n]):
            stop = place + batch.num_rows
            while current < len(wanted) and wanted[current][0] < stop:
                begin, end = max(wanted[current][0], place), min(wanted[current][1], stop)
                if begin < end:
                    yield current, batch.slice(begin - place, end - begin)
                if wanted[current][1] > stop:
                    break
                current += 1
            place = stop
