"""The command's answers to right and wrong use, in this process; runs are in tests/integration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhengce import cli

NOTICE = "关于做好救助工作的通知\n\n一、加强领导。由市民政局牵头，2019年底前完成。\n\n北京市民政局\n\n2019年3月1日\n"


def zhengce(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [(), *((name,) for name in sorted(cli.cli.commands))])
def test_help_teaches_with_examples(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhengce(*command, "--help") == 0
    shown = capsys.readouterr().out
    assert "Example" in shown
    assert f"zhengce {command[0] if command else 'run'}" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("run", "--frobnicate"),
        ("run", "--source", "/nowhere/at/all"),
        ("extract", "/nowhere/at/all.txt"),
        ("extract",),
        ("diff",),
        ("verify", "/nowhere/at/all"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_sentence_and_code_2(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert zhengce(*arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_version_is_one_sentence_and_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhengce("diff", "2019.1.0", "2019.2.0", "-o", str(tmp_path)) == 1
    assert "There is no version 2019.1.0" in capsys.readouterr().err


def test_an_unreadable_document_is_one_sentence_and_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert zhengce("extract", str(tmp_path / "empty.txt")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    from zhengce.model import Unreadable

    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(Unreadable):
        cli.main(["extract", str(tmp_path / "empty.txt"), "--debug"])


def test_a_document_is_shown_as_tables(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert zhengce("extract", str(notice)) == 0
    shown = capsys.readouterr().out
    for expected in ("关于做好救助工作的通知", "市民政局", "civil_affairs", "2019-12-31"):
        assert expected in shown


def test_a_document_is_shown_as_published_rows(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhengce("extract", str(notice), "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows["documents"][0]["document_id"] == "notice"
    assert rows["deadlines"][0]["end_date"] == "2019-12-31"
    (text,) = (row["text"] for row in rows["texts"])
    for row in rows["responsibilities"]:
        assert text[row["char_start"] : row["char_end"]] == row["mention"]


def test_one_file_is_read_as_a_run_reads_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from zhengce.documents import read_all, read_file
    from zhengce.model import Extraction

    path = tmp_path / "关于1.5级响应的通知.md"
    path.write_text(
        "# 关于做好救助工作的通知\n\n## 一、加强领导\n\n由**市民政局**牵头。\n", "utf-8"
    )
    ((_, in_a_run),) = read_all(tmp_path)
    assert isinstance(in_a_run, Extraction)
    assert read_file(path) == in_a_run
    assert zhengce("extract", str(path), "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out)["documents"]
    assert (row["media_type"], row["source_path"]) == ("text/markdown", path.name)
    assert (row["document_id"], row["title"]) == (path.stem, "关于做好救助工作的通知")


def test_a_dot_in_a_name_is_no_extension(tmp_path: Path) -> None:
    from zhengce.documents import read_file

    path = tmp_path / "关于1.5级响应"
    path.write_text(NOTICE, "utf-8")
    assert read_file(path).document_id == path.name


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "{notice}", "--html", "{missing}"),
        ("survey", "{folder}", "--json", "{missing}"),
        ("survey", "{folder}", "--rows", "{missing}"),
    ],
    ids=" ".join,
)
def test_a_file_that_cannot_be_written_is_said_in_words(
    arguments: tuple[str, ...], notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = notice.parent / "missing" / "file"
    words = (
        word.format(notice=notice, folder=notice.parent, missing=missing) for word in arguments
    )
    assert zhengce(*words) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"zhengce: Cannot write to {missing}: there is no such file or folder."
    ]


def test_an_output_that_cannot_be_made_is_named_once(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhengce("run", "-s", str(notice.parent), "-o", "/proc/foo") == 1
    shown = capsys.readouterr().err
    assert shown.count("/proc/foo") == 1
    assert "Errno" not in shown and len(shown.splitlines()) == 1


def test_an_error_of_the_system_is_said_in_words() -> None:
    error = PermissionError(13, "Permission denied", "latest.json")
    assert cli._sentence(error) == "latest.json cannot be read or written: permission is denied."
    full = OSError(28, "No space left on device")
    assert cli._sentence(full) == "A file cannot be read or written: the disk is full."


def test_an_empty_output_folder_has_no_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhengce("versions", "-o", str(tmp_path)) == 0
    assert "Nothing has been published" in capsys.readouterr().out


def test_what_is_no_release_does_not_verify(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhengce("verify", str(tmp_path)) == 1
    assert "neither a release" in capsys.readouterr().err
