from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import site_reader as site

from zhengce import portal
from zhengce.release.errors import ReleaseError

Publish = Callable[..., None]
Notice = Callable[[Path, str, int], None]
STATE = ".cache/portal.json"


def content(output: Path) -> dict[str, bytes]:
    """Every file of the site, as its state lists them."""
    listed = json.loads((output / STATE).read_bytes())["files"]
    return {path: (output / path).read_bytes() for path in listed}


def build(output: Path) -> portal.Built:
    return portal.build(output, chosen_engine="local")


def test_the_same_release_gives_the_same_bytes(seeds: Path, copy: Callable[[Path], Path]) -> None:
    output = copy(seeds)
    before = content(output)
    for path in before:
        (output / path).unlink()
    (output / STATE).unlink()
    built = portal.build(output, chosen_engine="processes")
    assert set(built.written) == set(before)
    assert content(output) == before
    assert not any(str(output).encode() in data for data in before.values())


def test_nothing_is_written_when_nothing_has_changed(
    seeds: Path, copy: Callable[[Path], Path]
) -> None:
    output = copy(seeds)
    stamp = (output / STATE).stat().st_mtime_ns
    assert build(output).written == ()
    assert (output / STATE).stat().st_mtime_ns == stamp


def test_a_new_document_leaves_the_pages_of_the_others(
    source: Path, tmp_path: Path, publish: Publish, notice: Notice
) -> None:
    output = tmp_path / "out"
    publish(source, output)
    build(output)
    notice(source / "b/new.txt", "新事", 2024)
    publish(source, output)
    built = build(output)
    assert [path for path in built.written if path.startswith("documents/")] == [
        "documents/b/new.html"
    ]
    assert not built.removed
    assert {"index.html", "documents.html", "data/duties.js"} <= set(built.written)
    assert not {"assets/site.css", "dictionary.html"} - {"dictionary.html"} & set(built.written)


def test_the_page_of_a_document_that_has_gone_goes_too(
    source: Path, tmp_path: Path, publish: Publish
) -> None:
    output = tmp_path / "out"
    publish(source, output)
    build(output)
    (output / "documents/mine.html").write_text("a file of somebody else")
    (source / "b/c.txt").unlink()
    publish(source, output)
    assert build(output).removed == ("documents/b/c.html",)
    assert not (output / "documents/b").exists()
    assert (output / "documents/mine.html").exists()


def test_a_site_that_was_built_halfway_is_built_again(
    source: Path, tmp_path: Path, publish: Publish, notice: Notice
) -> None:
    output = tmp_path / "out"
    publish(source, output)
    build(output)
    whole = content(output)

    class Killed(BaseException):
        """As if the process had ended here."""

    def stop(path: str) -> None:
        raise Killed

    notice(source / "d.txt", "另事", 2026)
    publish(source, output)
    with pytest.raises(Killed):
        portal.build(output, chosen_engine="local", on_page=stop)
    notice(source / "d.txt", "工作2021", 2021)  # what was written halfway is not what is due
    publish(source, output)
    build(output)
    again = content(output)
    for path in whole:
        if path.startswith(("documents/", "data/duties")):
            assert again[path] == whole[path], path


def test_a_page_that_somebody_has_removed_comes_back(
    seeds: Path, copy: Callable[[Path], Path]
) -> None:
    output = copy(seeds)
    before = content(output)
    (output / "functions/health.html").unlink()
    assert build(output).written == ("functions/health.html",)
    assert content(output) == before


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"files": 1, "made_of": ""}'])
def test_a_damaged_state_costs_a_build_and_no_more(
    seeds: Path, copy: Callable[[Path], Path], damage: bytes
) -> None:
    output = copy(seeds)
    before = content(output)
    (output / STATE).write_bytes(damage)
    assert set(build(output).written) == set(before)
    assert content(output) == before


def test_a_state_that_names_a_file_outside_removes_nothing_there(
    seeds: Path, copy: Callable[[Path], Path], tmp_path: Path
) -> None:
    output = copy(seeds)
    outside = tmp_path / "precious.txt"
    outside.write_text("kept")
    state = json.loads((output / STATE).read_bytes())
    state["files"]["../precious.txt"] = "x"
    state["made_of"] = ""
    (output / STATE).write_text(json.dumps(state))
    build(output)
    assert outside.read_text() == "kept"


def test_without_documents_the_site_says_so(tmp_path: Path, publish: Publish) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/empty.txt").write_bytes(b"")
    publish(tmp_path / "documents", tmp_path / "out")
    build(tmp_path / "out")
    pages = site.pages(tmp_path / "out")
    assert "还没有发布数据" in pages["index.html"].text_content()
    assert "empty.txt" in pages["quality.html"].text_content()
    assert site.data(tmp_path / "out", "duties")["rows"] == 0


def test_a_site_that_cannot_be_made_leaves_the_release_and_is_made_next_time(
    source: Path, tmp_path: Path, publish: Publish
) -> None:
    output = tmp_path / "out"
    (output / "index.html/taken").mkdir(parents=True)
    with pytest.raises(ReleaseError, match=r"is published, but its site could not be made: .+\."):
        publish(source, output, site=True)
    version = json.loads((output / "latest.json").read_bytes())["version"]
    (output / "index.html/taken").rmdir()
    (output / "index.html").rmdir()
    publish(source, output, site=True)
    assert [path.name for path in (output / "v").iterdir()] == [version]
    assert version in site.pages(output)["index.html"].text_content()
    failed = site.pages(output)["versions.html"].xpath("//div[contains(@class, 'fail')]")
    assert len(failed) == 1
    assert str(output) not in (output / "versions.html").read_text("utf-8")
