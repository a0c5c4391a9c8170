"""One document read from its page to its records: the order of the readers, and nothing else."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from zhengce.model import (
    Citation,
    Clause,
    Deadline,
    Document,
    Extraction,
    Issue,
    Layout,
    Override,
    Page,
    Register,
    Responsibility,
    Source,
    Target,
)
from zhengce.reading import (
    citations,
    clauses,
    deadlines,
    indicators,
    metadata,
    promulgation,
    reached,
    tables,
    targets,
)
from zhengce.reading.dates import Calendar, Limit
from zhengce.reading.drafts import Unit
from zhengce.reading.duties import Duties, Read
from zhengce.reading.layout import lay_out
from zhengce.reading.matched import matched
from zhengce.reading.quantities import Goal
from zhengce.reading.regions import Region
from zhengce.reading.scan import Scan, scan
from zhengce.reading.spans import Spans
from zhengce.reading.unread import unread

EXTRACTOR_VERSION = "1.0.0"
"""Changes whenever a release built from the same bytes could differ."""


def read(page: Page, source: Source, register: Register) -> Extraction:
    """Everything that a page says, as records.  A total function: it raises on no text."""
    collecting = gc.isenabled()
    gc.disable()  # all records stay alive and form no cycles; to look for some is a tenth of the time
    try:
        return _read(page, source, register)
    finally:
        if collecting:
            gc.enable()


def _read(page: Page, source: Source, register: Register) -> Extraction:
    layout = lay_out(page)
    shadowed = matched(layout.shadow, register)
    found = tables.find(layout.text, shadowed, layout.paragraphs)
    units = clauses.find(layout, shadowed, found)
    described = partial(metadata.described, layout, shadowed, units, "plain", register)
    document, overrides = _with_companion(described, source)
    if not document.title:  # it prints none; its file has a name
        document = replace(document, title=source.document_id.rpartition("/")[2])
    seen = scan(shadowed)
    articles = "条" in {unit.family for unit in units}
    duties = Duties(layout.text, shadowed, register, document, seen.triggers, ruled=articles)
    when = Calendar(
        metadata.issued_on(document, shadowed, seen.numbers),
        metadata.year_of(document, shadowed),
        standing=articles,
        passed=promulgation.is_day_of_passing(document.date_signed, shadowed),
        posted=document.date_signed is None,
    )
    reader = _Reader(layout.text, shadowed, seen, duties, when, document.title)
    for unit in units:
        reader.read(unit)
    missed = unread(layout, shadowed, found, units, reader.responsibilities, reader.issues)
    issues = sorted((*reader.issues, *missed), key=lambda issue: issue.char_start)
    form = metadata.form_of(reader.forms, articles)
    return Extraction(
        document_id=source.document_id,
        source_path=source.path,
        source_sha256=source.sha256,
        media_type=source.media_type,
        encoding=page.encoding,
        document=replace(document, layout=form),
        text=layout.text,
        clauses=tuple(unit.clause for unit in units),
        responsibilities=tuple(reader.responsibilities),
        deadlines=tuple(reader.deadlines),
        targets=tuple(reader.targets),
        citations=tuple(reader.citations),
        issues=tuple(issues),
        overrides=overrides,
    )


def _with_companion(
    described: Callable[..., Document], source: Source
) -> tuple[Document, tuple[Override, ...]]:
    """The document with what its companion says of it, and what that overrode."""
    companion = source.companion
    if companion is None:
        return described(), ()
    document = described(given=dict(companion.overrides))
    read = described() if companion.overrides else document
    document = replace(
        document,
        url=companion.url,
        publisher=companion.publisher,
        licence=companion.licence,
        date_accessed=companion.date_accessed,
    )
    return document, tuple(
        Override(name, _printed(getattr(read, name)), str(value), companion.reason or "")
        for name, value in companion.overrides
    )


def _printed(value: object) -> str | None:
    return str(value) if value else None


# 每周, and 9月底前 in a document without a year: without a date, words alone tell them from others
_UNDATED = ("by", "period", "recurring")
# What a past year does not speak of: a later paragraph, a figure that it only qualifies.
_not_about = re.compile(r"[期末底]?间?的|.*\n", re.DOTALL)


class _Reader:
    """Collects the records of a document's units in reading order."""

    def __init__(
        self, text: str, shadowed: str, seen: Scan, duties: Duties, when: Calendar, title: str
    ) -> None:
        self.text = text
        self.shadow = shadowed
        self.duties = duties
        self.when = when
        self.title = title
        self.titles = citations.titles(shadowed)
        self.title_starts = [start for start, _ in self.titles]
        self.case: str | None = None
        """The unit whose parts are the conditions that it ends with."""
        self.goal_hints = targets.hints(shadowed, seen.numbers)
        self.hours = deadlines.hours(shadowed)
        self.limit_hints = deadlines.hints(shadowed, seen.hints, seen.numbers)
        self.forms: list[Layout] = []
        self.responsibilities: list[Responsibility] = []
        self.deadlines: list[Deadline] = []
        self.targets: list[Target] = []
        self.citations: list[Citation] = []
        self.issues: list[Issue] = []

    def read(self, unit: Unit) -> None:
        """All records of one unit."""
        clause = unit.clause
        start, end = clause.char_start, clause.char_end
        read = self.duties.read(unit)
        if self.shadow[end - 1] in ")]" and read.responsibilities:
            read = self._with_phrase(read, start, end)
        self.responsibilities += read.responsibilities
        first, last = bisect_left(self.title_starts, start), bisect_left(self.title_starts, end)
        closed = self.titles[first:last]
        if closed:
            cited = list(
                citations.cited(clause.path, self.text, self.shadow, start, end, closed, self.title)
            )
            self.citations += cited
            closed += [(citation.char_start, citation.char_end) for citation in cited]
        indicated = self._indicated(unit) if unit.indicators else []
        held = closed
        if indicated:
            held = closed + [(goal.char_start, goal.char_end) for goal in indicated]
        tells = clause.heading is not None and clause.heading[-2:] in reached.LOOKS_BACK
        tells = tells or self.case is not None or self.shadow[end - 1] == ":"  # few units do
        goals = [] if tells and self._states_case(clause) else self._goals(start, end, held)
        hits = _between(self.limit_hints, start, end)
        dated = self._limits(clause, read, hits, closed, goals) if hits or read.limits else []
        if goals:
            self._keep_targets(clause, goals, dated)
        if indicated:
            self.targets += indicated
        self._note_issues(unit, read)
        self.forms += read.forms

    def _states_case(self, clause: Clause) -> bool:
        """Whether a unit looks back, or is one of the conditions that one above announces: 符合以下条件：."""
        above = self.case
        if above is not None and clause.path.startswith(above + "."):
            return True
        self.case = None
        if reached.is_review(self.shadow, clause.char_start, clause.char_end):
            self.case = clause.path
            return True
        if reached.announces_case(self.shadow, clause.char_start, clause.char_end):
            self.case = clause.path
        return False

    def _with_phrase(self, read: Read, start: int, end: int) -> Read:
        """What is read, with a time limit that begins a bracket of duties and has no label."""
        said = deadlines.phrase(self.shadow, start, end)
        if said is None or any(region.end > said[0] for region in read.limits):
            return read
        return read._replace(limits=[*read.limits, Region(*said, None, "label", "bracketed")])

    def _goals(self, start: int, end: int, closed: list[tuple[int, int]]) -> list[Goal]:
        hits = _between(self.goal_hints, start, end)
        if not hits:
            return []
        found = targets.goals(self.shadow, start, end, hits, Spans(closed) if closed else None)
        return [goal for goal in found if not (self.when.standing and self._is_case(goal))]

    def _is_case(self, goal: Goal) -> bool:
        """超过核定人数百分之二十的，处…: a case that a rule speaks of; not 应当高于百分之六十."""
        above = goal.comparator in ("gt", "lt")
        return above and self.shadow.find("应", max(0, goal.start - 6), goal.start) < 0

    def _limits(
        self,
        clause: Clause,
        read: Read,
        hits: list[int],
        closed: list[tuple[int, int]],
        goals: list[Goal],
    ) -> list[Limit]:
        """The deadlines of a unit: of its labels and columns, then of its sentences, by their hints."""
        found: list[tuple[Limit, Region | None]] = []
        for region in read.limits:
            here = list(
                deadlines.limits(
                    self.shadow,
                    region.start,
                    region.end,
                    _between(self.limit_hints, region.start, region.end),
                    basis=region.basis,
                    when=self.when,
                )
            )
            found += [(limit, region) for limit in here]
            if not here and self.shadow[region.start : region.end].strip(" \n-/"):
                self._issue(clause.path, "date_not_understood", region.start, region.end)
        running: list[Limit] = []
        if hits:
            held = closed + [(region.start, region.end) for region in read.limits]
            running = list(
                deadlines.limits(
                    self.shadow,
                    clause.char_start,
                    clause.char_end,
                    hits,
                    basis="sentence",
                    when=self.when,
                    closed=Spans(held) if held else None,
                    goals=[goal.start for goal in goals] if goals else (),
                )
            )
        if not running and not found:
            return []
        self._keep_limits(clause.path, [*((limit, None) for limit in running), *found])
        return running + [limit for limit, _ in found]

    def _keep_limits(self, path: str, limits: Sequence[tuple[Limit, Region | None]]) -> None:
        """The deadlines of a unit, each once."""
        seen: dict[tuple[object, ...], int] = {}
        for limit, where in limits:
            if limit.is_past:
                continue
            basis = where.basis if where is not None else "sentence"
            unlike = limit.end_date is None and limit.kind in _UNDATED
            words = self.text[limit.start : limit.end] if unlike else ""
            told = (limit.kind, words, *limit[3:7], basis)  # its dates and its length
            # Two tasks may have three months each, and two sentences their own 2020年底前.
            if limit.kind != "duration":
                last = seen.get(told, -1)
                seen[told] = limit.end
                if last >= 0 and (
                    limit.kind == "period" or not _sentence_ends(self.shadow, last, limit.start)
                ):
                    continue
            self.deadlines.append(_deadline(path, limit, where))

    def _keep_targets(self, clause: Clause, goals: list[Goal], dated: list[Limit]) -> None:
        """A goal's year is that of the last limit before it in its clause, else its only limit's.

        到2015年，全国城市污水处理率提高到92%, said in 2016, is a result and no goal; 由“十二五”期间的
        972个增加到1940个 is one.
        """
        ending = [limit for limit in dated if limit.end_date or limit.is_past]
        ending.sort(key=lambda limit: limit.start)
        ahead = [limit for limit in ending if not limit.is_past]
        only = ahead[0].end_date if len(ahead) == 1 else None
        starts = [limit.start for limit in ending]
        for goal in goals:
            at = bisect_right(starts, goal.start) - 1
            while at >= 0 and ending[at].is_past and self._elsewhere(ending[at], goal):
                at -= 1
            if at >= 0 and ending[at].is_past:
                continue
            if 1 < goal.of <= at + 1 and _side_by_side(ending[at + 1 - goal.of : at + 1]):
                at += goal.nth + 1 - goal.of
            self.targets.append(
                Target(
                    clause.path,
                    goal.metric,
                    goal.comparator,
                    goal.value,
                    goal.unit,
                    ending[at].end_date if at >= 0 else only,
                    goal.start,
                    goal.end,
                )
            )

    def _indicated(self, unit: Unit) -> list[Target]:
        """The goals of a table by years, each with its column's."""
        found = []
        for indicator in unit.indicators:
            ahead = indicators.is_ahead(indicator, self.when.written)
            goal = indicators.goal(self.shadow, indicator) if ahead else None
            if goal is not None:
                ends = date(indicator.year, 12, 31)
                found.append(Target(unit.clause.path, *goal[:4], ends, goal.start, goal.end))
        return found

    def _elsewhere(self, past: Limit, goal: Goal) -> bool:
        """Whether a past year before a goal does not speak of it."""
        return _not_about.match(self.shadow, past.end, goal.start) is not None

    def _note_issues(self, unit: Unit, read: Read) -> None:
        clause = unit.clause
        if unit.gap:
            self._issue(
                clause.path,
                "numbering_gap",
                clause.char_start,
                min(clause.char_end, clause.char_start + 40),
            )
        for start, end in self.hours:
            if clause.char_start <= start and end <= clause.char_end and not self._is_noted(start):
                self._issue(clause.path, "date_not_understood", start, end)
        for region in read.silent:
            self._issue(clause.path, "label_without_rows", region.start, region.end)
        for row in read.responsibilities:
            if row.resolution is not None or row.is_collective:
                continue
            self._issue(clause.path, "unknown_organisation", row.char_start, row.char_end)

    def _is_noted(self, place: int) -> bool:
        """Whether an issue tells of a place already: 完成时限：24小时内."""
        return any(issue.char_start <= place < issue.char_end for issue in self.issues)

    def _issue(self, path: str, code: str, start: int, end: int) -> None:
        self.issues.append(Issue(path, code, self.text[start:end], start, end))  # type: ignore[arg-type]


def _side_by_side(limits: Sequence[Limit]) -> bool:
    """到2022年和2030年: whether limits are one list."""
    return all(after.start - before.end <= 2 for before, after in pairwise(limits))


def _between(offsets: list[int], start: int, end: int) -> list[int]:
    """Those of sorted ``offsets`` in a stretch."""
    return offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


def _sentence_ends(shadowed: str, start: int, end: int) -> bool:
    """Whether a sentence or paragraph ends in a stretch; one of 400 characters holds an end."""
    return end - start > 400 or any(shadowed.find(mark, start, end) >= 0 for mark in "。;\n")


def _deadline(path: str, limit: Limit, region: Region | None) -> Deadline:
    return Deadline(
        path=path,
        kind=limit.kind,
        start_date=limit.start_date,
        end_date=limit.end_date,
        duration_value=limit.value,
        duration_unit=limit.unit,
        precision=limit.precision,
        year_inferred=limit.year_inferred,
        basis=region.basis if region is not None else "sentence",
        column_label=region.column_label if region is not None else None,
        char_start=limit.start,
        char_end=limit.end,
    )
