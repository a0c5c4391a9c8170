"""Periods and beginnings decided: from one date to another, and from a date on.

Dates to finish by are in ``endings``, lengths and rhythms in ``lengths``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from zhengce.model import DeadlineKind, Precision
from zhengce.reading import around, times
from zhengce.reading.dates import Limit, count, exact_day, last_day, number
from zhengce.reading.patterns import FIRST, LAST
from zhengce.reading.stretch import Stretch


def days(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """2021年6月1日至15日, 5月1日至10月31日; None for days that a report tells of."""
    inferred = match["dy"] is None
    if inferred and stretch.holds_every_year(match["dnext"]):
        return Limit("recurring", match.start(), match.end())
    if not inferred:
        year: int | None = number(match["dy"])
    elif stretch.labelled or not (
        stretch.is_history(match.start())
        or (
            stretch.shadow[match.start() - 1] != ":"
            and around.event.match(stretch.shadow, match.end(), stretch.end)
        )
    ):
        year = stretch.implied_year(match["dnext"])
    else:
        return None
    if year is None:
        told = stretch.labelled or _is_of_work(match, stretch) or _is_to_come(match, stretch)
        return Limit("period", match.start(), match.end()) if told else None
    month = number(match["dem"] or match["dm"])
    ending = number(match["dey"]) if match["dey"] else year + bool(match["denext"])
    first = exact_day(year, number(match["dm"]), number(match["dd"]))
    last = exact_day(ending, month, number(match["ded"]))
    if inferred and ending == year and first and last and last < first:  # 11月15日至3月15日
        last = exact_day(year + 1, month, number(match["ded"]))
    return _between(match, stretch, first, last, inferred)


def _is_of_work(match: re.Match[str], stretch: Stretch) -> bool:
    """实施阶段(3月1日-5月31日), 秋季禁烧(9月20日-12月31日): when a stage or a piece of work is."""
    if stretch.is_stage(match):
        return True
    if stretch.shadow[match.start() - 1] != "(" or stretch.shadow[match.end()] != ")":
        return False
    return around.of_work.search(stretch.before(match.start(), 48)) is not None


def _is_to_come(match: re.Match[str], stretch: Stretch) -> bool:
    """9月15日-25日，将对项目开展督查; 10月8日至9日8时至24时：, the head of what is done then."""
    shadow, end = stretch.shadow, match.end()
    if not stretch.begins_sentence(match.start()):
        return False
    if around.act.match(shadow, end, stretch.end):  # 12月7日-8日完成补种
        return True
    phrase = around.clocked.match(shadow, end, stretch.end)
    if phrase is not None and shadow.startswith(":", phrase.end()):
        return True
    return around.planned_then.match(shadow, end, stretch.end) is not None


def numeric_days(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """2020.1.1-2020.12.31."""
    first = exact_day(int(match["ay"]), int(match["am"]), int(match["ad"]))
    last = exact_day(int(match["aey"] or match["ay"]), int(match["aem"]), int(match["aed"]))
    return _between(match, stretch, first, last, False)


def _between(
    match: re.Match[str], stretch: Stretch, first: date | None, last: date | None, inferred: bool
) -> Limit | None:
    if first is None or last is None or last < first:
        return None
    if around.born.match(stretch.shadow, match.end()) or stretch.is_inside_number(match.start()):
        return None
    if not stretch.labelled and (
        (stretch.is_bracketed(match) and not _is_of_work(match, stretch))
        or around.of_then.match(stretch.shadow, match.end(), stretch.end)
        or stretch.is_conditional(match.end())
    ):
        return None
    start, end = match.span()
    return Limit("period", start, end, first, last, precision="day", year_inferred=inferred)


def years(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """2019-2020年, 2018年3月至2019年6月."""
    # 医疗机构设置规划(2017-2020年); but 组织实施（2023年5月至2023年11月）
    in_name = stretch.is_bracketed(match) and not (match["pm"] and stretch.is_stage(match))
    if not stretch.labelled and (in_name or _is_named(match, stretch)):
        return None
    first = date(number(match["py"]), number(match["pm"] or "1"), 1)
    last = last_day(number(match["pey"]), number(match["pem"] or "12"))
    if last < first:
        return None
    precision: Precision = "month" if match["pem"] else "year"
    return Limit("period", match.start(), match.end(), first, last, precision=precision)


def _is_named(match: re.Match[str], stretch: Stretch) -> bool:
    """长三角地区2020-2021年秋冬季大气污染综合治理攻坚行动方案, a line of its own: a title; and
    2018年以来，…2019-2020年秋冬季，浓度下降22%: a report."""
    if "以来" in stretch.before(match.start(), 60).rpartition("。")[2]:
        return True
    if around.is_said.match(stretch.shadow, match.end()):
        return True
    if stretch.shadow.startswith("\n(", match.start() - 2) and stretch.shadow.startswith(
        (")\n", "年)\n"), match.end()
    ):
        return True  # …行动方案|（2024-2027年）, the last line of a title
    first = stretch.shadow.rfind("\n", 0, match.start()) + 1
    last = stretch.shadow.find("\n", match.end())
    if around.of_years.match(stretch.shadow, match.end(), stretch.end):
        return stretch.shadow[match.end()] != "内"  # 2021-2023年内整备的用地不少于7平方公里
    return (
        around.title_line.fullmatch(stretch.shadow, first, last if last >= 0 else stretch.end)
        is not None
    )


def bare(match: re.Match[str]) -> Iterator[Limit]:
    """2011-2015, and 2015, in a column for time limits."""
    first, last = int(match["first"]), int(match["last"] or match["first"])
    start, end = match.start("first"), match.end("last" if match["last"] else "first")
    if FIRST <= first <= last <= LAST:
        begins = date(first, 1, 1) if match["last"] else None
        kind: DeadlineKind = "period" if match["last"] else "by"
        yield Limit(kind, start, end, begins, date(last, 12, 31), precision="year")


def bare_months(match: re.Match[str]) -> Iterator[Limit]:
    """2011.1-2015.12, and 2015.6, in a column for time limits."""
    year, month = int(match["year"]), int(match["month"])
    start, end = match.start("year"), match.end("end" if match["last"] else "month")
    if match["last"] is None:
        yield Limit("by", start, end, None, last_day(year, month), precision="month")
        return
    first, last = date(year, month, 1), last_day(int(match["last"]), int(match["end"]))
    if first < last:
        yield Limit("period", start, end, first, last, precision="month")


def months(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """2018年3月至6月; 从8月下旬到9月底, and 实施阶段（3月-5月）, in the document's year."""
    start, end = match.span()
    if not stretch.labelled and stretch.before(start, 2) == "季(":
        return None  # 以秋冬季（10月-次年3月）污染防治为重点
    printed = match["sy"]
    if printed is None and not (
        stretch.labelled
        or stretch.is_stage(match)
        or (match["smonth"] and _begins_work(match, stretch))
    ):
        return None
    year = int(printed) if printed else stretch.implied_year(match["snext"])
    if year is None:
        return Limit("period", start, end, precision="month")
    first = _part_of_month(year, int(match["sm"]), match["spart"] or "初")[0]
    ending = year + bool(match["senext"])
    last = _part_of_month(ending, int(match["sem"]), match["separt"] or "底")[1]
    if last < first:
        return None
    return Limit("period", start, end, first, last, precision="month", year_inferred=not printed)


def _begins_work(match: re.Match[str], stretch: Stretch) -> bool:
    """从5月到9月, 今年9月至明年3月, 5月底至9月上旬开展检查; not 1月-5月完成投资, 5月底至6月初，发生3起事故."""
    if match.group().startswith(("自", "从")) or match["senext"]:
        return True
    if match["snext"] in ("今年", "明年"):
        return around.work.match(stretch.shadow, match.end(), stretch.end) is not None
    if not (match["spart"] and match["separt"] and stretch.begins_sentence(match.start())):
        return False
    told = around.event.match(stretch.shadow, match.end(), stretch.end) is not None
    return not (told or stretch.is_history(match.start()))


def _part_of_month(year: int, month: int, part: str) -> tuple[date, date]:
    """The first and last day of 上旬, 初, 中旬, 下旬, 底 and 末 of a month."""
    end = last_day(year, month)
    days = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, end.day)}
    first, last = days.get(part, (end.day, end.day))
    return date(year, month, first), date(year, month, last)


def planned(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """“十四五”期间, “十四五”末; None for a plan that is told of, or that figures are compared with."""
    if not stretch.labelled and around.compared.search(stretch.before(match.start(), 2)):
        return None
    first = times.PLANS[match["plan"]]
    last = date(first + 4, 12, 31)
    if match["span"] in ("起", "开始"):
        passed = stretch.when.written is not None and first < stretch.when.written
        begin = Limit("from", match.start(), match.end(), date(first, 1, 1), None, precision="year")
        return None if passed else begin
    to_come = stretch.when.written is None or last.year >= stretch.when.written
    if to_come and not stretch.labelled and not _sets_time(match, stretch):
        return None
    if match["span"] in ("末", "期末"):
        return Limit("by", match.start(), match.end(), None, last, precision="year")
    return Limit("period", match.start(), match.end(), date(first, 1, 1), last, precision="year")


def _sets_time(match: re.Match[str], stretch: Stretch) -> bool:
    """“十四五”期间，建成平台, 力争“十四五”期间完成; not 为推进“十四五”期间环境保护事业."""
    shadow, start, end = stretch.shadow, match.start(), match.end()
    if match["span"] in ("末", "期末") or around.in_plan.search(stretch.before(start, 3)):
        return True
    if shadow.startswith(("的", "是", ",是"), end) or around.outlook.match(
        shadow, end, stretch.end
    ):
        return False
    return shadow.startswith(",", end) or stretch.begins_sentence(start)


_HALF = {"上半年": "1", "下半年": "7"}


def begins(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """自2019年7月1日起施行, 自2019年2月1日实施."""
    month = match["fm"] or "1"
    if match["fq"] or match["fhalf"]:
        month = str(number(match["fq"]) * 3 - 2) if match["fq"] else _HALF[match["fhalf"]]
    first = exact_day(number(match["fy"]), number(month), number(match["fd"] or "1"))
    if first is None:
        return None
    if not stretch.labelled and _since(match, stretch, first):
        return None
    told = match["fbare"] and not match.group().startswith(("自", "从"))
    if told and not stretch.labelled and not stretch.when.is_before(first):
        return None  # 2005年6月1日施行，至今…
    told_month = match["fm"] or match["fq"] or match["fhalf"]
    precision: Precision = "day" if match["fd"] else "month" if told_month else "year"
    return Limit("from", match.start(), match.end(), first, precision=precision)


def _since(match: re.Match[str], stretch: Stretch, first: date) -> bool:
    """自2009年起实施…以来, 从2010年起，连续5年…; not 从2024年开始，连续3年, said the year before."""
    said = around.since.match(stretch.shadow, match.end(), stretch.end)
    if said is None:
        return False
    return said.group().endswith("以来") or not stretch.when.is_before(first)


def begins_on(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """从5月3日起, 自明年3月起, in the year that is implied; None for what had begun before."""
    start, end = match.span()
    if stretch.before(start, 2) in ("次年", "当年", "翌年"):
        return None  # 自通过的次年1月1日起: of each
    year = stretch.implied_year(match["gnext"])
    if around.since.match(stretch.shadow, end, stretch.end):
        return None
    if year is None:
        return Limit("from", start, end)
    first = exact_day(year, number(match["gm"]), number(match["gd"] or "1"))
    if first is None or not (
        stretch.labelled or stretch.when.written is None or stretch.when.is_before(first)
    ):
        return None
    precision: Precision = "day" if match["gd"] else "month"
    return Limit("from", start, end, first, precision=precision, year_inferred=True)


def begins_then(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """从今年起, 明年开始, of the year in which the document was written; no length: 从今年起连续三年."""
    year = stretch.when.written
    if around.since.match(stretch.shadow, match.end(), stretch.end):
        return None
    if year is None:
        return Limit("from", *match.span())
    first = date(year + (match["which"] == "明"), 1, 1)
    return Limit("from", *match.span(), first, precision="year", year_inferred=True)


def issued(match: re.Match[str], stretch: Stretch) -> Limit:
    """自印发之日起施行, 自公布之日起30日后施行: dated when the document's own date is known."""
    start = match.start() + max(match.group().find("自"), 0)
    if match["later"] is None:
        of_passing = stretch.when.passed and "布" in match.group()
        first, value, unit = None if of_passing else stretch.when.issued, None, None
    else:
        value, unit = count(match["later"]), times.UNITS[match["lunit"]]
        first = stretch.when.later(value, unit) if value is not None else None
    precision: Precision | None = "day" if first is not None else None
    return Limit("from", start, match.end(), first, None, value, unit, precision)
