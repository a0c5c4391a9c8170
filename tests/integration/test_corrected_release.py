"""A release of corrected sources says what was corrected."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest

import zhengce
from zhengce import cli, pipeline
from zhengce.intake import WrongCorrection

NOTICE = "北京市民政局关于做好救助工作的通知\n\n一、加强领导。由市民政局牵头，2091年底前完成。\n"
ENTRY = '- {document: one, match: "2091", action: replace, with: "2019", reason: a slip}\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "one.txt").write_text(NOTICE, "utf-8")
    (folder / "corrections.yml").write_text(ENTRY, "utf-8")
    return folder


def test_it_is_read_as_corrected_and_the_correction_is_published(source, tmp_path):
    out = tmp_path / "out"
    pipeline.refresh(source, out)
    assert zhengce.load("deadlines", root=out)["expression"].tolist() == ["2019年底前"]
    [row] = zhengce.load("corrections", root=out).to_dict("records")
    assert pandas.isna(row.pop("value_read"))
    assert row == {
        "correction_id": "one^1",
        "document_id": "one",
        "action": "replace",
        "matched": "2091",
        "inserted": "2019",
        "explanation": "a slip",
    }
    assert (source / "one.txt").read_text("utf-8") == NOTICE


def test_one_that_no_longer_matches_stops_the_run(source, tmp_path):
    pipeline.refresh(source, tmp_path / "out")
    latest = (tmp_path / "out" / "latest.json").read_bytes()
    (source / "one.txt").write_text(NOTICE.replace("2091", "2019"), "utf-8")
    with pytest.raises(WrongCorrection, match="'2091' does not occur exactly once in one"):
        pipeline.refresh(source, tmp_path / "out")
    assert (tmp_path / "out" / "latest.json").read_bytes() == latest


def test_the_command_says_it_in_a_sentence(source, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    (source / "corrections.yml").write_text(ENTRY.replace("one,", "gone,"), "utf-8")
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "--source", str(source), "--output", str(tmp_path / "out")])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "correction 1: there is no document 'gone' in this folder" in said
    assert "should not happen" not in said
