"""The search page: what is found, filtered, sorted, turned over and linked to, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from browsing import Site, count_is, visit
from playwright.sync_api import Browser, Page, expect


def cells(page: Page, column: int) -> list[str]:
    """What stands in a column of the rows that are shown; the first is a button."""
    return page.locator(f"#out tbody tr td:nth-child({column + 1})").all_inner_texts()


def test_a_search_finds_the_rows_that_the_tables_have(tab: Page, site: Site) -> None:
    visit(tab, "explore.html")
    for word in ("财政", "卫生健康委", "社会办医", "管理"):
        found = site.one(
            "SELECT count(*) FROM duties WHERE "
            "contains(concat_ws(chr(10), name, matter, expression, mention, title), ?)",
            word,
        )
        assert found
        tab.locator("#q").fill(word)
        count_is(tab, found)
        expect(tab.locator("#out mark").first).to_have_text(word)
        expect(tab.locator("#live")).to_have_text(f"符合条件 {found} 行")


def test_words_must_all_be_found_and_case_does_not_matter(tab: Page, site: Site) -> None:
    visit(tab, "explore.html?q=财政 医疗")
    count_is(
        tab,
        site.one(
            "SELECT count(*) FROM duties WHERE "
            "contains(concat_ws(chr(10), name, matter, expression, mention, title), '财政') AND "
            "contains(concat_ws(chr(10), name, matter, expression, mention, title), '医疗')"
        ),
    )
    tab.locator("#q").fill("HyperLink")
    count_is(tab, 2)


def test_a_word_of_pinyin_that_is_still_being_written_is_not_searched_for(tab: Page) -> None:
    visit(tab, "explore.html")
    keyboard = tab.context.new_cdp_session(tab)
    before = tab.locator("#export").inner_text()
    tab.locator("#q").focus()
    keyboard.send(
        "Input.imeSetComposition", {"text": "cai'z", "selectionStart": 5, "selectionEnd": 5}
    )
    tab.wait_for_timeout(400)  # longer than the pause after which what is typed is searched for
    assert tab.locator("#export").inner_text() == before
    keyboard.send("Input.insertText", {"text": "财政"})
    expect(tab.locator("#out mark").first).to_have_text("财政")


def test_the_text_of_clauses_is_searched_when_asked_for(tab: Page, site: Site) -> None:
    word = "贯彻落实"
    visit(tab, f"explore.html?t=clauses&q={word}")
    few = tab.locator("#export").inner_text()
    tab.locator("#full").check()
    found = site.one(
        "SELECT count(*) FROM clauses JOIN documents USING (document_id) WHERE "
        "contains(concat_ws(chr(10), matter, label, text, title), ?)",
        word,
    )
    count_is(tab, found)
    assert few != tab.locator("#export").inner_text()


def test_a_clause_is_unfolded_below_its_row(tab: Page, site: Site) -> None:
    visit(tab, "explore.html?q=社会办医&role=lead")
    button = tab.locator("#out .xb").first
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    unfolded = tab.locator("#out tr.xr")
    expect(unfolded).to_contain_text("在文件中查看")  # when the texts have come
    shown = unfolded.inner_text()
    said = "".join(shown.partition(" 在文件中查看")[0].split())
    texts = site.rows("SELECT coalesce(label, '') || text FROM clauses")
    assert said in {"".join(text.split()) for (text,) in texts}
    button.click()
    expect(tab.locator("#out tr.xr")).to_have_count(0)


def facet(page: Page, key: str) -> dict[str, int]:
    """The values of a filter that are shown, and their counts."""
    found = page.locator(f"#f-{key} label").evaluate_all(
        "all => all.map(l => [l.querySelector('input').value, +l.querySelector('.c').textContent])"
    )
    return dict(found)


def test_filters_change_the_rows_and_count_what_the_others_leave(tab: Page, site: Site) -> None:
    visit(tab, "explore.html")
    functions, roles = facet(tab, "fn"), facet(tab, "role")
    tab.locator("#f-role input[value=lead]").check()
    count_is(tab, roles["lead"])
    assert set(cells(tab, 3)) == {"牵头"}
    assert facet(tab, "role") == roles  # alternatives: what each of them would add
    with_lead = dict(
        site.rows("SELECT \"function\", count(*) FROM duties WHERE role = 'lead' GROUP BY 1")
    )
    shown = facet(tab, "fn")
    assert {code: n for code, n in shown.items() if code != "∅"}.items() <= with_lead.items()
    assert shown != functions
    tab.locator("#f-role input[value=support]").check()
    count_is(tab, roles["lead"] + roles["support"])
    tab.locator("#f-fn input").first.check()
    code = tab.locator("#f-fn input").first.get_attribute("value")
    both = "SELECT count(*) FROM duties WHERE role IN ('lead', 'support') AND \"function\" = ?"
    count_is(tab, site.one(both, code))


def test_the_values_that_are_not_shown_are_a_button_away(tab: Page, site: Site) -> None:
    visit(tab, "explore.html")
    kinds = site.one('SELECT count(DISTINCT "function") + 1 FROM duties')
    more = tab.locator("#f-fn .more")
    expect(more).to_have_text(f"全部 {kinds} 项")
    more.click()
    expect(tab.locator("#f-fn label")).to_have_count(kinds)
    assert list(facet(tab, "fn"))[-1] == "∅"  # none is always the last
    expect(more).to_be_focused()


def test_an_address_shows_the_same_rows_to_somebody_else(
    open_tab: Callable[..., Page],
) -> None:
    mine, yours = open_tab(), open_tab()
    visit(mine, "explore.html")
    mine.locator("#q").fill("市")
    expect(mine.locator("#chips")).to_contain_text("“市”")
    mine.locator("#f-role input[value=responsible]").check()
    mine.locator("#f-doc input").first.check()
    mine.locator("[data-sort=name]").click()
    mine.locator("[data-p='2']").click()
    expect(mine).to_have_url(re.compile("page=2"))
    visit(yours, mine.url)
    for part in ("#out", "#count", "#chips", "#facets", "#pager", "#export"):
        assert yours.locator(part).inner_text() == mine.locator(part).inner_text()
    expect(yours.locator("#q")).to_have_value("市")
    expect(yours.locator("th[aria-sort=ascending]")).to_have_text(re.compile("部门|单位|名称"))


def test_the_link_to_the_view_is_copied(open_tab: Callable[..., Page]) -> None:
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    visit(page, "explore.html?role=lead")
    page.locator("[data-copy='@url']").click()
    expect(page.locator("#live")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


STRANGE = (
    'fn="><img src=x onerror=alert(1)>',
    "role=nobody",
    "doc=a%252Cb,c%2525",
    "year=0",
    "due=</script>",
)


def test_a_value_that_is_not_there_keeps_its_chip_and_finds_nothing(tab: Page) -> None:
    for asked in STRANGE:
        visit(tab, f"explore.html?{asked}")
        expect(tab.locator("#out b")).to_have_text("没有符合条件的行")
        expect(tab.locator("#export")).to_be_disabled()
        expect(tab.locator("#chips button").first).to_be_visible()
        assert not tab.locator("main img, main script").count()
        tab.locator("#out [data-un='*']").click()
        expect(tab.locator("#out table")).to_be_visible()
        expect(tab).to_have_url(re.compile("explore.html$"))


MEANINGLESS = (
    "t=nothing",
    "t=__proto__",
    "sort=nothing",
    "sort=-constructor",
    "page=99999",
    "page=-1",
    "page=x",
    "nothing=1",
)


def test_an_address_that_means_nothing_shows_what_there_is(tab: Page, site: Site) -> None:
    rows = site.one("SELECT count(*) FROM duties")
    for asked in MEANINGLESS:
        visit(tab, f"explore.html?{asked}")
        count_is(tab, rows)
        expect(tab.locator("#out tbody tr").first).to_be_visible()


TYPED = ("<img src=x onerror=alert(1)>", "(", "\\", "&amp;", "[", "%", "\u202e", "'")


def test_whatever_is_searched_for_is_text(tab: Page) -> None:
    visit(tab, "explore.html")
    for typed in TYPED:
        shown = typed.replace("\u202e", "\ufffd")
        tab.locator("#q").fill(typed)
        expect(tab.locator("#chips")).to_contain_text(f"“{shown}”")
        assert set(tab.locator("#out mark").all_text_contents()) <= {*shown.split()}
        assert not tab.locator("main img").count()


def test_columns_sort_up_and_down_and_as_before(tab: Page, site: Site) -> None:
    visit(tab, "explore.html?role=lead")
    button = tab.locator("[data-sort=end_date]")
    first = cells(tab, 5)
    dated = [day for day in first if day != "—"]
    assert dated == sorted(dated, reverse=True) and first[len(dated) :] == ["—"] * (
        len(first) - len(dated)
    )
    button.click()
    expect(tab.locator("th[aria-sort=ascending] button")).to_be_focused()
    dated = [day for day in cells(tab, 5) if day != "—"]
    assert dated == sorted(dated) and dated
    button.click()
    button.click()
    assert cells(tab, 5) == first
    expect(tab).not_to_have_url(re.compile("sort"))


def test_every_row_is_on_one_page(tab: Page, site: Site) -> None:
    visit(tab, "explore.html")
    total, seen, page = site.one("SELECT count(*) FROM duties"), [], 1
    while True:
        seen += tab.locator("#out td.src a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        onward = tab.locator(f"[data-p='{page + 1}']")
        if onward.is_disabled():
            break
        onward.click()
        expect(tab.locator("#grid")).to_be_focused()
        page += 1
    assert len(seen) == len(set(seen)) == total


def test_another_table_has_its_own_filters(tab: Page, site: Site) -> None:
    visit(tab, "explore.html")
    for table in ("deadlines", "clauses", "targets", "citations", "departments", "issues"):
        tab.locator("#t").select_option(table)
        tab.wait_for_url(f"**/explore.html?t={table}")
        count_is(tab, site.one(f"SELECT count(*) FROM {table}"))
        assert tab.locator("#facets fieldset").count() >= 2


def test_when_the_data_do_not_come_the_whole_table_is_offered(browser: Browser, site: Site) -> None:
    page = browser.new_page(base_url=site.address)
    page.route("**/data/duties.js", lambda route: route.fulfill(status=503))
    visit(page, "explore.html")
    expect(page.locator("#out")).to_contain_text("数据没有载入")
    link = page.locator("#out a[download]")
    with page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes() == (site.version() / "csv/duties.csv").read_bytes()
    page.context.close()


def tab_stops(page: Page, count: int) -> list[str]:
    """What the Tab key reaches, from where the focus is."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(
            page.evaluate(
                "(e => e.id || e.dataset.copy || (e.dataset.f && 'filter') || (e.dataset.un && 'chip')"
                " || (e.dataset.sort && 'sort') || e.className || e.tagName)(document.activeElement)"
            )
        )
    return found


def test_the_tab_key_goes_from_the_search_to_the_rows(tab: Page) -> None:
    visit(tab, "explore.html?role=lead")
    tab.locator("#q").focus()
    stops = tab_stops(tab, 14)
    order = [stops.index(stop) for stop in ("export", "chip", "sort", "xb")]
    assert order == sorted(order)


def test_filters_are_ticked_and_taken_away_by_keyboard(tab: Page, site: Site) -> None:
    visit(tab, "explore.html")
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.locator("#f-role input[value=lead]").focus()
    tab.keyboard.press("Space")
    expect(tab.locator("#f-role input[value=lead]")).to_be_checked()
    expect(tab.locator("#f-role input[value=lead]")).to_be_focused()
    count_is(tab, site.one("SELECT count(*) FROM duties WHERE role = 'lead'"))
    tab.locator("#chips button").first.focus()
    tab.keyboard.press("Enter")
    count_is(tab, site.one("SELECT count(*) FROM duties"))
    assert tab.evaluate("document.activeElement !== document.body")
    tab.locator("[data-p='2']").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#grid")).to_be_focused()
    expect(tab.locator("#out tbody tr").first).to_have_attribute("aria-rowindex", "51")
