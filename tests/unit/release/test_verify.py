from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengce import cli
from zhengce.release import sums
from zhengce.release.errors import ReleaseError, UnknownVersion
from zhengce.release.verify import verify


@pytest.fixture(scope="module")
def published(publisher: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    publisher.release(root, {"a": 1})
    publisher.release(root, {"a": 2})
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copytree(published, tmp_path / "root"))


def said(path: Path, version: str | None = None) -> str:
    return "\n".join(map(str, verify(path, version)))


def test_a_whole_release_has_no_problem(root: Path) -> None:
    assert verify(root) == []
    assert verify(root / "v/2026.11.0") == []
    assert verify(root, "2026.11.1") == []
    assert verify(str(root), "latest") == []


def test_a_truncated_parquet_in_an_old_version_is_named(root: Path) -> None:
    path = root / "v/2026.11.0/parquet/duties.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    problems = said(root)
    assert "v/2026.11.0/parquet/duties.parquet: has changed" in problems
    assert (
        "v/2026.11.0/parquet/duties.parquet: cannot be read as Parquet: it is cut short or damaged."
        in problems.splitlines()
    )
    assert len(problems.splitlines()) == 2
    assert "parquet/duties.parquet" in said(root / "v/2026.11.0")
    assert verify(root, "2026.11.1") == []


def test_the_command_names_it_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "v/2026.11.0/parquet/duties.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SystemExit) as ended:
        cli.main(["verify", str(root)])
    shown = capsys.readouterr()
    assert ended.value.code == 1
    assert "v/2026.11.0/parquet/duties.parquet: has changed since" in shown.out
    assert "Errno" not in shown.out + shown.err and "Traceback" not in shown.err


@pytest.mark.parametrize("name", ["parquet/duties.parquet", "csv/duties.csv", "CHANGELOG.md"])
@pytest.mark.parametrize("place", [0.0, 0.3, 0.7, 1.0])
def test_one_bit_in_an_old_version_is_found(root: Path, name: str, place: float) -> None:
    path = root / "v/2026.11.0" / name
    content = bytearray(path.read_bytes())
    content[round(place * (len(content) - 1))] ^= 1
    path.write_bytes(content)
    assert f"v/2026.11.0/{name}: has changed since it was published" in said(root)
    assert "2026.11.1" not in said(root)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("csv/duties.csv", b"x", "csv/duties.csv: has changed"),
        ("csv/duties.csv", None, "csv/duties.csv: is missing"),
        ("parquet/texts.parquet", None, "parquet/texts.parquet: is missing"),
        ("csv/more.csv", b"x", "csv/more.csv: does not belong to the release"),
        ("manifest.json", None, "manifest.json is missing"),
        ("manifest.json", b"{}", "manifest.json is damaged"),
        ("SHA256SUMS", None, "SHA256SUMS is missing"),
        ("SHA256SUMS", b"0  x\n", "SHA256SUMS is damaged in line 1"),
        ("SHA256SUMS", b"0" * 64 + b"  ../../x\n", "SHA256SUMS is damaged in line 1"),
    ],
)
def test_every_file_is_there_alone_and_unchanged(
    root: Path, name: str, content: bytes | None, expected: str
) -> None:
    path = root / "v/2026.11.1" / name
    path.unlink() if content is None else path.write_bytes(content)
    assert expected in said(root)
    assert expected in said(path.parents[len(Path(name).parts) - 1])


def test_a_link_to_nowhere_is_a_problem_and_no_crash(root: Path) -> None:
    path = root / "v/2026.11.1/README.md"
    path.unlink()
    path.symlink_to("nowhere")
    assert "README.md: cannot be read" in said(root)


def test_a_release_rewritten_with_its_own_hashes_is_still_not_what_was_published(
    root: Path,
) -> None:
    folder = root / "v/2026.11.1"
    path = folder / "parquet/texts.parquet"
    pq.write_table(pq.read_table(path).slice(0, 0), path)
    sums.write(folder)
    problems = said(root)
    assert "parquet/texts.parquet: manifest.json and SHA256SUMS give different hashes" in problems
    assert "parquet/texts.parquet: has 0 rows, the manifest says 1" in problems
    pq.write_table(pa.table({"document_id": ["a"]}), path)
    assert "other columns or types" in said(folder)
    described = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_text(json.dumps(described, indent=2))
    sums.write(folder)
    assert "manifest.json: is not the manifest that was published" in said(root)


def test_a_folder_under_another_version_s_name(root: Path) -> None:
    (root / "v/2026.11.1").rename(root / "v/2026.11.7")
    assert "describes version 2026.11.1, not 2026.11.7" in said(root / "v/2026.11.7")
    assert "v/2026.11.1: is missing" in said(root)


def test_a_pointer_that_is_behind(root: Path) -> None:
    listed = json.loads((root / "versions.json").read_bytes())
    (root / "latest.json").write_text(json.dumps(listed[0]))
    assert "latest.json: does not name the newest version" in said(root)
    (root / "latest.json").write_text("half")
    assert "latest.json is damaged" in said(root)


def test_what_is_no_release_is_said_to_be_none(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(ReleaseError, match="neither a release nor"):
        verify(tmp_path_factory.mktemp("empty"))
    with pytest.raises(UnknownVersion, match=r"no version 2025\.1\.0"):
        verify(root, "2025.1.0")
