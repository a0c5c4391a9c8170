"""Records become rows: the columns that follow from other facts are derived here, each
by one function; all others are taken from the records by the column's name.

Pure: no file is read or written (parquet.py, merge.py), no table is spelt out (schema.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from zhengce.model import Department, Extraction
from zhengce.tables.matter import matter
from zhengce.tables.schema import load

if TYPE_CHECKING:
    import pyarrow as pa

PER_DOCUMENT = "document_id"
"""Every part has this column, whether the published table has it or not, so that the
rows of a document that has gone can be told."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One record, and what its derived columns need to know besides."""

    extraction: Extraction
    extractor_version: str
    record: Any
    """The record whose attributes are columns."""
    ordinal: int
    """Place among the document's records of the table, from 0."""
    number: int
    """Place among its clause's records of the table, from 1."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A department as one document names it."""

    department: Department
    former_names: str | None
    mentions: int


def part(extractions: Iterable[Extraction], *, extractor_version: str) -> dict[str, pa.Table]:
    """The rows of some documents, for each table that is read from documents.

    Rows stand in reading order.  ``departments`` has a row for each document and
    department, and PER_DOCUMENT as its last column; merge.py makes one row of them.
    """
    import pyarrow as pa

    rows: dict[str, list[_Row]] = {name: [] for name in part_names()}
    for extraction in extractions:
        for name, held in rows.items():
            held += _rows(name, extraction, extractor_version)
    return {
        name: pa.Table.from_arrays(
            [
                pa.array([derive(row) for row in held], field.type)
                for derive, field in zip(_derivations(name), part_schema(name), strict=True)
            ],
            schema=part_schema(name),
        )
        for name, held in rows.items()
    }


def part_names() -> tuple[str, ...]:
    """The tables that have parts, in publication order."""
    return tuple(name for name in load().tables if name in _RECORDS)


@cache
def part_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table's part: the published one, with PER_DOCUMENT in any case."""
    import pyarrow as pa

    schema = load().tables[name].arrow()
    if PER_DOCUMENT in schema.names:
        return schema
    return schema.append(pa.field(PER_DOCUMENT, pa.string()))


# --- which records are rows of a table ---


def _departments(extraction: Extraction) -> Iterator[_Named]:
    """Each department that the document gives a duty, in the order of first mention."""
    mentions: Counter[Department] = Counter()
    former: defaultdict[Department, set[str]] = defaultdict(set)
    for responsibility in extraction.responsibilities:
        resolution = responsibility.resolution
        if resolution is None or resolution.department is None:
            continue
        mentions[resolution.department] += 1
        if resolution.former_name:
            former[resolution.department].add(resolution.former_name)
    for department, count in mentions.items():
        yield _Named(department, ";".join(sorted(former[department])) or None, count)


_RECORDS: dict[str, Callable[[Extraction], Iterable[Any]]] = {
    "documents": lambda extraction: (extraction,),
    "texts": lambda extraction: (extraction,),
    "departments": _departments,
    "corrections": lambda extraction: (*extraction.corrections, *extraction.overrides),
} | {
    name: attrgetter(name)
    for name in (
        *("clauses", "responsibilities", "deadlines", "targets", "citations"),
        "issues",
    )
}


def _rows(name: str, extraction: Extraction, extractor_version: str) -> Iterator[_Row]:
    numbers: Counter[str | None] = Counter()
    for ordinal, record in enumerate(_RECORDS[name](extraction)):
        path = getattr(record, "path", None)
        numbers[path] += 1
        yield _Row(extraction, extractor_version, record, ordinal, numbers[path])


# --- one function a derived column ---


def _clause_id(row: _Row) -> str | None:
    path = row.record.path
    return None if path is None else f"{row.extraction.document_id}#{path}"


def _within_clause(mark: str) -> Callable[[_Row], str]:
    return lambda row: f"{_clause_id(row)}{mark}{row.number}"


def _within_document(mark: str) -> Callable[[_Row], str]:
    """Numbered through the document, for what belongs to no clause."""
    return lambda row: f"{row.extraction.document_id}{mark}{row.number}"


def _issue_id(row: _Row) -> str:
    """Numbered within the clause, so that an issue elsewhere does not rename it."""
    within = _within_document if row.record.path is None else _within_clause
    return within("?")(row)


def _quoted(row: _Row) -> str:
    return row.extraction.text[row.record.char_start : row.record.char_end]


def _parent_path(row: _Row) -> str | None:
    """``1.3`` → ``1``, ``a1/1.3`` → ``a1/1``; None at the top of a numbered part."""
    parent, dot, _ = row.record.path.rpartition(".")
    return parent if dot else None


def _depth(row: _Row) -> int:
    path: str = row.record.path
    return 1 + path.count(".")


def _matter(row: _Row) -> str:
    return matter(row.record.heading, _quoted(row), row.record.label)


def _department(attribute: str) -> Callable[[_Row], str | None]:
    def value(row: _Row) -> str | None:
        resolution = row.record.resolution
        if resolution is None or resolution.department is None:
            return None
        found: str = getattr(resolution.department, attribute)
        return found

    return value


def _place(attribute: str) -> Callable[[_Row], str | None]:
    def value(row: _Row) -> str | None:
        place = row.extraction.document.place
        return None if place is None else getattr(place, attribute)

    return value


def _unit(row: _Row) -> str | None:
    """A plain number (三分之一) has none."""
    return row.record.unit or None


def _unresolved(row: _Row) -> None:
    """Which documents a release holds is known only when its parts are merged."""


_EVERYWHERE: dict[str, Callable[[_Row], object]] = {
    PER_DOCUMENT: lambda row: row.extraction.document_id,
    "clause_id": _clause_id,
}

_DERIVED: dict[str, dict[str, Callable[[_Row], object]]] = {
    "documents": {
        "jurisdiction_code": _place("code"),
        "jurisdiction": _place("name"),
        "jurisdiction_level": _place("level"),
        "n_clauses": lambda row: len(row.extraction.clauses),
        "n_responsibilities": lambda row: len(row.extraction.responsibilities),
        "n_deadlines": lambda row: len(row.extraction.deadlines),
        "extractor_version": lambda row: row.extractor_version,
    },
    "clauses": {
        "ordinal": lambda row: row.ordinal,
        "parent_path": _parent_path,
        "depth": _depth,
        "text": _quoted,
        "matter": _matter,
    },
    "responsibilities": {
        "responsibility_id": _within_clause("@"),
        "mention": _quoted,
        "department_id": _department("department_id"),
        "function": _department("function"),
    },
    "deadlines": {"deadline_id": _within_clause("~"), "expression": _quoted},
    "targets": {"target_id": _within_clause("$"), "expression": _quoted, "unit": _unit},
    "citations": {"citation_id": _within_clause("!"), "cited_document_id": _unresolved},
    "issues": {"issue_id": _issue_id},
    "corrections": {
        "correction_id": _within_document("^"),
        "value_read": lambda row: getattr(row.record, "value_read", None),  # of overrides only
    },
}

_WITHIN: dict[str, tuple[type, str]] = {
    "documents": (Extraction, "document"),
    "departments": (_Named, "department"),
}
"""Where a table's record keeps further columns: its type and the attribute that holds them."""


@cache
def _derivations(name: str) -> tuple[Callable[[_Row], object], ...]:
    """For each column of a table's part what gives its value."""
    derived = _EVERYWHERE | _DERIVED.get(name, {})
    return tuple(
        derived.get(column) or attrgetter(f"record.{_attribute(name, column)}")
        for column in part_schema(name).names
    )


def _attribute(name: str, column: str) -> str:
    """Where a table's record has the column that is called like it."""
    if name not in _WITHIN:
        return column
    record, within = _WITHIN[name]
    return column if column in record.__annotations__ else f"{within}.{column}"
