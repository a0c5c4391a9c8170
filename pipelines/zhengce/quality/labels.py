"""Labels that announce a duty or a time limit (责任单位：, 完成时限：) and yielded no row.

An independent look at the text, so that what reading misses is seen; no row is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengce.quality.result import EXAMPLES, Severity
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
class LabelRule:
    """Labels of one kind yield rows of ``yields``, whose column ``quoted`` has their words."""

    name: str
    statement: str
    yields: str
    quoted: str
    pattern: str
    table: str = "clauses"
    severity: Severity = "warning"
    within_document: bool = True

    def find(self, connection: duckdb.DuckDBPyConnection) -> tuple[int, Sequence[str]]:
        """How many labels yielded no row, and clause and words of the first of them;
        ``connection`` shows the tables."""
        observed, examples = 0, list[str]()
        for place in self._places(connection):
            observed += 1
            if len(examples) < EXAMPLES:
                examples.append(place)
        return observed, examples

    def _places(self, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
        clauses = connection.sql(
            f"""
            SELECT clause_id, clauses.char_start AS begin, text, starts, known
            FROM clauses LEFT JOIN (
                SELECT clause_id, list(char_start) AS starts, list({self.quoted}) AS known
                FROM {self.yields} GROUP BY clause_id
            ) AS rows USING (clause_id)
            WHERE regexp_matches(text, {literal(self.pattern)})
            ORDER BY clause_id
            """
        )
        for batch in clauses.to_arrow_reader(_BATCH):
            for row in batch.to_pylist():
                starts = [start - row["begin"] for start in row["starts"] or ()]
                for begin, end in _silent(row["text"], self.yields, starts, row["known"] or ()):
                    words = row["text"][begin : min(end, begin + _SHOWN)].strip()
                    yield f"{row['clause_id']} {words}"


LABEL_RULES = (
    LabelRule(
        "labels_of_duties_have_rows",
        "a label of duties is followed by an organisation",
        "responsibilities",
        "mention",
        _DUTY,
    ),
    LabelRule(
        "labels_of_time_limits_have_rows",
        "a label of time limits is followed by one",
        "deadlines",
        "expression",
        _LIMIT,
    ),
)


def _silent(
    text: str, yields: str, starts: Sequence[int], known: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The labels that should yield rows of a table, each with what it governs (up to the
    next label), in which no row starts.  A body or limit named there that has its row from
    elsewhere in the clause is no omission: the contract wants one row of it."""
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        if label.lastgroup != yields:
            continue
        governed = text[label.end() : end]
        if not (
            any(label.end() <= start < end for start in starts)
            or any(name in governed for name in known)
        ):
            yield label.start(), end
