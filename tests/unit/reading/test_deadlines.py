"""Time requirements: how each is printed, what it means, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Deadline, Extraction
from zhengce.reading.dates import feast

Read = Callable[..., Extraction]
SIGNED = {"date_signed": "2017年9月15日"}


def told(row: Deadline) -> str:
    """kind start end, then what else is told of it."""
    dates = [str(row.start_date or "-"), str(row.end_date or "-")]
    length = [f"{row.duration_value} {row.duration_unit}"] if row.duration_value else []
    inferred = ["inferred"] * row.year_inferred
    return " ".join(
        [row.kind, *dates, *([row.precision] if row.precision else []), *length, *inferred]
    )


def limits(found: Extraction) -> list[tuple[str, str]]:
    return [(found.text[row.char_start : row.char_end], told(row)) for row in found.deadlines]


YEAR_END = "by - 2019-12-31 year"
# sentence, expression, meaning; in a document of 15 September 2017
REQUIREMENTS = [
    ("2019年底前完成。", "2019年底前", YEAR_END),
    ("2019年底完成。", "2019年底", YEAR_END),
    ("2019年年底前完成。", "2019年年底前", YEAR_END),
    ("2019年末完成。", "2019年末", YEAR_END),
    ("到2019年底，建成平台。", "到2019年底", YEAR_END),
    ("于2019年底前完成。", "2019年底前", YEAR_END),
    ("力争到2019年，建成平台。", "到2019年", YEAR_END),
    ("加大力度，力争2019年人员数不低于3.5人。", "2019年", YEAR_END),
    ("２０１９年底前完成。", "２０１９年底前", YEAR_END),
    ("二〇19年六月底前完成。", "二〇19年六月底前", "by - 2019-06-30 month"),
    ("2O19年底前完成。", "2O19年底前", YEAR_END),
    ("六月底前完成。", "六月底前", "by - 2017-06-30 month inferred"),
    ("于十二月三十一日前报送。", "十二月三十一日前", "by - 2017-12-31 day inferred"),
    ("明年十月前完成。", "明年十月前", "by - 2018-10-31 month inferred"),
    ("于2022年9月10日零时起至2022年12月31日24时止，实施补助。", "2022年9月10日零时起至2022年12月31日24时止", "period 2022-09-10 2022-12-31 day"),
    ("于2022年9月10日零时起至2022年12月31日24时止，实施补助。", "2022年9月10日零时起至2022年12月31日24时止", "period 2022-09-10 2022-12-31 day"),
    ("由原来的11月30日延迟至12月31日。", "12月31日", "by - 2017-12-31 day inferred"),
    ("自项目签约起五个年度内返还。", "五个年度内", "duration - - 5 year"),
    ("任期一般为四年。", "四年", "duration - - 4 year"),
    ("从10月3日起，实行日报告。", "从10月3日起", "from 2017-10-03 - day inferred"),
    ("自明年3月起执行新标准。", "自明年3月起执行", "from 2018-03-01 - month inferred"),
    ("在次年第一季度内奖励企业。", "次年第一季度内", "by - 2018-03-31 month inferred"),
    ("建设时间为今年9月至明年3月。", "今年9月至明年3月", "period 2017-09-01 2018-03-31 month inferred"),
    ("决定今年10月-12月集中开展活动。", "今年10月-12月", "period 2017-10-01 2017-12-31 month inferred"),
    ("培训时间90天。", "90天", "duration - - 90 day"),
    ("承诺时限15个工作日。", "15个工作日", "duration - - 15 working_day"),
    ("2019—2020年，完成规划的编制。", "2019—2020年", "period 2019-01-01 2020-12-31 year"),
    ("必须于2018年实现达标。", "2018年", "by - 2018-12-31 year"),
    ("本省2018年将建设森林村庄。", "2018年", "by - 2018-12-31 year"),
    ("其中16个年内建成。", "年内", "by - 2017-12-31 year inferred"),
    ("年底逐一对账。", "年底", "by - 2017-12-31 year inferred"),
    ("每季度末报送。", "每季度末", "recurring - -"),
    ("放款时限调整为三个工作日。", "三个工作日", "duration - - 3 working_day"),
    ("2019 年 底前完成。", "2019 年 底前", YEAR_END),
    ("2019年8月底前完成。", "2019年8月底前", "by - 2019-08-31 month"),
    ("2019年8月前完成。", "2019年8月前", "by - 2019-08-31 month"),
    ("2020年2月底前完成。", "2020年2月底前", "by - 2020-02-29 month"),
    ("2019年6月15日前完成。", "2019年6月15日前", "by - 2019-06-15 day"),
    ("2025年6月30日之前完成。", "2025年6月30日之前", "by - 2025-06-30 day"),
    ("到2020年，建成平台。", "到2020年", "by - 2020-12-31 year"),
    ("到“十四五”末，建成平台。", "“十四五”末", "by - 2025-12-31 year"),
    ("“十三五”期间，建成平台。", "“十三五”期间", "period 2016-01-01 2020-12-31 year"),
    ("“十四五”期间，建成平台。", "“十四五”期间", "period 2021-01-01 2025-12-31 year"),
    ("2019—2020年，建成平台。", "2019—2020年", "period 2019-01-01 2020-12-31 year"),
    ("2019年至2020年，建成平台。", "2019年至2020年", "period 2019-01-01 2020-12-31 year"),
    ("2019年10月――2020年2月，进行审查。", "2019年10月――2020年2月", "period 2019-10-01 2020-02-29 month"),
    ("2018-2020年开展试点。", "2018-2020年", "period 2018-01-01 2020-12-31 year"),
    ("动员部署阶段（2018年12月7日—2019年1月9日）。各镇开展宣传。", "2018年12月7日—2019年1月9日", "period 2018-12-07 2019-01-09 day"),
    ("2018年3月至2019年6月开展试点。", "2018年3月至2019年6月", "period 2018-03-01 2019-06-30 month"),
    ("实施阶段（3月-5月）。全面实施。", "3月-5月", "period 2017-03-01 2017-05-31 month inferred"),
    ("一般登记2个工作日办结。", "2个工作日", "duration - - 2 working_day"),
    ("2018年3月至6月开展试点。", "2018年3月至6月", "period 2018-03-01 2018-06-30 month"),
    ("从2019年开始，开展试点。", "从2019年开始", "from 2019-01-01 - year"),
    ("自2019年起，开展试点。", "自2019年起", "from 2019-01-01 - year"),
    ("2019年起，开展试点。", "2019年起", "from 2019-01-01 - year"),
    ("自2020年第二季度起，按期报送。", "自2020年第二季度起", "from 2020-04-01 - month"),
    ("2020年下半年起，开展试点。", "2020年下半年起", "from 2020-07-01 - month"),
    ("自2019年7月起执行。", "自2019年7月起执行", "from 2019-07-01 - month"),
    ("本办法自2024年5月1日起施行。", "自2024年5月1日起施行", "from 2024-05-01 - day"),
    ("10月底前完成。", "10月底前", "by - 2017-10-31 month inferred"),
    ("12月15日前报送。", "12月15日前", "by - 2017-12-15 day inferred"),
    ("年底前完成。", "年底前", "by - 2017-12-31 year inferred"),
    ("今年年底前完成。", "今年年底前", "by - 2017-12-31 year inferred"),
    ("明年年底前完成。", "明年年底前", "by - 2018-12-31 year inferred"),
    ("上半年完成。", "上半年", "by - 2017-06-30 month inferred"),
    ("第三季度完成。", "第三季度", "by - 2017-09-30 month inferred"),
    ("2023年上半年完成。", "2023年上半年", "by - 2023-06-30 month"),
    ("2018年第三季度完成。", "2018年第三季度", "by - 2018-09-30 month"),
    ("本办法自印发之日起施行。", "自印发之日起施行", "from 2017-09-15 - day"),
    ("每年开展评估。", "每年", "recurring - -"),
    ("每季度报送情况。", "每季度", "recurring - -"),
    ("每月28日前报送情况。", "每月28日前", "recurring - -"),
    ("每月5日和20日前报送情况。", "每月5日和20日前", "recurring - -"),
    ("每周五上午下班前报送情况。", "每周五上午下班前", "recurring - -"),
    ("每周一次报送情况。", "每周", "recurring - -"),
    ("每日16时前报送情况。", "每日16时前", "recurring - -"),
    ("每季度末月20日前报送情况。", "每季度末月20日前", "recurring - -"),
    # as some extractors of PDF set figures
    ("每月28 日前报送情况。", "每月28 日前", "recurring - -"),
    ("每季度末月20 日前报送情况。", "每季度末月20 日前", "recurring - -"),
    ("每季度末25日前报送情况。", "每季度末25日前", "recurring - -"),
    ("2019年底前至少培育1个。", "2019年底前", YEAR_END),
    ("2019年3月至6月完成改造。", "2019年3月至6月", "period 2019-03-01 2019-06-30 month"),
    ("每个季度第1个月的20日前报送情况。", "每个季度第1个月的20日前", "recurring - -"),
    ("每半年通报一次。", "每半年", "recurring - -"),
    ("按月调度。", "按月", "recurring - -"),
    ("在3个月内办结。", "在3个月内", "duration - - 3 month"),
    ("三个月内办结。", "三个月内", "duration - - 3 month"),
    ("60个工作日内办结。", "60个工作日内", "duration - - 60 working_day"),
    ("二十日内办结。", "二十日内", "duration - - 20 day"),
    ("2周内办结。", "2周内", "duration - - 2 week"),
    ("5年内免征。", "5年内", "duration - - 5 year"),
    ("原则上一个月内发放资金。", "一个月内", "duration - - 1 month"),
    ("半年内完成。", "半年内", "duration - - 6 month"),
    ("审批时限压缩至30个工作日。", "30个工作日", "duration - - 30 working_day"),
    ("本办法有效期5年。", "5年", "duration - - 5 year"),
    ("期限不超过3年。", "3年", "duration - - 3 year"),
    ("2018年10月――2019年2月审定。", "2018年10月――2019年2月", "period 2018-10-01 2019-02-28 month"),
    ("材料计算时间截至2018年9月30日。", "截至2018年9月30日", "by - 2018-09-30 day"),
    ("自受理之日起30日内办结。", "30日内", "duration - - 30 day"),
    ("自印发之日起30日内上报。", "30日内", "by - 2017-10-15 day 30 day"),
    ("各地要在本意见印发之日起30日内上报。", "30日内", "by - 2017-10-15 day 30 day"),
    ("各省、自治区要在本意见印发之日起30日内上报。", "30日内", "by - 2017-10-15 day 30 day"),
    ("保障医生每3～5年参与一次培训。", "每3～5年", "recurring - -"),
    ("每两至三年开展一次评估。", "每两至三年", "recurring - -"),
    ("每五年开展一次评估。", "每五年", "recurring - -"),
    ("物业使用人每年至少开展一次演练。", "每年", "recurring - -"),
    ("各地要在规划公布之日起30日内上报。", "30日内", "duration - - 30 day"),
    ("自印发之日起3个月内上报。", "3个月内", "by - 2017-12-15 day 3 month"),
    ("自印发之日起20个工作日内上报。", "20个工作日内", "duration - - 20 working_day"),
    # years in Chinese numerals, with each zero that is printed
    ("二○二○年底前完成。", "二○二○年底前", "by - 2020-12-31 year"),
    ("二〇二五年底前完成。", "二〇二五年底前", "by - 2025-12-31 year"),
    ("二零二零年底前完成。", "二零二零年底前", "by - 2020-12-31 year"),
    ("二O二O年底前完成。", "二O二O年底前", "by - 2020-12-31 year"),
    ("二\uff2f二\uff2f年底前完成。", "二\uff2f二\uff2f年底前", "by - 2020-12-31 year"),
    ("到二〇二五年，建成平台。", "到二〇二五年", "by - 2025-12-31 year"),
    ("二〇二一年六月底前完成。", "二〇二一年六月底前", "by - 2021-06-30 month"),
    ("二〇二一年六月三十日前完成。", "二〇二一年六月三十日前", "by - 2021-06-30 day"),
    ("二〇二一年十二月二十一日前完成。", "二〇二一年十二月二十一日前", "by - 2021-12-21 day"),
    ("自二〇一八年十月一日起施行。", "自二〇一八年十月一日起施行", "from 2018-10-01 - day"),
    ("二〇二一年至二〇二五年开展试点。", "二〇二一年至二〇二五年", "period 2021-01-01 2025-12-31 year"),
    ("二〇二一年六月至二〇二二年五月开展试点。", "二〇二一年六月至二〇二二年五月", "period 2021-06-01 2022-05-31 month"),
    # from one day to another
    ("2018年12月30日至2019年1月1日开展试点。", "2018年12月30日至2019年1月1日", "period 2018-12-30 2019-01-01 day"),
    ("2021年6月1日—8月31日开展试点。", "2021年6月1日—8月31日", "period 2021-06-01 2021-08-31 day"),
    ("2021年6月1日-8月31日开展试点。", "2021年6月1日-8月31日", "period 2021-06-01 2021-08-31 day"),
    ("2021年6月1日–8月31日开展试点。", "2021年6月1日–8月31日", "period 2021-06-01 2021-08-31 day"),
    ("2021年6月1日～8月31日开展试点。", "2021年6月1日～8月31日", "period 2021-06-01 2021-08-31 day"),
    ("2021年6月1日到15日开展试点。", "2021年6月1日到15日", "period 2021-06-01 2021-06-15 day"),
    ("自2026年1月1日起至12月31日享受待遇。", "自2026年1月1日起至12月31日", "period 2026-01-01 2026-12-31 day"),
    ("自2026年1月1日起至2027年12月31日执行。", "自2026年1月1日起至2027年12月31日", "period 2026-01-01 2027-12-31 day"),
    # other ways to say by when
    ("2020-12-31前完成。", "2020-12-31前", "by - 2020-12-31 day"),
    ("2020.12.31前完成。", "2020.12.31前", "by - 2020-12-31 day"),
    ("2020/6/30前完成。", "2020/6/30前", "by - 2020-06-30 day"),
    ("明年6月底前完成。", "明年6月底前", "by - 2018-06-30 month inferred"),
    ("2020年6月份前完成。", "2020年6月份前", "by - 2020-06-30 month"),
    ("不迟于2020年10月1日完成。", "不迟于2020年10月1日", "by - 2020-10-01 day"),
    ("不得晚于2020年10月完成。", "不得晚于2020年10月", "by - 2020-10-31 month"),
    ("12月31日24时前报送。", "12月31日24时前", "by - 2017-12-31 day inferred"),
    ("6月20日18：00前报送。", "6月20日18：00前", "by - 2017-06-20 day inferred"),
    ("2020年12月31日24时前报送。", "2020年12月31日24时前", "by - 2020-12-31 day"),
    ("完成时间为2020年12月31日24时前", "2020年12月31日24时前", "by - 2020-12-31 day"),  # nothing follows
    ("三季度末前完成。", "三季度末前", "by - 2017-09-30 month inferred"),
    ("力争三季度末前完成。", "三季度末前", "by - 2017-09-30 month inferred"),
    ("2020年中完成。", "2020年中", "by - 2020-12-31 year"),
    ("不迟于10月底前完成。", "不迟于10月底前", "by - 2017-10-31 month inferred"),
    ("不得晚于12月15日完成。", "不得晚于12月15日", "by - 2017-12-15 day inferred"),
    ("不迟于年底完成。", "不迟于年底", "by - 2017-12-31 year inferred"),
    # dates that no word limits: they lie ahead, and what is to be done follows
    ("2020年12月31日完成全部任务。", "2020年12月31日", "by - 2020-12-31 day"),
    ("2020年12月31日完成。", "2020年12月31日", "by - 2020-12-31 day"),
    ("2020年12月完成验收。", "2020年12月", "by - 2020-12-31 month"),
    ("2020年初步建成平台。", "2020年", "by - 2020-12-31 year"),
    ("2020年初完成。", "2020年初", "by - 2020-12-31 year"),
    ("于2018年6月5日发放通知书。", "2018年6月5日", "by - 2018-06-05 day"),
    ("于10月18日向社会公告。", "10月18日", "by - 2017-10-18 day inferred"),
    ("12月20日完成验收。", "12月20日", "by - 2017-12-20 day inferred"),
    ("截止时间为2018年6月5日。", "2018年6月5日", "by - 2018-06-05 day"),
    ("2018年3月20日，公布房源。", "2018年3月20日", "by - 2018-03-20 day"),
    ("2018年，工作机制基本建立。", "2018年", "by - 2018-12-31 year"),
    ("2020年在预算管理改革上取得决定性进展。", "2020年", "by - 2020-12-31 year"),
    ("2018年，应对能力得到明显提升。", "2018年", "by - 2018-12-31 year"),
    ("2018年，重点领域改革取得重要进展。", "2018年", "by - 2018-12-31 year"),
    # feasts: of the year told, else the next one
    ("元旦前完成。", "元旦前", "by - 2018-01-01 day inferred"),
    ("2020年春节前完成。", "2020年春节前", "by - 2020-01-25 day"),
    ("春节前完成。", "春节前", "by - 2018-02-16 day inferred"),
    ("国庆节前完成。", "国庆节前", "by - 2017-10-01 day inferred"),
    ("“五一”前完成。", "“五一”前", "by - 2018-05-01 day inferred"),
    ("劳动节前完成。", "劳动节前", "by - 2018-05-01 day inferred"),
    ("明年春节前完成。", "明年春节前", "by - 2018-02-16 day inferred"),
    # from when
    ("本办法自公布之日起30日后施行。", "自公布之日起30日后施行", "from 2017-10-15 - day 30 day"),
    ("本办法自2019年2月1日实施。", "自2019年2月1日实施", "from 2019-02-01 - day"),
    ("于2019年初开始执行。", "2019年初开始执行", "from 2019-01-01 - year"),
    # days without a year, and numeric ones
    ("10月1日至11月30日受理申请。", "10月1日至11月30日", "period 2017-10-01 2017-11-30 day inferred"),
    ("11月15日至次年3月15日供暖。", "11月15日至次年3月15日", "period 2017-11-15 2018-03-15 day inferred"),
    ("11月15日至3月15日供暖。", "11月15日至3月15日", "period 2017-11-15 2018-03-15 day inferred"),
    ("2021年6月1-15日受理申请。", "2021年6月1-15日", "period 2021-06-01 2021-06-15 day"),
    ("可在2021年6月1日-15日申请。", "2021年6月1日-15日", "period 2021-06-01 2021-06-15 day"),
    ("2021年6月1日上午10时至6月3日申请。", "2021年6月1日上午10时至6月3日", "period 2021-06-01 2021-06-03 day"),
    ("2020.1.1-2020.12.31开展试点。", "2020.1.1-2020.12.31", "period 2020-01-01 2020-12-31 day"),
    ("2020-01-01至2020-12-31开展试点。", "2020-01-01至2020-12-31", "period 2020-01-01 2020-12-31 day"),
    ("2020/1/1～12/31开展试点。", "2020/1/1～12/31", "period 2020-01-01 2020-12-31 day"),
    ("在2019年至2020年开展试点。", "2019年至2020年", "period 2019-01-01 2020-12-31 year"),
    ("每年5月1日至10月31日禁渔。", "每年5月1日至10月31日", "recurring - -"),
    ("起止时间为每年的1月1日至12月31日。", "每年的1月1日至12月31日", "recurring - -"),
    ("应自收到建设项目环境影响报告书、环境影响报告表之日起10日内答复。", "10日内", "duration - - 10 day"),
    ("应在出生后3个月内参保。", "3个月内", "duration - - 3 month"),
    # lengths that a limiting word stands before, in numerals too
    ("情况复杂的，可以延长10个工作日。", "10个工作日", "duration - - 10 working_day"),
    ("核查时限可以延长十五个工作日。", "十五个工作日", "duration - - 15 working_day"),
    ("延长期限最长不得超过二个月。", "二个月", "duration - - 2 month"),
    ("结果有效期三年。", "三年", "duration - - 3 year"),
    ("公示期不少于十日。", "十日", "duration - - 10 day"),
    ("扣缴义务人在次月十五日内报送。", "十五日内", "duration - - 15 day"),
    ("补贴期限最长为2年。", "2年", "duration - - 2 year"),
    ("须在保障期限届满3个月前提交申请。", "3个月前", "duration - - 3 month"),
    ("每3小时报告水情。", "每3小时", "recurring - -"),
    ("即日起至8月5日", "8月5日", "by - 2017-08-05 day inferred"),
    ("今后五年，以制度建设为核心。", "今后五年", "duration - - 5 year"),
    ("应当在任期届满六十日前组织召开会议。", "六十日前", "duration - - 60 day"),
    ("应当在检验有效期满前三个月内申请。", "三个月内", "duration - - 3 month"),
    ("应当在2年期限届满的30个工作日前申请延期。", "30个工作日前", "duration - - 30 working_day"),
    ("应当在举办日的20日前提出申请。", "20日前", "duration - - 20 day"),
    ("力争“十三五”期间完成改造。", "“十三五”期间", "period 2016-01-01 2020-12-31 year"),
    ("改造方案“十三五”期间，全部完成。", "“十三五”期间", "period 2016-01-01 2020-12-31 year"),
    ("自2016年7月1日起施行。", "自2016年7月1日起施行", "from 2016-07-01 - day"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expression", "meaning"), REQUIREMENTS)
def test_requirements(sentence: str, expression: str, meaning: str, read: Read) -> None:
    assert limits(read(f"一、{sentence}", **SIGNED)) == [(expression, meaning)]


LABELLED = [
    ("2019年12月", "2019年12月", "by - 2019-12-31 month"),
    ("2019年", "2019年", YEAR_END),
    ("2019年6月30日", "2019年6月30日", "by - 2019-06-30 day"),
    ("12月底", "12月底", "by - 2017-12-31 month inferred"),
    ("2018年-2020年", "2018年-2020年", "period 2018-01-01 2020-12-31 year"),
    ("持续推进", "持续推进", "ongoing - -"),
    ("长期坚持", "长期坚持", "ongoing - -"),
    ("常态化推进", "常态化推进", "ongoing - -"),
    ("分年度实施", "分年度实施", "phased - -"),
    ("逐年推进", "逐年推进", "phased - -"),
    ("每年12月", "每年12月", "recurring - -"),
    ("60个工作日", "60个工作日", "duration - - 60 working_day"),
    ("第三季度", "第三季度", "by - 2017-09-30 month inferred"),
    ("2020-12-31", "2020-12-31", "by - 2020-12-31 day"),
    ("2011-2015", "2011-2015", "period 2011-01-01 2015-12-31 year"),
    ("2011.1-2015.12", "2011.1-2015.12", "period 2011-01-01 2015-12-31 month"),
    ("2012.05~2015.1", "2012.05~2015.1", "period 2012-05-01 2015-01-31 month"),
    ("2015.6", "2015.6", "by - 2015-06-30 month"),
    ("2015", "2015", "by - 2015-12-31 year"),
    ("2020年6月份", "2020年6月份", "by - 2020-06-30 month"),
    ("二〇二〇年", "二〇二〇年", "by - 2020-12-31 year"),
    ("2021年6月1日-8月31日", "2021年6月1日-8月31日", "period 2021-06-01 2021-08-31 day"),
    ("2020.1.1-2020.12.31", "2020.1.1-2020.12.31", "period 2020-01-01 2020-12-31 day"),
    ("5月1日至10月31日", "5月1日至10月31日", "period 2017-05-01 2017-10-31 day inferred"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expression", "meaning"), LABELLED)
def test_labels(content: str, expression: str, meaning: str, read: Read) -> None:
    found = read(f"一、加强监管。（完成时限：{content}，责任单位：市财政局）", **SIGNED)
    assert limits(found) == [(expression, meaning)]
    assert [row.basis for row in found.deadlines] == ["label"]


@pytest.mark.parametrize(
    ("sentence", "expressions"),
    [
        ("从60个工作日调整为30个工作日。", ["60个工作日", "30个工作日"]),
        ("审批时限由20个工作日压缩至10个工作日。", ["20个工作日", "10个工作日"]),
        ("2018年底前启动，2019年底前完成。", ["2018年底前", "2019年底前"]),
        ("2018年6月底前启动，10月底前完成。", ["2018年6月底前", "10月底前"]),
        ("各区分别于10月25日、11月25日、12月25日前报送。", ["10月25日", "11月25日", "12月25日前"]),
        ("应当在每年四月、七月和十月召开会议。", ["每年四月、七月和十月"]),
        ("办理时间压减至0.6个工作日以内。", []),
        ("企业应当在注册登记1年内开工建设。", ["1年内"]),
        ("到2022年和2030年，达到目标。", ["到2022年", "2030年"]),
        ("到2023年底、2025年和2030年，达到目标。", ["到2023年底", "2025年", "2030年"]),
    ],
)
def test_several(sentence: str, expressions: list[str], read: Read) -> None:
    assert [
        expression for expression, _ in limits(read(f"一、{sentence}", **SIGNED))
    ] == expressions


def test_an_earlier_year_holds_for_a_month_without_one(read: Read) -> None:
    found = read("一、2018年6月底前启动，10月底前完成。", **SIGNED)
    assert [(str(row.end_date), row.year_inferred) for row in found.deadlines] == [
        ("2018-06-30", False),
        ("2018-10-31", True),
    ]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("5月底取得明显成效并持续推进，牵头考核单位：市审批服务局", ["5月底", "持续推进"]),
        ("11月取得明显成效，牵头考核单位：市审批服务局", ["11月"]),
        ("12月取得明显成效并持续推进；牵头单位：市审批服务局", ["12月", "持续推进"]),
        ("持续优化，牵头单位：市住建局", ["持续优化"]),
        ("完成时限：持续推进，牵头单位：市住建局", ["持续推进"]),
        ("市住建局持续推进", []),
    ],
)
def test_what_begins_a_bracket_of_duties(bracket: str, expected: list[str], read: Read) -> None:
    found = read(f"一、持续推进改革，责任单位要落实。（{bracket}）", **SIGNED)
    assert [expression for expression, _ in limits(found)] == expected


def test_without_a_date_of_the_document_none_is_made_up(read: Read) -> None:
    found = read(
        "一、年底前完成。\n二、10月底前完成，9月底前上报。\n三、自印发之日起施行。\n四、自印发之日起30日内上报。"
    )
    assert [told(row) for row in found.deadlines] == [
        "by - - year",
        "by - - month",
        "by - - month",
        "from - -",
        "duration - - 30 day",
    ]


def test_the_year_of_the_number_serves_where_there_is_no_date(read: Read) -> None:
    found = read("一、年底前完成。", document_number="京政办发〔2017〕44号")
    assert [told(row) for row in found.deadlines] == ["by - 2017-12-31 year inferred"]


def test_a_plan_without_a_date_was_written_in_its_first_year(read: Read) -> None:
    text = "北京市“十三五”规划\n一、2015年，就业率达到60%。“十二五”期间，新建2所学校。\n二、2018年底前完成。"
    found = read(text)
    assert limits(found) == [("2018年底前", "by - 2018-12-31 year")]
    assert found.targets == ()


def test_an_impossible_day_is_an_issue_not_a_date(read: Read) -> None:
    found = read("一、加强监管。（完成时限：2019年2月30日，责任单位：市财政局）")
    assert found.deadlines == ()
    assert "date_not_understood" in [issue.code for issue in found.issues]


def test_a_goal_s_year_is_a_requirement(read: Read) -> None:
    found = read("一、2022年，新建基站2600个以上。", **SIGNED)
    assert limits(found) == [("2022年", "by - 2022-12-31 year")]
    assert limits(read("一、2022年，形势更加复杂。", **SIGNED)) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("一、2019年底前启动甲，2019年底前完成。", 1),  # told again
        ("一、2019年底前完成甲。2019年底前完成乙。", 2),  # two tasks
        ("一、2019年底前完成甲；2019年底前完成乙。", 2),
        ("一、每年开展检查。每年公布结果。", 2),
        ("一、“十三五”期间完成甲。“十三五”期间完成乙。", 1),  # background, as a rule
    ],
)
def test_the_same_limit_is_told_once_in_a_sentence(text: str, rows: int, read: Read) -> None:
    assert len(read(text, **SIGNED).deadlines) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年3月30日前提交报告。\n主管部门应当在4月30日前报送。", "在4月30日前 recurring - -"),
        ("每年2月底前完成考核，3月底前完成分析。", "3月底前 recurring - -"),
        # a year told since, and a rhythm without a day, make it none of every year
        ("每年3月底前提交，2018年4月底前试行，5月底前报送。", "5月底前 by - 2018-05-31 month inferred"),
        ("每年开展检查，10月底前完成。", "10月底前 by - 2017-10-31 month inferred"),
    ],
)  # fmt: skip
def test_a_day_after_one_of_every_year_is_of_every_year(
    text: str, expected: str, read: Read
) -> None:
    found = limits(read(f"一、{text}", **SIGNED))
    assert " ".join(found[-1]) == expected


def test_a_plan_of_the_century_before(read: Read) -> None:
    found = read("一、通过“九五”期间的努力，普及知识。", date_signed="1997年2月4日")
    assert limits(found) == [("“九五”期间", "period 1996-01-01 2000-12-31 year")]


def test_a_date_alone_is_none_where_the_document_has_no_date(read: Read) -> None:
    assert limits(read("一、2020年12月31日完成。\n二、5月1日至10月31日受理申请。")) == []


def test_a_feast_without_a_year_and_a_document_without_a_date(read: Read) -> None:
    assert limits(read("一、春节前完成。")) == [("春节前", "by - - day")]


@pytest.mark.parametrize(
    ("year", "first"),
    [(1949, "1949-01-29"), (2000, "2000-02-05"), (2024, "2024-02-10"), (2033, "2033-01-31"), (2099, "2099-01-21")],
)  # fmt: skip
def test_the_first_day_of_the_lunar_year(year: int, first: str) -> None:
    assert str(feast("春节", year)) == first
    assert feast("春节", 2100) is None


def test_what_another_site_published_later_counts_from_its_number(read: Read) -> None:
    def limits(number: str) -> list[str]:
        text = "一、从2014年开始，全面启动改革。2016年基本完成任务。"
        found = read(text, document_number=number, date_published="2018-01-17")
        return [found.text[row.char_start : row.char_end] for row in found.deadlines]

    assert limits("鲁政发〔2014〕20号") == ["从2014年开始", "2016年"]
    assert limits("鲁政发〔2018〕20号") == []


def test_lengths_that_share_a_unit_are_one_limit_each(read: Read) -> None:
    found = limits(read("一、审批时间分别压缩至70、40、30个工作日以内。", **SIGNED))
    assert found == [
        ("70", "duration - - 70 working_day"),
        ("40", "duration - - 40 working_day"),
        ("30个工作日以内", "duration - - 30 working_day"),
    ]
    assert len(limits(read("一、有第1、2项的，3个月内完成。", **SIGNED))) == 1


def test_the_day_of_a_site_makes_nothing_past(read: Read) -> None:
    facts = {"date_published": "2024-01-10", "document_number": "武政办〔2023〕1号"}
    found = read("一、各单位2023年2月10日前报送方案。", **facts)
    assert limits(found) == [("2023年2月10日前", "by - 2023-02-10 day")]


def test_a_year_after_another_s_limit_is_to_come_where_the_document_has_no_date(read: Read) -> None:
    found = read("一、2008年底前完成改造。2009年启动二期，2007年启动一期。")
    assert [expression for expression, _ in limits(found)] == ["2008年底前", "2009年"]
