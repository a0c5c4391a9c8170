"""What the cache changes is time alone: a release is the same with it, without it, and after damage."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import processes
import pytest
import refresher

from zhengce import batch, collecting, pipeline, register
from zhengce.register import files
from zhengce.release import manifest
from zhengce.run import Collected
from zhengce.tables import bands

NOTICE = """北京市民政局关于做好{subject}工作的通知

京民发〔2019〕{number}号

各区民政局：

一、加强领导。由市民政局牵头，市财政局配合，{year}年底前完成。

二、抓好落实。贯彻落实《北京市民政局关于做好养老工作的通知》。（责任单位：市卫生健康委、市教委）

北京市民政局

2019年3月1日
"""


def write(source: Path, number: int, *, subject: str = "救助", year: int = 2019) -> Path:
    path = source / f"{number % 3}" / f"{number}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NOTICE.format(subject=subject, year=year, number=number), encoding="utf-8")
    os.utime(path, (1_560_000_000, 1_560_000_000))
    return path


@pytest.fixture(autouse=True)
def small_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "LEAF", 4)
    monkeypatch.setattr(collecting, "BATCH", 3)
    monkeypatch.setattr(bands, "BAND", 3)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are believed to be what they were however shortly ago they changed."""
    monkeypatch.setattr(collecting, "MOMENTS", 0.0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    for number in range(12):
        write(folder, number)
    return folder


def refresh(source: Path, name: str = "out") -> Collected:
    """The steps that the cache has to do with; the tables are what they come to."""
    made = source.parent / f"{name}-tables"
    shutil.rmtree(made, ignore_errors=True)
    with pipeline.opened(source, source.parent / name) as run:
        collected = pipeline.collect(run, lambda stage, item: None)
        for table in pipeline.table_names():
            pipeline.merge(run, table, lambda stage, item: None)
        shutil.copytree(run.tables, made)
    return collected


def tables(source: Path, name: str) -> dict[str, bytes]:
    """Every table, byte for byte."""
    files = (source.parent / f"{name}-tables").iterdir()
    return {path.stem: path.read_bytes() for path in files}


def leaves(source: Path, name: str = "out") -> set[str]:
    return {path.name for path in (source.parent / name / ".cache/leaves").iterdir()}


def same_as_anew(source: Path) -> None:
    shutil.rmtree(source.parent / "anew", ignore_errors=True)
    refresh(source, "anew")
    assert tables(source, "out") == tables(source, "anew")
    assert leaves(source) == leaves(source, "anew")


def test_any_history_ends_in_the_bytes_of_a_full_build(source: Path) -> None:
    chance = random.Random(4)
    refresh(source)
    for turn in range(4):
        for _ in range(chance.choice((1, 1, 4))):
            number = chance.randrange(20)
            path = source / f"{number % 3}/{number}.txt"
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            elif chance.random() < 0.1:
                path.write_bytes(b"")
            else:
                write(source, number, subject=chance.choice(("养老", "救助")), year=2020 + turn)
        if chance.random() < 0.3:
            shutil.rmtree(source.parent / "out/.cache")
        refresh(source)
        same_as_anew(source)


def test_only_what_is_new_is_read(source: Path) -> None:
    assert refresh(source).read == 12
    assert refresh(source).read == 0
    write(source, 5, year=2021)
    write(source, 40)
    (source / "0/9.txt").unlink()
    outcome = refresh(source)
    assert (outcome.read, outcome.documents) == (2, 12)


def test_what_cannot_be_read_is_remembered_too(source: Path) -> None:
    (source / "empty.txt").write_bytes(b" ")
    assert refresh(source).read == 13
    again = refresh(source)
    assert again.read == 0
    assert [item.source_path for item in again.quarantined] == ["empty.txt"]


def test_leaves_do_not_become_many(source: Path) -> None:
    refresh(source)
    for number in range(100, 106):
        write(source, number)
        refresh(source)
    same_as_anew(source)
    assert len(leaves(source)) < 20


def test_a_correction_is_a_change_of_its_document(source: Path) -> None:
    refresh(source)
    (source / "corrections.yml").write_text(
        "- {document: 1/4, action: replace, match: 抓好落实, with: 抓紧落实, reason: test}\n",
        "utf-8",
    )
    assert refresh(source).read == 1
    same_as_anew(source)


def test_a_companion_is_part_of_its_document(source: Path, settled: None) -> None:
    refresh(source)
    note = source / "1/4.yml"
    note.write_text("publisher: 某省人民政府\n", "utf-8")
    assert refresh(source).read == 1
    assert refresh(source).read == 0
    note.write_text("publisher: 某市人民政府\n", "utf-8")
    assert refresh(source).read == 1
    same_as_anew(source)
    note.unlink()
    assert refresh(source).read == 1
    same_as_anew(source)


def test_another_extractor_reads_everything_anew(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(source)
    monkeypatch.setattr(batch, "rows_version", lambda: "another")
    assert refresh(source).read == 12


@pytest.fixture
def another_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], None]]:
    """Have a register that knows one body more, from its call to the end of the test."""

    def known() -> None:
        data = shutil.copytree(files.DATA, tmp_path / "register")
        with (data / "national.csv").open("a", encoding="utf-8") as national:
            national.write("国家潮汐局,,science_technology,2018,,,国家潮汐局\n")
        monkeypatch.setattr(files, "DATA", data)
        register.load.cache_clear()

    yield known
    register.load.cache_clear()


def test_another_register_alone_reads_everything_anew_into_the_bytes_of_a_full_build(
    source: Path, another_register: Callable[[], None]
) -> None:
    for number in range(6):  # others are left for two leaves and two bands
        (source / f"{number % 3}/{number}.txt").unlink()
    notice = source / "1/7.txt"
    notice.write_text(notice.read_text("utf-8").replace("市财政局", "国家潮汐局"), "utf-8")
    kept, removed, new = (source.parent / name for name in ("kept", "removed", "new"))
    for output in (kept, removed):
        assert pipeline.refresh(source, output).read == 6
    before = register.load().version
    assert pipeline.refresh(source, kept).read == 0

    another_register()
    shutil.rmtree(removed / ".cache")
    outcomes = [pipeline.refresh(source, output) for output in (kept, removed, new)]
    assert [(outcome.read, outcome.published) for outcome in outcomes] == [(6, True)] * 3
    folders = [Path(outcome.path) for outcome in outcomes]
    assert manifest.read(folders[0]).register_version == register.load().version != before
    asked = (folders[0] / "csv/departments.csv").read_text("utf-8-sig")
    assert "科学技术部" in asked  # what the new body counts to
    for name in ("*", "parquet/*", "csv/*", "changes/*", "calendars/*"):
        for file in filter(Path.is_file, folders[0].glob(name)):
            place = file.relative_to(folders[0])
            assert file.read_bytes() == (folders[1] / place).read_bytes(), place
            if place.parts[0] in ("parquet", "csv"):  # the same, also without a version before
                assert file.read_bytes() == (folders[2] / place).read_bytes(), place
    assert pipeline.refresh(source, kept).read == 0


def test_a_change_that_keeps_size_and_time_is_seen(source: Path, settled: None) -> None:
    refresh(source)
    path = source / "1/4.txt"
    path.write_text(path.read_text("utf-8").replace("2019年底", "2022年底"), "utf-8")
    os.utime(path, (1_560_000_000, 1_560_000_000))
    assert refresh(source).read == 1


def test_a_file_that_looks_the_same_is_not_opened(
    source: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(source)
    opened: list[str] = []
    find = import_module("zhengce.intake.find")  # its name in the package is the function's
    really = find._document
    monkeypatch.setattr(
        find,
        "_document",
        lambda root, file, *more: opened.append(file.path) or really(root, file, *more),
    )
    write(source, 7, year=2023)
    refresh(source)
    assert opened == ["1/7.txt"]


def test_two_outputs_of_one_source_have_their_own(source: Path) -> None:
    refresh(source)
    refresh(source, "other")
    write(source, 1, year=2022)
    assert refresh(source, "other").read == 1
    assert refresh(source).read == 1
    assert tables(source, "out") == tables(source, "other")


def damaged(path: Path) -> None:
    """One bit of a file's middle is another."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("table", ["texts", "clauses"])
def test_a_damaged_leaf_is_told_and_made_anew(source: Path, table: str) -> None:
    refresh(source)
    before = leaves(source)
    victim = sorted(before)[0]
    damaged(source.parent / f"out/.cache/leaves/{victim}/{table}.parquet")
    write(source, 7, year=2023)
    outcome = refresh(source)
    assert 1 < outcome.read < 13
    (note,) = outcome.notes
    assert victim in note and "damaged" in note
    same_as_anew(source)


def test_each_damaged_leaf_of_unchanged_documents_is_made_anew(source: Path) -> None:
    refresh(source)
    before = leaves(source)
    for victim in sorted(before):
        damaged(source.parent / f"out/.cache/leaves/{victim}/texts.parquet")
    outcome = refresh(source)
    assert outcome.read == 12
    assert len(outcome.notes) == len(before)
    assert leaves(source) == before
    same_as_anew(source)


def test_a_leaf_that_is_missing_is_made_anew(source: Path) -> None:
    refresh(source)
    shutil.rmtree(source.parent / "out/.cache/leaves" / sorted(leaves(source))[0])
    assert 0 < refresh(source).read < 12
    same_as_anew(source)


@pytest.mark.parametrize("harm", [damaged, lambda path: os.truncate(path, 100), os.unlink])
def test_a_damaged_index_costs_time_only(source: Path, harm: object) -> None:
    refresh(source)
    (index,) = (source.parent / "out/.cache").glob("index-*.parquet")
    harm(index)  # type: ignore[operator]
    write(source, 7, year=2023)
    outcome = refresh(source)
    assert outcome.read == 12
    assert len(outcome.notes) == (harm is not os.unlink)
    same_as_anew(source)


MOMENTS = (1, 5, 14, 27)
"""Some of the times at which a file of the cache is opened, made or renamed."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_refresh_that_is_killed_in_the_cache_harms_nothing(source: Path, moment: int) -> None:
    refresh(source)
    for number in (1, 2, 3, 20, 21):
        write(source, number, year=2024)
    process = processes.start(refresher.collect, source, source.parent / "out", moment)
    said = process.communicate()
    assert process.returncode == -9, said
    outcome = refresh(source)
    assert outcome.read <= 5 and not outcome.notes
    same_as_anew(source)


def test_every_file_of_a_release_is_the_same_without_the_cache(source: Path) -> None:
    """The CSV files, changes, quality.json and the manifest, too: published twice, in two places.

    Of a file that is damaged in the last version, nothing gets into the next one.
    """
    for number in range(6):  # others are left for two leaves and two bands
        (source / f"{number % 3}/{number}.txt").unlink()
    kept, removed = (source.parent / name for name in ("kept", "removed"))
    for output in (kept, removed):
        pipeline.refresh(source, output)
    write(source, 7, year=2023)
    shutil.rmtree(removed / ".cache")
    for name in ("csv/clauses.csv", "csv/duties.csv.gz", "deadlines.ics", "zhengce.duckdb"):
        (file,) = kept.glob(f"v/*/{name}")
        damaged(file)
    for output in (kept, removed):
        assert pipeline.refresh(source, output).published
    sums = [sorted(output.glob("v/*/SHA256SUMS")) for output in (kept, removed)]
    assert len(sums[0]) == 2
    assert [path.read_bytes() for path in sums[0]] == [path.read_bytes() for path in sums[1]]
