"""Marks over a text become segments and lines."""

from __future__ import annotations

from zhengce.annotate.marks import Mark, marks
from zhengce.annotate.segments import flatten, lines, visible


def mark(kind, start, end):
    return Mark(kind, start, end, None, "")


def pieces(found, start, end):
    return [(s.start, s.end, "/".join(m.kind for m in s.marks)) for s in flatten(found, start, end)]


def test_a_mark_in_another_lies_inside_it():
    found = [mark("limit", 2, 4), mark("target", 1, 6)]
    assert pieces(found, 0, 8) == [
        (0, 1, ""),
        (1, 2, "target"),
        (2, 4, "target/limit"),
        (4, 6, "target"),
        (6, 8, ""),
    ]


def test_marks_that_cross_are_cut_where_they_do():
    found = [mark("limit", 0, 3), mark("citation", 2, 5)]
    assert pieces(found, 0, 5) == [(0, 2, "limit"), (2, 3, "limit/citation"), (3, 5, "citation")]


def test_equal_marks_lie_over_each_other():
    assert pieces([mark("lead", 0, 2), mark("issue", 0, 2)], 0, 2) == [(0, 2, "lead/issue")]


def test_an_empty_mark_lies_over_nothing_and_one_outside_is_left_out():
    assert pieces([mark("issue", 1, 1), mark("lead", 5, 9)], 0, 3) == [(0, 3, "")]


def test_each_line_says_which_clauses_begin_in_it(make):
    document = make()
    found = list(lines(document, marks(document)))
    assert [line.paths for line in found] == [("0",), (), ("1",), ("1.1",), ("1.2",)]
    assert [document.text[line.start : line.end] for line in found] == document.text.split("\n")


def test_a_clause_that_begins_within_a_paragraph_begins_a_line(make):
    from dataclasses import replace

    document = make()
    glued = replace(document, text=document.text.replace("\n", "。"))
    found = list(lines(glued, marks(glued)))
    assert [line.paths for line in found] == [("0",), ("1",), ("1.1",), ("1.2",)]
    assert "".join(glued.text[line.start : line.end] for line in found) == glued.text


def test_what_steers_a_terminal_is_shown_and_keeps_its_length():
    hostile = "a\x1b[31mb\x9b\u202ec\r\x07\ud800\n\t中"
    shown = visible(hostile)
    assert len(shown) == len(hostile)
    assert shown == "a␛[31mb\ufffd\ufffdc␍␇\ufffd\n\t中"
