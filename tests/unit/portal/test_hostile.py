from __future__ import annotations

from pathlib import Path

import pytest
import site_reader as site

from zhengce.portal.address import document_page, explore, function_page, url


def test_titles_are_shown_as_they_are(hostile: Path) -> None:
    titles = {page.xpath("//h1")[0].text_content() for page in site.pages(hostile).values()}
    assert "关于<script>alert(1)</script>的通知" in titles
    assert "关于</script><img src=x onerror=alert(1)>的通知" in titles
    assert "关于{{ 7 * 7 }} {% raw %}的通知" in titles
    assert any("\ufffd反向" in title for title in titles)  # the turn of direction is seen


def test_no_text_ends_a_data_script(hostile: Path) -> None:
    for path in (hostile / "data").rglob("*.js"):
        script = path.read_text("utf-8")
        assert not set("\u2028\u2029") & set(script)
        assert "</" not in script


def test_the_address_of_a_source_is_a_link_only_on_the_web(hostile: Path) -> None:
    links = site.pages(hostile)["documents/a.html"].xpath("//dl//a/@href")
    assert "https://example.org/?a=1&b=<i>" in links


NAMES = [
    "../../etc/passwd",
    "..",
    "a/../b",
    "a/./b",
    "",
    "a",
    "a.html/b",
    "a.html",
    "a.html~/b",
    "A#b?c%d e",
    "x" * 600,
    "x" * 599 + "y",
    "政" * 300,
    "a:b|c*",
    "con\x00trol\n",
    "trailing. ",
    "~3a",
    ":",
]


def test_pages_of_documents_stay_in_their_folder_and_apart() -> None:
    pages = [document_page(name) for name in NAMES]
    assert len(set(pages)) == len(NAMES)
    for page in pages:
        steps = page.split("/")
        assert steps[0] == "documents" and not {"", ".", ".."} & set(steps)
        assert all(len(step.encode()) <= 200 for step in steps)
        assert not set('<>:"|?*\\\n\x00') & set(page)
        assert site.target("index.html", url(page)) == (page, "")
    folders = {"/".join(p.split("/")[:n]) for p in pages for n in range(1, p.count("/") + 1)}
    assert not folders & set(pages)


@pytest.mark.parametrize("name", ["../x", "a/b", "x" * 300])
def test_pages_of_functions_stay_in_their_folder(name: str) -> None:
    assert ".." not in function_page(name).split("/")


def test_filters_of_a_link_keep_what_the_search_page_splits_at() -> None:
    assert explore(doc="a,b&c=d#%") == "explore.html?doc=a%252Cb%26c%3Dd%23%2525"
    assert explore(fn=["a", "b"], kind="") == "explore.html?fn=a,b"
