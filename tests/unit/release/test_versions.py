from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from zhengce.release import versions
from zhengce.release.errors import ReleaseError, UnknownVersion


@pytest.mark.parametrize(
    ("previous", "created", "expected"),
    [
        (None, date(2026, 11, 21), "2026.11.0"),
        ("2026.11.0", date(2026, 11, 30), "2026.11.1"),
        ("2026.11.9", date(2026, 11, 30), "2026.11.10"),
        ("2026.11.4", date(2026, 12, 1), "2026.12.0"),
        ("2026.12.3", date(2027, 1, 1), "2027.1.0"),
        ("2026.11.4", date(2026, 3, 1), "2026.11.5"),  # the clock has gone back
        ("2026.11.4", date(2025, 12, 1), "2026.11.5"),
    ],
)
def test_the_version_after(previous: str | None, created: date, expected: str) -> None:
    assert versions.following(previous, created) == expected


@pytest.mark.parametrize("name", ["latest", "2026.13", "2026.01.0", "2026.1.00", "26.1.0", "../x"])
def test_what_is_no_version_has_no_number(name: str) -> None:
    assert not versions.is_version(name)
    with pytest.raises(ValueError, match=r"YYYY\.M\.N"):
        versions.number(name)


def test_before_the_first_release_there_is_nothing(tmp_path: Path) -> None:
    assert versions.latest(tmp_path / "none") is None
    assert versions.listed(tmp_path / "none") == ()
    with pytest.raises(UnknownVersion, match="Nothing has been published"):
        versions.resolve(tmp_path)


def entry(version: str) -> dict[str, str]:
    return {
        "version": version,
        "path": f"v/{version}",
        "manifest_sha256": "0" * 64,
        "created_at": "2026-11-21",
    }


def test_versions_are_ordered_by_number_not_by_letter(tmp_path: Path) -> None:
    names = ["2026.9.0", "2026.11.0", "2026.11.2", "2026.11.10"]
    (tmp_path / "versions.json").write_text(json.dumps([entry(n) for n in reversed(names)]))
    assert [e.version for e in versions.listed(tmp_path)] == names
    with pytest.raises(UnknownVersion, match=r"no version 2026\.10\.0 .*2026\.11\.10"):
        versions.resolve(tmp_path, "2026.10.0")


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": "2026.1.0"}', json.dumps(entry("../../etc"))]
)
def test_a_damaged_pointer_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / "latest.json").write_text(content)
    with pytest.raises(ReleaseError, match=r"latest\.json"):
        versions.latest(tmp_path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "it is no whole JSON"),
        ("[]", "it is not built like one"),
        ("{}", "it lacks 'version'"),
        (json.dumps(entry("x")), "'x' is not a version of the form YYYY.M.N"),
        (json.dumps(entry("2026.1.0"))[:50], "it is no whole JSON"),
    ],
)
def test_the_damage_is_said_in_words(tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "latest.json"
    path.write_text(content)
    with pytest.raises(ReleaseError) as told:
        versions.latest(tmp_path)
    assert str(told.value) == (
        f"{path} is damaged ({why}): remove it, and the next run writes it anew from the "
        f"versions in {tmp_path / 'v'}."
    )
    path.unlink()
    path.mkdir()
    with pytest.raises(ReleaseError, match=r"damaged \(a folder stands where a file is needed\)"):
        versions.latest(tmp_path)


def test_a_pointer_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latest.json").write_text(json.dumps(entry("2026.1.0") | {"path": "/etc"}))
    with pytest.raises(ReleaseError, match="not the folder of a version"):
        versions.latest(tmp_path)
