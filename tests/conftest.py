"""What holds for every test."""

import atexit
import gc

from hypothesis import settings

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")
gc.set_threshold(100_000, 20, 20)  # as the command does


def pytest_collection_finish() -> None:
    """The million objects that all modules have loaded are no garbage; to go through them again
    and again takes a sixth of the suite's time."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB takes what was frozen for leaks
