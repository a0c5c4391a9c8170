"""Runs the job ``refresh`` in this process, as ``zhengce run`` does; its runs show in the UI."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import dagster as dg
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

import zhengce
from zhengce import pipeline
from zhengce.orchestration import history, resources
from zhengce.orchestration.definitions import JOB, defs
from zhengce.pipeline import ChecksFailed, OnProgress
from zhengce.release.errors import ReleaseError, explained
from zhengce.run import Outcome, Run


def execute(run: Run, on_progress: OnProgress, *, quiet: bool) -> Outcome:
    """Do all steps of the opened ``run``; ``quiet`` keeps Dagster's log off the terminal.

    Raises what the steps raise, and ChecksFailed when tables break critical rules.
    """
    level = {"console": {"config": {"log_level": "CRITICAL" if quiet else "DEBUG"}}}
    try:
        with _unhurried_disk(), instance() as here, history.alive(here, run.id):
            history.tidy(here)
            defs().resolve_job_def(JOB).execute_in_process(
                instance=here,
                run_id=run.id,
                run_config={"loggers": level},
                resources={resources.RUN: run, resources.ON_PROGRESS: on_progress},
            )
    except dg.DagsterError as error:  # a blocked check is one; its results say more
        if broken := pipeline.failed(run):
            raise ChecksFailed(broken) from error
        raise
    except dg.DagsterExecutionInterruptedError as error:
        raise KeyboardInterrupt from error
    except OperationalError as error:
        raise ReleaseError(f"Dagster's history in {home()} failed: {error.orig}.") from error
    return run.outcome()


def instance() -> dg.DagsterInstance:
    """Dagster's memory of runs, in its home, which is made if need be.

    Raises ReleaseError when the home cannot be written.
    """
    folder = home()
    settings = folder / "dagster.yaml"
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not settings.exists():
            settings.write_bytes(files(__package__).joinpath("dagster.yaml").read_bytes())
    return dg.DagsterInstance.from_config(str(folder))


def home() -> Path:
    """DAGSTER_HOME, or else ``.dagster`` beside the project, or in this folder without one."""
    if given := os.environ.get("DAGSTER_HOME"):
        return Path(given).absolute()
    project = Path(zhengce.__file__).parents[2]
    return (project if (project / "pyproject.toml").exists() else Path.cwd()) / ".dagster"


@contextmanager
def _unhurried_disk() -> Iterator[None]:
    """Let the system write Dagster's history to the disk in its own time.

    Its hundreds of commits would wait for the disk longer than all steps take.  A killed run
    loses nothing by it; a power cut may cost the history, never a release.
    """

    def relax(connection: object, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA synchronous=OFF")

    event.listen(Engine, "connect", relax)
    try:
        yield
    finally:
        event.remove(Engine, "connect", relax)
