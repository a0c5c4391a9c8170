"""What the browser tests share: a published site at an address, and tabs that remember what went wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Request, expect

from zhengce.portal.address import anchor, document_page, url

SEED = "beijing-opening-up-action-plan-2019"
DUTIES = "liaoning-opinions-2017"
"""The seed with the most duties."""
KINDS = {
    "home": "index.html",
    "explore": "explore.html",
    "documents": "documents.html",
    "document": url(document_page(SEED)),
    "long-document": url(document_page(DUTIES)),
    "functions": "functions.html",
    "function": "functions/health.html",
    "versions": "versions.html",
    "quality": "quality.html",
    "dictionary": "dictionary.html",
}
"""A page of each kind, by its name."""

SHIFTS = """
document.addEventListener('securitypolicyviolation', e =>
  console.error('against the policy: ' + e.violatedDirective + ' ' + e.blockedURI));
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => {
  if (!e.hadRecentInput) window.shifted += e.value;
})).observe({ type: 'layout-shift', buffered: true });
"""
"""Runs before a page's own scripts: tells the console of what the policy blocks, and sums up by
how much the layout has shifted (https://web.dev/articles/cls)."""


@dataclass(frozen=True, slots=True)
class Site:
    """A release with its pages, below an address that ends in a slash."""

    folder: Path
    address: str
    database: duckdb.DuckDBPyConnection
    """The release's Parquet files, each a table by its name."""

    @classmethod
    def at(cls, folder: Path, address: str) -> Site:
        """The site of an output folder, which is served at an address."""
        database = duckdb.connect()
        for file in folder.glob("v/*/parquet/*.parquet"):
            database.read_parquet(str(file)).create_view(file.stem)
        return cls(folder, address, database)

    def version(self) -> Path:
        """The folder of the only version."""
        (found,) = (self.folder / "v").iterdir()
        return found

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds in the release."""
        return self.database.execute(query, values).fetchall()

    def one(self, query: str, *values: object) -> Any:
        """The only value that a query finds."""
        ((found,),) = self.rows(query, *values)
        return found


@dataclass  # without slots, as Playwright marks what listens
class Complaints:
    """What went wrong in the tabs of a context: errors, blocked things, requests that leave the site."""

    allowed: tuple[str, ...]
    """How addresses begin that may be asked."""
    heard: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Hear everything from now on."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.heard.append(f"exception: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", lambda got: got.status >= 400 and self.heard.append(got.url))
        context.on("dialog", self._dialog)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.heard.append(f"{message.type}: {message.text}")

    def _failed(self, asked: Request) -> None:
        if asked.failure != "net::ERR_ABORTED":  # given up, since the tab went on to another page
            self.heard.append(f"failed: {asked.url}: {asked.failure}")

    def _request(self, asked: Request) -> None:
        if not asked.url.startswith((*self.allowed, "data:", "blob:")):
            self.heard.append(f"asked elsewhere: {asked.url}")

    def _dialog(self, dialog: Any) -> None:
        self.heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def chromium(playwright: Playwright) -> str | None:
    """The system's Chromium, or else the one that Playwright has installed itself.

    The one without windows takes half the time of the whole browser.
    """
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    )
    own = playwright.chromium.executable_path
    return next(filter(None, map(shutil.which, names)), own if Path(own).exists() else None)


def ready(page: Page) -> None:
    """Wait until a page shows what it is for; the search page draws its rows itself."""
    if page.locator("#out").count():
        page.locator("#out table, #out .empty b").first.wait_for()


def visit(page: Page, path: str) -> None:
    """Go to a path below the site, and wait until it is ready."""
    page.goto(path)
    ready(page)


def count_is(page: Page, rows: int) -> None:
    """Wait until the search page says that so many rows match."""
    expect(page.locator("#export")).to_contain_text(f"这 {rows:,} 行")


def link_of(row_id: str, document_id: str) -> str:
    """The identifier of a row or clause within its document's page."""
    return anchor(row_id, document_id)
