"""What announces duties and yielded nothing: a second look at the text, after all has been read.

It makes no row; it sees to it that a label, a bracket or a table that reading missed, inside a
unit or outside all of them, is not missing in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from zhengce.model import Issue, Responsibility
from zhengce.reading.drafts import Unit
from zhengce.reading.layout import Layout
from zhengce.reading.patterns import words
from zhengce.reading.tables import Table, duty_cells, is_assignment, statement

# 责任单位：…, 责任单位 …, （…负责）; not 明确责任单位、完成时限, which announces nothing.
# One pattern a literal beginning, which the regex engine finds six times faster than any of three.
_label_ends = "(?: ?:|(?=[ \n]|$))"
_labels = [re.compile(who + _label_ends) for who in ("单位", "部门", "室")]
_inspectors = re.compile("查主体" + _label_ends)  # of 检查 or 抽查
_bracketed = re.compile(r"负责(?=[)\]])")
_HAVING = frozenset(
    (
        *("牵头", "主责", "主办", "责任", "负责", "承办", "指导"),
        *("配合", "协办", "参与", "参加", "协作", "协助", "协同", "发起", "联合"),
    )
)
"""What stands before 单位, 部门 and 科室; two characters each."""
# Up to the first number, sentence or colon
_heads = re.compile(
    r"序号(?:(?!序号)[^\d。;:]){2,160}?(?:牵头|责任|主责|主办|配合|承办|协办|负责|发起|检查|抽查|实施|落实|执行|完成)(?:单位|部门|[科股处]室|主体|机构|分工|时[间限])"
)
_FIRST_ROWS = 300
"""Characters below such heads in which a row is looked for."""
_duty = re.compile("责任单位|责任部门|牵头|配合|负责(?!人)|完成时限")
_LONGEST = 60
"""Characters of an issue's place."""
_FARTHEST = 600
"""Characters before 负责） in which its bracket opens: a bound for texts made of nothing else."""
_MOST_MENTIONS = 200
"""Bodies of one clause that are looked for again: a bound, too."""


def unread(
    layout: Layout,
    shadowed: str,
    tables: Iterable[Table],
    units: Sequence[Unit],
    rows: Iterable[Responsibility],
    issues: Iterable[Issue],
) -> Iterator[Issue]:
    """The places that announce duties and have neither a row nor an issue yet."""
    held = _Held(layout.text, units, rows, issues)
    for start, end in _announcements(layout, shadowed):
        if not held.answers(start, end):
            yield held.issue("label_without_rows", start, end)
    for start, end in _heads_outside(layout, shadowed):
        if not held.answers(start, end):
            yield held.issue("table_not_understood", start, end)
    for table in tables:
        for start, end in _rows_for_nobody(shadowed, table):
            if not held.answers(start, end):
                yield held.issue("label_without_rows", start, end)
        start, end = layout.paragraphs[table.first].start, layout.paragraphs[table.last].end
        if _duty.search(shadowed, start, end) and _has_body(table) and held.nothing(start, end):
            yield held.issue("table_not_understood", start, end)


def _announcements(layout: Layout, shadowed: str) -> Iterator[tuple[int, int]]:
    """Labels and brackets that name who has a duty, each with what it governs."""
    heads = {paragraph.end for paragraph in layout.paragraphs if paragraph.cell is not None}
    ends = [match.span() for pattern in _labels for match in pattern.finditer(shadowed)]
    labels = [(begin, end) for start, end in ends if (begin := _label_at(shadowed, start)) >= 0]
    labels += ((match.start() - 1, match.end()) for match in _inspectors.finditer(shadowed))
    closings = [match.span() for match in _bracketed.finditer(shadowed)]
    starts = sorted(start for start, _ in labels + closings)
    for start, end in labels:
        if end not in heads:  # a column's head (市级责任部门) governs its column
            following = bisect_right(starts, start)
            limit = starts[following] if following < len(starts) else len(shadowed)
            yield start, min(_line_end(shadowed, end), limit)
    for start, end in closings:
        yield _opening(shadowed, start), end


def _label_at(shadowed: str, start: int) -> int:
    """Where a label begins whose 单位, 部门 or 室 stands at a place; -1 where none does.

    责任单位, 责任科室, and 责任|单位, which a narrow cell broke.
    """
    if shadowed[start - 2 : start] in _HAVING:
        return start - 2
    joined = shadowed[start - 1 : start]
    if joined not in ("科", "处", "\n") or shadowed[start - 3 : start - 1] not in _HAVING:
        return -1
    return start - 3 if joined != "\n" or shadowed[start - 4 : start - 3] == "\n" else -1


def _heads_outside(layout: Layout, shadowed: str) -> Iterator[tuple[int, int]]:
    """The heads of tables whose cells nobody told, 序号工作任务牵头单位1建成公园…, with some rows."""
    for at in words(shadowed, "序号"):
        heads = _heads.match(shadowed, at)
        if heads is not None and not layout.is_in_cell(at):
            yield at, min(heads.end() + _FIRST_ROWS, len(shadowed))


def _rows_for_nobody(shadowed: str, table: Table) -> Iterator[tuple[int, int]]:
    """The rows with a number that name nobody, nor a time, of a table whose empty cells left no trace.

    出版物零售单位抽查 below a row of 宣传部门: who is to do it is merged with what stands above.
    """
    if table.number >= 0 or not is_assignment(table):
        return
    for row in table.rows:
        numbered = any(
            table.kind(cell.column) == "serial" and shadowed[cell.start : cell.end].isdecimal()
            for cell in row.cells
        )
        if numbered and len(row.cells) > 1 and not any(duty_cells(table, row)):
            said, _ = statement(table, row)
            yield said.start, max(said.end, row.cells[-1].end)


def _opening(shadowed: str, end: int) -> int:
    """Where the bracket opens that a closing one at ``end`` closes, or else its line."""
    begin = max(0, end - _FARTHEST, shadowed.rfind("\n", 0, end) + 1)
    closed = 0  # 〔各市（区）按职责分工负责〕: a bracket within
    for at in range(end - 1, begin - 1, -1):
        if shadowed[at] in ")]":
            closed += 1
        elif shadowed[at] in "([":
            if not closed:
                return at + 1
            closed -= 1
    return begin


def _line_end(shadowed: str, start: int) -> int:
    """The end of the line that says something after ``start``: a label may have a line to itself."""
    while start < len(shadowed) and shadowed[start] in " \n":
        start += 1
    end = shadowed.find("\n", start)
    return len(shadowed) if end < 0 else end


def _has_body(table: Table) -> bool:
    """Two columns and three rows, of heads and what stands below them."""
    rows = len(table.rows) + bool(table.columns)
    return rows >= 3 and max((len(row.cells) for row in table.rows), default=0) >= 2


class _Held:
    """What has been read, by place."""

    def __init__(
        self,
        text: str,
        units: Sequence[Unit],
        rows: Iterable[Responsibility],
        issues: Iterable[Issue],
    ) -> None:
        self.text = text
        self.clauses = [unit.clause for unit in units]
        self.starts = [clause.char_start for clause in self.clauses]
        self.rows = sorted(rows, key=attrgetter("char_start"))
        self.row_starts = [row.char_start for row in self.rows]
        spans = sorted((issue.char_start, issue.char_end) for issue in issues)
        self.issue_starts = [start for start, _ in spans]
        self.issue_ends = list(accumulate((end for _, end in spans), max))
        asides = (aside.start for unit in units for aside in unit.asides)
        self.places = sorted((*self.starts, *asides))

    def answers(self, start: int, end: int) -> bool:
        """Whether a row or an issue came of a place.

        A body that has its row from elsewhere in the clause is no omission: one row is wanted.
        """
        at = bisect_left(self.row_starts, start)
        if at < len(self.rows) and self.row_starts[at] < end:
            return True
        before = bisect_left(self.issue_starts, end)
        if before and self.issue_ends[before - 1] > start:
            return True
        governed = self.text[start:end]
        return any(mention in governed for mention in self.mentions.get(self._path(start), ()))

    @cached_property
    def mentions(self) -> dict[str | None, list[str]]:
        """The bodies of each clause, as printed."""
        found: dict[str | None, list[str]] = {}
        for row in self.rows:
            known = found.setdefault(row.path, [])
            if len(known) < _MOST_MENTIONS:
                known.append(self.text[row.char_start : row.char_end])
        return found

    def nothing(self, start: int, end: int) -> bool:
        """Whether no unit begins in a stretch, and no cell of it speaks of one."""
        return bisect_left(self.places, start) == bisect_left(self.places, end)

    def issue(self, code: str, start: int, end: int) -> Issue:
        """An issue at the beginning of a stretch, in the clause that holds it, if one does."""
        end = min(end, start + _LONGEST)
        return Issue(self._path(start), code, self.text[start:end], start, end)  # type: ignore[arg-type]

    def _path(self, position: int) -> str | None:
        at = bisect_right(self.starts, position) - 1
        if at < 0 or position >= self.clauses[at].char_end:
            return None
        return self.clauses[at].path
