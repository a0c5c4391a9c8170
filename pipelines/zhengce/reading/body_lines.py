"""Cells that name a body in each line (省财政厅|妇联) or between blanks, where no mark parts them.

Which cells name bodies, and what is one, ``duties`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhengce.model import Role
from zhengce.reading.assignments import Assigned, IsBody
from zhengce.reading.bodies import Body
from zhengce.reading.completion import SUFFIX
from zhengce.reading.named import Named
from zhengce.reading.organisations import listed

_blank = re.compile(r"[ \n]")
_piece = re.compile(r"[^ \n]+")
_whole = re.compile(rf"[^ \n]*{SUFFIX}(?:[(][^()]*[)])?")
# 区政府|办公室, 市公安局|交警支队
_of_the_one_before = re.compile(
    "办公[室厅]|[\u4e00-\u9fff]{0,6}(?:[科股处室]|办公室|分局|[支大总中]队|中心)"
)
_UNKNOWN = Body(None, False)


def in_lines(
    said: Assigned,
    shadowed: str,
    start: int,
    end: int,
    role: Role,
    bodies: Mapping[str, Body | None],
    is_body: IsBody,
    is_section: IsBody,
) -> Assigned:
    """What is ``said`` in a cell of a column, read by its lines where it names nobody, or several as one.

    区教育局|铁投公司 are two bodies, 区政府|办公室 is one; ``is_section`` takes what a column may name, too.
    """
    if not _blank.search(shadowed, start, end):
        return said
    run_together = not said.roles or any(
        _blank.search(shadowed, body.start, body.end)
        and (bodies[body.name] == _UNKNOWN or _are_several(shadowed, body, is_body))
        for body, _ in said.roles
    )
    if not run_together:
        return said
    lines = _by_piece(shadowed, start, end, role, is_section)
    return said._replace(roles=lines or said.roles)


def _are_several(shadowed: str, body: Named, is_body: IsBody) -> bool:
    pieces = [piece.span() for piece in _piece.finditer(shadowed, body.start, body.end)]
    if not all(_whole.fullmatch(shadowed, *piece) for piece in pieces):  # 省自然资源和|规划厅
        return False
    if any(_of_the_one_before.fullmatch(shadowed, *piece) for piece in pieces[1:]):
        return False
    return all(map(is_body, (named for piece in pieces for named in listed(shadowed, *piece))))


def _by_piece(
    shadowed: str, start: int, end: int, role: Role, is_body: IsBody
) -> Sequence[tuple[Named, Role]]:
    """The bodies between blanks or in the lines of a cell, with their role; 县政务服务和|数据局 are none."""
    found = [
        named
        for piece in _piece.finditer(shadowed, start, end)
        for named in listed(shadowed, *piece.span())
    ]
    if not found or not is_body(found[0]):
        return ()
    return [(named, role) for named in found if is_body(named)]
