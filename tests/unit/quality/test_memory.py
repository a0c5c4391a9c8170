"""Checks that remember find what checks find that do not, and look at what has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from zhengce.quality import check_release, check_table, suites
from zhengce.tables import bands, memory
from zhengce.tables.schema import load

NAMES = [f"d{number:02}" for number in range(8)]


@pytest.fixture(autouse=True)
def small_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "BAND", 3)


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of each frame that Great Expectations is given."""
    rows: list[int] = []
    really = suites._validate
    monkeypatch.setattr(
        suites, "_validate", lambda frame, *more: (rows.append(len(frame)), really(frame, *more))
    )
    return rows


def results(folder: Path, kept: Path | None) -> list[object]:
    found = [result for name in load().tables for result in check_table(name, folder, kept)]
    return [*found, *check_release(folder, memory=kept)]


@pytest.fixture
def release(make: Callable, publish_below: Callable, tmp_path: Path) -> Callable[..., Path]:
    """A release of NAMES, some of whose documents another function has changed."""

    def made(name: str, **changed: Callable) -> Path:
        documents = [changed.get(n, lambda document: document)(make(n)) for n in NAMES]
        return publish_below(documents, tmp_path / name)

    return made


def unknown(document):
    first = document.responsibilities[0]._replace(resolution=None, name="某某局")
    return replace(document, responsibilities=(first, *document.responsibilities[1:]))


def test_documents_are_in_several_bands(release) -> None:
    assert len(bands.starts(release("a") / "documents.parquet")) > 2


def test_a_second_look_finds_the_same_and_validates_nothing(release, tmp_path, validated) -> None:
    folder = release("a", d03=unknown, d07=unknown)
    first = results(folder, tmp_path / "memory")
    assert [result for result in first if result.observed == 2]
    assert first[-len(alone := check_release(folder)) :] == alone
    validated.clear()
    assert results(folder, tmp_path / "memory") == first
    assert validated == []


def test_only_the_band_of_a_changed_document_is_validated(release, tmp_path, validated) -> None:
    check_table("responsibilities", release("a"), tmp_path / "memory")
    validated.clear()
    changed = release("b", d07=unknown)
    check_table("responsibilities", changed, tmp_path / "memory")
    rows = pq.read_metadata(changed / "responsibilities.parquet").num_rows
    assert 0 < validated[0] < rows


def test_what_is_broken_is_never_remembered(release, tmp_path) -> None:
    folder = release("a")
    check_table("responsibilities", folder, tmp_path / "memory")
    path = folder / "responsibilities.parquet"
    rows = pq.read_table(path).to_pylist()
    rows[-1]["role"] = "别的字"
    pq.write_table(pq.read_table(path).from_pylist(rows, pq.read_schema(path)), path)
    for _ in range(2):
        broken = check_table("responsibilities", folder, tmp_path / "memory")
        assert [result.rule for result in broken if not result.passed] == ["in_set_role"]


def test_rules_between_tables_remember_nothing_of_a_table_that_was_not_looked_at(
    release, tmp_path
) -> None:
    folder = release("a", d03=unknown)
    assert check_release(folder, memory=tmp_path) == check_release(folder)
    assert list(tmp_path.glob("release.json")) == []


@pytest.mark.parametrize("harm", [b"", b"{", b"[]", b'{"found": {"passed": []}, "sum": "0"}'])
def test_a_memory_that_is_damaged_is_forgotten(tmp_path, harm) -> None:
    memory.keep(tmp_path, "texts", {"passed": ["a"]})
    assert memory.recall(tmp_path, "texts") == {"passed": ["a"]}
    (tmp_path / "texts.json").write_bytes(harm)
    assert memory.recall(tmp_path, "texts") == {}
