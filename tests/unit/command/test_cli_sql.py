"""``zhengce sql``: what it answers, how that looks, and what it never touches."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from rich.cells import cell_len

from zhengce import cli
from zhengce.tables.schema import load


@pytest.fixture(scope="module")
def root(publisher: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "out[1]'s"
    publisher.release(folder, {"卫生": 1})
    publisher.release(folder, {"卫生": 1, "b": 2, "c": 3})
    return folder


def sql(query: str, root: Path | str, *more: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(["sql", query, "-o", str(root), *more])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def answered(query: str, root: Path | str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert sql(query, root, *more) == 0
    return capsys.readouterr().out


def test_every_table_is_there_by_its_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(answered("SHOW TABLES", root, capsys, "--format", "json"))
    assert {row["name"] for row in rows} == set(load().tables)
    for table in load().tables:
        query = f"SELECT count(*) AS n FROM {table}"
        assert json.loads(answered(query, root, capsys, "--format", "json")) == [{"n": 3}]


def test_values_are_exact_in_json_and_csv(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = (
        "SELECT deadline_id AS 文件, end_date, year_inferred, 1.5 AS x, NULL AS y, "
        "'a,\"b\"\n' AS z, [1] AS l FROM deadlines WHERE deadline_id = '卫生'"
    )
    (row,) = json.loads(answered(query, root, capsys, "--format", "json"))
    assert row == {
        "文件": "卫生", "end_date": "2000-01-02", "year_inferred": False, "x": 1.5, "y": None,
        "z": 'a,"b"\n', "l": [1],
    }  # fmt: skip
    head, cells = csv.reader(io.StringIO(answered(query, root, capsys, "--format", "csv")))
    assert head == list(row)
    assert cells == ["卫生", "2000-01-02", "false", "1.5", "", 'a,"b"\n', "[1]"]
    assert answered("FROM texts WHERE false", root, capsys, "--format", "json") == "[]\n"


def test_the_table_keeps_its_columns_and_says_null(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "SELECT document_id AS 文件, NULL AS 无, 7 AS n, '[red]' || chr(27) || '[2J' FROM texts"
    shown = answered(query, root, capsys)
    assert shown.count("NULL") == 3
    assert "[red]\N{REPLACEMENT CHARACTER}[2J" in shown and "\x1b" not in shown
    lines = shown.splitlines()
    assert len({cell_len(line) for line in lines}) == 1, "the frame is straight"
    assert "┃  n ┃" not in shown and "│ 7 │" in shown


def test_a_long_answer_says_that_there_is_more(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for rows, more in ((100, False), (101, True)):
        shown = answered(f"FROM range({rows})", root, capsys)
        assert ("the first 100 rows" in shown) is more
    assert len(answered("FROM range(2500)", root, capsys, "--format", "csv").split()) == 2501


def test_a_named_version_a_url_and_standard_input(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root))
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT count(*) FROM texts;\n"))
    url = f"http://127.0.0.1:{server.server_port}"
    more = ("--format", "csv", "--version", "2026.11.0")
    assert answered("-", url, capsys, *more) == "count_star()\n1\n"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("FROM dutie", 'Table with name dutie does not exist! Did you mean "duties"? (line 1).'),
        ("SELECT 1;\nSELEC 2", 'syntax error at or near "SELEC" (line 2).'),
        ("SELECT wrong FROM duties", "wrong"),
        ("SELECT CAST(document_id AS INT) FROM texts", "Could not convert string"),
        ("  ", "There is no statement to answer."),
        ("SELECT 1 AS a, 2 AS a", "Two columns have one name"),
    ],
    ids=["table", "syntax", "column", "value", "nothing", "names"],
)
def test_a_wrong_query_is_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], query: str, said: str
) -> None:
    assert sql(query, root, "--format", "json") == 2
    shown = capsys.readouterr()
    assert said in shown.err and len(shown.err.splitlines()) == 1
    assert shown.out == ""


@pytest.mark.parametrize(
    "query",
    [
        "FROM read_text('{secret}')",
        "FROM read_csv('{secret}')",
        "FROM '{secret}'",
        "FROM glob('{folder}/*')",
        "ATTACH '{folder}/new.db'",
        "COPY duties TO '{folder}/new.csv'",
        "COPY (SELECT 1) TO '{parquet}' (FORMAT parquet)",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{folder}/new.csv'",
        "EXPORT DATABASE '{folder}/new'",
        "SET enable_external_access = true; FROM read_text('{secret}')",
        "RESET enable_external_access; FROM read_text('{secret}')",
        "SET allowed_paths = ['{secret}']; FROM read_text('{secret}')",
        "INSTALL httpfs",
        "LOAD '{secret}'",
        "FROM read_text('http://127.0.0.1:9/')",
        "FROM secret",
    ],
)
def test_a_query_reads_and_writes_no_file(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    (tmp_path / "secret.csv").write_text("hidden\n1\n")
    parquet = root / "v/2026.11.1/parquet/duties.parquet"
    before = hashlib.sha256(parquet.read_bytes()).hexdigest()
    places = {"secret": tmp_path / "secret.csv", "folder": tmp_path, "parquet": parquet}
    assert sql(query.format(**{k: str(v).replace("'", "''") for k, v in places.items()}), root) == 2
    shown = capsys.readouterr()
    assert "hidden" not in shown.out + shown.err and len(shown.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert hashlib.sha256(parquet.read_bytes()).hexdigest() == before


def test_a_query_changes_nothing_for_the_next(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sql("CREATE TABLE t AS FROM texts; DROP VIEW duties; FROM t", root) == 0
    capsys.readouterr()
    assert sql("FROM t", root) == 2
    assert sql("FROM duties", root) == 0


def test_no_release_and_a_damaged_one(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], publisher: ModuleType
) -> None:
    assert sql("SELECT 1", tmp_path / "none") == 1
    assert "Nothing has been published" in capsys.readouterr().err
    publisher.release(tmp_path, {"a": 1})
    damaged = tmp_path / "v/2026.11.0/parquet/duties.parquet"
    damaged.write_bytes(b"PAR1")
    assert sql("SELECT 1", tmp_path) == 1
    assert f"{damaged} cannot be read" in capsys.readouterr().err
