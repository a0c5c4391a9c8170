"""The subject that a sentence began with, where a comma parts it from what obliges: 市水利局在审批时，应当….

Lists of bodies are read by ``subjects``; whether a word obliges them, ``sentences`` tells.
"""

from __future__ import annotations

import re

from zhengce.reading.defined import short_name
from zhengce.reading.described import described_before
from zhengce.reading.named import Named
from zhengce.reading.names import TOWARDS
from zhengce.reading.organisations import listed
from zhengce.reading.parted import in_parts
from zhengce.reading.phrases import behind_heading, clause_start
from zhengce.reading.subjects import are_bodies, bodies_from, subjects_before
from zhengce.reading.who import Who

# What may stand between a subject and its modal: 在…时，, 作为…，, 制定…，
_THEN = re.compile(
    r",(?:以及|和)[^,。;:!?\n]{2,50}(?:单位|企业|机构|组织|公民|个人),$"
    r"|(?:(?<=部门和单位)[和、]个人)?(?:及其人民警察"
    r"|(?:及其(?:工作|执法|有关)?|和[\u4e00-\u9fff]{2})人员)?,?(?:将[^,。;:!?\n]{2,70}(?:的同时|时|后|前),$"
    r"|因[^,。;:!?\n]{2,50}需要(?!设立)[^,。;:!?\n]{0,16},(?:给[^,。;:\n]{2,24}造成[^,。;:\n]{0,8}损失的,)?$|委托他人[^。;:!?\n]{2,60},$"
    r"|可以(?=[^。;:\n]{2,60},发现[^,。;]{2,40}的,$)|核查|复核|审理|强制执行|(?:临时)?征用|安排(?=[^,。;:\n]{2,30}的(?:经费|资金),$)|出台|是|在|作为"
    r"|负有(?=[^。;:\n]{2,60}(?:责任|职责|义务),$)|(?:办理|审批|审[核查]|查处|安排)(?!的)[^,。;:!?\n]{0,60}时,(?:认为[^,。;:!?\n]{2,60}的,)?$|"
    rf"{TOWARDS}|成立(?=[^,。]{{2,20}}(?:小组|委员会|专班|指挥部))|制定|组织|根据|参照|按照?|依[照据]|结合|要|应|为|收到|接到|获悉|发现的,$|需要(?=[^,。;:!?\n]{{2,40}}的,$)|发现|认为|经(?![济信贸营开])"
    rf"|同(?=[^,。;]{{2,60}}(?:建立|签订|开展)[^,。;]{{2,30}},$)|自[收接受作](?=[^,。;:!?\n]{{2,50}}内,$)|受理|依法|开展|实施|除(?=[^,。;:!?\n]{{2,40}}外,$)|不能|未能"
    rf"|滥用职权[^。;:!?\n]{{2,160}}的,$|,$)"
    r"|,(?:在|已经|发现)[^,。;:!?\n]{2,40}[前后时中下],$"
    r"|(?P<any>(?<!军队)(?<!地方)(?![和及或]者?个人|村|组成人员|工作人员|检察长|副|院长|各位|领导|主要负责|[^的,]{0,16}负责人)[^的,]{2,60}的?,$)"  # 有关单位和个人在…时，应当…: anybody
)
# 成立市健康促进委员会，负责指导工作; 国务院建立监管部际联席会议，负责拟订制度
_founds = re.compile(
    "成立|组建|[\u4e00-\u9fff、()]{2,24}?(?:建立(?=[^,。;]{2,30}(?:联席会议|办公室|领导小组),$)|设[立置](?=[^,。;]{2,40}(?:委员会|指挥部|领导小组|办公室|机构),$)(?:由[^,。;]{2,20}组成的)?)"
)
# 组织有关部门|建立防治临时指挥机构，负责制定紧急除治措施
_made = re.compile(
    "(?:组织(?:有关|相关)部门)?(?:成立|组建|建立(?=[^,。;]{2,30}(?:指挥|协调|领导)机构,$))"
)
# 县人民政府可以设立鉴定组织，负责鉴定: a power, and another's charge
_may_charge = re.compile("[^。;:\n]{0,60}可以[^。;:\n]{2,40},(?:具体|主要)?负责")
_LOOKED_BACK = 320
"""Characters between a subject and what obliges it, a list of thirty bodies among them."""
_comma = re.compile(",$")
# 乡级人民政府可以设置限高设施，但是不得向通行车辆收费: a power and its limit
_may = re.compile("可以")
# 主管部门依法行使职权时，|当事人应当予以协助，不得阻挠
_another = re.compile("时,(?!认为|发现|需要|确需)[^,。;:的]{2,16}(?:应当|必须)")
# 市工业和信息化部门是产业主管部门（以下简称市产业主管部门），负责: who it is, the sentence says; so does
# 省生态环境厅作为核查工作的业务主管部门（以下简称主管部门），负责;
# 申请人向市公安局（以下简称公安机关），应当提交材料: another's duty
_no_subject = re.compile(
    "(?:[门局委府关][是为]|作为|[向将把给]|对(?!外)|接受|服从|应当|不得|可以|必须)[^,。;]*$"
)
_as_whom = re.compile("作为[^,。;:]*$")
# 民政部门对被征地农民，要纳入低保; 有异议的，区民政部门自收到之日起10日内，会同区残联核实
_towards = re.compile(
    "对(?!于)|在(?=[^,。;:!?\n]{2,60},$)|受理|自[收接受]|[收接]到|根据|按照|依据|认为|发现|有(?=证据|根据|理由)|经(?=审[查核]|核实|调查|检查)"
)


def earlier_subject(shadowed: str, start: int, modal: int, is_body: Who) -> list[Named]:
    """政府及其有关部门在制定…时，应当…: the sentence's subject, when the modal follows a comma."""
    limited = shadowed.endswith(",但", start, modal)
    modal -= limited
    if modal <= start or shadowed[modal - 1] != ",":
        return []
    if shadowed[modal - 2] == ")" and (short := short_name(shadowed, start, modal - 1)):
        full = subjects_before(shadowed, start, modal - 1, is_body)
        if full and _as_whom.search(shadowed, max(start, full[0].start - 60), full[0].start):
            full = []
        if full or not _no_subject.search(shadowed, max(start, modal - 60), short[0]):
            return full or [named for named in listed(shadowed, *short) if is_body(named)]
    if parts := in_parts(shadowed, start, modal - 1, is_body):
        return parts
    first = max(start, modal - _LOOKED_BACK)
    for mark in "。;!?\n":
        first = max(first, shadowed.rfind(mark, first, modal) + 1)
    while first < modal and shadowed[first] == " ":
        first += 1
    first = behind_heading(shadowed, first, modal)
    if shadowed.startswith(("未经", "未取得"), first):
        return []  # 未经税务机关指定，不得印制发票
    founded = _founds.match(shadowed, first, modal)
    if founded is not None:
        return bodies_from(shadowed, founded.end(), modal, is_body, _comma)
    # 国土部门要抓紧开展调查，民政部门对被征地农民，要纳入低保
    nearest = clause_start(shadowed, max(first, modal - 60), modal - 1)
    begins = nearest > first and shadowed[nearest - 1] in ",:;"
    if begins and (made := _made.match(shadowed, nearest, modal)) is not None:
        return bodies_from(shadowed, made.end(), modal, is_body, _comma)
    names = bodies_from(shadowed, nearest, modal, is_body, _towards) if begins else []
    closes = ("的,", "外,") if shadowed.startswith("除", first) else ("的,",)
    behind_case = begins and shadowed.startswith(closes, nearest - 2) and shadowed[nearest] != "经"
    if behind_case and not names:  # 违反规定的，登记机关确定罚款时，应当综合考虑
        names = bodies_from(shadowed, nearest, modal, is_body, _THEN)
    names = names or bodies_from(shadowed, first, modal, is_body, _may if limited else _THEN)
    if names and _another.search(shadowed, names[-1].end, modal) is not None:
        return []
    if names and _may_charge.match(shadowed, names[-1].end, modal + 4):
        return []
    if names or shadowed[modal - 2] not in "局委厅部署办府门处关所位":
        return names
    # 项目启动时，所在地的镇人民政府，应当配合
    names = listed(shadowed, clause_start(shadowed, max(start, modal - 60), modal - 1), modal - 1)
    if are_bodies(names, is_body):
        return names
    # 收到检举、控告的机关，应当及时处理
    if described := described_before(shadowed, start, modal - 1, is_body):
        return described
    # 机关、团体和乡人民政府以及街道办事处，应当…
    return subjects_before(shadowed, max(start, modal - 160), modal - 1, is_body)
