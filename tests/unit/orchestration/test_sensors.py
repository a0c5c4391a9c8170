"""What a tick of the sensor and of the schedule makes of a source folder."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from zhengce.orchestration import attempts, resources, schedules, sensors


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text("一、工作")
    monkeypatch.setenv("ZHENGCE_SOURCE", str(folder))
    return folder


class Daemon:
    """Ticks as the daemon does: each with the cursor that the one before left."""

    def __init__(self, instance: dg.DagsterInstance) -> None:
        self.instance = instance
        self.cursor: str | None = None
        self.sensor = sensors.new_documents("refresh")

    def tick(self) -> list[dg.RunRequest]:
        context = dg.build_sensor_context(self.instance, cursor=self.cursor)
        result = self.sensor.evaluate_tick(context)
        self.cursor = result.cursor or self.cursor
        self.said = result.skip_message
        return list(result.run_requests or ())


def test_a_document_is_not_read_while_it_is_copied(
    source: Path, instance: dg.DagsterInstance
) -> None:
    daemon = Daemon(instance)
    with (source / "b.txt").open("w") as half:
        for _ in range(3):
            half.write("一、由市民政局牵头。")
            half.flush()
            assert daemon.tick() == []
            assert "perhaps they still do" in (daemon.said or "")
    (asked,) = daemon.tick()
    assert asked.run_key == asked.tags[attempts.FINGERPRINT] == daemon.cursor


def test_a_source_that_is_away_fails_the_look_at_it_and_is_waited_for(
    source: Path, instance: dg.DagsterInstance
) -> None:
    daemon = Daemon(instance)
    source.rename(source.with_name("away"))
    for _ in range(2):
        with pytest.raises(resources.Away, match=f"{source} cannot be listed: No such file"):
            daemon.tick()
    source.with_name("away").rename(source)
    assert daemon.tick() == []
    assert len(daemon.tick()) == 1


def test_a_server_that_is_away_fails_the_look_at_it(
    instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/listing.txt"
    monkeypatch.setenv("ZHENGCE_SOURCE", url)
    with pytest.raises(resources.Away, match=f"{url} cannot be read: .*refused"):
        Daemon(instance).tick()


def test_the_run_of_the_morning_begins_also_when_the_source_is_away(
    source: Path, instance: dg.DagsterInstance
) -> None:
    """So that it fails, and is recorded and told; the documents are read when they are back."""
    daemon = Daemon(instance)
    source.rename(source.with_name("away"))
    context = dg.build_schedule_context(instance, datetime(2026, 11, 21, 22, tzinfo=UTC))
    (morning,) = schedules.daily("refresh").evaluate_tick(context).run_requests or ()
    assert morning.tags[attempts.FINGERPRINT] == attempts.AWAY
    instance.add_run(
        dg.DagsterRun("refresh", "away", tags=morning.tags, status=dg.DagsterRunStatus.FAILURE)
    )
    source.with_name("away").rename(source)
    assert daemon.tick() == []
    (back,) = daemon.tick()
    assert back.tags[attempts.FINGERPRINT] == daemon.cursor


def test_no_document_is_opened(source: Path, instance: dg.DagsterInstance) -> None:
    os.mkfifo(source / "pipe.txt")  # opening one waits for ever
    daemon = Daemon(instance)
    assert daemon.tick() == []
    assert len(daemon.tick()) == 1


def test_every_morning_has_a_run_that_is_tried_again_when_it_fails(
    source: Path, instance: dg.DagsterInstance
) -> None:
    daily = schedules.daily("refresh")
    context = dg.build_schedule_context(instance, datetime(2026, 11, 21, 22, tzinfo=UTC))
    (morning,) = daily.evaluate_tick(context).run_requests or ()
    daemon = Daemon(instance)
    daemon.tick()
    (changed,) = daemon.tick()
    assert morning.run_key is None, "each day is a run, whether or not anything has changed"
    for tag in (attempts.FINGERPRINT, *attempts.AUTOMATIC):
        assert morning.tags[tag] == changed.tags[tag]


def test_both_are_on_from_the_start() -> None:
    assert sensors.new_documents("refresh").default_status == dg.DefaultSensorStatus.RUNNING
    assert sensors.unrecorded().default_status == dg.DefaultSensorStatus.RUNNING
    daily = schedules.daily("refresh")
    assert daily.default_status == dg.DefaultScheduleStatus.RUNNING
    assert daily.execution_timezone == "Asia/Shanghai"
