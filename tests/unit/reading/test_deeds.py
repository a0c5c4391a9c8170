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
def test_a_row_and_no_other_of_its_kind_reads_its_own_sentence(
    deed: deeds.Deed, told: Told
) -> None:
    sentence = shadow(deed.example)
    there = [found.start() for found in re.finditer(deed.pattern, sentence)]
    kind = [row for row in deeds.rows() if row.kind == deed.kind]
    patterns = [(row, re.compile(row.pattern)) for row in kind]
    assert there
    assert [row for row, one in patterns if any(one.match(sentence, at) for at in there)] == [deed]
    assert told(deed.example) != ""


@pytest.mark.parametrize("deed", WITH_COUNTEREXAMPLE, ids=lambda deed: deed.counterexample)
def test_what_only_begins_likewise_is_no_deed(deed: deeds.Deed, told: Told) -> None:
    sentence = shadow(deed.counterexample)
    assert re.search(deed.deed, sentence) is not None
    own = deed.kind == "task" and (deed.not_behind or deed.behind or deed.unless or deed.only)
    assert not own or re.search(deed.pattern, sentence) is None
    assert told(deed.counterexample) == ""


def test_every_condition_is_a_pattern_of_its_own() -> None:
    for deed in deeds.rows():
        for part in (deed.not_behind, deed.behind, deed.unless, deed.only):
            re.compile(part)


def test_no_deed_is_told_twice() -> None:
    told = [(deed.kind, deed.pattern) for deed in deeds.rows()]
    assert len(set(told)) == len(told)
