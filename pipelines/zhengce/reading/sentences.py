"""Duties in running text: 由A牵头，B参与; A会同B; A要…, A应当…

Only a named public body counts, directly before the word that obliges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengce.model import Role
from zhengce.reading.assignments import IsBody
from zhengce.reading.obliged import BODY_END, OTHERS, is_generic, is_public
from zhengce.reading.organisations import Named, listed
from zhengce.reading.spans import Spans

# 由市医疗保障行政部门另行制定, 请财政部在相关规定中明确: after 由 and a body comes what it does.
_ACTS = re.compile(
    r"(?:另行|另|自行|结合|负责(?![人同干])|统一|依法|依照|依据|按|根据|参照|组织|制定|责令|办理|处理|进行|从|为|给予|予以|分别|审批|受理|审核|审定|备案|实施|承担"
    r"|具体|确定|提出|报|印发|公布|发布|核|决定|监督|认定|出具|发放|划转|征收|代扣|代缴|批准|登记|管理|作出|解释|汇总|召集|评估|出台|定期|共同|在|对|向"
    r"|列入|纳入|采取|提供|下达|拨付|安排|通知|告知|指定|选派|推荐|聘请|委托|责成|处以|没收|吊销|撤销|取消|追究|移送|裁决|协调|统筹|建立|设立"
    r"|开展|完成|编制|起草|归口|签订|签发|收集|公示|公告|主持|承办|代为|免费|先行|直接|继续|及时|按时|逐级|负担|支付|补助|补贴|奖励|表彰|检查"
    r"|验收|考核|评审|鉴定|检验|检测|监测|调查|核查|核实|复核|终止"
    r"|跟进|跟踪|督办|行文|落实|抓好|做好|研究|积极|加快|加大|加强|推进|推动|指导|督促|于(?=[\d本每])|启动|自[收接受]|召开|规定(?!的)|派(?![出驻])|掌握|通过|将|抄送|报请|提请|确认|办成|办好)"
)

_ADVERB = r"(?:为|是|作为|履行|在|也|还|都|均|要|应当|应该|应|须|必须|需要|需|将|可|可以|负责|积极|主动|及时|切实|按(?:照)?职责(?:分工)?|分别|共同|联合|依法|具体|统一|统筹|加强|密切|尽快|认真|进一步|抓紧|定期)"
_KINDS = (
    {"牵头": "lead", "会同": "with", "联合": "with", "设在": "seated", "由": "by", "请": "by"}
    | dict.fromkeys(("配合", "参与", "参加", "协助", "协办"), "support")
    | dict.fromkeys(("要", "应当", "应该", "应", "必须", "须"), "modal")
)
# What makes a trigger another word: 牵头医院, 负责人, 需要的, 应用, 自由
_other_word = {
    "牵头": re.compile("医院|责任|作用|企业|人"),
    "由": re.compile("[于此来与同]"),
    "请": re.compile("[示求假教各你认及]"),
    # 司法部负责制定标准 obliges, 首长负责制 does not
    "负责": re.compile("人(?![才口事防民社])|制(?![定作造订])|任|同志|干部|牵头"),
    "主管": re.compile("部门|单位|机关|的|人|局"),
    "要": re.compile("[求点素件害闻么不领职务塞]"),
    "须": re.compile("知"),
    "应": re.compile("[急用对收付届邀聘变有缴诉征税援答力试考链]"),
}
_supports = re.compile("[,。;的)]")
# 由市财政局负责，市民政局配合: how far behind the first the supporters may stand
_LED = 120
# 成员单位需要调整的，由…批准; 部门应当公开而不公开的，…: what the sentence is about, no duty
_case = re.compile("[^,。;:!?\n]{1,40}的,")
_names_lead = re.compile("(?:责任)?(?:单位|部门)")
# Words that end as a body's name does: 另行制定, 进行经办
_no_body = re.compile(
    "会同|牵头|(?:另|进|执|施|实|推|举|流|发)行$|(?:经|交|查|承|主|协|开|举|创|申|代)办$|应急处$|(?<![协学员工商合监字])会$"
)
# What may stand between a subject and its modal: 在…时，, 作为…，, 制定…，
_THEN = re.compile(
    r"(?:是|在|作为|对|制定|组织|根据|按照?|结合|要|应|为|收到|接到|发现|认为|经|依法|开展|实施|,$)"
    r"|(?P<any>(?![和及或]者?个人)[^的,]{2,60}的?,$)"  # 有关单位和个人在…时，应当…: anybody
)
_directs = re.compile(rf"{_ADVERB}{{0,5}}(?:会同|牵头|联合)")
# 市场监督管理部门或者其委托单位应当…, 街道办事处及其工作人员应当…
_staff = re.compile("其(?!他)|工作人员|有关人员|负责人")
_by = re.compile(r".*(?:(?<![自理事])由|(?<!申)请)(?=[\u4e00-\u9fff])", re.DOTALL)
_passed_by = re.compile("经(?![济信贸营开发管办费])")  # 经生态环境部会同有关部门评审
_adverbs = re.compile(rf"{_ADVERB}+$")
_ADVERB_END = frozenset(
    "为行是在也还都均要当该应须需将可以责极动时实工别同合法体一筹强切快真步紧期"
)
# A list of bodies after 由 goes on until a mark or another 由; 自由贸易区管委会 is one of them.
_no_other = re.compile(r"[^由,。;:!?\n\"“《]*+(?:(?<=自)由[^由,。;:!?\n\"“《]*+)*")
_partner = re.compile(r"[^,。;:!?\n(]{2,80}")
# 会同市民政局制定办法: a body's last character that begins a word
_longer_word = re.compile(
    "办[法理公事]|部[门分署]|行[政动业为使]|会[议同商计]|市[场级内]|[区县][域级内]|[省州]内|级[预决财]|委[员托]|处[理置罚]|位置|院[校长]|心理|署名|门诊|局面|所[在属有需]|站[在点]|联[合系动通网]|社[会区保团]"
)
_PARTNER_END = re.compile(
    r"等(?:\d+个)?(?:国务院|省|市|县)?(?:有关|相关)?(?:职能|主管|行政)?(?:部门|单位|机构|地方)"
    r"|(?:有关|相关)(?:职能|主管|行政|业务|责任)?(?:部门|单位|方面|地方|机构)(?:和(?:单位|地方|机构|地区))?"
    r"|(?:各地|各有关部门|各地区|各部门|部门|同级[\u4e00-\u9fff]{2,8}部门)"
)


# A body's name, an adverb or a mark stands before a trigger; 由 stands anywhere.
_BEFORE = _ADVERB_END.union(BODY_END, ",; \n。:由且并")
_TRIGGERS = (
    *("牵头", "会同", "联合", "配合", "参与", "参加", "协助", "设在", "负责", "承担", "主管"),
    *("按职责", "按照职责", "按各自", "按照各自", "各自职责", "各自的职责", "职责范围"),
    *("要", "应当", "应该", "应", "必须", "须", "协办"),
)
# The word comes first: the engine skips to what begins with a literal, and then looks back.
TRIGGER = "由|请(?<![申报提邀聘恳呈约]请)|" + "|".join(
    f"{word}(?<=[{re.escape(''.join(sorted(_BEFORE)))}]{word})" for word in _TRIGGERS
)


class Trigger(NamedTuple):
    """A word that may oblige the bodies before it, or after 由."""

    start: int
    end: int
    word: str


def duties_in_sentences(
    shadowed: str,
    start: int,
    end: int,
    words: Sequence[Trigger],
    taken: Spans | None,
    is_body: IsBody,
) -> Iterator[tuple[Named, Role]]:
    """The organisations that running text obliges, with their roles.

    ``words`` are the triggers of the stretch; those in stretches ``taken`` say nothing.
    """
    leading_until = -1
    for trigger in words:
        position = trigger.start
        if position == start and trigger.word not in ("由", "请"):
            continue  # nobody stands before it
        if taken is not None and taken.end_of(position) is not None:
            continue
        kind = _kind(shadowed, trigger, start, end)
        if kind is None:
            continue
        if kind == "by":
            by = _bodies_from(shadowed, trigger.end, end, is_body, _ACTS)
            for named in by:
                yield named, "responsible"
            leading_until = position + _LED if by else leading_until
        elif kind == "seated":
            yield from _seated(shadowed, start, trigger, end, is_body)
        elif kind in ("modal", "responsible") and shadowed[position - 1] == ",":
            for named in _earlier_subject(shadowed, start, position, end, is_body):
                yield named, "responsible"
        else:
            subjects = _subjects(shadowed, start, position, is_body)
            if not subjects and trigger.word == "要":
                subjects = _units(shadowed, start, position, is_body)
            if kind == "with":
                # 市民政部门根据经济社会发展情况，会同财政部门提出…
                subjects = subjects or _earlier_subject(shadowed, start, position, end, is_body)
                partners = _partners(shadowed, trigger.end, end, is_body)
                for named in subjects if partners else ():
                    yield named, "lead"
                for named in partners:
                    yield named, "support"
            elif kind == "lead":
                leading_until = position + _LED if subjects else -1
                for named in subjects:
                    yield named, "lead"
            elif kind == "support":
                for named in subjects if position < leading_until else ():
                    yield named, "support"
            elif kind == "responsible" or not _case.match(shadowed, trigger.end, end):
                if trigger.word == "负责" and subjects:
                    leading_until = position + _LED
                for named in subjects:
                    yield named, "responsible"


def _kind(shadowed: str, trigger: Trigger, start: int, end: int) -> str | None:
    """What a trigger says; None where it is part of another word or another trigger says more."""
    word = trigger.word
    other = _other_word.get(word)
    if other is not None and other.match(shadowed, trigger.end, end):
        return None
    kind = _KINDS.get(word, "responsible")
    if kind == "modal":
        # 市卫生计生委要会同…: the word that follows says more
        return None if _directs.match(shadowed, trigger.end, end) else kind
    if kind == "support" and _supports.match(shadowed, trigger.end, end) is None:
        return None
    if word == "由" and shadowed[trigger.start - 1 : trigger.start] in ("自", "理", "事"):
        return None
    if word == "牵头" and _names_lead.match(shadowed, trigger.end, end):
        # 教育部为牵头单位 names the lead, 各牵头单位要… does not
        return kind if shadowed[max(start, trigger.start - 1)] in "为是" else None
    return kind


def _seated(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: IsBody
) -> Iterator[tuple[Named, Role]]:
    """联席会议办公室设在教育部，承担…日常工作: the office is charged."""
    farthest = min(end, trigger.end + 60)
    stop = next((at for at in range(trigger.end, farthest) if shadowed[at] in "。;"), farthest)
    if not any(word in shadowed[trigger.end : stop] for word in ("承担", "负责")):
        return
    yield from (
        (named, "responsible") for named in _subjects(shadowed, start, trigger.start, is_body)
    )


def _earlier_subject(
    shadowed: str, start: int, modal: int, end: int, is_body: IsBody
) -> list[Named]:
    """政府及其有关部门在制定…时，应当…: the sentence's subject, when the modal follows a comma."""
    if modal <= start or shadowed[modal - 1] != ",":
        return []
    first = max(start, modal - 160)
    for mark in "。;!?\n":
        first = max(first, shadowed.rfind(mark, first, modal) + 1)
    while first < modal and shadowed[first] == " ":
        first += 1
    return _bodies_from(shadowed, first, modal, is_body, _THEN)


def _bodies_from(
    shadowed: str, start: int, end: int, is_body: IsBody, then: re.Pattern[str]
) -> list[Named]:
    """The list of bodies that begins at ``start`` and that ``then`` follows."""
    within = _no_other.match(shadowed, start, min(end, start + 70))
    stop = within.end() if within is not None else start
    longest: list[Named] = []
    for last in range(start + 2, stop + 1):
        if shadowed[last - 1] not in BODY_END:
            continue
        follows = then.match(shadowed, last, end)
        if follows is None or _no_body.search(shadowed, start, last):
            continue
        if _longer_word.match(shadowed, last - 1):  # 本办|法有效期满后，应当评估
            continue
        names = listed(shadowed, start, last)
        if names and _are_bodies(names, is_body):
            if follows.lastgroup is None:
                return names
            longest = names
    return longest


_last_joint = re.compile(
    ".*(?:[、及与]|和(?!(?:单位|机构)$))", re.DOTALL
)  # 各有关部门和单位 is one
_twofold = re.compile(r"(?!各)[\u4e00-\u9fff]{2,12}和[\u4e00-\u9fff]{1,10}[局委厅办署]")


def _subjects(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    """The list of bodies directly before a trigger; empty unless every one of it is a body."""
    if end > start and shadowed[end - 1] in _ADVERB_END:
        adverbs = _adverbs.search(shadowed, max(start, end - 12), end)
        if adverbs is not None:
            end = adverbs.start()
    if end <= start or shadowed[end - 1] not in BODY_END:
        return []
    first = _clause_start(shadowed, max(start, end - 160), end)
    if shadowed.find("由", first, end) >= 0 or shadowed.find("请", first, end) >= 0:
        by = _by.match(shadowed, first, end)
        first = by.end() if by is not None else first
    if shadowed[first] == "经":
        first += _passed_by.match(shadowed, first, end) is not None
    joint = _last_joint.match(shadowed, first, end)
    tail = joint.end() if joint is not None else first
    tail += shadowed.startswith("及其", tail - 1)  # 各级人民政府及|其有关部门
    names = [named for named in listed(shadowed, tail, end) if not _staff.match(named.name)]
    beside = joint is not None and bool(names) and names[-1].name.endswith(OTHERS)
    if not names or not (beside or is_body(names[-1])):
        if joint is not None and shadowed[joint.end() - 1] == "和":
            return _one_name(shadowed, first, end, is_body)
        return []  # most phrases: …的医疗机构 should not be split at all
    if joint is not None:
        names = [named for named in listed(shadowed, first, end) if not _staff.match(named.name)]
    if names and _are_bodies(names, is_body):
        return names
    return _public_of(shadowed, first, names, is_body) if joint is not None else []


def _units(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    """相关单位 in 相关单位要密切配合, as plans call their departments; 应当 in a law is for anybody's."""
    first = end - 4
    if first < start or shadowed[first:end] not in ("相关单位", "有关单位"):
        return []
    alone = first == start or shadowed[first - 1] in "。;,: \n"
    return [named for named in listed(shadowed, first, end) if is_body(named)] if alone else []


def _one_name(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    """The list of bodies whose last one has a 和 in its name: 市教育局、市水利和湖泊局负责."""
    tail = shadowed.rfind("、", start, end) + 1 or start
    last = listed(shadowed, tail, end)
    if len(last) != 1 or not _twofold.fullmatch(last[0].name) or not is_body(last[0]):
        return []
    names = listed(shadowed, start, end) if tail > start else last
    return names if _are_bodies(names, is_body) else []


def _public_of(shadowed: str, start: int, names: list[Named], is_body: IsBody) -> list[Named]:
    """The bodies of a list that begins at ``start`` and names others too: 市民政部门以及服务单位应当….

    None where it is no list of names; of 政府及其有关部门 only the second is some body.
    """
    ends = [start, *(named.end for named in names)]
    for before, named in zip(ends, names, strict=False):
        if is_body(named):
            continue
        # 市民政部门以及指导单位委托的评估机构应…: nobody of them
        of_it = before > start and shadowed.find("的", before, named.end) >= 0
        if of_it or not named.name.endswith(OTHERS):
            return []
    return [named for named in names if is_body(named) and is_public(named)]


def _are_bodies(names: Sequence[Named], is_body: IsBody) -> bool:
    """Whether each name of a list is some body's."""
    return all(is_body(named) and not is_generic(named) for named in names)


_phrase_end = re.compile(".*[。;!?,:\n\"'(>》)]", re.DOTALL)


def _clause_start(shadowed: str, start: int, end: int) -> int:
    """Where the phrase begins that ends at ``end``: after the last mark that no bracket encloses."""
    last = _phrase_end.match(shadowed, start, end)
    if last is None:
        return start
    if shadowed[last.end() - 1] != ")":
        return last.end()
    position = last.end()
    while position > start:
        mark = shadowed[position - 1]
        if mark == ")":
            opening = shadowed.rfind("(", start, position)
            if opening < 0:
                return position
            position = opening
        elif mark in "。;!?,:\n\"'(>》":
            return position
        else:
            position -= 1
    return start


def _partners(shadowed: str, start: int, end: int, is_body: IsBody) -> list[Named]:
    """The list of bodies directly after 会同, which ends where a body's name does."""
    phrase = _partner.match(shadowed, start, end)
    if phrase is None:
        return []
    closing = _PARTNER_END.search(shadowed, start, phrase.end())
    stops = [closing.end()] if closing is not None else []
    stops += [
        at + 1
        for at in range(min(phrase.end(), start + 60) - 1, start, -1)
        if shadowed[at] in "局委厅部署办院行会府门位市县区处心联社"
        and _longer_word.match(shadowed, at) is None
    ]
    for stop in stops:
        names = listed(shadowed, start, stop)
        if names and all(is_body(named) for named in names):
            return names
    return []
