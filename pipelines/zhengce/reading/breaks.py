"""Paragraph breaks that a page lost, put back: several paragraphs that were run together in a line.

Lines that the page's width broke, which are the other way about, are joined in ``wrapped``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhengce.model import Block
from zhengce.reading.patterns import DATE, GENRE_WORDS, LEADER, chinese_number, shadow

# …现提出以下意见：　　一、主要目标和基本原则　　（一）主要目标。 — the indents tell where they were;
# 国  务  院 and 第一章　　总则 are spaced out.  The space comes first: the engine skips to it.
_lost_break = re.compile(
    r"[ \u3000\u00a0](?:"
    r"(?<=[^ \u3000\u00a0]{2}.)(?<![章节条].)[ \u3000\u00a0]+"
    r"(?=[^ \u3000\u00a0]{2}|\d{1,2}[ \u3000\u00a0][\u4e00-\u9fff]{2})"  # 　　2　组织指挥体系
    r"|(?<=。.)[ \u3000\u00a0]{5,}"
    # …及工作组职责 附件1突发环境事件分级标准
    r"|(?<=[。）\u4e00-\u9fff].)(?=附件\d{1,2}(?![的、和与中所第])[\u4e00-\u9fff]{4}))"
)
# …制定本规划。 一、基础 “十五”期间…。 （一）发展成就, …反馈。 1 总则 1.1 编制目的 …。 1.2 编制依据: of the break
# one space is left.
_CHINESE = "[一二三四五六七八九十]{1,3}"
_label_behind = re.compile(
    r"[ \u3000\u00a0](?:(?<=[。:;!?：；！？].)(?="
    rf"{_CHINESE}、|[（(]{_CHINESE}[）)]|第[一二三四五六七八九十百]{{1,5}}[编編章节節条條][ \u3000]?|\d{{1,2}}[.、．](?!\d))"
    r"|(?<=[法定则則例程)）].)(?=第一[章条條][ \u3000])"
    r"|(?<=[\u4e00-\u9fff”)）].)(?<![件表图].)(?=1[.、．](?!\d)))"
)
# 某市人民政府关于印发某办法的通知 各区: 现印发给你们,请遵照执行。 二OO五年七月十五日 某办法 第一条 …
_wrapper_behind = re.compile(
    rf"[ \u3000\u00a0](?:(?<=的(?:通知|意见|决定|批复|公告|通告).)(?=各[^。]{{2,80}}[:：])"
    rf"|(?<=[。.].)(?=(?:[\u4e00-\u9fff]{{2,30}}(?:政府|[厅室委局部院会]) )?{DATE} )|(?<=日.)(?=[^ 。]{{4,40}}(?: 第一[章条]|$)))"
)
_decimal_behind = re.compile(
    r" (?=\d{1,2}(?:[.]\d{1,2}){1,2} [\u4e00-\u9fff]|\d{1,2} [\u4e00-\u9fff][\u4e00-\u9fff ]{1,10} \d{1,2}[.]1 )"
)
_first_decimal = re.compile(r" (\d{1,2})[.]1 (?=[\u4e00-\u9fff])")
# …市场环境的意见国发〔2014〕14号各省、自治区、直辖市人民政府： — title, number and address in one line
_glued_number = re.compile(
    rf".*(?:{GENRE_WORDS}|意見|規定|辦法|細則|條例|規劃|計劃"
    rf"|決定)(?:[(][^()]{{1,12}}[)])? ?(?P<number>[\u4e00-\u9fff]{{2,8}}[\[(]\d{{4}}[\])] ?\d{{1,4}} ?[号號])(?! ?[)文])"
)
# 泰安市住房公积金管理委员会文件泰公积金委字〔2022〕2号★
_glued_letterhead = re.compile(
    r"[\u4e00-\u9fff]{4,40}文件 ?(?P<number>[\u4e00-\u9fff]{2,10}[\[(] ?\d{4} ?[\])] ?\d{1,4} ?号)(?=★?$)"
)
# 规划环境影响评价条例第一章　总　则: a title that its first chapter runs on behind
_glued_chapter = re.compile(r"[^。,;:《》“”]{2,60}[例法定则](?=第一章 )")
# 2020-10-09 15:10昭通市镇雄县拟退出贫困县公示
_glued_stamp = re.compile(
    r"\s*\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?(?! ?[前后至到起止]) ?(?=[\u4e00-\u9fff]{3})"
)
# 中华人民共和国国务院令第　475　号　　《某条例》已经…通过: an order, or its number alone in a line
_glued_order = re.compile(r"\s*(?:[\u4e00-\u9fff]{2,24}令)? ?第 ?\d{1,4} ?号(?= {1,6}《)")
# 附件：部分地方典型做法国务院办公厅　　　　2018年7月24日（此件公开发布）
_glued_day = re.compile(rf"{DATE} *(?:[(]此件[^)]*[)])?$")
_number_end = re.compile(
    r"[号號](?<=[\d ].)(?! ?[)文])"
)  # which most 号 are not: the pattern is slow
# …确保改革措施落地见效。国务院办公厅2020年7月15日（此件公开发布）
_glued_signature = re.compile(
    rf"(?<=[。)])(?:[\u4e00-\u9fff]{{2,30}}?(?:政府|厅|室|委|局|部|院|会))?{DATE}(?:[(]此件[^)]*[)])?$"
)
# …自2020年1月1日起施行。总　理　　李克强      2019年10月22日
_glued_leader = re.compile(rf"(?<=。) *{LEADER} {{0,60}}{DATE}$")
# …全部作为地方收入。国务院 above 2017年12月22日
_glued_signer = re.compile(
    r"(?<=[。)])[ \u3000\u00a0]*(?:国务院|[\u4e00-\u9fff]{2,30}(?:政府|[厅室委局部院会]))$"
)
# …（此件公开发布）某某管理办法: the title of what is attached, before its first chapter
_glued_title = re.compile(
    r"(?:(?<=[)])|(?<=日))(?=[^。,;:()]{4,40}(?:办法|条例|规定|细则|规则|方案|章程)(?:[(][^()]{1,8}[)])?$)"
)
# 第三条, 第二章: the articles of a law whose breaks were lost stand behind a mark or a head
_unit = re.compile("第(?P<number>[一二三四五六七八九十百千零]{1,7})(?P<family>[章条])")
_ENDS = frozenset("。；：:;）)!？?”")
_TITLES = ("办法", "条例", "规定", "细则", "规则", "章程", "）", ")")
_FEWEST = 3
_HEADED = 40
"""Characters that a chapter's number and head have at most."""
_day = re.compile(rf"\s*{DATE}\s*(?:[(]此件[^)]*[)])?\s*")
# …请认真贯彻执行。 一、完善政策 1.县财政局… 责任单位：县财政局 2.…: a page whose paragraphs a blank parts
_joined_label = re.compile(
    r" (?<=[^ ] )(?=(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}(?:[.．](?!\d)|、))[^ ])"
)
_joined = re.compile(
    rf"{_joined_label.pattern}| (?<=[。）)] )(?=[^ ]{{4}})| (?<=[^ ] )(?=(?:牵头|责任|配合)(?:单位|部门)[:：])"
)
_SPACES = " \u3000\u00a0"
_SPACED = re.compile(f"[{_SPACES}]{{2}}")
_LONG = 160
_RUN_TOGETHER = 300
_CHAPTER = 70
_SIGNERS = tuple("府院厅室委局部会")
_HEAD = 40
"""Lines of a page among which its title stands, empty ones counted."""
_FIRST = 8
"""Lines of a page among which its title, number and address stand."""


def broken_anew(blocks: Sequence[Block]) -> Sequence[Block]:
    """Break a line again where its paragraphs were run together."""
    broken: list[Block] = []
    done = 0
    for index, (text, cell) in enumerate(blocks):
        if (index >= _FIRST and len(text) <= 60) or cell is not None or not text:
            continue
        if "条" in text and len(text) > _RUN_TOGETHER and len(parts := _by_articles(text)) > 1:
            broken += blocks[done:index]
            for part in parts:
                broken += map(Block, _pieces(part, _lost(part), head=False))
            done = index + 1
            continue
        lost = _lost(text) if len(text) > _LONG else ()
        if index >= _FIRST and not lost and "日" not in text:
            signs = not text.endswith("。") and text.endswith(_SIGNERS)
            if not (signs or (index < _HEAD and "章" in text)):
                continue
        pieces = _pieces(text, lost, head=index < _FIRST)
        if text.endswith(_SIGNERS) and "。" in text[-80:] and _is_day(_below(blocks, index)):
            pieces[-1:] = _unsigned(pieces[-1])
        if len(pieces) > 1:
            broken += blocks[done:index]
            broken += map(Block, pieces)
            done = index + 1
    return [*broken, *blocks[done:]] if done else blocks


def _by_articles(text: str) -> list[str]:
    """The articles and chapters of a law that a page ran together: …。第二条…。第二章 罚则第三条….

    Each follows on the last of its family; 依照第十条的规定 does not.
    """
    cuts: list[int] = []
    last = {"条": 0, "章": 0}
    for unit in _unit.finditer(text):
        family, number = unit["family"], chinese_number(unit["number"])
        at = unit.start()
        follows = number == last[family] + 1 or not last[family]
        if follows and (at == 0 or _begins(text, at, family, cuts)):
            cuts.append(at)
            last[family] = number
    if len(cuts) <= _FEWEST:
        return [text]
    cuts = [cut for cut in cuts if cut] if cuts[0] == 0 else cuts
    parts = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    return [*_wrapped(parts[0]), *parts[1:]]


def _begins(text: str, at: int, family: str, cuts: Sequence[int]) -> bool:
    """Whether a unit can begin at a place: behind a mark, a law's title, or its chapter's head."""
    before = text[max(0, at - 30) : at].rstrip(_SPACES)
    if not before or before[-1] in _ENDS:
        return True
    if family == "章":
        return before.endswith(_TITLES)
    headed = bool(cuts) and at - cuts[-1] < _HEADED and "章" in text[cuts[-1] : cuts[-1] + 6]
    return headed or (not cuts and before.endswith(_TITLES))


def _wrapped(text: str) -> list[str]:
    """What stands above a law's first unit: the notice, who signed it and when, and the law's title."""
    title = _glued_title.search(shadow(text[-80:]))
    if title is None:
        return [text]
    cut = max(0, len(text) - 80) + title.start()
    above, ending = text[:cut], max(0, cut - 60)
    signed = _glued_signature.search(shadow(above[ending:]))
    halves = [above] if signed is None else _halves(above, ending + signed.start())
    return [*halves, text[cut:]]


def _lost(text: str) -> tuple[re.Pattern[str], ...]:
    """What parts a text where its breaks were: its gaps, or the single spaces that are left of them."""
    text = text.lstrip(_SPACES)
    # Tried one by one: most texts have no space at all, and the engine looks at each character.
    if " " not in text and "\u3000" not in text and "\u00a0" not in text:
        return ()
    gaps: tuple[re.Pattern[str], ...] = ()
    if _SPACED.search(text):
        gaps = (_lost_break,)
    elif len(text) > _RUN_TOGETHER and len(_joined_label.findall(text)) > 2:
        gaps = (_joined,)
    first = _first_decimal.search(text) if ".1 " in text else None
    if first is not None and f" {first[1]}.2 " in text:  # not 的 2.1 倍
        return (*gaps, _decimal_behind)
    if _label_behind.search(text) is None:
        return gaps
    return (*gaps, _label_behind, _wrapper_behind) if "日 " in text else (*gaps, _label_behind)


def _pieces(text: str, lost: Sequence[re.Pattern[str]], *, head: bool) -> list[str]:
    """The paragraphs of a line that ``lost`` parts; ``head``: it is one of the page's first."""
    pieces = [text]
    for breaks in lost:
        pieces = [part for piece in pieces for part in breaks.split(piece)]
    if head and ("号" in pieces[0][:300] or "號" in pieces[0][:300]):
        pieces[:1] = _numbered(pieces[0])
    stamp = _glued_stamp.match(pieces[0]) if head else None
    if stamp is not None:
        pieces[:1] = _halves(pieces[0], stamp.end())
    if "第一章" in pieces[0][:_CHAPTER]:
        chapter = _glued_chapter.match(shadow(pieces[0][:_CHAPTER]))
        if chapter is not None:
            pieces[:1] = _halves(pieces[0], chapter.end())
    last = pieces[-1].rstrip()
    if len(last) > 60 and last[-1] in "日)）" and "日" in last[-24:]:
        ending = len(last) - 60
        shadowed = shadow(last[ending:])
        signed = _glued_signature.search(shadowed) or _glued_leader.search(shadowed)
        if signed is None and last.startswith("附件"):
            signed = _glued_day.search(shadowed)
        if signed is not None:
            pieces[-1:] = _halves(last, ending + signed.start())
    return pieces


def _numbered(line: str) -> list[str]:
    """…的意见国发〔2014〕14号各省、自治区、直辖市人民政府：, as title, number and address; or an order."""
    head = shadow(line[:300])
    order = _glued_order.match(head)
    if order is not None:
        return _halves(line, order.end())
    if not _number_end.search(head):
        return [line]
    glued = _glued_number.match(head) or _glued_letterhead.match(head)
    if glued is None or "《" in line[glued.start("number") - 12 :][:12]:
        return [line]
    at, to = glued.span("number")
    return [line[:at], line[at:to], line[to:]]


def _unsigned(line: str) -> list[str]:
    """…全部作为地方收入。国务院, as the sentence and who signs."""
    signer = _glued_signer.search(line, max(0, len(line) - 80))
    return [line] if signer is None else _halves(line, signer.start())


def _halves(line: str, cut: int) -> list[str]:
    return [line[:cut], line[cut:]]


def _below(blocks: Sequence[Block], index: int) -> str:
    """The next line below one that is not empty, a few lines down at most."""
    below = (block.text for block in blocks[index + 1 : index + 6])
    return next((text for text in below if text.strip()), "")


def _is_day(line: str) -> bool:
    return len(line) < 80 and _day.fullmatch(shadow(line)) is not None
