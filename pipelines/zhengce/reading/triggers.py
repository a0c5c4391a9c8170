"""Where running text may charge somebody: the words that a sentence's duties are looked for at.

Whom a word charges, and whether it does, ``sentences`` decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhengce.model import Role
from zhengce.reading.names import CONFERS, CONSULTS, JOINS
from zhengce.reading.obliged import BODY_END
from zhengce.reading.subjects import ADVERB_END

# A body's name, an adverb or a mark stands before a trigger; 由 stands anywhere.
_BEFORE = ADVERB_END.difference("按照据依作").union(
    BODY_END, ",; \n。:由且并", "年月季中时后前下", "份制政间协村居"
)
_STANDS = re.escape("".join(sorted(_BEFORE)))
# 由市教委牵头，市财政局等参加; 市财政局、新闻媒体等应当加强宣传
_AFTER_ETC = ("配合", "参与", "参加", "要")
_TRIGGERS = (
    *("牵头", "联合", "协同", "配合", "参与", "参加", "协助", "设在", "负责", "承担", "主管"),
    *("各自职责", "各自的职责", "各自职权", "职责范围", "其职责范围"),
    *("要", "应该", "应", "须", "协办", "主办"),
    "组成",  # 由市水务局牵头，市气象局、市水文局等单位组成
)
# 市财政局将会同…, 将定期检查; whose 将补贴拨付至各区 tells what is done with it, norms reads
_WILL = (
    "会同|牵头|按|依[法据]|根据|通过|对|组织|定期|适时|不定期|加[强大快]|全面|进一步|积极|统筹|开展|建立|制定|出台"
    "|在[0-9一二三四五六七八九十两]{1,3}个?[日天月年工周][^,。;]{0,6}[内前]|予以|继续|进行(?![\u4e00-\u9fff]{2,4}的)|视|择优|持续|采取|联合|严格|增加"
    # 区教育局将招生政策及时向社会公布
    "|[^,。;:\n]{2,60}?(?:向社会|及时)(?:公布|公开|公示)"
)
_EARNESTLY = "及时|认真|严格|加强|加大|依法|切实|积极|立即|限期|逐|建立|进行|予以|开启|开展|做好"
# The word comes first: the engine skips to what begins with a literal, and then looks back.
TRIGGER = (
    f"{CONFERS}"
    f"|会(?:商(?=后)|同(?:(?<=[{_STANDS}头等者速即]会同)|(?<=档案馆会同)|(?:(?<=[按依]照规定会同)|(?<=根据规定会同)|(?<=有关规定会同)|(?<=国家规定会同)))|{JOINS})"
    f"|{CONSULTS}|"  # 由市财政局会市教育局制定; first, as 会 stands everywhere
    "由|请(?<![申报提邀聘恳呈约商送]请)|"
    # 有关部门对市级储备粮动用命令应当给予支持: behind any word; not 国家机关对企业信息的使用应当依法进行
    f"应当(?:(?!依法进行)|(?<=[{_STANDS}等校业]应当))|必须|不得|"
    f"要(?<![{_STANDS}主重需首必只摘概纪]要)(?={_EARNESTLY})|"  # 人民法院对拖欠工资的案件要及时立案
    "需(?<=[门府局委厅办位]需)(?![要求])|"  # 各镇和各部门需及时报送
    f"有义务(?<=[{_STANDS}]有义务)|"
    "负(?!责)|负责(?=[,。;])|负责(?:(?<=规定负责)|(?<=范围内负责)|(?<=条例负责)|(?<=本法负责)|(?<=办法负责))|主管(?<=规定主管)|承担(?<=规定承担)|"  # 依照本条例规定负责…
    f"将(?<=[局委厅部署门府位室会心班组]将)(?={_WILL})|主管(?:(?<=[的政]主管)|(?<=的业务主管)(?=单位[,。;(]))"
    "|管理(?:(?<=的管理)(?=(?:部门|机关)[,。;])|(?<=登记管理)(?=机关[,。;(]))|实施(?<=[例法定]的实施)(?=机关[,。;])|牵头(?:(?<=[的议]牵头)|(?<=档案馆牵头))|"
    "职[责能](?:(?<=[按照据依]职.)|(?<=[按照据依]工作职.)|(?<=[按照据](?:下列|以下|规定)职.))|职责(?<=规定的职责)|"
    "各自(?<=[按照据和]各自)|分工(?<=[按照]分工)|"
    # 按照授权做好…; 开发区管委会根据市人民政府的授权，依照本条例做好…
    "授权(?:(?<=按照授权)|(?<=[的据]授权)(?=,(?:依照[^,。;]{2,8})?(?:做好|负责|承担|履行|行使|开展)))|"
    # 组织公安、教育等有关部门，共同做好…; 组织市规划、市绿化等行政主管部门编制规划
    "组织(?=[^,。;:\n]{4,70}等(?:有关|相关)?(?:行政|主管|行政主管)?(?:部门|单位),?(?:共同|联合|编制|开展|制定|做好|实施|建立|研究|按照|依法|对))|"
    # 管委会参照本条例规定，履行保护管理职责。
    "履行(?:(?<=规定,履行)|(?<=规定履行))(?=[^,。;:\n]{2,24}职[责能][,。;])|"
    # 逾期不改的，公安机关责令停业; 由…责令 is read behind 由
    "责令(?<=[局委厅部门府关会处]责令)|予以(?<=[局委厅部门府关会处位]予以)|"
    "实施(?=(?:统一|综合|全面)?监(?:督管理|管)(?:[,。;和]|工作))|"  # 市应急部门对消防安全实施监督管理
    + "|".join(
        f"{word}(?<=[{_STANDS}{'等校业议' if word in _AFTER_ETC else ''}]{word})"
        for word in _TRIGGERS
    )
)


# 各区政府是…的责任主体, 市财政局为责任单位, 市民政局是配合单位
CALLED: dict[str, Role] = {
    **dict.fromkeys(("责任主体", "责任单位", "责任部门"), "responsible"),
    **dict.fromkeys(("主责单位", "主责部门"), "lead"),
    **dict.fromkeys(("配合单位", "配合部门", "协办单位", "协办部门"), "support"),
}
"""What bodies are called that are charged, behind 是 or 为."""
_called = re.compile("|".join(f"{word}(?:(?<=[的是为]{word})|(?<=第一{word}))" for word in CALLED))
# 其余类项目主责部门为市城管局, whose 为 the shadow has as a colon: a label that a sentence is made of
_whose = re.compile("(?:牵头|主责|责任|主办|承办|配合|协办)(?:单位|部门):")
_WHOSE = ("单位:", "部门:")


class Trigger(NamedTuple):
    """A word that may oblige the bodies before it, or after 由."""

    start: int
    end: int
    word: str


def charged_by_name(shadowed: str) -> list[Trigger]:
    """Where bodies are called those that are charged: looked for apart, as 责 begins many words."""
    found: list[Trigger] = []
    if any(map(shadowed.__contains__, CALLED)):
        found += (Trigger(*match.span(), match[0]) for match in _called.finditer(shadowed))
    if any(map(shadowed.__contains__, _WHOSE)):
        found += (Trigger(*match.span(), match[0]) for match in _whose.finditer(shadowed))
    return found


def is_label(word: str) -> bool:
    """Whether a trigger is 牵头单位： or the like, behind which they stand whom it charges."""
    return word.endswith(_WHOSE)
