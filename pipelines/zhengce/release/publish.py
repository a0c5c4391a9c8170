"""Publication in one stroke, by one publisher at a time; what is published is not decided here.

A release is staged in ``<root>/.staging`` and becomes a version by the rename of
its folder to ``v/<version>``: what stands in ``v`` and verifies is published.
versions.json, latest.json and then what announces them follow from that, so a publisher
killed after the rename is completed by the next one, and one killed before it leaves
only a staging folder, which the next one removes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from zhengce.release import announcement, files, manifest, retention, runs, sums, verify, versions
from zhengce.release.errors import Locked, ReleaseError, explained
from zhengce.release.versions import Entry

Step = Literal["sum", "flush", "verify", "prepare", "rename", "list", "point", "announce", "done"]

STAGING = ".staging"
LOST = ".lost"
LOCK = ".lock"


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Be the only publisher to ``root``, which is made if need be.

    The kernel lets go of the lock when the process ends in any way.  A process that
    was forked inside holds it too: start workers by "spawn" or "forkserver".
    Raises Locked when another process publishes, ReleaseError when ``root`` cannot be
    written to.
    """
    with explained(root):
        root.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with explained(root):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                holder = os.read(descriptor, 300).decode("utf-8", "replace").strip()
                raise Locked(f"{holder or 'Another process'} is publishing to {root}.") from error
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"Process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def staging(root: Path, run: str) -> Iterator[Path]:
    """A new folder to stage a release in, as the only publisher to ``root``.

    First what a killed publisher left is brought in order.  The folder is on the
    file system of ``root`` and is removed at the end unless it was published.
    Raises Locked and ReleaseError as ``lock`` does, ValueError as ``runs.checked`` does.
    """
    with lock(root):
        settle(root)
        folder = root / STAGING / runs.checked(run)
        with explained(root):
            folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            # What cannot be removed now is removed by the next publisher; an error here
            # would hide why the run failed.
            shutil.rmtree(folder, ignore_errors=True)


def publish(
    staged: Path,
    root: Path,
    version: str,
    *,
    on_step: Callable[[Step], None] | None = None,
) -> Entry:
    """Make the complete folder ``staged`` the version ``version`` and point latest.json to it.

    To be called inside ``staging`` or ``lock``.  ``on_step`` is told each step before
    it is taken, "done" last.  Raises ReleaseError, with all published versions and
    latest.json as they were, when a file is not as the manifest says, the version
    exists, or ``root`` cannot be written to.
    """
    tell = on_step or (lambda step: None)
    folder = root / versions.FOLDER / version
    with explained(root):
        tell("sum")
        sums.write(staged, _hashed(staged))
        with ThreadPoolExecutor(1) as beside:
            # The disk is busy with the one, a processor with the other.
            tell("flush")
            flushed = beside.submit(files.sync_tree, staged)
            tell("verify")
            _must_be_whole(staged, version)
            flushed.result()
        folder.parent.mkdir(exist_ok=True)
        if folder.exists():
            raise ReleaseError(f"Version {version} is in {root} already; a version never changes.")
        tell("prepare")
        entry = _entry(staged)
        with ExitStack() as stack:
            put = {
                name: stack.enter_context(files.prepared(root / name, content))
                for name, content in _following(staged, root, entry).items()
            }
            tell("rename")
            staged.rename(folder)
            files.sync(folder.parent)
            files.sync(root)
            tell("list")
            put[versions.LISTED]()
            tell("point")
            put[versions.LATEST]()
            tell("announce")
            for name in announcement.NAMES:
                put[name]()
        tell("done")
    return entry


def settle(root: Path) -> None:
    """Bring ``root`` in order after a publisher that was killed; call it inside ``lock``.

    Staging folders are removed.  A version that was renamed but not listed is listed
    when it verifies and moved to ``.lost`` otherwise; the withdrawal of versions is
    finished; latest.json names the newest that is there.
    """
    with explained(root):
        if (root / STAGING).exists():
            shutil.rmtree(root / STAGING)
        entries = versions.listed(root)
        known = {entry.version for entry in entries}
        found = [path for path in _version_folders(root) if path.name not in known]
        whole = [path for path in found if not any(verify.release(path))]
        for path in found:
            if path not in whole:
                _lose(root, path)
        if whole:
            entries = tuple(
                sorted(
                    (*entries, *(_entry(path) for path in whole)),
                    key=lambda entry: versions.number(entry.version),
                )
            )
            files.replace(root / versions.LISTED, versions.listing(entries))
        if entries:
            retention.finish(root)
            retention.point(root, [entry for entry in entries if not entry.withdrawn])
            announcement.renew(root)


def _following(staged: Path, root: Path, entry: Entry) -> dict[str, bytes]:
    """The files of ``root`` that follow from the publication of ``entry``, by name."""
    entries = (*versions.listed(root), entry)
    described = manifest.read(staged)
    before = announcement.below(root)
    return {
        versions.LISTED: versions.listing(entries),
        versions.LATEST: versions.pointer(entry),
        **announcement.documents(entries, lambda e: described if e == entry else before(e)),
    }


def _must_be_whole(staged: Path, version: str) -> None:
    problem = next(verify.release(staged), None)
    if problem is not None:
        raise ReleaseError(f"The staged release is not whole: {problem}")
    described = manifest.read(staged).version
    if described != version:
        raise ReleaseError(f"The staged release describes version {described}, not {version}.")


def _hashed(staged: Path) -> dict[str, str]:
    """What the manifest says of the files: each was hashed once it was written.  Whether it
    still is what was written, ``_must_be_whole`` reads."""
    return {path: entry.sha256 for path, entry in manifest.read(staged).listed().items()}


def _version_folders(root: Path) -> list[Path]:
    folder = root / versions.FOLDER
    if not folder.exists():
        return []
    return sorted(path for path in folder.iterdir() if versions.is_version(path.name))


def _lose(root: Path, path: Path) -> None:
    """Move what is no release out of ``v``: it is in the way, but perhaps somebody's work."""
    folder = root / LOST
    folder.mkdir(exist_ok=True)
    taken = {place.name for place in folder.iterdir()}
    names = (f"{path.name}-{number}" for number in range(1, len(taken) + 2))
    path.rename(folder / next(name for name in names if name not in taken))


def _entry(folder: Path) -> Entry:
    described = manifest.read(folder)
    return Entry(
        version=described.version,
        path=f"{versions.FOLDER}/{described.version}",
        manifest_sha256=files.sha256(folder / manifest.NAME),
        created_at=described.created_at,
    )
