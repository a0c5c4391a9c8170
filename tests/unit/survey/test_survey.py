"""A survey of a folder: what it counts, what it names, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import zhengce
from zhengce import cli
from zhengce.survey.announced import occurrences
from zhengce.survey.figures import Figures
from zhengce.survey.rows import lines

TITLE = "北京市关于加强社会办医的通知\n\n"
NOTICE = (
    TITLE
    + """一、加强引导。（责任单位：市卫生健康委、市奇异事务局）

三、优化审批。牵头单位：另行确定。

各部门要明确责任单位。
"""
)


def read(text: str) -> zhengce.Extraction:
    return zhengce.extract(text.encode(), document_id="d", media_type="text/markdown")


def outcomes(text: str) -> list[tuple[str, str]]:
    return [(found.word, found.outcome) for found in occurrences(read(TITLE + text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、加强。（责任单位：市财政局）", [("责任单位", "rows")]),
        ("一、加强。（市财政局负责）", [("负责）", "rows")]),
        ("一、加强。\n\n责任单位\n\n市财政局", [("责任单位", "issue")]),
        ("一、加强。责任单位：另行确定。", [("责任单位", "issue")]),
        ("一、加强。要明确责任单位和时限。", [("责任单位", "running_text")]),
        ("一、由市财政局牵头制定办法。\n\n（市财政局负责）", [("负责）", "rows")]),
    ],
)
def test_what_came_of_words_that_announce_duties(text, expected):
    assert outcomes(text) == expected


def test_a_head_speaks_of_its_column():
    page = (
        "<html><body><h1>北京市分工方案</h1><table><tr><td>任务</td><td>责任单位</td></tr>"
        "<tr><td>加强引导</td><td>市财政局</td></tr><tr><td>优化审批</td><td>市教委</td></tr>"
        "</table></body></html>"
    )
    found = zhengce.extract(page.encode(), document_id="d", media_type="text/html")
    assert [(o.word, o.outcome) for o in occurrences(found)] == [("责任单位", "rows")]


def test_what_yields_nothing_is_shown_with_its_place():
    from dataclasses import replace

    blind = replace(read(NOTICE), responsibilities=(), issues=())
    found = [o for o in occurrences(blind) if o.outcome == "neither"]
    assert [o.word for o in found] == ["责任单位", "牵头单位"]
    assert "（责任单位：市卫生健康委" in found[0].place


def test_figures():
    figures = Figures()
    figures.add(read(NOTICE), 0.5)
    counted = figures.as_json()
    assert counted["documents"] == 1
    assert counted["organisations"]["unknown_names"] == {"市奇异事务局": 1}
    assert counted["organisations"]["unknown_share"] == 0.3333
    assert counted["issues"] == {
        "label_without_rows": 1,
        "numbering_gap": 1,
        "unknown_organisation": 1,
    }
    assert counted["announced"]["牵头单位"] == {"issue": 1}
    assert counted["places"]["numbering_gap"][0].startswith("d 3 ")
    assert counted["speed"]["slowest"][0]["seconds"] == 0.5


def test_a_row_more_leaves_the_lines_of_others_alone():
    before = list(lines(read(NOTICE)))
    after = list(lines(read(NOTICE.replace("市卫生健康委", "市教委、市卫生健康委"))))
    gone, new = set(before) - set(after), set(after) - set(before)
    assert {line.split("\t")[1] for line in gone} == {"clauses"}  # whose words have changed
    assert {line.split("\t")[1] for line in new} == {"clauses", "responsibilities"}
    assert not any("\n" in line for line in after)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "documents"
    source.mkdir()
    (source / "one.md").write_text(NOTICE, "utf-8")
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (source / "empty.txt").write_bytes(b"")
    return source


def answer(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(word) for word in words])
    return ended.value.code


def test_the_command_prints_and_writes(folder, tmp_path, capsys):
    figures, rows = tmp_path / "figures.json", tmp_path / "rows.txt"
    assert answer("survey", folder, "--json", figures, "--rows", rows) == 0
    shown = capsys.readouterr().out
    assert "1 documents read, 2 quarantined" in shown
    assert "1 市奇异事务局" in shown
    assert "one.md 2 " not in shown and "one.md 3 优化审批。" in shown
    assert json.loads(figures.read_text("utf-8"))["quarantined"]["by_reason"]["empty"] == 1
    assert rows.read_text("utf-8").splitlines()[0].startswith("one\tdocuments\t")
    assert not (tmp_path / "data_out").exists()


def test_a_corrected_document_is_read_as_corrected(folder, capsys):
    (folder / "corrections.yml").write_text(
        '- {document: one, match: "三、", action: replace, with: "二、", reason: a slip}', "utf-8"
    )
    assert answer("survey", folder) == 0
    assert "numbering_gap" not in capsys.readouterr().out


def test_an_empty_folder_is_a_mistake(tmp_path, capsys):
    assert answer("survey", tmp_path) == 1
    assert "There are no documents" in capsys.readouterr().err
    assert answer("survey", tmp_path / "missing") == 2
