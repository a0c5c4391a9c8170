"""croissant.json, read by the library of those who made the format; nothing is fetched."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pytest

from zhengce import model
from zhengce.release import files
from zhengce.tables.schema import load


@pytest.fixture
def mlcroissant() -> ModuleType:
    import absl.logging
    import mlcroissant

    # The library's log writes to what stderr is now, pytest's capture, and closes that when Dagster
    # arranges the logs of a run; what Python itself writes to it leaves open.
    absl.logging.get_absl_handler().python_handler.stream = sys.__stderr__
    return mlcroissant


@pytest.fixture
def small(hostile: model.Extraction, publish_release: Callable[[model.Extraction], Path]) -> Path:
    """A release of one document, since the library takes a millisecond a cell."""
    return publish_release(hostile)


def test_it_loads_without_a_complaint(mlcroissant: ModuleType, each: Path) -> None:
    dataset = mlcroissant.Dataset(each / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    assert str(dataset.metadata.version) == each.name
    assert dataset.metadata.ctx.is_v1_1()
    assert {r.id for r in dataset.metadata.record_sets} == set(load().tables)


def test_a_record_set_has_the_rows_of_its_table(mlcroissant: ModuleType, small: Path) -> None:
    """Not so for empty tables: the library cannot join what has no rows (1.1.1)."""
    for name, table in load().tables.items():
        expected = pq.read_table(small / f"parquet/{name}.parquet").to_pylist()
        found = list(mlcroissant.Dataset(small / "croissant.json").records(name))
        assert len(found) == len(expected)
        key = table.key[0]
        assert [str(r[f"{name}/{key}"], "utf-8") for r in found] == [row[key] for row in expected]


def test_a_description_with_a_hole_is_refused(
    mlcroissant: ModuleType, release: Path, tmp_path: Path
) -> None:
    described = json.loads((release / "croissant.json").read_bytes())
    described["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "no/such.parquet"
    (tmp_path / "croissant.json").write_text(json.dumps(described))
    with pytest.raises(mlcroissant.ValidationError):
        mlcroissant.Dataset(tmp_path / "croissant.json")


def test_files_are_named_with_size_and_hash(each: Path) -> None:
    for file in json.loads((each / "croissant.json").read_bytes())["distribution"]:
        path = each / file["contentUrl"]
        assert file["contentSize"] == f"{path.stat().st_size} B"
        assert file["sha256"] == files.sha256(path)


def test_foreign_keys_are_references(mlcroissant: ModuleType, release: Path) -> None:
    dataset = mlcroissant.Dataset(release / "croissant.json")
    fields = {f.id: f for r in dataset.metadata.record_sets for f in r.fields}
    for table in load().tables.values():
        for key in table.foreign_keys:
            field = fields[f"{table.name}/{key.columns[0]}"]
            assert field.references.field == f"{key.table}/{key.references[0]}"
