"""The documents below a source root.  What is in them is not looked at, beyond their media type."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from zhengce.intake import companions, roots
from zhengce.intake.media import MAX_BYTES, source, too_large
from zhengce.intake.roots import File, Root
from zhengce.model import Quarantined, Source

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")  # 关于1.5级响应 has none
# A README tells people about a folder; .yml files are the project's notes on its sources.
_README = re.compile(r"(?:^|/)readme(?:\.(?:md|txt))?$", re.IGNORECASE)
_NOTE = re.compile(r"\.ya?ml$", re.IGNORECASE)
_ENDINGS = (".yml", ".yaml")
CORRECTIONS = "corrections.yml"
"""At the top of a root, what corrections.py reads; no companion."""
_AHEAD = 8
"""Documents that are on their way from a remote root at once."""

_Task = Callable[[], Source | Quarantined]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as its root lists it, before it is opened."""

    file: File
    document_id: str
    note: File | None
    """Its companion."""

    @property
    def path(self) -> str:
        """Below the root."""
        return self.file.path

    @property
    def changed(self) -> float:
        """As ``Source.changed``."""
        return max(self.file.changed, self.note.changed if self.note else 0.0)

    @property
    def touched(self) -> float:
        """As ``File.touched``, of both files."""
        return max(self.file.touched, self.note.touched if self.note else 0.0)

    @property
    def seen(self) -> str | None:
        """As ``File.seen``, of both files."""
        if self.note is None:
            return self.file.seen
        return f"{self.file.seen} {self.note.seen}" if self.file.seen and self.note.seen else None


def find(root: Path | str) -> Iterator[Source | Quarantined]:
    """Every document below ``root``, a folder or a URL, by path; one is read when asked for.

    Hidden files, office lock files, READMEs and ``.yml`` files are no documents.  Links are
    followed as long as they stay below ``root``; what is no regular file is skipped.  A file
    that cannot be opened comes as Quarantined("vanished"), one over 20 MB as "too_large".
    Raises OSError when a folder itself cannot be listed; WrongRoot and Unreachable when a URL
    cannot, Unreachable also when it fails later; WrongCompanion.
    """
    return opened(root, listed(root))


def listed(root: Path | str) -> Iterator[Listed]:
    """Every document that ``find`` finds, by path; none is opened.  Raises as ``find`` does."""
    everything = list(roots.root(root).files())
    files = sorted((file for file in everything if is_document(file.path)), key=_by_path)
    identifiers = document_ids([file.path for file in files])
    notes = companions.companions(filter(_is_companion, everything), identifiers)
    return (Listed(file, identifiers[file.path], notes.get(file.path)) for file in files)


def opened(root: Path | str, documents: Iterable[Listed]) -> Iterator[Source | Quarantined]:
    """Listed documents with their bytes, or why they cannot be opened; in their order."""
    where = roots.root(root)
    tasks = (partial(_document, where, d.file, d.document_id, d.note) for d in documents)
    return _fetched(tasks) if where.remote else (task() for task in tasks)


def document(file: Path) -> Source | Quarantined:
    """The document of one file, as ``find`` would find it in a folder that holds no other.

    Raises WrongCompanion.
    """
    folder = roots.Folder(file.parent)
    only = roots.alone(file)
    identifiers = document_ids([only.path])
    names = {f"{name}{end}" for name in (*identifiers, *identifiers.values()) for end in _ENDINGS}
    notes = filter(None, map(folder.file, names))
    companion = companions.companions(filter(_is_companion, notes), identifiers).get(only.path)
    return _document(folder, only, identifiers[only.path], companion)


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


def _is_companion(file: File) -> bool:
    return _NOTE.search(file.path) is not None and file.path != CORRECTIONS


def _by_path(file: File) -> str:
    return file.path


def _fetched(tasks: Iterable[_Task]) -> Iterator[Source | Quarantined]:
    """What the tasks yield, in their order, some of them done at the same time."""
    with ThreadPoolExecutor(_AHEAD) as pool:
        rest = (pool.submit(task) for task in tasks)
        under_way: deque[Future[Source | Quarantined]] = deque(islice(rest, _AHEAD))
        try:
            while under_way:
                yield under_way.popleft().result()
                under_way.extend(islice(rest, 1))
        finally:
            for waiting in under_way:
                waiting.cancel()


def _document(root: Root, file: File, document_id: str, note: File | None) -> Source | Quarantined:
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
    if note is None:
        return replace(found, changed=file.changed)
    said = companions.read(root, note)
    return replace(found, changed=max(file.changed, note.changed), companion=said)
