"""What holds for a page of every kind, at the width of a phone and of a desk, with what documents do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browsing import KINDS, Site, link_of, visit
from playwright.sync_api import Page, expect

from zhengce.portal.address import document_page, url

ARTEFACTS = Path(__file__).parent / "artefacts"
"""Pictures of the pages, for people to look at; git ignores them."""
WIDTHS = (1280, 390)
NARROWEST = 320
SEEN = 1_600
"""Pixels of a page, from its top, that a window shows, and a picture of it."""
HOSTILE = {
    "坏/<b>&'\"": "关于<script>alert(1)</script>的通知",
    "坏/a#b 100%/c?d,e": "关于</script><img src=x onerror=alert(1)>的通知",
    "坏/反向": "关于\ufffd反向",
    "坏/长行": "关于长行的通知",
}
"""document_id → how its title is shown, or begins."""


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than the window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found


def sticking_out(page: Page) -> list[str]:
    """Tables that are wider than the box around them, which is none that scrolls."""
    found: list[str] = page.locator("main table:visible").evaluate_all(
        "all => all.filter(t => !t.closest('.scroll') && t.offsetWidth > t.parentNode.clientWidth)"
        ".map(t => t.textContent.slice(0, 80))"
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_their_window_and_hold_still(open_tab: Callable[..., Page], width: int) -> None:
    page = open_tab()
    for kind, path in KINDS.items():
        page.set_viewport_size({"width": width, "height": SEEN})
        visit(page, path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.querySelectorAll('*').length") <= 5_000, kind
        assert overflow(page) <= 0, kind
        assert not sticking_out(page), kind
        assert page.evaluate("shifted") <= 0.02, kind
        page.screenshot(path=ARTEFACTS / f"{kind}-{width}.png")
        if width == min(WIDTHS):
            page.set_viewport_size({"width": NARROWEST, "height": 600})
            assert overflow(page) <= 0, kind


@pytest.mark.parametrize("document_id", HOSTILE)
def test_a_document_that_means_harm_is_shown_and_does_nothing(tab: Page, document_id: str) -> None:
    tab.set_viewport_size({"width": NARROWEST, "height": 600})
    visit(tab, url(document_page(document_id)))
    expect(tab.locator("h1")).to_contain_text(HOSTILE[document_id])
    assert not tab.locator("main img, main script, main b b").count()
    assert overflow(tab) <= 0
    tab.locator("a.s").first.click()
    expect(tab.locator("#panel-body dl")).to_contain_text(f"{document_id}#")


def test_documents_that_mean_harm_are_listed_and_lead_to_their_pages(tab: Page) -> None:
    for page in ("index.html", "documents.html", "explore.html?place=∅", "quality.html"):
        visit(tab, page)
        assert not tab.locator("main img, main script").count()
    expect(tab.locator("#quarantine")).to_contain_text("坏/<i>不是.pdf")
    for document_id, title in HOSTILE.items():
        visit(tab, "documents.html")
        tab.locator(".docs a").filter(has_text=title).first.click()
        expect(tab.locator("#panel")).to_have_attribute("data-document", document_id)


def test_the_address_of_a_source_is_a_link_and_what_else_is_said_of_it_is_text(tab: Page) -> None:
    visit(tab, url(document_page("坏/反向")))
    facts = tab.locator("dl.meta")
    expect(facts.locator("a[href^='https:']")).to_have_attribute(
        "href", "https://example.org/?a=1&b=<i>"
    )
    expect(facts).to_contain_text("javascript:alert(1)")
    expect(facts).to_contain_text("<img src=x onerror=alert(1)>")
    assert not facts.locator("img, [href^='javascript']").count()


def test_a_dot_of_the_timeline_leads_to_as_many_clauses_as_it_says(tab: Page) -> None:
    visit(tab, "index.html")
    dots = tab.locator("svg.wide a:has(circle)").evaluate_all(
        "dots => dots.map(a => [a.getAttribute('href'), a.querySelector('title').textContent])"
    )
    assert len(dots) > 20
    for link, said in (dots[0], dots[len(dots) // 2], dots[-1]):
        visit(tab, link)
        sources = tab.locator("#out td.src").all_inner_texts()
        assert f"：{len(set(sources))} 个条款" in said


def test_a_cell_of_the_heat_map_leads_to_as_many_rows_as_it_says(tab: Page) -> None:
    visit(tab, "index.html")
    cell = tab.locator("table.heat td a").first
    said = int(cell.inner_text())
    cell.click()
    expect(tab.locator("#out tbody tr")).to_have_count(said)


def test_a_row_of_the_search_page_leads_to_its_words_in_the_document(tab: Page, site: Site) -> None:
    ((row_id, document_id, mention),) = site.rows(
        "SELECT responsibility_id, document_id, mention FROM duties "
        "WHERE document_id LIKE '%c?d%' AND role = 'lead'"
    )
    visit(tab, "explore.html?q=onerror&role=lead")
    tab.locator("#out td.src a").click()
    name = link_of(row_id, document_id)
    expect(tab.locator(f"[id='{name}']")).to_have_text(mention)
    assert unquote(urlsplit(tab.url).fragment) == name
    expect(tab.locator("#panel-body")).to_contain_text(row_id)
