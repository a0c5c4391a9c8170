"""Whom 由 and 请 charge, by what they do right behind their names: 由市医疗保障行政部门另行制定, 请财政部明确.

How lists of bodies are read, ``subjects`` knows; what other words charge, ``sentences``.
"""

from __future__ import annotations

import re

from zhengce.model import Role
from zhengce.reading.described import described_from
from zhengce.reading.named import Named
from zhengce.reading.names import TOWARDS
from zhengce.reading.organisations import listed
from zhengce.reading.partners import partners_from
from zhengce.reading.subjects import ADVERB, are_bodies, bodies_from
from zhengce.reading.triggers import Trigger
from zhengce.reading.who import Who

ACTS = re.compile(
    r"(?:另行|另|与(?=[^,。;:与]{2,30}(?:协商|商定|会商|签[订署]))|规划(?=和组织)|相应|代征|监制|管辖(?!权)|商定|维护(?![部机单])|代表(?=[^,。;:]{2,16}(?:订立|签订|提起))|说服教育|,责令|自行|结合|紧[扣盯]|对照|立足|围绕|细化|强化|负责(?![人同干]|[^,。;:\n]{2,24}的(?:部门|机构|机关))|统一|依法|依照|依据|依托|按|根据|参照|协商|会商|视其?|凭|明确(?!的)|指挥(?![部所])|组织(?!部)|(?:应急)?处置|交(?=有关|相关|由)|制[定订]|责令|办理|处理|进行|从|为|给予|予以|分别|审批|受理|审核|审查|审定|备案|实施|承担"
    r"|选择(?!的)|测算|形成|具体|分别(?=[购调配发])|修理|逐步|逐年|移交|裁定(?!书)|,(?:按照|根据|依照)(?=[^,。;:\n]{2,30}(?:制定|给予|处罚|处理|确定))|确定|提出|报|印发|公布|发[布出]|核(?!工业|安全|材料|设施|燃料|事故|电)|决定|监督|认定|出具|发放|划转|征收|代扣|代缴|批准|登记|管理(?!部门|机[构关]|局)|作出|解释|汇总|召集|评估|出台|定期|共同|在|"
    rf"{TOWARDS}|向"
    r"|列入|纳入|记[入录]|采取|提供|下达|拨付|安排|通知|告知|指定|选派|委派|推荐|聘[请任]|选举|提名|[任罢]免|委托|责成|处以|处(?=[^,。;:\n]{2,36}罚款)|送(?=[^,。;:\n]{2,24}(?:备案|审[查核批]|评定))|没收|追[缴回]|强制(?=执行|[拆检拖])|吊销|撤销|改变(?=或者?撤销)|取消|追究|移送|裁决|协调|统筹|建立|设立"
    r"|开展|完成|编制|起草|归口|立案|侦查|签订|签发|收集|公示|公告|主持|承办|代为|免费|先行|直接|继续|及时|按时|逐级|负担|支付|补助|补贴|奖励|表彰|检查|依次|自筹|筹[集措]"
    r"|验收|考核(?!机|部)|评审|鉴定|检验|检测|监测|调查|核查|核实|复核|终止"
    r"|跟进|跟踪|督办|书面|综合(?=后|汇总|协调|上报)|联合(?=[\u4e00-\u9fff]?[制印发出开组])|行文|落实|认真(?!贯彻|执行|遵照|组织)|抓[好紧]|做好|研究|积极|加快|加大|加强|推进|推动|指导|督促|于(?=[\d本每])|以(?![上下及外内])(?=[^,。;]{2,16}为)|启动|自(?=[收接受批]|[^,。;:\n]{2,30}之日起)|召开|规定(?!的)|派(?![出驻])|掌握|通过|将|抄送|反馈|报请|提请|确认|界定|划[定分拨]|拟[定订]|拆除|收回|注销|设置|任命(?!负责人|[、或和])|颁发|发给(?![^,。;:\n]{2,10}的(?:部门|机[构关]|单位))|通报(?!批评)|查处|收缴|申请(?=人民法院)|处(?=警告|违法所得|每|其|[0-9一二三四五六七八九十百千万两])|认可|办成|办好|严格|作为|当场"
    r"|降低|销毁|扣留|暂扣|扣押|限期|解决|主管(?!部门|机[关构]|单位)|审议|实行|处罚|通报批评|强制其|酌情|代作处理|制作|授予|讨论|整理|提交|征[求得]|无偿|初审|执行|派员|依职权|行使|补征|建议|动员|并处|保管|暂行|保存|签署|集体讨论|妥善|赋予|颁布|转交|作[\u4e00-\u9fff]{2,8}处理|恢复|安置|加封|代表国家|集中(?=管理|统一)|追捕|保障(?!的)|给其|领导(?=[,。])|派出(?=[,。])|停止|暂停|中止|变更(?!为|后|登记)(?=[^,。;:的\n]{2,12}[,。;]))"
)
"""The beginnings of what is done; a noun may begin likewise, which what follows rules out (管理机构, 组织部)."""
# 成员单位需要调整的，由…批准; 部门应当公开而不公开的，…: what the sentence is about, no duty
case = re.compile("[^,。;:!?\n]{1,40}的,")
_drafts = re.compile(
    "(?:等[^,。;《]{0,8}(?:部门|单位))?(?:和有关(?:人员|方面))?(?:共同|联合)?(?:编制|制[定订]|拟[定订]|起草|成立|查处|处理|调查|检查|验收|实施|进行|开展)(?!的)"
)
# 应当依据国土空间规划，会同…; 应当在调查的基础上，根据规划，会同…
then_directs = re.compile(
    rf"(?:分别)?(?:(?:根据|依据|按照|依照|结合|在)[^,。;:\n]{{2,40}},){{1,2}}{ADVERB}{{0,5}}会同|(?:根据|按照)[^,。;:的\n]{{2,12}}?{ADVERB}{{0,3}}会同"
)
_LONGEST = 60
"""Characters within which the comma stands that parts a list, or ends it."""
_LONGEST_NAME = 24
"""Characters of a name in such a list; what is longer is a phrase."""
# 由中国人民武装警察部队守护。, 由县人民政府调处: an act that no list tells, behind the longest name
_some_act = re.compile(
    "(?P<act>(?![等和与及或、的级(会]|财政|直属|临时|可以|主席|注册|兼|同志|分管|[^,。;:\n]{0,4}(?:领导|负责)同志)"
    "(?![^,。;:\n]{0,40}(?:会议|商|主任|代表|主管|部门|机[构关]|政府|委员|公司|移交|[者员人长局厅]|(?<!调)处))"
    "[\u4e00-\u9fff、]{2,24}[,。;:\n])"
)
_plain_phrase = re.compile("(?:(?!会同|牵头|组成|负责)[^,。;:\n的]){4,60}[,。;:\n]")
# not 由|副主任临时主持村民委员会|工作
_plain_name = re.compile(
    "^(?!.*(?:主持|担任|变成|转为|改为|签署|签名|移交|交受|临时|直属)).*[局委厅部门府关会处署院所队构心团军]$"
)


def behind_by(shadowed: str, trigger: Trigger, end: int, is_body: Who) -> list[tuple[Named, Role]]:
    """The bodies after 由, and those whose work they direct: 由市人民政府组织规划部门和有关部门共同编制."""
    by = bodies_from(shadowed, trigger.end, end, is_body, ACTS)
    by = by or described_from(shadowed, trigger.end, end, is_body, ACTS)
    by = by or _in_parts(shadowed, trigger.end, end, is_body)
    by = by or _acting_otherwise(shadowed, trigger, end, is_body)
    skipped = shadowed[trigger.end : by[0].start] if by else ""
    if "向" in skipped or "本人" in skipped:
        return []  # 由本人向户籍所在地的公安机关提出
    if not by or case.match(shadowed, by[-1].end, end):
        return []  # 发现行为应当由其他部门处理的，应当移送
    if shadowed.startswith("组织", by[-1].end):
        drafting = partners_from(shadowed, by[-1].end + 2, end, is_body)
        if drafting and _drafts.match(shadowed, drafting[-1].end, end):
            leads: list[tuple[Named, Role]] = [(named, "lead") for named in by]
            return leads + [(named, "support") for named in drafting]
    directs = then_directs.match(shadowed, by[-1].end, end) is not None
    return [(named, "lead" if directs else "responsible") for named in by]


# 由镇人民政府、街道办事处，依照法定职权与程序，组织调解
_by_law = re.compile("(?:依照|按照|根据)[^,。;:的\n]{2,24},(?=组织|负责|责令|予以|进行|作出|制定)")


def _in_parts(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """由县人民政府，开发区、新区管委会明确管理责任: the bodies of a list that a comma parts, or ends."""
    comma = shadowed.find(",", start, min(end, start + _LONGEST))
    names = listed(shadowed, start, comma) if comma > start else []
    if not names:
        return []
    if not are_bodies(names, is_body) or max(len(named.name) for named in names) > _LONGEST_NAME:
        return []
    if _by_law.match(shadowed, comma + 1, end) is not None:
        return names
    further = bodies_from(shadowed, comma + 1, end, is_body, ACTS)
    return names + further if further else []


def _acting_otherwise(shadowed: str, trigger: Trigger, end: int, is_body: Who) -> list[Named]:
    """The bodies after 由 before an act that no list tells; none where a name holds another act."""
    if trigger.word != "由" or _plain_phrase.match(shadowed, trigger.end, end + 1) is None:
        return []
    found = bodies_from(shadowed, trigger.end, end, is_body, _some_act)
    last = shadowed[found[-1].start : found[-1].end] if found else ""
    if last.endswith(")"):  # …部队（以下简称武警）担任
        last = last[: last.rfind("(")]
    if _plain_name.search(last) is None:
        return []  # 由市场主导、政府引导 lends 市场 a name
    return found if all(_plain_name.search(named.name) for named in found) else []
