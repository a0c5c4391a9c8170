"""Bodies that only a description names: 履行统一领导职责的人民政府应当…, 由作出处罚决定的机关申请….

Asked where no name stands before what obliges, or after 由; how descriptions are written, ``names`` knows.
"""

from __future__ import annotations

import re

from zhengce.reading import names
from zhengce.reading.named import Named
from zhengce.reading.phrases import clause_start
from zhengce.reading.who import Who

_ENDS = (
    "人民政府",
    "部门",
    "机关",
    "部门或者机构",
    "部门或机构",
    "部门或者单位",
    "部门和单位",
    "职责的机构",
    "工作的机构",
    "的机构",
    "的工作机构",
)
_LONGEST = 60


def described_before(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """The body whose description is the whole clause before a trigger, or before a bracket there."""
    if shadowed.endswith(")", start, end):  # 国务院负责拟订规划的主管部门(以下称规划主管部门)会同…
        end = max(start, shadowed.rfind("(", start, end))
    if (
        not shadowed.endswith(_ENDS, start, end)
        or shadowed.find("的", max(start, end - 12), end) < 0
    ):
        return []
    first = clause_start(shadowed, max(start, end - _LONGEST), end)
    return _named(names.described().fullmatch(shadowed, first, end), is_body)


def described_from(
    shadowed: str, start: int, end: int, is_body: Who, then: re.Pattern[str]
) -> list[Named]:
    """The body described after 由, before what it does."""
    near = min(end, start + _LONGEST)
    if shadowed.find("的", start, near) < 0 and shadowed.find("海事法院", start, near) < 0:
        return []
    found = names.described().match(shadowed, start, min(end, start + _LONGEST))
    follows = found and then.match(shadowed, found.end(), end)
    if follows is None or shadowed.startswith("的", follows.end()):
        return []  # 由作出决定的机关指定的单位
    return _named(found, is_body)


def _named(found: re.Match[str] | None, is_body: Who) -> list[Named]:
    if found is None:
        return []
    name = found.group().removesuffix("或者单位").removesuffix("和单位")  # 授予奖励的部门或者单位
    named = Named(found.start(), found.start() + len(name), name, False)
    return [named] if is_body(named) else []
