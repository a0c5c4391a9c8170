"""The table of deeds: each row's own sentence tells its deed of a body, and its counterexample of nobody."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from zhengce import deeds
from zhengce.reading.patterns import shadow

Told = Callable[[str], str]
WITH_COUNTEREXAMPLE = [deed for deed in deeds.rows() if deed.counterexample]


@pytest.mark.parametrize("deed", deeds.rows(), ids=lambda deed: deed.example)
def test_a_row_reads_its_own_sentence(deed: deeds.Deed, told: Told) -> None:
    assert re.search(deed.pattern, shadow(deed.example)) is not None
    assert told(deed.example) != ""


@pytest.mark.parametrize("deed", WITH_COUNTEREXAMPLE, ids=lambda deed: deed.counterexample)
def test_what_only_begins_likewise_is_no_deed(deed: deeds.Deed, told: Told) -> None:
    assert told(deed.counterexample) == ""


def test_every_condition_is_a_pattern_of_its_own() -> None:
    for deed in deeds.rows():
        for part in (deed.not_behind, deed.behind, deed.unless, deed.only):
            re.compile(part)


def test_no_deed_is_told_twice() -> None:
    told = [(deed.kind, deed.pattern) for deed in deeds.rows()]
    assert len(set(told)) == len(told)
