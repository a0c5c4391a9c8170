"""The DuckDB file that is written while the tables are made is the one that is written afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from zhengce.release.ahead import ahead
from zhengce.release.errors import ReleaseError
from zhengce.tables.schema import load

NAME = "zhengce.duckdb"


@pytest.fixture
def staged(release: Path, tmp_path: Path) -> Path:
    """A folder that the tables are still to be put into."""
    (tmp_path / "staged/parquet").mkdir(parents=True)
    return tmp_path / "staged"


def make(table: str, release: Path, staged: Path) -> None:
    shutil.copy(release / f"parquet/{table}.parquet", staged / "parquet")


def test_it_has_the_bytes_that_it_would_have_afterwards(release: Path, staged: Path) -> None:
    tables = list(load().tables)
    with ahead(staged) as writing:
        for table in (*tables[1:], tables[0]):  # in whatever order they are made
            make(table, release, staged)
            writing.made(table)
        writing.finish(staged)
        assert (staged / NAME).read_bytes() == (release / NAME).read_bytes()


def test_a_run_that_ends_before_all_tables_are_made_waits_for_none(
    release: Path, staged: Path
) -> None:
    first, *_ = load().tables
    make(first, release, staged)
    with pytest.raises(ZeroDivisionError), ahead(staged) as writing:
        writing.made(first)
        raise ZeroDivisionError
    assert not (staged / NAME).exists()


def test_without_a_table_there_is_no_file(release: Path, staged: Path) -> None:
    first, *_ = load().tables
    make(first, release, staged)
    with ahead(staged) as writing:
        writing.finish(staged)  # nothing was begun
        writing.made(first)
        writing.finish(staged)
    assert not (staged / NAME).exists()


def test_what_goes_wrong_is_told_at_the_end(staged: Path) -> None:
    with ahead(staged) as writing:
        shutil.rmtree(staged)
        for table in load().tables:
            writing.made(table)
        with pytest.raises(ReleaseError, match="Cannot write to"):
            writing.finish(staged)
