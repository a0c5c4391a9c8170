"""The documents below a source root.  What is in them is not looked at, beyond their media type."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

from zhengce.intake import roots
from zhengce.intake.media import MAX_BYTES, source, too_large
from zhengce.intake.roots import File, Root
from zhengce.model import Quarantined, Source

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")  # 关于1.5级响应 has none
# A README tells people about a folder; .yml files are the project's notes on its sources.
_README = re.compile(r"(?:^|/)readme(?:\.(?:md|txt))?$", re.IGNORECASE)
_NOTE = re.compile(r"\.ya?ml$", re.IGNORECASE)
_AHEAD = 8
"""Documents that are on their way from a remote root at once."""


def find(root: Path | str) -> Iterator[Source | Quarantined]:
    """Every document below ``root``, a folder or a URL, by path; one is read when asked for.

    Hidden files, office lock files, READMEs and ``.yml`` files are no documents.  Links are
    followed as long as they stay below ``root``; what is no regular file is skipped.  A file
    that cannot be opened comes as Quarantined("vanished"), one over 20 MB as "too_large".
    Raises OSError when a folder itself cannot be listed; WrongRoot and Unreachable when a URL
    cannot, Unreachable also when it fails later.
    """
    where = roots.root(root)
    files = {file.path: file for file in where.files() if is_document(file.path)}
    identifiers = document_ids(files)
    ordered = [files[path] for path in sorted(files)]
    read = _fetched(where, ordered, identifiers) if where.remote else None
    return read or (_document(where, file, identifiers[file.path]) for file in ordered)


def document(file: Path) -> Source | Quarantined:
    """The document of one file, as ``find`` would find it in a folder that holds no other."""
    only = roots.alone(file)
    return _document(roots.Folder(file.parent), only, document_ids([only.path])[only.path])


def fingerprint(root: Path | str) -> str:
    """A hash that changes when a file that a refresh reads comes, goes or changes.

    No document is opened: paths, sizes, and times of change or ETags are compared, those of
    ``.yml`` files among them.  A listing on a web server is fetched.  Raises as ``find`` does
    when ``root`` cannot be listed.
    """
    files = (file for file in roots.root(root).files() if not _README.search(file.path))
    lines = sorted(f"{file.path}\0{file.size}\0{file.stamp}\n" for file in files)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def document_ids_below(root: Path | str) -> frozenset[str]:
    """The identifiers of the documents that ``find`` would find; none is opened.

    Raises as ``find`` does when ``root`` itself cannot be listed.
    """
    paths = [file.path for file in roots.root(root).files() if is_document(file.path)]
    return frozenset(document_ids(paths).values())


def document_ids(paths: Iterable[str]) -> dict[str, str]:
    """The identifier of each path: the path without its extension, where that stays unique."""
    stems = {path: _EXTENSION.sub("", path) or path for path in paths}
    uses = Counter(stems.values())
    return {
        path: stem if uses[stem] == 1 and (stem == path or stem not in stems) else path
        for path, stem in stems.items()
    }


def is_document(path: str) -> bool:
    """Whether a listed file is one to read: no README, no ``.yml``."""
    return not _README.search(path) and not _NOTE.search(path)


def _fetched(
    root: Root, files: Iterable[File], identifiers: dict[str, str]
) -> Iterator[Source | Quarantined]:
    """The documents of ``files`` in their order, some of them fetched at the same time."""
    with ThreadPoolExecutor(_AHEAD) as pool:
        rest = (pool.submit(_document, root, file, identifiers[file.path]) for file in files)
        under_way: deque[Future[Source | Quarantined]] = deque(islice(rest, _AHEAD))
        try:
            while under_way:
                yield under_way.popleft().result()
                under_way.extend(islice(rest, 1))
        finally:
            for waiting in under_way:
                waiting.cancel()


def _document(root: Root, file: File, document_id: str) -> Source | Quarantined:
    path = file.path
    try:
        if file.size is not None and file.size > MAX_BYTES:
            sha256 = root.sha256(file)
            return Quarantined(path, sha256, "too_large", too_large(file.size), file.changed)
        data = root.read(file, MAX_BYTES)
    except OSError as error:
        why = f"The file cannot be opened: {error.strerror or error}."
        return Quarantined(path, None, "vanished", why, file.changed)
    if len(data) > MAX_BYTES:  # which the listing did not tell
        return Quarantined(path, None, "too_large", too_large(len(data)), file.changed)
    found = source(data, document_id=document_id, path=path)
    return replace(found, changed=file.changed)
