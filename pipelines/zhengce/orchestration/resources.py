"""What the assets are given: the run under way, and whom to tell of progress."""

from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg

from zhengce import pipeline
from zhengce.pipeline import Stage
from zhengce.run import Run

OpenRun = dg.ResourceParam[Run]
OnProgress = dg.ResourceParam[Callable[[Stage, str], None]]

RUN, ON_PROGRESS = "run", "on_progress"
"""The names under which assets ask for them."""


@dg.resource(
    config_schema={
        "source": dg.Field(str, default_value="seeds", description="Folder of raw documents"),
        "output": dg.Field(str, default_value="data_out", description="Folder of releases"),
    },
    description="One refresh: its source, its output and its staging folder.",
)
def run(context: dg.InitResourceContext) -> Iterator[Run]:
    """A run that was started in Dagster's UI; the command line brings its own."""
    config = context.resource_config
    if context.run is None:
        raise dg.DagsterInvariantViolationError("This resource exists only within a run.")
    with pipeline.opened(
        Path(config["source"]), Path(config["output"]), context.run.run_id
    ) as opened:
        yield opened


@dg.resource(description="Told what is finished; Dagster's own events say so in the UI.")
def on_progress() -> Callable[[Stage, str], None]:
    """Nobody to tell."""
    return lambda stage, item: None


@dg.failure_hook(required_resource_keys={RUN})
def record_failure(context: dg.HookContext) -> None:
    """Leave ``runs/<id>/result.json`` when a step fails in Dagster's UI."""
    run: Run = context.resources.run
    failed = pipeline.failed(run)
    reason = pipeline.ChecksFailed(failed) if failed else context.op_exception
    pipeline.record_failure(run, str(reason))
