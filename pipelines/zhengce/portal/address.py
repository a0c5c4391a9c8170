"""Where a page is in the site, and how links to it are written; pure, knows no content.

Identifiers of documents are paths that others chose: no page leaves the site's folder, no two
of them share a file, and every name can be unpacked on any file system.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

DOCUMENTS, FUNCTIONS = "documents", "functions"
NONE = "∅"
"""Stands for a missing value in links to the search page."""

_LONGEST = 180
"""Bytes of a name within a path; file systems allow 255."""
_AWKWARD = re.compile(r'[\x00-\x1f\x7f<>:"/|?*\\~]|[. ]$')
_SAFE_IN_FRAGMENT = "/@$!~?.:"


def document_page(document_id: str) -> str:
    """The path of a document's page, ``/``-separated, below the site."""
    *folders, name = document_id.split("/")
    inside = [safe_name(folder, folder=True) for folder in folders]
    return "/".join((DOCUMENTS, *inside, f"{safe_name(name)}.html"))


@lru_cache(maxsize=1024)
def function_page(function: str) -> str:
    """The path of a function's page."""
    return f"{FUNCTIONS}/{safe_name(function)}.html"


def url(path: str) -> str:
    """A path as a relative URL."""
    return quote(path, safe="/")


def up(page: str) -> str:
    """What leads from a page to the site's folder: ``../`` as often as needed."""
    return "../" * page.count("/")


def anchor(row_id: str, document_id: str) -> str:
    """The identifier of a clause or row within its document's page."""
    return row_id.removeprefix(document_id).removeprefix("#")


@lru_cache(maxsize=8192)  # documents share most anchors
def fragment(name: str) -> str:
    """``#`` and an anchor as a URL has it."""
    return "#" + quote(name, safe=_SAFE_IN_FRAGMENT)


def explore(**chosen: str | Iterable[str]) -> str:
    """A link to the search page with filters chosen; the values of one are alternatives."""
    query = "&".join(f"{name}={_values(value)}" for name, value in chosen.items() if value)
    return f"explore.html?{query}" if query else "explore.html"


def _values(value: str | Iterable[str]) -> str:
    each = [value] if isinstance(value, str) else value
    # A comma stands between values, so one within a value is written in another way.
    return ",".join(quote(v.replace("%", "%25").replace(",", "%2C"), safe="") for v in each)


def safe_name(name: str, *, folder: bool = False) -> str:
    """One name of a path: what some file system does not take becomes ``~`` and two digits."""
    made = _AWKWARD.sub(lambda found: f"~{ord(found[0]):02x}", name)
    if folder and made.lower().endswith(".html"):  # lest it be the page of another document
        made = f"{made}~"
    if not made or len(made.encode()) > _LONGEST:
        digest = hashlib.sha256(name.encode()).hexdigest()[:20]
        made = f"{made.encode()[:100].decode(errors='ignore')}~{digest}"
    return made
