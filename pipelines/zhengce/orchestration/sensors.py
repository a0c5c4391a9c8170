"""The sensors: changed documents start a refresh; what died without a word is recorded.

When a run follows is decided in attempts.py, how runs are queued stands in dagster.yaml.
"""

import time

import dagster as dg

from zhengce import pipeline
from zhengce.orchestration import attempts, history, resources
from zhengce.release import remote, runs


def new_documents(job: str) -> dg.SensorDefinition:
    """The sensor that starts the job when the source folder is not as it was last read."""

    @dg.sensor(
        name="new_documents",
        job_name=job,
        minimum_interval_seconds=5,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=(
            "Starts a refresh when documents came, went or changed. No document is opened to see "
            "it, and none is read while it still changes. A failed refresh is tried again, "
            f"{attempts.ATTEMPTS} times in all, after 1, 4, 16 … minutes. As long as the source "
            "cannot be listed, each look at it fails and says so."
        ),
    )
    def tick(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        history.tidy(context.instance)
        found = resources.fingerprint()
        if found != context.cursor:
            context.update_cursor(found)
            return dg.SkipReason("The documents have just changed; perhaps they still do.")
        return attempts.following(found, attempts.automatic(context.instance), time.time())

    return tick


def unrecorded() -> dg.SensorDefinition:
    """The sensor that records and tells a failed run which could not do so itself."""

    @dg.run_failure_sensor(
        name="unrecorded_failures",
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=(
            "A run that was killed, or that could not begin, leaves no record of its failure: "
            "this does, unless the run is tried again at once."
        ),
    )
    def tick(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
        run = context.dagster_run
        _, output = resources.folders(run.run_config)
        if attempts.is_retried(run) or runs.recorded(remote.workplace(output), run.run_id):
            return dg.SkipReason(f"Run {run.run_id} is tried again, or is recorded.")
        notes = pipeline.record_lost(output, run.run_id, resources.message(context.failure_event))
        context.log.info(" ".join(notes))
        return None

    return tick
