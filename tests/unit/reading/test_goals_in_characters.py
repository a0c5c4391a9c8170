"""Goals whose numbers are written in characters, as laws do; and what such numbers say otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_lines import goals

from zhengce.model import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("人均公园绿地面积不少于八平方米。", ["不少于八平方米 ge 8 平方米"]),
        ("代表总名额不得超过一千名。", ["不得超过一千名 le 1000 名"]),
        ("容量不得少于三万立方米。", ["不得少于三万立方米 ge 30000 立方米"]),
        ("容量不得少于一万二千立方米。", ["不得少于一万二千立方米 ge 12000 立方米"]),
        ("市人民政府应当至少建设一处康复中心。", ["至少建设一处 ge 1 处"]),
        ("名额数不低于本院法官数的三倍。", ["不低于本院法官数的三倍 ge 3 倍"]),
        # thresholds, terms and acts of others
        ("宽度不少于三十米的绿地应当开放。", []),
        ("由至少二名医师推荐。", []),
        ("违反的，处以不超过三倍的罚款。", []),
        ("罚款不得超过三倍。", []),
        ("执法人员不得少于二人。", []),
        ("期限不得超过三年，公示不少于七日。", []),
        ("代表可以少于四十五名。", []),
        ("面积不少于三十亩的，予以奖励。", []),
        # how long something lasts every day is no time limit
        ("学生每日学习时间，小学不超过六小时，中学不超过八小时。", ["不超过六小时 le 6 小时", "不超过八小时 le 8 小时"]),
        ("邮政企业每周营业应当不少于六天。", ["不少于六天 ge 6 天"]),
        ("停水不得超过六小时。", []),
        # shares
        ("农民代表不少于三分之一。", ["不少于三分之一 ge 0.3333 -"]),
        ("居民代表应当占组成人员的五分之四以上。", ["占组成人员的五分之四 ge 0.8 -"]),
        ("市场份额合计达到三分之二的；", []),
        ("得票数不得少于选票的三分之一。", []),
        ("按照不低于职工总数百分之一点五的比例安置。", ["不低于职工总数百分之一点五 ge 1.5 %"]),
        ("按照不低于职工总数百分之二的比例安置。", ["不低于职工总数百分之二 ge 2 %"]),
    ],
)  # fmt: skip
def test_numbers_in_characters(sentence: str, expected: list[str], read: Read) -> None:
    assert goals(read(f"一、{sentence}")) == expected


def test_what_they_measure(read: Read) -> None:
    found = read("一、人均公园绿地面积不少于八平方米；代表总名额不得超过一千名。")
    assert [row.metric for row in found.targets] == ["人均公园绿地面积", "代表总名额"]
