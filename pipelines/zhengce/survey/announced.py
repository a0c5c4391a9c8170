"""Words that announce duties, wherever they occur, and what came of them.

On purpose simpler than reading, and blind to how it reads: a line is all that is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhengce.model import Extraction

Outcome = Literal["rows", "issue", "running_text", "neither"]

_WORD = re.compile(
    r"(?P<label>(?:牵头|责任|配合|负责|主办|协办|参与|参加)(?:责任)?(?:单位|部门))|负责[)）\]］】〕]"
)
_COLON = re.compile(r"[ \t\u00a0\u3000]*[:：]")
_SHOWN = 30
"""Characters of a place before and after the word."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One such word: what came of it, and its place in words."""

    word: str
    outcome: Outcome
    place: str


def occurrences(extraction: Extraction) -> Iterator[Occurrence]:
    """Every word of an extraction's text that announces duties, in reading order.

    A row or an issue in the word's line counts as its yield; a line that is only a label
    speaks of the next one, one that is a column's head of the rows of that column.  A label
    without a colon within a sentence (明确责任单位) announces nothing: it is running text.
    """
    yields = _Yields(extraction)
    for match in _WORD.finditer(extraction.text):
        word = match["label"] or "负责）"
        start, end = match.span()
        place = extraction.text[max(0, start - _SHOWN) : end + _SHOWN].replace("\n", "⏎")
        yield Occurrence(word, yields.of(start, end, bool(match["label"])), place)


class _Yields:
    """The rows and issues of a document, by place."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.text
        self.rows = sorted(row.char_start for row in extraction.responsibilities)
        self.issues = sorted(issue.char_start for issue in extraction.issues)
        self.columns = {row.column_label for row in extraction.responsibilities}
        self.clauses = extraction.clauses
        self.starts = [clause.char_start for clause in extraction.clauses]
        self.mentions: dict[str, set[str]] = {}
        for row in extraction.responsibilities:
            words = extraction.text[row.char_start : row.char_end]
            self.mentions.setdefault(row.path, set()).add(words)

    def of(self, start: int, end: int, is_label: bool) -> Outcome:
        """What came of the word at ``start:end``."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self._line_end(end)
        alone = is_label and self.text[end:last].strip(" :：\u3000") == ""
        if alone and self.text[first:last].strip() in self.columns:
            return "rows"
        if alone:
            last = self._line_end(last + 1)
        if _within(self.rows, start if alone else first, last):
            return "rows"
        if _within(self.issues, first, last):
            return "issue"
        if self._names_a_body_again(start, first, last):
            return "rows"
        if is_label and not alone and not _COLON.match(self.text, end):
            return "running_text"
        return "neither"

    def _line_end(self, position: int) -> int:
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def _names_a_body_again(self, position: int, first: int, last: int) -> bool:
        """Whether the line names a body that has its row from elsewhere in the clause."""
        at = bisect_right(self.starts, position) - 1
        path = self.clauses[at].path if at >= 0 else ""
        line = self.text[first:last]
        return any(mention in line for mention in self.mentions.get(path, ()))


def _within(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)
