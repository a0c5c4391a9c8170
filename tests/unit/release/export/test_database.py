"""zhengce.duckdb holds the release's tables, and is as reproducible as they are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengce import model
from zhengce.release import files
from zhengce.release.export.database import write
from zhengce.tables.schema import load


@pytest.fixture
def database(each: Path, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """The file under another name, as somebody who has downloaded it may give it."""
    path = shutil.copy(each / "zhengce.duckdb", tmp_path / "数据 1.db")
    return duckdb.connect(str(path), read_only=True)


def test_it_holds_every_table_as_in_parquet(
    each: Path, database: duckdb.DuckDBPyConnection
) -> None:
    for name, table in load().tables.items():
        found = database.sql(f"FROM {name} ORDER BY {', '.join(table.key)}").to_arrow_table()
        expected = pq.read_table(each / f"parquet/{name}.parquet")
        assert found.to_pylist() == expected.to_pylist()
        assert [str(f.type) for f in found.schema] == [str(f.type) for f in expected.schema]


def test_duties_is_a_view(database: duckdb.DuckDBPyConnection) -> None:
    views = database.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert views == [("duties",)]


def test_it_has_keys_and_comments(database: duckdb.DuckDBPyConnection) -> None:
    keys = dict(
        database.sql(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints()"
            " WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    )
    assert keys == {t.name: list(t.key) for t in load().tables.values() if not t.derived}
    comments = database.sql(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    assert ("duties", "role") in {row[:2] for row in comments}
    for name, column, comment in comments:
        defined = load().tables[name].column(column)
        assert defined.description_zh in comment and defined.title_en in comment
        referred = {
            f"外键 Foreign key: {key.table}.{other}"
            for key in load().tables[name].foreign_keys
            for own, other in zip(key.columns, key.references, strict=True)
            if own == column
        }
        assert {line for line in comment.splitlines() if "Foreign key" in line} == referred


def test_the_key_of_a_very_large_table_is_said_and_not_declared(
    release: Path, tmp_path: Path
) -> None:
    staged = Path(shutil.copytree(release / "parquet", tmp_path / "parquet")).parent
    rows = {
        name: pq.read_metadata(staged / f"parquet/{name}.parquet").num_rows
        for name in load().tables
    }
    write(staged, load().tables, keyed=rows["deadlines"])
    with duckdb.connect(str(staged / "zhengce.duckdb"), read_only=True) as found:
        declared = found.sql(
            "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
        said = found.sql(
            "SELECT table_name FROM duckdb_tables() WHERE contains(comment, 'Primary key: ')"
        ).fetchall()
        assert found.sql("SELECT count(*) FROM clauses").fetchall() == [(rows["clauses"],)]
    large = {n for n, t in load().tables.items() if not t.view and rows[n] > rows["deadlines"]}
    assert {name for (name,) in said} == large >= {"responsibilities", "clauses"}
    assert not large & {name for (name,) in declared}


def test_free_memory_says_nothing_of_the_order_of_rows(release: Path, tmp_path: Path) -> None:
    """Of more row groups (122,880 rows) than one."""
    table = load().tables["issues"]
    few = pq.read_table(release / "parquet/issues.parquet")
    count = 250_000
    many = few.take(pa.array(np.arange(count) % few.num_rows)).set_column(
        0, few.schema.field(0), pa.array([f"d#1:{number:06}" for number in range(count)])
    )
    (tmp_path / "parquet").mkdir()
    pq.write_table(many, tmp_path / "parquet/issues.parquet")
    found = set()
    for memory in ("64MB", "1GB"):
        write(tmp_path, {table.name: table}, keyed=0, memory=memory)
        found.add(files.sha256(tmp_path / "zhengce.duckdb"))
    assert len(found) == 1


WRITE = (
    "import sys; from pathlib import Path\n"
    "from zhengce.release.export import write, write_database\n"
    "from zhengce.release import manifest\n"
    "from zhengce.tables.schema import load\n"
    "folder = Path(sys.argv[1])\n"
    "write(folder, manifest.read(folder), load())\n"
    "write_database(folder, load())\n"
)


def written_again(folder: Path, copy: Path, *, filled: int = 0) -> Path:
    """The exports once more, in another process, whose memory holds something else: with the GNU C
    library, the byte ``filled`` wherever it is not set."""
    shutil.copytree(folder, copy)
    for name in ("zhengce.duckdb", "deadlines.ics", "croissant.json"):
        (copy / name).unlink()
    environment = os.environ | {"MALLOC_PERTURB_": f"{filled}"}
    subprocess.run([sys.executable, "-c", WRITE, copy], check=True, env=environment)
    return copy


def test_equal_tables_give_equal_bytes(each: Path, tmp_path: Path) -> None:
    for number in range(2):
        folder = written_again(each, tmp_path / f"{number}")
        for path in each.rglob("*.*"):
            if path.is_file():
                assert (folder / path.relative_to(each)).read_bytes() == path.read_bytes(), path


def test_nothing_that_was_in_memory_gets_into_it(
    make: Callable[..., model.Extraction],
    publish_release: Callable[[model.Extraction], Path],
    tmp_path: Path,
) -> None:
    """Not even with texts so long that they have blocks of their own; which are whole."""
    document = make("d")
    folder = publish_release(replace(document, text=document.text + "长" * 5000))
    files = [
        written_again(folder, tmp_path / f"{byte}", filled=byte) / "zhengce.duckdb"
        for byte in (85, 170)
    ]
    assert files[0].read_bytes() == files[1].read_bytes()
    with duckdb.connect(str(files[0]), read_only=True) as database:
        assert database.execute("SELECT text FROM texts").fetchall()[0][0].endswith("长" * 5000)
