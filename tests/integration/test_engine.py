"""The engines with real processes, some of which are killed: nothing is lost, nothing differs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import engine_work
import pytest

from zhengce import collecting, engine, pipeline
from zhengce.engine import Lost

PACKAGE = Path(__file__).parents[2] / "pipelines"
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
BATCHES = [[n, n + 1, n + 2] for n in range(0, 24, 3)]
DOUBLED = [[[2 * item for item in batch]] for batch in BATCHES]


def test_every_engine_keeps_the_order() -> None:
    for name in (engine.LOCAL, engine.PROCESSES):
        assert list(engine.run(engine_work.doubled, BATCHES, name)) == DOUBLED


def test_few_batches_need_no_other_process() -> None:
    pids = [os.getpid()]
    assert list(engine.run(lambda batch: os.getpid(), [[1]] * engine.FEW, "auto")) == (
        [pids] * engine.FEW
    )


@pytest.mark.parametrize("name", ["", "dask", "http://127.0.0.1:1", "tcp://127.0.0.1", "tcp://:1"])
def test_an_engine_that_cannot_be_meant_is_one_sentence(name: str) -> None:
    with pytest.raises(engine.WrongEngine, match="must be auto, local, processes or tcp"):
        engine.run(engine_work.doubled, BATCHES, name)


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    given = [[(tmp_path / "mark", item) for item in batch] for batch in BATCHES]
    assert list(engine.run(engine_work.killed_once, given, engine.PROCESSES)) == DOUBLED
    assert (tmp_path / "mark").exists()


def test_what_kills_its_worker_each_time_is_found() -> None:
    """The first batch does it, while the other workers are still being started."""
    batches = [list(range(6, 12)), list(range(0, 6)), [12]]
    first, second, third = engine.run(engine_work.deadly, batches, engine.PROCESSES)
    assert (second, third) == ([[0, 2, 4, 6, 8, 10]], [[24]])
    assert Lost(7) in first
    assert sorted(n for part in first if isinstance(part, list) for n in part) == (
        [12, 16, 18, 20, 22]
    )


def test_an_error_of_the_work_is_the_callers() -> None:
    with pytest.raises(ValueError, match="not this one"):
        list(engine.run(engine_work.refused, BATCHES, engine.PROCESSES))


def test_workers_that_never_start_are_no_fault_of_a_document(tmp_path: Path) -> None:
    """A program without the guard starts itself in each worker."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import engine_work\nfrom zhengce import engine\n"
        "print(list(engine.run(engine_work.doubled, [[1]] * 20, 'processes')))\n"
    )
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert ended.returncode == 1
    assert "EngineFailed: No other processes can be started" in ended.stderr


ORPHANS = """
import sys
sys.path.insert(0, sys.argv[1])
import engine_work
from zhengce import engine

if __name__ == "__main__":
    for results in engine.run(engine_work.whoami, ([n] for n in range(10**9)), "processes"):
        print(*results, flush=True)
"""


def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHANS, Path(__file__).parent], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


# --- beside ---


def noted(folder: Path, chosen: str, items: Sequence[int]) -> tuple[list[int], list[int]]:
    """The items that were told done, in this order, and the processes that came to them."""
    done: list[int] = []
    with engine.beside(partial(engine_work.noted, folder), chosen, done.append) as begin:
        for item in items:
            begin(item)
        assert done == []
    return done, [int((folder / str(item)).read_text()) for item in done]


def test_what_is_worked_on_beside_is_told_in_order(tmp_path: Path) -> None:
    done, processes = noted(tmp_path, engine.PROCESSES, [3, 1, 4])
    assert done == [3, 1, 4]
    assert len(set(processes)) == 1
    assert os.getpid() not in processes


def test_local_work_waits_for_the_end_of_the_block(tmp_path: Path) -> None:
    assert noted(tmp_path, engine.LOCAL, [3, 1]) == ([3, 1], [os.getpid()] * 2)


def test_what_a_killed_process_was_given_is_done_here(tmp_path: Path) -> None:
    done, processes = noted(tmp_path, engine.PROCESSES, [1, 2, 3])
    assert done == [1, 2, 3]
    assert processes[1:] == [os.getpid()] * 2
    assert processes[0] != os.getpid()


def test_an_error_beside_is_the_callers(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not this one"):
        noted(tmp_path, engine.PROCESSES, [1, 9, 3])


def test_an_error_of_the_block_ends_what_is_beside(tmp_path: Path) -> None:
    work = partial(engine_work.noted, tmp_path)
    with (
        pytest.raises(KeyError, match="here"),
        engine.beside(work, engine.PROCESSES, pytest.fail) as begin,
    ):
        begin(1)
        raise KeyError("here")


# --- whole refreshes ---


def released(source: Path, name: str, chosen: str) -> dict[str, bytes]:
    """The version that a refresh publishes, file by file."""
    outcome = pipeline.refresh(source, source.parent / name, engine=chosen)
    folder = Path(outcome.path)
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_tables_checked_beside_make_the_same_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = corpus(tmp_path / "documents", 1)
    expected = released(source, "here", "local")
    monkeypatch.setattr(pipeline, "MANY", 1)
    monkeypatch.setattr(pipeline, "check_table", lambda *_: pytest.fail("not beside"))
    assert released(source, "beside", "auto") == expected


def corpus(folder: Path, copies: int) -> Path:
    folder.mkdir()
    for number in range(copies):
        for seed in SEEDS:
            (folder / f"{seed.stem}-{number}.txt").write_bytes(seed.read_bytes())
    return folder


def refreshed(
    source: Path, name: str, chosen: str, on_document: Callable[[], None] = lambda: None
) -> dict[str, bytes]:
    """The leaves and the quarantine that the first step of a refresh comes to."""
    output = source.parent / name
    with pipeline.opened(source, output, engine=chosen) as run:
        collected = pipeline.collect(run, lambda stage, item: on_document())
        assert collected.quarantined == ()
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in (output / ".cache/leaves").rglob("*.parquet")
    }


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "LEAF", 8)
    monkeypatch.setattr(collecting, "BATCH", 2)


def test_processes_make_the_same_rows(tmp_path: Path, small: None) -> None:
    source = corpus(tmp_path / "documents", 4)
    assert refreshed(source, "many", "processes") == refreshed(source, "one", "local")


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, Sequence[subprocess.Popen[bytes]]]]:
    """A scheduler and workers as an operator would start them, on this machine only."""
    address = folder / "scheduler.json"
    settings = os.environ | {"PYTHONPATH": f"{PACKAGE}:{Path(__file__).parent}"}
    settings |= {"DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "0"}

    def start(role: str, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{role}", *map(str, arguments)]
        return subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--scheduler-file", str(address)],
            env=settings,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    started = [start("scheduler", "--port", 0, "--no-dashboard")]
    try:
        while not (address.exists() and address.stat().st_size):
            time.sleep(0.05)
        started += [
            start("worker", "--nthreads", 1, "--no-nanny", "--no-dashboard") for _ in range(workers)
        ]
        yield json.loads(address.read_bytes())["address"], started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_makes_the_same_rows(tmp_path: Path, small: None) -> None:
    source = corpus(tmp_path / "documents", 6)
    expected = refreshed(source, "one", "local")
    with cluster(tmp_path, 2) as (address, workers):
        done = iter(range(10**6))

        def on_document() -> None:
            if next(done) == 4:
                workers[0].send_signal(signal.SIGKILL)

        assert refreshed(source, "cluster", address, on_document) == expected
        assert workers[0].wait() == -signal.SIGKILL
        assert workers[1].poll() is None


def test_a_scheduler_that_is_not_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_ANSWER", 1)
    source = corpus(tmp_path / "documents", 1)
    with pytest.raises(
        engine.EngineFailed, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"
    ):
        refreshed(source, "out", "tcp://127.0.0.1:9")
