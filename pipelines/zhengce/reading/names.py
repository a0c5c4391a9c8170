"""Whether a phrase can be an organisation's name, as far as its spelling tells.

Which body a name is, the register says; how lists of names are written, ``organisations``.
"""

from __future__ import annotations

import re
from functools import lru_cache

# 牵头单位要统筹协调，各配合单位要…: those that lists elsewhere charge
CHARGED = "(?:主要|其他)?(?:牵头|主办|责任|配合|协同(?:配合)?|协作|协办|成员)(?:责任)?(?:单位|部门)"
charged = re.compile(CHARGED)
# What is in phrases before a department, not in its name, and whose departments are no public bodies
_IN_PHRASES = "a-zA-Z0-9 、,。;:()《》“”的在向对由被把将等时按据报送给从请以于该其未不无应可经各任何或及即并已当为是因求取"
_OF_FIRMS = "[\u4e00-\u9fff]{0,6}(?:企业|单位|公司|医院|学校|院校|内部|业务|专业|行业|人事|上级|本级|同级|下级|相应|协同|提交|收到|拒绝|妨碍|阻碍|违[法反])|[和与]"
# Whose management anybody has: 物业管理机构, 安全管理机构, 项目管理机构
_ANYBODYS = (
    "(?<!物业|基金|资产|企业|项目|经营|服务|风险|机场|投资|信托|酒店|股权|安全|生产|质量|人事|人员|技术"
    "|学校|财务|行政|租赁|资金|专门|信息|公共|内部|日常|卫生|科研|区域|保护|工程|学术|住宅|养老|事务)"
)
# What stands before 和 in a list, and behind it as its last: 财政和民政部门, 交通运输和海事等部门; not 文化和旅游
FUNCTION_END = "改革|农村|运输|健康|环境|公安|财政|民政|产权|出版|农业|水利|水务|司法|税务|审计|统计|气象|水文|环保|消防|工商|质监|物价|人社|住建|交通|金融|价格|粮食|安监|药监|应急|医保|卫健|通信|能源|息化"
FUNCTION_LAST = "(?:海[关事]|税务|气象|公安|财政|民政|应急管理|卫生健康|生态环境|市场监管|市场监督管理|综合行政执法|国有资产监督管理)"
# An unknown body: a place's level or name before, a body's suffix behind: 县三调办, 区国投公司.
written_like = re.compile(
    r"(?:各|有关|相关|其[他它]|同级|属地|辖区|省|市|区|县|州|盟|旗|镇|乡|本|中国|国家|全国|国务院|中央|[\u4e00-\u9fff]{2,6}(?:省|市|区|县|州|新城))"
    r"[\u4e00-\u9fff·“”\"、()]{0,30}(?:局|委|厅|部|署|办|处|院|会|中心|政府|公司|集团|部门|单位|机构|机关|协会|学会|委员会|办公室|管委会|法院|检察院|支队|大队|总队|[督巡]查组|督导组|考核组|专班|指挥部|领导小组|联席会议|街道|园区|开发区|乡镇|地|级|省|市|县|区|镇)"
    r"|[\u4e00-\u9fff()、]{0,16}人民政府(?!有关|相关)[\u4e00-\u9fff]{2,12}(?:主管|行政|管理)部门"
    r"|[\u4e00-\u9fff]{0,12}(?:领导小组|指挥部|联席会议|委员会|安委会|专班|办公室)(?:各?成员|各)单位"
    # 负有安全生产监管职责的各行业主管部门, 各级负有安全监管职能的部门
    r"|(?:其他|各级|(?:依法)?(?:对[\u4e00-\u9fff]{2,12})?)?负有[\u4e00-\u9fff]{2,20}职[责能]的(?:各?行业主管部门|(?:其他)?(?:有关|相关)?部门|机关)|党委[\u4e00-\u9fff]{2,6}部门"
    r"|[镇乡县][(][街道镇市区、]{1,6}[)]|(?:各|有关|相关)地方|地方有关(?:部门|单位)|[省市县区州][级直]\d{1,2}个(?:部门|单位)|(?:各级|社会团体|社会组织|社团)?登记管理机关"
    r"|[\u4e00-\u9fff]{2,10}(?:项目|业务|行业|资金|单位)主管部门"
    r"|[\u4e00-\u9fff]{2,16}(?:[执组筹]委会|(?:冬奥|[奥亚全]运|大运)组委)"
    # 天然气管理部门, 管道保护主管部门, 监督检查部门: of a function that no register tells
    rf"|(?!{_OF_FIRMS})[^{_IN_PHRASES}]{{2,12}}(?:行政主管|行政管理|监督管理|监督检查|主管|行政|管理)部门|监督检查部门"
    r"|[\u4e00-\u9fff()、]{0,18}政府(?:确定|指定)的(?:负有[\u4e00-\u9fff]{2,20}职责的)?[\u4e00-\u9fff]{0,12}(?:部门|机构)"
    # 原发证部门, 项目审批部门, 房地产登记机构
    rf"|(?:原|项目)?(?:发证|审批|核发|许可)部门|[^{_IN_PHRASES}]{{2,6}}登记机构"
    r"|(?:[\u4e00-\u9fff]{1,12}(?:流域|湖|保护区|名胜区|景区|园区|公园))管理机构|[\u4e00-\u9fff]{2,10}(?:陵园|名胜区|景区|公园)管理局"
    # 空中交通管理机构, 白天鹅及其栖息地管理机构, 市反恐怖主义工作领导机构; not 物业管理机构
    rf"|(?!非|{_OF_FIRMS})(?:[^{_IN_PHRASES}]{{2,8}}及其)?[^{_IN_PHRASES}]{{2,14}}(?:{_ANYBODYS}管理|领导)机构"
    # 看守所、戒毒场所和社区矫正机构应当为其提供阅读资源
    r"|[\u4e00-\u9fff]{0,8}(?:看守所|拘留所|戒毒(?:场)?所|管教所|社区矫正机构)|(?:社会治安)?综(?:合治理|治)中心|(?:有关|相关|各)?人民团体|少年先锋队"
    r"|[\u4e00-\u9fff]{0,10}(?:主任|委员长)会议|[\u4e00-\u9fff]{2,4}医院(?:发展|管理)中心"
    rf"|{CHARGED}"
    r"|(?!业主|居民|村民|职工|学生|家长)[\u4e00-\u9fff]{2,14}(?:委员会|领导小组|指挥部|防指|防总|联席会议|办公室|促进办|工作专班|办事处|海事局|银保监分?局|金融监管[分支]局|供电局|税务局|调查队|(?:合作区|开发区|示范区|保税区|商务区|度假区|风景区)管理局)"
)
# 核准机关, 原发证机关, 资质证书许可机关, 有权机关: an organ of the state named by what it does
_ACTS = (
    "核准|备案|审批|批准|许可|登记|注册|发证|颁证|核发|颁发|签发|审查|复核|复查|复议|受理|办案|立案|调查|检查|检疫|执法|执行|处罚|处分|查处|处理"
    "|决定|裁决|评定|鉴定|认定|考察|任免|任命|聘任|授予|征收|编制|制定|发布|提请|设立|委托|移送|侦查|监管"
)
organ = re.compile(rf"(?!前款)[^到{_IN_PHRASES}]{{0,8}}(?:{_ACTS}|(?<!没)有权)机关")
# 办案部门, 拆违实施部门, 原执业登记部门, 制定机关; 第二审人民法院, 执行法院: short names alone
acting = re.compile(
    rf"(?!配合|协助|移送|接受|通知|告知)[^到{_IN_PHRASES}]{{0,4}}"
    "(?:(?:办案|侦查|实施|举办|主办|受理|起草|管制|征收|备案|登记|注册|查处|承办|许可|出让|检察|公诉)部门"
    "|(?:制定|编制|受理|设立)机关|(?:第[一二]审|原审|执行|受诉|受理|受委托)(?:人民)?法院)"
)
# 区（县级市）人民政府, 市（区）财政局: levels in a bracket that belong to the name
LEVELS_NOTED = (
    r"(?:(?<=[省市县区旗州乡镇])[(](?:县级市|自治县|街道?|[市县区旗州乡镇场、])+[)](?=[\u4e00-\u9fff]{2})"
    r"|(?<=[村居])[(][村居][)](?=民委员会))"
)
# 村民委员会、居民委员会应当协助…: everybody's own, yet charged with public tasks
committee = re.compile(
    r"(?:各|社区|当地|其|该|本|有关|相关|[\u4e00-\u9fff]{0,8}所在地的?)?(?:[村居](?:[(][村居][)])?民委员会|[村居]委会)"
)
# 履行统一领导职责的人民政府, 作出处罚决定的机关, 受灾害影响地区的人民政府: whom only a description names
described = re.compile(
    "(?:(?![和与及])[\u4e00-\u9fff()]){0,20}(?:人民政府|国务院|复议机关)(?:依法)?(?:负责|管理|主管|承担|履行)[^,。;:的\n]{2,24}的(?:部门|机构|机关)"
    "|有[\u4e00-\u9fff]{2,4}权的(?:部门|机关)"
    "|(?:管理|主管|接[到受收]|收到|受理|[履执]行|承担|行使|负责|具有|负有|有权|作出|下达|举办|颁发|发放|核发|批准|设立|发布|组织|实施"
    "|制定|决定|受(?=[^,的]{2,14}影响))[^,。;:的\n]{1,30}的(?:人民政府|(?:有关|(?:行政)?主管|监督管理)?部门(?:或者?机构)?|行政机关|机关)"
    "|(?:其授权|国务院(?:授权|指定)|[\u4e00-\u9fff()、]{0,16}政府授权)的(?:有关)?(?:部门|机构|机关)"
    "|(?:法律、)?(?:行政)?法规(?:、规章)?规定的(?:其他|有关)?(?:主管)?部门"
    "|[^,。;:、的\n]{2,16}(?:所在地|发生地|沿线|地区)的(?:各级)?人民政府"
)
# Below 责任科室, where it is certainly one: 综合科, 财务股, 社会事务办; elsewhere it may be 妇产科
section = re.compile("[\u4e00-\u9fff]{1,10}(?:[科股]室?|室|办|处|站|所|[支大总中]?队|中心)")
qualifier = re.compile(
    "(?:其授权的|城市(?=公安)|[\u4e00-\u9fff]{2,10}地区(?=县级以上|地方各级|各级)|[\u4e00-\u9fff()、]{0,16}人民政府(?:确定|指定)的|省、自治区、直辖市(?:人民政府)?|党委(?=[\u4e00-\u9fff]{2,6}部门)|所在(?:省份|地区|地|城市)|[上下]一?级|其|该|本|相关|有关|两个以上|[\u4e00-\u9fff]{0,12}(?:所在地|住所地|经营地|行为地|发生地|所在)的?|各?[\u4e00-\u9fff]{0,6}(?:城市|地区|地)(?=(?:人民)?政府))+(?=[\u4e00-\u9fff]{2}|[市县区乡镇][(])"
)
# 建设项目所在地县级以上环境保护行政主管部门: what is at that place names no function
located = re.compile(
    "[\u4e00-\u9fff]{0,12}(?:所在地|住所地|经营地|行为地|发生地|事发地)的?(?=[\u4e00-\u9fff]{2}|[市县区乡镇][(])"
)
# 沿海县级以上人民政府, 铁路沿线区县（自治县）人民政府, 长江流域省级人民政府; 沿河县 alone is a county
ALONG = (
    "(?:沿[海江湖黄淮边]|沿河(?!县(?![(]))|沿[\u4e00-\u9fff]{1,4}区域|[\u4e00-\u9fff]{1,4}(?:沿线|沿岸|流域|库区))(?:有关|相关)?"
    "(?=(?:各级|地方|县级|省级|设区|自治|区县|县区|乡镇|[省市县区镇乡](?![域场])))"
)
along = re.compile(ALONG)
# 学校所在县区教育局: the one at that place, no school's
seated = re.compile("[\u4e00-\u9fff]{1,12}(?<![到在向由报给经与和])所在(?=[省市县区州旗乡镇街])")
# Behind 会, where it stands for 会同: 由市财政局会市教育局办理; not 管委会, 市卫生健康委会议
JOINS = "(?<=[局委厅部办署头]会)(?<![管居村员常)]委会)(?![议员同商计长晤])(?=[\u4e00-\u9fff]{2,12}[局委厅部办署])"
# 由国务院专利行政部门商国务院司法行政部门制定; not 财政部、商务部, 市经信局商标科
CONSULTS = "商(?<=[局委厅部办署门构府当院]商)(?![务业会标贸品事])(?=有关|国家|[\u4e00-\u9fff]{2,12}[局委厅部办署门省市])"
of_both = re.compile("([省市县区州盟旗])委\\1(?:人民)?政府(?=.)")
WITH_NAME = (
    "设区",
    "职责",
    "政府确定",
    "政府指定",
    "其授权",
    "政府授权",
    "国务院授权",
    "国务院指定",
)
"""What stands before a 的 within a name: 设区的市, 负有安全生产监督管理职责的部门, 其授权的部门."""
# What is in no name, but in phrases that end as names do: 水利部研究提出了办…, 总体空间布局, 各级
_no_name = re.compile(
    ":|未[依经]|任何|需要|全国各|委托|了|着|过|认真|的主体|(?<=..)按|单位在|部门在|制定|拟[定订]|开展|代表(?!大会|处|团|委|工作|与选举|资格|联系)|用于|(?<![重主首需必摘])要[与和组加]|[府门局委会]要|优质|范围|变更|[府门局]同|(?:建设|配置|举办)的|由(?<!自由)(?!贸)|会同|(?<=..)(?<![各班组项目链])牵头|牵头(?!(?:责任)?(?:单位|部门)$)|审查或|负责(?![\u4e00-\u9fff]{2,20}的(?:部门|机构|机关)$)|企业[与和]|公司[与和]|提出|提请|(?<=..)向(?!阳)|下设|报请|报送|受理|不具备|离开|表示|通过|根据|按照|参照|管理本|转交|交(?:有关|相关)|(?<!促)进行|列入|可以|有权(?!机关|限|部门)|申请自|须经|加强|划定|行使(?!.*的)|[门府关]协助|(?<=..)(?<!所)在(?!线)|(?<=..)(?:经|送|报)(?=[省市县区](?:[(][^()]{1,8}[)])?人民政府|国务院)|统筹协调(?=国务院|[省市县区州])"
    f"|会{JOINS}|设在|设立|包[括含]|明确|不含|(?<!^其)授权|应当|必须|主管(?!部门|单位|机关|机构)|是(?!否)|作为|实施|实行|遵循|坚持|成立"
    f"|{CONSULTS}|共同确定|等建立|指定具体|部门组织|[局委厅](?:配合|协助|引导)(?=.)(?!单位|部门)|[局委厅办]承担(?![\u4e00-\u9fff]{{2,20}}的(?:部门|机构|机关)$)|业主(?!管)(?<!物业主)|(?<=..)要求各|同志|各位|联合(?<=[局委厅部办署门府]联合)"
)
_no_beginning = re.compile(
    "(?:组织|协调|督促|指导|配合|支持|鼓励|引导)(?:有关|相关|各)|主要街道|城市街道(?!办)|建立|兴建|采用|不同|协助|编制(?!部门|办)|利用|在|向(?!阳)"
    "|建设国家|组建|必要时"  # 建设国家中心城市, 必要时经市财政局批准
    "|商(?=有关|国家|国务院|[\u4e00-\u9fff]{2,3}[省市])"  # 由你部商北京市政府
)
_NO_ENDING = (
    *("布局", "格局", "大局", "结局", "开局", "当局", "时局", "棋局"),
    *("超市", "上市", "股市", "门市", "街道级", "本级", "村级", "区级", "市级", "县级", "省级"),
    *("专区", "水源地", "基地", "用地", "林地", "湿地", "保护区"),
    # 各项目申报单位, 建设单位: whoever applies or builds
    *("申报单位", "申请单位", "建设单位", "施工单位", "用人单位", "投标单位", "参建单位"),
    *("民营企业", "私营企业", "外资企业", "小微企业"),  # 支持企业参与(含民营企业参与)
    *("人员部门", "履行"),
    *("机制组织", "干部", "全部", "内部", "外部", "局部", "东部", "西部", "南部", "北部", "中部"),
    *("签署", "部门处", "因处", "备处", "所处", "予处", "惩处", "查处"),
    *(
        "另行",
        "自行",
        "先行",
        "进行",
        "执行",
        "施行",
        "实行",
        "推行",
        "举行",
        "流行",
        "发行",
        "运行",
        "试行",
        "通行",
    ),
)
_CITIES = ("城市", "都市")
_NO_NAMES = frozenset(
    (
        "各级",
        "地方各级",
        "当地",
        "本级",
        "同级",
        "上级",
        "下级",
        "属地",
        "社区",
        "单位",
        "国家",
        "省级",
        "州级",
        "全局",
    )
)
collective = re.compile(
    rf"[\u4e00-\u9fff、()]{{0,16}}(?:其他)?负有.*|.*\d个(?:部门|单位)|.*登记管理机关|.*(?:项目|业务|行业|资金)主管部门|.*(?:成员|.各)单位|{CHARGED}|(?:各|有关|相关|其他|所有|市直|省直|区直|县直|驻)[\u4e00-\u9fff、()]*|[镇乡县][(][街道镇市区、]+[)]|.*(?:有关|相关)(?:行政|职能|主管)?(?:部门|单位|机构|地区|方面)"
)
# 岳阳海事局, 君山岛办事处: who has a place of its own in its name
_named_place = re.compile(
    r"(?!地方)[\u4e00-\u9fff]{2,4}(?:海事局|银保监分?局|金融监管[分支]?局|航道局|供电局|调查队)|[\u4e00-\u9fff]{2,12}(?:合作区|开发区|示范区|保税区|商务区|度假区|风景区)管理局|(?:环保|公安|国土|规划|工商|税务|生态环境|自然资源|市场监管)[\u4e00-\u9fff]{2,4}分局|.*(?:办事处|街办|街道办)"
    # 申康医院发展中心, an institution of its own; but 市医院管理中心, 市大数据中心
    r"|(?!公立)[\u4e00-\u9fff]{2,4}医院(?:发展|管理)中心"
)
_town = re.compile("[\u4e00-\u9fff]{2,6}(?:新城|科技城)")  # 市规划局、京津新城建管委
# Names that stand without a place: 国家发展改革委, 财政部, 税务总局, 银保监会, 各有关部门, 有关部门
_NATIONAL = re.compile(
    r"(?:国家|国务院|中央|中国|全国|城市(?=公安)|团|共青团|街道|乡镇|镇|乡|社区|村|居民|居[(]|各|有关|相关|其他|最高|军委|省、自治区|本|我|所在|上一?级|同级|属地|当地|军队|法律、|地方(?!税务|金融))"
    r"|.*(?:部|总局|署|银行|证监会|银保监会|保监会|银监会|科学院|工程院|省|市|县|区)$"
    r"|.*(?:银保监局|证监局|银监局|保监局|海关|银行|铁路局)$"
)

_OFFICES = ("局", "委", "办", "厅", "处", "办公室", "委员会", "部门", "中心", "支队", "大队")
# 省商务厅、供销社 shares 省; 县级以上人民政府财政部门、工会 shares nothing
ASSOCIATIONS = ("工会", "团委", "妇联", "残联", "科协", "工商联", "供销社", "法院", "检察院")
_OF_A_LEVEL = frozenset("省市县区州盟旗")

_LONGEST_LIST = 200
"""Characters before a name among which its list begins."""


@lru_cache(1 << 14)
def is_phrase(name: str) -> bool:
    """Whether a phrase is certainly no organisation's name."""
    return (
        name in _NO_NAMES
        or name.endswith(_NO_ENDING)
        or (name.endswith(_CITIES) and name[0] != "各")
        or _no_name.search(name) is not None
        or _no_beginning.match(name) is not None
    )


def is_function(name: str, before: str, suffix: str) -> bool:
    """Whether a member of a list ends as a body does but is a function as the one ``before`` it, of
    departments whose ``suffix`` follows: 农业农村、海关、生态环境主管部门; not in 民政部门、海关、税务部门."""
    if name == "海关":
        return "部门" in suffix and before[-1] not in "门局厅委关"
    return name.endswith("人社")


def lends(name: str) -> bool:
    """Whether a name with a place or a level shares that with those after it: 区民政、残联."""
    return len(name) < 5 or name.endswith(_OFFICES) or name.endswith(ASSOCIATIONS)


def shares(prefix: str, name: str) -> bool:
    """Whether a name after others of a list has its ``prefix``: 市民政局、规划自然资源委."""
    if name.endswith(ASSOCIATIONS):
        return prefix in _OF_A_LEVEL and len(name) < 5
    if name in ("国家安全部门", "国家安全机关"):  # 国务院公安、国家安全部门
        return True
    return name.endswith(_OFFICES) and not _stands_alone(name)


def _stands_alone(name: str) -> bool:
    """Whether a name shares no prefix with its list: it has a place of its own, or needs none."""
    if _NATIONAL.match(name) is not None or _named_place.fullmatch(name) is not None:
        return True
    if "沿" in name and along.match(name) is not None:
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
