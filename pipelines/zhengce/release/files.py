"""Files that survive a crash: hash, replace in one stroke, flush; knows nothing of releases."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def json_bytes(value: object) -> bytes:
    """``value`` as JSON that depends on the value alone: sorted keys, UTF-8, final newline."""
    text = json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False)
    return text.encode() + b"\n"


def replace(path: Path, data: bytes) -> None:
    """Give ``path`` the content ``data``: a reader sees the old file or the new one, whole.

    The new content is on the disk before its name is.  One writer a file at a time: the
    temporary name is fixed, so that a killed writer leaves at most one to be overwritten.
    Raises OSError.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)


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
