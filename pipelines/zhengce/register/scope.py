"""Whose body a printed name means: the words before it that say at which places; no functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhengce.model import Place
from zhengce.register.places import STATE, Gazetteer

UNITS = (
    "计划单列市|地级以上市|自治区|自治州|自治县|自治旗|民族乡|直辖市|地级市|县级市|兵团|地区|地市|乡镇|镇街|街镇|街道办事处|街道办|街道|街办|"
    "[省市区县州盟旗镇乡]"
)
_SPLIT_UNIT = {
    "民族乡": "乡",
    "自治旗": "旗",
    "乡镇": "乡",
    "镇街": "镇",
    "街镇": "镇",
    "街道办事处": "街道",
    "街道办": "街道",
    "街办": "街道",
    "地市": "地级市",
    "计划单列市": "地级市",
    "地级以上市": "地级市",
}
_CLASS_WORDS = re.compile(
    r"(?:各级|各地(?!级)方?|各有关|各相关|各|有关|相关|涉及的?|涉|其他|其它|所属|地方|基层(?!处)|沿海|沿边|边境(?=省)|属地|当地|辖区|"
    r"(?:其?户籍|其)?所在地?|同级|上级|下级|上述|相应|试点|民族自治地方|设区的|设区|不设区的|(?:县级或者?)?县级以上|省级以上|市级以上|以上|以下|"
    r"授权的?|指定的?|一切|驻地|(?:中心城|主城|城市?)(?=区)|城市(?=城乡规划)|城(?=市(?:人民政府|政府|党委)?$)|的|及其|其|两级|三级|四级|[两二三四五六七八九]省[一二三四]?[区市](?=人民政府|政府))"  # 四省区人民政府
)
_PLACES = frozenset({"各地", "各地方", "地方", "基层", "属地", "当地", "辖区", "所在地", "各级"})
"""Of these words, those that mean the governments of the places."""
_OWN = re.compile(r"(?:全|本|我|该|驻|请|由)(?=[省市区县州盟旗镇乡])|本级")
_UNIT = re.compile(rf"(?P<unit>{UNITS})(?:一?级|直属|直|属|辖|域)?(?P<above>以上)?[、和与及或/]?")
_STATE = re.compile(
    r"(?:国务院|中共中央|党中央|中央人民政府|中央和国家机关|中央和国家|中央驻.{1,3}(?=单位)|中央|中华人民共和国|中华全国|"
    r"国家级?|全国|中国|中(?=省))(?:各)?"
)
_GOVERNMENT = re.compile(r"(?:人民)?政府(?:的)?(?:各)?(?:有关|相关|授权的?|指定的?)*(?=.)")
# 省委宣传部, 自治区党委宣传部; 党委政府, 党委办 are whole names
_PARTY = re.compile(
    "委(?:员会)?(?=.)|党委(?=宣传|统战|组织|政法|网信|编办|机构编制|政研|巡[视察]|社会|军民)"
)


@dataclass(frozen=True, slots=True)
class Scoped:
    """One way to read a name: the bodies of ``code``, or of the class of places there."""

    code: str
    is_class: bool
    body: str
    bare: bool
    """No place and no level is printed."""


def readings(name: str, place: Place | None, places: Gazetteer) -> Iterator[Scoped]:
    """Every way to take words of place off the front of a name, the most specific first.

    Each yields what is left as ``body``; the caller keeps the first that has a meaning.
    A document whose place is not known gives no reading of 市 or of a bare name.
    """
    context = place.code if place else None
    if led := places.read(name, context):
        code, body = led
        yield from _inside(code, body, places, is_class=False, bare=False)
    if state := _STATE.match(name):
        yield from _offices(STATE, False, name[state.end() :], False)
    if place is not None:
        yield from _inside(place.code, name, places, is_class=False, bare=True)
        yield Scoped(place.code, False, name, True)


def _inside(
    code: str, text: str, places: Gazetteer, *, is_class: bool, bare: bool
) -> Iterator[Scoped]:
    """Readings of a name after its place: words of class, then one or several levels."""
    at, units = 0, []
    above = False
    while True:
        if found := _CLASS_WORDS.match(text, at) or _OWN.match(text, at):
            is_class = is_class or found.re is _CLASS_WORDS
        elif found := _UNIT.match(text, at):
            units.append(_SPLIT_UNIT.get(found["unit"], found["unit"]))
            above = above or bool(found["above"])
        else:
            break
        at = found.end()
        if text.startswith("民族乡", at):  # 乡、民族乡、镇人民代表大会: nobody's of nationalities
            continue
        if found.re is _UNIT:
            where, below = _place(code, units, places)
            yield from _offices(where, is_class or below or above, text[at:], False)
        elif at < len(text) or found[0] in _PLACES:
            yield from _offices(code, is_class, text[at:], False)
    yield from _offices(code, is_class, text, bare)


def _place(code: str, units: list[str], places: Gazetteer) -> tuple[str, bool]:
    if len(units) == 1:
        return places.at(units[0], code)
    found = [places.at(unit, code) for unit in units]
    own = [where for where, below in found if not below]
    return (own[0] if own else found[0][0]), True


def _offices(code: str, is_class: bool, body: str, bare: bool) -> Iterator[Scoped]:
    """The body without the government or committee it is part of (市政府外办), and whole."""
    for pattern in (_GOVERNMENT, _PARTY):
        if found := pattern.match(body):
            yield Scoped(code, is_class, body[found.end() :], bare)
    yield Scoped(code, is_class, body, bare)
