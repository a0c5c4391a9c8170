"""What holds of every extraction, whatever the document: one function, for tests and for the fuzzer.

No example stands here, and nothing that makes documents.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from zhengce.model import Clause, Deadline, Extraction, Responsibility
from zhengce.tables import schema

BLANKS = " \n\t\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b"


def check(found: Extraction) -> None:
    """Raises AssertionError, with the row, where an extraction breaks a promise to its users."""
    _paragraphs(found)
    _clauses(found)
    _rows(found)
    for deadline in found.deadlines:
        _deadline(deadline)
    for citation in found.citations:
        printed = found.text[citation.char_start : citation.char_end]
        assert citation.cited_title in printed.replace("\n", ""), citation
        assert (citation.cited_number or "") in printed, citation
    for issue in found.issues:
        assert issue.excerpt == found.text[issue.char_start : issue.char_end], issue


def _paragraphs(found: Extraction) -> None:
    """Each paragraph says something and has no blanks at its edges."""
    for line in found.text.split("\n") if found.text else []:
        assert line and line == line.strip(BLANKS), repr(line)


def _clauses(found: Extraction) -> None:
    """Leaves in reading order, apart from each other; with the gaps between them they are the text."""
    text, clauses = found.text, found.clauses
    paths = [clause.path for clause in clauses]
    assert len(set(paths)) == len(paths), paths
    position, joined = 0, ""
    for clause in clauses:
        assert position <= clause.char_start <= clause.char_end <= len(text), clause
        joined += text[position : clause.char_start] + text[clause.char_start : clause.char_end]
        position = clause.char_end
        _clause(clause, text)
    assert joined + text[position:] == text
    for clause, following in pairwise(clauses):
        assert clause.char_start < following.char_start or clause.char_start == clause.char_end


@cache
def _form_of_path() -> str:
    """As the schema has it: a path of another form would stop the release."""
    return schema.load().tables["clauses"].column("path").pattern or ""


def _clause(clause: Clause, text: str) -> None:
    assert re.search(_form_of_path(), clause.path), clause
    own = text[clause.char_start : clause.char_end]
    assert own == own.strip(BLANKS), clause
    assert (clause.kind == "preamble") == (clause.path.rpartition("/")[2] == "0"), clause
    for printed in (clause.label, clause.heading):  # cells may stand between them and the text
        assert printed is None or printed in text.replace("\n", ""), clause


def _rows(found: Extraction) -> None:
    """Rows name a clause of the document, quote something, and quote it from that clause."""
    spans = {clause.path: (clause.char_start, clause.char_end) for clause in found.clauses}
    for row in (*found.responsibilities, *found.deadlines, *found.targets, *found.citations):
        first, last = spans[row.path]
        assert 0 <= row.char_start < row.char_end <= len(found.text), row
        quoted = found.text[row.char_start : row.char_end]
        assert quoted.strip(BLANKS) == quoted, row
        if getattr(row, "basis", "") != "column" and not _is_noted(row, found.text):
            assert first <= row.char_start and row.char_end <= last, row
    for duty in found.responsibilities:
        assert duty.name.strip() and "\n" not in duty.name, duty
        assert duty.column_label is None or duty.basis == "column", duty
    for issue in found.issues:
        assert issue.path is None or issue.path in spans, issue


def _is_noted(row: object, text: str) -> bool:
    """Whether a note names a body for all lists below it: 以下均需各区政府落实，不再列出."""
    return isinstance(row, Responsibility) and "不再" in text[row.char_end : row.char_end + 80]


def _deadline(row: Deadline) -> None:
    if row.start_date and row.end_date:
        assert row.start_date <= row.end_date, row
    assert (row.duration_value is None) == (row.duration_unit is None), row
    assert row.duration_value is None or row.duration_value > 0, row
    if row.kind == "by":
        assert row.start_date is None, row
    elif row.kind == "period":
        assert row.start_date and row.end_date, row
    elif row.kind == "from":
        assert row.end_date is None, row
    elif row.kind == "duration":
        assert row.duration_value and not row.end_date, row
    else:
        assert row.start_date is None and row.end_date is None, row
