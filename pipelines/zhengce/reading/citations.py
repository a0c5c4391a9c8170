"""Documents that a clause refers to by 《title》, with the number in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.model import Citation, Relation
from zhengce.reading.patterns import DOCUMENT_NUMBER

_LONGEST_TITLE = 300
_LONGEST_KIND = 4
# GB/T 1234-2015, DB31/963-2016, SH/MRV-001-2012, DG/TJ08-115-2008; of one without a year GB/T15776
_STANDARD = r"[A-Z]{1,4}\d{0,4}(?:/[A-Z]{0,4}\d{0,3})?[ -]?\d[\d.]*(?:-\d{1,3})?-\d{4}|(?:GB|HJ|[A-Z]{2}/T) ?\d[\d.]{2,}"
# 中国人民银行 财政部 中国证券监督管理委员会公告〔2005〕第5号
_ANNOUNCED = (
    r"(?:[\u4e00-\u9fff]{2,16}[、 ]){0,5}[\u4e00-\u9fff]{2,16}公告[\[(]\d{4}[\])]第? ?\d{1,4} ?号"
)
# 国务院第662号令, the other way round
_number = re.compile(
    rf"\s?[(\[] ?(?P<number>(?:\d{{4}}年(?=[\u4e00-\u9fff]{{2,14}}令)|(?:[\u4e00-\u9fff]{{2,12}}、){{1,4}}(?=[\u4e00-\u9fff]{{2,14}}令))?{DOCUMENT_NUMBER}"
    rf"|{_ANNOUNCED}|{_STANDARD}|[\u4e00-\u9fff]{{2,12}}第 ?\d{{1,4}} ?号令)(?:[^()\[\]]{{0,12}}|,请[^()\[\]]{{0,60}}|(?:公布|发布)[^()\[\]]{{0,80}})[)\]]"
)
# (财     科教[2019]19号): blanks where a mirror glossed characters
_glossed_number = re.compile(
    r"[(\[] ?(?P<number>(?:[\u4e00-\u9fff]++(?: {3,8}+)?){1,8}[\[(]\d{4}[\])] ?\d{1,5} ?号)[^()\[\]]{0,12}[)\]]"
)
# Things in 《》 that are no documents of authority: newspapers, certificates, forms; but 议定书, 白皮书
# and 倡议书, 目标责任书, 通报 and 预报, 清单 and 负面清单, 裁量基准表 are.
_no_document = re.compile(
    r".*(?:[日晚时]报|周刊|杂志|月刊|学[报刊]|年鉴|报(?<![通预申汇公简]报)|(?:委员会|政府|国务院|法院|检察院)公报"
    r"|证件?|执照|批件|(?<!参照)(?<!基准)(?<!裁量)(?<!税[率额])表|书(?<!议定书)(?<!皮书)(?<!倡议书)(?<!目标责任书)|证明|回执|(?<!手)册|[簿卡]|(?<!清)单|笔录|发票|合同|护照|进行曲|论坛|之声)(?:[(].*[)])?"
)
_ENDS = frozenset("报刊志鉴证件照表书明执册簿卡单录票同曲坛声)")
"""What they end with: nearly all documents end otherwise."""
# 本法所附《…当量值表》: a table that is the law's own; a form to fill in is none
_annexed = re.compile(
    "本(?:法|条例|办法|规定)所附《[^》]*(?<!申请)(?<!登记)(?<!申报)(?<!报名)(?<!审批)表》"
)
_WORKS = frozenset("剧影片曲戏蹈品说文学")
"""What the names of kinds of works of art end with."""
# 歌舞剧《明月山的崽》, 电影《…》 are works of art
_work = re.compile(
    r"(?:歌舞剧|[戏话歌舞京越豫川]剧|电视剧|音乐剧|采茶戏|电影|影片|纪录片|动画片|宣传片|歌曲|舞蹈|小品|小说|散文|报告文学|专题片)[^,。;:]{0,2}$"
)
_SHORT_END = frozenset('称为作:“"')
_short_name = re.compile('简称[为作:]?[“"]?$')
_file_name = re.compile(r"[^。;:,\n]{0,8}[.](?:pdf|docx?|wps|ofd|xlsx?)(?![a-z])")
"""《甲办法》的通知.pdf names what a page offers, not what its text refers to."""
_FORWARDS_BEFORE = re.compile(
    # 现将《…》印发给你们; but 根据省政府印发的《…》精神
    r"(?:现?将|现就|(?:印发|转发|批转|下发)(?!的)|(?:制定|修订)(?:了)?|同意)[^。;,《]{0,12}$"
)
_FORWARDS_AFTER = re.compile(
    r"(?:已经|经|业经|已由)?[^。;]{0,30}(?:同意|通过|审定)[^。;]{0,12},?[^。;]{0,6}(?:印发|转发|公布)|(?:印发|转发|下发)(?:给)?你们"
)
_IMPLEMENTS = re.compile(r"(?:贯彻|落实|按照|根据|依据|依照|遵照|执行|参照|对照|结合)[^。;]{0,60}$")
# 贯彻落实省委办公厅印发《…》的要求
_demands = re.compile(r"[^。;,:]{0,78}?(?:的要求|精神|部署)")
_REPEALS_AFTER = re.compile(
    r"[^。;]{0,60}(?:同时废止|予以废止|即行废止|废止|停止执行|停止施行|不再执行|失效)"
)
_SENTENCE = "。;!?\n"
# 根据《…》(国发〔2019〕13号)、《…》和《…》, 《…》《…》已经市政府同意: what holds for one of a list holds for all
_LISTED = r"《[^《》]{1,150}》(?: ?[(][^()]{0,40}(?:[(][^()]*[)][^()]*)?[)])?"
# 根据财政部《…》(财农〔2021〕22号)、省财政厅《…》精神: also where each says whose it is
_listed_before = re.compile(rf"(?:{_LISTED}(?:(?:[、和及与]|以及)[^。;,:《》]{{0,24}})? ?)+$")
_listed_after = re.compile(rf"(?:(?:[、和及与]|以及)? ?{_LISTED})+")
# …关于印发《某某实施方案（试行）》的通知: what stands around the name of what it issues
_marks = re.compile(r"[\s《》〈〉<>]")
_issues = re.compile(r"(?:.*(?:印发|转发|批转|下发|发布|公布|颁布))?", re.DOTALL)
_issued = re.compile(r"(?:[(（][^()（）]*[)）])?(?:的(?:通知|函|公告|通告|决定|命令|批复))?")


def titles(shadowed: str) -> list[tuple[int, int]]:
    """The spans of 《…》 in reading order, the outermost where they nest."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    opening, closing = shadowed.find("《"), shadowed.find("》")
    while closing >= 0:
        if 0 <= opening < closing:
            opened.append(opening)
            opening = shadowed.find("《", opening + 1)
            continue
        if opened:
            start, end = opened.pop(), closing + 1
            if end - start <= _LONGEST_TITLE:
                while found and found[-1][0] > start:  # what the title quotes
                    found.pop()
                found.append((start, end))
        closing = shadowed.find("》", closing + 1)
    return found


def cited(
    path: str,
    text: str,
    shadowed: str,
    start: int,
    end: int,
    spans: list[tuple[int, int]],
    own_title: str,
) -> Iterator[Citation]:
    """The citations of the stretch ``start``–``end`` of the text; ``spans`` are the document's titles."""
    stop = listed = start
    for first, last in spans:
        if first < stop or last > end:  # （法〔2004〕96号，以下简称《纪要》） is of the one before
            continue
        title = text[first + 1 : last - 1].replace("\n", "")
        number = _number.match(shadowed, last, end)
        if number is None and "   " in shadowed[last : last + 40]:
            number = _glossed_number.match(shadowed, last, end)
        if _is_itself(shadowed, first, title, own_title) or _is_no_document(
            shadowed, start, end, first, last, numbered=number is not None
        ):
            continue
        stop = number.end() if number is not None else last
        if stop > listed:  # else the list that this one stands in has been looked at
            beside = _listed_after.match(shadowed, stop, end)
            listed = beside.end() if beside is not None else stop
        yield Citation(
            path,
            title,
            text[number.start("number") : number.end("number")] if number is not None else None,
            _relation(
                shadowed,
                start,
                end,
                first,
                listed,
                own=number is None and _is_own(title, own_title),
            ),
            first,
            stop,
        )


def _is_itself(shadowed: str, first: int, title: str, own_title: str) -> bool:
    """Whether a title's span names the document itself, or another's short name again."""
    if shadowed.startswith("本", first - 1) and (len(title) <= _LONGEST_KIND or title in own_title):
        return True  # 本《通知》, 本《裁量权规定》
    # (以下简称《条例》): of the one before
    return shadowed[first - 1] in _SHORT_END and (
        _short_name.search(shadowed, first - 4, first) is not None
    )


def _is_no_document(
    shadowed: str, start: int, end: int, first: int, last: int, *, numbered: bool
) -> bool:
    """Whether a title's span is a form, a file or a work: 《申请表》, 《附件.doc》, 电影《…》."""
    title = shadowed[first + 1 : last - 1]
    if not title.strip() or "__" in title:
        return True
    if shadowed.find(".", last, last + 12) > 0 and _file_name.match(shadowed, last, end):
        return True
    if numbered:
        return False
    form = (
        shadowed[last - 2] in _ENDS
        and not _annexed.search(shadowed, max(start, first - 8), last)
        and _no_document.fullmatch(shadowed, first + 1, last - 1) is not None
    )
    return form or (
        shadowed[first - 1] in _WORKS and _work.search(shadowed, first - 6, first) is not None
    )


def _is_own(title: str, own: str) -> bool:
    """Whether a document issues what is cited, or is it: by its title, of which the law that it
    implements (…法 in …法实施条例) is a part too."""
    title, own = _marks.sub("", title), _marks.sub("", own)
    if not title or title not in own:  # 《〈〉》 names nothing
        return False
    before, _, after = own.rpartition(title)
    return bool(_issues.fullmatch(before) and _issued.fullmatch(after))


def _relation(
    shadowed: str, start: int, end: int, first: int, listed: int, *, own: bool
) -> Relation:
    """How a unit from ``start`` to ``end`` speaks of what begins at ``first``, in a list up to ``listed``."""
    start = max(start, first - 300)
    sentence = max(shadowed.rfind(mark, start, first) for mark in _SENTENCE)
    before = _listed_before.sub("", shadowed[max(sentence + 1, start) : first])
    after = shadowed[listed : min(end, listed + 80)]
    if _REPEALS_AFTER.match(after):
        return "repeals"
    if (
        own
        or _FORWARDS_AFTER.match(after)
        or (
            _FORWARDS_BEFORE.search(before)
            and "印发" in after[:20] + before[-12:]
            and not _demands.match(after)
        )
    ):
        return "forwards"
    if _IMPLEMENTS.search(before):
        return "implements"
    return "mentions"
