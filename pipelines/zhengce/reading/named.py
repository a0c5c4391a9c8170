"""One organisation of a list: its mention, its name, and the classes of places that stand for one.

How lists are written, ``organisations`` knows; how names are completed, ``completion``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhengce.reading import names

_LEVEL = r"(?:[省市县区](?:级(?=(?:人民)?政府))?|州|盟|县|区|旗|(?:乡?镇|乡)场|镇|乡|街道|自治区|自治州|直辖市|设区的?市|地级以上市|县级市|特区|开发区|功能区|新区|园区|管委会)"
NOTE = r"(?:[(][^()]{0,30}(?:[(][^()]{0,20}[)][^()]{0,20})?[)]|[\[][^\[\]()]{0,30}[\]]|〈[^〈〉]{0,40}〉)"

_square_note = re.compile(r"\[[^\[\]]{0,30}\]")
_including = re.compile(r"[(]含[^()]{1,28}[)](?=(?:人民)?政府)")
# 各县〈市、区〉人民政府 has the levels in its name
_angled_note = re.compile("〈(?![市县区旗州、]{1,7}〉)[^〈〉]{0,40}〉")
_printed_note = re.compile(
    r"〈[^〈〉]{0,40}〉|[\[［〔【][^\]］〕】]{0,30}[\]］〕】]|[(（][^()（）]{0,30}(?:[(（][^()（）]{0,20}[)）][^()（）]{0,20})?[)）]"
)
_printed_trailing_note = re.compile(rf"(?:{_printed_note.pattern})$")

# 县、自治县、不设区的市、市辖区的人民政府; 乡、民族乡、镇: the kinds of one level
_KIND = "(?:省|自治区|直辖市|设区的市|自治州|[乡县旗镇](?![镇级城直域场属])|民族乡|县级市|自治[县旗]|不设区的市|市辖区)"
_FULL_KIND = "(?:民族乡|自治[县旗]|不设区的市|市辖区)"
_KINDS = rf"(?:{_KIND}、)*(?:{_KIND}(?:、|和|或者?){_FULL_KIND}|{_FULL_KIND}(?:、|和|或者?){_KIND})(?:(?:、|和|或者?){_KIND})*(?:的?人民(?:政府|代表大会))?"

_EACH_OFFICE = "各(?:有关|相关)?委、办、局"
_OWN = "(?!(?:人民)?政府(?!办))"  # 各市、县农业农村局 is no class; 各县、区政府及功能区管委 begins with one
# 各县、区人民政府(管委会); 各省、自治区、直辖市人民政府; 各市、县(市、区): one class of bodies.
_CLASS = (
    rf"{_EACH_OFFICE}|"
    r"(?:各(?:级|有关|相关)?"
    rf"|(?:有关|相关|沿海|沿江|沿边|边境|[\u4e00-\u9fff]{{0,6}}所在地?|[\u4e00-\u9fff]{{1,3}}地){{1,2}})?省、(?:自治区(?:、直辖市)?"
    r"|直辖市)(?:[和、]计划单列市)?(?:的?(?:县级以上)?(?:地方)?各级)?(?:人民政府|政府)?"
    # 有关省、市、自治区应当…
    r"|(?:有关|相关)[省市县区](?:、(?:自治[区州县]|直辖市|[市县区州盟旗](?![场域直级])))+(?:(?:人民)?政府)?(?![\u4e00-\u9fff])"
    rf"|各(?:级|有关|相关)?{_LEVEL}(?:\n?{NOTE})?(?: *(?:(?<!管委会)[、,/]|及|和|与)?各?{_LEVEL}(?![直级]|{_OWN}[\u4e00-\u9fff]{{0,8}}[局委办厅])(?:\n?{NOTE})?){{0,6}}"
    rf"(?:(?:级|直)?(?:人民)?政府|管委会|办事处)?{NOTE}?"
)
_PLACES = ("各", "县(", "所在县(")
# 中国（上海）自由贸易试验区管理委员会 is so called
_any_note = re.compile(rf"(?!{names.LEVELS_NOTED})(?<!中国(?=[(][^()]{{2,4}}[)]自)){NOTE}")
_trailing_note = re.compile(rf"(?![(\[](?:[市区县旗州]、?){{1,4}}[)\]]){NOTE}$")
kinds = re.compile(f"{_KINDS}|{_EACH_OFFICE}")
class_of = re.compile(rf"{_KINDS}|{_CLASS}|(?:政府|党委)及其(?:有关|相关|所属|工作)*部门")

LEVELS = ("两级", "三级", "四级")


class Named(NamedTuple):
    """One organisation of a list: the span of its mention, its completed name, how the list goes on."""

    start: int
    end: int
    name: str
    is_open_ended: bool
    kind: str = ""
    """What 等…部门 says of all bodies of the list: 主管, 行政; 机构 where it is 等机构."""


def printed(named: Named, text: str, shadowed: str) -> str:
    """The completed name in the characters of the text: 州行政審批服務局, 市（区）财政局."""
    mention = text[named.start : named.end]
    if mention == named.name or shadowed[named.start : named.end] == mention:
        return named.name
    bare = without_notes(shadowed[named.start : named.end])
    exact = "".join(text[named.start : named.end].split())
    for levels in LEVELS:
        if levels in bare:  # 县（区）两级民政部门
            bare, exact = bare.replace(levels, "", 1), exact.replace(levels, "", 1)
    if len(exact) != len(bare):  # a note was left out of the name
        trailing = _printed_trailing_note.sub("", exact)
        exact = trailing if len(trailing) == len(bare) else _printed_note.sub("", exact)
    return named.name.replace(bare, exact) if len(exact) == len(bare) else named.name


def without_notes(mention: str) -> str:
    """A mention without its bracketed notes and its spaces."""
    name = "".join(mention.split())
    if "〈" in name:  # 各区人民政府〈含开发区管委会，下同〉
        name = _angled_note.sub("", name) or name
    if "(含" in name:  # 各市(含定州、辛集市,下同)政府
        name = _including.sub("", name)
    if name.startswith(_PLACES) and ("(" in name or "[" in name):
        # 各县(区)人民政府, 县(市)财政局 and 各县(市) are names, 各乡镇(街道) a name and a note
        return _trailing_note.sub("", name)
    if "[" in name:  # 市教育局〔市委教育工委〕
        name = _square_note.sub("", name) or name
    if "(" not in name:
        return name
    bare = _any_note.sub("", name)
    return name if len(bare) < 2 else bare  # 镇(街)
