"""Who is asked to do what: brackets, labels, table columns and sentences become responsibilities.

Finds where a unit assigns duties; ``assignments`` and ``sentences`` read what is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from zhengce.model import Basis, Layout, Place, Register, Resolution, Responsibility, Role
from zhengce.reading.assignments import Event, assigned, events, first_leads_from, label_at
from zhengce.reading.clauses import Unit
from zhengce.reading.organisations import Named, listed, printed
from zhengce.reading.sentences import duties_in_sentences, triggers
from zhengce.reading.spans import Spans

_hint = re.compile(
    "牵头|负责|责任|配合|参与|参加|落实|协助|协办|承办|主办|会同|分工|组织实施|指导|单位:|部门:|时限"
)
_after_label = re.compile(r"[:\]]")
_bracket = re.compile(r"[()\[\]]")
_list_line = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff、 ]{2,60}")
# 市司法局: certainly a body, also where no place is known and the register says nothing
_office = re.compile("[省市县区州](?![场域])[\u4e00-\u9fff]{2,12}(?:局|委|厅|委员会|人民政府)")
_SENTENCE_END = "。;!? \n"


class Region(NamedTuple):
    """A stretch that assigns duties or gives a time limit."""

    start: int
    end: int
    role: Role | None
    """What its column gives to the organisations in it."""
    basis: Basis
    form: Layout
    """The way of writing that it is an instance of."""
    column_label: str | None = None


class Read(NamedTuple):
    """What a unit says of duties."""

    responsibilities: tuple[Responsibility, ...]
    limits: tuple[Region, ...]
    """Where a label or a column gives a time limit."""
    silent: tuple[Region, ...]
    """Labels and columns that yielded nothing."""
    forms: tuple[Layout, ...]
    """The way of writing of each responsibility that is not a sentence's."""


class Duties:
    """Reads a document's units in order; a note that governs the lists after it is remembered."""

    def __init__(self, text: str, shadowed: str, register: Register, place: Place | None) -> None:
        self.text = text
        self.shadow = shadowed
        self.register = register
        self.place = place
        self.first_leads_from = first_leads_from(shadowed)
        self.bodies: dict[str, bool] = {}
        self.triggers = triggers(shadowed)
        self.places = [trigger.start for trigger in self.triggers]

    def read(self, unit: Unit) -> Read:
        """The responsibilities of one unit in reading order, one a body and role."""
        clause = unit.clause
        start, end = clause.char_start, clause.char_end
        rows: dict[tuple[str, Role, str | None], tuple[Responsibility, Layout]] = {}
        limits: list[Region] = []
        silent: list[Region] = []
        taken: list[tuple[int, int]] = []
        for region in (*self._in_text(start, end), *_columns(unit)):
            taken.append((region.start, region.end))
            if region.basis == "column" and region.role is None:
                limits.append(region)
                continue
            said = assigned(
                self.shadow,
                region.start,
                region.end,
                region.role,
                self.is_body,
                first_leads=self.first_leads_from < region.start,
            )
            limits += (Region(a, b, None, region.basis, region.form) for a, b in said.limits)
            for named, role in said.roles:
                row = self._row(clause.path, named, role, region.basis, region.column_label)
                rows.setdefault((row.name, role, region.column_label), (row, region.form))
            if not said.roles and self._asks(region):
                silent.append(region)
        found = [row for row, _ in rows.values()]
        found += self._sentences(clause.path, start, end, taken, found)
        found.sort(key=attrgetter("char_start", "role"))
        forms = tuple(form for _, form in rows.values())
        return Read(tuple(found), tuple(limits), tuple(silent), forms)

    # --- where ---

    def _in_text(self, start: int, end: int) -> Iterator[Region]:
        """Brackets that assign, and labels on a line of their own or after the last sentence."""
        if _hint.search(self.shadow, start, end) is None and self.shadow[end - 1] not in ")]":
            return
        after = start
        for opening, closing in brackets(self.shadow, start, end):
            if self._assigns(opening + 1, closing):  # else a note: 责任单位：甲（乙）、丙
                yield from self._labelled(after, opening)
                yield Region(opening + 1, closing, None, "label", "bracketed")
                after = closing
            elif self._is_list(opening, closing, end):
                yield Region(opening + 1, closing, "responsible", "label", "bracketed")
        yield from self._labelled(after, end)

    def _labelled(self, start: int, end: int) -> Iterator[Region]:
        """…扎实推进。责任单位：市发改委: from such a label to its paragraph's end."""
        colon = _after_label.search(self.shadow, start, end)
        while colon is not None:
            label = label_at(self.shadow, colon.start(), start)
            stop = colon.end()
            if label is not None and self._begins(label, start):
                stop = self.shadow.find("\n", stop, end)
                stop = end if stop < 0 else self._continued(label, stop, end)
                yield Region(label.start, stop, None, "label", "labelled")
            colon = _after_label.search(self.shadow, stop, end)

    def _continued(self, label: Event, stop: int, end: int) -> int:
        """End of a label's list that goes on below, a known body a line: 配合单位：市公安局|市司法局."""
        above = label.end
        while label.said not in ("limit", "person") and stop < end:
            below = self.shadow.find("\n", stop + 1, end)
            below = end if below < 0 else below
            line = self.shadow[stop + 1 : below].strip()
            before = listed(self.shadow, above, stop)
            names = listed(self.shadow, stop + 1, below)
            if (
                not before
                or _list_line.fullmatch(line) is None
                or any(
                    _office.fullmatch(n.name) is None
                    and self.register.resolve(n.name, self.place) is None
                    for n in names
                )
                or not all(map(self.is_body, [*before, *names]))
                or len(listed(self.shadow, above, below)) != len(before) + len(names)
            ):
                return stop
            above, stop = stop + 1, below
        return stop

    def _begins(self, label: Event, start: int) -> bool:
        if self.shadow[label.end - 1] == "]":  # 【责任单位】市科技局
            return label.start > start and self.shadow[label.start - 1] == "["
        return label.start == start or self.shadow[label.start - 1] in _SENTENCE_END

    def _assigns(self, start: int, end: int) -> bool:
        """Whether a bracket's content assigns duties: a label, or organisations before a verb."""
        if end - start < 4 or _hint.search(self.shadow, start, end) is None:
            return False
        first: Event | None = None
        for event in events(self.shadow, start, end):
            if event.is_label:
                return True
            if event.said == "stop":
                return False
            first = first or event
            if event.said != "with":
                stop = self.shadow.find("、", start, first.start)
                if stop > 0 and any(map(self.is_body, listed(self.shadow, start, stop))):
                    return True
                return any(map(self.is_body, listed(self.shadow, start, first.start)))
        return False

    def _is_list(self, opening: int, closing: int, end: int) -> bool:
        """…推进改革。（市发展改革委、市财政局）: a paragraph's last bracket, of known bodies only."""
        if closing + 1 < end and self.shadow[closing + 1] != "\n":
            return False
        if self.shadow.find("、", opening, closing) < 0:
            return False
        names = listed(self.shadow, opening + 1, closing)
        return len(names) > 1 and all(self._is_known(named.name) for named in names)

    def _is_known(self, name: str) -> bool:
        found = self._resolved(name)
        return found is not None and not found.is_collective

    def _asks(self, region: Region) -> bool:
        """Whether a region that yielded nothing was to name organisations."""
        if not self.shadow[region.start : region.end].strip(" \n-/"):
            return False
        if region.basis == "column":
            return True
        first = next(events(self.shadow, region.start, region.end), None)
        if first is None or not first.is_label or first.said in ("limit", "person"):
            return False
        return bool(self.shadow[first.end : region.end].strip(" \n-/"))  # 责任单位：—

    # --- who ---

    def is_body(self, named: Named) -> bool:
        """Whether a completed name is an organisation's: the register knows it, or it is written like one."""
        known = self.bodies.get(named.name)
        if known is None:
            known = self.bodies[named.name] = (
                2 <= len(named.name) <= 40
                and not _is_phrase(named.name)
                and (
                    self._resolved(named.name) is not None
                    or _written_like.fullmatch(named.name) is not None
                )
            )
        return known

    def _resolved(self, name: str) -> Resolution | None:
        """What the register says of a name, else of it without a qualifier: 其住所地县级市场监督管理部门."""
        found = self.register.resolve(name, self.place)
        if found is not None:
            return found
        qualifier = _qualifier.match(name)
        return self.register.resolve(name[qualifier.end() :], self.place) if qualifier else None

    def _row(
        self, path: str, named: Named, role: Role, basis: Basis, column_label: str | None
    ) -> Responsibility:
        resolution = self._resolved(named.name)
        if resolution is not None:
            collective = resolution.is_collective
        else:
            collective = _collective.fullmatch(named.name) is not None
        return Responsibility(
            path,
            printed(named, self.text, self.shadow),
            resolution,
            role,
            basis,
            column_label,
            collective,
            named.is_open_ended and not collective,
            named.start,
            named.end,
        )

    def _sentences(
        self,
        path: str,
        start: int,
        end: int,
        taken: list[tuple[int, int]],
        rows: list[Responsibility],
    ) -> list[Responsibility]:
        """Rows of running text, of bodies that no bracket, label or column of the unit names."""
        words = self.triggers[bisect_left(self.places, start) : bisect_left(self.places, end)]
        said = list(duties_in_sentences(self.shadow, start, end, words, Spans(taken), self.is_body))
        if not said:
            return []
        found = []
        known = {_spelt(row.name) for row in rows}
        for named, role in said:
            row = self._row(path, named, role, "sentence", None)
            spelt = _spelt(row.name)
            if spelt not in known:
                known.add(spelt)
                found.append(row)
        return found


def _columns(unit: Unit) -> Iterator[Region]:
    for aside in unit.asides:
        kind = aside.column.kind
        role: Role | None = kind if kind in ("lead", "support", "responsible") else None
        yield Region(aside.start, aside.end, role, "column", "table", aside.column.head)


def brackets(shadowed: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a stretch: offsets of the opening and of the closing one."""
    depth = 0
    opened = -1
    for bracket in _bracket.finditer(shadowed, start, end):
        if bracket.group() in "([":
            if depth == 0:
                opened = bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield opened, bracket.start()


# An unknown body: a place's level or name before, a body's suffix behind: 县三调办, 区国投公司.
_written_like = re.compile(
    r"(?:各|有关|相关|其他|省|市|区|县|州|盟|旗|镇|乡|本|中国|国家|全国|国务院|中央|[\u4e00-\u9fff]{2,6}(?:省|市|区|县|州))"
    r"[\u4e00-\u9fff·“”\"、]{0,24}(?:局|委|厅|部|署|办|处|院|会|中心|政府|公司|集团|部门|单位|机构|机关|协会|学会|委员会|办公室|管委会|法院|检察院|支队|大队|总队|专班|指挥部|领导小组|联席会议|街道|园区|开发区|乡镇|地|级|省|市|县|区|镇)"
    r"|(?!业主|居民|村民|职工|学生|家长)[\u4e00-\u9fff]{2,14}(?:委员会|领导小组|指挥部|联席会议|办公室|促进办|工作专班|办事处|海事局|银保监分?局|调查队)"
)
_qualifier = re.compile(
    "(?:省、自治区、直辖市(?:人民政府)?|所在(?:省份|地区|地|城市)|[上下]一?级|其|该|本|相关|有关|两个以上|[\u4e00-\u9fff]{0,12}(?:所在地|住所地|经营地|行为地|发生地|所在)的?|各?[\u4e00-\u9fff]{0,6}(?:城市|地区|地)(?=(?:人民)?政府))+(?=[\u4e00-\u9fff]{2})"
)
# What is in no name, but in phrases that end as names do: 水利部研究提出了办…, 总体空间布局, 各级
_no_name = re.compile(
    "了|着|过|由(?<!自由)(?!贸)|会同|牵头|商有关|负责|提出|提请|下设|报请|报送|受理|不具备|离开|表示|通过|根据|按照"
    "|设在|不含|授权|主管(?!部门|单位|机关|机构)|是(?!否)|实施|成立"
    "|业主(?<!物业主)"
)
_no_beginning = re.compile("(?:组织|协调|督促|指导|配合|支持|鼓励|引导)(?:有关|相关|各)|开展")
_NO_ENDING = (
    *("布局", "格局", "大局", "全局", "结局", "开局", "当局", "时局", "棋局"),
    *("超市", "上市", "股市", "门市", "街道级", "村级", "区级", "市级", "县级"),
    *("民营企业", "私营企业", "外资企业", "小微企业"),  # 支持企业参与(含民营企业参与)
    *("干部", "全部", "内部", "外部", "局部", "东部", "西部", "南部", "北部", "中部"),
    *("部门处", "因处", "备处", "所处", "予处", "惩处", "查处", "居民委员会", "村民委员会"),
    *(
        "另行",
        "进行",
        "执行",
        "施行",
        "实行",
        "推行",
        "举行",
        "流行",
        "发行",
        "运行",
        "试行",
        "通行",
    ),
)
_CITIES = ("城市", "都市")
_NO_NAMES = frozenset(
    (
        "各级",
        "当地",
        "本级",
        "同级",
        "上级",
        "下级",
        "属地",
        "社区",
        "单位",
        "国务院",
        "省级",
        "州级",
    )
)
_collective = re.compile(
    r"(?:各|有关|相关|其他|所有|市直|省直|区直|县直|驻)[\u4e00-\u9fff、()]*|.*(?:有关|相关)(?:行政|职能|主管)?(?:部门|单位|机构|地区|方面)"
)


def _is_phrase(name: str) -> bool:
    """Whether a phrase is certainly no organisation's name."""
    return (
        name in _NO_NAMES
        or name.endswith(_NO_ENDING)
        or (name.endswith(_CITIES) and name[0] != "各")
        or _no_name.search(name) is not None
        or _no_beginning.match(name) is not None
    )


def _spelt(name: str) -> str:
    """The spelling by which two rows of a clause are one body's: 卫生健康委员会 is 卫生健康委."""
    if "委员会" in name:
        name = name.replace("委员会", "委")
    if "办公室" in name:
        name = name.replace("办公室", "办")
    if "人民政府" in name:
        name = name.replace("人民政府", "政府")
    return name.replace("和", "")
