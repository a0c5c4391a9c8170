"""deadlines.ics and calendars/<function>.ics: the dated time limits, to subscribe to (RFC 5545).

The events of documents that are what they were in the last version are copied from its files.
Written here, since icalendar, the library for it, takes 0.2 s to import and 0.7 ms an
event; the tests read the files with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from zhengce.release.export.about import NAME, both
from zhengce.release.manifest import parquet_name
from zhengce.tables import memory
from zhengce.tables.bands import Piece, condition, conditions, ranges, starts
from zhengce.tables.pieced import Pieced, Span
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
    FROM responsibilities WHERE {band} GROUP BY clause_id
)
SELECT deadline_id, coalesce(own.end_date, start_date) AS day, expression, matter, path,
    title, document_number, url, coalesce(names, []) AS names, coalesce(functions, []) AS functions
FROM (FROM deadlines WHERE {own}) AS own
    JOIN (FROM clauses WHERE {band}) AS clauses USING (clause_id)
    LEFT JOIN bodies USING (clause_id)
    JOIN (FROM documents WHERE {band}) AS documents ON documents.document_id = own.document_id
WHERE day IS NOT NULL ORDER BY deadline_id
"""
_EVENTS_OF = ("clauses", "responsibilities", "documents")
"""From whose rows, besides those of deadlines, the events of a document follow."""
_FUNCTIONS = """
SELECT function, min(function_zh) AS zh, min(function_en) AS en
FROM departments GROUP BY function
"""
_KEPT = "calendars"


class _Stretch(NamedTuple):
    """Neighbouring time limits of one band of documents."""

    name: str
    """Events of another content have another name."""
    own: str
    """SQL that is true of them, in deadlines."""
    band: str
    """SQL that is true of their documents."""


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


def write(
    staged: Path,
    created_at: str,
    *,
    pieces: Mapping[str, Sequence[Piece]] | None = None,
    older: Path | None = None,
    kept: Path | None = None,
) -> None:
    """Write the calendars of the tables in ``staged``; ``created_at`` is an ISO date.

    One for all limits, one for each function of government that has any.  A calendar without
    events has no component, which RFC 5545 does not foresee and programs accept.

    ``pieces`` has those of the tables: of what the folder ``kept`` remembers of the version
    ``older``, the events are copied, if they still have their hash.  The bytes are the same
    without these three.  Raises OSError.
    """
    from zhengce.tables.connection import connect, show

    stamp = f"{created_at.replace('-', '')}T000000Z"
    known = memory.recall(kept, _KEPT) if older else {}
    (staged / FOLDER).mkdir(exist_ok=True)
    found = {}
    with connect(spill=staged) as database, ExitStack() as stack:
        for table in ("deadlines", "departments", *_EVENTS_OF):
            show(database, table, [staged / parquet_name(table)])
        calendars = _Calendars(staged, _titles(database), stack)
        for stretch in _stretches(staged / parquet_name("documents"), pieces):
            texts = None
            if older and (spans := known.get("stretches", {}).get(stretch.name)) is not None:
                texts = _copied(older, spans, known["stamp"], stamp)
            if texts is None:
                texts = _rendered(database, stretch, stamp)
            found[stretch.name] = {path: calendars.add(path, text) for path, text in texts.items()}
    if pieces is not None:
        memory.keep(kept, _KEPT, {"stamp": stamp, "stretches": found})


def _stretches(documents: Path, pieces: Mapping[str, Sequence[Piece]] | None) -> Iterator[_Stretch]:
    """All time limits, in order."""
    if pieces is None:
        yield _Stretch("", "true", "true")
        return
    bands = list(conditions(starts(documents)))
    names: dict[int, list[str]] = {}
    for table in _EVENTS_OF:
        for piece in pieces[table]:
            names.setdefault(piece.band, []).append(piece.name)
    own = pieces["deadlines"]
    for piece, (bounds, name) in zip(own, ranges(own), strict=True):
        rows = sha256("\n".join((name, *names[piece.band])).encode()).hexdigest()
        yield _Stretch(rows, condition("deadline_id", bounds), bands[piece.band])


def _rendered(database: DuckDBPyConnection, stretch: _Stretch, stamp: str) -> dict[str, bytes]:
    """By path of the calendar, the events of some time limits."""
    query = _EVENTS.format(own=stretch.own, band=stretch.band)
    texts: dict[str, list[bytes]] = {}
    for batch in database.sql(query).to_arrow_reader(_ROWS):
        for row in batch.to_pylist():
            event = _Event(**row)
            content = b"".join(map(_folded, event.lines(stamp)))
            for path in (ALL, *map(_path, event.functions)):
                texts.setdefault(path, []).append(content)
    return {path: b"".join(events) for path, events in texts.items()}


def _copied(
    older: Path, spans: Mapping[str, Sequence[Any]], before: str, stamp: str
) -> dict[str, bytes] | None:
    """The same, of the version ``older``, which was stamped ``before``; None when its files have
    changed.

    Nothing else in a calendar is at the beginning of a line what a stamp is: line ends in a
    text are escaped, and what goes on in the next line begins with a space.
    """
    texts = {}
    for path, kept in spans.items():
        span = Span._make(kept)
        try:
            with (older / path).open("rb") as stream:
                stream.seek(span.place)
                text = stream.read(span.size)
        except FileNotFoundError:
            return None
        if sha256(text).hexdigest() != span.sha256:
            return None
        texts[path] = text.replace(_stamped(before), _stamped(stamp))
    return texts


def _stamped(stamp: str) -> bytes:
    return f"\r\nDTSTAMP:{stamp}\r\n".encode()


def _titles(database: DuckDBPyConnection) -> dict[str, str]:
    """By path, what the calendars of functions are called."""
    return {
        _path(code): f"{_TITLE.zh}：{zh} {_TITLE.en}: {en}"
        for code, zh, en in database.execute(_FUNCTIONS).fetchall()
        if code is not None
    }


def _path(function: str) -> str:
    return f"{FOLDER}/{quote(function, safe='')}.ics"


class _Calendars:
    """The calendars under way: each is begun with its first event, but that of all at once."""

    def __init__(self, staged: Path, titles: Mapping[str, str], stack: ExitStack) -> None:
        self._staged = staged
        self._titles = {ALL: both(_TITLE), **titles}
        self._stack = stack
        self._files: dict[str, Pieced] = {}
        self._file(ALL)

    def add(self, path: str, events: bytes) -> Span:
        """Write some events to a calendar; raises OSError."""
        file = self._file(path)
        file.write(events)
        return file.end()

    def _file(self, path: str) -> Pieced:
        if path not in self._files:
            title = self._titles[path]
            self._files[path] = self._stack.enter_context(_calendar(self._staged / path, title))
        return self._files[path]


@contextmanager
def _calendar(path: Path, title: str) -> Iterator[Pieced]:
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
        file = Pieced(stream)
        file.write(b"".join(map(_folded, head)))
        file.end()
        yield file
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
