"""Places of GB/T 2260: their names, what lies in what, and which one a word such as 市 means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.model import Level, Place
from zhengce.provinces import PROVINCES
from zhengce.register.files import rows, several

STATE = "100000"
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
_LEVELS: dict[str, Level] = {
    "national": "national",
    "province": "province",
    "prefecture": "prefecture",
    "county": "county",
}
_RANK = {"national": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}
_UNIT_RANK = {
    "省": 1, "自治区": 1, "直辖市": 1, "兵团": 1,
    "州": 2, "自治州": 2, "盟": 2, "地区": 2, "地级市": 2,
    "市": 3, "区": 3, "县": 3, "旗": 3, "自治县": 3, "县级市": 3,
    "乡": 4, "镇": 4, "街道": 4,
}  # fmt: skip
# Every alternative is a literal, which lets the regex engine skip fast.
_ENDING = re.compile(f"省|市|区|县|州|盟|旗|{PROVINCES}")
_LONGEST = 14
_SUFFIX = {"地级市": "市", "县级市": "市", "直辖市": "市", "盟": "盟", "州": "自治州", "县": "县"}

# 甘肃省成县, 关于成县; not 形成县域经济, 健康县区, 振兴县域
_BEFORE_SHORT = frozenset("省市州区盟旗于在对由与和及往到从向同")


def _begins(text: str, start: int) -> bool:
    """Whether a place of two characters can begin at ``start``: behind no word that it ends."""
    before = text[start - 1 : start]
    return not "\u4e00" <= before <= "\u9fff" or before in _BEFORE_SHORT


class Gazetteer:
    """The places of the country, by code and by every name they are printed with."""

    def __init__(self) -> None:
        self.by_code: dict[str, Place] = {}
        self._parent: dict[str, str] = {}
        self._codes: dict[str, list[str]] = {}
        self.short: dict[str, str] = {}
        self._bare: dict[str, list[str]] = {}
        for row in rows("places"):
            self._add(row)
        for code, place in self.by_code.items():
            if place.level == "county" and place.name[-1] == "市" and len(place.name) > 2:
                former = place.name[:-1] + "县"  # 玉环县 has become 玉环市
                if former not in self._codes:
                    self._codes[former] = [code]
        self._tails = frozenset(name[-2:] for name in self._codes)
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(n[0], len(n)) for n in self._codes}, reverse=True):
            self._lengths.setdefault(first, []).append(length)

    def _add(self, row: dict[str, str]) -> None:
        code, name = row["code"], row["name"]
        level = _LEVELS[row["level"]]
        self.by_code[code] = Place(code, name, level)
        self._parent[code] = row["parent"]
        shorts = several(row["short_names"])
        self.short[code] = shorts[-1] if shorts and level != "county" else name
        if code != STATE:
            for each in (name, *shorts):
                self._codes.setdefault(each, []).append(code)
        if level == "county" and len(name) > 2:
            self._bare.setdefault(name[:-1], []).append(code)

    @property
    def names(self) -> Iterator[str]:
        """Every printed name of a place, the state's excepted."""
        return iter(self._codes)

    def chain(self, code: str) -> Iterator[str]:
        """The place and what it lies in, innermost first; the state comes last."""
        while code:
            yield code
            code = self._parent[code]

    def codes(self, name: str) -> list[str]:
        """Codes of the places printed so; several for 朝阳区."""
        return self._codes.get(name, [])

    def longest(self, text: str, start: int) -> str | None:
        """The longest name of a place that begins at ``start``."""
        for length in self._lengths.get(text[start : start + 1], ()):
            if (name := text[start : start + length]) in self._codes:
                return name
        return None

    def mentions(self, text: str) -> Iterator[tuple[int, str]]:
        """Where and how places are named in a text: with their 省, 市…, or a province without."""
        for found in _ENDING.finditer(text):
            end = found.end()
            if text[end - 2 : end] not in self._tails:  # 全市, 各区: most of them
                continue
            if found[0] in self._codes:
                yield found.start(), found[0]
                continue
            for start in range(max(0, found.start() - _LONGEST), found.start()):
                if text[start] in self._lengths and (name := text[start:end]) in self._codes:
                    if len(name) > 2 or _begins(text, start):
                        yield start, name
                    break

    def choose(self, name: str, context: str | None) -> str | None:
        """The one place so named, seen from the code ``context``; None where several are left."""
        found = self.codes(name)
        if len(found) == 1:
            return found[0]
        outward = [c for c in self.chain(context) if c != STATE] if context else []
        for around in outward:
            inside = [code for code in found if around in self.chain(code)]
            if len(inside) == 1:
                return inside[0]
            if inside:
                return around if around in inside else None
        full = [code for code in found if self.by_code[code].name == name]
        widest = min(map(self._rank, found), default=0)
        wide = full if len(full) == 1 else [c for c in found if self._rank(c) == widest < 3]
        return wide[0] if len(wide) == 1 else None

    def read(self, text: str, context: str | None) -> tuple[str, str] | None:
        """The place that leads ``text``, and the rest: 广东省广州市财政局 → (440100, 财政局)."""
        code, rest = None, text
        while name := self.longest(rest, 0):
            inner = self.choose(name, code or context)
            if inner is None or (code and code not in self.chain(inner)):
                break
            code, rest = inner, rest[len(name) :]
        return (code, rest) if code else None

    def within(self, text: str, context: str) -> tuple[str, str] | None:
        """A county printed without its 县 or 区, near ``context``, and the rest: 宣汉|税务局 in 达州市.

        For names that mean nothing otherwise: 市中医院 is no body of 市中区.
        """
        for around in self.chain(context):
            for length in (4, 3, 2) if around != STATE else ():
                found = self._bare.get(text[:length], ())
                inside = [code for code in found if around in self.chain(code)]
                if len(inside) == 1:
                    return inside[0], text[length:]
        return None

    def at(self, unit: str, code: str) -> tuple[str, bool]:
        """What 市, 省, 区… means in a document of ``code``, and whether it is a class of places.

        The place itself, or the nearest it lies in, where that is such a unit; else the
        units of the kind inside the nearest place that is wider.
        """
        suffix, rank = _SUFFIX.get(unit, unit), _UNIT_RANK[unit]
        outward = list(self.chain(code))
        for each in outward:
            if self.by_code[each].name.endswith(suffix) and self._is_unit(unit, each):
                return each, False
        return next(each for each in outward if self._rank(each) < rank), True

    def _is_unit(self, unit: str, code: str) -> bool:
        rank = self._rank(code)
        if unit in ("区", "县", "旗"):
            return rank == 3  # 广西壮族自治区 is no 区
        return rank == 2 if unit in ("州", "盟", "地区", "地级市") else rank < 4

    def _rank(self, code: str) -> int:
        return _RANK[self.by_code[code].level]

    def tier(self, code: str) -> str:
        """The row of ``local_forms`` that holds for a place: its level, or municipality."""
        return "municipality" if code in MUNICIPALITIES else self.by_code[code].level

    def word(self, code: str) -> str:
        """What the place's own documents call it: 省, 市, 自治区, 州, 县…"""
        name = self.by_code[code].name
        for ending in ("自治区", "兵团", "地区", "新区", "林区"):
            if name.endswith(ending):
                return ending if ending not in ("新区", "林区") else "区"
        return name[-1]
