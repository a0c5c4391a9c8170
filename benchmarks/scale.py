"""Full builds of two corpora: documents per second and peak memory must not hang on their size.

    python benchmarks/scale.py [SMALL] [LARGE]          10,000 and 100,000 documents by default

Targets: the larger within 15 % of the smaller's documents per second, no process above 1.5 GB.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
import measured

SIZES = (10_000, 100_000)


def main() -> None:
    """Print a line a size, and the ratio."""
    sizes = tuple(map(int, sys.argv[1:3])) or SIZES
    rates = []
    with TemporaryDirectory() as folder:
        source = Path(folder) / "documents"
        made = 0
        for size in sizes:
            corpus.write(source, range(made, size))
            made = size
            found = measured.refresh(source, Path(folder) / f"out-{size}", "auto")
            rates.append(size / found.seconds)
            sys.stdout.write(
                f"{size:>9,} documents  {found.seconds:8.1f} s  {rates[-1]:7.1f} documents/s  "
                f"{found.processor / size * 1000:6.2f} ms of a processor each  "
                f"peak {found.peak / 1e6:6.0f} MB\n"
            )
            sys.stdout.flush()
    sys.stdout.write(
        f"rate of the larger {rates[-1] / rates[0]:5.2f} of the smaller's, at least 0.85\n"
    )


if __name__ == "__main__":
    main()
