"""The schedule: a refresh a day, whether or not a document is seen to have changed."""

import dagster as dg

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
        found = resources.fingerprint()
        return found if isinstance(found, dg.SkipReason) else attempts.request(found)

    return tick
