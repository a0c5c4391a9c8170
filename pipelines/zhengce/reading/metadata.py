"""What a document says of itself: title, number, issuer, dates, kind.

Facts of the page's metadata table come first; else the head and the signature tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from zhengce.model import Document, Genre, Layout, Register
from zhengce.reading import issuers, promulgation
from zhengce.reading.clauses import Unit
from zhengce.reading.dates import printed_day
from zhengce.reading.layout import Layout as PageLayout
from zhengce.reading.patterns import (
    DATE,
    GENRE_WORDS,
    GLOSS,
    document_number,
    shadow,
)
from zhengce.reading.times import PLANS

# an attachment by itself may be called 海南省…发展行动
_title_end = re.compile(rf"(?:{GENRE_WORDS}|行动)(?: ?[(][^()]{{1,24}}[)])?[》〉\"”]?$")
_about = re.compile("关于|印发|转发|批转|[院厅府委局部室]对")
_column = re.compile(r"[\u4e00-\u9fff]{2,8} ?[丨｜|] ?(?=[\u4e00-\u9fff《“])")
_spaced_out = re.compile(r"(?:[\u4e00-\u9fff][ \u3000]+){3,}[\u4e00-\u9fff](?![ \u3000])")
_rubric = re.compile(r"[\u4e00-\u9fff]{2,6}|.*(?:文件|公开|专栏|专题|信息|栏目)")
_plan = re.compile("[七八九]五|十[一二三四五六]?五")
_of_kind = re.compile(rf"的(?:{GENRE_WORDS})(?:[(][^()]{{1,24}}[)])?》?$")
_letterhead = re.compile(r"(?!.*关于).{2,40}文件")
# 市政府办公室关于…, signed 泰州市人民政府办公室
_bare_issuer = re.compile("[省市县区州](?:人民)?政府")
_date = re.compile(DATE)
_addressed = re.compile(" {0,4}各[\u4e00-\u9fff、,() ]{2,160}:$")
_addressees = re.compile(r" {0,4}各[^。]{2,160}: ?")
_year = re.compile(r"(?:19|20)\d\d")
_purpose = re.compile(
    r"为[^,。;:《》]{0,12}?(?:做好|抓好|推进|推动|开展|实施|完成|落实|办好)[^,。;:《》]{0,8}?(20\d\d)年(?![底末以第前后\d])"
)
_BEGINNING = 400
_FIRST = 8
"""Lines of a head among which its number and its day stand."""
_no_title = re.compile(
    r"(?:各(?!级.*法$)|附件|目录|第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)])"
)
# （试行第九版）, （征求意见稿） below a title
_edition = re.compile(
    r"[(][^()]{0,10}(?:试行|暂行|第[一二三四五六七八九十\d]{1,3}版|意见稿|草案|修订版?)[)]"
)
# 2.3应急调度中心, 首页|公开, 首页>>公开, ·卫生政策·, Title: …
_no_headline = re.compile(r"\d{1,2}[.、]|[^\u4e00-\u9fff\d“‘《]|.*(?:…$|[|>\t])")

# 关于明确豫政〔2012〕103号文件重点工作责任单位的通知: another's number within the title
_names_number = re.compile(r".*关于[^(《\[]*[\[(] ?\d{4} ?[\])][^(《]{1,8}号(?=文)")

_NOTHING: Mapping[str, Any] = {}

_division = re.compile("分工方案|任务分工|职责分工|责任分工|任务分解|责任分解|职责清单|分工表")
_after_title = re.compile(r" ?[(][^()]*[)]$")  # （试行）, （2023—2025年）
_GENRES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("notice", re.compile("(?:通知|通告|公告|通报)$")),
    ("plan", re.compile("(?:方案|计划|规划|纲要|预案)$")),
    ("opinions", re.compile("意见$")),
    ("points", re.compile("要点$")),
    ("measures", re.compile("(?:措施|办法|细则|规定|条例|政策|规程|制度|法)$")),
    ("decision", re.compile("(?:决定|决议|令)$")),
    ("reply", re.compile("(?:批复|复函|答复|函)$")),
)


def described(
    layout: PageLayout,
    shadowed: str,
    units: Sequence[Unit],
    form: Layout,
    register: Register,
    given: Mapping[str, Any] = _NOTHING,
) -> Document:
    """The record of the document as a whole; ``form`` is how its duties are written.

    What is ``given``, by field, goes before what is read, and what follows from it follows.
    """
    head = list(_head(layout, shadowed, units))
    facts = layout.facts
    law = promulgation.found(head, layout.text)
    title = given.get("title") or _unquoted(
        _unnumbered(facts.get("title"))
        or _whole(_title(head, layout.text), law.title)
        or _first_line(head, layout.text)
        or ""
    )
    plain = GLOSS.sub("", shadow(title))  # 封丘縣人民政府 關(guān)于…
    named = plain.translate(register.simplify)
    number = (
        given.get("document_number")
        or _number(facts.get("document_number"), head, layout.text)
        or law.number
    )
    signed, signer = issuers.signature(layout, shadowed)
    ordered = printed_day(law.date) if law.title else None  # not …秘书处　2021年2月7日印发
    issuer = (
        given.get("issuer")
        or (promulgation.issuer_of(number) if law.title else None)
        or (signer if _bare_issuer.match(named) else None)
        or issuers.of_title(title if len(title) == len(plain) else plain, named)
        or signer
        or promulgation.issuer_of(number)
        or issuers.of_facts(facts.get("issuer"))
        or law.issuer
        or issuers.unnamed(layout, shadowed, head, register)
    )
    place = register.place_of(issuer, title or None, number, layout.text)
    return Document(
        title=" ".join(title.split()) if title.isascii() else _unspaced(title.replace("\n", "")),
        document_number=number,
        issuer=issuer,
        place=place,
        genre=given.get("genre") or _genre(named),
        index_number=given.get("index_number") or _index_number(facts.get("index_number")),
        date_signed=given.get("date_signed")
        or ordered
        or signed
        or printed_day(facts.get("date_signed"))
        or printed_day(law.date)
        or _beside_number(head, number),
        date_published=given.get("date_published")
        or printed_day(facts.get("date_published") or facts.get("date_disclosed")),
        layout=form,
    )


def year_of(document: Document, shadowed: str) -> int | None:
    """The year that the document's number or title prints, where it has no date.

    That of a plan for five years (“十四五”规划) is its first.  Where neither prints one, that of
    what the document begins with: 为做好2018年大气污染防治工作.
    """
    for printed in (document.document_number, document.title):
        years = _year.findall(shadow(printed)) if printed else []
        if years:
            return int(years[0])
    plan = _plan.search(document.title)
    if plan is not None:
        return PLANS.get(plan.group())
    purpose = _purpose.search(shadowed, 0, _BEGINNING)
    return int(purpose[1]) if purpose is not None else None


def issued_on(document: Document) -> date | None:
    """The day from which a document counts: signed, else published; none where the only day known
    is that on which another site printed a document numbered in an earlier year."""
    if document.date_signed is not None or document.date_published is None:
        return document.date_signed
    numbered = _year.search(shadow(document.document_number or ""))
    later = numbered is not None and int(numbered.group()) < document.date_published.year - 1
    return None if later else document.date_published


# --- title ---


def _head(
    layout: PageLayout, shadowed: str, units: Sequence[Unit]
) -> Iterator[tuple[int, int, str]]:
    """The paragraphs before the first numbered unit, outside tables."""
    first = next(
        (unit.clause.char_start for unit in units if unit.clause.path.rpartition("/")[2] != "0"),
        len(shadowed),
    )
    for paragraph in layout.paragraphs[:60]:
        if paragraph.start >= first:
            return
        if paragraph.cell is None:
            yield paragraph.start, paragraph.end, shadowed[paragraph.start : paragraph.end]


def _title(head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The first lines that are named as a document is: 关于…的通知, …实施方案（试行）."""
    run: list[tuple[str, str]] = []  # the shadow without spaces, and the line as printed
    for start, end, line in (*head, (0, 0, "")):
        number = _own_number(line)
        if number is not None:
            first, last = _with_brackets(line, number)
            if first == 0 and last < len(line):
                start, line = start + last, line[last:]
            elif last == len(line) and first >= 8:
                end, line = start + first, line[:first]
        compact = "".join(line.split())
        if _titular(compact):
            run.append((compact, text[start:end].strip()))
            continue
        if title := _named(run):
            return title
        run = []
    return None


def _unnumbered(title: str | None) -> str | None:
    """A title that a page's facts print behind its number: 江政办〔2020〕2 号 区人民政府办公室关于印发…."""
    number = _own_number(shadow(title)) if title else None
    if title is None or number is None or number.start() or number.end() > len(title) - 8:
        return title
    return title[number.end() :].strip()


def _whole(title: str | None, enacted: str | None) -> str | None:
    """The title, or the name of what an order puts in force, where the title is its last line."""
    if enacted and (title is None or "".join(enacted.split()).endswith("".join(title.split()))):
        return enacted
    return title


def _first_line(head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The first line of all where it stands above text as a title does, whatever it is called."""
    if not head:
        return None
    start, end, line = head[0]
    compact = "".join(line.split())
    if _no_headline.match(compact) or not _titular(compact):
        return None
    named = len(compact) >= 4 and _title_end.search(compact)  # 信访条例
    return text[start:end] if named or 6 <= len(compact) <= 60 else None


def _unspaced(title: str) -> str:
    """大 同 市 人 民 政 府 办 公 室关于…: an issuer that was spaced out, as one name."""
    spaced = _spaced_out.match(title)
    return title if spaced is None else "".join(spaced.group().split()) + title[spaced.end() :]


def _unquoted(title: str) -> str:
    """《…的通知》, all of it in its brackets, without them; and without a page's column before 丨."""
    title = _column.sub("", title)
    return title[1:-1] if title[:1] == "《" and title.find("》") == len(title) - 1 else title


def _named(run: Sequence[tuple[str, str]]) -> str | None:
    """Of lines that stand together, those that are the title; a rubric above them is not."""
    about = next((i for i, (line, _) in enumerate(run) if _about.search(line)), None)
    if about is None:
        first = next((i for i, (line, _) in enumerate(run) if not _rubric.fullmatch(line)), 0)
        return _joined(run, first, first)
    first = about
    while (
        first
        and issuers.issuer_name.fullmatch(run[first - 1][0].strip("()"))
        and not run[about][0].startswith(run[first - 1][0])  # 财政部|财政部关于…
    ):
        first -= 1
    return _joined(run, first, about)


def _joined(run: Sequence[tuple[str, str]], first: int, last: int) -> str | None:
    """The lines from ``first`` until, at ``last`` or later, they end as a title does."""
    found, stop = None, last
    for stop in range(last + 1, len(run) + 1):
        line = "".join(compact for compact, _ in run[first:stop])
        if not _is_name(line) or len(line) < 6:
            continue
        # …执法全过程记录制度 ends a line of a title that ends in …制度的指导意见
        if found is None or _of_kind.search(line):
            found = "".join(printed for _, printed in run[first:stop])
        if _of_kind.search(line) or not _about.search(line):
            break
    if found is not None and stop < len(run) and _edition.fullmatch(run[stop][0]):
        found += run[stop][1]
    return found


def _is_name(line: str) -> bool:
    return _title_end.search(line) is not None and line.count("《") == line.count("》")


def _is_title(line: str) -> bool:
    """Whether a number beside it is the document's own; 根据《…的通知》 is no title."""
    return (
        _of_kind.search(line) is not None
        and _about.search(line) is not None
        and line[0] not in "根按依为"
    )


def _own_number(line: str) -> re.Match[str] | None:
    """A document number in a line that is not part of a title."""
    number = document_number(line)
    return None if number is not None and _names_number.match(line) else number


def _with_brackets(line: str, number: re.Match[str]) -> tuple[int, int]:
    """Where a number begins and ends in a line, with the brackets around it: …的通知（岳办发〔2017〕2号）."""
    first, last = number.span()
    if line[first - 1 : first] in tuple("([") and line[last : last + 1] in tuple(")]"):
        return first - 1, last + 1
    return first, last


def _titular(line: str) -> bool:
    if not 2 <= len(line) <= 110 or line[-1] in "。:;,、!" or _letterhead.fullmatch(line):
        return False
    if "。" in line or _no_title.match(line) or (_date.search(line) and len(line) < 40):
        return False
    if line[0] == "(" and ("此件" in line or _date.search(line)):
        return False  # (2016年11月7日…通过 根据…《关于修改…的决定》修正)
    return _own_number(line) is None


def _number(fact: str | None, head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The document's own number: a fact, or alone or at an edge of a line of the head."""
    if fact and any(c.isdigit() for c in fact) and any(c in fact for c in "号〔[（("):
        return fact
    for start, _, line in head:
        if _addressees.fullmatch(line):
            return None  # what is below it is another's
        number = document_number(line)
        if number is None:
            continue
        if number.start() and line[number.start() - 1] in "([《":
            # （署发〔2019〕1号） below a title or behind it; not 根据…的通知(国办发〔2019〕1号)
            first, last = _with_brackets(line, number)
            before, after = line[:first].strip(), line[last:].strip()
            if not (before and after) and (not (before or after) or _is_title(before or after)):
                return text[start + number.start() : start + number.end()]
            continue
        if number.start() == 0 or (
            number.end() == len(line) and "《" not in line[: number.start()][-1:]
        ):
            runs_on = len(line) - (number.end() - number.start()) > 110 or line[-1] in "。:,"
            # 国办发〔2015〕94号各省、自治区、直辖市人民政府：
            if runs_on and (number.start() or not _addressed.match(line, number.end())):
                continue
            return text[start + number.start() : start + number.end()]
    return None


# --- issuer and dates ---


def _beside_number(head: Sequence[tuple[int, int, str]], number: str | None) -> date | None:
    """The day behind the document's number in a line of the head: 宜府办发〔2022〕38号 2022年9月27日."""
    if number is None:
        return None
    printed = shadow(number)
    lines = (line for _, _, line in head[:_FIRST] if line.startswith(printed))
    dated = (_date.fullmatch(line[len(printed) :].strip()) for line in lines)
    return next((printed_day(day.group()) for day in dated if day is not None), None)


def _index_number(fact: str | None) -> str | None:
    """002516393/2025-01145公开方式:主动公开 — without what the page printed beside it."""
    match = re.match(r"[\w/.\-—–()]*?[0-9][A-Za-z0-9/.\-—–()]*", fact or "")
    return match.group() if match is not None else None


def _genre(title: str) -> Genre:
    """The kind by the title's last word; a notice that issues a plan is a notice.

    A division of work is named so anywhere in the title: …重点任务分工方案, …职责清单（2023年版）.
    """
    # 几 个 问 题 的 通 知: spaced out
    named = "".join(_after_title.sub("", title).split()).rstrip('》"”')
    if named.endswith("解读"):  # 《…分工方案》政策解读
        return "other"
    for genre, words in _GENRES:
        if words.search(named):
            return "division" if genre == "plan" and _division.search(named) else genre
    return "division" if _division.search(named) else "other"


def form_of(forms: Sequence[Layout], articles: bool) -> Layout:
    """How duties are written, by the most frequent way; without duties, how the text is numbered."""
    if forms:
        return max(dict.fromkeys(forms), key=forms.count)
    return "articles" if articles else "plain"
