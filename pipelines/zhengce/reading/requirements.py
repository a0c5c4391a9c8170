"""One time expression decided: whether it is a requirement, of which kind, and its dates.

How it is written is in ``times``; where in a text to look, in ``deadlines``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from zhengce.model import Basis, Precision
from zhengce.reading import times
from zhengce.reading.dates import Calendar, Limit, count, exact_day, last_day, number
from zhengce.reading.patterns import FIRST, LAST


class Requirements:
    """Reads matches of one stretch; a year printed once holds for later dates without one."""

    def __init__(
        self,
        shadowed: str,
        start: int,
        end: int,
        basis: Basis,
        when: Calendar,
        goals: Sequence[int],
    ) -> None:
        self.shadow = shadowed
        self.start = start
        self.end = end
        self.labelled = basis != "sentence"
        self.when = when
        self.goals = goals
        self.year: int | None = None

    def match(self, earliest: int, seed: int) -> re.Match[str] | None:
        """The requirement around a seed: its pattern may begin a few words before."""
        if self.shadow.startswith("之日起", seed):
            return self._anchored(earliest, seed)
        for at in (seed - 2, seed - 1, seed):
            if at < earliest or (at < seed and self.shadow[at] not in times.BEGINNINGS):
                continue
            match = times.requirement.match(self.shadow, at, self.end)
            if match is not None and match.end() > seed:
                return match
        return None

    def _anchored(self, earliest: int, seed: int) -> re.Match[str] | None:
        begin = max(earliest, *(self.shadow.rfind(mark, earliest, seed) + 1 for mark in ",。;:\n"))
        own = self.shadow.rfind("自", begin, seed)
        return times.requirement.match(
            self.shadow, own if own >= begin else max(begin, seed - 2), self.end
        )

    def read(self, match: re.Match[str]) -> Limit | None:
        """The requirement of a match, or None when the words do not make it one."""
        kind = next(name for name in _READERS if match[name] is not None)
        limit: Limit | None = getattr(self, f"_{kind}")(match)
        if limit is None or not all(
            FIRST <= day.year <= LAST for day in (limit.start_date, limit.end_date) if day
        ):
            return None  # 1948年以前参加革命工作的人员
        return limit._replace(is_past=self._is_past(limit))

    def _is_past(self, limit: Limit) -> bool:
        """到2015年，…比重提高到51.9%, said in 2016: what was reached, not what is to be."""
        if self.labelled or limit.end_date is None or self.when.issued is None:
            return False
        if limit.kind == "period" and limit.precision == "day":
            return limit.end_date < self.when.issued  # 2003年10月24日至26日，…率队调研
        return limit.precision == "year" and limit.end_date.year < self.when.issued.year

    # --- periods and beginnings ---

    def _days(self, match: re.Match[str]) -> Limit | None:
        year, month = match["dy"], match["dm"]
        first = exact_day(number(year), number(month), number(match["dd"]))
        last = exact_day(
            number(match["dey"] or year), number(match["dem"] or month), number(match["ded"])
        )
        if first is None or last is None or last < first:
            return None
        if times.born.match(self.shadow, match.end()):
            return None
        if not self.labelled and (self._bracketed(match) or self._conditional(match)):
            return None
        return Limit("period", match.start(), match.end(), first, last, precision="day")

    def _period(self, match: re.Match[str]) -> Limit | None:
        if not self.labelled and self._bracketed(match):
            return None  # 医疗机构设置规划(2017-2020年)
        first = date(number(match["py"]), number(match["pm"] or "1"), 1)
        month = number(match["pem"] or "12")
        last = last_day(number(match["pey"]), month)
        if last < first:
            return None
        return Limit(
            "period",
            match.start(),
            match.end(),
            first,
            last,
            precision="month" if match["pem"] else "year",
        )

    def _same(self, match: re.Match[str]) -> Limit | None:
        year = int(match["sy"])
        first, last = date(year, int(match["sm"]), 1), last_day(year, int(match["sem"]))
        if last < first:
            return None
        return Limit("period", match.start(), match.end(), first, last, precision="month")

    def _planned(self, match: re.Match[str]) -> Limit:
        first = times.PLANS[match["plan"]]
        last = date(first + 4, 12, 31)
        if match["span"] in ("末", "期末"):
            return Limit("by", match.start(), match.end(), None, last, precision="year")
        return Limit(
            "period", match.start(), match.end(), date(first, 1, 1), last, precision="year"
        )

    def _from(self, match: re.Match[str]) -> Limit | None:
        begins = exact_day(
            number(match["fy"]), number(match["fm"] or "1"), number(match["fd"] or "1")
        )
        if begins is None:
            return None
        precision: Precision = "day" if match["fd"] else "month" if match["fm"] else "year"
        return Limit("from", match.start(), match.end(), begins, precision=precision)

    def _issued(self, match: re.Match[str]) -> Limit:
        start = match.start() + max(match.group().find("自"), 0)
        return Limit(
            "from",
            start,
            match.end(),
            self.when.issued,
            precision="day" if self.when.issued else None,
        )

    # --- dates to finish by ---

    def _byyear(self, match: re.Match[str]) -> Limit | None:
        year = number(match["by"])
        month, day = match["bm"], match["bd"]
        no_later = times.no_later.search(
            self.shadow, max(self.start, match.start() - 6), match.start()
        )
        marked = bool(
            match["to"].strip() in ("到", "至", "截至", "截止", "截止到")
            or match["bbefore"]
            or match["bend"]
            or match["bq"]
            or match["bhalf"]
            or no_later
        )
        after = self.shadow[match.end() : match.end() + 2]
        if not self.labelled:
            if after.startswith(("-", "~", "至")) or (
                day
                and not (match["bbefore"] or no_later)
                and match["to"].strip() not in ("到", "至")
            ):
                return None
            if not marked and not self._heads_goal(match, year):
                return None
            if match["bend"] == "初" or self._bracketed(match):
                return None
        self.year = year
        ends = self._ending(year, month, day, match["bq"], match["bhalf"])
        if ends is None:
            return None
        return Limit(
            "by",
            no_later.start() if no_later else match.start() + _spaces(match["to"]),
            self._trimmed(match),
            None,
            ends[0],
            precision=ends[1],
        )

    def _numeric(self, match: re.Match[str]) -> Limit | None:
        if not (self.labelled or match["ibefore"] or match["ito"].strip()):
            return None
        if self.shadow[match.start() - 1 : match.start()] in tuple("0123456789-~./"):
            return None
        ends = exact_day(int(match["iy"]), int(match["im"]), int(match["id"]))
        if ends is None:
            return None
        self.year = ends.year
        start = match.start() + _spaces(match["ito"])
        return Limit("by", start, self._trimmed(match), None, ends, precision="day")

    def _bymonth(self, match: re.Match[str]) -> Limit | None:
        marked = match["nbefore"] or match["nend"] in ("底", "末", "月底", "月末", "内")
        if not marked and not (self.labelled and (match["nd"] or match["nm"])):
            return None
        if match["nto"] == "每年":
            return Limit("recurring", match.start(), match.end())
        if self.shadow[match.start() - 1 : match.start()].isdigit():
            return None
        year, inferred = self._year(match["next"])
        if year is None:
            return Limit(
                "by",
                match.start(),
                self._trimmed(match),
                precision="day" if match["nd"] else "month",
            )
        ends = self._ending(year, match["nm"], match["nd"], None, None)
        if ends is None:
            return None
        return Limit(
            "by",
            match.start(),
            self._trimmed(match),
            None,
            ends[0],
            precision=ends[1],
            year_inferred=inferred,
        )

    def _season(self, match: re.Match[str]) -> Limit | None:
        bare = not (match["ubefore"] or match["uend"] or match["uto"])
        if bare and self.shadow[match.start() - 1 : match.start()] == "前":
            return None  # 前三季度
        if (
            bare
            and not self.labelled
            and not times.effect.match(self.shadow, match.end(), self.end)
        ):
            return None
        year, inferred = self._year(match["unext"])
        if year is None:
            return Limit("by", match.start(), match.end(), precision="month")
        ends = self._ending(year, None, None, match["uq"], match["uhalf"])
        if ends is None:
            return None
        return Limit(
            "by",
            match.start(),
            match.end(),
            None,
            ends[0],
            precision=ends[1],
            year_inferred=inferred,
        )

    def _yearend(self, match: re.Match[str]) -> Limit | None:
        marked = match["ybefore"] or match["yto"] or match["yend"] != "底"
        if (
            not marked
            and not self.labelled
            and not times.effect.match(self.shadow, match.end(), self.end)
        ):
            return None  # 纳入年底效能目标考核
        year, inferred = self._year(
            {"明": "明年", "次": "次年"}.get(match["ynext"] or "", match["ynext"])
        )
        ends = date(year, 12, 31) if year is not None else None
        return Limit(
            "by", match.start(), match.end(), None, ends, precision="year", year_inferred=inferred
        )

    # --- rhythm and length ---

    def _recurring(self, match: re.Match[str]) -> Limit | None:
        before = self.shadow[match.start() - 1 : match.start()]
        after = self.shadow[match.end() : match.end() + 1]
        if not self.labelled and (
            before in "人均生户床张" or after in "人亩户" or (after.isdigit() and before in "元标")
        ):
            return None
        return Limit("recurring", match.start(), match.end())

    def _duration(self, match: re.Match[str]) -> Limit | None:
        start = match.start("in") if match["in"] else match.start("count")
        value = count(match["count"])
        unit = times.UNITS[match["dunit"]]
        if value is None or (match["count"] == "半" and unit not in ("month", "year")):
            return None
        if not self._is_limit(match, start):
            return None
        if match["count"] == "半":
            value, unit = (6, "month") if unit == "year" else (15, "day")
        end = match.end()
        ends = self.when.counted(match["anchor"], value, unit)
        if ends is not None:
            return Limit("by", start, end, None, ends, value, unit, "day")
        return Limit("duration", start, end, value=value, unit=unit)

    def _is_limit(self, match: re.Match[str], start: int) -> bool:
        if (
            match["dunit"] in ("月", "年", "日")
            and match["measure"] is None
            and match["count"].isdigit()
        ):
            value = int(match["count"])
            if match["dunit"] == "年" and value > 60:
                return False
            if match["dunit"] == "月" and not match["within"]:
                return False
        before = self.shadow[max(0, start - 12) : start]
        if match["within"]:
            if times.of_the_past.search(before) or (
                match["dunit"] == "月" and match["measure"] is None and match["count"].isdigit()
            ):
                return False
            return times.condition.match(
                self.shadow, match.end()
            ) is None and not self._conditional(match)
        if times.limited_by.search(before) or match["anchor"] is not None:
            return True
        if before.endswith(("从", "由")):
            return times.changes_to.match(self.shadow, match.end()) is not None
        return self.labelled and match["dunit"] != "年"

    def _conditional(self, match: re.Match[str]) -> bool:
        """在12个月内获得…待遇的，视为…: within a condition, which ends in 的."""
        phrase = times.phrase.match(self.shadow, match.end(), self.end)
        return phrase is not None and phrase.group().endswith("的")

    # --- shared ---

    def _year(self, relative: str | None) -> tuple[int | None, bool]:
        """The year of a date printed without one: an earlier date's here, else the document's."""
        if self.year is not None and relative is None:
            return self.year, True
        year = self.when.issued.year if self.when.issued is not None else self.when.year
        if year is None:
            return None, False
        return year + (relative in ("明年", "次年")), True

    def _ending(
        self, year: int, month: str | None, day: str | None, quarter: str | None, half: str | None
    ) -> tuple[date, Precision] | None:
        if half is not None:
            return (date(year, 6, 30) if half == "上半年" else date(year, 12, 31)), "month"
        if quarter is not None:
            return last_day(year, number(quarter) * 3), "month"
        if month is None:
            return date(year, 12, 31), "year"
        if day is None:
            return last_day(year, number(month)), "month"
        exact = exact_day(year, number(month), number(day))
        return (exact, "day") if exact is not None else None

    def _heads_goal(self, match: re.Match[str], year: int) -> bool:
        """2022年，全市新建5G基站2600个以上: a bare year at the head of a sentence that sets a quantity."""
        issued = self.when.issued.year if self.when.issued is not None else self.when.year
        if match["bm"] or (issued is not None and year < issued):
            return False
        before = self.shadow[max(0, match.start() - 2) : match.start()]
        if match.start() > self.start and not times.sentence_start.search(before):
            return False
        stop = min(
            (at for mark in "。;" if (at := self.shadow.find(mark, match.end(), self.end)) >= 0),
            default=self.end,
        )
        following = bisect_right(self.goals, match.end())
        return self.shadow[match.end() : match.end() + 1] == "," and any(
            goal < stop for goal in self.goals[following : following + 1]
        )

    def _bracketed(self, match: re.Match[str]) -> bool:
        """(2019-2020年): a year in brackets of its own belongs to a name."""
        return (
            self.shadow[match.start() - 1 : match.start()] == "("
            and self.shadow[match.end() : match.end() + 1] == ")"
        )

    def _trimmed(self, match: re.Match[str]) -> int:
        return match.start() + len(match.group().rstrip())


_READERS = (
    "days",
    "period",
    "same",
    "planned",
    "from",
    "issued",
    "numeric",
    "byyear",
    "recurring",
    "bymonth",
    "season",
    "yearend",
    "duration",
)


def _spaces(printed: str) -> int:
    return len(printed) - len(printed.lstrip())
