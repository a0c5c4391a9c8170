"""The parts of a release become its published tables, in memory that does not grow with them.

Which columns a table has is the schema's, how a view is derived views.py's; how the file is laid
out parquet.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.model import Quarantined
from zhengce.tables.connection import connect, show
from zhengce.tables.ordered import in_order, merged
from zhengce.tables.parquet import write_parquet
from zhengce.tables.part_file import sorted_run
from zhengce.tables.schema import Table, load
from zhengce.tables.views import computed, show_parts

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def merge(
    table: str,
    parts: Mapping[str, Sequence[Path]],
    out: Path,
    *,
    quarantined: Sequence[Quarantined],
    done: Mapping[str, Path],
    memory_limit: str = "512MB",
) -> int:
    """Write the published ``table`` to ``out``, sorted by its key; return its number of rows.

    ``parts`` maps a table to the Parquet files of its parts (``part_file``; any number of
    them, in any order: equal rows give equal bytes), ``done`` the tables published before it to theirs.
    ``memory_limit`` is DuckDB's; what exceeds it is spilled beside ``out``.
    Raises KeyError when a table is unknown, has no entry in ``parts``, or is built from
    one that is not done; OSError, pyarrow.ArrowException and duckdb.Error when a file
    cannot be read or written.
    """
    definition = load().tables[table]
    if table == "quarantine":
        return write_parquet(_quarantine(quarantined, definition), definition, out)
    if not _is_computed(definition):
        runs = (sorted_run(path, definition.key, definition.names()) for path in parts[table])
        return write_parquet(merged(runs, definition.key), definition, out)
    with connect(spill=out.parent, memory_limit=memory_limit) as connection:
        show_parts(connection, "parts", table, parts[table])
        query = _query(definition, connection, done)
        rows = computed(connection, query, definition)
        return write_parquet(in_order(rows, definition.key, out.parent), definition, out)


def _is_computed(table: Table) -> bool:
    """Whether the table has other rows than its parts, which hang on all documents."""
    return table.name == "citations" or any(column.combine for column in table.columns)


def _quarantine(quarantined: Iterable[Quarantined], table: Table) -> list[pa.Table]:
    import pyarrow as pa

    rows = sorted(quarantined, key=lambda q: q.source_path)
    schema = table.arrow()
    columns = [pa.array([getattr(q, f.name) for q in rows], f.type) for f in schema]
    return [pa.Table.from_arrays(columns, schema=schema)]


def _query(table: Table, connection: duckdb.DuckDBPyConnection, done: Mapping[str, Path]) -> str:
    """The SQL that makes a table of its parts."""
    if any(column.combine for column in table.columns):
        return _combined(table)
    show(connection, "documents", [done["documents"]])
    return _RESOLVED_CITATIONS


def _combined(table: Table) -> str:
    """One row of all the rows of a key.  Columns that are equal in all of them by
    construction take the least, so that the outcome does not hang on the order."""
    chosen = ", ".join(
        c.name if c.name in table.key else f"{c.combine or f'min({c.name})'} AS {c.name}"
        for c in table.columns
    )
    return f"SELECT {chosen} FROM parts GROUP BY {', '.join(table.key)}"


_SPACES = "\\s\u3000\u00a0"
_NUMBER = (
    f"translate(regexp_replace({{0}}, '[{_SPACES}]', '', 'g'), '[]（）()［］【】', '{'〔〕' * 5}')"
)
_TITLE = f"regexp_replace({{0}}, '[{_SPACES}《》]', '', 'g')"

# A citation is of the one document of the release that has its number, else of the one
# that has its title, unless both print a number and these differ: then it is a document
# of the same name (of another year, say).  A document can cite itself.
_RESOLVED_CITATIONS = f"""
WITH numbered AS (
    SELECT {_NUMBER.format("document_number")} AS number, min(document_id) AS found
    FROM documents WHERE document_number IS NOT NULL GROUP BY 1 HAVING count(*) = 1
), titled AS (
    SELECT {_TITLE.format("title")} AS title, min(document_id) AS found,
        min(document_number) AS number
    FROM documents GROUP BY 1 HAVING count(*) = 1
)
SELECT parts.* REPLACE (coalesce(
    numbered.found,
    CASE WHEN parts.cited_number IS NULL OR titled.number IS NULL THEN titled.found END
) AS cited_document_id)
FROM parts
LEFT JOIN numbered ON {_NUMBER.format("parts.cited_number")} = numbered.number
LEFT JOIN titled ON {_TITLE.format("parts.cited_title")} = titled.title
"""
