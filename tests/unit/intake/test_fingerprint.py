"""A fingerprint tells that something in a source root has changed, and opens no document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zhengce.intake import fingerprint


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "区").mkdir()
    for name in ("a.txt", "区/b.html", "a.yml", "corrections.yml", "README.md", ".hidden"):
        (tmp_path / name).write_text("一、工作", encoding="utf-8")
    return tmp_path


def test_it_stays_while_nothing_changes(root: Path) -> None:
    assert fingerprint(root) == fingerprint(str(root)) == fingerprint(root.as_uri())


@pytest.mark.parametrize("name", ["a.txt", "区/b.html", "a.yml", "corrections.yml"])
def test_it_changes_with_each_file_that_a_refresh_reads(root: Path, name: str) -> None:
    seen = {fingerprint(root)}
    time = (root / name).stat().st_mtime_ns
    (root / name).write_text("一、工作。", encoding="utf-8")
    os.utime(root / name, ns=(time, time))
    seen.add(fingerprint(root))
    os.utime(root / name, ns=(time, time + 1))
    seen.add(fingerprint(root))
    (root / name).rename(root / f"new-{Path(name).name}")
    seen.add(fingerprint(root))
    (root / f"new-{Path(name).name}").unlink()
    seen.add(fingerprint(root))
    assert len(seen) == 5


@pytest.mark.parametrize("name", ["README.md", ".hidden"])
def test_what_is_not_read_does_not_count(root: Path, name: str) -> None:
    before = fingerprint(root)
    (root / name).write_text("other words", encoding="utf-8")
    assert fingerprint(root) == before


def test_no_document_is_opened(root: Path) -> None:
    before = fingerprint(root)
    os.mkfifo(root / "pipe.txt")  # to open it would wait for ever
    (root / "gone.txt").symlink_to(root / "nothing")
    assert fingerprint(root) != before


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fingerprint(tmp_path / "nothing")
