"""What differs between any two published versions; writes nothing."""

from __future__ import annotations

from pathlib import Path

from zhengce.release import manifest, versions
from zhengce.release.changes import Pair


def diff(root: Path | str, before: str, after: str) -> dict[str, Pair]:
    """Each table of two versions, to be counted or iterated, in the order of their names.

    The versions may stand in any order and far apart.  Raises UnknownVersion, and
    ReleaseError when a manifest is damaged.
    """
    root = Path(root)
    old, new = (root / versions.resolve(root, version).path for version in (before, after))
    old_tables, new_tables = manifest.read(old).tables, manifest.read(new).tables
    return {
        name: Pair(
            key=(new_tables.get(name) or old_tables[name]).key,
            before=old / manifest.parquet_name(name) if name in old_tables else None,
            after=new / manifest.parquet_name(name) if name in new_tables else None,
        )
        for name in sorted({*old_tables, *new_tables})
    }
