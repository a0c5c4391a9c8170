"""Reads the register's own data files into rows; what the rows mean is said elsewhere."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent
DATA = HOME / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``data/<name>.csv`` as dicts of text; an empty cell is ``""``."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, strict=True)
        header = next(lines)
        for line in lines:
            yield dict(zip(header, line, strict=True))


def several(cell: str) -> tuple[str, ...]:
    """The parts of a ``;``-joined cell, in order, none of them empty."""
    return tuple(part for part in cell.split(";") if part)


def fingerprint() -> str:
    """Twelve hex digits that change with any byte of the register's data or rules."""
    digest = hashlib.sha256()
    for path in sorted([*HOME.glob("*.py"), *DATA.glob("*.csv")]):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
