"""Who is asked to do what: brackets, labels, table columns and sentences become responsibilities.

Finds where a unit assigns duties; ``assignments`` and ``sentences`` read what is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from zhengce.model import Basis, Document, Layout, Register, Responsibility, Role, maker
from zhengce.reading import governing, names, norms
from zhengce.reading.assignments import (
    Assigned,
    Event,
    assigned,
    events,
    label_at,
    leads_from,
)
from zhengce.reading.bare_lists import bare_list
from zhengce.reading.bodies import Body, resolved
from zhengce.reading.body_lines import in_lines
from zhengce.reading.charges import NAMED_END, heads, spaced
from zhengce.reading.drafts import Unit
from zhengce.reading.named import Named, printed
from zhengce.reading.organisations import listed
from zhengce.reading.patterns import first_of, places
from zhengce.reading.phrases import is_defining
from zhengce.reading.regions import Region, divides, in_columns, line_below, region_of
from zhengce.reading.sentences import duties_in_sentences
from zhengce.reading.spans import Spans
from zhengce.reading.triggers import Trigger
from zhengce.reading.who import Who, says_nothing

_hint = re.compile(
    "牵头|负责|责任|配合|参与|参加|落实|协助|协办|承办|主办|会同|分[工解]|组织实施|指导|单位:|部门:|主体:|股室:|时限|抓总|主责|督导|统筹|为主"
)
_list_line = re.compile(
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff、 ]|[(][乡镇街道县市区旗场、]{1,8}[)]){2,60}"
)
# 市司法局: certainly a body, also where no place is known and the register says nothing
_office = re.compile("[省市县区州](?![场域])[\u4e00-\u9fff]{2,12}(?:局|委|厅|委员会|人民政府)")
_SENTENCE_END = "。;!? \n"
_ROLES = ("lead", "support", "responsible")


class Read(NamedTuple):
    """What a unit says of duties."""

    responsibilities: Sequence[Responsibility]
    limits: Sequence[Region]
    """Where a label or a column gives a time limit."""
    silent: Sequence[Region]
    """Labels and columns that yielded nothing."""
    forms: Sequence[Layout]
    """The way of writing of each responsibility that is not a sentence's."""


_read = maker(Read)
_responsibility = maker(Responsibility)
_place_and_role = attrgetter("char_start", "role")


class Duties:
    """Reads a document's units in order; a note that governs the lists after it is remembered."""

    def __init__(
        self,
        text: str,
        shadowed: str,
        register: Register,
        document: Document,
        triggers: Sequence[Trigger],
        *,
        ruled: bool = False,
    ) -> None:
        self.text = text
        self.shadow = shadowed
        self.register = register
        self.place = document.place
        self.leads_from, self.leads = leads_from(shadowed)
        self.note = governing.governing(shadowed)
        self.divides_duties = "职责" in shadowed or "分工" in shadowed
        self.is_body = Who(register, document.place, shadowed, ruled=ruled, issuer=document.issuer)
        self.brackets = places(shadowed, "()[]")
        self.triggers = triggers
        self.places = [trigger.start for trigger in triggers]

    def read(self, unit: Unit) -> Read:
        """The responsibilities of one unit in reading order, one a body and role."""
        clause = unit.clause
        start, end = clause.char_start, clause.char_end
        rows: dict[tuple[str, Role, str | None], Responsibility] = {}
        forms: list[Layout] = []
        limits: list[Region] = []
        silent: list[Region] = []
        taken: list[tuple[int, int]] = []
        regions = self._in_text(start, end)
        if unit.asides:
            regions += in_columns(unit)
        for region in regions:
            first, last, given, basis, form, column_label, _ = region
            if basis == "column" or not divides(self.shadow, first):
                taken.append((first, last))
            if basis == "column" and given is None:
                limits.append(region)
                continue
            said = self._said(region)
            if said.limits:
                limits += [region_of((a, b, None, basis, form, None, None)) for a, b in said.limits]
            added = governing.also(self.shadow, self.note, first, last, said.roles, self.is_body)
            for named, role in (*said.roles, *added):
                row = self._row(clause.path, named, role, basis, column_label)
                if rows.setdefault((row.name, role, column_label), row) is row:
                    forms.append(form)
            if not said.roles and self._asks(region):
                silent.append(region)
        colon = self.shadow.find(":", start, end)
        if not unit.family and self.shadow.startswith("\n", colon + 1):
            colon = self.shadow.find(":", colon + 1, end)  # 各市财政局：|开展…工作是…: addressed
        heading = clause.heading
        if colon >= 0 or (heading is not None and heading[-1] in NAMED_END):
            for named, role in heads(self.shadow, start, end, heading, colon, self.is_body):
                if any(known.char_start == named.start for known in rows.values()):
                    continue  # 组员单位：市财政局。负责…
                row = self._row(clause.path, named, role, "label", None)
                if rows.setdefault((row.name, role, None), row) is row:
                    forms.append("labelled")
        if self.divides_duties and not taken:
            for named, role in spaced(self.shadow, start, end, self.is_body):
                row = self._row(clause.path, named, role, "label", None)
                if rows.setdefault((row.name, role, None), row) is row:
                    forms.append("labelled")
        found = list(rows.values())
        found += self._sentences(clause.path, start, end, taken, found)
        if len(found) > 1:
            found.sort(key=_place_and_role)
        if silent and found:  # 职责分工：市水利局负责…，市财政局负责…, which are sentences
            starts = [row.char_start for row in found]
            silent = [one for one in silent if not any(one.start <= at < one.end for at in starts)]
        return _read((found, limits, silent, forms))

    def _said(self, region: Region) -> Assigned:
        """Who has which role in a region."""
        first, last, given, basis, _, _, heard = region
        noted_by = first
        # （市教委负责。以下均需各区政府落实，不再列出。列首位的牵头）
        if first < self.note.begins < last:
            noted_by, last, heard = last, self.note.begins, None
        leads = self.leads if self.leads_from < noted_by else None
        if basis != "column" or given is None:
            among = self.is_body.among(self.shadow, first, last)
            return assigned(self.shadow, first, last, given, among, leads=leads, heard=heard)
        among = self.is_body.below_head
        said = assigned(self.shadow, first, last, given, among, leads=leads, heard=heard)
        return in_lines(
            said, self.shadow, first, last, given, self.is_body.bodies, self.is_body, among
        )

    # --- where ---

    def _in_text(self, start: int, end: int) -> list[Region]:
        """Brackets that assign, and labels on a line of their own or after the last sentence."""
        colon = first_of(self.shadow, ":", "]", start, end)  # what can close a label, 】 too
        first, last = bisect_left(self.brackets, start), bisect_left(self.brackets, end)
        if colon < 0 and first == last:
            return []
        bracketed = self.shadow[end - 1] in ")]" or self.shadow.find(")\n", start, end) >= 0
        if not bracketed and _hint.search(self.shadow, start, end) is None:
            return []
        found: list[Region] = []
        after = start
        for opening, closing in self._bracketed(first, last):
            heard = self._heard(opening + 1, closing)
            if heard:  # else a note: 责任单位：甲（乙）、丙
                if 0 <= colon < opening:
                    found += self._labelled(after, opening)
                found.append(
                    region_of((opening + 1, closing, None, "label", "bracketed", None, heard))
                )
                after = closing
            else:
                bare = bare_list(self.shadow, opening, closing, end, self.is_body)
                if bare is not None:
                    found.append(Region(*bare, "responsible", "label", "bracketed"))
        if colon >= 0:
            found += self._labelled(after, end)
        return found

    def _bracketed(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The outermost of some brackets: offsets of the opening and of the closing one."""
        depth = opened = 0
        for at in self.brackets[first:last]:
            if self.shadow[at] in "([":
                opened = opened if depth else at
                depth += 1
            elif depth:
                depth -= 1
                if depth == 0:
                    yield opened, at

    def _labelled(self, start: int, end: int) -> Iterator[Region]:
        """…扎实推进。责任单位：市发改委: from such a label to its paragraph's end."""
        colon = first_of(self.shadow, ":", "]", start, end)
        while colon >= 0:
            label = label_at(self.shadow, colon, start)
            stop = colon + 1
            if label is not None and self._begins(label, start):
                running = label.start > start and self.shadow[label.start - 1] == ","
                stop = self.shadow.find("。" if running else "\n", stop, end)
                stop = end if stop < 0 else self._continued(label, stop, end)
                yield Region(label.start, stop, None, "label", "labelled")
            colon = first_of(self.shadow, ":", "]", stop, end)

    def _continued(self, label: Event, stop: int, end: int) -> int:
        """End of a label's list that goes on below, in lines that each begin with a known body."""
        if label.said in _ROLES and label.end == stop:  # 【责任单位】|市水利局
            return line_below(self.shadow, stop, end, self.is_body)
        above = label.end
        while label.said not in ("limit", "person") and stop < end:
            below = self.shadow.find("\n", stop + 1, end)
            below = end if below < 0 else below
            line = self.shadow[stop + 1 : below].strip()
            before = listed(self.shadow, above, stop)
            following = listed(self.shadow, stop + 1, below)
            if (
                not before
                or _list_line.fullmatch(line) is None
                or any(
                    _office.fullmatch(n.name) is None
                    and self.register.resolve(n.name, self.place) is None
                    for n in following[:1]
                )
                or not all(map(self.is_body, [*before, *following[:1]]))
                or sum(map(self.is_body, following)) * 2 < len(following)
                or len(listed(self.shadow, above, below)) != len(before) + len(following)
            ):
                return stop
            above, stop = stop + 1, below
        return stop

    def _begins(self, label: Event, start: int) -> bool:
        if self.shadow[label.end - 1] == "]":  # 【责任单位】市科技局
            return label.start > start and self.shadow[label.start - 1] == "["
        before = self.shadow[label.start - 1]
        if before == ",":  # 棚户区改造,牵头部门:市住建委
            return label.said in _ROLES
        # (牵头单位:市发展改革委;责任单位:…, whose text breaks off, or that is never closed
        return label.start == start or before in _SENTENCE_END or before in "(["

    def _heard(self, start: int, end: int) -> Sequence[Event]:
        """The labels and verbs in a bracket that assigns duties; none where it assigns none."""
        if end - start < 4 or _hint.search(self.shadow, start, end) is None:
            return ()
        heard = list(events(self.shadow, start, end))
        return heard if self._assigns(start, heard) else ()

    def _assigns(self, start: int, heard: Sequence[Event]) -> bool:
        """Whether what is heard from ``start`` is a label, or organisations before a verb."""
        among = self.is_body.in_bracket
        first = -1  # where the list ends whose partners are named
        for event in heard:
            if event.is_label:
                return True
            if event.said == "stop":  # (市财政局;完成时限:6月底)
                return any(later.is_label for later in heard)
            if event.said == "with":
                first = event.start if first < 0 else first
                continue
            end = event.start if first < 0 else first
            stop = self.shadow.find("、", start, end)
            if stop > 0 and any(map(among, listed(self.shadow, start, stop))):
                return True
            if any(map(among, listed(self.shadow, start, end))):
                return True
            start, first = event.end, -1  # of （某联盟牵头，市财政局配合） the second
        return False

    def _asks(self, region: Region) -> bool:
        """Whether a region that yielded nothing was to name organisations."""
        if not self.shadow[region.start : region.end].strip(" \n-/"):
            return False
        if region.basis == "column":
            return True
        first = next(events(self.shadow, region.start, region.end), None)
        if first is None or not first.is_label or first.said in ("limit", "person"):
            return False
        return bool(self.shadow[first.end : region.end].strip(" \n-/"))  # 责任单位：—

    # --- who ---

    def _row(
        self, path: str, named: Named, role: Role, basis: Basis, column_label: str | None
    ) -> Responsibility:
        start, end, name, is_open_ended, _ = named
        known = self.is_body.bodies[name]
        if known is not None and name[1:] == self.shadow[start:end]:
            named = self._unprefixed(named, known)
            name, known = named.name, self.is_body.bodies[named.name]
        if known is None:
            raise ValueError(f"{name} is no body")
        resolution, is_collective = known
        exact = name == self.text[start:end]
        return _responsibility(
            (
                path,
                name if exact else self._printed(named),
                resolution,
                role,
                basis,
                column_label,
                is_collective,
                is_open_ended and not is_collective,
                start,
                end,
            )
        )

    def _printed(self, named: Named) -> str:
        """A completed name in the document's own characters; what completes it is simplified."""
        name = printed(named, self.text, self.shadow)
        # 市（区）财政、民政部门: of its list's beginning, 市（区）民政部门 has the bracket
        if "(" in name or "[" in name:
            name = names.as_written(name, self.text, self.shadow, named.start)
        if not self._traditional:
            return name
        return names.as_written(name, self.text, self.shadow, named.start).replace("部门", "部門")

    @cached_property
    def _traditional(self) -> bool:
        return "門" in self.text and "部門" in self.text

    def _unprefixed(self, named: Named, known: Body) -> Named:
        """市公安局、河池税务局, in 河池市: a branch that has its place in its name shares no 市.

        Nor does what the document itself calls so: 市重大办、行业主管部门.
        """
        bare = named._replace(name=named.name[1:])
        alone = resolved(bare.name, self.place, self.register)
        if says_nothing(Body(alone, False)) and self.is_body.is_defined(bare):
            return bare if self.is_body(bare) else named
        if known.resolution is not None:
            return named
        own = self.place is not None and bare.name.startswith(self.place.name[:2])
        return bare if (own or alone is not None) and self.is_body(bare) else named

    def _sentences(
        self,
        path: str,
        start: int,
        end: int,
        taken: list[tuple[int, int]],
        rows: list[Responsibility],
    ) -> list[Responsibility]:
        """Rows of running text, of bodies that no bracket, label or column of the unit names."""
        words = self.triggers[bisect_left(self.places, start) : bisect_left(self.places, end)]
        closed = Spans(taken) if taken else None
        said: list[tuple[Named, Role]] = []
        if words:
            said += duties_in_sentences(self.shadow, start, end, words, closed, self.is_body)
        if path.rpartition("/")[2] != "0":  # no preamble gives tasks
            said += norms.tasks(self.shadow, start, end, self.is_body, closed)
        if said and self.shadow.find("所称", start, end) >= 0:
            said = [one for one in said if not is_defining(self.shadow, start, one[0].start)]
        found: list[Responsibility] = []
        above = {names.spelt(row.name) for row in rows}
        known: set[tuple[str, str | int]] = set()
        for named, role in said:
            whom = self.is_body.without_units(named)
            row = self._row(path, whom, role, "sentence", None)
            spelt = names.spelt(row.name)
            # 会同国务院有关部门…。国务院有关部门应当…: a task of its own beside that of another
            told: set[tuple[str, str | int]] = {(spelt, role), (spelt, row.char_start)}
            if spelt not in above and told.isdisjoint(known) and not _is_told_again(row, rows):
                known |= told
                found.append(row)
            elif role == "lead":  # 市发展改革委要加强监测，会同市财政局提出: the same words
                found = [row if one.char_start == row.char_start else one for one in found]
        return found


def _is_told_again(row: Responsibility, rows: Sequence[Responsibility]) -> bool:
    """县自然资源部门, 县财政 in the text above (责任单位：县自然资源局、县财政局): the same bodies."""
    if row.resolution is None or not row.name.endswith(("部门", "财政")):
        return False
    if row.role != "responsible":  # who supports there has another task: 会同环保部门制定
        return False
    body = row.resolution.department
    named = [known.resolution.department for known in rows if known.resolution is not None]
    return body is not None and body in named
