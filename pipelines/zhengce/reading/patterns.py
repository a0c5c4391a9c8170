"""Pieces that several readers' patterns are made of, and the shadow they match on.

No reader's own rules stand here: those are beside the code that uses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

# --- the shadow: a copy of equal length in which width and spacing do not differ ---

_FOLDED = (
    *zip(
        "（）：，；．！？％＋／［］＜＞＝｜＂＇＃＆＊＠＿", "():,;.!?%+/[]<>=|\"'#&*@_", strict=True
    ),
    *zip("０１２３４５６７８９", "0123456789", strict=True),
    *((dash, "-") for dash in "－—–―─‐‑"),
    ("～", "~"),
    ("∶", ":"),
    ("﹒", "."),
    *((space, " ") for space in "\t\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b"),
    # Both kinds of bracket around a year (〔2017〕, [2017], 【2017】) and around a duty (〔市发改委牵头〕).
    *zip("〔【〖﹝", "[[[[", strict=True),
    *zip("〕】〗﹞", "]]]]", strict=True),
)
_PLAIN = dict(_FOLDED)
EDGES = " \t\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b\r\n"
"""White space that may stand around a line."""
_Folds = Sequence[tuple[str, str]]


def folds(text: str) -> _Folds:
    """The characters of ``text`` that its shadow has otherwise: a few of some fifty."""
    if len(text) < len(_FOLDED):
        return [(char, _PLAIN[char]) for char in _PLAIN.keys() & text]
    return [fold for fold in _FOLDED if fold[0] in text]


def shadow(text: str, folded: _Folds | None = None) -> str:
    """``text`` with full-width forms, dashes, brackets and spaces folded, character by character.

    The result has the same length, so an offset into it is an offset into ``text``; ``folded`` are
    the ``folds`` of a text that holds this one, where they are known.
    ``str.replace`` of single characters is some forty times faster than ``str.translate``.
    """
    for printed, plain in folds(text) if folded is None else folded:
        text = text.replace(printed, plain)
    return text


def places(text: str, chars: str) -> list[int]:
    """Where any of a few characters stands in a text, in order.

    ``str.find`` of each takes a third of the time that the regex engine takes for one of several.
    """
    found: list[int] = []
    for char in chars:
        at = text.find(char)
        while at >= 0:
            found.append(at)
            at = text.find(char, at + 1)
    found.sort()
    return found


def words(text: str, word: str) -> Iterator[int]:
    """Where a word of two characters or more stands.

    ``str.find`` of one character is some forty times faster than of two.
    """
    first = word[0]
    at = text.find(first)
    while at >= 0:
        if text.startswith(word, at):
            yield at
        at = text.find(first, at + 1)


def first_of(text: str, one: str, other: str, start: int, end: int) -> int:
    """Where the first of two characters stands; -1 where none does."""
    at = text.find(one, start, end)
    before = text.find(other, start, end if at < 0 else at)
    return at if before < 0 else before


# --- numerals ---

CN_NUMERAL = "[一二三四五六七八九十百千零〇○]"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_VALUE = {"〇": 0, "○": 0, "零": 0} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}


@lru_cache(1024)
def chinese_number(numeral: str) -> int:
    """The value of 三, 十二, 一百零三, 一千二百六十, or of digits read one by one (二〇一七).

    Raises ValueError for anything else.
    """
    if not numeral:
        raise ValueError("an empty numeral")
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_digit(c)) for c in numeral))
    total = 0
    current = 0
    for c in numeral:
        if c in _UNITS:
            total += (current or 1) * _UNITS[c]
            current = 0
        else:
            current = _digit(c)
    return total + current


def _digit(c: str) -> int:
    value = _VALUE.get(c)
    if value is None:
        raise ValueError(f"not a Chinese numeral: {c!r}")
    return value


DATE = (
    r"[12一二][\d〇○◯零oO\uff2f\u039f\u041e一二三四五六七八九]{3} ?年 ?[\d一二三四五六七八九十]{1,2} ?月"
    r" ?[\d一二三四五六七八九十]{1,3} ?日"
)
"""A full date, in digits or as signed: 2018年12月21日, 二〇〇六年四月二十八日, 二O一一年5月16日."""

BLANK_DATE = r"20\d\d ?年 *(?:\d{1,2} ?)?月 *日"
"""A date whose day, or month and day, are to be filled in: 2022年 月 日, below the signature of a draft."""

GLOSS = re.compile(r"[(][a-zü\u00e0-\u01dc]{1,6}(?: ?/ ?[a-zü\u00e0-\u01dc]{1,6}){0,3}[)]")
"""發(fā), 爲(wéi / wèi): mirrors that convert the characters gloss some of them."""

_glossed_end = re.compile(rf"(?:[\u4e00-\u9fff]{{1,8}}{GLOSS.pattern}){{1,6}}$")


def glossed_start(text: str, at: int) -> int:
    """Where the name begins that ends at ``at``, if its characters before are glossed: 津財(cái)規."""
    if text[at - 1 : at] != ")":
        return at
    begun = _glossed_end.search(text, max(0, at - 60), at)
    return begun.start() if begun is not None else at


LEADER = r"(?:总 ?理|部 ?长|局 ?长|主 ?任|省 ?长|市 ?长|署 ?长|行 ?长|主 ?席)[ :]{0,8}[\u4e00-\u9fff][\u4e00-\u9fff ]{0,5}[\u4e00-\u9fff]"
"""Who signs an order: 总　理　　李克强."""

FIRST, LAST = 1949, 2099
"""The years that a document's dates can lie in: those of the People's Republic, as the tables' rules say."""

# --- document numbers ---

# 国办发〔2017〕44号, 京政发[2014]29号, 国发明电〔2014〕1号, 2006年第3号, 国令第722号; of old (94)财农字第345号
DOCUMENT_NUMBER = (
    r"(?:[\u4e00-\u9fff]{1,12}+ {0,6}+[\[(]\s?\d{4}\s?[\])]\s?(?:第\s?)?\d{1,5}\s?号"
    r"|[\u4e00-\u9fff]{1,14}令[(\[]第 ?\d{1,4} ?号[)\]]"
    r"|[\u4e00-\u9fff]{0,14}(?:令|公告)(?:\d{4}年)?(?:第\s?)?\d{1,4}\s?号"
    r"|[\u4e00-\u9fff]{0,12}+\d{4}年第\s?\d{1,4}\s?号"
    r"|[\[(](?:19)?\d{2}[\])][\u4e00-\u9fff]{2,8}第? ?\d{1,4} ?号)"
)
_LONGEST_NUMBER = 40
_document_number = re.compile(DOCUMENT_NUMBER)
_digit_before = re.compile(
    r"号(?<=\d号)|号(?<=\d\s号)"
)  # which nearly all 号 lack: the pattern is slow


def document_number(shadowed: str) -> re.Match[str] | None:
    """The first document number (发文字号) in a shadowed text."""
    end = _digit_before.search(shadowed) if "号" in shadowed else None
    if end is None:
        return None
    return _document_number.search(shadowed, max(0, end.start() - _LONGEST_NUMBER))


# --- what a document is called ---

# Longest first where one ends in another; 办法 before 法 so that 暂行办法 is found whole.
GENRE_WORDS = (
    "实施方案|工作方案|行动方案|分工方案|(?:责任|任务)(?:分工|分解)表|分工表|责任分工|(?:任务|责任)分解|方案|行动计划|工作计划|计划|规划纲要|规划|纲要"
    "|实施意见|指导意见|若干意见|意见|实施办法|管理办法|暂行办法|办法|政策措施|若干措施|措施|若干政策|政策"
    "|实施细则|细则|条例|暂行规定|规定|决定|通知|通告|公告|通报|批复|复函|函|答复|要点|预案|清单|目录|指南|指引"
    "|规程|规范|标准|规则|章程|制度|解释|决议|议案|报告|意见书|公报|法"
)
"""Words that end the name of an official document."""
