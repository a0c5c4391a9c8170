"""A CSV file made of pieces: the text of those that an older file has is copied from there.

What a cell looks like is csv_file.py's, which writes the same file, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext, suppress
from gzip import GzipFile
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zhengce.tables.bands import Piece
from zhengce.tables.csv_file import head, held_rows, lines
from zhengce.tables.pieced import Differs, Pieced, Span

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_LEVEL = 2
"""Half of the time of zlib's own choice, 6, for files that are a fifth larger."""
_NONE = Span(0, 0, "")


class Text(NamedTuple):
    """What a piece is in a CSV file."""

    name: str
    """The piece's."""
    prefixed: int
    """Cells that were given a '."""
    plain: Span
    packed: Span
    """In the compressed file; of no bytes where there is none."""

    @classmethod
    def of(cls, kept: Sequence[Any]) -> Text:
        """What JSON has made of one."""
        name, prefixed, plain, packed = kept
        return cls(name, prefixed, Span._make(plain), Span._make(packed))


class Csv(NamedTuple):
    """A CSV file that was written."""

    sha256: str
    packed: str | None
    """The SHA-256 of the compressed file, where there is one."""
    texts: list[Text]
    """In the order of the file; before them is its head, after them nothing."""


def write_csv_pieces(
    parquet: Path,
    out: Path,
    pieces: Sequence[Piece],
    *,
    older: Path | None,
    texts: Sequence[Text],
    header_zh: bool = False,
    packed: bool = False,
) -> Csv:
    """Write the rows of a Parquet file, which are in ``pieces``, as CSV.

    With ``packed`` also compressed, to ``<out>.gz``: the head and each piece are a member of
    that file (RFC 1952, 2.2), so that its pieces can be copied, too.
    ``texts`` is what is known of the file ``older``, which need not be there: what is copied
    is held to its hash, and if it differs, nothing is copied.  Raises OSError.
    """
    begin = _head(parquet, header_zh=header_zh)
    there = {text.name: text for text in texts if bool(text.packed.size) == packed}
    if older and older.exists():
        with suppress(Differs, FileNotFoundError):
            return _write(parquet, out, pieces, begin, there, older, packed=packed)
    return _write(parquet, out, pieces, begin, {}, parquet, packed=packed)


def _write(
    parquet: Path,
    out: Path,
    pieces: Sequence[Piece],
    begin: bytes,
    there: Mapping[str, Text],
    older: Path,
    *,
    packed: bool,
) -> Csv:
    """``there`` has the texts of ``older``.  Raises Differs."""
    made = []
    new = _rendered(parquet, pieces, there)
    with ExitStack() as stack:
        plain = Pieced(stack.enter_context(out.open("wb")))
        gz = Pieced(stack.enter_context(_packed(out).open("wb"))) if packed else None
        _render([(memoryview(begin), 0)], plain, gz)
        for piece in pieces:
            if text := there.get(piece.name):
                copied = gz.copy(_packed(older), text.packed) if gz else text.packed
                made.append(text._replace(plain=plain.copy(older, text.plain), packed=copied))
            else:
                made.append(Text(piece.name, *_render(next(new), plain, gz)))
    return Csv(plain.sha256, gz.sha256 if gz else None, made)


def _render(
    lines: Iterable[tuple[memoryview, int]], plain: Pieced, gz: Pieced | None
) -> tuple[int, Span, Span]:
    """Write a piece to both files; return the cells that were prefixed, and where it is."""
    prefixed = 0
    with GzipFile("", "wb", _LEVEL, gz, mtime=0) if gz else nullcontext() as member:
        for data, count in lines:
            plain.write(data)
            if member:
                member.write(data)
            prefixed += count
    return prefixed, plain.end(), gz.end() if gz else _NONE


def _packed(csv: Path) -> Path:
    return csv.with_name(f"{csv.name}.gz")


def _head(parquet: Path, *, header_zh: bool) -> bytes:
    import pyarrow.parquet as pq

    return head(pq.read_schema(parquet), header_zh=header_zh)


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
        for batch in source.iter_batches(held_rows(source), row_groups=[n], use_threads=False):
            stop = place + batch.num_rows
            while current < len(wanted) and wanted[current][0] < stop:
                begin, end = max(wanted[current][0], place), min(wanted[current][1], stop)
                if begin < end:
                    yield current, batch.slice(begin - place, end - begin)
                if wanted[current][1] > stop:
                    break
                current += 1
            place = stop
