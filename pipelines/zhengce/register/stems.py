"""The function that the name of a body tells once its place is taken off: 卫生计生委 → health."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhengce.register.files import rows
from zhengce.register.spelling import compact

_ENDING = re.compile(
    r"(?:委|厅|局|办|部|署|处|科|司|室|股|中心|[总支大]?队|站|所|院|馆|会|组|段|社|行|台|校|园|"
    r"部门|机关|机构|单位|中支|系统|组织|公署|平台|窗口|专班)$"
)
_OFFICE = re.compile(r"(?:执法|服务)?(?:局|委|厅|办|部门|中心|大队)$")
# 城镇容貌和环境卫生主管部门, 商品房销售管理部门: whom only the matter names that they see to
_MATTER = "(?P<matter>.{2,14}?)(?:工作|发展|行业|商品|设施|客运|治理|运输|具体)?"
_SEES_TO = "(?:综合)?(?:行政)?(?:主管|监管|管理|监督|登记|登记管理)"
_MANAGING = re.compile(rf"{_MATTER}{_SEES_TO}(?:部门|机关|机构)")
# 负责药品监督管理的部门, 管理专利工作的部门, 履行工商行政管理职责的部门: whom only a duty names.
# 负有安全生产监督管理职责的部门 are several, each with its own function.
_CHARGED = re.compile(
    rf"(?:依法)?(?:负责管理|负责|管理|主管|履行|承担|行使){_MATTER}(?P<seeing>{_SEES_TO})?"
    "(?:工作|事务|职责|职能|职权)?(?<!抽样任务)(?<!检验任务)(?<!检测任务)的(?:主管)?(?:部门或?者?机构|部门|机构|机关)"
)
_LONGEST_ENDING = 9
_ZONE = "development_zone"
_COMMITTEE = re.compile("(?:党工委)?管(?:委会|理委(?:员会)?)")
_WHOLE = frozenset({"政府", "人民政府", "党委", "委", "党组"})
"""What follows these is a body of its own: 市人民政府办公厅 is no government."""
_INSTITUTION = {"委": "委员会", "厅": "厅", "局": "局", "办": "办公室", "管理局": "管理局"}


@dataclass(frozen=True, slots=True)
class Named:
    """What a name without its place tells."""

    function: str
    full: str | None
    """The form of the full name, ``{}`` for the place, where the name is an institution's."""
    past: bool
    """A reform ended bodies of this name."""


class Stems:
    """Look-up of the stems by which functions are named."""

    def __init__(self) -> None:
        self._stems: dict[str, tuple[str, str, bool]] = {}
        for row in rows("stems"):
            stem = row["stem"]
            entry = (row["function"], row["full_name"] or stem, bool(row["until"]))
            self._stems.setdefault(compact(stem), entry)
        self._matters = {compact(row["matter"]): row["function"] for row in rows("matters")}
        self._initials = {row["initial"]: row["function"] for row in rows("initials")}
        self._kinds = {(row["ending"], row["subject"]): row["function"] for row in rows("endings")}
        self._subjects = sorted({subject for _, subject in self._kinds}, reverse=True)
        self._longest = max(map(len, self._stems))

    def read(self, body: str) -> Named | None:
        """The function of a body's name without its place; None when no stem tells it."""
        text = compact(body)
        if text in self._stems:
            return self._named(text, "")
        if named := self._by_matter(text):
            return named
        if function := self._kind(text):
            return Named(function, None, False)
        if named := self._led_by_stem(text) or self._by_initials(text):
            return named
        zone = text.endswith(("管委会", "管理委"))
        return Named("development_zone", None, False) if zone else None

    def _by_matter(self, text: str) -> Named | None:
        """Of an office that its name says to see to a matter, the matter's function."""
        sees = _CHARGED.fullmatch(text) if "的" in text else _MANAGING.fullmatch(text)
        if sees is None:
            return None
        if function := self._matters.get(sees["matter"]):
            return Named(function, None, False)
        return self._led_by_stem(sees["matter"] + "部门") if sees.re is _CHARGED else None

    def _kind(self, text: str) -> str | None:
        """A kind of body says more than the subject in its name: 市文旅集团 is an enterprise."""
        for length in range(min(len(text), _LONGEST_ENDING), 0, -1):
            for subject in self._subjects:
                function = self._kinds.get((text[-length:], subject))
                if function and subject in text:
                    return function
        return None

    def _led_by_stem(self, text: str) -> Named | None:
        for end in range(min(len(text), self._longest), 1, -1):
            stem = text[:end]
            if stem in self._stems and stem not in _WHOLE and _ENDING.search(text[end:]):
                named = self._named(stem, text[end:])
                zone = named.function == _ZONE
                return (self._of_zone(text[end:]) if zone else None) or named
        return None

    def _of_zone(self, office: str) -> Named | None:
        """财政局 in 高新区财政局, 高新区管委会财政局: a zone's office does what others of its name do."""
        named = self._led_by_stem(_COMMITTEE.sub("", office))
        if named is None or named.function in (_ZONE, "general_office"):
            return None
        return Named(named.function, None, False)

    def _named(self, stem: str, ending: str) -> Named:
        function, full, past = self._stems[stem]
        if "{" in full:
            return Named(function, full, past)
        whole = full.endswith(("委员会", "办公室", "协会"))
        institution = "" if whole and not ending else _INSTITUTION.get(ending)
        form = None if institution is None else "{}" + full + institution
        return Named(function, form, past and form is not None)

    def _by_initials(self, text: str) -> Named | None:
        """Merged county bodies are named by initials (科教局, 文体广新局); the first one counts."""
        initials = _OFFICE.sub("", text)
        if 1 < len(initials) < 9 and initials != text and self._spelt(initials):
            return Named(self._initials[initials[0]], None, False)
        return None

    def _spelt(self, text: str) -> bool:
        """Is all of ``text`` initials or stems, the first an initial?"""
        if text[0] not in self._initials:
            return False
        at = 0
        while at < len(text):
            widths = range(min(6, len(text) - at), 1, -1)
            width = next((n for n in widths if text[at : at + n] in self._stems), 1)
            if width == 1 and text[at] not in self._initials:
                return False
            at += width
        return True


class Everybody:
    """The names of no one body: 市直各有关单位, 国务院各部委, 其他成员单位."""

    def __init__(self) -> None:
        closing = {row["word"]: bool(row["closes"]) for row in rows("words")}
        self._closing = closing
        self._word = re.compile("|".join(sorted(closing, key=len, reverse=True)))

    def means(self, body: str) -> bool:
        """Is it qualifiers and, last, a word for bodies of any function?"""
        at, last = 0, ""
        while found := self._word.match(body, at):
            at, last = found.end(), found[0]
        return bool(body) and at == len(body) and self._closing[last]
