"""Version numbers and the two pointer files latest.json and versions.json; publishes nothing.

A version is ``YYYY.M.N``: year and month of the release's ``created_at``, and a
number that counts on within the month.  Versions are ordered by their numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from zhengce.release import files
from zhengce.release.errors import ReleaseError, UnknownVersion, reason

LATEST = "latest.json"
LISTED = "versions.json"
FOLDER = "v"

_VERSION = re.compile(r"(\d{4})\.([1-9]\d?)\.(0|[1-9]\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One published version as the pointer files name it."""

    version: str
    path: str
    """Its folder below the output folder, ``v/<version>``."""
    manifest_sha256: str
    created_at: str
    """ISO date."""
    withdrawn: bool = False
    """Its folder has gone; the number is not used again."""


def is_version(name: str) -> bool:
    """Whether ``name`` has the form of a version."""
    return _VERSION.fullmatch(name) is not None


def number(version: str) -> tuple[int, int, int]:
    """What a version is ordered by; raises ValueError for what is no version."""
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError(f"{version!r} is not a version of the form YYYY.M.N")
    year, month, count = match.groups()
    return int(year), int(month), int(count)


def highest(versions: Iterable[str | None]) -> str | None:
    """The one with the highest number; None among them is no version."""
    return max(filter(None, versions), key=number, default=None)


def following(previous: str | None, created: date) -> str:
    """The version after ``previous`` for a release of the day ``created``.

    It is always higher than ``previous``: when the clock has gone back, the
    previous month is continued.
    """
    if previous is not None:
        year, month, count = number(previous)
        if (created.year, created.month) <= (year, month):
            return f"{year}.{month}.{count + 1}"
    return f"{created.year}.{created.month}.0"


def latest(root: Path | str) -> Entry | None:
    """The version that latest.json names; None before the first release.

    Raises ReleaseError when the file is damaged.
    """
    path = Path(root) / LATEST
    found = _read(path)
    return None if found is None else _entry(found, path)


def listed(root: Path | str) -> tuple[Entry, ...]:
    """Every version ever published, the withdrawn ones too, oldest first.

    Raises ReleaseError when versions.json is damaged.
    """
    path = Path(root) / LISTED
    found = _read(path)
    return () if found is None else _entries(found, path)


def parsed(listing: bytes) -> tuple[Entry, ...]:
    """As ``listed``, of the content of a versions.json."""
    path = Path(LISTED)
    try:
        return _entries(json.loads(listing), path)
    except ValueError as error:
        raise _damaged(path, str(error)) from error


def available(root: Path | str) -> tuple[Entry, ...]:
    """The versions whose folders are there, oldest first; raises ReleaseError as ``listed`` does."""
    return tuple(entry for entry in listed(root) if not entry.withdrawn)


def resolve(root: Path | str, version: str = "latest") -> Entry:
    """The published version of this name, or the one that latest.json names now.

    Raises UnknownVersion; ReleaseError when a pointer file is damaged.
    """
    if version == "latest":
        newest = latest(root)
        if newest is None:
            raise UnknownVersion(f"Nothing has been published in {root} yet.")
        return newest
    entries = {entry.version: entry for entry in listed(root)}
    found = entries.get(version)
    if found is not None and not found.withdrawn:
        return found
    there = [entry.version for entry in entries.values() if not entry.withdrawn]
    known = ", ".join(there[-5:]) or "none"
    if found is not None:
        raise UnknownVersion(f"Version {version} was withdrawn from {root} (newest: {known}).")
    raise UnknownVersion(f"There is no version {version} in {root} (newest: {known}).")


def listing(entries: tuple[Entry, ...]) -> bytes:
    """The content of versions.json."""
    return files.json_bytes([_described(entry) for entry in entries])


def pointer(entry: Entry) -> bytes:
    """The content of latest.json, which never names a withdrawn version."""
    described = _described(entry)
    del described["withdrawn"]
    return files.json_bytes(described)


def _described(entry: Entry) -> dict[str, object]:
    return {field.name: getattr(entry, field.name) for field in fields(entry)}


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except NotADirectoryError as error:
        raise ReleaseError(f"{path.parent} is a file, not an output folder.") from error
    except (OSError, ValueError) as error:
        raise _damaged(path, reason(error)) from error


def _entries(found: Any, path: Path) -> tuple[Entry, ...]:
    if not isinstance(found, list):
        raise _damaged(path, "it is not a list of versions")
    return tuple(sorted((_entry(item, path) for item in found), key=lambda e: number(e.version)))


def _entry(found: Any, path: Path) -> Entry:
    try:
        entry = Entry(
            version=found["version"],
            path=found["path"],
            manifest_sha256=found["manifest_sha256"],
            created_at=found["created_at"],
            withdrawn=found.get("withdrawn", False),
        )
        number(entry.version)
    except (TypeError, AttributeError, KeyError, ValueError) as error:
        raise _damaged(path, reason(error)) from error
    if entry.path != f"{FOLDER}/{entry.version}":
        raise _damaged(path, f"{entry.path} is not the folder of a version")
    return entry


def _damaged(path: Path, why: str) -> ReleaseError:
    return ReleaseError(
        f"{path} is damaged ({why}): remove it, and the next run writes it anew from the "
        f"versions in {path.parent / FOLDER}."
    )
