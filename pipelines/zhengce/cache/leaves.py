"""Leaves: the rows of some hundred neighbouring documents, a Parquet file a table.

A leaf is named after the bytes of its files, so a damaged one is known by its name.  Which
documents stand in it is the caller's to say.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import files
from zhengce.tables import part_file
from zhengce.tables.assemble import PER_DOCUMENT, part_names, part_schema

if TYPE_CHECKING:
    import pyarrow as pa


def write(folder: Path, pieces: Iterable[Mapping[str, pa.Table]], scratch: Path) -> str:
    """Write the rows of ``pieces``, each table by its key, as one leaf; return its name.

    ``scratch`` is on the file system of ``folder``.  Killed at any moment, it leaves a whole leaf
    or none of this name.  Raises OSError.
    """
    place = scratch / "leaf"
    place.mkdir()
    part_file.write(pieces, place)
    leaf = _digest(place)
    if whole(folder, leaf):
        shutil.rmtree(place)
        return leaf
    if (folder / leaf).exists():  # damaged, and here are its rows again
        shutil.rmtree(folder / leaf)
    files.sync_tree(place)
    place.rename(folder / leaf)
    files.sync(folder)
    return leaf


def whole(folder: Path, leaf: str) -> bool:
    """Whether every byte of a leaf is as it was written."""
    try:
        return _digest(folder / leaf) == leaf
    except OSError:
        return False


def read(folder: Path, leaf: str, documents: Collection[str]) -> dict[str, pa.Table]:
    """The rows that a leaf has of ``documents``; raises OSError and pyarrow.ArrowInvalid."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = pa.array(sorted(documents), pa.string())
    found = {}
    for name in part_names():
        for file in paths(folder, [leaf], name):
            rows = pq.read_table(file, schema=part_schema(name))
            found[name] = rows.filter(pc.is_in(rows.column(PER_DOCUMENT), value_set=wanted))
    return found


def paths(folder: Path, leaves: Iterable[str], table: str) -> list[Path]:
    """The files of a table in some leaves."""
    return part_file.paths((folder / leaf for leaf in leaves), table)


def sweep(folder: Path, keep: Collection[str]) -> None:
    """Remove all that is in ``folder`` but the leaves ``keep``; raises OSError."""
    for place in folder.iterdir():
        if place.name not in keep:
            shutil.rmtree(place)


def _digest(place: Path) -> str:
    """32 digits over the names and bytes of the files of a folder; raises OSError."""
    digest = hashlib.sha256()
    for path in sorted(place.iterdir()):
        digest.update(f"{files.sha256(path)}  {path.name}\n".encode())
    return digest.hexdigest()[:32]
