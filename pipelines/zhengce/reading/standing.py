"""Bodies that a law names for what they do or where they are, and that only their place in it tells.

举报受理部门应当…, 沿黄河各级人民政府应当…, 采取查封、扣押措施的机关应当…: no register has them, and elsewhere
such words may be part of any phrase; as the whole of what stands before 应当 they are who is obliged.
Names that the register or their spelling tells are read before, by ``subjects`` and ``described``.
"""

from __future__ import annotations

import re

from zhengce.reading.named import Named
from zhengce.reading.obliged import OTHERS
from zhengce.reading.organisations import listed
from zhengce.reading.phrases import clause_start
from zhengce.reading.who import Who

_BARE = ("部门", "机关", "政府", "人民政府")
ORGANS = (*_BARE, "登记机构")
"""How a law's public bodies end whatever stands before: nobody else is called so."""
_AND_UNITS = ("和单位", "或者单位", "、单位")
_ENDS = (
    *ORGANS,
    "街道办事处",
    *(f"{of}{units}" for of in ("部门", "机关") for units in _AND_UNITS),
)
_LONGEST = 70
# What begins or is in no name: 未经主管机关|不得, 国家和本市档案行政管理部门规定|应当归档
_NO_NAME = (
    "任何|一切|(?:组织|协调|督促|指导)(?=[和、]?(?:督促|协调|指导)?(?:有关|相关|各))|不?属于|是|超出|其(?!他)|本(?:部门|机关|单位)|该|未|经|向|对|由|将|按照|依[照据]|根据"
    "|(?:在|确定)(?!.*的)|从(?!事)|与|和|及|除|或|外国|境外|公民"
    "|.*(?:为(?=国家|行政)|(?:医院|学校|酒店|宾馆|单位内部))"
    "|(?:财务|生产|勘察|科研|教学|销售|商品销售|保卫|内审|后勤|医务|药学|建设|施工|监理|用人|设计|经营|养护|使用|测绘|信贷|拆迁|采购|业务|新闻|宣传|电力|石油|银行|邮电|通[讯信])(?:等|、|部门)"
)
_NOT_WITHIN = (
    "坚持|应当|必须|不得|可以|认为|发现|规定|需要|报送|要求|之间|企业|公司|银行|会同|由|实行|下列|以下|分级|分部门|涉及|属于|[人会者](?:、|和|或者?|与)"
    "|(?:存在|提供|产生|持有)[^,]{2,20}的部门|紧急的部门"
    "|(?:负责|对)(?![^,]*的(?:有关|主管|行政)?(?:部门|机关|机构))"
)
# 省人民政府和|乌溪江流域的市、县、区人民政府: whom the description is not of
_before = re.compile(f"(?P<others>.*(?:{'|'.join(ORGANS)}|单位|组织))(?:、|或者?|以及|[和与及])")
_parted = re.compile("(?<!门)(?<!关)(?<!府)、")
# 依法组织、|管理本部门职责范围内的统计工作: what begins no name of a list
_goes_on = re.compile("(?:组织|协调|督促|指导)(?=有关|相关|各)|管理本|是(?!否)")
_phrase = re.compile(rf"(?!{_NO_NAME})(?:(?!{_NOT_WITHIN})[^,。;:!?\n\"“”《》]){{4,{_LONGEST}}}")


def standing_before(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """The bodies that are the whole of a law's clause before what obliges them."""
    if not is_body.ruled or not shadowed.endswith(_ENDS, start, end):
        return []
    for units in _AND_UNITS:  # 有防汛任务的部门和单位: the offices, whoever else
        end -= len(units) if shadowed.endswith(units, start, end) else 0
    first = clause_start(shadowed, max(start, end - _LONGEST - 1), end)
    if end - first > _LONGEST or _phrase.fullmatch(shadowed, first, end) is None:
        return []
    first += shadowed.startswith(" ", first)
    names = [
        _without_etc(named) for named in _listed(shadowed, first, end) if named.name not in _BARE
    ]
    public = [named for named in names if named.name.endswith(ORGANS) or _is_one(named, is_body)]
    others = [named for named in names if named not in public]
    if any(_goes_on.match(named.name) for named in names):
        return []
    if not all(named.name.endswith(OTHERS) for named in others):
        return []  # 设计部门和项目法人: whoever they are
    if not any(named.name.endswith(_ENDS) for named in public) or any(
        "等" in named.name for named in public
    ):
        return []
    for named in public:
        is_body.know(named)
    return public


# 尚未达到标准的城市要制定达标方案, 交通不便的地区要探索: places that what they are like tells
_PLACES = ("城市", "地区", "省份", "县")
_place = re.compile(
    '(?!对|在|将|把|向|为|使|让|与|和|由|从|是|要|全国|我国|其|本|所|推动|支持|鼓励|引导|有下列)(?:(?!需要|国家|企业|单位)[^,。;:!?\n"“”《》的、]){2,20}的(?:县|城市|地区|省份)'
)


def places_before(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """The places that a plan describes, the whole of its clause before 要."""
    if is_body.ruled or not shadowed.endswith(_PLACES, start, end):
        return []
    first = clause_start(shadowed, max(start, end - _LONGEST), end)
    if _place.fullmatch(shadowed, first, end) is None:
        return []
    named = Named(first, end, shadowed[first:end], False)
    is_body.know(named)
    return [named]


def units_before(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """相关单位 in 相关单位要密切配合, as plans call their departments; 应当 in a law is for anybody's."""
    first = end - 4
    if first < start or shadowed[first:end] not in ("相关单位", "有关单位"):
        return []
    alone = first == start or shadowed[first - 1] in "。;,: \n"
    return [named for named in listed(shadowed, first, end) if is_body(named)] if alone else []


def _is_one(named: Named, is_body: Who) -> bool:
    """Not 所在单位 in 所在单位或者上级主管部门."""
    return is_body(named) and not is_body.is_generic(named)


def _without_etc(named: Named) -> Named:
    """街道办事处|等地方人民政府派出机关: without what it is told to be."""
    name, etc, _ = named.name.partition("等")
    return named._replace(name=name) if etc and name.endswith(_ENDS) else named


def _listed(shadowed: str, first: int, end: int) -> list[Named]:
    """The names of a list, its description with the first that it is of."""
    of = shadowed.rfind("的", first, end)
    if of < first:
        if "省、自治区、直辖市" in shadowed[first + 1 : end]:  # 血吸虫病防治地区省、自治区、直辖市
            return [Named(first, end, shadowed[first:end], False)]
        if (at := shadowed.rfind("所在", first, end)) > first and _parted.search(
            shadowed, first, at
        ):
            return [Named(first, end, shadowed[first:end], False)]  # 名镇、名村所在地人民政府
        return listed(shadowed, first, end)
    before = _before.match(shadowed, first, of)
    start = before.end() if before is not None else first
    others = listed(shadowed, first, before.end("others")) if before is not None else []
    names = listed(shadowed, of + 1, end)
    # 接到举报的政府或者部门: of both
    return others + [
        named._replace(
            start=start if named is names[0] else named.start,
            name=shadowed[start : of + 1] + named.name,
        )
        if named is names[0] or named.name in _BARE
        else named
        for named in names
    ]
