"""Numbers that a clause says are to be reached or kept.

A threshold for others (设置20张床位以下…的医疗机构) is none: it qualifies a noun
with 的 or stands in a condition.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from zhengce.model import Comparator
from zhengce.reading import metrics, ratios, reached
from zhengce.reading.quantities import (
    BUILT,
    COMPARATOR,
    NUMBER,
    SCALE,
    SHARE,
    THING,
    UNIT,
    Goal,
    case,
    is_closed,
)
from zhengce.reading.spans import Spans

# The characters that it can begin with: most places have none of them.
_begins = re.compile(
    "[不至力超突高大多为控降下减压累年平同增提上分削均都总达保稳维扩计新建培打创完改引扶认布组开实形淘治整修制推举发招遴选安搬配设抢复抚种筹帮解盘关拆续迁孵储收评造封植清疏砌衬硬加过≥≤]"
)
_target = re.compile(
    rf"(?:{COMPARATOR}|(?P<built>{BUILT})(?P<thing>{THING}|[\u4e00-\u9fff、]{{2,24}}(?=各 ?\d))|{SHARE}(?=[\d.]+%))(?P<about>约|近|各)? ?(?P<number>{NUMBER})"
    # 增长6%-7%, 完成8至10个: the unit behind the upper bound is the lower's too
    rf"(?: ?[%‰]?(?:-|~|至|到)(?P<upper>{NUMBER}))?"
    rf" ?(?P<scale>万亿|千万|百万|[万亿千百])?(?:个(?=小时|学时|课时))?"
    # 分别不高于53和32微克/立方米: the unit behind the second is the first's too
    rf"(?:(?P<unit>{UNIT}|年(?=[,;。、)以]))|(?<=\d)(?=(?:、|和|及){NUMBER} ?(?P<common>{UNIT})))?"
    r"(?P<more>以上|及以上|以内|以下|左右)?"
)
_further = re.compile(
    rf"(?:、|和|及|,|,?总?长)(?P<number>{NUMBER}) ?(?P<scale>[万亿千百])?(?P<unit>{UNIT})(?P<more>以上|以内|以下|左右)?"
)
# 建设50所高水平高等职业学校和150个骨干专业
_also_built = re.compile(
    rf"[\u4e00-\u9fff“”]{{1,20}}?(?:、|和|及|以及|,(?=\d{{1,6}}[个名户所家座条](?!月)))(?P<number>{NUMBER}) ?(?P<scale>[万亿千百])?(?P<unit>{UNIT})"
    r"(?P<more>以上|左右)?(?=[\u4e00-\u9fff“])(?!级)"
)
# 民用机场达到9个，旅客吞吐能力3500万人次; 新建大气监测站400个、土壤监测点163个: the verb holds for what follows
_listed = re.compile(
    r"(?:[、,;和及]|以及)(?:其中[,:]?)?(?P<thing>[\u4e00-\u9fffA-Za-z“”\"]{1,24}?(?:[\u4e00-\u9fff“”]|\([^()\n]{1,14}\)))"
    rf"(?:约|近|各)? ?(?P<number>{NUMBER}) ?(?P<scale>万亿|千万|百万|[万亿千百])?(?P<unit>{UNIT})"
    r"(?P<more>以上|以内|以下|左右)?(?!及以)(?=[,、;。)(\n和及]|以及|长\d|$)"
)
# 完成10万户危房改造，其中建档立卡贫困户6万户以上
_of_which = re.compile(r"[\u4e00-\u9fff“”]{1,16}(?=[,;(]其中)")
# 占比达到30%，每人补贴500元: another number than those of the verb
_not_listed = re.compile("[不由从到至第共了已按给奖补罚每前后]|(?:的|价格?|平均)$")
# 持卡人口覆盖率75%以上: a rate that no verb stands before
_rate = re.compile(r"(?:率|年均|比例|比重|占比|份额|覆盖面|满意度)$")
_RATE_END = frozenset("率例重比额面度量值均")
# 粮食产量1.3万亿斤以上
_output = re.compile("(?:产量|产值|总值)$")
_bound_amount = re.compile(
    rf"(?P<number>{NUMBER}) ?(?P<scale>万亿|千万|百万|[万亿千百])?(?P<unit>{UNIT})(?P<more>以上|左右|以内)(?=[,;。、)\n]|$)"
)
_bound_percent = re.compile(
    rf"(?P<number>{NUMBER})%(?P<more>以上|以内|以下|左右)(?!的(?!目标|要求|水平|任务|增长|增速|速度))"
)
_TIME_UNIT = re.compile(r" ?个?(?:工作日|月|年|周|日|学期)")
# 设置20张床位以下的医疗机构; but 提取不低于10%的资金, 安装效率不低于60%的脱硝设施
_QUALIFIES = re.compile(
    r"(?!的(?:资金|标准|经费|要求|目标|[\u4e00-\u9fff]{0,4}(?:设施|装置)))[\u4e00-\u9fff]{0,14}?的"
)
# A number that is no date, document number or part of one.
# 受教育年限达到11.5年 is one: no year has a fraction.
_quantity = re.compile(
    r"[0-9]++(?:[,.][0-9]++)*+(?:(?! ?[年月日号\])])|(?<=\.[0-9])(?=年)|(?<=\.[0-9][0-9])(?=年))"
)
_RATIO_WORDS = ("每", "分之", "一半")  # 每 before one of:
_POPULATIONS = ("百", "千", "万")
_REACH = 30
_OF_TIME = frozenset(("天", "小时", "分钟", "岁"))
_OF_LENGTH = frozenset(("米", "厘米", "毫米"))
# 完成2019年…, 改造投资达到…, 建设年产20万吨…项目, 建成区黑臭水体比例控制在10%, 实施“三个1亿人”方案,
# 实现总值增长6%, 培养和引进人才, 开发区3个: no thing that is built; but 污水日处理能力, 年产值
_not_built = re.compile(
    r"[月第至到达低超过为的不每]|控制在|保持在|稳定在|(?:增长|增加|提高|提升|突破|下降|减少|降低|削减)$|“[^”]*$"
    r"|[年日](?!级|处理能力|供[水气]能力|产[量值能])|等$|^(?:了|后|应|时|区|和|及|与|或|[lIO]$)|[和及与]$|一条$|[宽高]度$|直径$|覆盖全[国省市县区]$"
)
# 人数比例达30%以上的团队; but 达到30%以上的目标
_of_such = re.compile(r"的(?!目标|要求|水平|任务|标准|比例)")
# 接收见习人员超过50人(含50人)
_inclusive = re.compile(r"\(不?含\d")
# 出现下列情况之一的：紧急转移安置1000人以上；…: conditions to the end
# 符合下列情形，启动Ⅰ级响应：
_cases = re.compile(
    "[下以](?:列|下|述)?[^。;,:\n]{0,8}之一的?[:,]|[下以](?:列|下|述)情形(?:的?,[^。;,\n]{2,24})?:"
)
# 分别发放6万元、12万元购房补贴: what each is given
_given = re.compile(r"(?:、[\d.]+[万亿]?元)*[\u4e00-\u9fff]{0,8}(?:补贴|补助|奖励|奖金|津贴)")
# 劳动年龄人口平均受教育年限达到11.5年
_schooling = re.compile(r"年限[\u4e00-\u9fff]{0,2}$")
_period = re.compile("公示(?:期|时间|期限)$")
# 80%以上的自然村实现宽带进村, 90%的重点保护物种得到保护: the share of all that is to get somewhere
_share_of = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[使让])|(?<=新区)|(?<=确保)|(?<=实现)|(?<=力争))"
    rf"(?P<printed>(?P<number>{NUMBER})%(?P<more>以上|左右)?)的(?P<thing>[\u4e00-\u9fff、()]{{2,36}}?"
    r"(?:实现|完成|建成|建立|达到|得到|通过|配备|具备)(?!了)[\u4e00-\u9fff]{0,12})(?!\d)"
)


def hints(shadowed: str, numbers: Sequence[int]) -> list[int]:
    """Offsets of the words, and those of the numbers, by which the goals of a document are found."""
    found: list[int] = []
    end = 0
    for number in numbers:
        if number >= end and (match := _quantity.match(shadowed, number)):
            found.append(number)
            end = match.end()
    for word in _RATIO_WORDS:
        at = shadowed.find(word)
        while at >= 0:
            if word != "每" or shadowed[at + 1 : at + 2] in _POPULATIONS:
                insort(found, at)
            at = shadowed.find(word, at + 1)
    return found


def goals(
    shadowed: str, start: int, end: int, hits: Sequence[int], closed: Spans | None
) -> Iterator[Goal]:
    """The goals in a stretch of text in reading order; ``hits`` are the hints in it.

    ``closed`` spans (titles, duties) have none.
    """
    told = shadowed.find("之一", start, end) >= 0 or shadowed.find("情形", start, end) >= 0
    if told and (of := _cases.search(shadowed, start, end)):
        end = of.start()
    position = start
    numbers: set[int] = set()
    for digits in hits:
        if digits < position or shadowed[digits] not in "0123456789":
            continue
        found = _at_number(shadowed, (start, position, end), digits, closed)
        if found:
            numbers.add(digits)
            position = found[-1].end
            yield from found
    if shadowed.find("每", start, end) >= 0:
        yield from ratios.per_head(shadowed, start, end, numbers, closed)
    if shadowed.find("分之", start, end) >= 0 or shadowed.find("一半", start, end) >= 0:
        yield from ratios.written_out(shadowed, start, end, closed)


def _at_number(
    shadowed: str, within: tuple[int, int, int], number: int, closed: Spans | None
) -> list[Goal]:
    """The goals whose first number this is; ``within``: the stretch's start, what is read, its end."""
    start, position, end = within
    match = _before_number(shadowed, max(position, number - _REACH), number, end)
    if match is None:
        return _share_at(shadowed, number, end, closed)
    if is_closed(match.start(), match.end(), closed) or not _is_goal(shadowed, match, end):
        return []
    metric = metrics.metric(shadowed, start, match)
    found = _bounds(metric, match)
    while (more := _further.match(shadowed, found[-1].end, end)) is not None:
        if more["unit"] in _OF_TIME and more["unit"] != match["unit"]:
            break  # 控制在20‰以下，5岁以下儿童…
        found.append(_goal(metric, more, _comparator(match), more.start("number")))
    found = _respective(shadowed, start, match, found)
    if match["built"] != "计划":  # 计划投资1亿元，用地300亩
        found += _items(shadowed, match, found[-1].end, end, closed)
    while match["built"] and (also := _also_built.match(shadowed, found[-1].end, end)) is not None:
        noun = metrics.run_on.match(shadowed, also.end())
        comparator: Comparator = "ge" if also["more"] == "以上" else "eq"
        thing = noun["what"] if noun is not None else metric
        found.append(_goal(thing, also, comparator, also.start("number")))
    return found


def _respective(shadowed: str, start: int, match: re.Match[str], found: list[Goal]) -> list[Goal]:
    """婴儿死亡率、孕产妇死亡率分别下降到4.0‰、10/10万: a number for each thing, or for each year before."""
    first = match.start()
    if len(found) < 2 or not (
        match.group().startswith("分别") or shadowed.startswith("分别", first - 2)
    ):
        return found
    things = metrics.things(shadowed[max(start, first - 80) : first])
    if len(things) == len(found):
        return [goal._replace(metric=thing) for goal, thing in zip(found, things, strict=True)]
    return [goal._replace(nth=nth, of=len(found)) for nth, goal in enumerate(found)]


def _items(
    shadowed: str, match: re.Match[str], position: int, end: int, closed: Spans | None
) -> Iterator[Goal]:
    """The goals of a list whose first one the verb of ``match`` stands before."""
    if match["built"] and (noun := _of_which.match(shadowed, position, end)) is not None:
        position = noun.end()
    while (item := _listed.match(shadowed, position, end)) is not None:
        thing, number = item["thing"], item.start("number")
        if (
            item["unit"] in _OF_TIME
            or _not_listed.search(thing)
            or is_closed(item.start(), item.end(), closed)
            or _before_number(shadowed, item.start(), number, end) is not None
        ):
            return
        # 保有率不低于35%，修复海岸线1000公里: a bound holds for its own kind of thing
        kind = _kind(match) if item["unit"] == match["unit"] else "eq"
        named = metrics.thing(thing)
        yield _goal(named, item, _amended(kind, item["more"]), item.start("thing"))
        position = item.end()
        # 农沟176条长89.9公里
        while shadowed.startswith("长", position) and (
            length := _further.match(shadowed, position, end)
        ):
            yield _goal(named, length, "eq", length.start("number"))
            position = length.end()


def _share_at(shadowed: str, number: int, end: int, closed: Spans | None) -> list[Goal]:
    share = _share_of.match(shadowed, number, end)
    if share is None:
        return _rate_at(shadowed, number, end, closed)
    if is_closed(*share.span(), closed):
        return []
    comparator: Comparator = "ge" if share["more"] == "以上" else "eq"
    value = float(share["number"])
    return [Goal(share["thing"], comparator, value, "%", share.start(), share.end("printed"))]


def _rate_at(shadowed: str, number: int, end: int, closed: Spans | None) -> list[Goal]:
    if shadowed[number - 1] not in _RATE_END:
        return []
    start = max(0, number - 30)
    if _output.search(shadowed, start, number):
        bound = _bound_amount.match(shadowed, number, end)
    elif _rate.search(shadowed, start, number):
        bound = _bound_percent.match(shadowed, number, end)
    else:
        return []
    if bound is None:
        return []
    if is_closed(*bound.span(), closed) or reached.was_told(shadowed, number, bound.end(), "eq"):
        return []
    metric = metrics.measured(shadowed[start:number])
    groups = bound.groupdict()
    value = _value(bound["number"], groups.get("scale"))
    unit = groups.get("unit", "%")
    return [Goal(metric, _amended("eq", bound["more"]), value, unit, *bound.span())]


def _before_number(shadowed: str, start: int, number: int, end: int) -> re.Match[str] | None:
    """The goal whose number begins at ``number``: its verb stands at most a few words before."""
    stop = min(end, number + _REACH)
    for begins in _begins.finditer(shadowed, start, number):
        match = _target.match(shadowed, begins.start(), stop)
        if match and match.start("number") == number and not _is_of_others(match):
            return match
    return None


def _is_of_others(match: re.Match[str]) -> bool:
    """Whether the number counts no thing built: 实现90%的行政村得到治理 is a share of what there is."""
    if match["built"] is None:
        return False
    thing = match["thing"]
    if match["unit"] == "%" and thing.endswith("任务的"):
        return False  # 完成造林任务的85%以上
    return _not_built.search(thing) is not None if thing else match["unit"] == "%"


def _bounds(metric: str, match: re.Match[str]) -> list[Goal]:
    """The goal of a match, or both of a range: 8%-10% is at least 8 and at most 10."""
    goal = _goal(metric, match, _comparator(match), match.start())
    if match["upper"] is None:
        return [goal]
    upper = _value(match["upper"], match["scale"])
    return [goal._replace(comparator="ge"), goal._replace(comparator="le", value=upper)]


def _goal(metric: str, match: re.Match[str], comparator: Comparator, start: int) -> Goal:
    value = _value(match["number"], match["scale"])
    unit = match["unit"] or match.groupdict().get("common")
    return Goal(metric, comparator, value, unit, start, match.end())


def _value(number: str, scale: str | None) -> float:
    return float(number.replace(",", "")) * SCALE.get(scale or "", 1.0)


def _is_goal(shadowed: str, match: re.Match[str], end: int) -> bool:
    """Not a date, a duration, a threshold that qualifies a noun, or a count of something else."""
    after = match.end()
    kind = _kind(match)
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
        and unit != "分"
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
    if unit == "天" and (
        shadowed.startswith("为", match.start())
        or _period.search(shadowed, max(0, match.start() - 4), match.start())
    ):
        return False  # 公示时间为7天, 公示期不少于5天: a time limit
    if kind == "gt" and shadowed[match.start() - 1 : match.start()] in "不或且":
        return False
    return not (shadowed[after : after + 2] in ("以下", "以内") and kind == "eq" and thing)


def _is_size(match: re.Match[str]) -> bool:
    """完成14天隔离管理, 建设42米宽道路, 淘汰10蒸吨以下锅炉: what is done has that size."""
    unit, more = match["unit"], match["more"]
    return (
        unit in _OF_TIME
        or more in ("以下", "以内")
        or (unit in _OF_LENGTH and not match["scale"] and len(match["thing"]) < 2)
    )


def _is_threshold(shadowed: str, match: re.Match[str], kind: str, end: int) -> bool:
    """What qualifies somebody or something: 达30%以上的团队, 达到60%以上(含60%)的, 可申请认定."""
    after = match.end()
    if shadowed.startswith("级", after):
        return True  # 建设40万吨级码头
    if kind in ("ge", "gt", "le"):
        if _QUALIFIES.match(shadowed, after, min(end, after + 15)):
            return True
    elif match["more"] and not match["built"] and _of_such.match(shadowed, after):
        return True
    if kind == "gt" and _inclusive.match(shadowed, after):
        return True
    if kind in ("increase", "gt") and match["unit"] in _OF_TIME and (match["more"] or kind == "gt"):
        return True  # 提高60岁及以上老年人群接种率, 持续高热超过3天
    return case.match(shadowed, after, min(end, after + 80)) is not None


def _kind(match: re.Match[str]) -> str:
    for kind in ("ge", "gt", "lt", "le", "increase", "decrease"):
        if match[kind] is not None:
            return kind
    if match["share"] is not None:
        if not match["share"].startswith("不"):
            return "eq"  # 处理能力达到设计能力的60%
        return "ge" if re.search("[低少小]", match["share"]) else "le"
    return "eq"


def _comparator(match: re.Match[str]) -> Comparator:
    return _amended(_kind(match), match["more"])


def _amended(kind: str, more: str | None) -> Comparator:
    """The comparator of a verb, as 以上, 以下 and 以内 behind the number amend it."""
    if kind == "eq" and more in ("以上", "及以上"):
        return "ge"
    if kind in ("eq", "le") and more in ("以下", "以内"):
        return "le"
    for comparator in ("ge", "gt", "lt", "le", "increase", "decrease"):
        if kind == comparator:
            return comparator
    return "eq"
