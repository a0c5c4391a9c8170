"""Intake: raw documents become decoded pages.  What the text means is reading's business.

``find`` lists the documents below a root, a folder or a URL, whose ``fingerprint`` tells whether
anything in it has changed; ``document`` takes one file, ``source`` makes one of bytes at hand, and
``read_page`` turns any of them into blocks in reading order.  One module reads one format; each
is imported only when such a document comes up, because their libraries are heavy.
"""

from __future__ import annotations

from importlib import import_module

from zhengce.intake.companions import WrongCompanion
from zhengce.intake.corrections import WrongCorrection, correct, corrections
from zhengce.intake.find import Listed, document, find, fingerprint, listed, opened
from zhengce.intake.media import DOCX, HTML, MARKDOWN, PDF, TEXT, advice, source
from zhengce.intake.roots import Unreachable, WrongRoot, place, root
from zhengce.model import Page, Source, Unreadable

__all__ = [
    "Listed",
    "Unreachable",
    "WrongCompanion",
    "WrongCorrection",
    "WrongRoot",
    "correct",
    "corrections",
    "document",
    "find",
    "fingerprint",
    "listed",
    "opened",
    "place",
    "read_page",
    "root",
    "source",
]

_READERS = {
    TEXT: "zhengce.intake.text",
    MARKDOWN: "zhengce.intake.markdown",
    HTML: "zhengce.intake.html",
    DOCX: "zhengce.intake.docx",
    PDF: "zhengce.intake.pdf",
}


def read_page(source: Source) -> Page:
    """The decoded page of ``source``.

    Raises Unreadable, and nothing else, whatever the bytes are and whatever media type
    they are said to have.
    """
    if not source.data.strip(b" \t\r\n\f\v\0"):
        raise Unreadable("empty", "The file has no content.")
    if source.media_type not in _READERS:
        raise Unreadable("unsupported", advice(source.media_type))
    page: Page = import_module(_READERS[source.media_type]).read(source.data)
    if not any(block.text.strip() for block in page.blocks):
        raise Unreadable("no_text", "The file holds no text, only blank space or pictures.")
    return page
