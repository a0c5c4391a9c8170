"""Memory that a step has freed goes back to the system, and not to the next step; nothing is freed here."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def given_back() -> Iterator[None]:
    """Give back, at the end, what the block has allocated and freed.

    The steps of a refresh are one process's.  Arrow and the C library keep what is freed for later;
    Great Expectations' frames, say, for DuckDB, which cannot use it.  This halves what is kept, and
    takes milliseconds.
    """
    try:
        yield
    finally:
        if arrow := sys.modules.get("pyarrow"):
            arrow.default_memory_pool().release_unused()
        if sys.platform == "linux":
            trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's alone
            if trim is not None:
                trim(0)
