"""Which run follows on which: one for every new state of the source, more when it fails.

The earlier runs are read from Dagster's history, so nothing else has to be remembered.
"""

from collections.abc import Sequence
from itertools import takewhile

import dagster as dg

FINGERPRINT = "zhengce/fingerprint"
"""Tag of a run: the state of the source folder that it was started for."""
AWAY = "away"
"""The state of a source that cannot be listed."""
AUTOMATIC = {"zhengce/automatic": "true"}
"""Tag of the runs that nobody started by hand."""

ATTEMPTS = 6
"""Runs for one state of the source folder, when all fail, without those that Dagster retries."""
_FIRST_WAIT, _LONGER = 60, 4
"""Seconds before the second attempt, and how many times as long each further one waits."""

_WILL_RETRY = "dagster/will_retry"
"""Dagster's own tag of a failed run: whether run_retries of dagster.yaml begins it anew."""
_RETRIES = 3
"""Runs of one attempt at most, by max_retries of dagster.yaml."""
_RETRIED_WITHIN = 300
"""Seconds that Dagster is given to do so."""


def request(found: str, key: str | None = None) -> dg.RunRequest:
    """A run for the state ``found`` of the source folder; a ``key`` is used once only."""
    return dg.RunRequest(run_key=key, tags={FINGERPRINT: found, **AUTOMATIC})


def following(
    found: str, earlier: Sequence[dg.RunRecord], now: float
) -> dg.RunRequest | dg.SkipReason:
    """What is to be done for the state ``found`` of the source at ``now``, in seconds since 1970.

    ``earlier`` are the runs that were started by themselves, the newest first.  The key of a
    run names the state and the run before: a run that was asked for is not asked for again, and
    one for a state that was left and came back, or whose run failed, is.
    """
    if not earlier:
        return request(found, key=found)
    last, ended = earlier[0].dagster_run, earlier[0].end_time or now
    if not last.is_finished or (is_retried(last) and now < ended + _RETRIED_WITHIN):
        return dg.SkipReason(f"Run {last.run_id} is under way.")
    tried = list(takewhile(lambda record: record.dagster_run.tags[FINGERPRINT] == found, earlier))
    if tried and last.status == dg.DagsterRunStatus.SUCCESS:
        return dg.SkipReason(f"Nothing has changed since run {last.run_id}.")
    if tried and last.status == dg.DagsterRunStatus.CANCELED:
        return dg.SkipReason(f"Run {last.run_id} was stopped by a person.")
    attempts = sum(record.dagster_run.parent_run_id is None for record in tried)
    if attempts >= ATTEMPTS:
        return dg.SkipReason(
            f"{attempts} attempts have failed, the last was {last.run_id}: the next is that of the "
            "schedule, or follows a change of the documents."
        )
    wait = _FIRST_WAIT * _LONGER ** (attempts - 1) if tried else 0
    if now < (due := ended + wait):
        return dg.SkipReason(
            f"Run {last.run_id} failed; attempt {attempts + 1} of {ATTEMPTS} "
            f"follows in {due - now:.0f} seconds."
        )
    return request(found, key=f"{found} after {last.run_id}")


def automatic(instance: dg.DagsterInstance) -> Sequence[dg.RunRecord]:
    """The newest runs that nobody started by hand."""
    return instance.get_run_records(dg.RunsFilter(tags=AUTOMATIC), limit=ATTEMPTS * _RETRIES)


def is_retried(run: dg.DagsterRun) -> bool:
    """Whether Dagster is about to begin a failed run anew, or has done so."""
    return run.tags.get(_WILL_RETRY) == "true"
