"""What is said of a document beside it is published, and which of it was not read."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pandas
import pytest

import zhengce
from zhengce import cli, pipeline
from zhengce.intake import WrongCompanion

NOTICE = "北京市民政局关于做好救助工作的通知\n\n一、加强领导。由市民政局牵头，10月底前完成。\n"
SAID = """\
url: https://www.example.gov.cn/a
publisher: 某网站
licence: not under copyright
date_accessed: 2026-11-01
overrides: {issuer: 大同市民政局, date_signed: 2019-03-02}
reason: as on the page
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "one.txt").write_text(NOTICE, "utf-8")
    (folder / "one.yml").write_text(SAID, "utf-8")
    (folder / "two.txt").write_text(NOTICE, "utf-8")
    return folder


def test_it_is_published_with_what_follows_from_it(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    pipeline.refresh(source, out)
    one, two = zhengce.load("documents", root=out).to_dict("records")
    assert (one["url"], one["publisher"]) == ("https://www.example.gov.cn/a", "某网站")
    assert (one["licence"], str(one["date_accessed"].date())) == (
        "not under copyright",
        "2026-11-01",
    )
    assert (one["issuer"], one["jurisdiction"]) == ("大同市民政局", "大同市")
    assert (two["issuer"], two["jurisdiction"]) == ("北京市民政局", "北京市")
    assert all(pandas.isna(two[name]) for name in ("url", "publisher", "licence", "date_accessed"))
    limits = zhengce.load("deadlines", root=out).set_index("document_id")
    assert str(limits.loc["one", "end_date"].date()) == "2019-10-31"  # the year of the given day
    rows = zhengce.load("corrections", root=out).to_dict("records")
    assert [(r["correction_id"], r["action"], r["matched"], r["inserted"]) for r in rows] == [
        ("one^1", "override", "issuer", "大同市民政局"),
        ("one^2", "override", "date_signed", "2019-03-02"),
    ]
    assert rows[0]["value_read"] == "北京市民政局"
    assert pandas.isna(rows[1]["value_read"])


def test_one_that_is_wrong_stops_the_run(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    pipeline.refresh(source, out)
    latest = (out / "latest.json").read_bytes()
    (source / "one.yml").write_text("date_accessed: today", "utf-8")
    with pytest.raises(WrongCompanion, match=r"one.yml: date_accessed must be a day"):
        pipeline.refresh(source, out)
    assert (out / "latest.json").read_bytes() == latest


def test_the_same_documents_make_the_same_release_wherever_they_are(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    system = fsspec.filesystem("memory")
    system.put(str(source), "/given/documents", recursive=True)
    try:
        pipeline.refresh("memory://given/documents", tmp_path / "remote")
    finally:
        system.rm("/given", recursive=True)
    pipeline.refresh(source, tmp_path / "local")
    sums = [tmp_path / name / "v/2023.11.0/SHA256SUMS" for name in ("remote", "local")]
    assert sums[0].read_bytes() == sums[1].read_bytes()


@pytest.mark.parametrize(
    ("source", "code", "complaint"),
    [
        ("gopher://x/y", 2, "gopher://x/y cannot be a source"),
        ("memory://nothing/here", 1, "There is nothing at memory://nothing/here."),
        ("http://127.0.0.1:1/list", 1, "http://127.0.0.1:1/list cannot be read"),
    ],
)
def test_the_command_says_in_a_sentence_what_is_wrong_with_a_root(
    source: str,
    code: int,
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "--source", source, "--output", str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert (ended.value.code, complaint in said, "should not" in said) == (code, True, False)
