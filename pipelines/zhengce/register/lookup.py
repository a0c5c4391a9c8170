"""The register that reading asks: which organisation a printed name means, at which place."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from zhengce.model import Place, Resolution
from zhengce.register.bodies import Directory, National
from zhengce.register.files import fingerprint
from zhengce.register.issuer import place_of
from zhengce.register.places import STATE, Gazetteer
from zhengce.register.scope import Scoped, readings
from zhengce.register.spelling import compact, normalise, table
from zhengce.register.stems import Everybody, Named, Stems

_MEMORY = 1 << 16
"""Names kept resolved; a corpus prints some thousand different ones."""
_LONGEST_NAME = 60
_PLACES = re.compile(r"(?:[区市县州盟旗省地各级]|地方|涉农|试点|所有|(?:人民)?政府)*$")
_YOUTH = re.compile(r"^(?:中国共产主义青年团|共青团|团)(?!工)(.+?)委(?:员会)?$")  # 团市委
# 重庆金融监管局 and 达州金融监管分局 are the state's; 市金融监管局 is the city's own
_REGULATOR = re.compile(r"^(?!国家)(.{2,4}(?<![省市县区盟旗地方])(?<!..州))金融监管([分支]?局)$")
_PARTY = re.compile(r"^(?:中共|中国共产党)(?!中央)")
_TOWNSHIP = re.compile(
    r".{2,6}(?:街道办事处|街道办|街道|街办|乡|镇)(?:人民政府|政府|党工委|党委)?$"
)
"""A street office or township: the register holds the class of them, not each."""
_INNER = re.compile(
    r"(?!门)(?:.{0,12}(?:[司局厅处办队组所院会部署]|中心|[分支总]行|营业管理部|机构|系统|机关))?$"
)
"""A unit inside a body of the state: 国家卫生健康委医政司. 民政部门 is none of 民政部."""
_BRANCH = re.compile(
    r".{0,10}(?:[分支]行|[局队办处所部组站]|专员办|公司|海关|机构|中心|中心支行)?$"
)


_OF_STATE = {"financial_regulation_local": "banking_insurance_regulation"}
"""What a function of places is where a regulator (监) of the state has it: 国务院金融业监督管理机构; not 金融工作部门."""

# 吉利区人民政府 in a law of 洛阳 of 2019: the district is part of another since 2021
_ABOLISHED = re.compile(
    "(?!社区|小区|校区|园区|辖区|地区)[\u4e00-\u9fff]{2}(?=[区县旗](?:人民政府|[\u4e00-\u9fff]{2,18}部门)$)"
)


class Names:
    """The register of organisations; satisfies ``zhengce.model.Register``.

    Reads its data once; every answer is kept, so that a name costs a look-up.
    """

    def __init__(self) -> None:
        self.places = Gazetteer()
        self.directory = Directory(self.places)
        self.stems = Stems()
        self.everybody = Everybody()
        self.version = fingerprint()
        self._known = lru_cache(_MEMORY)(self._look_up)
        self._national_longest = max(map(len, self.directory.national))

    @property
    def simplify(self) -> dict[int, str]:
        """For ``str.translate``, length-preserving: the characters in which names are matched."""
        return table()

    def resolve(self, name: str, place: Place | None) -> Resolution | None:
        """The organisation of a completed name, read in a document of ``place``; None if unknown.

        With ``place`` None only names that say their place themselves resolve. Never raises.
        """
        return self._known(name, place.code if place else None)

    def place_of(
        self, issuer: str | None, title: str | None, number: str | None, text: str
    ) -> Place | None:
        """The place whose authorities issued a document with these marks; None if none tells it."""
        is_national = self.directory.national.__contains__
        return place_of(self.places, is_national, issuer, title, number, text)

    def _look_up(self, name: str, code: str | None) -> Resolution | None:
        place = self.places.by_code.get(code) if code else None
        text = normalise(name[: 4 * _LONGEST_NAME])
        if not text or len(text) > _LONGEST_NAME:
            return None
        body = self.directory.national.get(compact(text.removeprefix("中华人民共和国")))
        if body is not None:
            return self._national(body)
        text = _REGULATOR.sub(r"金融监管总局\1监管\2", text)
        if found := self._branch(text, code):
            return found
        text = _PARTY.sub("", _YOUTH.sub(r"\1团委", text))
        for scoped in readings(text, place, self.places):
            if answer := self._scoped(scoped):
                return answer
        if code is None:
            return None
        if near := self.places.within(text, code):
            return self._scoped(Scoped(near[0], False, near[1], True))
        return self._abolished(text, code)

    def _abolished(self, text: str, code: str) -> Resolution | None:
        """A body of a district that is in no list of places any more: of such bodies at the place."""
        if (gone := _ABOLISHED.match(text)) is None:
            return None
        found = self._look_up(f"各{text[gone.end() :]}", code)
        return replace(found, is_collective=False) if found else None

    def _national(self, body: National) -> Resolution:
        department = self.directory.department(STATE, body.function)
        former = body.name if body.ended and body.name != department.name else None
        return Resolution(department, False, former)

    def _branch(self, text: str, code: str | None) -> Resolution | None:
        """A body of the state, and after it its branch at a place or its inner unit."""
        for end in range(min(len(text) - 1, self._national_longest + 6), 1, -1):
            body = self.directory.national.get(compact(text[:end]))
            if body is None or body.function == "government":
                continue  # 国务院工作组 is no branch of a government
            rest = text[end:]
            if led := self.places.read(rest, code) or (code and self.places.within(rest, code)):
                if _BRANCH.match(led[1]) or self.stems.read(led[1]):
                    return Resolution(self.directory.department(led[0], body.function), False)
            elif _INNER.match(rest):
                where = code if code and rest in ("分行", "中心支行", "支行", "分局") else STATE
                return Resolution(self.directory.department(where, body.function), False)
        return None

    def _scoped(self, scoped: Scoped) -> Resolution | None:
        code, body = scoped.code, scoped.body
        if scoped.bare and body.endswith("厅") and "办公厅" not in body:
            code = list(self.places.chain(code))[-2:][0]  # only provinces have a 厅
        if not scoped.bare and _PLACES.match(body):
            return self._answer(code, scoped.is_class, Named("government", None, False))
        if _TOWNSHIP.match(body):
            below = self.directory.department(code, "government", True)
            return Resolution(below, scoped.is_class)
        if self.everybody.means(body):
            return self._answer(code, True, Named("other", None, False))
        named = self.stems.read(body)
        if named is not None and code == STATE and not scoped.is_class and "监" in body:
            named = replace(named, function=_OF_STATE.get(named.function, named.function))
        return self._answer(code, scoped.is_class, named) if named else None

    def _answer(self, code: str, is_class: bool, named: Named) -> Resolution:
        department = self.directory.department(code, named.function, is_class)
        if is_class or code == STATE or named.full is None:
            return Resolution(department, is_class)
        full = self.directory.fill(named.full, code)
        past = named.past and full != department.name
        return Resolution(department, False, full if past else None)
