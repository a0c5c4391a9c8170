"""What holds for every test."""

import atexit
import gc
import os

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
gc.set_threshold(100_000, 20, 20)  # as the command does


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Processes of ``-n auto``: one more than processors, as some tests wait for the daemon, the
    browser or a disk."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """The million objects that all modules have loaded are no garbage; to go through them again
    and again takes a sixth of the suite's time."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB takes what was frozen for leaks
