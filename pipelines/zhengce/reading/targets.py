"""Numbers that a clause says are to be reached or kept.

A threshold for others (设置20张床位以下…的医疗机构) is none: it qualifies a noun
with 的 or stands in a condition.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from zhengce.model import Comparator
from zhengce.reading import metrics, ratios, reached, spelled, thresholds
from zhengce.reading.quantities import (
    BUILT,
    COMPARATOR,
    NUMBER,
    SCALE,
    SHARE,
    THING,
    UNIT,
    Goal,
    is_closed,
)
from zhengce.reading.spans import Spans

# The characters that it can begin with: most places have none of them.
_begins = re.compile(
    "[不至力超突高大多为控降下减压面出累年平同增提上分削均都总达保稳维扩计新建培打创完改引扶认布组开实形淘治整修制推举发招遴选安搬配设抢复抚种筹帮解盘关拆续支迁孵储收评造封植清疏砌衬硬加过划净更争恢缔宣承命供≥≤]"
)
# 预付款比例提高至合同金额的30%以上
_OF_WHAT = r"(?:(?<=[高升加低少缩][至到])[\u4e00-\u9fff]{2,10}的(?=[\d.]+ ?%))?"
_target = re.compile(
    rf"(?:{COMPARATOR}{_OF_WHAT}"
    rf"|(?P<built>{BUILT})(?P<thing>{THING}|[\u4e00-\u9fff、]{{2,24}}(?:(?=各 ?\d)|等(?:[\u4e00-\u9fff]{{2,8}})?(?=\d))|[\u4e00-\u9fff]{{2,10}}、[\u4e00-\u9fff]{{2,12}}(?<!各)(?<!占地)(?=\d))"
    rf"|{SHARE}(?=[\d.]+%))(?P<about>约|近|各)? ?(?P<number>{NUMBER})"
    # 增长6%-7%, 完成8至10个: the unit behind the upper bound is the lower's too
    rf"(?: ?[%‰]?(?:-|~|至|到)(?P<upper>{NUMBER}))?"
    rf" ?(?P<scale>万亿|千万|百万|[万亿千百])?(?:个(?=小时|学时|课时))?"
    # 分别不高于53和32微克/立方米: the unit behind the second is the first's too
    rf"(?:(?P<unit>{UNIT}|年(?=[,;。、)以]))|(?<=\d)(?=(?:、|和|及){NUMBER} ?(?P<common>{UNIT})))?"
    r"(?P<more>以上|及以上|以内|以下|左右)?"
)
_further = re.compile(
    # 新增2400户（累计约3600户）
    rf"(?:、|和|及|,|,?总?长|[(](?:累计|合计|总计|总数)(?:达到?)?约?) ?(?P<number>{NUMBER}) ?(?P<scale>[万亿千百])?(?P<unit>{UNIT})(?P<more>以上|以内|以下|左右)?"
)
# 建设50所高水平高等职业学校和150个骨干专业
_also_built = re.compile(
    # 3家…综合型平台，20家行业型、专业型平台，100家…
    rf"(?:[\u4e00-\u9fff“”]{{1,20}}?(?:、|和|及|以及)"
    rf"|[\u4e00-\u9fff“”、]{{1,40}}?,(?=\d{{1,6}}[个名户所家座条](?!月)))(?P<number>{NUMBER}) ?(?P<scale>[万亿千百])?(?P<unit>{UNIT})"
    r"(?P<more>以上|左右)?(?=[\u4e00-\u9fff“])(?!级)"
)
# 民用机场达到9个，旅客吞吐能力3500万人次; 新建大气监测站400个、土壤监测点163个: the verb holds for what follows
_listed = re.compile(
    r"(?:[、,;和及]|以及)(?:其中[,:]?)?(?P<thing>[\u4e00-\u9fffA-Za-z“”\"]{1,24}?(?:[\u4e00-\u9fff“”]|\([^()\n]{1,14}\)[\u4e00-\u9fff]{0,4}))"
    rf"(?:约|近|各)? ?(?P<number>{NUMBER}) ?(?P<scale>万亿|千万|百万|[万亿千百])?(?P<unit>{UNIT})"
    r"(?P<more>以上|以内|以下|左右)?(?!及以)(?=[,、;。)(\n和及]|以及|长\d|$)"
)
# 完成10万户危房改造，其中建档立卡贫困户6万户以上
_of_which = re.compile(r"[\u4e00-\u9fff“”]{1,16}(?=[,;(]其中)")
# 占比达到30%，每人补贴500元: another number than those of the verb
_not_listed = re.compile("[不由从到至第共了已按给奖补罚每前后]|(?:的|价格?|平均)$")
# 持卡人口覆盖率75%以上: a rate that no verb stands before
_rate = re.compile(r"(?:率|年均|比例|比重|占比|份额|覆盖面|满意度)在?$")
_RATE_END = frozenset("率例重比额面度量值均售在")
# 粮食产量1.3万亿斤以上
_output = re.compile("(?:产量|产值|总值|汽车销售)$")
_bound_amount = re.compile(
    rf"(?P<number>{NUMBER}) ?(?P<scale>万亿|千万|百万|[万亿千百])?(?P<unit>{UNIT})(?P<more>以上|左右|以内)(?=[,;。、)\n]|$)"
)
_bound_percent = re.compile(
    rf"(?P<number>{NUMBER})%(?P<more>以上|以内|以下|左右)(?!的(?!目标|要求|水平|任务|增长|增速|速度))"
)
# 到2015年，小学适龄儿童入学率100%，…: nothing stands behind
_even_percent = re.compile(rf"(?P<number>{NUMBER})%(?P<more>)(?=[,;。、])")
# A number that is no date, document number or part of one.
# 受教育年限达到11.5年 is one: no year has a fraction.
_quantity = re.compile(
    r"[0-9]++(?:[,.][0-9]++)*+(?:(?! ?[年月日号\])])|(?<=\.[0-9])(?=年)|(?<=\.[0-9][0-9])(?=年))"
)
_RATIO_WORDS = ("每", "分之", "一半")  # 每 before one of:
_POPULATIONS = ("百", "千", "万")
_REACH = 30
# 完成2019年…, 改造投资达到…, 建设年产20万吨…项目, 建成区黑臭水体比例控制在10%, 实施“三个1亿人”方案,
# 实现总值增长6%, 培养和引进人才, 开发区3个: no thing that is built; but 污水日处理能力, 年产值
_not_built = re.compile(
    r"[月第至到达低超过为的不每]|[小大]于|给予|控制在|保持在|稳定在|(?:增长|增加|提高|提升|突破|下降|减少|降低|削减|下浮|上浮)$|“[^”]*$"
    r"|[年日](?!级|[\u4e00-\u9fff]{1,4}能力|产[量值能])|^(?:了|后|应|时|区|和|及|与|或|[lIO]$)|[和及与]$|一条$|[宽高]度$|直径$|覆盖全[国省市县区]$"
)
# 出现下列情况之一的：紧急转移安置1000人以上；…: conditions to the end
# 符合下列情形，启动Ⅰ级响应：
_cases = re.compile(
    "[下以](?:列|下|述)?[^。;,:\n]{0,8}之一的?[:,]|[下以](?:列|下|述)情形(?:的?,[^。;,\n]{2,24})?:"
)
# 80%以上的自然村实现宽带进村, 90%的重点保护物种得到保护: the share of all that is to get somewhere
_share_of = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[使让])|(?<=新区)|(?<=全[国省市县区])|(?<=确保)|(?<=实现)|(?<=力争))"
    rf"(?P<printed>(?P<number>{NUMBER})%(?P<more>以上|左右)?)的(?P<thing>(?:(?!已)[\u4e00-\u9fff、()]){{2,36}}?"
    r"(?:实现|完成|建成|建立|达到|得到|通过|配备|具备|纳入)(?!了)[\u4e00-\u9fff]{0,12})(?!\d)"
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
    for at in spelled.hints(shadowed):
        insort(found, at)
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
    if any(shadowed[hit] in spelled.BEGINS for hit in hits):
        yield from spelled.goals(shadowed, start, end, closed)


def _at_number(
    shadowed: str, within: tuple[int, int, int], number: int, closed: Spans | None
) -> list[Goal]:
    """The goals whose first number this is; ``within``: the stretch's start, what is read, its end."""
    start, position, end = within
    match = _before_number(shadowed, max(position, number - _REACH), number, end)
    if match is None:
        return _share_at(shadowed, number, end, closed)
    if is_closed(match.start(), match.end(), closed) or not thresholds.is_goal(
        shadowed, match, end
    ):
        return []
    metric = metrics.metric(shadowed, start, match)
    found = _bounds(metric, match)
    while (more := _further.match(shadowed, found[-1].end, end)) is not None:
        if more["unit"] in thresholds.OF_TIME and more["unit"] != match["unit"]:
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
            item["unit"] in thresholds.OF_TIME
            or _not_listed.search(thing)
            or is_closed(item.start(), item.end(), closed)
            or _before_number(shadowed, item.start(), number, end) is not None
        ):
            return
        # 保有率不低于35%，修复海岸线1000公里: a bound holds for its own kind of thing
        kind = thresholds.comparison(match) if item["unit"] == match["unit"] else "eq"
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
        if bound is None and reached.is_ahead(shadowed, number):
            bound = _even_percent.match(shadowed, number, end)
    else:
        return []
    if bound is None:
        return []
    if is_closed(*bound.span(), closed) or reached.was_told(shadowed, number, bound.end(), "eq"):
        return []
    metric = metrics.measured(shadowed[start:number].removesuffix("在"))
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
    if match["unit"] == "%" and match.string.startswith("的", match.end()):
        return True  # 未达到开发投资总额25%的土地
    if match["unit"] == "%" and thing.endswith("任务的"):
        return False  # 完成造林任务的85%以上
    if thing.endswith("等") and match["built"] in ("推进", "实施", "开展", "组织"):
        return True  # 推进许可制度改革等130项任务: how many the plan has
    if thing == "年产" and match["built"].endswith("形成"):  # 形成年产50发火箭的能力
        return False
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
    said = match.string[start : match.end()].rstrip()  # 不低于1.2 。
    return Goal(metric.rstrip(), comparator, value, unit, start, start + len(said))


def _value(number: str, scale: str | None) -> float:
    return float(number.replace(",", "")) * SCALE.get(scale or "", 1.0)


def _comparator(match: re.Match[str]) -> Comparator:
    return _amended(thresholds.comparison(match), match["more"])


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
