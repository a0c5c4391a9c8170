"""Tables of contents: where one stands, by its title or by the headings that come again below.

What stands above and below it, ``clauses`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhengce.reading.layout import Paragraph
from zhengce.reading.unit_labels import Label

_title = re.compile(r"目 *[录次]")
_LEADERS = ("." * 8, "…" * 4)
_FARTHEST = 60
"""Paragraphs of a document among which a table of contents begins."""
_FEWEST = 3
"""Headings that a list without a title has at least."""

_Labels = Mapping[int, Sequence[tuple[int, Label]]]


class Contents(NamedTuple):
    """The paragraphs of a table of contents: its first, and the first after it."""

    first: int
    after: int


def found(shadowed: str, paragraphs: Sequence[Paragraph], labels: _Labels) -> Contents | None:
    """The table of contents of a document, if it has one."""
    for leader in _LEADERS:
        if leader in shadowed and (dotted := _dotted(leader, shadowed, paragraphs)):
            return dotted
    for index, (start, end, _) in enumerate(paragraphs[:_FARTHEST]):
        if shadowed[start] == "目" and _title.fullmatch(shadowed, start, end):
            after = _after_titled(paragraphs, labels, index)
            if after is None:
                after = _paged(shadowed, paragraphs, labels, index)
            if after is not None:
                return Contents(index, after)
    return _untitled(shadowed, paragraphs, labels)


def _dotted(leader: str, shadowed: str, paragraphs: Sequence[Paragraph]) -> Contents | None:
    """Entries that dots lead to their pages' numbers: 第一节　量刑..........9, also several in a line."""
    led = [
        index
        for index, (start, end, _) in enumerate(paragraphs[: 2 * _FARTHEST])
        if shadowed.find(leader, start, end) > start  # not ………（写明建议的具体事项), of a form
    ]
    last = 0
    while last + 1 < len(led) and led[last + 1] - led[last] <= _FEWEST:
        last += 1
    return Contents(led[0], led[last] + 1) if last + 1 >= _FEWEST else None


def _after_titled(paragraphs: Sequence[Paragraph], labels: _Labels, title: int) -> int | None:
    """The paragraph below a title 目录 whose label is that of the first entry again."""
    listed = [label for at in range(title, len(paragraphs)) for _, label in labels.get(at, ())]
    for label in listed[1:]:
        first = listed[0]
        if label.leading and (label.family, label.number) == (first.family, first.number):
            return label.paragraph
    return None


def _paged(
    shadowed: str, paragraphs: Sequence[Paragraph], labels: _Labels, title: int
) -> int | None:
    """The paragraph below entries that each end in a page's number: 第一节 指导思想10, of a text cut off."""
    at = title + 1
    while at < len(paragraphs) and at in labels and shadowed[paragraphs[at].end - 1].isdigit():
        at += 1
    return at if at - title > _FEWEST else None


def _untitled(shadowed: str, paragraphs: Sequence[Paragraph], labels: _Labels) -> Contents | None:
    """Labelled lines, one below another, the first of which comes again behind the last."""
    first = next(iter(labels), len(paragraphs))
    if first >= min(_FARTHEST, len(paragraphs)):
        return None
    start, end, _ = paragraphs[first]
    if shadowed[end - 1] == "。":
        return None
    heading = shadowed[start:end]
    at = first + 1
    while at < len(paragraphs) and at in labels:
        start, end, _ = paragraphs[at]
        if end - start == len(heading) and shadowed.startswith(heading, start):
            return Contents(first, at) if at - first >= _FEWEST else None
        if shadowed[end - 1] == "。":  # (六)完成时限:2008年内, of two projects and what is between
            return None
        at += 1
    return None
