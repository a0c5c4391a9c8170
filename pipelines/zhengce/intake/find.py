"""The documents below a folder.  What is in them is not looked at, beyond their media type."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhengce.intake.media import MAX_BYTES, source, too_large
from zhengce.model import Quarantined, Source

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")  # 关于1.5级响应 has none
# A README tells people about a folder; .yml files are the project's notes on its sources.
_NOT_DOCUMENTS = re.compile(r"^\.|^~\$|\.ya?ml$|^readme(?:\.(?:md|txt))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as its folder shows it, before it is opened."""

    path: str
    document_id: str
    file: Path
    size: int
    changed: float
    """When its bytes or its name last changed, in seconds since 1970; 0 when that cannot be told."""
    modified: float
    """When its bytes are said to have changed, as people see it and may set it."""
    seen: str | None
    """Another one when the file has been written to, replaced or renamed since, unless that was
    within moments of ``changed``; None when that cannot be told."""


def listed(root: Path) -> Iterator[Listed]:
    """Every document that ``find`` finds, sorted by path; none is opened.

    Raises OSError when ``root`` itself cannot be listed.
    """
    files = {_printed(path.relative_to(root)): path for path in _walk(root)}
    identifiers = document_ids(files)
    return (_listed(files[path], path, identifiers[path]) for path in sorted(files))


def opened(document: Listed) -> Source | Quarantined:
    """A listed document with its bytes, or why it cannot be opened."""
    return _document(document.file, document.path, document.document_id)


def find(root: Path) -> Iterator[Source | Quarantined]:
    """Every document below ``root``, sorted by path; a file is read when it is asked for.

    Hidden files, office lock files, READMEs and ``.yml`` files are no documents.  Links are
    followed as long as they stay below ``root``; what is no regular file is skipped.  A file
    that cannot be opened comes as Quarantined("vanished"), one over 20 MB as "too_large".
    Raises OSError when ``root`` itself cannot be listed.
    """
    return map(opened, listed(root))


def document(file: Path) -> Source | Quarantined:
    """The document of one file, as ``find`` would find it in a folder that holds no other."""
    path = _printed(Path(file.name))
    return _document(file, path, document_ids([path])[path])


def document_ids_below(root: Path) -> frozenset[str]:
    """The identifiers of the documents that ``find`` would find; no document is opened.

    Raises OSError when ``root`` itself cannot be listed.
    """
    paths = [_printed(path.relative_to(root)) for path in _walk(root)]
    return frozenset(document_ids(paths).values())


def document_ids(paths: Iterable[str]) -> dict[str, str]:
    """The identifier of each path: the path without its extension, where that stays unique."""
    stems = {path: _EXTENSION.sub("", path) or path for path in paths}
    uses = Counter(stems.values())
    return {
        path: stem if uses[stem] == 1 and (stem == path or stem not in stems) else path
        for path, stem in stems.items()
    }


def _walk(root: Path) -> Iterator[Path]:
    """The regular files below ``root``, folders visited once however links lead to them."""
    inside = root.resolve(strict=True)
    visited = {inside}
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            if folder == root:
                raise
            yield folder  # comes out as a file that cannot be opened, with the reason
            continue
        for entry in entries:
            if _NOT_DOCUMENTS.search(entry.name):
                continue
            target = Path(os.path.realpath(entry))  # unlike resolve(), calm about loops
            if not target.is_relative_to(inside):
                continue
            if target.is_dir():
                if target not in visited:
                    visited.add(target)
                    pending.append(entry)
            elif target.is_file() or not target.exists():
                yield entry


def _printed(path: Path) -> str:
    """The path as text; a name that is not UTF-8 was unpacked from a Chinese zip archive."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _listed(file: Path, path: str, document_id: str) -> Listed:
    try:
        found = file.stat()
    except OSError:  # opening it will say why
        return Listed(path, document_id, file, 0, 0.0, 0.0, None)
    # As git does it.  The time of change, unlike that of modification, cannot be set back.
    seen = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_dev} {found.st_ino}"
    changed = max(found.st_mtime, found.st_ctime)
    return Listed(path, document_id, file, found.st_size, changed, found.st_mtime, seen)


def _document(file: Path, path: str, document_id: str) -> Source | Quarantined:
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            with file.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            return Quarantined(path, sha256, "too_large", too_large(size))
        data = file.read_bytes()
    except OSError as error:
        return Quarantined(
            path, None, "vanished", f"The file cannot be opened: {error.strerror or error}."
        )
    return source(data, document_id=document_id, path=path)
