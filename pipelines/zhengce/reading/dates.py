"""Dates as records and arithmetic: what a time requirement is, and which day ends a month."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from zhengce.model import DeadlineKind, DurationUnit, Precision
from zhengce.reading.patterns import DATE, FIRST, LAST, chinese_number, shadow


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


# 自印发之日起, 本通知发布之日起; not 自保护规划批准公布之日起, which is another's day
_of_issue = re.compile(
    r"自?(?P<own>本[\u4e00-\u9fff]{1,8}?|文件|通知|方案|意见)?(?:正式)?(?:(?P<put>[印下]发|发文)|发布|公布|颁布)之日起"
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative dates are relative to: the document's own dates, and nothing else."""

    issued: date | None
    year: int | None
    """The document's year, where only that is known (from its number or title)."""
    standing: bool = False
    """It is written in articles: a rule, whose days without a year come every year."""
    passed: bool = False
    """Its own date is that on which a congress passed it, which may be before its publication."""
    posted: bool = False
    """Of its days only that is known on which a site published it, which may be long after."""

    @property
    def written(self) -> int | None:
        """The year it was written in, of its date, or else of its number or title."""
        return self.issued.year if self.issued is not None else self.year

    @property
    def signed(self) -> tuple[date | None, int | None]:
        """Day and year before which things were past when it was written, as far as is known."""
        if self.posted and self.year is not None:
            return None, self.year
        return self.issued, self.written

    def is_before(self, day: date) -> bool:
        """Whether a day is known to lie after the document's own date, or not before its year."""
        if self.issued is not None:
            return day > self.issued
        return self.year is not None and day.year >= self.year

    def counted(self, anchor: str | None, value: int, unit: DurationUnit) -> date | None:
        """The day that a length counted from the document's own date ends on, if that is known."""
        issued = self.issued
        of_issue = _of_issue.match(anchor) if anchor is not None and issued is not None else None
        if issued is None or of_issue is None:
            return None
        if self.standing and not (of_issue["own"] or of_issue["put"]):
            return None  # 司法解释应当自公布之日起三十日内报备案
        return self.later(value, unit)

    def later(self, value: int, unit: DurationUnit) -> date | None:
        """The day that lies so much later than the document's own date, if that is known."""
        issued = self.issued
        if issued is None:
            return None
        if unit == "day":
            return issued + timedelta(days=value)
        if unit == "week":
            return issued + timedelta(weeks=value)
        if unit in ("month", "year"):
            months = issued.month - 1 + (value if unit == "month" else 12 * value)
            year, month = issued.year + months // 12, months % 12 + 1
            return date(year, month, min(issued.day, calendar.monthrange(year, month)[1]))
        return None  # working days depend on the year's holidays


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def exact_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 2月30日: printed, but no day
        return None


_TENS = {"上旬": "10", "中旬": "20"}
"""The last day of a month's first and second ten days."""


@lru_cache(1024)  # documents set few days, and set them again and again
def ending(
    year: int,
    month: str | None,
    day: str | None,
    quarter: str | None = None,
    half: str | None = None,
    part: str | None = None,
) -> tuple[date, Precision] | None:
    """The last day of a year, half, quarter, or month, or of a month's 上旬 or 中旬; None for a day that is none."""
    if half is not None:
        return (date(year, 6, 30) if half == "上半年" else date(year, 12, 31)), "month"
    if quarter is not None:
        return last_day(year, number(quarter) * 3), "month"
    if month is None:
        return date(year, 12, 31), "year"
    if day is None and part in _TENS:
        day = _TENS[part]
    if day is None:
        return last_day(year, number(month)), "month"
    exact = exact_day(year, number(month), number(day))
    return (exact, "day") if exact is not None else None


_FEASTS = {"元旦": (1, 1), "五一": (5, 1), "劳动": (5, 1), "国庆": (10, 1)}
# The first day of each lunar year from 1949 to 2099: days after 21 January, in base 36.
_SPRING = (
    "8rg6od3masi7pf4nc0j9rg6pd2lash7qf4ncuj8rg6pe2kath7q"
    "f3mb1j8sh5od2kati7qf4mb1k8rg5nd2lati7pe3mb1k9rg5oc2"
    "lbti7pe3mc0j8rf5od2lath6pf3mc1j8rg5od3k9sh6pf4mb0"
)


def feast(name: str, year: int) -> date | None:
    """The day of 元旦, 五一, 国庆 or 春节 in a year; None outside 1949–2099."""
    if not FIRST <= year <= LAST:
        return None
    if name in _FEASTS:
        return date(year, *_FEASTS[name])
    return date(year, 1, 21) + timedelta(days=int(_SPRING[year - FIRST], 36))


_CHINESE_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")


def number(printed: str) -> int:
    """The value of a year, month or day in digits, Chinese numerals or both: 2020, 二○二○, 二O25, 三十."""
    if printed.isdigit():
        return int(printed)
    numerals = printed.translate(_CHINESE_DIGITS)
    return chinese_number(re.sub("[^零〇○一二三四五六七八九十]", "零", numerals))


def count(numeral: str) -> int | None:
    """How many, in 3个月 and 三个月; none for 零, and no number of its own for 半."""
    if numeral == "半":
        return 0
    if numeral.isdigit():
        return int(numeral) or None
    return chinese_number(numeral.replace("两", "二")) or None


_digits = re.compile(r"(?P<y>\d{4}) ?[-年/.] ?(?P<m>\d{1,2}) ?[-月/.] ?(?P<d>\d{1,2})")
_date = re.compile(DATE)
_units = re.compile("[年月日]")


def printed_day(printed: str | None) -> date | None:
    """A date as printed in a page's facts or a signature; None when it is none of the People's Republic."""
    found = _printed_day(shadow(printed)) if printed else None
    return found if found is not None and FIRST <= found.year <= LAST else None


def _printed_day(folded: str) -> date | None:
    match = _digits.search(folded)
    if match is not None:
        return exact_day(int(match["y"]), int(match["m"]), int(match["d"]))
    signed = _date.search(folded)
    if signed is None:
        return None
    year, month, day, _ = (part.strip() for part in _units.split(signed.group()))
    try:
        return exact_day(number(year), number(month), number(day))
    except ValueError:  # 一一月: no numeral of a month
        return None
