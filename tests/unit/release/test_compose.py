from __future__ import annotations

import json
import subprocess
import time
from datetime import date
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pytest

from zhengce.quality import CheckResult
from zhengce.release import manifest, publish, retention, verify, versions
from zhengce.release.errors import ReleaseError
from zhengce.tables import schema


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def check(rule: str, severity: str = "critical", passed: bool = True) -> CheckResult:
    return CheckResult("clauses", rule, severity, passed, int(not passed), (), f"{rule}.")


def test_the_same_inputs_give_the_same_bytes_in_another_folder_and_time_zone(
    publisher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for place, zone in (("here", "UTC"), ("somewhere/else 别处", "Asia/Shanghai")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        root = tmp_path / place
        for revision in (1, 2):
            publisher.release(root, {"a": 1, "b": revision})
        seen.append({k: v for k, v in contents(root).items() if k != ".lock"})
    monkeypatch.undo()
    time.tzset()
    assert seen[0] == seen[1]


def test_nothing_is_published_when_nothing_has_changed(
    publisher: ModuleType, tmp_path: Path
) -> None:
    assert publisher.release(tmp_path, {"a": 1}) == "2026.11.0"
    before = contents(tmp_path)
    assert publisher.release(tmp_path, {"a": 1}, created_at=date(2027, 1, 1)) is None
    assert contents(tmp_path).keys() == before.keys()


def test_another_extractor_is_a_new_version_and_the_changelog_says_so(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1})
    assert publisher.release(tmp_path, {"a": 1}, extractor_version="2") == "2026.11.1"
    assert "extractor: 1 → 2" in (tmp_path / "v/2026.11.1/CHANGELOG.md").read_text("utf-8")


def test_versions_rise_also_when_the_clock_goes_back(publisher: ModuleType, tmp_path: Path) -> None:
    publisher.release(tmp_path, {"a": 1})
    publisher.release(tmp_path, {"a": 2}, created_at=date(2026, 12, 1))
    publisher.release(tmp_path, {"a": 3}, created_at=date(2026, 1, 1))
    assert [e.version for e in versions.listed(tmp_path)] == ["2026.11.0", "2026.12.0", "2026.12.1"]
    chain = [manifest.read(tmp_path / e.path).previous for e in versions.listed(tmp_path)]
    assert chain == [None, "2026.11.0", "2026.12.0"]
    assert verify.verify(tmp_path) == []


def test_a_release_is_never_dated_before_the_previous_one(
    publisher: ModuleType, tmp_path: Path
) -> None:
    days = (date(2026, 12, 1), date(2025, 1, 1), date(2026, 12, 24))
    for revision, day in enumerate(days):
        publisher.release(tmp_path, {"a": revision}, created_at=day)
    listed = [(e.version, e.created_at) for e in versions.listed(tmp_path)]
    assert listed == [
        ("2026.12.0", "2026-12-01"),
        ("2026.12.1", "2026-12-01"),
        ("2026.12.2", "2026-12-24"),
    ]


def test_a_damaged_previous_version_is_named_with_what_to_do(
    publisher: ModuleType, tmp_path: Path
) -> None:
    for revision in range(3):
        publisher.release(tmp_path, {"a": revision})
    latest = (tmp_path / "latest.json").read_bytes()
    damage(tmp_path / "v/2026.11.2/parquet/targets.parquet")
    with pytest.raises(ReleaseError) as told:
        publisher.release(tmp_path, {"a": 3})
    for said in (
        "since version 2026.11.2 cannot be told",
        "targets.parquet has changed since it was published",
        "zhengce withdraw 2026.11.2",
    ):
        assert said in str(told.value)
    assert (tmp_path / "latest.json").read_bytes() == latest

    with publish.lock(tmp_path):
        retention.withdraw(tmp_path, "2026.11.2")
    assert versions.resolve(tmp_path).version == "2026.11.1"
    assert publisher.release(tmp_path, {"a": 3}) == "2026.11.3"  # a number is used once
    assert manifest.read(tmp_path / "v/2026.11.3").previous == "2026.11.1"
    assert verify.verify(tmp_path) == []


@pytest.mark.parametrize("name", ["manifest.json", "parquet/texts.parquet"])
def test_a_previous_version_with_a_file_missing(
    publisher: ModuleType, tmp_path: Path, name: str
) -> None:
    publisher.release(tmp_path, {"a": 1})
    (tmp_path / "v/2026.11.0" / name).unlink()
    with pytest.raises(ReleaseError, match=rf"{Path(name).name} .*zhengce withdraw 2026\.11\.0"):
        publisher.release(tmp_path, {"a": 2})
    with publish.lock(tmp_path):
        retention.withdraw(tmp_path, "2026.11.0")
    assert versions.latest(tmp_path) is None
    assert publisher.release(tmp_path, {"a": 2}) == "2026.11.1"


def test_a_damaged_older_version_stops_nothing(publisher: ModuleType, tmp_path: Path) -> None:
    for revision in range(2):
        publisher.release(tmp_path, {"a": revision})
    damage(tmp_path / "v/2026.11.0/parquet/targets.parquet")
    (tmp_path / "v/2026.11.0/manifest.json").unlink()
    assert publisher.release(tmp_path, {"a": 2}) == "2026.11.2"


def damage(path: Path) -> None:
    """Change one bit in the file's middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_the_first_release_adds_everything_and_the_next_what_is_new(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1, "b": 1})
    publisher.release(tmp_path, {"b": 2, "c": 1})
    first, second = (manifest.read(tmp_path / e.path) for e in versions.listed(tmp_path))
    for name, definition in schema.load().tables.items():
        counts = [
            (t.changes.added, t.changes.modified, t.changes.deleted)
            for t in (first.tables[name], second.tables[name])
        ]
        modified = int(set(definition.names()) > set(definition.key))
        assert counts == [(2, 0, 0), (1, modified, 1)]
    log = (tmp_path / "v/2026.11.1/CHANGELOG.md").read_text("utf-8")
    assert "文件：新增 1 份，变更 1 份，移除 1 份。Documents: 1 added, 1 changed, 1 removed." in log
    assert "## 新增文件 Documents added: 1\n\n- 《c 1》 c\n" in log
    assert "## 移除文件 Documents removed: 1\n\n- 《a 1》 a\n" in log
    assert "- 《b 2》 b：文件标题、" in log and " Title, " in log
    assert "| 条款 clauses | 1 | 1 | 1 | 2 |" in log


def test_the_changelog_names_what_could_not_be_read(publisher: ModuleType, tmp_path: Path) -> None:
    publisher.release(tmp_path, {"a": 1})
    log = (tmp_path / "v/2026.11.0/CHANGELOG.md").read_text("utf-8")
    reason = schema.load().tables["quarantine"].column("reason")
    assert reason.enum
    words = reason.labels[reason.enum[1]]
    assert f"could not be read: 1\n\n- a：{words.zh} {words.en}\n" in log


def test_the_manifest_describes_every_file_of_every_table(
    publisher: ModuleType, tmp_path: Path
) -> None:
    checks = (check("key"), check("gap", "warning", passed=False), check("span"))
    publisher.release(tmp_path, {"a": 1, "b": 1}, checks=checks)
    folder = tmp_path / "v/2026.11.0"
    found = json.loads((folder / "manifest.json").read_bytes())
    assert list(found["tables"]) == sorted(schema.load().tables)
    for name, table in found["tables"].items():
        path = folder / f"parquet/{name}.parquet"
        assert table["rows"] == pq.read_metadata(path).num_rows == 2
        assert [c["name"] for c in table["columns"]] == pq.read_schema(path).names
        for file, entry in table["files"].items():
            assert (folder / file).stat().st_size == entry["bytes"]
        assert {f"csv/{name}.csv", f"changes/{name}.parquet"} <= table["files"].keys()
    assert found["quality"] == {"passed": 2, "warned": 1, "failed": 0}
    assert found["sources"]["published"] == 2
    assert [r["rule"] for r in json.loads((folder / "quality.json").read_bytes())] == [
        "key",
        "gap",
        "span",
    ]


def test_people_are_told_what_it_is_in_chinese_and_english(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1, "b": 1})
    folder = tmp_path / "v/2026.11.0"
    readme = (folder / "README.md").read_text("utf-8")
    for expected in (
        "2 份政策文件",
        "2 policy documents",
        "duties_zh.csv",
        "| clauses | 条款 | 2 |",
        "Excel 会把条款路径 `2.10` 变成 `2.1`",
        "把该列类型设为“文本”",
        "Excel turns the clause path `2.10` into `2.1`",
        "set the column's type to Text",
    ):
        assert expected in readme
    licence = (folder / "LICENSE").read_text("utf-8")
    for expected in ("CC BY 4.0", "Apache-2.0", "著作权法》第五条"):
        assert expected in licence
    assert (folder / "DICTIONARY.md").stat().st_size


def test_sha256sum_agrees(publisher: ModuleType, tmp_path: Path) -> None:
    publisher.release(tmp_path, {"a": 1})
    folder = tmp_path / "v/2026.11.0"
    subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=folder, check=True)
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    assert len(lines) == len(contents(folder)) - 1


def test_a_long_list_of_documents_is_cut_with_a_count(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {f"d{n:03}": 1 for n in range(70)})
    log = (tmp_path / "v/2026.11.0/CHANGELOG.md").read_text("utf-8")
    assert "Documents added: 70" in log
    assert "and 20 more" in log
    assert log.count("\n- d") == 50
