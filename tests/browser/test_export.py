"""The rows of a view as a CSV file, which is to be as those of the release."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from browsing import Site, visit
from playwright.sync_api import Download, Page

TABLES = ("duties", "deadlines", "targets", "citations", "departments", "issues")


def exported(page: Page) -> Download:
    """What the button of the search page hands to the browser."""
    with page.expect_download() as download:
        page.locator("#export").click()
    return download.value


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_whole_table_is_the_file_of_the_release(tab: Page, site: Site) -> None:
    for table in TABLES:
        visit(tab, f"explore.html?t={table}")
        mine = exported(tab).path().read_bytes().split(b"\r\n")
        published = (site.version() / f"csv/{table}.csv").read_bytes().split(b"\r\n")
        assert mine[0] == published[0]
        assert sorted(mine) == sorted(published), table


def test_filtered_rows_are_those_on_the_screen_in_their_order(tab: Page, site: Site) -> None:
    visit(tab, "explore.html?role=lead&sort=name")
    download = exported(tab)
    found = rows(download.path().read_bytes())
    name = Path(download.suggested_filename)
    assert name.name == f"zhengce-{site.version().name}-duties-{len(found)}.csv"
    shown: list[str] = []
    while True:
        shown += tab.locator("#out tbody tr").evaluate_all(
            "all => all.map(tr => tr.children[2].textContent + tr.querySelector('.src .mono').textContent)"
        )
        onward = tab.locator("#pager button").last
        if not onward.count() or onward.is_disabled():
            break
        onward.click()
    assert [row["name"] + row["path"] for row in found] == shown
    assert {row["role"] for row in found} == {"lead"}


def test_a_file_opens_in_excel_and_runs_nothing(tab: Page, site: Site) -> None:
    visit(tab, "explore.html?q=HYPERLINK")
    data = exported(tab).path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 3
    assert {row["matter"] for row in rows(data)} == {"'=HYPERLINK(1)"}
    for word, cell in (("+1", "'+1"), ("@SUM", "'@SUM(1)")):
        visit(tab, f"explore.html?q={word.replace('+', '%2B')}")
        assert cell in {row["matter"] for row in rows(exported(tab).path().read_bytes())}
