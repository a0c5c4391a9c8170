"""What stays of a table from one version to the next is copied and not compared, and nothing else is."""

from __future__ import annotations

import csv
import gzip
import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.csv as pa_csv
import pytest

from zhengce.release.changes import Pair
from zhengce.tables import bands, csv_pieces
from zhengce.tables.bands import Piece
from zhengce.tables.csv_file import write_csv
from zhengce.tables.csv_pieces import Csv, write_csv_pieces
from zhengce.tables.schema import load

NAMES = tuple(f"d{number:02}" for number in range(9))
Tables = dict[str, Path]


@pytest.fixture(autouse=True)
def small_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "BAND", 3)


def retitled(document):
    """Its rows of documents and of duties are others, those of its other tables are not."""
    return replace(document, document=replace(document.document, title="另一份文件"))


@pytest.fixture
def release(make: Callable, publish: Callable) -> Callable[..., Tables]:
    def made(names: tuple[str, ...] = NAMES, *, changed: tuple[str, ...] = ()) -> Tables:
        return publish([retitled(make(n)) if n in changed else make(n) for n in names])

    return made


def pieces(tables: Tables, name: str) -> list[Piece]:
    key = load().tables[name].key[0]
    return [piece for piece, _ in bands.pieces(tables[name], tables["documents"], key)]


def plain(tables: Tables, name: str, tmp_path: Path) -> bytes:
    write_csv(tables[name], tmp_path / "plain.csv", header_zh=True)
    return (tmp_path / "plain.csv").read_bytes()


def in_pieces(tables: Tables, name: str, out: Path, older: Path | None = None, texts=()) -> Csv:
    """Written plain and compressed, which is the same."""
    own = pieces(tables, name)
    found = write_csv_pieces(
        tables[name], out, own, older=older, texts=texts, header_zh=True, packed=True
    )
    packed = out.with_name(f"{out.name}.gz").read_bytes()
    assert gzip.decompress(packed) == out.read_bytes()
    assert (found.sha256, found.packed) == (hashed(out.read_bytes()), hashed(packed))
    return found


def hashed(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of which lines are made, and not copied."""
    rows: list[int] = []
    really = csv_pieces.lines
    monkeypatch.setattr(
        csv_pieces, "lines", lambda batch: (rows.append(batch.num_rows), really(batch))[1]
    )
    return rows


@pytest.mark.parametrize("name", load().tables)
def test_a_file_of_pieces_is_the_file(release, tmp_path, rendered, name) -> None:
    before, after = release(), release(NAMES[1:], changed=("d07",))
    first = in_pieces(before, name, tmp_path / "first.csv")
    assert (tmp_path / "first.csv").read_bytes() == plain(before, name, tmp_path)
    rendered.clear()
    found = in_pieces(after, name, tmp_path / "second.csv", tmp_path / "first.csv", first.texts)
    assert (tmp_path / "second.csv").read_bytes() == plain(after, name, tmp_path)
    assert found == in_pieces(after, name, tmp_path / "anew.csv")


def test_lines_are_made_of_what_has_changed_only(release, tmp_path, rendered) -> None:
    before, after = release(), release(changed=("d07",))
    assert len(pieces(before, "duties")) > 3
    first = in_pieces(before, "duties", tmp_path / "first.csv")
    every = sum(rendered)
    rendered.clear()
    in_pieces(after, "duties", tmp_path / "second.csv", tmp_path / "first.csv", first.texts)
    assert 0 < sum(rendered) <= every / 2


def turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("victim", ["first.csv", "first.csv.gz"])
@pytest.mark.parametrize(
    "harm",
    [
        turned,
        lambda path: path.write_bytes(path.read_bytes()[:-3]),
        lambda path: path.write_bytes(b"\n" + path.read_bytes()),
        lambda path: path.write_bytes(b""),
        Path.unlink,
    ],
)
def test_nothing_is_copied_of_an_older_file_that_is_damaged(
    release, tmp_path, harm, victim
) -> None:
    before, after = release(), release(changed=("d03",))
    first = in_pieces(before, "duties", tmp_path / "first.csv")
    harm(tmp_path / victim)
    found = in_pieces(after, "duties", tmp_path / "out.csv", tmp_path / "first.csv", first.texts)
    assert (tmp_path / "out.csv").read_bytes() == plain(after, "duties", tmp_path)
    assert found == in_pieces(after, "duties", tmp_path / "again.csv")


def test_a_compressed_file_is_read_whole(release, tmp_path) -> None:
    """By programs that might have stopped after the first of its members."""
    in_pieces(release(), "duties", tmp_path / "duties.csv")
    rows = csv.reader((tmp_path / "duties.csv").read_text("utf-8-sig").splitlines())
    expected = len(list(rows)) - 1
    packed = tmp_path / "duties.csv.gz"
    assert len(pd.read_csv(packed)) == expected > 20
    assert duckdb.sql(f"SELECT count(*) FROM read_csv('{packed}')").fetchall() == [(expected,)]
    assert pa_csv.read_csv(packed).num_rows == expected
    assert pl.read_csv(packed).height == pl.scan_csv(packed).collect().height == expected
    unpacked = subprocess.run(["gzip", "-dc", packed], check=True, capture_output=True).stdout
    assert unpacked == (tmp_path / "duties.csv").read_bytes()


def test_cells_that_were_prefixed_are_counted_where_they_are_copied(make, publish, tmp_path):
    def formula(name: str):
        document = make(name)
        return replace(document, document=replace(document.document, title="=1+1"))

    tables = publish([formula(name) for name in NAMES])
    first = in_pieces(tables, "documents", tmp_path / "first.csv")
    found = in_pieces(tables, "documents", tmp_path / "b.csv", tmp_path / "first.csv", first.texts)
    assert sum(text.prefixed for text in found.texts) == len(NAMES)


def told(before: Tables, after: Tables, name: str, *, all_rows: bool) -> list[dict[str, object]]:
    where = None if all_rows else bands.differing(pieces(before, name), pieces(after, name))
    return list(Pair(load().tables[name].key, before[name], after[name], where).rows())


@pytest.mark.parametrize("seed", range(2))
def test_changes_between_any_two_versions_are_those_of_all_rows(release, seed) -> None:
    chance = random.Random(seed)
    some = tuple(name for name in NAMES if chance.random() < 0.8)
    before = release(some, changed=("d02",))
    after = release(tuple(n for n in NAMES if chance.random() < 0.8), changed=("d02", "d05"))
    for name in load().tables:
        assert told(before, after, name, all_rows=False) == told(before, after, name, all_rows=True)


@pytest.mark.parametrize("name", ["documents", "duties", "quarantine"])
def test_a_table_that_is_emptied_or_filled_is_compared(release, name) -> None:
    for before, after in ((release(), release(())), (release(()), release())):
        found = told(before, after, name, all_rows=True)
        assert told(before, after, name, all_rows=False) == found


def test_only_pieces_that_differ_are_compared(release) -> None:
    before, after = release(), release(changed=("d07",))
    where = bands.differing(pieces(before, "duties"), pieces(after, "duties"))
    assert len(where) == 1
    assert bands.differing(pieces(after, "texts"), pieces(after, "texts")) == []
