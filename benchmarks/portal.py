"""How long the site of a release takes: all of it, after one changed document, without a change.

    python benchmarks/portal.py [COUNT]                          1,000 documents by default

Targets: 1,000 documents below 20 s on two processors; memory that does not hang on their number;
the seeds below 0.25 s of a processor, libraries loaded.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import corpus

from zhengce import pipeline, portal
from zhengce.engine import PROCESSES

COUNT = 1_000
SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> None:
    """Print a line a build."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with TemporaryDirectory() as folder:
        output = Path(folder) / "seeds-out"
        publish(SEEDS, output)
        portal.build(output)  # the first one loads libraries and compiles templates
        (output / ".cache/portal.json").unlink()
        measured("5 seeds", lambda: portal.build(output))

        source, output = Path(folder) / "documents", Path(folder) / "out"
        corpus.write(source, range(count))
        publish(source, output)
        measured(f"{count:,} documents", lambda: portal.build(output))
        measured("no change", lambda: portal.build(output))
        corpus.write(source, range(count, count + 1))
        publish(source, output)
        measured("one more", lambda: portal.build(output))


def publish(source: Path, output: Path) -> None:
    """A release, without the checks of quality."""

    def quiet(stage: str, item: str) -> None:
        return None

    with pipeline.opened(source, output, engine=PROCESSES) as run:
        pipeline.collect(run, quiet)
        for name in pipeline.table_names():
            pipeline.merge(run, name, quiet)
        pipeline.publish(run, quiet)


def measured(what: str, build: Callable[[], portal.Built]) -> None:
    """Build, and print what it took; peaks are of the whole benchmark so far."""
    start, own, others = perf_counter(), process_time(), _children().ru_utime
    built = build()
    peak = max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, _children().ru_maxrss)
    sys.stdout.write(
        f"{what:<18} {perf_counter() - start:7.2f} s  "
        f"{process_time() - own + _children().ru_utime - others:7.2f} s of processors  "
        f"{len(built.written):>7,} files written  peak {peak / 1e3:5.0f} MB\n"
    )
    sys.stdout.flush()


def _children() -> resource.struct_rusage:
    return resource.getrusage(resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    main()
