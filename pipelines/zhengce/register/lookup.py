"""The register that reading asks: which organisation a printed name means, at which place."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from zhengce.model import Place, Resolution
from zhengce.register import issuer, pattern
from zhengce.register.bodies import Directory, National
from zhengce.register.files import fingerprint
from zhengce.register.places import STATE, Gazetteer
from zhengce.register.scope import Scoped, readings
from zhengce.register.spelling import compact, normalise, table
from zhengce.register.stems import Named, Stems

_MEMORY = 1 << 16
"""Names kept resolved; a corpus prints some thousand different ones."""
_LONGEST_NAME = 60
_EVERYBODY = re.compile(
    r"(?:人民政府|政府|党委|党组)?(?:的)?(?:各|或者|其|授权的?|有关|相关|相应|主管|行业|业务|职能|成员|责任|所属|直属|涉及|其他|其它|工作|"
    r"行政|管理|监管|下属|组成|联席会议|领导小组|牵头|配合|参与|对口|派出|派驻|驻|委|属|直|级|和|与|及|、|市|省|县|区|中央|国家|国务院|要素|保障|综合|经济|社会|执法|"
    r"内设|事业|参加|实施|具体|各类|人民团体|部委|企事业|企业|重点|责任主体|项目|试点|审批)*"
    r"(?:部门|单位|机构|机关|方面|委办局|局办|委局|局委|委办|部委|部委局|责任人|主体|处室|科室|司局|厅局|厅局委|部|省份|地区)$"
)
_PLACES = re.compile(r"(?:区|市|县|州|盟|旗|省|地区|地方|地|人民政府|政府|所有|各|级|府)*$")
_YOUTH = re.compile(r"(?:共青)?团(自治区|[省市区县州盟旗])委")
_TOWNSHIP = re.compile(r".{2,6}(?:街道办事处|街道办|街道|乡|镇)(?:人民政府|政府|党工委|党委)?$")
"""A street office or township: the register holds the class of them, not each."""
_INNER = re.compile(r"(?!门)(?:.{0,12}(?:司|局|厅|处|办公室|办|中心|分行|支行|总行|营业管理部|分局|总队|队|机构|组|所|院|会|部|系统|机关|署))?$")
_BRANCH = re.compile(r".{0,10}(?:分行|支行|分局|局|队|办事处|专员办|监管办|特派办|处|办|所|分公司|公司|部|海关|机构|组|总队|中心支行|营业部|督察局|站)?$")


class Names:
    """The register of organisations; satisfies ``zhengce.model.Register``.

    Reads its data once; every answer is kept, so that a name costs a look-up.
    """

    def __init__(self) -> None:
        self.places = Gazetteer()
        self.directory = Directory(self.places)
        self.stems = Stems()
        self.version = fingerprint()
        self._known = lru_cache(_MEMORY)(self._look_up)
        self._national_longest = max(map(len, self.directory.national))

    @cached_property
    def organisation(self) -> str:
        """Source of a regular expression for an organisation in running text, no groups."""
        return pattern.organisation(self.places, self.directory, self.stems)

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
        self, issuer_name: str | None, title: str | None, number: str | None, text: str
    ) -> Place | None:
        """The place whose authorities issued a document with these marks; None if none tells it."""
        return issuer.place_of(
            self.places, self.directory.national.__contains__, issuer_name, title, number, text
        )

    def _look_up(self, name: str, code: str | None) -> Resolution | None:
        place = self.places.by_code.get(code) if code else None
        text = normalise(name[: 4 * _LONGEST_NAME])
        if not text or len(text) > _LONGEST_NAME:
            return None
        body = self.directory.national.get(compact(text))
        if body is not None:
            return self._national(body)
        if found := self._branch(text, code):
            return found
        text = _YOUTH.sub(r"\1团委", text)
        for scoped in readings(text, place, self.places):
            if answer := self._scoped(scoped):
                return answer
        return None

    def _national(self, body: National) -> Resolution:
        department = self.directory.department(STATE, body.function)
        former = body.name if body.ended and body.name != department.name else None
        return Resolution(department, False, former)

    def _branch(self, text: str, code: str | None) -> Resolution | None:
        """A body of the state, and after it its branch at a place or its inner unit."""
        for end in range(min(len(text) - 1, self._national_longest + 6), 1, -1):
            body = self.directory.national.get(compact(text[:end]))
            if body is None:
                continue
            rest = text[end:]
            if led := self.places.read(rest, code):
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
        named = self.stems.read(body)
        if named is not None:
            return self._answer(code, scoped.is_class, named)
        if body and _EVERYBODY.match(body):
            return self._answer(code, True, Named("other", None, False))
        return None

    def _answer(self, code: str, is_class: bool, named: Named) -> Resolution:
        department = self.directory.department(code, named.function, is_class)
        if is_class or code == STATE or named.full is None:
            return Resolution(department, is_class)
        full = self.directory.fill(named.full, code)
        past = named.past and full != department.name
        return Resolution(department, False, full if past else None)
