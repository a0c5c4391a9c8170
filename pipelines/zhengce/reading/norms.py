"""Sentences that tell in the indicative what a body does: 市水务局依法组织编制规划，市财政局保障资金。

Laws and plans oblige so, without 应当; what has been done (了, 已), may be done or is meant gives nothing.
What obliges by a word, ``sentences`` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhengce import deeds
from zhengce.model import Role
from zhengce.reading.defined import short_name
from zhengce.reading.described import described_before
from zhengce.reading.named import Named
from zhengce.reading.names import TOWARDS, described
from zhengce.reading.organisations import listed
from zhengce.reading.parted import PARTED_LISTS, also_before
from zhengce.reading.phrases import by_then
from zhengce.reading.spans import Spans
from zhengce.reading.subjects import subjects_before
from zhengce.reading.who import Who

# --- who: how the names end that a sentence can begin with ---

# Each begins with a character of its own, outside groups: the engine skips to one of these. 各区, 各涉农区
_END = (
    "委员会|代表大会(?<=人民代表大会)(?!代表|主席|常[务委])|联合会|检察院|行政学院|党校|法院|国务院|人民银行|军区|机构(?<!医疗机构)|工会|红十字会|常委会|指挥部|协调机制|防指|防总|督导组|供销合作总社|工作组|调查组|主席团|主任会议"
    "|联席会议|联防联控机制|省份|团体|妇联|残联|青联|中心|小组|管委会|经济组织|自治组织|妇女组织|群众组织|其他(?:社会|群团)?组织|消防救援队伍|解放军|军队|驻军|部队|民兵组织|武装警察部队|单位"
    "|防疫站|协会(?<!学生协会)(?<!企业协会)(?<!技术协会)(?=等(?:社会|群团)?(?:组织|团体))|公署|律政司|看守所|拘留所|管理所|监狱|核查组|检查组|督查组|巡查组|"
    + "地区(?<=各地区)|地区(?<=试点地区)|城市(?<=试点城市)|"
    + "|".join(f"{of}(?:(?<=各.)|(?<=各[有相涉试][关农点].))" for of in "省市县区州地镇")
    + "|地方(?<=有关地方)|市(?<=各[地县]市)|州(?<=各市州)|区(?<=各县区)|县(?<=各[区市]县)"
    + "|直辖市(?<=省、自治区、直辖市)|财政(?<=[省市县区级央]财政)|镇[(]街道?[)]"
    + "|街镇(?<=[各关]..)|街道(?<=[各、关镇]..)|乡镇(?<=[各、关]..)(?![(]街道?[)])|镇街(?<=[各关]..)|园区(?<=[各、关]..)"
    # 行政部|门, 办|公室, 关|系 end no name
    + "|局|委(?!员)|厅|部(?!门)|署|办(?![公医])|门|府|处(?!罚)|关(?!系)|室"
)
_LONGEST = 80
_who = re.compile(
    rf"(?:{_END})(?:等(?:部门|单位|团体|(?:社会|群团)?组织)?)?(?:\([^()]{{2,30}}\))?(?:及其(?:(?:工作|执法|检查)?人员|地方组织)|[和及](?:个人|公民))?"
)
_CANDIDATES = 12
_NO_DEED = frozenset("要须应可、和医")
"""What no deed begins with: 市水务局|要…, 社会办|医."""
# 妇女联合会、残疾人联合会等团体，协助人民政府…: a list can end with a comma
_of_list = re.compile(
    "(?:等(?:有关|相关|社会|群团|人民)?(?:部门|单位|团体|组织)|其他(?:社会|群团)?组织|和其他有关部门)$"
)
# 国务院决定设立的煤矿安全监察机构按照…: who set it up stands before its name
_set_up = re.compile("[^,。;:\n]{2,24}(?:设立|设置|组建|派出|确定)的(?:[^,。;:、\n]{2,14}的)?")
_levels = re.compile(
    r"(?:各[省市县区]\([市县区旗州、]{1,5}|镇\(街道?)\)$"
)  # 各省(区、市)组织省级检查
_ADJUNCTS = 3
"""根据…，在…中，自…起: that many stand before a verb at most."""

# --- what stands between a body and its verb ---

_ADVERB = (
    "(?:依法(?:依规)?|依规|即时|年内|坚决|逐一|统一|独立|分工(?=管理|负责)|实时|动态(?!管)|分类|负责|不?定期|在线|线上|及时(?:[、和](?:准确|快速|如实|全面|有效|妥善|足额|完整|公正|充分))?|具体|共同|联合"
    "|每(?:季度?|半?年|月)(?:至少)?|每年(?:第[一二三四]季度|[0-9]月|1[0-2]月)|逐[步年级]|积极|分别|一般|主要|专门|直接|主动|切实|认真|严格"
    "|继续|[全足]额|适[时当]|立即|迅速|迅即|随即|自动|第一时间|提前|合理|科学|同步|优先|免费|无偿|持续|进一步|妥善|综合|从[严快]|书面|全面|充分|自主地|另行|自行(?=制定|组织|管理|确定)|区别情况|至少"
    "|补充(?=编制|完善|制定)|拟(?=继续|于|在|积极|组织|对|制|研究|安排|建|开展|出台)|将(?=自动|成立|组建|继续|统一|依法|强化|加[强大]|适时|定期|组织|对|进一步|按|根据)|按(?:程序|计划|需|[日月年]|季度))"
)
_BY = (
    "(?:根据|按照?|依照|依据|参照|结合(?!部)|依托|围绕|针对|运用|利用|通过(?!的)|视(?!频)|适应|综合考虑"
    "|以(?=[^,。;:\n]{1,40}为(?:单位|[唯一主要]{0,2}(?:标识|重点|核心|主体|基础|抓手|依据|目标|导向|载体|平台|主线|引领|牵引))))"
)
# 批准的规划, 划定的疫区, 批准划定的疫区, 设立的专项资金: what is named after what was done to it
_OF_IT = "(?!(?:[和与、或并]?(?!统一|具体|相应|相关|有关|必要|合理|专门|独立|代表)[\u4e00-\u9fff]{2})?的|[^,。;:\n]{1,16}的[^,。;:\n]{2,20},由)"
# The clause that the verb stands in goes on, and is no condition: 作出决定的，; 组织检查时，; 进行监察，适用本条例
_GOES_ON = (
    r"(?!(?:[和与、或并][\u4e00-\u9fff]{2,3}){0,2}的|(?:实施|开展|编制|制定|抽查)的|[者,。;)]|(?<!加强)(?<!完善)(?<!建立)(?<!履行)与"
    r"|(?:工作(?!组?[,。;]|专班|小组|机制|方案|计划|制度|要点|措施|规范|流程|指南|规则|办法|预案|台账)|人[的,。、]|所需|经费|程序|情况)"
    r"|[、和](?=个人|人员|单位|机构|部门|企业|组织(?![实协推开指编制当本各])|服务[机中]|其他|有关|相关)"
    r"|[^,。;\n]{0,60}的情况(?:[、;]|,(?:与|以及|下[一级])|$)|[^,。;:\n]{0,120}(?:(?:的|时|[中后]|之?前|期间|之日起|经费),|的(?:[。;\n]|$))|[^,。;\n]{0,40}可以"
    r"|[^,。;\n]{0,16}(?:案件|职[责能]|检查|调查),[^,。;\n]{0,16}(?:可以|有权)|[^,。;\n]{0,60}除外|[^,。;\n]{0,40}的需要,"
    r"|(?:[^,。;\n]{0,60},)?需要[^,。;\n]{2,20}的|[^,。;\n]{0,60}的(?:具体)?(?:办法|规定|标准|程序),(?:由|适用|[按依]照)"
    r"|[^,。;\n]{0,30},(?:有下列|擅自)"
    r"|[^,。;\n]{0,24}的(?:部门|机构|机关|(?:主管|行政|工作)(?:部门|机构|机关)(?=[,(]|会同|应当|可以|不得)|各部门(?:、单位)?[。\n])"
    r"|[^,。;\n]{0,40}的(?:人员|单位|设施|项目|方案)(?:应当?|必须|须)"
    # 实施行政执法的范围包括…, 审查的事项由…确定
    r"|[^,。;\n]{0,60}的[^,。;\n]{2,12}(?:包括|(?<![行作认因定])为|是|由(?=[省市县区国]))"
    r"|[\u4e00-\u9fff]{2}的[\u4e00-\u9fff]{2,4}(?:[很较大多]|中,)|召开会议|举[办行]|学习|[^,。;:\n]{2,20}(?:法规|规章)案?的?程序(?:\n|$)"
    r"|[^。;\n]{0,60}(?:了(?!解)|已(?=经|[组开完建制印发出形启实落]))|[^。;\n]{0,160}(?:适用[本《]|[依按]照本[^,。;]{0,6}执行))"
)
# 保证|金, 重视|程度, 培训|中心: what begins a noun, or a clause on what was done to something (宣布|失效的文件目录另行公布)
_NO_NOUN = (
    r"(?!的|[率值券]|性|期|时[间限]|(?<=保证)金|(?<=承诺)书|(?<=保管)[费箱]|(?<=控制)线|(?<=重视)程度|(?<=测算)标准|(?<=提升)行动|(?<=创建)活动|(?<=查验)场所"
    r"|数据显示|重建规划|督办机制|(?:落实|使用|失效|实施|运行)的|[^,。;:\n]{0,10}(?:中心|站|室|办公室|领导小组|单位|项目)(?:负责|应当|组织|设|要)"
    r"|[^,。;:\n]{1,14}的(?:议案|问题|文件目录|退役军人|印章|情况|措施),?(?:应当|取得|另行|纳入)|[^,。;:\n]{1,12}以来,)"
)


@cache
def _does() -> str:
    """A deed behind its adverbs."""
    return (
        rf"{_ADVERB}{{0,3}}(?:(?:{deeds.alternatives('granted')}){_OF_IT}"
        rf"|(?:{deeds.alternatives('noun')}){_NO_NOUN}|{deeds.alternatives('task')})"
    )


@cache
def _task() -> re.Pattern[str]:
    return re.compile(rf"{_does()}{_GOES_ON}")


# …在年度财政预算中安排。, …据实列支，: a verb that ends the phrase, behind what it is done by or in
_CLOSES = f"{_ADVERB}{{0,3}}(?:安排|列支|解决|支付|办理|办结|处理|处置|落实|放行|启封|验放)[,。;]"
_closes = re.compile(_CLOSES)
# What it does it by, in, after: up to a comma, or up to the verb itself
_BY_IT = (
    rf"(?:{_BY}(?![^,。;:\n]{{2,40}}[构关](?:依照|按照))|综合运用|凭)[^,。;:\n]{{2,60}}?"
    r"|在[^,。;:\n]{2,50}?|[自从](?=[收受接作公])[^,。;:\n]{2,40}?(?:日内|内)"
    r"|(?:收到|接到|受理|查验|审[核查]|复[审核]|核[实查准]|审批|确认)[^,。;:\n]{0,30}?后(?:经[^,。;:\n]{2,12})?"
    r"|(?:收到|接到)[^,。;:\n]{2,40}(?:投诉|举报|报告)(?=,)|征求[^,。;:\n]{2,30}意见后|从(?![事业])[^,。;:\n]{2,40}?"
    # 税务部门与有关部门合作，建立…机制
    r"|与[^,。;:\n]{2,24}?(?:合作|协作|协同|联动|衔接)"
    rf"|{TOWARDS}[^。;:《\n]{{2,90}}?|于[^,。;:\n]{{2,40}}?[前内底旬]"
    r"|\d{1,3}个?(?:工作日|[日天月])(?:以?内)|每(?:半?年|季度?|月|周)[^,。;:\n]{0,8}?[前底末]"
    # 协调机构由政府有关部门…组成，主要履行下列职责
    "|由[^。;:\n]{2,120}?组成|接受[^,。;:的\n]{2,16}委托"
)
_by_comma = re.compile(
    rf",?(?:或者?|并)?{_ADVERB}{{0,3}}(?:(?:{_BY_IT})(?<![局委厅办构门组的)])"
    rf"|(?:经过?[审调核][理查实],)?(?:认为|查明|(?:[核检]查)?发现)[^。;:\n]{{2,80}}?的|属于[^,。;:的\n]{{2,20}}|经[审检核][^,。;:的\n]{{2,30}}的"
    rf"|经过?(?:[审调核][理查实]|组织[^,。;:的\n]{{2,12}})(?=,)|实行[^,。;:\n]{{2,12}}负责制|作为[^,。;:\n]{{2,30}}(?:单位|部门|机构)"
    rf"|经与[^,。;:的\n]{{2,24}}后|除[^,。;:\n]{{2,40}}外|(?:采取|进行|实施|办理|作出)[^,。;:\n]{{2,40}}时),"  # 核查发现…情况的，移送
)


@cache
def _by_verb() -> re.Pattern[str]:
    return re.compile(
        rf",?{_ADVERB}{{0,3}}(?:{_BY_IT})"
        rf"(?:(?<!的)(?<!的其他)(?<!的有关)(?={_does()}{_GOES_ON})"
        rf"|(?<!的)(?<!的,)(?<!的,依法)(?={_CLOSES})"
        rf"|(?=[将把在]|向(?=[^,。;:\n]{{2,20}}(?:出具|发放|颁发|支付|下[达放]|发布|交付|送达|出示|提[出供]|报[告送]|通报|公[布开]|移送))|给予|予以|放行|验放"
        rf"|管理(?:[本各全]|[\u4e00-\u9fff]{{2,8}}工作[,。;])))"
    )


# …按照有关管理办法处理。: the rule, before a verb that ends the phrase
_by_rule = re.compile(
    rf",?{_ADVERB}{{0,3}}{_BY}[^,。;:\n]{{2,40}}?(?={_ADVERB}{{0,2}}(?:办理|处理|处置|落实)[,。;])"
)
# What is done to somebody or something: 对违法行为依法查处, 为市民提供服务, 将补贴拨付, 向社会公布
_towards = re.compile(
    rf",?{_ADVERB}{{0,3}}(?:"
    rf"{TOWARDS}(?:(?!的,)[^。;:《\n]){{2,90}}?(?:{_ADVERB}{{0,3}}(?:给予|进行|实施|实行|开展|予以|(?:查处|处理|处罚)(?!决定|措施)|组织(?=[巡开复])|采取|做好|提供|作出)){_GOES_ON}"
    rf"|{TOWARDS}[^,。;:《\n]{{2,60}}?(?:同时|依法)?强制执行(?=[,。;])"
    r"|为(?!是|[本全各省县区]|市(?![场民]))[^,。;:\n]{2,40}?(?:提供|购买|办理|安排|设置|建立)(?!的)(?![^,。;\n]{0,40}的,)"
    r"|[将把][^,。;:\n]{1,60}?(?:纳入|列入|划入|作为|单列|拨[付入]|划拨|返还|退还|移送|抄送|通报|告知|送达|移交|报送|上报|转报|划分为"
    r"|报(?=(?:上级|国务院|商务部|[省市县区](?:级|人民))[^,。;]{0,24}[,。;])|向)(?![^,。;\n]{0,60}的,)"
    r"|[将把][^。;:\n]{2,140}?所需经费[纳列]入本级"
    r"|向(?=[省市县区社本同上有相主常人国申当公全中大代党][^,。;:\n]{0,30}?(?:提出|报告|报送|通报|提供|公布|公开|发布|宣传|移送)(?!的)(?![^,。;\n]{0,40}(?:的|时),))"
    r"|向[^,。;:\n]{2,20}?(?:提供|发放|颁发|支付|下[达放]|发布|出具|交付|送达|出示)(?!的)(?![^,。;\n]{0,40}(?:的|时),)"
    r"|与(?![^,。;:\n]{2,40}?(?:局|委|厅|部门|机关|政府|法院)(?:建立|开展|签))[^,。;:\n]{2,40}?(?:开展|建立|签[订署]|进行)(?!的)(?![^,。;\n]{0,40}(?:的|时),)"
    r"|就[^,。;:\n]{2,50}?(?:制定|向|征求|听取|提出|作出|进行)(?![^,。;\n]{0,40}(?:的|时),)"
    r")"
)
# What needs no verb of the list: 履行下列职责：, 领导全省的…工作, 自收到申请之日起应当…
_states = re.compile(
    r",?(?:[在对][^,。;:\n]{2,40}?)?(?:的)?(?:主要|具体|工作)?(?:职[责能]|任务)(?:(?:主要)?(?:是|为|包括))?:"
    r"|(?:对[^,。;:\n]{2,24}?)?(?:具体|主要|依法)?(?:履行|行使|担负)(?:下列|以下)[^,。;:\n]{0,10}(?:职[责权]|任务)(?=[,:])"
    # 市计量部门监督实施计量法规的职责是：
    r"|(?:监督|管理|组织|实施)[^,。;:\n]{2,40}的(?:主要)?职责(?:是|为):"
    r"|担负(?=[^。;:\n]{2,80}(?:任务|职责)[,。;])"  # 人民武装警察部队担负执勤、抢险救援任务
    r"|领导全国[^,。;:的\n]{2,12}(?=[,。;])"  # 中央军事委员会领导全国武装力量
    rf"|{_BY}[^,。;:\n]{{0,8}}层次主管[^,。;:的\n]{{2,60}}工作(?=[,。;])"
    rf"|{_BY}[^,。;:\n]{{0,8}}权限(?:负责|主管|管理)(?=[本各全其])[^,。;:\n]{{2,60}}(?=[,。;])"
    # 各级人民政府领导母婴保健工作, 最高人民检察院领导地方各级人民检察院的工作
    r"|(?:组织)?领导[^,。;:\n]{2,40}工作(?=[,。;])"
    # 未附送环境影响报告书的，审批机关不予审批; 对全国人民代表大会负责并报告工作
    r"|具体(?:落实|实施|承办|办理)(?=[,。;])|(?:积极|密切|主动)配合(?=[,。;])|管理[^,。;:的\n]{2,20}工作(?=,(?:依法)?履行|(?<=范围内管理..工作)[,。;])|,(?:依法)?协助[^,。;\n]{4,60}(?=[,。;])"
    # 河道主管机关除责令其纠正违法行为外，可以并处警告: the order is no choice
    r"|除(?:依法)?(?:责令|没收|吊销|追缴)[^。;\n]{2,60}?外,"
    # 不设区的市、市辖区的人民政府对居民委员会的工作给予指导、支持和帮助
    r"|对[^,。;:\n]{2,40}?给予(?:指导|支持|帮助|协助)(?:[、和](?:指导|支持|帮助|协助))*(?=[,。;])"
    # 海关自公告规定实施之日起执行, 自撤销许可之日起3年内不受理其申请
    r"|自(?=公告|实施|撤销|公布|其)[^,。;\n]{2,40}(?:之日起执行|内不(?:予)?(?:受理|签发))(?=[^,。;\n]{0,30}[,。;])"
    rf"|,?{TOWARDS}[^。;:《\n]{{2,90}}?(?:的,(?:不予|准予|予以)[\u4e00-\u9fff]{{2}}|不予(?:办理|受理)(?![^,。;\n]{{0,20}}的))"  # 对验收不合格的，不予办理备案
    r"|不予(?:处罚|备案|签发|出具|验收|采纳|认可|支持|审批|批准|受理|办理|登记|核准|许可|注册|公布)(?=[^,。;\n]{0,40}[,。;:])|对[^,。;\n]{4,40}负责并报告工作|(?:分解|(?:具体|认真|切实)?抓好(?:贯彻)?)落实(?=[,。;])"
    # 国务院代表国家行使国有资产所有权, 分别代表国家对国家出资企业履行出资人职责
    r"|,?(?:分别)?代表(?:国家|中国政府|本级人民政府)(?:行使|履行|对[^,。;:\n]{2,24}履行|与[^,。;:\n]{2,24}开展)"
    # 省人民政府、省军区领导全省的人民防空工作; 主管 stands among the words that oblige
    rf"|{_ADVERB}{{0,3}}(?:领导|管理|监督管理)(?:[和、][\u4e00-\u9fff]{{2,4}}){{0,2}}(?=全[国省市县区州]|[本各所]|辖区|我国|(?<=统一领导)(?!的))"
    r"[^,。;:《\n]{2,40}?(?:工作|事务|活动|建设|使用|事业)(?=[,。;:])(?![^,。;\n]{0,120}的,)"
    # 劳动行政部门自受理申请之日起三十日内应当结束工作: the word that obliges stands behind what is no body
    r"|自(?=[收受接])(?=[^,。;:《\n]{2,60}(?:应当|必须)(?!依法进行|[^,。;\n]{0,30}而[未不]))"
    r"|,?(?:依照|按照|参照)[^,。;\n]{2,60},(?:具体)?(?:负责|承办)(?![任人])(?=[^,。;:\n]{2,60}[,。;])"
)

_supports = re.compile(
    f"(?:(?:按照?|根据)[^,。;:\n]{{2,12}},?)?{_ADVERB}{{0,3}}(?:配合(?![单部])|予以(?:配合|协助))"
)  # 其他有关部门按各自职能配合做好相关工作: who helps

# --- what is no duty ---

# 可以, what is meant or prohibited, and who is no subject: 与市人民政府建立, 应当会同市财政部门制定
_open = re.compile(
    "可以|可(?<![许认]可)(?![再持燃])|有权|未(?!成年)|不得|应当|必须|是指|需要(?<![据作际]需要)(?![,;。])|已|曾|不(?=[实进开给予组])|统筹协调(?=国务院|[省市县区州]|有关部门$)|会同|违[法反]"
    # what stands within no list of names: 乡镇人民政府在县人民政府…; but 所在地人民政府
    "|对(?!外)|在(?<!所在)|为(?<!行为)|要(?![素闻])|(?<!相)应(?![急用])|拒绝|阻碍|妨碍|享受|接受(?=有关|相关|上级)|社会组织(?<!其他社会组织)|工会组织"
)
_may = re.compile(
    "不(?=[实进开给组再]|予(?!(?:批准|受理|许可|登记)之日))|可以|可(?<![许认]可)(?![能再持燃])|有权|不得|是指|(?<![对将])已(?=经|[组开完建制印发出形启实落])|应当|必须"
)
# Whom another one asks: 鼓励地方人民政府建立…, 指导街道办事处开展…; but 精神文明建设指导委员会
_no_name = re.compile(
    "指导|协调|监督|告知|通知|责成|分送|领导[国省市首]|除|实行|报|经[市省全]|选举|建议|比照|参照|联系|会同"
    "|督导|逐级|按|上报|要|请|向|由|为|在|到|交(?!通|警|易)|或|将|保障|维护|接受|服从|依靠|依托|委托|建设(?![主行部局厅委银])"
)
# …, 本市与上海市人民政府; but 市委组织部
_asked = re.compile("支持|鼓励|督促|引导|配合|协助|帮助|推动|组织(?!部|$)|要求|与")

_phrase = re.compile(rf"[^,。;:!?\n]{{2,{_LONGEST}}}")
# What no name of a body or place begins with, but half of the parts of sentences do: 由…, 对…, 加强…; but
# 对外贸易主管部门, 不动产登记机构, 加查县, 重点流域县级以上人民政府, 引黄灌区管理机构.  What is forgotten here costs
# time and no row; a word too many loses whoever is called so.
_NO_FIRST = (
    r"[-(《“拟妨持并由在违按推逾没促及但必擅拒除做完需被也符与限列还落坚逐予要侵探以提是每已把则因为了着另凡而又至到给更培扩切]"
    "|具[有备体]|用[于好足]|使[用其之](?![\u4e00-\u9fff]{0,6}(?:部门|机[构关]))|引[导进领入]|优[化先选秀]|再[次造]|破[坏除解]|取(?!水)|属于|充[分实]"
    "|对(?!外)|不(?!动产|设区)|可(?!再生)|加[强大快]|建(?:立|设(?![行主局部委厅银厅]))|实[施现行]|依[法据照托]|重[大要视]"
    "|重点(?=推|加|围|支|发|做|建|抓|开|打|解|保|对|培|实|突|关|任|工作)|鼓励|开展|确[保定]|大力|强化|全[面力]"
    "|保[障持证]|制[定订](?!机)|构[建筑]|支持|根据|严[格禁控]|深[化入]|健全|创[新建]|统筹(?!地?区)|积极|围绕|规范|增[强加]|改善"
    "|改革(?!办|委|[\u4e00-\u9fff]{0,6}(?:小组|部门))|结合|进一步|有(?:下列|条件|效|序)|情节|应当"
    r"|\[(?:责任|牵头|配合|完成)|(?:责任|牵头|配合|完成|承办)(?:单位|部门|时[限间])?:|申请(?!人)|发(?:[挥放现]|展(?!和?改革))|最高(?![人法检])"
    r"|将(?!乐)|社会(?:办|力量|资[本金])|研究(?=[制利政建探解推提确])|宣传(?!部|[、和及与]|[\u4e00-\u9fff]{0,4}部门)|于\d|须(?=[在按经向于由])|购[买房](?!基金)|或者"
    "|(?:打造|通过|明[确显]|形成|允许|降低|拓[展宽]|聚焦|简化|助力|力争|努力|扎实|满足|营造|合理|方便|畅通|督促|稳[步妥]|减[少轻]|避免|防止|细化|激发|争取|吸引|搭建|丰富|其中|同[时等]"
    "|严厉|采取|主[动要]|认真|放宽|精准|密切|出台|倡导|[新开]办|原则|变相|一律|面向|包括|试点(?=[开实推建])|参与|继续)(?![^,。;:\n]{0,16}(?:领导小组|委员会|办公室|指挥部|专班))"
)
_no_first = re.compile(_NO_FIRST)
# …作出突出贡献的，人民政府给予奖励; 前置适配评估：市残联开展评估: behind a condition or a heading as at the
# beginning; but not 会议指出：, 问：, 图1：
_begins = re.compile(
    rf"(?:[。;\n,]|:(?<![出者问答例]:)(?<![图表]\d:))(?:(?=[ 每国0-9])|(?!{_NO_FIRST}))"
)


# 国家设立反恐怖主义工作领导机构，统一领导…工作, 市政府成立…领导小组，负责…: who is founded, and for what
_founded = re.compile(
    "(?:国家(?:设立|成立)|[^,。;:的\n]{0,10}政府(?:设立|成立)了?(?!工作领导|领导|指挥))(?P<who>[^,。;:的\n]{2,24}(?:委员会|领导机构|领导小组|指挥部)),(?P<in_charge>负责(?![人制]|[^,。;\n]{2,12}的办公室))?"
)


def tasks(
    shadowed: str, start: int, end: int, is_body: Who, taken: Spans | None
) -> Iterator[tuple[Named, Role]]:
    """The tasks of a unit's sentences outside what labels and brackets have ``taken``.

    Beside these an agency has none by what it agreed on (医保管理机构与医疗机构签订服务协议), nor has what was done.
    """
    for named, role in given(shadowed, start, end, is_body, taken):
        if taken is not None and _agreed.match(shadowed, named.start, end):
            continue
        first = max(start, *(shadowed.rfind(mark, start, named.start) + 1 for mark in "。;\n"))
        if taken is not None and _reports.match(shadowed, first):
            continue
        yield named, role


_agreed = re.compile("[\u4e00-\u9fff]{0,12}(?:经办|管理)机构[^,。;\n]{0,30}协议")
# 截至目前，市财政局拨付资金1000万元
_reports = re.compile("去年|上一?年|近[年几三五十]|截至|目前|过去")


def given(
    shadowed: str, start: int, end: int, is_body: Who, taken: Spans | None = None
) -> Iterator[tuple[Named, Role]]:
    """The bodies that a sentence, or a part of one, begins with and tells what they do.

    None begins within what is ``taken``.
    """
    for at in (start, *(stop.end() for stop in _begins.finditer(shadowed, start, end - 4))):
        if taken is not None and taken.end_of(at) is not None:
            continue
        if at < end and shadowed[at] in _OPENS:
            at = _opened(shadowed, at)
        if at < end and "0" <= shadowed[at] <= "9" and (by := by_then.match(shadowed, at, end)):
            at = by.end()
        if at < end and (founded := _founded.match(shadowed, at, end)):
            yield from _charged_as_founded(shadowed, founded, end, is_body)
            if not shadowed.startswith("国家", at):  # the state is no body, whose government is one
                yield from _told(shadowed, at, end, is_body)
        elif at < end and _no_first.match(shadowed, at) is None:
            told = _told(shadowed, at, end, is_body)
            if told and at > start and shadowed[at - 2 : at] in PARTED_LISTS:
                names = also_before(shadowed, start, [named for named, _ in told], is_body)
                told = [(named, told[0][1]) for named in names]
            yield from told


def _charged_as_founded(
    shadowed: str, founded: re.Match[str], end: int, is_body: Who
) -> Iterator[tuple[Named, Role]]:
    names = listed(shadowed, *founded.span("who"))
    does = founded["in_charge"] or _does_something(shadowed, founded.end(), founded.end(), end)
    if does and all(map(is_body, names)):
        yield from ((named, "responsible") for named in names)


_OPENS = frozenset(" 每国")


def _opened(shadowed: str, at: int) -> int:
    """Where a sentence's subject may begin, behind a blank, 每年, or the state beside its army."""
    at += shadowed.startswith(" ", at)  # two sentences that a blank parts
    if shadowed.startswith(("每年", "每季度"), at):
        at = shadowed.index("年" if shadowed[at + 1] == "年" else "度", at) + 1
        at += shadowed.startswith("度", at)  # 每年度
    # 国家和军队建立…机制: the state is no body
    return at + len("国家和") if shadowed.startswith("国家和军队", at) else at


def _told(shadowed: str, at: int, end: int, is_body: Who) -> Sequence[tuple[Named, Role]]:
    phrase = _phrase.match(shadowed, at, end)
    if phrase is None:
        return ()
    for number, who in enumerate(_who.finditer(shadowed, at, phrase.end())):
        stop = who.end()
        parted = stop < end and shadowed[stop] == ","
        if parted and (shadowed[stop - 1] == ")" or _ends_with_comma(shadowed, at, stop, is_body)):
            stop += 1
        if stop == end or shadowed[stop] in _NO_DEED:
            continue
        opened = number > _CANDIDATES or _open.search(shadowed, at, stop) is not None
        short = _named_short(shadowed, at, who, is_body) if opened else ()
        if opened and not short:
            return ()
        if _does_something(shadowed, stop, stop, end):
            names = short or _subjects(shadowed, at, who.end(), is_body)
            if names:
                role: Role = "support" if _supports.match(shadowed, stop, end) else "responsible"
                return [(named, role) for named in names]
    return ()


def _ends_with_comma(shadowed: str, at: int, stop: int, is_body: Who) -> bool:
    """Whether whom a phrase names may stand before a comma: a list, or 接受司法建议的机关，…."""
    if _of_list.search(shadowed, at, stop) is not None:
        return True
    if shadowed.find("、", at, stop) > 0 and len(_subjects(shadowed, at, stop, is_body)) > 1:
        return True  # 各乡镇人民政府、行业主管部门，定期开展评估
    return (
        shadowed.startswith("的", stop - 3)
        and described().fullmatch(shadowed, at, stop) is not None
    )


def _named_short(shadowed: str, at: int, who: re.Match[str], is_body: Who) -> Sequence[Named]:
    """在重要江河设立的流域管理机构（以下简称流域管理机构），依法承担…; not 市局作为主管部门（以下简称主管部门）."""
    if shadowed[who.end() - 1] != ")" or shadowed.find("作为", at, who.start()) >= 0:
        return ()
    name = short_name(shadowed, *who.span())
    names = listed(shadowed, *name) if name is not None else []
    return names if all(map(is_body, names)) else ()


def _does_something(shadowed: str, first: int, at: int, end: int, depth: int = 0) -> bool:
    """Whether what a body does stands at a place, behind what it does it by, for, or in.

    ``first`` is where its name ends.
    """
    if _states.match(shadowed, at, end) is not None:
        return True
    if depth and _closes.match(shadowed, at, end) is not None:
        return _may.search(shadowed, first, at) is None
    does = _task().match(shadowed, at, end) or _towards.match(shadowed, at, end)
    if does is not None:
        return _may.search(shadowed, first, does.end()) is None
    if depth == _ADJUNCTS:
        return False
    for adjunct in (_by_verb(), _by_comma, _by_rule):
        found = adjunct.match(shadowed, at, end)
        if found is not None and _does_something(shadowed, first, found.end(), end, depth + 1):
            return True
    return False


def _subjects(shadowed: str, at: int, end: int, is_body: Who) -> Sequence[Named]:
    if shadowed[end - 1] == ")" and _levels.search(shadowed, at, end) is None:
        end = shadowed.rfind("(", at, end)
    names = subjects_before(shadowed, at, end, is_body) or described_before(
        shadowed, at, end, is_body
    )
    if not names or names[0].name == "部门":  # 部门协同推进规划任务: anybody's, as heads say it
        return ()
    if _no_name.match(names[0].name) and described().fullmatch(names[0].name) is None:
        return ()
    if names[0].start != at and _set_up.fullmatch(shadowed, at, names[0].start) is None:
        return ()
    return () if any(_asked.search(named.name) for named in names) else names
