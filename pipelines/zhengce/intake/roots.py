"""What stands below a source root, wherever that is: its files, their sizes, times and bytes.

A root is a folder, or a URL: of anything fsspec knows (``s3://``, ``memory://``), or of a
listing on a web server (listing.py).  Which files are documents is find.py's business.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # more than one letter: C:// is a drive
_HIDDEN = re.compile(r"^\.|^~\$")
_EXTRAS = {"s3": "s3", "s3a": "s3"}
"""Of a URL's scheme, the extra of this package that brings what it needs."""


class WrongRoot(ValueError):
    """A source root that cannot be meant; the message is one sentence."""


class Unreachable(Exception):
    """A source root that exists perhaps, but does not answer; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class File:
    """One file below a root, as it was listed; nothing of it has been read."""

    path: str
    """Below the root, ``/``-separated, as text."""
    place: str
    """What the root finds it by."""
    size: int | None = None
    """Bytes; None when only reading tells."""
    changed: float = 0.0
    """When it was last changed, in seconds since 1970; 0 when nobody knows."""
    stamp: str = ""
    """Differs when the content does, as far as a listing tells: a time or an ETag."""
    sha256: str | None = None
    """What its bytes must come to, where the root says so."""
    seen: str | None = None
    """Another one when the file has been written to, replaced or renamed since, unless that was
    within moments of ``touched``; None when that cannot be told."""
    touched: float = 0.0
    """When its bytes, its name or its rights last changed; unlike ``changed``, it cannot be set."""


class Root(Protocol):
    """A place that files are listed in and read from."""

    name: str
    """As it was given, for messages."""
    remote: bool
    """Reading a file takes a journey, so that several are better fetched at once."""

    def files(self) -> Iterable[File]:
        """Every file, in no order, but for hidden ones and office lock files.

        Raises OSError when a folder, Unreachable when another root cannot be listed, WrongRoot
        when there is none.
        """

    def file(self, path: str) -> File | None:
        """The file of that path, if there is one; raises as ``files`` does."""

    def read(self, file: File, limit: int) -> bytes:
        """The bytes of a file, or more than ``limit`` of them when it is larger.

        Raises OSError when this one file is not there any more or cannot be opened,
        Unreachable when it is the root that fails.
        """

    def sha256(self, file: File) -> str | None:
        """The hash of a file too large to read, where it can be had at little cost."""


def place(text: str) -> Path | str:
    """A root as it is typed: the path of a folder, ``file://`` too, or a URL."""
    if text.lower().startswith("file://"):
        return Path(unquote(urlsplit(text).path))
    return text if _URL.match(text) else Path(text)


def root(given: Path | str) -> Root:
    """The root of that folder or URL; it is not looked at yet.

    Raises WrongRoot when no library that is installed knows such a URL.
    """
    where = place(given) if isinstance(given, str) else given
    if isinstance(where, Path):
        return Folder(where)
    if urlsplit(where).scheme.lower() in ("http", "https"):
        from zhengce.intake.listing import Listing

        return Listing(where)
    return _store(where)


def hidden(path: str) -> bool:
    """Whether a file, or a folder that it lies in, is one that people do not see."""
    return any(_HIDDEN.match(name) for name in path.split("/"))


class Folder:
    """A folder of this machine."""

    remote = False

    def __init__(self, folder: Path) -> None:
        self.name = str(folder)
        self._folder = folder

    def files(self) -> Iterator[File]:
        """Its regular files.  Links are followed as long as they stay below the folder.

        A link to nothing, or a folder that cannot be listed, comes as a file, which cannot be
        opened then.
        """
        return _walk(self._folder)

    def file(self, path: str) -> File | None:
        """As ``Root.file``."""
        found = self._folder / path
        return _listed(str(found), path, found.stat) if found.exists() else None

    def read(self, file: File, limit: int) -> bytes:
        """As ``Root.read``; nothing but OSError is raised."""
        with Path(file.place).open("rb") as stream:
            return stream.read(limit + 1)

    def sha256(self, file: File) -> str:
        """As ``Root.sha256``; raises OSError."""
        with Path(file.place).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def alone(path: Path) -> File:
    """One file of a folder, as the folder would list it."""
    return _listed(str(path), path.name, path.stat)


def _listed(path: str, below: str, stat: Callable[[], os.stat_result]) -> File:
    try:
        status = stat()
    except OSError:  # a dangling link, or gone already: reading it says why
        return File(_printed(below), path)
    time = status.st_mtime_ns
    seen = (status.st_size, time, status.st_ctime_ns, status.st_dev, status.st_ino)  # as git does
    return File(
        _printed(below),
        path,
        status.st_size,
        time / 1e9,
        str(time),
        seen=" ".join(map(str, seen)),
        touched=max(status.st_mtime, status.st_ctime),
    )


def _walk(root: Path) -> Iterator[File]:
    """The regular files below ``root``, folders visited once however links lead to them.

    A plain file costs one look at its status: a root may have a hundred thousand of them, and
    be looked at every few seconds.
    """
    inside = root.resolve(strict=True)
    visited = {inside}
    pending = [root]
    while pending:
        folder = pending.pop()
        below = "" if folder == root else f"{folder.relative_to(root)}/"
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=attrgetter("name"))
        except OSError:
            if folder == root:
                raise
            # comes out as a file that cannot be opened, with the reason
            yield _listed(str(folder), below.removesuffix("/"), folder.stat)
            continue
        for entry in entries:
            if _HIDDEN.match(entry.name):
                continue
            if entry.is_file(follow_symlinks=False):
                yield _listed(entry.path, below + entry.name, entry.stat)
                continue
            found = folder / entry.name
            target = Path(os.path.realpath(found))  # unlike resolve(), calm about loops
            if not target.is_relative_to(inside):
                continue
            if target.is_dir():
                if target not in visited:
                    visited.add(target)
                    pending.append(found)
            elif target.is_file() or not target.exists():
                yield _listed(str(found), below + entry.name, found.stat)


def _printed(path: str) -> str:
    """The path as text; a name that is not UTF-8 was unpacked from a Chinese zip archive."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


class Store:
    """A folder of a file system that fsspec knows: the objects below a prefix of a bucket."""

    remote = True

    def __init__(self, url: str, system: AbstractFileSystem, folder: str) -> None:
        self.name = url
        self._system = system
        self._folder = folder.rstrip("/")

    def files(self) -> Iterator[File]:
        """As ``Root.files``.  A prefix without objects is no root."""
        try:
            self._system.invalidate_cache()  # a listing of the minute before is no listing
            found: dict[str, dict[str, Any]] = self._system.find(self._folder, detail=True)
        except FileNotFoundError:
            found = {}
        except Exception as error:  # each library has errors of its own
            raise Unreachable(f"{self.name} cannot be listed: {_in_words(error)}.") from error
        if not found:
            raise WrongRoot(f"There is nothing at {self.name}.")
        for key, facts in found.items():
            path = key.removeprefix(self._folder).lstrip("/")
            if path and not hidden(path) and not path.endswith("/"):
                yield _object(path, key, facts)

    def file(self, path: str) -> File | None:
        """As ``Root.file``."""
        key = f"{self._folder}/{path}"
        try:
            return _object(path, key, self._system.info(key))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise Unreachable(f"{self.name} cannot be read: {_in_words(error)}.") from error

    def read(self, file: File, limit: int) -> bytes:
        """As ``Root.read``."""
        try:
            # All of it: of an empty object S3 gives no range.  Its size was listed.
            content: bytes = self._system.cat_file(file.place)
        except FileNotFoundError:
            raise
        except Exception as error:
            raise Unreachable(
                f"{file.path} of {self.name} cannot be read: {_in_words(error)}."
            ) from error
        return content

    def sha256(self, file: File) -> None:
        """Unknown: all of the file would have to be fetched."""


def _store(url: str) -> Store:
    scheme = urlsplit(url).scheme.lower()
    try:
        from fsspec.core import url_to_fs

        return Store(url, *url_to_fs(url))
    except ImportError as error:
        extra = _EXTRAS.get(scheme)
        what = f"pip install 'zhengce[{extra}]'" if extra else _in_words(error)
        raise WrongRoot(f"To read {scheme}:// a library is missing: {what}.") from error
    except ValueError as error:
        raise WrongRoot(f"{url} cannot be a source: {_in_words(error)}.") from error


def _object(path: str, key: str, facts: dict[str, Any]) -> File:
    """One object by what its store tells of it, which every library names as it likes."""
    times = (facts.get(name) for name in ("LastModified", "mtime", "last_modified", "created"))
    changed = next((_seconds(time) for time in times if time is not None), 0.0)
    tag = facts.get("ETag") or facts.get("etag")
    seen = f"{facts.get('size')} {tag}" if tag else None
    return File(path, key, facts.get("size"), changed, str(tag or changed or ""), seen=seen)


def _seconds(time: object) -> float:
    if isinstance(time, datetime):
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
    return float(time) if isinstance(time, int | float) else 0.0


def _in_words(error: Exception) -> str:
    return " ".join(f"{error or type(error).__name__}".split()).rstrip(".")
