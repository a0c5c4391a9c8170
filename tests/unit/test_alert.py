"""The operator's command: what it is given, and what becomes of its own failures."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from zhengce import alert

REASON = "市民政局：'; touch gone; $(touch gone)\0\n二"


def command(*words: str) -> str:
    return shlex.join([sys.executable, "-c", *words])


def test_nobody_is_told_without_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for nothing in ("", "  "):
        monkeypatch.setenv(alert.COMMAND, nothing)
        assert alert.send("run", REASON, None) is None


def test_the_command_gets_reason_run_and_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told it"
    script = (
        "import os, sys; open(sys.argv[1], 'wb').write(b'|'.join(["
        "os.environb[b'ZHENGCE_RUN'], os.environb[b'ZHENGCE_RESULT'], sys.stdin.buffer.read()]))"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(alert.COMMAND, command(script, str(told)))
    assert alert.send("run", REASON, Path("runs/run/result.json")) is None
    record = tmp_path / "runs/run/result.json"
    assert told.read_bytes().decode() == f"run|{record}|{REASON}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["told it"], "a shell has read the reason"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("/no/such/program", "cannot be run: No such file"),
        ("program 'without end", "cannot be run: No closing quotation"),
        (command("raise SystemExit(3)"), "failed with 3."),
        (command("import sys; sys.exit('no\\nway')"), "failed with 1: no way."),
    ],
)
def test_its_own_failure_is_a_sentence(
    given: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(alert.COMMAND, given)
    assert problem in (alert.send("run", REASON, None) or "")


def test_a_command_that_reads_nothing_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(alert.COMMAND, command("pass"))
    assert alert.send("run", "二" * 1_000_000, None) is None


def test_it_may_not_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alert, "TIME_LIMIT", 0.5)
    monkeypatch.setenv(alert.COMMAND, command("import time; time.sleep(600)"))
    assert "ended after 0.5 seconds" in (alert.send("run", REASON, None) or "")
