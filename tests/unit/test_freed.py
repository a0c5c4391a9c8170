"""What a step has freed does not stay with the process."""

from __future__ import annotations

import mmap
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from zhengce.freed import given_back

CHOICE = "ARROW_DEFAULT_MEMORY_POOL"
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


SHOW = (
    "import sys; from pathlib import Path; from zhengce import pipeline\n"
    "with pipeline.opened(Path(sys.argv[1]), Path(sys.argv[2])):\n"
    "    import pyarrow\n"
    "    print(pyarrow.default_memory_pool().backend_name)\n"
)


@pytest.mark.parametrize(("chosen", "used"), [({}, "system"), ({CHOICE: "mimalloc"}, "mimalloc")])
def test_arrow_asks_the_c_library_unless_somebody_has_chosen(
    tmp_path: Path, chosen: dict[str, str], used: str
) -> None:
    """So it must not be imported before a run begins."""
    (tmp_path / "in").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != CHOICE} | chosen
    command = [sys.executable, "-c", SHOW, tmp_path / "in", tmp_path / "out"]
    shown = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    assert shown.stdout.strip() == used


LEAVE = """
import sys
from zhengce.freed import one_allocator, taken
if len(sys.argv) > 1:
    one_allocator()
freed = b"x" * (8 << 20)
del freed  # from here on the C library would take what is as large from its heap
large = [b"x" * (2 << 20) for _ in range(32)]
last = b"x" * (64 << 10)
before = taken()
del large
print(before - taken())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="its malloc is what keeps memory")
@pytest.mark.parametrize(
    ("asked", "chosen", "goes"),
    [(["once"], {}, True), ([], {}, False), (["once"], {"MALLOC_MMAP_THRESHOLD_": "9" * 8}, False)],
)
def test_what_is_large_goes_back_as_it_is_freed_unless_somebody_has_chosen(
    asked: list[str], chosen: dict[str, str], goes: bool
) -> None:
    command = [sys.executable, "-c", LEAVE, *asked]
    shown = subprocess.run(
        command, check=True, env=os.environ | chosen, capture_output=True, text=True
    )
    assert (int(shown.stdout) > 32 << 20) is goes


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * mmap.PAGESIZE
