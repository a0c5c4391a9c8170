"""Duties in running text: 由A牵头，B参与; A会同B; A要…, A应当…

Only a named public body counts, directly before the word that obliges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.model import Role
from zhengce.reading.acts import behind_by, case, still_charged, then_directs
from zhengce.reading.described import described_before
from zhengce.reading.earlier import earlier_subject
from zhengce.reading.named import Named
from zhengce.reading.names import TOWARDS
from zhengce.reading.obliged import BODY_END
from zhengce.reading.other_charges import READERS
from zhengce.reading.parted import PARTED_LISTS, also_before
from zhengce.reading.partners import partners_from
from zhengce.reading.phrases import clause_start
from zhengce.reading.spans import Spans
from zhengce.reading.standing import places_before, standing_before, units_before
from zhengce.reading.subjects import (
    ADVERB,
    MADE,
    adverbs_from,
    bodies_from,
    subjects_before,
)
from zhengce.reading.triggers import CALLED, Trigger, is_label
from zhengce.reading.who import Who

_KINDS = (
    {
        "牵头": "lead",
        "主办": "lead",
        "会同": "with",
        "会商": "consulted",
        "会": "with",
        "商": "with",
        "联合": "with",
        "协同": "with",
        "设在": "seated",
        "由": "by",
        "请": "by",
    }
    | {"组织": "organised"}
    | dict.fromkeys(("配合", "参与", "参加", "协助", "协办", "组成"), "support")
    | dict.fromkeys(("要", "应当", "应该", "应", "必须", "须", "需", "将", "不得"), "modal")
)
_SANCTIONS = frozenset(("责令", "予以"))
_DESCRIBES = frozenset(("负责", "承担", "主管"))
# What makes a trigger another word: 牵头医院, 负责人, 需要的, 应用, 自由
_other_word = {
    # （一）省监察厅牵头的工作, in a line of its own
    "主办": re.compile("的|[单部方者国地权]|城市|银行|券商"),
    "牵头": re.compile(
        r"的(?!(?:重点|主要)?(?:工作|任务|事项|项目) ?(?:\n|$))|医院|责任|作用|企业|人"
    ),
    "会同": re.compile("[意步类]"),  # 经管委会|同意并报市政府批准
    "协同": re.compile("[的性]|配合|部门|单位"),
    "联合": re.compile("[体国会]|管理|采购|办公|攻关|实验"),
    "由": re.compile("[于此来与]|同(?!级)"),
    "请": re.compile("[示求假教你认及]"),
    # 司法部负责制定标准 obliges, 首长负责制 does not
    "负责": re.compile("的|人(?![才口事防民社])|制(?![定作造订])|任|同志|干部|牵头|相结合"),
    "主管": re.compile("的|人|局"),
    "要": re.compile("[求点素件害闻么领职务塞]|不(?!断|定期|折不扣|失时机)"),  # 要不断创新方式方法
    "须": re.compile("知|经[^济信贸]"),
    "组成": re.compile("的"),  # 建立教育、公安等部门组成的协调机制
    "承担": re.compile("的"),  # 汇总上报本地区、本部门承担的各项工作任务
    # 应对挑战; but 市政府督查室应对办理工作进行检查
    "应": re.compile(
        "[急用收付届邀聘变有缴诉征税援答力试考链]"
        "|对(?![^。;\n]{2,60}?(?:进行|予以|给予|实施|开展|作出|负责))"
    ),
}
# 市人民政府可以根据需要设立…, 按照工作需要建立…: what there is need of; but 各部门需要建立, 还需要加强
_needs = re.compile(rf"[^{BODY_END}还也都均,;]需")
# 建管中心牵头，营商办参与审核项目准入
_supports = re.compile(
    "[,。;的)]|在(?=[0-9每])|[做抓]好|开展|落实|完成|提出|(?<=参[与加])(?:审[核查]|评[审估]|验收|会商|研究|制定|编制)"
)
# 必须有城市绿化主管部门参加审查; not 应当有计划地, 应当有两名人员参加
_has_present = re.compile("有[\u4e00-\u9fff]{2,20}?(?:部门|机关|机构|[局委厅])参[加与](?!的)")
_OF_LAWS = ("应当", "应", "必须", "须")
# 市绿化部门应当定期修剪，电力等部门应当予以配合: who helps in another's task
_helps = re.compile("(?:依法|积极|予以|给予|密切|做好){0,2}(?:配合|协助)(?:工作)?(?=[,。;])")
# 海关等部门应当配合国务院自然资源主管部门做好追索工作
_helps_whom = re.compile(
    "(?:依法|积极|密切)?配合[\u4e00-\u9fff]{0,16}(?:部门|机关|海关|政府(?!采购|招商|投资|购买|信息)|法院|检察院|[局委厅](?![员托])|(?:建设|实施)单位)"
)
# 在各自的职责|范围内，配合税务机关做好发票管理工作
_within_duties = re.compile("(?:的?职责)?(?:范围)?内?,")
# 自由, 理由, 事由; 是指由法院推荐的人员; 将过去由海关确认的周期改为企业自定, 原由市财政局管理; but 适航管理由…负责
# 可由社会保险经办机构办理, 可以由市财政局实施: a power; but 许可由…颁发
_no_by = re.compile("[自事去原指]|可(?<![许认]可)|以(?<=可以)|理(?<![管办审受处代清治]理)")
# 其他有关部门按各自|职能配合做好相关工作
_helps_by_duty = re.compile(
    "的?(?:职[责能])?(?:分工)?(?:范围)?内?,?(?:积极|密切)?配合(?:做好|开展|落实|完成)|(?<=职[责能])(?:分工)?配合(?=[,。;])"
)
# 由分管市领导牵头，相关委办局参与
_led_by_person = re.compile("[^,。;:]{0,12}(?:领导|负责同志|[省市县区]长)牵头")
# 由市财政局负责，市民政局配合: how far behind the first the supporters may stand
_LED = 120
# 应当与中央军事委员会有关部门密切配合: with whom a body acts
_together = re.compile("与[^,。;:与]{2,50}密切$")
_may = re.compile("可以(?:单独或者)?$|(?<![许认])可$")
# 可以会同有关部门|商设区的市人民政府，提出方案: a power
_may_with = re.compile("可以会同[^,。;:\n]{2,40}$")
# 4月29日，市住建局联合市人社局印发《…的通知》: news of what has been done
# 财政部会同农业部等有关部门研究提出了办理意见; 中央宣传部会同…拟定的《规定》已经国务院同意
_told = re.compile(
    "(?:近日|日前|今日)?(?:联合|共同)?(?:印发|发布|出台|下发|召开|举办|举行)[了《]"
    "|(?:等[^,。;《]{0,8}(?:部门|单位|方面)(?:和单位)?)?(?:研究)?(?:提出|拟[定订]|制定|起草|编制|组织|开展|进行)(?:了|的《|:)"
)
# 必要时经市发展改革委会同市财政局批准后，可…: whose consent something needs
_consent = re.compile("(?:研究|审核)?(?:批准|同意|审定)")
_by_consent = re.compile("经(?![济信贸营开发管办费])[^,。;:]{2,60}$")
# 市经信局会同专区监管部门建立机制: who they are, no register tells
_some_partner = re.compile("[\u4e00-\u9fff、]{2,24}(?:部门|单位)(?=[将建制组对做开推加研提共])")
# 市水利局会同电网企业负责, 会同各方制定办法: whoever it is; not news of what they did, 会同专家评审了
_somebody = re.compile(r"[^,。;:!?\n《》了]{4,60}+(?!了)")
# 县级以上人民政府负责地方志工作的机构主管…: which office of theirs, no duty of the government's; nor is
# 行政监督部门负责处理投诉的人员应当保密
_of_office = re.compile(
    "[^,。;:、]{2,24}?的(?:(?:行政|主管|管理|综合执法)?(?:部门|机构|机关)"
    "(?![预决]算|规章|职责|工作|之间)|(?:工作|执法|检查|监督)?人员(?=[,应要不必须]))"
)
# 国务院对全国人民代表大会负责: to whom, not who
_accountable = re.compile(
    r"对[^,。;:]{2,50}?(?:人民代表大会|常务委员会|权力机关|监察委员会|人民法院|人民检察院|党委|党组)$"
)
# 督查组对本级人民政府负责; not 对县区政府负责考核
_answers_to = re.compile(r"对[^,。;:的]{0,12}(?:(?:人民)?政府|国务院)$")
# 市发展改革委牵头科技、工信等部门建立会商机制, 牵头组织公安派出所等部门采取措施, 牵头相关部门开展整治
_led_list = re.compile(
    "(?:组织)?(?:(?:相关|有关)(?:职能)?部门(?=开展|进行|做好|研究|建立|制定|组织|对|实施)|[\u4e00-\u9fff]{2,10}、[\u4e00-\u9fff、]{2,60}等(?:有关|相关)?(?:职能)?(?:部门|单位)|[省市县区州镇][\u4e00-\u9fff]{2,12}(?:[局委厅]|中心)、)"
)
_seat = re.compile("[是为][^,。;是为]{0,8}(?:会议|小组|专班)$")  # 市民政局为联席会议牵头单位
# 邮电部是国务院邮政|主管部门，管理全国邮政工作
_is_office = re.compile(
    "是(?:(?:国务院|[本全]?[省市县区])[\u4e00-\u9fff]{2,5}|[本同]级人民政府的[\u4e00-\u9fff]{0,12}登记|[^,。;:是]{2,24}的业务)$"
)
_names_office = re.compile("(?:责任)?(?:单位|部门|机关)")
# 各区人民政府对本区…工作负总责; 市财政局根据…要安排资金
# not 市人民政府|依照法律负责监管的部门应当公开信息
_then_duty = re.compile(
    f"(?:及其(?:工作|执法)?人员)?(?:分别)?(?:{TOWARDS}|在|代表|根据|按照?|依[照据](?![^,。;]{{2,50}}(?:部门|机构|机关|单位)$)|结合(?!部)|每[年月季]|于"
    f"|[接收]到|发现|(?:收取|作出|受理|办理|审[理查核]|举行|采取|核实)(?!的)[^,。;:\n的]{{0,16}}$)"
)
_then = re.compile("[对在代根按依结每于到发收作受办审举采核]")
# 水行政主管部门依照《水法》和有关法律、法规的规定负责…工作: the body before what it acts by
_by_rule = re.compile("(?:在其?[\u4e00-\u9fff]{2,12}内)?(?:依[照据]|按照?|根据|参照)")
_duty_of = re.compile(
    "总责|有(?:[\u4e00-\u9fff]{2})?责任(?=[,。;])|有(?:保密|协助|配合|[\u4e00-\u9fff]{2,6}的)义务|(?:主体|主要|首要|第一|直接|全面|监管|属地|领导|组织|相应|总)责任?"
)
# 协同卫生行政部门开展职业病防治工作: whose work it is, with whom others help
_whose_work = re.compile(",?(?:依法|积极)?(?:做好|开展|加强|搞好|完成|实施)")
# 草原防火部门和气象机构应当联合|建立预警制度: both together, nobody beside them
_jointly = re.compile(rf"(?:应当?|必须|[要须]){ADVERB}{{0,3}}$")
_directs = re.compile(rf"{ADVERB}{{0,5}}(?:会同|牵头|联合|商(?=有关|国家))")
# 教育部门要主动协调并会同人力资源社会保障部门, 市教育局要充分发挥牵头作用
_also_directs = re.compile(
    rf"{ADVERB}{{0,4}}(?:[\u4e00-\u9fff]{{2}}并{ADVERB}{{0,2}}会同|(?:充分)?(?:发挥|履行|做好|抓好)好?(?:组织|统筹)?牵头|(?<=承担)牵头)"
)

_BEGIN = ("由", "请", "会同", "协同")


def duties_in_sentences(
    shadowed: str,
    start: int,
    end: int,
    words: Sequence[Trigger],
    taken: Spans | None,
    is_body: Who,
) -> Iterator[tuple[Named, Role]]:
    """The organisations that running text obliges, with their roles.

    ``words`` are the triggers of the stretch; those in stretches ``taken`` say nothing.
    """
    leading_until = before = -1
    by: list[tuple[Named, Role]] = []
    for trigger in words:
        position = trigger.start
        if position == start and trigger.word not in _BEGIN and not is_label(trigger.word):
            continue  # nobody stands before it; （四）会同标准化行政主管部门制定…, of whom the head names
        if taken is not None and taken.end_of(position) is not None:
            continue
        kind = _kind(shadowed, trigger, start, end)
        if kind is None:
            continue
        if kind == "by":
            by = behind_by(shadowed, trigger, end, is_body)
            yield from by
            if by or _led_by_person.match(shadowed, trigger.end, end):
                leading_until = position + _LED
            continue
        if (read := READERS.get(kind)) is not None:
            yield from read(shadowed, start, trigger, end, is_body)
            continue
        subjects = _subjects(shadowed, start, trigger, end, is_body, kind)
        if kind == "with":
            subjects = subjects or still_charged(shadowed, by, position)
            yield from _with(shadowed, start, trigger, end, is_body, subjects)
        elif kind == "lead":
            leading_until = position + _LED if subjects else -1
            yield from ((named, "lead") for named in subjects)
            if subjects and _led_list.match(shadowed, trigger.end, end):
                first = trigger.end + 2 * shadowed.startswith("组织", trigger.end)
                led = partners_from(shadowed, first, end, is_body)
                yield from ((named, "support") for named in led)
        elif kind == "support":
            yield from ((named, "support") for named in subjects if position < leading_until)
        elif kind == "responsible" or not case.match(shadowed, trigger.end, end):
            if trigger.word == "负责" and subjects:
                leading_until = position + _LED
            role = _obliged_to(shadowed, trigger, before, end)
            before = position if subjects else before
            yield from ((named, role) for named in subjects)


def _with(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who, subjects: Sequence[Named]
) -> Iterator[tuple[Named, Role]]:
    """A会同B: A leads, B supports; A协同B: A is obliged, and B supports where the work is not B's own."""
    if _may.search(shadowed, max(start, trigger.start - 8), trigger.start):
        return  # 公安机关可以会同城市管理部门设置泊位, 可会同: a power
    if trigger.word == "商" and _may_with.search(shadowed, start, trigger.start):
        return  # 可以会同有关部门|商设区的市人民政府，提出方案
    partners = partners_from(shadowed, trigger.end, end, is_body)
    behind = partners[-1].end if partners else trigger.end
    if partners and _is_no_task(shadowed, start, trigger, behind, end):
        return
    if not partners and not _has_partner(shadowed, trigger, end):
        if trigger.word == "联合" and _jointly.search(
            shadowed, max(start, trigger.start - 14), trigger.start
        ):
            yield from ((named, "responsible") for named in subjects)
        return
    beside = trigger.word == "协同"
    # 整合协同我市…资源: nobody stands before it
    if beside and not subjects and trigger.start > start:
        return
    if beside and _whose_work.match(shadowed, behind, end):
        partners = []
    yield from ((named, "responsible" if beside else "lead") for named in subjects)
    yield from ((named, "support") for named in partners)


def _obliged_to(shadowed: str, trigger: Trigger, before: int, end: int) -> Role:
    """What role a word gives to those it obliges; ``before``: where somebody was charged last, or -1."""
    within = _within_duties.match(shadowed, trigger.end, end)
    if within is not None and _helps_whom.match(shadowed, within.end(), end):
        return "support"
    if _helps_by_duty.match(shadowed, trigger.end, end):
        return "support"
    if _also_directs.match(shadowed, trigger.end, end):
        return "lead"
    if trigger.word == "要" and _helps_whom.match(shadowed, trigger.end, end):
        return "support"
    if trigger.word not in _OF_LAWS:
        return "responsible"
    if then_directs.match(shadowed, trigger.end, end):
        return "lead"
    if _helps_whom.match(shadowed, trigger.end, end):
        return "support"
    if before < 0 or not _helps.match(shadowed, trigger.end, end):
        return "responsible"
    parted = any(shadowed.find(mark, before, trigger.start) >= 0 for mark in "。\n")
    return "responsible" if parted else "support"


def _subjects(
    shadowed: str, start: int, trigger: Trigger, end: int, is_body: Who, kind: str
) -> list[Named]:
    """Whom a trigger speaks of: the bodies directly before it, else those its sentence begins with."""
    position = trigger.start
    if trigger.word in _SANCTIONS and kind != "support":
        subjects = subjects_before(shadowed, start, position, is_body)
        # 未执行市人民政府责令停业的决定: no subject
        return subjects if subjects and shadowed.startswith("的,", subjects[0].start - 2) else []
    obliges = kind in ("modal", "responsible")
    head = adverbs_from(shadowed, start, position)  # …的实施机构，具体负责日常工作
    if obliges and (shadowed[head - 1] == "," or shadowed.startswith(",但", head - 2)):
        return earlier_subject(shadowed, start, head, is_body)
    if kind == "with" and shadowed.startswith(",并", head - 2):  # 进行监督检查，并会同有关部门查处
        return earlier_subject(shadowed, start, head - 1, is_body)
    noted = shadowed[head - 1] == ")"  # 国务院负责拟订规划的主管部门（以下称…）会同
    subjects = described_before(shadowed, start, head, is_body) if noted else []
    subjects = subjects or subjects_before(shadowed, start, head, is_body)
    # 乡镇人民政府、街道办事处，村民委员会应当协助
    before = shadowed[subjects[0].start - 2 : subjects[0].start] if subjects else ""
    parted = obliges and before in PARTED_LISTS
    if subjects and (parted or shadowed[head] in "都均" or before[-1:] in ("及", "和")):
        return also_before(shadowed, start, subjects, is_body)
    subjects = subjects or described_before(shadowed, start, head, is_body)
    if obliges and not subjects:
        subjects = standing_before(shadowed, start, head, is_body)
    if kind == "support":
        return subjects or units_before(shadowed, start, position, is_body)
    if subjects:
        return subjects
    if kind in ("with", "lead"):  # 市民政部门根据经济社会发展情况，适时会同财政部门提出…
        return earlier_subject(shadowed, start, head, is_body)
    if trigger.word == "要":
        subjects = units_before(shadowed, start, position, is_body)
        subjects = subjects or places_before(shadowed, start, head, is_body)
    if not subjects and shadowed.startswith("规定", position - 2):
        first = max(start, position - 160)
        first = max(first, *(shadowed.rfind(mark, first, position) + 1 for mark in "。;,\n"))
        if shadowed[first - 1] == ",":  # 电影管理委员会，依照本条例的规定负责
            return earlier_subject(shadowed, start, first, is_body)
        return bodies_from(shadowed, first, position, is_body, _by_rule)
    if not subjects and shadowed[position - 1] not in "需重主":
        near = max(start, position - 60)
        if _then.search(shadowed, near, position):
            first = clause_start(shadowed, max(start, position - 160), position)
            subjects = bodies_from(shadowed, first, position, is_body, _then_duty)
            if not subjects and obliges and shadowed[first] in "在对依按根":
                return earlier_subject(shadowed, start, first, is_body)
    return subjects


def _kind(shadowed: str, trigger: Trigger, start: int, end: int) -> str | None:
    """What a trigger says; None where it is part of another word or another trigger says more."""
    word = trigger.word
    if word in CALLED:
        return "named"
    if is_label(word):
        return "whose"
    if word in ("主管", "牵头", "管理", "实施") and _names_office.match(shadowed, trigger.end, end):
        # 教育部为牵头单位 names the lead, 各牵头单位要… does not
        before = shadowed[max(start, trigger.start - 3) : trigger.start]
        if before.endswith(("的", "是", "为", "的行政")):
            return "named"
        head = shadowed[max(start, trigger.start - 30) : trigger.start]
        is_it = _seat.search(head) or (
            _is_office.search(head) and shadowed[trigger.end + 2 : trigger.end + 3] in ",。;("
        )
        return "named" if is_it else None
    if word == "负":
        return "responsible" if _duty_of.match(shadowed, trigger.end, end) else None
    other = _other_word.get(word)
    if other is not None and other.match(shadowed, trigger.end, end):
        return None
    if word == "要" and _needs.match(shadowed, trigger.start - 2):
        return None
    if word == "各自" and shadowed.endswith(("可根据", "可按照", "可依据"), start, trigger.start):
        return None  # 可根据各自实际情况简化
    if word == "予以" and shadowed.startswith(("协助", "配合"), trigger.end):
        return "support"  # 由县征兵办公室统一组织，有关单位予以协助
    kind = _KINDS.get(word, "responsible")
    if word == "会商" and not shadowed.startswith("后", trigger.end):
        return "with"  # 市发展改革委会商市财政局制定
    if word in _DESCRIBES and _of_office.match(shadowed, trigger.end, end):
        return None
    if kind == "modal" and _has_present.match(shadowed, trigger.end, end):
        return "present"
    if kind == "modal":
        # 市卫生计生委要会同…: the word that follows says more
        return None if _directs.match(shadowed, trigger.end, end) else kind
    if word == "配合" and _together.search(shadowed, max(start, trigger.start - 60), trigger.start):
        return "consulted"
    if kind == "support" and _supports.match(shadowed, trigger.end, end) is None:
        return None
    if word == "由" and _no_by.match(shadowed, trigger.start - 1):
        return None
    if word == "由" and MADE.match(shadowed, trigger.start - 2):
        return None
    if word == "负责" and _is_to_whom(shadowed, max(start, trigger.start - 60), trigger):
        return None
    return kind


def _is_to_whom(shadowed: str, start: int, trigger: Trigger) -> bool:
    """Whether 负责 says to whom somebody answers, not for what."""
    if _accountable.search(shadowed, start, trigger.start) is not None:
        return True
    ends = shadowed.startswith((",", "。", ";", "并"), trigger.end)
    return ends and _answers_to.search(shadowed, start, trigger.start) is not None


def _is_no_task(shadowed: str, start: int, trigger: Trigger, last: int, end: int) -> bool:
    """Whether what A会同B goes on with, from ``last``, was done, or is their consent to what another does."""
    if _told.match(shadowed, last, end):
        return True
    return _consent.match(shadowed, last, end) is not None and (
        _by_consent.search(shadowed, max(start, trigger.start - 70), trigger.start) is not None
    )


def _has_partner(shadowed: str, trigger: Trigger, end: int) -> bool:
    """Whether 会同 is followed by somebody whom no register tells, who then supports a lead all the same."""
    if trigger.word != "会同":
        return _some_partner.match(shadowed, trigger.end, end) is not None
    return _somebody.match(shadowed, trigger.end, end) is not None
