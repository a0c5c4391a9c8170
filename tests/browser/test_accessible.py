"""What axe-core finds on a page of every kind: by rule WCAG 2.2 A and AA, and good practice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import KINDS, visit
from playwright.sync_api import Page

MANY = (
    "tbody tr:nth-child(n+5), .cl:nth-of-type(n+10), .outline li:nth-child(n+8), "
    "svg a:nth-of-type(n+9), rect:nth-of-type(n+9), path:nth-of-type(n+9), "
    "section:nth-of-type(n+5) .dict, #values td code:nth-of-type(n+6), #values i:nth-of-type(n+6)"
)
"""What is like what stands before it is taken out: axe looks at each pair of colours again."""
THIN = "(many) => document.querySelectorAll(many).forEach(e => e.remove())"


def findings(page: Page) -> list[str]:
    """Rules that are broken in a way that stops or hinders somebody, with the first place of each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {rule['nodes'][0]['html']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(
    ("width", "language", "colours"), [(1280, "zh", "light"), (390, "en", "dark")]
)
def test_nobody_is_kept_out(
    open_tab: Callable[..., Page], width: int, language: str, colours: Literal["light", "dark"]
) -> None:
    page = open_tab(
        viewport={"width": width, "height": 844}, reduced_motion="reduce", color_scheme=colours
    )
    for kind, path in KINDS.items():
        visit(page, f"{path}?lang={language}")
        if kind.endswith("document"):
            page.locator("article a.s").first.click()  # opens the panel
        page.evaluate(THIN, MANY)
        assert not findings(page), kind
