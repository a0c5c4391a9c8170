"""The page of the data dictionary: every table and column of the schema, how far it is filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhengce.portal.data_tables import text
from zhengce.portal.frame import Frame
from zhengce.portal.shown import Shown
from zhengce.tables.schema import Column, Table

PAGE = "dictionary.html"


def page(shown: Shown, frame: Frame) -> bytes:
    """The content of dictionary.html; figures are those of the Parquet files' metadata."""
    return frame.render(
        PAGE,
        PAGE,
        tables=[
            {"table": table, "rows": shown.manifest.tables[name].rows}
            | {"columns": list(_columns(table, shown))}
            for name, table in frame.words.schema.tables.items()
        ],
        version=frame.words.schema.version,
        path=shown.entry.path,
    )


def _columns(table: Table, shown: Shown) -> Iterator[dict[str, Any]]:
    missing = _missing(shown, table)
    rows = shown.manifest.tables[table.name].rows
    for column in table.columns:
        yield {
            "column": column,
            "filled": f"{1 - missing[column.name] / rows:.0%}" if rows else "",
            "example": text(column.example),
            "joins": _joins(column, table),
        }


def _joins(column: Column, table: Table) -> str:
    """The table whose row a column names."""
    for key in table.foreign_keys:
        if key.columns == (column.name,):
            return key.table
    return ""


def _missing(shown: Shown, table: Table) -> dict[str, int]:
    import pyarrow.parquet as pq

    described = pq.read_metadata(shown.table(table.name))
    counts = dict.fromkeys(table.names(), 0)
    for group in range(described.num_row_groups):
        for place in range(described.num_columns):
            column = described.row_group(group).column(place)
            if column.statistics is not None:
                counts[column.path_in_schema] += column.statistics.null_count or 0
    return counts
