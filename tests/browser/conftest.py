"""One release of the seeds and of documents that mean harm, served as in real life, and a Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import SHIFTS, Complaints, Site, chromium
from playwright.sync_api import Browser, Page, expect, sync_playwright

from zhengce import pipeline

SEEDS = Path(__file__).parents[2] / "seeds"
# No register has 云雾山办公室, and none should: it makes the rows of issues.
NOTICE = """关于{title}的通知

各区人民政府：
一、{heading}。推进{title}工作。（牵头单位：市财政局；配合单位：市卫生健康委；完成时限：{year}年底前）
二、持续推进。落实各项措施。（责任单位：市民政局、云雾山办公室；完成时限：持续推进）
"""
HOSTILE = {
    "坏/<b>&'\".txt": ("<script>alert(1)</script>", "=HYPERLINK(1)", 2031),
    "坏/a#b 100%/c?d,e.txt": ("</script><img src=x onerror=alert(1)>", "+1", 2032),
    "坏/反向.txt": ("\u202e反向\u2028\u2029", "@SUM(1)", 2033),
    "坏/长行.txt": ("长行", "x" * 40_000, 2034),
}
"""Path → title, heading and year of a notice."""
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "There is no Chromium for the browser tests. Install one: `apt install chromium`, or `.venv/bin/playwright install chromium`"


@pytest.fixture(scope="session")
def output(once: Callable[..., Path]) -> Path:
    """The output folder of a real refresh."""

    def make(folder: Path) -> None:
        source = Path(shutil.copytree(SEEDS, folder / "documents"))
        write_hostile(source)
        pipeline.refresh(source, folder / "out", engine="local")

    return once("browser", make) / "out"


def write_hostile(source: Path) -> None:
    """Documents, what is said of one beside it, and a file that cannot be read."""
    for name, (title, heading, year) in HOSTILE.items():
        place = source / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(NOTICE.format(title=title, heading=heading, year=year), "utf-8")
    (source / "坏/反向.yml").write_text(
        "url: https://example.org/?a=1&b=<i>\n"
        "publisher: javascript:alert(1)\n"
        "licence: <img src=x onerror=alert(1)>\n",
        "utf-8",
    )
    (source / "坏/<i>不是.pdf").write_bytes(b"%PDF-1.7 nothing follows")


@pytest.fixture(scope="session")
def site(output: Path) -> Iterator[Site]:
    """The release, served by `zhengce serve`."""
    command = [sys.executable, "-m", "zhengce", "serve", "--port", "0", "--output", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        yield Site.at(output, serving.stdout.readline().split()[-1])
        serving.terminate()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    expect.set_options(timeout=15_000)  # milliseconds; a busy machine is no failure
    with sync_playwright() as playwright:
        program = chromium(playwright)
        if program is None:
            pytest.skip(MISSING)
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # which root cannot have
        with playwright.chromium.launch(
            executable_path=program, args=[*ARGUMENTS, *sandbox]
        ) as started:
            yield started


@pytest.fixture
def open_tab(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a tab of a reader who was never here, with Playwright's options of a context.

    A test fails when anything that it does is followed by an error in the console, a thing that
    the policy blocks, a dialog, or a request that fails or leaves the site.
    """
    contexts = []
    complaints = Complaints((site.address, site.folder.as_uri()))

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": site.address} | options)
        context.set_default_timeout(15_000)
        context.add_init_script(SHIFTS)
        complaints.listen(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert not complaints.heard


@pytest.fixture
def tab(open_tab: Callable[..., Page]) -> Page:
    """One tab."""
    return open_tab()
