"""A refresh without Dagster: new, changed, gone and broken documents, and what is published."""

from __future__ import annotations

import os
from pathlib import Path

import processes
import pyarrow.parquet as pq
import pytest
import refresher

import zhengce
from zhengce import collecting, pipeline
from zhengce.release import manifest
from zhengce.release.changes import ChangeCount
from zhengce.release.errors import Locked, ReleaseError
from zhengce.run import Outcome

NOTICE = """北京市民政局关于做好{subject}工作的通知

各区民政局：

一、加强领导。由市民政局牵头，市财政局配合，{year}年底前完成。

二、抓好落实。（责任单位：市卫生健康委、市教委）

北京市民政局

2019年3月1日
"""


def write(source: Path, name: str, *, subject: str = "救助", year: int = 2019) -> None:
    source.mkdir(parents=True, exist_ok=True)
    path = source / f"{name}.txt"
    path.write_text(NOTICE.format(subject=subject, year=year), encoding="utf-8")
    os.utime(path, (1_560_000_000, 1_560_000_000))  # 8 June 2019


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    write(folder, "one")
    write(folder / "区", "two", subject="养老")
    return folder


def refresh(source: Path) -> Outcome:
    return pipeline.refresh(source, source.parent / "out")


def test_the_version_is_named_after_the_newest_source(source: Path) -> None:
    assert refresh(source).version == "2019.6.0"


def test_a_source_of_the_future_does_not_name_a_version(source: Path) -> None:
    os.utime(source / "one.txt", (9_000_000_000, 9_000_000_000))
    assert not refresh(source).version.startswith("2255")


def test_source_date_epoch_names_the_version(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert refresh(source).version == "2020.9.0"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(pipeline.WrongSource, match="SOURCE_DATE_EPOCH"):
        refresh(source)


def test_nothing_new_is_nothing_published(source: Path) -> None:
    first, second = refresh(source), refresh(source)
    assert (first.published, second.published) == (True, False)
    assert second.version == first.version


def test_changed_and_gone_documents_are_told_apart(source: Path) -> None:
    refresh(source)
    write(source, "one", year=2020)
    (source / "区/two.txt").unlink()
    second = refresh(source)
    assert second.version == "2019.6.1"
    changes = manifest.read(Path(second.path)).tables["documents"].changes
    assert changes == ChangeCount(added=0, modified=1, deleted=1)
    assert list(zhengce.load("documents", root=source.parent / "out")["document_id"]) == ["one"]
    assert len(zhengce.load("documents", first_version(source), source.parent / "out")) == 2


def first_version(source: Path) -> str:
    from zhengce.release import versions

    return versions.listed(source.parent / "out")[0].version


def test_a_broken_file_is_listed_and_stops_nothing(source: Path) -> None:
    (source / "empty.txt").write_bytes(b"")
    (source / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    outcome = refresh(source)
    assert outcome.published and outcome.rows["documents"] == 2
    assert [item.source_path for item in outcome.quarantined] == ["empty.txt", "picture.txt"]
    table = zhengce.load("quarantine", root=source.parent / "out")
    assert list(table["source_path"]) == ["empty.txt", "picture.txt"]
    assert all(table["detail"])


def test_only_broken_files_are_still_a_release(tmp_path: Path) -> None:
    source = tmp_path / "documents"
    source.mkdir()
    (source / "empty.txt").write_bytes(b"")
    outcome = refresh(source)
    assert outcome.published and outcome.rows["documents"] == 0


def test_a_folder_without_files_is_a_mistake(tmp_path: Path) -> None:
    source = tmp_path / "documents"
    source.mkdir()
    with pytest.raises(pipeline.NoDocuments):
        refresh(source)
    assert not (tmp_path / "out/latest.json").exists()


def test_releases_are_no_documents(tmp_path: Path) -> None:
    with pytest.raises(pipeline.WrongSource, match="lies in the source folder"):
        pipeline.refresh(tmp_path, tmp_path / "out")


def test_one_refresh_at_a_time(source: Path) -> None:
    with (
        pipeline.opened(source, source.parent / "out"),
        pytest.raises(Locked, match="is publishing"),
    ):
        refresh(source)


def test_an_output_that_is_a_file_is_one_sentence(source: Path) -> None:
    (source.parent / "out").write_text("")
    with pytest.raises(ReleaseError, match="a file stands where a folder is needed"):
        refresh(source)


def test_a_disk_that_is_full_is_one_sentence(source: Path) -> None:
    """A limit on the size of files stands in for the disk: writing stops in a table's middle."""
    refresh(source)
    with (source / "one.txt").open("a", encoding="utf-8") as file:
        file.write("\n三、做好宣传。" + "广泛宣传。" * 4_000 + "\n")
    latest = (source.parent / "out/latest.json").read_bytes()
    process = processes.start(refresher.refresh_small, source, source.parent / "out", 15_000)
    _, complaints = process.communicate()
    assert "ReleaseError: Cannot write to" in complaints, complaints
    assert (source.parent / "out/latest.json").read_bytes() == latest
    assert refresh(source).published


def test_many_batches_are_one(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How documents are batched does not show in what is published."""
    for number in range(5):
        write(source, f"more-{number}", year=2020 + number)
    whole = pipeline.refresh(source, source.parent / "whole")
    monkeypatch.setattr(collecting, "BATCH", 2)
    monkeypatch.setattr(collecting, "LEAF", 2)
    parts = pipeline.refresh(source, source.parent / "parts")
    sums = [(Path(made.path) / "SHA256SUMS").read_bytes() for made in (whole, parts)]
    assert sums[0] == sums[1]


def test_a_leaf_has_no_more_documents_than_memory_should_hold(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        write(source, f"more-{number}", year=2020 + number)
    whole = pipeline.refresh(source, source.parent / "whole")
    monkeypatch.setattr(collecting, "LEAF", 1 << 40)  # none ends by itself
    monkeypatch.setattr(collecting, "LEAF_MOST", 3)
    parts = pipeline.refresh(source, source.parent / "parts")
    leaves = sorted((source.parent / "parts/.cache/leaves").glob("*/documents.parquet"))
    counts = [pq.read_metadata(leaf).num_rows for leaf in leaves]
    assert max(counts) == 3
    assert sum(counts) == whole.rows["documents"]
    sums = [(Path(made.path) / "SHA256SUMS").read_bytes() for made in (whole, parts)]
    assert sums[0] == sums[1]
