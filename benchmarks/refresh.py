"""A refresh of one new document, against the full build of the same corpus in the same minutes.

    python benchmarks/refresh.py [COUNT] [ENGINE]       10,000 documents, processes

Target: below a tenth.  Prints where its time goes, too.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
import measured

COUNT = 10_000


def grouped(steps: dict[str, float]) -> Counter[str]:
    """Seconds by stage."""
    found: Counter[str] = Counter()
    for name, seconds in steps.items():
        found[name if name == "checks release" else name.partition(" ")[0]] += seconds
    return found


def main() -> None:
    """Print the table and the share."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    engine = sys.argv[2] if len(sys.argv) > 2 else "processes"
    with TemporaryDirectory() as folder:
        source, output = Path(folder) / "documents", Path(folder) / "out"
        corpus.write(source, range(count))
        full = measured.refresh(source, output, engine)
        corpus.write(source, range(count, count + 1))
        one = measured.refresh(source, output, "auto")
    sys.stdout.write(
        f"{count:,} documents; full build {full.read:,} read, refresh {one.read} read\n"
    )
    sys.stdout.write(f"{'':20}{'full build':>12}{'one new':>12}\n")
    first, then = grouped(dict(full.steps)), grouped(dict(one.steps))
    for name, seconds in first.items():
        sys.stdout.write(f"{name:20}{seconds:10.1f} s{then[name]:10.1f} s\n")
    sys.stdout.write(f"{'all':20}{full.seconds:10.1f} s{one.seconds:10.1f} s\n")
    sys.stdout.write(f"{'processors':20}{full.processor:10.1f} s{one.processor:10.1f} s\n")
    sys.stdout.write(f"{'peak':20}{full.peak / 1e6:9.0f} MB{one.peak / 1e6:9.0f} MB\n")
    sys.stdout.write(f"share of time       {one.seconds / full.seconds:12.3f}     below 0.1\n")
    sys.stdout.write(f"share of processors {one.processor / full.processor:12.3f}     below 0.1\n")


if __name__ == "__main__":
    main()
