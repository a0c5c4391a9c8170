"""What a document says of itself: title, number, issuer, dates, kind.

Facts of the page's metadata table come first; else the head and the signature tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from zhengce.model import Document, Genre, Layout, Register
from zhengce.reading import issuers, promulgation, titles
from zhengce.reading.dates import printed_day
from zhengce.reading.drafts import Unit
from zhengce.reading.layout import Layout as PageLayout
from zhengce.reading.patterns import (
    DATE,
    DOCUMENT_NUMBER,
    GLOSS,
    document_number,
    glossed_start,
    shadow,
)
from zhengce.reading.times import PLANS

_plan = re.compile("[七八九]五|十[一二三四五六]?五")
# 市政府办公室关于…, signed 泰州市人民政府办公室
_bare_issuer = re.compile("[省市县区州](?:人民)?政府")
# 2004年5月18日 吉地税函[2004]52号, below the title
_numbered_day = re.compile(
    rf"(?P<day>{DATE}) {{0,4}}{DOCUMENT_NUMBER} *$"
    rf"|{DOCUMENT_NUMBER} {{0,8}}(?P<behind>{DATE}|\d{{4}}-\d{{1,2}}-\d{{1,2}})(?: +(?:全文|条款|部分)?(?:有效|失效|废止))? *$"
)
# （泉政办〔2017〕106号 2017年）
_year_behind = re.compile(r"(?<=号) +(?:19|20)\d\d ?年(?=[)]$)")
# 文号 靖政发〔2018〕53号 时效 有效: a cell behind the number
_valid = re.compile(r"(?<=号) {0,8}(?:时效性?|有效性) {0,8}(?:现行有效|有效|失效|废止)$")
# 2022-11-30 09:15; http://www.example.com 2011-12-02 07:18 来源: …
_stamp = re.compile(
    r"(?:https?://\S{4,80} +)?\[?(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\]?(?: \d{1,2}:\d{2}(?::\d{2})?)?(?= *$| *[来來]源)"
)
_addressed = re.compile(" {0,4}各[\u4e00-\u9fff、,() ]{2,160}:$")
_addressees = re.compile(r" {0,4}各[^。]{2,160}: ?")
_year = re.compile(r"(?:19|20)\d\d")
_told_year = re.compile(r"((?:19|20)\d\d) ?年")
_LONG_AGO = 5
"""Years after which a site that prints a document is taken for another's."""
_purpose = re.compile(
    r"为(?:[^,。;:《》]{2,40},)?[^,。;:《》]{0,12}?(?:做好|抓好|推进|推动|开展|实施|完成|落实|办好)[^,。;:《》]{0,8}?(20\d\d)年(?![底末以第前后\d])"
)
_BEGINNING = 400
_CAPTIONS, _MANY_COLUMNS = 2, 3
"""A title may be the first rows of a table, across its columns: 附件1|2016年…职位表."""
_NOTHING: Mapping[str, Any] = {}

_division = re.compile("分工方案|任务分工|职责分工|责任分工|任务分解|责任分解|职责清单|分工表")
_after_title = re.compile(r" ?[(][^()]*[)]$")  # （试行）, （2023—2025年）
_GENRES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("notice", re.compile("(?:通知|通告|公告|通报)$")),
    ("plan", re.compile("(?:方案|计划|规划|纲要|预案)$")),
    ("opinions", re.compile("意见$")),
    ("points", re.compile("要点$")),
    ("measures", re.compile("(?:措施|办法|细则|规则|规定|条例|政策|规程|制度|法)$")),
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
    title = given.get("title") or _title(layout, head, law)
    plain, named = _plain(title, register)
    number = (
        given.get("document_number")
        or _number(facts.get("document_number"), head, layout.text)
        or law.number
    )
    signed, signer = issuers.signature(layout, shadowed)
    ordered = printed_day(law.date) if law.title else None  # not …秘书处　2021年2月7日印发
    stated = issuers.of_facts(facts.get("issuer"))
    issuer = (
        given.get("issuer")
        or (promulgation.issuer_of(number) if law.title and "届" not in (number or "") else None)
        or ((signer or stated) if _bare_issuer.match(named) else None)
        or issuers.whole(issuers.of_title(plain, named), stated)
        or signer
        or promulgation.issuer_of(number)
        or stated
        or law.issuer
        or issuers.unnamed(layout, shadowed, head, named, register)
    )
    place = register.place_of(issuers.in_full(issuer, head), title or None, number, layout.text)
    return Document(
        title=_in_a_line(title),
        document_number=number,
        issuer=issuer,
        place=place,
        genre=given.get("genre") or _genre(named),
        index_number=given.get("index_number") or _index_number(facts.get("index_number")),
        date_signed=given.get("date_signed")
        or ordered
        or signed
        or _day_beside_number(head)
        or printed_day(facts.get("date_signed"))
        or _day_behind_title(head, named)
        or printed_day(law.date),
        date_published=given.get("date_published") or _published(facts, head, law.published),
        layout=form,
    )


def _title(
    layout: PageLayout, head: Sequence[tuple[int, int, str]], law: promulgation.Promulgation
) -> str:
    """The title as a fact of the page says it, or as its head prints it; empty where neither does."""
    return titles.unquoted(
        titles.unnumbered(layout.facts.get("title"))
        or titles.whole(titles.of_head(head, layout.text), law.title)
        or titles.first_line(head, layout.text)
        or titles.forwarded(head, layout.text)
        or ""
    )


def _in_a_line(title: str) -> str:
    return " ".join(title.split()) if title.isascii() else titles.unspaced(title.replace("\n", ""))


def _plain(title: str, register: Register) -> tuple[str, str]:
    """A title without the glosses in it (封丘縣人民政府 關(guān)于…), as printed and simplified."""
    plain = GLOSS.sub("", shadow(title))
    return title if len(title) == len(plain) else plain, plain.translate(register.simplify)


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


def issued_on(document: Document, shadowed: str, numbers: Sequence[int]) -> date | None:
    """The day from which a document counts: signed, else published; none where the only day known
    is that on which another site printed a document numbered in an earlier year, or one that tells
    of no year but long ago.  ``numbers`` are the offsets of those in its shadow."""
    if document.date_signed is not None or document.date_published is None:
        return document.date_signed
    posted = document.date_published.year
    numbered = _year.search(shadow(document.document_number or ""))
    if numbered is not None:
        return None if int(numbered.group()) < posted - 1 else document.date_published
    told = [
        int(year[1])
        for at in numbers
        if shadowed.startswith(("19", "20"), at) and (year := _told_year.match(shadowed, at))
    ]
    return None if told and max(told) < posted - _LONG_AGO else document.date_published


def _head(
    layout: PageLayout, shadowed: str, units: Sequence[Unit]
) -> Iterator[tuple[int, int, str]]:
    """The paragraphs before the first numbered unit, outside tables or across the whole of one."""
    first = next(
        (unit.clause.char_start for unit in units if unit.clause.path.rpartition("/")[2] != "0"),
        len(shadowed),
    )
    for paragraph in layout.paragraphs[:60]:
        if paragraph.start >= first:
            return
        cell = paragraph.cell
        if cell is None or (cell.row < _CAPTIONS and cell.column_span > _MANY_COLUMNS):
            yield paragraph.start, paragraph.end, shadowed[paragraph.start : paragraph.end]


def _number(fact: str | None, head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The document's own number: a fact, or alone or at an edge of a line of the head."""
    if fact and any(c.isdigit() for c in fact) and any(c in fact for c in "号〔[（("):
        return _valid.sub("", fact)
    for start, _, line in head:
        if _addressees.fullmatch(line):
            return None  # what is below it is another's
        line = _year_behind.sub("", line)
        number = document_number(line)
        if number is None:
            continue
        printed = text[glossed_start(text, start + number.start()) : start + number.end()]
        if number.start() and len(printed) == len(line):  # all of it, whose beginning is glossed
            return printed
        if len(line) < 60 and _numbered_day.match(_bare(line)):
            return text[start + number.start() : start + number.end()]
        if number.start() and line[number.start() - 1] in "([《":
            # （署发〔2019〕1号） below a title or behind it; not 根据…的通知(国办发〔2019〕1号)
            first, last = titles.with_brackets(line, number)
            before, after = line[:first].strip(), line[last:].strip()
            if not (before and after) and (
                not (before or after) or titles.is_title(before or after)
            ):
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


def _day_beside_number(head: Sequence[tuple[int, int, str]]) -> date | None:
    """The day that stands in one line with the document's number: of a document without signature."""
    for _, _, line in head:
        if "号" in line and len(line) < 60:
            beside = _numbered_day.match(_bare(line))
            if beside is not None:
                return printed_day(beside["day"] or beside["behind"])
    return None


def _day_behind_title(head: Sequence[tuple[int, int, str]], named: str) -> date | None:
    """中共中央 国务院关于…的意见（2021年1月4日）: that of a document whose signature is not printed."""
    for _, _, line in head:
        day = titles.dated.search(line)
        if day is not None and named and line[: day.start()].endswith(named):
            return printed_day(day.group())
    return None


def _bare(line: str) -> str:
    """(国检监〔1989〕565号 一九八九年十月十六日), all of it in brackets, without them."""
    return line[1:-1] if line[0] == "(" and line[-1] == ")" else line


def _published(
    facts: Mapping[str, str], head: Sequence[tuple[int, int, str]], enacted: str | None
) -> date | None:
    """As a fact says, or 2022-11-30 09:15 alone in a line of the head, or the line that enacts a law."""
    if said := printed_day(facts.get("date_published") or facts.get("date_disclosed")):
        return said
    for _, _, line in head:
        if line[0] in "12h" and (stamp := _stamp.match(line)) is not None:
            return printed_day(stamp["day"])
    return printed_day(enacted)


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
