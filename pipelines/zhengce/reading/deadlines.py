"""Time requirements: by when, from when, how often, for how long.

A date is a requirement only where the words say so (底前, 到…, 自…起, …内), or
where a label or a column for time limits holds it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhengce.model import Basis, DeadlineKind, DurationUnit, Precision
from zhengce.reading.patterns import chinese_number

_Y = r"(?P<{0}y>(?:19|20)\d\d) ?年?度?"
_M = r"(?P<{0}m>1[0-2]|0?[1-9]) ?月(?:份)?"
_D = r"(?P<{0}d>3[01]|[12]\d|0?[1-9]) ?[日号]"
_Q = r"(?:第?(?P<{0}q>[一二三四1-4]) ?季度|(?P<{0}half>上半年|下半年))"
_PLANS = {
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
}
_CN = "[一二两三四五六七八九十百]"
_UNITS: dict[str, DurationUnit] = {
    "工作日": "working_day",
    "自然日": "day",
    "日": "day",
    "天": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "年": "year",
}
_END = r"(?P<{0}end>年?底|年?末|月?末|中旬|上旬|下旬|中|初|内)?"
_BEFORE = r"(?P<{0}before>(?:之|以)?前|为止|止)?"


def _form(pattern: str, name: str) -> str:
    return pattern.replace("{0}", name)


_PERIOD = _form(
    r"(?:自|从)?(?P<py>(?:19|20)\d\d) ?年?(?: ?"
    + _M
    + r")? ?(?:-|~|至|到) ?(?P<pey>(?:19|20)\d\d) ?年(?: ?(?P<pem>1[0-2]|0?[1-9]) ?月)?(?:底|末)?",
    "p",
)
_SAME_YEAR = _form(
    r"(?P<sy>(?:19|20)\d\d) ?年 ?(?P<sm>1[0-2]|0?[1-9]) ?月? ?(?:-|~|至|到) ?(?P<sem>1[0-2]|0?[1-9]) ?月(?:底|末)?",
    "s",
)
_PLAN = r"[“\"]?(?P<plan>十[一二三四五六]?五)[”\"]?(?P<span>期间|时期|期末|末)"
_FROM = _form(
    r"(?:从|自)? ?(?P<fy>(?:19|20)\d\d) ?年(?: ?"
    + _M
    + r"(?: ?"
    + _D
    + r")?)? ?(?:起|开始)(?:正式)?(?:施行|实施|执行|生效|试行)?",
    "f",
)
_ANCHORED_FROM = r"(?:本[\u4e00-\u9fff]{1,6})?自?(?:印发|发布|公布|颁布|下发|发文)之日起(?:正式)?(?:施行|实施|执行|生效|试行)"
_BY_YEAR = _form(
    r"(?P<to>(?:到|至|截至|截止到?|在)? ?)(?P<by>(?:19|20)\d\d) ?年(?:度)?(?: ?(?:"
    + _M
    + r"(?: ?"
    + _D
    + r")?|"
    + _Q
    + r"))? ?"
    + _END
    + " ?"
    + _BEFORE,
    "b",
)
_BY_MONTH = _form(
    r"(?P<nto>到|在|每年)?(?P<next>明年|今年|当年|本年|次年)? ?"
    + _M
    + r"(?: ?"
    + _D
    + r")? ?"
    + _END
    + _BEFORE,
    "n",
)
_BY_SEASON = _form(
    r"(?P<uto>到|在)?(?P<unext>明年|今年|当年|本年|全年)? ?" + _Q + _END + _BEFORE, "u"
)
_YEAR_END = r"(?<![\d一二两三四五六七八九十每近])(?P<yto>到|在)?(?P<ynext>明|今|当|本|次)?年(?P<yend>底|末|内)(?P<ybefore>(?:之|以)?前)?"
_ONGOING = r"持续(?:推进|实施|开展|进行|落实|加强|深化|推动|用力|抓好)?|长期(?:坚持|推进|实施|任务|开展)?|常态化(?:推进|开展|实施|落实)?|全年(?:推进|实施)?|常年(?:坚持)?|贯穿全年|立行立改|按序时进度推进"
_PHASED = r"分年度(?:实施|推进|落实)?|分步(?:实施|推进)|分阶段(?:实施|推进)|逐年(?:实施|推进)?|按年度(?:实施|推进|计划)"
_RECURRING = r"每(?:半年|年度?|两年|三年|季度?|个?月|周|学期|学年|日|天)(?:度)?(?: ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:月|日)(?:\d{1,2}日)?(?:底|末)?(?:之?前)?|底前|末前|底)?|按(?:月|季度?|周|年度?|半年)(?=[^内])"
_DURATION = rf"(?P<anchor>自?[^,。;:\n]{{0,16}}之日起 ?)?(?P<in>在)?(?P<count>\d{{1,4}}|{_CN}{{1,4}}|半)(?P<measure>个)? ?(?P<dunit>工作日|自然日|星期|日|天|周|月|年)(?P<within>以内|之内|内)?"

_requirement = re.compile(
    "|".join(
        (
            f"(?P<period>{_PERIOD})",
            f"(?P<same>{_SAME_YEAR})",
            f"(?P<planned>{_PLAN})",
            f"(?P<from>{_FROM})",
            f"(?P<issued>{_ANCHORED_FROM})",
            f"(?P<byyear>{_BY_YEAR})",
            f"(?P<recurring>{_RECURRING})",
            f"(?P<bymonth>{_BY_MONTH})",
            f"(?P<season>{_BY_SEASON})",
            f"(?P<yearend>{_YEAR_END})",
            f"(?P<duration>{_DURATION})",
        )
    )
)
_in_limit = re.compile(f"(?P<ongoing>{_ONGOING})|(?P<phased>{_PHASED})")
# A requirement holds a digit or one of these characters; what it begins is looked at only there.
_seed = re.compile("[0-9内起五每按半季年]")
_numeral_within = re.compile(
    rf"{_CN}{{1,4}}个?(?:工作日|自然日|日|天|周|星期|月|年)(?:以|之)?内$|半个?[年月](?:以|之)?内$"
)
_plan_seed = re.compile(r"十[一二三四五六]?五[”\"]?[期时末]")
_rhythm_seed = re.compile("每[半年两三季个月周学日天]|按[月季周年半]")
_LIMITS = re.compile(
    r"(?:不得?超过|不超|不多于|不少于|不得少于|压缩(?:至|到|为)|压减(?:至|到|为)|缩短(?:至|到|为)|缩减(?:至|到|为)|调整(?:为|至)|减少(?:至|到|为)|降(?:至|到)|控制在|时限(?:为|是|统一为)|期限(?:为|是)|有效期(?:为|限?)?|提前) ?$"
)
_BEGINNINGS = frozenset('自从到至截在每按明今当本次全“"第')
_CHANGES = re.compile(r" ?(?:调整|压缩|缩短|缩减|减少|降低?|压减)(?:至|到|为)")
_PAST = re.compile(r"(?:近|过去|最近|此前|前|连续|上|满|已|头)$")
_CONDITION = re.compile(r"(?:未|无|没有|曾|受到|受过|因|有过|不存在|发生)")
_EFFECT = re.compile(r"(?:完成|出台|实现|启动|建成|投入|印发|基本|全面|开工|制定|上线|,|。|;|前|$)")
_phrase = re.compile(r"[^,。;:\n]*")
_YEAR_STARTS = re.compile(r"(?:^|[。;:\n,]) ?$")


@dataclass(frozen=True, slots=True)
class Limit:
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


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative dates are relative to: the document's own dates, and nothing else."""

    issued: date | None
    year: int | None
    """The document's year, where only that is known (from its number or title)."""


def limits(
    shadowed: str,
    start: int,
    end: int,
    *,
    basis: Basis,
    when: Calendar,
    closed: Sequence[tuple[int, int]] = (),
    goals: Sequence[int] = (),
) -> Iterator[Limit]:
    """The time requirements of a stretch in reading order.

    ``closed`` spans (titles, numbers) hold none; ``goals`` are the offsets of
    quantities, before which a bare year is a requirement (2022年，新建…).
    """
    reader = _Reader(shadowed, end, basis, when, goals)
    position = floor = start  # nothing before the floor is looked at again
    while (hit := _seed.search(shadowed, position, end)) is not None:
        inside = next((last for first, last in closed if first <= hit.start() < last), None)
        if inside is not None:
            position = min(inside, end)
            continue
        seed = _seed_at(shadowed, hit.start(), floor)
        match = reader.match(max(floor, seed - 24), seed) if seed is not None else None
        if match is None:
            position = _past_number(shadowed, hit.end(), end)
            continue
        found = reader.read(match)
        if found is not None:
            yield found
        position = floor = max(match.end(), hit.end())
    if basis != "sentence":
        for match in _in_limit.finditer(shadowed, start, end):
            kind: DeadlineKind = "ongoing" if match["ongoing"] else "phased"
            yield Limit(kind, match.start(), match.end())


def _seed_at(shadowed: str, at: int, earliest: int) -> int | None:
    """Where the requirement may begin that the character at ``at`` hints at; None if it hints at none."""
    char = shadowed[at]
    if char.isdigit():
        return at
    if char == "内":
        numeral = _numeral_within.search(shadowed, max(earliest, at - 12), at + 1)
        if numeral is not None:
            return numeral.start()
        return at - 1 if at > earliest and shadowed[at - 1] == "年" else None
    if char == "起":
        return at - 2 if shadowed.startswith("之日", at - 2) and at - 2 >= earliest else None
    if char == "五":
        plan = _plan_seed.search(shadowed, max(earliest, at - 2), at + 3)
        return plan.start() if plan is not None else None
    if char in "每按":
        return at if _rhythm_seed.match(shadowed, at) else None
    if char == "半":
        return at - 1 if at > earliest and shadowed[at - 1] in "上下" else None
    if char == "季":
        return max(earliest, at - 2) if shadowed.startswith("季度", at) else None
    return at if shadowed[at + 1 : at + 2] in ("底", "末") else None


def _past_number(shadowed: str, position: int, end: int) -> int:
    while position < end and shadowed[position].isdigit():
        position += 1
    return position


class _Reader:
    """Reads matches of one stretch; a year printed once holds for later dates without one."""

    def __init__(
        self, shadowed: str, end: int, basis: Basis, when: Calendar, goals: Sequence[int]
    ) -> None:
        self.shadow = shadowed
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
            if at < earliest or (at < seed and self.shadow[at] not in _BEGINNINGS):
                continue
            match = _requirement.match(self.shadow, at, self.end)
            if match is not None and match.end() > seed:
                return match
        return None

    def _anchored(self, earliest: int, seed: int) -> re.Match[str] | None:
        begin = max(earliest, *(self.shadow.rfind(mark, earliest, seed) + 1 for mark in ",。;:\n"))
        own = self.shadow.rfind("自", begin, seed)
        return _requirement.match(
            self.shadow, own if own >= begin else max(begin, seed - 2), self.end
        )

    def read(self, match: re.Match[str]) -> Limit | None:
        """The requirement of a match, or None when the words do not make it one."""
        kind = next(name for name in _READERS if match[name] is not None)
        limit: Limit | None = getattr(self, f"_{kind}")(match)
        return limit

    # --- periods and beginnings ---

    def _period(self, match: re.Match[str]) -> Limit | None:
        if not self.labelled and self._bracketed(match):
            return None  # 医疗机构设置规划(2017-2020年)
        first = date(int(match["py"]), int(match["pm"] or 1), 1)
        month = int(match["pem"] or 12)
        last = _last_day(int(match["pey"]), month)
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
        first, last = date(year, int(match["sm"]), 1), _last_day(year, int(match["sem"]))
        if last < first:
            return None
        return Limit("period", match.start(), match.end(), first, last, precision="month")

    def _planned(self, match: re.Match[str]) -> Limit:
        first = _PLANS[match["plan"]]
        last = date(first + 4, 12, 31)
        if match["span"] in ("末", "期末"):
            return Limit("by", match.start(), match.end(), None, last, precision="year")
        return Limit(
            "period", match.start(), match.end(), date(first, 1, 1), last, precision="year"
        )

    def _from(self, match: re.Match[str]) -> Limit | None:
        begins = _date(int(match["fy"]), int(match["fm"] or 1), int(match["fd"] or 1))
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
        year = int(match["by"])
        month, day = match["bm"], match["bd"]
        marked = bool(
            match["to"].strip() in ("到", "至", "截至", "截止", "截止到")
            or match["bbefore"]
            or match["bend"]
            or match["bq"]
            or match["bhalf"]
        )
        after = self.shadow[match.end() : match.end() + 2]
        if not self.labelled:
            if after[:1] in "-~至" or (
                day and not match["bbefore"] and match["to"].strip() not in ("到", "至")
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
            match.start() + _spaces(match["to"]),
            self._trimmed(match),
            None,
            ends[0],
            precision=ends[1],
        )

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
        if not self.labelled and not (match["ubefore"] or match["uend"] or match["uto"]):
            if not _EFFECT.match(self.shadow, match.end(), self.end) or (
                match["uhalf"] is None and match["uq"] is None
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

    def _yearend(self, match: re.Match[str]) -> Limit:
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
        value = _count(match["count"])
        unit = _UNITS[match["dunit"]]
        if value is None or (match["count"] == "半" and unit not in ("month", "year")):
            return None
        if not self._is_limit(match, start):
            return None
        if match["count"] == "半":
            value, unit = (6, "month") if unit == "year" else (15, "day")
        end = match.end()
        ends = self._counted_from_issue(match["anchor"], value, unit)
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
            if _PAST.search(before) or (
                match["dunit"] == "月" and match["measure"] is None and match["count"].isdigit()
            ):
                return False
            return _CONDITION.match(self.shadow, match.end()) is None and not self._conditional(
                match
            )
        if _LIMITS.search(before):
            return True
        if before.endswith(("从", "由")):
            return _CHANGES.match(self.shadow, match.end()) is not None
        return self.labelled and match["dunit"] != "年"

    def _conditional(self, match: re.Match[str]) -> bool:
        """在12个月内获得…待遇的，视为…: within a condition, which ends in 的."""
        phrase = _phrase.match(self.shadow, match.end(), self.end)
        return phrase is not None and phrase.group().endswith("的")

    def _counted_from_issue(
        self, anchor: str | None, value: int, unit: DurationUnit
    ) -> date | None:
        """The day that a length counted from the document's own date ends on, if that is known."""
        issued = self.when.issued
        if anchor is None or issued is None or not re.search("印发|发布|公布|发文|下发", anchor):
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
            number = int(quarter) if quarter.isdigit() else chinese_number(quarter)
            return _last_day(year, number * 3), "month"
        if month is None:
            return date(year, 12, 31), "year"
        if day is None:
            return _last_day(year, int(month)), "month"
        exact = _date(year, int(month), int(day))
        return (exact, "day") if exact is not None else None

    def _heads_goal(self, match: re.Match[str], year: int) -> bool:
        """2022年，全市新建5G基站2600个以上: a bare year at the head of a sentence that sets a quantity."""
        issued = self.when.issued.year if self.when.issued is not None else self.when.year
        if match["bm"] or (issued is not None and year < issued):
            return False
        if not _YEAR_STARTS.search(self.shadow[max(0, match.start() - 2) : match.start()]):
            return False
        stop = min(
            (at for mark in "。;" if (at := self.shadow.find(mark, match.end(), self.end)) >= 0),
            default=self.end,
        )
        return self.shadow[match.end() : match.end() + 1] == "," and any(
            match.end() < goal < stop for goal in self.goals
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
    "period",
    "same",
    "planned",
    "from",
    "issued",
    "byyear",
    "recurring",
    "bymonth",
    "season",
    "yearend",
    "duration",
)


def _spaces(printed: str) -> int:
    return len(printed) - len(printed.lstrip())


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 2月30日: printed, but no day
        return None


def _count(numeral: str) -> int | None:
    if numeral == "半":
        return 0
    if numeral.isdigit():
        return int(numeral) or None
    return chinese_number(numeral.replace("两", "二")) or None
