"""The published Parquet files, laid out for those who read them and read by these; CSV holds the same."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengce import model
from zhengce.tables.csv_file import FORMULA, write_csv
from zhengce.tables.schema import Column, Scalar, load

HOSTILE = "=1+1 </script> \"quoted\", 'x'\u2028after \u0085 end"
Publish = Callable[..., dict[str, Path]]


@pytest.fixture(params=["some rows", "no rows"])
def files(
    request: pytest.FixtureRequest, publish: Publish, make: Callable[..., model.Extraction]
) -> dict[str, Path]:
    """Every table: of an ordinary document and a hostile one, or of nothing."""
    if request.param == "no rows":
        return publish([])
    found = make("@hostile")
    return publish([make("a"), replace(found, document=replace(found.document, title=HOSTILE))])


def test_columns_are_plain_and_described(files: Mapping[str, Path]) -> None:
    plain = {pa.string(), pa.bool_(), pa.int32(), pa.float64(), pa.date32()}
    for name, path in files.items():
        schema = pq.read_schema(path)
        assert set(schema.types) <= plain
        assert schema.metadata[b"title_zh"].decode() == load().tables[name].title_zh
        for field, column in zip(schema, load().tables[name].columns, strict=True):
            described = {key.decode(): text.decode() for key, text in field.metadata.items()}
            assert described == {
                key: getattr(column, key)
                for key in ("title_zh", "title_en", "description_zh", "description_en")
            }


def test_files_are_compressed_indexed_and_say_how_they_are_sorted(
    files: Mapping[str, Path],
) -> None:
    for name, path in files.items():
        metadata, table = pq.read_metadata(path), load().tables[name]
        for group in map(metadata.row_group, range(metadata.num_row_groups)):
            sorted_by = [metadata.schema.column(s.column_index).name for s in group.sorting_columns]
            assert sorted_by == list(table.key)
            for chunk in map(group.column, range(group.num_columns)):
                assert chunk.compression == "ZSTD"
                assert chunk.has_column_index and chunk.has_offset_index
        keys = pq.read_table(path, columns=list(table.key)).to_pylist()
        assert keys == sorted(keys, key=lambda row: tuple(row.values()))


def test_everyone_reads_the_same(files: Mapping[str, Path]) -> None:
    for path in files.values():
        rows = pq.read_table(path).to_pylist()
        assert pl.read_parquet(path, glob=False).to_dicts() == rows
        shown = duckdb.sql(f"FROM read_parquet('{str(path).replace('[', '[[]')}')")
        assert shown.to_arrow_table().to_pylist() == rows
        frame = pd.read_parquet(path, dtype_backend="pyarrow")
        assert frame.astype(object).where(frame.notna(), None).to_dict("records") == rows


def restored(cell: str, column: Column) -> Scalar | None:
    """A value of a CSV file, by what the schema says of its column."""
    if cell == "" and not (column.may_be_empty and not column.nullable):
        return None
    if column.type == "string":
        return cell[1:] if re.match("'" + FORMULA.removeprefix("^"), cell) else cell
    read: dict[str, Callable[[str], Scalar]] = {
        "bool": {"true": True, "false": False}.__getitem__,
        "int32": int,
        "float64": float,
        "date": date.fromisoformat,
    }
    return read[column.type](cell)


def test_csv_holds_the_same_values(files: Mapping[str, Path], tmp_path: Path) -> None:
    for name, path in files.items():
        write_csv(path, tmp_path / f"{name}.csv")
        columns = load().tables[name].columns
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            found = [
                {c.name: restored(row[c.name], c) for c in columns}
                for row in csv.DictReader(stream)
            ]
        assert found == pq.read_table(path).to_pylist()
