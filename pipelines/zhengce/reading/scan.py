"""One look over a document for the words, characters and numbers that its readers start from.

Which they are and what they mean, the readers know; they are looked for together, since what takes
the regex engine longest is to skip all that is none of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhengce.model import maker
from zhengce.reading import times
from zhengce.reading.triggers import TRIGGER, Trigger, charged_by_name


class Scan(NamedTuple):
    """What a document has of them, in reading order."""

    triggers: list[Trigger]
    """The words that may oblige a body, behind what can end a body's name."""
    hints: list[int]
    """Offsets of the characters by which time requirements are found, digits left aside."""
    numbers: list[int]
    """Offsets of the numbers in digits."""


_trigger = maker(Trigger)
# Every alternative begins with a literal: the engine asks only those of the character it stands on.
_any = re.compile("|".join((*(f"{n}(?<![0-9].)" for n in range(10)), TRIGGER, times.HINT)))


def scan(shadowed: str) -> Scan:
    """Look over the shadow of a document."""
    found = Scan([], [], [])
    triggers, hints, numbers = found
    for match in _any.finditer(shadowed):
        word = match[0]
        if word in times.HINTS:
            hints.append(match.start())
        elif word.isdecimal():
            numbers.append(match.start())
        else:
            triggers.append(_trigger((match.start(), match.end(), word)))
    if named := charged_by_name(shadowed):
        triggers += named
        triggers.sort()
    return found
