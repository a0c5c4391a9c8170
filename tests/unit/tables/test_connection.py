"""A database that was used before is as empty as a new one, and spills where it is told."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from zhengce.freed import WORTH, taken
from zhengce.tables.connection import connect

LARGE = "CREATE TEMP TABLE large AS SELECT md5(range::VARCHAR) AS word FROM range(400_000)"


def names(database: duckdb.DuckDBPyConnection) -> list[str]:
    found = database.sql("SELECT name FROM (SHOW ALL TABLES)").fetchall()
    return [name for (name,) in found]


def test_nothing_of_an_earlier_use_is_left() -> None:
    with connect() as database:
        database.execute("CREATE TABLE kept AS SELECT 1")
        database.execute("CREATE TEMP TABLE passing AS SELECT 1")
        database.execute("CREATE VIEW seen AS SELECT 1")
        database.register("shown", pa.table({"a": [1]}))
        assert sorted(names(database)) == ["kept", "passing", "seen", "shown"]
    with connect() as database:
        assert names(database) == []


def test_two_at_once_do_not_see_each_other() -> None:
    with connect() as one, connect() as other:
        one.execute("CREATE TABLE mine AS SELECT 1")
        assert names(other) == []


def test_a_limit_holds_for_one_use(tmp_path: Path) -> None:
    limit = "SELECT current_setting('memory_limit'), current_setting('temp_directory')"
    for name, given in (("a", "64MB"), ("b", "256MB")):
        (tmp_path / name).mkdir()
        with connect(spill=tmp_path / name, memory_limit=given) as database:
            ((memory, folder),) = database.sql(limit).fetchall()
        assert memory == {"64MB": "61.0 MiB", "256MB": "244.1 MiB"}[given]
        assert folder.startswith(f"{tmp_path / name}/")


def test_what_spills_does_so_in_its_own_folder_and_leaves_nothing(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        with connect(spill=tmp_path / name, memory_limit="10MB") as database:
            database.execute(LARGE)
            assert [p for p in (tmp_path / name).rglob("*") if p.is_file()]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b"]


@pytest.mark.skipif(sys.platform != "linux", reason="only it says what a process has taken")
def test_one_that_took_much_memory_does_not_keep_it() -> None:
    with connect() as database:
        database.execute("SELECT 1")
    before = taken()
    with connect() as database:
        database.execute("CREATE TEMP TABLE large AS SELECT range * 7 AS n FROM range(8_000_000)")
        held = taken() - before
    assert held > 3 * WORTH  # else the test would show nothing
    assert taken() - before < WORTH


def test_after_an_error_it_works_on() -> None:
    with pytest.raises(duckdb.CatalogException), connect() as database:
        database.execute("CREATE TABLE kept AS SELECT 1")
        database.execute("FROM nowhere")
    with connect() as database:
        assert names(database) == []
