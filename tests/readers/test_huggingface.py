"""The folder of a version is a dataset of Hugging Face: its card is valid, its tables load."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

import zhengce
from zhengce.release import texts


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The library, told before its import to ask nobody on the network and to keep to a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("home")))
        import datasets

    assert datasets.config.HF_HUB_OFFLINE
    datasets.disable_progress_bars()
    return datasets


def test_every_table_loads_with_all_its_rows(
    datasets: ModuleType, output: Path, release: Path, tmp_path: Path
) -> None:
    published = zhengce.Release(output)
    tables = {name: rows for name, rows in published.tables.items() if rows}
    assert {"quarantine"} <= set(published.tables) - set(tables), "one without rows is not loadable"
    assert set(datasets.get_dataset_config_names(str(release))) == set(tables)
    assert datasets.get_dataset_default_config_name(str(release)) == "duties"
    for name, rows in tables.items():
        found = datasets.load_dataset(str(release), name, split="train", cache_dir=str(tmp_path))
        assert found.num_rows == rows
        columns = [column.name for column in published.manifest.tables[name].columns]
        assert found.column_names == columns


def test_values_are_those_of_the_release(
    datasets: ModuleType, output: Path, release: Path, tmp_path: Path
) -> None:
    found = datasets.load_dataset(str(release), "deadlines", cache_dir=str(tmp_path))["train"]
    frame = zhengce.load("deadlines", root=output)
    assert found["expression"][:] == frame["expression"].tolist()
    ends = [end and f"{end:%Y-%m-%d}" for end in found["end_date"]]
    published = frame["end_date"].dt.strftime("%Y-%m-%d").astype(object)
    assert ends == published.where(published.notna(), None).tolist()


@pytest.mark.usefixtures("datasets")
def test_the_card_says_what_it_is(release: Path) -> None:
    from huggingface_hub import DatasetCard

    card = DatasetCard.load(release / "README.md")
    assert (card.data.license, card.data.language) == ("cc-by-4.0", ["zh"])
    assert card.data.pretty_name == "政策文件任务数据 Policy duties"
    assert card.data.size_categories == ["1K<n<10K"]
    assert card.text.startswith("\n# 政策文件任务数据 2025.6.0")


@pytest.mark.parametrize(
    ("rows", "category"),
    [
        (0, "n<1K"), (999, "n<1K"), (1000, "1K<n<10K"), (99_999, "10K<n<100K"),
        (5_000_000, "1M<n<10M"), (999_999_999, "100M<n<1B"), (10**9, "n>1B"),
    ],
)  # fmt: skip
def test_sizes(rows: int, category: str) -> None:
    assert texts.size_category(rows) == category
