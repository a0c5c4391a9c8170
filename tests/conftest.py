"""What holds for every test."""

import atexit
import fcntl
import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
gc.set_threshold(100_000, 20, 20)  # as the command does


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Processes of ``-n auto``: two more than processors, as some tests wait for the daemon, the
    browser or a disk."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_finish() -> None:
    """The million objects that all modules have loaded are no garbage; to go through them again
    and again takes a sixth of the suite's time."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB takes what was frozen for leaks


@pytest.fixture(scope="session")
def once(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[Path], object]], Path]:
    """Has a folder filled by whichever process of the tests comes first; it is not to be changed."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = base / name, base / f"{name}.done"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # the others wait
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made
