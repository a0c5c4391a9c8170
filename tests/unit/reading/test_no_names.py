"""The table of what is in no name: each row rules its own phrase out, and not the true name beside it."""

from __future__ import annotations

import re

import pytest

from zhengce import no_names
from zhengce.reading import names


def stands(row: no_names.NoName, phrase: str) -> bool:
    """Whether a row's pattern is where it says in a phrase."""
    if row.place == "within":
        return re.search(row.pattern, phrase) is not None
    if row.place == "beginning":
        return re.match(row.pattern, phrase) is not None
    return phrase.endswith(row.pattern) if row.place == "end" else phrase == row.pattern


@pytest.mark.parametrize("row", no_names.rows(), ids=lambda row: row.phrase)
def test_a_row_and_no_other_rules_its_phrase_out(row: no_names.NoName) -> None:
    assert [other for other in no_names.rows() if stands(other, row.phrase)] == [row]
    assert names.is_phrase(row.phrase)


@pytest.mark.parametrize("name", [row.name for row in no_names.rows() if row.name])
def test_a_true_name_like_it_is_none(name: str) -> None:
    assert not names.is_phrase(name)


def test_nothing_is_told_twice() -> None:
    told = [(row.place, row.pattern) for row in no_names.rows()]
    assert len(set(told)) == len(told)
