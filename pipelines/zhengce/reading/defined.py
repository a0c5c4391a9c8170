"""Bodies that a document itself names: 调处林权争议机构（以下简称调处机构）, 市人民政府设立搜救中心.

Where such a short name stands later, it is that body's; which bodies a sentence charges, ``duties`` asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OFFICE = "部门|机关|委员会|办公室|领导小组|管委会|指挥部|联席会议|局|常委会|工委|主任会议|专班|[党团]组|督查室|[\u4e00-\u9fff]办"
_PLACE = "机构|中心|站|所|处|队"
_alias = re.compile(
    r"[(](?:以下|下)?(?:统|简)?称(?:为|作)?[:\"“]?"
    rf"(?:(?P<office>[\u4e00-\u9fff]{{0,12}}(?:{_OFFICE}))|(?P<place>[\u4e00-\u9fff]{{1,12}}(?:{_PLACE})))"
    r"(?:\([^()]{2,8}\))?[\"”]?(?:,下同)?[)]"
)
# 市人民政府设立的搜救中心，负责…; 设立自贸区管理委员会
_founded = re.compile(
    r"(?:政府|国务院|部门|机关|委员会|本[省市县区州])(?:(?:依法|应当|统一){0,2}|[^。;\n]{0,30},)(?:(?:设立|成立|组建|建立|所属)的?|及其(?!有关|相关|工作|派出|授权|所属|主管|内设))"
    r"(?P<name>[\u4e00-\u9fff]{2,10}?(?:中心|委员会|机构|办公室|指挥部|小组|局|处|专班))(?=[,。;、(]|或者|应当|负责|可以)"
)
# 1.街道消委办。牵头开展…|2.派出所。配合…|3.服务办：负责…: a street's own offices, as items of who does what
_own = re.compile(
    r"\n(?:\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,3}[)、.]) ?(?:街道|镇|乡|区|县|市)?"
    r"(?P<name>[\u4e00-\u9fff]{1,6}(?:[办科室队]|中心|所|站|居委会))[。:]"
    r"(?=(?:具体|积极|统一|统筹){0,2}(?:牵头|负责|配合|协助|协调|指导|承担|做好|落实|依托))"
)
_OWN_ITEMS = 3
"""So many such items make a division of work, not the parts of a plan."""
# （登记指导处负责，完成时限：2023年底前）, （法规处牵头，价监竞争局、食品经营处按职责分工负责）: a bureau's own offices
_own_office = re.compile(
    "(?<=[(、,;])(?P<name>[\u4e00-\u9fff]{2,8}(?:处室?|局))(?=、|牵头|负责|按(?:照)?职责)"
)
# （责任处室：政策法规处、银行保险处）
_office_label = re.compile(
    "(?:责任|牵头|配合|主办|协办|承办)[处科股]室:[ \\n]?(?P<names>[\u4e00-\u9fff、]{2,80})"
)
_inner_office = re.compile("..(?:[处科股室办队]|中心|机关党委)$")
# 由防治检疫机构责令限期改正, 由价格监督检查机构没收: who punishes is a public body, but for 由医疗机构给予警告
_punishing = re.compile(
    "(?<=由)(?P<name>(?!其|该)[^,。;:、由的者和或《\n]{2,12}(?:机构|部门))"
    r"(?:责令|给予警告|处(?=以|[\d一二三五])|没收|吊销|予以取缔)"
)
# 本办法所称政务部门，是指市政府组成部门、直属机构和…; （二）数源部门，是指…的法定采集部门
_meant = re.compile(
    "(?:所称的?|\\n[(][一二三四五六七八九十]{1,3}[)] ?)(?P<name>[\u4e00-\u9fff]{2,12}(?:部门|机构|机关)),?(?:是指|系指|指)"
    "(?P<meant>[^。;\n]{4,120})"
)
_joint = re.compile("及其|的|[、和]")
_before_full = re.compile(".*[由向经报是为](?=[\u4e00-\u9fff]{3})")
_FOUNDS = ("设立", "成立", "组建", "所属", "政府及其", "部门及其")
_full = re.compile(r"[^,。;:()\n]{2,40}$")
# A 机构 or 中心 is the state's where its full name says so, and no firm's or clinic's
_of_state = re.compile(
    "政府|国务院|行政|主管|机关|部门|人民代表大会|常务委员会|管理委员会|公安|军队|[省市县区]人大"
)
_of_firms = re.compile(
    "医疗|医药|医院|科研|研究(?:开发)?机构|卫生服务|培训|检测|检验|评估|鉴定|(?<!公共管理[和与])服务|中介|代理|分支|经营|生产|办学|物业|金融|代表处|常驻|企业|公司"
)
# 国家国防专利机构（以下简称国防专利机构）, 中华人民共和国渔业船舶检验局（以下简称国家渔业船舶检验机构）
_of_nation = re.compile(
    "(?:中华人民共和国|国家(?!设立|规定|指定|认定|批准|允许|鼓励|支持|建立|实[行施]|推[行广]|对|依法|保护|引导|扶持))[\u4e00-\u9fff]{2,16}(?:[局署部]|机构|中心)$"
)
# Whom such a class consists of; who is none of the state's makes it anybody's
_public = re.compile("政府|行政机关|国家机关|部门|公共(?:事务)?管理")
_private = re.compile(
    "登记|备案|认定|许可|受[^,。;]{0,10}委托|为[^,。;]{2,12}提供|企业|公司|社会(?:组织|团体)|医院|学校|个人|法人|中介|第三方|事务所|用人单位"
)
_LEVELS = (
    "(?:[省市州县区乡镇]级?|街道|县级以上(?:地方)?|(?:各级|地方|同级|上级|下级|本级|上一级|当地|所在地|国家|其|有关|相关|各)的?"
    "|[\u4e00-\u9fff]{2,8}所在地的?|(?:人民)?政府)+"
)
_levels = re.compile(_LEVELS)


class Alias(NamedTuple):
    """A short name and the full one that it stands for, as far as that is a name."""

    name: str
    full: str


def defined(shadowed: str) -> tuple[Alias, ...]:
    """The short names of public bodies that a text gives them, in reading order."""
    found: list[Alias] = []
    for match in _aliases(shadowed):
        name = match["office"] or match["place"]
        whole = _full.search(shadowed, max(0, match.start() - 40), match.start())
        full = whole.group() if whole is not None else ""
        if _of_nation.search(full) is not None:
            name = name.removeprefix("国家")  # 地方渔业船舶检验机构 are of its kind
        elif match["place"] and (_of_state.search(full) is None or _of_firms.search(name)):
            continue
        if len(name) > 1 and name not in ("部门", "机关", "单位"):
            found.append(Alias(name, full))
    if any(word in shadowed for word in _FOUNDS):
        names = (match["name"] for match in _founded.finditer(shadowed))
        found += (Alias(name, name) for name in names if _of_firms.search(name) is None)
    if "指" in shadowed:
        found += _explained(shadowed)
    found += (Alias(name, name) for name in _own_offices(shadowed))
    if "责令" in shadowed or "罚款" in shadowed:
        punishing = {match["name"] for match in _punishing.finditer(shadowed)}
        public = (name for name in sorted(punishing) if _of_firms.search(name) is None)
        found += (Alias(name, name) for name in public)
    return tuple(dict.fromkeys(found))


def _explained(shadowed: str) -> Iterator[Alias]:
    """The classes of public bodies that a text explains: 本办法所称政务部门，是指市政府组成部门…."""
    for match in _meant.finditer(shadowed):
        name, meant = match["name"], match["meant"]
        public = _public.search(meant) is not None and _private.search(meant) is None
        if public and _of_firms.search(name) is None:
            yield Alias(name, name)


def full_names(alias: Alias) -> Iterator[str]:
    """An alias's full name, and what stands behind each of its joints, the longest first.

    中国证监会及其授权的地方证券、期货监管部门（以下简称地方证管办）
    """
    yield alias.full
    for joint in _joint.finditer(alias.full):
        yield alias.full[joint.end() :]
    before = _before_full.match(alias.full)  # 的主管机关是|国家海洋局（以下简称主管机关）
    if before is not None:
        yield alias.full[before.end() :]


def behind_short_name(shadowed: str, at: int, end: int) -> int:
    """Where 市水务局等行业主管部门（以下简称“行业主管部门”）|是… goes on behind what its bodies are called.

    A note without quotation marks is read as part of the last name, as far as which it is printed.
    """
    closing = shadowed.find(")", at, end) if shadowed.startswith(("(以下", "(下称"), at) else -1
    quoted = closing >= 0 and any(mark in shadowed[at:closing] for mark in '"“')
    return closing + 1 if quoted else at


def short_name(shadowed: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the short name that the bracket gives which ends at ``end``, if one does.

    国务院水行政主管部门在重要江河设立的流域管理机构（以下简称流域管理机构），依法承担…
    """
    opening = shadowed.rfind("(", max(start, end - 24), end)
    found = _alias.match(shadowed, opening, end) if opening >= 0 else None
    if found is None or found.end() != end:
        return None
    return found.span("office" if found["office"] else "place")


def _own_offices(shadowed: str) -> Iterator[str]:
    """The inner offices that a text divides its work among, in items or in brackets."""
    if "分工" in shadowed:
        own = [match["name"] for match in _own.finditer(shadowed)]
        yield from own if len(own) >= _OWN_ITEMS else ()
    if "处负责" in shadowed or "处牵头" in shadowed:
        offices = {office["name"] for office in _own_office.finditer(shadowed)}
        if sum(name.endswith("处") for name in offices) >= _OWN_ITEMS:
            yield from sorted(offices)
    if "室:" in shadowed:
        for label in _office_label.finditer(shadowed):
            yield from (name for name in label["names"].split("、") if _inner_office.search(name))


def _aliases(shadowed: str) -> Iterator[re.Match[str]]:
    """Where a bracket gives a short name; looked for by its 称, which few texts have often."""
    at = shadowed.find("称")
    while at >= 0:
        opening = shadowed.rfind("(", max(0, at - 4), at)
        found = _alias.match(shadowed, opening) if opening >= 0 else None
        if found is not None:
            yield found
        at = shadowed.find("称", at + 1)


def alias_of(name: str, aliases: tuple[Alias, ...]) -> Alias | None:
    """The short name that a name is, or that it has behind its level: 县级以上人民政府调处机构."""
    for alias in aliases:
        if name.endswith(alias.name):
            before = len(name) - len(alias.name)
            if before == 0 or _levels.fullmatch(name, 0, before) is not None:
                return alias
    return None
