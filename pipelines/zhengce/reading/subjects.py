"""Which bodies a sentence speaks of: before a trigger, at the sentence's head, or after 由 and 会同.

Empty unless every one of a list is a body; what the trigger says of them, ``sentences`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce.reading.defined import behind_short_name
from zhengce.reading.named import Named, kinds
from zhengce.reading.names import charged, described
from zhengce.reading.obliged import BODY_END, OTHERS, RARE_ENDS
from zhengce.reading.organisations import listed
from zhengce.reading.partners import PARTNER_END, longer_word
from zhengce.reading.phrases import by_then, clause_start
from zhengce.reading.who import Who

ADVERB = (
    r"(?:无正当理由|主要|全面|总体|立即|随即|为|是|作为|履行|在|也|还|都|均|要|应当|应该|应|须|必须|需要|需|将|可|可以|负责|积极|主动|及时|切实|按(?:照)?职责(?:分工)?"
    r"|(?:按照?|依[据照]?|根据)(?:工作|下列|以下|规定(?:的?(?:程序|权限|要求))?)?|单独(?:或者?)?|分[别级]|共同|联合|原则上|依法|具体|统一|统筹|加强|密切|尽快|认真|进一步|抓紧"
    r"|各司其职|一律|一般|适?时|定期|每[年月季]度?)"
)
# Words that end as a body's name does: 另行制定
_no_body = re.compile(
    "会同|牵头(?![单部责]|起草)|(?:另|自|进|执|施|实|推|举|流|发|径)行$|应急处$|(?<![协学员委工商合监字])会$"
)
# 市场监督管理部门或者其委托单位应当…, 街道办事处及其工作人员应当…
_staff = re.compile(
    "其(?!他|它|授权|所在|(?:(?!的)[\u4e00-\u9fff]){0,10}(?:部门|机关)$)|[\u4e00-\u9fff]{0,2}(?:调解员|仲裁员)$|[\u4e00-\u9fff]{2,4}人员|负责人"
)
# 由市财政局…, 请…, 联席会议要求各成员单位…, 将职责移交市财政局…
_by = re.compile(
    r".*(?:(?<![自理事])由|(?<!申)请(?!求)|要求(?=各)|责成|移交|交(?=[本市省有相])|委托(?=[省市县区各辖])|(?:应当?|[要须])(?:指定|确定|明确)|授权(?=[省市县区州]))(?=[\u4e00-\u9fff])",
    re.DOTALL,
)
_led_by = re.compile(
    "由|请(?!求)|要求各|责成|移交|交(?=[本市省有相])|委托|授权|[当应要须](?:指定|确定|明确)"
)
# 建立由党委政府统一领导、职能部门主管的管理机制, as such plans say of all; 由市教委牵头的 says who
MADE = re.compile("(?:建立|形成|构建|健全|完善)由党委")
_passed_by = re.compile(
    "(?:应当|必须|须)?经(?![济信贸营开发管办费])|(?:依照|按照|根据)(?:有关|法律)?规定"  # 依照规定海关应当扣留
)  # 经生态环境部会同有关部门评审
# 市场监督管理部门以及市场开办者、经营者应当共同做好
_beside_traders = re.compile(
    "(?<=[门关府会构局])(?:以及|[和与及、])[^,。;:、的和与及]{2,14}者(?:、[^,。;:、的]{2,8}者)?$"
)
# 公安机关及其人民警察应当保密, 统计机构和统计人员应当…: the body's duty too
_with_staff = re.compile(
    "(?:及其(?:[\u4e00-\u9fff]{0,6}(?:人员|成员)|[\u4e00-\u9fff]{2}警察|公务员)|(?<=机[构关])[和、][\u4e00-\u9fff]{2}人员|(?<=驻军)和[\u4e00-\u9fff]{2}驻军人员)$"
)
# 国家机关、企业事业单位和个人应当…: the bodies' duty, whoever's else it is
_with_people = re.compile(
    "(?:以及|[和与及、])(?:其他|有关)?(?:公民|个人|人员|村民|居民|公众|物业服务人|(?:项目)?法人|个体(?:经营|工商)户)(?:个人)?$"
)
# 各乡镇(街道)、村(社区)要明确专人负责
_with_villages = re.compile(
    r"(?<=[乡镇街道)])(?:、|和|及)各?(?:行政)?村(?:[(]社区[)]|、?社区|居)?$"
)
_adverbs = re.compile(rf"{ADVERB}+$")
ADVERB_END = frozenset(
    "由面体为行是职在也还都均要当该应须需将可以责极动时实工别同合上法体一筹强切快真步紧期按照据依作年月季度律般序限求独者或级"
)
_LONGEST = 90
"""Characters of a list of bodies that is not many."""
# A list of bodies after 由 goes on until a mark or another 由; 自由贸易区管委会 is one of them.
_no_other = re.compile(r"[^由,。;:!?\n\"“《]*+(?:(?<=自)由[^由,。;:!?\n\"“《]*+)*")
# Every alternative begins with a literal, which the engine skips to; 由区财政落实.
_body_end = re.compile(
    "|".join(
        (
            "会议(?:(?<=联席会议)|(?<=主任会议)|(?<=委员长会议))",
            "使馆",
            "领馆",
            "协调机制",
            "联防联控机制",
            "省份",
            "央(?<=中央)(?=承担)",  # 由中央承担支出责任
            *map(re.escape, sorted(BODY_END)),
            "财政(?<=[省市州县区级]财政)(?<![两三]级财政)",
        )
    )
)
# 由气象台站直接制作的节目, 由国务院核准的项目: whose it is; but 由市人民政府制定的。
_attribute = re.compile(
    "(?:直接|统一|自行|负责|组织|依法|牵头)?[\u4e00-\u9fff]{2}的(?=[\u4e00-\u9fff])"
)
# 由管理区|推动房地产市场平稳发展领导小组办公室负责: what a place's body is named after
_goes_on = re.compile(
    "管理委员会|(?:推[动进行]|加[快强]|落实|实施|统筹|促进)[\u4e00-\u9fff]{2,24}?(?:领导小组|联席会议|指挥部|专班)"
    # 由省人民政府|管理专利工作的部门责令限期改正
    "|(?:管理|主管|负责|承担)[\u4e00-\u9fff]{2,20}?(?:工作|职责)的(?:行政)?(?:部门|机构|机关)"
    "|(?:管理|主管)[\u4e00-\u9fff]{2,12}?(?<!有关)(?<!相关)的主管部门"
    "|(?:审[核批]|登记|管理|监督|执法|经办|考核|征收)机[构关]"  # 由同级人民政府|审核机构审核
)


# 请各县教育部门和有关单位认真研究: some bodies, beside others that are asked
_BESIDE = frozenset(("有关单位", "相关单位", "其他有关单位", "其他相关单位"))


def bodies_from(
    shadowed: str, start: int, end: int, is_body: Who, then: re.Pattern[str]
) -> list[Named]:
    """The list of bodies that begins at ``start`` and that ``then`` follows."""
    within = _no_other.match(shadowed, start, min(end, start + _LONGEST))
    stop = within.end() if within is not None else start
    many = 0
    if stop - start > 40 and shadowed.count("、", start, stop) >= _MANY:
        many, stop = _end_of_many(shadowed, start, stop, end, is_body)
    if many and stop == many:
        names = _known_of_many(listed(shadowed, start, many), is_body)
        many = behind_short_name(shadowed, many, end)
        return names if names and then.match(shadowed, many, end) is not None else []
    longest: list[Named] = []
    for name_end in _body_end.finditer(shadowed, start + 1, stop):
        last = name_end.end()
        if last < many:
            continue
        follows = then.match(shadowed, behind_short_name(shadowed, last, end), end)
        if follows is None and (other := _delegated.match(shadowed, last, end)) is not None:
            follows = then.match(shadowed, other.end(), end)
        if follows is None or shadowed.startswith("的", follows.end()):
            continue  # 其他由区人民政府指定的主体
        if _attribute.match(shadowed, last, stop):
            continue
        if _no_body.search(shadowed, start, last):
            continue
        if longer_word.match(shadowed, last - 1):  # 本办|法有效期满后，应当评估
            continue
        if _goes_on.match(shadowed, last, stop):
            continue
        names = listed(shadowed, start, last)
        beside = len(names) > 1 and names[-1].name in _BESIDE and is_body(names[-1])
        if beside and shadowed[names[-1].start - 1] == "的":
            names, beside = names[:-1], False  # 政府、从事境外投资的有关单位，在…前，应当评估
        if _is_described(shadowed, names):
            continue
        if not are_bodies(names[:-1] if beside else names, is_body):
            names = _beside_others(shadowed, names, is_body) if len(names) > 1 else []
        if names:
            if follows.lastgroup is None:
                return names
            longest = names
    return longest


# 由市容部门|或者其委托的单位责令改正
_delegated = re.compile(
    "(?:或者?|及)(?:其派出机构、)?由?[其它](?:依法)?(?:委托|授权|指定)的[\u4e00-\u9fff、]{0,16}(?:单位|组织|机构)"
)
# 由乡镇人民政府、街道办事处、村民委员会负责; 政府及|其有关部门在…时，应当
_other = re.compile(
    "[村居]民?委员?会|社区|政府|社会团体|群团组织|[\u4e00-\u9fff]{0,6}集体经济组织|(?:其他|社会|有关|相关)?组织|[\u4e00-\u9fff]{0,4}(?:企业|单位|机构)"
    "|(?:有关|相关)[\u4e00-\u9fff]{2,8}单位|[\u4e00-\u9fff]{2,12}公司|业主(?:委员会|大会)|(?:高等|中小|其?所在)?(?:学校|院校)|个人|公民"
)


def _beside_others(shadowed: str, names: list[Named], is_body: Who) -> list[Named]:
    """The public bodies of a list whose others are companies and the like."""
    if shadowed.find("的", names[0].start, names[-1].end) >= 0:
        return []  # 由镇人民政府、街道办事处选定的服务机构提供
    bodies = [named for named in names if is_body(named) and is_body.is_public(named)]
    others = [named for named in names if named not in bodies]
    return bodies if all(_other.fullmatch(named.name) for named in others) else []


# 市发展改革、教育、科技、公安、民政、财政、税务等有关部门: so many that the first ones alone are not it
_MANY = 4
_LONGEST_LIST = 200


def _end_of_many(shadowed: str, start: int, stop: int, end: int, is_body: Who) -> tuple[int, int]:
    """Where 等有关部门 ends of a long list that begins at ``start``, and how far names may go on."""
    within = _no_other.match(shadowed, start, min(end, start + _LONGEST_LIST))
    closing = PARTNER_END.search(shadowed, start, within.end()) if within is not None else None
    if within is None or closing is None or shadowed[closing.start()] != "等":
        return 0, stop
    if shadowed.count("、", start, closing.start()) < _MANY:
        return 0, stop
    first = shadowed.find("、", start)
    if not any(map(is_body, listed(shadowed, start, first))):
        return 0, stop  # 市教育局会同发展改革、公安…等有关部门
    # …等部门和工会、妇联等社会团体: the list goes on
    goes_on = shadowed.startswith(("和", "及", "与", "以及", "、"), closing.end())
    return closing.end(), within.end() if goes_on else closing.end()


def _known_of_many(names: list[Named], is_body: Who) -> list[Named]:
    """The bodies of a list of many that no register tells one or two of."""
    if are_bodies(names, is_body):
        return names
    known = [named for named in names if is_body(named) and is_body.is_public(named)]
    return known if len(known) > 3 and len(known) * 3 > len(names) * 2 else []


_KINDS_BEGIN = frozenset("省自直设县乡旗镇民不市局")
_last_joint = re.compile(
    ".*(?:[、及与]|(?<!共)和(?!(?:单位|机构)$))", re.DOTALL
)  # 各有关部门和单位 is one
# 市水利和湖泊局, 市钱塘江综合保护与发展部门
_twofold = re.compile(
    r"(?!各)[\u4e00-\u9fff]{2,12}(?:和[\u4e00-\u9fff]{1,10}[局委厅办署]|与发展部门)"
)


def adverbs_from(shadowed: str, start: int, end: int) -> int:
    """Where the adverbs begin that end at ``end``."""
    # 应当按照规定|会同…, 应当立即|会同…: words that end nothing else before a trigger
    if end > start and (shadowed[end - 1] in ADVERB_END or shadowed[end - 1] in "定即"):
        adverbs = _adverbs.search(shadowed, max(start, end - 12), end)
        return adverbs.start() if adverbs is not None else end
    return end


def _without_others(shadowed: str, start: int, end: int) -> int:
    """Where the bodies of a list end that names traders, persons or a body's staff beside them last."""
    if shadowed.endswith("之间", start, end):  # 主管部门和其他有关部门之间应当建立
        end -= 2
    if end > start and shadowed[end - 1] == "者":
        traders = _beside_traders.search(shadowed, max(start, end - 28), end)
        end = traders.start() if traders is not None else end
    if end > start and shadowed[end - 1] in "村居)区":
        villages = _with_villages.search(shadowed, max(start, end - 10), end)
        end = villages.start() if villages is not None else end
    if end > start and shadowed[end - 1] in "民人众员户":
        people = _with_people.search(shadowed, max(start, end - 8), end)
        end = people.start() if people is not None else end
    if end > start and shadowed[end - 1] in "员察":
        staff = _with_staff.search(shadowed, max(start, end - 12), end)
        end = staff.start() if staff is not None else end
    return end


def _ends_as_bodies(shadowed: str, start: int, end: int) -> bool:
    # 由市、区两级财政承担: whose money it is
    if shadowed.endswith(("两级财政", "三级财政"), start, end):
        return False
    # 有关部门和学校应当维护教职员工的安全
    ends = shadowed[end - 1] in BODY_END or shadowed[end - 1] in "等校业议党兵"
    return ends or shadowed.endswith(("幼儿园", *RARE_ENDS), start, end)


def _list_start(shadowed: str, start: int, first: int, bare: int, end: int) -> int | None:
    """Where a list begins behind what its clause opens with (由, 12月底前, 按照…); None where nobody is charged."""
    if _led_by.search(shadowed, first, bare) is not None:
        if MADE.search(shadowed, first, bare) is not None:
            return None
        by = _by.match(shadowed, first, bare)
        first = by.end() if by is not None else first
        if shadowed.endswith("可以委托", start, first):
            return None  # 市林业部门可以委托县林业部门负责审核: a power
    if "0" <= shadowed[first] <= "9" and (then := by_then.match(shadowed, first, end)):
        first = then.end()
    if (led := shadowed.rfind("牵头、", first, bare)) >= 0:  # 由市行政审批局牵头、市公安局配合
        first = led + len("牵头、")
    if shadowed[first] in "经应必须依按根":
        passed = _passed_by.match(shadowed, first, end)
        first = passed.end() if passed is not None else first
    return first


def subjects_before(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """The list of bodies directly before a trigger; empty unless every one of it is a body."""
    while end > start and shadowed[end - 1] == " ":  # 部門(mén)負責, glossed
        end -= 1
    end = _without_others(shadowed, start, adverbs_from(shadowed, start, end))
    if shadowed.startswith("行为", end - 1):  # 不动产出租行|为均应
        return []
    if end <= start or not _ends_as_bodies(shadowed, start, end):
        return []
    first = clause_start(shadowed, max(start, end - 160), end)
    # 各级行政管理部门(含由市政府任命负责人的单位,下同)负责: what a note says is another's
    bare = max(shadowed.rfind("(", first, end), first) if shadowed[end - 1] == ")" else end
    if bare < end and shadowed.find(",", bare, end) >= 0:
        end = bare
    begins = _list_start(shadowed, start, first, bare, end)
    if begins is None or shadowed[begins] == "的":  # 接到《…通知书》的机关应当
        return []
    first = begins
    joint = _last_joint.match(shadowed, first, bare)
    tail = _behind_joint(shadowed, first, joint.end(), end) if joint is not None else first
    # 各级人民政府及|其有关部门, but 环保部门及|其他有关部门
    tail += shadowed.startswith("及其", tail - 1) and not shadowed.startswith("他", tail + 1)
    names = [named for named in listed(shadowed, tail, end) if not _staff.match(named.name)]
    if joint is not None and not names:  # 统计机构、统计人员应当
        return subjects_before(shadowed, first, joint.end() - 1, is_body)
    if _is_described(shadowed, names):
        return []
    beside = joint is not None and bool(names) and _is_anybodys(names[-1])
    if not names or not (beside or is_body(names[-1])):
        if joint is not None and shadowed[joint.end() - 1] in "和与":
            return _one_name(shadowed, first, end, is_body)
        if joint is None and shadowed.find("或者", first, end) >= 0:  # 村民委员会或者建设单位
            return _public_of(shadowed, first, listed(shadowed, first, end), is_body)
        return []  # most phrases: …的医疗机构 should not be split at all
    if joint is not None:
        names = [named for named in listed(shadowed, first, end) if not _staff.match(named.name)]
    if names and _is_what_they_are(shadowed, first, names[-1]):
        return []
    if names and (known := _known_of_many(names, is_body)):
        return _in_full(shadowed, first, known, is_body)
    if names[-1:] and names[-1].name.startswith("其授权的"):  # 发布信息的人民政府或者其授权的部门
        return [named for named in names if is_body(named) and not is_body.is_generic(named)]
    # 物业服务企业或者社区居委会; not 被审计单位或者协助执行的有关部门
    own = len(names) > 1 and (
        shadowed[names[-1].start - 1] != "的" or _by_law.match(shadowed, names[-2].end)
    )
    found = _public_of(shadowed, first, names, is_body) if joint is not None or own else []
    if not found and (of := shadowed.rfind("地区的", first, end)) >= 0:
        # 突发事件多发、易发地区的居民委员会和村民委员会应当…
        names = listed(shadowed, of + 3, end)
        return names if are_bodies(names, is_body) else []
    return found


def _is_what_they_are(shadowed: str, first: int, last: Named) -> bool:
    """市房屋管理局是加装电梯工作的|牵头部门，根据职责做好协调: the sentence has its subject before."""
    if (
        shadowed[last.start - 1] != "的"
        or charged.fullmatch(shadowed, last.start, last.end) is None
    ):
        return False
    return shadowed.find("是", first, last.start) >= 0


def _behind_joint(shadowed: str, first: int, tail: int, end: int) -> int:
    """Where the last member of a list begins: 乡、民族乡、镇的人民政府 is one, whatever parts it."""
    if shadowed[tail : tail + 1] not in _KINDS_BEGIN:
        return tail
    for kind in kinds.finditer(shadowed, first, end):
        if kind.start() < tail <= kind.end():
            return kind.start()
    return tail


def _one_name(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """The list of bodies whose last one has a 和 in its name: 市教育局、市水利和湖泊局负责."""
    tail = shadowed.rfind("、", start, end) + 1 or start
    last = listed(shadowed, tail, end)
    if len(last) != 1 or not _twofold.fullmatch(last[0].name) or not is_body(last[0]):
        return []
    names = listed(shadowed, start, end) if tail > start else last
    return names if are_bodies(names, is_body) else []


def _public_of(shadowed: str, start: int, names: list[Named], is_body: Who) -> list[Named]:
    """The bodies of a list of names that has others too: 市民政部门以及服务单位应当…; else none."""
    ends = [start, *(named.end for named in names)]
    for before, named in zip(ends, names, strict=False):
        if is_body(named):
            continue
        # 市民政部门以及指导单位委托的评估机构应…: nobody of them
        of_it = before > start and shadowed.find("的", before, named.end) >= 0
        # 和依法设立的老年人组织, 或者受委托的高等学校
        of_it = of_it and not _by_law.match(shadowed, before)
        if of_it or not _is_anybodys(named):
            return []
    own = [n for n in names if n.kind != "单位" or n.name == shadowed[n.start : n.end]]
    public = [named for named in own if is_body(named) and _is_public(shadowed, named, is_body)]
    if not public:
        return []
    # 公安机关和有关单位应当…: they, too, where a public body stands beside them
    return [one for one in names if one in public or (one.name in _BESIDE and is_body(one))]


def _is_public(shadowed: str, named: Named, is_body: Who) -> bool:
    """Also of 政府及其有关部门, where 政府 is governments of all levels."""
    with_offices = named.name == "政府" and shadowed.startswith("及其", named.end)
    return with_offices or is_body.is_public(named)


_by_law = re.compile("(?:或者?|[和与及、])(?:依法|受委托的|有关的|有条件的)")


def _is_anybodys(named: Named) -> bool:
    """公司, 其他组织; 政务部门和信息系统建设、运维|等单位."""
    return named.name.endswith(OTHERS) or named.kind == "单位"


def are_bodies(names: Sequence[Named], is_body: Who) -> bool:
    """Whether each name of a list is some body's."""
    return all(is_body(named) and not is_body.is_generic(named) for named in names)


def _is_described(shadowed: str, names: Sequence[Named]) -> bool:
    """Whether the only name is the end of a description: 海塘所在地的人民政府."""
    described = len(names) == 1 and names[0].name in ("人民政府", "部门")
    return described and shadowed[names[0].start - 1] == "的"


def _in_full(shadowed: str, first: int, names: list[Named], is_body: Who) -> list[Named]:
    """发布预警信息的人民政府或者其授权的部门: the first of a list with its description, which names it."""
    _, end, name, *_ = names[0]
    if name != "人民政府" or described().fullmatch(shadowed, first, end) is None:
        return names
    whole = names[0]._replace(start=first, name=shadowed[first:end])
    return [whole, *names[1:]] if is_body(whole) else names
