"""Memory that a step has freed goes back to the system, and not to the next step; nothing is freed here."""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORTH = 16 << 20
"""Bytes by which a step has to have grown the process: to give back and ask again takes time, too."""

_APART = 1 << 20
"""Bytes from which what is asked for has pages of its own, which go back as it is freed."""
_MMAP_THRESHOLD = -3
"""As ``mallopt`` of glibc knows that (malloc.h)."""


def one_allocator() -> None:
    """Have Arrow, which is not to be imported yet, take its memory from the C library, and that
    give back at once what was large.

    Arrow's own allocator (mimalloc) keeps much of what is freed, and cannot be made to give it back:
    70 MB after 10,000 documents, the more the more there were.  The C library raises its threshold
    with what is freed, to 32 MB, and columns then leave holes between smaller things: 30 to 60 MB
    while CSV and changes are written.  What the operator has chosen is left.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    if not {"MALLOC_MMAP_THRESHOLD_", "GLIBC_TUNABLES"} & os.environ.keys():
        _of_glibc("mallopt", _MMAP_THRESHOLD, _APART)


@contextmanager
def given_back() -> Iterator[None]:
    """Give back, at the end, what the block has allocated and freed, where that is much.

    The steps of a refresh are one process's.  Arrow and the C library keep what is freed for later;
    Great Expectations' frames, say, for DuckDB, which cannot use it.  This halves what is kept, and
    takes milliseconds.
    """
    before = taken()
    try:
        yield
    finally:
        if taken() - before > WORTH:
            _give_back()


def taken() -> int:
    """Bytes of memory that are the process's own and no file's; 0 where only Linux could say."""
    if sys.platform != "linux":
        return 0
    _, pages, shared, _ = Path("/proc/self/statm").read_bytes().split(maxsplit=3)
    return (int(pages) - int(shared)) * mmap.PAGESIZE


def _give_back() -> None:
    if arrow := sys.modules.get("pyarrow"):
        arrow.default_memory_pool().release_unused()
    _of_glibc("malloc_trim", 0)


def _of_glibc(name: str, *arguments: int) -> None:
    """Call a function of the C library, which others than glibc do not have."""
    if sys.platform == "linux" and (function := getattr(ctypes.CDLL(None), name, None)):
        function(*arguments)
