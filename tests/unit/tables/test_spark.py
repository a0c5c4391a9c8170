"""The published Parquet files, read by Spark where it is installed (pip install pyspark; needs Java)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Any

import pyarrow.parquet as pq
import pytest

from zhengce import model

sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed (pip install pyspark)")
pytestmark = pytest.mark.skipif(which("java") is None, reason="Spark needs Java")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark in one process of this machine, asked by nobody else."""
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_reads_the_same(
    spark: Any, publish: Callable[..., Mapping[str, Path]], make: Callable[..., model.Extraction]
) -> None:
    hostile = make("@hostile")
    title = '=1+1 </script> "quoted"\u2028after'
    found = [make("a"), replace(hostile, document=replace(hostile.document, title=title))]
    for name, path in publish(found).items():
        pattern = str(path).replace("[", r"\[").replace("]", r"\]")
        rows = [row.asDict() for row in spark.read.parquet(pattern).collect()]
        expected = pq.read_table(path).to_pylist()
        assert len(rows) == len(expected), name
        assert all(row in rows for row in expected), name
