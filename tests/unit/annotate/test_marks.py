"""What is marked in a document, and what the marks say."""

from __future__ import annotations

from zhengce.annotate.marks import NAMES, marks


def said(make, kind):
    document = make()
    return [(document.text[m.start : m.end], m.meaning) for m in marks(document) if m.kind == kind]


def test_every_kind_of_record_is_marked_with_what_was_read(make):
    assert said(make, "lead") == [("市卫生计生委", "北京市卫生健康委员会 110000:health")]
    assert said(make, "support") == [("市财政局", "北京市财政局 110000:finance · 等 open-ended")]
    assert said(make, "responsible") == [("各有关部门", "各有关部门 · 集体 collective")]
    assert said(make, "limit")[0] == ("到2019年底", "截止 by a date · 2019-12-31")
    assert said(make, "target") == [("占比达到30%", "占比 · 等于 equal to 30% · 2019-12-31")]
    [(quoted, meaning)] = said(make, "citation")
    assert quoted.startswith("《") and meaning.startswith("贯彻落实 implements · 社会办医措施")
    assert said(make, "issue") == [("各有关部门", "未识别的机构 unknown organisation")]


def test_labels_and_headings_are_marked_where_they_stand(make):
    assert [words for words, _ in said(make, "label")] == ["一、", "（一）", "（二）"]
    assert [words for words, _ in said(make, "heading")] == ["优化审批流程", "加强规划引导"]


def test_marks_stand_in_reading_order(make):
    found = marks(make())
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert {m.kind for m in found} == set(NAMES)
