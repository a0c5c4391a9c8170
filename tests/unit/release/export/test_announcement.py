"""feed.xml and catalog.jsonld of an output folder: valid, true, and never behind for long."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as xml

import pytest
from rdflib import DCAT, RDF, Graph, Namespace
from rdflib.namespace import DCTERMS

from zhengce.release import announcement, files, manifest, publish, retention, versions

SHAPES = Path(__file__).with_name("dcat_ap.ttl")
BASE = "https://example.org/open%20data/catalog.jsonld"
SPDX = Namespace("http://spdx.org/rdf/terms#")
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


def graph(catalogue: str | bytes) -> Graph:
    return Graph().parse(data=catalogue, format="json-ld", publicID=BASE)


def problems(catalogue: str | bytes) -> str:
    import pyshacl

    conforms, _, text = pyshacl.validate(graph(catalogue), shacl_graph=shapes())
    assert isinstance(text, str)
    return "" if conforms else text


def entries(root: Path) -> list[xml.Element]:
    return xml.parse(root / "feed.xml").getroot().findall(f"{ATOM}entry")


def titles(root: Path) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")).split()[-1] for entry in entries(root)]


@pytest.fixture(scope="module")
def published(publisher: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    for revision in range(3):
        publisher.release(root, {"a": 1, "b": revision})
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """Three versions."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_the_catalogue_holds_to_dcat_ap(each: Path, root: Path) -> None:
    assert problems((each.parents[1] / "catalog.jsonld").read_bytes()) == ""
    assert problems((root / "catalog.jsonld").read_bytes()) == ""


@pytest.mark.parametrize(
    ("mutate", "missed"),
    [
        (lambda c: c.pop("dct:publisher"), "dct:publisher"),
        (lambda c: c["dct:title"].pop(), "dct:title"),
        (lambda c: c["dcat:dataset"][1]["dcat:distribution"][0].pop("dcat:accessURL"), "accessURL"),
        (lambda c: c["dcat:dataset"][1]["dcat:distribution"][0].pop("dct:license"), "dct:license"),
        (
            lambda c: c["dcat:dataset"][1]["dcat:distribution"][0]["spdx:checksum"][
                "spdx:checksumValue"
            ].update({"@value": "00"}),
            "checksumValue",
        ),
        (lambda c: c["dcat:dataset"][1].pop("dcat:inSeries"), "dcat:inSeries"),
        (lambda c: c["dcat:dataset"][1].pop("dcat:distribution"), "dcat:distribution"),
        (lambda c: c["dcat:dataset"][1].update({"dct:issued": "today"}), "dct:issued"),
    ],
)
def test_a_catalogue_with_a_hole_is_refused(
    release: Path, mutate: Callable[[dict[str, Any]], object], missed: str
) -> None:
    catalogue = json.loads((release.parents[1] / "catalog.jsonld").read_bytes())
    mutate(catalogue)
    assert missed in problems(json.dumps(catalogue))


def test_every_file_of_the_newest_version_is_a_distribution_where_it_is(each: Path) -> None:
    found = graph((each.parents[1] / "catalog.jsonld").read_bytes())
    described = {}
    for node in found.subjects(RDF.type, DCAT.Distribution):
        url = str(found.value(node, DCAT.downloadURL))
        assert url.startswith("https://example.org/open%20data/v/")
        path = each.parents[1] / unquote(urlsplit(url).path).removeprefix("/open data/")
        checksum = found.value(node, SPDX.checksum)
        assert str(found.value(checksum, SPDX.checksumValue)) == files.sha256(path)
        assert int(str(found.value(node, DCAT.byteSize))) == path.stat().st_size
        described[path.relative_to(each).as_posix()] = str(found.value(node, DCAT.mediaType))
    assert described["csv/duties_zh.csv"].endswith("text/csv")
    assert described["csv/duties.csv.gz"].endswith("text/csv")
    assert described["parquet/texts.parquet"].endswith("application/vnd.apache.parquet")
    assert {"zhengce.duckdb", "deadlines.ics"} <= described.keys()


def test_the_period_is_that_of_the_documents(release: Path, empty: Path) -> None:
    found = graph((release.parents[1] / "catalog.jsonld").read_bytes())
    [period] = found.subjects(RDF.type, DCTERMS.PeriodOfTime)
    sources = manifest.read(release).sources
    assert str(found.value(period, DCAT.startDate)) == sources.first_day
    assert str(found.value(period, DCAT.endDate)) == sources.last_day
    assert "2017-01-01" < str(sources.first_day) <= str(sources.last_day) < "2021"
    assert manifest.read(empty).sources.first_day is None
    assert b"PeriodOfTime" not in (empty.parents[1] / "catalog.jsonld").read_bytes()


def test_the_feed_has_an_entry_a_version_with_what_has_changed(root: Path) -> None:
    assert titles(root) == ["2026.11.2", "2026.11.1", "2026.11.0"]
    feed = xml.parse(root / "feed.xml").getroot()
    for element in (feed, *entries(root)):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1
            assert element.findtext(f"{ATOM}{name}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    newest = entries(root)[0]
    assert "2 documents: 0 added, 1 changed, 0 removed." in str(newest.findtext(f"{ATOM}summary"))
    for link in newest.findall(f"{ATOM}link"):
        assert (root / link.attrib["href"]).is_file()
    identifiers = [element.findtext(f"{ATOM}id") for element in (feed, *entries(root))]
    assert len(set(identifiers)) == 4
    assert all(str(identifier).startswith("urn:uuid:") for identifier in identifiers)


def test_identifiers_stay_when_versions_come_and_go(publisher: ModuleType, root: Path) -> None:
    def known() -> dict[str | None, str | None]:
        feed = xml.parse(root / "feed.xml").getroot()
        return {e.findtext(f"{ATOM}title"): e.findtext(f"{ATOM}id") for e in (feed, *entries(root))}

    before = known()
    publisher.release(root, {"a": 9})
    with publish.lock(root):
        retention.withdraw(root, "2026.11.1")
    after = known()
    assert {title: before[title] for title in before.keys() & after.keys()} == {
        title: after[title] for title in before.keys() & after.keys()
    }
    assert titles(root) == ["2026.11.3", "2026.11.2", "2026.11.0"]
    assert b"v/2026.11.1/" not in (root / "catalog.jsonld").read_bytes()
    assert problems((root / "catalog.jsonld").read_bytes()) == ""


def test_pruned_versions_are_not_announced(root: Path) -> None:
    with publish.lock(root):
        retention.keep(root, 1)
        retention.prune(root)
    assert titles(root) == ["2026.11.2"]


def test_nothing_is_announced_when_nothing_is_left(publisher: ModuleType, tmp_path: Path) -> None:
    publisher.release(tmp_path, {"a": 1})
    with publish.lock(tmp_path):
        retention.withdraw(tmp_path, "2026.11.0")
    assert not any((tmp_path / name).exists() for name in announcement.NAMES)


def test_a_damaged_manifest_stops_nothing(publisher: ModuleType, root: Path) -> None:
    (root / "v/2026.11.0/manifest.json").write_text("half")
    publisher.release(root, {"a": 9})
    assert titles(root)[-1] == "2026.11.0"
    (root / "v/2026.11.3/manifest.json").write_text("half")
    announcement.renew(root)
    assert titles(root)[0] == "2026.11.3"
    assert versions.resolve(root).version == "2026.11.3"


def test_whoever_publishes_next_mends_what_is_behind(publisher: ModuleType, root: Path) -> None:
    before = {name: (root / name).read_bytes() for name in announcement.NAMES}
    (root / "feed.xml").unlink()
    (root / "catalog.jsonld").write_text("{}")
    assert publisher.release(root, {"a": 1, "b": 2}) is None
    assert {name: (root / name).read_bytes() for name in announcement.NAMES} == before
