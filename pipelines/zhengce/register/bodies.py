"""Organisations by place and function: their names of today, at every level of government."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhengce.model import Department, Level
from zhengce.register.files import rows, several
from zhengce.register.places import STATE, Gazetteer
from zhengce.register.spelling import compact, normalise

SHARED = frozenset(
    {"enterprise", "other", "industry_association", "headquarters", "joint_conference", "media"}
)
"""Functions that many bodies of one place have: their department is the class of them."""


@dataclass(frozen=True, slots=True)
class National:
    """One body of the state, of today or of the past."""

    name: str
    function: str
    ended: bool


class Directory:
    """Department records, made once for each (place, function, collective)."""

    def __init__(self, places: Gazetteer) -> None:
        self._places = places
        self._made: dict[tuple[str, str, bool], Department] = {}
        self.functions = {row["function"]: row for row in rows("functions")}
        self.national: dict[str, National] = {}
        self._current: dict[str, tuple[str, str]] = {}
        self._forms: dict[tuple[str, str], tuple[str, str]] = {}
        self._read_national()
        self._read_forms()

    def _read_national(self) -> None:
        ended: dict[str, tuple[str, str]] = {}
        for row in rows("national"):
            names = (row["name"], *several(row["short_names"]))
            body = National(row["name"], row["function"], bool(row["to_year"]))
            for name in names:
                self.national.setdefault(compact(normalise(name)), body)
            latest = ended if body.ended else self._current
            latest.setdefault(body.function, (body.name, names[1] if names[1:] else names[0]))
        self._current = ended | self._current

    def _read_forms(self) -> None:
        for row in rows("local_forms"):
            for where in several(row["levels"]) or (row["place"],):
                self._forms[where, row["function"]] = (row["name"], row["short_name"])

    def names(self) -> Iterator[tuple[str, str]]:
        """The compared and the full spelling of every body of the state."""
        return ((name, body.name) for name, body in self.national.items())

    def department(self, code: str, function: str, collective: bool = False) -> Department:
        """The body of a function at a place, or the class of such bodies there."""
        key = (code, function, collective)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(*key)
        return made

    def _make(self, code: str, function: str, collective: bool) -> Department:
        place, meaning = self._places.by_code[code], self.functions[function]
        name, short = self._class(code, function) if collective else self._names(code, function)
        return Department(
            department_id=f"{code}:*:{function}" if collective else f"{code}:{function}",
            name=name,
            short_name=short,
            function=function,
            function_zh=meaning["function_zh"],
            function_en=meaning["function_en"],
            level=_level(function, place.level),
            jurisdiction_code=code,
            jurisdiction=place.name,
        )

    def _class(self, code: str, function: str) -> tuple[str, str]:
        kind = self.functions[function]["function_zh"]
        short = {"government": "各级人民政府", "other": "各有关部门"}.get(function, f"各{kind}部门")
        return (short if code == STATE else self._places.by_code[code].name + short), short

    def _names(self, code: str, function: str) -> tuple[str, str]:
        if code == STATE:
            kind = self.functions[function]["function_zh"]
            shared = (f"全国性{kind}", kind)
            return shared if function in SHARED else self._current.get(function, shared)
        form = self._forms.get((code, function)) or self._forms[self._places.tier(code), function]
        return self.fill(form[0], code), form[1].format(
            self._places.word(code), short=self._places.short[code]
        )

    def fill(self, form: str, code: str) -> str:
        """A form such as ``{}财政局`` or ``{short}海关`` with the place's name put in.

        ``{branch}`` is 局 in a province and 分局 below it, as the state's regulators have it.
        """
        place = self._places.by_code[code]
        branch = "局" if place.level == "province" else "分局"
        return (
            form.replace("{}", self._full(code))
            .replace("{short}", self._places.short[code])
            .replace("{branch}", branch)
        )

    def _full(self, code: str) -> str:
        """A place as its bodies' official names print it: 北京市朝阳区, but 灵丘县."""
        place = self._places.by_code[code]
        above = list(self._places.chain(code))[1:2]
        if place.level == "county" and place.name.endswith("区") and above != [STATE]:
            return self._places.by_code[above[0]].name + place.name
        return place.name


def _level(function: str, level: Level) -> Level:
    if function in ("industry_association", "insurance_association"):
        return "association"
    return "enterprise" if function == "enterprise" else level
