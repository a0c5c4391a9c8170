"""What becomes of a run that failed: its record, and the alert.  Nothing is published or removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce import alert
from zhengce.release.errors import ReleaseError
from zhengce.run import Run

if TYPE_CHECKING:
    from zhengce.quality import CheckResult
    from zhengce.release.store import Store


def record(run: Run, reason: str, failed_at: datetime) -> list[str]:
    """Write ``runs/<id>/result.json`` and alert the operator.

    The record has the reason, the failed rules, the issues and the rows made so far; what was
    staged is removed.  Returns what came of both, in sentences; a failure of either does not
    hide that of the run.
    """
    made = run.rows()
    # Of a run that failed after its publication the table has gone into the version.
    issues = _issues(run) if run.table("issues").exists() else {}
    store, results = run.remote.store if run.remote else None, run.results()
    shutil.rmtree(run.staged, ignore_errors=True)  # a full disk then has room for the record
    return _record(run.output, store, run.id, reason, failed_at, made, results, issues)


def record_lost(
    output: Path | str, run_id: str, reason: str, failed_at: datetime, *, begun: bool = True
) -> list[str]:
    """As ``record``, for a run of which nothing is left.

    Of one that had not ``begun``, the reason says already why there can be no record.
    """
    from zhengce.release import remote
    from zhengce.release.store import Store

    if isinstance(output, Path):
        here, store = output, None
    else:
        here, store = remote.workplace(output), Store(output)
    return _record(here, store, run_id, reason, failed_at, {}, (), {}, begun=begun)


def _record(
    output: Path,
    store: Store | None,
    run_id: str,
    reason: str,
    failed_at: datetime,
    rows: Mapping[str, int],
    checks: Iterable[CheckResult],
    issues: Mapping[str, int],
    *,
    begun: bool = True,
) -> list[str]:
    from zhengce.release import remote, runs

    path = None
    try:
        path = runs.record(
            output,
            run_id,
            failed_at=failed_at,
            reason=reason,
            counts=rows,
            checks=checks,
            issues=issues,
        )
        kept = remote.keep_record(store, output, path) if store else path
        notes = [f"Recorded in {kept}."]
    except ReleaseError as unrecorded:  # on a full disk, say
        notes = [f"No record was left: {unrecorded}"] if begun else []
    if problem := alert.send(run_id, reason, path):
        notes.append(problem)
    return notes


def _issues(run: Run) -> dict[str, int]:
    """How many places could not be read, by code."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    counted = pc.value_counts(pq.read_table(run.table("issues"), columns=["code"])["code"])
    found = {item["values"].as_py(): item["counts"].as_py() for item in counted}
    return dict(sorted(found.items()))
