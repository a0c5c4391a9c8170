"""The regular expression that finds organisations in running text, built from the register."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from zhengce.register.bodies import Directory
from zhengce.register.places import Gazetteer
from zhengce.register.stems import Stems

_ENDING = (
    r"(?:委员会办公室|管理委员会|委员会|管委会|办公厅|办公室|(?:行政)?主管部门|行政部门|部门|总局|分局|"
    r"总队|支队|大队|机关|中心|局|委|厅|办)"
)
_FILLER = r"(?:综合|行政|监督|管理|监管|执法|工作|事务|服务|保障|发展|建设|协调|[和与及])"
_UNIT = r"(?:自治区|自治州|自治县|兵团|地区|街道|[省市区县州盟旗镇乡])(?:级|直)?"
_LEVEL = rf"{_UNIT}(?:[、和]?{_UNIT}){{0,4}}"
_CLASS = (
    r"(?:各级|各有关|各相关|各地方|各|有关|相关|地方|当地|属地|所在地|[本我](?=[省市区县州盟旗]))"
)
_EVERYBODY = (
    r"(?:有关|相关|直属|成员|责任|职能|主管|所属|其他|[各直省市区县州级和]){1,5}"
    r"(?:部门|单位|方面|委办局)"
)
_MANY = 24
_LISTED = r"(?=[、和与及等，])"


def trie(words: Iterable[str]) -> str:
    """A regular expression of the words, longest first, that fails at the first wrong character."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _spell(root)


def _spell(node: dict[str, Any]) -> str:
    ends = "" in node
    singles = [char for char, below in node.items() if char and list(below) == [""]]
    longer = {char: _spell(below) for char, below in node.items() if char and char not in singles}
    body = _choice(longer)
    if singles:
        body = "|".join(filter(None, (body, _one_of(singles))))
    if not body:
        return ""
    alone = len(longer) + bool(singles) == 1
    return f"(?:{body})?" if ends else body if alone else f"(?:{body})"


def _choice(branches: dict[str, str]) -> str:
    """The alternatives; many of them in groups, each behind one look at the next character.

    The engine tries alternatives in turn: 900 first characters of places cost 60 steps so.
    """
    chars = sorted(branches)
    if len(chars) < _MANY:
        return "|".join(re.escape(char) + branches[char] for char in chars)
    width = math.isqrt(len(chars)) + 1
    groups = [chars[at : at + width] for at in range(0, len(chars), width)]
    return (
        f"(?={_one_of(chars)})(?:"
        + "|".join(
            f"(?={_one_of(group)})(?:" + "|".join(re.escape(c) + branches[c] for c in group) + ")"
            for group in groups
        )
        + ")"
    )


def _one_of(chars: list[str]) -> str:
    return re.escape(chars[0]) if len(chars) == 1 else f"[{''.join(map(re.escape, sorted(chars)))}]"


def organisation(places: Gazetteer, directory: Directory, stems: Stems) -> str:
    """Source of the expression.

    In this order: a body of the state by name; a body with or without its place, by stem
    and ending; a government; a class of bodies; and a bare stem where a list goes on after
    it (环保、消防、民政等部门).
    """
    national = trie(name for body in directory.names() for name in body)
    place = trie(places.names)
    stem = trie(name for name in stems.names if len(name) > 1)
    whole, listed = trie(stems.alone["body"]), trie(stems.alone["list"])
    prefix = rf"(?:{_CLASS})?(?:(?:{place}){{1,3}}|{_LEVEL})?(?:人民政府(?=.)|政府(?=.)|委)?"
    named = rf"{stem}(?:{_FILLER}?{stem}){{0,3}}{_FILLER}{{0,3}}{_ENDING}"
    return "|".join(
        (
            national,
            rf"{prefix}(?:{_EVERYBODY}|{named}|{whole}|{listed}{_LISTED})",
            r"(?:共青)?团(?:自治区|[省市区县州盟旗])委",
            rf"(?:{_CLASS}(?:{_LEVEL})?|{_LEVEL})(?:人民政府|政府)",
            rf"{_CLASS}(?:{_UNIT}(?:[、和]?{_UNIT}){{0,4}}|地区|地方|地)",
        )
    )
