"""One assignment read: 牵头单位：A，配合单位：B、C; A牵头，B按职责分工负责; A会同B负责.

Knows the words that give a role and the lists they speak of.  Where
assignments stand in a document, ``duties`` finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from zhengce.model import Role, maker
from zhengce.reading.named import Named
from zhengce.reading.names import JOINS
from zhengce.reading.organisations import listed

IsBody = Callable[[Named], bool]
Leads = Literal["first", "comma"] | None
"""Who leads of a list of those responsible: its first one, or all before its first comma."""
Said = Literal["lead", "support", "responsible", "limit", "person", "with", "stop"]

# --- labels: 牵头单位：, 责任部门：, 完成时限：, 分管领导： ---

_AT = "(?:市|省|区|县|州|国家)?(?:级|直)?"
_WHO = "(?:责任)?(?:单位|部门|机关|[处科股]室|机构|主体|地区)"
LABEL = (
    rf"(?P<person>(?:分管|责任|牵头|主管|联系|挂钩)(?:省|市|区|县|州)?级?(?:领导|人|负责人|市长|局长)|联系(?:人|电话)|负责人)"
    rf"|(?P<lead>{_AT}(?:主|总|指标)?(?:牵头(?:考核|指导)?|主办|主责|主要责任|第一责任){_WHO}?(?:及责任单位)?|组长单位)"
    rf"|(?P<support>{_AT}(?:配合|协办|参与|参加|协同|协助|协作|会办){_WHO}?|(?:副组长|组员)单位)"
    rf"|(?P<responsible>{_AT}(?:(?:责任|负责|落实|承办|实施|组织(?:实施)?|执行|指导|主管|具体负责|任务|考核){_WHO}(?:[及和、](?:承办|协办|责任)(?:科室|处室|单位|部门|机构)(?:[(](?:单位|部门|科室)[)])?)?|(?:部门|责任|任务|职责)分[工解]|分工方案|责任处|属地责任)|(?:相关|涉及)(?:部门|单位))"
    r"|(?P<limit>(?:完成|办结|整改|落实|工作|实施|推进)?(?:时限|时间(?:要求|安排|节点|进度)?|期限|进度(?:安排|要求)?)(?:要求)?)"
)
# The characters that it can begin with come first: most places have none of them.
_label_before = re.compile(
    rf"(?=[分责牵主联挂负相涉市省区县州国级直总第配协参会落承实执指具任考部职完办整工推时期进组副属])(?:{LABEL}) ?$"
)
_LABEL_END = frozenset("案导人长话责头办位门关室构体区任合与加同助作工解处限间求排点度) \n")
_LONGEST_LABEL = 14
# The most usual labels, behind a mark: told without a search.
_PLAIN_LABELS: dict[str, Said] = {
    "牵头单位": "lead",
    "牵头部门": "lead",
    "配合单位": "support",
    "责任单位": "responsible",
    "责任部门": "responsible",
    "完成时限": "limit",
}
_NO_LABEL = frozenset("([,;。\n")

# --- verbs: …牵头, …配合, …按职责分工负责 ---

_DUTY = r"(?:职责|职能|分工|权限)(?:职责|分工|任务|权限)?"
_ADVERB = (
    rf"(?:(?:按照?|根据|依据?|依照)(?:各自)?(?:工作|法定|部门)?{_DUTY}|在?(?:各自)?职责范围内|各司其职|各负其责"
    # 生态环境部按|分工负责, 市民政局按任务分工|落实, 市民政局按有关规定|落实
    r"|(?<=[局委厅部署办门府会院关])(?:按照?|根据|依[据照])[^,。;:、()\n]{0,10}"
    r"|共同|分别|联合|具体|统筹|协同|积极|密切|全程|主动|予以|依法|要|应当?)"
)
_adverbs_before = re.compile(rf"(?=[按根依在各共分联具统协积密全主予要应职]){_ADVERB}+$")
_ADVERB_END = frozenset("责能工限务内职同别合体筹极切程动以法要应当自定求照按任\n")
# Searched in one pass: every alternative begins with a literal, which the regex engine needs to skip fast.
_mark = re.compile(
    "牵头(?![单部])|抓总|主责(?![单部任])|为主(?=[,;)])|统筹(?=(?:协调)?[,;)])|督导(?=[,;)])|主办(?!单)|配合(?![单部])|参与(?![单部])|参加(?![单部])|协助(?!单)|协办(?!单)|协同(?!单)|负责(?![单部])|落实(?![单部])"
    f"|会(?:同|{JOINS})|组织实施|承担|承办(?!单)|实施|分工负责|推进|办理|指导(?![单部])|职[责能]|:|\\]|。|;|\\(|\\)"
)
_LEADS = frozenset(("牵头", "主办", "抓总", "主责", "为主"))
_WITH = frozenset(("会同", "会"))  # 由市财政局会市教育局负责
_SUPPORTS = frozenset(("配合", "参与", "参加", "协助", "协办", "协同"))
# 牵头负责, 配合落实, 负责抓好相关工作: what may follow before the list's end
_rest_of_verb = re.compile(
    r"(?:抓总|负责|落实|组织|实施|推进|督导|督办|指导|监督|统筹|协调|配合|协助|参与|做好|抓好|相关|有关|工作|抓落实|牵头|并|会同|按职责|分工){0,5}(?=[,;。:、)\] \n]|$)"
)
_DUTIES = frozenset(("职责", "职能"))
# 按职责分工负责, 各县人民政府按职责完成有关工作, 依据各自职能做好相关工作
_rest_of_duty = re.compile(
    r"(?:分工)?(?:负责|抓?好?落实|组织实施|(?:完成|做好|抓好|开展)(?:(?:有关|相关)?工作|落实))?(?=[,;。)\] \n]|$)"
)

# --- notes ---

# 列第一位者为牵头单位，下同; 排在第一位的部门为牵头部门; 第一责任单位为牵头单位
FIRST_LEADS = re.compile(
    r"(?:列|排)?(?:在)?(?:第一|首位|首|(?<=[列排在最])前[位面列])(?:位|责任)?(?:的|者)?(?:责任)?(?:部门|单位|者)?(?:的)?(?:均)?(?:为|是)(?:主|工作)?牵头(?:责任)?(?:单位|部门)?"
)
# 市住建局、市财政局,市商务局。逗号前面的为牵头单位: all before the comma lead
_COMMA_LEADS = "逗号前面?的?(?:责任)?(?:部门|单位|者)?均?[为是]主?牵头"
# 工商联(列第一位者为牵头或汇总单位,下同): the note begins behind the list's last body
_note_tail = re.compile(
    rf"[,;。(\[]?(?:[^,;。、()]{{0,12}}{FIRST_LEADS.pattern}[^)\]]*|{_COMMA_LEADS}[^)\]]*"
    rf"|(?:下同|以下(?:各项)?[^。;]{{0,40}}不(?:再|逐一)(?:一一)?(?:列出|列|重复)[^)\]]*|以下(?:各项|所有|任务|工作)*[均都]需[^)\]]*))"
)
_noted = re.compile("第一|首位|下同|以下|号前|前[位列面]")
_first = re.compile("第一|首位|逗号前|前[位列面]")
_comma_leads = re.compile(_COMMA_LEADS)
_leads = re.compile("牵头(?<=[为是主]牵头)")  # without which no list's first leads


class Event(NamedTuple):
    """A word that ends a list of organisations or begins one."""

    said: Said
    start: int
    end: int
    is_label: bool


_made = maker(Event)


class Assigned(NamedTuple):
    """What an assignment says: who has which role, and the spans of its time limits."""

    roles: Sequence[tuple[Named, Role]]
    limits: Sequence[tuple[int, int]]


def leads_from(shadowed: str) -> tuple[int, Leads]:
    """From where on a note says who of each list leads, and who does; else the text's length."""
    if _leads.search(shadowed) is not None:
        for first in _first.finditer(shadowed):
            who = _who_leads(shadowed, max(0, first.start() - 3), first.end() + 24)
            if who is not None:
                return first.start(), who
    return len(shadowed), None


def _who_leads(shadowed: str, start: int, end: int) -> Leads:
    if FIRST_LEADS.search(shadowed, start, end):
        return "first"
    return "comma" if _comma_leads.search(shadowed, start, end) else None


def note_from(shadowed: str, start: int, end: int) -> int:
    """Where the note begins that closes a list and says that its first one leads; else its end."""
    if not _is_noted(shadowed, start, end):
        return end
    for note in _note_tail.finditer(shadowed, start, end):
        # 各县(市、区,含高新区,下同)人民政府: a note on one body ends no list
        before = shadowed[start : note.start()]
        inside = before.count("(") > before.count(")") or before.count("〈") > before.count("〉")
        if not (inside or _is_within(shadowed, note, end)):
            return note.start()
    return end


def _is_within(shadowed: str, note: re.Match[str], end: int) -> bool:
    """县发改局(首位单位为牵头单位,下同)、县财政局: whether the list goes on behind a note in brackets."""
    closing = shadowed.find(")", note.start(), end)
    return shadowed[note.start()] == "(" and shadowed.startswith("、", closing + 1)


def _is_noted(shadowed: str, start: int, end: int) -> bool:
    said = shadowed[start:end]
    # The first character of each, which few lists have, is looked for faster by far.
    if "第" in said or "首" in said or "下" in said or "前" in said:
        return _noted.search(said) is not None
    return False


def label_at(shadowed: str, colon: int, start: int) -> Event | None:
    """The duty label that ends at the colon, if one does; it begins at ``start`` or later."""
    plain = _PLAIN_LABELS.get(shadowed[colon - 4 : colon])
    if plain is not None and (
        colon - 4 == start or (colon - 4 > start and shadowed[colon - 5] in _NO_LABEL)
    ):
        return _made((plain, colon - 4, colon + 1, True))
    if shadowed[colon - 1] not in _LABEL_END:
        return None
    match = _label_before.search(shadowed, max(start, colon - _LONGEST_LABEL), colon)
    if match is None or match.lastgroup is None:
        return None
    said: Said = match.lastgroup  # type: ignore[assignment]
    return _made((said, match.start(), colon + 1, True))


def events(shadowed: str, start: int, end: int) -> Iterator[Event]:
    """The labels, verbs and stops of a stretch in reading order."""
    position = start
    depth = 0  # 市发展改革委(市京津冀协同办): a note's words say nothing of the list
    for mark in _mark.finditer(shadowed, start, end):
        word = mark.group()
        if word == "(":
            depth += 1
            continue
        if word == ")":
            depth -= depth > 0
            continue
        if depth or mark.start() < position:
            continue
        event = _event(shadowed, word, mark, position, end)
        if event is not None:
            yield event
            position = event.end


def _event(shadowed: str, word: str, mark: re.Match[str], earliest: int, end: int) -> Event | None:
    if word in "。;":
        return _made(("stop", *mark.span(), False))
    if word == ":":
        return label_at(shadowed, mark.start(), earliest)
    if word == "]":  # 【责任单位】市科技局
        label = label_at(shadowed, mark.start(), earliest)
        if label is None or label.start == 0 or shadowed[label.start - 1] != "[":
            return None
        return label._replace(start=max(earliest, label.start - 1))
    follows = (_rest_of_duty if word in _DUTIES else _rest_of_verb).match(shadowed, mark.end(), end)
    if follows is None:
        if word == "牵头" and shadowed.startswith("会同", mark.end()):  # A、B牵头会同C落实
            return _made(("lead", *mark.span(), False))
        if word in _WITH:
            return Event("with", mark.start(), mark.end(), False)
        return None
    if shadowed[follows.end() : follows.end() + 1] == ":":  # 牵头：市财政局；配合：市民政局
        label = label_at(shadowed, follows.end(), earliest)
        if label is not None:
            return label
    stop = mark.end() if word in _DUTIES else mark.start()
    first = (
        _adverbs_before.search(shadowed, max(earliest, mark.start() - 18), stop)
        if shadowed[stop - 1] in _ADVERB_END
        else None
    )
    if word in _DUTIES and first is None:
        return None
    start = first.start() if first is not None else mark.start()
    return _made(
        (_role_of(word, shadowed[mark.end() : follows.end()]), start, follows.end(), False)
    )


def _role_of(word: str, behind: str) -> Role:
    """What a verb says of the list before it: 牵头负责 leads, 负责牵头 too, 负责配合 supports."""
    if word == "负责" and behind:
        word = next((verb for verb in (*_LEADS, *_SUPPORTS) if behind.startswith(verb)), word)
    return "lead" if word in _LEADS else "support" if word in _SUPPORTS else "responsible"


def assigned(
    shadowed: str,
    start: int,
    end: int,
    role: Role | None,
    is_body: IsBody,
    *,
    leads: Leads,
    heard: Sequence[Event] | None = None,
) -> Assigned:
    """Read an assignment; ``role`` is what its column gives to lists that no word gives one.

    ``leads``: who leads of each list, as an earlier note said; ``heard`` are the events of the
    stretch, where they are known.
    """
    if _is_noted(shadowed, start, end):
        leads = leads or _who_leads(shadowed, start, end)
        stop = note_from(shadowed, start, end)
        if start < stop < end:
            end, heard = stop, None
    if heard is None:
        heard = list(events(shadowed, start, end))
    if not heard:  # a column's list, mostly
        return Assigned(_given(shadowed, _bodies(shadowed, start, end, is_body), role, leads), ())
    reader = _Reader(shadowed, role, leads)
    reader.only_bodies = role is None and _are_bodies(shadowed, start, heard[0].start, is_body)
    position = start
    for event in heard:
        names = [] if reader.aside >= 0 else _bodies(shadowed, position, event.start, is_body)
        reader.take(names, event)
        position = event.end
    waits = reader.aside < 0 and reader.role is not None
    reader.finish(_bodies(shadowed, position, end, is_body) if waits else [], end)
    return Assigned(reader.roles, reader.limits)


def _bodies(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    if end - start < 2:
        return []
    return [named for named in listed(shadowed, start, end) if is_body(named)]


def _are_bodies(shadowed: str, start: int, end: int, is_body: IsBody) -> bool:
    """Whether a stretch is a list of bodies and nothing else: (市财政局;完成时限:6月底)."""
    held = listed(shadowed, start, end)
    return bool(held) and held[0].start - start < 2 and all(map(is_body, held))


class _Reader:
    """Holds the list that waits for its role while an assignment is read."""

    def __init__(self, shadowed: str, role: Role | None, leads_of_lists: Leads) -> None:
        self.shadow = shadowed
        self.role = role
        self.leads_of_lists = leads_of_lists
        self.roles: list[tuple[Named, Role]] = []
        self.limits: list[tuple[int, int]] = []
        self.leads: list[Named] = []
        self.partners: list[Named] | None = None
        self.aside = -1  # where a label's text begins that names no organisation
        self.is_limit = False
        self.only_bodies = False  # what stands before the first word or mark

    def take(self, names: list[Named], event: Event) -> None:
        """A list and the word after it."""
        if self.aside >= 0:
            if not event.is_label and event.said != "stop":
                return  # 完成时限：持续推进
            self._end_aside(event.start)
        else:
            self._hold(names)
        if event.said == "with":
            self.partners = self.partners or []
        elif event.is_label:
            # (市教育局,配合单位:市科技局): who is named before the supporters is responsible
            # and before a time limit, where a bracket gives no other: (市财政局;完成时限:6月底)
            alone = event.said == "support" or (event.said == "limit" and self.only_bodies)
            self._give(self.role or ("responsible" if alone else None))
            if event.said in ("limit", "person"):
                self.aside, self.is_limit, self.role = event.end, event.said == "limit", None
            else:
                self.role = event.said  # type: ignore[assignment]
        elif event.said != "stop":
            self._give(event.said)  # type: ignore[arg-type]
        elif self.role is not None:
            self._give(self.role)

    def finish(self, names: list[Named], end: int) -> None:
        """The last list, which no word follows."""
        if self.aside >= 0:
            self._end_aside(end)
        else:
            self._hold(names)
        self._give(self.role)

    def _end_aside(self, end: int) -> None:
        if self.is_limit:
            self.limits.append((self.aside, end))
        self.aside = -1

    def _hold(self, names: list[Named]) -> None:
        if self.partners is None:
            self.leads += names
        else:
            self.partners += names

    def _give(self, role: Role | None) -> None:
        """A会同B负责: one A leads, several A or A等 are responsible; B supports.

        A会同B，C负责: A leads, however many they are, and C is responsible.
        """
        leads, partners = self.leads, self.partners
        self.leads, self.partners = [], None
        if role is not None and not leads and partners and self.roles:
            self.roles += [(named, "support") for named in partners]  # A、B牵头|会同C落实
        if role is None or not leads:
            return
        if partners is None:
            self.roles += _given(self.shadow, leads, role, self.leads_of_lists)
            return
        parted = (n for n, one in enumerate(partners) if n and self.shadow[one.start - 1] == ",")
        own = next(parted, len(partners))
        single = len(leads) == 1 and not leads[0].is_open_ended
        directs = single or own < len(partners)
        self.roles += [(named, "lead" if directs else role) for named in leads]
        self.roles += [(named, "support") for named in partners[:own]]
        self.roles += [(named, role) for named in partners[own:]]


def _given(
    shadowed: str, names: Sequence[Named], role: Role | None, leads: Leads
) -> list[tuple[Named, Role]]:
    """Each body of a list with the list's role; none where it has no role."""
    if role is None:
        return []
    if (
        role == "responsible"
        and names
        and shadowed.find("(牵头", names[0].start, names[-1].end) > 0
    ):
        marked = [_is_marked(shadowed, named) for named in names]
        if any(marked):
            return [
                (n, "lead" if lead else "support") for n, lead in zip(names, marked, strict=True)
            ]
    if role != "responsible" or leads is None or not names:
        return [(named, role) for named in names]
    count = 1
    if leads == "comma":
        ends = pairwise(names)
        after = (at for at, (a, b) in enumerate(ends, 1) if "," in shadowed[a.end : b.start])
        count = next(after, 0)
        if count == 0:  # none leads of a list without a comma
            return [(named, role) for named in names]
    return [(named, "support" if at >= count else "lead") for at, named in enumerate(names)]


def _is_marked(shadowed: str, named: Named) -> bool:
    """市财政局(牵头)、市民政局: whether a note behind a name says that it leads."""
    return shadowed.endswith(("(牵头)", "(牵头单位)", "(牵头部门)"), named.start, named.end)
