"""Rules that look at several tables or rows at once (contract, last section).

What one column keeps to is in suites.py; how rules are run is in release.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhengce.quality.labels import LABEL_RULES, LabelRule
from zhengce.quality.result import EXAMPLES, Severity
from zhengce.tables.connection import literal
from zhengce.tables.schema import Column, Table, load

if TYPE_CHECKING:
    import duckdb

PER_DOCUMENT = "document_id"
"""The column by which a table can be read some documents at a time."""

YEARS_AHEAD = 50
"""How far in the future a date may lie (contract)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the rows that break it."""

    table: str
    name: str
    severity: Severity
    statement: str
    """The rule in words."""
    breaking: str
    """SQL whose rows are the breaking ones; its column ``place`` says where."""
    within_document: bool = True
    """What it compares is always of one document."""

    def find(self, connection: duckdb.DuckDBPyConnection) -> tuple[int, Sequence[str]]:
        """How many rows break the rule, and the places of the first of them;
        ``connection`` shows the tables."""
        [(observed, examples)] = connection.sql(
            f"WITH breaking AS MATERIALIZED ({self.breaking}) SELECT "
            "(SELECT count(*) FROM breaking), (SELECT list(place) FROM "
            f"(SELECT place FROM breaking ORDER BY place LIMIT {EXAMPLES}))"
        ).fetchall()
        return observed, examples or ()


def rules(today: date | None) -> Iterator[Rule | LabelRule]:
    """Every rule between tables and rows.  ``today`` is the day from which dates may lie
    YEARS_AHEAD; without it they are not held to that."""
    for table in load().tables.values():
        yield from _references(table)
        yield from _spans(table)
        yield from _texts(table)
        if today is not None and not table.derived:
            yield from _dates(table, today)
    yield from _counts(load().tables["documents"])
    yield from _mirrors()
    yield from _RULES
    yield from LABEL_RULES


# --- rules that follow from the schema ---


def _key(table: Table) -> str:
    return f"concat_ws(' ', {', '.join(f'{table.name}.{name}' for name in table.key)})"


def _references(table: Table) -> Iterator[Rule]:
    for foreign in table.foreign_keys:
        other = load().tables[foreign.table]
        pairs = list(zip(foreign.columns, foreign.references, strict=True))
        given = " AND ".join(f"{table.name}.{column} IS NOT NULL" for column in foreign.columns)
        equal = " AND ".join(f"there.{theirs} = {table.name}.{ours}" for ours, theirs in pairs)
        yield Rule(
            table.name,
            f"resolves_{'_'.join(foreign.columns)}",
            "critical",
            f"{' and '.join(foreign.columns)} is in {other.name}",
            f"SELECT {_key(table)} AS place FROM {table.name} WHERE {given} AND NOT EXISTS "
            f"(FROM {other.name} AS there WHERE {equal})",
            # A document's rows refer to its own under the same name (clause_id, document_id).
            within_document=PER_DOCUMENT in other.names() and foreign.columns == foreign.references,
        )


def _spans(table: Table) -> Iterator[Rule]:
    if "char_start" not in table.names():
        return
    joined = f"SELECT {_key(table)} AS place FROM {table.name} JOIN texts USING (document_id) WHERE"
    yield Rule(
        table.name,
        "span_in_text",
        "critical",
        "the span lies in the document's text",
        f"{joined} {table.name}.char_start > {table.name}.char_end "
        f"OR {table.name}.char_end > length(texts.text)",
    )
    for column in table.columns:
        if column.quoted:
            yield Rule(
                table.name,
                f"span_reproduces_{column.name}",
                "critical",
                f"{column.name} is what the span cuts out of the document's text",
                f"{joined} {table.name}.{column.name} IS DISTINCT FROM substring(texts.text, "
                f"{table.name}.char_start + 1, {table.name}.char_end - {table.name}.char_start)",
            )


def _texts(table: Table) -> Iterator[Rule]:
    columns = [c.name for c in table.columns if c.type == "string" and not c.may_be_empty]
    empty = " || ".join(f"CASE WHEN {c} = '' THEN ' {c}' ELSE '' END" for c in columns)
    yield Rule(
        table.name,
        "no_empty_text",
        "critical",
        "what is missing is null and not an empty text",
        f"SELECT {_key(table)} || empty AS place FROM "
        f"(SELECT *, {empty} AS empty FROM {table.name}) AS {table.name} WHERE empty <> ''",
        within_document=PER_DOCUMENT in table.names(),
    )


def _dates(table: Table, today: date) -> Iterator[Rule]:
    latest = f"DATE {literal(str(today))} + INTERVAL {YEARS_AHEAD} YEAR"
    for column in table.columns:
        if column.type == "date":
            yield Rule(
                table.name,
                f"within_{YEARS_AHEAD}_years_{column.name}",
                "critical",
                f"{column.name} is at most {YEARS_AHEAD} years after {today}",
                f"SELECT {_key(table)} AS place FROM {table.name} WHERE {column.name} > {latest}",
                within_document=False,  # the day is that of all documents
            )


def _counts(documents: Table) -> Iterator[Rule]:
    """A column ``n_<table>`` counts the document's rows of that table."""
    for column in documents.columns:
        counted = column.name.removeprefix("n_")
        if counted != column.name:
            yield _counting(documents, column, counted, "document_id")
    departments = load().tables["departments"]
    yield _counting(
        departments, departments.column("mentions"), "responsibilities", departments.key[0]
    )


def _counting(table: Table, column: Column, counted: str, shared: str) -> Rule:
    return Rule(
        table.name,
        f"counts_{column.name}",
        "critical",
        f"{column.name} is the number of its rows in {counted}",
        f"SELECT {_key(table)} AS place FROM {table.name} LEFT JOIN "
        f"(SELECT {shared}, count(*) AS n FROM {counted} GROUP BY 1) AS counted USING ({shared}) "
        f"WHERE {column.name} IS DISTINCT FROM coalesce(n, 0)",
        within_document=shared == PER_DOCUMENT,
    )


def _mirrors() -> Iterator[Rule]:
    """Tables that have exactly one row for each row of another."""
    pairs = [("documents", "texts")]
    pairs += [(t.view.rows, t.name) for t in load().tables.values() if t.view]
    for name, mirror in pairs:
        table = load().tables[name]
        shared = table.key[0]
        yield Rule(
            name,
            f"is_in_{mirror}",
            "critical",
            f"each row has one in {mirror}",
            f"SELECT {_key(table)} AS place FROM {name} WHERE NOT EXISTS "
            f"(FROM {mirror} AS there WHERE there.{shared} = {name}.{shared})",
        )


# --- rules of the subject ---

_OVERLAPS = """
SELECT clause_id AS place FROM (
    SELECT clause_id, char_start, max(char_end) OVER (
        PARTITION BY document_id ORDER BY char_start, char_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS taken FROM clauses
) WHERE char_start < taken
"""

# A number follows the one before it under the same unit.  The first under a unit is 1, or
# goes on where the last label of its form stopped ((一)…(二十二), 第一条…第四十条 across chapters).
# 第三条之一, 3-1, counts for none; the items below it do.
_GAPS = r"""
SELECT concat_ws(' ', clause_id, label) AS place FROM (
    SELECT *,
        lag(n) OVER (PARTITION BY document_id, part, parent_path ORDER BY ordinal) AS sibling,
        lag(n) OVER (PARTITION BY document_id, part, form ORDER BY ordinal) AS earlier
    FROM (
        SELECT *,
            regexp_extract(path, '^(.*/)', 1) AS part,
            regexp_replace(label, '[0-9零〇一二三四五六七八九十百]+', '') AS form,
            TRY_CAST(regexp_extract(path, '([0-9]+)$', 1) AS BIGINT) AS n
        FROM clauses WHERE kind <> 'preamble' AND NOT regexp_matches(path, '-[0-9]+$')
    )
) WHERE n <> CASE
    WHEN sibling IS NOT NULL THEN sibling + 1
    WHEN n = earlier + 1 THEN n
    ELSE 1
END
"""

_RULES = (
    Rule(
        "clauses",
        "clauses_do_not_overlap",
        "critical",
        "the clauses of a document do not overlap",
        _OVERLAPS,
    ),
    Rule(
        "clauses",
        "labels_number_on",
        "warning",
        "the labels number on without gaps",
        _GAPS,
    ),
    Rule(
        "deadlines",
        "end_date_not_before_start_date",
        "critical",
        "a time limit does not end before it begins",
        "SELECT deadline_id AS place FROM deadlines WHERE end_date < start_date",
    ),
    # A collective of no one function (各有关部门) is no department and no gap in the register.
    Rule(
        "responsibilities",
        "department_is_known",
        "warning",
        "the register knows the organisation",
        "SELECT concat_ws(' ', responsibility_id, name) AS place FROM responsibilities "
        "WHERE department_id IS NULL AND NOT is_collective",
    ),
)
