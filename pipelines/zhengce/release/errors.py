"""What can go wrong with a release, each as one sentence for a person; no recovery here."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ReleaseError(Exception):
    """A release cannot be made, published or read; the message is one clear sentence."""


class Locked(ReleaseError):
    """Another process is publishing to the same output folder."""


class UnknownVersion(ReleaseError, LookupError):
    """No such version has been published."""


class UnknownTable(ReleaseError, LookupError):
    """The release has no table of this name."""


_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "a file would become larger than this system allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission is denied",
    errno.EPERM: "the operation is not permitted",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EEXIST: "a file stands where a folder is needed",
    errno.EISDIR: "a folder stands where a file is needed",
}


def reason(error: Exception) -> str:
    """Why a file could not be read or written, in words that do not name it again."""
    if not isinstance(error, OSError):
        return _misread(error)
    number = errno.ENOENT if isinstance(error, FileNotFoundError) else error.errno or 0
    return _REASONS.get(number) or error.strerror or str(error).rstrip(".")


def _misread(error: Exception) -> str:
    """What is wrong with the content of a file that could be opened."""
    match error:
        case json.JSONDecodeError():
            return "it is no whole JSON"
        case UnicodeDecodeError():
            return "it is not UTF-8 text"
        case KeyError():
            return f"it lacks {error}"
        case TypeError() | AttributeError():
            return "it is not built like one"
    return str(error).rstrip(".")


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """Turn a failure to write into a ``ReleaseError`` that names ``root`` and why.

    Wrap whatever writes below the output folder in it: errors of the operating system
    are turned, and those of DuckDB when it finds no room for what memory does not hold.
    """
    try:
        yield
    except OSError as error:
        elsewhere = error.filename and str(error.filename) != str(root)
        place = f" ({error.filename})" if elsewhere else ""
        raise ReleaseError(f"Cannot write to {root}: {reason(error)}{place}.") from error
    except _duckdb_errors() as error:
        full = os.strerror(errno.ENOSPC) in str(error)
        why = f"{_REASONS[errno.ENOSPC]}." if full else str(error).splitlines()[0]
        raise ReleaseError(f"Cannot write to {root}: {why}") from error


def _duckdb_errors() -> tuple[type[Exception], ...]:
    """Empty as long as nobody has imported DuckDB: then it has not raised anything either."""
    duckdb = sys.modules.get("duckdb")
    return (duckdb.IOException, duckdb.OutOfMemoryException) if duckdb else ()
