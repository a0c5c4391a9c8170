"""Brackets that hold bodies and no word that charges them: （市发展改革委、市财政局）.

Which bodies are in them and what each is charged with, ``assignments`` reads.
"""

from __future__ import annotations

import re

from zhengce.reading import names, times
from zhengce.reading.assignments import note_from
from zhengce.reading.bodies import resolved
from zhengce.reading.organisations import listed
from zhengce.reading.who import Who

# (预期性指标,市卫生健康委): what kind of goal it is
_kind = re.compile(r"(?:预期|约束|指导)性(?:指标)?[,;:]")
# （市住房城乡建设局，各县市政府，2022年12月底前完成）; （市发展改革委、高新区管委会；持续推进）
_time = re.compile(
    rf"[,;](?:{times.in_limit.pattern}|(?=\d|[今明]?年底)(?:\d{{4}}年|[今明]?年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?"
    r"[底末]?(?:[以之]?前)?(?:基本)?(?:完成|建成|落实|实现)?)。?(?=[)\]])"
)
_LONGEST_TIME = 20


def bare_list(
    shadowed: str, opening: int, closing: int, end: int, is_body: Who
) -> tuple[int, int] | None:
    """…推进改革。（市发展改革委、市财政局）: the span of the list in a paragraph's last bracket, if it is one of bodies.

    Most of them are known. A note or a time limit may follow: （市财政局、市经信局，列第一位的为牵头单位，下同）.
    """
    if closing + 1 < end and shadowed[closing + 1] != "\n":
        return None
    kind = _kind.match(shadowed, opening + 1, closing)
    start = opening + 1 if kind is None else kind.end()
    limit = _time.search(shadowed, max(start, closing - _LONGEST_TIME), closing + 1)
    stop = closing if limit is None else limit.start()
    if shadowed.find("、", start, stop) < 0 and shadowed.find(",", start, stop) < 0:
        alone = shadowed[opening - 1] == "。" and _is_one(shadowed, start, stop, is_body)
        return (start, stop) if alone else None
    note = note_from(shadowed, start, stop)
    held = listed(shadowed, start, note)
    if len(held) < 2 or not all(map(is_body, held)):
        return None
    named = [one.name for one in held if not names.collective.fullmatch(one.name)]
    if not named:  # …做好保障。（各市、县（市、区）人民政府，省级有关部门）
        return (start, stop) if shadowed[opening - 1] == "。" else None
    known = sum(_is_known(name, is_body) for name in named)
    return (start, stop) if note < stop or 4 * known > 3 * len(named) else None


def _is_one(shadowed: str, start: int, end: int, is_body: Who) -> bool:
    """…加快技术迭代。（市科委）, or, of the department that writes, …平等对待各类市场主体。（体改处）."""
    name = shadowed[start:end]
    if not name:
        return False
    level = name[0] in "省市县区州盟旗" and name[-1] in "局委厅部办署府院会处心队社"
    if level or name.endswith("海关"):
        return _is_known(name, is_body)
    own = name[-1] == "处" and is_body.department is not None
    return own and all(map(is_body.in_bracket, listed(shadowed, start, end)))


def _is_known(name: str, is_body: Who) -> bool:
    found = resolved(name, is_body.place, is_body.register)
    return found is not None and not found.is_collective
