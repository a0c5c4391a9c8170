from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengce.release import changes
from zhengce.release.changes import ChangeCount, Pair
from zhengce.release.errors import ReleaseError
from zhengce.tables.schema import Table, load

ROWS = 1_000
"""Rows of a row group, so that large tables are compared in several bands."""
SCHEMA = pa.schema([("id", pa.string()), ("n", pa.int32()), ("text", pa.string())])
Row = tuple[str, int | None, str | None]


def table(path: Path, rows: Sequence[Row], schema: pa.Schema = SCHEMA) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    found = [dict(zip(schema.names, row, strict=True)) for row in rows]
    pq.write_table(pa.Table.from_pylist(found, schema=schema), path, row_group_size=ROWS)
    return path


def told(pair: Pair) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in pair.rows()]


def test_rows_that_came_changed_and_went(tmp_path: Path) -> None:
    old = [("a", 1, "x"), ("b", 2, None), ("c", 3, "z"), ("d", 4, "same")]
    new = [("b", 2, "y"), ("c", None, "Z"), ("d", 4, "same"), ("e", 5, "new")]
    pair = Pair(("id",), table(tmp_path / "old", old), table(tmp_path / "new", new))
    assert told(pair) == [
        ("DEL", None, "a", 1, "x"),
        ("MOD", "text", "b", 2, "y"),
        ("MOD", "n;text", "c", None, "Z"),
        ("ADD", None, "e", 5, "new"),
    ]
    assert pair.count() == ChangeCount(added=1, modified=2, deleted=1)


def test_the_other_way_round(tmp_path: Path) -> None:
    pair = Pair(("id",), table(tmp_path / "old", [("a", 1, "x")]), table(tmp_path / "new", []))
    back = Pair(pair.key, pair.after, pair.before)
    assert pair.count() == ChangeCount(0, 0, 1)
    assert back.count() == ChangeCount(1, 0, 0)


def test_a_table_that_only_one_version_has(tmp_path: Path) -> None:
    path = table(tmp_path / "t", [("a", 2, "y"), ("b", 1, "x")])
    assert told(Pair(("id",), None, path)) == [
        ("ADD", None, "a", 2, "y"),
        ("ADD", None, "b", 1, "x"),
    ]
    assert Pair(("id",), path, None).count() == ChangeCount(0, 0, 2)


def test_equal_rows_in_other_bytes_are_no_change(tmp_path: Path) -> None:
    rows = [("a", 1, "x"), ("b", None, None)]
    old = table(tmp_path / "old", rows)
    pq.write_table(pq.read_table(old), tmp_path / "new", compression="none")
    pair = Pair(("id",), old, tmp_path / "new")
    assert not pair.identical()
    assert told(pair) == []
    assert not pair.count()


def test_a_new_column_is_a_change_where_it_says_something(tmp_path: Path) -> None:
    wider = SCHEMA.append(pa.field("more", pa.string()))
    old = table(tmp_path / "old", [("a", 1, "x"), ("b", 2, "y"), ("c", 3, "z")])
    new = table(tmp_path / "new", [("a", 1, "x", "!"), ("b", 2, "y", None)], wider)
    assert told(Pair(("id",), old, new)) == [
        ("MOD", "more", "a", 1, "x", "!"),
        ("DEL", None, "c", 3, "z", None),
    ]


def test_a_column_that_has_gone_or_changed_its_type(tmp_path: Path) -> None:
    other = pa.schema([("id", pa.string()), ("n", pa.string())])
    old = table(tmp_path / "old", [("a", 1, "x"), ("b", 2, "y")])
    new = table(tmp_path / "new", [("a", "one"), ("b", None)], other)
    assert told(Pair(("id",), old, new)) == [("MOD", "n", "a", "one")]


def test_a_key_of_several_columns(tmp_path: Path) -> None:
    old = table(tmp_path / "old", [("a", 1, "x"), ("a", 2, "y")])
    new = table(tmp_path / "new", [("a", 1, "x"), ("a", 3, "y")])
    assert told(Pair(("id", "n"), old, new)) == [
        ("DEL", None, "a", 2, "y"),
        ("ADD", None, "a", 3, "y"),
    ]


def test_folders_may_be_named_with_any_character(tmp_path: Path) -> None:
    folder = tmp_path / "it's [all] *fine*? 政策"
    old = table(folder / "old", [("a", 1, "x")])
    new = table(folder / "new", [("a", 2, "x")])
    assert told(Pair(("id",), old, new)) == [("MOD", "n", "a", 2, "x")]


def written(staged: Path, previous: Path | None, definition: Table) -> pa.Table:
    changes.write(previous, staged, {definition.name: definition})
    return pq.read_table(staged / "changes" / f"{definition.name}.parquet")


def test_the_file_is_typed_and_described_like_its_table_even_when_empty(tmp_path: Path) -> None:
    definition = load().tables["texts"]
    for folder in ("old", "new"):
        table(tmp_path / folder / "parquet/texts.parquet", [("a", "x")], definition.arrow())
    found = written(tmp_path / "new", tmp_path / "old", definition)
    assert found.num_rows == 0
    assert found.schema.names == ["op", "changed_fields", *definition.names()]
    assert [found.schema.field(n) for n in definition.names()] == list(definition.arrow())
    assert [p.name for p in (tmp_path / "new" / "changes").iterdir()] == ["texts.parquet"]


def test_many_rows_give_the_same_bytes_each_time(tmp_path: Path) -> None:
    definition = replace(load().tables["texts"], rows_per_group=ROWS)
    old = [(f"{n:05}", "old") for n in range(0, 9_000, 2)]
    new = [(f"{n:05}", "new") for n in range(0, 9_000, 3)]
    seen = set()
    ops = {"ADD": 1_500, "MOD": 1_500, "DEL": 3_000}
    for run in ("one", "two"):
        for folder, rows in (("old", old), ("new", new)):
            table(tmp_path / run / folder / "parquet/texts.parquet", rows, definition.arrow())
        found = written(tmp_path / run / "new", tmp_path / run / "old", definition)
        assert Counter(found.column("op").to_pylist()) == ops
        keys = found.column("document_id").to_pylist()
        assert keys == sorted({*(k for k, _ in old), *(k for k, _ in new)})
        seen.add((tmp_path / run / "new/changes/texts.parquet").read_bytes())
    assert len(seen) == 1


@pytest.mark.parametrize("damage", ["cut", "altered"])
def test_a_damaged_older_version_is_named(tmp_path: Path, damage: str) -> None:
    rows = [(f"{n:05}", n, str(n * 7919 % 1000)) for n in range(5_000)]
    old, new = table(tmp_path / "old.parquet", rows), table(tmp_path / "new.parquet", rows[:9])
    content = bytearray(old.read_bytes())
    content[200:3_000] = bytes(byte ^ 0x55 for byte in content[200:3_000])
    old.write_bytes(content[:-50] if damage == "cut" else content)
    with pytest.raises(ReleaseError, match=r"old\.parquet"):
        Pair(("id",), old, new).count()
