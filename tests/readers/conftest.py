"""A release of the seeds, for the programs of those who read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhengce import pipeline

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = 1_750_000_000  # 15 June 2025


@pytest.fixture(scope="session")
def output(once: Callable[..., Path]) -> Path:
    """An output folder with one version, 2025.6.0.

    It is made by the pipeline's own steps but for the checks, which take longer than all others
    and are not what is tested here.
    """

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", str(DAY))
            with pipeline.opened(SEEDS, folder, engine="local") as run:
                pipeline.collect(run, lambda stage, item: None)
                for name in pipeline.table_names():
                    pipeline.merge(run, name, lambda stage, item: None)
                pipeline.publish(run, lambda stage, item: None)

    return once("readers", make)


@pytest.fixture(scope="session")
def release(output: Path) -> Path:
    """The folder of the version."""
    return output / "v" / "2025.6.0"
