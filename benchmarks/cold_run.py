"""How long a whole ``zhengce run`` takes from a cold start, against its libraries' bare imports.

Target: no more than 2 times the imports, so that a run on a few documents costs little more
than starting.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 3
RUN_TARGET = 2.0
IMPORT_TARGET = 0.3
IMPORTS = "import dagster, pandas, pyarrow.parquet, great_expectations"


def main() -> None:
    """Print medians and ratios; the commands alternate, so that all meet the same noise."""
    run, imports, own = [], [], []
    for _ in range(ROUNDS):
        imports.append(seconds("-c", IMPORTS))
        with TemporaryDirectory() as output, TemporaryDirectory() as home:
            command = ("-m", "zhengce", "run", "--source", str(SEEDS), "--output", output)
            run.append(seconds(*command, DAGSTER_HOME=home))
        own.append(seconds("-c", "import zhengce") - seconds("-c", ""))
    sys.stdout.write(
        f"median of {ROUNDS} cold starts\n"
        f"zhengce run       {median(run):6.2f} s\n"
        f"bare imports      {median(imports):6.2f} s\n"
        f"ratio             {median(run) / median(imports):6.2f}     at most {RUN_TARGET:g}\n"
        f"import zhengce    {median(own):6.3f} s   below {IMPORT_TARGET:g} s\n"
    )


def seconds(*arguments: str, **environment: str) -> float:
    """How long a new Python takes for ``arguments``; raises CalledProcessError when it fails."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return perf_counter() - start


if __name__ == "__main__":
    main()
