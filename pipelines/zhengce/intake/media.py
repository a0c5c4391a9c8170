"""What kind of document some bytes are.  Reading them is the formats' business.

Content goes before the file's name and before what a server declared: pages saved as
``.txt`` and web pages named ``.doc`` are common on government sites.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO

from zhengce.model import Source, Unreadable

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OFFICE_OLD = "application/x-ole-storage"
OFFICE_ENCRYPTED = "application/x-encrypted-office"
ZIP = "application/zip"

MAX_BYTES = 20 * 1024 * 1024

# Magic numbers, at the first byte.  The list covers what offices publish beside documents.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"MIME-Version:", "multipart/related"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A member that only this kind of archive has.
_MEMBERS = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.ms-powerpoint"),
    ("OFD.xml", "application/ofd"),
    ("content.xml", "application/vnd.oasis.opendocument.text"),
)
_SUFFIXES = {
    "txt": TEXT,
    "text": TEXT,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "html": HTML,
    "htm": HTML,
    "shtml": HTML,
    "xhtml": HTML,
}
_PRINTABLE = (TEXT, MARKDOWN, HTML)
# A page opens with its doctype or a structural element; a stray <b> in a text does not count.
_PAGE_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|tbody|tr|td|div|p|span|article|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_OPENS = re.compile(rb"<(?:!doctype|html|head|body)\b", re.IGNORECASE)

_ADVICE = {
    OFFICE_OLD: "An old Word, WPS or Excel file (.doc, .wps, .xls) cannot be read; "
    "save it as .docx or .pdf.",
    OFFICE_ENCRYPTED: "The Office file is protected by a password; save it without one.",
    "application/rtf": "A rich-text file (.rtf) cannot be read; save it as .docx or .pdf.",
    "multipart/related": "A web archive (.mht, or saved as .doc) cannot be read; "
    "save it as .html or .docx.",
    "application/ofd": "An OFD file cannot be read; save it as .pdf or .docx.",
    "application/vnd.oasis.opendocument.text": "An OpenDocument file cannot be read; "
    "save it as .docx or .pdf.",
}


def source(
    data: bytes, *, document_id: str, media_type: str | None = None, path: str | None = None
) -> Source:
    """A Source of bytes at hand; ``media_type`` is believed only where the bytes leave it open.

    Raises Unreadable("too_large") above 20 MB.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", too_large(len(data)))
    place = document_id if path is None else path
    return Source(
        document_id=document_id,
        path=place,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=sniff(data, place, media_type),
    )


def too_large(size: int) -> str:
    """The sentence for a file of ``size`` bytes that is over the limit."""
    return f"The file has {size / 1024 / 1024:.1f} MB; the limit is {MAX_BYTES // 1024 // 1024} MB."


def advice(media_type: str) -> str:
    """What a person can do with a file of a kind that is not read."""
    return _ADVICE.get(
        media_type,
        f"A file of type {media_type} is not a document that can be read; "
        "give its text as .txt, .md, .html, .docx or .pdf.",
    )


def sniff(data: bytes, path: str, declared: str | None = None) -> str:
    """The media type of ``data``: by its content, else its name's ending, else as declared."""
    if b"%PDF-" in data[:1024]:  # readers allow that much rubbish before the header
        return PDF
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return OFFICE_ENCRYPTED if encrypted else OFFICE_OLD
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    return _printable(data, path, declared)


def _printable(data: bytes, path: str, declared: str | None) -> str:
    """Which of the kinds of text ``data`` is."""
    head = data[:4096].replace(b"\0", b"")  # UTF-16 looks like ASCII without its zeros
    suffix = path.rpartition("/")[2].rpartition(".")[2].lower()
    stated = (declared or "").partition(";")[0].strip().lower()
    media_type = _SUFFIXES.get(suffix) or (stated if stated in _PRINTABLE else TEXT)
    if media_type == MARKDOWN:  # Markdown may open with a <div>, but not with a doctype
        return HTML if _MARKDOWN_OPENS.search(head[:512]) else MARKDOWN
    return HTML if _PAGE_OPENS.match(head) else media_type


def _archive(data: bytes) -> str:
    """The kind of a zip archive; a damaged one of Word's stays Word's, to be reported as such."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return DOCX if b"word/" in data else ZIP
    return next((media_type for member, media_type in _MEMBERS if member in names), ZIP)
