"""Names of a list completed by what it shares: 市、区民政、财政等部门 become four departments.

Where a list's members stand, ``organisations`` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhengce.reading import names
from zhengce.reading.named import LEVELS, Named, class_of

SUFFIX = (
    r"(?:局|委|厅|部|署|办|处|院|行|会|司|队|站|所|馆|台|社|园|团|中心|政府|公司|集团|部门|单位|机构|机关|组织|协会|学会|委员会|办公室"
    r"|管委会|监管组|保监组|法院|检察院|大队|支队|总队|党委|党组|县委|市委|主体|团体|专班|指挥部|防指|防总|领导小组|工作组|联席会议|铁路局|海关|中支|机场|银行|军区|警备区|驻军|部队|联|科协|计生协|中央|总社|银联|街道|办事处|总局"
    r"|督查室|研究室|各地|地方|地区|镇街|党校|高校|院校|学校|媒体|省|市|县|区|州|旗|镇|乡|盟|自治区|直辖市)"
)
_SUFFIXES = tuple(SUFFIX[3:-1].split("|"))
# 公安、安全监管部门 are 公安部门 and 安全监管部门: 监管 is that one's own
_OWN = "(?:安全|应急|城市|市场|药品|质量|资产|组织)"
_COMPLETING = re.compile(
    r"(?:.*?[\u4e00-\u9fff)])??(?P<suffix>行业主管部门|(?<!水)行政(?:主管|管理)(?:部门|机关)|(?<!水)行政部门|主管(?:部门|机关)"
    rf"|(?<!{_OWN})(?<!{_OWN}监督)(?:监督管理|监管|管理)部门|部门|机关|人民政府|政府|(?:经济(?:技术)?开发区)?管委会|管理委员会|办事处|局|委|厅|办|机构)"
)
_place = re.compile(r"[\u4e00-\u9fff]{1,10}(?:新区|开发区|高新区|[省市区县州旗镇乡盟]级?)")
_ZONES = ("开发区", "高新区", "示范区", "新区", "试验区", "保税区", "度假区", "园区")
_PREFIX = re.compile(
    r"(?:本[省市县区州])?(?P<prefix>(?:各|有关)?省、自治区、直辖市(?!人民政府|[\u4e00-\u9fff]{0,4}$)"
    r"|(?:省、自治区、直辖市|(?:县、自治县、)?不设区的市、市辖区的?|乡、民族乡、镇的?)人民政府|各地(?![方区级]|市(?!场))"
    r"|[\u4e00-\u9fff]{0,12}(?:[(][市县区旗、]{1,6}[)])?人民政府(?:及其)?"
    r"|(?:各级|各)?(?:(?!全国|所有|.?城市)[\u4e00-\u9fff]{2,4}(?:省|市(?!场|容|政(?!府|协|法|务))|自治区|自治州|州|县|区|旗|盟)|[省市县]级以上(?:地方)?|省级?"
    r"|市(?!场|容|监局|政(?!府|协|法|务))级?|同级|区县级?|县区级?|旗县级?|区(?!域)级?|县级?|州级?|盟|旗|镇(?=[\u4e00-\u9fff]{2,12}部门$)|自治区|兵团|国务院|各级)(?:直)?"
    r"|各市、县(?:[(\[][市区旗][)\]])?(?![\u4e00-\u9fff]{0,1}人民政府)"
    r"|(?:各[地市县区州盟]|(?:有关|相关|所在地?)?(?:区县|[市县区旗州]))[(](?:县级市|自治县|[市县区旗地、]{1,6})[)])(?=[\u4e00-\u9fff“]{2})"
)
# 市交通委港务监管处, 厅综规处; 市场监管厅登记注册局: an office within a department, which those beside it are in, too
_inner = re.compile(
    "(?P<of>(?:(?:[省市县区州](?=局))?[厅局委](?!员)|[\u4e00-\u9fff]{2,12}(?:委员会|[委局厅部办署院]))?)(?![\u4e00-\u9fff]{0,4}[省市县区])"
    "(?:[\u4e00-\u9fff]{2,7}处|(?<=厅)[\u4e00-\u9fff]{2,12}局|(?<=[厅局委])办公室)"
)
# …、信息中心; behind 厅综规处、财审处, to which 厅 is lent, 执法监督局, too
_beside_inner = re.compile("(?![各省市县区州]|有关|相关)[\u4e00-\u9fff]{2,10}(?:处|室|中心)")
_in_one_department = re.compile("(?![各省市县区州]|有关|相关)[\u4e00-\u9fff]{2,10}(?:局|队|站|所)")
_bare_level = re.compile(
    rf"(?:[镇乡][(][街道镇]{{1,2}}[)]"
    rf"|(?:{names.ALONG}|[\u4e00-\u9fff]{{0,12}}所在地的(?=[区县市]级?(?:$|人民))"
    rf"|(?:有关|相关)(?=[市县区](?:[(][^()]{{1,6}}[)])?(?:人民)?政府))?(?:省、自治区、直辖市|中央$|国家$"
    rf"|地方(?:各级)?(?=(?:[\u4e00-\u9fff]{{2,14}}(?:部门|机关|机构)|(?:人民)?政府|财政)$)|城市$|省辖市|设区的市|地级以上市|县级市|乡镇|区县|县区|县市|旗县|市县|自治区"
    rf"|自治州|自治县|直辖市|省|市(?![场属]|政(?!府|协|法|务))|州|盟|县(?!城[新旧])|区(?![域属])|旗|镇|乡)(?:[(](?:县级市|自治县|镇、街道|街道|[市县区旗镇乡地、]{{1,5}})[)])?)级?"
)
_two_levels = re.compile(
    "(?P<levels>(?!区县|县区|乡镇)[省市州盟县区旗乡镇]{2,3})(?P<number>[两三])级(?=..)"
)
# 市、县（市）、|吉利区城市绿化行政主管部门: a district by its name beside levels
_named_level = re.compile(
    "(?![\u4e00-\u9fff]{0,2}(?:社区|小区|城区|城市|辖区|园区|校区|地区))[\u4e00-\u9fff]{2,3}?[区县市旗](?=(?:人民政府|[\u4e00-\u9fff]{2,18}部门)$)"
)
_any_function = re.compile(r"级?各?(?:有关|相关)(?:行政|职能|主管)?(?:部门|单位)")


def completed(items: list[Named]) -> list[Named]:
    """The organisations of a list with their whole names."""
    items = _with_suffixes(_with_function(items))
    items = with_levels(items)
    return with_prefixes(items)


# 国务院和县级以上地方人民政府|建设主管部门
_of_government = re.compile(
    "[\u4e00-\u9fff、()]{2,24}?人民政府的?(?P<rest>(?!及其|有关|相关|所属|工作部门)[\u4e00-\u9fff]{2,24}(?:部门|机构|机关|的部门))"
)


def _with_function(items: list[Named]) -> list[Named]:
    """国务院和省级人民政府财政部门 → 国务院财政部门, 省级人民政府财政部门."""
    completed = list(items)
    for at, (item, following) in enumerate(pairwise(items)):
        next_of = _NEXT_OF.get(item.name)
        if next_of is not None and (of := next_of.fullmatch(following.name)):
            completed[at] = item._replace(name=item.name + of["rest"])
    return completed


# 省、自治区、直辖市或者|设区的市人民政府司法行政部门
_city_of = re.compile("设区的市级?(?P<rest>(?:人民)?政府[\u4e00-\u9fff]{2,20})")
_NEXT_OF = {"国务院": _of_government, "省、自治区、直辖市": _city_of}


def _of_council(first: Named, item: Named) -> str:
    """What 等部门 adds to 海关 in 国务院外交、公安、海关等部门."""
    return _office(item.kind) if item.is_open_ended and first.name.startswith("国务院") else ""


# 四川省、湖北省|人民政府水行政主管部门
_placed_office = re.compile(
    "[\u4e00-\u9fff]{1,10}[省市县区州旗](?P<office>人民政府(?:(?!的)[\u4e00-\u9fff]){2,24}(?:部门|机构)|管委会(?:相应|有关|相关)(?:管理)?机构)"
)


def _with_suffixes(items: list[Named]) -> list[Named]:
    """昌平区、海淀区、顺义区政府 → 昌平区政府 …; 环保、消防等部门 → 环保部门 …; 民政、财政部门 → 民政部门 …"""
    completed = list(items)
    suffix = level = office = ""
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if item.is_open_ended and not items[min(index + 1, len(items) - 1)].is_open_ended:
            suffix = ""  # 交通、水利等部门和气象机构: of the list that 等部门 ends
        own = _COMPLETING.fullmatch(item.name)
        if _place.fullmatch(item.name) and not item.name.startswith("各"):
            if suffix == "管理委员会" and item.name.endswith(_ZONES):
                # 高新技术产业开发区、城乡一体化示范区管理委员会
                completed[index] = item._replace(name=item.name + suffix)
            elif suffix.endswith(("政府", "管委会", "办事处")) and "开发区" not in suffix:
                # 广州、深圳市政府
                own_level = level if level == "市" and item.name[1:] == "州" else ""
                completed[index] = item._replace(name=item.name + own_level + suffix)
            elif office:
                completed[index] = item._replace(name=item.name + office)
            elif item.kind.endswith("政府"):
                completed[index] = item._replace(name=item.name + item.kind)
        elif item.name.endswith(_SUFFIXES) and not names.is_function(
            item.name, items[index - 1].name, suffix or _of_council(items[0], item)
        ):
            suffix = own["suffix"] if own else ""
            placed = _placed_office.fullmatch(item.name)
            office = placed["office"] if placed else ""
            level = item.name[: -len(suffix)][-1:] if suffix.endswith("政府") else ""
            if item.name.endswith(_OF_ZONES):
                suffix, level = item.name[-len(suffix) :], "片区"
        elif (
            (suffix == "管理委员会" and not item.is_open_ended and level != "片区")
            or _names_no_office(item.name)
            or _firm.search(item.name)
        ):
            continue
        elif suffix or item.is_open_ended:
            if _is_town(item, level):
                # 哈尔滨、黑河市政府; but 临汾、侯马、洪洞经济开发区管委会
                completed[index] = item._replace(name=item.name + level + suffix)
                continue
            shared = (
                "部门" in suffix
                or "开发区" in suffix
                or suffix.endswith("机关")
                or suffix in ("局", "机构")
            )
            added = suffix if shared else _office(item.kind)
            # 房屋管理部门; 工商行政管理、税务等行政管理部门
            own_end = next((n for n in (4, 2) if item.name.endswith(added[:n])), 0)
            if item.name.endswith("监管") and added == "管理部门":  # 金融监管、通信管理部门
                added, own_end = "部门", 0
            completed[index] = item._replace(name=item.name + added[own_end:])
    return completed


# 航空运输企业、空中交通管理部门; but 乡镇企业、土地等部门
# 漳州车务段、各县人民政府: no department either
_firm = re.compile("(?<!乡镇)(?<!中小)企业$|[车工]务段$|[\u4e00-\u9fff]{2}市场$")
_WHOLE_KINDS = ("机构", "机关", "市人民政府")
_LENT = frozenset("市区县")
_OF_ZONES = ("片区管委会", "片区管理委员会")


def _is_town(item: Named, level: str) -> bool:
    """哈尔滨 in 哈尔滨、黑河市政府, 南沙 in 南沙、天河区政府; not 一级 in 一级、二级防火区所在区人民政府.

    So is 自由贸易试验区昆明 before 红河片区管委会.
    """
    if level == "片区":
        return item.name[-1] not in "局委厅办会室府"
    short = len(item.name) < 4 and not item.is_open_ended
    return short and level in _LENT and item.name[-1] != "级"


def _office(kind: str) -> str:
    """What 等主管部门, 等机构, 等机关, 等场所 or 等 adds to a function."""
    if kind == "场所":  # 监狱、强制隔离戒毒所等场所
        return ""
    if kind == "单位":
        return "部门"
    return kind if kind.endswith(_WHOLE_KINDS) else f"{kind}部门"


def _names_no_office(name: str) -> bool:
    """市 in 市、区民政部门, 各县区, 经营地 in 经营地或者住所地的公安部门."""
    if _bare_level.fullmatch(name) or class_of.fullmatch(name):
        return True
    return name.endswith(
        (
            "经营地",
            "所在地",
            "住所地",
            "居住地",
            "行为地",
            "输出地",
            "输入地",
            "者",
            "注册人",
            "人员",
            "调解员",
            "备案人",
            "持有人",
            "申请人",
            "领导",  # 党委统一领导、政府分级负责
        )
    )


def with_levels(items: list[Named]) -> list[Named]:
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
        if own is None and waiting:
            own = _named_level.match(item.name)
        if own is not None and own.end() == len(item.name):
            if any(level.name == item.name for level in waiting):
                waiting = []  # another list begins: a list has each level once
            waiting.append(item)
        elif own is not None and waiting and len(item.name) - own.end() >= 2:
            rest = item.name[own.end() :]
            if rest.startswith(LEVELS):  # 市、县（区）两级民政部门
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
            own_of = "人民政府" if _is_of_government(completed, item) else of
            completed += _multiplied(shared, item, own_of + item.name)
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
    """市、区民政、财政部门; but 市、区人民政府及其有关部门, 和其他有关部门 are one class more."""
    if name.endswith(names.ASSOCIATIONS):
        return not name.startswith(("总", "全", "中"))
    offices = ("部门", "公安机关", "主管机关", "税务机关", "救援机构", "管理机构")
    return name.endswith(offices) and not name.startswith(
        ("有关", "相关", "其他有关", "其他相关", "同级", "本级", "其上级", "各级")
    )


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


def _is_of_government(before: list[Named], item: Named) -> bool:
    """Whether a name is 部门 in 县级人民政府及其部门."""
    return item.name == "部门" and bool(before) and _is_behind_government(before[-1], item)


_ITS = {
    "所属行政执法部门": ("政府",),
    "分支机构": ("人民银行", "外汇局", "管理局", "总局"),
    "办公室": ("领导小组", "工作组", "指挥部", "联席会议"),
}


def _is_its(before: Named, item: Named) -> bool:
    """中国人民银行及其分支机构, 领导小组及其办公室: whether a name is of the body before it."""
    whose = _ITS.get(item.name)
    return (
        whose is not None and item.start - before.end == len("及其") and before.name.endswith(whose)
    )


def _is_behind_government(before: Named, item: Named) -> bool:
    """Whether a name stands behind 及其, or 以及, of a government."""
    return before.name.endswith("人民政府") and item.start - before.end == len("及其")


# 各有关地方、部门和单位: each of the three is 各有关
_each = re.compile("(?:各(?:有关|相关)?|有关|相关)(?=(?:地区|地方|地|[省市县区州]{1,3}|部门)$)")
_OWN_OFFICES = ("局", "委", "办", "厅", "署", "委员会", "办公室")


def _lent(prefix: str, name: str) -> str:
    """What a prefix lends: 市 of 市人民政府办公室、发展改革委, nothing of 国务院医改办、卫生计生委."""
    if not name.endswith(_OWN_OFFICES):
        return prefix
    if prefix == "国务院":
        return ""
    return prefix[0] if prefix[1:] in ("政府", "人民政府") else prefix


def _is_in(department: str, name: str, *, lent: bool) -> bool:
    """Whether a name beside an office of a department is of it, too: 信息中心 in 市场监管厅登记注册局、信息中心."""
    if _beside_inner.fullmatch(name) is not None:
        return True
    return lent and len(department) == 1 and _in_one_department.fullmatch(name) is not None


# 市委组织部、宣传部: which department of a committee of the party needs its name
_party_office = re.compile(
    "(?P<of>(?:[省市县区州盟旗]|自治区党)委|党工委)(?=[\u4e00-\u9fff])(?!员会|.*厅$)[\u4e00-\u9fff]{2,8}"
)
_OF_PARTY = frozenset(
    ("组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社会工作部", "农办")
)


def _of_party(before: Named, item: Named) -> str:
    """The committee whose department a name is beside another of it: 市委 of 宣传部."""
    office = _party_office.fullmatch(before.name) if item.name in _OF_PARTY else None
    return office["of"] if office is not None else ""


def _is_of_a_place(before: Named, item: Named) -> bool:
    """各市市场监管局、宁东市场监管局: whether a name is that of the one before it behind a place of its own."""
    own = item.name[2:]
    if len(own) < 4 or own.endswith("部门") or not before.name.endswith(own):
        return False
    prefix = _PREFIX.match(before.name)
    return prefix is not None and before.name[prefix.end() :] == own


def with_prefixes(items: list[Named]) -> list[Named]:
    """市民政局、规划自然资源委 → 市规划自然资源委; 各级发展改革、卫生计生部门 → 各级卫生计生部门."""
    completed: list[Named] = []
    prefix = within = ""
    lent = False  # the name before has its beginning from the first of the list
    for item in items:
        inner = _inner.fullmatch(item.name)
        if inner is not None and inner["of"]:
            within = inner["of"]
        elif within and _is_in(within, item.name, lent=lent):  # 市交通委港务监管处、综合规划处
            item = item._replace(name=within + item.name)
        else:
            within = ""
        lent = bool(within) and (inner is None or not inner["of"])
        own = _PREFIX.match(item.name)
        if completed and _is_behind_government(completed[-1], item):
            prefix = ""  # 国务院文物部门、省人民政府及其|文物部门
        if item.name in ("政府", "人民政府") and completed and completed[-1].name.endswith("党委"):
            item = item._replace(name=completed[-1].name[:-2] + item.name)  # 各级党委和政府
        elif (
            item.name in ("部门", "单位", "机关")
            and completed
            and (of := _each.match(completed[-1].name))
        ):
            item = item._replace(name=of.group() + item.name)
        elif item.name == "人民检察院" and completed and completed[-1].name.endswith("的人民法院"):
            of_place = completed[-1].name.removesuffix("人民法院")
            item = item._replace(name=of_place + item.name)  # 自治县的人民法院和人民检察院
        elif _is_of_government(completed, item) or (completed and _is_its(completed[-1], item)):
            item = item._replace(name=completed[-1].name + item.name)
        elif item.name == "管委会" and completed and completed[-1].name.endswith("区党工委"):
            item = item._replace(name=completed[-1].name[:-3] + item.name)  # 高新区党工委和管委会
        elif own is not None:
            lends = item.kind == "机关" or names.lends(item.name)
            prefix = own["prefix"] if lends else prefix
        # 国务院审计、监察等机关
        elif completed and _is_of_a_place(completed[-1], item):
            pass
        elif completed and (party := _of_party(completed[-1], item)):
            item = item._replace(name=party + item.name)
        elif prefix and (item.kind == "机关" or names.shares(prefix, item.name)):
            item = item._replace(name=_lent(prefix, item.name) + item.name)
        completed.append(item)
    return completed
