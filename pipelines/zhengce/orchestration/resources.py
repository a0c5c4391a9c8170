"""What the assets are given: the run under way, and whom to tell of progress."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg

from zhengce import intake, pipeline
from zhengce.engine import AUTO
from zhengce.orchestration import history
from zhengce.pipeline import Stage
from zhengce.run import Run

OpenRun = dg.ResourceParam[Run]
OnProgress = dg.ResourceParam[Callable[[Stage, str], None]]

RUN, ON_PROGRESS = "run", "on_progress"
"""The names under which assets ask for them."""


@dg.resource(
    config_schema={
        "source": dg.Field(
            str,
            is_required=False,
            description="Folder of raw documents, or URL; ZHENGCE_SOURCE, or else seeds",
        ),
        "output": dg.Field(
            str,
            is_required=False,
            description="Folder of releases, or s3://…; ZHENGCE_OUTPUT, or else data_out",
        ),
        "engine": dg.Field(
            str,
            default_value=AUTO,
            description="Where documents are read: auto, local, processes or tcp://host:port",
        ),
    },
    description="One refresh: its source, its output and its staging folder.",
)
def run(context: dg.InitResourceContext) -> Iterator[Run]:
    """A run that Dagster started; the command line brings its own."""
    source, output = _configured(context.resource_config)
    if context.run is None or context.instance is None or context.log is None:
        raise dg.DagsterInvariantViolationError("This resource exists only within a run.")
    engine = context.resource_config["engine"]
    with (
        history.alive(context.instance, context.run.run_id),
        pipeline.opened(source, output, context.run.run_id, engine=engine) as opened,
    ):
        yield opened
        if not opened.finished:
            for note in pipeline.record_failure(opened, _reason(opened, context.instance)):
                context.log.error(note)


@dg.resource(description="Told what is finished; Dagster's own events say so in the UI.")
def on_progress() -> Callable[[Stage, str], None]:
    """Nobody to tell."""
    return lambda stage, item: None


def folders(run_config: Mapping[str, Any] | None = None) -> tuple[Path | str, Path | str]:
    """Source and output of a run so configured, of one without configuration by default."""
    given = (run_config or {}).get("resources", {}).get(RUN, {})
    return _configured(given.get("config", {}))


class Away(Exception):
    """The source is not there, or does not answer; the message is one sentence."""


def fingerprint() -> str:
    """The state of the source folder now; raises Away when it cannot be listed."""
    source, _ = folders()
    try:
        return intake.fingerprint(source)
    except OSError as error:
        raise Away(f"The source {source} cannot be listed: {error.strerror}.") from None
    except (intake.Unreachable, intake.WrongRoot) as error:
        raise Away(str(error)) from None


def message(event: dg.DagsterEvent) -> str:
    """Why a run failed, as far as the event of its failure says."""
    error = event.job_failure_data.error
    if error is None:
        return event.message or "The run failed for a reason that Dagster does not know."
    first = error.cause or error
    return _sentence(first.message, first.cls_name)


def _configured(given: Mapping[str, str]) -> tuple[Path | str, Path | str]:
    """The one look at the environment for the folders, or URLs."""
    source = given.get("source") or os.environ.get("ZHENGCE_SOURCE") or "seeds"
    output = given.get("output") or os.environ.get("ZHENGCE_OUTPUT") or "data_out"
    return intake.place(source), intake.place(output)


def _reason(run: Run, instance: dg.DagsterInstance) -> str:
    """Why not all steps were done: broken rules, or the error of the first failed step."""
    if broken := pipeline.failed(run):
        return str(pipeline.ChecksFailed(broken))
    failures = instance.all_logs(run.id, of_type=dg.DagsterEventType.STEP_FAILURE)
    errors = (entry.get_dagster_event().step_failure_data.error for entry in failures)
    for error in filter(None, errors):
        first = error.cause or error
        return _sentence(first.message, first.cls_name)
    return "The run was stopped before its release and site were made."


def _sentence(message: str, kind: str | None) -> str:
    """An error's message without its class, ``kind``, which Dagster puts before it."""
    return message.split(f"{kind}: ", 1)[-1].strip()
