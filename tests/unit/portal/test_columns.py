"""Rows as a script are the same however they come, and say each row's values again."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest
import site_reader as site

from zhengce.portal import columns

ROWS = pa.table(
    {
        "document_id": ["a", "a", "b", "b", "b", "b"],
        "clause_id": ["a#1", None, "b#1", "b#1", "b#2", None],
        "cited_document_id": ["a", None, "b", "a", None, "a"],
        "department_id": ["a#1", "a#1", "b#1", "1:x", None, "1:x"],
        "n": pa.array([1, 1, None, 3, 3, 1], pa.int32()),
        "matter": ["甲</script>", "乙", "丙", "丁", None, "戊"],
    }
)


def script(rows: int) -> dict[str, Any]:
    """What a browser is given when so many rows come at a time."""
    made = columns.script("some", ROWS.column_names, ROWS.to_batches(max_chunksize=rows))
    assert b"</" not in made
    found: dict[str, Any] = json.loads(made.decode().removeprefix('zcData("some",')[:-2])
    return found


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 6])
def test_every_row_is_there_whatever_comes_at_a_time(rows: int) -> None:
    made = script(rows)
    assert made == script(6)
    assert made["rows"] == ROWS.num_rows
    for name in ("document_id", "cited_document_id", "department_id", "n", "matter"):
        assert site.column(made, name) == ROWS.column(name).to_pylist()


def test_identifiers_are_cut_only_where_all_begin_with_their_documents() -> None:
    made = script(2)["c"]
    assert made["clause_id"] == {
        "d": ["#1", None, "#2"],
        "i": [0, 1, 0, 0, 2, 1],
        "p": "document_id",
    }
    assert "p" not in made["department_id"]
