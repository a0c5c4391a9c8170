"""Whom 由 and 请 charge, by what they do right behind their names: 由市医疗保障行政部门另行制定, 请财政部明确.

How lists of bodies are read, ``subjects`` knows; what other words charge, ``sentences``.
"""

from __future__ import annotations

import re
from functools import cache

from zhengce import deeds
from zhengce.model import Role
from zhengce.reading.described import described_from
from zhengce.reading.named import Named
from zhengce.reading.organisations import listed
from zhengce.reading.partners import partners_from
from zhengce.reading.subjects import ADVERB, are_bodies, bodies_from
from zhengce.reading.triggers import Trigger
from zhengce.reading.who import Who


@cache
def _acts() -> re.Pattern[str]:
    """The beginnings of what is done; a noun may begin likewise, which a deed's conditions rule out."""
    return re.compile(f"(?:{deeds.alternatives('charged')})")


# 成员单位需要调整的，由…批准; 部门应当公开而不公开的，…: what the sentence is about, no duty
case = re.compile("[^,。;:!?\n]{1,40}的,")
_drafts = re.compile(
    "(?:等[^,。;《]{0,8}(?:部门|单位))?(?:和有关(?:人员|方面))?(?:共同|联合)?(?:编制|制[定订]|拟[定订]|起草|成立|查处|处理|调查|检查|验收|实施|进行|开展)(?!的)"
)
# 应当依据国土空间规划，会同…; 应当在调查的基础上，根据规划，会同…
then_directs = re.compile(
    rf"(?:分别)?(?:(?:根据|依据|按照|依照|结合|在)[^,。;:\n]{{2,40}},){{1,2}}{ADVERB}{{0,5}}会同|(?:根据|按照)[^,。;:的\n]{{2,12}}?{ADVERB}{{0,3}}会同"
)
_LONGEST = 60
"""Characters within which the comma stands that parts a list, or ends it."""
_LONGEST_NAME = 24
"""Characters of a name in such a list; what is longer is a phrase."""
# 由中国人民武装警察部队守护。, 由县人民政府调处: an act that no list tells, behind the longest name
_some_act = re.compile(
    "(?P<act>(?![等和与及或、的级(会]|财政|直属|临时|可以|主席|注册|兼|同志|分管|[^,。;:\n]{0,4}(?:领导|负责)同志)"
    "(?![^,。;:\n]{0,40}(?:会议|商|主任|代表|主管|部门|机[构关]|政府|委员|公司|移交|[者员人长局厅]|(?<!调)处))"
    "[\u4e00-\u9fff、]{2,24}[,。;:\n])"
)
_plain_phrase = re.compile("(?:(?!会同|牵头|组成|负责)[^,。;:\n的]){4,60}[,。;:\n]")
# not 由|副主任临时主持村民委员会|工作
_plain_name = re.compile(
    "^(?!.*(?:主持|担任|变成|转为|改为|签署|签名|移交|交受|临时|直属)).*[局委厅部门府关会处署院所队构心团军]$"
)


def behind_by(shadowed: str, trigger: Trigger, end: int, is_body: Who) -> list[tuple[Named, Role]]:
    """The bodies after 由, and those whose work they direct: 由市人民政府组织规划部门和有关部门共同编制."""
    by = bodies_from(shadowed, trigger.end, end, is_body, _acts())
    by = by or described_from(shadowed, trigger.end, end, is_body, _acts())
    by = by or _in_parts(shadowed, trigger.end, end, is_body)
    by = by or _acting_otherwise(shadowed, trigger, end, is_body)
    skipped = shadowed[trigger.end : by[0].start] if by else ""
    if "向" in skipped or "本人" in skipped:
        return []  # 由本人向户籍所在地的公安机关提出
    if not by or case.match(shadowed, by[-1].end, end):
        return []  # 发现行为应当由其他部门处理的，应当移送
    if shadowed.startswith("组织", by[-1].end):
        drafting = partners_from(shadowed, by[-1].end + 2, end, is_body)
        if drafting and _drafts.match(shadowed, drafting[-1].end, end):
            leads: list[tuple[Named, Role]] = [(named, "lead") for named in by]
            return leads + [(named, "support") for named in drafting]
    directs = then_directs.match(shadowed, by[-1].end, end) is not None
    directs = directs or shadowed.startswith("作为牵头", by[-1].end)
    return [(named, "lead" if directs else "responsible") for named in by]


def still_charged(shadowed: str, by: list[tuple[Named, Role]], at: int) -> list[Named]:
    """由市房管局予以核实，并|会同市财政局审核: whom 由 charged with what goes on there."""
    if not by or not shadowed.startswith(",并", at - 2):
        return []
    parted = any(mark in shadowed[by[0][0].start : at] for mark in "。;\n")
    return [] if parted else [named for named, _ in by]


# 由镇人民政府、街道办事处，依照法定职权与程序，组织调解
_by_law = re.compile("(?:依照|按照|根据)[^,。;:的\n]{2,24},(?=组织|负责|责令|予以|进行|作出|制定)")


def _in_parts(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """由县人民政府，开发区、新区管委会明确管理责任: the bodies of a list that a comma parts, or ends."""
    comma = shadowed.find(",", start, min(end, start + _LONGEST))
    names = listed(shadowed, start, comma) if comma > start else []
    if not names:
        return []
    if not are_bodies(names, is_body) or max(len(named.name) for named in names) > _LONGEST_NAME:
        return []
    if _by_law.match(shadowed, comma + 1, end) is not None:
        return names
    further = bodies_from(shadowed, comma + 1, end, is_body, _acts())
    return names + further if further else []


def _acting_otherwise(shadowed: str, trigger: Trigger, end: int, is_body: Who) -> list[Named]:
    """The bodies after 由 before an act that no list tells; none where a name holds another act."""
    if trigger.word != "由" or _plain_phrase.match(shadowed, trigger.end, end + 1) is None:
        return []
    found = bodies_from(shadowed, trigger.end, end, is_body, _some_act)
    last = shadowed[found[-1].start : found[-1].end] if found else ""
    if last.endswith(")"):  # …部队（以下简称武警）担任
        last = last[: last.rfind("(")]
    if _plain_name.search(last) is None:
        return []  # 由市场主导、政府引导 lends 市场 a name
    return found if all(_plain_name.search(named.name) for named in found) else []
