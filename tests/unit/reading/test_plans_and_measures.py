"""Times and goals as whole plans and measures print them: pairs of what is one and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]
SIGNED = {"date_signed": "2017年9月15日"}


def times(found: Extraction) -> list[str]:
    """expression kind start end length"""
    return [
        " ".join(
            (
                found.text[row.char_start : row.char_end],
                row.kind,
                *(str(day or "-") for day in (row.start_date, row.end_date)),
                *([f"{row.duration_value}{row.duration_unit}"] if row.duration_value else []),
            )
        )
        for row in found.deadlines
    ]


def goals(found: Extraction) -> list[str]:
    """expression comparator value unit"""
    return [
        f"{found.text[row.char_start : row.char_end]} {row.comparator} {row.value:g} {row.unit or '-'}"
        for row in found.targets
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("春节前完成。", ["春节前 by - 2018-02-16"]),
        ("做好春节前后生产安排。", []),
        ("将“五一”前3个工作日设置为春假。", []),
        ("每季度报告。", ["每季度 recurring - -"]),
        ("给予每季稻100元补贴。", []),
        (
            "补贴政策自2018年7月1日起暂行一年。",
            ["自2018年7月1日起 from 2018-07-01 -", "一年 duration - - 1year"],
        ),
        ("审批周期缩短至30天。", ["30天 duration - - 30day"]),
        (
            "去化周期在2018年底缩短至30个月，2019年底缩短至24个月。",
            ["在2018年底 by - 2018-12-31", "2019年底 by - 2019-12-31"],
        ),
        ("2018年8月31日前金融机构应发放贷款。", ["2018年8月31日前 by - 2018-08-31"]),
        ("2018年8月31日前金融机构已发放的贷款，可以调整。", []),
        ("从2018年开始，连续3年安排资金。", ["从2018年开始 from 2018-01-01 -"]),
        ("从2016年起，连续3年增长。", []),
        ("力争四季度形成工作量。", ["四季度 by - 2017-12-31"]),
        ("力争四季度规模不低于去年同期水平。", ["四季度 by - 2017-12-31"]),
        ("工作向四季度倾斜。", []),
        ("对2018年一季度增长较快的企业，给予奖励。", []),
        ("力争11月份实现新增。", ["11月份 by - 2017-11-30"]),
        ("2018年6月10日前出售住宅。", ["2018年6月10日前 by - 2018-06-10"]),
        ("2018年6月10日前出售的住宅按约定执行。", []),
        ("2018年6月10日至2019年1月1日前出售的住宅按约定执行。", []),
        ("2018年3月1日前完成首期交款的项目，应当垫付。", []),
        ("对2018年上半年排名前十的景区，给予奖励。", []),
        ("2018-2020年内整备的用地不少于7平方公里。", ["2018-2020年 period 2018-01-01 2020-12-31"]),
        ("2018-2020年整备的用地增加。", []),
        ("力争2018年贷款利率有所下降。", ["2018年 by - 2018-12-31"]),
        ("2018年贷款利率有所下降。", []),
        ("给予最长不超过1年的补贴。", ["1年 duration - - 1year"]),
        ("不超过1年的婴儿。", []),
        ("对每年新增零售额的奖励，按规定执行。", []),
    ],
)
def test_times(sentence: str, expected: list[str], read: Read) -> None:
    assert times(read(f"一、{sentence}", **SIGNED)) == expected


def test_a_day_on_which_something_begins_needs_no_date_of_the_document(read: Read) -> None:
    assert times(read("一、实施期限：2018年12月31日。")) == ["2018年12月31日 by - 2018-12-31"]
    assert times(read("一、2018年12月底前完成。新标准自7月1日起公布执行。")) == [
        "2018年12月底前 by - 2018-12-31",
        "自7月1日起 from 2018-07-01 -",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("高新技术企业净增800家、总数达7900家。", ["净增800家 eq 800 家", "达7900家 eq 7900 家"]),
        ("推出100个惠民产品。", ["推出100个 eq 100 个"]),
        ("划定450平方公里以上工业用地保护红线。", ["划定450平方公里以上 ge 450 平方公里"]),
        ("新能源汽车销售1万辆以上。", ["1万辆以上 ge 10000 辆"]),
        ("报废更新6万台左右。", ["更新6万台左右 eq 60000 台"]),
        ("建设提升8个集聚区和83处示范点。", ["建设提升8个 eq 8 个", "83处 eq 83 处"]),
        ("提高财政补助基础标准至人均730元。", ["至人均730元 eq 730 元"]),
        ("最低生活保障标准为每人每月1309元。", []),
        ("毕业生留省比例在60%左右。", ["60%左右 eq 60 %"]),
        (
            "开发管理员、信息员等专项岗位4200个以上。",
            ["开发管理员、信息员等专项岗位4200个以上 ge 4200 个"],
        ),
        (
            "改造商贸中心20个以上、农贸(集贸)市场50个以上。",
            ["改造商贸中心20个以上 ge 20 个", "农贸(集贸)市场50个以上 ge 50 个"],
        ),
        ("支持项目建设和机制建设2个方向。", []),
        ("建设2个基地。", ["建设2个 eq 2 个"]),
        ("实施“山区”22条。", []),
        ("建成1000亩的湿地公园。", ["建成1000亩 eq 1000 亩"]),
        ("引进投资1亿元以上的项目。", []),
        ("举办3000人至1万人的演出。", []),
        ("分别按不超过50万元、30万元和10万元的额度发放。", []),
        ("制定奖励政策，推动人次增长8%以上。", ["增长8%以上 increase 8 %"]),
        ("给予奖励，每家增长不超过5%。", []),
        ("引入演出20场以上，对其中商业化的，按收入奖励。", ["引入演出20场以上 ge 20 场"]),
        ("种植水稻1000亩以上的给予补贴。", []),
        ("销售额达到300万元以上给予补贴。", []),
        ("销售额达到300万元以上。", ["达到300万元以上 ge 3e+06 元"]),
        ("给予不少于10万元补贴。", []),
        ("在总量完成80%前取得合格证。", []),
        ("最高贷款额度可提高10%以上。", []),
        ("举办2万平方米以上规模的展会，按照举办规模给予10万元奖励。", []),
        ("按照不低于10%的比例建设保障性住房。", ["不低于10% ge 10 %"]),
        ("原主导功能为居住的（用地占比超过50%），可以调整。", []),
        ("用地占比超过50%。", ["超过50% gt 50 %"]),
        ("医疗补助标准人均提高30元。", ["提高30元 increase 30 元"]),
    ],
)
def test_goals(sentence: str, expected: list[str], read: Read) -> None:
    assert goals(read(f"一、{sentence}", **SIGNED)) == expected
