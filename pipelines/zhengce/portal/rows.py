"""The rows of some documents out of the tables of a version, in memory that does not grow.

Of each Parquet file only those row groups are read that can hold one of the documents, a few
rows at a time, so neither the number of documents nor the order of rows matters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

Row = Mapping[str, Any]
DOCUMENT = "document_id"

OF_A_DOCUMENT = ("clauses", "responsibilities", "deadlines", "targets", "citations", "issues")
"""Tables with any number of rows of a document; each is in reading order when asked for."""

_BATCH = 1_024
"""Rows of a table that are in memory together; a text may have many pages."""

_UNUSED = {"clauses": ("text",)}
"""What the text of the document says anyway."""


def of_documents(parquet: Path, ids: Sequence[str]) -> dict[str, dict[str, list[Row]]]:
    """Document → table → rows, of the sorted ``ids``; ``documents`` and ``texts`` have one each."""
    found: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in ids}
    for table in ("documents", "texts", "corrections", *OF_A_DOCUMENT):
        for row in _rows(parquet / f"{table}.parquet", ids, _UNUSED.get(table, ())):
            found[row[DOCUMENT]][table].append(row)
    for tables in found.values():
        tables["clauses"].sort(key=lambda row: row["ordinal"])
        for table in OF_A_DOCUMENT[1:]:
            tables[table].sort(key=lambda row: (row["char_start"], -row["char_end"]))
    return found


def _rows(path: Path, ids: Sequence[str], unused: Sequence[str]) -> list[Row]:
    import pyarrow.parquet as pq

    wanted = frozenset(ids)
    rows: list[Row] = []
    with pq.ParquetFile(path) as file:
        columns = [name for name in file.schema_arrow.names if name not in unused]
        batches: Iterator[pa.RecordBatch] = file.iter_batches(
            _BATCH, row_groups=_groups(file, ids), columns=columns, use_threads=False
        )
        for batch in batches:
            for start, count in _stretches(batch.column(DOCUMENT).to_pylist(), wanted):
                rows += batch.slice(start, count).to_pylist()
    return rows


def _stretches(documents: Sequence[str], wanted: Set[str]) -> Iterator[tuple[int, int]]:
    """Where rows of wanted documents stand together: the first, and how many.

    (A filter of Arrow's would have pandas imported, which takes longer than all else here.)
    """
    start = 0
    for is_wanted, stretch in groupby(documents, wanted.__contains__):
        count = sum(1 for _ in stretch)
        if is_wanted:
            yield start, count
        start += count


def _groups(file: pq.ParquetFile, ids: Sequence[str]) -> list[int]:
    """The row groups between whose least and greatest document one of ``ids`` is."""
    place = file.schema_arrow.get_field_index(DOCUMENT)
    found = []
    for group in range(file.metadata.num_row_groups):
        known = file.metadata.row_group(group).column(place).statistics
        if known is None or not known.has_min_max:
            found.append(group)
            continue
        first = bisect_left(ids, known.min)
        if first < len(ids) and ids[first] <= known.max:
            found.append(group)
    return found
