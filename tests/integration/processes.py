"""Real processes that start in milliseconds, forked off one that has loaded the libraries; how
they start, not what they do.

Each has a number, a folder, an environment and streams of its own, and can be killed at any time.
What is about a start itself, the command's above all, starts an interpreter with subprocess.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

import pytest

_CONTEXT = multiprocessing.get_context("forkserver")


@cache
def _server() -> None:
    """Start the process that has loaded everything."""
    _CONTEXT.set_forkserver_preload(["preloaded"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
        ensure_running()


@dataclass(frozen=True)
class Process:
    """A process that was started; as far as tests need it, like subprocess.Popen."""

    stdin: TextIO
    stdout: TextIO
    _stderr: TextIO
    _process: ForkServerProcess

    @property
    def pid(self) -> int:
        pid = self._process.pid
        assert pid is not None
        return pid

    @property
    def returncode(self) -> int | None:
        """None before it has ended; -9 when it was killed."""
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def communicate(self, line: str = "") -> tuple[str, str]:
        """Say something, wait for the end, and return what came on stdout and stderr."""
        with contextlib.suppress(BrokenPipeError), self.stdin:
            self.stdin.write(line)
        with self.stdout:
            said = self.stdout.read()
        self._process.join()
        with self._stderr:
            self._stderr.seek(0)
            return said, self._stderr.read()


def start(
    target: Callable[..., object],
    *arguments: object,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Process:
    """Have ``target``, a function that is found by its name, called in a process of its own.

    It starts in the tests' own folder and environment unless others are given; when the test
    process ends before it does, it is ended.
    """
    _server()
    given, stdin = _CONTEXT.Pipe(duplex=False)
    stdout, told = _CONTEXT.Pipe(duplex=False)
    stderr = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  (read when all has ended)
    streams = given, told, Connection(os.dup(stderr.fileno()), readable=False)
    process = _CONTEXT.Process(
        target=_become,
        args=(
            streams,
            folder or Path.cwd(),
            dict(os.environ if environment is None else environment),
            target,
            arguments,
        ),
        daemon=True,
    )
    process.start()
    for stream in streams:
        stream.close()
    return Process(_opened(stdin, "w"), _opened(stdout, "r"), stderr, process)


def _opened(end: Connection, mode: str) -> TextIO:
    """One end of a pipe as a stream of text."""
    with end:
        stream: TextIO = os.fdopen(os.dup(end.fileno()), mode, encoding="utf-8")
    return stream


def _become(
    streams: tuple[Connection, Connection, Connection],
    folder: Path,
    environment: dict[str, str],
    target: Callable[..., object],
    arguments: tuple[object, ...],
) -> None:
    """In the new process: be what was asked for."""
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    target(*arguments)
