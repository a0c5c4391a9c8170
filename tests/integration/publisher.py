"""A publisher of small made-up tables, as a process of its own that can be killed at any step.

    ROOT [--revision N] [--kill STEP] [--times N] [--wait] [--tiny] [--largest BYTES]

Every table holds one row a document, and every value tells the revision, so that
tables of two revisions in one version would be seen.  With --tiny releases have no tables,
only files that tell the revision, so that many can be published in little time.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from zhengce.quality import CheckResult
from zhengce.release import compose, files, manifest, publish, retention, versions
from zhengce.release.errors import ReleaseError, explained
from zhengce.tables import schema

DAY = date(2026, 11, 21)
IDENTIFIERS = {
    name
    for table in schema.load().tables.values()
    for key in table.foreign_keys
    for name in key.columns
}


def stage(folder: Path, documents: dict[str, int]) -> None:
    """Write every table of the schema for ``documents``, document to revision."""
    (folder / "parquet").mkdir()
    for name, table in schema.load().tables.items():
        rows = [
            {column.name: value(column, table.key, document, revision) for column in table.columns}
            for document, revision in sorted(documents.items())
        ]
        arrow = pa.Table.from_pylist(rows, schema=table.arrow())
        pq.write_table(arrow, folder / "parquet" / f"{name}.parquet")


def value(column: schema.Column, key: Iterable[str], document: str, revision: int) -> object:
    """A value of the column's type that tells the revision, unless it is of a key."""
    if column.name in key or column.name in IDENTIFIERS:
        return document
    if column.enum:
        return column.enum[revision % len(column.enum)]
    return {
        "string": f"{document} {revision}",
        "bool": revision % 2 == 0,
        "int32": revision,
        "float64": float(revision),
        "date": date(2000, 1, 1) + timedelta(days=revision),
    }[column.type]


def release(
    root: Path,
    documents: dict[str, int],
    *,
    created_at: date = DAY,
    extractor_version: str = "1",
    checks: tuple[CheckResult, ...] = (),
    on_step: Callable[[str], None] = lambda step: None,
) -> str | None:
    """Stage, compose and publish; the version, or None when nothing has changed."""
    with publish.staging(root, f"run-{os.getpid()}") as staged:
        on_step("stage")
        with explained(root):
            stage(staged, documents)
        on_step("compose")
        described = compose.compose(
            staged,
            root,
            created_at=created_at,
            extractor_version=extractor_version,
            register_version="1",
            checks=checks,
        )
        if described is None:
            return None
        publish.publish(staged, root, described.version, on_step=on_step)
        return described.version


def tiny(root: Path, revisions: Iterable[int], *, prune_every: int | None = None) -> None:
    """Publish a release of a few files for each revision, and withdraw old ones now and then."""
    with publish.lock(root):
        publish.settle(root)
        newest = versions.latest(root)
        previous = newest.version if newest else None
        for revision in revisions:
            staged = root / publish.STAGING / "tiny"
            staged.mkdir(parents=True)
            for name in ("a", "b"):
                (staged / name).write_text(f"{revision}\n" * 999)
            version = versions.following(previous, DAY)
            described = manifest.Manifest(
                version, previous, str(DAY), "1.0.0", "1", "1", "",
                manifest.Sources(0, 0, ""), manifest.Quality(0, 0, 0), {},
            )  # fmt: skip
            (staged / manifest.NAME).write_bytes(files.json_bytes(asdict(described)))
            publish.publish(staged, root, version)
            if prune_every and revision % prune_every == 0:
                retention.prune(root)
            previous = version


def main(*arguments: str) -> None:
    """What a process does that is started with these arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--revision", type=int, default=1)
    parser.add_argument("--kill")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--wait", action="store_true", help="before composing, for a line of input")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--prune-every", type=int, default=10)
    parser.add_argument("--largest", type=int, help="bytes of a file that the system allows")
    given = parser.parse_args(arguments)
    if given.largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (given.largest, given.largest))
    if given.tiny:
        revisions = range(given.revision, given.revision + given.times)
        tiny(given.root, revisions, prune_every=given.prune_every)
        return

    def on_step(step: str) -> None:
        if step == given.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if step == "compose" and given.wait:
            sys.stdin.readline()

    for revision in range(given.revision, given.revision + given.times):
        documents = {"a": revision, "b": revision, f"c{revision}": revision}
        try:
            version = release(given.root, documents, on_step=on_step)
        except ReleaseError as error:
            sys.exit(str(error))
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()
