"""What a printed name means in a document of a place."""

from __future__ import annotations

import time

import pytest

from zhengce.register import load
from zhengce.register.lookup import Names

REGISTER = Names()
PLACES = REGISTER.places.by_code

CASES = [
    # a level word means the document's place, what it lies in, or a class inside it
    ("市卫计委", "140200", "140200:health"),
    ("省教育厅", "140200", "140000:education"),
    ("市教委", "110105", "110000:education"),
    ("市公安局", "330182", "330182:public_security"),
    ("区民政局", "440106", "440106:civil_affairs"),
    ("区民政部门", "440100", "440100:*:civil_affairs"),
    ("各城区政府", "440100", "440100:*:government"),
    ("城市人民政府", "100000", "100000:*:government"),
    ("中心城区各区政府", "440100", "440100:*:government"),
    ("市财政局", "450000", "450000:*:finance"),
    ("自治区商务厅", "450000", "450000:commerce"),
    ("自治区党委宣传部", "450000", "450000:publicity"),
    ("广西税务局", "450000", "450000:tax"),
    ("州行政审批服务局", "433100", "433100:government_services"),
    ("县级财政部门", "140000", "140000:*:finance"),
    ("市、县民政部门", "110000", "110000:*:civil_affairs"),
    ("教育厅", "440106", "440000:education"),
    ("省数据局", "430000", "430000:data"),
    # a printed place
    ("大同市教育局", "110000", "140200:education"),
    ("广东省广州市天河区教育局", "100000", "440106:education"),
    ("昌平区政府", "110000", "110114:government"),
    ("朝阳区", "110000", "110105:government"),
    ("朝阳区政府", "220100", "220104:government"),
    ("兵团教育局", "650000", "660000:education"),
    ("广州市人民政府办公厅", "440100", "440100:general_office"),
    ("广州市天河区人民政府天园街道办事处", "440100", "440106:*:government"),
    # bodies of the state and their branches
    ("国务院国资委", "140200", "100000:state_assets"),
    ("市场监管总局", "140200", "100000:market_regulation"),
    ("国家卫生健康委员会医政司", "140200", "100000:health"),
    ("北京银保监局", "110000", "110000:banking_insurance_regulation"),
    ("辽宁保监局", "210000", "210000:banking_insurance_regulation"),
    ("国家税务总局大同市税务局", "140200", "140200:tax"),
    # a county's short name in documents of its own place and those around it
    ("宣汉税务局", "511700", "511722:tax"),
    ("铜鼓供电局", "360926", "360926:enterprise"),
    ("市中医院", "511700", "511700:other"),
    # the state's regulator at a place; 市金融监管局 is the city's own
    ("达州金融监管分局", "511700", "511700:banking_insurance_regulation"),
    ("铜鼓金融监管支局", "360926", "360926:banking_insurance_regulation"),
    ("重庆金融监管局", "500000", "500000:banking_insurance_regulation"),
    ("市金融监管局", "511700", "511700:financial_regulation_local"),
    ("恩施州金融监管局", "422800", "422800:financial_regulation_local"),
    ("人民银行大同市中心支行", "140200", "140200:central_bank"),
    ("市人行", "140200", "140200:central_bank"),
    ("人行苏州中支", "320500", "320500:central_bank"),
    ("大连海关", "210000", "210200:customs"),
    ("国家能源局南方监管局", "440000", "100000:energy"),
    ("國家衞生健康委", "100000", "100000:health"),
    ("国务院教育行政部门", "100000", "100000:education"),
    # spelling
    ("市发展改革委(市京津冀协同办)", "110000", "110000:development_reform"),
    ("卫生计生（中医）部门", "110000", "110000:health"),
    ("市 卫 生\u3000健康委", "140200", "140200:health"),
    ("省工业与信息化厅", "460000", "460000:industry_information"),
    ("市卫生和计划生育委员会", "140200", "140200:health"),
    ("武漢市財政局", "420100", "420100:finance"),
    # merged bodies: the first function named
    ("市规划和自然资源委", "110000", "110000:natural_resources"),
    ("县文体广新局", "430000", "430000:*:tourism_culture"),
    ("区科教局", "440106", "440106:science_technology"),
    ("县教科局", "140224", "140224:education"),
    ("农业农村水利局", "440106", "440106:agriculture_rural"),
    ("区科技工业和信息化局", "440106", "440106:science_technology"),
    ("省旅游和文化广电体育厅", "460000", "460000:tourism_culture"),
    # a part of a body is the body; a kind of body says more than its subject
    ("市公安局交警支队", "140200", "140200:public_security"),
    ("市应急管理局综合执法支队", "140200", "140200:emergency_management"),
    ("市文化旅游投资集团有限公司", "140200", "140200:enterprise"),
    ("市安全生产领导小组办公室", "140200", "140200:joint_conference"),
    ("市防汛抗旱指挥部", "140200", "140200:headquarters"),
    ("北京经济技术开发区管委会", "110000", "110000:development_zone"),
    (
        "开发区财政审计局",
        "110000",
        "110000:finance",
    ),  # a zone's office does what others of its name do
    ("高新区管委会税务局", "140200", "140200:tax"),
    ("高新区管理局", "140200", "140200:development_zone"),
    ("开发区管委会办公室", "140200", "140200:development_zone"),
    ("市城市管理委员会", "110000", "110000:urban_management"),
    ("北京医学会", "110000", "110000:industry_association"),
    # party, mass organisations
    ("市委网信办", "140200", "140200:cyberspace"),
    ("中共大同市委宣传部", "140200", "140200:publicity"),
    ("团省委", "460000", "460000:youth_league"),
    ("共青团大同市委", "140200", "140200:youth_league"),
    ("市纪委监委", "140200", "140200:discipline_supervision"),
    ("市政府外事办公室", "140200", "140200:foreign_affairs"),
    # a name of function only is the document's own body
    ("环保部门", "210000", "210000:ecology_environment"),
    ("民政", "140200", "140200:civil_affairs"),
    ("发展改革委", "100000", "100000:development_reform"),
    ("市场监管局", "140200", "140200:market_regulation"),
    # classes
    ("各市政府", "210000", "210000:*:government"),
    ("各县(区)人民政府", "140200", "140200:*:government"),
    ("各地", "110000", "110000:*:government"),
    ("各地级以上市政府", "440000", "440000:*:government"),
    ("各级民政部门", "140200", "140200:*:civil_affairs"),
    ("县级以上地方人民政府", "100000", "100000:*:government"),
    ("县级以上人民政府教育行政部门", "100000", "100000:*:education"),
    ("各有关部门", "140200", "140200:*:other"),
    ("市直各有关单位", "140200", "140200:*:other"),
    ("国务院有关部门", "140200", "100000:*:other"),
    ("民族自治地方的人民法院", "100000", "100000:*:court"),
    ("自治州的自治机关", "100000", "100000:*:other"),
    # what places have, where the state's bodies have it
    ("国务院金融业监督管理机构", "140200", "100000:banking_insurance_regulation"),
    ("市金融监管局", "140200", "140200:financial_regulation_local"),
    ("金融工作部门", "100000", "100000:financial_regulation_local"),
    ("国家公园区管理机构", "100000", "100000:forestry"),
    ("中华人民共和国海事局", "140200", "100000:transport"),
    ("各街道办事处", "110105", "110105:*:government"),
]


@pytest.mark.parametrize(("name", "code", "expected"), CASES)
def test_a_name_means(name: str, code: str, expected: str) -> None:
    found = REGISTER.resolve(name, PLACES[code])
    assert found is not None and found.department is not None
    assert found.department.department_id == expected


def test_a_class_is_told_from_one_body() -> None:
    datong = PLACES["140200"]
    for name in ("各县区政府", "相关部门", "各地", "区教育局"):
        found = REGISTER.resolve(name, datong)
        assert found is not None and found.is_collective, name
    for name in ("市教育局", "云冈区政府", "教育部"):
        found = REGISTER.resolve(name, datong)
        assert found is not None and not found.is_collective, name


@pytest.mark.parametrize(
    ("name", "code", "former", "today"),
    [
        ("市卫计委", "140200", "大同市卫生和计划生育委员会", "大同市卫生健康委员会"),
        ("市卫生计生委", "110000", "北京市卫生和计划生育委员会", "北京市卫生健康委员会"),
        ("省环保厅", "210000", "辽宁省环境保护厅", "辽宁省生态环境厅"),
        ("市工商局", "140200", "大同市工商行政管理局", "大同市市场监督管理局"),
        ("市经信委", "140200", "大同市经济和信息化委员会", "大同市工业和信息化局"),
        (
            "市银监局",
            "140200",
            "中国银行业监督管理委员会大同监管分局",
            "国家金融监督管理总局大同监管分局",
        ),
        ("银保监会", "110000", "中国银行保险监督管理委员会", "国家金融监督管理总局"),
        ("农业部", "100000", "农业部", "农业农村部"),
        ("市卫生健康委", "110000", None, "北京市卫生健康委员会"),
        ("市经济信息化委", "310000", None, "上海市经济和信息化委员会"),
        ("环保部门", "140200", None, "大同市生态环境局"),
        ("市规划自然资源委", "110000", None, "北京市规划和自然资源委员会"),
        ("市税务局", "140200", None, "国家税务总局大同市税务局"),
    ],
)
def test_a_name_before_the_reform_is_kept(
    name: str, code: str, former: str | None, today: str
) -> None:
    found = REGISTER.resolve(name, PLACES[code])
    assert found is not None and found.department is not None
    assert (found.former_name, found.department.name) == (former, today)


def test_a_department_is_one_record_whatever_it_is_called() -> None:
    beijing = PLACES["110000"]
    names = ("市卫计委", "市卫生健康委", "北京市卫生健康委员会", "卫生健康部门", "市卫生局")
    found = {r.department for n in names if (r := REGISTER.resolve(n, beijing)) and r.department}
    assert len(found) == 1
    health = found.pop()
    assert (health.short_name, health.level, health.jurisdiction) == (
        "市卫生健康委",
        "province",
        "北京市",
    )


@pytest.mark.parametrize(
    "name",
    ["", "（）", "联系我们", "020-12345", "加强组织领导", "有关", "土地使用权人", "宣汉税务局"],
)
def test_what_is_no_organisation_is_unknown(name: str) -> None:
    assert REGISTER.resolve(name, PLACES["440100"]) is None


def test_without_a_place_only_names_that_say_theirs_resolve() -> None:
    found = REGISTER.resolve("财政部", None)
    assert found is not None and found.department is not None
    assert REGISTER.resolve("大同市财政局", None) is not None
    assert REGISTER.resolve("市财政局", None) is None
    assert REGISTER.resolve("环保部门", None) is None


def test_one_register_a_process() -> None:
    assert load() is load()
    assert load().version == REGISTER.version


def test_a_name_seen_before_costs_a_look_up() -> None:
    place = PLACES["140200"]
    REGISTER.resolve("市发展改革委", place)
    best = min(_seconds(lambda: REGISTER.resolve("市发展改革委", place)) for _ in range(200))
    assert best < 50e-6


def _seconds(call: object) -> float:
    assert callable(call)
    start = time.process_time()
    call()
    return time.process_time() - start
