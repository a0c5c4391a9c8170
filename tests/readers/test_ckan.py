"""``zhengce publish-ckan`` against an action API that answers over HTTP."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import zhengce
from zhengce import cli

sys.path.insert(0, str(Path(__file__).parent))
import ckan_server
from ckan_server import TOKEN, Ckan


@pytest.fixture
def ckan(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ckan]:
    monkeypatch.setenv("CKAN_API_TOKEN", TOKEN)
    with ckan_server.running() as server:
        yield server


def publish(url: str, output: Path, *more: str, organization: str = "health") -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(
            ["publish-ckan", "--url", url, "--organization", organization, "-o", str(output), *more]
        )
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_a_version_becomes_a_dataset_with_its_files(
    ckan: Ckan, output: Path, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(ckan.url, output) == 0
    (dataset,) = ckan.datasets.values()
    assert (dataset["name"], dataset["version"]) == ("zhengce", "2025.6.0")
    assert dataset["owner_org"] == "health" and dataset["license_id"] == "cc-by"
    assert "政策文件任务数据" in dataset["title"]
    names = [resource["name"] for resource in dataset["resources"]]
    assert names[:3] == ["duties.csv", "duties_zh.csv", "duties.parquet"]
    tables = zhengce.Release(output).tables
    assert set(names) == {f"{t}.{e}" for t in tables for e in ("csv", "parquet")} | {
        "duties_zh.csv"
    }
    for resource in dataset["resources"]:
        path = release / Path(resource["name"]).suffix[1:] / resource["name"]
        assert ckan.files[resource["id"]] == path.read_bytes()
        assert int(resource["size"]) == path.stat().st_size
        assert resource["format"] == {".csv": "CSV", ".parquet": "Parquet"}[path.suffix]
        assert resource["url"].endswith(f"/{path.name}")
    assert f"/dataset/zhengce: {len(names) + 1} new" in capsys.readouterr().out


def test_the_second_publication_updates_and_doubles_nothing(
    ckan: Ckan, output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(output, tmp_path / "out"))
    assert publish(ckan.url, copy) == 0
    dataset = ckan.datasets["zhengce"]
    before = {resource["name"]: dict(resource) for resource in dataset["resources"]}
    dataset["extras"].append({"key": "contact", "value": "an editor's"})
    dataset["tags"] = [{"name": "chosen"}]
    dataset["resources"][0] |= {"hash": "sha256:of-an-older-version", "view": "an editor's"}
    ckan.calls.clear()
    capsys.readouterr()

    assert publish(ckan.url, copy) == 0
    assert ckan.calls == ["package_show", "package_patch", "resource_patch duties.csv"]
    after = {resource["name"]: resource for resource in dataset["resources"]}
    assert {name: r["id"] for name, r in after.items()} == {n: r["id"] for n, r in before.items()}
    assert after["duties.csv"]["hash"] == before["duties.csv"]["hash"]
    assert after["duties.csv"]["view"] == "an editor's" and dataset["tags"] == [{"name": "chosen"}]
    extras = [extra["key"] for extra in dataset["extras"]]
    assert "contact" in extras and len(set(extras)) == len(extras)
    assert f"0 new, 2 changed, {len(before) - 1} as they were." in capsys.readouterr().out


def test_a_dry_run_sends_nothing(
    ckan: Ckan,
    output: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CKAN_API_TOKEN")
    assert publish(ckan.url, output, "--dry-run") == 0
    assert ckan.calls == ["package_show"] and not ckan.datasets
    shown = capsys.readouterr().out
    assert "create duties.csv (" in shown and "Would publish 2025.6.0" in shown
    assert publish(ckan.url, output) == 2
    assert "CKAN_API_TOKEN" in capsys.readouterr().err


def test_one_that_was_interrupted_is_finished(
    ckan: Ckan, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ckan.fail_at = "clauses.csv"
    assert publish(ckan.url, output) == 1
    shown = capsys.readouterr()
    assert "create duties.csv" in shown.out and "clauses.csv" not in shown.out
    assert "answers resource_create with 500: <h1>Internal Server Error</h1>" in shown.err
    ckan.fail_at = None
    ckan.calls.clear()
    assert publish(ckan.url, output) == 0
    assert "resource_create clauses.csv" in ckan.calls
    assert not any("duties" in call for call in ckan.calls)
    names = [resource["name"] for resource in ckan.datasets["zhengce"]["resources"]]
    assert len(names) == len(set(names)) == 2 * len(zhengce.Release(output).tables) + 1


def test_what_the_portal_refuses_is_one_sentence(
    ckan: Ckan, output: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(url: str, *more: str, organization: str = "health") -> str:
        assert publish(url, output, *more, organization=organization) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert TOKEN not in line
        return line

    url = ckan.url
    assert "owner_org: Organization does not exist." in said(url, organization="nobody")
    assert "name: Must be purely lowercase alphanumeric" in said(url, "--name", "Ünique")
    assert f"{url}/moved leads to {url}/api/3/action/package_show;" in said(f"{url}/moved")
    assert f"{url}/blog is no CKAN" in said(f"{url}/blog")
    assert "answers package_show with 404" in said(f"{url}/nowhere")
    assert "cannot be reached" in said("http://127.0.0.1:9")
    monkeypatch.setenv("CKAN_API_TOKEN", "another")
    assert "does not let this token do package_create: Access denied" in said(url)
    assert not ckan.datasets
    ckan.datasets["zhengce"] = {
        "id": "1", "name": "zhengce", "resources": [], "organization": {"id": "2", "name": "tax"},
    }  # fmt: skip
    assert "belongs to the organisation tax, not health." in said(url)
    assert publish("data.example.org", output) == 2
