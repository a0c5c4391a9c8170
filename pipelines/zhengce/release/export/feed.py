"""feed.xml: the versions of an output folder as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5
from xml.etree import ElementTree as xml

from zhengce.release.export import about
from zhengce.release.manifest import Manifest
from zhengce.release.versions import Entry

NAME = "feed.xml"
LENGTH = 20
"""Versions in it at most, the newest of those that are available."""

_ATOM = "http://www.w3.org/2005/Atom"


def document(first: Entry, newest_first: Sequence[tuple[Entry, Manifest | None]]) -> bytes:
    """The feed; ``first`` is the first version there ever was.

    It is not known where it will be read: links are relative to it, and identifiers are
    made of the hashes of the manifests.
    """
    feed = xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh"})
    _texts(feed, id=_identifier(f"feed {first.manifest_sha256}"), title=about.both(about.TITLE))
    _texts(feed, subtitle=about.both(about.DESCRIPTION), updated=_time(newest_first[0][0]))
    _texts(feed, rights=f"{about.LICENCE_URL} {about.both(about.LICENCE_TITLE)}")
    xml.SubElement(feed, "link", {"rel": "self", "href": NAME, "type": "application/atom+xml"})
    _texts(xml.SubElement(feed, "author"), name=about.PUBLISHER)
    for entry, described in newest_first[:LENGTH]:
        item = xml.SubElement(feed, "entry")
        _texts(item, id=_identifier(entry.manifest_sha256), updated=_time(entry))
        _texts(item, title=f"{about.both(about.TITLE)} {entry.version}")
        for name in ("README.md", "CHANGELOG.md"):
            rel = "alternate" if name == "README.md" else "related"
            href = f"{about.iri(entry.path)}/{name}"
            xml.SubElement(item, "link", {"rel": rel, "href": href, "type": "text/markdown"})
        _texts(item, summary=_summary(described) if described else entry.version)
    xml.indent(feed, " ")
    content: bytes = xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _summary(described: Manifest) -> str:
    documents = described.tables.get("documents")
    if documents is None:
        return described.version
    count = documents.changes
    return (
        f"文件 {documents.rows} 份：新增 {count.added}，变更 {count.modified}，移除 {count.deleted}。"
        f"{documents.rows} documents: {count.added} added, {count.modified} changed, "
        f"{count.deleted} removed."
    )


def _identifier(of: str) -> str:
    return uuid5(NAMESPACE_OID, of).urn


def _time(entry: Entry) -> str:
    return f"{entry.created_at}T00:00:00Z"


def _texts(parent: xml.Element, **texts: str) -> None:
    for name, text in texts.items():
        xml.SubElement(parent, name).text = text
