"""What a sentence says of a number before it: it was reached, is a forecast, defines, or caps a grant.

Which numbers may be goals, and what they measure, is not decided here: see ``targets``.
"""

from __future__ import annotations

import re

_definition = re.compile(r"是指|系指|所称")
# 补贴总额最高不超过50000元, 每个企业租金补贴每年不超过5万元
_grant = re.compile(
    r"补贴|补助(?!标准|试点|项目)|奖励(?!政策)|奖补|资助|给予|贴息|奖金|罚款|报销|扣除"
)
# 近年来, 近5年来, …重复利用率提高到70.7%; 已建成…
_reached = re.compile(
    r"^全[国省市县区]共|近(?:\d+|[几两三五十]+)?年来?|[\d几两三四五十]年来|目前|以来|去年|首次(?!获批|认定|入选)|未完成|已经?(?:累计)?$|已经?(?=达(?!标的)|[建完突超])"
)
# 近4年来，…年均增长13.3%；…贡献稳定在40%以上: it holds for the whole sentence
_of_late = re.compile(
    r"近(?:\d+|[几两三五十]+)?年来|截[至止][^,。;]{0,3}(?:目前|今年|20\d\d)|[较比][去上]年同期|(?:结果|监测|数据|统计)显示[,:]|据统计|获悉,"
)
_late_sign = re.compile("[近截]|同期|显示|统计|获悉")
# 上半年累计实现产值20亿元，同比增长12.6%: what a report counts
_counted = re.compile(
    r"[^。\n]{0,24}?(?:上半年(?!前)|季度(?![末底前])|\d ?月份?(?![底末前中上下初\d]))"
)
# 预计到2025年，产值达到100亿元: a forecast
_expected = re.compile("预计|预测|据测算")
_aims = re.compile("力争|争取|确保|努力")
_to_reach = re.compile(rf"{_aims.pattern}|[要将应]|[到至] ?20\d\d ?年")


# 一、过去五年工作回顾, (二)主要成效, 一、现状与形势: what stands below such a heading was reached
_review = re.compile(
    r"(?:[\u4e00-\u9fff\d“”]{0,16}(?:回顾|(?:主要|取得的)成[绩效就]|发展成就)"
    r"|(?:[“”十一二三四五]{3,5}(?:时期)?)?(?:发展|工作)?(?:基础|现状)(?:[与和及、](?:形势|趋势|挑战))?|(?:发展)?(?:形势|背景)(?:[与和及、](?:形势|挑战))?|(?:当前|目前)?存在的?(?:主要)?问题)(?=\n|$)"
)
LOOKS_BACK = frozenset(
    (
        "回顾",
        "成绩",
        "成效",
        "成就",
        "基础",
        "现状",
        "形势",
        "趋势",
        "挑战",
        "背景",
        "问题",
        "回顧",
        "成績",
        "基礎",
        "現狀",
        "形勢",
        "趨勢",
        "挑戰",
        "問題",
    )
)
"""The last two characters of such a heading, in traditional ones too."""


def is_review(shadowed: str, start: int, end: int) -> bool:
    """Whether a unit that begins so is headed as a look back."""
    return _review.match(shadowed, start, min(end, start + 32)) is not None


# 符合以下条件：; not 场地应当具备以下条件：
_announces_case = re.compile(
    r"(?P<must>应当?|必须|须)?[^,。;:应须]{0,20}(?:以下|下列)[^,。;:]{0,12}(?:条件|情形)(?:之一)?的?:$"
)


def announces_case(shadowed: str, start: int, end: int) -> bool:
    """Whether a unit ends in the announcement of conditions, which those below it are."""
    announced = _announces_case.search(shadowed, max(start, end - 40), end)
    return announced is not None and not announced["must"]


def was_told(shadowed: str, start: int, stop: int, kind: str) -> bool:
    """A definition, the cap of a grant, or what has been reached: by the sentence before the number."""
    near = max(0, start - 90)
    begin = max(near, *(shadowed.rfind(mark, near, start) + 1 for mark in "。;\n"))
    before = shadowed[begin:start]
    if (expected := _expected.search(before)) is not None:
        return _aims.search(before, expected.end()) is None
    if _definition.search(before) or before.endswith(("未", "仅")):  # 仅减少2.1%, 未完成削减10%
        return True
    if kind in ("le", "increase") and _grant.search(before):
        return True
    past = _reached.search(before)
    if past is None:
        begin, before = _whole_sentence(shadowed, start)
        past = _of_late.search(before) if _late_sign.search(before) else None
    if past is None:
        return is_counted(shadowed, begin, stop)
    return _to_reach.search(shadowed, begin + past.end(), stop) is None


def is_ahead(shadowed: str, position: int) -> bool:
    """Whether a sentence tells, before a place, what is to be: 到2025年, 力争, 确保."""
    _, before = _whole_sentence(shadowed, position)
    return _to_reach.search(before) is not None


def is_counted(shadowed: str, begin: int, stop: int) -> bool:
    """Whether a sentence that begins so tells, up to a place, what was done in a part of a year."""
    if shadowed.find("累计", begin, stop) < 0 and shadowed.find("同比", begin, stop + 12) < 0:
        return False
    told = _counted.match(shadowed, begin, stop)
    return told is not None and _to_reach.search(shadowed, begin, stop) is None


def _whole_sentence(shadowed: str, start: int) -> tuple[int, str]:
    """Where the sentence begins that a place stands in, over its semicolons, and what is before the place."""
    near = max(0, start - 240)
    begin = max(near, *(shadowed.rfind(mark, near, start) + 1 for mark in "。\n"))
    return begin, shadowed[begin:start]
