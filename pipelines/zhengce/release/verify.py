"""Whether what is published is still what was published; repairs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from zhengce.release import files, manifest, sums, versions
from zhengce.release.errors import ReleaseError, reason

_HASHED = 2
"""Files that are hashed at a time; hashing lets other threads run."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was published."""

    place: str
    """A path below what was verified."""
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def verify(path: Path | str, version: str | None = None) -> list[Problem]:
    """The problems of a release's folder, or of an output folder with all its versions.

    With ``version``, only that one of an output folder.  An empty list means that
    every file is there, alone, and unchanged.  Raises UnknownVersion, and
    ReleaseError when ``path`` is neither kind of folder.
    """
    path = Path(path)
    if version is not None:
        entry = versions.resolve(path, version)
        return list(_version(path, entry))
    if (path / versions.LATEST).exists() or (path / versions.LISTED).exists():
        return list(_root(path))
    if (path / manifest.NAME).exists() or (path / sums.NAME).exists():
        return list(release(path))
    raise ReleaseError(f"{path} is neither a release nor a folder with releases.")


def release(folder: Path) -> Iterator[Problem]:
    """The problems of one release, staged or published."""
    try:
        recorded = sums.read(folder)
        described = manifest.read(folder)
    except ReleaseError as error:
        yield Problem(".", str(error))
        return
    yield from _files(folder, recorded)
    if folder.parent.name == versions.FOLDER and folder.name != described.version:
        yield Problem(manifest.NAME, f"describes version {described.version}, not {folder.name}.")
    yield from _listings(described, recorded)
    for name, table in described.tables.items():
        yield from _table(folder / manifest.parquet_name(name), manifest.parquet_name(name), table)


def _root(root: Path) -> Iterator[Problem]:
    try:
        newest, entries = versions.latest(root), versions.listed(root)
    except ReleaseError as error:
        yield Problem(".", str(error))
        return
    there = [entry for entry in entries if not entry.withdrawn]
    if newest != (there[-1] if there else None):
        yield Problem(versions.LATEST, f"does not name the newest version of {versions.LISTED}.")
    for entry in there:
        yield from _version(root, entry)


def _version(root: Path, entry: versions.Entry) -> Iterator[Problem]:
    folder = root / entry.path
    if not folder.is_dir():
        yield Problem(entry.path, "is missing.")
        return
    for problem in release(folder):
        place = entry.path if problem.place == "." else f"{entry.path}/{problem.place}"
        yield Problem(place, problem.message)
    path = folder / manifest.NAME
    if path.exists() and files.sha256(path) != entry.manifest_sha256:
        yield Problem(f"{entry.path}/{manifest.NAME}", "is not the manifest that was published.")


def _files(folder: Path, recorded: dict[str, str]) -> Iterator[Problem]:
    present = set(files.names(folder)) - {sums.NAME}
    for name in sorted(recorded.keys() - present):
        yield Problem(name, "is missing.")
    for name in sorted(present - recorded.keys()):
        yield Problem(name, f"does not belong to the release: {sums.NAME} does not list it.")
    both = sorted(present & recorded.keys())
    with ThreadPoolExecutor(_HASHED) as pool:
        for name, why in zip(
            both, pool.map(lambda n: _why(folder / n, recorded[n]), both), strict=True
        ):
            if why:
                yield Problem(name, why)


def _why(file: Path, recorded: str) -> str | None:
    """What is wrong with a file that should have the hash ``recorded``."""
    try:
        changed = files.sha256(file) != recorded
    except OSError as error:
        return f"cannot be read: {reason(error)}."
    return "has changed since it was published: its hash differs." if changed else None


def _listings(described: manifest.Manifest, recorded: dict[str, str]) -> Iterator[Problem]:
    """Whether the manifest lists what SHA256SUMS lists, with the same hashes."""
    listed = described.listed()
    for path, entry in listed.items():
        if recorded.get(path) != entry.sha256:
            yield Problem(path, f"{manifest.NAME} and {sums.NAME} give different hashes.")
    if described.files is not None:  # the manifests of early versions list the tables alone
        for path in sorted(recorded.keys() - listed.keys() - {manifest.NAME}):
            yield Problem(
                path, f"does not belong to the release: {manifest.NAME} does not list it."
            )


def _table(path: Path, place: str, table: manifest.TableEntry) -> Iterator[Problem]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not path.exists():
        return  # already named by its absence from SHA256SUMS or from the folder
    try:
        rows, columns = pq.read_metadata(path).num_rows, pq.read_schema(path)
    except (OSError, pa.ArrowInvalid) as error:
        why = (
            reason(error)
            if isinstance(error, OSError) and error.errno
            else "it is cut short or damaged"
        )
        yield Problem(place, f"cannot be read as Parquet: {why}.")
        return
    if rows != table.rows:
        yield Problem(place, f"has {rows} rows, the manifest says {table.rows}.")
    if [(c.name, str(c.type)) for c in columns] != [(c.name, c.type) for c in table.columns]:
        yield Problem(place, "has other columns or types than the manifest says.")
