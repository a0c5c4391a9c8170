"""Every row of page_labels.csv is read by its own example, wherever the row says it is."""

from __future__ import annotations

import pytest

from zhengce import page_labels
from zhengce.intake import html
from zhengce.page_labels import PageLabel
from zhengce.reading.furniture import fields, stacked
from zhengce.reading.patterns import shadow

ROWS = page_labels.rows()
KEPT_OF_PAGES = {"index_number", "document_number", "issuer", "title"}


def believed(reader: str) -> list[PageLabel]:
    return [row for row in ROWS if reader in row.readers]


def said(row: PageLabel) -> str:
    return row.example.removeprefix(row.label).removeprefix("：")


def read(line: str) -> list[tuple[str, str]]:
    return [(fact, line[start:end]) for fact, start, end in fields(shadow(line))]


def test_rows_are_told_apart_and_each_has_a_reader_and_a_value() -> None:
    assert len({row.label for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert set(row.readers) <= {"line", "cell", "stacked", "page"}, row
        assert row.readers, row
        assert row.example.startswith(f"{row.label}：") and said(row), row


@pytest.mark.parametrize("row", believed("line"), ids=lambda row: row.label)
def test_a_line_of_facts(row: PageLabel) -> None:
    assert read(row.example) == [(row.fact, said(row))]
    assert read(f"{' '.join(row.label)}：{said(row)}") == [(row.fact, said(row))]


@pytest.mark.parametrize("row", believed("cell"), ids=lambda row: row.label)
def test_cells_in_a_line(row: PageLabel) -> None:
    if row.fact == "index_number":
        assert read(f"{row.label} {said(row)} 公开方式 主动公开")[0] == (row.fact, said(row))
    else:
        assert read(f"索引号 01/2 {row.label} {said(row)}")[1:] == [(row.fact, said(row))]


@pytest.mark.parametrize("row", believed("stacked"), ids=lambda row: row.label)
def test_lines_below_their_label(row: PageLabel) -> None:
    others = [other for other in believed("stacked") if other != row][:2]
    lines = [line for one in (row, *others) for line in (one.label, said(one))]
    assert stacked(lines)[0] == (row.fact, 0, 1)


@pytest.mark.parametrize("row", believed("page"), ids=lambda row: row.label)
def test_the_table_of_a_web_page(row: PageLabel) -> None:
    usual = ("索引号", "发文字号", "发文机关", "发布日期")
    others = [one for one in believed("page") if one.label in usual and one.fact != row.fact]
    rows = "".join(f"<tr><td>{one.example}</td></tr>" for one in (row, *others))
    text = "<p>一、加强城市供水节水工作，按照规定执行。</p>" * 8
    page = html.read(f"<html><body><table>{rows}</table><div>{text}</div></body></html>".encode())
    kept = row.fact in KEPT_OF_PAGES or row.fact.startswith("date_")
    assert page.facts.get(row.fact) == (said(row) if kept else None)
