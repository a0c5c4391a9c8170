"""The extractor's version follows its code."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PIPELINES = Path(__file__).parents[2] / "pipelines"


def version(pipelines: Path) -> str:
    script = "from zhengce.provenance import extractor_version; print(extractor_version())"
    return subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(pipelines), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The package at another place, so that it can be changed."""
    shutil.copytree(PIPELINES, tmp_path / "a/pipelines")
    shutil.copytree(PIPELINES.parent / "schemas", tmp_path / "a/schemas")
    return tmp_path / "a/pipelines"


def test_it_changes_with_reading_and_intake_and_with_nothing_else(copied: Path) -> None:
    here = version(PIPELINES)
    assert here.partition("+")[0].count(".") == 2
    assert version(copied) == here
    release = copied / "zhengce/release/publish.py"
    release.write_text(release.read_text("utf-8") + "\n# more\n", "utf-8")
    text = copied / "zhengce/reading/times.py"
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))  # as Windows checks it out
    assert version(copied) == here
    for name in ("reading/times.py", "intake/html.py", "model.py"):
        before = version(copied)
        code = copied / "zhengce" / name
        code.write_text(code.read_text("utf-8") + "\n# more\n", "utf-8")
        assert version(copied) != before, name
