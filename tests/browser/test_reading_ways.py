"""The ways in which people read the pages: in English, in the dark, without script, from a disk, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pypdfium2
from browsing import KINDS, Site, visit
from playwright.sync_api import Page, expect

CHINESE = re.compile(r"[\u3400-\u9fff]+")
OWN_WORDS = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    const of = n.parentElement;
    if (of.closest('[lang=zh-Hans], .en, code, pre, script, noscript, select')) continue;
    if (of.getClientRects().length) found.push(n.data);
  }
  return found.join('\\n');
}"""
"""What an English page shows that is said to be neither Chinese nor the translation of a sentence,
which may quote Chinese, nor a program."""


def test_an_english_page_says_nothing_of_its_own_in_chinese(tab: Page) -> None:
    for kind, path in KINDS.items():
        visit(tab, f"{path}?lang=en")
        expect(tab.locator("html")).to_have_attribute("lang", "en")
        expect(tab.locator("nav.nav")).to_contain_text("Explore", use_inner_text=True)
        assert not CHINESE.findall(tab.evaluate(OWN_WORDS)), kind


def test_a_chosen_language_stays_until_another_is_chosen(tab: Page) -> None:
    visit(tab, "functions.html")
    expect(tab.locator("th[scope=row]").first).to_contain_text("卫生健康")
    tab.locator("#lang").click()
    expect(tab.locator("th[scope=row]").first).to_contain_text("Health")
    visit(tab, "explore.html")
    expect(tab.locator("#out th").nth(1)).to_have_text("Matter")
    expect(tab.locator("#export")).to_contain_text("Download these")
    tab.locator("#lang").click()
    expect(tab.locator("#export")).to_contain_text("下载这")
    visit(tab, "functions.html")
    expect(tab.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_a_chosen_theme_stays_and_is_there_before_the_page_is(
    open_tab: Callable[..., Page],
) -> None:
    tab = open_tab(color_scheme="dark")
    visit(tab, "functions.html")
    dark = colour(tab)
    tab.locator("#theme").click()
    light = colour(tab)
    assert brightness(dark) < 64 < 192 < brightness(light)
    visit(tab, "quality.html")
    assert colour(tab) == light
    tab.locator("#theme").click()
    tab.emulate_media(color_scheme="light")
    tab.reload()
    assert colour(tab) == dark


def colour(page: Page) -> str:
    """The background of a page."""
    found: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return found


def brightness(rgb: str) -> float:
    """The mean of red, green and blue, up to 255."""
    parts = [int(part) for part in re.findall(r"\d+", rgb)[:3]]
    return sum(parts) / 3


def test_a_page_reads_without_script(open_tab: Callable[..., Page]) -> None:
    page = open_tab(java_script_enabled=False)
    for kind, path in KINDS.items():
        page.goto(path)
        assert page.locator("main").inner_text().strip(), kind
        useless = page.locator("#lang, #theme, #panel, #export, #q, .kinds input, [data-copy]")
        expect(useless.filter(visible=True)).to_have_count(0)


def test_without_script_the_rows_are_there_all_the_same(
    open_tab: Callable[..., Page], site: Site
) -> None:
    page = open_tab(java_script_enabled=False)
    page.goto("explore.html")
    with page.expect_download() as download:
        page.locator("noscript a", has_text="CSV").first.evaluate(
            "a => a.setAttribute('download', '')"
        )
        page.locator("noscript a", has_text="CSV").first.click()
    published = site.version() / "csv/duties.csv"
    assert download.value.path().read_bytes() == published.read_bytes()
    page.goto(KINDS["document"])
    data = page.locator("details.rows").first
    data.locator("summary").click()
    expect(data.locator("table").first).to_be_visible()


def test_the_site_works_from_a_disk(open_tab: Callable[..., Page], site: Site) -> None:
    page = open_tab(base_url=f"{site.folder.as_uri()}/")
    visit(page, "index.html")
    page.locator(".cta a[href='explore.html']").click()
    page.locator("#q").fill("卫生健康委")
    found = site.one("SELECT count(*) FROM duties WHERE name LIKE '%卫生健康委%'")
    expect(page.locator("#count")).to_contain_text(str(found))
    page.locator("#out td.src a").first.click()
    expect(page.locator("#panel-body dl")).to_be_visible()
    page.locator("#lang").click()
    expect(page.locator(".kinds")).to_contain_text("time limit")
    page.locator("nav.nav a[href$='functions.html']").click()
    page.locator("th a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_a_document_on_paper_is_its_text_without_what_only_a_screen_can_use(tab: Page) -> None:
    visit(tab, KINDS["document"])
    printed = pypdfium2.PdfDocument(BytesIO(tab.pdf()))
    text = "".join(page.get_textpage().get_text_bounded() for page in printed)
    said = "".join(tab.locator("article.text p").first.inner_text().split())
    assert said[-12:] in "".join(text.split())
    for unusable in ("English", "条款目录", "点一处标注", "标出"):
        assert unusable not in text


def test_forced_colours_leave_marks_that_can_be_told_from_text(
    open_tab: Callable[..., Page],
) -> None:
    page = open_tab(forced_colors="active")
    visit(page, KINDS["document"])
    lines = [
        page.locator(f"a.s-{kind}").first.evaluate("a => getComputedStyle(a).borderBottomStyle")
        for kind in ("responsible", "limit")
    ]
    assert lines == ["solid", "dotted"]
