from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pyarrow.parquet as pq
import pytest
import site_reader as site
from lxml import html

from zhengce.portal import budgets
from zhengce.portal.address import document_page

OUTPUTS = ("seeds", "hostile")


@pytest.fixture(params=OUTPUTS)
def output(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def rows(output: Path, table: str) -> list[dict[str, object]]:
    (folder,) = (output / "v").iterdir()
    found: list[dict[str, object]] = pq.read_table(folder / f"parquet/{table}.parquet").to_pylist()
    return found


def test_every_link_and_anchor_leads_somewhere(output: Path) -> None:
    pages = site.pages(output)
    anchors = {path: Counter(page.xpath("//@id")) for path, page in pages.items()}
    for path, page in pages.items():
        assert max(anchors[path].values(), default=1) == 1, f"{path} has an anchor twice"
        for link in page.xpath("//a/@href | //link/@href | //script/@src"):
            if link.startswith("https://"):
                continue
            found, anchor = site.target(path, link) or ("", "")
            assert (output / found).is_file(), f"{path} → {link}"
            assert not anchor or anchor in anchors[found], f"{path} → {link}"


def test_links_to_the_search_page_use_its_filters(seeds: Path) -> None:
    known = {"t", "q", "fn", "role", "year", "kind", "doc", "place", "due", "sort", "page", "code"}
    for page in site.pages(seeds).values():
        for link in page.xpath("//a/@href[contains(., 'explore.html?')]"):
            assert set(parse_qs(urlsplit(link).query)) <= known


def test_no_page_has_a_script_or_style_of_its_own(output: Path) -> None:
    """What the policy would block anyway, and what nobody should be able to put there."""
    for path, page in site.pages(output).items():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy and policy[0].startswith("default-src 'self';")
        assert all(src and not urlsplit(src).scheme for src in page.xpath("//script/@src"))
        assert not page.xpath("//script[not(@src)] | //style | //@style | //iframe | //img"), path
        names = {name for element in page.iter(html.etree.Element) for name in element.attrib}
        assert not any(name.startswith("on") for name in names), path
        schemes = {urlsplit(link).scheme for link in page.xpath("//a/@href")}
        assert schemes <= {"", "https"}, path


def test_a_page_shows_every_character_of_its_document(output: Path) -> None:
    pages = site.pages(output)
    for row in rows(output, "texts"):
        article = pages[document_page(str(row["document_id"]))].xpath("//article")[0]
        for extra in article.xpath(".//a[@class='pid'] | .//details"):
            extra.drop_tree()
        shown = "".join(article.text_content().split())
        assert shown == "".join(str(row["text"]).split()).replace("\u202e", "\ufffd")


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        ("responsibilities", "responsibility_id", "mention"),
        ("deadlines", "deadline_id", "expression"),
        ("targets", "target_id", "expression"),
    ],
)
def test_every_mark_covers_the_words_of_its_row(
    seeds: Path, table: str, key: str, words: str
) -> None:
    pages = site.pages(seeds)
    for row in rows(seeds, table):
        document = str(row["document_id"])
        anchor = str(row[key])[len(document) + 1 :]
        links = pages[document_page(document)].xpath(
            f"//a[@href='#{anchor}'][contains(@class,'s')]"
        )
        assert "".join(link.text_content() for link in links) in str(row[words])
        data = pages[document_page(document)].xpath(f"//tr[@id='r:{anchor}']")
        assert data and data[0].get("data-at") == f"{row['char_start']}–{row['char_end']}"


def test_the_numbers_of_the_timeline_are_those_of_the_rows_behind_its_links(seeds: Path) -> None:
    duties = site.data(seeds, "duties")
    columns = {n: site.column(duties, n) for n in ("function", "end_date", "deadline_kind")}
    clause = list(zip(site.column(duties, "document_id"), site.column(duties, "path"), strict=True))
    dots = site.pages(seeds)["index.html"].xpath(
        "//*[local-name()='svg'][@class='wide']//a[*[local-name()='circle']]"
    )
    assert len(dots) > 20
    for dot in dots:
        asked = {
            name: value[0] for name, value in parse_qs(urlsplit(dot.get("href")).query).items()
        }
        behind = {
            clause[n]
            for n in range(duties["rows"])
            if columns["function"][n] == asked["fn"]
            and (columns["end_date"][n] or "").startswith(asked["due"])
            and asked["kind"] in (columns["deadline_kind"][n] or "").split(";")
        }
        said = dot.xpath(".//*[local-name()='title']")[0].text
        assert int(re.findall(r"(\d+) 个条款", said)[0]) == len(behind)


def test_the_heat_map_adds_up(seeds: Path) -> None:
    duties = Counter(row["function"] for row in rows(seeds, "duties"))
    table = site.pages(seeds)["index.html"].xpath("//table[@class='heat']/tbody/tr")
    assert len(table) == 14
    for line in table:
        function = Path(line.xpath("./th/a/@href")[0]).stem
        cells = [int(cell.text) for cell in line.xpath("./td/a")]
        assert sum(cells) == duties[function] == int(line.xpath("./td[last()]")[0].text)


def test_every_function_has_its_page_with_all_its_duties(seeds: Path) -> None:
    pages = site.pages(seeds)
    for function, count in Counter(row["function"] for row in rows(seeds, "duties")).items():
        if function is not None:
            assert len(pages[f"functions/{function}.html"].xpath("//tbody//a/@href")) == count


def test_every_file_of_the_version_is_listed_with_its_sum(seeds: Path) -> None:
    page = site.pages(seeds)["versions.html"]
    (folder,) = (seeds / "v").iterdir()
    listed = {link.text: link.get("href") for link in page.xpath("//section[@id='files']//th/a")}
    assert {f"parquet/{path.name}" for path in (folder / "parquet").iterdir()} <= set(listed)
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    for row in page.xpath("//section[@id='files']//tbody/tr"):
        assert row.xpath(".//code")[0].text == sums[row.xpath("./th/a")[0].text]


def test_the_programs_on_the_first_page_run(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = site.pages(seeds)["index.html"]
    shown = {
        box.get("data-name"): box.xpath(".//code")[0].text_content()
        for box in page.xpath("//*[@data-name]")
    }
    monkeypatch.chdir(seeds)
    exec(shown["pandas"], {})
    assert "rows x" in capsys.readouterr().out
    assert duckdb.sql(shown["DuckDB"]).fetchall()


def test_pages_stay_within_their_budgets(seeds: Path) -> None:
    for path, page in site.pages(seeds).items():
        content = (seeds / path).read_bytes()
        assert not budgets.exceeds(path, len(content)), path
        if path == "index.html":
            assert len(gzip.compress(content)) < 25_000
        if path.startswith("documents/"):
            duties = len(page.xpath("//tr[starts-with(@id, 'r:')][contains(@id, '@')]"))
            hundreds = max(1.0, duties / 100)
            assert len(content) < budgets.DOCUMENT * hundreds, path
            assert len(gzip.compress(content)) < 25_000 * hundreds, path
            assert len(page.xpath("//*")) < 5_000


def test_styles_scripts_and_data_stay_within_their_budgets(seeds: Path) -> None:
    style = (seeds / "assets/site.css").read_bytes()
    assert len(style) < 30_000 and len(gzip.compress(style)) < 8_000
    for page in site.pages(seeds).values():
        loaded = [src for src in page.xpath("//script/@src") if "assets/" in src]
        scripts = [(seeds / "assets" / Path(src).name).read_bytes() for src in loaded]
        assert sum(map(len, scripts)) < 30_000
        assert sum(len(gzip.compress(script)) for script in scripts) < 12_000
    first = (seeds / "data/duties.js").read_bytes()
    assert len(gzip.compress(first)) < 250_000


def test_the_tables_of_the_search_page_are_those_of_the_release(output: Path) -> None:
    (folder,) = (output / "v").iterdir()
    for name in ("duties", "deadlines", "clauses", "targets", "citations", "departments"):
        packed = site.data(output, name)
        exact = pq.read_table(folder / f"parquet/{name}.parquet").to_pylist()
        assert packed["rows"] == len(exact)
        for column in set(packed["c"]) & set(exact[0] if exact else ()):
            said = [
                v if v is None or isinstance(v, bool | int | str) else str(v)
                for v in (row[column] for row in exact)
            ]
            assert site.column(packed, column) == said, (name, column)
