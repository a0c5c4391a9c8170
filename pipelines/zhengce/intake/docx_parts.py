"""The XML parts of a Word file, read within bounds.  What they say is docx's business."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError

from lxml import etree
from lxml.etree import _Element

from zhengce.model import Unreadable

_MAX_UNPACKED = 64 * 1024 * 1024
_MAX_TAGS = 2_000_000
_DAMAGED = "The Word file is damaged; open and save it again in Word or WPS."
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def parts(data: bytes, names: tuple[str, ...]) -> dict[str, _Element]:
    """The root elements of those of the ``names`` that the archive holds.

    Raises Unreadable: "corrupt", "encrypted", or "hostile" for what unpacks to more than 64 MB
    or two million tags, nests deeper than 256 elements, or declares entities.
    """
    return {name: _root(content) for name, content in _members(data, names)}


def member(data: bytes, name: str) -> bytes | None:
    """The bytes of a member of the archive, if it holds it.  Raises Unreadable as ``parts`` does."""
    return next((content for _, content in _members(data, (name,))), None)


def _members(data: bytes, names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    left = _MAX_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            held = set(archive.namelist())
            for name in names:
                if name not in held:
                    continue
                if archive.getinfo(name).flag_bits & 1:
                    raise Unreadable("encrypted", "The Word file is protected by a password.")
                with archive.open(name) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0 or content.count(b"<") > _MAX_TAGS:
                    raise Unreadable("hostile", "The Word file unpacks to far more than it holds.")
                yield name, content
    except _ZIP_ERRORS as error:
        raise Unreadable("corrupt", _DAMAGED) from error


def _root(content: bytes) -> _Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        kinds = {entry.type_name for entry in parser.error_log}
        if kinds & {"ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP"} or b"<!ENTITY" in content:
            raise Unreadable("hostile", "The Word file is built to exhaust its reader.") from error
        raise Unreadable("corrupt", _DAMAGED) from error
    if root.getroottree().docinfo.doctype:  # Word writes none; entities need one
        raise Unreadable("hostile", "The Word file declares entities of its own.")
    return root


# Names are compared without their namespace: Word's two dialects (transitional and strict)
# differ in nothing else that matters here.


def local(element: _Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element | None, name: str = "val") -> str | None:
    """An attribute's value by its name without namespace; None also without an element."""
    if element is None:
        return None
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def number(element: _Element | None, name: str = "val") -> int | None:
    """An attribute as a number; None where it is missing or none."""
    text = (attribute(element, name) or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element at a path of names below ``element``."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children of ``element`` that have a name."""
    if element is not None:
        yield from (inner for inner in element if local(inner) == name)


def is_on(element: _Element | None) -> bool:
    """A switch such as ``<w:vanish/>``: on when there, unless its value says otherwise."""
    return element is not None and attribute(element) not in ("0", "false", "off")
