"""The code location that Dagster loads: assets with their checks, resources and the job ``refresh``."""

import dagster as dg

from zhengce.orchestration import assets, resources

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
            )
        ],
        resources={
            resources.RUN: resources.run,
            resources.ON_PROGRESS: resources.on_progress,
        },
    )
