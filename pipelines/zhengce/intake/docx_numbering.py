"""The numbers that Word generates in front of paragraphs (numbering.xml).  No text is read here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from zhengce.intake.docx_parts import attribute, child, children, is_on, number
from zhengce.intake.numbering import labelled, numeral

_LEVELS = 9
# ST_NumberFormat (ECMA-376 part 1, 17.18.59) to the styles of intake.numbering.
_STYLES = {
    "decimalZero": "padded",
    "decimalFullWidth": "full_width",
    "decimalFullWidth2": "full_width",
    "chineseCounting": "chinese",
    "chineseCountingThousand": "chinese",
    "japaneseCounting": "chinese",
    "taiwaneseCounting": "chinese",
    "taiwaneseCountingThousand": "chinese",
    "chineseLegalSimplified": "legal",
    "ideographLegalTraditional": "legal",
    "japaneseLegal": "legal",
    "ideographDigital": "digits",
    "japaneseDigitalTenThousand": "digits",
    "taiwaneseDigital": "digits",
    "ideographTraditional": "heavenly",
    "ideographZodiac": "earthly",
    "decimalEnclosedCircle": "circled",
    "decimalEnclosedCircleChinese": "circled",
    "decimalEnclosedParen": "parenthesised",
    "decimalEnclosedFullstop": "stopped",
    "ideographEnclosedCircle": "bracketed",
    "upperRoman": "upper_roman",
    "lowerRoman": "lower_roman",
    "upperLetter": "upper_letter",
    "lowerLetter": "lower_letter",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A generated number and whether it stands apart from the text."""

    text: str
    apart: bool

    def before(self, text: str) -> str:
        """``text`` behind the number."""
        return labelled(self.text, text) if self.apart else self.text + text


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    paragraph_style: str | None


@dataclass(slots=True)
class _List:
    """An abstract numbering with its running counts; None: not begun, or begun again."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts the numbered paragraphs of one document, which must come in their order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._styles = {attribute(style, "styleId"): style for style in children(styles, "style")}
        abstract = {
            number(element, "abstractNumId"): element
            for element in children(numbering, "abstractNum")
        }
        self._lists = {key: _List(_levels(element)) for key, element in abstract.items()}
        self._links = {
            key: attribute(child(element, "numStyleLink")) for key, element in abstract.items()
        }
        self._nums = {number(num, "numId"): num for num in children(numbering, "num")}
        self._begun: set[int] = set()

    def style_name(self, paragraph: _Element) -> str:
        """The name of a paragraph's style, in lower case; empty for the default style."""
        style = self._styles.get(attribute(child(paragraph, "pPr", "pStyle")))
        return (attribute(child(style, "name")) or "").lower()

    def label(self, paragraph: _Element) -> Label | None:
        """The number of the next paragraph; None where it has none, or a bullet."""
        number_id, level = self._place(paragraph)
        if not number_id or level is None or level >= _LEVELS:
            return None
        numbered = self._list(number_id)
        if numbered is None or level not in numbered.levels:
            return None
        self._begin(number_id, numbered)
        _count(numbered, level)
        definition = numbered.levels[level]
        if definition.style == "bullet":
            return None
        text = _printed(numbered, level)
        return Label(text, definition.suffix != "nothing") if text.strip() else None

    def _place(self, paragraph: _Element) -> tuple[int | None, int | None]:
        """The numbering and level of a paragraph, its own or its style's."""
        properties = child(paragraph, "pPr", "numPr")
        number_id = number(child(properties, "numId"))
        level = number(child(properties, "ilvl"))
        name = attribute(child(paragraph, "pPr", "pStyle"))
        seen: set[str] = set()
        while name and name not in seen and number_id is None:
            seen.add(name)
            style = self._styles.get(name)
            properties = child(style, "pPr", "numPr")
            number_id = number(child(properties, "numId"))
            if level is None:
                level = number(child(properties, "ilvl"))
            if number_id and level is None:
                level = self._linked_level(number_id, name)
            name = attribute(child(style, "basedOn"))
        return number_id, 0 if level is None else level

    def _linked_level(self, number_id: int, style: str) -> int | None:
        numbered = self._list(number_id)
        levels = numbered.levels if numbered else {}
        return next((i for i, level in levels.items() if level.paragraph_style == style), None)

    def _list(self, number_id: int) -> _List | None:
        """The abstract numbering behind a number, through at most one style link."""
        key = number(child(self._nums.get(number_id), "abstractNumId"))
        link = self._links.get(key)
        if link:
            properties = child(self._styles.get(link), "pPr", "numPr")
            linked = number(child(properties, "numId"))
            key = number(child(self._nums.get(linked), "abstractNumId"))
        return self._lists.get(key)

    def _begin(self, number_id: int, numbered: _List) -> None:
        """Apply what a numbering overrides in its list, once."""
        if number_id in self._begun:
            return
        self._begun.add(number_id)
        for override in children(self._nums.get(number_id), "lvlOverride"):
            level = number(override, "ilvl")
            definition = child(override, "lvl")
            if level is None or level >= _LEVELS:
                continue
            if definition is not None:
                numbered.levels[level] = _level(definition)
            start = number(child(override, "startOverride"))
            if start is not None:
                numbered.counts[level] = start - 1
                numbered.counts[level + 1 :] = [None] * (_LEVELS - level - 1)


def _levels(abstract: _Element) -> dict[int, _Level]:
    return {number(level, "ilvl") or 0: _level(level) for level in children(abstract, "lvl")}


def _level(level: _Element) -> _Level:
    start = number(child(level, "start"))
    return _Level(
        start=1 if start is None else start,
        style=attribute(child(level, "numFmt")) or "decimal",
        text=attribute(child(level, "lvlText")) or "",
        suffix=attribute(child(level, "suff")) or "tab",
        legal=is_on(child(level, "isLgl")),
        restart=number(child(level, "lvlRestart")),
        paragraph_style=attribute(child(level, "pStyle")),
    )


def _count(numbered: _List, level: int) -> None:
    """Count one paragraph: the levels above are begun, those below begin again."""
    counts = numbered.counts
    for above in range(level):
        if counts[above] is None and above in numbered.levels:
            counts[above] = numbered.levels[above].start
    count = counts[level]
    counts[level] = numbered.levels[level].start if count is None else count + 1
    for below in range(level + 1, _LEVELS):
        restart = numbered.levels[below].restart if below in numbered.levels else None
        if restart is None or level < restart:
            counts[below] = None


def _printed(numbered: _List, level: int) -> str:
    definition = numbered.levels[level]

    def numbered_level(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        count = numbered.counts[index]
        other = numbered.levels.get(index)
        if count is None or other is None or other.style == "none":
            return ""
        style = "decimal" if definition.legal and index < level else other.style
        return numeral(count, _STYLES.get(style, "decimal"))

    return re.sub(r"%([1-9])", numbered_level, definition.text)
