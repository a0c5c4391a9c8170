"""How times are written: the patterns of ``deadlines``, and nothing that decides what they mean.

All match on the shadow.  In ``requirements`` the group that is not None names the form.
"""

from __future__ import annotations

import re

from zhengce.model import DurationUnit

# Zero in a year of Chinese numerals: 零 〇 ○ ◯, and the Latin, full-width, Greek and Cyrillic O.
_ZERO = "零〇○◯O\uff2f\u039f\u041e"
_DIGIT = f"[{_ZERO}一二三四五六七八九]"
# 2020, 二○二○, 一九九〇, 二〇25, 2O25
_YEAR = rf"(?:(?:19|20)\d\d|(?:一九|[二2][{_ZERO}])(?:{_DIGIT}|\d){{2}})"
_M = r"(?P<{0}m>1[0-2]|0?[1-9]) ?月(?:份)?"
_D = r"(?P<{0}d>3[01]|[12]\d|0?[1-9]) ?[日号]"
# The same also in Chinese numerals, after a year: 二〇二一年六月三十日前
_ANY_M = r"(?P<{0}m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月(?:份)?"
_ANY_D = r"(?P<{0}d>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号]"
_HOUR = r"(?: ?(?:2[0-4]|1\d|0?[1-9]) ?(?:[时点]|:\d\d)(?=(?:之|以)?前))?"  # 12月31日24时前
# 上午10时, （下午3点）: a clock between or behind days
_CLOCK = (
    r"(?: ?[(]?(?:上午|下午|中午|晚上?)? ?(?:2[0-4]|1\d|0?[1-9]|00?|零)(?:[时点]整?|:\d\d)[)]?)?"
)
_Q = r"(?:第?(?P<{0}q>[一二三四1-4]) ?季度|(?P<{0}half>上半年|下半年))"
PLANS = {
    "七五": 1986,
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
}
_CN = "[一二两三四五六七八九十百]"
UNITS: dict[str, DurationUnit] = {
    "工作日": "working_day",
    "自然日": "day",
    "日": "day",
    "天": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "年": "year",
    "年度": "year",
}
# Mid-year is said before an act or a pause: 2020年中完成; not 2026年中期评估, 2020年中小学, 2021年中央财政.
# No beginning: 2020年初步建成, 2021年初中招生; no 年内, 日内: 5月3日内蒙古, 2021年内部审计.
_MIDDLE = r"中(?=前|之前|以前|[,。;:、)\n]|$|完成|启动|实现|建成|出台|开展|开工|开始|基本|全面|投)"
_END = (
    rf"(?P<{{0}}end>年?底|年?末|月?末|中旬|上旬|下旬|{_MIDDLE}"
    r"|初(?![步级中次期始衷心])|内(?![蒙部外地陆需容在涵]))?"
)
_BEFORE = r"(?P<{0}before>(?:之|以)?前(?![一二三两]个?季)|为止|止)?"  # 2020年前三季度


def _form(pattern: str, name: str) -> str:
    return pattern.replace("{0}", name)


_PERIOD = _form(
    rf"(?:自|从)?(?P<py>{_YEAR}) ?年?(?: ?"
    + _ANY_M
    + rf")? ?(?:--?|~|至|到|一(?=\d)) ?(?P<pey>{_YEAR}) ?年"
    + r"(?: ?(?P<pem>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月)?(?:底|末)?",
    "p",
)
# 2018年12月30日至2019年1月1日, 2021年6月1日—8月31日, 2021年6月1-15日, 自2026年1月1日起至12月31日,
# 自2024年1月1日起，至2028年12月31日止,
# 5月1日至10月31日, 2025年3月25日上午10时至3月27日
_DAYS = (
    rf"(?:自|从)?(?:(?P<dy>{_YEAR}) ?年 ?|(?P<dnext>明年|今年|当年|本年|次年) ?)?"
    + _form(_ANY_M, "d")
    + " ?"
    + _form(_ANY_D, "d").removesuffix("[日号]")
    + rf"[日号]?{_CLOCK} ?(?:起 ?(?:,(?=至))?)?(?:--?|~|至|到|一(?=\d)) ?(?:(?P<dey>{_YEAR}) ?年 ?|(?P<denext>次年|翌年) ?)?(?:"
    + _form(_ANY_M, "de")
    + " ?)?"
    + _form(_ANY_D, "de")
    + rf"(?:{_CLOCK}为?止|(?:2[0-4]|1\d|0?[1-9])(?:[时点]整?|:\d\d))?"
)
_NUMERIC_DAY = r"(?P<{0}m>1[0-2]|0?[1-9])(?P={1}sep)(?P<{0}d>3[01]|[12]\d|0?[1-9])"
# 2020.1.1-2020.12.31, 2020-01-01至2020-12-31, 2020/1/1~12/31
_NUMERIC_DAYS = (
    r"(?:自|从)? ?(?P<ay>(?:19|20)\d\d)(?P<asep>[-./])"
    + _NUMERIC_DAY.replace("{0}", "a").replace("{1}", "a")
    + r" ?(?:起 ?)?(?:--?|~|至|到) ?(?:(?P<aey>(?:19|20)\d\d)(?P=asep))?"
    + _NUMERIC_DAY.replace("{0}", "ae").replace("{1}", "a")
    + r"(?!\d|[-./]\d)(?:为?止)?"
)
# 2020-12-31前, 2020.12.31前, 2020/6/30前
_NUMERIC = (
    r"(?P<ito>(?:到|至|截至)? ?)(?P<iy>(?:19|20)\d\d)(?P<isep>[-./])(?P<im>1[0-2]|0?[1-9])(?P=isep)"
    r"(?P<id>3[01]|[12]\d|0?[1-9])(?!\d| ?[-~至到]) ?(?P<ibefore>(?:之|以)?前)?"
)
# 2018年3月至6月, 3-5月, 从8月下旬到9月底, 5月底至9月上旬
_PART = r"(?P<{0}>[上中下]旬|初|底|末)?"
_SAME_YEAR = (
    r"(?:自|从)?(?:(?P<sy>(?:19|20)\d\d) ?年 ?|(?P<snext>明年|今年|当年|本年|次年) ?)?"
    r"(?P<sm>1[0-2]|0?[1-9]) ?(?:(?P<smonth>月)份?"
    + _form(_PART, "spart")
    + r")? ?(?:-|~|至|到) ?(?P<senext>次年|翌年|明年|来年)? ?(?P<sem>1[0-2]|0?[1-9]) ?月份?"
    + _form(_PART, "separt")
)
# “十四五”期间, 到“十四五”末, 从“十一五”开始
_PLAN = (
    r"(?:(?P<beginning>从|自)|(?<!达)到(?=.{2,6}末))?[“\"]?(?P<plan>[七八九]五|十[一二三四五六]?五)[”\"]?"
    r"(?P<span>(?(beginning)(?:开始|起)|(?:期间|时期|期内|期末|末)))"
)
_EFFECTIVE = "(?:正式)?(?:施行|实施|执行|生效|试行)"
# 自2019年7月起执行, 自2020年第二季度起, 2019年起, 2019年初开始执行; 自2019年2月1日实施, 于2019年2月1日施行
_FROM = _form(
    rf"(?:从|自)? ?(?P<fy>{_YEAR}) ?年(?: ?"
    + _ANY_M
    + r"(?: ?"
    + _ANY_D
    + rf")?|初| ?{_Q.replace('{0}', 'f')})? ?(?:(?:起|开始){_EFFECTIVE}?|(?P<fbare>(?<=[月日]){_EFFECTIVE}(?![的后])))",
    "f",
)
# 从5月3日起实行日报告
_FROM_DAY = _form(
    r"(?:从|自)? ?(?P<gnext>今年|明年|本年)? ?"
    + _M
    + r"(?: ?"
    + _D
    + rf")? ?(?:起|开始){_EFFECTIVE}?",
    "g",
)
# 从今年起共同安排经费, 明年开始
_FROM_YEAR = "(?:从|自)? ?(?P<which>今|明)年(?:起|开始)"
# 自印发之日起施行, 自公布之日起30日后施行
_ANCHORED_FROM = (
    r"(?:(?:本[\u4e00-\u9fff]{1,6})?自?(?:印发|发布|公布|颁布|下发|发文)之日起"
    rf"(?:满? ?(?P<later>\d{{1,3}}|{_CN}{{1,4}})个? ?(?P<lunit>工作日|日|天|月|年)后?)?{_EFFECTIVE}"
    rf"|(?:自|从)?即日起{_EFFECTIVE})"  # 本通知自即日起执行
)
_BY_YEAR = _form(
    rf"(?P<to>(?:到|至|截至|截止到?|在)? ?)(?P<by>{_YEAR}) ?年(?:度)?(?: ?(?:"
    + _ANY_M
    + r"(?: ?"
    + _ANY_D
    + _HOUR
    + r")?|"
    + _Q
    + r"))? ?"
    + _END
    + " ?"
    + _BEFORE,
    "b",
)
_BY_MONTH = _form(
    r"(?P<nto>到|在|每年)?(?P<next>明年|今年|当年|本年|次年)? ?"
    + _ANY_M
    + r"(?: ?"
    + _ANY_D
    + _HOUR
    + r")? ?"
    + _END
    + _BEFORE,
    "n",
)
_BY_SEASON = _form(
    r"(?P<uto>到|在)?(?P<unext>明年|今年|当年|本年|次年|全年)? ?" + _Q + _END + _BEFORE, "u"
)
# 元旦前, 2020年春节前, “五一”前, 国庆节前
_FEAST = (
    rf"(?:(?P<vy>{_YEAR}) ?年 ?|(?P<vnext>明年|今年|当年|本年|次年) ?)?[“\"]?"
    r"(?P<feast>元旦|春节|五一|劳动(?=节)|国庆)[”\"]?(?:国际劳动节|劳动节|节|假期)?(?:之|以)?前(?![后\d])"
)
_YEAR_END = rf"(?<![\d{_ZERO}一二两三四五六七八九十每近上去往前])(?P<yto>到|在)?(?:(?P<ynext>明|今|当|本|次)年?)?年(?P<yend>底|末|内)(?P<ybefore>(?:之|以)?前)?"
_ONGOING = r"持续(?:推进|实施|开展|进行|落实|加强|深化|推动|用力|抓好|优化|完善)?|长期(?:坚持|推进|实施|任务|开展)?|常态化(?:推进|开展|实施|落实)?|全年(?:推进|实施)?|常年(?:坚持)?|贯穿全年|立行立改|按序时进度推进"
_PHASED = r"分年度(?:实施|推进|落实)?|分步(?:实施|推进)|分阶段(?:实施|推进)|逐年(?:实施|推进)?|按年度(?:实施|推进|计划)"
# 每周五上午下班前, 每日16时前, 每个工作日12:00前, 每季度末月20日前, 每个季度第1个月的20日前; but 每周一次, 每周五天
_WITHIN = (
    r"(?<=周)[一二三四五六日天末](?![次天日个期批均])(?:[上下中]午)?(?:下班)?(?:之?前)?"
    r"|(?<=[日天]) ?\d{1,2} ?(?:[时点](?:\d{1,2}分)?|:\d\d)(?:之?前)?|(?<=季度)的?(?:[首末次]|最后一?个?|第[一二三1-3]个?)月的?第? ?\d{1,2} ?[日号](?:之?前)?"
    r"|(?<=季度)末 ?\d{1,2} ?[日号](?:之?前)?"
)
_RECURRING = (
    r"每(?:间?隔[1-9六三两半][个年](?:月)?|半年|年度?(?:的(?=\d{1,2}月))?|[两二三四五六八十](?:[至到][三四五])?年|[1-9](?:[-~至到][2-9])? ?年"
    r"|(?:[两二三四六]|[1-9])个月|[1-9]\d?小时|个?季度?(?!稻)|个?月|周|学期|学年|个?工作日|日|天)(?:度)?(?:"
    rf"{_WITHIN}"
    # 每月5日和20日前
    r"| ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:月|日)(?:(?:[、和及] ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?[月日])+| ?\d{1,2} ?日)?(?:底|末)?(?:之?前)?"
    r"|底前|末前|底|末(?![日月尾端])|(?:的 ?)?第?[一二三四1-4] ?季度[末底内]?(?:之?前)?|的?[上下]半年内?|年[底末](?:之?前)?)?"
    # 每年5月1日至10月31日
    r"(?: ?(?:-|~|至|到) ?(?:次年|翌年)?\d{1,2}月(?:\d{1,2}日)?(?:底|末)?)?"
    r"|按(?:月|季度?|周(?![岁期])|年度?(?!计划|方案|目标|任务|预算)|半年)(?=[^内度])"
)
_DURATION = (
    rf"(?P<anchor>自?[^,。;:\n]{{0,16}}之日起 ?)?(?P<in>在)?(?P<count>(?<![至到为约近在]\d[.])\d{{1,4}}|{_CN}{{1,4}}"
    r"|半)(?P<measure> ?个)? ?(?P<dunit>工作日|自然日|星期|周(?! ?岁)|月|年度(?=[以之]?内)|(?<!个)[日天年])(?P<within>以内|之内|内)?"
)

# What a range and a beginning must hold soon: without a look ahead, the many blanks that they
# allow are tried in vain on each 2019年8月底前.
# A possessive run to the first of them is three times as fast as a lazy one.
_RANGES = r"(?=[^,。;\n][^,。;\n~至到-]{0,39}+[-~至到]|\d{4} ?年一\d|\d{1,2}月\d{1,2}日一\d|[^,。;\n起]{4,20}起 ?,至)"
_BEGINS = r"(?=[^,。;\n]{4}[^,。;\n起开正施实执生试]{0,24}+[起开正施实执生试])"
# What is neither range, plan, beginning, feast nor in digits alone has none of these in its phrase.
_PLAIN_LACKS = "~至到五起开正施实执生试./元春劳国-"
_NO_PLAIN = rf"(?=[^,。;\n{_PLAIN_LACKS}]{{0,40}}+[{_PLAIN_LACKS}]|\d{{4}} ?年一\d|\d{{1,2}}月\d{{1,2}}日一\d)"

# The first of two patterns that matches counts: the engine copies all groups before the one it is
# in whenever it may have to come back, and most requirements are of the second.
requirements = (
    re.compile(
        f"{_NO_PLAIN}(?:"
        + "|".join(
            (
                f"{_RANGES}(?:(?P<days>{_DAYS})|(?P<spanned>{_NUMERIC_DAYS})"
                f"|(?P<period>{_PERIOD})|(?P<same>{_SAME_YEAR}))",
                f"(?P<planned>{_PLAN})",
                f"{_BEGINS}(?:(?P<from>{_FROM})|(?P<fromday>{_FROM_DAY}))",
                f"(?P<fromyear>{_FROM_YEAR})",
                f"(?P<issued>{_ANCHORED_FROM})",
                f"(?P<numeric>{_NUMERIC})",
                f"(?P<feasted>{_FEAST})",
            )
        )
        + ")"
    ),
    re.compile(
        "|".join(
            (
                f"(?P<byyear>{_BY_YEAR})",
                f"(?P<recurring>{_RECURRING})",
                f"(?P<bymonth>{_BY_MONTH})",
                f"(?P<season>{_BY_SEASON})",
                f"(?P<yearend>{_YEAR_END})",
                f"(?P<duration>{_DURATION})",
            )
        )
    ),
)
# 建设年限 2011-2015, 完成时间 2015: only where a label or a column holds nothing else
bare_years = re.compile(r"\s*(?P<first>(?:19|20)\d\d)(?: ?[-~至] ?(?P<last>(?:19|20)\d\d))?[\s,;]*")
# 建设年限 2011.1-2015.12, 完成时间 2015.6
bare_months = re.compile(
    r"\s*(?P<year>(?:19|20)\d\d)[./](?P<month>1[0-2]|0?[1-9])"
    r"(?: ?(?:--?|~|至) ?(?P<last>(?:19|20)\d\d)[./](?P<end>1[0-2]|0?[1-9]))?[\s,;]*"
)
year_beside = re.compile(r"(?:、|和|及|与|以及)(?P<year>20\d\d) ?年(?:底|末)?(?=[,、和及与])")
# 压缩至70、40、30个工作日
numbers_before = re.compile(r"(?<![第\d])(?:\d{1,3}(?:、|和|及))+$")
number = re.compile(r"\d+")
# No group holds the alternatives: the engine skips to what begins with a literal.
in_limit = re.compile(f"{_ONGOING}|{_PHASED}")
# 经费逐年核定, 逐年给以补偿, in running text, where the others are how somebody works; not 呈逐年上升趋势
year_by_year = re.compile(
    "逐年(?!实施|推进|老龄|(?:上升|增长|增加|增多|下降|减少|递[增减]|攀升)(?:的|之?[势态]|趋)|(?:上升|增多|下降|攀升|递减|减少)[,。;])"
)
PHASED = ("分", "逐", "按年度")  # what the others begin with is ongoing
# Words before a length in Chinese numerals, which nothing else hints at: 期限不得超过二个月, 有效期三年,
# 任期届满六十日前
_LENGTHS = (
    *(
        "超过",
        "延长",
        "延长至",
        "有效期",
        "期为",
        "限为",
        "间为",
        "般为",
        "提前",
        "少于",
        "最长",
        "暂行",
    ),
    *(
        "届满",
        "整为",
        "短为",
        "减为",
        "今后",
        "未来",
        "试行期",
        "用",
        "保存",
        "保管",
        "存至少",
        "管至少",
    ),
)
_ENDS = "".join(sorted({word[-1] for word in _LENGTHS}))
_LENGTH = "个?(?:工作日|自然日|日|天|周|星期|月|年)(?!级)"
numeral_length = re.compile(rf"(?<!{_CN}){_CN}{{1,4}}{_LENGTH}")
# A requirement holds a digit or one of these characters; what it begins is looked at only there.
# Nearly all 年, 内 and 按 begin none: their neighbours tell, and the engine is quicker to ask them.
# The character comes first in each alternative: the engine asks only those of the one it stands on.
HINT = "|".join(
    (
        "内(?<=[日天周期月年以之度]内)|起(?<=[之即]日起)|五(?<=[七八九十一二三四五六]五)|五(?=一)"
        "|旦(?<=元旦)|春(?=节)|劳(?=动节)|庆(?<=国庆)|每(?=[半年两三四五六八十季个月周学日天间隔]|[1-9][0-9]?小时)"
        "|按(?=[月季周年半])|半(?<=[上下]半)|逐(?=年)|季(?=度)|年(?=[底末])|年(?<=[今明]年)(?=起|开始)",
        *(
            f"{numeral}(?<=[{_ENDS}].)(?:{'|'.join(f'(?<={word}.)' for word in _LENGTHS)})"
            f"(?={_CN}{{0,3}}{_LENGTH})"
            for numeral in _CN[1:-1]
        ),
        # 在会议举行的三十日前, 开工十五个工作日以前
        f"前(?<=[日天月以之]前)(?:(?<={_CN}[日天]前)|(?<=个月前)|(?<=作日前)|(?<=[日月][之以]前))",
        # 二○二○年: told by its second numeral, for 一 and 二 stand everywhere
        *(f"{zero}(?<=[二2].)(?=(?:{_DIGIT}|[0-9]){{2}} ?年)" for zero in _ZERO),
        f"九(?<=一九)(?={_DIGIT}{{2}} ?年)",
        # 六月底前, 十二月三十一日前
        r"月(?<=[一二三四五六七八九十]月)(?=份?(?:[底末前]|[之以]前)|[一二三十][一二三四五六七八九十]{0,2}日[之以]?前)",
    )
)
HINTS = frozenset(f"前内起五旦春劳庆每按半逐季年九月{_CN[1:-1]}{_ZERO}")
"""What ``HINT`` matches: one of these characters."""
# a number that a unit of time, a range or a separator of dates follows
number_hint = re.compile("[0-9]{1,4} ?[年月日天周个工自星季./~至到-]")
numeral_year = re.compile(f"[九{_ZERO}]")
numeral_within = re.compile(
    rf"{_CN}{{1,4}}个?(?:工作日|自然日|日|天|周|星期|月|年度?)(?:以|之)?内$|半个?[年月](?:以|之)?内$"
)
numeral_before = re.compile(
    rf"(?<![月年第\d一二两三四五六七八九十百]){_CN}{{1,4}}(?:个?工作日|日|天|个月)(?:以|之)?前$"
)
plan_seed = re.compile(r"(?:[七八九]|十[一二三四五六]?)五[”\"]?[期时末起开]")
rhythm_seed = re.compile("每[1-9间隔半年两三四五六八十季个月周学日天]|按(?<!不得按)[月季周年半]")
BEGINNINGS = frozenset('自从到至截在每按明今当本次全“"第')
