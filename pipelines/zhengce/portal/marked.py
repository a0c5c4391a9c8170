"""The text of a document with what was read of it marked, clause by clause; every character stays.

This is the larger part of all pages, so it is put together without templates; whatever comes
from a document passes ``escape``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from zhengce.annotate.marks import label_start
from zhengce.annotate.segments import Line, Segment, cut, flatten, visible
from zhengce.portal.address import anchor, fragment
from zhengce.portal.rows import Row
from zhengce.tables import schema

KINDS = {
    "deadlines": "limit",
    "targets": "target",
    "citations": "cite",
    "issues": "issue",
}
"""How marks of a table are called in the style sheet; a responsibility's are its role."""

_LABEL, _HEADING = "lab", "hd"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text and the row that it belongs to."""

    kind: str
    start: int
    end: int
    anchor: str
    """Of the row; empty for what is no row: a label, a heading."""
    column: str | None = None
    """Where the text is a table's: the head of the column."""


def spans(tables: Mapping[str, Sequence[Row]], document_id: str) -> list[Span]:
    """What was read of a document, with its place in the text."""
    defined = schema.load().tables
    return [
        Span(
            KINDS.get(table) or row["role"],
            row["char_start"],
            row["char_end"],
            anchor(row[defined[table].key[0]], document_id),
            row.get("column_label"),
        )
        for table in ("responsibilities", *KINDS)
        for row in tables.get(table, ())
    ]


@dataclass(slots=True)
class Marked:
    """Draws one document."""

    text: str
    """With control characters made visible; offsets are those of the published text."""
    title: str
    clauses: Mapping[str, Row]
    """By path."""
    below: Callable[[Row], str]
    """What follows on a clause: its data."""
    seen: set[str]
    """Anchors that are on the page already: of a row in two lines the first has it."""

    def draw(self, spans: Sequence[Span]) -> Iterator[str]:
        """The page's text in pieces, one division a clause."""
        begun, extra = [], list(spans)
        for path, clause in self.clauses.items():
            at = label_start(clause["label"] or "", clause["char_start"], self.text)
            begun.append((at, path))
            extra += self._printed(clause, at)
        current: Row | None = None
        for line in cut(self.text, begun, extra):
            for path in line.paths:
                yield from self._closed(current)
                current = self.clauses[path]
                yield self._opened(current)
            if self.text[line.start : line.end].strip():
                yield self._line(line, current)
        yield from self._closed(current)

    def _printed(self, clause: Row, at: int) -> Iterator[Span]:
        start, heading = clause["char_start"], clause["heading"]
        if clause["label"] and at < start:
            yield Span(_LABEL, at, at + len(clause["label"]), "")
        if heading and self.text.startswith(heading, start):
            yield Span(_HEADING, start, start + len(heading), "")

    def _opened(self, clause: Row) -> str:
        path = escape(clause["path"])
        level = min(clause["depth"], 4)
        return (
            f'<div class="cl lv{level} k-{clause["kind"]}" id="{path}">'
            f'<a class="pid" href="{fragment(clause["path"])}">{path}</a>'
        )

    def _closed(self, clause: Row | None) -> Iterator[str]:
        if clause is not None:
            yield f"{self.below(clause)}</div>\n"

    def _line(self, line: Line[Span], clause: Row | None) -> str:
        drawn = "".join(map(self._segment, line.segments))
        if clause is None:
            said = "".join(self.text[line.start : line.end].split())
            title = len(said) > 3 and said in self.title
            return f'<p class="rest{" h" if title else ""}">{drawn}</p>\n'
        if line.start < clause["char_end"] or line.paths:
            return f"<p>{drawn}</p>"
        if clause["kind"] != "table_row":
            return f'<p class="rest">{drawn}</p>'
        heads = (mark.column for segment in line.segments for mark in segment.marks)
        head = next(filter(None, heads), None)
        return (
            f'<p class="cell" data-c="{escape(head)}">{drawn}</p>'
            if head
            else (f'<p class="cell">{drawn}</p>')
        )

    def _segment(self, segment: Segment[Span]) -> str:
        """The shortest mark has the link; the others are seen, but links do not nest."""
        said = escape(self.text[segment.start : segment.end], quote=False)
        if not segment.marks:
            return said
        rows = [mark for mark in segment.marks if mark.anchor]
        plain = " ".join(mark.kind for mark in segment.marks if not mark.anchor)
        if not rows:
            return f'<b class="{plain}">{said}</b>'
        kinds = dict.fromkeys(f"s-{mark.kind}" for mark in rows)
        name = min(rows, key=lambda mark: mark.end - mark.start).anchor
        classes = " ".join(filter(None, ("s", *kinds, plain)))
        known = "" if name in self.seen else f' id="{escape(name)}"'
        self.seen.add(name)
        return f'<a class="{classes}"{known} href="{fragment(name)}">{said}</a>'


def marked(
    tables: Mapping[str, Sequence[Row]], document_id: str, below: Callable[[Row], str]
) -> tuple[str, list[Span]]:
    """The text of a document as HTML, and the spans in it.

    ``tables`` are its rows, ``below`` draws the data of a clause.
    """
    found = spans(tables, document_id)
    document = tables["documents"][0]
    drawn = Marked(
        text=visible(tables["texts"][0]["text"]),
        title="".join(document["title"].split()),
        clauses={clause["path"]: clause for clause in tables["clauses"]},
        below=below,
        seen=set(),
    )
    return "".join(drawn.draw(found)), found


def quoted(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """A part of a text with its marks, which lead nowhere, as HTML."""
    drawn = []
    for segment in flatten(spans, start, end):
        said = escape(visible(text[segment.start : segment.end]), quote=False)
        kinds = " ".join(dict.fromkeys(f"s-{mark.kind}" for mark in segment.marks))
        drawn.append(f'<span class="s {kinds}">{said}</span>' if kinds else said)
    return "".join(drawn)
