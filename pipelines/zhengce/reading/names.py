"""Whether a phrase can be an organisation's name, as far as its spelling tells.

Which body a name is, the register says; how lists of names are written, ``organisations``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zhengce import name_forms, no_names
from zhengce.provinces import PROVINCES

# 牵头单位要统筹协调，各配合单位要…: those that lists elsewhere charge
CHARGED = "(?:各?专项(?:工作|行动)?|各?(?:省|市|县|区)级|主要|其他)?(?:牵头|主办|责任|配合|协同(?:配合)?|协作|协办|联办|成员|(?:牵头)?起草)(?:责任)?(?:单位|部门)"
charged = re.compile(CHARGED)
# 教育部门或者其他业务主管单位, 团级以上单位: units that are certainly some body's
IN_CHARGE = "[\u4e00-\u9fff]{0,8}业务主管单位"
OF_RANK = "(?:后方)?[团旅师军]级以上单位"
# What is in phrases before a department, not in its name, and whose departments are no public bodies
_IN_PHRASES = "a-zA-Z0-9 、,。;:()《》“”的在向对由被把将等时按据报送给从请以于该其未不无应可经各任何或及即并已当为是因求取"
_OF_FIRMS = "[\u4e00-\u9fff]{0,6}(?:企业|单位|公司|医院|学校|院校|内部|业务|专业|行业|人事|上级|本级|同级|下级|相应|协同|提交|收到|拒绝|妨碍|阻碍|违[法反])|[和与]"
# Whose management anybody has: 物业管理机构, 安全管理机构, 项目管理机构
_ANYBODYS = (
    "(?<!物业|基金|资产|企业|项目|经营|服务|风险|机场|投资|信托|酒店|股权|安全|生产|质量|人事|人员|技术"
    "|学校|财务|行政|租赁|资金|专门|信息|公共|内部|日常|卫生|科研|区域|保护|工程|学术|住宅|养老|事务)"
)
# What stands before 和 in a list, and behind it as its last: 财政和民政部门, 交通运输和海事等部门; not 文化和旅游
FUNCTION_END = "改革|农村|运输|健康|环境|公安|财政|民政|产权|出版|农业|水利|水务|司法|税务|审计|统计|气象|水文|环保|消防|工商|质监|物价|人社|住建|交通|金融|价格|粮食|安监|药监|应急|医保|卫健|通信|能源|息化|扶贫"
FUNCTION_LAST = "(?:海[关事]|税务|气象|公安|财政|民政|应急管理|卫生健康|生态环境|市场监管|市场监督管理|综合行政执法|国有资产监督管理)"
FUNCTION_OTHER = "道路运输|交通运输|兽医|绿化|城市管理|城管执法|渔业|规划|建设|林业|草原|水利|水行政|卫生|农业|市容"
"""Behind 或者 in 由市水行政或者城市管理主管部门处罚; not 住房城乡建设或者专业工程主管部门, which is whoever's it is."""
# Agencies that nobody else has: 国家设立的电影档案机构, 军队药品检验机构; not 国家设立的研究开发机构
OF_STATE = "(?:国家设立的(?!科研|研究)[\u4e00-\u9fff]{2,12}|军队(?!医疗)[\u4e00-\u9fff]{2,10})机构"
PIECES = {
    "other": f"[^{_IN_PHRASES}]",
    "of_firms": _OF_FIRMS,
    "anybodys": _ANYBODYS,
    "provinces": PROVINCES,
    "charged": CHARGED,
    "in_charge": IN_CHARGE,
    "of_rank": OF_RANK,
    "of_state": OF_STATE,
}
"""What the forms of names share."""


@cache
def written_like() -> re.Pattern[str]:
    """An unknown body: a place's level or name before, a body's suffix behind: 县三调办, 区国投公司."""
    return re.compile(name_forms.alternatives("name", PIECES))


@cache
def described() -> re.Pattern[str]:
    """A body that only a description names: 履行统一领导职责的人民政府, 作出处罚决定的机关."""
    return re.compile(name_forms.alternatives("described", PIECES))


# 核准机关, 原发证机关, 资质证书许可机关, 有权机关: an organ of the state named by what it does
_ACTS = (
    "受质询|核准|联系|承办|备案|审批|批准|许可|登记|注册|发证|颁证|核发|颁发|签发|审查|复核|复查|复议|受理|办案|立案|调查|检查|检疫|执法|执行|处罚|处分|查处|处理"
    "|监督管理|报请|赔偿义务|扣押|决定|裁决|评定|鉴定|认定|考察|任免|任命|命名|聘任|授予|征收|编制|制定|发布|提请|设立|委托|移送|侦查|监管|逮捕|拘留|羁押"
)
organ = re.compile(rf"(?!前款)(?:许可|对外|[^到{_IN_PHRASES}]){{0,8}}(?:{_ACTS}|(?<!没)有权)机关")
# 办案部门, 拆违实施部门, 原执业登记部门, 制定机关; 第二审人民法院, 执行法院: short names alone
acting = re.compile(
    rf"(?!配合|协助|移送|接受|通知|告知)[^到{_IN_PHRASES}]{{0,4}}"
    "(?:(?:办案|侦查|实施|举办|主办|受理|审核|起草|管制|征收|备案|登记|注册|查处|承办|许可|出让|检察|公诉|审查)部门"
    "|(?:制定|编制|受理|设立|设定|实施|决定|委托)机关|(?:第[一二]审|原审|执行|受诉|受理|受委托)(?:人民)?法院)"
)
# 区（县级市）人民政府, 市（区）财政局: levels in a bracket that belong to the name
LEVELS_NOTED = (
    r"(?:(?<=[省市县区旗州乡镇])[(](?:县级市|自治县|街道?|[市县区旗州地乡镇场、])+[)](?=[\u4e00-\u9fff]{2})"
    r"|(?<=[村居])[(][村居][)](?=民委员会|委)|(?<=村民)[(]居民[)](?=委员会)|(?<=[发验作])[(][\u4e00-\u9fff]{2,4}区?[)](?=区?管委会))"
)
# 村民委员会、居民委员会应当协助…: everybody's own, yet charged with public tasks
committee = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}所在)?(?:城乡|[农城][村市])?基层群众性?自治组织|[村居]民选举委员会|法律、?法规授权的(?:具有管理公共事务职能的)?组织"
    r"|(?:其他形式的)?村务监督(?:机构|委员会)"
    r"|(?:[上新本原]一?届|各|社区|当地|其|该|本|有关|相关|[\u4e00-\u9fff]{0,8}所在地的?)?(?:[村居](?:[(][村居][)])?民委员会|村民[(]居民[)]委员会|[村居](?:[(][村居][)])?委会?)"
)
COMMITTEES = (
    "民委员会",
    "民选举委员会",
    "居委会",
    "村委会",
    "居委",
    "村委",
    ")委会",
    ")委",
    "自治组织",
    "授权的组织",
    "职能的组织",
    "务监督机构",
    "务监督委员会",
)
"""How names of such committees end, and those of whom a law gives the powers of an office."""
# Below 责任科室, where it is certainly one: 综合科, 财务股, 社会事务办; elsewhere it may be 妇产科
section = re.compile("[\u4e00-\u9fff]{1,10}(?:[科股]室?|室|办|处|局|站|所|[支大总中]?队|中心)")
# （政策法规与创新体系建设处牵头，机关纪委负责）: offices of the department that writes, in such brackets
inner = re.compile(
    "(?!各|有关|相关|在|把|将|确保|落到|用|打通|违规|移交|人与)[\u4e00-\u9fff]{2,16}"
    "(?<![之等好用四实难惩论共置场口叉深远益坏短长害到])处室?|机关[党纪]委"
    # 责任部门：气候处、环科院、宣教中心、督察办
    "|(?![省市县区各])[\u4e00-\u9fff]{1,6}(?:中心|科院|研究院)|督[察查]办|专员办"
)
# 厅综规处, 局办公室, 厅审批办: an office of the department that writes; 厅直各单位, 厅机关有关处室, 厅行政审批协办处室: some
own_office = re.compile(
    "(?:[省市县区州](?=局))?[厅局委](?!员)(?:(?P<some>(?:机关|直?属|直|[\u4e00-\u9fff]{2,6}(?=[主协承辅]办))?(?:各|有关|相关|[主协承辅]办)?(?:处室|科室|单位|部门))"
    "|(?![办局厅])[\u4e00-\u9fff]{2,12}(?:处|室|中心|局|队|站|所|办)|办公室|机关[党纪]委)"
    "|(?:综合|行政)?(?:执法|稽查)局"  # 厅法规处、执法局
)
# 珠三角各地级以上市政府, 北部生态发展区各地级市政府
_REGION = "[\u4e00-\u9fff]{1,8}(?:三角|发展区|经济[带圈]|城市群|都市圈|[东西南北])(?=各(?:地级|设区|[市县区]))"
qualifier = re.compile(
    f"(?:其授权的|{_REGION}|"
    "(?:中国)?人民解放军|起运地|举行地|沿途|城市(?=公安)|[\u4e00-\u9fff]{2,10}(?:地区|高原|三角洲)(?=县级以上|地方|各级|省级|相关|有关)"
    "|[\u4e00-\u9fff()、]{0,16}人民政府(?:确定|指定)的|城乡基层|省、自治区、直辖市(?:人民政府)?|党委(?=[\u4e00-\u9fff]{2,6}部门)|所在(?:省份|地区|地|城市)"
    "|[上下]一?级|[上下]游|统筹地区|(?:重点|低风险|高风险|中高风险)(?:区域内?|地区)|各该级?|其|该|本|驻地|主管(?=税务|公安机关|海关)|相关|有关|两个以上|[\u4e00-\u9fff]{0,12}(?:所在地|住所地|经营地|行为地|发生地|所在)的?"
    "|各?[\u4e00-\u9fff]{0,6}(?:城市|地区|地)(?=(?:人民)?政府))+(?=[\u4e00-\u9fff]{2}|[市县区乡镇][(])"
)
# 建设项目所在地县级以上环境保护行政主管部门: what is at that place names no function
located = re.compile(
    "[\u4e00-\u9fff]{0,12}(?:起运地|举行地|登记地|安置地|[转迁][出入]地|报废地|船籍港|所在地|住所地|居住地|经营地|行为地|发生地|事发地)的?(?=[\u4e00-\u9fff]{2}|[市县区乡镇][(])"
)
# 沿海县级以上人民政府, 铁路沿线区县（自治县）人民政府, 长江流域省级人民政府; 沿河县 alone is a county
ALONG = (
    "(?:[\u4e00-\u9fff]{2,4}高原|沿[海江湖黄淮边]|沿河(?!县(?![(]))|沿[\u4e00-\u9fff]{1,4}区域|[\u4e00-\u9fff]{1,4}(?:沿线|沿岸|流域|库区))(?:有关|相关)?"
    "(?=(?:各级|各[区县市]|地方|县级|省级|设区|自治|区县|县区|乡镇|[省市县区镇乡](?![域场])))"
)
along = re.compile(ALONG)
# 学校所在县区教育局: the one at that place, no school's
seated = re.compile("[\u4e00-\u9fff]{1,12}(?<![到在向由报给经与和])所在(?=[省市县区州旗乡镇街])")
# Behind 会, where it stands for 会同: 由市财政局会市教育局办理; not 管委会, 市卫生健康委会议
JOINS = "(?<=[局委厅部办署头心室组]会)(?<![管居村员常)]委会)(?![议员同商计长晤])(?=[\u4e00-\u9fff]{2,12}[局委厅部办署])"
# 由国务院专利行政部门商国务院司法行政部门制定; not 财政部、商务部, 市经信局商标科
CONSULTS = "商(?:(?<=[局委厅部办署门构府当院关位]商)|(?<!协商)(?=国务院))(?![务业会标贸品事请])(?=国务院|有关|国家|最高人民|[\u4e00-\u9fff]{2,12}(?:[局委厅部办署门省市]|联合会))"
# 对违法行为依法查处; not 国务院对外贸易主管部门
TOWARDS = "对(?!外(?:贸易|经济|联系|劳务))"
# 市发展改革委会商市财政局制定; not 与有关部门会商后
CONFERS = "会商(?<=[局委厅部办署门府会]会商)(?=国务院|有关|相关|国家|[\u4e00-\u9fff]{2,12}[局委厅部办署门])"
of_both = re.compile("([省市县区州盟旗])委\\1(?:人民)?政府(?=.)")
WITH_NAME = (
    "设区",
    "职责",
    "政府确定",
    "政府指定",
    "其授权",
    "级以上单位",
    "政府授权",
    "国务院授权",
    "国务院指定",
    "国家设立",
    "、镇",
    "市辖区",
    "以上",
    "直辖市",
    "、自治区",
    "委员会",
)
"""What stands before a 的 within a name: 设区的市, 负有安全生产监督管理职责的部门, 其授权的部门, 乡、民族乡、镇的人民政府, 县级以上的地方各级…."""
# 试点城市要出台方案, 各省份, 受帮扶省市, 尚未达到标准的城市: places that stand for their governments
for_governments = re.compile(
    "[\u4e00-\u9fff]{0,14}(?:试点(?:地区|城市|省份|省|县|市)|统筹地区|口岸城市)|(?:各|有关|相关)省份|(?:受?帮扶|支援|受援|协作|结对)省市|[\u4e00-\u9fff]{2,6}区内各[市县]"
    "|[^,。;:]{2,24}的(?:地区|城市|地方|省份|县)|[^,。;:的]{2,12}区(?:域|内)+的?(?:乡镇|街道|镇)(?:[(]街道[)])?"
)
OF_LEVEL = ("县级", "乡级", "该级", "本级", "自治县", "自治州", "民族乡")
"""What stands before a 的 within the name of a level's congress, government or court."""


@cache
def _no_name() -> re.Pattern[str]:
    """What is in no name, but in phrases that end as names do: 水利部研究提出了办…, 总体空间布局."""
    return re.compile("|".join((*no_names.patterns("within"), f"会{JOINS}", CONSULTS, CONFERS)))


@cache
def _no_beginning() -> re.Pattern[str]:
    return re.compile("|".join(no_names.patterns("beginning")))


# 各设区市营商环境牵头部门, 各级招标投标指导协调工作牵头部门
_leads_locally = re.compile("各(?:设区市|地市|县区|级)[\u4e00-\u9fff]{2,16}牵头部门")
_CITIES = ("城市", "都市")
collective = re.compile(
    rf"[\u4e00-\u9fff、()]{{0,16}}(?:其他)?[负具]有.*|.*\d个(?:部门|单位)|.*登记管理机关|.*(?:项目|业务|行业|资金|企业)主管部门|.*(?:成员|.各)单位"
    rf"|{CHARGED}|(?:各|有关|相关|其他|所有|市直|省直|区直|县直|驻)[\u4e00-\u9fff、()]*|[镇乡县][(][街道镇市区、]+[)]"
    r"|.*(?:有关|相关)(?:行政|职能|主管)?(?:部门|单位|机构|地区|方面)"
)
# 岳阳海事局, 君山岛办事处: who has a place of its own in its name
_named_place = re.compile(
    r"(?:国家)?金融(?:监管|监督管理)总局[\u4e00-\u9fff]{2,6}分局|(?!地方)[\u4e00-\u9fff]{2,4}(?:海事局|银保监分?局|金融监管[分支]?局|航道局|供电局|调查队)"
    r"|[\u4e00-\u9fff]{2,12}(?:合作区|开发区|示范区|保税区|商务区|度假区|风景区)管理局"
    r"|(?:环保|公安|国土|规划|工商|税务|生态环境|自然资源|市场监管)[\u4e00-\u9fff]{2,4}分局|.*(?:办事处|街办|街道办)"
    # 县级以上地方人民政府水行政主管部门或者长江水利委员会
    r"|(?:长江|黄河|淮河|海河|珠江|松辽|太湖)[\u4e00-\u9fff]{2,6}(?:委员会|局|机构)"
    r"|民航[\u4e00-\u9fff]{2,8}局"  # 省交通运输厅、民航中南地区管理局
    # 申康医院发展中心, an institution of its own; but 市医院管理中心, 市大数据中心
    r"|(?!公立)[\u4e00-\u9fff]{2,4}医院(?:发展|管理)中心"
)
_town = re.compile("[\u4e00-\u9fff]{2,6}(?:新城|科技城)")  # 市规划局、京津新城建管委
# Names that stand without a place: 国家发展改革委, 财政部, 税务总局, 银保监会, 各有关部门, 有关部门
_NATIONAL = re.compile(
    r"(?:国家|国务院|中央|中国|中华人民共和国|全国|城市(?=公安)|团|共青团|街道|乡镇|镇|乡|社区|村|居民|居[(]|各|有关|相关|其|负责|承担|履行|最高|军委|省、自治区|本|我|所在|"
    # 自治区发展改革委、广西税务局
    rf"(?:{PROVINCES})(?=[\u4e00-\u9fff]{{3}})|"
    "上一?级|同级|属地|当地|军队|法律、|地方(?!税务|金融))"
    r"|.*(?:部|总局|署|银行|证监会|银保监会|保监会|银监会|科学院|工程院|省|市|县|区)$"
    # 县级以上交通运输主管部门、交通运输部海事局
    r"|[\u4e00-\u9fff]{2,8}部(?!门)[\u4e00-\u9fff]{2,8}局$"
    r"|.*(?:银保监局|证监局|银监局|保监局|海关|银行|铁路局)$"
)

_OFFICES = ("局", "委", "办", "厅", "处", "办公室", "委员会", "部门", "中心", "支队", "大队")
# 省商务厅、供销社 shares 省; 县级以上人民政府财政部门、工会 shares nothing
ASSOCIATIONS = (
    *("工会", "团委", "妇联", "残联", "侨联", "科协", "工商联", "供销社", "贸促会"),
    *("法院", "检察院"),
)
# 市委宣传部、文旅局, 自治区党委宣传部、文化和旅游厅
_OF_PARTY = ("委宣传部", "委组织部", "委统战部", "委社会工作部")
_INNER = ("处", "机关纪委", "机关党委")
_OF_A_LEVEL = frozenset("省市县区州盟旗")

_LONGEST_LIST = 200
"""Characters before a name among which its list begins."""


@lru_cache(1 << 14)
def is_phrase(name: str) -> bool:
    """Whether a phrase is certainly no organisation's name."""
    if name.startswith("各") and _leads_locally.fullmatch(name) is not None:
        return False
    return (
        name in no_names.patterns("whole")
        or (name.endswith(no_names.patterns("end")) and not name.endswith(("公开办", "文创办")))
        or (
            name.endswith(_CITIES)
            and name[0] != "各"
            and not name.endswith(("试点城市", "口岸城市", "条件的城市"))
        )
        or _no_name().search(name) is not None
        or _no_beginning().match(name) is not None
    )


def is_function(name: str, before: str, suffix: str) -> bool:
    """Whether a member of a list ends as a body does but is a function as the one ``before`` it, of
    departments whose ``suffix`` follows: 农业农村、海关、生态环境主管部门; not in 民政部门、海关、税务部门."""
    if name == "海关":
        return "部门" in suffix and before[-1] not in "门局厅委关"
    return name.endswith("人社")


def lends(name: str) -> bool:
    """Whether a name with a place or a level shares that with those after it: 区民政、残联."""
    if name.endswith("管委会"):  # 市行政服务中心管委会、发改委; not 高新区管委会、商务局
        return name[0] in _OF_A_LEVEL
    return len(name) < 5 or name.endswith((*_OFFICES, *ASSOCIATIONS, *_OF_PARTY))


def shares(prefix: str, name: str) -> bool:
    """Whether a name after others of a list has its ``prefix``: 市民政局、规划自然资源委."""
    if name.endswith(ASSOCIATIONS):
        return prefix in _OF_A_LEVEL and len(name) < 5
    if name[1:2] == "、":  # 市重大办和市、区相关部门
        return False
    if prefix == "镇" and not name.endswith("部门"):  # 镇经发办、农业服务中心
        return False
    if prefix == "国务院" and name.startswith("地方"):  # 国务院金融管理部门或者地方金融管理部门
        return False
    if name == "政务部门":  # 市政务数据主管部门和政务部门: all of a government's
        return False
    if name in ("国家安全部门", "国家安全主管部门", "国家安全机关"):  # 国务院公安、国家安全部门
        return True
    if prefix == "省" and name.endswith(_INNER) and not name.endswith(("办事处", "管理处")):
        # （省知识产权局、稽查处分工负责）: a province's 处 are inner offices, a city's share its 市 (市城管局、环卫处)
        return False
    return name.endswith((*_OFFICES, "中心管委会")) and not _stands_alone(name)


def _stands_alone(name: str) -> bool:
    """Whether a name shares no prefix with its list: it has a place of its own, or needs none."""
    if _NATIONAL.match(name) is not None or _named_place.fullmatch(name) is not None:
        return True
    if "沿" in name and along.match(name) is not None:
        return True
    if "地" in name and located.match(name) is not None:  # 食品生产者住所地省级部门
        return True
    return "城" in name and _town.match(name) is not None


def as_written(name: str, text: str, shadowed: str, start: int) -> str:
    """A name with the beginning that its list shares as the text before ``start`` has it.

    縣級以上人民政府文物行政部門和教育、科技等行政部門: 縣級以上人民政府教育行政部門.
    """
    for length in range(len(name) - 1, 1, -1):
        at = shadowed.rfind(name[:length], max(0, start - _LONGEST_LIST), start)
        if at >= 0:
            return text[at : at + length] + name[length:]
    return name


def spelt(name: str) -> str:
    """The spelling by which two rows of a clause are one body's: 卫生健康委员会 is 卫生健康委."""
    if "委员会" in name:
        name = name.replace("委员会", "委")
    if "办公室" in name:
        name = name.replace("办公室", "办")
    if "人民政府" in name:
        name = name.replace("人民政府", "政府")
    return name.replace("和", "")
