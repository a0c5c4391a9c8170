"""What becomes of a run that failed: its record, the alert, the list.  Nothing is published or removed."""

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
    from zhengce.release.runs import Failures
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

    store = Store(output) if isinstance(output, str) else None
    return _record(
        remote.workplace(output), store, run_id, reason, failed_at, {}, (), {}, begun=begun
    )


def record_missing(output: Path | str, run_id: str, reason: str, failed_at: datetime) -> list[str]:
    """As ``record_lost``, for a run without a source.

    In a folder where nothing has been published, no record is made: somebody has typed a name
    wrong, perhaps.
    """
    from zhengce.release import versions

    if isinstance(output, str) or (output / versions.LISTED).exists():
        return record_lost(output, run_id, reason, failed_at, begun=False)
    problem = alert.send(run_id, reason, None)
    return [problem] if problem else []


def record_earlier(run: Run) -> list[str]:
    """Record the runs before ``run`` that ended without a result, and alert the operator.

    To be called by the only publisher.  Returns what came of it, in sentences.
    """
    from zhengce.release import runs

    notes = []
    store = run.remote.store if run.remote else None
    for lost in runs.unfinished(run.output):
        began = datetime.fromisoformat(lost.failed_at)
        told = _record(run.output, store, lost.run, lost.reason, began, {}, (), {})
        notes.append(" ".join((f"Run {lost.run} ended without a result.", *told)))
        if runs.recorded(run.output, lost.run):
            runs.forget_begun(run.output, lost.run)
    return notes


def known(output: Path | str) -> Failures:
    """The failures recorded in ``output``, and what this machine alone knows of it."""
    from zhengce.release import copies, remote, runs

    here = remote.workplace(output)
    try:
        with copies.failures(output) as root:
            found = runs.failed(*dict.fromkeys((root, here)))
            named = (told.replace(str(root), str(output)) for told in found.damaged)
            return found._replace(damaged=tuple(named))
    except ReleaseError as error:  # of a store that may be read but not listed, say
        found = runs.failed(here)
        return found._replace(damaged=(str(error), *found.damaged))


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
