"""Time requirements of laws: rules that hold every year, of what they regulate and not of themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]
SIGNED = {"date_signed": "2017年9月15日"}


def limits(found: Extraction) -> list[tuple[str, str, str]]:
    return [
        (
            found.text[row.char_start : row.char_end],
            row.kind,
            str(row.end_date or row.start_date or row.duration_value or ""),
        )
        for row in found.deadlines
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a day without a year comes every year
        ("应当于7月底前提请审查。", [("7月底前", "recurring", "")]),
        ("应当在当年9月15日前交还配额。", [("当年9月15日前", "recurring", "")]),
        ("年底前向常务委员会报告。", [("年底前", "recurring", "")]),
        ("应当在每年第一季度，报告上年度情况。", [("每年第一季度", "recurring", "")]),
        ("应当于每年年底前报告。", [("每年年底前", "recurring", "")]),
        ("应当在第三季度前提出申请。", [("在第三季度前", "recurring", "")]),
        ("5月1日至9月30日为防汛期。", [("5月1日至9月30日", "recurring", "")]),
        ("2019年6月1日前登记，12月31日前完成换发。", [("2019年6月1日前", "by", "2019-06-01"), ("12月31日前", "by", "2019-12-31")]),
        # how long something is kept, and within which a right is used
        ("采购文件从采购结束之日起至少保存十五年。", [("十五年", "duration", "15")]),
        ("有关资料应当保存至少三年。", [("三年", "duration", "3")]),
        ("申请权自知道撤销原因之日起一年内不行使的，归于消灭。", [("一年内", "duration", "1")]),
        ("许可证之日起一年内未进行建设的，自行失效。", []),
        ("应当在经营前十五日内备案。", [("十五日内", "duration", "15")]),
        ("申请前三年内没有违法记录。", []),
        ("应当在投入使用前十个工作日内登记。", [("十个工作日内", "duration", "10")]),
        ("企业投产前两年内免收租金。", []),
        ("保存十年以上的古籍应当登记。", []),
        ("保管三年期满的，销毁。", []),
        ("资产超过上年末净资产的，应当报告。", []),
        ("应当在施工开始之日前5日内公告。", [("5日内", "duration", "5")]),
        ("应当在实施前至少21天提出申请。", [("21天", "duration", "21")]),
        ("应当自提供之日起至少保存15年。", [("15年", "duration", "15")]),
        ("对1年内超载超过3次的车辆，吊销其营运证。", []),
        ("3年内2次以上串通投标的，处以罚款。", []),
        ("有下列情形之一：1年内被责令改正3次以上；", []),
        ("婴儿出生后一个月以内，由户主申报登记。", [("一个月以内", "duration", "1")]),
        ("对毕业两年以内的高校毕业生给予补贴。", []),
        ("野生动物资源普查每十年进行一次。", [("每十年", "recurring", "")]),
        ("会议至少每六个月举行一次。", [("每六个月", "recurring", "")]),
        ("按每十人一名配备安全员。", []),
        ("于裁定受理之日起6 个月内审结。", [("6 个月内", "duration", "6")]),
        ("应当在投标截止时间至少15日前通知。", [("15日前", "duration", "15")]),
        ("停业的，应当在90个工作日前报告。", [("在90个工作日前", "duration", "90")]),
        ("当年12月31日以前年满18岁的公民应当登记。", []),
        ("取水申请应当包括年内各月的用水量。", []),
        # published is what the rule speaks of; its own beginning is its own
        ("应当自规划批准公布之日起三十日内备案。", [("三十日内", "duration", "30")]),
        ("规章应当自公布之日起30日内备案。", [("30日内", "duration", "30")]),
        ("应当自本条例公布之日起30日内登记。", [("30日内", "by", "2017-10-15")]),
        ("本条例自公布之日起30日后施行。", [("自公布之日起30日后施行", "from", "2017-10-15")]),
        ("本条例自公布之日起施行。", [("自公布之日起施行", "from", "2017-09-15")]),
        # long before it: of what kind something is
        ("1982年7月底前划定宅基地，按规定确认。", []),
        # so long before something is to be
        ("应当在会议举行的三十日前提交草案。", [("三十日前", "duration", "30")]),
        ("应当于会议召开十个工作日以前通知成员。", [("十个工作日以前", "duration", "10")]),
        ("执行三日前，应当通知检察院。", [("三日前", "duration", "3")]),
        ("应当在开工15日前报告。", [("15日前", "duration", "15")]),
        ("请于10日前报送。", []),
        ("简化管理和重点管理的审批期限分别为20日和30日。", [("20日", "duration", "20"), ("30日", "duration", "30")]),
        ("截至2017年3月1日，已登记6万处。", []),
        ("三日前已经发现的，从轻处罚。", []),
        ("2019年底以来，累计消除隐患6万处。", []),
        # rates of fines, and ages
        ("年龄按周岁计算。", []),
        ("逾期不缴纳的，每日加收千分之三的滞纳金。", []),
        ("逾期不恢复的，处每日每平方米一百元罚款。", []),
        ("应当每日进行防火巡查。", [("每日", "recurring", "")]),
    ],
)  # fmt: skip
def test_in_articles(sentence: str, expected: list[tuple[str, str, str]], read: Read) -> None:
    assert limits(read(f"某条例\n第一条　甲。\n第二条　{sentence}", **SIGNED)) == expected


def test_what_was_reached_is_no_requirement(read: Read) -> None:
    text = "一、2018年发放标准\n截至2017年8月底，享受补贴3.34万人，累计发放补贴资金约4.92亿元。"
    found = read(text, **SIGNED)
    assert limits(found) == [] and not found.targets


def test_a_plan_s_days_are_of_its_year(read: Read) -> None:
    found = read("一、10月底前完成，自印发之日起30日内上报，自公布之日起60日内公示。", **SIGNED)
    assert [row[1:] for row in limits(found)] == [
        ("by", "2017-10-31"),
        ("by", "2017-10-15"),
        ("by", "2017-11-14"),
    ]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("载人超过核定人数百分之二十的，处罚款。", []),
        ("所占比例应当高于经费总额的百分之六十。", [60.0]),
        ("绿化覆盖率不低于40%。", [40.0]),
    ],
)
def test_a_case_is_no_goal(sentence: str, values: list[float], read: Read) -> None:
    found = read(f"某条例\n第一条　甲。\n第二条　{sentence}")
    assert [row.value for row in found.targets] == values


@pytest.mark.parametrize(
    ("line", "day"),
    [
        # the day of passing is not that of publication, which a law's head may tell or not
        ("2001年2月10日 北京市第十一届人民代表大会第四次会议通过", None),
        ("2001年2月10日 国务院令第300号公布", date(2001, 2, 10)),
        (
            "2001年2月10日 北京市第十一届人民代表大会第四次会议通过 2001年2月10日公布",
            date(2001, 2, 10),
        ),
        # revised as a whole since, or only amended
        (
            "（2001年2月10日北京市第十一届人民代表大会第四次会议通过并于同日公布施行　2024年3月11日北京市第十六届人民代表大会第二次会议修订）",
            None,
        ),
        (
            "（2001年2月10日北京市第十一届人民代表大会第四次会议通过并于同日公布施行　2024年3月11日北京市第十六届人民代表大会第二次会议修正）",
            date(2001, 2, 10),
        ),
    ],
)
def test_a_law_in_force_from_its_publication(read: Read, line: str, day: date | None) -> None:
    found = read(
        f"某市某某条例\n{line}\n第一条 为了管理，制定本条例。\n第二条 本条例自公布之日起施行。"
    )
    assert [(limit.kind, limit.start_date) for limit in found.deadlines] == [("from", day)]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("单位应当保存记录，每间隔六个月将变化情况报备案。", "每间隔六个月"),
        ("单位应当每隔两年检查。", "每隔两年"),
        ("每隔600米为一个高度层。", None),
    ],
)
def test_at_intervals(read: Read, text: str, expression: str | None) -> None:
    found = read(f"第一条 {text}")
    said = [found.text[limit.char_start : limit.char_end] for limit in found.deadlines]
    assert said == ([expression] if expression else [])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("各专项工作牵头单位要统筹推进。", "R各专项工作牵头单位"),
        ("各省级牵头部门要会同联办部门编制指南。", "L各省级牵头部门 S联办部门"),
        ("养老服务部际联席会议要发挥作用。", "R养老服务部际联席会议"),
        ("各省级疾控机构应统一部署。", "R各省级疾控机构"),
        ("原始样本一份送各省级疾控机构保存。", ""),
        ("承担工作牵头的企业要统筹推进。", ""),
        ("会议要求各单位落实责任。", ""),
    ],
)
def test_who_is_charged_in_plans(text: str, rows: str, told: Callable[[str], str]) -> None:
    assert told(text) == rows
