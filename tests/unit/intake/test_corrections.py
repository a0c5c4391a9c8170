"""Slips in the sources are corrected as corrections.yml says, or the run fails with a sentence."""

from __future__ import annotations

import pytest

from zhengce.intake import WrongCorrection, correct, corrections, find
from zhengce.model import Block, Cell, Correction, Page

PAGE = Page(
    (
        Block("一、加强领导。2091年底前完成。"),
        Block("二、抓好落"),
        Block("实。"),
        Block("甲\n乙", Cell(0, 0, 0)),
        Block("丙", Cell(0, 0, 1)),
    ),
    "utf-8",
    True,
)


def corrected(action, matched, inserted=None):
    page = correct(PAGE, (Correction("d", action, matched, inserted, "a slip"),))
    return [block.text for block in page.blocks]


def texts(**changed):
    lines = [block.text for block in PAGE.blocks]
    for place, text in changed.items():
        lines[int(place[1:])] = text
    return lines


@pytest.mark.parametrize(
    ("action", "matched", "inserted", "made"),
    [
        ("replace", "2091", "2019", {"_0": "一、加强领导。2019年底前完成。"}),
        ("delete", "2091年底前", None, {"_0": "一、加强领导。完成。"}),
        ("insert_before", "2091年", "在", {"_0": "一、加强领导。在2091年底前完成。"}),
        ("insert_after", "2091年", "6月", {"_0": "一、加强领导。2091年6月底前完成。"}),
        ("replace", "乙", "乙\n丁", {"_3": "甲\n乙\n丁"}),
        ("replace", "丙", "戊", {"_4": "戊"}),
    ],
)
def test_each_action(action, matched, inserted, made):
    assert corrected(action, matched, inserted) == texts(**made)


def test_a_match_may_reach_over_a_line_end():
    assert corrected("replace", "落\n实", "落实")[1:3] == ["二、抓好落实。", "甲\n乙"]
    assert corrected("delete", "完成。\n")[0] == "一、加强领导。2091年底前二、抓好落"


def test_inserted_line_breaks_break_lines():
    assert corrected("insert_before", "2091", "\n")[:2] == ["一、加强领导。", "2091年底前完成。"]


def test_cells_stay_cells():
    page = correct(PAGE, (Correction("d", "replace", "丙", "戊", "a slip"),))
    assert page.blocks[4] == Block("戊", Cell(0, 0, 1))
    assert (page.encoding, page.wrapped) == ("utf-8", True)


def test_each_correction_is_made_on_what_those_before_it_left():
    first = Correction("d", "replace", "2091", "2019", "a slip")
    second = Correction("d", "replace", "2019", "2018", "another")
    assert "2018" in correct(PAGE, (first, second)).blocks[0].text


@pytest.mark.parametrize(
    ("matched", "complaint"),
    [
        ("2092", "does not occur exactly once in d, but not"),
        ("。", "does not occur exactly once in d, but more than once"),
        ("乙\n丙", "reaches out of a table's cell"),
        ("实。\n甲", "reaches out of a table's cell"),
    ],
)
def test_one_that_does_not_fit_is_an_error(matched, complaint):
    with pytest.raises(WrongCorrection, match=complaint):
        corrected("delete", matched)


def test_occurrences_that_overlap_are_two():
    page = Page((Block("日日日"),), "utf-8", False)
    with pytest.raises(WrongCorrection, match="more than once"):
        correct(page, (Correction("d", "delete", "日日", None, "a slip"),))


ENTRY = '- {document: 区/one, match: "2091", action: replace, with: "2019", reason: a slip}\n'


@pytest.fixture
def root(tmp_path):
    (tmp_path / "区").mkdir()
    (tmp_path / "区" / "one.txt").write_text("一、加强领导。2091年底前完成。", "utf-8")
    return tmp_path


def written(root, text):
    (root / "corrections.yml").write_text(text, "utf-8")
    return corrections(root)


def test_the_file_is_a_list(root):
    entry = Correction("区/one", "replace", "2091", "2019", "a slip")
    assert written(root, ENTRY) == {"区/one": (entry,)}


@pytest.mark.parametrize("text", ["", "[]", "# nothing\n[]\n"])
def test_an_empty_list_corrects_nothing(root, text):
    assert written(root, text) == {}


def test_a_folder_needs_no_such_file(root):
    assert corrections(root) == {}


def test_the_file_is_no_document(root):
    written(root, ENTRY)
    assert [source.document_id for source in find(root)] == ["区/one"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: [", "is not YAML"),
        ("document: one", "must be a list"),
        ("- one", "correction 1: must have document, match, action and reason"),
        (ENTRY.replace("区/one", "two"), "there is no document 'two' in this folder"),
        (ENTRY.replace("区/one", "区/one.txt"), "has no extension"),
        (ENTRY.replace("replace", "change"), "action must be one of replace, delete"),
        (ENTRY.replace("action: replace, ", ""), "action must be one of"),
        (ENTRY.replace("replace", "[1]"), "action must be one of"),
        (ENTRY.replace("with:", "text:"), "replace does not know text"),
        (ENTRY.replace("replace", "delete"), "delete does not know with"),
        (ENTRY.replace(", reason: a slip", ""), "reason is missing"),
        (ENTRY.replace('"2091"', "2091"), "match must be text; put a number in quotation marks"),
        (ENTRY.replace('"2091"', '""'), "match must be text"),
        (ENTRY + ENTRY.replace("a slip", "a slip, whom: me"), "correction 2: .* know whom"),
    ],
)
def test_a_slip_in_the_file_is_named(root, text, complaint):
    with pytest.raises(WrongCorrection, match=complaint) as error:
        written(root, text)
    assert "corrections.yml" in str(error.value)
    assert "\n" not in str(error.value)
