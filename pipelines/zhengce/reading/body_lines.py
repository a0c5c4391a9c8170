"""Cells that name a body in each line (省财政厅|妇联) or between blanks, where no mark parts them.

Which cells name bodies, and what is one, ``duties`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from zhengce.model import Role
from zhengce.reading.assignments import IsBody
from zhengce.reading.bodies import Body
from zhengce.reading.organisations import Named, listed

_blank = re.compile(r"[ \n]")
_piece = re.compile(r"[^ \n]+")
_UNKNOWN = Body(None, False)


def is_run_together(
    shadowed: str,
    start: int,
    end: int,
    named: Iterable[Named],
    bodies: Mapping[str, Body | None],
) -> bool:
    """Whether of a cell with blanks or lines in it nobody was ``named``, or an unknown body across some."""
    if not _blank.search(shadowed, start, end):
        return False
    found = list(named)
    return not found or any(
        bodies[body.name] == _UNKNOWN and _blank.search(shadowed, body.start, body.end)
        for body in found
    )


def by_piece(
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
