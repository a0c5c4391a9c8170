"""How a law or an order is put in force: by whom, under which number, on which day.

Other documents say it in a title, a number of their own line and a signature: ``metadata``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from zhengce.reading.dates import printed_day
from zhengce.reading.patterns import DATE, GLOSS, LEADER, shadow


class Promulgation(NamedTuple):
    """What the head of a law says, as printed; None for what it does not say."""

    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
    published: str | None = None
    """The day on which it was made public (公布, 发布), where the head says so."""


_HEAD = 600
"""Characters among which a law's head stands."""
_BODY = r"[\u4e00-\u9fff、]{2,40}?"
# 2022年6月6日 中华人民共和国国家安全部令第2号公布, （2021年7月27日中华人民共和国国务院令第746号公布）,
# 2003年8月18日 食品药品监管局、海关总署第4号令公布
# （2026年1月26日经民政部部务会议审议通过 2026年2月2日民政部令第83号公布
_ordered = re.compile(
    rf"[(]?(?:{DATE} ?经?[\u4e00-\u9fff]{{2,24}}会议(?:审议)?通过[ ,]*)?(?P<date>{DATE}) ?(?P<number>{_BODY}(?:令 ?(?:\d{{4}}年)?第 ?\d{{1,4}} ?号|第 ?\d{{1,4}} ?号令))(?:、[\u4e00-\u9fff]{{2,16}}令 ?第 ?\d{{1,4}} ?号)*(?:(?:修[订正])?(?:公布|发布|颁布)"
    r"|[ )]*$)"
)
# 2017年4月20日 上海市第十四届人民代表大会常务委员会第三十七次会议通过, 北京市第九届人大常委会第三十一次会议通过
_adopted = re.compile(
    rf"[(]?(?P<date>{DATE}) ?(?P<issuer>[\u4e00-\u9fff]{{2,24}}?(?:人民代表大会(?:常务委员会)?|人大(?:常委会)?))第[一二三四五六七八九十百]{{1,5}}次?(?:全体)?会议.{{0,2}}通过"
)
# 1982年12月10日…通过并于同日公布施行　2024年3月11日第十四届全国人民代表大会第二次会议|修订; not 《…的决定》第二次修订
_revised = re.compile(rf"(?P<date>{DATE}) ?[\u4e00-\u9fff]{{2,40}}会议修订(?=[ )\n]|$)")
# 2000年9月16日 最高人民法院公告公布, 1987年2月1日 国家计量局发布, 1982年9月20日 发布
_issued = re.compile(
    rf"[(]?(?P<date>{DATE}) ?(?:(?P<issuer>[\u4e00-\u9fff]{{2,24}}?)(?:、[\u4e00-\u9fff、]{{2,40}}?)?)??(?:公告)?(?:公布|发布|颁布)[ )]*$"
)
# 2009年3月23日 最高人民法院审判委员会第1464次会议通过, 2008年7月17日 经某部第6次部务会议通过, 1993年8月31日 国务院批准
_passed = re.compile(
    rf"[(]?(?P<date>{DATE}) ?经?(?P<issuer>[\u4e00-\u9fff]{{2,24}}?)(?:批准$"
    rf"|(?:审判委员会|第[一二三四五六七八九十]{{1,3}}届检察委员会)?第[\d一二三四五六七八九十百]{{1,5}}次(?:[部局署委行院室]务|办公|常务)?会议)"
)
# 广州市人民政府令|第179号, 中山市人民政府令|（第16号）, 四川省第十一届人民代表大会常务委员会公告|第28号;
# 中華人民共和國生態(tài)環(huán)境部令: glosses are blanks
_order = re.compile(
    r"[\u4e00-\u9fff、](?:[\u4e00-\u9fff、]| {3,8}(?! )){1,39}?(?:令|(?:人民代表大会|委员会|人大常委会)公告)"
)
_counted = re.compile(r"[(]?(?P<count>第 ?\d{1,4} ?号)[)]?")
# 中华人民共和国主席令（九届第37号）
_whole_order = re.compile(rf"{_BODY}令 ?(?:第 ?\d{{1,4}} ?号|[(][^()]{{0,6}}第 ?\d{{1,4}} ?号[)])")
# 《某条例》已经2012年8月22日国务院第214次常务会议通过，现予公布
_named = re.compile(
    r"《(?P<title>[^《》]{4,80})》(?:[(][^()]{1,24}[)])?(?:已经?|业经|已由)[^。]{4,60}(?:通过|批准|同意)[^。]{0,12}(?:公布|发布)"
)
# 总　理　　李克强      2019年10月22日, at the end of what was printed below one another
_leader = re.compile(rf"{LEADER} {{0,60}}(?P<date>{DATE})$")
_leader_alone = re.compile(rf"{LEADER} *")
_day = re.compile(rf" *(?P<date>{DATE})")
_of_number = re.compile(
    r"(?:中[华華]人民共和[国國](?!主席))?(?P<issuer>[\u4e00-\u9fff]{2,24}?[院部委局署厅廳府会會室行席])(?:、[\u4e00-\u9fff、]{2,40}?)?(?:(?:令|公告)(?:\d{4}年|[\[(]\d{4}[\])])?(?:第\s?)?\d"
    r"|第 ?\d{1,4} ?号令)"
)


def found(head: Sequence[tuple[int, int, str]], text: str) -> Promulgation:
    """What the lines of a head (their offsets, and their shadow) say of it.

    The line that says by which order or congress goes before one that says who made it public, and
    that before one that tells of a meeting; of several the first.  An order printed above the law
    goes before all of them.
    """
    order = Promulgation()
    if any("令" in line or "公告" in line for _, _, line in head):
        order = _signed(head, text)
    return order if order.number else _enacted(head, text) or order


def _enacted(head: Sequence[tuple[int, int, str]], text: str) -> Promulgation | None:
    """What the dated lines below a law's title say."""
    dated = [(start, line) for start, _, line in head if line[0] in "(12一二" and "年" in line]
    for forms in ((_ordered, _adopted), (_issued,), (_passed,)):
        for start, line in dated:
            match = next((found for form in forms if (found := form.match(line))), None)
            if match is not None:
                printed = {
                    name: text[start + match.start(name) : start + match.end(name)]
                    for name, said in match.groupdict().items()
                    if said is not None
                }
                public = line.rstrip(" )").endswith(("公布", "发布", "颁布"))
                return Promulgation(**printed, published=printed["date"] if public else None)
    return None


def _signed(head: Sequence[tuple[int, int, str]], text: str) -> Promulgation:
    """What an order says: its number, what it puts in force, and the day below the leader's name."""
    said = Promulgation()
    for (start, end, line), (_, last, after) in zip(head, (*head[1:], (0, 0, "")), strict=False):
        if line[-1] in "令告" and _order.fullmatch(line) and (of := _counted.fullmatch(after)):
            below = last - len(after)
            count = text[below + of.start("count") : below + of.end("count")]
            said = said._replace(number=text[start:end] + count)
        elif said.number is None and line[-1] in "号)" and _whole_order.fullmatch(line):
            said = said._replace(number=text[start:end])
        if said.number and line[0] == "《" and (named := _named.match(line)):
            said = said._replace(title=said.title or text[start + 1 : start + named.end("title")])
        signed = None
        if line.endswith("日"):
            signed = _leader.search(line, max(0, len(line) - 120))
        elif _leader_alone.fullmatch(line):
            signed = _day.match(after)
        if signed is not None:
            said = said._replace(date=said.date or signed["date"])
    return said


def is_day_of_passing(day: date | None, shadowed: str) -> bool:
    """Whether ``day`` is that on which a congress passed a law whose publication its head does not tell.

    So it is of a law that a congress has since revised as a whole (修订): what is in force was made public
    later.  An amendment (修正) leaves the day on which the law came into force.
    """
    head = shadowed[:_HEAD]
    if day is None or "通过" not in head:
        return False
    head = head.partition("第一条")[0]
    revised = [printed_day(found["date"]) for found in _revised.finditer(head)]
    if any(later is not None and later > day for later in revised):
        return True
    if any(word in head for word in ("公布", "公告", "发布", "令")):
        return False
    passed = [found["date"] for line in head.split("\n") if (found := _adopted.match(line))]
    return day in map(printed_day, passed)


def issuer_of(number: str | None) -> str | None:
    """中华人民共和国国务院令第722号 → 国务院; None for a number that names nobody in full."""
    if number is None:
        return None
    plain = GLOSS.sub("", shadow(number))
    match = _of_number.match(plain.replace("號", "号"))
    return plain[slice(*match.span("issuer"))] if match is not None else None
