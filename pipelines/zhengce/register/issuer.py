"""The place that issued a document, from its issuer, title, number and, last, its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from zhengce.model import Place
from zhengce.register.files import rows
from zhengce.register.places import STATE, Gazetteer
from zhengce.register.spelling import compact, normalise, table, variants

_HEAD = 600
"""Characters of the text in which a document says whose it is."""
_ENOUGH = 3_000
"""Characters of a text in which its offices, if any are named, are of its own unit mostly."""
_BODY = 16_000
"""Characters searched for places where nothing else tells: a plan without its notice."""
_STATE = re.compile(
    r"中共中央|国务院|中华人民共和国|全国人民代表大会|全国人大|中央军委|最高人民"
    r"|国家[^级]{1,12}(?:局|委|办公室|署)"
)
_TO_ALL = re.compile(r"各省[、,，]?(?:各)?(?:自治区|市)")
_LAW = re.compile(r"国务院|县级以上(?:地方)?(?:各级)?人民政府|中华人民共和国")
_STATE_LAW = re.compile(r"第一条[^\n]{0,200}《中华人民共和国")
_OWN = re.compile(r"[本我](省|自治区|市|区|县|州|盟|旗)(?![(（、])")  # not 本省（自治区、直辖市）
_OFFICE = re.compile(
    r"(?P<unit>省|市|区|县|州|自治区)(?:(?<![一-龥].)|(?<=自治区)(?<![一-龥].{3}))"
    r"[一-龥]{1,12}?[厅局委办](?<![省市县区州]委)(?![一-龥])"  # not 省委、省政府和市委
)
# 济源示范区管委会, 昆山高新区管委会; 兖州, and nothing else: a county's name without its 市, 县 or 区
_BARE = re.compile(
    r"(?P<stem>[一-龥]{2,4}?)(?:(?:国家|省级)?(?:产城融合)?(?:示范区|高新区|经开区|开发区|高新技术|经济技术|经济开发|工业园)"
    r"[一-龥]*)?"
)
# 中共廊坊市委|廊坊市人民政府|关于…的意见: whose a draft is, below the notice that asks for opinions
_ALONE = re.compile(
    r"(?:^|\n)(?:中共)?(?P<place>[一-龥]{1,10}[省市县区州盟旗])(?:委|人民政府)(?=\n)"
)
# 宜春经济技术开发区管委会，各县（市、区）人民政府：, of 宜春市
_ADDRESSED = re.compile(
    r"(?:^|[、,，\n])(?P<stem>[一-龥]{2,3})(?:国家)?(?:级)?(?:高新|经开|经济技术|高新技术|经济)(?:产业)?(?:开发)?区管(?:理)?委(?:员)?会[^\n]{0,120}[:：](?:\n|$)"
)
_ANY_CITYS = frozenset(("东区", "西区", "城区", "郊区", "矿区"))
_AFTER = re.compile(r"关于(?:印发|转发|发布)?|印发|转发")


def place_of(
    places: Gazetteer,
    is_national: Callable[[str], bool],
    issuer: str | None,
    title: str | None,
    number: str | None,
    text: str,
) -> Place | None:
    """The issuing place; the first mark that tells one counts, an ambiguous name by the others.

    ``is_national`` says whether a spelling is the name of a body of the state.
    """
    by_number = _from_number(number) if number else None
    marks = [normalise(mark) for mark in (issuer, title) if mark]
    hints = (by_number, *marks, text[:_HEAD])
    for mark in marks:
        if code := _from_mark(mark, hints, places, is_national):
            return places.by_code[code]
    code = by_number or _from_text(_simplified(text[:_BODY]), places)
    return places.by_code[code] if code else None


def _from_mark(
    mark: str, hints: tuple[str | None, ...], places: Gazetteer, is_national: Callable[[str], bool]
) -> str | None:
    """The place a mark names: at its start, after 关于印发, or anywhere in full."""
    if code := _leading(mark, 0, hints, places):
        return code
    if _STATE.match(mark) or _is_led(mark, is_national):
        return STATE
    starts = [found.end() for found in _AFTER.finditer(mark)]
    for at in (*starts, *(at for at, _ in places.mentions(mark))):
        if code := _leading(mark, at, hints, places):
            return code
    return STATE if _STATE.search(mark) else _from_stem(mark, places)


def _from_stem(mark: str, places: Gazetteer) -> str | None:
    """The county whose name without its 市, 县 or 区 is all of a mark, or leads that of a zone."""
    bare = _BARE.fullmatch(mark)
    if bare is None:
        return None
    named = {code for unit in "市县区" for code in places.codes(bare["stem"] + unit)}
    return named.pop() if len(named) == 1 else None


def _leading(mark: str, at: int, hints: tuple[str | None, ...], places: Gazetteer) -> str | None:
    """The place named at ``at``; where its name alone leaves several, the other marks decide."""
    if not places.longest(mark, at):
        return None
    if led := places.read(mark[at:], None):
        return led[0]
    return next(
        (led[0] for hint in _wide(hints, places) if (led := places.read(mark[at:], hint))), None
    )


def _wide(hints: tuple[str | None, ...], places: Gazetteer) -> Iterator[str]:
    """Places that the marks name without doubt, the number's first."""
    number, *texts = hints
    if number and number != STATE:
        yield number
    for text in texts:
        for _, name in places.mentions(text or ""):
            if code := places.choose(name, None):
                yield code


def _is_led(mark: str, is_national: Callable[[str], bool]) -> bool:
    return any(is_national(compact(mark[:end])) for end in range(min(24, len(mark)), 2, -1))


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["code"] for row in rows("numbers")}


def _from_number(number: str) -> str | None:
    """The place of 京政办发〔2019〕1号, by the longest known beginning."""
    text = normalise(re.split(r"[〔\[（(【\d]", number, maxsplit=1)[0])
    for end in range(min(8, len(text)), 0, -1):
        code = _prefixes().get(text[:end])
        # 建政发 is a government's number, not that of the ministry whose letter is 建.
        if code and not (code == STATE and text[end : end + 1] in ("政", "府")):
            return code
    return None


def _simplified(text: str) -> str:
    """The text in the register's characters; most texts are, and a look at the head shows it."""
    return text if variants().isdisjoint(text[:_HEAD]) else text.translate(table())


def _from_text(text: str, places: Gazetteer) -> str | None:
    """The place that 本市 or 省财政厅 means: the one named first, or most, in what it lies in."""
    head = text[:_HEAD]
    if _TO_ALL.search(head):
        return STATE
    if (alone := _ALONE.search(head)) and (code := places.choose(alone["place"], None)):
        return code
    own = _own_unit(head)
    unit = own or _usual_unit(text)
    if unit is None:  # 为贯彻落实国务院决策部署, of a place that names no office
        return _only_place(text, places) or (STATE if _LAW.search(head) else None)
    for part in (head, text):
        named = _named(part, places)
        for code, _ in named.most_common():
            around, is_class = places.at(unit, code)
            if not is_class:
                return around
    if unit in ("市", "县", "区") and (zone := _ADDRESSED.search(head)):
        named_so = places.codes(zone["stem"] + unit)
        if len(named_so) == 1:
            return next(iter(named_so))
    # 县级公安局, but no place: 机动车登记规定, 根据《中华人民共和国道路交通安全法》
    return STATE if own is None and _STATE_LAW.search(head) else None


def _named(text: str, places: Gazetteer) -> Counter[str]:
    """How often each place is named in a text; 西区, 城区 may be of any city."""
    found = ((places.choose(name, None), name) for _, name in places.mentions(text))
    return Counter(code for code, name in found if code and name not in _ANY_CITYS)


def _own_unit(head: str) -> str | None:
    """The unit of 本市, 我省; of several the one said most: a city tells of homes bought in 本省, too."""
    said = Counter(found[1] for found in _OWN.finditer(head)).most_common(1)
    return said[0][0] if said else None


def _only_place(text: str, places: Gazetteer) -> str | None:
    """The one place that a text names, more than once, and no other."""
    named = _named(text, places)
    if len(named) != 1:
        return None
    code, times = named.popitem()
    return code if times > 1 else None


def _usual_unit(text: str) -> str | None:
    """The unit that most offices are named with: 省 where 省财政厅, 省教育厅 are asked."""
    for end in (_ENOUGH, len(text)):
        offices = Counter(found["unit"] for found in _OFFICE.finditer(text, 0, end)).most_common(1)
        if offices:
            return offices[0][0]
    return None
