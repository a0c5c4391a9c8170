"""datapackage.json: the tables for programs that know Data Package (v2, datapackage.org).

A table is two resources, its CSV and its Parquet file.  Keys, types and constraints are the
schema's; paths, bytes and hashes the manifest's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhengce.release import manifest
from zhengce.release.export import about
from zhengce.release.manifest import FileEntry, Manifest
from zhengce.tables.schema import Column, Scalar, Schema, Table, Term

NAME = "datapackage.json"

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {
    "string": "string",
    "bool": "boolean",
    "int32": "integer",
    "float64": "number",
    "date": "date",
}
_DIALECT = {
    "$schema": f"{_PROFILES}/tabledialect.json",
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
}
_CSV = {
    "format": "csv",
    "mediatype": about.MEDIA_TYPES[".csv"],
    # With a byte order mark, of which a descriptor can say nothing and which readers of
    # UTF-8 take for one.
    "encoding": "utf-8",
    "dialect": _DIALECT,
}
_PARQUET = {"format": "parquet", "mediatype": about.MEDIA_TYPES[".parquet"]}


def descriptor(described: Manifest, defined: Schema) -> dict[str, Any]:
    """The content of datapackage.json."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": about.NAME,
        "title": about.both(about.TITLE),
        "description": f"{about.both(about.DESCRIPTION)} {about.both(about.RIGHTS)}",
        "version": described.version,
        "created": f"{described.created_at}T00:00:00Z",
        "keywords": [word for term in about.KEYWORDS for word in (term.zh, term.en)],
        "licenses": [
            {
                "name": described.licence,
                "path": about.LICENCE_URL,
                "title": about.both(about.LICENCE_TITLE),
            }
        ],
        "contributors": [{"title": about.PUBLISHER, "roles": ["publisher"]}],
        "sources": [
            {
                "title": about.both(about.sources(described.sources.published)),
                "path": "csv/documents.csv",
            }
        ],
        "resources": [
            resource
            for table in defined.tables.values()
            for resource in _resources(table, described.tables[table.name].files)
        ],
    }


def _resources(table: Table, files: Mapping[str, FileEntry]) -> Iterator[dict[str, Any]]:
    csv, parquet = f"csv/{table.name}.csv", manifest.parquet_name(table.name)
    yield _resource(table, "", csv, files[csv]) | _CSV
    yield _resource(table, "-parquet", parquet, files[parquet]) | _PARQUET


def _resource(table: Table, suffix: str, path: str, file: FileEntry) -> dict[str, Any]:
    """What both resources of a table say; names end in ``suffix``, so that keys find their kind."""
    schema = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, table) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": f"{key.table}{suffix}", "fields": list(key.references)},
            }
            for key in table.foreign_keys
        ]
    return {
        "name": f"{table.name}{suffix}",
        "type": "table",
        "path": path,
        **_texts(table),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        **_texts(column),
        "example": _printed(column.example),
        "constraints": dict(_constraints(column, table)),
    }
    if column.type == "bool":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.may_be_empty:
        field["missingValues"] = []
    return field


def _constraints(column: Column, table: Table) -> Iterator[tuple[str, Any]]:
    if not column.nullable:
        yield "required", True
    if table.key == (column.name,):
        yield "unique", True
    if column.enum:
        yield "enum", list(column.enum)
    if column.minimum is not None:
        yield "minimum", _plain(column.minimum)
    if column.maximum is not None:
        yield "maximum", _plain(column.maximum)
    if column.pattern:
        yield "pattern", whole(column.pattern)


def whole(pattern: str) -> str:
    """A pattern that matches somewhere in a value as one that matches the whole of it.

    In the dialect of XML Schema, as Data Package asks for: there is no ``(?:``, no ``\\\\$``, and
    no anchor.
    """
    head = "" if pattern.startswith("^") else r"[\s\S]*"
    ends = pattern.endswith("$") and not pattern.endswith(r"\$")
    body = pattern.removeprefix("^").removesuffix("$" if ends else "")
    tail = "" if ends else r"[\s\S]*"
    return head + body.replace("(?:", "(").replace(r"\$", "[$]") + tail


def _texts(thing: Table | Column) -> dict[str, str]:
    return {
        "title": about.both(Term(thing.title_zh, thing.title_en)),
        "description": about.both(Term(thing.description_zh, thing.description_en)),
    }


def _plain(value: int | float | date) -> int | float | str:
    """A bound as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def _printed(value: Scalar) -> str:
    """A value as the CSV files have it; an example must be a string."""
    return str(value).lower() if isinstance(value, bool) else str(value)
