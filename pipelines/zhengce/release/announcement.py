"""What an output folder tells other programs of its versions: feed.xml and catalog.jsonld.

Both follow from versions.json and the manifests, and are written after these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zhengce.release import files, manifest, versions
from zhengce.release.errors import ReleaseError
from zhengce.release.export import catalog, feed
from zhengce.release.manifest import Manifest
from zhengce.release.versions import Entry

NAMES = (feed.NAME, catalog.NAME)

Describe = Callable[[Entry], Manifest | None]


def documents(entries: Sequence[Entry], describe: Describe) -> dict[str, bytes]:
    """The files, by name, of all versions there ever were, oldest first; none without one left.

    ``describe`` gives the manifest of a version; one whose manifest is damaged is named only.
    """
    there = [entry for entry in reversed(entries) if not entry.withdrawn]
    if not there:
        return {}
    recent = [(entry, describe(entry)) for entry in there[: feed.LENGTH]]
    described = [*recent[:1], *((entry, None) for entry in there[1:])]
    return {
        feed.NAME: feed.document(entries[0], recent),
        catalog.NAME: files.json_bytes(catalog.document(described)),
    }


def below(root: Path) -> Describe:
    """Reads the manifests of the versions of ``root``."""

    def describe(entry: Entry) -> Manifest | None:
        try:
            return manifest.read(root / entry.path)
        except ReleaseError:  # what is damaged is for ``verify`` to name
            return None

    return describe


def renew(root: Path) -> None:
    """Let the files say what versions.json says; raises OSError and ReleaseError."""
    wanted = documents(versions.listed(root), below(root))
    for name in NAMES:
        path = root / name
        if name not in wanted:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != wanted[name]:
            files.replace(path, wanted[name])
