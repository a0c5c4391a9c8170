"""The dictionary that goes with a release."""

from __future__ import annotations

from zhengce.tables.dictionary import markdown
from zhengce.tables.schema import load


def test_every_column_and_value_is_explained_in_both_languages():
    text = markdown()
    for table in load().tables.values():
        assert f"\n## {table.name}\n" in text
        for column in table.columns:
            assert f"{column.description_zh}<br>{column.description_en}" in text
    for terms in load().vocabularies.values():
        for value, term in terms.items():
            assert f"| `{value}` | {term.zh} | {term.en} |" in text


def test_dictionary_is_a_valid_table_and_the_same_every_time():
    for block in markdown().split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        assert len({line.replace("\\|", "").count("|") for line in lines}) <= 1
    assert markdown() == markdown()
