"""Bodies that stand before what they are to do: 市水利局：负责…, or as the heading above it.

Knows where such a name stands and what must follow it; who is a body, ``duties`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.model import Role
from zhengce.reading.assignments import IsBody
from zhengce.reading.named import Named
from zhengce.reading.names import charged
from zhengce.reading.organisations import listed
from zhengce.reading.who import Who

# What a body is to do begins so; not 组织部, 指导思想, 配合单位, 负责人
_duty = re.compile(
    r" ?(?:具体|主要|统一|统筹|全面|积极|合力|依法|及时|根据[^,。;:]{1,20},|按照?[^,。;:]{1,20},|在[^,。;:]{1,20}(?:下,?|期间|中)|继续)*(?:"
    r"(?P<lead>(?:负责)?牵头)(?![单部])|负责(?!人)|组织(?![部委机])|承担|做好|抓好|协调|指导(?![思意])|协助|配合(?!单位)|会同|协同"
    r"|落实|加强|制[定订]|拟[订定]|督促|参与|开展|提供|保障|收集|监督|管理|履行|完成|推进|推动|依托|建立|监测|安排|审核|宣传|实施|执行|研究"
    # what members of a headquarters do: 市公安局：依法查处…，打击…; 市应急局：调度物资
    r"|查处|查办|打击|严厉|严格|参加|支持|维护|强化|规范|引导|发挥|编制|审批|审查|汇总|受理|处置|调度|调运|调配|筹集|筹措"
    r"|动员|疏导|疏散|转移|救治|抢修|修复|储备|供应|确保|保证|评估|检测|检查|联系(?![人电方])|争取|推广|核查|核实"
    r"|(?:为|将|把|向)[^。;:]{2,40}(?:提供|纳入|列入|作为|报告|通报)"
    r"|对[^。;:]{2,80}(?:负责|负(?:总|全|直接|主要|监管)责|实施|进行|开展))(?![:,]|、(?!协调|监督|指导|管理|实施|落实|检查|督促)|[时期][限间])"
)
_BEGINS = frozenset(
    " 具主统全积合依及根按在牵负组承做抓协指配会落加制拟督参开提保收监管履完推建安审宣实执研对"
    "查打严支维强规引发编汇受处调筹动疏转救抢修储供确评检联争核为将把向"
)
# 市经济信息化委：对接联办信息，配合做好方案制定; not 派出所。配合开展工作，负责隐患的确认
_helps = re.compile(
    r" ?(?:(?:(?!负责|牵头|承担|组织)[^。;:\n]){2,40},)?(?:积极|主动|密切)?"
    r"配合(?!单位|[^\n]{0,400}(?:负责|牵头|承担|组织))"
)
_label = re.compile(r"\n?[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.][)、.]? ?")
# 旅游部门职责：, 质监部门。
_titled = re.compile(
    r"(?P<who>[^,。;:\n]{2,40}?)(?:的?(?:主要|工作|具体|(?:保护|监督|监)?管理?)?职责(?:任务|分工)?)? ?[。:]?"
)
HEADING_END = frozenset("局委厅部署办会院门府关室处队组构区镇)责。")
# Whose name ends in 区, 中心 or 商务 stands before a colon as a thing that is planned: 综合保税区：加强…
_office = re.compile(
    r".*(?:[局委厅署办室]|[^内外干]部|部门|政府|委员会|领导小组|联席会议|(?:检察|法)院|[支大总中]队|机关|(?:管理|监督|监管|执法)机构|办事处"
    "|各[\u4e00-\u9fff、()]*(?:街镇|街道|乡镇|镇|园区|经开区|[省市县区州旗])"
    "|总社|总?工会|妇联|残联|科协|工商联|红十字会|军分区|警备区|(?<![小重机分年])组)"
)
NAMED_END = HEADING_END.union("所站心")  # 2.派出所。配合…, whose heading is the body's name alone
_OFFICE_END = frozenset("科股室处心")
_FEWEST_OFFICES = 4
_NAME_END = HEADING_END.difference("责。")
_SURE = ("负责", "牵头", "配合", "协助", "协调", "具体负责")
"""What no part of a plan begins with: 乡村振兴服务中心。负责…"""
_LONGEST = 60
_LONGEST_LIST = 420
"""Characters of a list of bodies before a colon, thirty of them at most."""
_sentence = re.compile(
    r" ?(?![你您]|现[将就]|[^\n。;]{0,30}(?:电话|联系|地址|\d{7}))[\u4e00-\u9fff][^\n。;]{11,}[。;]"
)  # no list of whom to ask, no letter
# 区规划资源局|在国土空间规划编制…中统筹落实…要求。: a line of its own is the name of whom the next speaks
_told_below = re.compile(f"(?!.*[了已]|本[局委]|[^。;:\\n]{{1,12}}:){_sentence.pattern}")
# 区规划资源局, 城管执法部门; not 支持组建国家职业教育指导咨询委员会
_plain_name = re.compile(
    "[省市县区州盟旗镇乡街各]|(?!(?:主?管|管理|职能|行政|责任)(?:主管)?部门).*(?:部门|执法机构)$"
)
# The same where offices of the department that writes stand before it: 组织人事科：及时宣传政策。
_any_sentence = re.compile(" ?(?![你您]|现[将就])[\u4e00-\u9fff][^\n。;]{5,}[。;]")


def heads(
    shadowed: str, start: int, end: int, heading: str | None, colon: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    """The bodies of a unit that its ``heading``, or a name and a colon, charges with what follows.

    ``colon``: where its first colon stands, -1 where it has none.
    """
    if heading is not None and heading[-1] in NAMED_END:
        yield from _headed(shadowed, start, end, is_body)
    dot = shadowed.find("。负责", colon, end) if colon >= 0 else -1
    while dot >= 0:  # 县环保局。负责监督。县农委。负责推广。
        first = max(colon, dot - _LONGEST)
        first = max(first, *(shadowed.rfind(mark, first, dot) + 1 for mark in "。;:\n"))
        level = shadowed[first] in "省市县区州盟旗镇乡各"  # not 完成后报县环保局。负责统筹…
        if level and shadowed[dot - 1] in HEADING_END and _charges(shadowed, dot, end):
            yield from ((named, "responsible") for named in _bodies(shadowed, first, dot, is_body))
        dot = shadowed.find("。负责", dot + 3, end)
    told: list[tuple[Role, list[Named]]] = []
    offices: list[list[Named]] = []
    while colon >= 0:
        duty = _charges(shadowed, colon, end)
        if shadowed[colon - 1] in _OFFICE_END:
            offices.append(_told(shadowed, start, colon, end, is_body.below_head, surely=True))
        if duty is None and shadowed[colon - 1] in HEADING_END:
            who = _told(shadowed, start, colon, end, is_body)
            if who:
                told.append((_role(shadowed, colon + 1, end), who))
        if duty is not None:
            first = max(start, colon - _LONGEST_LIST)
            first = max(first, *(shadowed.rfind(mark, first, colon) + 1 for mark in "。;\n"))
            role = _role(shadowed, colon + 1, end, duty)
            surely = shadowed.startswith("负责", colon + 1)  # 乡村振兴服务中心：负责…
            who = _bodies(shadowed, first, colon, is_body, surely=surely)
            yield from ((named, role) for named in who)
        elif shadowed.startswith("\n", colon + 1) and shadowed.find("\n", start, colon) < 0:
            yield from _heading(shadowed, start, colon + 1, end, is_body)
        colon = shadowed.find(":", colon + 1, end)
    # (6)市公安局:密切注视疫情动态，依法处置: one that the whole unit is about
    if len(told) > 1 or (told and told[0][1][0].start == start):
        yield from ((named, role) for role, who in told for named in who)
    # 组织人事科：及时宣传…, of a department's offices that a unit charges one by one
    if len(list(filter(None, offices))) >= _FEWEST_OFFICES:
        yield from ((named, "responsible") for who in offices for named in who)


def spaced(shadowed: str, start: int, end: int, is_body: IsBody) -> Iterator[tuple[Named, Role]]:
    """The bodies of lines such as 市公安局 负责治安, and of lines above what they are to do: 市公安局|负责治安."""
    for mark in " \n":
        gap = shadowed.find(mark, start, end)
        while gap > start:
            if shadowed[gap - 1] in _NAME_END and shadowed[gap + 1 : gap + 2] in _BEGINS:
                yield from _before_gap(shadowed, start, gap, end, is_body)
            gap = shadowed.find(mark, gap + 1, end)


def _before_gap(
    shadowed: str, start: int, gap: int, end: int, is_body: IsBody
) -> Iterator[tuple[Named, Role]]:
    first = max(start, gap - _LONGEST)
    first = max(first, *(shadowed.rfind(mark, first, gap) + 1 for mark in "。;\n"))
    duty = _duty.match(shadowed, gap + 1, end)
    if duty is None or shadowed.find(":", first, gap) >= 0:  # 配合单位：市教委|完成时限：…
        return
    role = _role(shadowed, gap + 1, end, duty)
    names = _bodies(shadowed, first, gap, is_body)
    if names and names[0].start == first:  # no 由 before it
        yield from ((named, role) for named in names)


def _told(
    shadowed: str, start: int, colon: int, end: int, is_body: IsBody, *, surely: bool = False
) -> list[Named]:
    """交通部门：结合实际，…, one of several paragraphs that each begin with who is to do what it tells."""
    first = max(start, shadowed.rfind("\n", start, colon) + 1)
    tells = _any_sentence if surely else _sentence
    if colon - first > _LONGEST or tells.match(shadowed, colon + 1, end) is None:
        return []
    return _bodies(shadowed, first, colon, is_body, surely=surely)


def _headed(shadowed: str, start: int, end: int, is_body: IsBody) -> Iterator[tuple[Named, Role]]:
    """市水利局。负责水情监测。, or the duties below a line that is the body's name."""
    near = min(end, start + _LONGEST)
    line_end = shadowed.find("\n", start, near + 1)
    line_end = near if line_end < 0 else line_end
    if shadowed[line_end - 1] in HEADING_END and (line_end == end or shadowed[line_end] == "\n"):
        yield from _heading(shadowed, start, line_end, end, is_body)
    dot = shadowed.find("。", start, line_end)
    if dot <= start or shadowed[dot - 1] not in NAMED_END:
        return
    duty = _charges(shadowed, dot, end)
    if duty is None:
        return
    role = _role(shadowed, dot + 1, end, duty)
    surely = shadowed.startswith(_SURE, dot + 1)
    yield from ((named, role) for named in _bodies(shadowed, start, dot, is_body, surely=surely))


def _charges(shadowed: str, mark: int, end: int) -> re.Match[str] | None:
    """The duty behind a colon or a full stop that a body's name may stand before."""
    if shadowed[mark + 1 : mark + 2] not in _BEGINS:
        return None
    return _duty.match(shadowed, mark + 1, end)


def _role(shadowed: str, behind: int, end: int, duty: re.Match[str] | None = None) -> Role:
    """What role a body has by its duty, which begins ``behind`` its name."""
    if duty is not None and duty["lead"]:
        return "lead"
    return "support" if _helps.match(shadowed, behind, end) is not None else "responsible"


def _heading(
    shadowed: str, start: int, line_end: int, end: int, is_body: IsBody
) -> Iterator[tuple[Named, Role]]:
    """旅游部门职责：, and below it what they are, in the unit itself or in its first item."""
    titled = _titled.fullmatch(shadowed, start, line_end)
    if titled is None:
        return
    below = line_end + 1
    item = _label.match(shadowed, line_end)
    if item is not None:
        below = item.end()
    bodies = _bodies(shadowed, start, titled.end("who"), is_body)
    duty = _duty.match(shadowed, below)
    if duty is not None:
        role = _role(shadowed, below, end, duty)
        yield from ((named, role) for named in bodies)
    elif item is None and bodies and _told_below.match(shadowed, below, end):
        plain = bodies[0].start == start and all(_plain_name.match(one.name) for one in bodies)
        # 数据管理部门职责|市数据管理部门是…: the sentence has a subject of its own
        own = shadowed.find(bodies[0].name, below, below + _LONGEST) >= 0
        yield from ((named, "responsible") for named in bodies if plain and not own)


def _bodies(
    shadowed: str, start: int, end: int, is_body: IsBody, *, surely: bool = False
) -> list[Named]:
    """The list of bodies that a stretch is, and nothing else; ``surely``: nothing planned can be."""
    names = listed(shadowed, start, end)
    places = bool(names) and names[0].name.startswith("各")  # 各街镇、经开区
    if all(
        is_body(named)
        and (surely or _office.fullmatch(named.name) or (places and named.name[-1] in "区镇"))
        and not charged.fullmatch(named.name)
        for named in names
    ):
        return names
    return []
