"""Which tables can be searched in the browser, by what they are filtered, what of them is shown.

Names and types of columns are the schema's; here stands only the choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zhengce.portal.words import Words
from zhengce.tables.csv_file import FORMULA
from zhengce.tables.schema import Column, Schema, Table


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: the values of a column, or their beginnings."""

    key: str
    """In the address of the page."""
    column: str
    head: tuple[str, str] | None = None
    """Where the column's title does not say it."""
    cut: int = 0
    """Characters of a value that count; 0: all."""
    hidden: bool = False
    """Chosen by links alone; what begins with the value passes."""
    vocabulary: str | None = None
    """Of the parts of a value, which are joined by ``;``."""


@dataclass(frozen=True, slots=True)
class View:
    """One table of the search page."""

    shown: tuple[str, ...]
    facets: tuple[Facet, ...]
    search: tuple[str, ...]
    sort: str = ""
    """A column, with ``-`` before it for falling."""
    without: tuple[str, ...] = ()
    """Columns that are too long for a page."""
    source: bool = True
    """Whether a row has a place in a document."""


_DOCUMENT = Facet("doc", "document_id", ("文件", "Document"))
_PLACE = Facet("place", "jurisdiction")
_DUE = Facet("due", "end_date", ("截止月份", "Due"), hidden=True)
_YEAR = Facet("year", "end_date", ("截止年份", "Year due"), cut=4)

VIEWS = {
    "duties": View(
        ("matter", "name", "role", "expression", "end_date"),
        (
            Facet("fn", "function"),
            Facet("role", "role"),
            _YEAR,
            Facet("kind", "deadline_kind", vocabulary="deadline_kind"),
            _DOCUMENT,
            _PLACE,
            _DUE,
        ),
        ("name", "matter", "expression", "mention", "title"),
        "-end_date",
    ),
    "deadlines": View(
        ("matter", "expression", "kind", "start_date", "end_date"),
        (Facet("kind", "kind"), _YEAR, _DOCUMENT, _PLACE, _DUE),
        ("expression", "matter", "title"),
        "-end_date",
    ),
    "clauses": View(
        ("matter", "kind", "label"),
        (Facet("kind", "kind"), _DOCUMENT, _PLACE),
        ("matter", "label", "title"),
        without=("text",),
    ),
    "targets": View(
        ("matter", "metric", "comparator", "value", "unit", "end_date"),
        (Facet("comparator", "comparator"), Facet("unit", "unit"), _YEAR, _DOCUMENT, _PLACE),
        ("metric", "matter", "title"),
    ),
    "citations": View(
        ("cited_title", "cited_number", "relation", "cited_document_id"),
        (Facet("rel", "relation"), _DOCUMENT, _PLACE),
        ("cited_title", "cited_number", "title"),
    ),
    "departments": View(
        ("name", "function", "level", "jurisdiction", "mentions"),
        (Facet("fn", "function"), Facet("level", "level"), _PLACE),
        ("name", "short_name", "former_names"),
        "-mentions",
        source=False,
    ),
    "issues": View(
        ("code", "excerpt", "matter"),
        (Facet("code", "code"), _DOCUMENT, _PLACE),
        ("excerpt", "title"),
    ),
}
"""In the order in which they are offered."""

JOINED = {"matter": "clauses", "path": "clauses", "title": "documents", "jurisdiction": "documents"}
"""What a view takes from a row's clause and document, where its table does not have it."""


def query(name: str, schema: Schema) -> str:
    """The SQL of the rows of a view, over tables by their names: the table's own columns, then
    those of its clause and document."""
    table, view = schema.tables[name], VIEWS[name]
    columns = [f"rows.{column}" for column in table.names() if column not in view.without]
    joins = ""
    if view.source:
        joined = {column: of for column, of in JOINED.items() if _missing(table, column)}
        columns += [f"{of}.{column}" for column, of in joined.items()]
        if "documents" in joined.values():
            joins += "JOIN documents ON documents.document_id = rows.document_id "
        if "clauses" in joined.values() and "clause_id" in table.names():
            joins += "LEFT JOIN clauses ON clauses.clause_id = rows.clause_id "
    key = ", ".join(f"rows.{column}" for column in table.key)
    return f"SELECT {', '.join(columns)} FROM {name} AS rows {joins}ORDER BY {key}"


def described(words: Words) -> dict[str, Any]:
    """What the script of the page must know of the views."""
    return {
        "formula": FORMULA,
        "functions": {
            code: [words.function_term(code).zh, words.function_term(code).en]
            for code in sorted(words.functions)
        },
        "tables": {name: _described(name, view, words.schema) for name, view in VIEWS.items()},
    }


def _missing(table: Table, column: str) -> bool:
    return column not in table.names()


def _described(name: str, view: View, schema: Schema) -> dict[str, Any]:
    table = schema.tables[name]
    return {
        "l": [table.title_zh, table.title_en],
        "key": table.key[0],
        "source": view.source,
        "shown": view.shown,
        "search": view.search,
        "sort": view.sort,
        "export": [column for column in table.names() if column not in view.without],
        "columns": dict(_columns(table, view, schema)),
        "facets": [_facet(facet, table, schema) for facet in view.facets],
    }


def _columns(table: Table, view: View, schema: Schema) -> Iterator[tuple[str, dict[str, Any]]]:
    there = JOINED.items() if view.source else ()
    joined = [schema.tables[of].column(c) for c, of in there if _missing(table, c)]
    for column in (*table.columns, *joined):
        yield column.name, {"l": [column.title_zh, column.title_en], **_type(column)}


def _type(column: Column) -> dict[str, Any]:
    if column.labels:
        return {"labels": {value: [term.zh, term.en] for value, term in column.labels.items()}}
    if column.type in ("int32", "float64"):
        return {"type": "number"}
    return {"type": column.type} if column.type in ("date", "bool") else {}


def _facet(facet: Facet, table: Table, schema: Schema) -> dict[str, Any]:
    own = facet.column in table.names()
    column = (table if own else schema.tables[JOINED[facet.column]]).column(facet.column)
    described: dict[str, Any] = {
        "k": facet.key,
        "c": facet.column,
        "l": facet.head or [column.title_zh, column.title_en],
    }
    if facet.vocabulary:
        terms = schema.vocabularies[facet.vocabulary]
        described |= {"split": 1, "labels": {v: [t.zh, t.en] for v, t in terms.items()}}
    if facet.cut:
        described["cut"] = facet.cut
    if facet.hidden:
        described["hidden"] = 1
    return described
