"""One published version as an object: in a folder, over http and over https."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pandas as pd
import pytest
import trustme

import zhengce
from zhengce.release import retention
from zhengce.release.errors import ReleaseError, UnknownTable, UnknownVersion

FIRST, LAST = "2026.11.0", "2026.11.1"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@contextmanager
def served(folder: Path, authority: trustme.CA | None = None) -> Iterator[str]:
    """A web server of files; with a certificate of ``authority`` when there is one."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    if authority is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http{'s' if authority else ''}://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def published(publisher: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    for documents in ({"a": 1, "b": 1}, {"a": 2, "c": 1}):
        publisher.release(root, documents)
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copytree(published, tmp_path / "root"))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def https(root: Path, authority: trustme.CA) -> Iterator[str]:
    with served(root, authority) as url:
        yield url


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The certificates of this machine are those of the test."""
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("where", ["root", "https"])
def test_a_version_is_the_same_from_a_folder_and_over_https(
    request: pytest.FixtureRequest, where: str
) -> None:
    release = zhengce.Release(request.getfixturevalue(where))
    assert release.version == LAST
    assert release.manifest.previous == FIRST
    assert release.tables["texts"] == 2 and set(release.tables) == set(release.manifest.tables)
    assert list(release.load("texts")["text"]) == ["a 2", "c 1"]
    frame = release.load("deadlines")
    assert frame["end_date"].dt.year.tolist() == [2000, 2000]
    assert isinstance(frame["duration_value"].dtype, pd.Int32Dtype)
    assert release.verify() == []
    assert zhengce.load("texts", FIRST, request.getfixturevalue(where))["text"][1] == "b 1"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("where", ["root", "https"])
def test_the_changes_are_those_since_the_version_before(
    request: pytest.FixtureRequest, where: str
) -> None:
    changes = zhengce.Release(request.getfixturevalue(where)).changes("texts")
    assert changes[["op", "document_id"]].to_numpy().tolist() == [
        ["MOD", "a"], ["DEL", "b"], ["ADD", "c"],
    ]  # fmt: skip
    assert changes["changed_fields"][0] == "text" and pd.isna(changes["changed_fields"][1])


def test_a_server_that_nobody_vouches_for_is_not_believed(https: str) -> None:
    with pytest.raises(ReleaseError, match=r"https://.*cannot be read: .*certificate"):
        zhengce.Release(https)


def test_latest_is_looked_up_once(root: Path, publisher: ModuleType) -> None:
    with served(root) as url:
        releases = [zhengce.Release(place) for place in (root, url)]
        publisher.release(root, {"a": 9})
        for release in releases:
            assert release.version == LAST
            assert list(release.load("texts")["text"]) == ["a 2", "c 1"]
        assert list(zhengce.Release(url).load("texts")["text"]) == ["a 9"]


def test_what_was_fetched_is_what_was_published(root: Path) -> None:
    file = root / f"v/{LAST}/parquet/texts.parquet"
    shutil.copy(root / f"v/{FIRST}/parquet/texts.parquet", file)  # a whole file, of another version
    manifest = root / f"v/{FIRST}/manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    with served(root) as url:
        release = zhengce.Release(url)
        with pytest.raises(ReleaseError) as changed:
            release.load("texts")
        assert str(changed.value) == (
            f"{url}v/{LAST}/parquet/texts.parquet is not the file that was published: "
            "its hash differs."
        )
        (problem,) = release.verify()
        assert problem.place == f"v/{LAST}/parquet/texts.parquet"
        file.unlink()
        with pytest.raises(ReleaseError, match=rf"{url}v/.*texts\.parquet cannot be read: there"):
            release.load("texts")
        with pytest.raises(ReleaseError, match=rf"{url}v/{FIRST}/manifest\.json is not the file"):
            zhengce.Release(url, FIRST)


def test_what_is_not_there_is_one_sentence(root: Path) -> None:
    with served(root) as url:
        for place in (root, url):
            with pytest.raises(UnknownVersion, match=r"no version 2020\.1\.0"):
                zhengce.Release(place, "2020.1.0")
            with pytest.raises(UnknownTable, match=rf"no table duty in {place}/?v?.*duties"):
                zhengce.Release(place).load("duty")
    retention.withdraw(root, FIRST)
    with pytest.raises(UnknownVersion, match="was withdrawn"):
        zhengce.Release(root, FIRST)
    with pytest.raises(ReleaseError, match="cannot be read"):
        zhengce.Release(url)  # nobody listens any more
