"""What is counted over all rows of a release for its pages; SQL in, plain records out.

Whatever a page links to on the search page is counted here over the same rows, the view
``duties``, so that a number is the number of rows behind its link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhengce.portal.shown import Shown
from zhengce.tables.schema import Term

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STATE = "国家"
"""Where a body of the state stands among the places, whatever document names it."""
PLACE = f"""CASE WHEN department_id LIKE '100000:%' THEN '{STATE}' ELSE coalesce(jurisdiction, '') END"""

_MEMORY = "128MB"
"""DuckDB's; what exceeds it is spilled."""

FEW = 12
"""Documents, or places, that have columns of their own in the heat map."""

_CLAUSES = "count(DISTINCT (document_id, path))"
_BY = "list_contains(string_split(deadline_kind, ';'), 'by')"
_OPEN = "list_has_any(string_split(deadline_kind, ';'), ['ongoing', 'recurring', 'phased'])"


@dataclass(frozen=True, slots=True)
class Due:
    """One of the latest days by which something is to be done."""

    day: date
    clauses: int
    document_id: str
    path: str
    matter: str
    names: Sequence[str]
    """Who leads or is responsible."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of a release."""

    functions: Mapping[str, Term]
    """Code → name of every function that a department of the release has."""
    roles: Mapping[str, Mapping[str, int]]
    """Function → role → duties; most duties first."""
    months: Mapping[str, Mapping[str, int]]
    """Function → ``YYYY-MM`` → clauses that are due."""
    open_ended: Mapping[str, int]
    """Function → clauses whose limits are ongoing, recurring or in phases."""
    columns: tuple[str, Sequence[tuple[str, str, str]]]
    """What the heat map counts by (``doc``, ``place`` or ``year``), and of each column its value,
    a short name and a long one."""
    cells: Mapping[tuple[str, str], Mapping[str, int]]
    """Function and column → role → duties."""
    due: Sequence[Due]
    dated: int
    """Time limits with an end."""
    example: tuple[str, str] | None
    """Document and clause that show best what the data are."""

    @property
    def totals(self) -> dict[str, int]:
        """Function → duties, most first."""
        return {function: sum(roles.values()) for function, roles in self.roles.items()}


@contextmanager
def opened(shown: Shown) -> Iterator[DuckDBPyConnection]:
    """A database with the tables of the release by their names."""
    from zhengce.tables.connection import connect, show

    with connect(memory_limit=_MEMORY) as database:
        for name in shown.manifest.tables:
            show(database, name, [shown.table(name)])
        yield database


def summarise(database: DuckDBPyConnection, documents: int) -> Summary:
    """All numbers of a release."""
    by = _column_kind(database, documents)
    return Summary(
        functions={
            code: Term(zh, en)
            for code, zh, en in _rows(
                database,
                'SELECT DISTINCT "function", function_zh, function_en FROM departments ORDER BY 1',
            )
        },
        roles=_roles(database),
        months=_months(database),
        open_ended=dict(
            _rows(
                database,
                f'SELECT "function", {_CLAUSES} FROM duties '
                f'WHERE "function" IS NOT NULL AND {_OPEN} GROUP BY 1 ORDER BY 1',
            )
        ),
        columns=(by, _columns(database, by)),
        cells=_cells(database, by),
        due=[Due(*row) for row in _rows(database, _DUE)],
        dated=next(_rows(database, "SELECT count(end_date) FROM deadlines"))[0],
        example=next(_rows(database, _EXAMPLE), None),
    )


# Of the clauses of a day the one that names most bodies stands for it.
_DUE = f"""
WITH clauses_due AS (
    SELECT end_date, document_id, path, any_value(matter) AS matter, count(*) AS bodies,
        list(name ORDER BY responsibility_id)
            FILTER (role <> 'support' AND NOT is_collective) AS names
    FROM duties WHERE end_date IS NOT NULL AND {_BY} GROUP BY end_date, document_id, path
)
SELECT end_date, count(*) OVER (PARTITION BY end_date), document_id, path, matter,
    coalesce(names, [])
FROM clauses_due
QUALIFY row_number() OVER (PARTITION BY end_date ORDER BY bodies DESC, document_id, path) = 1
ORDER BY end_date DESC LIMIT 6
"""

# The shortest clause that names few bodies and a day.
_EXAMPLE = """
SELECT c.document_id, c.clause_id
FROM clauses AS c
JOIN (SELECT clause_id, count(*) AS n, max(char_end) AS last FROM responsibilities
      GROUP BY 1 HAVING count(*) BETWEEN 2 AND 4) AS r ON r.clause_id = c.clause_id
JOIN (SELECT clause_id, max(char_end) AS last FROM deadlines GROUP BY 1
      HAVING count(end_date) >= 1) AS l ON l.clause_id = c.clause_id
WHERE c.char_end - c.char_start > 20 AND r.last <= c.char_end AND l.last <= c.char_end
ORDER BY c.char_end - c.char_start, c.clause_id LIMIT 1
"""


def _roles(database: DuckDBPyConnection) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for function, role, count in _rows(
        database,
        'SELECT "function", role, count(*) FROM duties WHERE "function" IS NOT NULL '
        "GROUP BY ALL ORDER BY ALL",
    ):
        found.setdefault(function, {})[role] = count
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _months(database: DuckDBPyConnection) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for function, month, count in _rows(
        database,
        f"SELECT \"function\", strftime(end_date, '%Y-%m') AS month, {_CLAUSES} FROM duties "
        f'WHERE "function" IS NOT NULL AND end_date IS NOT NULL AND {_BY} '
        "GROUP BY ALL ORDER BY ALL",
    ):
        found.setdefault(function, {})[month] = count
    return found


def _column_kind(database: DuckDBPyConnection, documents: int) -> str:
    if documents <= FEW:
        return "doc"
    places = next(_rows(database, "SELECT count(DISTINCT jurisdiction) FROM duties"))[0]
    return "place" if places <= FEW else "year"


_COLUMN = {"doc": "document_id", "place": "jurisdiction", "year": "CAST(year(end_date) AS VARCHAR)"}


# By the day of the document, those without one last; called after place and year, or its title
# where others would be called so, too.
_DOCUMENT_COLUMNS = f"""
WITH dated AS (
    SELECT *, coalesce(date_signed, date_published) AS day,
        jurisdiction || ' ' || year(coalesce(date_signed, date_published)) AS name
    FROM documents
)
SELECT document_id, CASE WHEN name IS NULL OR count(*) OVER (PARTITION BY name) > 1
    THEN substr(title, 1, {FEW}) || '…' ELSE name END, title
FROM dated ORDER BY day NULLS LAST, document_id
"""


def _columns(database: DuckDBPyConnection, by: str) -> list[tuple[str, str, str]]:
    if by == "doc":
        return list(_rows(database, _DOCUMENT_COLUMNS))
    query = (
        f"SELECT {_COLUMN[by]} AS value, count(*) FROM duties WHERE value IS NOT NULL GROUP BY 1"
    )
    most = sorted(_rows(database, query), key=lambda row: (-row[1], row[0]))[:FEW]
    return [(value, value, value) for value in sorted(value for value, _ in most)]


def _cells(database: DuckDBPyConnection, by: str) -> dict[tuple[str, str], dict[str, int]]:
    found: dict[tuple[str, str], dict[str, int]] = {}
    for function, column, role, count in _rows(
        database,
        f'SELECT "function", {_COLUMN[by]} AS value, role, count(*) FROM duties '
        'WHERE "function" IS NOT NULL AND value IS NOT NULL GROUP BY ALL ORDER BY ALL',
    ):
        found.setdefault((function, column), {})[role] = count
    return found


def _rows(database: DuckDBPyConnection, query: str) -> Iterator[tuple]:  # type: ignore[type-arg]
    yield from database.execute(query).fetchall()
