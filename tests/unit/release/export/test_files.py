"""The small files of a release: its citation, its licence, its compressed tables, its list of all."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from zhengce.release import files, manifest, sums
from zhengce.release.verify import verify
from zhengce.tables.schema import load

CITATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["cff-version", "message", "title", "authors", "version", "date-released"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["dataset", "software"]},
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "object", "required": ["name"], "additionalProperties": False,
                      "properties": {"name": {"type": "string", "minLength": 1}}},
        },
        "date-released": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "license": {"enum": ["CC-BY-4.0"]},
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True,
                     "items": {"type": "string", "minLength": 1}},
        **{name: {"type": "string", "minLength": 1}
           for name in ("message", "title", "abstract", "version")},
    },
}  # fmt: skip
"""What CFF 1.2.0 says of the keys that we write.  The one package with the whole schema, cffconvert,
needs a jsonschema below 4."""


def test_the_citation_holds_to_its_format(each: Path) -> None:
    found = yaml.load((each / "CITATION.cff").read_bytes(), yaml.BaseLoader)
    jsonschema.validate(found, CITATION)
    assert (found["version"], found["date-released"]) == (each.name, "2026-11-21")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"authors": []}, CITATION)


def test_compressed_tables_hold_the_same_and_no_name_or_time(each: Path) -> None:
    for name in load().tables:
        packed = (each / f"csv/{name}.csv.gz").read_bytes()
        assert gzip.decompress(packed) == (each / f"csv/{name}.csv").read_bytes()
        assert packed[3] == 0  # no flag: neither a name nor a comment follows
        assert packed[4:8] == bytes(4)  # no time


def test_the_manifest_lists_every_file(each: Path) -> None:
    listed = manifest.read(each).listed()
    assert listed.keys() == set(files.names(each)) - {manifest.NAME, sums.NAME}
    for path, entry in listed.items():
        assert entry == manifest.FileEntry.of(each / path)
    for expected in ("LICENSE", "DICTIONARY.md", "zhengce.duckdb", "csv/duties.csv.gz"):
        assert expected in listed


def test_a_manifest_of_before_is_still_read_and_verified(release: Path, tmp_path: Path) -> None:
    """It does not list the files that belong to no table."""
    copied = Path(shutil.copytree(release, tmp_path / "old"))
    found = json.loads((copied / manifest.NAME).read_bytes())
    del found["files"]
    (copied / manifest.NAME).write_bytes(files.json_bytes(found))
    sums.write(copied)
    assert manifest.read(copied).files is None
    assert verify(copied) == []


def test_a_file_that_the_manifest_does_not_list_is_named(release: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(release, tmp_path / "more"))
    (copied / "csv/more.csv").write_text("x")
    (copied / "LICENSE").write_text("none")
    sums.write(copied)
    assert [str(problem) for problem in verify(copied)] == [
        "LICENSE: manifest.json and SHA256SUMS give different hashes.",
        "csv/more.csv: does not belong to the release: manifest.json does not list it.",
    ]


def test_the_dictionary_has_both_languages(each: Path) -> None:
    text = (each / "DICTIONARY.md").read_text("utf-8")
    for table in load().tables.values():
        for column in table.columns:
            for said in (column.title_zh, column.title_en, column.description_zh):
                assert said.replace("|", "\\|") in text
            assert column.description_en.replace("|", "\\|") in text


def test_the_readme_names_what_there_is(each: Path) -> None:
    """In each language, since people read one half of it."""
    chinese, english = (each / "README.md").read_text("utf-8").split("# Policy duties")
    for name in (
        "zhengce.duckdb",
        "deadlines.ics",
        "calendars/",
        "datapackage.json",
        "croissant.json",
        "CITATION.cff",
        "DICTIONARY.md",
        "csv/*.csv.gz",
    ):
        assert name in chinese and name in english
        assert any(each.glob(name))
