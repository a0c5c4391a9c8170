"""A release as an SQLite database, as SQLite sees it and as Datasette serves it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import zhengce
from zhengce import cli
from zhengce.tables.schema import load


def zhengce_sqlite(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(["sqlite", *arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture(scope="module")
def written(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sqlite") / "duties.db"
    assert zhengce_sqlite(str(out), "-o", str(output)) == 0
    assert {path.name for path in out.parent.iterdir()} == {"duties.db", "duties.metadata.json"}
    return out


@pytest.fixture
def database(written: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(written)) as connection:
        yield connection


def test_every_row_is_there_and_every_reference_holds(
    database: sqlite3.Connection, output: Path
) -> None:
    release = zhengce.Release(output)
    for name, rows in release.tables.items():
        assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (rows,)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for name, table in load().tables.items():
        kept = database.execute(f"PRAGMA foreign_key_list({name})").fetchall()
        assert {row[2] for row in kept} == {key.table for key in table.foreign_keys}
        keys = database.execute(
            f"SELECT name FROM pragma_table_info('{name}') WHERE pk ORDER BY pk"
        )
        assert tuple(key for (key,) in keys) == table.key


def test_values_are_those_of_the_parquet_files(database: sqlite3.Connection, output: Path) -> None:
    frame = zhengce.load("deadlines", root=output)
    rows = database.execute(
        "SELECT expression, end_date, duration_value, year_inferred FROM deadlines"
        " ORDER BY deadline_id"
    ).fetchall()
    assert [row[0] for row in rows] == frame["expression"].tolist()
    dates = frame["end_date"].dt.strftime("%Y-%m-%d")
    assert [row[1] for row in rows] == dates.astype(object).where(dates.notna(), None).tolist()
    assert [row[3] for row in rows] == frame["year_inferred"].astype(int).tolist()
    late = "SELECT count(*) FROM deadlines WHERE end_date >= '2019-12-31'"
    assert database.execute(late).fetchone() == ((frame["end_date"] >= "2019-12-31").sum(),)


def test_datasette_serves_it_described(written: Path) -> None:
    from datasette.app import Datasette

    metadata = json.loads(written.with_suffix(".metadata.json").read_text(encoding="utf-8"))
    datasette = Datasette([str(written)], metadata=metadata)

    async def ask(path: str) -> Any:
        answer = await datasette.client.get(path)
        assert answer.status_code == 200, path
        return answer

    async def look() -> None:
        home = (await ask("/")).text
        assert "政策文件任务数据 Policy duties 2025.6.0" in home
        assert "https://creativecommons.org/licenses/by/4.0/" in home
        for name, table in load().tables.items():
            page = (await ask(f"/duties/{name}")).text
            assert table.title_zh in page and table.description_zh in page
            for column in table.columns:
                assert f"{column.title_zh}：" in page
        found = (await ask("/duties/duties.json?role=lead&_shape=objects")).json()
        assert {row["role"] for row in found["rows"]} == {"lead"}
        enums = {c.name for c in load().tables["duties"].columns if c.enum}
        assert enums and enums <= set(found["facet_results"])
        department = found["rows"][0]["department_id"]
        assert (
            f'href="/duties/departments/{department.replace(":", "~3A")}"'
            in (await ask("/duties/duties?role=lead")).text
        )  # a reference is a link

    asyncio.run(look())


def test_the_same_release_makes_the_same_files(written: Path, output: Path, tmp_path: Path) -> None:
    out = tmp_path / written.name
    for _ in range(2):  # the second replaces the first
        assert zhengce_sqlite(str(out), "-o", str(output)) == 0
    assert out.read_bytes() == written.read_bytes()
    names = (path.with_suffix(".metadata.json") for path in (out, written))
    first, second = (name.read_bytes() for name in names)
    assert first == second


def test_no_other_file_is_replaced(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thesis = tmp_path / "thesis.db"
    with closing(sqlite3.connect(thesis)) as other:
        other.execute("CREATE TABLE years (work)")
    before = thesis.read_bytes()
    note = tmp_path / "note.txt"
    note.write_text("x")
    for place in (thesis, note):
        assert zhengce_sqlite(str(place), "-o", str(output)) == 1
        assert f"{place} was not written by this command" in capsys.readouterr().err
    assert (thesis.read_bytes(), note.read_text()) == (before, "x")
    missing = tmp_path / "no/such/folder.db"
    assert zhengce_sqlite(str(missing), "-o", str(output)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert zhengce_sqlite(str(tmp_path / "new.db"), "-o", str(tmp_path / "none")) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"thesis.db", "note.txt"}
