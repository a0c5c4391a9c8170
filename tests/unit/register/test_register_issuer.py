"""The place that issued a document."""

from __future__ import annotations

import pytest

from zhengce.register.lookup import Names

REGISTER = Names()


def code(issuer: str | None, title: str | None, number: str | None, text: str = "") -> str | None:
    place = REGISTER.place_of(issuer, title, number, text)
    return place.code if place else None


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("北京市卫生健康委", "110000"),
        ("大同市人民政府办公厅", "140200"),
        ("辽宁省人民政府办公厅", "210000"),
        ("鞍山市立山区人民政府", "210304"),
        ("昆明市官渡区人民政府", "530111"),
        ("湘西自治州人民政府", "433100"),
        ("中共山西省委办公厅、山西省人民政府办公厅", "140000"),
        ("国务院办公厅", "100000"),
        ("公安部", "100000"),
        ("国家发展改革委", "100000"),
        ("上海人大常委会", "310000"),
        ("武漢市人民政府辦公廳", "420100"),
        ("阜新蒙古族自治县", "210921"),
        ("吉林省人民政府", "220000"),
        # a county-level city that became a district; counties without their 市, 县 or 区
        ("兖州市人民政府办公室", "370812"),
        ("兖州", "370812"),
        ("玉环县人民政府办公室", "331083"),  # has become a city
        ("朝阳县人民政府", "211321"),
        ("济源示范区管委会办公室", "419001"),
        ("昆山高新区管委会", "320583"),
        ("济宁高新区管委会", "370800"),
    ],
)
def test_the_issuer_tells_its_place(issuer: str, expected: str) -> None:
    assert code(issuer, None, None) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于印发大同市支持社会力量提供多层次多样化医疗服务实施方案的通知", "140200"),
        ("国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函", "100000"),
        ("市人民政府办公室关于印发六盘水市新型基础设施建设三年行动方案的通知", "520200"),
        ("中华人民共和国市场主体登记管理条例", "100000"),
        ("宁波市住宅小区物业管理条例", "330200"),
        ("关于印发辽宁中医药发展规划的通知", "210000"),
    ],
)
def test_the_title_tells_it_next(title: str, expected: str) -> None:
    assert code(None, title, None) == expected
    assert code("本网", title, None) == expected


@pytest.mark.parametrize("issuer", ["高新区管委会", "国家经济技术开发区", "人民日报", "和平"])
def test_a_name_that_is_no_county_s_tells_none(issuer: str) -> None:
    assert code(issuer, None, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "缴存职工在本省购房的，可在岳阳市提取。在本市购房的，从其规定。本市各管理部执行。",
            "430600",
        ),
        ("支持盐城市户籍家庭购房，对购买盐城市区新建商品房的给予补贴。", "320900"),
        ("支持盐城市户籍家庭购房。", None),
        ("盐城市、南通市、盐城市各类企业可以参加。", None),
        ("责任单位：西区管委会。配合单位：西区管委会、我市城区各街道。", None),
        ("大同市西区管委会会同大同市财政局办理。", "140200"),
        ("为落实国务院决策部署，大同市起草了意见，请反馈大同市旅游发展中心。", "140200"),
    ],
)
def test_a_text_that_nothing_stands_above_tells_its_place(text: str, expected: str | None) -> None:
    assert code(None, None, None, text) == expected


def test_one_name_of_two_places_is_told_by_the_other_marks() -> None:
    assert code("朝阳区人民政府", None, "京政发〔2019〕1号") == "110105"
    assert code("朝阳区人民政府", "长春市朝阳区工作方案", None) == "220104"
    assert code("朝阳区人民政府", None, None) is None
    assert code("朝阳市人民政府", None, None) == "211300"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("同政办发〔2018〕191号", "140200"),
        ("京政办发〔2019〕1号", "110000"),
        ("国办发〔2019〕6号", "100000"),
        ("国发明电〔2014〕1号", "100000"),
        ("穗府办〔2006〕19号", "440100"),
        ("琼健爱卫〔2025〕7号", "460000"),
        ("发改社会〔2020〕3号", "100000"),
        ("建政函〔2025〕20号", None),
        ("未知〔2020〕1号", None),
    ],
)
def test_the_number_tells_it_by_its_first_characters(number: str, expected: str | None) -> None:
    assert code(None, "关于印发实施方案的通知", number) == expected


def test_the_text_tells_it_last() -> None:
    assert code(None, None, None, "大同市位于山西省北部。结合我市实际，制定本方案。") == "140200"
    assert code(None, None, None, "我省要求……山西省人民政府同意") == "140000"
    assert code(None, None, None, "各省、自治区、直辖市人民政府：") == "100000"
    assert code(None, None, None, "责任单位：\n市卫生健康委\n北京银保监局") == "110000"
    assert code(None, None, None, "县级以上人民政府应当加强管理。") == "100000"
    law = "第一条 根据《中华人民共和国道路交通安全法》，制定本规定。\n第二条 省级部门负责本省（自治区、直辖市）的工作。"
    assert code(None, None, None, law) == "100000"
    assert code(None, None, None, law.replace("本省（自治区、直辖市）", "本省")) is None
    assert code(None, None, None, "没有任何线索") is None
    assert code(None, None, None, "") is None


@pytest.mark.parametrize(
    "title",
    [
        "加快形成县域经济发展格局的意见",
        "关于加强管理县级财政的通知",
        "全民健康县建设方案",
        "乡村振兴县域行动方案",
    ],
)  # 成县, 理县, 康县, 兴县
def test_a_word_that_ends_as_a_county_begins_names_none(title: str) -> None:
    assert code(None, title, None) is None


@pytest.mark.parametrize(
    "title", ["成县政务公开的意见", "甘肃省成县改革方案", "关于成县改革的意见"]
)
def test_a_county_of_two_characters_is_named_at_a_word_s_beginning(title: str) -> None:
    assert code(None, title, None) == "621221"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a zone's committee among those addressed
        ("宜春经济技术开发区管委会，各县（市、区）人民政府：\n结合我市实际，制定本意见。", "360900"),
        # whose a draft is stands in a line; 省委、省政府 is no office of a province
        ("省委、省政府和市委高度重视。\n中共廊坊市委\n廊坊市人民政府\n关于建设旅游强市的意见", "131000"),
        ("各县（市、区）人民政府：\n现就加强管理通知如下。", None),
    ],
)  # fmt: skip
def test_the_head_of_a_text_tells_its_place(text: str, expected: str | None) -> None:
    assert code(None, None, None, text) == expected
