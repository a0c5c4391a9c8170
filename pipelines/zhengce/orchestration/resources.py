"""What the assets are given: the run under way, and whom to tell of progress."""

from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg

from zhengce import pipeline
from zhengce.engine import AUTO
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
        "engine": dg.Field(
            str,
            default_value=AUTO,
            description="Where documents are read: auto, local, processes or tcp://host:port",
        ),
    },
    description="One refresh: its source, its output and its staging folder.",
)
def run(context: dg.InitResourceContext) -> Iterator[Run]:
    """A run that was started in Dagster's UI; the command line brings its own."""
    source, output = (Path(context.resource_config[name]) for name in ("source", "output"))
    if context.run is None:
        raise dg.DagsterInvariantViolationError("This resource exists only within a run.")
    engine = context.resource_config["engine"]
    with pipeline.opened(source, output, context.run.run_id, engine=engine) as opened:
        yield opened
        if not opened.finished:
            pipeline.record_failure(opened, _reason(opened, context))


@dg.resource(description="Told what is finished; Dagster's own events say so in the UI.")
def on_progress() -> Callable[[Stage, str], None]:
    """Nobody to tell."""
    return lambda stage, item: None


def _reason(run: Run, context: dg.InitResourceContext) -> str:
    """Why no step ``release`` was done: broken rules, or the error of the first failed step."""
    if broken := pipeline.failed(run):
        return str(pipeline.ChecksFailed(broken))
    if context.instance is None:
        raise dg.DagsterInvariantViolationError("A run in the UI has an instance.")
    failures = context.instance.all_logs(run.id, of_type=dg.DagsterEventType.STEP_FAILURE)
    errors = (entry.get_dagster_event().step_failure_data.error for entry in failures)
    for error in filter(None, errors):
        return (error.cause or error).message.strip()
    return "The run was stopped before its release was made."
