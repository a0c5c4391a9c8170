"""Each rule between tables fails on a release that breaks it; warnings name the place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengce.model import Clause
from zhengce.quality import check_release
from zhengce.tables import bands
from zhengce.tables.schema import load


@pytest.fixture(scope="module")
def good(make, tmp_path_factory, publish_below):
    return publish_below([make("a"), make("b")], tmp_path_factory.mktemp("good"))


@pytest.fixture
def folder(good, tmp_path):
    """A release to break."""
    return shutil.copytree(good, tmp_path / "parquet")


def failing(folder, **options):
    return {(r.table, r.rule): r for r in check_release(folder, **options) if not r.passed}


def change(folder, name, **cells):
    """Give the second row of a table other cells."""
    path = folder / f"{name}.parquet"
    rows = pq.read_table(path).to_pylist()
    rows[1] |= cells
    pq.write_table(pa.Table.from_pylist(rows, schema=load().tables[name].arrow()), path)


def drop(folder, name, row=1):
    path = folder / f"{name}.parquet"
    rows = pq.read_table(path).to_pylist()
    del rows[row]
    pq.write_table(pa.Table.from_pylist(rows, schema=load().tables[name].arrow()), path)


def test_a_good_release_passes_every_rule(folder):
    results = check_release(folder)
    assert all(result.passed for result in results), failing(folder)
    assert len({(r.table, r.rule) for r in results}) == len(results)
    assert all(result.rule.isidentifier() for result in results)
    assert {r.severity for r in results} == {"critical", "warning"}


def test_a_release_without_documents_passes(publish):
    assert failing(publish([])["texts"].parent) == {}


def test_every_reference_must_resolve(folder):
    broken = []
    for table in load().tables.values():
        columns = [column for foreign in table.foreign_keys for column in foreign.columns]
        if table.name != "quarantine" and columns:
            change(folder, table.name, **dict.fromkeys(columns, "nowhere"))
            broken += [(table.name, f"resolves_{column}") for column in columns]
    failed = failing(folder)
    for rule in broken:
        assert failed[rule].severity == "critical"
        assert failed[rule].observed >= 1
    assert {rule for rule in failed if rule[1].startswith("resolves_")} >= set(broken)


def test_every_span_must_reproduce_its_words(folder):
    quoted = {
        "clauses": "text",
        "responsibilities": "mention",
        "deadlines": "expression",
        "targets": "expression",
    }
    for table, column in quoted.items():
        change(folder, table, **{column: "别的字"})
    failed = failing(folder)
    for table, column in quoted.items():
        key = pq.read_table(folder / f"{table}.parquet")[0][1].as_py()
        result = failed.pop((table, f"span_reproduces_{column}"))
        assert (result.severity, result.examples) == ("critical", (key,))
    assert failed == {}


def test_spans_count_code_points(make, publish):
    document = saying(make(), "𠀀𠀀。（责任单位：市财政局）", "市财政局")
    assert failing(publish([document])["texts"].parent) == {}


@pytest.mark.parametrize("span", [{"char_end": 10**6}, {"char_start": 10, "char_end": 9}])
def test_every_span_must_lie_in_the_text(folder, span):
    tables = [t.name for t in load().tables.values() if "char_start" in t.names()]
    for table in tables:
        change(folder, table, **span)
    assert {(table, "span_in_text") for table in tables} <= set(failing(folder))


def test_what_is_missing_is_not_an_empty_text(folder):
    change(folder, "clauses", heading="")
    result = failing(folder)["clauses", "no_empty_text"]
    assert (result.severity, result.examples) == ("critical", ("a#1 heading",))


def test_a_clause_may_have_no_text_of_its_own(make, publish):
    document = make()
    empty = Clause("1.3", "（三）", None, "provision", len(document.text), len(document.text))
    folder = publish([replace(document, clauses=(*document.clauses, empty))])["texts"].parent
    assert failing(folder) == {}


def test_a_time_limit_must_not_end_before_it_begins(folder):
    change(folder, "deadlines", start_date=date(2019, 12, 31))
    assert failing(folder) == {}
    change(folder, "deadlines", start_date=date(2020, 1, 1))
    result = failing(folder)["deadlines", "end_date_not_before_start_date"]
    assert (result.severity, result.examples) == ("critical", ("a#1.1~2",))


def test_a_date_must_lie_within_fifty_years(folder):
    change(folder, "targets", end_date=date(2067, 4, 11))
    assert failing(folder) == {}
    change(folder, "targets", end_date=date(2067, 4, 12))
    assert set(failing(folder)) == {("targets", "within_50_years_end_date")}
    assert failing(folder, today=date(2020, 1, 1)) == {}


def test_clauses_must_not_overlap(folder):
    rows = pq.read_table(folder / "clauses.parquet").to_pylist()
    change(folder, "clauses", char_start=rows[1]["char_start"] - 12)
    result = failing(folder)["clauses", "clauses_do_not_overlap"]
    assert (result.severity, result.examples) == ("critical", ("a#1",))


def test_counts_of_a_document_must_be_those_of_its_rows(folder):
    counts = ["n_clauses", "n_responsibilities", "n_deadlines"]
    change(folder, "documents", **dict.fromkeys(counts, 7))
    assert set(failing(folder)) == {("documents", f"counts_{column}") for column in counts}


def test_mentions_of_a_department_must_be_counted(folder):
    change(folder, "departments", mentions=7)
    result = failing(folder)["departments", "counts_mentions"]
    assert result.examples == ("110000:health",)


def test_no_row_may_be_lost(folder):
    drop(folder, "texts")
    drop(folder, "duties")
    assert {("documents", "is_in_texts"), ("responsibilities", "is_in_duties")} == {
        (table, rule) for table, rule in failing(folder) if rule.startswith("is_in_")
    }


def test_rules_see_the_same_however_many_documents_are_read_together(folder, monkeypatch):
    change(folder, "responsibilities", mention="别的字")
    change(folder, "citations", cited_document_id="nowhere")
    change(folder, "texts", document_id="nowhere")
    together = check_release(folder)
    monkeypatch.setattr(bands, "BAND_CLAUSES", 1)
    assert check_release(folder) == together


def test_an_organisation_that_nobody_knows_is_a_warning_with_its_share(make, publish):
    document = make()
    unknown = document.responsibilities[0]._replace(resolution=None, name="某某局")
    document = replace(document, responsibilities=(unknown, *document.responsibilities[1:]))
    [(rule, result)] = failing(publish([document])["texts"].parent).items()
    assert rule == ("responsibilities", "department_is_known")
    assert result.severity == "warning"
    assert result.examples == ("a#1.1@1 某某局",)
    assert "1 of 3 rows (33.3%)" in result.message


# --- numbering ---


def numbered(document, *paths):
    """A document whose clauses have these paths and no text."""
    clauses = tuple(Clause(p, "第", None, "provision", 0, 0) for p in paths)
    bare = dict.fromkeys(("responsibilities", "deadlines", "targets", "citations", "issues"), ())
    return replace(document, clauses=clauses, **bare)


def test_a_gap_in_the_numbering_is_a_warning_that_names_it(make, publish):
    good = {
        "a": ["1", "2", "3"],
        "b": ["1", "1.1", "1.2", "2", "2.1"],
        "c": ["1", "1.1", "1.2", "2", "2.3", "2.4"],  # numbers that go on across chapters
        "d": ["1", "2", "a1/1", "a1/2"],
        "e": [str(n) for n in range(1, 13)],
        "f": ["1", "1-1", "1-1.1", "1-1.2", "1-2", "2"],  # 第一条之一, with items
    }
    gaps = {
        "s": ["1", "3!", "4"],
        "t": ["2!", "3"],
        "u": ["1", "1.1", "1.2", "2", "2.4!"],
        "v": ["1", "1-1", "1-1.1", "1-1.3!", "2"],  # five: no more examples are shown
        "w": ["1", "2", "a1/3!"],
    }
    documents = [
        numbered(make(i), *(p.rstrip("!") for p in paths)) for i, paths in (good | gaps).items()
    ]
    [(rule, result)] = failing(publish(documents)["texts"].parent).items()
    assert rule == ("clauses", "labels_number_on")
    assert result.severity == "warning"
    assert result.examples == tuple(
        f"{i}#{p.rstrip('!')} 第" for i, paths in gaps.items() for p in paths if p.endswith("!")
    )


# --- labels ---


def saying(document, text, *mentions):
    """A document of one clause, with duties for some words of it."""
    duty = document.responsibilities[1]
    duties = tuple(
        duty._replace(path="1", char_start=(at := text.index(m)), char_end=at + len(m))
        for m in mentions
    )
    made = numbered(document, "1")
    clause = made.clauses[0]._replace(char_end=len(text))
    return replace(made, text=text, clauses=(clause,), responsibilities=duties)


def test_a_label_of_duties_without_rows_is_a_warning(make, publish):
    documents = [
        saying(make("a"), "甲。（责任单位：市财政局）", "市财政局"),
        saying(make("b"), "甲。（责任单位：另行确定）"),
        saying(make("c"), "甲。（牵头单位：市财政局；配合单位：未定）", "市财政局"),
        saying(make("d"), "由市财政局办。（责任单位：市财政局）", "市财政局"),
        saying(make("e"), "甲。明确责任单位、完成时限。"),
        saying(make("f"), "甲。牵头部门\u3000: 无"),
    ]
    [(rule, result)] = failing(publish(documents)["texts"].parent).items()
    assert rule == ("clauses", "labels_of_duties_have_rows")
    assert result.severity == "warning"
    assert result.examples == (
        "b#1 责任单位：另行确定）",
        "c#1 配合单位：未定）",
        "f#1 牵头部门\u3000: 无",
    )


def test_a_label_of_time_limits_without_rows_is_a_warning(make, publish):
    folder = publish([saying(make(), "甲。（完成时限：尽早，责任单位：市财政局）", "市财政局")])
    [(rule, result)] = failing(folder["texts"].parent).items()
    assert rule == ("clauses", "labels_of_time_limits_have_rows")
    assert result.examples == ("a#1 完成时限：尽早，",)


def test_importing_the_room_imports_no_heavy_package():
    code = (
        "import sys, zhengce.quality, zhengce.tables.merge, zhengce.tables.assemble\n"
        "import zhengce.tables.csv_file, zhengce.tables.dictionary\n"
        "heavy = {'pandas', 'pyarrow', 'duckdb', 'great_expectations', 'dagster', 'numpy'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
