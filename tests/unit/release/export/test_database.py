"""zhengce.duckdb holds the release's tables, and is as reproducible as they are."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

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
    constraints = {
        row[:2]: row[2]
        for row in database.sql(
            "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints()"
            " WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    }
    for table in load().tables.values():
        if not table.derived:
            assert constraints[table.name, "PRIMARY KEY"] == list(table.key)
    comments = database.sql(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    assert ("duties", "role") in {row[:2] for row in comments}
    for name, column, comment in comments:
        defined = load().tables[name].column(column)
        assert defined.description_zh in comment and defined.title_en in comment
    told = {row[:2]: row[2].rpartition("→ ")[2] for row in comments}
    assert told["responsibilities", "clause_id"] == "clauses.clause_id"
    assert told["citations", "cited_document_id"] == "documents.document_id"


def test_equal_tables_give_equal_bytes(each: Path, tmp_path: Path) -> None:
    """In another process, whose memory holds something else."""
    script = (
        "import sys; from pathlib import Path\n"
        "from zhengce.release.export import write\n"
        "from zhengce.release import manifest\n"
        "from zhengce.tables.schema import load\n"
        "write(Path(sys.argv[1]), manifest.read(Path(sys.argv[1])), load())\n"
    )
    for number in range(2):
        folder = tmp_path / f"{number}"
        shutil.copytree(each, folder)
        for name in ("zhengce.duckdb", "deadlines.ics", "croissant.json"):
            (folder / name).unlink()
        subprocess.run([sys.executable, "-c", script, folder], check=True)
        for path in each.rglob("*.*"):
            if path.is_file():
                assert (folder / path.relative_to(each)).read_bytes() == path.read_bytes(), path
