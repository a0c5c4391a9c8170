"""The daemon of ``make dev``: a document is copied, all processes are killed in a run."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.scheduler.instigation import TickStatus

import zhengce
from zhengce import pipeline
from zhengce.release import publish, versions
from zhengce.release.verify import verify

ROOT = Path(__file__).parents[2]
NOTICE = "关于做好{}工作的通知\n\n一、加强领导。由市民政局牵头。\n\n北京市民政局\n\n2019年3月1日\n"
PATIENCE = 600
"""Seconds after which the test gives up; how long it takes depends on what else is going on."""


@dataclass
class Daemon:
    """What ``make dev`` runs beside the web server, in folders of its own."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def source(self) -> Path:
        return self.folder / "documents"

    @property
    def output(self) -> Path:
        return self.folder / "out"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def add(self, name: str) -> None:
        (self.source / f"{name}.txt").write_text(NOTICE.format(name), encoding="utf-8")

    def start(self) -> None:
        home = self.folder / "dagster"
        home.mkdir(exist_ok=True)
        shutil.copy(ROOT / "pipelines/zhengce/orchestration/dagster.yaml", home)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [Path(sys.executable).with_name("dagster-daemon"), "run"],
                cwd=ROOT,  # where pyproject.toml names the module
                env={
                    **os.environ,
                    "DAGSTER_HOME": str(home),
                    "DAGSTER_DISABLE_TELEMETRY": "yes",
                    "ZHENGCE_SOURCE": str(self.source),
                    "ZHENGCE_OUTPUT": str(self.output),
                },
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """End daemon, code server and run at once, without a word."""
        if self.process:
            group, self.process = self.process, None
            os.killpg(group.pid, signal.SIGKILL)
            group.wait()
            self.wait(lambda: not _exists(group.pid))

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            assert self.process is None or self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)

    def failed_looks(self) -> str:
        """What Dagster's UI says of the sensors' ticks that have failed."""
        with dg.DagsterInstance.from_config(str(self.folder / "dagster")) as instance:
            (sensor,) = (
                state for state in instance.all_instigator_state() if state.name == "new_documents"
            )
            ticks = instance.get_ticks(
                sensor.instigator_origin_id,
                sensor.selector_id,
                statuses=[TickStatus.FAILURE],
            )
            return " ".join(tick.error.to_string() for tick in ticks if tick.error)

    def published(self) -> set[str]:
        """The documents of the newest release."""
        return set(zhengce.load("documents", root=self.output)["document_id"])


def _exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Daemon]:
    daemon = Daemon(tmp_path)
    daemon.source.mkdir()
    daemon.add("救助")
    yield daemon
    daemon.kill()


def test_a_kill_in_a_run_costs_nothing_and_a_copied_document_is_published(daemon: Daemon) -> None:
    """In one test, as the daemon takes its time: a document is copied while it runs; it and
    the run are killed in the middle; begun anew, it publishes the document, without a command.
    Then the source goes, which the sensor's next look says.
    """
    before = pipeline.refresh(daemon.source, daemon.output)
    latest = (daemon.output / versions.LATEST).read_bytes()
    daemon.start()
    daemon.wait(lambda: b"Sensor new_documents" in daemon.log.read_bytes())  # it looks at documents
    daemon.add("养老")
    staging = daemon.output / publish.STAGING
    daemon.wait(lambda: any(staging.glob("*/release/parquet/*.parquet")))
    daemon.kill()
    assert (daemon.output / versions.LATEST).read_bytes() == latest
    assert list(verify(daemon.output)) == []
    (killed,) = staging.iterdir()
    with publish.lock(daemon.output):
        "free, as the kernel has let go of it"

    daemon.start()
    daemon.wait(lambda: (daemon.output / versions.LATEST).read_bytes() != latest)
    assert daemon.published() == {"救助", "养老"}
    assert not killed.exists()
    assert list(verify(daemon.output)) == []
    first, second = (entry.version for entry in versions.listed(daemon.output))
    newest = json.loads((daemon.output / versions.LATEST).read_bytes())["version"]
    assert (first, second) == (before.version, newest)

    daemon.source.rename(daemon.folder / "away")
    away = f"The source {daemon.source} cannot be listed: No such file or directory."
    daemon.wait(lambda: away in daemon.log.read_text("utf-8"))
    daemon.wait(lambda: away in daemon.failed_looks())
