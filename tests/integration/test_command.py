"""The real command in real processes: what a person types, sees, and finds on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import processes
import pytest
import stricter

import zhengce
from zhengce import cli

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = 1_750_000_000  # 15 June 2025


class Ended(NamedTuple):
    returncode: int | None
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Place:
    """A folder in which the command runs, as a newcomer's would be."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "out"

    @property
    def home(self) -> Path:
        return self.folder / "dagster"

    def environment(self, **more: str) -> dict[str, str]:
        own = {"DAGSTER_HOME": str(self.home), "SOURCE_DATE_EPOCH": str(DAY)}
        return {**os.environ, **own, **more}

    def type(self, *words: str) -> Ended:
        """The command as a person starts it: a new interpreter."""
        done = subprocess.run(
            [sys.executable, "-m", "zhengce", *words],
            env=self.environment(),
            cwd=self.folder,
            capture_output=True,
            text=True,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def run(
        self, *words: str, command: Callable[..., object] = cli.main, **environment: str
    ) -> Ended:
        """The command in a process that has loaded everything."""
        process = processes.start(
            command, words, folder=self.folder, environment=self.environment(**environment)
        )
        stdout, stderr = process.communicate()
        return Ended(process.returncode, stdout, stderr)

    def refresh(self, source: Path, **environment: str) -> Ended:
        return self.run("run", "-s", str(source), "-o", str(self.output), **environment)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("command"))


@pytest.fixture(scope="module")
def first(place: Place) -> Ended:
    return place.type("run", "-s", str(SEEDS), "-o", str(place.output))


def test_the_five_seeds_become_a_release(place: Place, first: Ended) -> None:
    assert first.returncode == 0, first.stderr
    assert "2025.6.0" in first.stdout
    assert str(place.output / "v/2025.6.0") in first.stdout
    assert len(zhengce.load("documents", root=place.output)) == 5
    for name in ("clauses", "responsibilities", "deadlines", "departments"):
        rows = len(zhengce.load(name, root=place.output))
        assert rows
        (line,) = (line for line in first.stdout.splitlines() if name in line and "│" in line)
        assert f" {rows} " in line
    assert "checks passed" in first.stdout


def test_nothing_of_dagster_reaches_the_terminal(first: Ended) -> None:
    assert "dagster" not in (first.stdout + first.stderr).lower()
    assert "Warning" not in first.stderr
    assert len(first.stderr.splitlines()) < 10


def test_the_run_shows_in_dagster(place: Place, first: Ended) -> None:
    import dagster as dg

    with dg.DagsterInstance.from_config(str(place.home)) as instance:
        assert not instance.telemetry_enabled
        (run,) = instance.get_runs()
        assert (run.job_name, run.status) == ("refresh", dg.DagsterRunStatus.SUCCESS)
        event = instance.get_latest_materialization_event(dg.AssetKey("documents"))
        assert event is not None and event.asset_materialization is not None
        assert event.asset_materialization.metadata["dagster/row_count"].value == 5


def test_a_second_run_publishes_nothing(place: Place, first: Ended) -> None:
    before = sorted(place.output.rglob("*"))
    second = place.refresh(SEEDS, TZ="Asia/Shanghai")
    assert second.returncode == 0, second.stderr
    assert "Nothing changed since 2025.6.0" in second.stdout
    assert sorted(place.output.rglob("*")) == before


def test_every_file_verifies(place: Place, first: Ended) -> None:
    assert place.run("verify", str(place.output)).returncode == 0
    assert place.run("verify", str(place.output / "v/2025.6.0")).returncode == 0
    assert "2025.6.0" in place.run("versions", "-o", str(place.output)).stdout
    same = place.run("diff", "2025.6.0", "-o", str(place.output))
    assert "hold the same rows" in same.stdout


def test_a_critical_rule_stops_the_release(place: Place, first: Ended, tmp_path: Path) -> None:
    latest = (place.output / "latest.json").read_bytes()
    rules = stricter.tightened(tmp_path / "schemas")
    failed = place.run(
        "run",
        *("-s", str(SEEDS), "-o", str(place.output)),
        command=partial(stricter.main, rules),
    )
    assert failed.returncode == 1
    assert "date_signed" in failed.stderr and "beijing-measures-2017" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (place.output / "latest.json").read_bytes() == latest
    (record,) = place.output.glob("runs/*/result.json")
    found = json.loads(record.read_bytes())
    assert found["failed_checks"][0]["table"] == "documents"
    assert str(record) in failed.stderr
    assert not any((place.output / ".staging").iterdir())


def test_a_failed_run_is_told_to_a_command_and_listed(tmp_path: Path) -> None:
    place = Place(tmp_path)
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    failed = place.refresh(nothing, ZHENGCE_ON_FAILURE=f"tee '{tmp_path}/told it'")
    assert failed.returncode == 1
    assert "ZHENGCE_ON_FAILURE" not in failed.stderr
    told = (tmp_path / "told it").read_text(encoding="utf-8")
    assert told == f"There are no documents in {nothing}; nothing was published.\n"
    listed = place.run("versions", ZHENGCE_OUTPUT=str(place.output))
    assert listed.returncode == 0
    (record,) = place.output.glob("runs/*/result.json")
    assert record.parent.name in listed.stdout and "There are no documents" in listed.stdout

    untold = place.refresh(nothing, ZHENGCE_ON_FAILURE="false")
    assert untold.returncode == 1
    assert "There are no documents" in untold.stderr
    assert "The command in ZHENGCE_ON_FAILURE failed with 1." in untold.stderr


def test_a_run_that_cannot_begin_is_told_and_recorded_where_it_can_be(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.output.mkdir()
    (place.output / "versions.json").write_text("{", "utf-8")
    command = f"tee -a '{tmp_path}/told'"
    failed = place.refresh(SEEDS, ZHENGCE_ON_FAILURE=command)
    (record,) = place.output.glob("runs/*/result.json")
    reason = json.loads(record.read_bytes())["reason"]
    assert failed.returncode == 1
    assert failed.stderr == f"zhengce: {reason}\nRecorded in {record}.\n"

    nowhere = ("run", "-s", str(SEEDS), "-o", "/proc/nowhere")
    barred = place.run(*nowhere, ZHENGCE_ON_FAILURE=command)
    assert barred.returncode == 1
    (sentence,) = barred.stderr.splitlines()
    told = (tmp_path / "told").read_text("utf-8").splitlines()
    assert [f"zhengce: {line}" for line in told] == [f"zhengce: {reason}", sentence]


def test_an_interrupted_run_leaves_no_release(tmp_path: Path) -> None:
    import signal

    place = Place(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "zhengce", "run", "-s", str(SEEDS), "-o", str(place.output)],
        env={**os.environ, "DAGSTER_HOME": str(place.home)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    process.stderr.readline()  # the documents have been read
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate()
    assert process.returncode == 130
    assert "Interrupted" in stderr and "Traceback" not in stderr
    assert not (place.output / "latest.json").exists()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_silence(tmp_path: Path, closed: str) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'exec "$0" -m zhengce versions {closed}', sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0
    assert ended.stderr == ""


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("一、由市民政局牵头。", "utf-8")
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "zhengce", "extract", str(notice), "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert ended.returncode == 1
    assert ended.stderr == "zhengce: A file cannot be read or written: the disk is full.\n"
