"""What holds for every test."""

import atexit
import gc

from hypothesis import settings

settings.register_profile("project", deadline=None)  # a busy machine is no failure
settings.load_profile("project")


def pytest_collection_finish() -> None:
    """What all modules have loaded is no garbage: to go through it again and again takes a sixth
    of all the time."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB takes what was frozen for leaks
    gc.set_threshold(100_000, 20, 20)
