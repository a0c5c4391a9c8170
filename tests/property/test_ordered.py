"""Sorting through files gives what sorting in memory gives."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from zhengce.tables.ordered import in_order

KEYS = st.lists(st.text("ab!#1.一𠀀", max_size=6), unique=True, max_size=60)


@given(KEYS, st.integers(1, 9), st.integers(1, 400), st.integers(1, 80))
def test_rows_come_out_by_key_whatever_fits_in_memory(keys, batch, run_bytes, chunk_bytes):
    rows = pa.table({"key": keys, "n": pa.array(range(len(keys)), pa.int32())})
    with TemporaryDirectory() as folder:
        pieces = list(
            in_order(rows.to_batches(batch), ["key"], Path(folder), run_bytes, chunk_bytes)
        )
        assert list(Path(folder).iterdir()) == []
    found = [(row["key"], row["n"]) for piece in pieces for row in piece.to_pylist()]
    assert found == sorted((key, n) for n, key in enumerate(keys))
