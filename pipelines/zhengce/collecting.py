"""The first step of a refresh: which documents are new, their rows, and the cache for the next.

Documents are taken in leaves: runs of neighbours by path, cut where a path's own checksum says
so, wherever the other documents are.  A document that comes, goes or changes therefore changes
one leaf; the others are kept as they are, and the leaves do not hang on what was there before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from zhengce import engine, intake
from zhengce.batch import Given, Rows, made_by, rows
from zhengce.cache import Cache, Entry
from zhengce.model import Quarantined, Source

if TYPE_CHECKING:
    import pyarrow as pa

LEAF = 512
"""Documents of a leaf, on the average."""

LEAF_MOST, LEAF_BYTES = 4 * LEAF, 64 << 20
"""Documents, and their bytes, with which a leaf ends, too: its rows are held in memory, and the
largest leaf of many is larger than that of few."""

BATCH, BATCH_BYTES = 64, 4 << 20
"""Documents, and about how many of their bytes, that are handed to an engine together."""

MOMENTS = 2.0
"""Seconds: the coarsest clock of a file system (FAT).  What changed so shortly ago may change
once more and look the same."""


class NoDocuments(Exception):
    """The source folder holds no file: a mistake rather than the wish to publish nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the source folder came to."""

    documents: int
    read: int
    """Of the documents and of what is quarantined, those that were read and not remembered."""
    newest: float
    """When the newest source was changed, in seconds since 1970."""
    quarantined: tuple[Quarantined, ...]
    leaves: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Leaf:
    """A run of documents under way."""

    entries: dict[str, Entry] = field(default_factory=dict)
    kept: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Documents whose rows stand in an older leaf, by that leaf."""
    new: list[Given] = field(default_factory=list)
    waiting: int = 0
    """Batches that are being read."""
    pieces: list[dict[str, pa.Table]] = field(default_factory=list)


def collect(
    source: Path | str,
    cache: Cache,
    *,
    chosen_engine: str,
    began: float,
    on_document: Callable[[str], None],
) -> Found:
    """Bring ``cache`` up to the documents below ``source``, reading those that have changed.

    ``began`` is now, in seconds since 1970.  Raises NoDocuments, WrongCorrection, OSError when
    the source cannot be listed, ReleaseError when the cache cannot be written, WrongEngine and
    EngineFailed.  The cache is then as good as it was.
    """
    collector = _Collector(source, cache, began, on_document)
    for results in engine.run(rows, collector.batches(), chosen_engine):
        collector.take(results)
    return collector.finished()


class _Collector:
    def __init__(
        self, source: Path | str, cache: Cache, began: float, on_document: Callable[[str], None]
    ) -> None:
        self._source = source
        self._cache = cache
        self._settled = began - MOMENTS
        self._on_document = on_document
        self._corrections = intake.corrections(source)
        self._made_by = made_by()
        self._under_way: deque[_Leaf] = deque()
        self._leaves: list[str] = []
        self._quarantined: list[Quarantined] = []
        self._documents = self._read = 0
        self._newest = 0.0

    def batches(self) -> Iterator[list[Given]]:
        """What is to be read; leaves of which nothing is are finished on the way."""
        for pairs in _leaves(_paired(intake.listed(self._source), self._cache.entries())):
            leaf = _Leaf()
            unsure = [pair for pair in pairs if not self._kept(*pair, leaf)]
            sources = intake.opened(self._source, (listed for listed, _ in unsure))
            for (listed, known), found in zip(unsure, sources, strict=True):
                self._look_at(listed, known, found, leaf)
            if not leaf.new:
                self._finish(leaf)
                continue
            batches = list(_batches(leaf.new))
            leaf.new, leaf.waiting = [], len(batches)
            self._under_way.append(leaf)
            while batches:
                yield batches.pop(0)  # the bytes are the engine's alone

    def take(self, results: Iterable[Rows | engine.Lost[Given]]) -> None:
        """What became of the next batch."""
        leaf = self._under_way[0]
        for result in results:
            if isinstance(result, engine.Lost):
                self._lose(result.item, leaf)
                continue
            if result.made_by != self._made_by:
                raise engine.EngineFailed("The workers run another version of zhengce than this.")
            leaf.pieces.append(result.tables)
            for item in result.quarantined:
                entry = leaf.entries[item.source_path]
                leaf.entries[entry.path] = replace(entry, reason=item.reason, detail=item.detail)
        leaf.waiting -= 1
        if not leaf.waiting:
            self._finish(self._under_way.popleft())

    def finished(self) -> Found:
        """Put the index in place: from now on the next refresh believes what this one found."""
        if not self._documents and not self._quarantined:
            raise NoDocuments(f"There are no documents in {self._source}; nothing was published.")
        self._cache.put(set(self._leaves))
        return Found(
            self._documents,
            self._read,
            self._newest,
            tuple(sorted(self._quarantined, key=lambda item: item.source_path)),
            tuple(self._leaves),
            tuple(self._cache.damaged),
        )

    def _kept(self, listed: intake.Listed, known: Entry | None, leaf: _Leaf) -> bool:
        """Keep what is known of a document that looks as it did."""
        self._newest = max(self._newest, listed.changed)
        if known is None or known.seen is None or known.seen != listed.seen:
            return False
        if known.key != self._key(listed, known.sha256, known.said):
            return False
        self._keep(known, leaf)
        return True

    def _look_at(
        self,
        listed: intake.Listed,
        known: Entry | None,
        found: Source | Quarantined,
        leaf: _Leaf,
    ) -> None:
        """Keep what is known of an opened document, or have it read."""
        if isinstance(found, Quarantined):
            entry = Entry(
                listed.path, listed.document_id, None, found.source_sha256, None,
                reason=found.reason, detail=found.detail,
            )  # fmt: skip
            return self._keep(entry, leaf)
        seen = listed.seen if listed.touched < self._settled else None
        said = _hashed(found.companion) if found.companion else None
        key = self._key(listed, found.sha256, said)
        if known and known.key == key:
            return self._keep(replace(known, seen=seen), leaf)
        leaf.entries[listed.path] = Entry(
            listed.path, listed.document_id, seen, found.sha256, key, said
        )
        leaf.new.append(Given(found, self._corrections.get(listed.document_id, ())))
        self._read += 1
        return None

    def _key(self, listed: intake.Listed, sha256: str | None, said: str | None) -> str:
        """Of all that a document's rows hang on."""
        made = (
            (c.action, c.matched, c.inserted, c.explanation)
            for c in self._corrections.get(listed.document_id, ())
        )
        parts = (self._made_by, listed.document_id, listed.path, sha256, said, *made)
        return _hashed(parts)

    def _keep(self, entry: Entry, leaf: _Leaf) -> None:
        leaf.entries[entry.path] = entry
        if entry.leaf:
            leaf.kept[entry.leaf].add(entry.document_id)

    def _lose(self, given: Given, leaf: _Leaf) -> None:
        """Quarantine what ends its reader, until the next refresh tries again."""
        entry = leaf.entries[given.source.path]
        leaf.entries[entry.path] = replace(
            entry,
            key=None,
            reason="hostile",
            detail="Each process that read it was ended by the system: it may need too much memory.",
        )

    def _finish(self, leaf: _Leaf) -> None:
        """Keep the rows of a leaf that has been read, and what its sources were."""
        name = self._rows(leaf)
        done = [
            entry if entry.reason else replace(entry, leaf=name) for entry in leaf.entries.values()
        ]
        if name:
            self._leaves.append(name)
        self._cache.add(done)
        for entry in done:
            if entry.reason:
                self._quarantined.append(_quarantined(entry))
            else:
                self._documents += 1
                for correction in self._corrections.get(entry.document_id, ()):
                    self._newest = max(self._newest, correction.changed)
            self._on_document(entry.path)

    def _rows(self, leaf: _Leaf) -> str | None:
        """The leaf's name, made of older leaves and new rows unless it is one of the old; None
        when it has no document."""
        sizes: Mapping[str, int] = self._cache.documents
        same = [name for name, kept in leaf.kept.items() if sizes[name] == len(kept)]
        if not leaf.pieces and len(same) == len(leaf.kept) == 1:
            return same[0]
        older = [self._cache.read(name, kept) for name, kept in leaf.kept.items()]
        if all(entry.reason for entry in leaf.entries.values()):
            return None
        return self._cache.write([*older, *leaf.pieces])


def _paired(
    listed: Iterable[intake.Listed], entries: Iterator[Entry]
) -> Iterator[tuple[intake.Listed, Entry | None]]:
    """Each document with what is known of it; both come by path."""
    entry = next(entries, None)
    for document in listed:
        while entry is not None and entry.path < document.path:
            entry = next(entries, None)
        yield document, entry if entry is not None and entry.path == document.path else None


def _leaves(
    pairs: Iterable[tuple[intake.Listed, Entry | None]],
) -> Iterator[list[tuple[intake.Listed, Entry | None]]]:
    held: list[tuple[intake.Listed, Entry | None]] = []
    size = 0
    for pair in pairs:
        held.append(pair)
        size += pair[0].file.size or 0
        ends = crc32(pair[0].path.encode("utf-8", "surrogatepass")) % LEAF == 0
        if ends or len(held) == LEAF_MOST or size >= LEAF_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def _batches(documents: Iterable[Given]) -> Iterator[list[Given]]:
    held: list[Given] = []
    size = 0
    for given in documents:
        held.append(given)
        size += len(given.source.data)
        if len(held) == BATCH or size >= BATCH_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def _quarantined(entry: Entry) -> Quarantined:
    return Quarantined(entry.path, entry.sha256, entry.reason, entry.detail or "")  # type: ignore[arg-type]


def _hashed(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
