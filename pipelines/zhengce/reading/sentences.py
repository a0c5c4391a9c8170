"""Duties in running text: 由A牵头，B参与; A会同B; A要…, A应当…

Only a named public body counts, directly before the word that obliges it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from zhengce.model import Role
from zhengce.reading.organisations import Named, listed

IsBody = Callable[[Named], bool]

_BODY_END = "局委厅部署办处院行会司队站心府门位构关体织省市县区州旗镇乡地团联室)级组作"
_ADVERB = r"(?:也|还|都|均|要|应当|应该|应|须|必须|需要|需|将|可|可以|负责|积极|主动|及时|切实|按(?:照)?职责(?:分工)?|分别|共同|联合|依法|具体|统一|统筹|加强|密切|尽快|认真|进一步|抓紧|定期)"
_TRIGGER = re.compile(
    r"(?P<lead>牵头)(?!单位|部门|医院|责任|作用|企业|人)"
    r"|(?P<with>会同)"
    rf"|(?P<support>{_ADVERB}{{0,2}}(?:配合|参与|参加|协助))(?=[,。;的)])"
    r"|(?P<responsible>负责(?!人|制|任)|承担)"
    r"|(?P<modal>要(?![求点素件害闻么不领职务])|应当|应该|必须|须(?!知)|应(?![急用对收付届付邀聘变有缴诉征税援答力试考]))"
)
_directs = re.compile(rf"{_ADVERB}*(?:会同|牵头)")
# Who is no one body: 政府必须落实…, 医疗机构要建立…, 行业协会要…
_generic = re.compile(
    r"(?:政府|人民政府|党委|本[市省县区]|我[市省县区]|全[市省县区]|[\u4e00-\u9fff]{0,8}(?:机构|企业|组织|单位|协会|学会|医院|学校|银行|公司))"
)
_definite = re.compile(
    r"(?:各|有关|相关|[\u4e00-\u9fff]{2,6}?(?:省|市(?!场)|县|区)|市(?!场)|省|县|区|国家|国务院|中国|全国|中央)"
)
_by = re.compile(r".*(?:由|请|经)(?=[\u4e00-\u9fff])", re.DOTALL)
_adverbs = re.compile(rf"{_ADVERB}+$")
_partner = re.compile(r"[^,。;:!?\n(]{2,80}")
_PARTNER_END = re.compile(
    r"等(?:\d+个)?(?:国务院|省|市|县)?(?:有关|相关)?(?:职能|主管|行政)?(?:部门|单位|机构|地方)"
    r"|(?:有关|相关)(?:职能|主管|行政|业务|责任)?(?:部门|单位|方面|地方|机构)(?:和(?:单位|地方|机构|地区))?"
    r"|(?:各地|各有关部门|各地区|各部门|部门|同级[\u4e00-\u9fff]{2,8}部门)"
)


def duties_in_sentences(
    shadowed: str, start: int, end: int, taken: Sequence[tuple[int, int]], is_body: IsBody
) -> Iterator[tuple[Named, Role]]:
    """The organisations that running text obliges, with their roles; stretches ``taken`` are left out."""
    leading_until = -1
    for trigger in _TRIGGER.finditer(shadowed, start, end):
        position = trigger.start()
        if any(first <= position < last for first, last in taken):
            continue
        kind = trigger.lastgroup
        if kind == "modal" and _directs.match(shadowed, trigger.end(), end):
            continue  # 市卫生计生委要会同…: the word that follows says more
        subjects = _subjects(shadowed, start, position, is_body)
        if kind == "with":
            partners = _partners(shadowed, trigger.end(), end, is_body)
            if partners:
                yield from ((named, "lead") for named in subjects)
                yield from ((named, "support") for named in partners)
        elif kind == "lead":
            yield from ((named, "lead") for named in subjects)
            leading_until = position + 120 if subjects else -1
        elif kind == "support":
            if position < leading_until:
                yield from ((named, "support") for named in subjects)
        else:
            yield from ((named, "responsible") for named in subjects)


def _subjects(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    """The list of bodies directly before a trigger; empty unless every one of it is a body."""
    adverbs = _adverbs.search(shadowed, max(start, end - 12), end)
    if adverbs is not None:
        end = adverbs.start()
    if end <= start or shadowed[end - 1] not in _BODY_END:
        return []
    first = _clause_start(shadowed, max(start, end - 160), end)
    by = _by.match(shadowed, first, end)
    if by is not None:
        first = by.end()
    names = listed(shadowed, first, end)
    return (
        names if names and all(is_body(named) and not _is_generic(named) for named in names) else []
    )


def _is_generic(named: Named) -> bool:
    if _generic.fullmatch(named.name) is None:
        return False
    return not (_definite.match(named.name) and len(named.name) > 4) and not named.is_open_ended


def _clause_start(shadowed: str, start: int, end: int) -> int:
    """Where the phrase begins that ends at ``end``: after the last mark that no bracket encloses."""
    position = end
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


def _partners(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    """The list of bodies directly after 会同, which ends where a body's name does."""
    phrase = _partner.match(shadowed, start, end)
    if phrase is None:
        return []
    closing = _PARTNER_END.search(shadowed, start, phrase.end())
    stops = [closing.end()] if closing is not None else []
    stops += [
        at + 1
        for at in range(min(phrase.end(), start + 60) - 1, start, -1)
        if shadowed[at] in "局委厅部署办院行会府门位市县区"
    ]
    for stop in stops:
        names = listed(shadowed, start, stop)
        if names and all(is_body(named) for named in names):
            return names
    return []
