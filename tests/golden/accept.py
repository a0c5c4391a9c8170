"""Write the golden files anew from what the reader says now: ``python tests/golden/accept.py``.

Look at ``git diff tests/golden`` and at the seeds themselves before you commit: an accepted row
is a row that a person has read.
"""

from __future__ import annotations

from test_golden import HERE, SEEDS, golden, read

if __name__ == "__main__":
    for seed in SEEDS:
        (HERE / f"{seed.stem}.json").write_text(golden(read(seed)), "utf-8")
