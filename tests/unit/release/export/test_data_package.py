"""datapackage.json holds to the standard, and the CSV files to it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import dplib
import jsonschema
import pyarrow.parquet as pq
import pytest

from zhengce.release import files
from zhengce.release.export.data_package import whole
from zhengce.tables.schema import load

PROFILE = Path(dplib.__file__).parent / "profiles/2.0/datapackage.json"


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return found


def problems(folder: Path) -> list[tuple[str, str]]:
    """What frictionless finds in the CSV files: the table and the kind of error."""
    import frictionless

    descriptor = described(folder)
    descriptor["resources"] = [r for r in descriptor["resources"] if r["format"] == "csv"]
    package = frictionless.Package.from_descriptor(descriptor, basepath=str(folder))
    report = package.validate()
    return [(task.name, error.type) for task in report.tasks for error in task.errors]


def test_it_is_valid_against_the_profile_of_version_2(each: Path) -> None:
    profile = json.loads(PROFILE.read_bytes())
    validator = jsonschema.validators.validator_for(profile)(profile)
    package = described(each)
    assert [error.message for error in validator.iter_errors(package)] == []
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    del package["resources"][0]["path"]
    assert list(validator.iter_errors(package))


def test_frictionless_finds_the_csv_files_as_described(each: Path) -> None:
    assert problems(each) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("beijing-measures-2017#1,", "no-such#1,", "foreign-key"),
        (",provision,", ",heresy,", "constraint-error"),
        (",0,1,", ",0,one,", "type-error"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    release: Path, tmp_path: Path, old: str, new: str, expected: str
) -> None:
    folder = Path(shutil.copytree(release, tmp_path / "broken"))
    path = folder / "csv/clauses.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    assert expected in {kind for _, kind in problems(folder)}


def test_every_table_is_there_as_csv_and_parquet_with_bytes_and_hash(each: Path) -> None:
    resources = {resource["name"]: resource for resource in described(each)["resources"]}
    names = load().tables.keys()
    assert resources.keys() == {*names, *(f"{name}-parquet" for name in names)}
    for resource in resources.values():
        path = each / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["hash"] == f"sha256:{files.sha256(path)}"


def test_fields_say_what_the_schema_says(release: Path) -> None:
    clauses = next(r for r in described(release)["resources"] if r["name"] == "clauses")
    fields = {field["name"]: field for field in clauses["schema"]["fields"]}
    assert fields.keys() == set(pq.read_schema(release / "parquet/clauses.parquet").names)
    assert fields["clause_id"]["constraints"] == {
        "required": True,
        "unique": True,
        "pattern": r"[\s\S]*#([a-z][0-9]+/)*[0-9]+(-[0-9]+)?(\.[0-9]+(-[0-9]+)?)*",
    }
    assert fields["kind"]["constraints"]["enum"][0] == "preamble"
    assert fields["text"]["missingValues"] == []
    assert fields["ordinal"]["title"] == "顺序 Order"
    assert clauses["schema"]["foreignKeys"] == [
        {
            "fields": ["document_id"],
            "reference": {"resource": "documents", "fields": ["document_id"]},
        }
    ]


def test_patterns_match_whole_values_as_they_did_parts_of_them() -> None:
    for table in load().tables.values():
        for column in table.columns:
            if column.pattern:
                assert re.search(column.pattern, str(column.example))
                assert re.fullmatch(whole(column.pattern), str(column.example))
                assert not re.fullmatch(whole(column.pattern), "\n")
    assert whole(r"^a\$") == r"a[$][\s\S]*"
