"""Who issued a document, by its signature, its title's first words, its letterhead or its last line.

Which of them counts before which others, and the place that follows, is told in ``metadata``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from zhengce.model import Register
from zhengce.reading.dates import printed_day
from zhengce.reading.layout import Layout as PageLayout
from zhengce.reading.patterns import BLANK_DATE, DATE, shadow

issuer_name = re.compile(
    r"[\u4e00-\u9fff、 ()“”]{2,60}(?:人民政府|政府|办公厅|办公室|委员会|委|局|厅|部|院|署|会|法院|检察院|中心|党委|小组|指挥部|[^主承经代]办|司(?<!公司)|(?:办事|管理|秘书|监察)处|(?:[支大总]|调查)队)"
)
_of_title = re.compile(r"(?P<issuer>[\u4e00-\u9fff、 ()“”]{2,60}?)(?:关于|印发|转发|批转|对)")
# 长汀县人民政府森林防火禁火令, without such a word
_of_order = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{2,16}?人民政府)(?=(?!办公)[\u4e00-\u9fff]{2,20}(?:令|通告|公告)$)"
)
# 省生态环境厅2021年度推动碳达峰、碳中和工作计划: its own plan of a year
_of_plan = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{2,24}[厅局委]) ?(?=\d{4} ?年.*(?:要点|计划|安排|任务|总结|方案)$)"
)
# 来源：市人力资源社会保障局官网
_its_site = re.compile("(?:官方)?(?:官网|网站|微信公众号|公众号|微信)$")
_note = re.compile(r"[(]此件[^)]*[)]")
_PARTY = "中共中央"
# 近日，中共中央、国务院|印发了《; 大同市交通运输局、大同市财政局|联合印发《
_issued = re.compile("(?:日前|近日)?(?P<who>[^,。]{2,120}?)(?:日前|近日)?印发了?")
_clause = re.compile("[,。] *|(?<=日)电 *")  # 新华社北京2月24日电 中共中央…
_date = re.compile(f"{DATE}|{BLANK_DATE}")


def signature(layout: PageLayout, shadowed: str) -> tuple[date | None, str | None]:
    """The first date that stands alone below an issuer's line, and the first issuer above it."""
    found: date | None = None
    drafter: str | None = None
    for index, (start, end, cell) in enumerate(layout.paragraphs):
        if end - start > 60 or shadowed[end - 1] not in "日)发" or cell is not None:
            continue
        line = shadowed[start:end]
        match = _date.search(line)
        if match is None or not _alone(line, match):
            continue
        signed = printed_day(match.group())
        before = _note.sub("", line[: match.start()]).strip(" (")
        above = _issuers_above(layout, shadowed, index)
        if before:
            at = start + line.index(before)
            above.append(layout.text[at : at + len(before)])
        if signed is not None and above:
            return signed, _first(above[0])
        found = found or signed
        drafter = drafter or (_first(above[0]) if above else None)
    return found, drafter


def _issuers_above(layout: PageLayout, shadowed: str, index: int) -> list[str]:
    """The issuers' lines directly above a date, the first one first."""
    lines: list[str] = []
    for paragraph in reversed(layout.paragraphs[max(0, index - 12) : index]):
        start, end = paragraph.start, paragraph.end
        end = start + len(shadowed[start:end].rstrip())  # blank where a page has a stray &sp;
        if end - start > 60 or not issuer_name.fullmatch(shadowed, start, end):
            break
        line = shadowed[start:end]  # blank where a mirror printed ??? for spaces
        lines.insert(0, layout.text[end - len(line.lstrip()) : end])
    return _whole(layout, shadowed, index - len(lines), lines)


def _whole(layout: PageLayout, shadowed: str, index: int, lines: list[str]) -> list[str]:
    """Issuers' lines, the first of which may end a name that two lines part, and the text has whole.

    张家口市宣化区应对新冠肺炎|疫情工作领导小组办公室, below a title that names it.  ``index`` is the first line's.
    """
    if not lines or index < 1:
        return lines
    above = layout.paragraphs[index - 1]
    name = layout.text[above.start : above.end].strip() + lines[0]
    if (
        len(name) <= 60
        and issuer_name.fullmatch(shadow(name))
        and name in layout.text[: above.start]
    ):
        return [name, *lines[1:]]
    return lines


def _first(line: str) -> str:
    """广州市医疗保障局　　广州市财政局 and 财政部、司法部 → the first; 国  务  院 is one."""
    names = line.replace("、", " ").split() or [line]
    return "".join(names) if all(len(name) == 1 for name in names) else _parted(names[0])


# 重庆市人民政府办公厅|四川省人民政府办公厅, 自治区党委办公厅|人民政府办公厅: governments and congresses side by side
_next_issuer = re.compile(
    "(?<=[厅室府局委])(?!办公)(?=[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|县|区)(?:人民政府|委员会|委)|人民政府办公[厅室])"
)
_customs = re.compile("(?<=[厅局委])(?=[\u4e00-\u9fff]{2,3}海关$)")


def _parted(names: str) -> str:
    """The first of names that run on: 广州市人力资源和社会保障局广州市财政局."""
    if "府" in names and (beside := _next_issuer.search(names, 4)) is not None:
        return names[: beside.start()]
    if (customs := _customs.search(names)) is not None:  # 湖北省商务厅|武汉海关
        return names[: customs.start()]
    again = names.find(names[:3], 4)
    return names[:again] if again > 0 and names[again - 1] in "局委厅部办室会府心" else names


def _alone(line: str, match: re.Match[str]) -> bool:
    """Whether a date is its line's end, with at most an issuer before it."""
    rest = _note.sub("", line[match.end() :]).strip(" )")
    before = _note.sub("", line[: match.start()]).strip(" (")  # （此件发至乡）  2017年6月13日
    return rest in ("", "印发") and (not before or issuer_name.fullmatch(before) is not None)


def unnamed(
    layout: PageLayout,
    shadowed: str,
    head: Sequence[tuple[int, int, str]],
    named: str,
    register: Register,
) -> str | None:
    """The body of the letterhead, of the file's author, of the last line, that news of it name, or that
    the page has its text from.  ``named`` is the title, simplified."""
    return (
        _of_letterhead(head, layout.text, register)
        or _of_author(layout.facts.get("author"), register)
        or _unsigned(layout, shadowed, register)
        or _of_news(head, named, layout.text)
        or _of_source(layout.facts.get("source"))
    )


def _of_letterhead(
    head: Sequence[tuple[int, int, str]], text: str, register: Register
) -> str | None:
    """吉林省教育厅文件, or 唐山市住房公积金管理中心 alone, above the title."""
    for start, _, line in head[:4]:
        name = line.removesuffix("文件")
        if issuer_name.fullmatch(name) and (name != line or register.resolve(_first(name), None)):
            return _first(text[start : start + len(name)])
    return None


def _unsigned(layout: PageLayout, shadowed: str, register: Register) -> str | None:
    """The body whose name is the last line, without a date below it."""
    if not layout.paragraphs or layout.paragraphs[-1].cell is not None:
        return None
    start, end, _ = layout.paragraphs[-1]
    if shadowed[start] == "(" and shadowed[end - 1] == ")":  # （万载县统计局）
        start, end = start + 1, end - 1
    if end - start > 40 or not issuer_name.fullmatch(shadowed, start, end):
        return None
    name = layout.text[start:end]
    return name if "、" not in name and register.resolve(name, None) else None


def _of_news(head: Sequence[tuple[int, int, str]], named: str, text: str) -> str | None:
    """新华社北京2月24日电 近日，中共中央、国务院印发了《…规划纲要》: who is told to have issued this one."""
    for start, _, line in head:
        title = line.find(f"《{named}》") if named else -1
        if title < 0:
            continue
        first = max((mark.end() for mark in _clause.finditer(line, 0, title)), default=0)
        if (told := _issued.fullmatch(line, first, title)) is not None:
            name = _first(text[start + told.start("who") : start + told.end("who")])
            if name == _PARTY or issuer_name.fullmatch(name):
                return name
    return None


def in_full(issuer: str | None, head: Sequence[tuple[int, int, str]]) -> str | None:
    """通源乡人民政府, as its letterhead 嵊州市通源乡人民政府文件 names it: with what it lies in."""
    for _, _, line in head[:4] if issuer else ():
        name = line.removesuffix("文件")
        if name != issuer and name.endswith(issuer or "") and issuer_name.fullmatch(name):
            return name
    return issuer


# 市绿化市容局; not 市中区人民政府
_of_some_place = re.compile("[省市县区州盟旗](?![中南北]区)")


def whole(issuer: str | None, stated: str | None) -> str | None:
    """市绿化市容局 of a title, as the page's facts name it: 上海市绿化和市容管理局."""
    bare = issuer is not None and _of_some_place.match(issuer) is not None
    named = stated is not None and _of_some_place.match(stated) is None
    return stated if bare and named else issuer


def of_facts(fact: str | None) -> str | None:
    return _first(fact) if fact and fact.strip() else None


def _of_author(fact: str | None, register: Register) -> str | None:
    """Whom a file names as its author, if that is a body: 生态环境部等, 原环境保护部."""
    name = _first(fact).removeprefix("原").removesuffix("等") if fact and fact.strip() else ""
    return name if issuer_name.fullmatch(name) and register.resolve(name, None) else None


def _of_source(fact: str | None) -> str | None:
    """The body that a page has its text from, the first of several; a newspaper issues nothing."""
    name = _its_site.sub("", _first(fact)) if fact and fact.strip() else ""
    return name if issuer_name.fullmatch(shadow(name)) else None


def of_title(title: str, named: str) -> str | None:
    """The body that a title begins with; ``named`` is the title in the shadow's simplified characters."""
    match = _of_title.match(named) or _of_order.match(named) or _of_plan.match(named)
    if match is None:
        return None
    unnoted = re.sub(r"[(][^()]*[)]", "", match["issuer"])  # (转载)…, …(爱国卫生运动委员会)
    issuer = re.split("[ 、]", unnoted.strip())[0]
    issuer = _parted(issuer)
    if not issuer_name.fullmatch(issuer) and issuer not in ("国务院", _PARTY):
        return None
    at = named.find(issuer)
    return title[at : at + len(issuer)] if at >= 0 else issuer
