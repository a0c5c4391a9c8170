"""The list of functions and a page for each: its names, when it is due, with whom, all its duties.

The queries are asked once for all pages that are due, and their rows come function by function.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from zhengce.portal import digests, drawings
from zhengce.portal.address import anchor, document_page, fragment, function_page, up, url
from zhengce.portal.frame import Frame
from zhengce.portal.summary import PLACE, STATE, Summary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LIST = "functions.html"
ALL = 500
"""Duties that a page shows; of a function with more, the first ones of each place."""
_OF_A_PLACE = 200
_NAMES, _PLACES, _TOGETHER, _TITLE = 12, 40, 7, 24

Together = Mapping[str, Sequence[tuple[Any, ...]]]


def listing(summary: Summary, frame: Frame) -> bytes:
    """The content of functions.html."""
    return frame.render(LIST, LIST, roles=summary.roles, totals=summary.totals)


def together(database: DuckDBPyConnection) -> Together:
    """Of each function those that most clauses name with it, and the number of these clauses."""
    return _by_function(_rows(database, _TOGETHER_SQL, None))


def plan(
    summary: Summary, rows: Mapping[str | None, str], others: Together
) -> dict[str, tuple[str, str]]:
    """Path → function and digest of every page; ``rows`` are the digests of their duties."""
    return {
        function_page(code): (
            code,
            digests.of(digests.code(), rows[code], others.get(code), summary.functions.get(code)),
        )
        for code in summary.roles
    }


def pages(
    database: DuckDBPyConnection,
    summary: Summary,
    frame: Frame,
    together: Together,
    codes: Sequence[str],
) -> Iterator[tuple[str, bytes]]:
    """Path and content of the pages of some functions."""
    if not codes:
        return
    counts = {row[0]: row[1:] for row in _rows(database, _COUNTS, codes)}
    names = _by_function(_rows(database, _NAMES_SQL, codes))
    dates = _by_function(_rows(database, _DATES, codes))
    for code, rows in groupby(_rows(database, _DUTIES, codes), key=lambda row: row[0]):
        path = function_page(code)
        documents, clauses, total = counts[code]
        bars = [(*_when(*date[:2]), date[2]) for date in dates[code]]
        others = together.get(code, [])
        content = frame.render(
            "function.html",
            path,
            code=code,
            roles=summary.roles[code],
            total=total,
            documents=documents,
            clauses=clauses,
            names=_names(names[code]),
            dates=[(*bar, drawings.bar(bar[-1], max(b[-1] for b in bars))) for bar in bars],
            together=[(*other, drawings.bar(other[1], others[0][1])) for other in others],
            places=_places(rows, up(path)),
            state=STATE,
        )
        yield path, content


_OF = 'FROM duties WHERE list_contains(?, "function")'

_COUNTS = (
    'SELECT "function", count(DISTINCT document_id), count(DISTINCT (document_id, path)), count(*) '
    f"{_OF} GROUP BY 1"
)

_NAMES_SQL = (
    f'SELECT "function", {PLACE} AS place, name, count(*) AS n {_OF} '
    "GROUP BY ALL ORDER BY 1, n DESC, name"
)

_DATES = (
    'SELECT "function", CAST(year(end_date) AS VARCHAR) AS y, deadline_kind IS NULL AS none, '
    f"count(*) {_OF} GROUP BY ALL ORDER BY 1, y NULLS LAST, none"
)

_TOGETHER_SQL = f"""
WITH named AS (SELECT DISTINCT "function" AS code, document_id, path FROM duties
               WHERE "function" IS NOT NULL)
SELECT a.code, b.code AS other, count(*) AS n
FROM named AS a JOIN named AS b USING (document_id, path) WHERE a.code <> b.code
GROUP BY 1, 2
QUALIFY row_number() OVER (PARTITION BY a.code ORDER BY n DESC, other) <= {_TOGETHER}
ORDER BY 1, n DESC, 2
"""

_ORDER = f"place <> '{STATE}', of_place DESC, place"

_DUTIES = f"""
WITH counted AS (
    SELECT "function", {PLACE} AS place, count(*) AS of_place {_OF} GROUP BY ALL
), cut AS (
    SELECT *, if(sum(of_place) OVER (PARTITION BY "function") <= {ALL},
        of_place, least(of_place, {_OF_A_PLACE})) AS most
    FROM counted
), shown AS (
    SELECT *, {ALL} - sum(most) OVER (PARTITION BY "function" ORDER BY {_ORDER}) + most AS room
    FROM cut QUALIFY room > 0
)
SELECT "function", place, of_place, responsibility_id, document_id, title, path, matter, name,
    role, expression
FROM (SELECT *, {PLACE} AS place FROM duties) JOIN shown USING ("function", place)
QUALIFY row_number() OVER (
    PARTITION BY "function", place ORDER BY end_date NULLS LAST, responsibility_id
) <= least(most, room)
ORDER BY 1, {_ORDER}, end_date NULLS LAST, responsibility_id
"""
# National bodies first, then the places with most duties; in each by date.


def _rows(
    database: DuckDBPyConnection, query: str, codes: Sequence[str] | None
) -> Iterator[tuple[Any, ...]]:
    yield from database.execute(query, None if codes is None else [list(codes)]).fetchall()


def _by_function(rows: Iterator[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for code, *row in rows:
        found.setdefault(code, []).append(tuple(row))
    return found


def _names(rows: Sequence[tuple[Any, ...]]) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Place, different names, and the most frequent of them with their counts."""
    places: dict[str, list[tuple[str, int]]] = {}
    for place, name, count in rows:
        places.setdefault(place, []).append((name, count))
    most = sorted(places, key=lambda p: (p != STATE, -sum(n for _, n in places[p]), p))
    return [(place, len(places[place]), places[place][:_NAMES]) for place in most[:_PLACES]]


def _when(year: str | None, none: bool) -> tuple[str, str]:
    """A year, or why there is none, in two languages."""
    if year:
        return f"{year} 年", year
    return ("未写明", "None stated") if none else ("持续等", "Ongoing etc.")


def _places(
    rows: Iterator[tuple[Any, ...]], to_site: str
) -> list[tuple[str, int, list[dict[str, Any]]]]:
    """Place, number of its duties, and the ones that are shown."""
    return [
        (place, count, [_duty(row[3:], to_site) for row in of_place])
        for (place, count), of_place in groupby(rows, key=lambda row: (row[1], row[2]))
    ]


def _duty(row: Sequence[Any], to_site: str) -> dict[str, Any]:
    row_id, document_id, title, path, matter, name, role, expression = row
    link = f"{to_site}{url(document_page(document_id))}{fragment(anchor(row_id, document_id))}"
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return {
        "link": link,
        "title": short,
        "path": path,
        "matter": matter,
        "name": name,
        "role": role,
        "expression": expression or "—",
    }
