"""Whatever marks lie over a text, the pieces it is cut into join to it."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from zhengce.annotate.marks import Mark
from zhengce.annotate.segments import flatten, lines, visible
from zhengce.model import Clause

KINDS = ("lead", "limit", "target", "citation", "issue")


@st.composite
def marked(draw):
    text = draw(st.text(alphabet="政府\n 一、a\x1b", max_size=40))
    place = st.integers(0, len(text))
    marks = [
        Mark(draw(st.sampled_from(KINDS)), *sorted((draw(place), draw(place))), None, "")
        for _ in range(draw(st.integers(0, 8)))
    ]
    return text, marks


@given(marked())
def test_segments_join_to_the_text_and_tell_what_lies_over_them(example):
    text, marks = example
    segments = list(flatten(marks, 0, len(text)))
    assert "".join(text[s.start : s.end] for s in segments) == text
    for segment in segments:
        assert segment.start < segment.end
        over = [m for m in marks if m.start <= segment.start and segment.end <= m.end]
        assert sorted(map(id, over)) == sorted(map(id, segment.marks))
        cuts = {cut for m in marks if m.start < m.end for cut in (m.start, m.end)}
        assert not cuts & set(range(segment.start + 1, segment.end))


@given(marked(), st.lists(st.integers(0, 40), max_size=4))
def test_lines_join_to_the_text_and_hold_every_clause(example, begun):
    text, marks = example
    clauses = [
        Clause(str(number), None, None, "provision", min(at, len(text)), len(text))
        for number, at in enumerate(begun)
    ]
    found = list(lines(SimpleNamespace(text=text, clauses=clauses), marks))
    joined = ""
    for line in found:
        joined += "\n" * (len(joined) < line.start)
        assert "".join(text[s.start : s.end] for s in line.segments) == text[line.start : line.end]
        joined += text[line.start : line.end]
    assert joined == text
    assert sorted(p for line in found for p in line.paths) == sorted(c.path for c in clauses)


@given(st.text())
def test_making_visible_keeps_the_length(text):
    assert len(visible(text)) == len(text)
