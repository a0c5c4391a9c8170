"""Reads a site as a browser would, as far as the tests ask."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

ROOT_FILES = ("latest.json", "versions.json")


def pages(output: Path) -> dict[str, html.HtmlElement]:
    """Path → parsed page, of every page of the site."""
    found = (path for path in output.rglob("*.html") if "v" not in path.relative_to(output).parts)
    return {
        path.relative_to(output).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(found)
    }


def data(output: Path, name: str) -> Any:
    """What a data script hands to ``zcData``."""
    script = (output / f"data/{name}.js").read_text("utf-8")
    found = re.fullmatch(r"zcData\((?:\"[^\"]*\"|'[^']*'),(.*)\)\n", script, re.DOTALL)
    assert found
    return json.loads(found[1])


def column(packed: Any, name: str) -> list[Any]:
    """The values of a column, row by row."""
    found = packed["c"][name]
    if isinstance(found, list):
        return found
    values = [found["d"][number] for number in found["i"]]
    if "p" not in found:
        return values
    before = column(packed, found["p"])
    return [None if v is None else b + v for b, v in zip(before, values, strict=True)]


def target(page: str, link: str) -> tuple[str, str] | None:
    """The path and the anchor that a link of a page leads to; None outside the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = [] if parts.path == "" else page.split("/")[:-1]
    if parts.path == "":
        return page, unquote(parts.fragment)
    for step in parts.path.split("/"):
        if step == "..":
            path.pop()  # IndexError: the link leaves the site
        else:
            path.append(unquote(step))
    return "/".join(path), unquote(parts.fragment)
