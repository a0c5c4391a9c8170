"""The older version plus the changes is the newer version, whatever the two hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengce.release.changes import Pair

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("n", pa.int32()),
        ("value", pa.float64()),
        ("day", pa.date32()),
        ("flag", pa.bool_()),
    ]
)
printable = st.text(st.characters(blacklist_categories=["Cs"]), max_size=6)
rows = st.fixed_dictionaries(
    {
        "text": st.none() | printable,
        "n": st.none() | st.integers(-(2**31), 2**31 - 1),
        "value": st.none() | st.floats(allow_nan=False),
        "day": st.none() | st.dates(date(1949, 10, 1), date(2076, 1, 1)),
        "flag": st.none() | st.booleans(),
    }
)
ids = st.sampled_from(
    ["a", "A", "ä", "a\N{COMBINING DIAERESIS}", "’", "; --", "政策#1.2", "政策#1.10"]
)
tables = st.dictionaries(ids, rows, max_size=6)


@settings(max_examples=60, deadline=None)
@given(old=tables, new=tables)
def test_replay(old: dict[str, dict[str, object]], new: dict[str, dict[str, object]]) -> None:
    with TemporaryDirectory() as name:
        paths = []
        for state in (old, new):
            paths.append(Path(name) / f"{len(paths)}.parquet")
            listed = [{"id": key} | row for key, row in sorted(state.items())]
            pq.write_table(pa.Table.from_pylist(listed, schema=SCHEMA), paths[-1], row_group_size=2)
        changes = list(Pair(("id",), *paths).rows())
    state = dict(old)
    for change in changes:
        op, fields, key = (change.pop(name) for name in ("op", "changed_fields", "id"))
        assert (fields is not None) == (op == "MOD")
        if op == "DEL":
            assert state.pop(key) == change
            continue
        assert (key in state) == (op == "MOD")
        if op == "MOD":
            assert fields.split(";") == [f for f in change if change[f] != state[key][f]]
        state[key] = change
    assert state == new
