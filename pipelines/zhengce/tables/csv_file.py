"""A published table as CSV, for spreadsheets; Parquet is the lossless copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

FORMULA = r"^[=+\-@＝＋－＠\t\r\n]"
"""How a cell begins that a spreadsheet would run (OWASP, CSV injection; the full-width
signs count as such in a Chinese or Japanese Excel)."""

_SPECIAL = '[",\r\n]'
"""What makes a cell stand in quotation marks."""

_ROWS = 4096
"""Rows held in memory, fewer of a table with small row groups; a text can have megabytes."""


def write_csv(parquet: Path, out: Path, *, header_zh: bool = False) -> int:
    """Write the rows of a published Parquet file as CSV and return how many cells were prefixed.

    RFC 4180 in UTF-8 with a byte order mark, which Excel needs to see the Chinese.
    Null is an empty cell, a date ISO 8601, a truth value ``true`` or ``false``.  A text
    that a spreadsheet would run as a formula is prefixed with ``'``.  ``header_zh`` takes
    the columns' Chinese titles as heads.  Raises OSError.
    """
    import pyarrow.parquet as pq

    prefixed = 0
    with pq.ParquetFile(parquet) as source, out.open("wb") as stream:
        stream.write(head(source.schema_arrow, header_zh=header_zh))
        for batch in source.iter_batches(held_rows(source), use_threads=False):
            text, count = lines(batch)
            stream.write(text)
            prefixed += count
    return prefixed


def head(schema: pa.Schema, *, header_zh: bool) -> bytes:
    """What comes before the rows."""
    import pyarrow as pa

    heads = [_title_zh(field) if header_zh else field.name for field in schema]
    line = _joined_lines([_quoted(pa.array([head], pa.large_string())) for head in heads])
    return b"\xef\xbb\xbf" + line


def lines(batch: pa.RecordBatch) -> tuple[memoryview, int]:
    """The lines of some rows, and how many of their cells were prefixed."""
    columns, counts = zip(*map(_cells, batch.columns), strict=True)
    return _joined_lines(list(columns)), sum(counts)


def held_rows(source: pq.ParquetFile) -> int:
    """How many rows of a file are to be held at a time."""
    groups = source.metadata
    rows = groups.row_group(0).num_rows if groups.num_row_groups else _ROWS
    return max(1, min(_ROWS, rows))


def _title_zh(field: pa.Field) -> str:
    title: bytes = field.metadata[b"title_zh"]
    return title.decode()


def _joined_lines(columns: list[pa.Array]) -> memoryview:
    """The rows of some columns of text as bytes, made in one piece: cell by cell is ten times
    as slow."""
    import pyarrow as pa

    *first, last = columns
    joined = _joined(*first, _joined(last, "\r\n"), by=",")
    _, offsets, data = joined.buffers()
    ends = pa.Array.from_buffers(pa.int64(), len(joined) + 1, [None, offsets])
    return memoryview(data)[ends[0].as_py() : ends[-1].as_py()] if data else memoryview(b"")


def _cells(column: pa.Array) -> tuple[pa.Array, int]:
    """A column as text without nulls, and how many of its cells were prefixed."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pa.large_string()  # the cells of a batch can exceed what 32 bits count
    if pa.types.is_string(column.type):
        column = column.cast(text)
        runs = pc.match_substring_regex(column, FORMULA)
        count = pc.sum(runs).as_py() or 0
        safe = pc.if_else(runs, _joined("'", column), column)
        return _quoted(pc.fill_null(safe if count else column, "")), count
    if pa.types.is_floating(column.type):  # Arrow has its own way to write them
        shown = [None if value is None else repr(value) for value in column.to_pylist()]
        return pc.fill_null(pa.array(shown, text), ""), 0
    return pc.fill_null(column.cast(text), ""), 0


def _quoted(cells: pa.Array) -> pa.Array:
    """Cells in quotation marks where they need them."""
    import pyarrow.compute as pc

    special = pc.match_substring_regex(cells, _SPECIAL)
    if not pc.any(special).as_py():
        return cells
    doubled = pc.replace_substring(cells, '"', '""')
    return pc.if_else(special, _joined('"', doubled, '"'), cells)


def _joined(*parts: pa.Array | str, by: str = "") -> pa.Array:
    """Texts side by side, ``by`` between them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    typed = [pa.scalar(p, pa.large_string()) if isinstance(p, str) else p for p in (*parts, by)]
    return pc.binary_join_element_wise(*typed)
