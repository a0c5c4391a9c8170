"""A published version as an SQLite database, with what Datasette shows of it; serves nothing.

What a table and a column mean is told by the version's own Parquet files, so that old versions
are described as they were; only which column refers to which table is the schema's to say.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.release import texts
from zhengce.release.errors import ReleaseError, explained

if TYPE_CHECKING:
    import pyarrow as pa

    from zhengce.release.load import Release
    from zhengce.release.manifest import TableEntry
    from zhengce.tables.schema import ForeignKey

APPLICATION = int.from_bytes(b"zhce", "big")
"""By which a file says that it was written here, and may be written anew."""
_MAGIC, _APPLICATION_AT = b"SQLite format 3\0", 68  # sqlite.org/fileformat2.html
_ROWS = 1_000
"""Rows in memory at once; few, since a row of texts is a whole document."""
_TYPES = {"string": "TEXT", "bool": "INTEGER", "int32": "INTEGER", "double": "REAL"}
"""By Arrow's names; a date is text, ISO 8601."""


def write(release: Release, out: Path) -> Path:
    """Write all tables to ``out`` and return the path of its description, ``<stem>.metadata.json``.

    ``out`` is made or replaced in one stroke.  Raises ReleaseError when it is another file than
    one that was written here, when it cannot be written, or when the release is damaged.
    """
    _must_be_ours(out)
    described = out.with_suffix(".metadata.json")
    with explained(out), _replacing(out) as temporary:
        tables = {}
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute("BEGIN")
            for name, entry in release.manifest.tables.items():
                keys = _foreign_keys(name, release)
                with release.parquet(name) as file:
                    schema = _fill(connection, name, entry, keys, file)
                tables[name] = _description(schema, entry)
            connection.execute("COMMIT")
        metadata = _metadata(release, {out.stem: {"tables": tables}})
        described.write_text(
            json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return described


def _must_be_ours(out: Path) -> None:
    try:
        with out.open("rb") as file:
            head = file.read(_APPLICATION_AT + 4)
    except FileNotFoundError:
        return
    except OSError as error:
        raise ReleaseError(f"{out} cannot be written: it is no file.") from error
    number = int.from_bytes(head[_APPLICATION_AT:], "big")
    if not head.startswith(_MAGIC) or number != APPLICATION:
        raise ReleaseError(f"{out} was not written by this command, and is not replaced.")


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A new file beside ``out`` that takes its place at the end, unless there is an error."""
    temporary = out.with_name(f".{out.name}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        temporary.touch()  # where it cannot be, the operating system says why; SQLite does not
        try:
            yield temporary
        except sqlite3.Error as error:
            raise ReleaseError(f"{out} cannot be written: {error}.") from error
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)


def _foreign_keys(name: str, release: Release) -> list[ForeignKey]:
    """The table's references, those that this version has columns for."""
    from zhengce.tables import schema

    columns = {
        table: {column.name for column in entry.columns}
        for table, entry in release.manifest.tables.items()
    }
    known = schema.load().tables.get(name)
    return [
        key
        for key in (known.foreign_keys if known else ())
        if set(key.columns) <= columns[name]
        and set(key.references) <= columns.get(key.table, set())
    ]


def _fill(
    connection: sqlite3.Connection,
    name: str,
    entry: TableEntry,
    keys: Iterable[ForeignKey],
    file: Path,
) -> pa.Schema:
    """Make one table of a Parquet file; return the file's schema, which describes it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [f"{_quoted(c.name)} {_TYPES.get(c.type, 'TEXT')}" for c in entry.columns]
    columns.append(f"PRIMARY KEY ({_listed(entry.key)})")
    columns += [
        f"FOREIGN KEY ({_listed(key.columns)}) REFERENCES {_quoted(key.table)}"
        f" ({_listed(key.references)})"
        for key in keys
    ]
    connection.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(columns)})")
    places = ", ".join("?" * len(entry.columns))
    try:
        with pq.ParquetFile(file) as source:
            for batch in source.iter_batches(_ROWS):
                rows = zip(*(_values(column) for column in batch.columns), strict=True)
                connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", rows)
            schema = source.schema_arrow
    except pa.ArrowInvalid as error:
        raise ReleaseError(f"{file} cannot be read: it is no whole Parquet file.") from error
    for key in keys:
        index = _quoted("_".join((name, *key.columns)))
        connection.execute(f"CREATE INDEX {index} ON {_quoted(name)} ({_listed(key.columns)})")
    return schema


def _values(column: pa.Array) -> list[Any]:
    import pyarrow as pa

    values: list[Any] = (
        column.cast(pa.string()) if pa.types.is_date(column.type) else column
    ).to_pylist()
    return values


def _metadata(release: Release, databases: Mapping[str, object]) -> dict[str, object]:
    """What Datasette is told (docs.datasette.io, metadata)."""
    return {
        "title": f"{texts.TITLE_ZH} {texts.TITLE_EN} {release.version}",
        "description": f"{texts.ABOUT_ZH} {texts.ABOUT_EN}",
        "license": release.manifest.licence,
        "license_url": texts.LICENCE_URL,
        "source": f"zhengce 政策 {release.version}",
        "databases": databases,
    }


def _description(schema: pa.Schema, entry: TableEntry) -> dict[str, object]:
    """One table: what it and its columns hold, and which columns have few values, to choose from."""
    about = _texts(schema.metadata)
    columns = {field.name: _texts(field.metadata) for field in schema}
    return {
        "title": f"{entry.title_zh} {entry.title_en}",
        "description": f"{about['description_zh']} {about['description_en']}",
        "columns": {
            name: f"{said['title_zh']}：{said['description_zh']} "
            f"{said['title_en']}: {said['description_en']}"
            for name, said in columns.items()
        },
        "facets": [column.name for column in entry.columns if column.values],
    }


def _texts(metadata: Mapping[bytes, bytes]) -> dict[str, str]:
    return {name.decode(): text.decode() for name, text in metadata.items()}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
