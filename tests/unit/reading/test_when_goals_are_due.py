"""By when a goal is to be reached, which figures are of the past, and whose each number of several is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def test_a_goal_has_the_date_of_its_sentence(read: Read) -> None:
    found = read("一、到2018年占比达到20%，到2020年达到30%。")
    assert [(row.value, str(row.end_date)) for row in found.targets] == [
        (20, "2018-12-31"),
        (30, "2020-12-31"),
    ]


def test_without_a_limit_it_has_none(read: Read) -> None:
    assert [row.end_date for row in read("一、占比达到20%。").targets] == [None]


def test_a_figure_without_a_name_has_that_of_the_figure_before(read: Read) -> None:
    found = read("一、入园工业企业6846家，比2015年增加5165家。")
    assert [(row.metric, row.value) for row in found.targets] == [("入园工业企业", 5165)]


def test_what_a_past_year_reached_is_no_goal(read: Read) -> None:
    text = "一、2003年全国城市污水处理率达到42%。\n到2010年达到70%。"
    found = read(text, date_signed="2005年7月14日")
    assert [(row.value, str(row.end_date)) for row in found.targets] == [(70, "2010-12-31")]


@pytest.mark.parametrize("year", ["2020年", "2020年，", "到2020年"])
def test_the_year_before_what_is_to_be_reached_is_its_limit(year: str, read: Read) -> None:
    found = read(f"一、{year}装机容量达到4700万千瓦。", date_signed="2016年7月14日")
    assert [str(row.end_date) for row in found.targets] == ["2020-12-31"]
    assert [str(row.end_date) for row in found.deadlines] == ["2020-12-31"]


def test_a_year_within_the_phrase_of_its_goal(read: Read) -> None:
    text = "一、市中心城区2020年颗粒物浓度较2017年下降15%以上，比2021年计划提前。"
    found = read(text, date_signed="2018年7月14日")
    assert [str(row.end_date) for row in found.deadlines] == ["2020-12-31"]
    assert [(row.value, str(row.end_date)) for row in found.targets] == [(15, "2020-12-31")]


def test_a_year_before_something_else_is_no_limit(read: Read) -> None:
    found = read("一、2020年版目录的企业，产值达到3亿元。", date_signed="2016年7月14日")
    assert [row.end_date for row in found.targets] == [None]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("高新区2015年工业总产值达1445亿元，成为第一个千亿元园区。", []),
        ("排放量较 2015 年下降20%。", [20]),
        ("高新区2020年工业总产值达3000亿元。", [3000e8]),
    ],
)
def test_a_past_year_within_its_phrase(sentence: str, values: list[float], read: Read) -> None:
    found = read(f"一、{sentence}", date_signed="2016年7月14日")
    assert [row.value for row in found.targets] == values


def test_a_baseline_is_no_past_year_of_the_goal(read: Read) -> None:
    found = read("一、排放总量比2003年下降10%。", date_signed="2005年7月14日")
    assert [row.value for row in found.targets] == [10]


def told(found: Extraction) -> list[str]:
    """metric comparator value unit end_date"""
    return [
        f"{row.metric} {row.comparator} {row.value:g}{row.unit or ''} {row.end_date}"
        for row in found.targets
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2030年，婴儿死亡率、5岁以下儿童死亡率、孕产妇死亡率分别下降到4.0‰、4.5‰、10/10万。",
            [
                "婴儿死亡率 le 4‰ 2030-12-31",
                "5岁以下儿童死亡率 le 4.5‰ 2030-12-31",
                "孕产妇死亡率 le 10/10万 2030-12-31",
            ],
        ),
        (
            "到2022年和2030年，生长迟缓率分别低于7%和5%。",
            ["生长迟缓率 lt 7% 2022-12-31", "生长迟缓率 lt 5% 2030-12-31"],
        ),
        (
            "到2022年，贫血患病率和生长迟缓率分别低于7%和5%。",
            ["贫血患病率 lt 7% 2022-12-31", "生长迟缓率 lt 5% 2022-12-31"],
        ),
        (  # two things of one name, or years that stand apart
            "2021年底前，建成平台。到2025年，城市和县城污水处理率分别达到95%和85%。",
            ["城市和县城污水处理率 eq 95% 2025-12-31", "城市和县城污水处理率 eq 85% 2025-12-31"],
        ),
    ],
)
def test_each_thing_or_each_year_has_its_own_number(
    sentence: str, expected: list[str], read: Read
) -> None:
    assert told(read(f"一、目标\n{sentence}")) == expected


@pytest.mark.parametrize(
    ("above", "values"), [("同时符合以下条件：", []), ("场地应当具备以下条件：", [25.0])]
)
def test_the_conditions_that_a_unit_announces_are_no_goals(
    above: str, values: list[float], read: Read
) -> None:
    found = read(f"一、奖励企业，{above}\n（一）面积不小于25平方米。\n二、加强领导。")
    assert [row.value for row in found.targets] == values


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("过去五年工作回顾", [50.0]),
        ("主要成效", [50.0]),
        ("发展基础", [50.0]),
        ("现状与形势", [50.0]),
        ("夯实产业发展基础", [60.0, 50.0]),
        ("工作目标", [60.0, 50.0]),
        ("2015年工作回顾和2016年打算", [60.0, 50.0]),
    ],
)
def test_what_a_unit_looks_back_on_was_reached(
    heading: str, values: list[float], read: Read
) -> None:
    found = read(f"一、{heading}\n（一）产业。覆盖率达到60%。\n二、任务\n入学率达到50%。")
    assert [row.value for row in found.targets] == values


def test_an_aim_that_is_told_as_one(read: Read) -> None:
    found = read("一、2027年生产总值增长的预期目标为8%左右。")
    assert [(row.metric, row.value) for row in found.targets] == [("生产总值增长的预期目标", 8.0)]
