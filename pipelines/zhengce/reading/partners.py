"""Whom a body acts with: the list after 会同, which ends where a body's name or 等有关部门 does.

Who leads them, ``sentences`` tells.
"""

from __future__ import annotations

import re

from zhengce.reading.named import Named
from zhengce.reading.organisations import listed
from zhengce.reading.who import Who

# 会同…、市水务局(市海洋局)、市民政局: a bracket in a list holds levels, or another name of a body
_IN_LIST = r"(?:[^,。;:!?\n(《]|[(](?:[自治市区县旗、]{1,9}|[\u4e00-\u9fff]{2,14}[局委办厅处])[)])"
_partner = re.compile(rf"{_IN_LIST}{{2,200}}")
_partners = re.compile(rf"{_IN_LIST}{{2,400}}")
_NEAR = 60
"""Characters behind 会同 within which its list ends."""
_MANY = 4
"""Names of a list that may go on farther."""
# 会同市民政局制定办法: a body's last character that begins a word
longer_word = re.compile(
    "办[法理公事]|司机|部[门分署队]|行[政动业为使监长]|会[议同商计]|市(?:[场级内民政]|道路|快速路|轨道|绿地)|地[方质产震使]|[区县][域级内]|区划|[省州]内|级[预决财]"
    "|委(?:[员托]|派(?!员|人|驻|出))|处[理置罚]|位置|院[校长所]|心理|署名|门诊|局面|队[伍员]|所(?:[在属有需]|(?<=处所)[收支获])|站[在点]|组[成建织]|联[合系动通网]"
    "|社[会区保团]|镇(?:[级区域街村]|人民政府|政府)|关(?:[系联心键爱怀]|于(?<!机关于)|注(?!销))|构(?:成(?!立)|[建筑造])|团(?<=群团)(?=组织)"
)
# 支持各类创新主体联合医疗机构，研发产品
_NO_PARTNERS = ("医疗机构", "医院", "高校", "院校", "学校", "公司")
_ENDS = frozenset("局委厅部署办院行会府门位省市县区镇处心联社关构队")
PARTNER_END = re.compile(
    r"等(?:\d+个)?(?:国务院|省|市|县)?(?:其他)?(?:有关|相关)?(?:职能|主管|行业(?:主管)?|行政(?:管理|主管)?|[\u4e00-\u9fff]{0,6}(?:审批|监管))?(?:部门(?:和机构(?=[,在按应要])|和单位)?|单位|机构|地方)"
    r"|(?:有关|相关)(?:职能|主管|行政|业务|责任)?(?:部门|单位|方面|地方|机构)(?:和(?:单位|地方|机构|地区))?"
    r"|(?:各地|各有关部门|各地区|各部门|部门(?!(?:地方)?派出机构|驻[\u4e00-\u9fff]{1,4}机构)|同级[\u4e00-\u9fff]{2,8}部门)"
)


def partners_from(shadowed: str, start: int, end: int, is_body: Who) -> list[Named]:
    """The list of bodies directly after 会同, which ends where a body's name does."""
    many = shadowed.count("、", start, min(end, start + _NEAR)) >= _MANY
    phrase = (_partners if many else _partner).match(shadowed, start, end)
    if phrase is None:
        return []
    last = phrase.end()
    if (again := shadowed.find("会同", start, last)) > 0:
        last = again  # 会同市公安局会同: in no list
    closing = PARTNER_END.search(shadowed, start, last)
    stops = [closing.end()] if closing is not None else []
    # …等部门及各区政府: the list goes on
    goes_on = closing is not None and shadowed.startswith(
        ("及", "和", "与", "以及", "、"), closing.end()
    )
    listed_on = goes_on and closing is not None and shadowed[closing.end()] == "、"
    far = start + _NEAR
    if many:  # 会同市公安局、市教委、… and twenty more
        far = max(far, shadowed.rfind("、", start, last) + _NEAR // 2)
    farther = [
        at + 1
        for at in range(min(last, far) - 1, start, -1)
        if (shadowed[at] in _ENDS or shadowed.startswith("监察组", at - 2))
        and longer_word.match(shadowed, at) is None
        # within no bracket: 会同市计划委员会(以下简称市计委)制定
        and shadowed.rfind("(", start, at) <= shadowed.rfind(")", start, at)
    ]
    for stop in (*farther, *stops) if goes_on else (*stops, *farther):
        names = listed(shadowed, start, stop)
        if names and all(is_body(named) for named in names):
            # 会同航空运输企业、空中交通管理部门等单位
            names = [one for one in names if not one.name.endswith("企业")] or names
            if all(one.name.endswith(_NO_PARTNERS) for one in names):
                return []
            # 会同有关部门、文物保护单位: the later ones where they are public bodies
            return [one for one in names if is_body.is_public(one)] or names if listed_on else names
    if closing is None:
        return []
    # 会同城乡水务、农业农村、住房和城乡建设等部门: those of them that are known
    names = listed(shadowed, start, closing.end())
    known = [named for named in names if is_body(named) and is_body.is_public(named)]
    return known if len(known) * 2 > len(names) else []
