"""Where the phrase begins that a word stands in: behind a mark, or behind a heading that a blank parts from it.

Who is named in it, ``subjects`` reads.
"""

from __future__ import annotations

import re

from zhengce.reading.obliged import BODY_END

# 一、加强组织领导 各有关部门要…: a heading that a blank parts from what it heads
_LONGEST_HEADING = 21
_heading_gap = re.compile(rf"[\u4e00-\u9fff]{{3,19}}[^{BODY_END} ] (?=[\u4e00-\u9fff]{{4}})")
# 必要时公安机关应当予以配合, 同时市财政局要…: what joins a phrase to the one before, printed without a comma
# 第三条各级交通运输部门应…: in a text whose articles are no units
_joining = re.compile(
    "(?:必要时|同时|此外|其中|届时|原则上|但是?|第[一二三四五六七八九十百]{1,5}条)(?=[\u4e00-\u9fff])"
)
_JOINS = frozenset("必同此其届原但第")
# 3月底前各级政府设置专区, 2019年6月底前各省份要出台方案: when it is to be done stands before who does it
by_then = re.compile(
    r"(?:20\d\d ?年)? ?(?:\d{1,2} ?月)?(?:\d{1,2} ?日)?[底末]?[之以]?前(?=[\u4e00-\u9fff])"
)
# 本办法所称用人单位，是指企业，经民政部门登记的…
_defines = re.compile("本[\u4e00-\u9fff]{1,6}所称[^。;\n]{2,60}?(?:是指|指的是|包括)")
_phrase_end = re.compile(".*[。;!?,:\n\"'(>》)]", re.DOTALL)


def behind_heading(shadowed: str, start: int, end: int) -> int:
    """Where what a heading heads begins, if one stands at ``start`` with a blank behind it."""
    if shadowed.find(" ", start, min(end, start + _LONGEST_HEADING)) < 0:
        return start
    heading = _heading_gap.match(shadowed, start, end)
    return heading.end() if heading is not None else start


def clause_start(shadowed: str, start: int, end: int) -> int:
    """Where the phrase begins that ends at ``end``: after the last mark that no bracket encloses."""
    first = _behind_mark(shadowed, start, end)
    if first >= end or shadowed[first] not in _JOINS:  # most phrases
        return first
    joining = _joining.match(shadowed, first, end)
    return joining.end() if joining is not None else first


def is_defining(shadowed: str, start: int, at: int) -> bool:
    """Whether the sentence up to ``at`` says what a word of the document means; it charges nobody."""
    first = max(start, *(shadowed.rfind(mark, start, at) + 1 for mark in "。;\n"))
    return _defines.match(shadowed, first, at) is not None


def _behind_mark(shadowed: str, start: int, end: int) -> int:
    last = _phrase_end.match(shadowed, start, end)
    if last is None:
        return behind_heading(shadowed, start, end)
    if shadowed[last.end() - 1] != ")":
        return last.end()
    position = last.end()
    while position > start:
        mark = shadowed[position - 1]
        if mark == ")":
            opening = shadowed.rfind("(", start, position)
            if opening < 0:
                return position
            position = opening
        elif mark in "。;!?,:\n\"'(>》":
            return position
        else:
            position -= 1
    return start
