"""Words that charge bodies otherwise than as those before what obliges them.

与有关部门会商后公布, 组织公安、教育等有关部门共同…, 有城市绿化主管部门参加, 为牵头单位, 设在教育部: whether a word
is one of them, ``sentences`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.model import Role
from zhengce.reading.named import Named
from zhengce.reading.names import charged
from zhengce.reading.organisations import listed
from zhengce.reading.partners import partners_from
from zhengce.reading.phrases import clause_start
from zhengce.reading.subjects import bodies_from, subjects_before
from zhengce.reading.triggers import CALLED, Trigger
from zhengce.reading.who import Who

_takes_part = re.compile("参[加与]")
# 各区政府是…工作的责任主体, 市住建局为…的主管部门: the body before 是 is charged
_is = re.compile("是|为|作为")
_list_end = re.compile("[,。;:\n]")


def _consulted(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """由省测绘部门审核，并与有关部门会商后公布; 与…密切配合: those behind 与 support."""
    first = shadowed.rfind("与", max(start, trigger.start - 60), trigger.start) + 1
    consulted = subjects_before(shadowed, first or trigger.start, trigger.start, is_body)
    yield from ((named, "support") for named in consulted)


def _organised(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """组织公安、教育等有关部门，共同做好…: those whose work another directs support it."""
    helpers = partners_from(shadowed, trigger.end, end, is_body)
    yield from ((named, "support") for named in helpers)


def _present(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """审批时，必须有城市绿化主管部门参加审查: who has to take part."""
    present = bodies_from(shadowed, trigger.end + 1, end, is_body, _takes_part)
    yield from ((named, "responsible") for named in present)


def _named_so(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """市住建局为…的主管部门, 教育部为牵头单位: the body that is called so."""
    first = clause_start(shadowed, max(start, trigger.start - 160), trigger.start)
    role: Role = "lead" if trigger.word == "牵头" else CALLED.get(trigger.word, "responsible")
    first += shadowed.startswith("以", first)  # 以市教育局为牵头单位
    called = bodies_from(shadowed, first, trigger.start, is_body, _is)
    # 排序第一的责任单位为牵头单位 names nobody
    yield from ((named, role) for named in called if not charged.fullmatch(named.name))


def _seated(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """联席会议办公室设在教育部，承担…日常工作: the office is charged."""
    farthest = min(end, trigger.end + 60)
    stop = next((at for at in range(trigger.end, farthest) if shadowed[at] in "。;"), farthest)
    if not any(word in shadowed[trigger.end : stop] for word in ("承担", "负责")):
        return
    yield from (
        (named, "responsible") for named in subjects_before(shadowed, start, trigger.start, is_body)
    )


def _whose(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """其余项目主责部门为市城管局，地址：…: whom a label names that a sentence is made of."""
    stop = _list_end.search(shadowed, trigger.end, end)
    names = listed(shadowed, trigger.end, end if stop is None else stop.start())
    role: Role = "responsible"
    if trigger.word.startswith(("牵头", "主责", "主办")):
        role = "lead"
    elif trigger.word.startswith(("配合", "协办")):
        role = "support"
    if all(map(is_body, names)):
        yield from ((named, role) for named in names if not charged.fullmatch(named.name))


READERS = {
    "whose": _whose,
    "seated": _seated,
    "consulted": _consulted,
    "organised": _organised,
    "named": _named_so,
    "present": _present,
}
"""By what ``sentences`` takes the word to say."""
