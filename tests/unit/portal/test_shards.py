"""The duties of a large release come in parts; here a small one is cut as if it were large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import site_reader as site

from zhengce.portal import explore, summary
from zhengce.portal.shown import read
from zhengce.portal.words import Words
from zhengce.tables.schema import load


@pytest.fixture
def parts(seeds: Path, tmp_path: Path) -> tuple[list[explore.DataFile], Path]:
    """The data files of the seeds with at most 30 rows a file, written."""
    shown = read(seeds)
    with summary.opened(shown) as database:
        found = explore.data_files(shown, Words(load(), {}), database, largest=30)
        for file in found:
            place = tmp_path / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.content(database))
    return found, tmp_path


def test_the_parts_are_all_duties_once(
    parts: tuple[list[explore.DataFile], Path], seeds: Path
) -> None:
    files, folder = parts
    shards = [file for file in files if file.describes]
    assert len(shards) > 30
    for shard in (file.describes for file in shards):
        assert shard["rows"] == sum(site.data(folder, name)["rows"] for name in shard["files"])
    assert {name for file in shards for name in file.describes["files"]} == {f.name for f in shards}
    ids = [key for file in shards for key in key_of(folder, file.name)]
    assert sorted(ids) == sorted(key_of(seeds, "duties"))
    assert any("places" in file.describes for file in shards)
    for file in shards:
        functions = set(site.column(site.data(folder, file.name), "function"))
        assert functions == {file.describes["fn"]}


def key_of(folder: Path, name: str) -> list[str]:
    return site.column(site.data(folder, name), "responsibility_id")


def test_the_counts_before_any_part_are_those_of_the_rows(
    parts: tuple[list[explore.DataFile], Path], seeds: Path
) -> None:
    cube, duties = site.data(parts[1], "cube"), site.data(seeds, "duties")
    counted: Counter[object] = Counter()
    for function, count in zip(site.column(cube, "function"), site.column(cube, "n"), strict=True):
        counted[function] += count
    assert counted == Counter(site.column(duties, "function"))


def test_tables_that_are_too_large_and_have_no_parts_are_said_to_be(
    parts: tuple[list[explore.DataFile], Path], seeds: Path
) -> None:
    script = explore.tables_script(read(seeds), Words(load(), {}), parts[0]).decode()
    tables = site.json.loads(script.removeprefix("window.zcTables="))["tables"]
    assert tables["clauses"]["missing"] == 1
    assert "missing" not in tables["targets"]
    named = [name for shard in tables["duties"]["shards"] for name in shard["files"]]
    assert named == [file.name for file in parts[0] if file.describes]


def test_a_new_document_changes_one_part_of_its_functions(
    source: Path, tmp_path: Path, publish: Callable[..., None], notice: Callable[..., None]
) -> None:
    def digests() -> dict[str, str]:
        shown = read(tmp_path / "out")
        with summary.opened(shown) as database:
            files = explore.data_files(shown, Words(load(), {}), database, largest=96)
            return {file.name: file.digest for file in files if file.describes}

    for number in range(40):
        notice(source / f"{number:02}.txt", f"工作{number}", 2020)
    publish(source, tmp_path / "out")
    before = digests()
    assert len(before) > 8
    notice(source / "05a.txt", "新事", 2024)  # at whose name no part ends
    publish(source, tmp_path / "out")
    after = digests()
    changed = {name for name in after if after[name] != before.get(name)}
    assert after.keys() == before.keys()
    assert len({name.partition(".")[0] for name in changed}) == len(changed) < len(after) / 2
