"""Sentences that give a body a task without a word that obliges it: 市水务局统筹水资源调度。

Looked for only where no bracket, label or column of the unit says who is charged; what obliges
(应当, 负责, 由…), ``sentences`` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.reading.assignments import IsBody
from zhengce.reading.names import collective
from zhengce.reading.organisations import Named
from zhengce.reading.subjects import subjects_before

# Whose name or level can begin with the character: 市水务局, 教育部, 公安机关, 街道办事处
_FIRST = frozenset(
    "省市区县州盟旗镇乡街各国全中北上天重教科工公民司财人自生住交水农商文卫退应审海税广体统信医知新邮铁气地林物事当防"
)
_VERB = (
    "统筹|组织|做好|抓好|加强|加大|开展|落实|督促|严格|履行|制定|建立|推进|指导|积极|定期|及时|切实|立即|依法|统一|协助|维护"
    "|每(?:季度?|半?年|月)|启动(?=[^,。;]{0,8}响应)"  # 事发地防指启动相应应急响应
)
# 按照省级负总责的工作机制，省农业农村厅建立…; 根据《某办法》有关规定，市水务局统筹…
_BY = frozenset("按根依")
_by = re.compile("(?:按照?|根据|依据|依照)[^,。;:!?\n]{2,60},(?=[^,。;\n]{4})")
_mark = re.compile("[,;。!?\\n]")
_END = "局委厅部署办门府处组指"
_task = re.compile(
    rf"(?:[^{_END},。;:!?\n]{{0,30}}+[{_END}])+?(?P<verb>{_VERB})"
    # 市水务局组织召开会议, 市水务局开展了检查, 市水务局组织的培训: what has been done, or is meant
    r"(?!召开|举[办行]|学习|[^。;!?\n]{0,60}?(?:了|已经?)|的|[^,。;:!?\n]{1,40}(?:的|时|[中后]),"
    "|[部机委架关]|[工活]动|[^,。;]{0,6}(?:牵头|会同|负责))"
)
_ASKED = ("支持", "鼓励", "督促", "指导", "引导", "配合", "协调", "帮助", "推动", "组织", "要求")


def given(shadowed: str, start: int, end: int, is_body: IsBody) -> Iterator[Named]:
    """The named bodies that a sentence of the stretch begins with and tells what to do."""
    for first in _begins(shadowed, start, end):
        names, stop = _asked(shadowed, first, end, is_body)
        yield from names
        while names and shadowed.startswith((",", ";"), stop := _next_mark(shadowed, stop, end)):
            stop += 1
            if stop < end and shadowed[stop] in _FIRST:  # 市水务局统筹调度，市财政局做好保障
                also, after = _asked(shadowed, stop, end, is_body)
                yield from also
                stop = after if also else stop


def _asked(shadowed: str, first: int, end: int, is_body: IsBody) -> tuple[Sequence[Named], int]:
    """The bodies that stand at a place before what they are to do, and where that begins."""
    task = _task.match(shadowed, first, end)
    if task is None:
        return (), first
    names = subjects_before(shadowed, first, task.start("verb"), is_body)
    # 支持市水务局加强监管, 农业农村部门组织工作机构开展监测, and classes: 各有关部门加强监管
    if (
        not names
        or names[0].start != first
        or names[0].name.startswith(_ASKED)
        or any("组织" in named.name for named in names)
        or all(collective.fullmatch(named.name) for named in names)
    ):
        return (), first
    return names, task.end("verb")


def _next_mark(shadowed: str, position: int, end: int) -> int:
    """Where the next mark of a sentence stands: a comma, or what ends it."""
    found = _mark.search(shadowed, position, end)
    return found.start() if found is not None else end


def _begins(shadowed: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin with what may be a name, or with what it acts by and then the name."""
    if start < end:
        yield from _named_at(shadowed, start, end)
    for mark in "。\n":
        at = shadowed.find(mark, start, end - 4) + 1
        while at:
            yield from _named_at(shadowed, at, end)
            at = shadowed.find(mark, at, end - 4) + 1


def _named_at(shadowed: str, start: int, end: int) -> tuple[int, ...]:
    first = shadowed[start]
    if first in _BY and (by := _by.match(shadowed, start, end)) is not None:
        start = by.end()
        first = shadowed[start]
    return (start,) if first in _FIRST else ()
