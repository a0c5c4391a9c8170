"""A refresh without Dagster that can be killed at any step; what a process does that is started.

It answers with lines: ``step NAME`` as steps end, ``published VERSION``, ``unchanged VERSION`` or
``failed WHY``.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from zhengce import pipeline
from zhengce.release.errors import ReleaseError
from zhengce.tables import schema


def refresh(
    source: Path, output: Path, *, kill: str = "", pause: str = "", schemas: str = ""
) -> None:
    """The steps of one refresh, under other ``schemas`` if they are given.

    At the end of the step ``kill`` it kills itself, at the end of ``pause`` it waits for a line.
    """
    if schemas:
        schema._folder = lambda: Path(schemas)
        schema.load.cache_clear()

    def on_progress(stage: str, item: str) -> None:
        step = f"{stage}/{item}"
        _say(f"step {step}")
        if step == kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if step == pause:
            sys.stdin.readline()

    try:
        outcome = pipeline.refresh(source, output, on_progress=on_progress)
    except (ReleaseError, pipeline.ChecksFailed) as error:
        _say(f"failed {error}")
        sys.exit(1)
    _say(f"{'published' if outcome.published else 'unchanged'} {outcome.version}")


def _say(words: str) -> None:
    """One line of the answer, at once."""
    os.write(1, f"{' '.join(words.split())}\n".encode())
