"""Tables of indicators by year (指标 | 单位 | 2020年 | 2025年): which cells are goals, and of what.

What a column says is told in ``tables``; goals in running text in ``targets``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhengce.model import Comparator
from zhengce.reading.quantities import NUMBER, SCALE, UNIT, Goal
from zhengce.reading.rows import CellText, Row
from zhengce.reading.tables import Table, year_head

_SCALE_WORD = "万亿|千万|百万|[万亿千百]"
# ≥90, 24.1%, 98以上, [5000]: a cell that says more, or names another's goal, is none
_value = re.compile(
    r"(?P<bound>≥|>=|≤|<=|>|<|不低于|不少于|不超过|不高于|大于|小于|达到|约)? ?"
    rf"\[?(?P<number>{NUMBER})\]? ?(?P<scale>{_SCALE_WORD})?(?P<unit>{UNIT})?(?P<more>左右|及?以上|以下|以内)?"
)
_bracketed = re.compile(r"(?P<metric>[^()]+?) ?[(](?P<unit>[^()]{1,12})[)]")
_unit = re.compile(rf"(?P<scale>{_SCALE_WORD})?(?P<unit>{UNIT}|[A-Za-z/\d]{{1,10}})")
_scaled = re.compile(rf"(?P<scale>{_SCALE_WORD})(?={UNIT}$)")
_BOUNDS: dict[str, Comparator] = {
    **dict.fromkeys(("≥", ">=", "不低于", "不少于"), "ge"),
    **dict.fromkeys(("≤", "<=", "不超过", "不高于"), "le"),
    **dict.fromkeys((">", "大于"), "gt"),
    **dict.fromkeys(("<", "小于"), "lt"),
}
_MORE: dict[str, Comparator] = {"以上": "ge", "及以上": "ge", "以下": "le", "以内": "le"}


class Indicator(NamedTuple):
    """One cell under a year: its span, those of the indicator's name and unit, and the year."""

    value: tuple[int, int]
    name: tuple[int, int]
    unit: tuple[int, int] | None
    year: int
    aimed: bool
    """The head says that it is a goal: 2025年目标."""
    last: bool
    """No column is of a later year, and another is of an earlier one."""


def of(table: Table, row: Row) -> Iterator[Indicator]:
    """The cells of a row that stand under years, where another names an indicator."""
    years = {
        at: found
        for at, column in table.columns.items()
        if column.kind == "goal" and (found := year_head(column.head)) is not None
    }
    if not years:
        return
    name = _cell(table, row, "指标") or _cell(table, row, "名称")
    if name is None:
        return
    unit = _cell(table, row, "单位")
    told = sorted({year for year, _ in years.values()})
    if any(aimed for _, aimed in years.values()):  # 2022年 beside 2025年目标 is what there was
        years = {at: found for at, found in years.items() if found[1]}
    for cell in row.cells:
        if cell.column in years and cell.first_row == row.number:
            year, aimed = years[cell.column]
            last = len(told) > 1 and year == told[-1]
            where = (unit.start, unit.end) if unit is not None else None
            yield Indicator(
                (cell.start, cell.end), (name.start, name.end), where, year, aimed, last
            )


def _cell(table: Table, row: Row, word: str) -> CellText | None:
    """The row's last cell under a head that says ``word``."""
    named = [c for c in row.cells if word in _head(table, c) and "类" not in _head(table, c)]
    return named[-1] if named else None


def _head(table: Table, cell: CellText) -> str:
    column = table.columns.get(cell.column)
    return "".join(column.head.split()) if column is not None and column.kind != "goal" else ""


def is_ahead(indicator: Indicator, written: int | None) -> bool:
    """Whether its year is to come for a document written in a year, or is called a goal's."""
    if written is None:
        return indicator.aimed or indicator.last
    return indicator.year > written or (indicator.aimed and indicator.year == written)


def goal(shadowed: str, indicator: Indicator) -> Goal | None:
    """The goal of a cell; None for a cell that is not one number."""
    start, end = indicator.value
    match = _value.fullmatch(shadowed[start:end].strip())
    if match is None:
        return None
    metric = "".join(shadowed[slice(*indicator.name)].split())
    printed = "".join(shadowed[slice(*indicator.unit)].split()) if indicator.unit else ""
    named = _bracketed.fullmatch(metric)
    if not printed and named is not None and _unit.fullmatch(named["unit"]):
        metric, printed = named["metric"], named["unit"]
    scaled = _scaled.match(printed)
    scale = match["scale"] or ("" if match["unit"] or scaled is None else scaled["scale"])
    unit = match["unit"] or (printed[scaled.end() :] if scaled is not None else printed)
    return Goal(
        metric,
        _MORE.get(match["more"] or "") or _BOUNDS.get(match["bound"] or "", "eq"),
        float(match["number"].replace(",", "")) * SCALE.get(scale, 1.0),
        unit if unit.strip("/-") else None,
        start,
        end,
    )
