"""Two versions of a sorted table side by side: which rows came, changed and went; no files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    Key = tuple[object, ...]

OP = "op"
FIELDS = "changed_fields"
"""The columns that lead a change row: ADD, MOD or DEL, and for MOD which columns differ."""


def compared(
    old: Iterable[pa.Table], new: Iterable[pa.Table], key: Sequence[str], schema: pa.Schema
) -> Iterator[pa.Table]:
    """The change rows between two versions by key: the two leading columns and those of ``schema``.

    ``old`` and ``new`` are the rows of each in the order of ``key``, some at a time and never
    none; what is held of either is the part that is at hand.  A row that has gone is told as it
    was, any other as it is.  A column of ``schema`` that the older rows do not have, or have in
    another type, counts as changed where it is not null, and is null where they are told.
    """
    nothing = schema.empty_table()
    for before, after in _abreast(iter(old), iter(new), key):
        found = _differences(
            nothing if before is None else before, nothing if after is None else after, key, schema
        )
        if found.num_rows:
            yield found


def _abreast(
    old: Iterator[pa.Table], new: Iterator[pa.Table], key: Sequence[str]
) -> Iterator[tuple[pa.Table | None, pa.Table | None]]:
    """The rows of both up to the same key, again and again; None where one has come to its end."""
    before, after = next(old, None), next(new, None)
    while before is not None and after is not None:
        bound = min(_key(before, key, -1), _key(after, key, -1))
        ends = _until(before, key, bound), _until(after, key, bound)
        yield before.slice(0, ends[0]), after.slice(0, ends[1])
        before = before.slice(ends[0]) if ends[0] < before.num_rows else next(old, None)
        after = after.slice(ends[1]) if ends[1] < after.num_rows else next(new, None)
    while before is not None:
        yield before, None
        before = next(old, None)
    while after is not None:
        yield None, after
        after = next(new, None)


def _differences(old: pa.Table, new: pa.Table, key: Sequence[str], schema: pa.Schema) -> pa.Table:
    """The change rows between all rows of two tables."""
    import pyarrow as pa

    if old.equals(new):
        return _told("ADD", schema.empty_table())
    keys_before, keys_after = _keys(old, key), _keys(new, key)
    before_at = {found: place for place, found in enumerate(keys_before)}
    after_at = {found: place for place, found in enumerate(keys_after)}
    both = [found for found in keys_after if found in before_at]
    after = _at(new, [after_at[found] for found in both])
    fields = _changed_fields(_at(old, [before_at[found] for found in both]), after, key)
    altered = [place for place, names in enumerate(fields) if names]
    came = [place for found, place in after_at.items() if found not in before_at]
    gone = [place for found, place in before_at.items() if found not in after_at]
    told = pa.concat_tables(
        [
            _told("ADD", _at(new, came)),
            _told("MOD", _at(after, altered), [fields[place] for place in altered]),
            _told("DEL", _shaped(_at(old, gone), schema)),
        ]
    )
    keys = _keys(told, key)
    return _at(told, sorted(range(told.num_rows), key=keys.__getitem__))


def _at(rows: pa.Table, places: Sequence[int]) -> pa.Table:
    import pyarrow as pa

    return rows.take(pa.array(places, pa.int64()))


def _changed_fields(before: pa.Table, after: pa.Table, key: Sequence[str]) -> list[str]:
    """Of each pair of rows the columns that differ, joined by ``;``."""
    import pyarrow.compute as pc

    names = [name for name in after.column_names if name not in key]
    differs = [
        _distinct(before.column(name), after.column(name))
        if _has(before.schema, after.schema.field(name))
        else pc.is_valid(after.column(name))
        for name in names
    ]
    found = [""] * after.num_rows
    for name, column in zip(names, differs, strict=True):
        for place in pc.indices_nonzero(column).to_pylist():
            found[place] += f";{name}" if found[place] else name
    return found


def _distinct(before: pa.ChunkedArray, after: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where two columns differ, null being a value like others."""
    import pyarrow.compute as pc

    unequal = pc.fill_null(pc.not_equal(before, after), fill_value=False)
    return pc.or_(unequal, pc.xor(pc.is_null(before), pc.is_null(after)))


def _has(schema: pa.Schema, field: pa.Field) -> bool:
    place = schema.get_field_index(field.name)
    return place >= 0 and bool(schema.field(place).type == field.type)


def _shaped(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Rows with the columns of ``schema``, null in those that they do not have."""
    import pyarrow as pa

    columns = [
        rows.column(field.name) if _has(rows.schema, field) else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema.remove_metadata())


def _told(op: str, rows: pa.Table, fields: Sequence[str] | None = None) -> pa.Table:
    """Rows led by what became of them."""
    import pyarrow as pa

    names = (
        pa.nulls(rows.num_rows, pa.string()) if fields is None else pa.array(fields, pa.string())
    )
    return (
        rows.replace_schema_metadata()
        .add_column(0, FIELDS, names)
        .add_column(0, OP, pa.repeat(op, rows.num_rows))
    )


def _keys(rows: pa.Table, key: Sequence[str]) -> list[Key]:
    return list(zip(*(rows.column(name).to_pylist() for name in key), strict=True))


def _key(rows: pa.Table, key: Sequence[str], place: int) -> Key:
    return tuple(rows.column(name)[place].as_py() for name in key)


def _until(rows: pa.Table, key: Sequence[str], bound: Key) -> int:
    """How many of the sorted rows stand up to ``bound``."""
    return bisect_right(range(rows.num_rows), bound, key=lambda place: _key(rows, key, place))
