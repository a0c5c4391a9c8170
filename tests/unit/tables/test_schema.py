"""The one definition of the tables."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from zhengce import model
from zhengce.tables.schema import SchemaError, load, read

SCHEMAS = Path(__file__).parents[3] / "schemas"
TABLES = load().tables
COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


def test_release_has_the_tables_of_the_contract():
    assert ", ".join(TABLES) == (
        "documents, texts, clauses, responsibilities, departments, deadlines, targets, "
        "citations, duties, issues, corrections, quarantine"
    )
    assert [table.name for table in TABLES.values() if table.derived] == ["duties"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", load().version)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda thing: thing.name)
def test_every_column_is_explained_and_its_example_is_valid(table, column):
    for text in (column.title_zh, column.description_zh, column.title_en, column.description_en):
        assert text.strip() == text != ""
    assert column.description_zh.endswith("。")
    assert column.description_en.endswith(".")
    kinds = {"string": str, "bool": bool, "int32": int, "float64": float, "date": date}
    assert type(column.example) is kinds[column.type]
    if column.enum:
        assert column.example in column.enum
    if column.pattern:
        assert re.search(column.pattern, column.example)
    if column.minimum is not None:
        assert column.minimum <= column.example


def test_titles_tell_the_columns_of_a_table_apart():
    for table in TABLES.values():
        for titles in ("title_zh", "title_en"):
            assert len({getattr(c, titles) for c in table.columns}) == len(table.columns)


def literals() -> dict[str, tuple[str, ...]]:
    """The vocabularies of model.py by their names here: ClauseKind → clause_kind."""
    return {
        re.sub(r"(?<=.)([A-Z])", r"_\1", name).lower(): get_args(value)
        for name, value in vars(model).items()
        if get_args(value) and all(isinstance(v, str) for v in get_args(value))
    }


def test_enumerations_are_those_that_the_type_checker_knows():
    known = {name: tuple(terms) for name, terms in load().vocabularies.items()}
    places = known.pop("jurisdiction_level")
    assert literals() == known
    assert set(places) < set(known["level"])


def test_every_vocabulary_and_field_is_used():
    assert {c.vocabulary for _, c in COLUMNS if c.vocabulary} == set(load().vocabularies)
    defined = re.findall(r"^(\w+):$", (SCHEMAS / "fields.yml").read_text("utf-8"), re.MULTILINE)
    assert {c.name for _, c in COLUMNS} == set(defined)
    assert len(defined) == len(set(defined))


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("documents.yml", "- title\n", "- titel\n", "does not define titel"),
        ("documents.yml", "[document_id]", "[id]", "the key id"),
        ("texts.yml", "table: documents", "table: document", "table document"),
        ("texts.yml", "rows_per_group", "rows_a_group", "rows_a_group"),
        ("fields.yml", "type: bool", "type: boolean", "boolean"),
        ("fields.yml", "repeats: true", "repeat: true", "repeat"),
        ("fields.yml", "vocabulary: role", "vocabulary: roles", "roles"),
        ("schema.yml", "- texts", "- text", "text.yml is missing"),
        ("schema.yml", "  - duties\n", "", None),
        ("duties.yml", "{from: documents.title}", "{nullable: true}", "`from`"),
    ],
)
def test_a_slip_in_the_schema_is_named(tmp_path, file, old, new, complaint):
    folder = shutil.copytree(SCHEMAS, tmp_path / "schemas")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    if complaint is None:
        assert "duties" not in read(folder).tables
    else:
        with pytest.raises(SchemaError, match=complaint):
            read(folder)
