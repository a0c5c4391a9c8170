"""Dagster's memory of runs: kept bounded, and true also after a kill.  It starts no run."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

KEPT = 200
"""Runs that the UI shows; older ones are forgotten.  Releases do not depend on them."""

_AT_ONCE = 20
"""Runs to forget in one go, so that nobody waits for it."""

_GRACE = 10
"""Seconds between the end of a run's work and the latest note of it in the history."""

_ALIVE = "alive"
_TIDYING = "tidying"
_FINISHED = [
    dg.DagsterRunStatus.SUCCESS,
    dg.DagsterRunStatus.FAILURE,
    dg.DagsterRunStatus.CANCELED,
]


@contextmanager
def alive(instance: dg.DagsterInstance, run_id: str) -> Iterator[None]:
    """Show others that the run is under way, until the block or the process ends in any way."""
    path = _sign(instance, run_id)
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as sign:
        fcntl.flock(sign, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.touch()  # from now on, Dagster has the time of grace to note the end


def tidy(instance: dg.DagsterInstance, kept: int = KEPT) -> None:
    """Note runs that were killed as failed, and forget the oldest runs but for ``kept``.

    One process at a time does so; others leave it to that one.  Two that forget the same run
    would find its file of events made anew, and empty.
    """
    path = Path(instance.root_directory) / _TIDYING
    with path.open("w") as sign:
        try:
            fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        end_lost(instance)
        forget_oldest(instance, kept)


def end_lost(instance: dg.DagsterInstance) -> None:
    """Note as failed what is said to run but has no process any more.

    Dagster sees a killed process only as long as the server that began it lives; else the run
    would be under way for ever, and all others would wait for it.
    """
    under_way = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED])
    for record in instance.get_run_records(under_way):
        sign = _sign(instance, record.dagster_run.run_id)
        if sign.exists():
            last = sign.stat().st_mtime
            with sign.open() as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
        else:
            last = record.start_time or record.create_timestamp.timestamp()
        if last + _GRACE < time.time():
            instance.report_run_failed(record.dagster_run, "The process of the run was killed.")


def forget_oldest(instance: dg.DagsterInstance, kept: int = KEPT) -> None:
    """Delete the oldest finished runs, a few at a time, until ``kept`` runs remain."""
    if (surplus := instance.get_runs_count() - kept) <= 0:
        return
    finished = dg.RunsFilter(statuses=_FINISHED)
    few = min(surplus, _AT_ONCE)
    for record in instance.get_run_records(finished, limit=few, ascending=True):
        run_id = record.dagster_run.run_id
        instance.delete_run(run_id)
        _sign(instance, run_id).unlink(missing_ok=True)
        for emptied in _events(instance).glob(f"{run_id}.db*"):  # Dagster leaves the file
            emptied.unlink(missing_ok=True)


def _sign(instance: dg.DagsterInstance, run_id: str) -> Path:
    return Path(instance.root_directory) / _ALIVE / run_id


def _events(instance: dg.DagsterInstance) -> Path:
    """Where Dagster keeps the events of each run in a file of its own."""
    return Path(instance.root_directory) / "history" / "runs"
