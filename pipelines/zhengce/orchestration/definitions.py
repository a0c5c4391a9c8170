"""The code location that Dagster loads: assets with their checks, the job ``refresh``, what starts it."""

import dagster as dg

from zhengce.orchestration import assets, resources, schedules, sensors

JOB = "refresh"


@dg.definitions
def defs() -> dg.Definitions:
    """Everything, made when Dagster asks for it."""
    return dg.Definitions(
        assets=assets.assets(),
        jobs=[
            dg.define_asset_job(
                JOB,
                description="Read the source folder anew, check the tables, publish what changed.",
                executor_def=dg.in_process_executor,
                tags={"dagster/retry_strategy": "ALL_STEPS"},  # their files ended with the run
            )
        ],
        sensors=[sensors.new_documents(JOB), sensors.unrecorded()],
        schedules=[schedules.daily(JOB)],
        executor=dg.in_process_executor,  # as the steps share the run's folder and its lock
        resources={
            resources.RUN: resources.run,
            resources.ON_PROGRESS: resources.on_progress,
        },
    )
