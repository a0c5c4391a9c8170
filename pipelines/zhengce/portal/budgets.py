"""How large pages may be, so that they open fast on old machines and slow lines.

Sizes are in bytes as they are written; the tests hold the seeds' site to these and, compressed,
to stricter ones; a run only says which pages are larger, as a corpus may hold anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhengce.portal.rows import Row

HOME = 150_000
DOCUMENT = 100_000
"""For each hundred duties, or part of them, beside the document's own text."""
LIST = 400_000
"""Of any other page: they hold a limited number of rows."""


def exceeds(path: str, size: int) -> bool:
    """Whether a page other than a document's is too large."""
    return path.endswith(".html") and size > (HOME if path == "index.html" else LIST)


def document_exceeds(document: Row, text: str, size: int) -> bool:
    """Whether the page of a document is too large for what was read of it."""
    duties: int = document["n_responsibilities"]
    hundreds = max(1, -(-duties // 100))
    return size - len(text.encode()) > DOCUMENT * hundreds


def note(paths: Sequence[str]) -> str:
    """What people are told of pages that are too large."""
    some = ", ".join(sorted(paths)[:3])
    return f"{len(paths)} pages of the site are larger than planned, such as {some}."
