"""Which of the numbers that a verb stands before are goals, and which thresholds, sizes, names or dates.

Where numbers are found, and what they measure, is in ``targets``.
"""

from __future__ import annotations

import re

from zhengce.reading import reached
from zhengce.reading.quantities import case

OF_TIME = frozenset(("天", "小时", "分钟", "岁"))
"""Units of what lasts, or of an age."""
_TIME_UNIT = re.compile(r" ?个?(?:工作日|月|年|周|日|学期)")
# 设置20张床位以下的医疗机构; but 提取不低于10%的资金, 安装效率不低于60%的脱硝设施
_QUALIFIES = re.compile(
    r"(?!的(?:资金|标准|经费|要求|目标|比例建|[\u4e00-\u9fff]{0,4}(?:设施|装置)))[\u4e00-\u9fff]{0,14}?的"
)
_SIDES = ("方面", "方向", "环节", "阶段", "层面", "维度")
_OF_MEASURE = frozenset(("人", "元", "亩", "平方米", "㎡", "m2"))
_OF_LENGTH = frozenset(("米", "厘米", "毫米"))
# 人数比例达30%以上的团队; but 达到30%以上的目标
_of_such = re.compile(r"的(?!目标|要求|水平|任务|标准|比例)")
# 举办3000人至1万人的演出, 引进投资1亿元以上的项目; but 建成1000亩的公园
_of_size = re.compile(
    r"(?:至[\d.]+[万亿]?[人元亩]|及?以上)(?:规模)?的(?!目标|要求|水平|任务|标准|比例)"
)
# 市值达到500亿元、100亿元的企业, 融资达到5000万元、2000万元且估值…; but 分别达到10%、20%的目标
_of_somebody = re.compile(
    r"(?:、[\d.]+[万亿]*[元人家])+且|(?:、[\d.]+[万亿]*[元人家])*的[\u4e00-\u9fff]{0,4}(?:企业|单位|项目|人员|人才|团队|机构|个人|园区)"
)
# 培育年产值超100亿元、具备较强国际竞争力的龙头企业2家
_and_such = re.compile(
    r"、[\u4e00-\u9fff]{2,20}的[\u4e00-\u9fff]{0,8}(?:企业|单位|项目|机构|团队) ?\d"
)
# 接收见习人员超过50人(含50人)
_inclusive = re.compile(r"\(不?含\d")
# 分别按不超过50万元、30万元和10万元的额度发放
_ceiling = re.compile(r"(?:[、和]+[\d.]+[万亿]?元)*的额度")
# 分别发放6万元、12万元购房补贴: what each is given
_given = re.compile(r"(?:[、-][\d.]+[万亿]?元)*[\u4e00-\u9fff]{0,8}(?:券|补贴|补助|奖励|奖金|津贴)")
# 年飞行小时达到100小时，按照1000元/小时给予运营补贴; 年度执行不少于500架次，给予奖励
_rewarded = re.compile(
    "[次以上]{0,3}(?:[(][^()]{1,20}[)])?,?(?:分别)?(?:按照?|给予|予以|(?<=,)每)[^。;]{0,160}?(?:补[贴助]|奖励|奖补|资助|支持)"
)
# (起终点至少有1个在本市)的企业, (年度执行不少于1000架次)的航线: a note to what 的 follows
_of_noted = re.compile("[^()。;]{0,40}[)]的(?!目标|要求|任务)")
# 对可用场地不低于5000平方米、起降不低于1000次的基地，按照建设投资给予奖励
_to_whom = re.compile(r"[。;\n,、]对于?[^,。;\n]{0,120}$")
_granted = re.compile(
    "(?:[(][^()]{1,40}[)]|[^,。;()]){0,120}的(?!目标|要求|任务)(?:[(][^()]{1,40}[)]|[^,。;()]){2,40},?(?:分别)?(?:按照?|给予|予以|每)"
)
# 劳动年龄人口平均受教育年限达到11.5年
_schooling = re.compile(r"年限[\u4e00-\u9fff]{0,2}$")
# 机动车时速不得超过120公里: a rule of the road
_speed = re.compile("[时车航]速[\u4e00-\u9fff]{0,4}$")
_period = re.compile("公示(?:期|时间|期限)$")


_OF_RULES = ("天", "公里")


def is_goal(shadowed: str, match: re.Match[str], end: int) -> bool:
    """Not a date, a duration, a threshold that qualifies a noun, or a count of something else."""
    after = match.end()
    kind = comparison(match)
    thing, unit = match["thing"], match["unit"]
    if unit == "年":
        return _schooling.search(shadowed, max(0, match.start() - 8), match.start()) is not None
    if not unit and match["common"]:
        return shadowed.startswith("分别", match.start() - 2)
    if not unit and (
        _TIME_UNIT.match(shadowed, after)
        or (kind != "eq" and not (match["scale"] or "." in match["number"]))
        or match["built"]
    ):
        return False
    if not unit and shadowed[after : after + 1] not in ",;。、)" and match["more"] is None:
        return False
    if (
        _TIME_UNIT.match(shadowed, match.end("scale") if match["scale"] else match.end("number"))
        and unit not in ("分", "个工作日")  # 压减至0.6个工作日: no deadline has a part of a day
    ):
        return False
    if (
        unit in ("分", "天", "个", "期", "部", "类", "种", "项", "次", "倍", "对", "份", "例", "间")
        and shadowed[after : after + 1] in "月"
    ):
        return False
    if _is_threshold(shadowed, match, kind, end) or reached.was_told(
        shadowed, match.start(), after, kind
    ):
        return False
    if match["built"] and (_is_size(match) or (unit == "元" and _given.match(shadowed, after))):
        return False
    if kind == "le" and unit == "元" and _ceiling.match(shadowed, after):
        return False
    if unit in _OF_RULES and _is_rule(shadowed, match, kind):
        return False
    before = shadowed[match.start() - 1 : match.start()]
    if kind == "gt" and (before in "不或且" or shadowed[after : after + 1] == ")"):
        return False  # (居住用地占比超过50%)
    if kind == "le" and shadowed.startswith("最高", match.start() - 2):
        return False  # 每户补贴最高不超过6000元
    if before == "可" and not match["built"]:
        return False  # 贷款额度可提高至60%, 留存比例可降低3个百分点
    if shadowed.startswith(("给予", "前", "低于"), after) or shadowed.startswith(
        "给予", match.start() - 2
    ):
        return False  # 销售额达到300万元以上给予补贴, 给予不少于10万元补贴, 完成80%前
    return not (shadowed[after : after + 2] in ("以下", "以内") and kind == "eq" and thing)


def _is_rule(shadowed: str, match: re.Match[str], kind: str) -> bool:
    """公示时间为7天, 公示期不少于5天, 实施前至少21天, 时速不得超过120公里: a time limit, a rule of the road."""
    start = match.start()
    if match["unit"] == "公里":
        return _speed.search(shadowed, max(0, start - 8), start) is not None
    if kind == "le" and shadowed.rfind("期限", max(0, start - 60), start) >= 0:
        return True  # 退兵的期限，属于政治条件不合格的，不超过90天
    if shadowed.startswith("为", start) or shadowed.startswith("前", start - 1):
        return True
    return _period.search(shadowed, max(0, start - 4), start) is not None


def _is_size(match: re.Match[str]) -> bool:
    """完成14天隔离管理, 建设42米宽道路, 淘汰10蒸吨以下锅炉: what is done has that size.

    举办3000人至1万人的演出, 引进投资1亿元以上的项目: so has what 的 follows.
    """
    unit, more = match["unit"], match["more"]
    if _is_name(match):
        return True
    if unit in _OF_MEASURE and _of_size.match(match.string, match.end("unit")):
        return True
    return (
        unit in OF_TIME
        or more in ("以下", "以内")
        or (unit in _OF_LENGTH and not match["scale"] and len(match["thing"]) < 2)
    )


def _is_name(match: re.Match[str]) -> bool:
    """实施“北部山区”22条, 支持项目建设和机制建设2个方向: a name, and how many sides something has."""
    if match["unit"] == "条" and (
        (match["thing"].endswith("”") and match["built"] in ("实施", "推进", "开展"))
        or match.string.startswith("措施", match.end("unit"))
    ):
        return True
    return match["unit"] == "个" and match.string.startswith(_SIDES, match.end("unit"))


def _is_threshold(shadowed: str, match: re.Match[str], kind: str, end: int) -> bool:
    """What qualifies somebody or something: 达30%以上的团队, 达到60%以上(含60%)的, 可申请认定."""
    after = match.end()
    if shadowed.startswith("级", after):
        return True  # 建设40万吨级码头
    if kind in ("ge", "gt", "le"):
        if _QUALIFIES.match(shadowed, after, min(end, after + 15)) or _and_such.match(
            shadowed, after
        ):
            return True
    elif match["more"] and not match["built"] and _of_such.match(shadowed, after):
        return True
    if kind == "eq" and not match["built"] and _of_somebody.match(shadowed, after):
        return True
    if kind == "le" and match["unit"] == "岁":
        return True  # 可以计算到退休年龄后5年，且不得超过68岁
    if kind == "gt" and _inclusive.match(shadowed, after):
        return True
    rewarded = not match["built"] and _rewarded.match(shadowed, after) is not None
    if rewarded and not reached.is_ahead(shadowed, match.start()):
        return True
    if _is_of_granted(shadowed, match.start(), after) or _of_noted.match(shadowed, after):
        return True
    if kind in ("increase", "gt") and match["unit"] in OF_TIME and (match["more"] or kind == "gt"):
        return True  # 提高60岁及以上老年人群接种率, 持续高热超过3天
    return case.match(shadowed, after, min(end, after + 80)) is not None


def _is_of_granted(shadowed: str, start: int, after: int) -> bool:
    """Whether a number stands in a phrase of those to whom something is given: 对…的企业，给予奖励."""
    named = _to_whom.search(shadowed, max(0, start - 160), start)
    return named is not None and _granted.match(shadowed, after) is not None


def comparison(match: re.Match[str]) -> str:
    """How the verb of a match compares: ge, gt, lt, le, increase, decrease, or else eq."""
    for kind in ("ge", "gt", "lt", "le", "increase", "decrease"):
        if match[kind] is not None:
            return kind
    if match["share"] is not None:
        if not match["share"].startswith("不"):
            return "eq"  # 处理能力达到设计能力的60%
        return "ge" if re.search("[低少小]", match["share"]) else "le"
    return "eq"
