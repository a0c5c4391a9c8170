"""Cells that name a body in each line (省财政厅|妇联), where no mark parts them.

Which cells name bodies, and what is one, ``duties`` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhengce.model import Role
from zhengce.reading.assignments import IsBody
from zhengce.reading.bodies import Body
from zhengce.reading.organisations import Named, listed

_UNKNOWN = Body(None, False)


def is_run_together(
    shadowed: str,
    start: int,
    end: int,
    named: Iterable[Named],
    bodies: Mapping[str, Body | None],
) -> bool:
    """Whether of a cell of several lines nobody was ``named``, or an unknown body across two of them."""
    if shadowed.find("\n", start, end) < 0:
        return False
    found = list(named)
    return not found or any(
        bodies[body.name] == _UNKNOWN and shadowed.find("\n", body.start, body.end) >= 0
        for body in found
    )


def by_line(
    shadowed: str, start: int, end: int, role: Role, is_body: IsBody
) -> Sequence[tuple[Named, Role]]:
    """The bodies of each line of a cell with their role; nothing if one of them is none."""
    found: list[Named] = []
    for line in shadowed[start:end].split("\n"):
        found += listed(shadowed, start, start + len(line))
        start += len(line) + 1
    return [(named, role) for named in found] if all(map(is_body, found)) else ()
