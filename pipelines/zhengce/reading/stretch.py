"""The stretch of text whose time expressions are decided, with what stands around each of them.

Which of them are requirements, ``periods``, ``endings`` and ``lengths`` decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from zhengce.model import Basis
from zhengce.reading import around
from zhengce.reading.dates import Calendar

_LONGEST = 400
"""Characters of a sentence that are looked at: a bound for texts without a full stop."""


class Stretch:
    """One stretch, read from its start to its end; years told in it hold for later dates."""

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
        """Of the last requirement: it holds for later dates without one."""
        self.annual = -1
        """Where a day of every year was last told: 每年3月30日前; a year told since ends it."""
        self.reached: date | None = None
        """The last day of which it was told how things stand: 截至2015年底，全国有…"""
        self.past = -1
        """Where a year before the document's was last told."""

    def implied_year(self, relative: str | None) -> int | None:
        """The year of a date printed without one: an earlier date's here, else the document's."""
        if self.year is not None and relative is None:
            return self.year
        year = self.when.written
        return year + (relative in ("明年", "次年")) if year is not None else None

    def year_told(self, position: int, month: int) -> int | None:
        """The year of the last date before a place, for a document that has none.

        自2018年7月3日向社会公开征求意见。…请于7月17日前反馈; an earlier month is of another year.
        """
        before = self.before(position, _LONGEST)
        told = around.dated.findall(before) if "年" in before else []
        if not told:
            return None
        year, _, said = told[-1].rstrip("月 ").partition("年")
        return int(year) if int(said) <= month else None

    def beginning(self, start: int) -> tuple[int, bool]:
        """Where an expression begins, with 不迟于 before it, and whether that or 即日起至 is there."""
        if self.shadow[start - 1 : start] not in ("于", " "):
            return start, self.shadow.startswith("即日起至", start - 4)
        said = around.no_later.search(self.shadow, max(self.start, start - 6), start)
        return (said.start(), True) if said is not None else (start, False)

    def before(self, position: int, reach: int) -> str:
        """At most ``reach`` characters of the stretch before a position."""
        return self.shadow[max(self.start, position - reach) : position]

    def is_bracketed(self, match: re.Match[str]) -> bool:
        """(2019-2020年): a year in brackets of its own belongs to a name.

        That of a stage is when it is to be done: （一）动员部署阶段（2012年12月7日—12月9日）.
        """
        return (
            self.shadow[match.start() - 1 : match.start()] == "("
            and around.of_stage.search(self.before(match.start(), 24)) is None
            and self.shadow[match.end() : match.end() + 1] == ")"
        )

    def is_stage(self, match: re.Match[str]) -> bool:
        """总结阶段(11月), (二)集中整治(3月至5月)。, 第一季度:…: what brackets or a colon say of a stage of work."""
        if match.start() == self.start and self.shadow.startswith(":", match.end()):
            return True  # (一)第一季度:做好立项
        before = self.shadow[match.start() - 1 : match.start()]
        if before not in ("(", ":", "为"):
            return False
        if before == "(" and self.shadow[match.end() : match.end() + 1] != ")":
            return False
        if around.of_stage.search(self.before(match.start(), 24)) is not None:
            return True
        after = self.shadow[match.end() + 1 : match.end() + 2]
        ends = match.end() + 1 >= self.end or after in "。:\n "
        return ends and around.stage_heading.search(self.before(match.start(), 20)) is not None

    def is_inside_number(self, position: int) -> bool:
        """Whether what begins here goes on a number or another date: 编号12020-12-31."""
        return self.shadow[position - 1 : position] in tuple("0123456789-~./")

    def is_conditional(self, position: int) -> bool:
        """在12个月内获得…待遇的，视为…: within a condition, which ends in 的."""
        phrase = around.phrase.match(self.shadow, position, self.end)
        return phrase is not None and phrase.group().endswith("的")

    def is_history(self, position: int) -> bool:
        """Whether its sentence told a past year: 2003年造成86名矿工遇难，8月11日至18日…"""
        near = self.past >= 0 and position - self.past < _LONGEST
        return near and self.shadow.find("。", self.past, position) < 0

    def holds_every_year(self, relative: str | None) -> bool:
        """Whether a day without a year is one of every year, since a rule tells it: 当年10月31日前."""
        return self.when.standing and self.year is None and relative not in ("明年", "今年")

    def is_annual(self, position: int) -> bool:
        """Whether a day without a year is one of every year: 每年3月30日前提交…，4月30日前报送…"""
        return self.annual >= 0 and position - self.annual < _LONGEST

    def begins_sentence(self, position: int) -> bool:
        """Whether a clause of a sentence begins here."""
        before = self.shadow[max(0, position - 2) : position]
        return position <= self.start or around.sentence_start.search(before) is not None

    def sentence_end(self, position: int) -> int:
        """Where the sentence ends that a position stands in."""
        end = min(self.end, position + _LONGEST)
        stops = (self.shadow.find(mark, position, end) for mark in "。;")
        return min((stop for stop in stops if stop >= 0), default=end)

    def phrase_end(self, position: int) -> int:
        """Where the phrase ends that a position stands in: at the next mark."""
        phrase = around.phrase.match(self.shadow, position, self.end)
        return phrase.end() if phrase is not None else position

    def goal_follows(self, position: int, end: int | None = None) -> bool:
        """Whether a quantity is set behind a position, before ``end`` or the end of its sentence."""
        following = bisect_left(self.goals, position)
        if following == len(self.goals):
            return False
        return self.goals[following] < (self.sentence_end(position) if end is None else end)
