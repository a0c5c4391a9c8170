"""``zhengce serve`` in a process of its own, asked by a plain HTTP client."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import publisher
import pytest

import zhengce

VERSION = "2026.11.0"
DUTIES = f"/v/{VERSION}/parquet/duties.parquet"
PAGES = {
    "index.html": "<!doctype html>首页",
    "en/index.html": "<!doctype html>home",
    "feed.xml": "<feed/>",
    "sitemap.xml": "<urlset/>",
    "style.css": "a{}",
    "page.js": "1",
    "mark.svg": "<svg/>",
    "deadlines.ics": "BEGIN:VCALENDAR",
    "catalog.jsonld": "{}",
    "CITATION.cff": "title: 政策",
    "duties.csv.gz": "no real one",
    "zhengce.duckdb": "no real one",
    "部门/卫生 健康.html": "<!doctype html>卫生",
    "runs/1/result.json": '{"reason": "private"}',
    ".cache/index.json": "{}",
    ".staging/x/a.txt": "half made",
    "v/.hidden": "x",
}
TYPES = {
    "/": "text/html; charset=utf-8",
    "/feed.xml": "application/atom+xml",
    "/sitemap.xml": "application/xml",
    "/style.css": "text/css; charset=utf-8",
    "/page.js": "text/javascript; charset=utf-8",
    "/mark.svg": "image/svg+xml",
    "/deadlines.ics": "text/calendar; charset=utf-8",
    "/catalog.jsonld": "application/ld+json",
    "/CITATION.cff": "application/yaml",
    "/duties.csv.gz": "application/gzip",
    "/zhengce.duckdb": "application/octet-stream",
    "/latest.json": "application/json",
    DUTIES: "application/vnd.apache.parquet",
    f"/v/{VERSION}/csv/duties.csv": "text/csv; charset=utf-8",
    f"/v/{VERSION}/README.md": "text/markdown; charset=utf-8",
    f"/v/{VERSION}/SHA256SUMS": "text/plain; charset=utf-8",
    "/%E9%83%A8%E9%97%A8/%E5%8D%AB%E7%94%9F%20%E5%81%A5%E5%BA%B7.html": "text/html; charset=utf-8",
}


@dataclass(frozen=True)
class Served:
    root: Path
    url: str
    process: subprocess.Popen[str]

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """``path`` is sent as it is: no client's tidying of ``..`` is in the way."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        try:
            return answer, answer.read()
        finally:
            connection.close()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "zhengce", "serve", *arguments]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / ".out"  # a dot above the root hides nothing
    publisher.release(folder, {"a": 1, "b": 2})
    for name, text in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "inside.txt").symlink_to(folder / "page.js")
    (folder / "why.json").symlink_to(folder / "runs/1/result.json")
    (folder / "up").symlink_to(folder.parent)
    return folder


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[Served]:
    with subprocess.Popen(
        command("--port", "0", "-o", str(root)),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert f"(latest: {VERSION})" in line
        yield Served(root, line.split()[-1], process)
        process.kill()


@pytest.mark.parametrize("path", TYPES)
def test_every_kind_of_file_has_its_type_and_the_headers_of_safety(
    served: Served, path: str
) -> None:
    answer, body = served.ask(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == TYPES[path]
    assert answer.headers["Content-Encoding"] is None
    assert int(answer.headers["Content-Length"]) == len(body) > 0
    assert_safe(answer)


def assert_safe(answer: HTTPResponse) -> None:
    rules = answer.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'self'", "base-uri 'none'"} <= set(rules)
    assert {"frame-ancestors 'none'", "object-src 'none'"} <= set(rules)
    assert not any("unsafe" in rule for rule in rules)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_folder_leads_to_its_page(served: Served) -> None:
    answer, _ = served.ask("/en")
    assert answer.status == 307 and urlsplit(answer.headers["Location"]).path == "/en/"
    assert served.ask("/en/")[1] == PAGES["en/index.html"].encode()


@pytest.mark.parametrize(
    "path",
    [
        "/runs/1/result.json", "/why.json", "/runs", "/.cache/index.json", "/.staging/x/a.txt",
        "/.lock", "/v/.hidden", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/v/../../secret.txt", "/x/..%5c..%5csecret.txt", "//etc/passwd", "/%2fetc%2fpasswd",
        "/out.txt", "/up/secret.txt", "/up/.out/page.js/../../secret.txt", "/%00", "/a%00.html",
        "/" + "x" * 300, "/nothing.html", "/v/",
    ],
)  # fmt: skip
def test_nothing_but_what_is_public(served: Served, path: str) -> None:
    answer, body = served.ask(path)
    assert answer.status == 404, body
    assert b"secret" not in body and b"private" not in body
    assert_safe(answer)


def test_a_link_inside_is_followed(served: Served) -> None:
    assert served.ask("/inside.txt")[1] == b"1"


def test_ranges_of_bytes(served: Served) -> None:
    whole = (served.root / DUTIES[1:]).read_bytes()
    size = len(whole)
    for asked, start, end in (
        ("4-9", 4, 10),
        ("-8", size - 8, size),
        (f"{size - 3}-", size - 3, size),
    ):
        answer, body = served.ask(DUTIES, Range=f"bytes={asked}")
        assert answer.status == 206 and body == whole[start:end]
        assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
        assert answer.headers["Content-Type"] == TYPES[DUTIES]
        assert_safe(answer)
    answer, body = served.ask(DUTIES, Range=f"bytes={size}-")
    assert answer.status == 416 and answer.headers["Content-Range"] == f"bytes */{size}"
    answer, body = served.ask(DUTIES, "HEAD")
    assert (answer.status, answer.headers["Content-Length"], body) == (200, str(size), b"")
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_what_the_reader_has_already_is_not_sent(served: Served) -> None:
    first, whole = served.ask(DUTIES)
    tag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If_None_Match": tag}, {"If_Modified_Since": changed}):
        answer, body = served.ask(DUTIES, **headers)
        assert (answer.status, body) == (304, b"")
        assert_safe(answer)
    assert served.ask(DUTIES, If_None_Match='"another"')[0].status == 200
    assert served.ask(DUTIES, Range="bytes=0-3", If_Range=tag)[1] == b"PAR1"
    answer, body = served.ask(DUTIES, Range="bytes=0-3", If_Range='"of yesterday"')
    assert (answer.status, body) == (200, whole)


def test_only_reading_and_only_for_this_machine(served: Served) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert served.ask("/index.html", method)[0].status == 405
    assert served.ask("/", Host="evil.example:80")[0].status == 400
    assert served.ask("/", Host="localhost")[0].status == 200


def test_a_release_is_loaded_from_it(served: Served) -> None:
    release = zhengce.Release(served.url)
    assert list(release.load("texts")["text"]) == ["a 1", "b 2"]
    assert release.verify() == []


def test_a_port_that_is_taken_and_a_folder_without_releases(served: Served, tmp_path: Path) -> None:
    port = str(urlsplit(served.url).port)
    for arguments, said in (
        (("--port", port, "-o", str(served.root)), f"Port {port} cannot be used (address already"),
        (("-o", str(tmp_path)), f"Nothing has been published in {tmp_path} yet."),
    ):
        done = subprocess.run(command(*arguments), capture_output=True, text=True)
        assert done.returncode == 2 and said in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    publisher.release(tmp_path, {"a": 1})  # without a portal
    with subprocess.Popen(
        command("--port", "0", "-o", str(tmp_path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        url = process.stdout.readline().split()[-1]
        reader = HTTPConnection(urlsplit(url).netloc, timeout=10)
        reader.request("GET", f"/v/{VERSION}/README.md")
        assert reader.getresponse().read()
        process.send_signal(signal.SIGINT)  # the reader has not gone yet
        _, said = process.communicate(timeout=20)
        reader.close()
    assert process.returncode == 0
    assert said.splitlines() == [
        f"There is no portal in {tmp_path}; start from {url}v/{VERSION}/README.md",
        "Ctrl-C ends it.",
        "Ended.",
    ]
