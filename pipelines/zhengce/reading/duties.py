"""Who is asked to do what: brackets, labels, table columns and sentences become responsibilities.

An *assignment* is a stretch of text that names organisations with their roles
(牵头单位：A，配合单位：B、C; A牵头，B按职责分工负责); this module finds the
assignments of a unit and reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhengce.model import Basis, Place, Register, Resolution, Responsibility, Role
from zhengce.reading.clauses import Unit
from zhengce.reading.organisations import Named, listed, printed
from zhengce.reading.sentences import duties_in_sentences

# --- labels ---

_UNITS = "(?:责任)?(?:单位|部门|机关|处室|科室|机构|主体|地区)"
LABEL = re.compile(
    r"(?P<lead>(?:市|省|区|县|州)?(?:级|直)?(?:主|总)?(?:牵头|主办|主责|主要责任|第一责任)(?:责任)?(?:单位|部门|机关|处室|科室|机构|主体|地区)?(?:及责任单位)?)"
    r"|(?P<support>(?:市|省|区|县|州)?(?:级|直)?(?:配合|协办|参与|参加|协同|协助|协作|会办)(?:责任)?(?:单位|部门|机关|处室|科室|机构|主体|地区)?)"
    r"|(?P<responsible>(?:市|省|区|县|州|国家)?(?:级|直)?(?:(?:责任|负责|落实|承办|实施|执行|指导|主管|具体负责|任务)(?:单位|部门|机关|处室|科室|机构|主体|地区)|(?:部门|责任|任务|职责)分工|责任(?:分解|处)))"
    r"|(?P<limit>(?:完成|办结|整改|落实|工作|实施|推进)?(?:时限|时间(?:要求|安排|节点|进度)?|期限|进度(?:安排|要求)?)(?:要求)?)"
    r"|(?P<person>(?:分管|责任|牵头|主管|联系|挂钩)(?:省|市|区|县|州)?(?:级)?(?:领导|人|负责人|市长|局长)|联系(?:人|电话)|负责人)"
)
_label = re.compile(rf"(?:{LABEL.pattern}) ?: ?")
_HINT = re.compile(
    "牵头|负责|责任|配合|参与|参加|落实|协助|协办|承办|主办|会同|分工|组织实施|单位:|部门:|时限"
)

# --- what is said of a list of organisations ---

_ADVERB = (
    r"(?:(?:按照?|根据|依据?|依照)(?:各自)?(?:工作|法定|部门)?(?:职责|职能|分工|权限)(?:职责|分工|任务|权限)?|在?各自职责范围内|按各自职责|各司其职|各负其责"
    r"|共同|分别|联合|具体|统筹|协同|积极|密切|全程|主动|予以|依法|要|应当?)"
)
_OPERATOR = re.compile(
    r"(?P<label>" + re.sub(r"\?P<(\w+)>", r"?P<l_\1>", LABEL.pattern) + r") ?:"
    rf"|{_ADVERB}*(?:(?P<lead>牵头(?:抓总)?)|(?P<support>配合|参与|参加|协助|协办|协同|支持配合)|(?P<responsible>负责|落实|组织实施|承担|承办|实施|分工负责|推进|办理))"
    r"(?:(?:负责|落实|组织|实施|推进|配合|做好|抓好|相关|有关|工作|抓落实|牵头|会同|按职责|分工){0,4})(?=[,;。:、)\] \n]|$)"
    r"|(?P<alone>(?:按照?|根据|依据?)(?:各自)?(?:工作)?职责(?:分工)?(?:负责|落实)?)(?=[,;。)\] \n]|$)"
    r"|(?P<with>会同|协同(?=[\u4e00-\u9fff]{2}))"
    r"|(?P<stop>[。;])"
)
# 列第一位者为牵头单位，下同; 排在第一位的部门为牵头部门; 第一责任单位为牵头单位
_FIRST_LEADS = re.compile(
    r"(?:列|排)?(?:在)?(?:第一|首位|首)(?:位|责任)?(?:的|者)?(?:责任)?(?:部门|单位|者)?(?:的)?(?:均)?(?:为|是)(?:主)?牵头(?:责任)?(?:单位|部门)?"
)
_NOTE_TAIL = re.compile(
    r"[,;。]?(?:[^,;。]{0,12}"
    + _FIRST_LEADS.pattern
    + r"[^)\]]*|(?:下同|以下(?:各项)?[^。;]{0,40}(?:不再|不逐一)(?:一一)?(?:列出|列|重复)[^)\]]*))"
)
_bracket = re.compile(r"[()\[\]]")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that may assign duties, with the role that its column gives, if any."""

    start: int
    end: int
    role: Role | None
    basis: Basis
    column_label: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What the duty brackets, labels and columns of a unit said."""

    responsibilities: tuple[Responsibility, ...]
    limits: tuple[Region, ...]
    """Where a label or a column gives a time limit."""
    silent: tuple[Region, ...]
    """Labels that yielded nothing."""
    unknown: tuple[Responsibility, ...]
    """Rows whose organisation the register does not know."""


class Duties:
    """Reads a document's units in order; a note that governs the lists after it is remembered."""

    def __init__(self, text: str, shadowed: str, register: Register, place: Place | None) -> None:
        self.text = text
        self.shadow = shadowed
        self.register = register
        self.place = place
        self.first_leads = False

    def read(self, unit: Unit) -> Read:
        """The responsibilities of one unit in reading order, one a body and role."""
        clause = unit.clause
        regions = [*self._in_text(clause.char_start, clause.char_end), *_columns(unit)]
        rows: list[Responsibility] = []
        limits: list[Region] = []
        silent: list[Region] = []
        for region in regions:
            if region.role is None and region.basis == "column":
                limits.append(region)
                continue
            found = list(self._assigned(region, limits))
            rows += [self._row(clause.path, region, named, role) for named, role in found]
            if not found and self._names_duty(region):
                silent.append(region)
        rows = _distinct(rows)
        taken = [(region.start, region.end) for region in regions]
        rows += self._sentences(clause.path, clause.char_start, clause.char_end, taken, rows)
        rows.sort(key=lambda row: (row.char_start, row.role))
        unknown = tuple(row for row in rows if row.resolution is None and not row.is_collective)
        return Read(tuple(rows), tuple(limits), tuple(silent), unknown)

    # --- where ---

    def _in_text(self, start: int, end: int) -> Iterator[Region]:
        """Brackets that assign, and lines that begin with a duty's label."""
        if _HINT.search(self.shadow, start, end) is None:
            return
        covered = start
        for opening, closing in brackets(self.shadow, start, end):
            if self._assigns(opening + 1, closing):
                yield Region(opening + 1, closing, None, "label")
                covered = closing
        line = start
        while line < end:
            stop = self.shadow.find("\n", line, end)
            stop = end if stop < 0 else stop
            label = _label.match(self.shadow, line, stop) or self._closing_label(line, stop)
            if label is not None and label.start() >= line:
                yield Region(label.start(), stop, None, "label")
            line = stop + 1
        del covered

    def _closing_label(self, start: int, end: int) -> re.Match[str] | None:
        """…扎实推进。责任单位：市发改委 — a label after the last sentence, without a bracket."""
        for label in _label.finditer(self.shadow, start, end):
            before = self.shadow[label.start() - 1] if label.start() > start else ""
            if before in "。;! " and label["person"] is None:
                return label
        return None

    def _assigns(self, start: int, end: int) -> bool:
        """Whether a bracket's content assigns duties: it begins with a label, or a list before a verb."""
        if end - start < 4 or _HINT.search(self.shadow, start, end) is None:
            return False
        if _label.match(self.shadow, start, end):
            return True
        for operator in _OPERATOR.finditer(self.shadow, start, end):
            if operator["label"]:
                return True
            if operator["stop"]:
                return False
            if operator["with"] is None:
                first = _OPERATOR.search(self.shadow, start, end)
                names = listed(self.shadow, start, first.start() if first else operator.start())
                return bool(names) and any(self._is_body(named) for named in names)
        return False

    def _names_duty(self, region: Region) -> bool:
        label = _label.match(self.shadow, region.start, region.end)
        return region.basis == "column" or (
            label is not None and label["limit"] is None and label["person"] is None
        )

    # --- who ---

    def _assigned(self, region: Region, limits: list[Region]) -> Iterator[tuple[Named, Role]]:
        """The organisations of an assignment with their roles."""
        start, end = region.start, region.end
        note = _NOTE_TAIL.search(self.shadow, start, end)
        if note is not None:
            if _FIRST_LEADS.search(note.group()):
                self.first_leads = True
            if note.start() > start:
                end = note.start()
        role = region.role
        said = "responsible" if role else None
        pending: list[Named] = []
        partners: list[Named] | None = None
        skipping = False
        position = start
        for operator in (*_OPERATOR.finditer(self.shadow, start, end), None):
            stop = operator.start() if operator is not None else end
            if not skipping:
                names = [
                    named for named in listed(self.shadow, position, stop) if self._is_body(named)
                ]
                if partners is None:
                    pending += names
                else:
                    partners += names
            position = operator.end() if operator is not None else end
            if operator is not None and operator["with"]:
                partners = [] if partners is None else partners
                continue
            verb = _verb_role(operator)
            boundary = operator is None or operator["label"] is not None
            if verb or boundary or (operator is not None and operator["stop"] and role is not None):
                given = verb or role
                if given is not None and not skipping:
                    yield from self._given(
                        pending, partners, given, by_label=verb is None and bool(said)
                    )
                pending, partners = [], None
            if operator is not None and operator["label"]:
                role, skipping = self._label_role(operator, end, limits)
                said = "label"

    def _label_role(
        self, operator: re.Match[str], end: int, limits: list[Region]
    ) -> tuple[Role | None, bool]:
        """The role that a label gives to the list after it; a limit's or a person's list is skipped."""
        if operator["l_limit"] is not None:
            following = _OPERATOR_LABEL.search(self.shadow, operator.end(), end)
            limits.append(
                Region(operator.end(), following.start() if following else end, None, "label")
            )
            return None, True
        if operator["l_person"] is not None:
            return None, True
        if operator["l_lead"] is not None:
            return "lead", False
        return ("support" if operator["l_support"] is not None else "responsible"), False

    def _given(
        self, leads: list[Named], partners: list[Named] | None, role: Role, *, by_label: bool
    ) -> Iterator[tuple[Named, Role]]:
        """A会同B负责: one A leads, several A or A等 are responsible; B supports."""
        if partners is not None:
            single = len(leads) == 1 and not leads[0].is_open_ended
            first: Role = "lead" if single or role == "lead" else role
            yield from ((named, first) for named in leads)
            yield from ((named, "support") for named in partners)
        elif role == "responsible" and self.first_leads and leads:
            yield leads[0], "lead"
            yield from ((named, "support") for named in leads[1:])
        else:
            yield from ((named, role) for named in leads)

    def _is_body(self, named: Named) -> bool:
        return is_body(named.name, self.register, self.place)

    def _row(self, path: str, region: Region, named: Named, role: Role) -> Responsibility:
        return self._made(path, named, role, region.basis, region.column_label)

    def _made(
        self, path: str, named: Named, role: Role, basis: Basis, column_label: str | None
    ) -> Responsibility:
        resolution = self.register.resolve(named.name, self.place)
        collective = (
            resolution.is_collective
            if resolution is not None
            else _collective.fullmatch(named.name) is not None
        )
        return Responsibility(
            path=path,
            name=printed(named, self.text, self.shadow),
            resolution=resolution,
            role=role,
            basis=basis,
            column_label=column_label,
            is_collective=collective,
            is_open_ended=named.is_open_ended and not collective,
            char_start=named.start,
            char_end=named.end,
        )

    # --- sentences ---

    def _sentences(
        self,
        path: str,
        start: int,
        end: int,
        taken: Sequence[tuple[int, int]],
        rows: list[Responsibility],
    ) -> list[Responsibility]:
        found = []
        known = {_identity(row) for row in rows}
        for named, role in duties_in_sentences(self.shadow, start, end, taken, self._is_body):
            row = self._made(path, named, role, "sentence", None)
            if _identity(row) not in known:
                known.add(_identity(row))
                found.append(row)
        return found


_OPERATOR_LABEL = re.compile(rf"[,;。]? ?(?:{LABEL.pattern}) ?:")


def _verb_role(operator: re.Match[str] | None) -> Role | None:
    if operator is None:
        return None
    if operator["lead"] is not None:
        return "lead"
    if operator["support"] is not None:
        return "support"
    if operator["responsible"] is not None or operator["alone"] is not None:
        return "responsible"
    return None


def _columns(unit: Unit) -> Iterator[Region]:
    for aside in unit.asides:
        kind = aside.column.kind
        role: Role | None = kind if kind in ("lead", "support", "responsible") else None
        yield Region(aside.start, aside.end, role, "column", aside.column.head)


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


def is_body(name: str, register: Register, place: Place | None) -> bool:
    """Whether a completed name is an organisation's: the register knows it, or it is written like one."""
    if not 2 <= len(name) <= 40:
        return False
    return register.resolve(name, place) is not None or _written_like.fullmatch(name) is not None


# An unknown body: a place's level or name before, a body's suffix behind: 县三调办, 区国投公司.
_written_like = re.compile(
    r"(?:各|有关|相关|其他|省|市|区|县|州|盟|旗|镇|乡|本|中国|国家|全国|国务院|中央|[\u4e00-\u9fff]{2,6}(?:省|市|区|县|州))"
    r"[\u4e00-\u9fff·“”\"、]{0,24}(?:局|委|厅|部|署|办|处|院|会|中心|政府|公司|集团|部门|单位|机构|机关|协会|学会|委员会|办公室|管委会|法院|检察院|支队|大队|总队|专班|指挥部|领导小组|联席会议|街道|园区|开发区|乡镇|地|级|省|市|县|区|镇)"
    r"|(?!业主|居民|村民|职工|学生|家长)[\u4e00-\u9fff]{2,14}(?:委员会|领导小组|指挥部|联席会议|办公室|促进办|工作专班)"
)
_collective = re.compile(
    r"(?:各|有关|相关|其他|所有|市直|省直|区直|县直|驻)[\u4e00-\u9fff、()]*|.*(?:有关|相关)(?:行政|职能|主管)?(?:部门|单位|机构|地区|方面)"
)


def _identity(row: Responsibility) -> str:
    """The name by which two rows of a clause are one body's: 卫生健康委员会 is 卫生健康委, 环保部门 not yet 省环保厅."""
    name = row.name
    for long, short in (
        ("委员会", "委"),
        ("办公室", "办"),
        ("人民政府", "政府"),
        ("和", ""),
        ("与", ""),
    ):
        name = name.replace(long, short)
    return name


def _distinct(rows: list[Responsibility]) -> list[Responsibility]:
    """One row an organisation and role, the first; column before bracket is reading order's matter."""
    kept: dict[tuple[str, Role, str | None], Responsibility] = {}
    for row in rows:
        kept.setdefault((row.name, row.role, row.column_label), row)
    return [replace(row) for row in kept.values()]
