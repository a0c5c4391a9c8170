"""What a user finds in the rows of one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhengce.tables.assemble import part, part_names
from zhengce.tables.schema import load


def rows(extractions, name):
    return part(extractions, extractor_version="1.0.0")[name].to_pylist()


def test_every_part_has_the_columns_of_its_table(make):
    made = part([make()], extractor_version="1.0.0")
    for name in part_names():
        published = load().tables[name].arrow()
        assert made[name].schema.names[: len(published)] == published.names
        assert made[name].num_rows > 0
    assert set(load().tables) - set(made) == {"duties", "quarantine"}


def test_a_document_without_anything_has_parts_all_the_same():
    assert {
        name: t.num_rows for name, t in part([], extractor_version="1").items()
    } == dict.fromkeys(part_names(), 0)


def test_document_takes_its_place_and_counts(make):
    [row] = rows([make()], "documents")
    assert (row["jurisdiction_code"], row["jurisdiction"], row["jurisdiction_level"]) == (
        "110000",
        "北京市",
        "province",
    )
    assert (row["n_clauses"], row["n_responsibilities"], row["n_deadlines"]) == (4, 3, 2)
    assert row["extractor_version"] == "1.0.0"


def test_document_of_an_unknown_place_has_null_place(make):
    document = make()
    [row] = rows([replace(document, document=replace(document.document, place=None))], "documents")
    assert row["jurisdiction"] is row["jurisdiction_code"] is row["jurisdiction_level"] is None


def test_clauses_are_identified_nested_and_summed_up(make):
    preamble, heading, first, second = rows([make("d/x")], "clauses")
    assert [r["clause_id"] for r in (preamble, heading, first, second)] == [
        "d/x#0",
        "d/x#1",
        "d/x#1.1",
        "d/x#1.2",
    ]
    assert [r["ordinal"] for r in (preamble, heading, first, second)] == [0, 1, 2, 3]
    assert (first["depth"], first["parent_path"]) == (2, "1")
    assert (heading["depth"], heading["parent_path"]) == (1, None)
    assert preamble["matter"] == "各区人民政府："
    assert first["matter"] == "加强规划引导"
    assert second["matter"] == "推进信用建设"
    assert second["text"] == "推进信用建设。由各有关部门负责。"


@pytest.mark.parametrize(
    ("path", "parent", "depth"), [("a1/2", None, 1), ("a1/2.10.3", "a1/2.10", 3), ("0", None, 1)]
)
def test_attachments_have_a_top_of_their_own(make, path, parent, depth):
    document = make()
    clause = document.clauses[0]._replace(path=path)
    [row] = rows([replace(document, clauses=(clause,))], "clauses")
    assert (row["parent_path"], row["depth"]) == (parent, depth)


def test_rows_are_numbered_within_their_clause(make):
    made = part([make("a"), make("b")], extractor_version="1")
    assert made["responsibilities"]["responsibility_id"].to_pylist() == [
        "a#1.1@1",
        "a#1.1@2",
        "a#1.2@1",
        "b#1.1@1",
        "b#1.1@2",
        "b#1.2@1",
    ]
    assert made["deadlines"]["deadline_id"].to_pylist()[:2] == ["a#1.1~1", "a#1.1~2"]
    assert made["targets"]["target_id"].to_pylist()[0] == "a#1.1$1"
    assert made["citations"]["citation_id"].to_pylist()[0] == "a#0!1"
    assert made["issues"]["issue_id"].to_pylist() == ["a#1.2?1", "b#1.2?1"]


def test_printed_words_are_quoted_from_the_text(make):
    made = part([make()], extractor_version="1")
    assert made["responsibilities"]["mention"].to_pylist() == [
        "市卫生计生委",
        "市财政局",
        "各有关部门",
    ]
    assert made["deadlines"]["expression"].to_pylist() == ["到2019年底", "2019年底前"]
    assert made["targets"]["expression"].to_pylist() == ["占比达到30%"]


def test_an_organisation_without_department_keeps_its_row(make):
    collective = rows([make()], "responsibilities")[2]
    assert collective["department_id"] is None
    assert collective["function"] is None
    assert collective["is_collective"] is True
    document = make()
    unknown = document.responsibilities[0]._replace(resolution=None)
    [row] = rows([replace(document, responsibilities=(unknown,))], "responsibilities")
    assert row["department_id"] is None


def test_departments_count_the_document_and_keep_former_names(make):
    health, finance = rows([make()], "departments")
    assert (health["department_id"], health["document_id"]) == ("110000:health", "a")
    assert health["former_names"] == "北京市卫生和计划生育委员会"
    assert health["mentions"] == 1
    assert finance["former_names"] is None


def test_an_issue_may_belong_to_no_clause(make):
    document = make()
    issue = document.issues[0]._replace(path=None)
    [row] = rows([replace(document, issues=(issue,))], "issues")
    assert (row["issue_id"], row["clause_id"], row["code"]) == ("a?1", None, "unknown_organisation")


def test_a_plain_number_has_no_unit(make):
    document = make()
    target = document.targets[0]._replace(unit="")
    [row] = rows([replace(document, targets=(target,))], "targets")
    assert row["unit"] is None
