"""Which labels number the units of a document, and the order in which they nest.

What looks like a label is found in ``unit_labels``; what a unit's text is, and its heading, is
decided in ``clauses``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from zhengce.model import maker
from zhengce.reading.patterns import chinese_number
from zhengce.reading.unit_labels import Label

_FAMILIES = "编 篇 部分 章 节 条 cn cnp dec1 dec2 dec3 dec4 dec5 ar arp half circle row"
_RANK = {name: rank for rank, name in enumerate(_FAMILIES.split())}


class Numbered(NamedTuple):
    """A label that was accepted as a unit's, at its place in the document."""

    label: Label
    path: str
    gap: bool
    """Numbers are missing before it."""


_numbered = maker(Numbered)
_paragraph = attrgetter("paragraph")
_ITEMS = frozenset(("cn", "cnp", "ar", "arp"))
_LINES_OF_ARTICLE = 3
"""Paragraphs that an article has but rarely more of, beside its first."""


# Families whose rank does not depend on the document: an article never stands below an item.
_FIXED = frozenset(("编", "篇", "部分", "章", "节", "条"))


class Outline:
    """The units that are open while a document is read from its beginning to its end.

    Deeper families nest in the order in which the document introduces them; a
    number may go on across chapters (（一）…（二十二）).  ``heads`` are the paragraphs
    that head articles without a number.
    """

    def __init__(self, candidates: Sequence[Label], heads: Sequence[int] = ()) -> None:
        self._candidates = candidates
        self._unnumbered = heads
        self._chapters = [one for one in candidates if one.family == "章" and one.leading]
        self._lost_numbers = False  # of a chapter between two others
        self._first_digits = next((i for i, c in enumerate(candidates) if c.family == "ar"), -1)
        self._open: list[Numbered] = []
        self._introduced: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._paths: set[str] = set()
        self._articles_below = False
        self._at_front = True
        self.part = 0
        self._attached = self._uncounted = 0
        self.started = False
        """Whether the current part has a unit yet."""

    def attach(self, printed: str | None) -> None:
        """The head of an attachment: 附件2 is a2/, even where 附件1 has no units of its own.

        Where the first units of all are an attachment's, that is no part and counts for none.
        """
        number = 0
        if printed is not None:
            number = int(printed) if printed.isdigit() else chinese_number(printed)
        if self.part or self.started:
            self._attached = number - self._uncounted
        else:
            self._uncounted = number

    @property
    def is_counted(self) -> bool:
        """Whether the last attachment's head printed which one it is."""
        return self._attached > self.part

    def begin_part(self) -> None:
        """A new numbered part begins: an attached plan or 附件."""
        self.part = max(self.part + 1, self._attached)
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

    def follows(self, label: Label) -> bool:
        """Whether a label is the next one of an open unit that is no table's row."""
        units = (unit.label for unit in self._open if unit.label.family != "row")
        return any((label.family, label.number - 1) == (one.family, one.number) for one in units)

    def runs_on(self, label: Label) -> bool:
        """Whether a number follows on the last one of its family, in the next page's table, say."""
        return label.number > 1 and self._last.get(label.family) == label.number - 1

    def take(self, label: Label, index: int = -1, *, headed: bool = False) -> Numbered | None:
        """Take a label as a unit's, or leave it inside the open unit (None).

        ``index`` is its place among the candidates, if it is one; ``headed``: it stands below 序号,
        where a part of a longer table begins with any number.
        """
        if self._at_front and label.leading and index >= 0:
            self._at_front = False
            self._cut_off(label, index)
        if label.family == "条" and index >= 0 and not self._open:
            self._imply_chapter(index)
        depth = self._depth(label)
        known = depth < len(self._open) and self._open[depth].label.family == label.family
        expected = self._expected(label, depth if known else None)
        last = self._last.get(label.family, 0)
        begins = headed and not last
        if label.inserted:
            taken = known and self._is_behind(label, self._open[depth].label)
        else:
            taken = headed and label.number > last
            taken = taken or self._plausible(label, index, expected, known=known)
        if not taken:
            return None
        path = self._path(label, depth)
        if path in self._paths:
            return None
        misses = label.number != expected and not label.inserted
        gap = self.started and misses and not begins and self._gap(label, known=known)
        del self._open[depth:]
        numbered = _numbered((label, path, gap))
        self._open.append(numbered)
        self.started = True
        self._introduced.setdefault(label.family, len(self._introduced))
        self._last[label.family] = label.number
        self._paths.add(path)
        return numbered

    def _cut_off(self, label: Label, index: int) -> None:
        """Open the units that a page begins within: （二）…（三）…二、 begins in 一、, whose head was cut off."""
        if self.part or label.number < 2 or (index and label.family != "cnp"):
            return
        family, above = label.family, list[Label]()
        passed: set[str] = set()
        for other in self._candidates[index + 1 :]:
            if other.family in _ITEMS and _RANK[other.family] < _RANK[family]:
                if other.number == 1 or other.family in passed:
                    passed.add(other.family)
                elif other.leading:
                    above.append(other)
                    family = other.family
        path = ""
        for other in reversed(above):
            opened = other._replace(number=other.number - 1)
            path = f"{path}.{opened.number}" if path else str(opened.number)
            self._open.append(_numbered((opened, path, False)))
            self._introduced[opened.family] = len(self._introduced)
            self._last[opened.family] = opened.number

    def _imply_chapter(self, index: int) -> None:
        """Open the chapter whose head was lost: 总则|第一条…第二章…, whose first articles are 1.1, 1.2.

        So does 第一条 of rules that print it above 第一章.
        """
        article = self._candidates[index]
        chapter = self._next_chapter(article.paragraph)
        if chapter is None or "章" in self._introduced:
            return
        number, path = self._implied(article, chapter)
        lost = chapter._replace(number=number, paragraph=article.paragraph)
        self._open.append(_numbered((lost, self._prefixed(path), False)))
        self._introduced["章"] = len(self._introduced)
        self._last["章"] = number

    def _implied(self, article: Label, chapter: Label) -> tuple[int, str]:
        """The number and the path of what the articles above the first chapter's head belong to.

        第一条|第一章…第二条: the first chapter, whose own head follows.
        """
        if chapter.number < 2:
            return 0, "1"
        before = chapter.number - 1
        bare = len(self._heads_between(article.paragraph, chapter.paragraph))
        number = before - bare if bare < before else before
        return number, str(number)

    def pass_head(self, paragraph: int) -> None:
        """Open the chapter that a head without its number begins: 第二章…|统计资料|…第四章, whose articles are 3.x.

        Where as many such heads stand before the next chapter as numbers are missing; below the
        last chapter, where others lost theirs so.
        """
        above = next((unit.label for unit in self._open if unit.label.family == "章"), None)
        if above is None or not self._heads_between(paragraph - 1, paragraph):
            return
        chapter = self._next_chapter(paragraph)
        if chapter is not None:
            bare = self._heads_between(above.paragraph, chapter.paragraph)
            if self._unnumbered[bare[0]] == paragraph:
                self._lost_numbers = chapter.number - above.number == len(bare) + 1
        if not self._lost_numbers:
            return
        lost = above._replace(number=above.number + 1)
        depth = self._depth(lost)
        path = self._path(lost, depth)
        if path not in self._paths:
            self._open[depth:] = [_numbered((lost, path, False))]
            self._last["章"] = lost.number

    def _next_chapter(self, paragraph: int) -> Label | None:
        """The first chapter's label below a paragraph."""
        first = bisect_right(self._chapters, paragraph, key=_paragraph)
        return self._chapters[first] if first < len(self._chapters) else None

    def _heads_between(self, first: int, last: int) -> range:
        """Which of the heads without a number stand behind one paragraph and up to another."""
        return range(bisect_right(self._unnumbered, first), bisect_right(self._unnumbered, last))

    def _is_behind(self, label: Label, other: Label) -> bool:
        """Whether 第三条之一 may follow: behind 第三条, or 第三条之二 behind it."""
        return label.leading and label.number == other.number and label.inserted > other.inserted

    def _depth(self, label: Label) -> int:
        """How many open units stay open above the label's."""
        for depth, unit in enumerate(self._open):
            if unit.label.family == label.family:
                return depth
        depth = len(self._open)
        order = self._introduced.get(label.family, len(self._introduced))
        # （十六）…二、: the chapter before 二、 was cut off
        cut = label.family == "cn" and label.number > 1 and label.family not in self._introduced
        while depth and (
            cut or self._shallower(label.family, order, self._open[depth - 1].label.family)
        ):
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
            runs = label.family not in ("ar", "arp") or self._next_follows(index)
            return runs and self._heads(label, index) and label.number == expected and not known
        if label.number == expected:
            if known or label.leading:
                return label.leading or self._follows_on(label)
            return label.number > 1 or self._run(index)
        if not label.leading and not known and label.family in ("章", "条"):
            return self._runs_on(label, index)
        if not label.leading or label.number == 0:
            return False
        if known:  # a gap, such as a misprint; but not a list that begins anew inside the unit
            return expected < label.number <= expected + 5
        first = label.family in ("ar", "arp") and not (self.started or index)
        if first and (self._open or (label.family == "arp" and self._goes_on(index))):
            return True  # (2)…, (3)…, which a page begins with
        strong = label.family in ("编", "篇", "部分", "章", "节", "条", "cn", "cnp") or bool(
            label.prefix
        )
        # A section that begins with (二), or with (八) after one that ended with (六): what is
        # missing was left out, or stands within a line.
        last = self._last.get(label.family)
        if label.family == "ar" and not last and (label.number > 5 or not label.start):
            return index == self._first_digits and self._goes_on(index)
        if label.family == "ar" and last and 2 < last < label.number <= last + 5:
            return self._goes_on(index)  # 34.…三、加快推进数字社会建设|36.…|37.…
        if label.family == "条" and self._open and self._open[-1].label.family in ("章", "节"):
            # 第二章, and what begins it: articles in between were left out
            return label.number > (last or 0)
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

    def _next_follows(self, index: int) -> bool:
        """Whether the next label of the same family, soon after, is the next number."""
        first, following = self._candidates[index], self._candidates[index + 1 : index + 13]
        numbers = [label.number for label in following if label.family == first.family]
        return numbers[:1] == [first.number + 1]

    def _run(self, index: int) -> bool:
        """Whether number 1 within a paragraph is followed there by a number 2 of its family, or 一、 of
        all units by 二、 below."""
        first = self._candidates[index]
        for following in range(index + 1, len(self._candidates)):
            label = self._candidates[following]
            if label.family == first.family:
                # …现征集意见。一、征集的主要内容, and in a line of its own 二、
                headed = first.family == "cn" and not self.started and label.leading
                return label.number == 2 and (headed or label.paragraph == first.paragraph)
            if label.paragraph != first.paragraph and (self.started or first.family != "cn"):
                return False
        return False

    def _runs_on(self, label: Label, index: int) -> bool:
        """Whether a law whose beginning was cut off runs on: …。第三条…。第四条…。第二章…第五条…, in a line
        or, with the further paragraphs of an article, in some lines."""
        if label.family in self._introduced or not 0 <= index < len(self._candidates) - 1:
            return False
        following = self._candidates[index + 1]
        if following.paragraph > label.paragraph + _LINES_OF_ARTICLE or following.family != "条":
            return False
        goes_on = self._last.get("条", 0) if label.family == "章" else label.number
        return following.number == goes_on + 1

    def _goes_on(self, index: int) -> bool:
        """Whether 64., the first number of a page, goes on with 65.: a part of a longer document."""
        first = self._candidates[index]
        following = (
            label
            for label in self._candidates[index + 1 : index + 9]
            if label.family == first.family
        )
        return any(label.leading and label.number == first.number + 1 for label in following)

    def _gap(self, label: Label, *, known: bool) -> bool:
        return known or (bool(self._last) and not label.prefix)

    def _path(self, label: Label, depth: int) -> str:
        if label.inserted:
            above = f"{self._open[depth - 1].path}." if depth else self._prefixed("")
            return f"{above}{label.number}-{label.inserted}"
        if depth and not label.prefix:
            return f"{self._open[depth - 1].path}.{label.number}"
        numbers = (*label.prefix, label.number)
        if not depth:
            return self._prefixed(".".join(map(str, numbers)))
        parent, path, _ = self._open[depth - 1]
        if parent.family.startswith("dec"):
            numbers = numbers[-1:]
        elif parent.number == label.prefix[0]:  # 第二章 … 2.3
            numbers = numbers[1:]
        return ".".join((path, *map(str, numbers)))

    def _prefixed(self, path: str) -> str:
        return f"a{self.part}/{path}" if self.part else path
