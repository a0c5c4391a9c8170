"""What processes of other engines are given to do; they find it by its name."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path


def doubled(batch: Sequence[int]) -> list[int]:
    return [2 * item for item in batch]


def killed_once(batch: Sequence[tuple[Path, int]]) -> list[int]:
    """The first process that comes to the item 7 is killed."""
    for mark, item in batch:
        if item == 7 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * item for _, item in batch]


def deadly(batch: Sequence[int]) -> list[int]:
    """The item 7 kills every process."""
    if 7 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * item for item in batch]


def refused(batch: Sequence[int]) -> list[int]:
    raise ValueError("not this one")


def noted(folder: Path, item: int) -> None:
    """Which process came to an item; the first that comes to 2 is killed, 9 is refused."""
    mark = folder / "killed"
    if item == 2 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 9:
        raise ValueError("not this one")
    (folder / str(item)).write_text(str(os.getpid()))


def whoami(batch: Sequence[int]) -> int:
    return os.getpid()
