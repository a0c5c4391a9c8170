"""Publishing under faults, with real processes: kill -9, two at once, full disk, no permission.

After every fault what latest.json and versions.json name is whole, and the next run works.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import processes
import publisher
import pyarrow.parquet as pq
import pytest
from processes import Process

from zhengce.release import announcement, publish, retention, versions
from zhengce.release.errors import ReleaseError, explained
from zhengce.release.load import load
from zhengce.release.verify import verify
from zhengce.tables.connection import connect


def start(root: Path, *arguments: object) -> Process:
    return processes.start(publisher.main, *map(str, (root, *arguments)))


def run(root: Path, *arguments: object) -> tuple[int | None, str]:
    """Exit code and what was printed last."""
    process = start(root, *arguments)
    out, err = process.communicate()
    return process.returncode, (out + err).strip()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with the version 2026.11.0 of the document a; not to be changed."""
    root = tmp_path_factory.mktemp("published")
    publisher.release(root, {"a": 0})
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A root with one version."""
    return Path(shutil.copytree(published, tmp_path / "root"))


def whole(root: Path) -> None:
    """Everything that is published verifies."""
    assert (verify(root) if versions.listed(root) else []) == []


def announced(root: Path, version: str) -> None:
    """Feed and catalogue speak of ``version`` as the newest."""
    for name in ("feed.xml", "catalog.jsonld"):
        assert f"{version}" in (root / name).read_text("utf-8")
    assert announcement.documents(versions.listed(root), announcement.below(root)) == {
        name: (root / name).read_bytes() for name in announcement.NAMES
    }


STEPS = ("stage", "compose", *get_args(publish.Step))
RENAMED = STEPS.index("rename") + 1
"""From the step after the rename on the killed publisher's version counts."""


@pytest.mark.parametrize("step", STEPS)
def test_kill_at_each_step(root: Path, step: str) -> None:
    code, _ = run(root, "--kill", step)
    assert code == -9
    pointed = versions.resolve(root).version
    assert pointed == ("2026.11.1" if step in ("announce", "done") else "2026.11.0")
    assert verify(root / "v" / pointed) == []
    for entry in versions.listed(root):
        assert verify(root / entry.path) == []

    documents = {"a": 1, "b": 1, "c1": 1}  # what the killed one published
    survived = STEPS.index(step) >= RENAMED
    assert publisher.release(root, documents) == (None if survived else "2026.11.1")
    announced(root, "2026.11.1")
    if survived:
        assert publisher.release(root, {"a": 2}) == "2026.11.2"
    whole(root)
    assert set(load("texts", "2026.11.1", root)["document_id"]) == documents.keys()
    assert not list((root / ".staging").iterdir())
    assert not (root / ".lost").exists()


@pytest.mark.parametrize("step", ["compose", "rename", "list", "point"])
def test_kill_in_the_very_first_publication(tmp_path: Path, step: str) -> None:
    root = tmp_path / "new"
    assert run(root, "--kill", step)[0] == -9
    assert versions.latest(root) is None
    publisher.release(root, {"a": 1, "b": 1, "c1": 1})
    assert [e.version for e in versions.listed(root)] == ["2026.11.0"]
    whole(root)


@pytest.fixture
def swift(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is such a disk: nobody waits for fsync there."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else tmp_path
    with TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def test_kill_while_old_versions_are_withdrawn(swift: Path) -> None:
    chance = random.Random(20261122)
    retention.keep(swift, 2)
    for turn in range(3):
        process = start(swift, "--tiny", "--times", 5000, "--prune-every", 1)
        before = (swift / "latest.json").read_bytes() if turn else b""
        while not (swift / "latest.json").exists() or (
            (swift / "latest.json").read_bytes() == before
        ):
            time.sleep(0.01)  # until it is under way
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.communicate()
        assert verify(swift / versions.resolve(swift).path) == []
        with publish.lock(swift):
            publish.settle(swift)
        whole(swift)
        there = [entry.version for entry in versions.available(swift)]
        assert sorted(path.name for path in (swift / "v").iterdir()) == sorted(there)
        assert len(there) <= 3  # at most the one that was to be withdrawn next
        assert not (swift / ".withdrawn").exists()


def test_kill_at_any_moment(root: Path) -> None:
    chance = random.Random(20261121)
    for turn in range(4):
        process = start(root, "--times", 50, "--revision", 1 + 100 * turn)
        assert process.stdout
        process.stdout.readline()  # it is under way
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.communicate()
        newest = versions.resolve(root).version
        assert verify(root / "v" / newest) == []
        revisions = load("texts", newest, root)["text"].str.split().str[-1]
        assert revisions.nunique() == 1
    assert publisher.release(root, {"a": -1})
    whole(root)


def test_two_publishers_at_once(tmp_path: Path) -> None:
    first = start(tmp_path, "--wait")
    while not list(tmp_path.glob(".staging/*/parquet")):
        time.sleep(0.02)
    code, said = run(tmp_path, "--revision", 2)
    assert code == 1
    assert f"Process {first.pid} on " in said
    assert "Traceback" not in said
    assert first.communicate("go on\n")[0].strip() == "2026.11.0"
    assert run(tmp_path, "--revision", 2) == (0, "2026.11.1")
    whole(tmp_path)


def test_a_reader_never_sees_two_versions_mixed(tmp_path: Path) -> None:
    process = start(tmp_path, "--times", 12)
    seen = set()
    while process.poll() is None:
        time.sleep(0.005)  # leaves the processor to the publisher
        if not (tmp_path / "latest.json").exists():
            continue
        newest = json.loads((tmp_path / "latest.json").read_bytes())
        folder = tmp_path / newest["path"]
        content = (folder / "manifest.json").read_bytes()
        assert sha256(content).hexdigest() == newest["manifest_sha256"]
        described = json.loads(content)
        assert described["version"] == newest["version"]
        revisions = set()
        for name in ("texts", "clauses", "duties"):
            path = folder / f"parquet/{name}.parquet"
            recorded = described["tables"][name]["files"][f"parquet/{name}.parquet"]["sha256"]
            assert sha256(path.read_bytes()).hexdigest() == recorded
            revisions |= {key for key in pq.read_table(path).column(0).to_pylist() if key > "c"}
        assert len(revisions) == 1
        listed = {
            entry["version"] for entry in json.loads((tmp_path / "versions.json").read_bytes())
        }
        assert newest["version"] in listed
        seen.add(newest["version"])
    assert process.communicate()[1] == ""
    assert len(seen) > 3
    assert len(versions.listed(tmp_path)) == 12
    whole(tmp_path)


def test_a_reader_during_five_hundred_publications(swift: Path) -> None:
    """It reads what latest.json names, every byte of it: one version, whole, and no older one
    than before.  Only a reader that twelve newer versions have overtaken finds its files gone."""
    process = start(swift, "--times", 500, "--tiny")
    seen: list[int] = []
    while process.poll() is None:
        time.sleep(0.002)  # leaves the processor to the publisher
        if not (swift / "latest.json").exists():
            continue
        newest = json.loads((swift / "latest.json").read_bytes())
        number = versions.number(newest["version"])[2]
        try:
            content = {path.name: path.read_bytes() for path in (swift / newest["path"]).iterdir()}
        except FileNotFoundError:
            assert versions.number(versions.resolve(swift).version)[2] >= number + 12
            continue
        assert sha256(content["manifest.json"]).hexdigest() == newest["manifest_sha256"]
        sums = [line.split("  ") for line in content.pop("SHA256SUMS").decode().splitlines()]
        assert {name: sha256(data).hexdigest() for name, data in content.items()} == {
            name: told for told, name in sums
        }
        assert {content[name].split()[0] for name in "ab"} == {str(number + 1).encode()}
        seen.append(number)
    assert process.communicate()[1] == ""
    assert seen == sorted(seen) and len(set(seen)) > 20
    assert [e.version for e in versions.available(swift)] == [
        f"2026.11.{number}" for number in range(488, 500)
    ]
    assert len(versions.listed(swift)) == 500
    whole(swift)


def test_a_file_size_limit_is_one_sentence(root: Path) -> None:
    before = (root / "latest.json").read_bytes()

    code, said = run(root, "--largest", 6_000)
    assert code == 1
    assert "larger than this system allows" in said
    assert "Traceback" not in said
    assert (root / "latest.json").read_bytes() == before
    assert not list((root / ".staging").iterdir())
    whole(root)


def mounted(place: Path, options: str) -> Iterator[Path]:
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def empty_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB, room for a few releases of the made-up tables."""
    yield from mounted(tmp_path / "disk", "size=12m")


@pytest.fixture
def disk(empty_disk: Path, published: Path) -> Path:
    """Such a disk with one version."""
    return Path(shutil.copytree(published, empty_disk, dirs_exist_ok=True))


def test_a_full_disk(empty_disk: Path) -> None:
    published = 0
    with pytest.raises(ReleaseError, match=r"Cannot write to .*: the disk is full"):
        for published in range(50):
            publisher.release(empty_disk, {"a": published})
    assert published
    assert len(versions.listed(empty_disk)) == published
    assert not list((empty_disk / ".staging").iterdir())
    whole(empty_disk)
    subprocess.run(["mount", "-o", "remount,size=40m", empty_disk], check=True)
    publisher.release(empty_disk, {"a": -1})
    whole(empty_disk)


@pytest.mark.parametrize("step", STEPS)
def test_a_disk_that_is_full_from_a_step_on(disk: Path, step: str) -> None:
    def fill(told: str) -> None:
        if told == step:
            with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as file:
                while file.write(bytes(4096)):
                    pass

    if STEPS.index(step) < STEPS.index("rename"):
        with pytest.raises(ReleaseError, match=r"Cannot write to .*: the disk is full"):
            publisher.release(disk, {"a": 1}, on_step=fill)
        published = ["2026.11.0"]
    else:  # nothing needs room any more
        publisher.release(disk, {"a": 1}, on_step=fill)
        published = ["2026.11.0", "2026.11.1"]
    assert [e.version for e in versions.listed(disk)] == published
    assert versions.resolve(disk).version == published[-1]
    whole(disk)
    (disk / "filler").unlink()
    publisher.release(disk, {"a": 2})
    whole(disk)


def test_a_read_only_disk(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(ReleaseError, match=r"Cannot write to .*: the disk is read-only"):
        publisher.release(disk, {"a": 2})
    whole(disk)


def test_a_folder_without_permission(root: Path) -> None:
    root.chmod(0o500)
    as_root = os.geteuid() == 0
    if as_root:  # who may write anywhere
        os.seteuid(65534)
    try:
        with pytest.raises(ReleaseError, match=r"Cannot write to .*: permission is denied"):
            publisher.release(root, {"a": 2})
    finally:
        if as_root:
            os.seteuid(0)
        root.chmod(0o700)
    whole(root)


def test_no_room_for_what_memory_does_not_hold(empty_disk: Path) -> None:
    sort = "SELECT md5(range::VARCHAR) AS word, range FROM range(1_000_000) ORDER BY word"
    with (
        pytest.raises(ReleaseError, match=rf"Cannot write to {empty_disk}: Out of Memory Error"),
        explained(empty_disk),
        connect(spill=empty_disk, memory_limit="20MB") as database,
    ):
        database.sql(sort).to_arrow_reader(1_000).read_all()
    assert not list(empty_disk.iterdir())
