"""From characters at places to lines of text.  Tables and running heads are told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from zhengce.intake.pdf_page import Glyph


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its edges, baseline and size in points; ``text`` has no indentation."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of ``glyphs`` from top to bottom, each from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        if rows and rows[-1][0].baseline - glyph.baseline < _tolerance(rows[-1][0], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows if (line := _line(row)) is not None]


def _tolerance(first: Glyph, glyph: Glyph) -> float:
    """How far below a line's first character another may stand: raised notes and mixed fonts."""
    return 0.5 * max(first.size, glyph.size)


def _line(row: list[Glyph]) -> Line | None:
    row.sort(key=lambda glyph: glyph.left)
    printed = [glyph for glyph in row if not glyph.char.isspace()]
    if not printed:
        return None
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None and glyph.char == last.char and _overprinted(last, glyph):
            continue
        if last is not None:
            pieces.append(_gap(last, glyph))
        pieces.append(glyph.char)
        last = glyph
    text = "".join(pieces)
    return Line(
        text=text.strip(),
        left=min(glyph.left for glyph in printed),
        right=max(glyph.right for glyph in printed),
        baseline=median(glyph.baseline for glyph in printed),
        size=median(glyph.size for glyph in printed),
    )


def _overprinted(last: Glyph, glyph: Glyph) -> bool:
    """Bold by printing twice, a hair apart."""
    return abs(glyph.left - last.left) < 0.15 * glyph.size


def _gap(last: Glyph, glyph: Glyph) -> str:
    """A blank where characters stand apart and no blank is printed."""
    if last.char.isspace() or glyph.char.isspace():
        return ""
    latin = last.char.isascii() and glyph.char.isascii()
    return " " if glyph.left - last.right > (0.2 if latin else 0.6) * glyph.size else ""


def indented(line: Line, margin: float) -> str:
    """The line's text behind ideographic blanks for its distance from the text's left margin."""
    return "\u3000" * max(round((line.left - margin) / line.size), 0) + line.text


def margin(page: Sequence[Line]) -> float:
    """The left edge at which a page's full lines begin, in points."""
    if not page:
        return 0.0
    widest = max(line.right - line.left for line in page)
    full = [line.left for line in page if line.right - line.left > 0.75 * widest]
    return min(full)
