"""Bodies that a note names for all lists after it: 以下均需试点城市政府落实，不再列出.

Contract, "Responsibilities": such a note is applied to the lists that it governs.  Who leads of a
list, as another kind of note says, ``assignments`` knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhengce.model import Role
from zhengce.reading.assignments import IsBody
from zhengce.reading.named import Named
from zhengce.reading.organisations import listed

_NOT_LISTED = (
    "(?:以下)?不再(?:一一|逐一|逐项|重复|单独)*(?:列出|列示|列入|列举|单列|标注|注明|做分工)"
)
_BODIES = r"(?:[^。;:()\n]|[(][^。;:()\n]{1,16}[)]){2,80}?"
# 以下各项工作均需各县、区人民政府(管委会)落实,不再列出; 以下责任单位均包括各设区市人民政府，不再列出;
# 具体任务均涉及相关市(州)人民政府,不再做分工; 各区政府均为责任单位，以下不再列出
_note = re.compile(
    r"(?:以下[^。;:()\n]{0,12}?|(?:具体|各项|所有)(?:任务|工作|措施))[均都](?:需要?|须|应|由|(?:应)?包括|含|涉及)"
    rf"(?P<who>{_BODIES})"
    r"(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:组织|负责|贯彻|抓好|具体)*(?:(?P<helps>配合)|落实|实施|完成)?"
    rf",?{_NOT_LISTED}"
    r"|(?P<each>(?<=[。;,(:\n])各(?:[^,。;:()\n]|[(][^。;:()\n]{1,16}[)]){1,40}?)均为"
    rf"(?:各项|所有)?(?:任务|工作|措施)?的?(?:责任|落实|实施)单位,{_NOT_LISTED}"
)


class Note(NamedTuple):
    """Where a note stands, and names its bodies, and as what; nowhere: at the text's end."""

    begins: int
    first: int
    last: int
    role: Role


def governing(shadowed: str) -> Note:
    """The first such note of a text; one of 配合 names those that support."""
    if "不再" in shadowed and (note := _note.search(shadowed)) is not None:
        # 各区政府〔以下均涉及…，不再列出〕: its own bracket is the note's
        opened = note.start() > 0 and shadowed[note.start() - 1] in "(["
        who = note.span("who" if note["who"] else "each")
        role: Role = "support" if note["helps"] else "responsible"
        return Note(note.start() - opened, *who, role)
    end = len(shadowed)
    return Note(end, end, end, "responsible")


def also(
    shadowed: str,
    note: Note,
    start: int,
    end: int,
    given: Sequence[tuple[Named, Role]],
    is_body: IsBody,
) -> list[tuple[Named, Role]]:
    """Whom a note adds to its own list or one below it, if that names somebody itself."""
    begins, first, last, role = note
    if end <= begins or not given:
        return []
    named = {body.name for body, _ in given}
    return [
        (body, role)
        for body in listed(shadowed, first, last)
        if body.name not in named and is_body(body)
    ]
