"""The heads of a table that was printed a cell a line: where they begin and end, which lines are one head.

What stands below them is ``dumped``'s business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengce.reading.column_heads import ColumnKind, bare, kind, tells
from zhengce.reading.dumped_lines import (
    DUTIES,
    MOST_LINES,
    NUMBER,
    ORDINAL,
    SERIALS,
    Said,
    chapter_line,
    column_kinds,
    group_line,
)

_group_head = re.compile("类别|分类|类型|领域|板块|方面|项目|事项类别|一级指标|目标")
# 牵头|部门, 完成|时间: the second line of a head that a narrow column broke
_rest = re.compile("(?:部门|单位|科室|处室|股室|领导|主体)")
_maybe_rest = re.compile(
    "(?:(?:时间|时限|期限|进度)段?|名称|类别|内容|事项|任务|要求|方式|情况|依据|对象|比例|基数|层级|措施|目标|频次|范围)"
)
_begun = re.compile("牵头|责任|配合|主办|协办|承办|主管|分管|参与|负责|落实|实施|检查|相关|监管")
# The heads of which one tells a table whose rows have no numbers, as a page prints them.
_ASSIGNS = (*DUTIES, "limit")
BODIES_HEADS = frozenset(
    begun + who
    for begun in (
        *("牵头", "主办", "承办", "配合", "协办", "主管", "参与", "落实", "责任", "负责"),
        *("牵头责任", "主要责任", "第一责任", "責任", "負責", "牽頭"),
    )
    for who in ("", "单位", "部门", "科室", "主体", "單位", "部門")
) | {begun + who for begun in ("发起", "联合") for who in ("单位", "部门", "科室", "处室")}
_TASKS = ("task", "name", "goal")
_REMARKS = frozenset(("备注", "备 注", "備註"))
MOST_COLUMNS = 12
_MOST_LINES = 20
_LONGEST = 14
_FEW_ROWS = 6


class Heads(NamedTuple):
    """The lines of each column's head, what it says, which column numbers the rows, and the lines."""

    columns: list[list[Said]]
    kinds: list[ColumnKind]
    serial: int
    first: int
    below: int
    group: list[Said]
    """The name of the first rows' group, printed above its number."""


def is_head(line: str) -> bool:
    """Whether a line may be a head: short, no number, no sentence."""
    if line in SERIALS:  # another table's
        return False
    if line[0] == "(" and line[-1] == ")":  # (是否需履行公众参与程序), of the head above it
        return True
    if len(bare(line)) > _LONGEST or line[-1] in "。:;":
        return False
    return not (NUMBER.fullmatch(line) or ORDINAL.fullmatch(line) or group_line.match(line))


def around_serial(said: Sequence[Said], at: int) -> Heads:
    """The heads of which the line ``at`` is 序号."""
    first = at
    while first > 0 and at - first < 2 and _group_head.fullmatch(said[first - 1].shadow):
        first -= 1
    below = at + 1
    while below < len(said) and below - at <= _MOST_LINES and is_head(said[below].shadow):
        below += 1
    columns = _joined(said[first:at], 0)
    serial = len(columns)
    width = _usual_length(said, below)
    behind = _joined(said[at + 1 : below], width)
    if width and len(behind) == width + 1 and behind[-1][0].shadow in _REMARKS:
        behind.pop()  # whose cells are all empty: a page prints no line of them
    columns += [[said[at]], *behind]
    columns, kinds = unfolded(columns)
    group = []
    if first < at and kinds[-1] not in _ASSIGNS:
        group = columns.pop()
        kinds.pop()
    return Heads(columns, kinds, serial, first, below, group)


def around_bodies(said: Sequence[Said], at: int) -> Heads | None:
    """The heads of which the line ``at`` is 责任单位, where none is 序号; None where they are no table's."""
    first, below = at, at + 1
    while first > 0 and at - first < MOST_COLUMNS and _tells(said[first - 1].shadow):
        first -= 1
    while below < len(said) and below - at < MOST_COLUMNS and _tells(said[below].shadow):
        below += 1
    columns, kinds = unfolded(_joined(said[first:below], 0))
    # 政策解读 behind 责任单位 is no head, but the first row's task or its group's name
    while kinds[-1] in _TASKS and not set(_TASKS).isdisjoint(kinds[:-1]):
        below -= len(columns.pop())
        kinds.pop()
    if set(_TASKS).isdisjoint(kinds):
        return None
    group: list[Said] = []
    for before in range(2):  # a column of numbers that has no head, a group's name before it
        if below + before < len(said) and NUMBER.fullmatch(said[below + before].shadow):
            group = list(said[below : below + before])
            if group and chapter_line.match(group[0].shadow):
                before, group = 0, []
            columns.insert(before, [Said("", said[first].line, "序号")])
            kinds.insert(before, "serial")
            return Heads(columns, kinds, before, first, below + len(group), group)
    return Heads(columns, kinds, -1, first, below, group)


def unfolded(columns: list[list[Said]]) -> tuple[list[list[Said]], list[ColumnKind]]:
    """The columns of heads in two rows: 责任单位 | 完成时限 and, below the first, 牵头单位 | 配合单位."""
    kinds = column_kinds(columns)
    lower = len(kinds)
    while lower and kinds[lower - 1] in DUTIES:
        lower -= 1
    above = next((i for i in range(lower) if kinds[i] == "responsible"), -1)
    if above < 0 or lower > len(kinds) - 2 or "lead" not in kinds[lower:]:
        return columns, kinds
    first, *others = columns[lower:]
    unfolded = [*columns[:above], columns[above] + first, *others, *columns[above + 1 : lower]]
    return unfolded, [*kinds[:above], *kinds[lower:], *kinds[above + 1 : lower]]


def _tells(line: str) -> bool:
    return is_head(line) and tells("".join(line.split()))


def _usual_length(said: Sequence[Said], below: int) -> int:
    """How many lines the first rows have behind their numbers, most often; 0 where they are not told."""
    at = next((i for i in range(below, min(below + 3, len(said))) if _is_number(said[i])), None)
    lengths: list[int] = []
    while at is not None and len(lengths) < _FEW_ROWS:
        following = str(int(said[at].shadow) + 1)
        stop = min(at + MOST_LINES, len(said))
        after = next((i for i in range(at + 2, stop) if said[i].shadow == following), None)
        if after is not None:
            lengths.append(after - at - 1)
        at = after
    return Counter(lengths).most_common(1)[0][0] if lengths else 0


def _is_number(line: Said) -> bool:
    return NUMBER.fullmatch(line.shadow) is not None


def _joined(lines: Sequence[Said], width: int) -> list[list[Said]]:
    """The lines of each head; what may be one head or two is one where the rows have fewer cells."""
    heads: list[list[Said]] = []
    for line in lines:
        if heads and (line.shadow[0] == "(" or _completes(heads[-1], line)):
            heads[-1].append(line)
        else:
            heads.append([line])
    while width and len(heads) > width:
        at = next(_joinable(heads), None)
        if at is None:
            break
        heads[at : at + 2] = [heads[at] + heads[at + 1]]
    return heads


def _completes(head: Sequence[Said], line: Said) -> bool:
    """牵头|部门, 责任|单位; 实施检查的|处室、单位, 计划检查|的时间安排."""
    if head[-1].shadow[-1:] == "的" or line.shadow[:1] == "的":
        return True
    return (
        len(head) == 1
        and _rest.fullmatch(line.shadow) is not None
        and _begun.fullmatch(head[0].shadow) is not None
    )


def _joinable(heads: Sequence[Sequence[Said]]) -> Iterator[int]:
    """Where a head may go on in the next, the likeliest first: 完成|时间 before 项目|类别."""
    pairs = [
        (index, head[0].shadow, heads[index + 1][0].shadow)
        for index, head in enumerate(heads[:-1])
        if len(head) == 1 and len(heads[index + 1]) == 1 and len(head[0].shadow) <= 4
    ]
    likely = [
        index
        for index, head, rest in pairs
        if _maybe_rest.fullmatch(rest) and kind(head + rest) != "other" and kind(head) == "other"
    ]
    yield from likely
    yield from (index for index, _, rest in pairs if _maybe_rest.fullmatch(rest))
