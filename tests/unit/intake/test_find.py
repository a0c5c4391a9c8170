"""Which files are documents, what they are called, and what becomes of the others."""

import os
from pathlib import Path

import pytest

from zhengce.intake import find
from zhengce.intake.find import document_ids
from zhengce.model import Quarantined, Source


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("一、工作", encoding="utf-8")


def paths(root: Path) -> list[str]:
    return [item.path if isinstance(item, Source) else item.source_path for item in find(root)]


def test_documents_are_found_in_all_folders_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.html", "a/市/d", "a.txt")
    assert paths(tmp_path) == ["a.txt", "a/c.html", "a/市/d", "b.txt"]


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, ".hidden", ".git/x.txt", "~$办法.docx", "corrections.yml", "README.md", "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert paths(tmp_path) == ["a.txt"]


def test_links_stay_inside(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, "outside/x.txt")
    write(root, "a/x.txt")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "out.txt").symlink_to(tmp_path / "outside" / "x.txt")
    (root / "b.txt").symlink_to(root / "a" / "x.txt")
    (root / "a" / "up").symlink_to(root)
    assert paths(root) == ["a/x.txt", "b.txt"]


def test_a_dangling_link_and_a_loop_are_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    items = list(find(tmp_path))
    assert [(i.source_path, i.reason) for i in items if isinstance(i, Quarantined)] == [
        ("gone.txt", "vanished"),
        ("loop.txt", "vanished"),
    ]


def test_a_file_that_vanishes_after_the_listing_is_reported_without_a_hash(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    items = find(tmp_path)
    assert isinstance(next(items), Source)
    (tmp_path / "b.txt").unlink()
    late = next(items)
    assert isinstance(late, Quarantined)
    assert (late.source_path, late.source_sha256, late.reason) == ("b.txt", None, "vanished")


def test_a_file_over_the_limit_is_reported_with_its_hash(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(20 * 1024 * 1024 + 1)
    (item,) = find(tmp_path)
    assert isinstance(item, Quarantined)
    assert item.reason == "too_large"
    assert item.source_sha256 is not None
    assert "20 MB" in item.detail


def test_a_name_unpacked_from_a_chinese_archive_is_readable(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "办法.txt".encode("gbk")
    Path(os.fsdecode(name)).write_text("一、工作", encoding="utf-8")
    (item,) = find(tmp_path)
    assert isinstance(item, Source)
    assert (item.path, item.document_id) == ("办法.txt", "办法")


def test_a_root_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        find(tmp_path / "nothing")


def test_identifiers_lose_the_extension_only_where_they_stay_unique() -> None:
    names = ["a/b.txt", "c.txt", "c.pdf", "c.txt.html", "d", "d.md", "关于1.5级响应"]
    assert document_ids(names) == {
        "a/b.txt": "a/b",
        "c.txt": "c.txt",
        "c.pdf": "c.pdf",
        "c.txt.html": "c.txt.html",
        "d": "d",
        "d.md": "d.md",
        "关于1.5级响应": "关于1.5级响应",
    }
