"""The files that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq

from zhengce.tables.csv_file import write_csv
from zhengce.tables.parquet import write_parquet
from zhengce.tables.schema import load


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_holds_what_parquet_holds(make, publish, tmp_path):
    shown = {True: "true", False: "false", None: ""}
    for name, parquet in publish([make("a"), make("b")]).items():
        assert write_csv(parquet, tmp_path / "out.csv") == 0
        rows = pq.read_table(parquet).to_pylist()
        expected = [
            {k: shown[v] if v is None or isinstance(v, bool) else str(v) for k, v in row.items()}
            for row in rows
        ]
        assert read_csv(tmp_path / "out.csv") == expected, name


def test_excel_sees_chinese_and_line_ends(make, publish, tmp_path):
    write_csv(publish([make()])["duties"], tmp_path / "duties.csv")
    written = (tmp_path / "duties.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfresponsibility_id,name,")
    assert written.count(b"\r\n") == written.count(b"\n") == 4


def test_heads_can_be_chinese(make, publish, tmp_path):
    duties = publish([make()])["duties"]
    write_csv(duties, tmp_path / "duties_zh.csv", header_zh=True)
    [first, *_] = read_csv(tmp_path / "duties_zh.csv")
    assert list(first) == [column.title_zh for column in load().tables["duties"].columns]
    assert first["机构名称"] == "市卫生计生委"
    assert len(set(first)) == len(load().tables["duties"].columns)


def test_a_cell_that_a_spreadsheet_would_run_is_prefixed_and_counted(tmp_path):
    table = load().tables["texts"]
    texts = ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "plain", "a=1", None, "'=x"]
    rows = pa.table({"document_id": [f"{i:02}" for i in range(len(texts))], "text": texts})
    write_parquet([rows], table, tmp_path / "texts.parquet")
    assert write_csv(tmp_path / "texts.parquet", tmp_path / "texts.csv") == 6
    assert [row["text"] for row in read_csv(tmp_path / "texts.csv")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "'＝1",
        "plain",
        "a=1",
        "",
        "'=x",
    ]


def test_a_negative_number_is_not_a_formula(make, publish, tmp_path):
    document = make()
    document = replace(document, targets=(document.targets[0]._replace(value=-2.5),))
    assert write_csv(publish([document])["targets"], tmp_path / "targets.csv") == 0
    assert read_csv(tmp_path / "targets.csv")[0]["value"] == "-2.5"


def test_every_cell_is_written_as_the_standard_library_writes_it(tmp_path):
    table = load().tables["texts"]
    texts = [
        "",
        "a,b",
        'a"b',
        '"',
        "a\nb",
        "a\rb",
        "a\r\nb",
        " a ",
        "甲，乙",
        "'x",
        None,
        "\u2028",
        "a;b",
    ]
    rows = pa.table({"document_id": [f"{i:02}" for i in range(len(texts))], "text": texts})
    write_parquet([rows], table, tmp_path / "texts.parquet")
    write_csv(tmp_path / "texts.parquet", tmp_path / "texts.csv")
    expected = io.StringIO(newline="")
    writer = csv.writer(expected, lineterminator="\r\n")
    writer.writerows([table.names(), *zip(rows["document_id"].to_pylist(), texts, strict=True)])
    assert (tmp_path / "texts.csv").read_bytes() == expected.getvalue().encode("utf-8-sig")
