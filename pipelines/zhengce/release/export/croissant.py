"""croissant.json: the tables for programs of machine learning (Croissant 1.1, mlcommons.org).

A record set a table, read from its Parquet file, which has every value as it is.
"""

from __future__ import annotations

from typing import Any

from zhengce.release import manifest
from zhengce.release.export import about
from zhengce.release.manifest import FileEntry, Manifest
from zhengce.tables.schema import Column, Schema, Table, Term

NAME = "croissant.json"

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the specification has every file begin with."""
_TYPES = {
    "string": "sc:Text",
    "bool": "sc:Boolean",
    "int32": "cr:Int32",
    "float64": "cr:Float64",
    "date": "sc:Date",
}
_FORMATS = {".csv": "text/csv", ".parquet": "application/x-parquet"}
"""As the specification calls them."""


def descriptor(described: Manifest, defined: Schema) -> dict[str, Any]:
    """The content of croissant.json."""
    tables = defined.tables.values()
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": about.NAME,
        "alternateName": [about.TITLE.zh, about.TITLE.en],
        "description": f"{about.both(about.DESCRIPTION)} {about.both(about.RIGHTS)}",
        "version": described.version,
        "datePublished": described.created_at,
        "license": about.LICENCE_URL,
        "inLanguage": ["zh", "en"],
        "keywords": [word for term in about.KEYWORDS for word in (term.zh, term.en)],
        "creator": _publisher(),
        "publisher": _publisher(),
        "citeAs": f"{about.PUBLISHER}. {about.both(about.TITLE)}, {described.version}.",
        "distribution": [
            _file(path, described.tables[table.name].files[path])
            for table in tables
            for path in (f"csv/{table.name}.csv", manifest.parquet_name(table.name))
        ],
        "recordSet": [_record_set(table) for table in tables],
    }


def _publisher() -> dict[str, Any]:
    return {"@type": "sc:Organization", "name": about.PUBLISHER}


def _file(path: str, file: FileEntry) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": _FORMATS[path[path.rindex(".") :]],
        "sha256": file.sha256,
    }


def _record_set(table: Table) -> dict[str, Any]:
    references = {
        column: f"{key.table}/{other}"
        for key in table.foreign_keys
        for column, other in zip(key.columns, key.references, strict=True)
    }
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": _described(table),
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, column, references.get(column.name)) for column in table.columns],
    }


def _field(table: Table, column: Column, references: str | None) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": _described(column),
        "dataType": _TYPES[column.type],
        "source": {
            "fileObject": {"@id": manifest.parquet_name(table.name)},
            "extract": {"column": column.name},
        },
    }
    if references:
        field["references"] = {"field": {"@id": references}}
    return field


def _described(thing: Table | Column) -> str:
    return about.both(Term(thing.description_zh, thing.description_en))
