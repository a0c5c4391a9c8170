"""How a quantity to be reached is written (number, unit, the verbs that set it), and the record of one.

Which quantities are goals, ``targets`` decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhengce.model import Comparator
from zhengce.reading.spans import Spans

NUMBER = r"\d{1,9}(?:[,]\d{3})*(?:[.]\d+)?"
SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
"""What a number is multiplied with, by the word behind it."""
UNIT = (
    r"(?:%|个百分点|‰|/ ?(?:10 ?)?万|微克每立方米|毫克每立方米|微克|毫克|元|美元|人次|次|人|名|户|款|家|个|所|张|件|项|台|辆|座|处|岁|条"
    r"|吨(?:标准?煤)?|方(?![面案式向法针便位])|公里|千米|平方公里|平方千米|平方米|㎡|m2|立方米|公顷|亩|千瓦时|千瓦|兆瓦|批|倍|场|期|套|只|头|株|床|例|篇|部|间|片|支|块|根|对|类|种|份|天|小时|分钟|学时|分"
    r"|米|艘|架|棵|册|栋|幢|宗|公斤|斤|厘米|毫米|标箱|蒸吨|千伏安|课时)"
    # 24万吨/日, 35微克/立方米, 200元/人
    r"(?:/(?:立方米|平方米|平方公里|公顷|千瓦时|小时|人次|[年月日天人户吨台辆张次件家个亩升]|[\u4e00-\u9fff]{1,3}(?=[/,。;、)\n]|$))){0,2}"
)
COMPARATOR = (
    r"(?P<ge>(?<=[率命例重比])≥|不(?:得|宜|应)?(?:低于|少于|小于)|至少(?:达到|(?!间隔|提前|保[存留]|连续)[\u4e00-\u9fff]{1,6}?(?= ?\d))?|力争达到)"
    # 优良水体比例高于93%
    r"|(?P<gt>超过|突破|(?<![不得应宜能可])(?:高于|大于|多于)(?= ?\d)"
    # 销售收入超3000亿元; not a cell of a table that begins so, nor 年产超200万辆汽车基地
    r"|(?<=[\u4e00-\u9fff])(?<!产)超(?= ?\d)|(?:(?<=收入)|(?<=产值)|(?<=利税)|(?<=税收))过(?= ?\d))"
    # 生长迟缓率分别低于7%和5%; 低于 alone is a condition, mostly
    r"|(?P<lt>分别(?:低于|少于|小于)(?= ?\d))"
    r"|(?P<le>(?<=[率命例重比])≤|不(?:得|宜|应)?(?:超过|高于|大于|多于)|控制在|降(?:低)?(?:至|到)|下降(?:至|到)|减少(?:至|到)|压减(?:至|到))"
    r"|(?P<increase>(?:累计|年均|平均|同比)?(?:增长|提高|提升|增加|上升|增幅|增速)(?:率|速度|幅度)?(?:为|在|保持在|达到?|超过)?)"
    r"|(?P<decrease>(?:累计|年均|平均|同比|分别)?(?:下降|降低|减少|压减|压缩|削减|降幅)(?:率)?(?:为|达到?|超过)?)"
    r"|(?P<eq>(?:均|都|总体|分别|总量|累计)?(?:达到|达|保持在|稳定在|维持在|提高(?:至|到)|提升(?:至|到)|增(?:加|长)?(?:至|到)|扩大(?:至|到)|上升(?:至|到))"
    # 每月服务时间为28小时
    r"|(?:(?<=时间)|(?<=时长)|(?<=次数)|(?<=任务)|(?<=任务量)|(?<=目标))为"
    # 提高财政补助基础标准至人均730元
    r"|(?<=标准)至(?:人均|每人每[年月])?(?= ?\d))"
)
# 新建5G基站2600个以上: for what is built the counted thing may stand before the number.
THING = r"(?:\d?[A-Z]+)?[\u4e00-\u9fffA-Za-z“”\"+]{0,14}?"
BUILT = (
    r"(?:累计|计划|力争)?(?:新建|建成|建立|新增|建设|培育|打造|创建|完成|改造|引进|培训|扶持|认定|布局|组建|开工|新改扩建|实施|形成|削减|淘汰"
    # 治理草原3000万公顷, 推进13万个行政村环境综合整治, 举办招聘会100场
    r"|实现|保障(?!性)|治理|整治|修复|培养|推广|举办|开展|推进|发展|招引|引育|遴选|选派|选树|安置|搬迁|配备|增设|设立|抢救|复壮|抚育"
    r"|种植|制修订|制定|筹集|筹建|开发|发放|收购(?!船|[价点站])|招聘|招录|招收|清淤|疏浚|砌护|衬砌|整修|维修|加固|平整|硬化|改善(?=[^,。;\d]{2,8}面积)|计划(?=总?投资 ?\d)|帮扶|解决|盘活|关停|拆除|续建|扩建|迁建|改建|打通|孵化|储备|选拔|(?<=[将要拟再])建(?= ?\d)|(?:植树造林|造林|封山育林)(?= ?\d)|评选(?:资助)?|开通|组织发动|推出|引入|划定|净增|更新|争创|加装|推动(?= ?\d)|组织(?= ?\d)|支持(?= ?\d{2,}[名家])|减轻|(?<=[均都])建有)"
    r"(?:和改造|改造|各类|成|形成|壮大|提升(?=[\u4e00-\u9fff\d]))?"
)
# 不高于承担风险责任的0.5%: a share may name what it is a share of.
SHARE = r"(?P<share>不(?:得)?(?:低|少|小)于|不(?:得)?(?:高|多|大)于|不(?:得)?超过|(?:达到?|提高到)(?=[^\d%]{1,15}的 ?\d))(?P<whole>[\u4e00-\u9fff()]{2,24}) ?"
# 达到60%以上(含60%)的, 可申请认定
case = re.compile(
    r"(?:(?:(?!,对其中)[^。;\n]){0,60}?的,(?:可|予以|给予|视为|按|由)|(?:\([^()]{0,12}\))?的(?:,|单位|企业|给予)"
    # 累计实现税收3000万元以上，由政府提供用地
    r"|,(?:由[^,。;\d]{2,10}(?:奖励|补助|提供|给予)|(?:均|分别)?给予|可享受|享受|一次性))"
)


class Goal(NamedTuple):
    """A quantity to be reached, before its clause's year is known."""

    metric: str
    comparator: Comparator
    value: float
    unit: str | None
    start: int
    end: int
    nth: int = 0
    """Which of the clause's years is its own, where it has several (到2022年和2030年，分别不低于24%和30%)."""
    of: int = 1
    """How many quantities share these years."""


def is_closed(start: int, end: int, closed: Spans | None) -> bool:
    """Whether a quantity stands in what holds none: a title, a duty."""
    return closed is not None and closed.meet(start, end)
