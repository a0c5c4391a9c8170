"""Memory that a step has freed goes back to the system, and not to the next step; nothing is freed here."""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WORTH = 16 << 20
"""Bytes by which a step has to have grown the process: to give back and ask again takes time, too."""


def one_allocator() -> None:
    """Have Arrow, which is not to be imported yet, take its memory from the C library.

    Its own allocator (mimalloc) keeps much of what is freed, and cannot be made to give it back: 70 MB
    after 10,000 documents, the more the more there were.  What the operator has chosen is left.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


@contextmanager
def given_back() -> Iterator[None]:
    """Give back, at the end, what the block has allocated and freed, where that is much.

    The steps of a refresh are one process's.  Arrow and the C library keep what is freed for later;
    Great Expectations' frames, say, for DuckDB, which cannot use it.  This halves what is kept, and
    takes milliseconds.
    """
    before = _resident()
    try:
        yield
    finally:
        if _resident() - before > _WORTH:
            _give_back()


def _give_back() -> None:
    if arrow := sys.modules.get("pyarrow"):
        arrow.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's alone
    if trim is not None:
        trim(0)


def _resident() -> int:
    """Bytes of the process in memory; 0 where only Linux could say."""
    if sys.platform != "linux":
        return 0
    _, pages, _ = Path("/proc/self/statm").read_bytes().split(maxsplit=2)
    return int(pages) * mmap.PAGESIZE
