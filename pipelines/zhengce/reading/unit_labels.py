"""What looks like the label of a numbered unit: 第三条, 一、, （一）, 1., 2.3, ①.

Which of them are units' and how they nest is decided in ``numbering``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengce.model import maker
from zhengce.reading.layout import Paragraph
from zhengce.reading.patterns import CN_NUMERAL, chinese_number

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# 前条(一)项、（二）款: a reference; but （一）项目名称, （三）条件、标准
_REFERS = "(?:项(?!目)|款(?!项)|条(?![件约款例]))"
# 第九条修改为：“…”, 第十三条增加一款, 第二十七条后增加一条: of the law that a decision amends
_AMENDED = (
    "(?<=条)[后中]?(?:第[一二三四五六七八九十]{1,3}[款项])?[后中]?(?:修改为|改为|增加|删[去除])"
)
_LAW = rf"第 ?(?P<law>{CN_NUMERAL}{{1,7}}|\d{{1,4}}) ?(?P<unit>部分|[编篇章节条])(?![款例件~至]|项(?!目))(?!(?<=篇):)(?!(?<=条)的)(?!{_AMENDED})(?:之{CN_NUMERAL})?"
# 一（yī）、: what glosses a character is blanks in the shadow
_CHINESE = (
    rf"(?P<cn>{CN_NUMERAL}{{1,3}}) {{0,16}}(?:、|[.](?!\d))|(?P<dash>--?)、"
    rf"|[(] ?(?P<cnp>{CN_NUMERAL}{{1,3}}) ?[)](?!{_REFERS})"
)
_MEASURED = r"\d+(?:[.]\d+)?(?:[%度倍元张家万亿个公平亩吨千米]|人[户次])"
_OF_MONTH = "月(?: ?\\d|[底初末中上下])"  # 1.9月30日前，…完成排查: an item that begins with a day
_DECIMAL = rf"(?P<dec>\d{{1,2}}(?:[.]\d{{1,2}}){{1,4}})[.、]?(?=[ \u4e00-\u9fff“《\"])(?!{_MEASURED}|[%度倍]|人[户次]|{_OF_MONTH})"
_ARABIC = (
    r"[(] ?(?P<arp>\d{1,3}) ?[)]|(?P<half>\d{1,2})[)]"
    rf"|(?P<circle>[{_CIRCLED}])"
)
_STOP = "、|。(?=[\u4e00-\u9fff“])"  # 3。打通中心城区“断头路”20条
_OF_PLACES = r"\d ?个(?:地级|[省市县区]|部门)"  # 35.5个地级市要组团
_PICTURE = "png|jpe?g|gif"  # 1.png, where a page shows one
_LABEL = rf"{_LAW}|{_CHINESE}|{_DECIMAL}|(?P<ar>\d{{1,3}}) ?(?:[.](?!\d(?!\d{{3}} ?年|\d? ?{_OF_MONTH})|{_PICTURE})|{_STOP})|{_ARABIC}"
# What a label can begin with: most paragraphs and sentences begin with none of these.
_WITHIN = f"第({CN_NUMERAL[1:-1]}{_CIRCLED}"
_BEGINNINGS = f"{_WITHIN}-"  # —、总体要求
_FIRST = rf"[{_WITHIN}\d]"
_label = re.compile(_LABEL)
# Where a document is not numbered 1.1, 1.2, only 1. is a label in 1.80周岁以上; 1.5张床位 and a cell's 22.83 have none.
_whole = re.compile(
    rf"{_LAW}|{_CHINESE}|(?P<ar>\d{{1,3}}) ?(?:[.](?!\d[.]|\d{{1,3}} ?(?:\n|$)|(?!{_OF_PLACES}|\d ?{_OF_MONTH})(?:\d[^\d]|{_MEASURED})|{_PICTURE})|{_STOP})|{_ARABIC}"
)
# Within a paragraph a label can only follow the end of a sentence or of a bracket:
# …市地方金融监管局)九、支持和培育服务开放示范项目
# …不规范等问题，（1）完善…。（市城管委负责）（2）制定…: a comma before a run's first one alone
# …处理意见不一致的；    （四）本级人民政府交办的…
_inline = re.compile(rf"(?:[。;:!?)\]”] {{0,8}}|,(?=[(]1[)]))(?={_FIRST})(?:{_LABEL})")
# Where such a label may stand: its first character behind a mark, or its last behind a number.
# One pattern a literal beginning: the engine takes a dozen times as long to look for one of several.
_MARK = "[。;:!?)\\]” ]"
_NUMBER = f"[{CN_NUMERAL[1:-1]}0-9 ]"
_may_be_inline = [
    re.compile(pattern)
    for pattern in (
        f"第(?<={_MARK}第)",
        rf"[(](?:(?<={_MARK}[(])(?={_NUMBER})|(?<=,[(])(?=1[)]))",
        f"、(?<={_NUMBER}、)",
        f"[.](?<={_NUMBER}[.])",
        "[)](?<=[0-9][)])",
    )
]
_some_circled = re.compile(f"[{_CIRCLED}](?<={_MARK}.)")
# …现提出以下实施意见：一、切实推进重大项目建设, in one line
_announced = re.compile("(?:如下|意见|方案|措施|计划|办法|通知|要点|规定|安排): ?一")
# 一、持续提升投资建设便利度(一)优化…: where breaks were lost, a heading runs into its first item.
_glued = re.compile(
    rf"[(] ?(?:(?P<cnp>{CN_NUMERAL}{{1,3}})|(?P<arp>\d{{1,3}})) ?[)](?![项款条的、,])"
)
# 三、流程再造1.实现…。2.优化…, 四、加大资助16.对实施…的项目; not 见附件1.
_glued_item = re.compile(
    r"(?<=[\u4e00-\u9fff”)])(?<![件表图款项第至和及与])(?P<ar>\d{1,3})(?:[.](?!\d)|、)(?=[\u4e00-\u9fff“\"《])"
)
# 责任单位：各县区人民政府，市直有关部门2.公开减税降费信息。, 完成时限：2023年11月底前（四）深入推进…: no list of
# bodies and no time has such a number in it
_behind_list = re.compile(
    rf"(?<=[\u4e00-\u9fff)])(?:[(](?P<cnp>{CN_NUMERAL}{{1,3}})[)](?!{_REFERS}|[、,])|(?P<ar>\d{{1,3}})[.](?!\d)|(?P<cn>{CN_NUMERAL}{{1,3}})、(?<=[局委厅办门位府会院心司队团行部署区县市日前底)]..))(?=[\u4e00-\u9fff“\"]{{2}}|\n)"
)
_stop = re.compile("[。;:\n]")
# 附件：1.…工作方案2.…任务台账: a list of annexes in one line
_annexes = re.compile(r"附件?: ?[1l][.、]")
_duty_words = ("责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "配合部门", "完成时限")
# 第一章　总则　　第一条 为规范…, in a line; 第二章优化政务环境第五条市人民政府应当…
# 第二章投资管理第一节投资的范围第四条本办法所称…
_article = re.compile(
    rf"第 ?(?P<law>{CN_NUMERAL}{{1,7}}|\d{{1,4}}) ?(?P<unit>条(?![款项例件的、规至])|节(?<=第一节)(?=[\u4e00-\u9fff]))"
)
# l、在经开区依法登记: an l is what recognition of a scan made of 1
_misread = re.compile(r"(?P<ar>[lI])(?:、|[.](?= ?[\u4e00-\u9fff]))")
# 01 什么是居住证？ 02 / 基本原则, on pages laid out for reading
_padded = re.compile(r"(?P<ar>0[1-9])(?: {0,2}| ?/ ?)(?=[\u4e00-\u9fff“《][^。;,]{1,30}$)")
# 1 总则, 2 组织体系: a whole number before a short heading, in a document numbered 1.1, 1.2
_bare = re.compile(r"(?P<dec>\d{1,2}) {0,2}(?=[\u4e00-\u9fff][^。;,]{1,24}$)")


class Label(NamedTuple):
    """A printed label: its span, family and number, and whether it begins its paragraph."""

    start: int
    end: int
    family: str
    number: int
    paragraph: int
    leading: bool
    glued: bool = False
    """It follows a word, not the end of a sentence: only a heading's first item can."""
    prefix: tuple[int, ...] = ()
    """Of a decimal label 2.3.1 the numbers before the last: (2, 3)."""
    inserted: int = 0
    """Of 第三条之二, which an amendment put behind 第三条: 2."""


_label_of = maker(Label)
_BELOW = ("arp", "half", "circle")
_LONGEST_QUOTED = 600
_LONGEST_HEAD = 48


def labels(shadowed: str, paragraphs: Sequence[Paragraph]) -> list[Label]:
    """Everything that looks like a unit's label, in reading order.

    A number is a label by its punctuation: 2019年, 3个月内 and 1.5张床位 are none.
    """
    decimal = _is_decimal(shadowed, paragraphs)
    found = list(_found(shadowed, paragraphs, decimal=decimal))
    return _with_chapters(found) if decimal else found


def _with_chapters(found: list[Label]) -> list[Label]:
    """1. right before 1.1, and what goes on from it (8. after 7.3), are decimals too; not an
    item 8. of a list that began with 1.  So are those before the first that has a 2.1."""
    chapter, listing = 0, False
    above: list[int] = []  # 1.适用范围, 2.术语|2.1重点排放单位
    for index, label in enumerate(found):
        if label.prefix:
            listing = False
        if label.family != "ar" or not label.leading:
            above = above if label.family in _BELOW else []
            continue
        follows = index + 1 < len(found) and found[index + 1].prefix == (label.number,)
        goes_on = label.number == chapter + 1 and chapter > 0 and not listing
        first = follows and chapter == 0 and label.number == len(above) + 1
        again = follows and label.number in (1, chapter + 1)  # 1 again, behind 目录
        if goes_on or first or again:
            for at in (*above, index) if first else (index,):
                found[at] = found[at]._replace(family="dec1")
            chapter, above = label.number, []
        else:
            listing = listing or label.number == 1
            if label.number == 1 or label.number != len(above) + 1:
                above = []
            if label.number == len(above) + 1:
                above.append(index)
    return found


def _found(shadowed: str, paragraphs: Sequence[Paragraph], *, decimal: bool) -> Iterator[Label]:
    pattern = _label if decimal else _whole
    inner = _places_inline(shadowed)
    behind = _behind_lists(shadowed)
    if behind:
        inner = sorted({*inner, *map(re.Match.start, behind)})
    inner.append(len(shadowed))
    upcoming = 0
    for index, (start, end, _) in enumerate(paragraphs):
        match = None
        first = shadowed[start]
        if first in _BEGINNINGS or first.isdigit():
            match = pattern.match(shadowed, start, end)
            if match is None and first == "0":
                match = _padded.match(shadowed, start, end)
            if match is None and decimal:
                match = _bare.match(shadowed, start, end)
        elif first in "lI":
            match = _misread.match(shadowed, start, end)
        position = start
        if match is not None:
            yield _made(match, index, leading=True)
            position = match.end()
        if end - position <= 12:
            continue
        while inner[upcoming] < position:
            upcoming += 1
        if inner[upcoming] < end:
            labelled = match is not None
            yield from _inner(shadowed, position, end, index, behind, labelled=labelled)
        elif match is not None:
            yield from _headed(shadowed, position, end, index)


def _places_inline(shadowed: str) -> list[int]:
    """Where a label may stand within a paragraph, in order: each that does has one of its characters there."""
    looked_for = [*_may_be_inline, _some_circled] if "①" in shadowed else _may_be_inline
    found = [match.start() for pattern in looked_for for match in pattern.finditer(shadowed)]
    found.sort()
    return found


def _behind_lists(shadowed: str) -> list[re.Match[str]]:
    """The labels that run on behind a duty label's list, in order."""
    found = []
    at = shadowed.find(":")
    while at >= 0:
        if shadowed.endswith(_duty_words, 0, at):
            stop = _stop.search(shadowed, at + 1)
            end = stop.end() if stop is not None else len(shadowed)
            if label := _behind_list.search(shadowed, at + 1, end):
                found.append(label)
        at = shadowed.find(":", at + 1)
    return found


def _is_decimal(shadowed: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document is numbered 1.1, 1.2: then a bare 1 before a short heading is a label too.

    1总则 above 1.1编制目的 shows it at once.
    """
    found = 0
    headed = False
    for start, end, _ in paragraphs:
        if not shadowed[start].isdigit():
            headed = False
        elif "." in shadowed[start + 1 : start + 3]:
            match = _label.match(shadowed, start, end)
            found += match is not None and match["dec"] is not None
            if found == 3 or (headed and match is not None and match["dec"] == "1.1"):
                return True
        else:
            headed = shadowed[start] == "1" and _bare.match(shadowed, start, end) is not None
    return False


def _inner(
    shadowed: str,
    start: int,
    end: int,
    index: int,
    behind: Sequence[re.Match[str]],
    *,
    labelled: bool,
) -> Iterator[Label]:
    """The labels within a paragraph, glued ones only soon after another label.

    ``labelled``: the paragraph begins with a label.
    """
    if _annexes.match(shadowed, start, end) is not None or shadowed.startswith("注:", start):
        return
    after = start if labelled else -1
    matches: Iterable[re.Match[str]] = _inline.finditer(shadowed, start, end)
    own: set[int] = set()  # where labels stand that are as good as those that begin a paragraph
    if behind:
        first = bisect_left(behind, start, key=re.Match.start)
        last = bisect_left(behind, end, key=re.Match.start)
        by_place = {match.start(): match for match in (*matches, *behind[first:last])}
        own.update(map(re.Match.start, behind[first:last]))
        matches = [by_place[at] for at in sorted(by_place)]
    for match in matches:
        if _is_quoted(shadowed, start, match.start() + 1, end):
            continue
        if after >= 0:
            yield from _headed(shadowed, after, match.start(), index)
        leads = match.start() in own
        announced = _announced.match(shadowed, match.start() - 2) is not None
        yield _made(match, index, leading=leads)._replace(leading=leads or announced)
        after = match.end()
    if after >= 0:
        yield from _headed(shadowed, after, end, index)


def _is_quoted(shadowed: str, start: int, at: int, end: int) -> bool:
    """Whether another document's words are quoted there: 《某解释》第十五条“…：（一）…；（二）…”."""
    start = max(start, at - _LONGEST_QUOTED)
    opened = shadowed.count("“", start, at)
    if not opened or opened <= shadowed.count("”", start, at):
        return False
    closing, opening = shadowed.find("”", at, end), shadowed.find("“", at, end)
    return closing >= 0 and not 0 <= opening < closing


def _headed(shadowed: str, start: int, end: int, index: int) -> Iterator[Label]:
    """The labels that run on behind a heading: 三、打造新优势（一）巩固提升外循环1.打造制度型开放范本。"""
    while (glued := _next_headed(shadowed, start, min(end, start + _LONGEST_HEAD))) is not None:
        yield _made(glued, index, leading=False)._replace(glued=True)
        if glued.lastgroup != "cnp" and not glued.group().endswith("节"):
            return
        start = glued.end()


def _next_headed(shadowed: str, start: int, stop: int) -> re.Match[str] | None:
    if shadowed[start - 1] in "章节":
        return _article.search(shadowed, start, stop)
    bracket = shadowed.find("(", start + 2, stop)
    glued = _glued.search(shadowed, bracket, stop) if bracket >= 0 else None
    if glued is None:
        glued = _glued_item.search(shadowed, start + 2, stop)
    if glued is None or any(mark in shadowed[start : glued.start()] for mark in "。;:"):
        return None
    return glued


def _made(match: re.Match[str], paragraph: int, *, leading: bool) -> Label:
    family = match.lastgroup or ""
    if family == "unit":
        family, numeral = match["unit"], match["law"]
    else:
        numeral = match[family]
    prefix: tuple[int, ...] = ()
    if family == "dec":
        *before, last = (int(part) for part in numeral.split("."))
        prefix, number, family = tuple(before), last, f"dec{len(before) + 1}"
    elif family == "circle":
        number = _CIRCLED.index(numeral) + 1
    elif family == "dash":  # —、总体要求: drawn instead of 一
        family, number = "cn", 1
    elif numeral in ("l", "I"):
        number = 1
    else:
        number = int(numeral) if numeral.isdigit() else chinese_number(numeral)
    start, end = match.span()
    printed = match.group()
    inserted = chinese_number(printed.rpartition("之")[2]) if "之" in printed else 0
    if not leading:  # the mark before it, and a space
        start += printed[0] not in "(第" and not printed[0].isalnum()
        start += match.string[start] == " "
    return _label_of((start, end, family, number, paragraph, leading, False, prefix, inserted))
