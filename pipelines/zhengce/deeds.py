"""The verbs that tell what a body does (组织编制规划), or that charge one behind 由 and its name: deeds.csv.

Whose deed it is, and whether its sentence goes on as a duty's does, is the business of those who read.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["task", "noun", "granted", "charged"]
"""What a deed is, by what else its verb may be.

task: it tells a task in the indicative (市水务局编制规划).
noun: so it does, but nouns begin likewise (保证|金, 培训|中心).
granted: so it does, but things are named after it (批准的规划).
charged: it stands behind 由 and a name (由市财政局拨付).
"""


class Deed(NamedTuple):
    """A verb as a pattern, what stands around it, and a sentence that tells it of its first body.

    ``behind`` and ``not_behind`` are what it stands behind, ``only`` and ``unless`` what follows; the
    counterexample, if there is one, obliges nobody.
    """

    deed: str
    kind: str
    not_behind: str
    behind: str
    unless: str
    only: str
    example: str
    counterexample: str

    @property
    def pattern(self) -> str:
        """The verb with its conditions."""
        not_behind = f"(?<!{self.not_behind})" if self.not_behind else ""
        behind = f"(?<={self.behind})" if self.behind else ""
        unless = f"(?!{self.unless})" if self.unless else ""
        only = f"(?={self.only})" if self.only else ""
        return f"{not_behind}{behind}{self.deed}{unless}{only}"


@cache
def rows() -> tuple[Deed, ...]:
    """All deeds, in the order of the file: of two that begin alike the first is tried first."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file, strict=True)
    return tuple(Deed(*line) for line in lines)


@cache
def alternatives(kind: Kind) -> str:
    """The alternatives of a pattern for one kind."""
    return "|".join(deed.pattern for deed in rows() if deed.kind == kind)
