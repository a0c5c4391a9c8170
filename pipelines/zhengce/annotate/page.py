"""An annotated document as one page of HTML that needs nothing else: no script, no other file.

Documents are untrusted text: all of it is escaped, and the page's policy lets nothing load.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from zhengce.annotate.marks import NAMES, Mark, marks
from zhengce.annotate.segments import Line, lines, visible
from zhengce.model import Extraction

_LISTED = frozenset(NAMES) - {"label", "heading"}
_LONGEST_QUOTE = 80

_PAGE = """<!DOCTYPE html>
<html lang="zh-Hans" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class="legend">{legend}</p>
</header>
<main class="document">
{document}
</main>
<section>
<h2 id="rows">读出的内容 · What was read</h2>
<table>
<thead><tr><th>条款 clause</th><th>种类 kind</th><th>原文 text</th><th>读作 read as</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>
</body>
</html>
"""


def page(extraction: Extraction) -> str:
    """The document with every span marked, a legend, and a table of rows linked to the spans."""
    found = marks(extraction)
    names = {id(mark): f"m{number}" for number, mark in enumerate(found, 1)}
    drawn = (_line(line, extraction.text, names) for line in lines(extraction, found))
    return _PAGE.format(
        title=_safe(extraction.document.title),
        style=files(__package__).joinpath("page.css").read_text(encoding="utf-8"),
        legend=_legend(found),
        document="\n".join(drawn),
        rows="\n".join(_rows(found, extraction.text, names)),
    )


def _line(line: Line[Mark], text: str, names: Mapping[int, str]) -> str:
    """A line; over each segment its marks, nested, the longest outside."""
    drawn = []
    for segment in line.segments:
        opening = "".join(
            _opening(mark, names[id(mark)] if mark.start == segment.start else None)
            for mark in segment.marks
        )
        said = _safe(text[segment.start : segment.end])
        drawn.append(f"{opening}{said}{'</mark>' * len(segment.marks)}")
    path = _safe(" ".join(line.paths))
    return f'<div class="path">{path}</div><p>{"".join(drawn)}</p>'


def _opening(mark: Mark, name: str | None) -> str:
    zh, en = NAMES[mark.kind]
    title = _safe(f"{zh} {en}" + f": {mark.meaning}" * bool(mark.meaning))
    link = f' id="{name}"' if name else ""
    return f'<mark class="{mark.kind}" title="{title}"{link}>'


def _legend(found: Sequence[Mark]) -> str:
    return " ".join(
        f'<span><mark class="{kind}">{zh}</mark> {en} {sum(m.kind == kind for m in found)}</span>'
        for kind, (zh, en) in NAMES.items()
    )


def _rows(found: Sequence[Mark], text: str, names: Mapping[int, str]) -> Iterator[str]:
    for mark in found:
        if mark.kind not in _LISTED:
            continue
        quoted = text[mark.start : mark.end]
        if len(quoted) > _LONGEST_QUOTE:
            quoted = f"{quoted[:_LONGEST_QUOTE]}…"
        zh, en = NAMES[mark.kind]
        where = _safe(mark.path or "")
        # An empty span has no mark in the text to link to.
        linked = f'<a href="#{names[id(mark)]}">{_safe(quoted)}</a>' if quoted else ""
        yield (
            f'<tr><td>{where}</td><td><mark class="{mark.kind}">{zh}</mark> {en}</td>'
            f"<td>{linked}</td><td>{_safe(mark.meaning)}</td></tr>"
        )


def _safe(text: str) -> str:
    return escape(visible(text))
