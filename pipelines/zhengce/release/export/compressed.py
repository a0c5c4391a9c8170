"""csv/<table>.csv.gz: the CSV files once more, a fraction as large; what is in them is csv_file.py's."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

_LEVEL = 2
"""A third of the time of zlib's own choice, 6, for files that are a seventh larger: of 10,000
documents there is a gigabyte to compress."""


def write(staged: Path, tables: list[str]) -> None:
    """Compress the CSV file of each table, deterministically: neither name nor time is in it.

    Raises OSError.
    """
    for name in tables:
        plain = staged / "csv" / f"{name}.csv"
        with (
            plain.open("rb") as source,
            plain.with_name(f"{name}.csv.gz").open("wb") as out,
            gzip.GzipFile("", "wb", _LEVEL, out, mtime=0) as packed,
        ):
            shutil.copyfileobj(source, packed, 1 << 20)
