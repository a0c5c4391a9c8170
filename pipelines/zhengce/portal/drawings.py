"""The pictures: rows in, SVG out.  Colours are classes, coordinates have one decimal, so equal
rows give equal bytes; whatever a picture says a table or a link on the page says, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from markupsafe import Markup

from zhengce.portal.address import explore, function_page, url
from zhengce.portal.marked import Span
from zhengce.portal.words import Words

_OPEN_KINDS = ("ongoing", "recurring", "phased")
_SHARE = 0.95
"""Of the clauses that the years drawn hold at least; the earlier ones are one column."""


@dataclass(frozen=True, slots=True)
class Size:
    """Widths of a timeline, in pixels."""

    narrow: bool
    width: int
    label: int
    early: int
    right: int
    row: int
    rows: int
    letters: tuple[int, int]
    """Of a label in Chinese and in English."""


WIDE = Size(False, 1150, 180, 52, 96, 32, 14, (12, 24))
NARROW = Size(True, 358, 84, 26, 34, 34, 12, (6, 11))
_TOP = 34


def timeline(
    months: Mapping[str, Mapping[str, int]], open_ended: Mapping[str, int], words: Words, size: Size
) -> Markup:
    """When the functions are due: a dot a month, its area the clauses; a row a function."""
    totals = {function: sum(counts.values()) for function, counts in months.items()}
    functions = sorted(totals, key=lambda function: (-totals[function], function))[: size.rows]
    first, last = window(months)
    height = _TOP + size.row * len(functions) + 4
    axis = _Axis(first, last, size, height)
    drawn = "".join(axis.draw(any(month < str(first) for f in functions for month in months[f])))
    for place, function in enumerate(functions):
        y = _TOP + size.row * place + size.row / 2
        drawn += _row(function, months[function], open_ended.get(function, 0), words, axis, y)
    kind = "narrow" if size.narrow else "wide"
    return Markup(
        f'<svg class="{kind}" viewBox="0 0 {size.width} {height}" role="group" '
        f'aria-label="按职能统计的完成期限，{first}–{last} 年" '
        f'data-en="Deadlines by function, {first}–{last}">{drawn}</svg>'
    )


def window(months: Mapping[str, Mapping[str, int]]) -> tuple[int, int]:
    """The years that are drawn: always the last one, and as few as hold nearly all clauses,
    but three where there are three."""
    years: dict[int, int] = {}
    for counts in months.values():
        for month, count in counts.items():
            years[int(month[:4])] = years.get(int(month[:4]), 0) + count
    last, total, held = max(years), sum(years.values()), 0
    for year in range(last, min(years) - 1, -1):
        held += years.get(year, 0)
        if held >= _SHARE * total and (last - year >= 2 or year == min(years)):
            return year, last
    return min(years), last


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int
    size: Size
    height: int

    def x(self, months: float) -> float:
        """Of a number of months since the first year began."""
        left = self.size.label + self.size.early
        inside = self.size.width - self.size.right - left
        return left + months / ((self.last - self.first + 1) * 12) * inside

    def of(self, month: str) -> float:
        """Of the middle of ``YYYY-MM``."""
        return self.x((int(month[:4]) - self.first) * 12 + int(month[5:7]) - 0.5)

    def draw(self, early: bool) -> Iterator[str]:
        size = self.size
        every = max(1, (self.last - self.first + 1) // (4 if size.narrow else 14))
        for year in range(self.first, self.last + 2):
            at = (year - self.first) * 12
            yield _line("ax", self.x(at), _TOP - 8, self.height)
            if year <= self.last and (self.last - year) % every == 0:
                middle = self.x(at + 6)
                yield f'<text x="{middle:.1f}" y="{_TOP - 14}" text-anchor="middle">{year}</text>'
        if early:
            yield self._head(size.label + size.early / 2, "更早", "Earlier", "middle")
        yield self._head(size.width, "持续" if size.narrow else "持续推进等", "Open", "end")

    def _head(self, x: float, zh: str, en: str, anchor: str) -> str:
        place = f'x="{x:.1f}" y="{_TOP - 14}" text-anchor="{anchor}"'
        return f'<text class="zh" {place}>{zh}</text><text class="en" lang="en" {place}>{en}</text>'


def _line(kind: str, x: float, top: float, bottom: float) -> str:
    return f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom}"/>'


def _row(
    function: str,
    counts: Mapping[str, int],
    open_ended: int,
    words: Words,
    axis: _Axis,
    y: float,
) -> str:
    size, term = axis.size, words.function_term(function)
    under = y + size.row / 2
    zh, en = (
        escape(_cut(name, n)) for name, n in zip((term.zh, term.en), size.letters, strict=True)
    )
    drawn = (
        f'<line class="ax2" x1="0" x2="{size.width}" y1="{under}" y2="{under}"/>'
        f'<a href="{url(function_page(function))}"><text class="t-l zh" x="0" y="{y + 5}">{zh}'
        f'</text><text class="t-l en" lang="en" x="0" y="{y + 5}">{en}</text></a>'
    )
    if early := sum(n for month, n in counts.items() if int(month[:4]) < axis.first):
        middle = size.label + size.early / 2
        drawn += f'<text x="{middle:.1f}" y="{y + 5}" text-anchor="middle">{early}</text>'
    for month, count in sorted(counts.items()):
        if int(month[:4]) >= axis.first:
            drawn += _dot(function, month, count, term.zh, term.en, axis, y)
    if open_ended:
        link = escape(explore(fn=function, kind=_OPEN_KINDS))
        drawn += (
            f'<a href="{link}">{_title(f"{term.zh}：{open_ended} 个没有截止日期的条款", f"{term.en}: {open_ended} clauses without an end date")}'
            f'<text class="og" aria-hidden="true" x="{size.width}" y="{y + 5}" '
            f'text-anchor="end">{open_ended}</text></a>'
        )
    return drawn


def _dot(function: str, month: str, count: int, zh: str, en: str, axis: _Axis, y: float) -> str:
    x = axis.of(month)
    radius = min((5 + 2.7 * sqrt(count)) * (0.82 if axis.size.narrow else 1), 15)
    number = (
        f'<text class="dotn" aria-hidden="true" x="{x:.1f}" y="{y + 4}" text-anchor="middle">'
        f"{count}</text>"
        if count > 1
        else ""
    )
    link = escape(explore(fn=function, due=month, kind="by"))
    title = _title(f"{zh}，{month}：{count} 个条款", f"{en}, {month}: {count} clauses")
    return (
        f'<a href="{link}">{title}<circle class="dot" cx="{x:.1f}" cy="{y}" r="{radius:.1f}"/>'
        f"{number}</a>"
    )


def _title(zh: str, en: str) -> str:
    return f'<title data-en="{escape(en)}">{escape(zh)}</title>'


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


# --- one document ---


def strip(
    length: int, longest: int, chapters: Sequence[int], spans: Sequence[Span], label: str
) -> Markup:
    """A document's text to scale: chapters, bodies by role, time limits, citations.

    ``length`` and ``longest``, that of the longest document beside it, are in characters.
    """
    width = 640
    scale = width / max(longest, 1)
    drawn = [f'<rect class="fp-base" x="0" y="10" width="{length * scale:.1f}" height="16"/>']
    drawn += [
        f'<rect class="fp-ch" x="{at * scale:.1f}" y="6" width="1" height="24"/>' for at in chapters
    ]
    shapes = {"cite": (10, 3), "lead": (13, 13), "responsible": (13, 13), "support": (13, 13)}
    for kind in shapes:
        top, height = shapes[kind]
        drawn += [
            f'<rect class="fp-{kind}" x="{span.start * scale:.1f}" y="{top}" '
            f'width="{max(1.2, (span.end - span.start) * scale):.1f}" height="{height}"/>'
            for span in spans
            if span.kind == kind
        ]
    drawn += [
        f'<path class="fp-limit" d="M{span.start * scale:.1f} 8l-3.2-6h6.4z"/>'
        for span in spans
        if span.kind == "limit"
    ]
    return Markup(
        f'<svg viewBox="-4 0 {width + 8} 32" role="img" aria-label="{escape(label)}">'
        f"{''.join(drawn)}</svg>"
    )


def bar(value: int, most: int) -> Markup:
    """One bar of a list of bars."""
    width = value / max(most, 1) * 200
    return Markup(
        '<svg viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="fill" x="0" y="1" width="{width:.1f}" height="10"/></svg>'
    )


def shares(roles: Mapping[str, int]) -> Markup:
    """How duties divide into roles, as one bar; nothing where all are just responsible."""
    total = sum(roles.values())
    if set(roles) == {"responsible"}:
        return Markup()
    drawn, x = "", 0.0
    for role in ("lead", "responsible", "support"):
        width = roles.get(role, 0) / total * 100
        if width:
            drawn += f'<rect class="b-{role}" x="{x:.1f}" y="0" width="{width:.1f}" height="6"/>'
        x += width
    return Markup(
        '<svg class="mb" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f"{drawn}</svg>"
    )


def step(count: int) -> int:
    """The step of the heat map's scale: 1–2, 3–5, 6–10, 11–20, 21 and more."""
    return 0 if not count else 1 + sum(count > limit for limit in (2, 5, 10, 20))
