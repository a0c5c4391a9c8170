"""Reads damaged copies of the seeds: 10,000, or as many as named, from the seed named second.

Prints the slowest and every document that raised, broke a promise or took over a second, by its
seed; exits with 1 if there was one.  ``tests/property/mutate.py`` makes the documents.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from pathlib import Path
from time import process_time

import zhengce

DOCUMENTS = 10_000
SECONDS = 1.0


def main() -> int:
    """How many documents were not read well, at most 1."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "property"))
    from invariants import check
    from mutate import documents

    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    outcomes: Counter[str] = Counter()
    slowest = (0.0, first)
    zhengce.extract("甲。".encode(), document_id="a", media_type="text/plain")  # loads the register
    for seed, text in documents(first, first + count):
        data = text.encode()
        begun = process_time()
        try:
            found = zhengce.extract(data, document_id=str(seed), media_type="text/plain")
            spent = process_time() - begun
            check(found)
            outcome = "read" if spent < SECONDS else "slow"
        except zhengce.Unreadable as refusal:
            outcome, spent = f"quarantined: {refusal.reason}", 0.0
        except Exception:  # noqa: BLE001 - whatever is raised is the finding
            outcome, spent = "failed", 0.0
            sys.stdout.write(f"seed {seed}\n{traceback.format_exc(limit=-3)}\n")
        if outcome == "slow":
            sys.stdout.write(f"seed {seed} took {spent:.2f} s\n")
        outcomes[outcome] += 1
        slowest = max(slowest, (spent, seed))
    told = ", ".join(f"{outcome} {number:,}" for outcome, number in outcomes.most_common())
    sys.stdout.write(f"{told}; slowest: seed {slowest[1]}, {slowest[0]:.3f} s\n")
    return int(bool(outcomes["failed"] or outcomes["slow"]))


if __name__ == "__main__":
    sys.exit(main())
