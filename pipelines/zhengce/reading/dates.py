"""Dates as records and arithmetic: what a time requirement is, and which day ends a month."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from zhengce.model import DeadlineKind, DurationUnit, Precision


class Limit(NamedTuple):
    """One time requirement, before it is a row of its clause."""

    kind: DeadlineKind
    start: int
    end: int
    start_date: date | None = None
    end_date: date | None = None
    value: int | None = None
    unit: DurationUnit | None = None
    precision: Precision | None = None
    year_inferred: bool = False
    is_past: bool = False
    """It ended before the document's year: what was reached, no requirement."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative dates are relative to: the document's own dates, and nothing else."""

    issued: date | None
    year: int | None
    """The document's year, where only that is known (from its number or title)."""


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def exact_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 2月30日: printed, but no day
        return None
