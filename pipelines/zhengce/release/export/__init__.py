"""The forms in which a release is published besides its tables, one module a format.

All of them derive from ``schemas/``, the manifest and the staged tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import files
from zhengce.release.export import calendars, citation, croissant, data_package, database
from zhengce.release.manifest import FileEntry, Manifest
from zhengce.tables.schema import Schema

if TYPE_CHECKING:
    from zhengce.tables.bands import Piece


def write_database(staged: Path, defined: Schema) -> dict[str, FileEntry]:
    """Write the DuckDB file of the tables in ``staged``, which needs nothing else; its entry.

    Raises OSError, and duckdb.Error when there is no room for it.
    """
    database.write(staged, defined.tables)
    return {database.NAME: FileEntry.of(staged / database.NAME)}


def write(
    staged: Path,
    described: Manifest,
    defined: Schema,
    *,
    pieces: Mapping[str, Sequence[Piece]] | None = None,
    older: Path | None = None,
    kept: Path | None = None,
) -> None:
    """Write every export of the release ``described`` below ``staged``, but the database.

    What ``pieces``, ``older`` and ``kept`` spare, ``calendars.write`` says.  Raises OSError.
    """
    calendars.write(staged, described.created_at, pieces=pieces, older=older, kept=kept)
    package = data_package.descriptor(described, defined)
    (staged / data_package.NAME).write_bytes(files.json_bytes(package))
    records = croissant.descriptor(described, defined)
    (staged / croissant.NAME).write_bytes(files.json_bytes(records))
    (staged / citation.NAME).write_text(citation.text(described), encoding="utf-8", newline="\n")
