"""Each rule on a column fails where a column breaks it, and names the row."""

from __future__ import annotations

import shutil
import socket
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengce.model import Quarantined
from zhengce.quality import check_table
from zhengce.tables.schema import load

TABLES = list(load().tables.values())


@pytest.fixture(scope="module")
def good(make, tmp_path_factory, publish_below):
    gone = [Quarantined(f"{i}.txt", "0" * 64, "empty", "The file has no bytes.") for i in "xyz"]
    documents = [make("a"), make("b"), make("c")]
    return publish_below(documents, tmp_path_factory.mktemp("good"), quarantined=tuple(gone))


@pytest.fixture
def folder(good, tmp_path):
    """A release to break."""
    return shutil.copytree(good, tmp_path / "parquet")


def failing(folder, table, change):
    """The failed rules after ``change`` has had its way with the table's rows."""
    path = folder / f"{table.name}.parquet"
    rows = pq.read_table(path).to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=table.arrow()), path)
    return {r.rule: r for r in check_table(table.name, folder) if not r.passed}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_good_table_passes(folder, table):
    results = check_table(table.name, folder)
    assert len(results) > len(table.columns) / 2
    for result in results:
        assert result.passed, result
        assert (result.observed, result.examples, result.severity) == (0, (), "critical")
        assert result.message.endswith(".")
        assert result.rule.isidentifier()
    assert len({r.rule for r in results}) == len(results)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_missing_value_fails(folder, table):
    required = [c.name for c in table.columns if not c.nullable]

    def change(rows):
        rows[1] |= dict.fromkeys(required)

    failed = failing(folder, table, change)
    assert {f"not_null_{name}" for name in required} <= set(failed)
    assert {r.observed for r in failed.values()} == {1}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_values_outside_the_schema_fail_and_the_row_is_named(folder, table):
    wrong = {}
    for column in table.columns:
        if column.name in table.key:
            continue
        if column.enum:
            wrong[f"in_set_{column.name}"] = (column.name, "无此值")
        elif column.type == "date":
            wrong[f"in_range_{column.name}"] = (column.name, date(1948, 12, 31))
        elif column.minimum is not None:
            wrong[f"in_range_{column.name}"] = (column.name, column.minimum - 1)
        elif column.pattern:
            wrong[f"matches_{column.name}"] = (column.name, "不合格式")
    key = pq.read_table(folder / f"{table.name}.parquet")[table.key[0]].to_pylist()[1]

    def change(rows):
        rows[1] |= dict(wrong.values())

    failed = failing(folder, table, change)
    assert set(failed) == set(wrong)
    for result in failed.values():
        assert (result.observed, result.examples) == (1, (key,))
        assert f"1 of {len(pq.read_table(folder / f'{table.name}.parquet'))} rows" in result.message


def test_dates_too_far_ahead_fail(folder):
    table = load().tables["deadlines"]
    failed = failing(folder, table, lambda rows: rows[0].update(end_date=date(2100, 1, 1)))
    assert set(failed) == {"in_range_end_date"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_key_that_occurs_twice_fails(folder, table):
    failed = failing(folder, table, lambda rows: rows.insert(1, rows[0]))
    assert set(failed) == {f"unique_{table.key[0]}", "sorted_by_key"}
    assert failed["sorted_by_key"].observed == 1
    assert set(failed[f"unique_{table.key[0]}"].examples) == set(failed["sorted_by_key"].examples)


def test_rows_out_of_order_fail(folder):
    failed = failing(folder, load().tables["texts"], lambda rows: rows.reverse())
    assert set(failed) == {"sorted_by_key"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda t: t.drop_columns(["label"]), ("label",)),
        (lambda t: t.append_column("extra", pa.array([1] * t.num_rows)), ("extra",)),
        (lambda t: t.set_column(5, "depth", t["depth"].cast(pa.int64())), ("depth",)),
        (lambda t: t.select(t.column_names[::-1]), None),
    ],
)
def test_other_columns_fail_before_anything_else(folder, change, named):
    path = folder / "clauses.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    [result] = check_table("clauses", folder)
    assert (result.rule, result.passed) == ("columns", False)
    if named:
        assert result.examples == named


def test_a_table_without_rows_passes(publish):
    folder = publish([])["texts"].parent
    for table in TABLES:
        assert all(result.passed for result in check_table(table.name, folder))


def test_rows_are_counted_through_all_batches(folder, monkeypatch):
    from zhengce.quality import suites

    monkeypatch.setattr(suites, "_ROWS", 1)
    table = load().tables["responsibilities"]
    failed = failing(folder, table, lambda rows: [r.update(role="boss") for r in rows])
    assert failed["in_set_role"].observed == 9
    assert len(failed["in_set_role"].examples) == 5


def test_great_expectations_reports_nothing_to_anyone(folder, monkeypatch, capfd):
    from zhengce.quality import expectations

    called = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: called.append(a))
    monkeypatch.setattr(socket.socket, "connect", lambda *a: called.append(a))
    expectations.batch_definition.cache_clear()
    check_table("quarantine", folder)
    assert called == []
    assert capfd.readouterr() == ("", "")


def test_a_table_that_is_not_there_is_an_error(folder):
    (folder / "texts.parquet").unlink()
    with pytest.raises(FileNotFoundError):
        check_table("texts", folder)
    with pytest.raises(KeyError):
        check_table("nonsense", folder)
