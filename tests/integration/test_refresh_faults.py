"""A whole refresh under faults, with real processes: kill -9 at each step, two at once, sources
that vanish or change while they are read, full and read-only disks, a clock that goes back.

After every fault what is published is whole and as it was, and the next refresh makes of it what
it would have made without the fault, byte for byte.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from glob import glob
from hashlib import sha256
from pathlib import Path

import processes
import pytest
import refresher
from processes import Process

from zhengce import cli
from zhengce.release import manifest, runs, versions
from zhengce.release.load import load
from zhengce.release.verify import verify
from zhengce.tables import schema

HERE = Path(__file__).parent
NOTICE = """北京市民政局关于做好{subject}工作的通知

各区民政局：

一、加强领导。由市民政局牵头，市财政局配合，{year}年底前完成。

北京市民政局

2019年3月1日
"""
JUNE_2019 = 1_560_000_000


@dataclass(frozen=True)
class Answer:
    """How one refresh ended."""

    code: int | None
    steps: tuple[str, ...]
    said: str


def begin(source: Path, output: Path, **more: str) -> Process:
    """Start a refresh (refresher.py) in a process of its own."""
    return processes.start(partial(refresher.refresh, source, output, **more))


def until(process: Process, step: str) -> None:
    """Wait for the end of a step."""
    for line in process.stdout:
        if line == f"step {step}\n":
            return
    pytest.fail(f"{step} was not reached")


def end(process: Process, line: str = "") -> Answer:
    """Say a line and wait for the end."""
    said, complaints = process.communicate(line)
    lines = [line.partition(" ")[::2] for line in said.splitlines()]
    steps = tuple(rest for word, rest in lines if word == "step")
    told = "\n".join(f"{word} {rest}" for word, rest in lines if word != "step")
    return Answer(process.returncode, steps, told + complaints)


def refresh(source: Path, output: Path, **more: str) -> Answer:
    return end(begin(source, output, **more))


def killed_at_sight(source: Path, output: Path, pattern: str) -> Answer:
    """A refresh that is killed from outside when a file below the output is seen."""
    process = begin(source, output)
    while process.poll() is None:
        if glob(pattern, root_dir=output):  # noqa: PTH207  (Path.glob minds folders that vanish)
            process.kill()
            break
        time.sleep(0.0005)
    return end(process)


def write(source: Path, name: str, *, subject: str = "救助", year: int = 2019) -> Path:
    source.mkdir(parents=True, exist_ok=True)
    path = source / f"{name}.txt"
    path.write_text(NOTICE.format(subject=subject, year=year), encoding="utf-8")
    os.utime(path, (JUNE_2019, JUNE_2019))
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(tmp_path / "documents", "one")
    return write(tmp_path / "documents", "two", subject="养老").parent


def contents(root: Path) -> dict[str, bytes]:
    """Every file of an output folder, but the cache and what tells which process wrote last."""
    paths = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    names = {str(path.relative_to(root)): path for path in paths}
    return {n: path.read_bytes() for n, path in names.items() if not n.startswith(".cache/")}


KILLED_BY_ITSELF = (
    "documents/one.txt",
    "documents/two.txt",
    *(f"tables/{name}" for name in schema.load().tables),
    "checks/documents",
    "checks/release",
)
KILLED_AT_THE_SIGHT_OF = (
    ".staging/*/release/changes/duties.parquet",
    ".staging/*/release/SHA256SUMS",
    ".latest.json.tmp",
)


def test_kill_at_each_step_of_a_refresh(source: Path, tmp_path: Path) -> None:
    output, untouched = tmp_path / "out", tmp_path / "untouched"
    assert refresh(source, output).said == "published 2019.6.0"
    shutil.copytree(output, untouched)
    write(source, "three", subject="助残", year=2021)
    latest = (output / "latest.json").read_bytes()
    for step in KILLED_BY_ITSELF:
        answer = refresh(source, output, kill=step)
        assert (answer.code, answer.steps[-1]) == (-9, step)
        assert len(list(output.glob("runs/*/begun"))) == 1
        assert len(runs.failed(output).runs) == KILLED_BY_ITSELF.index(step) + 1
        assert (output / "latest.json").read_bytes() == latest
        assert verify(output) == []
    for pattern in KILLED_AT_THE_SIGHT_OF:
        answer = killed_at_sight(source, output, pattern)
        assert answer.code == -9 or answer.said.endswith("ed 2019.6.1")  # seen too late
        assert verify(output / versions.resolve(output).path) == []
    shutil.rmtree(output / "runs")  # which the site shows
    answers = [refresh(source, place).said for place in (output, untouched)]
    assert answers[1] == "published 2019.6.1"
    assert answers[0] in (answers[1], "unchanged 2019.6.1")  # killed when it was all but out
    assert verify(output) == []
    assert not (output / ".lost").exists()
    assert contents(output) == contents(untouched)


BESIDE = "import sys; from pathlib import Path; import refresher; refresher.refresh(*map(Path, sys.argv[1:3]), kill=sys.argv[3], many='1')"


def test_kill_while_tables_are_checked_beside(source: Path, tmp_path: Path) -> None:
    """The process that checks ends with the one that is killed, and the next refresh loses nothing.

    Each in an interpreter of its own, since those of processes.py cannot start others.
    """
    output, version = tmp_path / "out", "v/2019.6.0"
    for step in ("tables/texts", "checks/texts", ""):
        ended = subprocess.run(
            [sys.executable, "-c", BESIDE, source, output, step],
            env=os.environ | {"PYTHONPATH": str(HERE)},
            capture_output=True,
            text=True,
        )
        assert (ended.returncode == 0) is (output / "latest.json").exists() is (step == "")
        assert f"step {step}" in ended.stdout
    assert ended.stderr == ""
    assert verify(output) == []
    shutil.rmtree(output / "runs")
    assert refresh(source, tmp_path / "here", many="1").said == "published 2019.6.0"
    assert contents(output / version) == contents(tmp_path / "here" / version)


def test_two_refreshes_at_once(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    first = begin(source, output, pause="tables/texts")
    until(first, "tables/texts")
    second = processes.start(
        cli.main,
        ["run", "-s", str(source), "-o", str(output)],
        environment=os.environ | {"DAGSTER_HOME": str(tmp_path / "dagster")},
    )
    _, complaints = second.communicate()
    assert second.returncode == 1
    (sentence,) = complaints.splitlines()
    assert sentence.startswith("zhengce: Process ") and sentence.endswith(
        f" is publishing to {output}."
    )
    assert end(first, "go on\n").said == "published 2019.6.0"
    assert verify(output) == []
    assert not list(output.glob("runs/*"))


def test_a_source_that_vanishes_or_changes_while_others_are_read(
    source: Path, tmp_path: Path
) -> None:
    """What is published of a document is of the bytes that its row names, old ones or new."""
    output = tmp_path / "out"
    for name in ("three", "zero"):
        write(source, name)
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    process = begin(source, output, pause="documents/one.txt")
    until(process, "documents/one.txt")
    (source / "three.txt").unlink()
    write(source, "two", subject="养老", year=2025)
    (source / "zero.txt").write_bytes(before["zero.txt"][:200])
    assert end(process, "go on\n").said.startswith("published")
    documents = load("documents", root=output).set_index("source_path")
    quarantine = load("quarantine", root=output).set_index("source_path")
    assert {*documents.index, *quarantine.index} == before.keys()
    if "three.txt" in quarantine.index:
        assert quarantine["reason"]["three.txt"] == "vanished"
    for name in ("two.txt", "zero.txt"):
        possible = {
            sha256(data).hexdigest() for data in (before[name], (source / name).read_bytes())
        }
        row = documents if name in documents.index else quarantine
        assert row["source_sha256"][name] in possible
    assert verify(output) == []
    assert refresh(source, output).said.startswith("published")
    assert sorted(load("documents", root=output)["source_path"]) == sorted(
        path.name for path in source.iterdir()
    )


def test_a_clock_that_goes_back(source: Path, tmp_path: Path) -> None:
    """Files that come from a machine with another clock, or whose newest one was removed."""
    output = tmp_path / "out"
    os.utime(source / "one.txt", (JUNE_2019 + 90 * 86_400,) * 2)
    assert refresh(source, output).said == "published 2019.9.0"
    for path in source.iterdir():
        os.utime(path, (JUNE_2019 - 400 * 86_400,) * 2)
    write(source, "three")
    assert refresh(source, output).said == "published 2019.9.1"
    days = [entry.created_at for entry in versions.listed(output)]
    assert days == ["2019-09-06", "2019-09-06"]
    assert verify(output) == []


def test_a_schema_that_changes_more_than_its_version_says(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert refresh(source, output).code == 0
    latest = (output / "latest.json").read_bytes()
    major, minor, patch = map(int, schema.load().version.split("."))

    def altered(name: str, old: str, new: str, version: str) -> str:
        folder = tmp_path / f"schemas-{name}"
        if not folder.exists():
            shutil.copytree(HERE.parents[1] / "schemas", folder)
            text = (folder / "duties.yml").read_text("utf-8")
            assert old in text
            (folder / "duties.yml").write_text(text.replace(old, new, 1), "utf-8")
        text = (HERE.parents[1] / "schemas/schema.yml").read_text("utf-8")
        shipped = f"schema_version: {major}.{minor}.{patch}"
        assert shipped in text
        text = text.replace(shipped, f"schema_version: {version}")
        (folder / "schema.yml").write_text(text, "utf-8")
        return str(folder)

    gone = ("gone", "  - mention: ", "  - label: ")
    added = ("added", "fields:\n", "fields:\n  - label: {nullable: true, from: clauses.label}\n")
    more, next_minor = f"{major}.{minor}.{patch + 1}", f"{major}.{minor + 1}.0"
    for change, version, least in (
        (added, more, f"must be at least {next_minor}"),
        (gone, next_minor, f"must be at least {major + 1}.0.0"),
    ):
        answer = refresh(source, output, schemas=altered(*change, version))
        assert answer.code == 1
        assert f"The schema_version {version} {least}" in answer.said
        assert (output / "latest.json").read_bytes() == latest
    assert refresh(source, output, schemas=altered(*added, next_minor)).code == 0
    folder = output / versions.resolve(output).path
    assert manifest.read(folder).schema_version == next_minor
    assert "`duties.label` 为新列 is new" in (folder / "CHANGELOG.md").read_text("utf-8")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True, text=True
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_a_full_and_a_read_only_disk(source: Path, disk: Path) -> None:
    output = disk / "out"
    assert refresh(source, output).code == 0
    write(source, "three", subject="助残", year=2021)
    before = contents(output)
    filler = disk / "filler"
    for free in (0, 16_384, 65_536, 262_144):
        with filler.open("wb", buffering=0) as file:
            size = os.statvfs(disk)
            file.write(bytes(size.f_bavail * size.f_frsize - free))
        answer = refresh(source, output)
        filler.unlink()
        assert answer.code == 1
        assert "the disk is full" in answer.said or "Out of Memory" in answer.said
        found = contents(output)
        assert {name: data for name, data in found.items() if "runs/" not in name} == before
        recorded = list(output.glob("runs/*"))
        assert all(any(folder.iterdir()) for folder in recorded)
        assert recorded or free < 262_144  # there is room once the staged tables are gone
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    answer = refresh(source, output)
    assert answer.code == 1
    assert (
        answer.said
        == f"failed Cannot write to {output}: the disk is read-only ({output / '.lock'})."
    )
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert refresh(source, output).said == "published 2019.6.1"
    assert verify(output) == []
