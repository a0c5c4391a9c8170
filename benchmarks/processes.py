"""Reading a corpus in two processes, against one process, and against what the machine allows.

    python benchmarks/processes.py [COUNT [ROUNDS]]     2,000 documents, 3 rounds

Target: at least 1.7 times as fast, on a machine whose two processors are free and do not slow each other
down.  Whether they are is measured in the same minutes: a loop of nothing but arithmetic, cut in two
for two processes, against the loop whole in one.  That ratio is the ceiling; where it is 2, 1.7 is 0.85
of it.  Between the two stand processes that read the same documents, each its own share, with nothing
handed out and nothing taken back: what they lack to the ceiling is memory's, what a refresh lacks to
them is handing out.  All are measured in turn, round after round; of each the fastest round counts.
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
ROUNDS = 3
TARGET = 1.7
"""For two processors that do not slow each other down."""
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


@dataclass(frozen=True, slots=True)
class Round:
    """Everything measured once, one after another."""

    one: Taken
    many: Taken
    alone: float
    """Seconds of processes that know nothing of each other."""
    loop: float
    """Seconds of the loop in one process."""
    cut: float
    """Seconds of the loop cut in as many as there are processors."""


def measured(given: Sequence[Sequence[batch.Given]], workers: int) -> Round:
    """One round."""
    return Round(
        loop=apart(count, [TURNS]),
        one=taken(given, engine.LOCAL),
        cut=apart(count, [TURNS // workers] * workers),
        many=taken(given, engine.PROCESSES),
        alone=apart(read, [given[number::workers] for number in range(workers)]),
    )


def main() -> None:
    """Print seconds, the ratio, its ceiling and their quotient."""
    documents, rounds = (*map(int, sys.argv[1:]), *(COUNT, ROUNDS)[len(sys.argv) - 1 :])
    workers = engine.workers()
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder), range(documents))
        given = batches(Path(folder))
    found = [measured(given, workers) for _ in range(rounds)]
    one = min((each.one for each in found), key=lambda each: each.whole)
    many = min((each.many for each in found), key=lambda each: each.whole)
    alone = min(each.alone for each in found)
    ceiling = min(each.loop for each in found) / min(each.cut for each in found)
    ratio = one.whole / many.whole
    sys.stdout.write(
        f"{documents:,} documents, {workers} processors, the fastest of {rounds} rounds\n"
        f"one process      {one.whole:8.2f} s   of a processor {one.here:.2f}\n"
        f"processes        {many.whole:8.2f} s   of processors {many.others:.2f}, here {many.here:.2f}\n"
        f"each by itself   {alone:8.2f} s\n"
        f"ratio            {ratio:8.2f}     at least {TARGET:g} where the ceiling is {workers}\n"
        f"ratio by itself  {one.whole / alone:8.2f}     nothing handed out\n"
        f"ceiling          {ceiling:8.2f}     a loop of arithmetic\n"
        f"of the ceiling   {ratio / ceiling:8.2f}     at least {TARGET / 2:g}\n"
    )


if __name__ == "__main__":
    main()
