"""The published files: sorted, typed, the same whatever the batches."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from zhengce.model import Citation, Quarantined
from zhengce.tables import parquet as layout
from zhengce.tables.schema import load


def read(files, name):
    return pq.read_table(files[name]).to_pylist()


def test_rows_are_sorted_by_key_and_columns_are_the_schemas(make, publish):
    files = publish([make("b"), make("a"), make("c")], batch=1)
    for name, table in load().tables.items():
        rows = pq.read_table(files[name])
        assert rows.schema.equals(table.arrow())
        keys = rows[table.key[0]].to_pylist()
        assert keys == sorted(set(keys))


def test_equal_rows_give_equal_bytes_whatever_the_batches_and_their_order(make, publish):
    documents = [make(i) for i in "abcde"]
    one = publish(documents)
    many = publish(documents[::-1], batch=2)
    for name in load().tables:
        assert one[name].read_bytes() == many[name].read_bytes(), name


def test_row_groups_have_a_fixed_number_of_rows(tmp_path):
    table = replace(load().tables["texts"], rows_per_group=5)
    rows = pa.table({"document_id": [f"{i:02}" for i in range(12)], "text": ["x"] * 12})
    written = []
    for size in (1, 3, 12):
        pieces = [rows.slice(at, size) for at in range(0, 12, size)]
        assert layout.write_parquet(pieces, table, tmp_path / f"{size}.parquet") == 12
        written.append(tmp_path / f"{size}.parquet")
    metadata = pq.read_metadata(written[0])
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [5, 5, 2]
    assert len({path.read_bytes() for path in written}) == 1


def test_file_explains_itself_and_carries_no_frame_of_pandas(make, publish):
    file = pq.ParquetFile(publish([make()])["clauses"])
    schema = file.schema_arrow
    assert b"pandas" not in schema.metadata
    assert schema.metadata[b"title_zh"].decode() == "条款"
    assert schema.field("heading").metadata[b"description_en"].startswith(b"The clause's heading")
    column = file.metadata.row_group(0).column(schema.get_field_index("kind"))
    assert column.compression == "ZSTD"
    assert column.has_dictionary_page
    assert column.has_offset_index


def test_pandas_and_duckdb_read_the_files(make, publish):
    files = publish([make("a"), make("b")])
    frame = pd.read_parquet(files["responsibilities"])
    assert list(frame["mention"][:3]) == ["市卫生计生委", "市财政局", "各有关部门"]
    assert frame["is_open_ended"].dtype == bool
    count = duckdb.sql(
        "SELECT count(*) FROM read_parquet($f) WHERE end_date = DATE '2019-12-31'",
        params={"f": str(files["deadlines"]).replace("[", "[[]")},
    ).fetchall()
    assert count == [(4,)]


def test_departments_are_one_row_for_all_documents(make, publish):
    other = make("b")
    health = other.responsibilities[0]
    older = replace(
        other,
        responsibilities=(
            health._replace(resolution=replace(health.resolution, former_name="北京市卫生局")),
            other.responsibilities[1],
        ),
    )
    finance, health = read(publish([make("a"), older, make("c")], batch=1), "departments")
    assert (finance["department_id"], finance["mentions"]) == ("110000:finance", 3)
    assert finance["former_names"] is None
    assert health["mentions"] == 3
    assert health["former_names"] == "北京市卫生和计划生育委员会;北京市卫生局"


def test_citation_finds_its_document_in_the_release(make, publish):
    cited = [
        ("别的标题", "京政发[2016] 1号", "b"),
        ("北京市 文件《b》", None, "b"),
        ("北京市文件a", None, "a"),
        ("北京市文件b", "京政发〔2019〕9号", None),
        ("北京市文件c", "京政发〔2019〕9号", "c"),
        ("无此文件", None, None),
        ("同名文件", None, None),
    ]
    citations = tuple(Citation("0", title, n, "mentions", 0, 1) for title, n, _ in cited)
    same = [make(i) for i in "xy"]
    same = [replace(d, document=replace(d.document, title="同名文件")) for d in same]
    documents = [replace(make("a"), citations=citations), make("b", "京政发〔2016〕1号"), make("c")]
    rows = read(publish([*documents, *same]), "citations")
    assert [r["cited_document_id"] for r in rows if r["document_id"] == "a"] == [
        found for _, _, found in cited
    ]


def test_number_of_two_documents_is_no_ones(make, publish):
    documents = [make("a"), make("b", "京政发〔2016〕1号"), make("c", "京政发（2016）1号")]
    assert {r["cited_document_id"] for r in read(publish(documents), "citations")} == {None}


def test_duties_put_who_what_and_when_in_a_row(make, publish):
    lead, support, collective = read(publish([make()]), "duties")
    assert lead["name"] == "市卫生计生委"
    assert lead["role"] == "lead"
    assert lead["matter"] == "加强规划引导"
    assert lead["expression"] == support["expression"] == "到2019年底；2019年底前"
    assert lead["deadline_kind"] == "by;by"
    assert lead["end_date"].isoformat() == "2019-12-31"
    assert (lead["path"], lead["jurisdiction"], lead["title"]) == ("1.1", "北京市", "北京市文件 a")
    assert collective["expression"] is collective["end_date"] is None
    assert collective["matter"] == "推进信用建设"


def test_release_without_documents_has_all_its_tables(publish):
    gone = Quarantined("x.txt", None, "vanished", "The file went away while it was read.")
    files = publish([], quarantined=(gone, replace(gone, source_path="a.txt", reason="empty")))
    assert [r["source_path"] for r in read(files, "quarantine")] == ["a.txt", "x.txt"]
    for name in load().tables:
        assert pq.read_schema(files[name]).equals(load().tables[name].arrow())


def test_merging_leaves_nothing_else_behind(make, publish):
    files = publish([make()])
    folder = files["texts"].parent
    assert {p.name for p in folder.iterdir()} == {f"{name}.parquet" for name in load().tables}
