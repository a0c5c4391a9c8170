"""The tables of the seeds, row by row, as a person has read and accepted them.

``python tests/golden/accept.py`` accepts what the reader says now; read its diff before committing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

import zhengce
from zhengce.model import Deadline, Extraction, Responsibility

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parents[1] / "seeds").glob("*.txt"))


def read(seed: Path) -> Extraction:
    """The extraction of a seed."""
    return zhengce.extract(seed.read_bytes(), document_id=seed.stem)


def golden(found: Extraction) -> str:
    """Everything but the text, as JSON with one row a line."""
    tables: dict[str, Iterable[Sequence[object]]] = {
        "document": _document(found),
        "clauses": _clauses(found),
        "responsibilities": (_duty(found, row) for row in found.responsibilities),
        "deadlines": (_limit(found, row) for row in found.deadlines),
        "targets": (
            (
                row.path,
                _quoted(found, row),
                row.metric,
                row.comparator,
                row.value,
                row.unit,
                _day(row.end_date),
            )
            for row in found.targets
        ),
        "citations": (
            (row.path, row.cited_title, row.cited_number, row.relation) for row in found.citations
        ),
        "issues": ((row.path, row.code, row.excerpt) for row in found.issues),
    }
    parts = []
    for name, rows in tables.items():
        lines = ",\n".join(f"  {json.dumps(list(row), ensure_ascii=False)}" for row in rows)
        parts.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _document(found: Extraction) -> Iterable[Sequence[object]]:
    document = found.document
    place = (document.place.code, document.place.name) if document.place else None
    yield "title", document.title
    yield "number, index number", document.document_number, document.index_number
    yield "issuer, place", document.issuer, place
    yield "genre, layout", document.genre, document.layout
    yield "signed, published", _day(document.date_signed), _day(document.date_published)


def _clauses(found: Extraction) -> Iterable[Sequence[object]]:
    """path, label, kind, heading, length, how the text begins and ends."""
    for row in found.clauses:
        text = found.text[row.char_start : row.char_end].replace("\n", "⏎")
        shown = text if len(text) <= 36 else f"{text[:24]}…{text[-11:]}"
        yield row.path, row.label, row.kind, row.heading, len(text), shown


def _duty(found: Extraction, row: Responsibility) -> Sequence[object]:
    """path, mention, name, department, role, basis, column, marks of a class or an open list."""
    department = row.resolution.department if row.resolution else None
    marks = "collective" * row.is_collective + "open" * row.is_open_ended
    body = department.department_id if department else None
    return (
        row.path,
        _quoted(found, row),
        row.name,
        body,
        row.role,
        row.basis,
        row.column_label,
        marks,
    )


def _limit(found: Extraction, row: Deadline) -> Sequence[object]:
    """path, expression, kind, dates, length, precision, basis, column, whether the year is inferred."""
    length = f"{row.duration_value} {row.duration_unit}" if row.duration_value else None
    dates = (_day(row.start_date), _day(row.end_date))
    marks = "year inferred" * row.year_inferred
    return (
        row.path,
        _quoted(found, row),
        row.kind,
        *dates,
        length,
        row.precision,
        row.basis,
        row.column_label,
        marks,
    )


def _quoted(found: Extraction, row: object) -> str:
    return found.text[row.char_start : row.char_end]  # type: ignore[attr-defined]


def _day(value: object) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_the_rows_are_those_accepted(seed: Path) -> None:
    accepted = (HERE / f"{seed.stem}.json").read_text("utf-8")
    assert golden(read(seed)).splitlines() == accepted.splitlines()


def test_every_seed_has_a_golden_file_and_none_is_left_over() -> None:
    assert [path.stem for path in sorted(HERE.glob("*.json"))] == [seed.stem for seed in SEEDS]
