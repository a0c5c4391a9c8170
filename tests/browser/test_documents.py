"""The page of a document: its text, what is marked in it, and the panel with the row of a mark."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from browsing import DUTIES, KINDS, SEED, Site, link_of, visit
from playwright.sync_api import Page, expect

from zhengce.annotate.segments import visible
from zhengce.portal.address import document_page, fragment, url

SEEDS = (
    "beijing-measures-2017",
    "beijing-opening-up-action-plan-2019",
    "beijing-work-division",
    "datong-implementation-plan-2018",
    "liaoning-opinions-2017",
)
TEXT = """() => {
  const article = document.querySelector('article.text').cloneNode(true);
  article.querySelectorAll('a.pid, details').forEach(e => e.remove());
  return article.textContent;
}"""
MARKS = """() => {
  const found = {};
  document.querySelectorAll('article a.s').forEach(a => {
    const name = decodeURIComponent(a.hash.slice(1));
    found[name] = (found[name] || '') + a.textContent;
  });
  return found;
}"""
ROWS = (
    ("responsibilities", "responsibility_id"),
    ("deadlines", "deadline_id"),
    ("targets", "target_id"),
    ("citations", "citation_id"),
)


def test_a_page_shows_the_text_of_its_document_and_marks_the_spans_of_its_rows(
    tab: Page, site: Site
) -> None:
    for document_id in (*SEEDS, "坏/a#b 100%/c?d,e", "坏/反向", "坏/长行"):
        visit(tab, url(document_page(document_id)))
        compare(tab, site, document_id)


def compare(tab: Page, site: Site, document_id: str) -> None:
    """Assert that the text and the marks of a page are those of the tables."""
    text = site.one("SELECT text FROM texts WHERE document_id = ?", document_id)
    shown = visible(text)
    assert "".join(tab.evaluate(TEXT).split()) == "".join(shown.split())
    marks = tab.evaluate(MARKS)
    compared = 0
    for table, key in ROWS:
        query = f"SELECT {key}, char_start, char_end FROM {table} WHERE document_id = ?"
        for row_id, start, end in site.rows(query, document_id):
            # What lies within a longer span has the link of its own row, so the longer has a part.
            said = marks.get(link_of(row_id, document_id), "")
            assert "".join(said.split()) in "".join(shown[start:end].split()), row_id
            compared += said == shown[start:end]
    assert compared >= 3


def test_a_click_on_a_mark_opens_its_row_and_escape_goes_back(tab: Page, site: Site) -> None:
    row_id, mention, role, start, end = site.rows(
        "SELECT responsibility_id, mention, role, char_start, char_end FROM responsibilities "
        "WHERE document_id = ? ORDER BY char_start LIMIT 1",
        DUTIES,
    )[0]
    name = link_of(row_id, DUTIES)
    visit(tab, KINDS["long-document"])
    mark = tab.locator(f"a.s[id='{name}']")
    mark.click()
    panel = tab.locator("#panel-body")
    for said in (mention, row_id, f"{start}–{end}", {"lead": "牵头"}.get(role, "责任")):
        expect(panel).to_contain_text(said)
    expect(mark).to_have_class(re.compile(r"\bon\b"))
    expect(tab).to_have_url(re.compile(re.escape(fragment(name)) + "$"))
    tab.keyboard.press("Escape")
    expect(panel.locator("dl")).to_have_count(0)
    expect(mark).to_be_focused()


def test_marks_are_opened_by_keyboard_and_the_focus_goes_into_the_panel(tab: Page) -> None:
    visit(tab, KINDS["document"])
    marks = tab.locator("article a.s")
    marks.first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#panel")).to_be_focused()
    expect(tab.locator("#panel-body dl")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(marks.first).to_be_focused()


def test_the_address_of_a_mark_opens_it_for_somebody_else(tab: Page, site: Site) -> None:
    row_id = site.one("SELECT max(deadline_id) FROM deadlines WHERE document_id = ?", SEED)
    visit(tab, f"{KINDS['document']}{fragment(link_of(row_id, SEED))}")
    expect(tab.locator("#panel-body")).to_contain_text(row_id)
    expect(tab.locator(f"[id='{link_of(row_id, SEED)}']")).to_be_in_viewport()


def test_on_a_phone_the_panel_is_a_sheet_that_closes(tab: Page) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    visit(tab, KINDS["document"])
    expect(tab.locator("#panel")).to_be_hidden()
    expect(tab.locator(".outline ol")).to_be_hidden()
    mark = tab.locator("article a.s").nth(3)
    mark.click()
    box = tab.locator("#panel").bounding_box()
    assert box and box["height"] <= 0.56 * 844 + 1 and round(box["y"] + box["height"]) == 844
    tab.locator("#panel-x").click()
    expect(tab.locator("#panel")).to_be_hidden()
    expect(mark).to_be_focused()
    tab.locator(".outline summary").click()
    expect(tab.locator(".outline ol")).to_be_visible()


def test_kinds_of_marks_are_hidden_and_the_address_says_so(tab: Page) -> None:
    visit(tab, KINDS["document"])
    limit = tab.locator("article a.s-limit").first
    marked = limit.evaluate("a => getComputedStyle(a).backgroundColor")
    tab.locator(".kinds input[value=limit]").uncheck()
    assert limit.evaluate("a => getComputedStyle(a).backgroundColor") != marked
    expect(tab).to_have_url(re.compile("hide=limit"))
    tab.reload()
    expect(tab.locator(".kinds input[value=limit]")).not_to_be_checked()
    tab.locator(".kinds input[value=limit]").check()
    assert limit.evaluate("a => getComputedStyle(a).backgroundColor") == marked
    expect(tab).not_to_have_url(re.compile("hide"))


def test_the_outline_leads_to_clauses_and_follows_reading(tab: Page) -> None:
    visit(tab, KINDS["long-document"])
    link = tab.locator(".outline a").nth(20)
    link.click()
    clause = unquote(urlsplit(link.get_attribute("href")).fragment)
    expect(tab).to_have_url(re.compile("#."))
    heading = tab.locator(f"[id='{clause}']")
    expect(heading).to_be_in_viewport()
    expect(tab.locator(".outline [aria-current]")).to_have_count(1)
    heading.hover()  # a wheel moves what is below it: the text, not the outline
    tab.mouse.wheel(0, 3000)
    expect(link).not_to_have_attribute("aria-current", "true")


def test_the_outline_keeps_still_below_a_pointer(tab: Page) -> None:
    visit(tab, KINDS["long-document"])
    tab.evaluate("scrollTo(0, 1000)")
    link, current = tab.locator(".outline a").nth(20), tab.locator(".outline [aria-current]")
    link.hover()
    place = link.bounding_box()
    before = current.get_attribute("href")
    tab.evaluate("scrollTo(0, 8000)")
    expect(current).not_to_have_attribute("href", before or "")
    assert link.bounding_box() == place  # and whoever clicks gets there


def test_the_rows_of_a_document_are_a_link_away(tab: Page, site: Site) -> None:
    visit(tab, KINDS["document"])
    rows = site.one("SELECT count(*) FROM responsibilities WHERE document_id = ?", SEED)
    link = tab.locator("dl.meta a[href*='explore.html?doc=']")
    expect(link).to_contain_text(str(rows))
    link.click()
    expect(tab.locator("#export")).to_contain_text(f"这 {rows} 行")


def test_the_panel_speaks_the_language_of_the_page(tab: Page) -> None:
    visit(tab, f"{KINDS['document']}?lang=en")
    tab.locator("article a.s-responsible").first.click()
    panel = tab.locator("#panel-body")
    expect(panel.locator("h2")).to_have_text("The row of this highlight", use_inner_text=True)
    expect(panel).to_contain_text("Role")
    tab.locator("#lang").click()
    expect(panel.locator("h2")).to_have_text("这处标注的数据", use_inner_text=True)
    expect(panel).to_contain_text("角色")
