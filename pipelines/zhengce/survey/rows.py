"""All rows of documents as lines of text, for a diff of before and after a change.

No offsets and no running numbers: one row more must not change the lines of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from zhengce.model import Extraction, Place, Resolution
from zhengce.release.errors import explained

_OFFSETS = frozenset(("char_start", "char_end"))
_LONGEST = 80
_TABLES = ("clauses", "responsibilities", "deadlines", "targets", "citations", "issues")


@contextmanager
def written(path: Path | None) -> Iterator[Callable[[Extraction], None]]:
    """Write the lines of the documents that are given one by one; none without a path."""
    if path is None:
        yield lambda extraction: None
        return
    with explained(path):
        file = path.open("w", encoding="utf-8", errors="replace")
    with file:
        yield lambda extraction: file.writelines(f"{row}\n" for row in lines(extraction))


def lines(extraction: Extraction) -> Iterator[str]:
    """The sorted lines of a document: its name, the table, the row's words and values."""
    yield _line(extraction, "documents", extraction.document, "")
    for table in _TABLES:
        records = getattr(extraction, table)
        quoted = (extraction.text[record.char_start : record.char_end] for record in records)
        yield from sorted(
            _line(extraction, table, record, words)
            for record, words in zip(records, quoted, strict=True)
        )


def _line(extraction: Extraction, table: str, record: Any, quoted: str) -> str:
    values = ((n, getattr(record, n)) for n in record.__annotations__ if n not in _OFFSETS)
    said = (f"{name}={_value(value)}" for name, value in values if value is not None)
    cells = (extraction.document_id, table, *said, _short(quoted))
    return "\t".join(cell.replace("\t", " ").replace("\n", "⏎") for cell in cells)


def _value(value: object) -> str:
    if isinstance(value, Resolution):
        return value.department.department_id if value.department else "collective"
    return value.code if isinstance(value, Place) else str(value)


def _short(words: str) -> str:
    """Long words by their beginning, end and length: enough to see a change of bounds."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]} ({len(words)})"
