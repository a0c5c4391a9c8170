"""Files that survive a crash: hash, replace in one stroke, flush; knows nothing of releases."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def json_bytes(value: object) -> bytes:
    """``value`` as JSON that depends on the value alone: sorted keys, UTF-8, final newline."""
    text = json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False)
    return text.encode() + b"\n"


@contextmanager
def prepared(path: Path, data: bytes) -> Iterator[Callable[[], None]]:
    """Have the new content of ``path`` on the disk; the call of what is yielded puts it in place.

    A reader sees the old file or the new one, whole, and what needs room on the disk
    is done before.  One writer a file at a time: the temporary name is fixed, so that a
    killed writer leaves at most one.  Raises OSError.
    """
    temporary = path.with_name(f".{path.name}.tmp")

    def put() -> None:
        temporary.replace(path)
        sync(path.parent)

    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield put
    finally:
        temporary.unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Give ``path`` the content ``data`` as ``prepared`` does; raises OSError."""
    with prepared(path, data) as put:
        put()


def sync(path: Path) -> None:
    """Flush one file, or the names in one folder, to the disk; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Flush every file and folder below ``folder``, and it, to the disk; raises OSError."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def names(folder: Path) -> list[str]:
    """The files below ``folder``, sorted, ``/``-separated; links and special files too."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in found)
