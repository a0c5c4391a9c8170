"""Numbers that a clause says are to be reached or kept.

A threshold for others (设置20张床位以下…的医疗机构) is none: it qualifies a noun
with 的 or stands in a condition.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengce.model import Comparator
from zhengce.reading.spans import Spans

_NUMBER = r"\d{1,9}(?:[,]\d{3})*(?:[.]\d+)?"
_FRACTIONS = {
    "一半": 0.5,
    "三分之一": 1 / 3,
    "三分之二": 2 / 3,
    "四分之一": 0.25,
    "四分之三": 0.75,
    "五分之一": 0.2,
}
_UNIT = (
    r"%|个百分点|‰|微克(?:每立方米|/立方米)|毫克(?:每立方米|/立方米|/升)|元(?:/[\u4e00-\u9fff]{1,3})?|美元|人次|人|名|户|家|个|所|张|件|项|台|辆|座|处|岁|条"
    r"|吨(?:标准煤)?|公里|千米|平方公里|平方千米|平方米|立方米|公顷|亩|千瓦时|千瓦|兆瓦|批|倍|场|期|套|只|头|株|床|例|篇|部|间|片|支|块|对|类|种|份|天|小时|分钟|学时|分"
)
_COMPARATOR = (
    r"(?P<ge>不(?:得)?低于|不(?:得)?少于|不(?:得)?小于|至少(?:达到|建成|新建|建设|培育|建立|配备|设立|有)?|力争达到)"
    r"|(?P<gt>超过|突破)"
    r"|(?P<le>不(?:得)?超过|不(?:得)?高于|不(?:得)?大于|不(?:得)?多于|控制在|降(?:低)?(?:至|到)|下降(?:至|到)|减少(?:至|到)|压减(?:至|到))"
    r"|(?P<increase>(?:累计|年均|平均|同比)?(?:增长|提高|提升|增加|上升|增幅|增速)(?:率|速度|幅度)?(?:为|在|保持在|达到?|超过)?)"
    r"|(?P<decrease>(?:累计|年均|平均|同比|分别)?(?:下降|降低|减少|压减|压缩|削减|降幅)(?:率)?(?:为|达到?|超过)?)"
    r"|(?P<eq>(?:均|都|总体|分别|总量|累计)?(?:达到|达|保持在|稳定在|维持在|提高(?:至|到)|提升(?:至|到)|增(?:加|长)?(?:至|到)|扩大(?:至|到)|上升(?:至|到)))"
)
# 新建5G基站2600个以上: for what is built the counted thing may stand before the number.
_THING = r"(?:\d?[A-Z]+)?[\u4e00-\u9fffA-Za-z“”\"+]{0,14}?"
_BUILT = r"(?:累计|计划|力争)?(?:新建|建成|新增|建设|培育|打造|创建|完成|改造|引进|培训|扶持|认定|布局|组建|开工|新改扩建)(?:和改造|改造|各类|成)?"
# 不高于承担风险责任的0.5%: a share may name what it is a share of.
_SHARE = r"(?P<share>不(?:得)?(?:低|少|小)于|不(?:得)?(?:高|多|大)于|不(?:得)?超过)(?P<whole>[\u4e00-\u9fff]{2,16})"
# The characters that it can begin with come first, for most places have none of them.
_target = re.compile(
    rf"(?=[不至力超突控降下减压累年平同增提上分削均都总达保稳维扩计新建培打创完改引扶认布组开])"
    rf"(?:{_COMPARATOR}|(?P<built>{_BUILT})(?P<thing>{_THING})|{_SHARE}(?=[\d.]+%))(?P<about>约|近|各)? ?(?P<number>{_NUMBER}) ?(?P<scale>万亿|千万|百万|[万亿千百])?(?P<unit>{_UNIT})?"
    r"(?P<more>以上|及以上|以内|以下|左右)?"
)
# 每千常住人口1.5张床位: a ratio set without a verb.
_per_head = re.compile(
    rf"(?P<base>每[百千万]+(?:名|个)?[\u4e00-\u9fff]{{2,6}})(?P<thing>[\u4e00-\u9fff]{{0,8}}?)(?P<number>\d+[.]?\d*)(?P<unit>{_UNIT})(?=[\u4e00-\u9fff])"
)
_further = re.compile(
    rf"(?:、|和|及|,)(?P<number>{_NUMBER}) ?(?P<scale>[万亿千百])?(?P<unit>{_UNIT})(?P<more>以上|以内|以下|左右)?"
)
_in_words = re.compile(
    rf"(?:达到|达|提高到|降至|降到|不低于|超过)(?P<words>{'|'.join(_FRACTIONS)})"
)
_SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_counted = re.compile(
    r"(?![以及的为和与或])[\u4e00-\u9fff]{2,12}?(?=[,;。、:为的和及以()]|$|落地|项目|建设)"
)
# 城市污水处理率由2005年的52%提高到…, 断面数量由“十二五”期间的972个增加到…, 排放总量比2005年下降…
_baseline = re.compile(
    r"(?:分别)?(?:[由从](?:[^由从]{0,12}的)? ?\d[\d.]* ?[^\d由从]{0,3}|[比较](?:19|20)\d\d ?年(?:底|末)?)(?:分别)?$|分别$"
)
_preposition = re.compile("^(?:按照|按|以|将|把|使|对)")
_TIME_UNIT = re.compile(r" ?个?(?:工作日|月|年|周|日|学期)")
_QUALIFIES = re.compile(r"[\u4e00-\u9fff]{0,14}?的")
# A number that is no date, document number or part of one.
_quantity = re.compile(r"[0-9]++(?:[,.][0-9]++)*+(?! ?[年月日号\])])")
_RATIO_WORDS = ("每百", "每千", "每万", "分之", "一半")
_REACH = 30
_METRIC_START = re.compile(
    r".*[,;。:、\n()](?=[^,;。:、\n()]*$)|.*(?:使|将|全市|全省|全国|全县|全区|我市|我省|本市|力争|确保|实现|保持)(?=.)",
    re.DOTALL,
)


class Goal(NamedTuple):
    """A quantity to be reached, before its clause's year is known."""

    metric: str
    comparator: Comparator
    value: float
    unit: str | None
    start: int
    end: int


def hints(shadowed: str) -> list[int]:
    """Offsets of the numbers and words by which the goals of a document are found."""
    found = [number.start() for number in _quantity.finditer(shadowed)]
    for word in _RATIO_WORDS:
        at = shadowed.find(word)
        while at >= 0:
            insort(found, at)
            at = shadowed.find(word, at + 1)
    return found


def goals(
    shadowed: str, start: int, end: int, hits: Sequence[int], closed: Spans | None
) -> Iterator[Goal]:
    """The goals in a stretch of text in reading order; ``hits`` are the hints in it.

    ``closed`` spans (titles, duties) have none.
    """
    position = start
    numbers: set[int] = set()
    for digits in hits:
        if digits < position or shadowed[digits] not in "0123456789":
            continue
        earliest = max(position, digits - _REACH)
        match = _before_number(shadowed, earliest, digits, end)
        if match is None or _is_closed(match.start(), match.end(), closed):
            continue
        if not _is_goal(shadowed, match, end):
            continue
        metric = _metric(shadowed, start, match)
        numbers.add(match.start("number"))
        yield _goal(metric, match, _comparator(match), match.start())
        position = match.end()
        while (more := _further.match(shadowed, position, end)) is not None:
            yield _goal(metric, more, _comparator(match), more.start("number"))
            position = more.end()
    ratios = (
        _per_head.finditer(shadowed, start, end) if shadowed.find("每", start, end) >= 0 else ()
    )
    for match in ratios:
        if match.start("number") not in numbers and not _is_closed(*match.span(), closed):
            counted = _counted.match(shadowed, match.end())
            yield Goal(
                match["base"] + (counted.group() if counted else ""),
                "eq",
                float(match["number"]),
                match["unit"],
                match.start(),
                match.end(),
            )
    if shadowed.find("分之", start, end) < 0 and shadowed.find("一半", start, end) < 0:
        return
    for match in _in_words.finditer(shadowed, start, end):
        metric = _metric(shadowed, start, match)
        yield Goal(
            metric, "eq", round(_FRACTIONS[match["words"]], 4), None, match.start(), match.end()
        )


def _before_number(shadowed: str, start: int, number: int, end: int) -> re.Match[str] | None:
    """The goal whose number begins at ``number``: its verb stands at most a few words before."""
    while (match := _target.search(shadowed, start, min(end, number + _REACH))) is not None:
        if match.start("number") == number:
            return match
        if match.start("number") > number:
            return None
        start = match.start() + 1
    return None


def _goal(metric: str, match: re.Match[str], comparator: Comparator, start: int) -> Goal:
    value = float(match["number"].replace(",", "")) * _SCALE.get(match["scale"] or "", 1.0)
    return Goal(metric, comparator, value, match["unit"], start, match.end())


def _is_goal(shadowed: str, match: re.Match[str], end: int) -> bool:
    """Not a date, a duration, a threshold that qualifies a noun, or a count of something else."""
    after = match.end()
    kind = _kind(match)
    thing, unit = match["thing"], match["unit"]
    if thing and re.search(r"[年月日第至到达低超过为的]", thing):
        return False
    if not unit and (
        _TIME_UNIT.match(shadowed, after) or (kind != "eq" and not match["scale"]) or thing
    ):
        return False
    if not unit and shadowed[after : after + 1] not in ",;。、)" and match["more"] is None:
        return False
    if (
        _TIME_UNIT.match(shadowed, match.end("scale") if match["scale"] else match.end("number"))
        and unit != "分"
    ):
        return False
    if (
        unit in ("分", "天", "个", "期", "部", "类", "种", "项", "次", "倍", "对", "份", "例", "间")
        and shadowed[after : after + 1] in "月"
    ):
        return False
    if kind in ("ge", "gt", "le") and _QUALIFIES.match(shadowed, after, min(end, after + 15)):
        return False
    if kind == "gt" and shadowed[match.start() - 1 : match.start()] in "不或且":
        return False
    return not (shadowed[after : after + 2] in ("以下", "以内") and kind == "eq" and thing)


def _kind(match: re.Match[str]) -> str:
    for kind in ("ge", "gt", "le", "increase", "decrease"):
        if match[kind] is not None:
            return kind
    if match["share"] is not None:
        return "ge" if re.search("[低少小]", match["share"]) else "le"
    return "eq"


def _comparator(match: re.Match[str]) -> Comparator:
    """The comparator of the verb, as 以上, 以下 and 以内 behind the number amend it."""
    kind = _kind(match)
    more = match["more"]
    if kind == "eq" and more in ("以上", "及以上"):
        return "ge"
    if kind in ("eq", "le") and more in ("以下", "以内"):
        return "le"
    for comparator in ("ge", "gt", "le", "increase", "decrease"):
        if kind == comparator:
            return comparator
    return "eq"


def _metric(shadowed: str, start: int, match: re.Match[str]) -> str:
    """What is measured: for what is built the thing counted, else the words before the verb.

    新建2家国际医院 → 国际医院; 每千常住人口不低于1.5张床位 → 每千常住人口床位.
    """
    groups = match.groupdict()
    counted = _counted.match(shadowed, match.end())
    noun = counted.group() if counted and groups.get("unit") not in (None, "%", "个百分点") else ""
    if groups.get("built"):
        return groups["thing"] or noun or match.group()
    before = shadowed[max(start, match.start() - 40) : match.start()]
    phrase = _METRIC_START.sub("", before).strip()
    phrase = _preposition.sub("", _baseline.sub("", phrase))
    return (phrase + noun) or noun or match.group()


def _is_closed(start: int, end: int, closed: Spans | None) -> bool:
    return closed is not None and closed.meet(start, end)
