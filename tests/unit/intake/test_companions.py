"""What a .yml file beside a document says holds, or a sentence says what is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zhengce.intake import WrongCompanion, document, find
from zhengce.model import Companion, Source

SAID = """\
url: https://www.example.gov.cn/a?b=1
publisher: 北京市人民政府
licence: not under copyright
date_accessed: 2026-11-01
overrides:
  title: 关于做好救助工作的通知
  date_signed: 2019-03-02
reason: The page prints neither.
"""
UNDERSTOOD = Companion(
    url="https://www.example.gov.cn/a?b=1",
    publisher="北京市人民政府",
    licence="not under copyright",
    date_accessed=date(2026, 11, 1),
    overrides=(("title", "关于做好救助工作的通知"), ("date_signed", date(2019, 3, 2))),
    reason="The page prints neither.",
)


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def said(root: Path) -> dict[str, Companion | None]:
    return {item.path: item.companion for item in find(root) if isinstance(item, Source)}


@pytest.mark.parametrize("name", ["one__yml", "one__txt__yml", "one__yaml", "one__YML"])
def test_it_is_named_after_its_document(tmp_path: Path, name: str) -> None:
    write(tmp_path, one__txt="一、工作", **{name: SAID})
    assert said(tmp_path) == {"one.txt": UNDERSTOOD}


def test_of_documents_that_differ_in_their_ending_it_names_one(tmp_path: Path) -> None:
    write(tmp_path, one__txt="一、工作", one__md="一、工作", one__md__yml=SAID)
    assert said(tmp_path) == {"one.md": UNDERSTOOD, "one.txt": None}


def test_a_day_may_be_in_quotation_marks(tmp_path: Path) -> None:
    write(tmp_path, one__txt="一、工作", one__yml='date_accessed: "2026-11-01"')
    assert said(tmp_path) == {"one.txt": Companion(date_accessed=date(2026, 11, 1))}


def test_one_file_is_read_with_its_companion(tmp_path: Path) -> None:
    write(tmp_path, one__txt="一、工作", one__yml=SAID, two__yml="of no interest")
    found = document(tmp_path / "one.txt")
    assert isinstance(found, Source)
    assert found.companion == UNDERSTOOD


def test_a_change_of_the_companion_is_one_of_its_document(tmp_path: Path) -> None:
    import os

    write(tmp_path, one__txt="一、工作", one__yml=SAID)
    os.utime(tmp_path / "one.txt", (1000, 1000))
    os.utime(tmp_path / "one.yml", (2000, 2000))
    assert [item.changed for item in find(tmp_path)] == [2000]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: [", "is not YAML"),
        ("[" * 5000, "is not YAML"),
        ("date_accessed: 2026-13-01", "is not YAML: month must be"),
        ("", "must|mapping"),
        ("- url", "a mapping, a key and its value a line"),
        ("link: x", "link is not known; there may be url, publisher, licence"),
        ("1: x", "1 is not known|no text is not known"),
        ("overrides: {layout: table}\nreason: x", "layout is not known; there may be title"),
        ("url: ftp://x/y", "url must be a web address"),
        ("url: 'http://['", "url must be"),
        ("publisher:", "publisher must be text"),
        ("publisher: 3", "publisher must be text; put a number or a date in quotation marks"),
        ("publisher: ' x'", "publisher must be 1 to 1000 characters without blanks around"),
        ('publisher: "a\\nb"', "publisher must be one line"),
        ('publisher: "\\ud800"', "publisher must be one line|is not YAML"),
        ("date_accessed: yesterday", "date_accessed must be a day such as 2026-11-01"),
        ("date_accessed: 2026-11-01 10:00:00", "date_accessed must be a day such as"),
        ("date_accessed: 1026-11-01", "date_accessed must be a day from 1949 to 2099"),
        ("overrides: {date_signed: 2026}\nreason: x", "date_signed must be a day such as"),
        ("overrides: {genre: poem}\nreason: x", "genre must be one of notice, opinions"),
        ("overrides: {genre: [poem]}\nreason: x", "genre must be one of notice, opinions"),
        ("overrides: {title: x}", "overrides must have a reason"),
        ("reason: x", "a reason is for overrides"),
        ("overrides: x\nreason: x", "overrides must be a mapping"),
        ("x: " + "y" * 70_000, "is larger than 64 KB"),
    ],
)
def test_a_slip_is_named_with_file_and_key(tmp_path: Path, text: str, complaint: str) -> None:
    write(tmp_path, one__txt="一、工作", one__yml=text)
    with pytest.raises(WrongCompanion, match=complaint) as error:
        list(find(tmp_path))
    assert str(error.value).startswith("one.yml")
    assert "\n" not in str(error.value)


def test_one_without_a_document_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, one__txt="一、工作", two__yml=SAID)
    with pytest.raises(WrongCompanion, match=r"^two.yml belongs to no document"):
        find(tmp_path)


def test_one_that_may_belong_to_several_documents_belongs_to_none(tmp_path: Path) -> None:
    write(tmp_path, one__txt="一、工作", one__md="一、工作", one__yml=SAID)
    with pytest.raises(WrongCompanion, match="differ in their ending"):
        find(tmp_path)


def test_two_of_one_document_are_one_too_many(tmp_path: Path) -> None:
    write(tmp_path, one__txt="一、工作", one__yml=SAID, one__txt__yml=SAID)
    with pytest.raises(WrongCompanion, match=r"one.txt.yml and one.yml both speak of one.txt"):
        find(tmp_path)
