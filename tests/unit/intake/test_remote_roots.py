"""Documents on a web server, or wherever fsspec reaches, are found as those of a folder are."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import fsspec
import pytest

from zhengce.intake import Unreachable, WrongRoot, corrections, find, fingerprint
from zhengce.model import Quarantined, Source

TEXTS = {"a.txt": "一、甲", "区/b c#.txt": "一、乙", "a.yml": "publisher: 丙", ".x.txt": "一、丁"}
ENTRY = '- {document: a, match: "甲", action: replace, with: "乙", reason: a slip}\n'


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def web(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def memory(folder: Path) -> Iterator[str]:
    system = fsspec.filesystem("memory")
    for name, text in TEXTS.items():
        system.pipe(f"/bucket/documents/{name}", text.encode())
    yield "memory://bucket/documents"
    system.rm("/bucket", recursive=True)


def sha256(name: str) -> str:
    return hashlib.sha256(TEXTS[name].encode()).hexdigest()


def listing(folder: Path, name: str, content: object) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8")


def found(root: str) -> list[tuple[str, str, str | None]]:
    items = [item for item in find(root) if isinstance(item, Source)]
    return [(i.document_id, i.data.decode(), i.companion and i.companion.publisher) for i in items]


FOUND = [("a", "一、甲", "丙"), ("区/b c#", "一、乙", None)]


def test_of_a_file_system(memory: str) -> None:
    assert found(memory) == FOUND
    assert all(item.changed > 0 for item in find(memory))


@pytest.mark.parametrize(
    "content",
    [
        list(TEXTS),
        [
            {"path": name, "sha256": sha256(name), "size": len(TEXTS[name].encode())}
            for name in TEXTS
        ],
        "# the documents\n" + "\n".join(TEXTS),
        "\n".join(f"{sha256(name)}  {name}" for name in TEXTS),
    ],
    ids=["paths", "objects", "lines", "sums"],
)
def test_of_a_listing(folder: Path, web: str, content: object) -> None:
    listing(folder, "all", content)
    assert found(f"{web}/all") == FOUND
    assert all(item.changed > 0 for item in find(f"{web}/all"))


def test_the_time_that_a_listing_gives_counts(folder: Path, web: str) -> None:
    listing(folder, "all.json", [{"path": "a.txt", "modified": "2020-01-02T00:00:00+08:00"}])
    assert [item.changed for item in find(f"{web}/all.json")] == [1577894400]


def test_corrections_are_found_there(folder: Path, web: str, memory: str) -> None:
    (folder / "corrections.yml").write_text(ENTRY, encoding="utf-8")
    listing(folder, "all", ["a.txt"])
    assert corrections(f"{web}/all") == {}
    listing(folder, "all", ["a.txt", "corrections.yml"])
    fsspec.filesystem("memory").pipe("/bucket/documents/corrections.yml", ENTRY.encode())
    assert corrections(f"{web}/all") == corrections(memory) == corrections(folder)
    assert list(corrections(memory)) == ["a"]


def test_its_fingerprint_changes_with_a_document(folder: Path, web: str, memory: str) -> None:
    listing(folder, "all", "\n".join(f"{sha256(name)}  {name}" for name in TEXTS))
    before = fingerprint(f"{web}/all"), fingerprint(memory)
    assert before == (fingerprint(f"{web}/all"), fingerprint(memory))
    listing(folder, "all", f"{sha256('a.yml')}  a.txt")
    fsspec.filesystem("memory").pipe("/bucket/documents/a.txt", "一、戊".encode())
    assert before[0] != fingerprint(f"{web}/all")
    assert before[1] != fingerprint(memory)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"path": "none.txt"}, "the server answers 404"),
        ({"path": "a.txt", "size": 3}, "the listing says 3 bytes, it has 9"),
        ({"path": "a.txt", "sha256": "0" * 64}, "not the file of the listing, its SHA-256 differs"),
    ],
)
def test_a_file_that_is_not_there_as_listed_is_reported(
    folder: Path, web: str, entry: object, complaint: str
) -> None:
    listing(folder, "all.json", [entry, {"path": "区/b c#.txt"}])
    items = list(find(f"{web}/all.json"))
    [lost] = [item for item in items if isinstance(item, Quarantined)]
    assert (lost.reason, complaint in lost.detail) == ("vanished", True)
    assert len(items) == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{}", "it must be a list"),
        ("[1]", "entry 1 has no path"),
        ('["a.txt", {"path": "../b.txt"}]', "entry 2 has the path '../b.txt', which leads out"),
        ("/etc/passwd", "leads out of its folder"),
        ('[{"path": "a.txt", "hash": "0"}]', "entry 1 does not know hash"),
        ('[{"path": "a.txt", "size": "9"}]', "entry 1 has a wrong size"),
        ('[{"path": "a.txt", "sha256": "9"}]', "entry 1 has a wrong sha256"),
        ('[{"path": "a.txt", "modified": "today"}]', "Invalid isoformat"),
        ("a.txt\na.txt", "names one path twice"),
        ("[", "is no listing of documents"),
    ],
)
def test_a_listing_that_is_none_is_an_error(
    folder: Path, web: str, content: str, complaint: str
) -> None:
    listing(folder, "all", content)
    with pytest.raises(WrongRoot, match=complaint) as error:
        find(f"{web}/all")
    assert f"{web}/all" in str(error.value)


def test_a_server_that_fails_stops_the_run(folder: Path, web: str) -> None:
    listing(folder, "all", ["a.txt"])
    items = find(f"{web}/all")
    with pytest.raises(Unreachable, match="cannot be read"):
        find("http://127.0.0.1:1/all")
    assert isinstance(next(items), Source)


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("gopher://x/y", "gopher://x/y cannot be a source: Protocol not known"),
        ("memory://bucket/none", "There is nothing at memory://bucket/none"),
    ],
)
def test_a_root_that_is_not_there_is_an_error(url: str, complaint: str) -> None:
    with pytest.raises(WrongRoot, match=complaint):
        find(url)


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    seen = sys.modules["fsspec.registry"]._registry
    monkeypatch.delitem(seen, "s3", raising=False)  # another test may have used it
    with pytest.raises(WrongRoot, match=r"pip install 'zhengce\[s3\]'"):
        find("s3://bucket/documents")
