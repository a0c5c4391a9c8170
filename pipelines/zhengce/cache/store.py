"""The cache's folder: its index, its leaves, and what may be believed of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.cache import index, leaves
from zhengce.cache.index import Entry
from zhengce.release.errors import explained

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = ".cache"
"""Its name in an output folder."""

LEAVES = "leaves"


def paths(folder: Path, names: Iterable[str], table: str) -> list[Path]:
    """The Parquet files that a table has in some leaves of the cache in ``folder``."""
    return leaves.paths(folder / LEAVES, names, table)


class Cache:
    """The cache of one output.  One process at a time may write to it: the publisher.

    Opening it looks at every byte; ``damaged`` says what was found, a sentence each.  What is
    under way is in ``scratch``, a folder on the same file system that others remove.  All methods
    raise ReleaseError when the folder cannot be written.
    """

    def __init__(self, folder: Path, scratch: Path) -> None:
        self._folder = folder
        self._scratch = scratch
        self._leaves = folder / LEAVES
        self.damaged: list[str] = []
        with explained(folder):
            self._leaves.mkdir(parents=True, exist_ok=True)
            self._index, broken = index.find(folder)
            if broken and self._index is None:
                said = "The cache's index was damaged; every document was read again."
                self.damaged.append(said)
            self.documents = self._count()
            """Of each leaf that is whole, the number of its documents."""
            self._writer = index.Writer(folder, scratch)

    def entries(self) -> Iterator[Entry]:
        """What is known of source files, by path; nothing of those in damaged leaves."""
        if self._index is None:
            return iter(())
        found = index.read(self._index)
        return (entry for entry in found if entry.leaf is None or entry.leaf in self.documents)

    def write(self, pieces: Iterable[Mapping[str, pa.Table]]) -> str:
        """Keep rows as a leaf and return its name."""
        with explained(self._folder):
            return leaves.write(self._leaves, pieces, self._scratch)

    def read(self, leaf: str, documents: Collection[str]) -> dict[str, pa.Table]:
        """The rows that a leaf has of ``documents``."""
        with explained(self._folder):
            return leaves.read(self._leaves, leaf, documents)

    def add(self, entries: Iterable[Entry]) -> None:
        """Take entries of the new index, in any order."""
        with explained(self._folder):
            self._writer.add(entries)

    def put(self, keep: Collection[str]) -> None:
        """Put the new index in place in one stroke, and remove all leaves but ``keep``."""
        with explained(self._folder):
            self._writer.put()
            leaves.sweep(self._leaves, keep)

    def _count(self) -> Mapping[str, int]:
        if self._index is None:
            return {}
        found = index.leaves(self._index)
        return {leaf: count for leaf, count in found.items() if self._is_whole(leaf, count)}

    def _is_whole(self, leaf: str, count: int) -> bool:
        if leaves.whole(self._leaves, leaf):
            return True
        self.damaged.append(
            f"A part of the cache was damaged or missing (leaf {leaf}); "
            f"its {count} documents were read again."
        )
        return False
