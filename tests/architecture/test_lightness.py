"""What an import brings along, seen in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"pandas", "pyarrow", "duckdb", "great_expectations", "dagster", "numpy"}


def modules_after(statement: str) -> set[str]:
    """Top-level packages that are loaded after a statement in a new interpreter."""
    script = f"{statement}\nimport sys; print(' '.join({{n.split('.')[0] for n in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "statement",
    [
        "import zhengce",
        "import zhengce; zhengce.Release",
        "import zhengce; zhengce.extract('关于测试的通知'.encode(), document_id='d')",
        "import contextlib, zhengce.cli\n"
        "with contextlib.suppress(SystemExit): zhengce.cli.main(['--help'])",
    ],
    ids=["import", "release", "extract", "help"],
)
def test_nothing_heavy_is_loaded(statement: str) -> None:
    assert not modules_after(statement) & HEAVY


def test_making_tables_needs_no_orchestrator_and_no_pandas() -> None:
    loaded = modules_after("import zhengce.pipeline, zhengce.tables.merge, zhengce.release.publish")
    assert not loaded & {"dagster", "great_expectations", "pandas"}


def test_a_folder_of_documents_needs_no_library_of_remote_ones() -> None:
    loaded = modules_after(
        "import zhengce.pipeline, zhengce.release.publish, zhengce.release.remote\n"
        "from zhengce.intake import find, fingerprint\n"
        "assert list(find('seeds')) and fingerprint('seeds')"
    )
    assert not loaded & {"fsspec", "s3fs", "aiohttp", "botocore"}
