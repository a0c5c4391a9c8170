"""Reading a corpus in two processes, against one process, in the same minute.

    python benchmarks/processes.py [COUNT]              2,000 documents

Target: at least 1.7 times as fast, on a machine with two free processors.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import corpus

from zhengce import batch, engine, intake

COUNT = 2_000
TARGET = 1.7


def batches(source: Path) -> list[list[batch.Given]]:
    """All documents, as a refresh hands them to an engine."""
    found = [batch.Given(item, ()) for item in intake.find(source)]  # type: ignore[arg-type]
    return [found[at : at + 64] for at in range(0, len(found), 64)]


def seconds(given: Sequence[Sequence[batch.Given]], chosen: str) -> float:
    """How long reading takes once the engine has started: from the first result to the last."""
    results = engine.run(batch.rows, iter(given), chosen)
    next(results)
    start = perf_counter()
    for _ in results:
        pass
    return perf_counter() - start


def main() -> None:
    """Print seconds and the ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder), range(count))
        given = batches(Path(folder))
    one, two = seconds(given, engine.LOCAL), seconds(given, engine.PROCESSES)
    sys.stdout.write(
        f"{count:,} documents, {engine.workers()} processors\n"
        f"one process      {one:8.2f} s\nprocesses        {two:8.2f} s\n"
        f"ratio            {one / two:8.2f}     at least {TARGET:g}\n"
    )


if __name__ == "__main__":
    main()
