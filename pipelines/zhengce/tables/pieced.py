"""Files that are written in pieces, of which those that an older file has are copied from there.

Each piece is hashed, and so is the whole; what is in them is not known here.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 20
"""Bytes that are copied at a time."""


class Span(NamedTuple):
    """Where a piece is in its file."""

    place: int
    size: int
    """Bytes."""
    sha256: str


class Differs(Exception):
    """An older file does not have what it is said to have."""


class Pieced:
    """A file that is being written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._whole = hashlib.sha256()
        self._place = 0
        self._begin()

    def write(self, data: bytes | memoryview) -> int:
        """Go on with the piece; raises OSError."""
        self._whole.update(data)
        self._own.update(data)
        count = self._stream.write(data)
        self._size += count
        return count

    def flush(self) -> None:
        """Nothing: it is the stream's; GzipFile wants to call it."""

    def end(self) -> Span:
        """End the piece, and say where it is."""
        span = Span(self._place, self._size, self._own.hexdigest())
        self._place += self._size
        self._begin()
        return span

    def copy(self, older: Path, span: Span) -> Span:
        """A piece as ``older`` has it; raises Differs when that has another, and OSError."""
        chunk = memoryview(bytearray(min(_CHUNK, span.size)))
        left = span.size
        with older.open("rb", buffering=0) as source:
            source.seek(span.place)
            while left and (count := source.readinto(chunk[:left])):
                self.write(chunk[:count])
                left -= count
        copied = self.end()
        if copied[1:] != span[1:]:
            raise Differs
        return copied

    @property
    def sha256(self) -> str:
        """Of all that was written."""
        return self._whole.hexdigest()

    def _begin(self) -> None:
        self._own, self._size = hashlib.sha256(), 0
