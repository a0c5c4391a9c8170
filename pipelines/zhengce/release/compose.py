"""Completes a staged folder of tables to a release, all but its publication.

A staged folder comes with parquet/<table>.parquet of every table of the schema; it leaves with
csv/, changes/, quality.json, the texts for people, the exports and manifest.json, which lists all
of them.  The same tables give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import changes, compatibility, export, files, manifest, texts, versions
from zhengce.release.changelog import changelog
from zhengce.release.compatibility import Difference
from zhengce.release.errors import ReleaseError, explained, reason
from zhengce.release.made import Made, make, pieces_of
from zhengce.release.manifest import Edition, Manifest
from zhengce.release.versions import Entry

if TYPE_CHECKING:
    from zhengce.quality import CheckResult
    from zhengce.tables.bands import Piece
    from zhengce.tables.schema import Schema

QUALITY = "quality.json"


def compose(
    staged: Path,
    root: Path,
    *,
    created_at: date,
    extractor_version: str,
    register_version: str,
    checks: Sequence[CheckResult],
    pieces: Mapping[str, Sequence[Piece]] | None = None,
    kept: Path | None = None,
    taken: str | None = None,
) -> Manifest | None:
    """The manifest of the next version, complete in ``staged``; None when nothing has changed.

    ``pieces`` has those of every table, which are read when it is not given; what stands in the
    previous version already is copied, as the folder ``kept`` remembers it.  The version is higher
    than ``taken``, which somebody has claimed.  A release is never dated before the previous one,
    whatever the clock says.  Raises ReleaseError when the schema has changed more than its version
    says, the previous version is damaged, or ``root`` cannot be written to.
    """
    from zhengce.tables import schema

    defined = schema.load()
    before = versions.latest(root)
    previous = _described(root, before) if before else None
    altered = _altered(previous, defined) if previous else ()
    edition = Edition(
        version=_next(root, created_at, taken),
        previous=before.version if before else None,
        created_at=max(created_at, date.fromisoformat(before.created_at)) if before else created_at,
        schema_version=defined.version,
        extractor_version=extractor_version,
        register_version=register_version,
    )
    if previous is not None and manifest.unchanged(staged, edition, previous):
        return None
    if before is not None and previous is not None:
        _must_be_whole(root, before, previous)
    older = root / before.path if before else None
    with explained(root), ThreadPoolExecutor(1) as beside:
        # Half of all that is to be done is DuckDB's, which needs nothing but the tables.
        database = beside.submit(export.write_database, staged, defined)
        found = pieces_of(staged) if pieces is None else pieces
        made = make(staged, found, older=older, published=previous, kept=kept)
        made.keep(kept)
        described = _described_tables(staged, edition, made, older, checks, defined)
        (staged / QUALITY).write_bytes(files.json_bytes([asdict(check) for check in checks]))
        _tell_people(staged, described, previous, altered, defined)
        export.write(staged, described, defined, pieces=found, older=older, kept=kept)
        return manifest.write(staged, described, database.result())


def _described_tables(
    staged: Path,
    edition: Edition,
    made: Made,
    older: Path | None,
    checks: Sequence[CheckResult],
    defined: Schema,
) -> Manifest:
    """Write what has changed in the tables, which completes what is to be said of them."""
    return manifest.describe(
        staged,
        edition,
        defined.tables,
        changes=changes.write(older, staged, defined.tables, made.differing),
        prefixed=made.prefixed,
        checks=checks,
        hashed=made.hashed,
    )


def _tell_people(
    staged: Path,
    described: Manifest,
    previous: Manifest | None,
    altered: Sequence[Difference],
    defined: Schema,
) -> None:
    """Write what people read of the release."""
    from zhengce.tables import dictionary

    written = {
        "README.md": texts.readme(described, defined.tables),
        "CHANGELOG.md": changelog(described, previous, altered, defined.tables, staged),
        "DICTIONARY.md": dictionary.markdown(),
        "LICENSE": texts.LICENSE,
    }
    for name, text in written.items():
        (staged / name).write_text(text, encoding="utf-8", newline="\n")


def _next(root: Path, created_at: date, taken: str | None) -> str:
    """The number after that of every version there ever was, the withdrawn ones too."""
    names = (entry.version for entry in versions.listed(root))
    return versions.following(versions.highest((*names, taken)), created_at)


def _altered(previous: Manifest, defined: Schema) -> tuple[Difference, ...]:
    """How the schema differs from the previous version's; its own version must allow for that."""
    found = tuple(
        compatibility.differences(
            {name: table.shape for name, table in previous.tables.items()},
            {name: manifest.shape(table) for name, table in defined.tables.items()},
        )
    )
    compatibility.require(previous, defined.version, found)
    return found


def _described(root: Path, before: Entry) -> Manifest:
    try:
        return manifest.read(root / before.path)
    except ReleaseError as error:
        raise _unusable(before, root, str(error)) from error


def _must_be_whole(root: Path, before: Entry, previous: Manifest) -> None:
    """The tables of the previous version are as published, so that its changes can be told.

    Only these: whatever else is damaged, in older versions say, is for ``verify`` to name.
    """
    for name, table in previous.tables.items():
        path = root / before.path / manifest.parquet_name(name)
        try:
            whole = files.sha256(path) == table.files[manifest.parquet_name(name)].sha256
        except OSError as error:
            raise _unusable(before, root, f"{path} cannot be read: {reason(error)}.") from error
        if not whole:
            raise _unusable(before, root, f"{path} has changed since it was published.")


def _unusable(before: Entry, root: Path, problem: str) -> ReleaseError:
    return ReleaseError(
        f"What has changed since version {before.version} cannot be told: {problem}  Put its "
        f"files back from a copy, or take the version back: zhengce withdraw {before.version} "
        f"-o {root}"
    )
