"""Content decides what a document is, before its name and before what a server declared."""

import io
import zipfile

import pytest

from zhengce.intake import read_page, source
from zhengce.intake.media import DOCX, HTML, MARKDOWN, PDF, TEXT
from zhengce.model import Unreadable


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "path", "declared", "media_type"),
    [
        (b"one", "a.txt", None, TEXT),
        (b"one", "a", None, TEXT),
        (b"one", "a.md", "text/plain", MARKDOWN),
        (b"one<br>two", "a.html", None, HTML),
        (b"one<br>two", "a", "text/html; charset=gbk", HTML),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>one", "a.txt", "text/plain", HTML),
        ("<html><p>one".encode("utf-16"), "a.txt", None, HTML),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='y'>", "a.doc", "application/msword", HTML),
        (b"<tbody><tr><td>one", "a", None, HTML),
        (b"<div>one</div>", "a.md", None, MARKDOWN),
        (b"%PDF-1.7 ...", "a.html", "text/html", PDF),
        (archive("word/document.xml"), "a.zip", None, DOCX),
    ],
)
def test_media_type(data: bytes, path: str, declared: str | None, media_type: str) -> None:
    assert source(data, document_id="a", path=path, media_type=declared).media_type == media_type


@pytest.mark.parametrize(
    ("data", "reason", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", ".docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "unsupported",
            "password",
        ),
        (b"{\\rtf1 one}", "unsupported", ".docx"),
        (b"\x89PNG\r\n\x1a\n1234", "unsupported", "image/png"),
        (archive("xl/workbook.xml"), "unsupported", "spreadsheet"),
        (archive("OFD.xml"), "unsupported", ".pdf"),
        (b"PK\x03\x04 broken", "unsupported", "zip"),
        (b"", "empty", "content"),
        (bytes(100), "empty", "content"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, reason: str, word: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_page(source(data, document_id="a", path="a.doc"))
    assert caught.value.reason == reason
    assert word in caught.value.detail


def test_a_source_over_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="20 MB"):
        source(bytes(20 * 1024 * 1024 + 1), document_id="a")
