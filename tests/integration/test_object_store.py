"""Releases in a real S3-compatible store: published whole or not at all, whoever is killed or late."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any
from xml.etree.ElementTree import fromstring

import boto3
import processes
import publisher
import pytest
import refresher
import store_publisher
from processes import Process

import zhengce
from zhengce import cli, pipeline
from zhengce.release import copies, runs, versions
from zhengce.release.verify import verify

SEED = Path(__file__).parents[2] / "seeds" / "datong-implementation-plan-2018.txt"
Start = Callable[..., Process]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("store") / "log"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as server:
        while "Running on " not in (told := log.read_text()):
            assert server.poll() is None, told
            sleep(0.05)
        yield told.split("Running on ")[1].split()[0]
        server.kill()


@pytest.fixture
def store(
    endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> str:
    """The URL of a bucket's folder that holds nothing."""
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "name",
        "AWS_SECRET_ACCESS_KEY": "word",
        "AWS_DEFAULT_REGION": "us-east-1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "DAGSTER_HOME": str(tmp_path / "dagster"),
    }.items():
        monkeypatch.setenv(name, value)
    bucket = f"bucket-{abs(hash(request.node.nodeid))}"
    boto3.client("s3").create_bucket(Bucket=bucket)
    return f"s3://{bucket}/open/data"


@pytest.fixture(scope="module")
def first(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The objects of a store with one version, by their keys."""
    folder = tmp_path_factory.mktemp("first")
    publisher.release(folder, {"a": 1, "b": 1, "c1": 1})
    (folder / ".lock").unlink()
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def begun(store: str, first: dict[str, bytes]) -> str:
    """The URL of a folder that holds the version 2026.11.0."""
    bucket, _, prefix = store.removeprefix("s3://").partition("/")
    client = boto3.client("s3")
    for name, data in first.items():
        client.put_object(Bucket=bucket, Key=f"{prefix}/{name}", Body=data)
    return store


@pytest.fixture
def start(store: str, tmp_path: Path) -> Start:
    """Start a publisher, each on a machine of its own unless it is named."""
    machines: list[Path] = []

    def started(*options: str, machine: str = "") -> Process:
        machines.append(tmp_path / (machine or f"machine-{len(machines)}"))
        environment = {**os.environ, "XDG_CACHE_HOME": str(machines[-1])}
        return processes.start(store_publisher.main, store, *options, environment=environment)

    return started


def said(publisher: Process, line: str = "") -> tuple[int | None, str, str]:
    out, err = publisher.communicate(line)
    return publisher.returncode, out.strip(), err.strip()


def keys(store: str) -> list[str]:
    bucket, _, prefix = store.removeprefix("s3://").partition("/")
    found = boto3.client("s3").list_objects_v2(Bucket=bucket, Prefix=prefix)
    return [entry["Key"].removeprefix(f"{prefix}/") for entry in found.get("Contents", ())]


def folders(store: str) -> set[str]:
    return {key.split("/")[1] for key in keys(store) if key.startswith("v/")}


def problems(store: str) -> list[str]:
    with copies.local(store) as root:
        return [str(problem) for problem in verify(root)]


def published(store: str) -> list[str]:
    with copies.local(store, which=()) as root:
        newest, listed = versions.latest(root), versions.listed(root)
    assert newest == listed[-1]
    return [entry.version for entry in listed]


def announced(store: str) -> list[str]:
    """The versions of the feed, newest first, each with what it says of the documents."""
    bucket, _, prefix = store.removeprefix("s3://").partition("/")
    get = partial(boto3.client("s3").get_object, Bucket=bucket)
    feed = fromstring(get(Key=f"{prefix}/feed.xml")["Body"].read())
    catalogue = json.loads(get(Key=f"{prefix}/catalog.jsonld")["Body"].read())
    atom = "{http://www.w3.org/2005/Atom}"
    found = [
        f"{entry.findtext(f'{atom}title')} {entry.findtext(f'{atom}summary')}"
        for entry in feed.iter(f"{atom}entry")
    ]
    assert len(catalogue["dcat:dataset"]) == len(found) + 1  # the series
    return [re.sub(r".*?(2026\.11\.\d).*?(\d added).*", r"\1 \2", text) for text in found]


def test_versions_follow_each_other_and_are_read_where_they_are(store: str, start: Start) -> None:
    assert said(start())[:2] == (0, "2026.11.0")
    assert said(start("--revision", "2"))[:2] == (0, "2026.11.1")  # another machine
    assert said(start("--revision", "2"))[:2] == (0, "")  # nothing new
    assert published(store) == ["2026.11.0", "2026.11.1"]
    assert announced(store) == ["2026.11.1 1 added", "2026.11.0 2 added"]
    assert problems(store) == []
    assert zhengce.load("documents", root=store)["document_id"].tolist() == ["a", "c2"]
    first = zhengce.load("documents", "2026.11.0", store)
    assert first["document_id"].tolist() == ["a", "c1"]
    changes = boto3.client("s3").get_object(
        Bucket=store.split("/")[2], Key="open/data/v/2026.11.1/CHANGELOG.md"
    )
    assert "2026.11.0" in changes["Body"].read().decode()


@pytest.mark.parametrize("place", ["parquet/texts.parquet", "latest.json"])
def test_a_publisher_killed_before_latest_json_has_published_nothing(
    begun: str, start: Start, place: str
) -> None:
    killed = said(start("--revision", "2", "--kill", place, machine="same"))
    assert killed[0] == -9
    assert published(begun) == ["2026.11.0"]
    assert problems(begun) == []
    code, version, _ = said(start("--revision", "3", machine="same"))
    assert (code, version) == (0, "2026.11.2")  # the killed one had claimed 2026.11.1
    assert folders(begun) == {"2026.11.0", version}
    assert problems(begun) == []
    assert zhengce.load("documents", root=begun)["document_id"].tolist() == ["a", "c3"]


@pytest.mark.parametrize("place", ["versions.json", "catalog.jsonld"])
def test_a_publisher_killed_after_latest_json_has_published(
    begun: str, start: Start, place: str
) -> None:
    assert said(start("--revision", "2", "--kill", place))[0] == -9
    assert zhengce.load("documents", root=begun)["document_id"].tolist() == ["a", "c2"]
    assert said(start("--revision", "2"))[:2] == (0, "")  # it only completes what follows
    assert published(begun) == ["2026.11.0", "2026.11.1"]
    assert announced(begun)[0] == "2026.11.1 1 added"
    assert problems(begun) == []


def test_of_two_publishers_one_wins_and_the_other_says_so(begun: str, start: Start) -> None:
    racers = [start("--revision", str(number), "--wait") for number in (2, 3)]
    for racer in racers:
        assert racer.stdout.readline() == "looked\n"
        racer.stdin.write("\n")
        racer.stdin.flush()
    ended = [said(racer) for racer in racers]
    assert sorted(code for code, _, _ in ended) == [0, 1]
    [(_, _, sentence)] = [each for each in ended if each[0]]
    assert sentence.startswith("Another publisher")
    assert "\n" not in sentence
    winner = 2 + [code for code, _, _ in ended].index(0)
    assert published(begun) == ["2026.11.0", "2026.11.1"]
    assert zhengce.load("documents", root=begun)["document_id"].tolist() == ["a", f"c{winner}"]
    assert problems(begun) == []


def test_a_late_publisher_takes_nothing_back(begun: str, start: Start) -> None:
    late = start("--revision", "2", "--day", "2026-12-01", "--wait")
    assert late.stdout.readline() == "looked\n"
    said(start("--revision", "3"))
    code, _, sentence = said(late, "\n")
    assert (code, "has published" in sentence) == (1, True)
    assert published(begun) == ["2026.11.0", "2026.11.1"]
    assert folders(begun) == {"2026.11.0", "2026.11.1"}  # what it had sent is gone again
    assert problems(begun) == []


def test_what_is_to_stay_is_said_in_the_store(begun: str, start: Start) -> None:
    boto3.client("s3").put_object(
        Bucket=begun.split("/")[2], Key="open/data/retention.json", Body=b'{"keep": 1, "tags": {}}'
    )
    assert said(start("--revision", "2"))[:2] == (0, "2026.11.1")
    assert folders(begun) == {"2026.11.1"}
    with copies.local(begun, which=()) as root:
        assert [entry.withdrawn for entry in versions.listed(root)] == [True, False]
    assert announced(begun) == ["2026.11.1 1 added"]
    assert problems(begun) == []


def test_a_file_that_was_changed_or_added_is_named(begun: str, start: Start) -> None:
    client, bucket = boto3.client("s3"), begun.split("/")[2]
    client.put_object(Bucket=bucket, Key="open/data/v/2026.11.0/LICENSE", Body=b"mine")
    client.put_object(Bucket=bucket, Key="open/data/v/2026.11.0/extra", Body=b"")
    client.delete_object(Bucket=bucket, Key="open/data/v/2026.11.0/csv/texts.csv")
    assert [line.split(":")[0] for line in problems(begun)] == [
        "v/2026.11.0/csv/texts.csv",
        "v/2026.11.0/extra",
        "v/2026.11.0/LICENSE",
    ]


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    told = capsys.readouterr()
    return ended.value.code, told.out + told.err


def test_the_command_from_bucket_to_bucket(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    bucket = store.split("/")[2]
    client = boto3.client("s3")
    source = f"s3://{bucket}/raw"
    code, told = answer(capsys, "run", "-s", source, "-o", store)
    assert (code, f"There is nothing at {source}." in told) == (1, True)
    client.put_object(Bucket=bucket, Key="raw/大同.txt", Body=SEED.read_bytes())
    client.put_object(Bucket=bucket, Key="raw/大同.yml", Body=b"publisher: somebody")
    client.put_object(Bucket=bucket, Key="raw/empty.txt", Body=b"")
    code, told = answer(capsys, "run", "-s", source, "-o", store)
    assert code == 0, told
    [document] = zhengce.load("documents", root=store).to_dict("records")
    assert (document["document_id"], document["publisher"]) == ("大同", "somebody")
    assert zhengce.load("quarantine", root=store)["reason"].tolist() == ["empty"]
    assert [key for key in keys(store) if key.startswith("runs/")]  # of the run that failed
    [version] = published(store)
    assert version in answer(capsys, "versions", "-o", store)[1]
    assert answer(capsys, "verify", store) == (
        0,
        f"Every file in {store} is as it was published.\n",
    )
    assert answer(capsys, "diff", version, "latest", "-o", store)[0] == 0
    code, told = answer(capsys, "diff", "2001.1.0", "-o", store)
    assert (code, told.split(" (")[0]) == (
        1,
        f"zhengce: There is no version 2001.1.0 in {store}",
    )


def test_a_killed_run_is_shown_here_and_recorded_in_the_store_by_the_next(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "documents"
    source.mkdir()
    (source / "a.txt").write_bytes(SEED.read_bytes())
    killed = partial(refresher.refresh, source, store, kill="tables/texts")
    assert said(processes.start(killed))[0] == -9
    code, told = answer(capsys, "versions", "-o", store)
    assert (code, "ended without a result" in told) == (0, True)
    assert keys(store) == []

    bucket, _, prefix = store.removeprefix("s3://").partition("/")
    client = boto3.client("s3")
    for number in range(runs.KEPT + 3):  # those of before are damaged
        path = f"{prefix}/runs/run-{number}/result.json"
        client.put_object(Bucket=bucket, Key=path, Body=b"{")
    refreshed = partial(refresher.refresh, source, store)
    assert said(processes.start(refreshed))[0] == 0
    recorded = [key for key in keys(store) if key.startswith("runs/")]
    assert len(recorded) == runs.KEPT
    (record,) = (key for key in recorded if "/run-" not in key)
    assert not [key for key in keys(store) if key.endswith("/begun")]

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another machine"))
    code, told = answer(capsys, "versions", "-o", store)
    assert code == 0
    assert record.split("/")[1] in told and "ended without a result" in told
    damaged = [line for line in told.splitlines() if "cannot be read" in line]
    assert len(damaged) == runs.KEPT - 1
    assert f"{store}/runs/run-" in damaged[0] and "it is no whole JSON" in damaged[0]


def test_a_store_that_does_not_answer_is_a_sentence(
    store: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Start,
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    code, _, sentence = said(start())
    assert (code, sentence.startswith(f"{store} cannot be read: ")) == (1, True)
    assert "\n" not in sentence


def test_an_output_elsewhere_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = answer(capsys, "run", "-o", "https://example.org/data")
    assert (code, "neither a folder nor begins with s3://" in told) == (2, True)


def test_the_site_is_sent_too_and_only_what_changed(store: str, tmp_path: Path) -> None:
    source = tmp_path / "documents"
    source.mkdir()
    (source / "a.txt").write_bytes(SEED.read_bytes())
    pipeline.refresh(source, store, engine="local")
    bucket, _, prefix = store.removeprefix("s3://").partition("/")
    client = boto3.client("s3")

    def stored(path: str) -> dict[str, Any]:
        found: dict[str, Any] = client.head_object(Bucket=bucket, Key=f"{prefix}/{path}")
        return found

    assert stored("index.html")["ContentType"] == "text/html; charset=utf-8"
    assert stored("assets/site.js")["ContentType"] == "text/javascript; charset=utf-8"
    first = stored("documents/a.html")["LastModified"], stored("index.html")["ETag"]
    shutil.rmtree(tmp_path / "cache")  # as if another machine went on
    (source / "b.txt").write_bytes(SEED.read_bytes().replace("大同".encode(), "朔州".encode()))
    sleep(1.1)  # the store's clock has seconds
    pipeline.refresh(source, store, engine="local")
    assert stored("documents/a.html")["LastModified"] == first[0]
    assert stored("index.html")["ETag"] != first[1]
    assert "documents/b.html" in keys(store)
    (source / "b.txt").unlink()
    pipeline.refresh(source, store, engine="local")
    assert "documents/b.html" not in keys(store)
