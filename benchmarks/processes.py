"""Reading a corpus in two processes, against one process, in the same minute.

    python benchmarks/processes.py [COUNT]              2,000 documents

Target: at least 1.7 times as fast, on a machine with two free processors.  What the machine itself
allows is measured beside it: processes that do nothing but arithmetic, and as many that read the same
documents, each its own share, with nothing handed out and nothing taken back.  On a machine that is
not free the seconds of processors tell: what this process needs beside the others limits the gain.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import corpus

from zhengce import batch, engine, intake

COUNT = 2_000
TARGET = 1.7
TURNS = 40_000_000
"""Of the loop that is nothing but arithmetic: some seconds."""


def batches(source: Path) -> list[list[batch.Given]]:
    """All documents, as a refresh hands them to an engine."""
    found = [batch.Given(item, ()) for item in intake.find(source)]  # type: ignore[arg-type]
    return [found[at : at + 64] for at in range(0, len(found), 64)]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that reading took."""

    whole: float
    """Once the engine has started: from the first result to the last."""
    here: float
    """Of a processor, in this process."""
    others: float
    """Of processors, in those that it started, their start included."""


def taken(given: Sequence[Sequence[batch.Given]], chosen: str) -> Taken:
    """What reading takes."""
    before = os.times()
    results = engine.run(batch.rows, iter(given), chosen)
    next(results)
    start = perf_counter()
    for _ in results:
        pass
    whole, after = perf_counter() - start, os.times()
    here = after.user + after.system - before.user - before.system
    began = before.children_user + before.children_system
    return Taken(whole, here, after.children_user + after.children_system - began)


def apart(function: Callable[[Any, Any], None], shares: Sequence[Any]) -> float:
    """Seconds that processes which know nothing of each other need, one a share, once all are
    ready."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(len(shares) + 1)
    others = [context.Process(target=function, args=(share, ready)) for share in shares]
    for other in others:
        other.start()
    ready.wait()
    start = perf_counter()
    for other in others:
        other.join()
    return perf_counter() - start


def count(turns: int, ready: Any) -> None:
    """Nothing but arithmetic: what processors do that share neither memory nor files."""
    ready.wait()
    number = 1
    for _ in range(turns):
        number = (number * 1_103_515_245 + 12_345) & 0x7FFF_FFFF


def read(given: Sequence[Sequence[batch.Given]], ready: Any) -> None:
    """Read batches; the others wait for the first one, with which the libraries are loaded."""
    batch.rows(given[0])
    ready.wait()
    for each in given[1:]:
        batch.rows(each)


def main() -> None:
    """Print seconds and the ratio."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    workers = engine.workers()
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder), range(documents))
        given = batches(Path(folder))
    one, two = taken(given, engine.LOCAL), taken(given, engine.PROCESSES)
    alone = apart(read, [given[number::workers] for number in range(workers)])
    loop = apart(count, [TURNS]) / apart(count, [TURNS // workers] * workers)
    sys.stdout.write(
        f"{documents:,} documents, {workers} processors\n"
        f"one process      {one.whole:8.2f} s   of a processor {one.here:.2f}\n"
        f"processes        {two.whole:8.2f} s   of processors {two.others:.2f}, here {two.here:.2f}\n"
        f"each by itself   {alone:8.2f} s\n"
        f"ratio            {one.whole / two.whole:8.2f}     at least {TARGET:g}\n"
        f"ratio by itself  {one.whole / alone:8.2f}     what the machine allows\n"
        f"ratio of a loop  {loop:8.2f}     what it allows that needs no memory\n"
        f"of the loop's    {one.whole / two.whole / loop:8.2f}\n"
    )


if __name__ == "__main__":
    main()
