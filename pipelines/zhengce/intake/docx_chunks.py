"""The web page that a Word file embeds instead of paragraphs (altChunk), as programs of web sites write it.

What the page says is read by ``html``.
"""

from __future__ import annotations

from email import message_from_bytes

from lxml.etree import _Element

from zhengce.intake.docx_parts import attribute, local, member, parts

_RELATIONS = "word/_rels/document.xml.rels"
_MOST_PARTS = 8
"""Of a file in MIME: a page and few pictures' wrappers; nested ones cost the parser its stack."""


def html(data: bytes, document: _Element) -> bytes | None:
    """The first page that ``document`` embeds, undecoded; None where it embeds none.

    Raises Unreadable as ``docx_parts.parts`` does.
    """
    chunks = [attribute(e, "id") for e in document.iter() if local(e) == "altChunk"]
    if not chunks:
        return None
    relations = parts(data, (_RELATIONS,)).get(_RELATIONS, ())
    targets = {attribute(each, "Id"): attribute(each, "Target") or "" for each in relations}
    for chunk in chunks:
        target = targets.get(chunk, "")
        name = target[1:] if target.startswith("/") else f"word/{target}"
        page = _page(member(data, name) or b"")
        if page is not None:
            return page
    return None


def _page(content: bytes) -> bytes | None:
    """The HTML of a chunk, which may be a page or a page in MIME with what belongs to it."""
    if content.lstrip()[:1] == b"<":
        return content
    if content.lower().count(b"content-type: multipart") > _MOST_PARTS:
        return None
    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else None
    return None
