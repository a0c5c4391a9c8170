"""Quantities that are written as ratios: of a population (每千常住人口1.5张床位), in words (三分之一, 百分之六十).

Those in digits with a verb before them are the business of ``targets``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.model import Comparator
from zhengce.reading import metrics
from zhengce.reading.patterns import CN_NUMERAL, chinese_number
from zhengce.reading.quantities import UNIT, Goal, case, is_closed
from zhengce.reading.spans import Spans

# 每千常住人口1.5张床位, 每千名老年人拥有养老床位数35张以上: a ratio set without a verb that compares.
_per_head = re.compile(
    rf"(?P<base>每[百千万]+(?!瓦)(?:名|个)?(?:[\u4e00-\u9fff]{{1,6}}?(?:人口?|户|儿童|居民)|[\u4e00-\u9fff]{{2,6}}?))"
    rf"(?:拥有|占有|配备|有)?(?P<thing>[\u4e00-\u9fff]{{0,10}}?)(?P<number>\d+[.]?\d*)(?P<unit>{UNIT})(?:(?P<more>以上|左右)|(?=[\u4e00-\u9fff]))"
)
_in_words = re.compile(
    rf"(?:达到|达|提高到|降至|降到|(?P<least>不(?:得|应)?(?:低|少)于|(?<=应当)占)(?:[\u4e00-\u9fff]{{2,20}}?的)?|(?<!不)超过)(?P<words>一半"
    r"|(?P<whole>[二三四五六七八九十])分之(?P<parts>[一二三四五六七八九]))"
    # 市场份额达到三分之二的; 三分之二以上的委员提议
    r"(?!以?上?的(?:[,;。\n]|[\u4e00-\u9fff]{2,14}(?:认为|提议|同意|联名|出席)))"
    # 应当高于职业培训经费总额的百分之六十, 应当占预算总额的百分之三十以上; not 百分之三十以上的业主
    r"|(?P<bound>不(?:得|应)?(?:低于|少于|超过|高于|大于)|达到|高于|低于|超过|降至|降到|提高到|占(?<=应当占))"
    rf"(?:[\u4e00-\u9fff]{{2,20}}?的?)?百分之(?P<percent>{CN_NUMERAL}{{1,6}}+(?:点{CN_NUMERAL}{{1,2}}+)?)(?P<more>以上)?"
    # 不低于工资的百分之一百五十的工资报酬
    r"(?!以上|以下|以内|点|的(?!资金|标准|经费|比例|工资|报酬))"
)
_BOUNDS: tuple[tuple[str, Comparator], ...] = (
    ("不低", "ge"),
    ("不少", "ge"),
    ("低", "lt"),
    ("不", "le"),
    ("降", "le"),
    ("高", "gt"),
    ("超", "gt"),
)


def per_head(
    shadowed: str, start: int, end: int, numbers: set[int], closed: Spans | None
) -> Iterator[Goal]:
    for match in _per_head.finditer(shadowed, start, end):
        if match.start("number") in numbers or is_closed(*match.span(), closed):
            continue
        counted = metrics.counted.match(shadowed, match.end())
        metric = match["base"] + (match["thing"] or (counted["noun"] if counted else ""))
        comparator: Comparator = "ge" if match["more"] == "以上" else "eq"
        value = float(match["number"])
        yield Goal(metric, comparator, value, match["unit"], match.start(), match.end())


_vote = re.compile("的?(?:表决权|出席)")


def written_out(shadowed: str, start: int, end: int, closed: Spans | None) -> Iterator[Goal]:
    for match in _in_words.finditer(shadowed, start, end):
        metric = metrics.metric(shadowed, start, match)
        if metric.endswith(("票数", "出席代表", "出席人数")) or _vote.match(shadowed, match.end()):
            continue  # 得票数不得少于选票的三分之一, 经不少于三分之二的表决权通过
        if match["words"] is not None:
            parts = match["whole"] and _number(match["parts"]) / _number(match["whole"])
            kind: Comparator = "ge" if match["least"] else "eq"
            yield Goal(metric, kind, round(parts or 0.5, 4), None, match.start(), match.end())
        elif not is_closed(*match.span(), closed) and not case.match(shadowed, match.end(), end):
            percent = _number(match["percent"])
            yield Goal(metric, _bound(match), percent, "%", match.start(), match.end())


def _number(numeral: str) -> float:
    """三, 六十, 一点五."""
    whole, point, tenths = numeral.partition("点")
    digits = "".join(str(chinese_number(one)) for one in tenths)
    return (
        float(f"{chinese_number(whole)}.{digits or 0}") if point else float(chinese_number(whole))
    )


def _bound(match: re.Match[str]) -> Comparator:
    said = match["bound"].replace("得", "").replace("应", "")
    comparator: Comparator = next((to for word, to in _BOUNDS if said.startswith(word)), "eq")
    return "ge" if comparator == "eq" and match["more"] else comparator
