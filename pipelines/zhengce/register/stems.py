"""The function that the name of a body tells once its place is taken off: 卫生计生委 → health."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhengce.register.files import rows
from zhengce.register.spelling import compact

_ENDING = re.compile(
    r"(?:委|厅|局|办|部|署|处|科|司|室|股|中心|[总支大]?队|站|所|院|馆|会|组|段|社|行|台|校|园|"
    r"部门|机关|机构|单位|系统|组织|公署|平台|窗口|专班)$"
)
_KINDS = tuple(
    (re.compile(pattern), function)
    for pattern, function in (
        # A kind of body says more than the subject in its name: 市文化旅游集团 is an enterprise.
        (r"(?:指挥部(?:办|办公室)?|工作组|专班|应急指挥中心|攻坚办|防控机制)$", "headquarters"),
        (r"(?:领导小组|联席会议|协调小组|推进小组|协调机制|工作小组)(?:办|制度|秘书处)?$", "joint_conference"),
        (r"(?:公司|集团|企业|银行|支行|厂|合作社联合体|电网|运营商)$", "enterprise"),
        (r"保险.*(?:协会|公会)$", "insurance_association"),
        (r"(?:协会|学会|商会|联合会|基金会|促进会|公会|研究会|医学会|同业公会)$", "industry_association"),
        (r"(?:融媒体中心|电视台|广播台|日报社|报社|传媒中心|广电台)$", "media"),
        (r"(?:开发区|园区|新区|高新区|经开区|示范区|试验区|保税区|度假区|风景区|景区|名胜区|管理区|"
         r"集聚区|功能区|新城|科技城|商务区|工业园|产业园|科技园|经济区|合作区|先行区|自贸港|自贸区)"
         r"(?:党工委|管委会?|管委会办|管理局|管理处)?$", "development_zone"),
        (r"管委会$", "development_zone"),
        (r"(?:大学|学院|学校|中学|小学|幼儿园|医院|高校|研究院|研究所|设计院|卫生院)$", "other"),
    )
)  # fmt: skip
_INITIALS = {
    "发": "development_reform", "改": "development_reform", "教": "education",
    "科": "science_technology", "工": "industry_information", "信": "industry_information",
    "经": "industry_information", "民": "civil_affairs", "宗": "religious_affairs",
    "财": "finance", "资": "natural_resources", "规": "planning", "自": "natural_resources",
    "环": "ecology_environment", "住": "housing_construction", "建": "housing_construction",
    "城": "urban_management", "交": "transport", "水": "water_resources",
    "农": "agriculture_rural", "牧": "agriculture_rural", "林": "forestry", "草": "forestry",
    "商": "commerce", "贸": "commerce", "文": "tourism_culture", "旅": "tourism_culture",
    "广": "radio_television", "电": "radio_television", "新": "press_publication",
    "体": "sports", "卫": "health", "健": "health", "计": "health", "粮": "grain_reserves",
    "审": "audit", "统": "statistics", "侨": "overseas_chinese", "外": "foreign_affairs",
    "台": "taiwan_affairs", "团": "youth_league", "妇": "womens_federation",
    "安": "emergency_management", "数": "data", "政": "government_services", "机": "government_offices_administration",
}  # fmt: skip
"""Merged county bodies are named by initials: 科教局, 文体广新局; the first one counts."""
_WHOLE = frozenset({"政府", "人民政府", "党委", "委", "党组"})
"""What follows these is a body of its own: 市人民政府办公厅 is no government."""
_INSTITUTION = {"委": "委员会", "厅": "厅", "局": "局", "办": "办公室", "管局": "局", "管理局": "管理局"}


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
        self.alone: dict[str, list[str]] = {}
        """Stems that are a name without an ending, in a list (环保、消防) or as a body (妇联)."""
        for row in rows("stems"):
            stem = row["stem"]
            entry = (row["function"], row["full_name"] or stem, bool(row["until"]))
            self._stems.setdefault(compact(stem), entry)
            self.alone.setdefault(row["alone"], []).append(stem)
        self._longest = max(map(len, self._stems))

    @property
    def names(self) -> tuple[str, ...]:
        """Every stem in its compared spelling, longest first."""
        return tuple(sorted(self._stems, key=lambda stem: (-len(stem), stem)))

    def read(self, body: str) -> Named | None:
        """The function of a body's name without its place; None when no stem tells it."""
        text = compact(body)
        if text in self._stems:
            return self._named(text, "")
        for pattern, function in _KINDS:
            if pattern.search(text):
                return Named(function, None, False)
        return self._led_by_stem(text) or self._initials(text)

    def _led_by_stem(self, text: str) -> Named | None:
        for end in range(min(len(text), self._longest), 1, -1):
            stem = text[:end]
            if stem in self._stems and stem not in _WHOLE and _ENDING.search(text[end:]):
                return self._named(stem, text[end:])
        return None

    def _named(self, stem: str, ending: str) -> Named:
        function, full, past = self._stems[stem]
        if "{" in full:
            return Named(function, full, past)
        whole = full.endswith(("委员会", "办公室", "协会"))
        institution = "" if whole and not ending else _INSTITUTION.get(ending)
        form = None if institution is None else "{}" + full + institution
        return Named(function, form, past and form is not None)

    def _initials(self, text: str) -> Named | None:
        initials = text.rstrip("中心支队大队执法服务")
        initials = re.sub(r"(?:局|委|厅|办|部门|中心)$", "", initials)
        if 1 < len(initials) < 9 and initials != text and self._spelt(initials):
            return Named(_INITIALS[initials[0]], None, False)
        return None

    def _spelt(self, text: str) -> bool:
        """Is all of ``text`` initials or stems, the first an initial?"""
        if text[0] not in _INITIALS:
            return False
        at = 0
        while at < len(text):
            width = next(
                (n for n in range(min(6, len(text) - at), 1, -1) if text[at : at + n] in self._stems),
                1 if text[at] in _INITIALS else 0,
            )
            if not width:
                return False
            at += width
        return True
