"""The forms in which a release is published besides its tables, one module a format.

All of them derive from ``schemas/``, the manifest and the staged tables.
"""

from __future__ import annotations

from pathlib import Path

from zhengce.release import files
from zhengce.release.export import calendars, citation, croissant, data_package, database
from zhengce.release.manifest import Manifest
from zhengce.tables.schema import Schema


def write(staged: Path, described: Manifest, defined: Schema) -> None:
    """Write every export of the release ``described`` below ``staged``.

    Raises OSError, and duckdb.Error when there is no room for the database.
    """
    with database.written(staged, defined.tables) as connection:
        calendars.write(connection, staged, described.created_at)
    package = data_package.descriptor(described, defined)
    (staged / data_package.NAME).write_bytes(files.json_bytes(package))
    records = croissant.descriptor(described, defined)
    (staged / croissant.NAME).write_bytes(files.json_bytes(records))
    (staged / citation.NAME).write_text(citation.text(described), encoding="utf-8", newline="\n")
