"""``zhengce extract --annotate`` and ``--html``, as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhengce import cli

SEED = Path(__file__).parents[3] / "seeds" / "datong-implementation-plan-2018.txt"


def answer(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(word) for word in words])
    return ended.value.code


def test_annotate_shows_the_text_with_its_spans(capsys):
    assert answer("extract", SEED, "--annotate") == 0
    shown = capsys.readouterr().out
    assert "(⟦责任:市卫计委⟧负责)" in shown
    assert "⟦时限:到2020年⟧" in shown


def test_html_writes_a_page(capsys, tmp_path):
    page = tmp_path / "page.html"
    assert answer("extract", SEED, "--html", page) == 0
    assert ">市卫计委</mark>" in page.read_text("utf-8")
    assert capsys.readouterr().out == ""


def test_html_that_cannot_be_written_is_one_sentence(capsys, tmp_path):
    assert answer("extract", SEED, "--html", tmp_path / "missing" / "page.html") == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_rows_or_text_but_not_both(capsys):
    assert answer("extract", SEED, "--annotate", "--format", "json") == 2
    assert "rows" in capsys.readouterr().err
