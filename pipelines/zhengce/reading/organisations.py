"""Lists of organisations as printed (市、区民政、财政等部门) become single completed names.

Knows how lists are written; which body a name is, the register says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zhengce.model import maker
from zhengce.reading import names
from zhengce.reading.gaps import parted

_LEVEL = r"(?:省|市|州|盟|县|区|旗|(?:乡?镇|乡)场|镇|乡|街道|自治区|自治州|直辖市|设区的?市|地级以上市|县级市|特区|开发区|功能区|新区|园区|管委会)"
_NOTE = r"(?:[(][^()]{0,30}(?:[(][^()]{0,20}[)][^()]{0,20})?[)]|[\[][^\[\]()]{0,30}[\]]|〈[^〈〉]{0,40}〉)"

_square_note = re.compile(r"\[[^\[\]]{0,30}\]")
_angled_note = re.compile("〈[^〈〉]{0,40}〉")
_printed_note = re.compile(
    r"〈[^〈〉]{0,40}〉|[\[［〔【][^\]］〕】]{0,30}[\]］〕】]|[(（][^()（）]{0,30}(?:[(（][^()（）]{0,20}[)）][^()（）]{0,20})?[)）]"
)
_printed_trailing_note = re.compile(rf"(?:{_printed_note.pattern})$")

# 各县、区人民政府(管委会); 各省、自治区、直辖市人民政府; 各市、县(市、区): one class of bodies.
_CLASS = (
    rf"(?:各(?:级|有关|相关)?|有关|相关|所在|沿海)?(?:省、自治区、直辖市)(?:[和、]计划单列市)?(?:人民政府|政府)?"
    # 有关省、市、自治区应当…
    r"|(?:有关|相关)[省市县区](?:、(?:自治[区州县]|直辖市|[市县区州盟旗](?![场域直级])))+(?:(?:人民)?政府)?(?![\u4e00-\u9fff])"
    rf"|各(?:级|有关|相关)?{_LEVEL}{_NOTE}?(?: *(?:(?<!管委会)[、,/]|及|和|与)?各?{_LEVEL}(?![直级]|[\u4e00-\u9fff]{{1,8}}[局委办厅]){_NOTE}?){{0,6}}"
    rf"(?:(?:级|直)?(?:人民)?政府|党委、?政府|管委会|办事处)?{_NOTE}?"
)
_PLACES = ("各", "县(", "所在县(")
_any_note = re.compile(rf"(?!{names.LEVELS_NOTED}){_NOTE}")
_trailing_note = re.compile(rf"(?![(\[](?:[市区县旗州]、?){{1,4}}[)\]]){_NOTE}$")
# 各地区各有关部门: two classes without a mark between them.
_next_class = re.compile(r"(?<=[区地市县门位])(?=各)")
_class = re.compile(rf"{_CLASS}|(?:政府|党委)及其(?:有关|相关|所属|工作)*部门")
_before_provinces = re.compile("(?:以及|[和及与])(?=(?:各|有关|相关|沿海)?省$)")
# 法律、法规规定的其他部门, 灾害易发、多发地区的县人民政府: of one description
_piece = re.compile(rf"(?:{_NOTE}|[^、,;/\\()]|、(?<=[律发]、)(?=(?:行政)?法规|[易多高频]发))+")
# …等部门, 等国务院相关部门, 等单位, 等14个部门; with nothing after it too.
_ETC = (
    r"等(?:\d+个|多个)?(?:中央|国家|国务院|[省市县区州盟旗](?:级|直)?|自治区)?"
    r"(?:[\u4e00-\u9fff]{2,8}领域|工程建设)?(?:其他|其它)?(?:负有[\u4e00-\u9fff、]{2,20}职责的)?(?:各)?(?:有关|相关|成员)?(?:[省市县区州]直)?(?P<kind>行政主管|行政管理|主管|行政|监管)?(?:职能|责任|配合|综合|业务|综合管理)?(?:部门|单位|部委|机构|委办局|(?:区县?|县|市)(?:人民)?政府|行业组织|社会团体|群团组织|人民团体|部门和[单机][位构]|部门单位|各?地区)?(?:共同)?(?:[(]单位[)])?"
)
_etc = re.compile(rf"(?P<body>.*?)(?P<etc>{_ETC})")
# 市财政局和市人社局: a joint between two bodies, not one within a name (人力资源和社会保障局).
_joint = re.compile(
    r"(?<=[局委办厅部署院行会处队心府司团门位关构体地方等联协央室班指])(?P<note>[)])?(?:以及|及其(?!他)|及|和|与|暨|并|或者?|尤其是|特别是)(?=[\u4e00-\u9fff][\u4e00-\u9fff(]|[省市县区州乡镇](?![\u4e00-\u9fff]))"
    r"|(?<=[省市县区镇乡州旗])(?:和|与|或者?|以及)(?=(?:沿[海江河湖黄淮])?[省市县区镇乡州旗](?![场域])|[\u4e00-\u9fff]{1,3}区管委会)"
    # 各县区和相关部门, 气象及水文部门; 人力资源和社会保障部门 is one
    r"|[和与及](?<=[省市县区州旗镇乡道级)].)(?=(?:各|有关|相关)(?:有关|相关)?(?:[\u4e00-\u9fff]{0,4}(?:部门|单位)|[省市县区州旗](?![\u4e00-\u9fff])))"
    rf"|以及(?={names.FUNCTION_LAST}(?:等|部门$|$))"
    r"|以及(?<=[省市县区州旗镇乡道)]以及)(?=(?:有关|相关)[省市县区旗镇乡](?:人民)?政府)"
    r"|(?:以及|[和与及])(?=(?:其他)?(?:有关|相关)(?:行政|职能|主管)?部门$)|(?:以及|或者?|[和与及])(?=[村居](?:[(][村居][)])?民委员会)"  # 民政、社会组织管理和相关部门
    rf"|[和与及](?:(?<=(?:{names.FUNCTION_END}).)(?=[\u4e00-\u9fff]{{2,10}}(?:(?:部门|机关)(?![\u4e00-\u9fff])|等|(?<![局委厅办部署])$))|(?<!以及)(?={names.FUNCTION_LAST}(?:等|部门(?![\u4e00-\u9fff])|$)))"
)
_LEADING = re.compile(
    r"(?:[一二三四五六七八九]是|由|请|并由|并|即(?!墨)|以及|及|和|与|其中|同时|会同|涉及|原则上由|具体由|主要由|统一由|分别由|另外|此外|特别是|尤其是|对此|授权|原则上|今后|但|凡)+[ \n]*"
)

# What follows 和 inside one name (人力资源和社会保障局, 中央和国家机关工委, 国务院相关部门和单位).
_NO_JOINT = frozenset(("社会", "旅游", "计划", "信息", "草原", "农村", "单位", "机构"))

SUFFIX = (
    r"(?:局|委|厅|部|署|办|处|院|行|会|司|队|站|所|馆|台|社|园|团|中心|政府|公司|集团|部门|单位|机构|机关|组织|协会|学会|委员会|办公室"
    r"|管委会|监管组|保监组|法院|检察院|大队|支队|总队|党委|党组|县委|市委|主体|团体|专班|指挥部|防指|领导小组|工作组|联席会议|铁路局|海关|中支|机场|银行|军区|警备区|联|科协|计生协|中央|总社|银联|街道|办事处|总局"
    r"|督查室|研究室|各地|地方|地区|党校|高校|院校|学校|媒体|省|市|县|区|州|旗|镇|乡|盟|自治区|直辖市)"
)
_SUFFIXES = tuple(SUFFIX[3:-1].split("|"))
# 公安、安全监管部门 are 公安部门 and 安全监管部门: 监管 is that one's own
_OWN = "(?:安全|应急|城市|市场|药品|质量|资产|组织)"
_COMPLETING = re.compile(
    rf"(?:.*?[\u4e00-\u9fff)])??(?P<suffix>行业主管部门|(?<!水)行政(?:主管|管理)部门|(?<!水)行政部门|主管部门|(?<!{_OWN})(?<!{_OWN}监督)(?:监督管理|监管|管理)部门|部门|机关|人民政府|政府|(?:经济(?:技术)?开发区)?管委会|办事处|局|委|厅|办|机构)"
)
_place = re.compile(r"[\u4e00-\u9fff]{1,10}(?:新区|开发区|高新区|[省市区县州旗镇乡盟])")
_PREFIX = re.compile(
    r"(?P<prefix>各地(?![方区级市])|[\u4e00-\u9fff]{0,12}(?:[(][市县区旗、]{1,6}[)])?人民政府(?:及其)?|(?:各级|各)?(?:(?!全国|所有|.?城市)[\u4e00-\u9fff]{2,4}(?:省|市(?!场|政(?!府|协|法|务))|自治区|自治州|州|县|区|旗|盟)|[省市县]级以上(?:地方)?|省级?|市(?!场|容|政(?!府|协|法|务))级?|同级|区县级?|县区级?|旗县级?|区(?!域)级?|县级?|州级?|盟|旗|自治区|兵团|国务院|各级)(?:直)?|(?:各[地市县区州盟]|(?:有关|相关|所在地?)?(?:区县|[市县区旗州]))[(](?:县级市|自治县|[市县区旗、]{1,6})[)])(?=[\u4e00-\u9fff]{2})"
)
_bare_level = re.compile(
    rf"(?:[镇乡][(][街道镇]{{1,2}}[)]|(?:{names.ALONG}|(?:有关|相关)(?=[市县区](?:[(][^()]{{1,6}}[)])?(?:人民)?政府))?(?:城市$|设区的市|县级市|乡镇|区县|县区|县市|旗县|市县|自治区|自治州|自治县|省|市(?![场属])|州|盟|县(?!城[新旧])|区(?![域属])|旗|镇|乡)(?:[(](?:县级市|自治县|[市县区旗镇乡、]{{1,5}})[)])?)级?"
)
_LEVELS = ("两级", "三级", "四级")
_two_levels = re.compile(
    "(?P<levels>(?!区县|县区|乡镇)[省市州盟县区旗乡镇]{2,3})(?P<number>[两三])级(?=..)"
)
_any_function = re.compile(r"级?各?(?:有关|相关)(?:行政|职能|主管)?(?:部门|单位)")


class Named(NamedTuple):
    """One organisation of a list: the span of its mention, its completed name, how the list goes on."""

    start: int
    end: int
    name: str
    is_open_ended: bool
    kind: str = ""
    """What 等…部门 says of all bodies of the list: 主管, 行政."""


_named = maker(Named)
_single_name = re.compile(r"各?[^、,;/\\() \n等和及与暨并或各]+[,;]?")
# 市卫生健康委、市中医局: nothing to complete but a prefix
_plain = re.compile(
    r"(?!由|请|经|各|即)(?:(?![各等及和与暨并或])[\u4e00-\u9fff])+[局委厅部署](?:、(?:(?![各等及和与暨并或])[\u4e00-\u9fff])+[局委厅部署])*"
)


def printed(named: Named, text: str, shadowed: str) -> str:
    """The completed name in the characters of the text: 州行政審批服務局, 市（区）财政局."""
    mention = text[named.start : named.end]
    if mention == named.name or shadowed[named.start : named.end] == mention:
        return named.name
    bare = _bare(shadowed[named.start : named.end])
    exact = "".join(text[named.start : named.end].split())
    for levels in _LEVELS:
        if levels in bare:  # 县（区）两级民政部门
            bare, exact = bare.replace(levels, "", 1), exact.replace(levels, "", 1)
    if len(exact) != len(bare):  # a note was left out of the name
        trailing = _printed_trailing_note.sub("", exact)
        exact = trailing if len(trailing) == len(bare) else _printed_note.sub("", exact)
    return named.name.replace(bare, exact) if len(exact) == len(bare) else named.name


def listed(shadowed: str, start: int, end: int) -> list[Named]:
    """The organisations of a list in reading order.

    A note in brackets stays in the mention and out of the name; prefixes and
    suffixes that the list shares are completed in ``name``, which has no spaces.
    """
    found = _listed(shadowed[start:end])
    return [
        _named((first + start, last + start, name, is_open_ended, kind))
        for first, last, name, is_open_ended, kind in found
    ]


@lru_cache(4096)
def _listed(text: str) -> tuple[Named, ...]:
    """The organisations of a whole text; the same lists recur in a document and across them."""
    if _plain.fullmatch(text):
        return tuple(_with_prefixes(_simply(text, 0, len(text))))
    if _single_name.fullmatch(text):
        item, _ = _single(text, 0, len(text))
        if item is None:
            return ()
        return tuple(_with_levels([item])) if "级" in text else (item,)
    return tuple(_completed(list(_pieces(text, 0, len(text)))))


def _simply(shadowed: str, start: int, end: int) -> list[Named]:
    """A list of full names between 、, which is most lists."""
    items = []
    for name in shadowed[start:end].split("、"):
        items.append(Named(start, start + len(name), name, False))
        start += len(name) + 1
    return items


def _pieces(shadowed: str, start: int, end: int) -> Iterator[Named]:
    """Split at separators; a class of places is one piece; 等 marks the pieces before it."""
    held: list[Named] = []
    position = start
    while position < end:
        match = _class.match(shadowed, position, end)
        whole = match is not None
        if match is None:
            match = _piece.match(shadowed, position, end)
        if match is None:
            position += 1
            continue
        if not whole and shadowed.startswith("、自治区", match.end()):
            before = _before_provinces.search(shadowed, position, match.end())
            if before is not None:  # 国务院专利行政部门和|省、自治区、直辖市人民政府
                yield from _pieces(shadowed, position, before.start())
                position = before.end()
                continue
        tail = _piece.match(shadowed, match.end(), end) if whole else None
        stop = tail.end() if tail is not None else match.end()
        spans = [
            span
            for line in parted(shadowed, match.start(), stop)
            for part in _classes(shadowed, *line)
            for span in _joints(shadowed, *part)
        ]
        for first, last in spans:
            item, etc = _single(shadowed, first, last)
            if item is not None:
                held.append(item)
            if etc:
                held = [
                    named._replace(is_open_ended=True, kind=etc["kind"] or "") for named in held
                ]
                yield from held
                held = []
        position = stop
    yield from held


def _classes(shadowed: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if shadowed[start] != "各":
        yield start, end
        return
    first = start
    for cut in _next_class.finditer(shadowed, start, end):
        yield first, cut.start()
        first = cut.start()
    yield first, end


def _joints(shadowed: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for joint in _joint.finditer(shadowed, start, end):
        if shadowed[joint.end() : joint.end() + 2] in _NO_JOINT:
            continue
        if shadowed.startswith("中央和国家机关", joint.start() - 2):
            continue
        yield first, joint.start() + len(joint["note"] or "")
        first = joint.end()
    yield first, end


def _single(shadowed: str, start: int, end: int) -> tuple[Named | None, re.Match[str] | None]:
    """One piece without its edges and its 等; and that 等, if it had one."""
    while start < end and shadowed[start] in " \n:\"'“”‘’":
        start += 1
    while end > start and shadowed[end - 1] in " \n。.:,;\"'“”‘’":
        end -= 1
    lead = _LEADING.match(shadowed, start, end)
    if lead is not None and end - lead.end() >= 2:
        start = lead.end()
    noted = shadowed.rfind("(", start, end) if shadowed[end - 1] == ")" else -1
    of = shadowed.rfind("的", start, (end if noted < 0 else noted) - 3)
    # 有处理权限的市场监督管理部门; but 设区的市, 负有安全生产监督管理职责的部门
    if of >= 0 and not shadowed.endswith(names.WITH_NAME, start, of):
        start = of + 1
        while shadowed[start] in " \n":
            start += 1
    etc = _etc.fullmatch(shadowed, start, end) if "等" in shadowed[start:end] else None
    if etc is not None:
        end = start + len(etc["body"].rstrip())
    return (Named(start, end, _bare(shadowed[start:end]), False) if end > start else None), etc


def _bare(mention: str) -> str:
    """A mention without its bracketed notes and its spaces."""
    name = "".join(mention.split())
    if "〈" in name:  # 各区人民政府〈含开发区管委会，下同〉
        name = _angled_note.sub("", name) or name
    if name.startswith(_PLACES) and ("(" in name or "[" in name):
        # 各县(区)人民政府, 县(市)财政局 and 各县(市) are names, 各乡镇(街道) a name and a note
        return _trailing_note.sub("", name)
    if "[" in name:  # 市教育局〔市委教育工委〕
        name = _square_note.sub("", name) or name
    if "(" not in name:
        return name
    bare = _any_note.sub("", name)
    return name if len(bare) < 2 else bare  # 镇(街)


# --- completion ---


def _completed(items: list[Named]) -> list[Named]:
    items = _with_suffixes(items)
    items = _with_levels(items)
    return _with_prefixes(items)


def _with_suffixes(items: list[Named]) -> list[Named]:
    """昌平区、海淀区、顺义区政府 → 昌平区政府 …; 环保、消防等部门 → 环保部门 …; 民政、财政部门 → 民政部门 …"""
    completed = list(items)
    suffix = level = ""
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if item.is_open_ended and not items[min(index + 1, len(items) - 1)].is_open_ended:
            suffix = ""  # 交通、水利等部门和气象机构: of the list that 等部门 ends
        own = _COMPLETING.fullmatch(item.name)
        if _place.fullmatch(item.name) and not item.name.startswith("各"):
            if suffix.endswith(("政府", "管委会", "办事处")) and "开发区" not in suffix:
                # 广州、深圳市政府
                own_level = level if level == "市" and item.name[1:] == "州" else ""
                completed[index] = item._replace(name=item.name + own_level + suffix)
        elif item.name.endswith(_SUFFIXES) and not names.is_function(
            item.name, items[index - 1].name, suffix
        ):
            suffix = own["suffix"] if own else ""
            level = item.name[: -len(suffix)][-1:] if suffix.endswith("政府") else ""
        elif _names_no_office(item.name):
            continue
        elif suffix or item.is_open_ended:
            if level == "市" and len(item.name) < 4 and not item.is_open_ended:
                # 哈尔滨、黑河市政府; but 临汾、侯马、洪洞经济开发区管委会
                completed[index] = item._replace(name=item.name + level + suffix)
                continue
            shared = "部门" in suffix or "开发区" in suffix or suffix in ("机关", "局", "机构")
            added = suffix if shared else f"{item.kind}部门"
            # 房屋管理部门; 工商行政管理、税务等行政管理部门
            own_end = next((n for n in (4, 2) if item.name.endswith(added[:n])), 0)
            completed[index] = item._replace(name=item.name + added[own_end:])
    return completed


def _names_no_office(name: str) -> bool:
    """市 in 市、区民政部门, 各县区, 经营地 in 经营地或者住所地的公安部门."""
    if _bare_level.fullmatch(name) or _class.fullmatch(name):
        return True
    return name.endswith(("经营地", "所在地", "住所地", "行为地"))


def _with_levels(items: list[Named]) -> list[Named]:
    """市、区民政部门 → 市民政部门, 区民政部门; levels before a list multiply out: 市、区民政、财政部门 → four."""
    items = [level for item in items for level in _each_level(item)]
    if not any(_bare_level.fullmatch(item.name) for item in items):
        return items
    completed: list[Named] = []
    waiting: list[Named] = []  # levels that no function follows yet
    shared: list[Named] = []  # levels that the functions after them share
    of = ""
    for item in items:
        own = _bare_level.match(item.name)
        if own is not None and own.end() == len(item.name):
            if any(level.name == item.name for level in waiting):
                waiting = []  # another list begins: a list has each level once
            waiting.append(item)
        elif own is not None and waiting and len(item.name) - own.end() >= 2:
            rest = item.name[own.end() :]
            if rest.startswith(_LEVELS):  # 市、县（区）两级民政部门
                rest = rest[2:]
                item = item._replace(name=own.group() + rest)
            shared = [*waiting, item._replace(name=own.group())]
            of = "人民政府" if rest.startswith("人民政府") and rest != "人民政府" else ""
            waiting = []
            if _any_function.fullmatch(rest):  # 市、区相关行政部门 is one class
                name = "、".join(level.name for level in shared) + rest
                completed.append(item._replace(start=shared[0].start, name=name))
                shared = []
            else:
                completed += _multiplied(shared, item, rest)
        elif own is None and shared and _of_all_levels(item.name):
            completed += _multiplied(shared, item, of + item.name)
        else:
            shared = []
            completed.append(item)
    # 乡镇（街道）要落实: who stands for all of its kind; 省、市 alone name nobody
    return completed + [level for level in waiting if len(level.name) > 1]


def _each_level(item: Named) -> Iterator[Named]:
    """市县两级教育部门 as 市, 县教育部门; other names as they are."""
    levels = _two_levels.match(item.name) if "级" in item.name else None
    if levels is None or len(levels["levels"]) != " 两三".index(levels["number"]) + 1:
        yield item
        return
    before, last = levels["levels"][:-1], levels["levels"][-1]
    for at, level in enumerate(before, item.start):
        yield Named(at, at + 1, level, item.is_open_ended, item.kind)
    name = last + item.name[levels.end() :]
    yield item._replace(start=item.start + len(before), name=name)


def _of_all_levels(name: str) -> bool:
    """市、区民政、财政部门; but 市、区人民政府及其有关部门 are one class more."""
    if name.endswith(names.ASSOCIATIONS):
        return not name.startswith(("总", "全", "中"))
    offices = ("部门", "公安机关", "税务机关", "救援机构", "管理机构")
    return name.endswith(offices) and not name.startswith(("有关", "相关", "同级", "本级"))


def _multiplied(levels: list[Named], item: Named, rest: str) -> list[Named]:
    """One organisation a level; the mention of all but the function's own is the level's."""
    own = [level for level in levels if level.start < item.start]
    rows = [
        level._replace(name=level.name + rest, is_open_ended=item.is_open_ended) for level in own
    ]
    last = levels[-1]
    if last.start == item.start:
        return [*rows, item]
    return [item._replace(name=level.name + rest) for level in levels]


def _with_prefixes(items: list[Named]) -> list[Named]:
    """市民政局、规划自然资源委 → 市规划自然资源委; 各级发展改革、卫生计生部门 → 各级卫生计生部门."""
    completed: list[Named] = []
    prefix = ""
    for item in items:
        own = _PREFIX.match(item.name)
        if item.name in ("政府", "人民政府") and completed and completed[-1].name.endswith("党委"):
            item = item._replace(name=completed[-1].name[:-2] + item.name)  # 各级党委和政府
        elif item.name == "管委会" and completed and completed[-1].name.endswith("区党工委"):
            item = item._replace(name=completed[-1].name[:-3] + item.name)  # 高新区党工委和管委会
        elif own is not None:
            prefix = own["prefix"] if names.lends(item.name) else prefix
        elif prefix and names.shares(prefix, item.name):
            item = item._replace(name=prefix + item.name)
        completed.append(item)
    return completed
