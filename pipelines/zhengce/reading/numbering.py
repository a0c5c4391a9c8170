"""Labels of numbered units (第三条, 一、, （一）, 1., 2.3, ①) and the order in which they nest.

What a unit's text is, and its heading, is decided in ``clauses``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengce.model import maker
from zhengce.reading.layout import Paragraph
from zhengce.reading.patterns import CN_NUMERAL, chinese_number

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_LAW = rf"第 ?(?P<law>{CN_NUMERAL}{{1,7}}|\d{{1,4}}) ?(?P<unit>部分|[编篇章节条])(?![款项例件])(?:之{CN_NUMERAL})?"
_CHINESE = (
    rf"(?P<cn>{CN_NUMERAL}{{1,3}}) ?(?:、|[.](?!\d))"
    rf"|[(] ?(?P<cnp>{CN_NUMERAL}{{1,3}}) ?[)](?!项|款|条)"
)
_MEASURED = r"\d+(?:[.]\d+)?(?:[%度倍元张家万亿个公平亩吨千米]|人[户次])"
_DECIMAL = rf"(?P<dec>\d{{1,2}}(?:[.]\d{{1,2}}){{1,3}})[.、]?(?=[ \u4e00-\u9fff“\"])(?!{_MEASURED}|[%度倍]|人[户次])"
_ARABIC = (
    r"[(] ?(?P<arp>\d{1,2}) ?[)]|(?P<half>\d{1,2})[)]"
    rf"|(?P<circle>[{_CIRCLED}])"
)
_LABEL = rf"{_LAW}|{_CHINESE}|{_DECIMAL}|(?P<ar>\d{{1,3}}) ?(?:[.](?!\d)|、)|{_ARABIC}"
# What a label can begin with: most paragraphs and sentences begin with none of these.
_BEGINNINGS = f"第({CN_NUMERAL[1:-1]}{_CIRCLED}"
_FIRST = rf"[{_BEGINNINGS}\d]"
_label = re.compile(_LABEL)
# Where a document is not numbered 1.1, 1.2, only 1. is a label in 1.80周岁以上; 1.5张床位 has none.
_whole = re.compile(
    rf"{_LAW}|{_CHINESE}|(?P<ar>\d{{1,3}}) ?(?:[.](?!\d[.]|\d[^\d]|{_MEASURED})|、)|{_ARABIC}"
)
# Within a paragraph a label can only follow the end of a sentence or of a bracket:
# …市地方金融监管局)九、支持和培育服务开放示范项目
_inline = re.compile(rf"[。;:!?)\]”] ?(?={_FIRST})(?:{_LABEL})")
# 1 总则, 2 组织体系: a whole number before a short heading, in a document numbered 1.1, 1.2
# 一、持续提升投资建设便利度(一)优化…: where breaks were lost, a heading runs into its first item.
_glued = re.compile(rf"[(] ?(?P<cnp>{CN_NUMERAL}{{1,3}}) ?[)](?![项款条的、,])")
_bare = re.compile(r"(?P<dec>\d{1,2}) {0,2}(?=[\u4e00-\u9fff][^。;,]{1,24}$)")

_RANK = {
    name: rank
    for rank, name in enumerate(
        (
            "编",
            "篇",
            "部分",
            "章",
            "节",
            "条",
            "cn",
            "cnp",
            "dec1",
            "dec2",
            "dec3",
            "dec4",
            "ar",
            "arp",
            "half",
            "circle",
            "row",
        )
    )
}


class Label(NamedTuple):
    """A printed label: its span, family and number, and whether it begins its paragraph."""

    start: int
    end: int
    family: str
    number: int
    paragraph: int
    leading: bool
    glued: bool = False
    """It follows a word, not the end of a sentence: only a heading's first item can."""
    prefix: tuple[int, ...] = ()
    """Of a decimal label 2.3.1 the numbers before the last: (2, 3)."""


_label_of = maker(Label)


class Numbered(NamedTuple):
    """A label that was accepted as a unit's, at its place in the document."""

    label: Label
    path: str
    gap: bool
    """Numbers are missing before it."""


_numbered = maker(Numbered)


def labels(shadowed: str, paragraphs: Sequence[Paragraph]) -> list[Label]:
    """Everything that looks like a unit's label, in reading order.

    A number is a label by its punctuation: 2019年, 3个月内 and 1.5张床位 are none.
    """
    decimal = _is_decimal(shadowed, paragraphs)
    found = list(_found(shadowed, paragraphs, decimal=decimal))
    return _with_chapters(found) if decimal else found


def _with_chapters(found: list[Label]) -> list[Label]:
    """1. right before 1.1, and what goes on from it (8. after 7.3), are decimals too; not an
    item 8. of a list that began with 1."""
    chapter, listing = 0, False
    for index, label in enumerate(found):
        if label.prefix:
            listing = False
        if label.family != "ar" or not label.leading:
            continue
        follows = index + 1 < len(found) and found[index + 1].prefix == (label.number,)
        goes_on = label.number == chapter + 1 and chapter > 0 and not listing
        if goes_on or (follows and label.number in (1, chapter + 1)):  # 1 again, behind 目录
            found[index] = label._replace(family="dec1")
            chapter = label.number
        else:
            listing = listing or label.number == 1
    return found


def _found(shadowed: str, paragraphs: Sequence[Paragraph], *, decimal: bool) -> Iterator[Label]:
    pattern = _label if decimal else _whole
    inner = [match.start() for match in _inline.finditer(shadowed)]
    inner.append(len(shadowed))
    upcoming = 0
    for index, (start, end, _) in enumerate(paragraphs):
        match = None
        if shadowed[start] in _BEGINNINGS or shadowed[start].isdigit():
            match = pattern.match(shadowed, start, end)
            if match is None and decimal:
                match = _bare.match(shadowed, start, end)
        position = start
        if match is not None:
            yield _made(match, index, leading=True)
            position = match.end()
        while inner[upcoming] < position - 1:
            upcoming += 1
        if end - position <= 12:
            continue
        if inner[upcoming] < end:
            yield from _inner(shadowed, position, end, index, labelled=match is not None)
        elif match is not None:
            yield from _headed(shadowed, position, end, index)


def _is_decimal(shadowed: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document is numbered 1.1, 1.2: then a bare 1 before a short heading is a label too."""
    found = 0
    for paragraph in paragraphs:
        start = paragraph.start
        if shadowed[start].isdigit() and "." in shadowed[start + 1 : start + 3]:
            match = _label.match(shadowed, start, paragraph.end)
            found += match is not None and match["dec"] is not None
            if found == 3:
                return True
    return False


def _inner(shadowed: str, start: int, end: int, index: int, *, labelled: bool) -> Iterator[Label]:
    """The labels within a paragraph, glued ones only soon after another label.

    ``labelled``: the paragraph begins with a label.
    """
    after = start if labelled else -1
    for match in _inline.finditer(shadowed, start, end):
        if after >= 0:
            yield from _headed(shadowed, after, match.start(), index)
        yield _made(match, index, leading=False)
        after = match.end()
    if after >= 0:
        yield from _headed(shadowed, after, end, index)


def _headed(shadowed: str, start: int, end: int, index: int) -> tuple[Label, ...]:
    end = min(end, start + 48)
    bracket = shadowed.find("(", start + 2, end)
    if bracket < 0:
        return ()
    glued = _glued.search(shadowed, bracket, end)
    if glued is None or any(mark in shadowed[start : glued.start()] for mark in "。;:"):
        return ()
    return (_made(glued, index, leading=False)._replace(glued=True),)


def _made(match: re.Match[str], paragraph: int, *, leading: bool) -> Label:
    family = match.lastgroup or ""
    if family == "unit":
        family, numeral = match["unit"], match["law"]
    else:
        numeral = match[family]
    prefix: tuple[int, ...] = ()
    if family == "dec":
        *before, last = (int(part) for part in numeral.split("."))
        prefix, number, family = tuple(before), last, f"dec{len(before) + 1}"
    elif family == "circle":
        number = _CIRCLED.index(numeral) + 1
    else:
        number = int(numeral) if numeral.isdigit() else chinese_number(numeral)
    start = match.start()
    if not leading:  # the mark before it, and a space
        start += match.group()[0] not in "(第" and not match.group()[0].isalnum()
        start += match.string[start] == " "
    return _label_of((start, match.end(), family, number, paragraph, leading, False, prefix))


# Families whose rank does not depend on the document: an article never stands below an item.
_FIXED = frozenset(("编", "篇", "部分", "章", "节", "条"))


class Outline:
    """The units that are open while a document is read from its beginning to its end.

    Deeper families nest in the order in which the document introduces them; a
    number may go on across chapters (（一）…（二十二）).
    """

    def __init__(self, candidates: Sequence[Label]) -> None:
        self._candidates = candidates
        self._open: list[Numbered] = []
        self._introduced: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._paths: set[str] = set()
        self._articles_below = False
        self.part = 0
        self.started = False
        """Whether the current part has a unit yet."""

    def begin_part(self) -> None:
        """A new numbered part begins: an attached plan or 附件."""
        self.part += 1
        self._open.clear()
        self._introduced.clear()
        self._last.clear()
        self._articles_below = False
        self.started = False

    def restarts(self, label: Label) -> bool:
        """Whether the label begins the numbering of the current part's outermost family again.

        The articles of a law that a decision of 一、, 二、 prints anew begin one, too.
        """
        if label.number != 1 or not self._open:
            return False
        outermost = self._open[0].label
        if label.family in ("章", "条") and outermost.family == "cn":
            return label.family not in self._introduced and not self._is_below(label)
        # 一、 printed twice in a row is a misprint
        return outermost.family == label.family and outermost.number >= 2

    def _is_below(self, label: Label) -> bool:
        """Whether 第一条 stands right below 一、总则, which then is its chapter."""
        above = self._open[-1].label
        if label.family == "条" and above.family == "cn":
            self._articles_below |= label.paragraph == above.paragraph + 1
        return self._articles_below

    def holds(self, family: str) -> bool:
        """Whether a unit of ``family`` is open."""
        return any(unit.label.family == family for unit in self._open)

    def accept(self, index: int) -> Numbered | None:
        """Take candidate ``index`` as a unit's label, or leave it inside the open unit."""
        return self.take(self._candidates[index], index)

    def take(self, label: Label, index: int = -1) -> Numbered | None:
        """Take a label as a unit's; ``index`` is its place among the candidates, if it is one."""
        depth = self._depth(label)
        known = depth < len(self._open) and self._open[depth].label.family == label.family
        expected = self._expected(label, depth if known else None)
        if not self._plausible(label, index, expected, known=known):
            return None
        path = self._path(label, depth)
        if path in self._paths:
            return None
        gap = label.number != expected and self._gap(label, known=known)
        del self._open[depth:]
        numbered = _numbered((label, path, gap))
        self._open.append(numbered)
        self.started = True
        self._introduced.setdefault(label.family, len(self._introduced))
        self._last[label.family] = label.number
        self._paths.add(path)
        return numbered

    def _depth(self, label: Label) -> int:
        """How many open units stay open above the label's."""
        for depth, unit in enumerate(self._open):
            if unit.label.family == label.family:
                return depth
        depth = len(self._open)
        order = self._introduced.get(label.family, len(self._introduced))
        while depth and self._shallower(label.family, order, self._open[depth - 1].label.family):
            depth -= 1
        return depth

    def _shallower(self, family: str, order: int, other: str) -> bool:
        """Whether units of ``family`` do not stand below ones of the open ``other``."""
        fixed = family in _FIXED or family.startswith("dec")
        earlier = order < self._introduced[other]
        if (family, other) == ("条", "cn") and self._articles_below:
            fixed = False
        return _RANK[family] < _RANK[other] and (earlier or fixed)

    def _expected(self, label: Label, depth: int | None) -> int:
        if depth is not None and self._open[depth].label.prefix == label.prefix:
            return self._open[depth].label.number + 1
        if label.number == 1:
            return 1
        return self._last.get(label.family, 0) + 1

    def _plausible(self, label: Label, index: int, expected: int, *, known: bool) -> bool:
        if label.glued:
            return self._heads(label, index) and label.number == expected and not known
        if label.number == expected:
            if known or label.leading:
                return label.leading or self._follows_on(label)
            return label.number > 1 or self._run(index)
        if not label.leading or label.number == 0:
            return False
        if known:  # a gap, such as a misprint; but not a list that begins anew inside the unit
            return expected < label.number <= expected + 5
        strong = label.family in ("编", "篇", "部分", "章", "节", "条", "cn", "cnp") or bool(
            label.prefix
        )
        # A section that begins with (二), or with (八) after one that ended with (六): what is
        # missing was left out, or stands within a line.
        last = self._last.get(label.family)
        return strong and (not last or label.number in (2, 3) or last < label.number <= last + 5)

    def _follows_on(self, label: Label) -> bool:
        # 按照第(三)条、(四)… is a reference; a label within a paragraph continues a family that
        # itself runs within paragraphs or follows a complete sentence, which the pattern demands.
        return label.family != "half"

    def _heads(self, label: Label, index: int) -> bool:
        """Whether the label before a glued one is the open unit's: a heading runs into its first item."""
        if index < 1 or not self._open:
            return False
        before, opened = self._candidates[index - 1], self._open[-1].label
        return (
            before.paragraph == label.paragraph
            and (opened.family, opened.number) == (before.family, before.number)
            and _RANK[before.family] < _RANK[label.family]
        )

    def _run(self, index: int) -> bool:
        """Whether number 1 within a paragraph is followed there by a number 2 of its family."""
        first = self._candidates[index]
        for following in range(index + 1, len(self._candidates)):
            label = self._candidates[following]
            if label.paragraph != first.paragraph:
                return False
            if label.family == first.family:
                return label.number == 2
        return False

    def _gap(self, label: Label, *, known: bool) -> bool:
        return known or (bool(self._last) and not label.prefix)

    def _path(self, label: Label, depth: int) -> str:
        numbers = (*label.prefix, label.number)
        if not depth:
            return self._prefixed(".".join(map(str, numbers)))
        parent, path, _ = self._open[depth - 1]
        if not label.prefix:
            return f"{path}.{label.number}"
        if parent.family.startswith("dec"):
            numbers = numbers[-1:]
        elif parent.number == label.prefix[0]:  # 第二章 … 2.3
            numbers = numbers[1:]
        return ".".join((path, *map(str, numbers)))

    def _prefixed(self, path: str) -> str:
        return f"a{self.part}/{path}" if self.part else path
