"""What a goal measures: the words around its number that name it.

Which numbers are goals, ``targets`` decides.
"""

from __future__ import annotations

import re

# (300个)具有辐射引领作用的高水平实训基地
counted = re.compile(
    r"(?:(?:具有|拥有|具备|达到|符合)[\u4e00-\u9fff]{1,24}?的)?(?P<noun>(?![以及的为和与或])[\u4e00-\u9fff“”]{2,24}?(?=[,;。、:为的和及以()\n]|$|落地|项目|建设))"
)
# (50所高水平学校和150个)骨干专业
run_on = re.compile(r"的?(?P<what>[\u4e00-\u9fff“”]{1,16})")
# 城市污水处理率由2005年的52%提高到…, 断面数量由“十二五”期间的972个增加到…, 排放总量比2005年下降…,
# 用汞量在2010年的基础上减少…
_baseline = re.compile(
    r"(?:分别)?(?:[由从](?:[^由从]{0,12}的)? ?\d[\d.]* ?[^\d由从]{0,3}|[比较] ?(?:19|20)\d\d ?年(?:底|末)?|在(?:19|20)\d\d ?年的?基础上)(?:分别)?$|分别$"
)
_preposition = re.compile(
    r"^(?:其中|原则上|并|且|建议|预计)?(?:[到至]? ?20\d\d ?年(?:底|末|前)? ?)?(?:按照|按|以|将|把|使|对)?"
)
# 担保费率原则上不超过, 满意度必须达
_modal = re.compile(
    r"(?:应当?|[将要还拟再]|力争|原则上?|一般|必须|须|均|也|最[高低多少]|总体|分别|应?按)+$"
)
_METRIC_START = re.compile(
    r".*[,;。:、\n()](?=[^,;。:、\n()]*$)|.*(?:使(?!用)|将|(?<!占)全[市省国县区]|我市|我省|本市|力争|确保|实现|保持)(?=.)",
    re.DOTALL,
)
# 空气质量优良天数比例(AQI达标率)达到94%
_remark = re.compile(r"\([^()\n]{1,20}\)$")
# 入园工业企业6846家, (比2005年增加): a figure before, and what it is of
# 为各区至少培育1家培训基地
_receiver = re.compile("[为给向在]")
_measure = re.compile(
    "(?:率|比例|比重|占比|数|量|额|值|度|水平|面积|能力|收入|寿命|存栏|里程|规模)$"
)
_and = re.compile("(?<=..)(?:以及|和|及|与)(?=..)")
_figure = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,16}?)(?:达到?|为|超过|突破|约)? ?[0-9][0-9.]*(?! ?年) ?[万亿]{0,2}[\u4e00-\u9fff%]"
)
_digit = re.compile("[0-9]")


# 开展草地治理33万公顷, 实现年技术交易额100亿元: what is done with the thing is no part of its name
_done = re.compile("^(?:力争|计划|累计|实现|完成|开展|实施)+(?=..)")


def thing(counted: str) -> str:
    """The thing that a number counts, without the verb before it: 开展草地治理 → 草地治理."""
    return _done.sub("", counted)


def metric(shadowed: str, start: int, match: re.Match[str]) -> str:
    """What is measured: for what is built the thing counted, else the words before the verb.

    新建2家国际医院 → 国际医院; 每千常住人口不低于1.5张床位 → 每千常住人口床位.
    """
    groups = match.groupdict()
    thing = counted.match(shadowed, match.end())
    noun = thing["noun"] if thing and groups.get("unit") not in (None, "%", "个百分点") else ""
    before = shadowed[max(start, match.start() - 60) : match.start()]
    if groups.get("built"):  # 森林抚育4000万公顷: the act has its thing before it
        act = measured(before[-40:])
        if noun and groups["thing"].endswith("等"):  # 建成中和、大弯等5座转运站
            return noun
        if noun and groups["thing"] == "年产":  # 形成年产50发商业火箭的能力
            return noun
        return (
            groups["thing"].removesuffix("的")
            or noun
            or (act and act + match["built"])
            or match.group()
        )
    named = measured(before[-40:])
    if noun and _receiver.match(named):
        return noun
    return (
        named + noun or measured(_clause_before(before)) or _named_before(before) or match.group()
    )


def measured(before: str) -> str:
    """What a text that ends at the verb measures: 确保投诉率均 → 投诉率."""
    phrase = _METRIC_START.sub("", _remark.sub("", before)).strip()
    return _modal.sub("", _preposition.sub("", _baseline.sub("", phrase))).strip()


def things(before: str) -> list[str]:
    """The things that a phrase lists, each with its own name: 森林覆盖率、湿地保护率和优良天数比例 → three.

    None where they share a name: 城市和县城污水处理率.
    """
    phrase = before[max(before.rfind(mark) for mark in ",;。:\n") + 1 :].removesuffix("分别")
    *heads, last = phrase.split("、")
    found = [measured(thing) for thing in (*heads, *_and.split(last))]
    return found if all(map(_measure.search, found)) else []


def _clause_before(before: str) -> str:
    """再担保业务收费，原则上不高于…: the clause before names it, unless it is a figure."""
    named, comma, _ = before.rpartition(",")
    return named if comma and not _digit.search(named[-8:]) else ""


def _named_before(before: str) -> str:
    """What the figure before was of: 入园工业企业6846家, 比2005年增加5165家."""
    sentence = before[max(before.rfind(mark) for mark in "。;\n") + 1 :]
    if not _digit.search(sentence):
        return ""
    named = ""
    for figure in _figure.finditer(sentence):
        what = _METRIC_START.sub("", figure["what"]).lstrip("年的").removesuffix("分别")
        if len(what) > 1 and not what.endswith(("的", "时期")):
            named = what
    return named
