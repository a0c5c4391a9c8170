"""What is marked in a document's text, and what a mark says; not how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhengce.model import Citation, Clause, Deadline, Extraction, Issue, Responsibility, Target
from zhengce.tables import schema

Kind = Literal[
    "label", "heading", "lead", "support", "responsible", "limit", "target", "citation", "issue"
]

NAMES: dict[Kind, tuple[str, str]] = {
    "label": ("编号", "number"),
    "heading": ("标题", "heading"),
    "lead": ("牵头", "leads"),
    "support": ("配合", "supports"),
    "responsible": ("责任", "responsible"),
    "limit": ("时限", "time limit"),
    "target": ("目标", "target"),
    "citation": ("引用", "citation"),
    "issue": ("疑点", "not understood"),
}
"""Of each kind, in the order of the legend, what it is called in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and what was read in it."""

    kind: Kind
    start: int
    end: int
    path: str | None
    """Of the clause; None where no clause holds the place."""
    meaning: str
    """One line; empty where the words say it all."""


def marks(extraction: Extraction) -> tuple[Mark, ...]:
    """All marks of a document in reading order, the longer of two that begin together first."""
    found = [
        *(mark for clause in extraction.clauses for mark in _clause(clause, extraction.text)),
        *(_responsibility(row) for row in extraction.responsibilities),
        *(_mark("limit", row, _limit(row)) for row in extraction.deadlines),
        *(_mark("target", row, _target(row)) for row in extraction.targets),
        *(_mark("citation", row, _citation(row)) for row in extraction.citations),
        *(_mark("issue", row, _term("issues", "code", row.code)) for row in extraction.issues),
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def begins(clause: Clause, text: str) -> int:
    """Where a clause begins to be printed: at its label, if that stands right before its text."""
    return label_start(clause.label or "", clause.char_start, text)


def label_start(label: str, at: int, text: str) -> int:
    """Where ``label`` stands right before ``at``, blanks aside; ``at`` where it does not."""
    start = at
    while at > 0 and text[at - 1].isspace():
        at -= 1
    at -= len(label)
    return at if label and at >= 0 and text.startswith(label, at) else start


def _clause(clause: Clause, text: str) -> Iterator[Mark]:
    at = begins(clause, text)
    if clause.label and at < clause.char_start:
        yield Mark("label", at, at + len(clause.label), clause.path, "")
    if clause.heading and text.startswith(clause.heading, clause.char_start):
        end = clause.char_start + len(clause.heading)
        yield Mark("heading", clause.char_start, end, clause.path, "")


def _mark(kind: Kind, row: Deadline | Target | Citation | Issue, meaning: str) -> Mark:
    return Mark(kind, row.char_start, row.char_end, row.path, meaning)


def _responsibility(row: Responsibility) -> Mark:
    department = row.resolution.department if row.resolution else None
    if department is not None:
        who = f"{department.name} {department.department_id}"
    else:
        who = row.name if row.is_collective else f"{row.name}?"
    notes = [
        note
        for note, holds in (
            (row.column_label or "", bool(row.column_label)),
            ("集体 collective", row.is_collective),
            ("等 open-ended", row.is_open_ended),
        )
        if holds
    ]
    return Mark(row.role, row.char_start, row.char_end, row.path, " · ".join((who, *notes)))


def _limit(row: Deadline) -> str:
    length = None
    if row.duration_value is not None and row.duration_unit is not None:
        unit = _term("deadlines", "duration_unit", row.duration_unit)
        length = f"{row.duration_value} {unit}"
    days = _days(row.start_date, row.end_date)
    inferred = "年份推断 year inferred" if row.year_inferred else None
    said = (_term("deadlines", "kind", row.kind), days, length, inferred)
    return " · ".join(part for part in said if part)


def _target(row: Target) -> str:
    value = f"{row.value:.15g}{row.unit or ''}"
    comparator = _term("targets", "comparator", row.comparator)
    said = (row.metric, f"{comparator} {value}", _days(None, row.end_date))
    return " · ".join(part for part in said if part)


def _citation(row: Citation) -> str:
    said = (_term("citations", "relation", row.relation), row.cited_title, row.cited_number)
    return " · ".join(part for part in said if part)


def _days(start: date | None, end: date | None) -> str | None:
    if start is None:
        return None if end is None else str(end)
    return f"{start} → {end or '…'}"


def _term(table: str, column: str, value: str) -> str:
    """A value of a vocabulary in Chinese and English."""
    term = schema.load().tables[table].column(column).labels[value]
    return f"{term.zh} {term.en}"
