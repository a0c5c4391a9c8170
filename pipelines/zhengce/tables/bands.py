"""Bands: runs of documents whose rows are looked at together; what is looked for is not here.

A band ends where a document's own checksum says so, wherever other documents come or go.  What
was found or made of the rows of a band therefore holds in the next refresh for every band but
those in which a document has changed.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from zhengce.tables.assemble import PER_DOCUMENT

if TYPE_CHECKING:
    import pyarrow as pa

BAND = 512
"""Documents of a band, on the average."""

BAND_CLAUSES = 40_000
"""A band ends here, too: its rows are held in memory."""

_ROWS = 512
"""Rows that are read or hashed at a time; a text can have megabytes."""


class Piece(NamedTuple):
    """Neighbouring rows of a table that are of one band."""

    band: int
    first: str
    """Of the table's first column of the key, the value of the first row."""
    rows: int
    name: str
    """Rows of another content have another name."""


Bounds = tuple[str | None, str | None]
"""From which value on, and below which, the first column of a key is; None: no bound."""


def starts(documents: Path) -> list[str]:
    """The first document of each band, in order, by the table documents; ``""`` for the first."""
    import pyarrow.parquet as pq

    found, size = [""], 0
    ended = False
    with pq.ParquetFile(documents) as file:
        for batch in file.iter_batches(
            4096, columns=[PER_DOCUMENT, "n_clauses"], use_threads=False
        ):
            for document, clauses in zip(*(c.to_pylist() for c in batch.columns), strict=True):
                if ended:
                    found.append(document)
                    size = 0
                size += clauses or 0
                ended = crc32((document or "").encode()) % BAND == 0 or size >= BAND_CLAUSES
    return found


def pieces(parquet: Path, documents: Path, key: str) -> Iterator[tuple[Piece, pa.Table]]:
    """The rows of a table, in order, in pieces of one band each.

    ``documents`` is the file of the table documents, for a table that is by document; ``key``
    the first column of the table's key.  A band has one piece or, where names of documents
    begin with each other's, a few.  A table that is not by document is one piece.
    """
    for band, rows in _stretches(parquet, documents):
        yield Piece(band, str(rows.column(key)[0]), rows.num_rows, _name(rows)), rows
        del rows  # before the next are read


def _stretches(parquet: Path, documents: Path) -> Iterator[tuple[int, pa.Table]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(parquet) as file:
        if PER_DOCUMENT not in file.schema_arrow.names:
            if file.metadata.num_rows:
                yield 0, file.read().combine_chunks()
            return
        firsts = starts(documents)
        held: list[pa.Table] = []
        current = 0
        for batch in file.iter_batches(_ROWS, use_threads=False):
            for band, begin, end in _runs(batch, firsts):
                if held and band != current:
                    yield current, _joined(held)
                held.append(pa.Table.from_batches([batch.slice(begin, end - begin)]))
                current = band
        if held:
            yield current, _joined(held)


def _joined(held: list[pa.Table]) -> pa.Table:
    """Rows in memory of their own; ``held`` has them no longer."""
    import pyarrow as pa

    rows = pa.concat_tables([*held, held[0].schema.empty_table()]).combine_chunks()
    held.clear()
    return rows


def _name(rows: pa.Table) -> str:
    digest = hashlib.sha256()
    for batch in rows.to_batches(_ROWS):
        digest.update(batch.serialize())
    return digest.hexdigest()


def differing(old: Sequence[Piece], new: Sequence[Piece]) -> list[Bounds]:
    """Where rows may be others in one table than in an earlier one, by their pieces.

    In order, and not larger than the new pieces.
    """
    known = set(ranges(old))
    if old and not new:
        return [(None, None)]
    return [bounds for bounds, name in ranges(new) if (bounds, name) not in known]


def ranges(pieces: Sequence[Piece]) -> Iterator[tuple[Bounds, str]]:
    """The keys that each piece is alone to have, and its name."""
    edges = [None, *(piece.first for piece in pieces[1:]), None]
    names = (piece.name for piece in pieces)
    return zip(pairwise(edges), names, strict=False)  # no piece: none of all keys


def conditions(firsts: Sequence[str]) -> Iterator[str]:
    """SQL that is true of the documents of each band."""
    for bounds in pairwise([None, *firsts[1:], None]):
        yield condition(PER_DOCUMENT, bounds)


def condition(column: str, bounds: Bounds) -> str:
    """SQL that is true where a column's value is within ``bounds``."""
    from zhengce.tables.connection import literal

    lower, upper = bounds
    tests = [] if lower is None else [f'"{column}" >= {literal(lower)}']
    tests += [] if upper is None else [f'"{column}" < {literal(upper)}']
    return " AND ".join(tests) or "true"


def _runs(batch: pa.RecordBatch, firsts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Band, first row and end of each run of rows of one band."""
    import pyarrow.compute as pc

    encoded = pc.run_end_encode(batch.column(PER_DOCUMENT))
    ends = encoded.run_ends.to_pylist()
    bands = [bisect_right(firsts, document or "") - 1 for document in encoded.values.to_pylist()]
    begin = 0
    for band, places in groupby(range(len(bands)), key=bands.__getitem__):
        end = ends[list(places)[-1]]
        yield band, begin, end
        begin = end
