"""catalog.jsonld: the versions of an output folder for data portals (DCAT-AP 3 in JSON-LD).

The newest version is described with all its files, earlier ones by name and day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from zhengce.release.export import about
from zhengce.release.manifest import FileEntry, Manifest
from zhengce.release.versions import Entry
from zhengce.tables.schema import Term

NAME = "catalog.jsonld"

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
"""The vocabularies that DCAT-AP asks for."""
_FORMATS = {".csv": "CSV", ".parquet": "PARQUET"}
_IANA = "https://www.iana.org/assignments/media-types"
_SERIES = "#series"
_PUBLISHER = {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": about.PUBLISHER}

Node = dict[str, Any]


def document(newest_first: Sequence[tuple[Entry, Manifest | None]]) -> Node:
    """The catalogue of the available versions, at least one.

    It is not known where it will be read: what is relative is so to the file.
    """
    entries = [entry for entry, _ in newest_first]
    earlier: list[Entry | None] = [*entries[1:], None]
    shared = _shared()
    datasets = [
        shared | _dataset(entry, described, before)
        for (entry, described), before in zip(newest_first, earlier, strict=True)
    ]
    series = shared | {
        "@id": _SERIES,
        "@type": "dcat:DatasetSeries",
        **_named(about.TITLE, about.DESCRIPTION),
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/IRREG"},
        "dcat:first": {"@id": _folder(entries[-1])},
        "dcat:last": {"@id": _folder(entries[0])},
    }
    return {
        "@context": _CONTEXT,
        "@id": "#catalog",
        "@type": "dcat:Catalog",
        **_named(about.TITLE, about.DESCRIPTION),
        "dct:publisher": _PUBLISHER,
        "dct:license": _licence(),
        "dct:language": _languages(),
        "dct:spatial": _china(),
        "dct:modified": _day(entries[0].created_at),
        "dcat:themeTaxonomy": {"@id": f"{_AUTHORITY}/data-theme"},
        "dcat:dataset": [series, *datasets],
    }


def _shared() -> Node:
    """What the series and each of its datasets say alike."""
    return {
        "dct:publisher": {"@id": _PUBLISHER["@id"]},
        "dct:spatial": _china(),
        "dct:language": _languages(),
        "dcat:theme": {"@id": f"{_AUTHORITY}/data-theme/GOVE"},
        "dcat:keyword": [text for term in about.KEYWORDS for text in _texts(term)],
    }


def _dataset(entry: Entry, described: Manifest | None, before: Entry | None) -> Node:
    title = Term(f"{about.TITLE.zh} {entry.version}", f"{about.TITLE.en} {entry.version}")
    node = {
        "@id": _folder(entry),
        "@type": "dcat:Dataset",
        **_named(title, about.DESCRIPTION),
        "dct:issued": _day(entry.created_at),
        "dcat:version": entry.version,
        "dcat:inSeries": {"@id": _SERIES},
        "dcat:landingPage": {"@id": f"{_folder(entry)}README.md", "@type": "foaf:Document"},
    }
    if before:
        node["dcat:prev"] = {"@id": _folder(before)}
    if described:
        node |= _described(entry, described)
    return node


def _described(entry: Entry, described: Manifest) -> Node:
    """What the manifest says of a dataset."""
    node: Node = {
        "dcat:distribution": list(_distributions(entry, described)),
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "dct:description": _texts(about.sources(described.sources.published)),
        },
    }
    if described.sources.first_day and described.sources.last_day:
        node["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(described.sources.first_day),
            "dcat:endDate": _day(described.sources.last_day),
        }
    return node


def _distributions(entry: Entry, described: Manifest) -> Iterator[Node]:
    for name, table in described.tables.items():
        title = Term(f"{table.title_zh} {name}", f"{table.title_en} ({name})")
        for path, file in table.files.items():
            if not path.startswith("changes/"):
                yield _distribution(entry, path, file, title)
    for path, file in (described.files or {}).items():
        if "/" not in path and PurePosixPath(path).suffix in about.MEDIA_TYPES:
            yield _distribution(entry, path, file, about.TITLE)


def _distribution(entry: Entry, path: str, file: FileEntry, title: Term) -> Node:
    place = _folder(entry) + about.iri(path)
    endings = PurePosixPath(path).suffixes
    kind = "".join(endings).lstrip(".").upper()
    node: Node = {
        "@id": f"#{place}",
        "@type": "dcat:Distribution",
        "dct:title": _texts(Term(f"{title.zh}（{kind}）", f"{title.en}, {kind}")),
        "dct:description": _texts(Term(f"{title.zh}，文件 {path}", f"{title.en}, file {path}")),
        "dcat:accessURL": {"@id": place},
        "dcat:downloadURL": {"@id": place},
        "dcat:mediaType": _media_type(endings[0]),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.bytes)},
        "dct:license": _licence(),
        "dct:rights": {"@type": "dct:RightsStatement", "dct:description": _texts(about.RIGHTS)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }
    if endings[-1] == ".gz":
        node["dcat:compressFormat"] = _media_type(".gz")
    if endings[0] in _FORMATS:
        node["dct:format"] = {
            "@id": f"{_AUTHORITY}/file-type/{_FORMATS[endings[0]]}",
            "@type": "dct:MediaTypeOrExtent",
        }
    return node


def _folder(entry: Entry) -> str:
    return f"{about.iri(entry.path)}/"


def _named(title: Term, description: Term) -> Node:
    return {"dct:title": _texts(title), "dct:description": _texts(description)}


def _texts(term: Term) -> list[Node]:
    return [{"@language": "zh", "@value": term.zh}, {"@language": "en", "@value": term.en}]


def _day(day: str) -> Node:
    return {"@type": "xsd:date", "@value": day}


def _licence() -> Node:
    return {"@id": about.LICENCE_URL, "@type": "dct:LicenseDocument"}


def _china() -> Node:
    return {"@id": f"{_AUTHORITY}/country/CHN", "@type": "dct:Location"}


def _languages() -> list[Node]:
    codes = ("ZHO", "ENG")
    return [{"@id": f"{_AUTHORITY}/language/{c}", "@type": "dct:LinguisticSystem"} for c in codes]


def _media_type(ending: str) -> Node:
    return {"@id": f"{_IANA}/{about.MEDIA_TYPES[ending]}", "@type": "dct:MediaType"}
