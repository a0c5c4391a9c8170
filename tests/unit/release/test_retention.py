from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from zhengce.release import publish, retention, versions
from zhengce.release.errors import ReleaseError, UnknownVersion
from zhengce.release.load import load
from zhengce.release.verify import verify


@pytest.fixture
def root(publisher: ModuleType, tmp_path: Path) -> Path:
    """Five versions, 2026.11.0 to 2026.11.4."""
    publisher.tiny(tmp_path, range(5))
    return tmp_path


def there(root: Path) -> list[str]:
    """The versions on the disk, which are those that are listed as available."""
    folders = sorted(path.name for path in (root / "v").iterdir())
    assert folders == sorted(entry.version for entry in versions.available(root))
    assert verify(root) == []
    return folders


def test_twelve_versions_stay_when_nobody_has_said_otherwise(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.tiny(tmp_path, range(14))
    assert retention.prune(tmp_path) == ("2026.11.0", "2026.11.1")
    assert len(there(tmp_path)) == 12
    assert retention.prune(tmp_path) == ()


def test_the_last_few_and_the_tagged_stay(root: Path) -> None:
    retention.keep(root, 2)
    retention.tag(root, "2026.11.1", "annual-2026")
    assert retention.prune(root) == ("2026.11.0", "2026.11.2")
    assert there(root) == ["2026.11.1", "2026.11.3", "2026.11.4"]
    retention.untag(root, "annual-2026")
    assert retention.prune(root) == ("2026.11.1",)
    with pytest.raises(ReleaseError, match="no tag annual-2026"):
        retention.untag(root, "annual-2026")


def test_a_withdrawn_version_is_still_listed_and_said_to_be_withdrawn(
    publisher: ModuleType, root: Path
) -> None:
    retention.keep(root, 1)
    retention.prune(root)
    listed = json.loads((root / "versions.json").read_bytes())
    assert [entry["withdrawn"] for entry in listed] == [True] * 4 + [False]
    with pytest.raises(UnknownVersion, match=r"2026\.11\.1 was withdrawn .*newest: 2026\.11\.4"):
        load("texts", "2026.11.1", root)
    assert publisher.release(root, {"a": 9}) == "2026.11.5"
    assert len(versions.listed(root)) == 6


def test_what_latest_json_names_is_never_withdrawn(root: Path) -> None:
    older = versions.resolve(root, "2026.11.0")
    (root / "latest.json").write_bytes(versions.pointer(older))
    retention.keep(root, 1)
    assert "2026.11.0" not in retention.prune(root)
    assert (root / "v/2026.11.0").is_dir()


def test_a_tag_can_be_moved_but_not_be_anything(root: Path) -> None:
    retention.tag(root, "2026.11.1", "年报")
    retention.tag(root, "latest", "年报")
    assert retention.read(root).tags == {"年报": "2026.11.4"}
    with pytest.raises(UnknownVersion):
        retention.tag(root, "2020.1.0", "x")
    for name in ("", "-x", "a b", "a/b", "x" * 65):
        with pytest.raises(ValueError, match="cannot be a tag"):
            retention.tag(root, "latest", name)
    with pytest.raises(ValueError, match="at least one"):
        retention.keep(root, 0)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"keep": 0, "tags": {}}', '{"keep": "all", "tags": {}}']
)
def test_a_damaged_wish_withdraws_nothing(root: Path, content: str) -> None:
    (root / "retention.json").write_text(content)
    with pytest.raises(ReleaseError, match=r"retention\.json is damaged"):
        retention.prune(root)
    assert len(there(root)) == 5


def test_a_version_that_is_taken_back(root: Path) -> None:
    retention.tag(root, "2026.11.4", "kept")
    with pytest.raises(ReleaseError, match="has the tag kept"):
        retention.withdraw(root, "latest")
    retention.untag(root, "kept")
    retention.withdraw(root, "latest")
    assert versions.resolve(root).version == "2026.11.3"
    retention.withdraw(root, "2026.11.1")
    assert there(root) == ["2026.11.0", "2026.11.2", "2026.11.3"]
    with pytest.raises(UnknownVersion, match="was withdrawn"):
        retention.withdraw(root, "2026.11.1")


@pytest.mark.parametrize("stroke", ["listed", "moved", "half deleted"])
def test_a_withdrawal_that_was_cut_short_is_finished(root: Path, stroke: str) -> None:
    entries = versions.listed(root)
    marked = (replace(entries[0], withdrawn=True), *entries[1:])
    (root / "versions.json").write_bytes(versions.listing(marked))
    if stroke != "listed":
        (root / ".withdrawn").mkdir()
        (root / "v/2026.11.0").rename(root / ".withdrawn/2026.11.0")
    if stroke == "half deleted":
        (root / ".withdrawn/2026.11.0/manifest.json").unlink()
    publish.settle(root)
    assert there(root) == [f"2026.11.{number}" for number in range(1, 5)]
    assert not (root / ".withdrawn").exists()
