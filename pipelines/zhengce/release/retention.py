"""Which versions stay: the last few and the tagged ones.  How one is published is not known here.

The wish is a file of the output folder, retention.json, so that runs by hand and by a
schedule keep the same.  A version is withdrawn in three strokes: versions.json says so, its
folder leaves ``v``, its files are deleted; killed in between, ``finish`` does the rest.
Whatever writes here is to be called inside ``publish.lock``.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from zhengce.release import announcement, files, versions
from zhengce.release.errors import ReleaseError, explained, reason
from zhengce.release.versions import Entry

NAME = "retention.json"
KEEP = 12
"""Versions that stay when nobody has said otherwise."""
WITHDRAWN = ".withdrawn"

_TAG = re.compile(r"[^\W_][\w.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Retention:
    """What is to stay in an output folder."""

    keep: int = KEEP
    """The last so many versions, at least one."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """Name → version that stays however old it is."""


def read(root: Path | str) -> Retention:
    """What retention.json says, or the default; raises ReleaseError when it is damaged."""
    path = Path(root) / NAME
    try:
        found = json.loads(path.read_bytes())
        keep, tags = found["keep"], dict(found["tags"])
    except FileNotFoundError:
        return Retention()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{path} is damaged ({reason(error)}): mend it.") from error
    if type(keep) is not int or keep < 1:
        raise ReleaseError(f"{path} is damaged (keep must be at least 1): mend it.")
    return Retention(keep, tags)


def keep(root: Path, count: int) -> None:
    """Let the last ``count`` versions stay from now on; raises ValueError below 1, ReleaseError."""
    if count < 1:
        raise ValueError("at least one version must stay")
    _write(root, replace(read(root), keep=count))


def tag(root: Path, version: str, name: str) -> None:
    """Let ``version`` stay under ``name``, which may be that of another version so far.

    Raises ValueError when it cannot be a tag, UnknownVersion, ReleaseError.
    """
    if not _TAG.fullmatch(name):
        raise ValueError(f"{name!r} cannot be a tag: letters, digits and . _ - only")
    wish = read(root)
    found = versions.resolve(root, version).version
    _write(root, replace(wish, tags={**wish.tags, name: found}))


def untag(root: Path, name: str) -> None:
    """Remove a tag; raises ReleaseError when there is none of this name."""
    wish = read(root)
    if name not in wish.tags:
        raise ReleaseError(f"There is no tag {name} in {root}.")
    _write(root, replace(wish, tags={t: v for t, v in wish.tags.items() if t != name}))


def prune(root: Path) -> tuple[str, ...]:
    """Withdraw every version that is neither among the last few nor tagged; return them.

    The version that latest.json names always stays.  Raises ReleaseError.
    """
    wish = read(root)
    there = versions.available(root)
    newest = versions.latest(root)
    stay = {*wish.tags.values(), *(entry.version for entry in there[-wish.keep :])}
    stay |= {newest.version} if newest else set()
    excess = [entry.version for entry in there if entry.version not in stay]
    if excess:
        _mark(root, excess)
    with explained(root):
        finish(root)
        if excess:
            announcement.renew(root)
    return tuple(excess)


def prune_or_say(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What ``prune`` returns, and a sentence when it failed: for runs that have published.

    Their release is out whatever becomes of old versions, and the next run tries again.
    """
    try:
        return prune(root), ()
    except ReleaseError as error:
        return (), (f"Old versions were not withdrawn: {error}",)


def withdraw(root: Path, version: str) -> None:
    """Take back one version, a damaged one say; latest.json then names the newest that is left.

    Raises UnknownVersion, and ReleaseError when the version is tagged.
    """
    entry = versions.resolve(root, version)
    names = sorted(name for name, tagged in read(root).tags.items() if tagged == entry.version)
    if names:
        raise ReleaseError(f"Version {entry.version} has the tag {names[0]}; remove that first.")
    with explained(root):
        point(root, [e for e in versions.available(root) if e.version != entry.version])
        _mark(root, [entry.version])
        finish(root)
        announcement.renew(root)


def finish(root: Path) -> None:
    """Move away and delete the folders of withdrawn versions; raises OSError and ReleaseError."""
    trash = root / WITHDRAWN
    for entry in versions.listed(root):
        folder = root / entry.path
        if entry.withdrawn and folder.exists():
            trash.mkdir(exist_ok=True)
            if (trash / entry.version).exists():
                shutil.rmtree(trash / entry.version)
            folder.rename(trash / entry.version)
            files.sync(folder.parent)
    if trash.exists():
        shutil.rmtree(trash)


def point(root: Path, there: Sequence[Entry]) -> None:
    """Let latest.json name the last of ``there``, or nothing when there is none; raises OSError."""
    if not there:
        (root / versions.LATEST).unlink(missing_ok=True)
    elif versions.latest(root) != there[-1]:
        files.replace(root / versions.LATEST, versions.pointer(there[-1]))


def _mark(root: Path, names: Sequence[str]) -> None:
    """Say in versions.json that versions are withdrawn."""
    marked = (
        replace(entry, withdrawn=entry.withdrawn or entry.version in names)
        for entry in versions.listed(root)
    )
    with explained(root):
        files.replace(root / versions.LISTED, versions.listing(tuple(marked)))


def _write(root: Path, wish: Retention) -> None:
    with explained(root):
        files.replace(root / NAME, files.json_bytes(asdict(wish)))
