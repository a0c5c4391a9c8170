"""Publication to an object store, from a folder of this machine that copies what it needs of it.

A version is claimed by its SHA256SUMS, which nobody can write a second time; then its files are
sent, and latest.json is swapped for the one that was there when the publisher began: the first
who does so has published, everybody else has not.  versions.json follows, then feed.xml and
catalog.jsonld.  What a killed or late
publisher leaves in ``v`` is named by nothing; its number is not used again, and the next one who
publishes removes it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhengce.release import announcement, files, manifest, retention, runs, sums, versions
from zhengce.release.errors import Locked, ReleaseError, explained
from zhengce.release.export import catalog, feed
from zhengce.release.store import Store, Stored
from zhengce.release.versions import Entry


@dataclass(frozen=True, slots=True)
class Remote:
    """A store with releases, as a publisher found it."""

    store: Store
    latest: Stored | None
    listing: Stored | None
    taken: str | None
    """The highest version that somebody has claimed, published or not."""


def workplace(url: Path | str) -> Path:
    """The folder of this machine where releases for ``url`` are made: one folder a URL; itself,
    when it is a folder.

    That of a URL may be removed at any time when nobody publishes.
    """
    if isinstance(url, Path):
        return url
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    name = re.sub(r"[^A-Za-z0-9]+", "-", url).strip("-")[:60]
    digest = hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:12]
    return Path(cache) / "zhengce" / "outputs" / f"{name}-{digest}"


def pull(url: str, folder: Path) -> Remote:
    """Make ``folder`` say what the store says: pointer files, what is to stay,
    and the tables of the latest version.

    To be called by the only publisher to ``folder``.  Raises ReleaseError.
    """
    store = Store(url)
    remote = Remote(
        store,
        store.get(versions.LATEST),
        store.get(versions.LISTED),
        versions.highest(_claimed(store)),
    )
    with explained(folder):
        _put(folder / versions.LATEST, remote.latest)
        _put(folder / versions.LISTED, remote.listing)
        _put(folder / retention.NAME, store.get(retention.NAME))
        entry = versions.latest(folder)
        for path in (folder / versions.FOLDER).glob("*"):
            if entry is None or path.name != entry.version:
                shutil.rmtree(path)
        if entry is not None:
            _fetch_tables(store, folder, entry)
            _complete_listing(remote, folder, entry)
            if not _is_announced(store, entry):
                _announce(store, folder, entry)
    return remote


def push(
    remote: Remote,
    folder: Path,
    entry: Entry,
    *,
    on_file: Callable[[str], None] = lambda path: None,
) -> None:
    """Publish the version ``entry``, published in ``folder`` already, in the store.

    ``on_file`` is told each path before it is sent.  Raises Locked, with nothing published,
    when another publisher was faster, ReleaseError when the store fails.
    """
    store = remote.store
    _claim(store, folder, entry, on_file)
    for name in files.names(folder / entry.path):
        if name != sums.NAME:
            on_file(f"{entry.path}/{name}")
            # One that is there is this one: its name is claimed for the content of SHA256SUMS.
            store.create(f"{entry.path}/{name}", folder / entry.path / name)
    on_file(versions.LATEST)
    pointer = versions.pointer(entry)
    if not store.swap(versions.LATEST, pointer, remote.latest):
        now = store.get(versions.LATEST)
        if now is None or now.data != pointer:  # else it was written, and the answer lost
            store.remove(entry.path)
            raise Locked(
                f"Another publisher has published to {store.url} meanwhile; "
                "nothing of this run was published, run again."
            )
    on_file(versions.LISTED)
    _list(remote, folder, entry)
    on_file(catalog.NAME)
    _announce(store, folder, entry)
    on_file(versions.FOLDER)
    _tidy(store, folder, entry)


def keep_record(store: Store, folder: Path, record: Path) -> str:
    """Send the record of a failed run, and return its URL; the oldest records there are removed.

    Raises ReleaseError when it cannot be sent.
    """
    path = record.relative_to(folder).as_posix()
    with explained(folder):
        store.put(path, record.read_bytes())
    with suppress(ReleaseError):  # who may write may perhaps not list or remove
        written = store.written(runs.FOLDER)
        written.pop(path.removeprefix(f"{runs.FOLDER}/"), None)  # a store's clock has seconds
        for name in sorted(written, key=written.__getitem__)[: 1 - runs.KEPT]:
            store.remove(f"{runs.FOLDER}/{name}")
    return f"{store.url}/{path}"


# --- what a publisher fetches ---


def _put(path: Path, stored: Stored | None) -> None:
    if stored is None:
        path.unlink(missing_ok=True)
    else:
        files.replace(path, stored.data)


def _claimed(store: Store) -> list[str]:
    return [name for name in store.folders(versions.FOLDER) if versions.is_version(name)]


def _fetch_tables(store: Store, folder: Path, entry: Entry) -> None:
    """Have the manifest and the tables of a version in ``folder``; whole ones are not fetched."""
    place = folder / entry.path
    _fetch(store, entry, manifest.NAME, place, entry.manifest_sha256)
    for name, table in manifest.read(place).tables.items():
        path = manifest.parquet_name(name)
        _fetch(store, entry, path, place, table.files[path].sha256)


def _fetch(store: Store, entry: Entry, name: str, place: Path, sha256: str) -> None:
    path = place / name
    if path.exists() and files.sha256(path) == sha256:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    store.fetch(f"{entry.path}/{name}", path)
    if not path.exists() or files.sha256(path) != sha256:
        raise ReleaseError(
            f"{store.url}/{entry.path}/{name} is missing or not as it was published, "
            "so that the next version cannot be compared with it."
        )


def _complete_listing(remote: Remote, folder: Path, entry: Entry) -> None:
    """List the latest version when its publisher was killed before it did."""
    listed = versions.listed(folder)
    if entry not in listed:
        files.replace(folder / versions.LISTED, versions.listing((*listed, entry)))
        _list(remote, folder, entry)


# --- what a publisher sends ---


def _claim(store: Store, folder: Path, entry: Entry, on_file: Callable[[str], None]) -> None:
    path = f"{entry.path}/{sums.NAME}"
    on_file(path)
    if store.create(path, folder / path):
        return
    claim = store.get(path)
    if claim is None or claim.data != (folder / path).read_bytes():
        raise Locked(
            f"Another publisher is publishing version {entry.version} to {store.url}; "
            "nothing of this run was published, run again."
        )


def _list(remote: Remote, folder: Path, entry: Entry) -> None:
    """Write versions.json, unless a later publisher, who knows this version, has done so."""
    before, listing = remote.listing, (folder / versions.LISTED).read_bytes()
    while not remote.store.swap(versions.LISTED, listing, before):
        before = remote.store.get(versions.LISTED)
        with_others = versions.parsed(before.data) if before else ()
        if entry in with_others:
            return
        listing = versions.listing((*with_others, entry))


def _is_announced(store: Store, entry: Entry) -> bool:
    """Whether the catalogue, which is written last, knows of a version."""
    found = store.get(catalog.NAME)
    return found is not None and f"{entry.path}/".encode() in found.data


def _announce(store: Store, folder: Path, entry: Entry) -> None:
    """Write feed.xml and catalog.jsonld, unless somebody has published meanwhile, who does so."""
    with explained(folder):
        for each in versions.available(folder)[-feed.LENGTH :]:
            path = f"{each.path}/{manifest.NAME}"
            if not (folder / path).exists():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                store.fetch(path, folder / path)
        announcement.renew(folder)
        now = store.get(versions.LATEST)
        if now is not None and now.data == versions.pointer(entry):
            for name in announcement.NAMES:
                store.put(name, (folder / name).read_bytes())


def _tidy(store: Store, folder: Path, entry: Entry) -> None:
    """Remove the versions below this one that are withdrawn or were never listed.

    Whoever has claimed one and is still sending it will find latest.json changed.
    """
    stay = {each.version for each in versions.available(folder)}
    for name in _claimed(store):
        if name not in stay and versions.number(name) < versions.number(entry.version):
            store.remove(f"{versions.FOLDER}/{name}")
