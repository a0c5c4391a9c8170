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
from zhengce.tables.compared import compared

Row = dict[str, object]
State = dict[str, Row]
Shape = dict[str, pa.DataType]
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


TYPES = {
    "text": [pa.string()],
    "n": [pa.int32(), pa.string()],
    "value": [pa.float64()],
    "day": [pa.date32(), pa.string()],
    "flag": [pa.bool_()],
}
FULL = {name: types[0] for name, types in TYPES.items()}
shapes = st.fixed_dictionaries(
    {"text": st.just(pa.string())},
    optional={name: st.sampled_from(types) for name, types in TYPES.items() if name != "text"},
)
"""Some of the columns, each in one of its types: what a table has, or had before."""


def shaped(state: State, shape: Shape) -> State:
    """The rows with these columns only, the values as their types have them."""

    def value(found: object, kind: pa.DataType) -> object:
        return str(found) if found is not None and kind == pa.string() else found

    return {
        key: {name: value(row[name], kind) for name, kind in shape.items()}
        for key, row in state.items()
    }


def differences(old: State, new: State, before: Shape, after: Shape) -> list[dict[str, object]]:
    """The change rows from one file to another."""
    with TemporaryDirectory() as name:
        paths = []
        for state, shape in ((old, before), (new, after)):
            paths.append(Path(name) / f"{len(paths)}.parquet")
            listed = [{"id": key} | row for key, row in sorted(state.items())]
            schema = pa.schema([("id", pa.string()), *shape.items()])
            table = pa.Table.from_pylist(listed, schema=schema)
            pq.write_table(table, paths[-1], row_group_size=2)
        return list(Pair(("id",), *paths).rows())


def replayed(old: State, changes: list[dict[str, object]]) -> State:
    """The older rows with the changes made to them, each of which must fit."""
    state = dict(old)
    for change in changes:
        op, fields, key = (change.pop(name) for name in ("op", "changed_fields", "id"))
        assert isinstance(key, str)
        assert (fields is not None) == (op == "MOD")
        if op == "DEL":
            assert state.pop(key) == change
            continue
        assert (key in state) == (op == "MOD")
        if op == "MOD":
            assert str(fields).split(";") == [f for f in change if change[f] != state[key][f]]
        state[key] = change
    return state


@settings(max_examples=60, deadline=None)
@given(old=tables, new=tables)
def test_replay(old: State, new: State) -> None:
    assert replayed(old, differences(old, new, FULL, FULL)) == new


@settings(max_examples=60, deadline=None)
@given(old=tables, new=tables, before=shapes, after=shapes)
def test_replay_across_a_change_of_the_schema(
    old: State, new: State, before: Shape, after: Shape
) -> None:
    """What the older rows have in columns that are new or of another type is missing."""
    old, new = shaped(old, before), shaped(new, after)
    kept = {
        key: {name: row[name] if before.get(name) == kind else None for name, kind in after.items()}
        for key, row in old.items()
    }
    assert replayed(kept, differences(old, new, before, after)) == new


@settings(max_examples=60, deadline=None)
@given(old=tables, new=tables, sizes=st.tuples(st.integers(1, 3), st.integers(1, 3)))
def test_it_is_all_the_same_how_many_rows_are_at_hand(
    old: State, new: State, sizes: tuple[int, int]
) -> None:
    schema = pa.schema([("id", pa.string()), *FULL.items()])
    sides = [
        pa.Table.from_pylist([{"id": k} | row for k, row in sorted(state.items())], schema=schema)
        for state in (old, new)
    ]
    whole = list(compared(*([side] * bool(side.num_rows) for side in sides), ["id"], schema))
    parts = [
        [side.slice(at, size) for at in range(0, side.num_rows, size)]
        for side, size in zip(sides, sizes, strict=True)
    ]
    found = list(compared(*parts, ["id"], schema))
    assert pa.concat_tables(found).equals(pa.concat_tables(whole)) if whole else not found
