"""What stays of a table from one version to the next is copied and not compared, and nothing else is."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from zhengce.release.changes import Pair
from zhengce.tables import bands, csv_packed, csv_pieces
from zhengce.tables.bands import Piece
from zhengce.tables.csv_file import write_csv
from zhengce.tables.csv_packed import Member, Packed, pack
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
    own = pieces(tables, name)
    return write_csv_pieces(
        tables[name], out, own, older=older, texts=texts, header_zh=True
    )  # fmt: skip


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
    in_pieces(after, name, tmp_path / "second.csv", tmp_path / "first.csv", first.texts)
    assert (tmp_path / "second.csv").read_bytes() == plain(after, name, tmp_path)


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
def test_nothing_is_copied_of_an_older_file_that_is_damaged(release, tmp_path, harm) -> None:
    before, after = release(), release(changed=("d03",))
    first = in_pieces(before, "duties", tmp_path / "first.csv")
    harm(tmp_path / "first.csv")
    found = in_pieces(after, "duties", tmp_path / "out.csv", tmp_path / "first.csv", first.texts)
    assert (tmp_path / "out.csv").read_bytes() == plain(after, "duties", tmp_path)
    assert found == in_pieces(after, "duties", tmp_path / "again.csv")


def packed(tables: Tables, name: str, folder: Path, older: Path | None = None) -> Packed:
    folder.mkdir(exist_ok=True)
    before = json.loads((older / "known").read_text()) if older else ()
    csv, out = folder / "table.csv", folder / "table.csv.gz"
    found = pack(
        csv,
        out,
        in_pieces(tables, name, csv).texts,
        older=older and older / out.name,
        members=[Member(*member) for member in before],
    )
    (folder / "known").write_text(json.dumps(found.members))
    assert gzip.decompress(out.read_bytes()) == csv.read_bytes()
    assert found.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    return found


@pytest.mark.parametrize("name", load().tables)
def test_a_compressed_file_is_the_same_whatever_was_before_it(release, tmp_path, name) -> None:
    before, after = release(), release(NAMES[1:], changed=("d07",))
    packed(before, name, tmp_path / "first")
    found = packed(after, name, tmp_path / "second", tmp_path / "first")
    assert found == packed(after, name, tmp_path / "alone")


def test_what_is_compressed_already_is_copied(release, tmp_path, monkeypatch) -> None:
    before, after = release(), release(changed=("d07",))
    first = packed(before, "duties", tmp_path / "first")
    compressed: list[object] = []
    really = csv_packed._compressed
    monkeypatch.setattr(
        csv_packed, "_compressed", lambda data: (compressed.append(data), really(data))[1]
    )
    packed(after, "duties", tmp_path / "second", tmp_path / "first")
    assert 0 < len(compressed) <= len(first.members) / 2


@pytest.mark.parametrize("harm", [turned, lambda path: path.write_bytes(b""), Path.unlink])
def test_nothing_is_copied_of_a_compressed_file_that_is_damaged(release, tmp_path, harm) -> None:
    before, after = release(), release(changed=("d03",))
    packed(before, "duties", tmp_path / "first")
    harm(tmp_path / "first" / "table.csv.gz")
    found = packed(after, "duties", tmp_path / "second", tmp_path / "first")
    assert found == packed(after, "duties", tmp_path / "alone")


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
