"""Sentences of laws that tell in the indicative what a body does: 市水务局依法组织编制规划。

Laws oblige so, without 应当; plans and reports tell by it what has been done, so that only the
articles of a law are read for it. What obliges by a word, ``sentences`` reads, what plans say, ``tasks``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhengce.reading.assignments import IsBody
from zhengce.reading.organisations import Named
from zhengce.reading.subjects import subjects_before

_END = "委员会|联合会|检察院|法院|军区|机构|[局委厅部署办门府处室关]"
# The clause that the verb stands in goes on, and is no condition: 作出决定的，; 组织检查时，; 进行监察，适用本条例
_GOES_ON = (
    r"(?!(?:[和与、或并][\u4e00-\u9fff]{1,6})?的|[与者,。;]|[、和并](?!组织|指导|协调|监督|检查|实施|完善|督促|公布|管理|推[动进]|评估|落实)"
    r"|[^,。;:\n]{0,120}(?:的|时|[中后]|之?前|期间|之日起|经费),|[^。;\n]{0,60}了|[^。;\n]{0,160}(?:适用[本《]|[依按]照本[^,。;]{0,6}执行))"
)
_VERB = (
    "组织(?![部机法])|编制(?!机)|拟[订定]|制[订定]|设立|建立|建设(?=[\u4e00-\u9fff]{2,20}(?:平台|系统))|实行|完善|健全|公布|发布|开展"
    "|做好|加强|采取|划定|确定|统筹|指导|协调|督促|监督(?!管理部|检查部)|核定|定期|编报|落实|安排|推进"
)
_ADVERBS = "(?:依法|统一|负责|定期|及时|具体|共同|联合|每[年月](?:至少)?|逐步|积极){0,3}"
_BY = "(?:根据|按照|依照|依据|结合)"
_norm = re.compile(
    rf"(?P<who>[^,。;:!?\n]{{1,80}}?(?:{_END})),?(?:"
    rf"{_ADVERBS}(?:{_VERB}){_GOES_ON}"
    rf"|依法(?:对|查处)[^,。;:\n]{{2,60}}?(?:查处|处理|处罚|进行|实施|行为){_GOES_ON}"
    rf"|对[^,。;:《\n]{{2,90}}?(?:,(?:{_BY}[^,。;《\n]{{2,24}}?)?{_ADVERBS})?(?:给予|进行|实施|实行|开展|予以|组织(?=[巡开复])){_GOES_ON}"
    rf"|(?:{_BY}[^,。;:\n]{{2,60}}(?<![局委厅办构门组]),){{1,2}}{_ADVERBS}(?:在[^,。;:\n]{{2,30}})?(?:{_VERB}|对[^,。;:《\n]{{2,60}}?(?:进行|实施|予以|给予)){_GOES_ON}"
    # 安全生产监督管理部门履行下列职责：; 县级以上人民政府文化部门按照管理权限主管本行政区域的文化工作
    r"|履行(?:下列|以下)[^,。;:\n]{0,10}职责(?=[,:])"
    rf"|{_BY}[^,。;:\n]{{0,8}}权限(?:负责|主管|管理)(?=[本各全其])[^,。;:\n]{{2,60}}(?=[,。;])"
    # 省人民政府、省军区领导全省的人民防空工作; 主管 stands among the words that oblige
    rf"|{_ADVERBS}(?:领导|管理|监督管理)(?:和[\u4e00-\u9fff]{{2,4}})?(?=全[国省市县区州]|[本各所]|辖区|我国)"
    r"[^,。;:《\n]{2,40}?(?:工作|事务|活动|建设)(?=[,。;:])(?![^,。;\n]{0,120}的,)"
    # 劳动行政部门自受理申请之日起三十日内应当结束工作: the word that obliges stands behind what is no body
    r"|自(?=[收受接])(?=[^,。;:《\n]{2,60}(?:应当|必须)(?!依法进行|[^,。;\n]{0,30}而[未不]))"
    rf"|在[^,。;:\n]{{2,40}}下,?{_ADVERBS}(?:{_VERB}){_GOES_ON}"
    rf"|{_BY}[^,。;:\n]{{2,50}}?(?:组织|编制|制定|拟[订定]|建立|开展|做好|设[立置]|成立|完善|公布|划定){_GOES_ON}"
    r")"
)
# 可以, what is meant or prohibited, and who is no subject: 与市人民政府建立, 应当会同市财政部门制定
_open = re.compile(
    "可以|可|有权|未|不得|应当|必须|是指|(?<![据作际])需要(?![,;。])|[已曾]|不(?=[实进开给予组])|统筹协调(?=国务院|[省市县区州])|会同|违[法反]|拒绝|阻碍|妨碍|享受|接受(?=有关|相关|上级)|协助|社会组织|工会组织"
)
# What stands within no list of names: 乡镇人民政府在县人民政府…, 本市与江苏省…; but 所在地人民政府
_parted = re.compile("与|(?<!所)在|(?<!行)为")
# Whom another one asks: 鼓励地方人民政府建立…, 指导街道办事处开展…; but 精神文明建设指导委员会
_GUIDES = ("指导", "协调", "监督")
_ASKED = ("支持", "鼓励", "督促", "引导", "配合", "帮助", "推动", "组织", "要求")


_stop = re.compile("[。;\\n]")


def given(shadowed: str, start: int, end: int, is_body: IsBody) -> Iterator[Named]:
    """The bodies that a sentence of an article begins with and tells what they do."""
    yield from _told(shadowed, start, end, is_body)
    for stop in _stop.finditer(shadowed, start, end):
        yield from _told(shadowed, stop.end(), end, is_body)


def _told(shadowed: str, at: int, end: int, is_body: IsBody) -> Sequence[Named]:
    found = _norm.match(shadowed, at, end)
    if found is None or _open.search(shadowed, at, found.end()) is not None:
        return ()
    if _parted.search(shadowed, at, found.end("who")) is not None:
        return ()
    names = subjects_before(shadowed, at, found.end("who"), is_body)
    if not names or names[0].start != at or names[0].name.startswith(_GUIDES):
        return ()
    return () if any(word in named.name for named in names for word in _ASKED) else names
