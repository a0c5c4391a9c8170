"""What Dagster's UI shows and starts: assets, checks, and the job without the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.events import RunFailureReason
from stricter import tightened

from zhengce import alert
from zhengce.orchestration.checks import RULES
from zhengce.orchestration.definitions import JOB, defs
from zhengce.orchestration.sensors import unrecorded
from zhengce.release.publish import lock
from zhengce.tables import schema

NOTICE = (
    "关于做好救助工作的通知\n\n一、加强领导。由市民政局牵头。\n\n北京市民政局\n\n{year}年3月1日\n"
)


@pytest.fixture(scope="module")
def job() -> dg.JobDefinition:
    return defs().resolve_job_def(JOB)


def start(
    job: dg.JobDefinition, source: Path, output: Path, instance: dg.DagsterInstance | None = None
) -> dg.ExecuteInProcessResult:
    """Start the job as the UI does: the folders in the run's configuration."""
    return job.execute_in_process(
        instance=instance,
        run_config={
            "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            "resources": {"run": {"config": {"source": str(source), "output": str(output)}}},
        },
        raise_on_error=False,
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "notice.txt").write_text(NOTICE.format(year=2019), encoding="utf-8")
    return folder


def test_every_table_is_an_asset_with_its_columns() -> None:
    graph = defs().resolve_asset_graph()
    tables = schema.load().tables
    names = {key.to_user_string() for key in graph.get_all_asset_keys()}
    assert names == {"raw_documents", *tables, "quality", "release", "portal"}
    for name, table in tables.items():
        shown = graph.get(dg.AssetKey(name)).metadata["dagster/column_schema"]
        assert [column.name for column in shown.columns] == list(table.names())
        assert all(column.description for column in shown.columns)


def test_every_table_has_a_check_that_blocks() -> None:
    graph = defs().resolve_asset_graph()
    checked = {key.asset_key.to_user_string() for key in graph.asset_check_keys}
    assert checked == {*schema.load().tables, "quality"}
    assert all(graph.get(key).blocking for key in graph.asset_check_keys)


def test_the_job_publishes_from_the_ui(job: dg.JobDefinition, source: Path, tmp_path: Path) -> None:
    result = start(job, source, tmp_path / "out")
    assert result.success
    assert (tmp_path / "out/latest.json").exists()
    assert not (tmp_path / "out/runs").exists()
    verdicts = result.get_asset_check_evaluations()
    assert len(verdicts) == len(schema.load().tables) + 1
    assert {verdict.check_name for verdict in verdicts} == {RULES}


@pytest.fixture
def stricter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The shipped schemas with one rule that the notice of 2017 breaks."""
    rules = tightened(tmp_path / "schemas")
    monkeypatch.setattr(schema, "_folder", lambda: rules)
    schema.load.cache_clear()
    yield
    schema.load.cache_clear()


def test_a_broken_rule_blocks_and_is_recorded(
    job: dg.JobDefinition,
    source: Path,
    tmp_path: Path,
    stricter: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(alert.COMMAND, f"tee {tmp_path / 'told'}")
    (source / "old.txt").write_text(NOTICE.format(year=2017), encoding="utf-8")
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        result = start(job, source, tmp_path / "out", instance)
        shown = [entry.user_message for entry in instance.all_logs(result.run_id)]
    assert not result.success
    assert not (tmp_path / "out/latest.json").exists()
    (record,) = (tmp_path / "out").glob("runs/*/result.json")
    found = json.loads(record.read_bytes())
    assert found["run"] == result.run_id
    assert "date_signed" in found["reason"]
    assert {check["table"] for check in found["failed_checks"]} == {"documents"}
    assert f"Recorded in {record}." in shown
    assert (tmp_path / "told").read_text(encoding="utf-8") == found["reason"] + "\n"


def test_a_run_that_meets_another_says_so_is_begun_anew_and_recorded_in_the_end(
    job: dg.JobDefinition, source: Path, tmp_path: Path
) -> None:
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        with lock(tmp_path / "out"):
            assert not start(job, source, tmp_path / "out", instance).success
        (run,) = instance.get_runs()
        (ended,) = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.RUN_FAILURE)
        event = ended.get_dagster_event()
        assert event.job_failure_data.failure_reason != RunFailureReason.STEP_FAILURE
        context = dg.build_run_status_sensor_context(
            sensor_name="unrecorded_failures",
            dagster_event=event,
            dagster_instance=instance,
            dagster_run=run,
        )
        for _ in range(2):
            unrecorded()(context.for_run_failure())
    (record,) = (tmp_path / "out").glob("runs/*/result.json")
    found = json.loads(record.read_bytes())
    assert found["run"] == run.run_id
    assert found["reason"].startswith("Process ") and "is publishing to" in found["reason"]


def test_a_run_without_a_source_is_recorded_and_told(
    job: dg.JobDefinition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(alert.COMMAND, f"tee {tmp_path / 'told'}")
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        assert not start(job, tmp_path / "nowhere", tmp_path / "out", instance).success
        (run,) = instance.get_runs()
        (ended,) = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.RUN_FAILURE)
        context = dg.build_run_status_sensor_context(
            sensor_name="unrecorded_failures",
            dagster_event=ended.get_dagster_event(),
            dagster_instance=instance,
            dagster_run=run,
        )
        unrecorded()(context.for_run_failure())
    (record,) = (tmp_path / "out").glob("runs/*/result.json")
    found = json.loads(record.read_bytes())
    assert found["run"] == run.run_id
    assert found["reason"] == f"The source folder {tmp_path / 'nowhere'} does not exist."
    assert (tmp_path / "told").read_text("utf-8") == found["reason"] + "\n"


def test_one_asset_alone_says_what_is_missing(
    job: dg.JobDefinition, source: Path, tmp_path: Path
) -> None:
    config = {"source": str(source), "output": str(tmp_path / "out")}
    result = job.execute_in_process(
        run_config={"resources": {"run": {"config": config}}},
        asset_selection=[dg.AssetKey("clauses")],
        raise_on_error=False,
    )
    assert not result.success
    (record,) = (tmp_path / "out").glob("runs/*/result.json")
    assert "the steps of a refresh are one job" in json.loads(record.read_bytes())["reason"]
