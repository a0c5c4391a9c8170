"""Runs in Dagster's history: the killed are noticed, the oldest forgotten."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from zhengce.orchestration import history

RUNNING = """
import sys, dagster as dg
from zhengce.orchestration import history
with dg.DagsterInstance.local_temp(sys.argv[1]) as instance, history.alive(instance, "run"):
    print("begun", flush=True)
    sys.stdin.read()
"""

TIDYING = """
import sys, dagster as dg
from zhengce.orchestration import history
with dg.DagsterInstance.local_temp(sys.argv[1]) as instance:
    print("begun", flush=True)
    sys.stdin.readline()
    while instance.get_runs_count() > 0:
        history.tidy(instance, kept=0)
"""


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        yield instance


def begun(instance: dg.DagsterInstance, name: str = "run") -> dg.DagsterRun:
    run = dg.DagsterRun("refresh", name, status=dg.DagsterRunStatus.NOT_STARTED)
    instance.add_run(run)
    instance.report_dagster_event(dg.DagsterEvent("PIPELINE_START", job_name="refresh"), name)
    return run


def status(instance: dg.DagsterInstance) -> dg.DagsterRunStatus:
    found = instance.get_run_by_id("run")
    assert found is not None
    return found.status


def test_a_killed_run_is_noticed_and_a_long_one_is_not(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    begun(instance)
    process = subprocess.Popen(
        [sys.executable, "-c", RUNNING, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.utime(tmp_path / "alive/run", (0, 0))  # as if it had begun long ago
    history.tidy(instance)
    assert status(instance) == dg.DagsterRunStatus.STARTED
    process.kill()
    process.communicate()
    history.tidy(instance)
    assert status(instance) == dg.DagsterRunStatus.FAILURE


def test_a_run_that_has_just_ended_may_still_say_how(instance: dg.DagsterInstance) -> None:
    begun(instance)
    with history.alive(instance, "run"):
        pass
    history.tidy(instance)
    assert status(instance) == dg.DagsterRunStatus.STARTED


def test_the_oldest_finished_runs_are_forgotten(instance: dg.DagsterInstance) -> None:
    for number in range(5):
        run = begun(instance, f"run-{number}")
        with history.alive(instance, run.run_id):
            if number != 1:
                instance.report_run_failed(run)
    history.forget_oldest(instance, kept=3)
    left = {run.run_id for run in instance.get_runs()}
    assert left == {"run-1", "run-3", "run-4"}, "one that is under way stays"
    signs = Path(instance.root_directory) / "alive"
    assert {sign.name for sign in signs.iterdir()} == left
    events = Path(instance.root_directory) / "history/runs"
    assert {file.stem for file in events.glob("run-*.db")} == left
    assert instance.all_logs("run-4")


def test_refreshes_at_once_forget_the_same_runs_without_a_fault(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    """Dagster makes a run's file of events anew when it deletes the run; another's may be gone."""
    for number in range(40):
        begun(instance, f"run{number}")
        instance.report_dagster_event(
            dg.DagsterEvent("PIPELINE_SUCCESS", job_name="refresh"), f"run{number}"
        )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TIDYING, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    faults = [process.communicate(timeout=120)[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], faults
    assert instance.get_runs_count() == 0
