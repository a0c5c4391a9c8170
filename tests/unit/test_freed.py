"""What a step has freed does not stay with the process."""

from __future__ import annotations

import mmap
import platform
from pathlib import Path

import pytest

from zhengce.freed import given_back

PIECE, MANY = 64 << 10, 1_600
"""Bytes that the C library takes from its heap, and how many times: 100 MB."""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="its malloc is what keeps memory")
def test_freed_memory_goes_back_to_the_system_though_some_behind_it_is_still_used() -> None:
    with given_back():
        held = [bytearray(PIECE) for _ in range(MANY)]
        last = bytearray(PIECE)
        before = _resident()
        del held
        kept = _resident()
    assert before - kept < PIECE * MANY / 2  # else the test would show nothing
    assert before - _resident() > PIECE * MANY / 2
    assert len(last) == PIECE


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * mmap.PAGESIZE
