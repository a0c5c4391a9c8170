"""Quantities that a clause says are to be reached, and numbers that are no goals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def goals(found: Extraction) -> list[str]:
    """expression comparator value unit"""
    return [
        f"{found.text[row.char_start : row.char_end]} {row.comparator} {row.value:g} {row.unit or '-'}"
        for row in found.targets
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("占比达到30%。", ["达到30% eq 30 %"]),
        ("覆盖率达到90%以上。", ["达到90%以上 ge 90 %"]),
        ("床位不低于1.5张。", ["不低于1.5张 ge 1.5 张"]),
        ("投诉率控制在5%以内。", ["控制在5%以内 le 5 %"]),
        ("能耗不超过100吨标准煤。", ["不超过100吨标准煤 le 100 吨标准煤"]),
        ("产值突破2万亿元。", ["突破2万亿元 gt 2e+12 元"]),
        ("规模达到1000亿元左右。", ["达到1000亿元左右 eq 1e+11 元"]),
        ("人次达到１,０００万人次。", None),
        ("产值年均增长8%。", ["年均增长8% increase 8 %"]),
        ("排放量下降10%。", ["下降10% decrease 10 %"]),
        ("提高5个百分点。", ["提高5个百分点 increase 5 个百分点"]),
        ("新建2家国际医院。", ["新建2家 eq 2 家"]),
        ("新建基站2600个以上。", ["新建基站2600个以上 ge 2600 个"]),
        ("培训医师1,000人。", ["培训医师1,000人 eq 1000 人"]),
        ("占比达到三分之一。", ["达到三分之一 eq 0.3333 -"]),
        ("细颗粒物浓度控制在35微克/立方米以内。", ["控制在35微克/立方米以内 le 35 微克/立方米"]),
        # thresholds, durations, dates and counts of other things
        ("设置20张床位以下的医疗机构免于审批。", []),
        ("床位不低于100张的医院可以申请。", []),
        ("超过100人的企业应当备案。", []),
        ("不超过3个工作日办结。", []),
        ("达到2019年水平。", []),
        ("落实《规划》（达到30%）。", None),
        ("拨付资金100万元。", []),
        ("共12条措施。", []),
        ("提高服务质量。", []),
        ("按照国办发〔2017〕44号执行。", []),
    ],
)  # fmt: skip
def test_goals(sentence: str, expected: list[str] | None, read: Read) -> None:
    if expected is not None:
        assert goals(read(f"一、{sentence}")) == expected


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("全市社会办医占比达到30%。", "社会办医占比"),
        ("到2020年，床位数占比达到30%。", "床位数占比"),
        ("新建2家国际医院。", "国际医院"),
        ("新建基站2600个。", "基站"),
    ],
)
def test_what_is_measured(sentence: str, metric: str, read: Read) -> None:
    assert [row.metric for row in read(f"一、{sentence}").targets] == [metric]


def test_two_numbers_of_one_verb(read: Read) -> None:
    assert [row.value for row in read("一、床位、门诊量分别达到30%和20%。").targets] == [30, 20]


def test_a_goal_has_the_date_of_its_sentence(read: Read) -> None:
    found = read("一、到2018年占比达到20%，到2020年达到30%。")
    assert [(row.value, str(row.end_date)) for row in found.targets] == [
        (20, "2018-12-31"),
        (30, "2020-12-31"),
    ]


def test_without_a_limit_it_has_none(read: Read) -> None:
    assert [row.end_date for row in read("一、占比达到20%。").targets] == [None]
