"""Refreshes without Dagster, each in a process of its own that can be killed at any step.

    python refresher.py < requests > answers

A request is a line of JSON: ``source`` and ``output``, and perhaps ``kill``, the step at whose
end the process kills itself, or ``kill_at``, a pattern of files below ``output`` at whose sight
it is killed from outside, or ``pause``, the step at whose end it waits for a line.  Answers are
lines: ``step NAME`` as steps end, ``published VERSION``, ``unchanged VERSION`` or ``failed WHY``,
and ``ended CODE``.  The libraries are loaded once, so a refresh takes no more than its steps do.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from glob import glob
from pathlib import Path

import duckdb  # noqa: F401
import great_expectations  # noqa: F401
import pyarrow.parquet  # noqa: F401

from zhengce import pipeline, quality, register  # noqa: F401
from zhengce.release import compose, publish  # noqa: F401
from zhengce.release.errors import ReleaseError
from zhengce.tables import assemble, csv_file, merge, schema  # noqa: F401


def say(words: str) -> None:
    """One line of the answer, in one piece, since two processes write."""
    os.write(1, f"{' '.join(words.split())}\n".encode())


def refresh(request: dict[str, str]) -> None:
    """The steps of one refresh."""
    if "schemas" in request:
        schema._folder = lambda: Path(request["schemas"])
        schema.load.cache_clear()

    def on_progress(stage: str, item: str) -> None:
        step = f"{stage}/{item}"
        say(f"step {step}")
        if step == request.get("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if step == request.get("pause"):
            sys.stdin.readline()

    try:
        outcome = pipeline.refresh(
            Path(request["source"]), Path(request["output"]), on_progress=on_progress
        )
    except (ReleaseError, pipeline.ChecksFailed) as error:
        say(f"failed {error}")
        os._exit(1)
    say(f"{'published' if outcome.published else 'unchanged'} {outcome.version}")
    os._exit(0)


def ended(child: int, request: dict[str, str]) -> int:
    """Wait for the refresh to end, or end it at the sight of a file; its exit code."""
    while True:
        pid, status = os.waitpid(child, os.WNOHANG if "kill_at" in request else 0)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if "kill_at" in request and glob(  # noqa: PTH207  (Path.glob minds folders that vanish)
            request["kill_at"], root_dir=request["output"]
        ):
            os.kill(child, signal.SIGKILL)
            del request["kill_at"]
        time.sleep(0.0005)


def main() -> None:
    schema.load()
    register.load()
    for line in iter(sys.stdin.readline, ""):
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            refresh(request)
        say(f"ended {ended(child, request)}")


if __name__ == "__main__":
    main()
