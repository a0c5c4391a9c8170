"""Labels that announce a duty or a time limit (责任单位：, 完成时限：) and yielded no row.

An independent look at the text, so that what reading misses is seen; no row is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengce.quality.result import EXAMPLES, CheckResult, outcome
from zhengce.tables.connection import literal

if TYPE_CHECKING:
    import duckdb

# With a colon only: 明确责任单位、完成时限 announces nothing.
_COLON = "[ \u3000\u00a0]*[:：]"
_DUTY = (
    "(?:牵头|配合|责任|负责|主责|主办|协办|承办|参与|参加|协作|落实|指导|协同|支持)"
    f"(?:单位|部门){_COLON}"
)
_LIMIT = f"(?:完成|办结|整改|落实|实施)(?:时限|时间|期限){_COLON}"
_LABEL = re.compile(f"(?P<responsibilities>{_DUTY})|(?P<deadlines>{_LIMIT})")

_SHOWN = 20
"""Characters of a label and what follows it that a place quotes."""

_BATCH = 4096
"""Clauses held in memory."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Labels of one kind, and the column of the table that they should yield rows of."""

    table: str
    quoted: str
    pattern: str
    statement: str


_KINDS = (
    _Kind("responsibilities", "mention", _DUTY, "a label of duties is followed by an organisation"),
    _Kind("deadlines", "expression", _LIMIT, "a label of time limits is followed by one"),
)


def labels_without_rows(
    connection: duckdb.DuckDBPyConnection, sizes: Mapping[str, int]
) -> list[CheckResult]:
    """A warning for each kind of label, naming the places; ``connection`` shows the tables."""
    return [_check(connection, kind, sizes["clauses"]) for kind in _KINDS]


def _check(connection: duckdb.DuckDBPyConnection, kind: _Kind, clauses: int) -> CheckResult:
    observed, examples = 0, list[str]()
    for place in _places(connection, kind):
        observed += 1
        if len(examples) < EXAMPLES:
            examples.append(place)
    return outcome(
        kind.table,
        "label_has_rows",
        "warning",
        kind.statement,
        observed=observed,
        rows=clauses,
        examples=examples,
    )


def _places(connection: duckdb.DuckDBPyConnection, kind: _Kind) -> Iterator[str]:
    """Clause and words of each label of ``kind`` that yielded no row, in the clauses' order."""
    clauses = connection.sql(
        f"""
        SELECT clause_id, clauses.char_start AS begin, text, starts, known
        FROM clauses LEFT JOIN (
            SELECT clause_id, list(char_start) AS starts, list({kind.quoted}) AS known
            FROM {kind.table} GROUP BY clause_id
        ) AS rows USING (clause_id)
        WHERE regexp_matches(text, {literal(kind.pattern)})
        ORDER BY clause_id
        """
    )
    for batch in clauses.to_arrow_reader(_BATCH):
        for row in batch.to_pylist():
            starts = [start - row["begin"] for start in row["starts"] or ()]
            for begin, end in _silent(row["text"], kind.table, starts, row["known"] or ()):
                words = row["text"][begin : min(end, begin + _SHOWN)].strip()
                yield f"{row['clause_id']} {words}"


def _silent(
    text: str, table: str, starts: Sequence[int], known: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The labels of a table, each with what it governs (up to the next label), in which no
    row starts.  A body or limit named there that has its row from elsewhere in the clause
    is no omission: the contract wants one row of it."""
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        if label.lastgroup != table:
            continue
        governed = text[label.end() : end]
        if not (
            any(label.end() <= start < end for start in starts)
            or any(name in governed for name in known)
        ):
            yield label.start(), end
