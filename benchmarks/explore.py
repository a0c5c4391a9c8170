"""How soon the search page shows rows, and answers a filter and a key, in a real Chromium.

    python benchmarks/explore.py [COUNT]           made-up documents, 300 by default

Targets (Chromium on a quiet machine): the first row within 0.3 s with 1,000 duties, 0.5 s with 10,000,
1 s with 100,000; a filter or a key within 150 ms.  With a processor slowed four times: 0.5, 0.7 and
2 s, 500 ms, and the page is blocked for at most 200 ms in all (tasks of more than 50 ms, until the
first row).  Until then nothing moves by more than 0.02 (layout shift).  37 duties a document.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import corpus
from playwright.sync_api import Page, sync_playwright
from portal import publish

from zhengce import portal

COUNT = 300
ROUNDS = 5
SLOWED = 4
WATCH = """
window.blocked = []; window.moved = 0;
new PerformanceObserver(list => { for (const task of list.getEntries()) blocked.push(task); })
  .observe({ type: 'longtask', buffered: true });
new PerformanceObserver(list => { for (const shift of list.getEntries())
  if (!shift.hadRecentInput) moved += shift.value; }).observe({ type: 'layout-shift', buffered: true });
"""
BLOCKED = """first => blocked.filter(task => task.startTime < first)
  .reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0)"""
FIRST = "performance.getEntriesByName('zc-first-row')[0]?.startTime"
# From the change to the frame after the rows are there; what is typed waits 160 ms for more.
ANSWER = """async ([selector, value]) => {
  const control = document.querySelector(selector), out = document.querySelector('#out');
  const begun = performance.now();
  const changed = new Promise(done => new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
  }).observe(out, { childList: true, subtree: true }));
  if (value === null) control.click();
  else { control.value = value; control.dispatchEvent(new Event('input', { bubbles: true })); }
  return await changed;
}"""


def main() -> None:
    """Print medians in milliseconds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        source, output = Path(folder) / "documents", Path(folder) / "out"
        corpus.write(source, range(count))
        publish(source, output)
        portal.build(output)
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=sandbox,
        )
        for slowed in (1, SLOWED):
            found = [measured(browser.new_page(), output, slowed) for _ in range(ROUNDS)]
            first, filtered, typed, blocked, moved = (
                median(column) for column in zip(*(f[1:] for f in found), strict=True)
            )
            sys.stdout.write(
                f"{found[0][0]} duties, processor slowed {slowed} times: first row {first:.0f} ms, "
                f"a filter {filtered:.0f} ms, a key {typed:.0f} ms, blocked {blocked:.0f} ms, "
                f"moved {moved:.3f}\n"
            )
        browser.close()


def measured(
    page: Page, output: Path, slowed: int
) -> tuple[str, float, float, float, float, float]:
    """How many duties there are; when the first row, a filtered and a searched one was there; for
    how long the page was blocked before the first, and how much has moved."""
    page.add_init_script(WATCH)
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.goto(f"{output.as_uri()}/explore.html")
    page.wait_for_function(FIRST)
    first = page.evaluate(FIRST)
    rows = page.locator("#count").inner_text().strip("共 行")
    blocked, moved = page.evaluate(BLOCKED, first), page.evaluate("moved")
    filtered = page.evaluate(ANSWER, ["#f-role input", None])
    typed = page.evaluate(ANSWER, ["#q", "财政"]) - 160
    page.close()
    return rows, first, filtered, typed, blocked, moved


if __name__ == "__main__":
    main()
