"""A whole refresh under faults, with real processes: kill -9 at each step, two at once, sources
that vanish or change while they are read, full and read-only disks, a clock that goes back.

After every fault what is published is whole and as it was, and the next refresh makes of it what
it would have made without the fault, byte for byte.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from zhengce.release import manifest, versions
from zhengce.release.load import load
from zhengce.release.verify import verify
from zhengce.tables import schema

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "pipelines"
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

    code: int
    steps: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class Refresher:
    """The process of refresher.py, which makes a process of each refresh."""

    process: subprocess.Popen[str]

    def begin(self, source: Path, output: Path, **more: str) -> None:
        self.write(json.dumps({"source": str(source), "output": str(output), **more}))

    def write(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def read(self) -> tuple[str, str]:
        assert self.process.stdout
        word, _, rest = self.process.stdout.readline().strip().partition(" ")
        assert word, "refresher.py has ended"
        return word, rest

    def until(self, step: str) -> None:
        while self.read() != ("step", step):
            pass

    def end(self) -> Answer:
        lines = [self.read()]
        while lines[-1][0] != "ended":
            lines.append(self.read())
        steps = tuple(rest for word, rest in lines if word == "step")
        said = "\n".join(f"{word} {rest}" for word, rest in lines[:-1] if word != "step")
        return Answer(int(lines[-1][1]), steps, said)

    def refresh(self, source: Path, output: Path, **more: str) -> Answer:
        self.begin(source, output, **more)
        return self.end()


@pytest.fixture(scope="module")
def refresher() -> Iterator[Refresher]:
    with subprocess.Popen(
        [sys.executable, HERE / "refresher.py"],
        env=os.environ | {"PYTHONPATH": str(PACKAGE)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Refresher(process)
        assert process.stdin
        process.stdin.close()


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


def test_kill_at_each_step_of_a_refresh(refresher: Refresher, source: Path, tmp_path: Path) -> None:
    output, untouched = tmp_path / "out", tmp_path / "untouched"
    assert refresher.refresh(source, output).said == "published 2019.6.0"
    shutil.copytree(output, untouched)
    write(source, "three", subject="助残", year=2021)
    latest = (output / "latest.json").read_bytes()
    for step in KILLED_BY_ITSELF:
        answer = refresher.refresh(source, output, kill=step)
        assert (answer.code, answer.steps[-1]) == (-9, step)
        assert (output / "latest.json").read_bytes() == latest
        assert verify(output) == []
    for pattern in KILLED_AT_THE_SIGHT_OF:
        answer = refresher.refresh(source, output, kill_at=pattern)
        assert answer.code == -9 or answer.said.endswith("ed 2019.6.1")  # seen too late
        assert verify(output / versions.resolve(output).path) == []
    answers = [refresher.refresh(source, place).said for place in (output, untouched)]
    assert answers[1] == "published 2019.6.1"
    assert answers[0] in (answers[1], "unchanged 2019.6.1")  # killed when it was all but out
    assert verify(output) == []
    assert not (output / ".lost").exists()
    assert contents(output) == contents(untouched)


def test_two_refreshes_at_once(refresher: Refresher, source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    refresher.begin(source, output, pause="tables/texts")
    refresher.until("tables/texts")
    second = subprocess.run(
        [sys.executable, "-m", "zhengce", "run", "-s", source, "-o", output],
        env=os.environ | {"DAGSTER_HOME": str(tmp_path / "dagster")},
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    (sentence,) = second.stderr.splitlines()
    assert sentence.startswith("zhengce: Process ") and sentence.endswith(
        f" is publishing to {output}."
    )
    refresher.write("go on")
    assert refresher.end().said == "published 2019.6.0"
    assert verify(output) == []
    assert not list(output.glob("runs/*"))


def test_a_source_that_vanishes_or_changes_while_others_are_read(
    refresher: Refresher, source: Path, tmp_path: Path
) -> None:
    """What is published of a document is of the bytes that its row names, old ones or new."""
    output = tmp_path / "out"
    for name in ("three", "zero"):
        write(source, name)
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    refresher.begin(source, output, pause="documents/one.txt")
    refresher.until("documents/one.txt")
    (source / "three.txt").unlink()
    write(source, "two", subject="养老", year=2025)
    (source / "zero.txt").write_bytes(before["zero.txt"][:200])
    refresher.write("go on")
    assert refresher.end().said.startswith("published")
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
    assert refresher.refresh(source, output).said.startswith("published")
    assert sorted(load("documents", root=output)["source_path"]) == sorted(
        path.name for path in source.iterdir()
    )


def test_a_clock_that_goes_back(refresher: Refresher, source: Path, tmp_path: Path) -> None:
    """Files that come from a machine with another clock, or whose newest one was removed."""
    output = tmp_path / "out"
    os.utime(source / "one.txt", (JUNE_2019 + 90 * 86_400,) * 2)
    assert refresher.refresh(source, output).said == "published 2019.9.0"
    for path in source.iterdir():
        os.utime(path, (JUNE_2019 - 400 * 86_400,) * 2)
    write(source, "three")
    assert refresher.refresh(source, output).said == "published 2019.9.1"
    days = [entry.created_at for entry in versions.listed(output)]
    assert days == ["2019-09-06", "2019-09-06"]
    assert verify(output) == []


def test_a_schema_that_changes_more_than_its_version_says(
    refresher: Refresher, source: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    assert refresher.refresh(source, output).code == 0
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
        answer = refresher.refresh(source, output, schemas=altered(*change, version))
        assert answer.code == 1
        assert f"The schema_version {version} {least}" in answer.said
        assert (output / "latest.json").read_bytes() == latest
    assert refresher.refresh(source, output, schemas=altered(*added, next_minor)).code == 0
    folder = output / versions.resolve(output).path
    assert manifest.read(folder).schema_version == next_minor
    assert "`duties.label` 为新列 is new" in (folder / "CHANGELOG.md").read_text("utf-8")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True, text=True
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_a_full_and_a_read_only_disk(refresher: Refresher, source: Path, disk: Path) -> None:
    output = disk / "out"
    assert refresher.refresh(source, output).code == 0
    write(source, "three", subject="助残", year=2021)
    before = contents(output)
    filler = disk / "filler"
    for free in (0, 16_384, 65_536, 262_144):
        with filler.open("wb", buffering=0) as file:
            size = os.statvfs(disk)
            file.write(bytes(size.f_bavail * size.f_frsize - free))
        answer = refresher.refresh(source, output)
        filler.unlink()
        assert answer.code == 1
        assert "the disk is full" in answer.said or "Out of Memory" in answer.said
        found = contents(output)
        assert {name: data for name, data in found.items() if "runs/" not in name} == before
        assert all(any(folder.iterdir()) for folder in output.glob("runs/*"))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    answer = refresher.refresh(source, output)
    assert answer.code == 1
    assert (
        answer.said
        == f"failed Cannot write to {output}: the disk is read-only ({output / '.lock'})."
    )
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert refresher.refresh(source, output).said == "published 2019.6.1"
    assert verify(output) == []
