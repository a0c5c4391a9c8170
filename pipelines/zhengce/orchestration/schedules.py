"""The schedule: a refresh a day, whether or not a document is seen to have changed."""

import dagster as dg

from zhengce import intake
from zhengce.orchestration import attempts, resources


def daily(job: str) -> dg.ScheduleDefinition:
    """Every day at six in the morning, Chinese time."""

    @dg.schedule(
        name="daily",
        cron_schedule="0 6 * * *",
        execution_timezone="Asia/Shanghai",
        job_name=job,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=(
            "Refreshes once a day also when the documents are the same: the register or the "
            "reader may be new. When it fails, the sensor tries it again."
        ),
    )
    def tick(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        source = resources.folders()[0]
        try:
            return attempts.request(intake.fingerprint(source))
        except OSError as error:
            return dg.SkipReason(f"The source {source} cannot be listed: {error.strerror}.")

    return tick
