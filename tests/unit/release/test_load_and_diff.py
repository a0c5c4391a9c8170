from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from zhengce.release.changes import ChangeCount
from zhengce.release.diff import diff
from zhengce.release.errors import ReleaseError, UnknownTable, UnknownVersion
from zhengce.release.load import load


@pytest.fixture(scope="module")
def published(publisher: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    for documents in ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 1, "c": 1}):
        publisher.release(root, documents)
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copytree(published, tmp_path / "root"))


def test_a_table_of_the_newest_or_a_named_version(root: Path) -> None:
    assert list(load("texts", root=root)["text"]) == ["a 2", "b 1", "c 1"]
    assert list(load("texts", "2026.11.0", str(root))["text"]) == ["a 1", "b 1"]


def test_columns_have_the_types_that_pandas_users_expect(root: Path) -> None:
    frame = load("deadlines", root=root)
    assert frame["end_date"].dt.year.tolist() == [2000, 2000, 2000]
    assert isinstance(frame["duration_value"].dtype, pd.Int32Dtype)
    assert frame["year_inferred"].dtype == bool
    assert isinstance(frame["kind"].iloc[0], str)


def test_what_is_not_there_is_one_sentence(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(UnknownTable, match=r"no table duty in .*duties"):
        load("duty", root=root)
    with pytest.raises(UnknownVersion, match=r"no version 2020\.1\.0"):
        load("duties", "2020.1.0", root)
    with pytest.raises(UnknownVersion, match="Nothing has been published"):
        load("duties", root=tmp_path_factory.mktemp("empty"))
    with pytest.raises(LookupError):
        load("../../etc/passwd", root=root)


def test_a_damaged_table_is_named(root: Path) -> None:
    (root / "v/2026.11.2/parquet/texts.parquet").write_bytes(b"PAR1")
    with pytest.raises(ReleaseError, match=r"texts\.parquet cannot be read"):
        load("texts", root=root)


def test_a_path_is_not_its_own_reason(root: Path) -> None:
    path = root / "v/2026.11.2/parquet/texts.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(ReleaseError) as damaged:
        load("texts", root=root)
    assert str(damaged.value) == f"{path} cannot be read: it is no whole Parquet file."
    path.unlink()
    with pytest.raises(ReleaseError) as missing:
        load("texts", root=root)
    assert str(missing.value) == f"{path} cannot be read: there is no such file or folder."


def test_the_difference_between_any_two_versions(root: Path) -> None:
    found = diff(root, "2026.11.0", "2026.11.2")["texts"]
    assert found.count() == ChangeCount(added=1, modified=1, deleted=0)
    assert [(r["op"], r["document_id"], r["text"]) for r in found.rows()] == [
        ("MOD", "a", "a 2"),
        ("ADD", "c", "c 1"),
    ]
    back = diff(root, "latest", "2026.11.0")["texts"]
    assert back.count() == ChangeCount(added=0, modified=1, deleted=1)
    assert not any(pair.count() for pair in diff(root, "2026.11.1", "2026.11.1").values())
    with pytest.raises(UnknownVersion):
        diff(root, "2026.11.0", "2026.12.0")
