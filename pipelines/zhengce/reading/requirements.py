"""One time expression found around a seed and decided, by the reader of its form.

How it is written is in ``times``; where in a text to look, in ``deadlines``; what it means, in
``periods``, ``endings`` and ``lengths``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from zhengce.reading import endings, lengths, periods, times
from zhengce.reading.dates import Limit
from zhengce.reading.patterns import FIRST, LAST
from zhengce.reading.stretch import Stretch


def found(stretch: Stretch, earliest: int, seed: int) -> re.Match[str] | None:
    """The expression around a seed: its pattern may begin a few words before."""
    shadow = stretch.shadow
    if shadow.startswith("之日起", seed):
        return _anchored(stretch, earliest, seed)
    ranged_from = seed - 3 >= earliest and shadow[seed - 3] in "自从"  # 自明年3月起
    for at in (seed - 3, seed - 2, seed - 1, seed) if ranged_from else (seed - 2, seed - 1, seed):
        if at < earliest or (at < seed and shadow[at] not in times.BEGINNINGS):
            continue
        match = _at(stretch, at)
        if match is None or match.end() <= seed:
            continue
        if shadow[at] == "在":  # it begins no range: 在2019年至2020年
            ranged = _at(stretch, at + 1)
            return ranged if ranged and ranged.end() > match.end() else match
        return match
    return None


def _anchored(stretch: Stretch, earliest: int, seed: int) -> re.Match[str] | None:
    shadow = stretch.shadow
    begin = max(earliest, *(shadow.rfind(mark, earliest, seed) + 1 for mark in ",。;:\n"))
    # 各自治区要在本意见印发之日起30日内; not 在规划公布之日起, which is another's day
    within = shadow.rfind("在", begin, seed)
    own = max(shadow.rfind("自", begin, seed), within + 1 if within >= 0 else -1)
    return _at(stretch, own if own >= begin else max(begin, seed - 2))


def _at(stretch: Stretch, position: int) -> re.Match[str] | None:
    """The expression that begins at a position."""
    first, second = times.requirements
    shadow, end = stretch.shadow, stretch.end
    return first.match(shadow, position, end) or second.match(shadow, position, end)


def read(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """The requirement of an expression, or None when the words do not make it one."""
    limit = _READERS[match.lastgroup or ""](match, stretch)
    if limit is None or not all(
        FIRST <= day.year <= LAST for day in (limit.start_date, limit.end_date) if day
    ):
        return None  # 1948年以前参加革命工作的人员
    return limit._replace(is_past=True) if _is_past(limit, stretch) else limit


_LATE = 92
"""Days that a document may be signed after a day or month that it sets."""


def _is_past(limit: Limit, stretch: Stretch) -> bool:
    """到2015年，…比重提高到51.9%, said in 2016: what was reached, not what is to be."""
    issued, year = stretch.when.signed
    if stretch.labelled or year is None:
        return False
    if limit.kind == "from" and limit.start_date is not None:
        # 自2003年7月起，村民经常感觉到地震; not 自2018年5月1日起施行
        return limit.precision != "day" and limit.start_date.year < year
    if limit.end_date is None:
        return False
    if limit.kind == "period" and limit.precision == "day":
        return issued is not None and limit.end_date < issued  # 2003年10月24日至26日，…率队调研
    if limit.end_date.year >= year:
        return False
    # 1982年7月底前划定的宅基地; but a plan of January may still tell of last December
    return limit.precision == "year" or issued is None or (issued - limit.end_date).days > _LATE


_READERS: dict[str, Callable[[re.Match[str], Stretch], Limit | None]] = {
    "byyear": endings.dated,
    "duration": lengths.duration,
    "recurring": lengths.recurring,
    "bymonth": endings.month,
    "yearend": endings.year_end,
    "season": endings.season,
    "days": periods.days,
    "spanned": periods.numeric_days,
    "period": periods.years,
    "same": periods.months,
    "planned": periods.planned,
    "from": periods.begins,
    "fromday": periods.begins_on,
    "fromyear": periods.begins_then,
    "issued": periods.issued,
    "numeric": endings.numeric,
    "feasted": endings.feast_day,
}
"""By the outermost group of ``times.requirements``, the last that closes."""
