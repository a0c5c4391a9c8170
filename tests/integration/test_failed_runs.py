"""Runs of the real command that fail where they cannot say so: killed, or without a source; and
records of failures that are damaged.  What a run records that fails in a step: test_command.py.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import processes
import pytest

from zhengce import alert, cli

NOTICE = "北京市民政局关于做好{}工作的通知\n\n一、加强领导。由市民政局牵头。\n\n北京市民政局\n\n2019年3月1日\n"
KILLED = "began ended without a result: it was killed, or the machine stopped."


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command publishes; what the operator is told is in ``told`` beside it."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/one.txt").write_text(NOTICE.format("救助"), "utf-8")
    for name, value in {
        "ZHENGCE_SOURCE": str(tmp_path / "documents"),
        "ZHENGCE_OUTPUT": str(tmp_path / "out"),
        "DAGSTER_HOME": str(tmp_path / "dagster"),
        "SOURCE_DATE_EPOCH": "1750000000",
        "COLUMNS": "200",
        alert.COMMAND: f"tee -a '{tmp_path}/told'",
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "out"


def answer(*words: str, **environment: str) -> tuple[int | None, str, str]:
    process = processes.start(cli.main, words, environment=os.environ | environment)
    stdout, stderr = process.communicate()
    return process.returncode, stdout, stderr


def killed(output: Path) -> str:
    """Kill the command in the middle of a run, and return the run's name."""
    process = processes.start(cli.main, ["run"])
    while not list(output.glob(".staging/*/release/parquet/*.parquet")):
        assert process.poll() is None
    (sign,) = output.glob("runs/*/begun")
    assert sign.parent.name not in answer("versions")[1], "it is under way"
    process.kill()
    process.communicate()
    assert process.returncode == -9
    return sign.parent.name


def told(output: Path) -> list[str]:
    return (output.parent / "told").read_text("utf-8").splitlines()


def shown(output: Path) -> dict[str, dg.DagsterRunStatus]:
    """What Dagster's UI says of each run."""
    with dg.DagsterInstance.from_config(str(output.parent / "dagster")) as instance:
        return {each.run_id: each.status for each in instance.get_runs()}


def test_a_killed_run_is_shown_at_once_and_recorded_and_told_by_the_next(output: Path) -> None:
    run = killed(output)
    code, listed, _ = answer("versions")
    assert code == 0 and run in listed and "ended without a result" in listed
    assert not (output / f"runs/{run}/result.json").exists()
    os.utime(output.parent / "dagster/alive" / run, (0, 0))  # as if it had been killed long ago

    code, stdout, _ = answer("run")
    record = output / f"runs/{run}/result.json"
    assert code == 0
    assert f"note: Run {run} ended without a result. Recorded in " in stdout
    found = json.loads(record.read_bytes())
    assert found["reason"].startswith("The run that process ") and KILLED in found["reason"]
    assert told(output) == [found["reason"]]
    assert run in answer("versions")[1]
    assert [path.name for path in record.parent.iterdir()] == ["result.json"]
    status = shown(output)
    assert status.pop(run) == dg.DagsterRunStatus.FAILURE
    assert list(status.values()) == [dg.DagsterRunStatus.SUCCESS]

    assert answer("run")[0] == 0
    assert len(told(output)) == 1
    assert [path.name for path in (output / "runs").iterdir()] == [run]


def test_a_run_that_fails_records_the_killed_one_too(output: Path) -> None:
    run = killed(output)
    shutil.rmtree(output.parent / "documents")
    (output.parent / "documents").mkdir()
    assert answer("run")[0] == 1
    assert answer("tag", "latest", "a")[0] == 2  # what holds the lock, and is no run, forgets none
    (first, second) = told(output)
    assert KILLED in first and "There are no documents" in second
    assert len(list(output.glob("runs/*/result.json"))) == 2
    assert (output / f"runs/{run}/result.json").exists()


def test_a_damaged_record_is_named_and_stops_nothing(output: Path) -> None:
    for name in ("cut", "lacking", "whole"):
        record = output / f"runs/{name}/result.json"
        record.parent.mkdir(parents=True)
        whole = {"run": name, "failed_at": "2026-11-21T00:30:00+00:00", "reason": "A reason."}
        whole |= {"counts": {}, "failed_checks": [], "issues": {}}
        text = json.dumps(whole)
        record.write_text({"cut": text[:40], "lacking": "{}"}.get(name, text), "utf-8")
    assert answer("run")[0] == 0
    assert (output / "versions.html").exists()
    code, listed, complaints = answer("versions")
    assert code == 0
    assert "2025.6.0" in listed and "whole" in listed and "A reason." in listed
    assert complaints.splitlines() == [
        f"zhengce: The record {output}/runs/cut/result.json cannot be read: it is no whole JSON.",
        f"zhengce: The record {output}/runs/lacking/result.json cannot be read: it lacks 'run'.",
    ]


@pytest.fixture
def nowhere() -> Iterator[str]:
    """A URL at which nobody answers."""
    with socket.socket() as taken:  # bound, so that nobody else gets it
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/listing.txt"


def test_a_source_that_is_away_is_recorded_and_told(output: Path, nowhere: str) -> None:
    assert answer("run")[0] == 0
    latest = (output / "latest.json").read_bytes()
    folder = output.parent / "documents"
    folder.rename(folder.with_name("away"))
    missing = answer("run")
    (record,) = output.glob("runs/*/result.json")
    reason = f"The source folder {folder} does not exist."
    assert json.loads(record.read_bytes())["reason"] == reason
    assert missing == (
        2,
        "",
        f"zhengce: {reason}  See: zhengce run --help\nRecorded in {record}.\n",
    )
    code, _, stderr = answer("run", ZHENGCE_SOURCE=nowhere)
    assert (code, stderr.count("\n")) == (1, 2)
    assert f"{nowhere} cannot be read: " in stderr and "Recorded in" in stderr
    assert len(told(output)) == len(list(output.glob("runs/*/result.json"))) == 2
    assert told(output)[0] == reason and nowhere in told(output)[1]
    assert (output / "latest.json").read_bytes() == latest
    listed = answer("versions")[1]
    assert "The source folder" in listed and nowhere in listed


def test_a_name_typed_wrong_before_anything_is_published_leaves_no_file(output: Path) -> None:
    output.mkdir()
    assert answer("run", "-s", str(output.parent / "no folder"))[0] == 2
    assert list(output.iterdir()) == []
    assert "no folder does not exist" in told(output)[0]


def test_a_run_to_another_output_is_not_taken_for_a_killed_one(output: Path) -> None:
    first = processes.start(cli.main, ["run"])
    while not list(output.glob(".staging/*/release/parquet/*.parquet")):
        assert first.poll() is None
    (sign,) = (output.parent / "dagster/alive").iterdir()
    os.utime(sign, (0, 0))  # as if it had begun long ago
    assert answer("run", "-o", str(output.parent / "other"))[0] == 0
    first.communicate()
    assert first.returncode == 0
    assert set(shown(output).values()) == {dg.DagsterRunStatus.SUCCESS}
    assert not list(output.parent.glob("*/runs"))
