"""deadlines.ics and calendars/<function>.ics: the dated time limits, to subscribe to (RFC 5545).

Written here, since icalendar, the library for it, takes 0.2 s to import and 0.7 ms an
event; the tests read the files with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from zhengce.release.export.about import NAME, both
from zhengce.tables.schema import Term

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ALL = "deadlines.ics"
FOLDER = "calendars"

_TITLE = Term(zh="政策文件时限", en="Policy deadlines")
_OCTETS = 75
"""Of a line at most, RFC 5545, 3.1."""
_ROWS = 2048
_ESCAPES: dict[int, str | None] = {
    **dict.fromkeys((*range(32), 127)),
    **{ord(c): rf"\{c}" for c in "\\;,"},
    **dict.fromkeys(map(ord, "\n\v\f\x85\u2028\u2029"), r"\n"),
}
"""RFC 5545, 3.3.11, which has no control characters in a text; what other programs take for the
end of a line is one here, too."""

_special = re.compile(f"[{re.escape(''.join(map(chr, _ESCAPES)))}]")

# A time limit belongs to its clause, and so do the bodies: all that the clause gives a duty.
# A limit with a beginning alone (自2019年1月1日起) is an event of that day.
_EVENTS = """
WITH bodies AS (
    SELECT clause_id, list(name ORDER BY char_start, responsibility_id) AS names,
        list_sort(list_distinct(list(function) FILTER (function IS NOT NULL))) AS functions
    FROM responsibilities GROUP BY clause_id
)
SELECT deadline_id, coalesce(deadlines.end_date, start_date) AS day, expression, matter, path,
    title, document_number, url, coalesce(names, []) AS names, coalesce(functions, []) AS functions
FROM deadlines JOIN clauses USING (clause_id) LEFT JOIN bodies USING (clause_id)
    JOIN documents ON documents.document_id = deadlines.document_id
WHERE day IS NOT NULL ORDER BY deadline_id
"""
_FUNCTIONS = """
SELECT function, min(function_zh) AS zh, min(function_en) AS en
FROM departments GROUP BY function
"""


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated time limit, and what its clause says; fields are columns of ``_EVENTS``."""

    deadline_id: str
    day: date
    expression: str
    matter: str
    path: str
    title: str
    document_number: str | None
    url: str | None
    names: list[str]
    functions: list[str]

    def lines(self, stamp: str) -> Iterator[str]:
        """The content lines of the VEVENT, not yet folded."""
        bodies = "、".join(dict.fromkeys(self.names))
        yield "BEGIN:VEVENT"
        yield f"UID:{_text(self.deadline_id)}@{NAME}"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{self.day + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_text(f'{self.matter}（{bodies}）' if bodies else self.matter)}"
        yield f"DESCRIPTION:{_text(self._description(bodies))}"
        if self.functions:
            yield f"CATEGORIES:{','.join(map(_text, self.functions))}"
        if self.url:
            yield f"URL:{_address(self.url)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"

    def _description(self, bodies: str) -> str:
        return "\n".join(
            (
                f"时限 Time limit: {self.expression}",
                f"文件 Document: 《{self.title}》{self.document_number or ''}",
                f"条款 Clause: {self.path}",
                f"单位 Bodies: {bodies or '—'}",
            )
        )


def write(database: DuckDBPyConnection, staged: Path, created_at: str) -> None:
    """Write the calendars of the tables in ``database``; ``created_at`` is an ISO date.

    One for all limits, one for each function of government that has any.  A calendar without
    events has no component, which RFC 5545 does not foresee and programs accept.  Raises OSError.
    """
    stamp = f"{created_at.replace('-', '')}T000000Z"
    titles = {code: Term(zh, en) for code, zh, en in database.sql(_FUNCTIONS).fetchall()}
    (staged / FOLDER).mkdir(exist_ok=True)
    with ExitStack() as stack:
        everything = stack.enter_context(_calendar(staged / ALL, both(_TITLE)))
        streams: dict[str, BinaryIO] = {}
        for event in _events(database):
            content = b"".join(map(_folded, event.lines(stamp)))
            everything.write(content)
            for code in event.functions:
                if code not in streams:
                    of = titles.get(code, Term(code, code))
                    title = f"{_TITLE.zh}：{of.zh} {_TITLE.en}: {of.en}"
                    path = staged / FOLDER / f"{quote(code, safe='')}.ics"
                    streams[code] = stack.enter_context(_calendar(path, title))
                streams[code].write(content)


def _events(database: DuckDBPyConnection) -> Iterator[_Event]:
    for batch in database.sql(_EVENTS).to_arrow_reader(_ROWS):
        for row in batch.to_pylist():
            yield _Event(**row)


@contextmanager
def _calendar(path: Path, title: str) -> Iterator[BinaryIO]:
    """A new file with the beginning and, when all is written, the end of a calendar."""
    name = _text(title)
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{NAME}//{NAME}//ZH",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",  # RFC 7986; programs that are older than it read the next
        f"X-WR-CALNAME:{name}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    )
    with path.open("wb") as stream:
        stream.write(b"".join(map(_folded, head)))
        yield stream
        stream.write(_folded("END:VCALENDAR"))


def _text(value: str) -> str:
    """A value of type TEXT."""
    if _special.search(value) is None:  # nearly all: to translate costs far more
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPES)


def _address(url: str) -> str:
    """A value of type URI: nothing in it ends the line."""
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~")


def _folded(line: str) -> bytes:
    """A content line, cut so that none has more than 75 octets and no character is cut."""
    rest = line.encode()
    if len(rest) <= _OCTETS:
        return rest + b"\r\n"
    pieces, room = [], _OCTETS
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(rest[:end])
        rest, room = rest[end:], _OCTETS - 1  # a space leads what goes on
    return b"\r\n ".join((*pieces, rest)) + b"\r\n"
