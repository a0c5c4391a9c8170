"""How long and how often: durations and rhythms decided, whether they are requirements or conditions.

Dates are decided in ``endings`` and ``periods``.
"""

from __future__ import annotations

import re

from zhengce.reading import around, times
from zhengce.reading.dates import Limit, count
from zhengce.reading.stretch import Stretch

_ahead = re.compile("[以之]?前")
_DAYS = ("日", "天", "工作日")


def recurring(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """每年, 按季度; None for a rate, a benefit's kind and a condition."""
    if not stretch.labelled:
        before = stretch.before(match.start(), 8)
        after = stretch.shadow[match.end() : match.end() + 1]
        each = before.endswith(("均", "每人", "每生", "每户", "每床", "每张"))
        if each or after in tuple("人亩户"):
            return None
        if around.benefit.match(stretch.shadow, match.end(), stretch.end):
            return None
        if around.years_on_end.search(before) or stretch.is_conditional(match.end()):
            return None
        if around.feast_day_of.match(stretch.shadow, match.end(), stretch.end):
            return None
    if match.group().startswith("每年") and "月" in match.group():
        stretch.annual = match.end()
    return Limit("recurring", match.start(), match.end())


def duration(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """3个月内, 有效期5年; with a date when the document's own date is what it counts from."""
    start = match.start("in") if match["in"] else match.start("count")
    value = count(match["count"])
    unit = times.UNITS[match["dunit"]]
    if match["dunit"] == "年度" and value == 1:
        return None  # 一个年度内违规三次
    if value is None or (match["count"] == "半" and unit not in ("month", "year")):
        return None
    if not _is_limit(match, start, stretch):
        return None
    if stretch.before(start, 2) == "今后":
        start -= 2
    if match["count"] == "半":
        value, unit = (6, "month") if unit == "year" else (15, "day")
    end = match.end()
    if match["within"] is None:  # 届满的30个工作日前
        ahead = _ahead.match(stretch.shadow, end, stretch.end)
        end = ahead.end() if ahead is not None else end
    ends = stretch.when.counted(match["anchor"], value, unit)
    if ends is not None:
        return Limit("by", start, end, None, ends, value, unit, "day")
    return Limit("duration", start, end, value=value, unit=unit)


def _is_ahead(end: int, start: int, stretch: Stretch) -> bool:
    """期满30日前, 应当在会议举行的三十日前, 执行三日前应当通知: told before something is to be."""
    before = stretch.before(start, 64)
    if around.ahead_of.search(before) or around.due.match(stretch.shadow, end, stretch.end):
        return True
    return around.duly_ahead.search(before) is not None


def _is_of_days(end: int, start: int, stretch: Stretch) -> bool:
    """Working days ahead of an event, or those that a bracket allots: 10个工作日内（管线工程7个工作日）."""
    if around.days_ahead.search(stretch.before(start, 20)):
        return True
    allotted = stretch.shadow.startswith((")", ",", "、"), end)
    return allotted and around.in_part.search(stretch.before(start, 90)) is not None


def _is_limit(match: re.Match[str], start: int, stretch: Stretch) -> bool:
    plain = match["measure"] is None and match["count"].isdigit()
    if plain and (match["dunit"] == "月" or (match["dunit"] == "年" and int(match["count"]) > 60)):
        return False  # 6月, 2019年
    before = stretch.before(start, 20)
    if before.endswith(("月", "末", "底")) and stretch.shadow.startswith("前", match.end()):
        return False  # 次月15日前: a day of a month
    if around.term.match(stretch.shadow, match.end()):
        return False
    if not stretch.labelled and around.condition.match(stretch.shadow, match.end()):
        return before.endswith("最长不超过")  # 最长不超过1年的补贴
    if match["within"]:
        days = match["dunit"] in _DAYS and around.begins.search(before) is not None
        if around.of_the_past.search(before) and not days:
            return False
        if around.state.search(before) and not around.duly_behind.match(
            stretch.shadow, match.end()
        ):
            return False
        if around.failing.search(before):
            return False
        if match["dunit"] == "年" and around.for_years.search(before):
            return False
        if around.lapses.match(stretch.shadow, match.end()):
            return True
        return not stretch.is_conditional(match.end())
    if stretch.shadow.startswith("后", match.end()):
        return False  # 自事故发生之日起七日后，按照死亡人员进行统计
    if stretch.shadow.startswith(("前", "以前", "之前"), match.end()):
        return match["dunit"] == "工作日" or _is_ahead(match.end(), start, stretch)
    if before.endswith("提前") and around.sooner.match(stretch.shadow, match.end()):
        return False
    if match["dunit"] == "工作日" and _is_of_days(match.end(), start, stretch):
        return True
    if before.endswith(("今后", "未来")):  # 今后五年，建设…; not 今后五年的任务
        return stretch.shadow.startswith(",", match.end())
    if around.kept.search(before) and around.of_age.match(stretch.shadow, match.end()):
        return False
    if around.limited_by.search(before):
        return around.waiting.search(stretch.before(start, 48)) is None
    if match["anchor"] is not None or around.done.match(stretch.shadow, match.end()):
        return True
    if before.endswith(around.EFFORTS) and around.effort.match(stretch.shadow, match.end()):
        return True
    if before.endswith(("从", "由")):
        return around.changes_to.match(stretch.shadow, match.end()) is not None
    return stretch.labelled and match["dunit"] != "年"
