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


def write_parquet(batches: Iterable[pa.RecordBatch], table: Table, out: Path) -> int:
    """Write ``batches`` in their order as ``table``'s file and return the number of rows.

    Row groups have a fixed number of rows whatever the batches' sizes; at most one
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
        version="2.6",
    ) as writer:
        for group in _groups(batches, schema, table.rows_per_group):
            writer.write_table(group, row_group_size=table.rows_per_group)
            rows += group.num_rows
    return rows


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema, size: int) -> Iterator[pa.Table]:
    """The same rows in tables of ``size`` rows, the last one shorter."""
    import pyarrow as pa

    held: list[pa.Table] = []
    count = 0
    for batch in batches:
        held.append(pa.Table.from_batches([batch]).cast(schema))
        count += batch.num_rows
        while count >= size:
            # Combined, because a page ends where a chunk ends.
            whole = pa.concat_tables(held).combine_chunks()
            yield whole.slice(0, size)
            count -= size
            held = [whole.slice(size)] if count else []
    if count:
        yield pa.concat_tables(held).combine_chunks()
