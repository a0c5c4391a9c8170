"""Lists of bodies that a comma parts: 县人民政府，开发区、新区管委会，应当….

How a list without a comma is read, ``subjects`` knows.
"""

from __future__ import annotations

import re

from zhengce.reading.named import Named
from zhengce.reading.organisations import listed
from zhengce.reading.phrases import clause_start
from zhengce.reading.subjects import are_bodies
from zhengce.reading.who import Who


def _comma_before(shadowed: str, start: int, first: int) -> int:
    """Where the comma stands that parts a list from one before it: …等部门，以及街道办事处应当…"""
    for joint in ("", "以及", "和", "及"):
        at = first - len(joint) - 1
        if at > start and shadowed.startswith(f",{joint}", at):
            return at
    return start


PARTED_LISTS = ("府,", "处,", "门,", "关,", "构,", "市,", "区,", "县,")
"""How a list ends that a comma parts from one of others: 县人民政府，开发区管委会应当…"""


def in_parts(shadowed: str, start: int, stop: int, is_body: Who) -> list[Named]:
    """县人民政府，开发区、新区管委会|，应当…: a list that ends at ``stop`` and that a comma parts; else empty."""
    first = clause_start(shadowed, max(start, stop - 90), stop)
    if shadowed[first - 2 : first] not in PARTED_LISTS:
        return []
    names = listed(shadowed, first, stop)
    if not names or not are_bodies(names, is_body):
        return []
    whole = also_before(shadowed, start, names, is_body)
    return whole if len(whole) > len(names) else []


# 任务分解至各县区，市水务局加强督导: whom something is brought to, or where it is; no list
_reached = re.compile("至|到|下达|下放|涉及|覆盖|起点|为(?!民)|[向对给把将]")


def also_before(shadowed: str, start: int, subjects: list[Named], is_body: Who) -> list[Named]:
    """各县科技部门和有关部门，市科技局都要…: the subjects with those that a comma parts from them."""
    while subjects and (stop := _comma_before(shadowed, start, subjects[0].start)) > start:
        first = clause_start(shadowed, max(start, stop - 60), stop)
        # 市教育部门是学校安全的主管部门，各区教育部门负责: no list
        no_list = "的" in shadowed[first:stop] or _reached.search(shadowed, first, stop)
        names = [] if no_list else listed(shadowed, first, stop)
        if not names or not are_bodies(names, is_body):
            break
        subjects = names + subjects
    return subjects
