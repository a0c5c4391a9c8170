"""Time requirements: by when, from when, how often, for how long.

A date is a requirement only where the words say so (底前, 到…, 自…起, …内; an act to come),
or where a label or a column for time limits holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from zhengce.model import Basis
from zhengce.reading import around, periods, requirements, times
from zhengce.reading.dates import Calendar, Limit
from zhengce.reading.spans import Spans
from zhengce.reading.stretch import Stretch


def hints(shadowed: str, characters: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """Those of the offsets of ``times.HINT`` and of numbers by which requirements are found."""
    return sorted((*characters, *(at for at in numbers if times.number_hint.match(shadowed, at))))


def hours(shadowed: str) -> list[tuple[int, int]]:
    """Spans of limits in hours (24小时内上报), for which the schema has no unit."""
    found: list[tuple[int, int]] = []
    if "小时" not in shadowed:
        return found
    for match in around.hours.finditer(shadowed):
        number = around.amount.search(shadowed, max(0, match.start() - 4), match.start())
        if number is not None:
            found.append((number.start(), match.end()))
    return found


_LONGEST_BRACKET = 120
_begins = re.compile(r"[^(),;:。]{0,40}持续(?:推进|优化)(?=[,;][^(),;:。]{0,8}(?:单位|部门):)")
_ends = re.compile(rf"(?<=[,;并])(?:{times.in_limit.pattern})(?=。?[)\]]$)")


def phrase(shadowed: str, start: int, end: int) -> tuple[int, int] | None:
    """What tells without a date how long the bracket of duties holds that closes a stretch.

    （5月底取得明显成效并持续推进，牵头考核单位：市审批服务局）;（市行政审批局负责，长期推进）
    """
    begin = max(start, end - _LONGEST_BRACKET)
    opened = shadowed.rfind("(", begin, end)
    match = _begins.match(shadowed, opened + 1, end) if opened >= 0 else None
    if match is None:
        match = _ends.search(shadowed, max(begin, end - 12), end)
    return match.span() if match is not None else None


def limits(
    shadowed: str,
    start: int,
    end: int,
    hits: Sequence[int],
    *,
    basis: Basis,
    when: Calendar,
    closed: Spans | None = None,
    goals: Sequence[int] = (),
) -> Iterator[Limit]:
    """The time requirements of a stretch in reading order; ``hits`` are the hints in it.

    ``closed`` spans (titles, numbers) hold none; ``goals`` are the offsets of
    quantities, before which a bare year is a requirement (2022年，新建…).
    """
    stretch = Stretch(shadowed, start, end, basis, when, goals)
    position = floor = start  # nothing before the floor is looked at again
    for at in hits:
        if at < position:
            continue
        inside = closed.end_of(at) if closed is not None else None
        seed = _seed_at(shadowed, at, floor) if inside is None else None
        match = (
            requirements.found(stretch, max(floor, seed - 24), seed) if seed is not None else None
        )
        if inside is not None:
            position = min(inside, end)
        elif match is None:
            position = _past_number(shadowed, at, end)
        else:
            found = requirements.read(match, stretch)
            earliest = floor
            position = floor = max(match.end(), at + 1)
            if found is not None:
                if found.kind == "duration" and shadowed[found.start - 1] in "、和及":
                    yield from _lengths_beside(found, shadowed, earliest)
                yield found
                for also in _years_beside(found, shadowed, end):
                    yield also
                    position = floor = also.end
    yield from _undated(shadowed, start, end, basis)


def _undated(shadowed: str, start: int, end: int, basis: Basis) -> Iterator[Limit]:
    """What no date or length tells: in phases, going on, and bare years and months below a head."""
    if basis == "sentence":
        for match in times.year_by_year.finditer(shadowed, start, end):
            yield Limit("phased", match.start(), match.end())
    else:
        for match in times.in_limit.finditer(shadowed, start, end):
            phased = match.group().startswith(times.PHASED)
            yield Limit("phased" if phased else "ongoing", match.start(), match.end())
        last = shadowed[end - 1]
        if last.isalpha() or last in "。)":  # 2019年底前: no bare number
            return
        bare = times.bare_years.fullmatch(shadowed, start, end)
        if bare is not None:
            yield from periods.bare(bare)
        in_months = times.bare_months.fullmatch(shadowed, start, end)
        if in_months is not None:
            yield from periods.bare_months(in_months)


def _lengths_beside(limit: Limit, shadowed: str, earliest: int) -> Iterator[Limit]:
    """压缩至70、40、30个工作日: the numbers before a length that share its unit."""
    before = times.numbers_before.search(shadowed, max(earliest, limit.start - 20), limit.start)
    if before is not None:
        for number in times.number.finditer(shadowed, before.start(), limit.start):
            start, end = number.span()
            yield limit._replace(start=start, end=end, value=int(number.group()))


def _years_beside(limit: Limit, shadowed: str, end: int) -> Iterator[Limit]:
    """到2023年底和2030年，…分别不低于24%和30%: the years that a limit's year is followed by."""
    position = limit.end
    while limit.kind == "by" and limit.precision == "year":
        also = times.year_beside.match(shadowed, position, end)
        if also is None:
            return
        start, position = also.start("year"), also.end()
        ends = date(int(also["year"]), 12, 31)
        yield limit._replace(start=start, end=position, end_date=ends, year_inferred=False)


def _seed_at(shadowed: str, at: int, earliest: int) -> int | None:
    """Where the requirement may begin that the character at ``at`` hints at; None if it hints at none."""
    char = shadowed[at]
    if char.isdigit() or times.numeral_length.match(shadowed, at):
        return at
    if char == "内":
        numeral = times.numeral_within.search(shadowed, max(earliest, at - 12), at + 1)
        if numeral is not None:
            return numeral.start()
        return at - 1 if at > earliest and shadowed[at - 1] == "年" else None
    if char == "前":
        numeral = times.numeral_before.search(shadowed, max(earliest, at - 10), at + 1)
        return numeral.start() if numeral is not None else None
    if char == "起":
        anchored = shadowed.startswith(("之日", "即日"), at - 2)
        return at - 2 if anchored and at - 2 >= earliest else None
    if char == "五":
        if shadowed.startswith("一", at + 1):
            return at  # “五一”前
        plan = times.plan_seed.search(shadowed, max(earliest, at - 2), at + 3)
        return plan.start() if plan is not None else None
    if char in "每按":
        return at if times.rhythm_seed.match(shadowed, at) else None
    if char in "旦庆":
        return at - 1 if at > earliest else None
    if char in "春劳":
        return at
    if char == "月":
        return at - (2 if shadowed.startswith("十", at - 2) else 1)
    if char == "半":
        return at - 1 if at > earliest and shadowed[at - 1] in "上下" else None
    if char == "季":
        if not shadowed.startswith("季度", at):
            return None
        # 第三季度, 三季度末前
        return max(earliest, at - (2 if shadowed.startswith("第", at - 2) else 1))
    if times.numeral_year.match(char):
        return at - 1 if at > earliest else None
    return at if shadowed[at + 1 : at + 2] in ("底", "末", "起", "开") else None


def _past_number(shadowed: str, position: int, end: int) -> int:
    """Behind the number at ``position``, or the one character that is no digit."""
    first = position
    while position < end and shadowed[position].isdigit():
        position += 1
    return max(position, first + 1)
