"""The list of functions and a page for each: its names, when it is due, with whom, all its duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhengce.portal import digests, drawings
from zhengce.portal.address import function_page
from zhengce.portal.frame import Frame
from zhengce.portal.summary import PLACE, STATE, Summary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LIST = "functions.html"
ALL = 500
"""Duties that a page shows; of a function with more, the first ones of each place."""
_OF_A_PLACE = 200
_NAMES, _PLACES, _TOGETHER = 12, 40, 7


@dataclass(frozen=True, slots=True)
class FunctionPage:
    """The page of one function, made when it is due."""

    code: str
    digest: str
    together: Sequence[tuple[str, int]]
    """Functions that are named in the same clauses, and in how many."""

    @property
    def path(self) -> str:
        return function_page(self.code)

    def content(self, database: DuckDBPyConnection, summary: Summary, frame: Frame) -> bytes:
        """The page, from the duties of the function."""
        names = _names(database, self.code)
        counts = _counts(database, self.code)
        total = sum(summary.roles[self.code].values())
        dates = _dates(database, self.code)
        return frame.render(
            "function.html",
            self.path,
            code=self.code,
            roles=summary.roles[self.code],
            total=total,
            documents=counts[0],
            clauses=counts[1],
            names=names,
            dates=[(*date, drawings.bar(date[-1], max(d[-1] for d in dates))) for date in dates],
            together=[
                (other, count, drawings.bar(count, self.together[0][1]))
                for other, count in self.together
            ],
            places=_duties(database, self.code, total),
            state=STATE,
        )


def plan(
    database: DuckDBPyConnection, summary: Summary, rows: Mapping[str | None, str]
) -> list[FunctionPage]:
    """The pages of all functions; ``rows`` are the digests of their duties."""
    together = _together(database)
    return [
        FunctionPage(
            code,
            digests.of(digests.code(), rows[code], together.get(code), summary.functions.get(code)),
            together.get(code, ()),
        )
        for code in summary.roles
    ]


def listing(summary: Summary, frame: Frame) -> bytes:
    """The content of functions.html."""
    return frame.render(LIST, LIST, roles=summary.roles, totals=summary.totals)


def _together(database: DuckDBPyConnection) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for code, other, count in _rows(
        database,
        """
        WITH named AS (SELECT DISTINCT "function" AS code, document_id, path FROM duties
                       WHERE "function" IS NOT NULL)
        SELECT a.code, b.code AS other, count(*) AS n
        FROM named AS a JOIN named AS b USING (document_id, path) WHERE a.code <> b.code
        GROUP BY 1, 2
        QUALIFY row_number() OVER (PARTITION BY a.code ORDER BY n DESC, other) <= ?
        ORDER BY 1, n DESC, 2
        """,
        _TOGETHER,
    ):
        found.setdefault(code, []).append((other, count))
    return found


def _counts(database: DuckDBPyConnection, code: str) -> tuple[int, int]:
    documents, clauses = next(
        _rows(
            database,
            "SELECT count(DISTINCT document_id), count(DISTINCT (document_id, path)) "
            'FROM duties WHERE "function" = ?',
            code,
        )
    )
    return documents, clauses


def _names(database: DuckDBPyConnection, code: str) -> list[tuple[str, int, list[Any]]]:
    """Place, different names, and the most frequent of them with their counts."""
    places: dict[str, list[tuple[str, int]]] = {}
    for place, name, count in _rows(
        database,
        f'SELECT {PLACE} AS place, name, count(*) AS n FROM duties WHERE "function" = ? '
        "GROUP BY ALL ORDER BY n DESC, name",
        code,
    ):
        places.setdefault(place, []).append((name, count))
    most = sorted(
        places, key=lambda place: (place != STATE, -sum(n for _, n in places[place]), place)
    )
    return [(place, len(places[place]), places[place][:_NAMES]) for place in most[:_PLACES]]


def _dates(database: DuckDBPyConnection, code: str) -> list[tuple[str, str, int]]:
    """Year, or in two languages why there is none, and duties."""
    found = _rows(
        database,
        "SELECT CAST(year(end_date) AS VARCHAR) AS y, deadline_kind IS NULL AS none, count(*) "
        'FROM duties WHERE "function" = ? GROUP BY ALL ORDER BY y NULLS LAST, none',
        code,
    )
    return [
        (f"{year} 年", year, count)
        if year
        else ("未写明", "None stated", count)
        if none
        else ("持续等", "Ongoing etc.", count)
        for year, none, count in found
    ]


def _duties(
    database: DuckDBPyConnection, code: str, total: int
) -> list[tuple[str, int, list[dict[str, Any]]]]:
    """Place, number of its duties, and the ones that are shown: by date, national first."""
    found = database.sql(
        f"""
        SELECT responsibility_id, document_id, title, path, matter, name, role, expression,
            {PLACE} AS place, count(*) OVER (PARTITION BY place) AS of_place
        FROM duties WHERE "function" = ?
        QUALIFY row_number() OVER (
            PARTITION BY place ORDER BY end_date NULLS LAST, responsibility_id) <= ?
        ORDER BY place <> '{STATE}', of_place DESC, place, end_date NULLS LAST, responsibility_id
        LIMIT {ALL}
        """,
        params=[code, total if total <= ALL else _OF_A_PLACE],
    ).to_arrow_table()
    places: dict[str, tuple[int, list[dict[str, Any]]]] = {}
    for row in found.to_pylist():
        places.setdefault(row["place"], (row["of_place"], []))[1].append(row)
    return [(place, count, rows) for place, (count, rows) in places.items()]


def _rows(database: DuckDBPyConnection, query: str, *values: object) -> Iterator[Any]:
    yield from database.execute(query, values).fetchall()
