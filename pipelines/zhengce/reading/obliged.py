"""Who of those that running text names is a public body that can be obliged; no sentence is read here."""

from __future__ import annotations

import re
from functools import lru_cache

from zhengce.reading.named import Named
from zhengce.reading.names import COMMITTEES, IN_CHARGE, OF_RANK, OF_STATE, charged, committee

BODY_END = (
    "街局委厅部署办处院行会司队站所心府门位构关体织省市县区州旗镇乡地方团联室)级组班道指总伍军"
)
"""The characters that bodies' names end with."""
RARE_ENDS = (
    "武装力量",
    "供销合作总社",
    "供销社",
    "政协",
    "科协",
    "消协",
    "供销合作社",
    "新华社",
    "档案馆",
    "仲裁庭",
    "合议庭",
    "监狱",
    "使馆",
    "领馆",
    "协调机制",
    "联防联控机制",
    "省份",
    *(f"{of}财政" for of in "级央方地省市县区州"),
)
"""How names of bodies end whose last character mostly ends something else: 图书馆, 家庭."""

# Who is no one body: 政府必须落实…, 医疗机构要建立…, 行业协会要…; 学校所在县区教育局 is one
_generic = re.compile(
    r"(?:政府|党委|机关|[\u4e00-\u9fff]{2,8}所在的机关|本(?:单位|企业|公司)工会|(?:各地)?驻军|[\u4e00-\u9fff]{0,4}(?:影剧院|影院|剧院)"
    r"|(?:科技|文化|图书|博物|体育|美术|展览|纪念|群众艺术)馆|[\u4e00-\u9fff]{0,6}活动中心"
    r"|(?:(?:企业|学校|医院|院校|村|社会(?!科学界|(?:组织|团体)(?:登记)?管理|保障|保险)|社区(?!矫正)|用人|行业协会)(?!所在|主管部门$)"
    r"|所在(?!地?[\u4e00-\u9fff]{2,12}(?:政府|办事处|部门|[局委厅])$)(?![省市县区州旗乡镇街][\u4e00-\u9fff(]))[\u4e00-\u9fff]{1,8}"
    # 广安职业技术学院会同市县两级部门; but 市行政学院
    r"|[\u4e00-\u9fff]{2,16}(?:大学|(?<!行政)(?<!社会主义)(?<!干部)(?<!科)学院)"
    r"|[省市县区州]级|本[市省县区]|我[市省县区]|全[市省县区]"
    r"|[\u4e00-\u9fff]{0,36}(?:机构|企业|组织|单位|协会|学会|基金会|医院|卫生院|诊所|事务所|敬老院|养老院|福利院|幼儿园|卫生室|(?<!戒毒)场所|卫生服务中心|院所|学校|(?<!人民)银行|公司|集团))"
)
_definite = re.compile(
    r"(?:各|有关|相关|地方|[\u4e00-\u9fff]{2,6}?(?:省|市(?!场)|县|区)|市(?!场)|省|县|区|国家|国务院|中国|全国|中央)"
)
_FIRMS = (
    "所在单位",
    "排放单位",
    "排污单位",
    "用能单位",
    "用水单位",
    "高校",
    "学校",
    "院校",
    "设计院",
)
_CLUBS = frozenset(("行业协会", "协会", "学会", "商会"))  # 行业协会、商会等社会组织应当
# 北京医学会, 燃气行业协会: one that its name tells from all others; not 有关行业协会
_named_club = re.compile(
    "(?!(?:各|本|该|所在|全国性)*(?:行业|专业|社会|民间)?(?:协会|学会|组织)$|.*(?:有关|相关|其他|各类?|同业))[\u4e00-\u9fff()]{1,20}(?:协会|学会|行业组织)"
)
_BARE = frozenset(("机关", "部门", "单位", "新闻媒体"))
_BARE_PAIRS = ("部门或者机构", "部门或机构", "主管部门或者机构", "主管部门或机构")
_each_unit = re.compile(
    f"各(?:有关|相关)?(?:部门和)?单位|军队(?:有关|相关)?单位|{IN_CHARGE}|{OF_RANK}"
)
# 有关管理单位应当制定应急预案, 外省市测绘单位: whoever runs it; not 有关直属单位, 有关牵头单位
_some_units = re.compile(
    "(?:有关|相关)[\u4e00-\u9fff]{0,10}(?:(?<!行政)(?<!监督)管理|测绘|施工|建设|经营|使用|用能|运营|服务|权属|产权|专业|养护|维护|配套|生产|运输|项目|保障|危险化学品)单位"
    "|(?:有关|相关)[\u4e00-\u9fff]{0,8}企业事业单位"
    "|(?:外省市|外地)[\u4e00-\u9fff]{2,10}单位"
)
OTHERS = (
    "单位",
    "机构",
    "企业",
    "组织",
    "院校",
    "院所",
    "学校",
    "高校",
    "医院",
    "公司",
    "协会",
    "学会",
    "主体",
    "团体",
    "媒体",
    "业主委员会",
    "慈善会",
    "基金会",
    "幼儿园",
    "集团",
    "政党",
    "民兵",
    "村委",
    "村委会",
    "村民小组",
    "居委会",
    "村民委员会",
    "居民委员会",
    "社区",
)
# 水文机构, 防汛抗旱指挥机构: those of a function that only the state has
_of_state = re.compile(
    "(?:疾控|安置教育|水文|水资源保护|集中采购|海警|海监|社区矫正|法制|防汛|抗旱|气象|地震|消防|税务|统计|审计|仲裁|地方志|档案管理|城建档案|疾病预防控制|动物卫生|植物检疫|渔政|海事|测绘|检验检疫|公积金"
    "|卫生防疫|社会保险|法制|法治|公共就业|公共人力|公共法律|法律援助(?!人员)|行政服务|政务服务)[\u4e00-\u9fff]{0,6}机构$"
    # 中国人民银行分支机构, 外汇局各分支机构, 履行出资人职责机构
    r"|(?:人民银行|外汇局|外汇管理局|监督管理总局|监管总局|证监会|银保监会|银监会|保监会)[^的]{0,6}(?:分支|派出)机构$|履行出资人职责机构$"
    # 各级国家农业技术推广机构; not 国家认可的检验机构
    rf"|{OF_STATE}$|^驻外[\u4e00-\u9fff]{{0,4}}机构$|(?:部门|总局|委员会)驻[\u4e00-\u9fff]{{1,4}}机构$|国家(?![设认规指鼓支核许批])[^的]{{2,12}}机构$"
)
_AGENCIES = (
    "经办机构",
    "保障实施机构",  # 区住房保障实施机构
    "审核机构",
    "指导机构",
    "协调机构",
    "督导机构",
    "指挥机构",
    "办事机构",
    "救援机构",
    "考评机构",
    "考核机构",
    "考试机构",
    "监督机构",
    "监管机构",
    "执法机构",
    "管理机构",
    "主管机构",
    "领导机构",
    "工作机构",
    "登记机关",
    "登记机构",
    *(
        "调处机构",
        "备案机构",
        "征收机构",
        "认可机构",
        "行政机构",
        "查验机构",
        "检疫机构",
        "派出机构",
        "直属机构",
        "办事机构",
        "任免机构",
    ),
    *("人民团体", "群团组织", "民兵组织"),
    *("审查工作机构", "审批机构", "监察机构", "稽查机构", "受理机构"),
)
"""Kinds of body that are public ones, not those that anybody runs."""
_OF_ANYBODY = frozenset(
    f"{of}机构" for of in ("工作", "物业管理", "项目管理", "安全管理", "安全生产管理", "经营管理")
)


def is_public(named: Named) -> bool:
    """Not 机关, 企业, 行业协会; 单位 in 各地区、各部门、各单位要…; not 公路、铁路等交通服务单位."""
    name = named.name
    if name[-1] not in BODY_END and not name.endswith(RARE_ENDS):
        return False
    if name.endswith(OTHERS) and not (name.endswith(_AGENCIES) or _of_state.search(name)):
        return _is_told_from_others(name)
    return name not in _BARE and not is_generic(named)


def _is_told_from_others(name: str) -> bool:
    """Whether a name that ends as anybody's does is some public body's: 军队有关单位, 村民委员会, 北京医学会."""
    patterns = (_each_unit, committee, _named_club)
    return any(pattern.fullmatch(name) is not None for pattern in patterns)


def is_generic(named: Named) -> bool:
    """Whether a name is anybody's: 政府, 医疗机构, 行业协会; not 市医保经办机构, 各单位."""
    return _is_anybody(named.name, named.is_open_ended)


@lru_cache(1 << 14)  # seven in ten are names that were asked of before
def _is_anybody(name: str, is_open_ended: bool) -> bool:
    if name in _CLUBS or name.endswith(_FIRMS):  # 患者所在单位等应当
        return True
    if _generic.fullmatch(name) is None or _named_club.fullmatch(name) is not None:
        return False
    if name.endswith("单位") and _each_unit.fullmatch(name) is not None:  # 军队有关单位
        return False
    if name.endswith(COMMITTEES) and committee.fullmatch(name) is not None:
        return False
    if name.startswith("部门和"):  # 有任务的部门和单位
        return True
    if name.endswith("的机构"):  # 国务院管理机关事务工作的机构
        return False
    if name in _BARE_PAIRS:
        return True
    # 有关部门和机构, 各部门和单位; 牵头单位
    if (
        "部门和" in name
        or "部门或" in name
        or charged.fullmatch(name)
        or name.endswith(("成员单位", "各单位"))
    ):
        return False
    if (name.endswith(_AGENCIES) and name not in _OF_ANYBODY) or _of_state.search(name) is not None:
        return False
    if name.endswith(("协会", "学会")):
        return True
    if _some_units.fullmatch(name) is not None:
        return True
    if name.endswith(("单位", "组织", "专业机构")):
        return not (_definite.match(name) and len(name) > 4) and not is_open_ended
    return True
