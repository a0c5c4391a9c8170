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
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def end_of(self, position: int) -> int | None:
        """Where the stretch ends that covers a position; None when none does."""
        index = bisect_right(self._starts, position) - 1
        return self._ends[index] if index >= 0 and position < self._ends[index] else None

    def meet(self, start: int, end: int) -> bool:
        """Whether a part of ``start``–``end`` is covered."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and start < self._ends[index]
