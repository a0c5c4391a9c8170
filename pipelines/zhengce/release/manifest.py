"""manifest.json: what a release consists of, from its staged files; decides and publishes nothing.

The manifest names every other file of a version with its hash (only SHA256SUMS, which names
the manifest in turn, is not in it), and latest.json names the manifest's hash, so one hash
stands for all of a version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.release import files, sums
from zhengce.release.changes import ChangeCount
from zhengce.release.errors import ReleaseError, reason

if TYPE_CHECKING:
    from zhengce.quality import CheckResult
    from zhengce.tables.schema import Table

NAME = "manifest.json"
DATA_LICENCE = "CC-BY-4.0"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a release says of itself before its tables."""

    version: str
    previous: str | None
    created_at: date
    """A day given by the inputs or the caller, never read from a clock here."""
    schema_version: str
    extractor_version: str
    register_version: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the release."""

    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> FileEntry:
        """The entry of a file that is there; raises OSError."""
        return cls(path.stat().st_size, files.sha256(path))


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """One column of a table."""

    name: str
    type: str
    """Arrow's name for it."""
    nullable: bool | None
    """None in the manifests of early versions, which did not say."""
    values: tuple[str, ...] | None
    """Of an enumeration, those that are allowed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What programs that read a table rely on."""

    key: tuple[str, ...]
    columns: tuple[ColumnEntry, ...]


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table of the release."""

    title_zh: str
    title_en: str
    derived: bool
    key: tuple[str, ...]
    columns: tuple[ColumnEntry, ...]
    rows: int
    changes: ChangeCount
    csv_cells_prefixed: int
    """Text cells of the CSV files that were given a ' lest a spreadsheet run them."""
    files: Mapping[str, FileEntry]
    """By path below the release."""

    @property
    def shape(self) -> Shape:
        return Shape(self.key, self.columns)


@dataclass(frozen=True, slots=True)
class Sources:
    """The source files behind the release, those of quarantine among them."""

    published: int
    quarantined: int
    sha256: str
    """Over the lines ``<sha256>  <path>\\n`` of documents and then quarantine, in the
    tables' order; ``-`` for a file whose bytes could not be read."""
    first_day: str | None = None
    """ISO date of the earliest document, signed or else published; None when none has a date,
    and in early versions."""
    last_day: str | None = None
    """Of the latest."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How many checks the release passed, passed with a warning, and failed."""

    passed: int
    warned: int
    failed: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of manifest.json."""

    version: str
    previous: str | None
    created_at: str
    schema_version: str
    extractor_version: str
    register_version: str
    licence: str
    sources: Sources
    quality: Quality
    tables: Mapping[str, TableEntry]
    files: Mapping[str, FileEntry] | None = None
    """Those of no table, by path; None in the manifests of early versions, which did not list
    them, and as long as they are not all written."""

    def listed(self) -> dict[str, FileEntry]:
        """Every file that is described, by path below the release."""
        own = (entry.files for entry in self.tables.values())
        return {path: entry for group in (*own, self.files or {}) for path, entry in group.items()}


def parquet_name(table: str) -> str:
    """Where a release keeps a table, the lossless copy."""
    return f"parquet/{table}.parquet"


def changes_name(table: str) -> str:
    """Where a release keeps what changed in a table since the version before."""
    return f"changes/{table}.parquet"


def describe(
    staged: Path,
    edition: Edition,
    tables: Mapping[str, Table],
    *,
    changes: Mapping[str, ChangeCount],
    prefixed: Mapping[str, int],
    checks: Sequence[CheckResult],
    hashed: Mapping[str, str],
) -> Manifest:
    """The manifest of the tables in ``staged``, before the other files are there.

    ``hashed`` has the hashes of files that are known, by path below ``staged``.  Raises OSError.
    """
    return Manifest(
        version=edition.version,
        previous=edition.previous,
        created_at=edition.created_at.isoformat(),
        schema_version=edition.schema_version,
        extractor_version=edition.extractor_version,
        register_version=edition.register_version,
        licence=DATA_LICENCE,
        sources=_sources(staged),
        quality=summary(checks),
        tables={
            name: _table(staged, table, changes[name], prefixed.get(name, 0), hashed)
            for name, table in tables.items()
        },
    )


def write(staged: Path, described: Manifest, known: Mapping[str, FileEntry]) -> Manifest:
    """Write manifest.json, which lists all other files of ``staged``; raises OSError.

    ``known`` has the entries of those that need not be read, by path.
    """
    described_already = {*described.listed(), NAME, sums.NAME}
    others = {
        path: known.get(path) or FileEntry.of(staged / path)
        for path in files.names(staged)
        if path not in described_already
    }
    complete = replace(described, files=others)
    (staged / NAME).write_bytes(files.json_bytes(asdict(complete)))
    return complete


def read(folder: Path) -> Manifest:
    """The manifest of a release; raises ReleaseError when it is missing or damaged."""
    path = folder / NAME
    try:
        return _manifest(json.loads(path.read_bytes()))
    except FileNotFoundError as error:
        raise ReleaseError(f"{path} is missing.") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReleaseError(f"{path} is damaged: {reason(error)}.") from error


def summary(checks: Sequence[CheckResult]) -> Quality:
    """Count check results; a failed check of severity "warning" is a warning."""
    failed = [check for check in checks if not check.passed]
    warned = sum(check.severity == "warning" for check in failed)
    return Quality(len(checks) - len(failed), warned, len(failed) - warned)


def unchanged(staged: Path, edition: Edition, previous: Manifest) -> bool:
    """Whether the staged tables and what made them are those of the previous version.

    Tables are compared by the hash of their Parquet file.
    """
    made_alike = (
        edition.schema_version == previous.schema_version
        and edition.extractor_version == previous.extractor_version
        and edition.register_version == previous.register_version
    )
    staged_names = {path.stem for path in (staged / "parquet").iterdir()}
    return (
        made_alike
        and staged_names == set(previous.tables)
        and all(
            FileEntry.of(staged / parquet_name(name)) == table.files[parquet_name(name)]
            for name, table in previous.tables.items()
        )
    )


def _entry(staged: Path, path: str, hashed: Mapping[str, str]) -> FileEntry:
    file = staged / path
    return FileEntry(file.stat().st_size, hashed.get(path) or files.sha256(file))


def _table(
    staged: Path, table: Table, changes: ChangeCount, prefixed: int, hashed: Mapping[str, str]
) -> TableEntry:
    import pyarrow.parquet as pq

    path = staged / parquet_name(table.name)
    own = (
        parquet_name(table.name),
        f"csv/{table.name}.csv",
        f"csv/{table.name}.csv.gz",
        f"csv/{table.name}_zh.csv",  # only derived tables have one
        changes_name(table.name),
    )
    return TableEntry(
        title_zh=table.title_zh,
        title_en=table.title_en,
        derived=table.derived,
        key=table.key,
        columns=shape(table).columns,
        rows=pq.read_metadata(path).num_rows,
        changes=changes,
        csv_cells_prefixed=prefixed,
        files={name: _entry(staged, name, hashed) for name in own if (staged / name).exists()},
    )


def shape(table: Table) -> Shape:
    """The shape of a table as the schema defines it."""
    types = {field.name: str(field.type) for field in table.arrow()}
    columns = (
        ColumnEntry(column.name, types[column.name], column.nullable, column.enum)
        for column in table.columns
    )
    return Shape(table.key, tuple(columns))


def _sources(staged: Path) -> Sources:
    digest = hashlib.sha256()
    counts = {"documents": 0, "quarantine": 0}
    for table in counts:
        for path, sha256 in _source_files(staged / parquet_name(table)):
            digest.update(f"{sha256 or '-'}  {path}\n".encode())
            counts[table] += 1
    days = _days(staged / parquet_name("documents"))
    return Sources(counts["documents"], counts["quarantine"], digest.hexdigest(), *days)


def _days(parquet: Path) -> tuple[str | None, str | None]:
    """The days of the earliest and the latest document."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    found = pq.read_table(parquet, columns=["date_signed", "date_published"])
    days = pc.min_max(pc.coalesce(*found.columns)).as_py()
    return tuple(days[end] and days[end].isoformat() for end in ("min", "max"))


def _source_files(parquet: Path) -> Iterator[tuple[str, str | None]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(parquet) as file:
        for batch in file.iter_batches(columns=["source_path", "source_sha256"]):
            yield from zip(
                batch.column("source_path").to_pylist(),
                batch.column("source_sha256").to_pylist(),
                strict=True,
            )


def _manifest(found: dict[str, Any]) -> Manifest:
    others = found.get("files")
    return Manifest(
        version=found["version"],
        previous=found["previous"],
        created_at=found["created_at"],
        schema_version=found["schema_version"],
        extractor_version=found["extractor_version"],
        register_version=found["register_version"],
        licence=found["licence"],
        sources=Sources(**found["sources"]),
        quality=Quality(**found["quality"]),
        tables={name: _table_entry(table) for name, table in found["tables"].items()},
        files=None if others is None else _file_entries(others),
    )


def _table_entry(found: dict[str, Any]) -> TableEntry:
    return TableEntry(
        title_zh=found["title_zh"],
        title_en=found["title_en"],
        derived=found["derived"],
        key=tuple(found["key"]),
        columns=tuple(_column(column) for column in found["columns"]),
        rows=found["rows"],
        changes=ChangeCount(**found["changes"]),
        csv_cells_prefixed=found["csv_cells_prefixed"],
        files=_file_entries(found["files"]),
    )


def _file_entries(found: dict[str, Any]) -> dict[str, FileEntry]:
    return {path: FileEntry(**entry) for path, entry in found.items()}


def _column(found: dict[str, Any]) -> ColumnEntry:
    values = found.get("values")
    return ColumnEntry(
        name=found["name"],
        type=found["type"],
        nullable=found.get("nullable"),
        values=None if values is None else tuple(values),
    )
