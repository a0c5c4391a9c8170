"""Stretches of a text that something else is read from, looked up in time that their number hardly adds to.

What they are, and what is left out because of them, the readers know.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Spans:
    """Spans (start, end) in any order, which may overlap; together they cover their union."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        last = -1
        for start, end in sorted(spans):
            if start > last:
                starts.append(start)
                ends.append(end)
                last = end
            elif end > last:
                ends[-1] = last = end
        self._starts, self._ends = starts, ends

    def end_of(self, position: int) -> int | None:
        """Where the stretch ends that covers a position; None when none does."""
        index = bisect_right(self._starts, position) - 1
        return self._ends[index] if index >= 0 and position < self._ends[index] else None

    def meet(self, start: int, end: int) -> bool:
        """Whether a part of ``start``–``end`` is covered."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and start < self._ends[index]
