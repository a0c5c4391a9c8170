"""Marks, which may nest and cross, become pieces of text that do neither.  Pure; draws nothing.

Pieces of a text join to the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from zhengce.annotate.marks import Mark, begins
from zhengce.model import Extraction

# Documents are untrusted: what steers a terminal or turns the direction of writing is shown.
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_UNSEEN = (0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = _CONTROLS | dict.fromkeys((*_UNSEEN, *range(0xD800, 0xE000)), "\ufffd")


class Stretch(Protocol):
    """What lies over a part of a text, whatever it says of it."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Segment(Generic[M]):
    """A stretch over which the same marks lie, the longest first."""

    start: int
    end: int
    marks: tuple[M, ...]


@dataclass(frozen=True, slots=True)
class Line(Generic[M]):
    """A paragraph, or the part of it up to where the next clause begins."""

    start: int
    end: int
    """The line break that ends it excluded."""
    paths: tuple[str, ...]
    """Of the clauses that begin here."""
    segments: tuple[Segment[M], ...]


def flatten(marks: Iterable[M], start: int, end: int) -> Iterator[Segment[M]]:
    """Cut ``start:end`` wherever a mark begins or ends; the segments join to it.

    An empty mark lies over nothing; the part of a mark outside is left out.
    """
    clipped = sorted(
        ((max(m.start, start), min(m.end, end), m) for m in marks), key=lambda clip: clip[0]
    )
    clipped = [clip for clip in clipped if clip[0] < clip[1]]
    cuts = sorted({start, end, *(cut for clip in clipped for cut in clip[:2])})
    over: list[M] = []
    entering = 0
    for at, to in pairwise(cuts):
        over = [mark for mark in over if mark.end > at]
        while entering < len(clipped) and clipped[entering][0] == at:
            over.append(clipped[entering][2])
            entering += 1
        over.sort(key=lambda mark: (mark.start, -mark.end))
        yield Segment(at, to, tuple(over))


def lines(extraction: Extraction, marks: Iterable[Mark]) -> Iterator[Line[Mark]]:
    """The document line by line: joined by the line breaks that end them, they are its text."""
    text = extraction.text
    return cut(text, [(begins(clause, text), clause.path) for clause in extraction.clauses], marks)


def cut(text: str, begun: Sequence[tuple[int, str]], marks: Iterable[M]) -> Iterator[Line[M]]:
    """As ``lines``, of a text in which clauses, by their paths, begin at these places."""
    spans = list(_spans(text, {at for at, _ in begun}))
    starts = [start for start, _ in spans]
    paths: list[list[str]] = [[] for _ in spans]
    for at, path in begun:
        paths[bisect_right(starts, at) - 1].append(path)
    for (start, end), here, inside in zip(spans, paths, _by_span(starts, marks), strict=True):
        yield Line(start, end, tuple(here), tuple(flatten(inside, start, end)))


def visible(text: str) -> str:
    """``text`` of the same length whose control characters are harmless and seen."""
    return text.translate(_VISIBLE)


def _spans(text: str, begun: Collection[int]) -> Iterator[tuple[int, int]]:
    """Lines end at a line break and where a clause begins."""
    broken = {at + 1 for at, char in enumerate(text) if char == "\n"}
    within = {at for at in begun if 0 < at < len(text) and text[at] != "\n"}
    starts = sorted({0} | broken | within)
    for start, following in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        yield start, following - (following in broken or following > len(text))


def _by_span(starts: Sequence[int], marks: Iterable[M]) -> list[list[M]]:
    """For each line the marks that reach into it."""
    held: list[list[M]] = [[] for _ in starts]
    for mark in marks:
        for index in range(bisect_right(starts, mark.start) - 1, len(starts)):
            if starts[index] >= mark.end:
                break
            held[index].append(mark)
    return held
