"""The figures of a survey, counted document by document; how they look is report.py's."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from zhengce import collecting, documents, register
from zhengce.model import Extraction, Quarantined
from zhengce.survey.announced import Outcome, occurrences
from zhengce.survey.rows import written

_SLOWEST = 10
_PLACES = 200
"""Places of one kind that are kept."""


class Figures:
    """Counts over documents; ``as_json`` is their one form."""

    def __init__(self) -> None:
        self.documents = 0
        self.characters = 0
        self.seconds = 0.0
        self.mentions = 0
        self.quarantined: list[Quarantined] = []
        self.layouts: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.announced: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
        self.issues: Counter[str] = Counter()
        self.places: defaultdict[str, list[str]] = defaultdict(list)
        self.slowest: list[tuple[float, int, str]] = []

    def add(self, result: Extraction | Quarantined, seconds: float) -> None:
        """Count one document, read in ``seconds``."""
        if isinstance(result, Quarantined):
            self.quarantined.append(result)
            return
        self.documents += 1
        self.characters += len(result.text)
        self.seconds += seconds
        self.layouts[result.document.layout] += 1
        timed = (seconds, len(result.text), result.source_path)
        self.slowest = heapq.nlargest(_SLOWEST, (*self.slowest, timed))
        self._add_mentions(result)
        for issue in result.issues:
            self.issues[issue.code] += 1
            if issue.code != "unknown_organisation":  # those are counted by name
                self._place(issue.code, f"{result.source_path} {issue.path or '-'} {issue.excerpt}")
        for occurrence in occurrences(result):
            self.announced[occurrence.word][occurrence.outcome] += 1
            if occurrence.outcome in ("neither", "running_text"):
                self._place(occurrence.outcome, f"{result.source_path} {occurrence.place}")

    def as_json(self) -> dict[str, Any]:
        """Everything counted, in an order that lets two surveys be compared line by line."""
        unknown = sorted(self.unknown.items(), key=lambda item: (-item[1], item[0]))
        return {
            "documents": self.documents,
            "quarantined": {
                "by_reason": _sorted(Counter(item.reason for item in self.quarantined)),
                "files": [f"{q.source_path}: {q.detail}" for q in self.quarantined],
            },
            "layouts": _sorted(self.layouts),
            "organisations": {
                "mentions": self.mentions,
                "unknown": self.unknown.total(),
                "unknown_share": round(self.unknown.total() / (self.mentions or 1), 4),
                "unknown_names": dict(unknown),
            },
            "announced": {word: _sorted(self.announced[word]) for word in sorted(self.announced)},
            "issues": _sorted(self.issues),
            "places": {kind: self.places[kind] for kind in sorted(self.places)},
            "speed": {
                "characters": self.characters,
                "seconds": round(self.seconds, 3),
                "slowest": [
                    {"document": path, "seconds": round(seconds, 3), "characters": characters}
                    for seconds, characters, path in self.slowest
                ],
            },
        }

    def _add_mentions(self, extraction: Extraction) -> None:
        for row in extraction.responsibilities:
            self.mentions += 1
            if row.resolution is None and not row.is_collective:
                self.unknown[row.name] += 1

    def _place(self, kind: str, place: str) -> None:
        if len(self.places[kind]) < _PLACES:
            self.places[kind].append(place.replace("\n", "⏎"))


def survey(
    source: Path, *, rows: Path | None, on_document: Callable[[str], None]
) -> dict[str, Any]:
    """Read every document below ``source`` and count; write the rows of all to ``rows``.

    Raises NoDocuments when there is no file, WrongCorrection, ReleaseError when ``rows`` cannot
    be opened, OSError.
    """
    register.load()  # so that its time is not the first document's
    figures = Figures()
    with written(rows) as write:
        before = perf_counter()
        for _, result in documents.read_all(source):
            figures.add(result, perf_counter() - before)
            if isinstance(result, Extraction):
                write(result)
            on_document(result.source_path)
            before = perf_counter()
    if not figures.documents and not figures.quarantined:
        raise collecting.NoDocuments(f"There are no documents in {source}.")
    return figures.as_json()


def _sorted(counts: Counter[Any]) -> dict[str, int]:
    return dict(sorted(counts.items()))
