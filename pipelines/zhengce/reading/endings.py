"""Dates to finish by decided: which are requirements, and which day each ends on.

Without a word that limits it (底前, 到…, 不迟于…) a date is one only where it lies ahead of the
document's own and what is to be done stands behind it.
"""

from __future__ import annotations

import re
from datetime import date

from zhengce.reading import around, reached
from zhengce.reading.dates import Limit, ending, exact_day, feast, last_day, number
from zhengce.reading.stretch import Stretch

_WITHIN_MONTH = (None, "初", "上旬", "中旬", "下旬")
_COMPARED = tuple("比较由从与和对自以在到至同")
_LAST = ("底", "末", "月底", "月末", "内")
# 明年底, 次年底: the year as it is told elsewhere
_WHOLE = {"明": "明年", "次": "次年"}


def dated(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """A date with its year: 2019年底前, 到2020年, 于2026年6月5日发放; past years are told as past."""
    year = number(match["by"])
    ends = ending(year, match["bm"], match["bd"], match["bq"], match["bhalf"], match["bend"])
    start, no_later = stretch.beginning(match.start() + _spaces(match["to"]))
    if not stretch.labelled:
        written = stretch.when.written
        over = written is not None and year < written
        if over:
            stretch.past = match.end()
        after = stretch.shadow[match.end() : match.end() + 1]
        if ends is None or around.goes_to.match(stretch.shadow, match.end()):
            return None
        if stretch.shadow[match.start() - 1] == "(" and after == ")":
            named, staged = stretch.is_bracketed(match), stretch.is_stage(match)
            whole = not any(match[of] for of in ("bd", "bend", "bbefore", "bq", "bhalf"))
            if whole and staged and (match["bm"] or not named):  # not 任务清单(2027年)
                return _all_of(match, year, match["bm"], inferred=False)
            if named and not (staged and (match["bend"] or match["bbefore"])):
                return None  # but 细则拟定（2023年6月底前）
        # 有效期在2025年内的人员; 2018年12月31日之前已完成转制的企业
        if (after == "的" and not over) or after == "已" or _since(match, stretch):
            return None
        if around.falls_due.match(stretch.shadow, match.end()):
            return None
        if around.of_then.match(stretch.shadow, match.end(), stretch.end):
            return None
        if stretch.shadow.startswith(around.NOT_YET, match.end()):
            return None  # 2017年5月30日前还未完成的单位
        part = match["bq"] or match["bhalf"]
        if part and around.good_start.match(stretch.shadow, match.end(), stretch.end):
            return None
        if part and not match["bbefore"] and _is_compared(match, stretch):
            return Limit("by", start, match.end(), None, ends[0], is_past=True)
        if part and not (match["to"] or match["bbefore"]) and stretch.before(start, 1) == "对":
            return None  # 对2022年一季度增产成效明显的企业
        if match["bd"] and around.who_was.match(stretch.shadow, match.end(), stretch.end):
            return None
        if not (no_later or _is_limited(match) or _stands_alone(match, stretch, ends[0])):
            return _told(match, stretch, ends[0])
    stretch.year, stretch.annual = year, -1
    if ends is None:
        return None
    if match["bd"] and around.opens.search(stretch.before(match.start(), 8)):
        return Limit("from", start, match.end(), ends[0], precision="day")
    past = not stretch.labelled and _is_over(match, stretch, ends[0])
    return Limit("by", start, _trimmed(match), None, ends[0], precision=ends[1], is_past=past)


def _is_over(match: re.Match[str], stretch: Stretch, ends: date) -> bool:
    """截至2025年12月底，享受补贴3.34万人, said in February: what was reached; and dates up to such a day."""
    issued, told = stretch.when.issued, match["to"].strip() in around.UNTIL
    ahead = issued is not None and ends >= issued
    if told and not (match["bbefore"] or ahead) and _stands(match, stretch):
        stretch.reached = ends
    if stretch.reached is not None and ends <= stretch.reached:
        return True
    return told and issued is not None and ends < issued


def _tells_state(match: re.Match[str], stretch: Stretch) -> bool:
    """截至今年9月底，累计发放3亿元; 截至到年底，项目已完成12项."""
    return stretch.before(match.start(), 3).endswith(around.UNTIL) and _stands(match, stretch)


def _stands(match: re.Match[str], stretch: Stretch) -> bool:
    return around.stands.match(stretch.shadow, match.end(), stretch.end) is not None


def _since(match: re.Match[str], stretch: Stretch) -> bool:
    """2019年底以来，已消除6万处: since then."""
    return stretch.shadow.startswith("以来", match.end())


def _is_compared(match: re.Match[str], stretch: Stretch) -> bool:
    """2025年第三季度优良率100%，较去年同期提升2.2个百分点: a report; 上半年累计实现产值3亿元."""
    end = stretch.sentence_end(match.end())
    if stretch.shadow.find("年同期", match.end(), end) >= 0:
        return True
    return reached.is_counted(stretch.shadow, match.start(), end)


def _is_limited(match: re.Match[str]) -> bool:
    """Whether words of the expression limit it: 到2020年, 2020年底, 2020年第三季度; a day needs 前 or 到."""
    to = match["to"].strip()
    if match["bbefore"] or to in ("到", "至"):
        return True
    if match["bd"]:
        return False
    quarter = match["bq"] or match["bhalf"]
    return bool(to in around.UNTIL or quarter or match["bend"] not in _WITHIN_MONTH)


def _stands_alone(match: re.Match[str], stretch: Stretch, ends: date) -> bool:
    """A date that no word limits, which lies ahead and says when something is to be done."""
    bare = not (match["bm"] or match["bend"])
    if around.term_of.search(stretch.before(match.start(), 12)):
        return True  # 实施期限：2022年12月31日, 申请截止时间为2026年7月31日
    if bare and _heads_goal(match, stretch, ends.year):
        return True
    if bare and _is_planned(match, stretch, ends.year):
        return True
    if not stretch.when.is_before(ends):
        return False
    if match["to"].strip() in around.UNTIL:
        return True  # 材料计算时间截至2025年9月30日, a day to come
    if _is_acted_on(match, stretch):
        return True
    if not match["bd"] and (stretch.when.issued is None or not match["bm"]):
        return False
    # 2025年3月20日，市住房保障办公布房源; 2026年4月，印发方案
    return stretch.shadow.startswith(",", match.end()) and stretch.begins_sentence(match.start())


def _is_acted_on(match: re.Match[str], stretch: Stretch) -> bool:
    """2020年12月31日完成全部任务; 于2026年6月5日发放录取通知书."""
    if around.act.match(stretch.shadow, match.end(), stretch.end):
        return not stretch.is_conditional(match.end())
    day = match.groupdict().get("bd") or match.groupdict().get("nd")
    return bool(day) and around.on_day.search(stretch.before(match.start(), 36)) is not None


def _is_planned(match: re.Match[str], stretch: Stretch, year: int) -> bool:
    """必须于2009年实现达标; 福建省2019年将建设森林村庄200个; and 2009年启动二期, after 2008年底前."""
    written = stretch.when.written
    if written is not None and year < written:
        return False
    if around.to_come.match(stretch.shadow, match.end(), stretch.end):
        return not stretch.is_conditional(match.end())
    told = written is None and stretch.year is not None and stretch.year <= year
    if not (told or around.must.search(stretch.before(match.start(), 4))):
        return False
    return _is_acted_on(match, stretch)


def _heads_goal(match: re.Match[str], stretch: Stretch, year: int) -> bool:
    """2022年，全市新建5G基站2600个以上: a bare year at the head of what is to be reached by then."""
    issued = stretch.when.written
    if issued is not None and year < issued:
        return False
    before = stretch.before(match.start(), 4)
    if before.endswith(around.AIMED):
        return True  # 力争2022年新发放贷款利率有所下降
    aimed = around.aimed.search(before) is not None
    if not aimed and not stretch.begins_sentence(match.start()):
        # 武汉市2017年细颗粒物年均浓度较2013年下降15%以上
        ahead = issued is not None and not before.rstrip().endswith(_COMPARED)
        return ahead and stretch.goal_follows(match.end(), stretch.phrase_end(match.end()))
    if not stretch.shadow.startswith(",", match.end()):
        # 2020年电源装机容量达到4700万千瓦
        return stretch.goal_follows(match.end(), stretch.phrase_end(match.end()))
    if stretch.goal_follows(match.end()):
        return True
    if issued is None:
        return False
    stop = stretch.sentence_end(match.end())
    return around.achieved.search(stretch.shadow, match.end(), stop) is not None


def _told(match: re.Match[str], stretch: Stretch, ends: date) -> Limit | None:
    """2003年全国城市污水处理率达到42%, said in 2005: no requirement, nor is the figure a goal."""
    if match["bm"] or match["bend"] or stretch.past != match.end():
        return None
    if stretch.begins_sentence(match.start()):
        stop = None
    elif stretch.before(match.start(), 3).rstrip().endswith(_COMPARED):
        return None
    else:  # 开发区2015年工业总产值达1445亿元
        stop = stretch.phrase_end(match.end())
    if not stretch.goal_follows(match.end(), stop):
        return None
    return Limit("by", match.start(), match.end(), None, ends, precision="year")


def numeric(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """2020-12-31前; a bare one only in a label."""
    start, no_later = stretch.beginning(match.start() + _spaces(match["ito"]))
    if not (stretch.labelled or match["ibefore"] or match["ito"].strip() or no_later):
        return None
    ends = exact_day(int(match["iy"]), int(match["im"]), int(match["id"]))
    if ends is None or stretch.is_inside_number(match.start()):
        return None
    stretch.year, stretch.annual = ends.year, -1
    return Limit("by", start, _trimmed(match), None, ends, precision="day")


def month(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """10月底前, 12月15日前, 于5月18日向社会公告: of the year that is implied."""
    if stretch.shadow.startswith("年满", match.end()):
        return None  # 当年12月31日以前年满18岁的公民
    limited = bool(match["nbefore"]) or match["nend"] in _LAST
    annual = stretch.holds_every_year(match["next"])
    if (
        match["nto"] == "每年"
        or annual
        or (match["next"] is None and stretch.is_annual(match.start()))
    ):
        return Limit("recurring", match.start(), _trimmed(match)) if limited else None
    before = stretch.before(match.start(), 2)
    if before[-1:].isdigit() or before == "此前":
        return None
    if not stretch.labelled and around.falls_due.match(stretch.shadow, match.end()):
        return None
    start, no_later = stretch.beginning(match.start())
    year = stretch.implied_year(match["next"])
    if year is None and match["next"] is None:
        year = stretch.year_told(match.start(), number(match["nm"]))
    ends = ending(year, match["nm"], match["nd"], part=match["nend"]) if year is not None else None
    if not (stretch.labelled or match["nbefore"]) and _tells_state(match, stretch):
        return Limit("by", start, match.end(), None, ends and ends[0], is_past=True)
    staged = stretch.is_stage(match) and stretch.shadow[match.start() - 1] == "("
    if staged and not (match["nd"] or match["nend"] or limited):
        return _all_of(match, year, match["nm"], inferred=True)
    aimed = around.aimed.search(stretch.before(match.start(), 4)) is not None
    limited = limited or no_later or stretch.labelled or staged or aimed
    fixed = bool(match["nd"]) and ends is None and _is_fixed(match, stretch)
    if not (limited or fixed) and (ends is None or not _is_to_come(match, stretch, ends[0])):
        return None
    if year is None:
        return Limit("by", start, _trimmed(match), precision="day" if match["nd"] else "month")
    if ends is None:
        return None
    return Limit("by", start, _trimmed(match), None, ends[0], precision=ends[1], year_inferred=True)


def _all_of(match: re.Match[str], year: int | None, month: str | None, *, inferred: bool) -> Limit:
    """总结阶段(11月), 数据收集(2021年9月), 试点阶段(2021年): from the month's or year's first day to its last."""
    start, end = match.span()
    if year is not None and month is None:
        return Limit("period", start, end, date(year, 1, 1), date(year, 12, 31), precision="year")
    if year is None or month is None:
        return Limit("period", start, end, precision="month")
    first, last = date(year, number(month), 1), last_day(year, number(month))
    return Limit("period", start, end, first, last, precision="month", year_inferred=inferred)


def _is_fixed(match: re.Match[str], stretch: Stretch) -> bool:
    """定于8月26日22:00开始施工, in a document without a year."""
    return around.fixed.search(stretch.before(match.start(), 8)) is not None


def _is_to_come(match: re.Match[str], stretch: Stretch, ends: date) -> bool:
    """于5月18日向社会公告, 12月20日完成验收; 6月12日，录取学校公布名单, after the document's own day."""
    if match["nend"] or not stretch.when.is_before(ends) or stretch.is_history(match.start()):
        return False
    if _is_acted_on(match, stretch):
        return True
    # not 8月11日，发生3起事故
    told = match["nd"] and around.happens.match(stretch.shadow, match.end(), stretch.end)
    return bool(told) and stretch.when.issued is not None and stretch.begins_sentence(match.start())


def feast_day(match: re.Match[str], stretch: Stretch) -> Limit:
    """元旦前, 2020年春节前: of the year told, else the next one after the document's date."""
    start, _ = stretch.beginning(match.start())
    relative, printed = match["vnext"], match["vy"]
    year = number(printed) if printed else stretch.implied_year(relative or "本年")
    ends = feast(match["feast"], year) if year is not None else None
    if ends and not (printed or relative or stretch.when.is_before(ends)):
        ends = feast(match["feast"], ends.year + 1)
    inferred = printed is None and ends is not None
    return Limit("by", start, match.end(), None, ends, precision="day", year_inferred=inferred)


def season(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """上半年, 第三季度末前: of the year that is implied."""
    start, no_later = stretch.beginning(match.start())
    aimed = around.aimed.search(stretch.before(match.start(), 4)) is not None
    if not (match["ubefore"] or match["uend"] or match["uto"] or no_later or aimed):
        if stretch.shadow[match.start() - 1 : match.start()] == "前":
            return None  # 前三季度
        if stretch.before(match.start(), 2) in ("冲刺", "决战", "决胜"):
            return None
        takes_effect = around.effect.match(stretch.shadow, match.end(), stretch.end)
        if not (stretch.labelled or takes_effect or stretch.is_stage(match)):
            return None
    if not (stretch.labelled or match["ubefore"] or aimed) and _is_compared(match, stretch):
        return None
    if stretch.holds_every_year(match["unext"]):
        return Limit("recurring", start, match.end())
    year = stretch.implied_year(match["unext"])
    if year is None:
        return Limit("by", start, match.end(), precision="month")
    ends = ending(year, None, None, match["uq"], match["uhalf"])
    if ends is None:
        return None
    return Limit("by", start, match.end(), None, ends[0], precision=ends[1], year_inferred=True)


def year_end(match: re.Match[str], stretch: Stretch) -> Limit | None:
    """年底前, 明年年底; not 纳入年底效能目标考核."""
    start, no_later = stretch.beginning(match.start())
    limited = match["ybefore"] or match["yto"] or match["yend"] == "内" or no_later
    if not (limited or stretch.labelled) and not around.effect.match(
        stretch.shadow, match.end(), stretch.end
    ):
        return None
    told = match["ynext"]
    if not stretch.labelled:
        if match["yend"] == "内" and told is None and stretch.before(match.start(), 1) == "的":
            return None  # 企业的年内新增贷款
        if around.happened.match(stretch.shadow, match.end(), stretch.end):
            return None
        if not match["ybefore"] and _tells_state(match, stretch):
            return Limit("by", start, match.end(), is_past=True)
    if stretch.when.standing and stretch.year is None and told not in ("明", "今"):
        return Limit("recurring", start, match.end()) if match["yend"] != "内" else None
    year = stretch.implied_year(_WHOLE.get(told, told) if told is not None else None)
    ends = date(year, 12, 31) if year is not None else None
    return Limit(
        "by", start, match.end(), None, ends, precision="year", year_inferred=year is not None
    )


def _trimmed(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())


def _spaces(printed: str) -> int:
    return len(printed) - len(printed.lstrip())
