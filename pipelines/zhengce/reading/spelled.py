"""Quantities whose number is written in characters, as laws do: 不少于八平方米, 不得超过一千名, 不低于…的三倍.

Shares (百分之六十, 三分之一) are the business of ``ratios``, numbers in digits that of ``targets``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.model import Comparator
from zhengce.reading import metrics
from zhengce.reading.patterns import CN_NUMERAL, chinese_number
from zhengce.reading.quantities import Goal, case, is_closed
from zhengce.reading.spans import Spans

_UNIT = "平方公里|平方米|立方米|公顷|公里|厘米|毫米|米|亩|名|人(?!次|以上单位)|处(?!理|罚|分|置)|座|台|张|间|辆|株|倍|次|课时|学时"
_LASTS = "小时|天|日"
# 不少于八平方米, 至少配备一名, 不低于本院法官数的三倍; not 不得超过三年, 不少于七日
_bounded = re.compile(
    "(?<!由)(?P<bound>不(?:得|应|宜)?(?:少于|低于|小于|超过|高于|大于|多于)|至少(?:应当?|(?:规划)?预留)?(?:有|配备|设置|安排|建设|休息)?)"
    r"(?P<of>[\u4e00-\u9fff]{2,16}?的)?"
    rf"(?P<number>(?:{CN_NUMERAL}|万){{1,8}}+)(?P<unit>{_UNIT}|(?P<lasts>{_LASTS}))"
    # 不得少于三人的, 由…: a case; 宽度不少于三十米的绿地: what it qualifies
    r"(?!以?[上下内]?的|以?内|[至到]|以[上下](?=[,。;的]))"
)
_HINTS = ("少于", "低于", "小于", "超过", "高于", "大于", "多于", "至少")
BEGINS = frozenset(word[0] for word in _HINTS)
"""What the hints begin with."""
# 每日工作时间不超过八小时: how long something lasts every day is no time limit
_daily = re.compile("每[日天周][^。;\n]{0,40}$")
# 罚款不得超过三倍, 刑期, 一年内不得超过二次: no goal
_no_goal = re.compile(
    "(?:罚款|赔偿|违约金|滞纳金|利率|利息|担保|投票|代理|委托|报酬|违法所得|申请|发起人|股东|合伙人|见证人|鉴定人)[^。;\n]{0,24}$"
    "|(?:执法|检查|调查|提讯|询问|交通)[^,。;\n]{0,8}(?:人员|警察)(?:应当)?$|(?:调查|检查|取证)时,$|设立[\u4e00-\u9fff]{2,14},应当?有?$"
)
_NUMERALS = frozenset("一二三四五六七八九十百千万")


def hints(shadowed: str) -> list[int]:
    """Offsets of the words that a number in characters may follow."""
    return [
        at
        for word in _HINTS
        for at in _places(shadowed, word)
        if not _NUMERALS.isdisjoint(shadowed[at + 2 : at + 22])
    ]


def _places(shadowed: str, word: str) -> Iterator[int]:
    at = shadowed.find(word)
    while at >= 0:
        yield at
        at = shadowed.find(word, at + 2)


def goals(shadowed: str, start: int, end: int, closed: Spans | None) -> Iterator[Goal]:
    """The goals of a stretch whose numbers are written in characters, in reading order."""
    for match in _bounded.finditer(shadowed, start, end):
        before = max(start, match.start() - 48)
        if is_closed(*match.span(), closed) or _no_goal.search(shadowed, before, match.start()):
            continue
        if match["lasts"] and not _daily.search(shadowed, before, match.start()):
            continue
        if case.match(shadowed, match.end(), end):
            continue
        metric = metrics.metric(shadowed, start, match)
        value = _value(match["number"])
        unit = match["unit"]
        yield Goal(metric, _comparator(match["bound"]), value, unit, match.start(), match.end())


def _value(numeral: str) -> float:
    """三, 一千, 三千, 十万."""
    whole, many, rest = numeral.partition("万")
    if not many:
        return float(chinese_number(numeral))
    return float(chinese_number(whole or "一") * 10_000 + (chinese_number(rest) if rest else 0))


def _comparator(bound: str) -> Comparator:
    return "ge" if any(word in bound for word in ("少", "低", "小")) else "le"
