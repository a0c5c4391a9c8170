from __future__ import annotations

import json
import os
import resource
import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from zhengce.quality import CheckResult
from zhengce.release import publish, runs, versions
from zhengce.release.errors import Locked, ReleaseError
from zhengce.release.verify import verify


def test_the_steps_are_told_in_order_and_the_staging_is_gone(
    publisher: ModuleType, tmp_path: Path
) -> None:
    steps: list[str] = []
    publisher.release(tmp_path, {"a": 1}, on_step=steps.append)
    assert steps[:2] == ["stage", "compose"]
    assert steps[2:] == [*get_args(publish.Step)]
    assert not list((tmp_path / ".staging").iterdir())
    assert {p.name for p in tmp_path.iterdir()} == {
        ".lock",
        ".staging",
        "catalog.jsonld",
        "feed.xml",
        "latest.json",
        "v",
        "versions.json",
    }


class Stop(Exception):
    """Something in the run went wrong."""


def test_a_run_that_fails_leaves_everything_as_it_was(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1})

    def fail(step: str) -> None:
        if step == "rename":
            raise Stop

    with pytest.raises(Stop):
        publisher.release(tmp_path, {"a": 2}, on_step=fail)
    assert versions.resolve(tmp_path).version == "2026.11.0"
    assert verify(tmp_path) == []
    assert not list((tmp_path / ".staging").iterdir())
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_staged_release_that_is_not_whole_is_not_published(
    publisher: ModuleType, tmp_path: Path
) -> None:
    def damage(step: str) -> None:
        if step == "verify":
            staged = next((tmp_path / ".staging").iterdir())
            (staged / "parquet/texts.parquet").write_bytes(b"PAR1")

    with pytest.raises(ReleaseError, match=r"not whole: parquet/texts\.parquet"):
        publisher.release(tmp_path, {"a": 1}, on_step=damage)
    assert versions.latest(tmp_path) is None


def test_a_published_version_is_never_replaced(publisher: ModuleType, tmp_path: Path) -> None:
    publisher.release(tmp_path, {"a": 1})
    with publish.staging(tmp_path, "run") as staged:
        shutil.copytree(tmp_path / "v/2026.11.0", staged, dirs_exist_ok=True)
        with pytest.raises(ReleaseError, match="a version never changes"):
            publish.publish(staged, tmp_path, "2026.11.0")
        with pytest.raises(ReleaseError, match=r"describes version 2026\.11\.0, not 2026\.11\.5"):
            publish.publish(staged, tmp_path, "2026.11.5")


def test_only_one_publisher_at_a_time(tmp_path: Path) -> None:
    with (
        publish.lock(tmp_path),
        pytest.raises(Locked, match=r"Process \d+ on \S+ is publishing"),
        publish.staging(tmp_path, "second"),
    ):
        pass
    with publish.staging(tmp_path, "third") as staged:
        assert staged.is_dir()


@pytest.mark.parametrize("run", ["", "..", "a/b", ".hidden", "x" * 200])
def test_a_run_s_name_cannot_lead_elsewhere(tmp_path: Path, run: str) -> None:
    with pytest.raises(ValueError, match="cannot name a run"), publish.staging(tmp_path, run):
        pass


@pytest.mark.parametrize("lost", ["latest.json", "versions.json", "both"])
def test_lost_pointers_are_written_again_from_the_versions(
    publisher: ModuleType, tmp_path: Path, lost: str
) -> None:
    for revision in (1, 2):
        publisher.release(tmp_path, {"a": revision})
    (tmp_path / "latest.json").write_text("damaged")
    with pytest.raises(ReleaseError, match="remove it, and the next run writes it anew"):
        publish.settle(tmp_path)
    (tmp_path / "latest.json").unlink()
    publish.settle(tmp_path)
    before = {n: (tmp_path / n).read_bytes() for n in ("latest.json", "versions.json")}
    for name in before:
        if lost in (name, "both"):
            (tmp_path / name).unlink()
    publish.settle(tmp_path)
    assert {n: (tmp_path / n).read_bytes() for n in before} == before


def test_a_folder_that_is_no_whole_release_is_put_aside(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1})
    for _ in range(2):
        half = tmp_path / "v/2026.11.1"
        half.mkdir()
        (half / "README.md").write_text("half")
        publish.settle(tmp_path)
    assert publisher.release(tmp_path, {"a": 2}) == "2026.11.1"
    assert verify(tmp_path) == []
    assert {p.name for p in (tmp_path / ".lost").iterdir()} == {"2026.11.1-1", "2026.11.1-2"}


def test_what_is_not_a_version_s_folder_is_left_alone(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1})
    (tmp_path / "v/index.html").write_text("a listing")
    publisher.release(tmp_path, {"a": 2})
    assert (tmp_path / "v/index.html").exists()


@pytest.mark.parametrize("place", ["", "v", ".staging"])
def test_a_file_in_place_of_a_folder_is_one_clear_sentence(
    publisher: ModuleType, tmp_path: Path, place: str
) -> None:
    root = tmp_path / "out"
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).write_text("a file")
    with pytest.raises(
        ReleaseError, match=r"Cannot write to .*a file stands where a folder is needed"
    ):
        publisher.release(root, {"a": 1})
    assert (root / place).read_text() == "a file"


def result(rule: str, passed: bool) -> CheckResult:
    return CheckResult("clauses", rule, "critical", passed, 3, ("a#1",), "Clauses overlap.")


def test_a_failed_run_is_recorded_with_its_reason(tmp_path: Path) -> None:
    shanghai = timezone(timedelta(hours=8))
    for run, hour in (("later", 9), ("earlier", 8)):
        path = runs.record(
            tmp_path,
            run,
            failed_at=datetime(2026, 11, 21, hour, 30, tzinfo=shanghai),
            reason="Clauses overlap.",
            counts={"clauses": 7},
            checks=[result("overlap", False), result("key", True)],
            issues={"unknown_organisation": 2},
        )
        assert path == tmp_path / "runs" / run / "result.json"
    found = json.loads(path.read_bytes())
    assert found["failed_at"] == "2026-11-21T00:30:00+00:00"
    assert [c["rule"] for c in found["failed_checks"]] == ["overlap"]
    listed, damaged = runs.failed(tmp_path)
    assert ([failure.run for failure in listed], damaged) == (["earlier", "later"], ())
    assert listed[0].counts == {"clauses": 7}
    assert listed[0].issues == {"unknown_organisation": 2}
    assert runs.recorded(tmp_path, "later") and not runs.recorded(tmp_path, "never")
    assert versions.latest(tmp_path) is None


def test_a_record_that_cannot_be_written(tmp_path: Path) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    with pytest.raises(ValueError, match="cannot name a run"):
        runs.record(tmp_path, "../x", failed_at=now, reason="", counts={})
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ReleaseError, match="a file stands where a folder is needed"):
        runs.record(tmp_path / "out", "x", failed_at=now, reason="", counts={})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is no whole JSON"),
        (b'{"run": "a", "fail', "it is no whole JSON"),
        (b"{}", "it lacks 'run'"),
        (b"[]", "it is not built like one"),
        (b"\xff", "it is not UTF-8 text"),
        (b"[" * 100_000, "maximum recursion depth exceeded"),
        ({"failed_at": 5}, "it is not built like one"),
        ({"reason": None}, "it is not built like one"),
        ({"failed_checks": 5}, "it is not built like one"),
        ({"failed_checks": ["a"]}, "it is not built like one"),
        ({"failed_checks": [{"table": "clauses"}]}, "it lacks 'rule'"),
    ],
)
def test_a_damaged_record_is_named_and_the_others_are_listed(
    tmp_path: Path, content: bytes | dict[str, object], why: str
) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    for run in ("bad", "good"):
        path = runs.record(tmp_path, run, failed_at=now, reason="Why.", counts={})
    bad = path.parents[1] / "bad/result.json"
    if isinstance(content, dict):
        content = json.dumps(json.loads(bad.read_bytes()) | content).encode()
    bad.write_bytes(content)
    listed, (sentence,) = runs.failed(tmp_path)
    assert [failure.run for failure in listed] == ["good"]
    assert sentence.startswith(f"The record {bad} cannot be read: {why}")


def test_a_run_shows_that_it_is_under_way_and_leaves_nothing(tmp_path: Path) -> None:
    with runs.begun(tmp_path, "one"):
        assert (tmp_path / "runs/one/begun").read_text().startswith(f"process {os.getpid()} on ")
        assert runs.failed(tmp_path) == ((), ())
        runs.record(
            tmp_path, "one", failed_at=datetime(2026, 11, 21, tzinfo=UTC), reason="", counts={}
        )
    assert [path.name for path in tmp_path.glob("runs/one/*")] == ["result.json"]
    with runs.begun(tmp_path / "other", "two"):
        pass
    assert list((tmp_path / "other").iterdir()) == []
    (tmp_path / "file").write_text("a file")
    with (
        pytest.raises(ReleaseError, match="a file stands where a folder is needed"),
        runs.begun(tmp_path / "file", "three"),
    ):
        pass


def test_a_record_for_which_there_is_no_room_leaves_no_empty_folder(tmp_path: Path) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        with pytest.raises(ReleaseError, match="Cannot write to"):
            runs.record(tmp_path, "x", failed_at=datetime.now(UTC), reason="", counts={})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert list((tmp_path / "runs").iterdir()) == []


def test_only_the_newest_records_stay(tmp_path: Path) -> None:
    for number in range(runs.KEPT + 3):
        now = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(minutes=number)
        path = runs.record(tmp_path, f"run-{number}", failed_at=now, reason="", counts={})
        os.utime(path, (number, number))
    left = [failure.run for failure in runs.failed(tmp_path).runs]
    assert left == [f"run-{number}" for number in range(3, runs.KEPT + 3)]
    assert len(list((tmp_path / "runs").iterdir())) == runs.KEPT
