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
            "reader may be new. When it fails, the sensor tries it again. A source that cannot be "
            "listed is such a failure: it is recorded, and the operator told."
        ),
    )
    def tick(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
        try:
            return attempts.request(resources.fingerprint())
        except resources.Away:  # the run says so, as it says all that goes wrong
            return attempts.request(attempts.AWAY)

    return tick
