"""A publisher to an object store, as a process of its own that can be killed at any object.

URL [--revision N] [--day DATE] [--kill NAME] [--wait]
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from datetime import date

from publisher import DAY, stage

from zhengce.release import compose, publish, remote, retention
from zhengce.release.errors import ReleaseError


def main(*arguments: str) -> None:
    """What a process does that is started with these arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--revision", type=int, default=1)
    parser.add_argument("--day", type=date.fromisoformat, default=DAY)
    parser.add_argument("--kill", help="before the object whose path ends so is written")
    parser.add_argument("--wait", action="store_true", help="after looking, for a line of input")
    given = parser.parse_args(arguments)

    def on_file(path: str) -> None:
        if given.kill and path.endswith(given.kill):
            os.kill(os.getpid(), signal.SIGKILL)

    here = remote.workplace(given.url)
    try:
        with publish.staging(here, f"run-{os.getpid()}") as staged:
            found = remote.pull(given.url, here)
            if given.wait:
                sys.stdout.write("looked\n")
                sys.stdout.flush()
                sys.stdin.readline()
            stage(staged, {"a": given.revision, f"c{given.revision}": given.revision})
            described = compose.compose(
                staged,
                here,
                created_at=given.day,
                extractor_version="1",
                register_version="1",
                checks=(),
                taken=found.taken,
            )
            if described is None:
                return
            entry = publish.publish(staged, here, described.version)
            retention.prune(here)
            remote.push(found, here, entry, on_file=on_file)
    except ReleaseError as error:
        sys.exit(str(error))
    sys.stdout.write(f"{entry.version}\n")
