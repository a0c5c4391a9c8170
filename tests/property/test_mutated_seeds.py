"""Damaged copies of the seeds are read, within bounds, and their rows keep their promises."""

from __future__ import annotations

from time import process_time

import pytest
from invariants import check
from mutate import MUTATIONS, mutated

import zhengce

DOCUMENTS = 300
BATCH = 50


@pytest.mark.parametrize("first", range(0, DOCUMENTS, BATCH))
def test_damaged_documents_are_read(first: int) -> None:
    for seed in range(first, first + BATCH):
        data = mutated(seed).encode()
        begun = process_time()
        try:
            found = zhengce.extract(data, document_id="a", media_type="text/plain")
        except zhengce.Unreadable as refusal:
            assert refusal.reason in ("empty", "no_text"), seed
            continue
        assert process_time() - begun < 1, seed
        check(found)


def test_reading_again_gives_the_same() -> None:
    for seed in range(10):
        data = mutated(seed).encode()
        once, again = (zhengce.extract(data, document_id="a") for _ in range(2))
        assert once == again


def test_the_mutator_is_seeded() -> None:
    assert mutated(7) == mutated(7) != mutated(8)
    assert len(MUTATIONS) == 10
