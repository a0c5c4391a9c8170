"""A published table as CSV, for spreadsheets; Parquet is the lossless copy."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA = r"^[=+\-@＝＋－＠\t\r\n]"
"""How a cell begins that a spreadsheet would run (OWASP, CSV injection; the full-width
signs count as such in a Chinese or Japanese Excel)."""

_ROWS = 4096
"""Rows held in memory; a text can have megabytes."""


def write_csv(parquet: Path, out: Path, *, header_zh: bool = False) -> int:
    """Write the rows of a published Parquet file as CSV and return how many cells were prefixed.

    RFC 4180 in UTF-8 with a byte order mark, which Excel needs to see the Chinese.
    Null is an empty cell, a date ISO 8601, a truth value ``true`` or ``false``.  A text
    that a spreadsheet would run as a formula is prefixed with ``'``.  ``header_zh`` takes
    the columns' Chinese titles as heads.  Raises OSError.
    """
    import pyarrow.parquet as pq

    prefixed = 0
    with (
        pq.ParquetFile(parquet) as source,
        out.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        fields = list(source.schema_arrow)
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([_title_zh(field) if header_zh else field.name for field in fields])
        for batch in source.iter_batches(_ROWS):
            columns = []
            for column in batch.columns:
                cells, count = _cells(column)
                columns.append(cells)
                prefixed += count
            writer.writerows(zip(*columns, strict=True))
    return prefixed


def _title_zh(field: pa.Field) -> str:
    title: bytes = field.metadata[b"title_zh"]
    return title.decode()


def _cells(column: pa.Array) -> tuple[list[str | None], int]:
    """A column as text, and how many of its cells were prefixed."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_string(column.type):
        runs = pc.match_substring_regex(column, FORMULA)
        safe = pc.if_else(runs, pc.binary_join_element_wise("'", column, ""), column)
        return safe.to_pylist(), pc.sum(runs).as_py() or 0
    show = _SHOWN.get(str(column.type), str)
    return [None if value is None else show(value) for value in column.to_pylist()], 0


_SHOWN: dict[str, Callable[[Any], str]] = {
    "bool": lambda value: "true" if value else "false",
    "double": repr,
    "date32[day]": lambda value: value.isoformat(),
}
