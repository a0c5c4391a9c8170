"""Which release the site shows and what is said of it: manifest, checks, versions, failed runs.

Nothing is computed from the rows here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.release import compose, manifest, runs, versions
from zhengce.release.errors import ReleaseError, reason
from zhengce.release.manifest import FileEntry, Manifest
from zhengce.release.runs import FailedRun
from zhengce.release.versions import Entry

if TYPE_CHECKING:
    from zhengce.release.store import Store

BESIDE = {
    "zhengce.duckdb": ("DuckDB 数据库，含全部表", "all tables as a DuckDB database"),
    "datapackage.json": ("Data Package 描述", "Data Package descriptor"),
    "croissant.json": ("Croissant 描述", "Croissant descriptor"),
    "deadlines.ics": ("时限日历，可订阅", "time limits as a calendar"),
    "csv/duties_zh.csv": ("职责清单，中文列名", "duties with Chinese heads"),
    "CITATION.cff": ("引用信息", "how to cite"),
    "DICTIONARY.md": ("数据字典", "data dictionary"),
    "CHANGELOG.md": ("变化说明", "what changed"),
    "LICENSE": ("许可", "licence"),
    "manifest.json": ("清单", "manifest"),
    "SHA256SUMS": ("全部校验值", "all checksums"),
}
"""Files of a version that are not one table's, and what they are; those that it has are linked."""

AT_ROOT = ("feed.xml", "catalog.jsonld")
"""Files of the output folder for other programs."""


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

    def made_of(self) -> tuple[object, ...]:
        """All that pages say beside the rows, wherever the output is."""
        beside = (*(name for name in BESIDE if self.has(name)), *self.at_root)
        return (self.entry, self.versions, tuple(self.manifests), self.failed, beside)

    @property
    def at_root(self) -> list[str]:
        """Of the files for other programs beside the site, those that are there."""
        return [name for name in AT_ROOT if (self.output / name).is_file()]

    @property
    def folder(self) -> Path:
        """Of the version."""
        return self.output / self.entry.path

    def table(self, name: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / manifest.parquet_name(name)

    def has(self, name: str) -> bool:
        """Whether the version's folder has this file."""
        return name in self.files or (self.folder / name).is_file()


def read(output: Path, store: Store | None = None) -> Shown:
    """What ``output`` has published; raises ReleaseError when a part of it is damaged.

    ``store`` is asked for what its copy on this machine may lack.
    """
    entry = versions.resolve(output)
    folder = output / entry.path
    if store is not None and not (folder / compose.QUALITY).exists():
        store.fetch(f"{entry.path}/{compose.QUALITY}", folder / compose.QUALITY)
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
        failed=runs.failed(output).runs,
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
