"""Lists of organisations as printed (市、区民政、财政等部门) become single completed names.

Knows how lists are written; which body a name is, the register says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from zhengce.model import maker
from zhengce.reading import names
from zhengce.reading.completion import completed, with_levels, with_prefixes
from zhengce.reading.gaps import parted
from zhengce.reading.named import NOTE, Named, class_of, without_notes

# 各地区各有关部门: two classes without a mark between them.
_next_class = re.compile(r"(?<=[区地市县门位])(?=各)")
_before_provinces = re.compile(
    "(?:以及|或者?|[和及与]|的)(?=(?:各|有关|相关|沿海|沿江|沿边|边境){0,2}[省县乡]$|各[市区]$)"
)
# 法律、法规规定的其他部门, 灾害易发、多发地区的县人民政府: of one description
_piece = re.compile(
    rf"(?:{NOTE}|“[^“”、]{{1,12}}、[^“”]{{1,12}}”|其他[负具]有[^,。;:的()]{{2,24}}职[责能]的|[^、,;/\\()]|、(?<=[律发]、)(?=(?:行政)?法规|[易多高频]发))+"
)
# …等部门, 等国务院相关部门, 等单位, 等14个部门; with nothing after it too.
_ETC = (
    r"等(?:\d+个|多个|[二三四五六七八九十]{1,2}个?(?=部门|单位|部委))?(?:中央|国家|国务院|[省市县区州]?(?:人民)?政府(?=有关|相关|各|部门)|[省市县区州盟旗](?:级|直)?|自治区)?"
    r"(?:[\u4e00-\u9fff]{2,8}领域|工程建设)?(?:[\u4e00-\u9fff]{2,24}(?:领导小组|联席会议|指挥部|委员会)(?=(?:有关|相关)?成员单位))?(?:其他"
    r"|其它)?(?:负有[\u4e00-\u9fff、]{2,20}职责的)?(?:各)?(?:有关"
    r"|相关)?(?:成员)?(?:[省市县区州]直(?:[(][^()]{1,6}[)])?(?:进驻[\u4e00-\u9fff]{0,8}?)?)?(?:进驻)?(?P<kind>行业主管|行政主管|行政管理"
    r"|(?:专业|项目)?主管|行政|监管|(?:监督管理|管理|行政执法|执法)(?=部门|机关|机构|单位))?(?:职能|责任|配合|综合|业务|综合管理|登记管理|行业)?(?:部门|单位(?:或者?|和)组织|单位|部委"
    r"|机构|机关|委办局|[处科]室|(?:区县?|县|市)(?:人民)?政府|行业组织|(?:社会|群众|人民)?团体|(?:社会|群团)?组织|部门和[单机][位构]|机构和团体|场所|部门单位"
    r"|各?地区)?(?:共同)?(?:[(]单位[)])?"
)
_etc = re.compile(rf"(?P<body>.*?)(?P<etc>{_ETC})")
# 海关等相关登记主管部门, 民航等招标投标活动行政监督部门; not 高等教育主管部门
_etc_of_matter = re.compile(
    "(?P<body>[^等]{2,24}(?<![高中初平同均优特对不何]))(?P<etc>等(?:有关|相关)?[\u4e00-\u9fff]{2,12}?(?:(?P<kind>(?:行政)?主管)|监督|监管|管理|审批)(?:部门|机关|机构))"
)
# 县级人民政府或者其|林业草原主管部门; 其授权的部门, 其上级机关 are known as such
_OR_ITS = "或者?其(?=(?:(?!的)[\u4e00-\u9fff、]){2,24}(?:部门|机构)(?![\u4e00-\u9fff]))(?!(?:他|授权|委托|指定|上级|下级|主管|所|内设|分支|派出|工作))"
# 市财政局和市人社局: a joint between two bodies, not one within a name (人力资源和社会保障局).
_joint = re.compile(
    rf"(?<=[局委办厅部署院行会处队心府司团门位关构体地方等联协央室班指军馆])(?P<note>[)])?(?:以及|及其(?!他|授权|委托)|及|和|与|暨|并|{_OR_ITS}|或者?|尤其是"
    r"|特别是)(?=[\u4e00-\u9fff][\u4e00-\u9fff(]|[省市县区州乡镇](?![\u4e00-\u9fff]))"
    rf"|(?<=校){_OR_ITS}|(?<=组)及其(?=办公室)"  # 领导小组及其办公室
    r"|(?:(?<=[军分备戍]区)|(?<=[军分备戍]区[)])|(?<=会议))(?:以及|[和与及]|或者?)(?=[\u4e00-\u9fff]{2})"  # 省军区(卫戍区、警备区)和县人民武装部
    r"|(?<=[省市州区])和(?=地级以上市)|(?<=[省市县区州乡镇旗盟]级)(?:或者?|[和与及])(?=[省市县区州]级(?!以)|乡[镇级(]|镇(?!江))"
    r"|(?<=[市县区旗][)])(?:或者?|以及|[和与及])(?=乡|镇)|(?<=自治组织)(?:及|以及|和)(?=其他)|(?<=学校)或者?(?=[\u4e00-\u9fff]{3})"
    r"|(?<=企业)(?:和|以及|或者)(?=[\u4e00-\u9fff]{3})"  # 基层群众性自治组织及其他组织, 铁路运输企业和县级人民政府
    r"|(?<=投资者)和(?=[\u4e00-\u9fff]{2,12}部门)"
    r"|(?<=[省市县区镇乡州旗])(?:和|与|或者?|以及)(?=(?:沿[海江河湖黄淮])?[省市县区镇乡州旗](?![场域])|设区的市|[\u4e00-\u9fff]{1,3}区管委会)"
    # 市和|江北区规划、建设等主管部门, at a name's beginning
    r"|(?:(?<=^[省市县])|(?<=[^\u4e00-\u9fff][省市县]))[和与及](?!其)(?=[\u4e00-\u9fff]{2,3}[市县区旗](?:$|人民政府|[\u4e00-\u9fff]{2,10}(?:部门)?$))"
    # 民政、税务以及|其他负有监督管理职责的部门
    r"|(?:以及|[和与及])(?=其他(?:依法)?[负具]有[^,。;:的]{2,24}职[责能]的)"
    r"|(?<=国家)和(?=(?:[省市县]|区(?!域))级?[\u4e00-\u9fff]{2,14}部门(?![\u4e00-\u9fff]))"  # 国家和省级食品药品监管部门
    # 各县区和相关部门, 气象及水文部门; 人力资源和社会保障部门 is one
    r"|[和与及](?<=[省市县区州旗镇乡道级)].)(?=(?:各|有关|相关)(?:有关|相关)?(?:[\u4e00-\u9fff]{0,8}(?:部门|单位)|[省市县区州旗](?![\u4e00-\u9fff])))"
    r"|(?:(?<=[守留毒教]所)|(?<=戒毒场所))(?:以及|[和与及])(?=[\u4e00-\u9fff]{3})"  # 拘留所、看守所和未成年犯管教所
    r"|和(?=部队$|军队$)|(?<=供销社)(?:以及|[和与及])(?=[各省市县区])"
    rf"|以及(?=(?:国家|国务院)[\u4e00-\u9fff]{{2,16}}(?:部门|等)|{names.FUNCTION_LAST}(?:等|部门$|$))"
    r"|(?<=[(]社区[)])(?:和|与|以及|及)(?=乡|镇)"
    r"|以及(?<=[省市县区州旗镇乡道)]以及)(?=(?:有关|相关)[省市县区旗镇乡](?:人民)?政府)"
    r"|以及(?=其他部门(?![\u4e00-\u9fff]))"  # 财政、税务以及其他部门
    r"|(?:以及|[和与及])(?=(?:其他)?(?:有关|相关)(?:行政|职能|主管)?部门$)|或者?(?=(?:其他)?(?:有关|相关)(?:行政|职能|主管)?部门$)"
    r"|(?:以及|或者?|[和与及])(?=[村居](?:[(][村居][)])?民委员会)"  # 民政、社会组织管理和相关部门
    rf"|[和与及](?:(?<=(?:{names.FUNCTION_END}).)(?=[\u4e00-\u9fff]{{2,10}}(?:(?:部门|机关)(?![\u4e00-\u9fff])|等|(?<![局委厅办部署])$))"
    rf"|(?<!以及)(?={names.FUNCTION_LAST}(?:等|(?:行政|主管|行政主管)?部门(?![\u4e00-\u9fff])|$)))"
    # 审判、检察、公安、国家安全或者监狱管理机关
    r"|或者(?<=、国家安全或者)(?=[\u4e00-\u9fff]{2,6}机关)"
    # 公安、民政或者市场监督管理等有关部门
    rf"|或者(?<=(?:{names.FUNCTION_END})或者)(?=[\u4e00-\u9fff]{{2,10}}等)"
    # 市财政或者审计部门
    rf"|或者(?<=(?:{names.FUNCTION_END})或者)(?=(?:{names.FUNCTION_LAST}|审计)部门(?![\u4e00-\u9fff]))"
    # 市水行政或者城市管理主管部门
    rf"|或者(?<=(?:{names.FUNCTION_END}|行政|渔业|建设|管理|规划|绿化|卫生)或者)(?=(?:{names.FUNCTION_LAST}|{names.FUNCTION_OTHER})(?:行政)?(?:主管|管理)部门(?![\u4e00-\u9fff]))"
    rf"|或(?!者)(?<=(?:{names.FUNCTION_END})或)(?!相应|有关|相关|其)(?=[\u4e00-\u9fff]{{2,8}}?(?<!管理)(?:主管)?部门(?![\u4e00-\u9fff]))"  # 扶贫或民政部门
)
_LEADING = re.compile(
    r"(?:[一二三四五六七八九]是|由|请|并由|并|即(?!墨)|以及|及|和|与|其中|同时|会同|涉及|原则上由|具体由|主要由|统一由|分别由|另外|此外|其?共同的?(?=上一?级)|特别是|尤其是|对此"
    r"|(?:国务院|(?:[省市县区]级|各级|[省市县区州])?人民政府)?授权(?!的)|原则上|今后|年内|但|凡|该(?!部门|机关|机构|单位|委员会|企业))+[ \n]*"
)

# What follows 和 inside one name (人力资源和社会保障局, 中央和国家机关工委, 国务院相关部门和单位).
_NO_JOINT = frozenset(
    ("社会", "旅游", "计划", "信息", "草原", "农村", "储备", "物资", "单位", "机构")
)
_ALSO = ("单位", "机构")
_OFFICE_END = frozenset("门构府局委厅院会处办部关署")

_named = maker(Named)
_single_name = re.compile(r"各?[^、,;/\\() \n等和及与暨并或各]+[,;]?")
# 市卫生健康委、市中医局: nothing to complete but a prefix
_plain = re.compile(
    r"(?!由|请|经|各|即)(?:(?![各等及和与暨并或])[\u4e00-\u9fff])+[局委厅部署](?:、(?:(?![各等及和与暨并或])[\u4e00-\u9fff])+[局委厅部署])*"
)


def listed(shadowed: str, start: int, end: int) -> list[Named]:
    """The organisations of a list in reading order.

    A note in brackets stays in the mention and out of the name; prefixes and
    suffixes that the list shares are completed in ``name``, which has no spaces.
    """
    while shadowed.startswith(" ", start, end):
        start += 1
    found = _listed(shadowed[start:end])
    return [
        _named((first + start, last + start, name, is_open_ended, kind))
        for first, last, name, is_open_ended, kind in found
    ]


@lru_cache(4096)
def _listed(text: str) -> tuple[Named, ...]:
    """The organisations of a whole text; the same lists recur in a document and across them."""
    if _plain.fullmatch(text):
        return tuple(with_prefixes(_simply(text, 0, len(text))))
    if _single_name.fullmatch(text):
        item, _ = _single(text, 0, len(text))
        if item is None:
            return ()
        return tuple(with_levels([item])) if "级" in text else (item,)
    return tuple(completed(list(_pieces(text, 0, len(text)))))


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
        match = class_of.match(shadowed, position, end)
        whole = match is not None
        if match is None:
            match = _piece.match(shadowed, position, end)
        if match is None:
            position += 1
            continue
        last, after = match.end(), None
        if not whole and shadowed.startswith(
            ("、自治", "、直辖", "、民族乡", "、县(", "、区(", "、市("), last
        ):
            before = _before_provinces.search(shadowed, position, last)
            if before is not None and before[0] == "的":  # 江河所在地的|省、自治区、直辖市人民政府
                while held and held[-1].name[-1] not in _OFFICE_END:
                    held.pop()  # 洪泛区、蓄滞洪区所在地的
                position = before.end()
                continue
            if before is not None:  # 国务院专利行政部门和|省、自治区、直辖市人民政府
                last, after = before.span()
        tail = _piece.match(shadowed, last, end) if whole else None
        stop = tail.end() if tail is not None else last
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
                kind = _kind(etc["etc"], etc["kind"] or "")
                held = [named._replace(is_open_ended=True, kind=kind) for named in held]
                yield from held
                held = []
        position = stop if after is None else after
    yield from held


def _kind(etc: str, of: str) -> str:
    """What 等机构, 等管理机关, 等场所 say of all bodies of a list, or 管理 ``of`` 等管理部门."""
    if of and not etc.endswith("管理单位"):  # 机场、车站、广场等管理单位: anybody's
        return f"{of}{etc[-2:]}" if etc.endswith(("机关", "机构")) else of
    if etc.endswith("场所"):
        return "场所"
    if etc.endswith(("等机关", "监督机关")):  # 公安、检察等机关, 监察、审计等专门监督机关
        return "机关"
    if etc.endswith("市人民政府"):  # 广州、深圳、东莞等市人民政府
        return "市人民政府"
    if etc.endswith(
        ("等单位", "管理单位")
    ):  # 政务部门和系统建设、运维等单位: anybody's, where no offices
        return "单位"
    return "机构" if etc.endswith(("等机构", "机构和团体")) else ""


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
        behind = shadowed[joint.end() : joint.end() + 2]
        if behind in _NO_JOINT and not (
            shadowed[joint.start() - 1] in "府会关门局委厅" and behind not in _ALSO
        ):
            continue
        if shadowed.startswith(("中央和国家机关", "中央和国家有关机关"), joint.start() - 2):
            continue
        if shadowed.startswith(("公共管理和服务机构", "公共管理与服务机构"), joint.start() - 4):
            continue
        yield first, joint.start() + len(joint["note"] or "")
        first = joint.end()
    yield first, end


def _is_in_name(shadowed: str, start: int, of: int, end: int) -> bool:
    """设区的市, 县级以上地方人民政府负责管理煤炭工业的部门: whether the 的 at ``of`` is one's name's."""
    if shadowed.endswith(names.WITH_NAME, start, of):
        return True
    if shadowed.startswith(("地区", "地方"), of + 1) and shadowed.endswith("条件", start, of):
        return True
    # 全国人民代表大会有关的专门委员会
    if shadowed.startswith("专门委员会", of + 1) and shadowed.endswith("有关", start, of):
        return True
    # 县级的人民代表大会常务委员会, 县、自治县的人民政府
    if shadowed.startswith("人民", of + 1) and shadowed.endswith(names.OF_LEVEL, start, of):
        return True
    if shadowed.endswith("人民政府", start, of):  # 县级人民政府的教育行政部门, not …的派出机关
        return not shadowed.startswith(("派出", "组成", "上级"), of + 1)
    patterns = (names.described(), names.committee)
    return any(name.fullmatch(shadowed, start, end) is not None for name in patterns)


def _single(shadowed: str, start: int, end: int) -> tuple[Named | None, re.Match[str] | None]:
    """One piece without its edges and its 等; and that 等, if it had one."""
    begins = start
    while start < end and shadowed[start] in " \n:\"'“”‘’—-":
        start += 1
    if start > begins and shadowed[start - 1] == "“" and "”" in shadowed[start : end - 1]:
        start -= 1  # “两旧一村”改造工作专班
    while end > start and shadowed[end - 1] in " \n。.:,;\"'“”‘’":
        end -= 1
    lead = _LEADING.match(shadowed, start, end)
    if lead is not None and end - lead.end() >= 2:
        start = lead.end()
    noted = shadowed.rfind("(", start, end) if shadowed[end - 1] == ")" else -1
    of = shadowed.rfind("的", start, (end if noted < 0 else noted) - 3)
    # 有处理权限的市场监督管理部门; but 设区的市, 负有安全生产监督管理职责的部门
    if of >= 0 and not _is_in_name(shadowed, start, of, end):
        start = of + 1
        while shadowed[start] in " \n":
            start += 1
    if shadowed.endswith(("部门或者单位", "部门或单位"), start, end):  # 有关部门或者单位应当查处
        end = shadowed.rfind("或", start, end)
    etc = None
    if "等" in shadowed[start:end]:  # …等部门(以下统称监管部门)
        etc = _etc.fullmatch(shadowed, start, end) or (
            _etc.fullmatch(shadowed, start, noted) if noted > start else None
        )
        etc = etc or _etc_of_matter.fullmatch(shadowed, start, noted if noted > start else end)
    if etc is not None:
        end = start + len(etc["body"].rstrip())
    name = without_notes(shadowed[start:end])  # empty where all is white space: \x85 is
    return (Named(start, end, name, False) if name else None), etc
