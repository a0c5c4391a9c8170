"""How a published Parquet file is laid out; equal rows give equal bytes.

Which rows stand in it is for assemble.py and merge.py to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from zhengce.tables.schema import Table


def write_parquet(pieces: Iterable[pa.Table], table: Table, out: Path) -> int:
    """Write the rows of ``pieces``, sorted by key, as ``table``'s file; return their number.

    Row groups have a fixed number of rows whatever the pieces' sizes; at most one
    group is held in memory.  Raises OSError, and pyarrow.ArrowInvalid when a value
    does not fit its column's type.
    """
    import pyarrow.parquet as pq

    schema = table.arrow()
    rows = 0
    with pq.ParquetWriter(
        out,
        schema,
        compression="zstd",
        use_dictionary=[c.name for c in table.columns if c.repeats or c.enum],
        write_page_index=True,
        sorting_columns=pq.SortingColumn.from_ordering(
            schema, [(name, "ascending") for name in table.key]
        ),
        version="2.6",
    ) as writer:
        for group in _groups(pieces, schema, table.rows_per_group):
            writer.write_table(group, row_group_size=table.rows_per_group)
            rows += group.num_rows
    return rows


def _groups(pieces: Iterable[pa.Table], schema: pa.Schema, size: int) -> Iterator[pa.Table]:
    """The same rows in tables of ``size`` rows, the last one shorter."""
    import pyarrow as pa

    held: list[pa.Table] = []
    count = 0
    for piece in pieces:
        held.append(piece.cast(schema))
        count += piece.num_rows
        if count < size:
            continue
        rows = pa.concat_tables(held)
        while rows.num_rows >= size:
            # Combined, because a page ends where a chunk ends.
            yield rows.slice(0, size).combine_chunks()
            rows = rows.slice(size)
        held, count = [rows], rows.num_rows
    if count:
        yield pa.concat_tables(held).combine_chunks()
