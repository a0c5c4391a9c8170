"""The shadow that all patterns match on: simplified characters, no glosses, labels with a colon.

What is printed stays in the text; each character keeps its place.
"""

from __future__ import annotations

import re

from zhengce.model import Register
from zhengce.reading.patterns import GENRE_WORDS, GLOSS

_TRADITIONAL = "國務單門會與機構縣區辦廳員責應實點規條發財衛進頭業產開關動農醫"
_HEAD = 1_000
# 责任单位为市财政局, 责任单位—市财政局: read as with a colon; not 第一责任单位为牵头单位, 以责任单位为主
_said = re.compile(
    r"((?:牵头|主责|责任|配合|主办|协办|承办|负责|参与)(?:单位|部门))(?:为(?![主辅])|是(?!否)|--?)(?=[\u4e00-\u9fff])(?!.{0,4}牵头)"
)
# 天津市财政局 ???????天津市教育委员会: spaces that a mirror's encoding does not know
_lost = re.compile(r"[?]{3,}(?: ?[?])*")
# 国务院办公厅 &sp; above a date: a space's entity that a page's editor escaped or cut off
_entity = re.compile("&(?:amp;)*(?:nb|en|em|thin)?sp;")
# The engine is quicker to find one literal than one of several.
_saying = [re.compile(f"{who}[为是-]") for who in ("单位", "部门")]
# 負(fù)責(zé), a word that glosses part: made whole, with all blanks behind it.  No names, whose
# characters' places are published.
_WORDS = ("职责分工", "负责", "落实", "会同", "参与", "协助", "组织实施", "实施", "指导", "应当")
_LABELS = ("责任单位", "责任部门", "牵头单位", "配合单位", "完成时限")
"""Behind which the colon stays: 責(zé)任單位：."""
_parted = re.compile(
    "|".join((*map(" *".join, _WORDS), f"(?:{'|'.join(map(' *'.join, _LABELS))})(?: *:)?"))
)


# 4. 昆明市人民政府办公室关于印发…的通知: the number that a collection gives its document
_collected = re.compile(
    rf"\d{{1,4}}[.、] ?(?=[\u4e00-\u9fff、 ]{{2,40}}关于)(?=[^。;]{{8,110}}的(?:{GENRE_WORDS})(?: ?[(][^()\n]{{2,24}}[)])?(?:\n|$))"
)


def matched(shadowed: str, register: Register) -> str:
    """The shadow that all patterns match on, in simplified characters."""
    if shadowed[:1].isdecimal() and (number := _collected.match(shadowed)) is not None:
        shadowed = " " * number.end() + shadowed[number.end() :]
    if "???" in shadowed:
        shadowed = _lost.sub(lambda lost: " " * len(lost.group()), shadowed)
    if "sp;" in shadowed:
        shadowed = _entity.sub(lambda lost: " " * len(lost.group()), shadowed)
    if any(said.search(shadowed) for said in _saying):
        shadowed = _said.sub(lambda m: m[1] + ":".ljust(m.end() - m.end(1)), shadowed)
    head = shadowed[:_HEAD]
    enough = min(7, 2 + len(shadowed) // 100)
    if not any(map(head.__contains__, _TRADITIONAL)) or sum(map(head.count, _TRADITIONAL)) < enough:
        return shadowed
    simplified = shadowed.translate(register.simplify)
    glossed = GLOSS.sub(lambda gloss: " " * len(gloss.group()), simplified)
    return glossed if glossed == simplified else _parted.sub(_whole, glossed)


def _whole(parted: re.Match[str]) -> str:
    return "".join(parted.group().split()).ljust(len(parted.group()))
