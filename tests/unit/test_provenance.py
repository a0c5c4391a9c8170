"""The extractor's version follows its code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from zhengce import provenance

PACKAGE = Path(__file__).parents[2] / "pipelines/zhengce"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's files at another place, so that they can be changed."""
    shutil.copytree(PACKAGE, tmp_path / "zhengce")
    monkeypatch.setattr(provenance, "_HERE", tmp_path / "zhengce")
    return tmp_path / "zhengce"


def version() -> str:
    provenance.extractor_version.cache_clear()
    return provenance.extractor_version()


def test_it_does_not_hang_on_the_place_or_the_line_ends(copied: Path) -> None:
    code = copied / "reading/times.py"
    code.write_bytes(code.read_bytes().replace(b"\n", b"\r\n"))  # as Windows checks it out
    elsewhere = version()
    provenance._HERE = PACKAGE
    assert version() == elsewhere
    assert elsewhere.partition("+")[0].count(".") == 2


@pytest.mark.parametrize(
    "name", ["reading/times.py", "intake/html.py", "model.py", "page_labels.csv"]
)
def test_it_changes_with_intake_and_reading(copied: Path, name: str) -> None:
    before = version()
    code = copied / name
    code.write_text(code.read_text("utf-8") + "\n# more\n", "utf-8")
    assert version() != before


def test_it_does_not_change_with_other_code(copied: Path) -> None:
    before = version()
    code = copied / "release/publish.py"
    code.write_text(code.read_text("utf-8") + "\n# more\n", "utf-8")
    assert version() == before


@pytest.fixture(autouse=True)
def forget() -> object:
    """The version of the real code is asked for anew by the tests that follow."""
    yield
    provenance.extractor_version.cache_clear()
