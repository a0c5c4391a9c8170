"""Completes a staged folder of tables to a release, all but its publication.

A staged folder comes with parquet/<table>.parquet and csv/<table>.csv of every
table of the schema; it leaves with changes/, quality.json, manifest.json and the
texts for people.  The same tables give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import changes, files, manifest, texts, versions
from zhengce.release.errors import explained
from zhengce.release.manifest import Edition, Manifest

if TYPE_CHECKING:
    from zhengce.quality import CheckResult

QUALITY = "quality.json"


def compose(
    staged: Path,
    root: Path,
    *,
    created_at: date,
    extractor_version: str,
    register_version: str,
    checks: Sequence[CheckResult],
    prefixed: Mapping[str, int],
) -> Manifest | None:
    """The manifest of the next version, complete in ``staged``; None when nothing has changed.

    ``prefixed`` counts, by table, the CSV cells that were given a '.  Raises
    ReleaseError when the tables cannot be compared or ``root`` not be written to.
    """
    from zhengce.tables import dictionary, schema

    defined = schema.load()
    before = versions.latest(root)
    edition = Edition(
        version=versions.following(before.version if before else None, created_at),
        previous=before.version if before else None,
        created_at=created_at,
        schema_version=defined.version,
        extractor_version=extractor_version,
        register_version=register_version,
    )
    folder = root / before.path if before else None
    previous = manifest.read(folder) if folder else None
    if previous is not None and manifest.unchanged(staged, edition, previous):
        return None
    with explained(root):
        described = manifest.write(
            staged,
            edition,
            defined.tables,
            changes=changes.write(folder, staged, defined.tables),
            prefixed=prefixed,
            checks=checks,
        )
        results = [asdict(check) for check in checks]
        (staged / QUALITY).write_bytes(files.json_bytes(results))
        written = {
            "README.md": texts.readme(described, defined.tables),
            "CHANGELOG.md": texts.changelog(described, previous, staged),
            "DICTIONARY.md": dictionary.markdown(),
            "LICENSE": texts.LICENSE,
        }
        for name, text in written.items():
            (staged / name).write_text(text, encoding="utf-8", newline="\n")
    return described
