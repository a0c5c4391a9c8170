"""The page of one document: its text in full with everything read of it, outline and rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from markupsafe import Markup

from zhengce.annotate.segments import visible
from zhengce.portal.address import document_page, fragment, up
from zhengce.portal.data_tables import COUNTED, DataTables, by_clause
from zhengce.portal.frame import Frame
from zhengce.portal.marked import Span, marked
from zhengce.portal.rows import Row

KIND_NAMES = {
    "lead": ("牵头", "leads"),
    "responsible": ("责任", "is responsible"),
    "support": ("配合", "supports"),
    "limit": ("时限", "time limit"),
    "target": ("目标", "target"),
    "cite": ("引用", "citation"),
    "issue": ("疑点", "not understood"),
}
"""Kinds of marks, in the order of the legend."""

_LONGEST = 22
"""Characters of a clause's matter in the outline."""


def page(tables: Mapping[str, Sequence[Row]], frame: Frame) -> tuple[str, bytes]:
    """The path and the content of a document's page, of its rows alone."""
    document = tables["documents"][0]
    document_id = document["document_id"]
    path = document_page(document_id)
    grouped: dict[str | None, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for clause_id, table, row in by_clause(tables):
        grouped[clause_id][table].append(row)
    drawn = DataTables(frame.words, document_id, up(path))
    text, found = marked(
        tables, document_id, lambda clause: drawn.draw(clause["path"], grouped[clause["clause_id"]])
    )
    content = frame.render(
        "document.html",
        path,
        document=document,
        document_id=document_id,
        text=Markup(text),
        outline=Markup(_outline(tables["clauses"], grouped)),
        clauses=len(tables["clauses"]),
        kinds=_kinds(found),
        loose=Markup(drawn.draw(None, grouped[None])),
        corrections=tables.get("corrections", ()),
        counts=[(len(tables[t]), *COUNTED[t]) for t in ("responsibilities", "deadlines")],
        width=len(document_id) + 1,
    )
    return path, content


def _kinds(found: Sequence[Span]) -> list[tuple[str, str, str, int]]:
    counts = Counter(span.kind for span in found)
    return [(kind, zh, en, counts[kind]) for kind, (zh, en) in KIND_NAMES.items() if counts[kind]]


def _outline(
    clauses: Sequence[Row], grouped: Mapping[str | None, Mapping[str, Sequence[Row]]]
) -> str:
    """A flat list: the level is told by the path and by a class."""
    items = []
    for clause in clauses:
        duties = len(grouped[clause["clause_id"]]["responsibilities"])
        matter = visible(clause["matter"])
        name = matter if len(matter) <= _LONGEST else f"{matter[: _LONGEST - 1]}…"
        count = f'<span class="c">{duties}</span>' if duties else ""
        items.append(
            f'<li class="o{min(clause["depth"], 4)}"><a href="{fragment(clause["path"])}">'
            f'<span class="num">{escape(clause["path"])}</span>'
            f"<span>{escape(name, quote=False)}</span>{count}</a></li>"
        )
    return f'<ol lang="zh-Hans">{"".join(items)}</ol>'
