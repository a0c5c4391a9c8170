"""What is in no body's name, though phrases that end as names do have it: no_names.csv.

水利部研究提出了办…, 加快推进融资协调机制, 申报单位.  How the names of bodies are written, reading knows.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Place = Literal["within", "beginning", "end", "whole"]
"""Where it stands in a phrase: anywhere, or as all of it."""


class NoName(NamedTuple):
    """A pattern (words, at an end and as a whole), a phrase that it rules out, and a true name like it."""

    place: str
    pattern: str
    phrase: str
    name: str


@cache
def rows() -> tuple[NoName, ...]:
    """All of them, in the order of the file."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file, strict=True)
    return tuple(NoName(*line) for line in lines)


@cache
def patterns(place: Place) -> tuple[str, ...]:
    """The patterns, or words, of one place."""
    return tuple(row.pattern for row in rows() if row.place == place)
