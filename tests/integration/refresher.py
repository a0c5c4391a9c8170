"""Refreshes without Dagster that are killed or stopped in the middle; what processes do that are started.

``refresh`` answers with lines: ``step NAME`` as steps end, ``published VERSION``, ``unchanged VERSION`` or
``failed WHY``.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from zhengce import collecting, pipeline
from zhengce.release.errors import ReleaseError
from zhengce.tables import schema


def refresh(
    source: Path,
    output: Path,
    *,
    kill: str = "",
    pause: str = "",
    schemas: str = "",
    many: str = "",
) -> None:
    """The steps of one refresh, under other ``schemas`` if they are given.

    At the end of the step ``kill`` it kills itself, at the end of ``pause`` it waits for a line.
    From ``many`` documents on tables are checked beside.
    """
    if many:
        pipeline.MANY = int(many)
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


def collect(source: Path, output: Path, moment: int) -> None:
    """Read documents, and be killed when the ``moment``-th file of the cache is opened, made or renamed."""
    left = moment

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in ("os.rename", "open") and {".cache", ".staging"} & {
            *Path(str(arguments[0])).parts
        }:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    collecting.LEAF = 4
    sys.addaudithook(count)
    with pipeline.opened(source, output) as run:
        pipeline.collect(run, lambda stage, item: None)


def refresh_small(source: Path, output: Path, largest: int) -> None:
    """A refresh where no file can have more than ``largest`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    pipeline.refresh(source, output)


def _say(words: str) -> None:
    """One line of the answer, at once."""
    os.write(1, f"{' '.join(words.split())}\n".encode())
