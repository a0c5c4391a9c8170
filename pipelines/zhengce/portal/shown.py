"""Which release the site shows and what is said of it: manifest, checks, versions, failed runs.

Nothing is computed from the rows here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhengce.release import compose, manifest, runs, versions
from zhengce.release.errors import ReleaseError, reason
from zhengce.release.manifest import FileEntry, Manifest
from zhengce.release.runs import FailedRun
from zhengce.release.versions import Entry


@dataclass(frozen=True, slots=True)
class Shown:
    """One published version, and the history that it stands in."""

    output: Path
    entry: Entry
    manifest: Manifest
    files: Mapping[str, FileEntry]
    """Every file of the version that the manifest knows, by its path, in order."""
    checks: tuple[Mapping[str, Any], ...]
    """The content of quality.json."""
    versions: tuple[Entry, ...]
    """All that were ever published, newest first."""
    manifests: Mapping[str, Manifest]
    """Of the versions whose folders are on this machine."""
    failed: tuple[FailedRun, ...]

    @property
    def folder(self) -> Path:
        """Of the version."""
        return self.output / self.entry.path

    def table(self, name: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / manifest.parquet_name(name)

    def has(self, name: str) -> bool:
        """Whether the version's folder has this file."""
        return (self.folder / name).is_file()


def read(output: Path, version: str = "latest") -> Shown:
    """What ``output`` has published; raises ReleaseError when a part of it is damaged."""
    entry = versions.resolve(output, version)
    folder = output / entry.path
    listed = tuple(reversed(versions.listed(output)))
    manifests = {
        each.version: manifest.read(output / each.path)
        for each in listed
        if not each.withdrawn and (output / each.path / manifest.NAME).is_file()
    }
    described = manifests.get(entry.version) or manifest.read(folder)
    return Shown(
        output=output,
        entry=entry,
        manifest=described,
        files=_files(folder, described),
        checks=tuple(_json(folder / compose.QUALITY)),
        versions=listed,
        manifests=manifests,
        failed=runs.failed(output),
    )


def _files(folder: Path, described: Manifest) -> dict[str, FileEntry]:
    found = {
        path: entry for table in described.tables.values() for path, entry in table.files.items()
    }
    beside = _json(folder / manifest.NAME).get("files", {})  # those that are of no table
    found |= {path: FileEntry(entry["bytes"], entry["sha256"]) for path, entry in beside.items()}
    return dict(sorted(found.items()))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{path} cannot be read: {reason(error)}.") from error
