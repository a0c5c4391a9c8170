"""Tells the operator's command of a failed run.  Which run failed, and why, is not decided here."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

COMMAND = "ZHENGCE_ON_FAILURE"
"""The variable that holds the command: a program and its arguments, run without a shell."""

TIME_LIMIT = 30.0
"""Seconds after which the command is ended."""
_SHOWN = 200


def send(run: str, reason: str, record: Path | None) -> str | None:
    """Run the command, if there is one; return a sentence when it failed, and raise nothing.

    It reads ``reason`` as text (UTF-8) from its standard input, and finds ZHENGCE_RUN and
    ZHENGCE_RESULT in its environment: the run, and the path of its record ("" without one).
    """
    given = os.environ.get(COMMAND, "")
    result = "" if record is None else str(record.absolute())
    try:
        words = shlex.split(given)
        if not words:
            return None
        done = subprocess.run(
            words,
            input=f"{reason}\n".encode(errors="replace"),
            capture_output=True,
            timeout=TIME_LIMIT,
            env={**os.environ, "ZHENGCE_RUN": run, "ZHENGCE_RESULT": result},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"The command in {COMMAND} was ended after {TIME_LIMIT:g} seconds."
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return f"The command in {COMMAND} cannot be run: {why}."
    if done.returncode == 0:
        return None
    said = " ".join(done.stderr.decode(errors="replace").split())[:_SHOWN]
    return f"The command in {COMMAND} failed with {done.returncode}{said and ': ' + said}."
