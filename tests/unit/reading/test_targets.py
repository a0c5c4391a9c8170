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
        ("符合下列情形，启动Ⅰ级响应：死亡人数达到30人以上。", []),
        ("PM10和PM2.5浓度分别不高于53和32微克/立方米。", ["不高于53 le 53 微克/立方米", "32微克/立方米 le 32 微克/立方米"]),
        ("面积不高于53和32平方米的房屋。", []),
        ("制修订地方标准300项以上，制定团体标准100项以上。", ["制修订地方标准300项以上 ge 300 项", "制定团体标准100项以上 ge 100 项"]),
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
        ("每月上门次数不低于12次。", ["不低于12次 ge 12 次"]),
        ("食品处理区的面积不小于30㎡。", ["不小于30㎡ ge 30 ㎡"]),
        ("从净收入中提取不低于百分之七十的比例。", ["不低于百分之七十 ge 70 %"]),
        ("建立100个培训基地。", ["建立100个 eq 100 个"]),
        ("实施10项环境保护工程。", ["实施10项 eq 10 项"]),
        ("削减化学需氧量400万吨。", ["削减化学需氧量400万吨 eq 4e+06 吨"]),
        ("培育形成2个产业集群。", ["培育形成2个 eq 2 个"]),
        ("新增公共充电设施260根以上。", ["新增公共充电设施260根以上 ge 260 根"]),
        ("增加值占比重35%左右。", ["35%左右 eq 35 %"]),
        ("生长迟缓率低于7%的地区。", []),
        ("出现下列情况之一的：\n紧急转移安置群众1000人以上；\n倒塌房屋达到100间。", []),
        ("满意度达到90%，符合下列条件之一的，投资达到100万元。", ["达到90% eq 90 %"]),
        ("形成脱硫能力30万吨。", ["形成脱硫能力30万吨 eq 300000 吨"]),
        ("使95%以上的典型生态系统、重点物种得到保护。", ["95%以上 ge 95 %"]),
        ("流经城市90%的河段得到保护。", []),
        ("化学需氧量仅减少2.1%，未完成削减10%的控制目标。", []),
        ("占比首次超过1%。", []),
        ("新建基站2600个以上。", ["新建基站2600个以上 ge 2600 个"]),
        ("培训医师1,000人。", ["培训医师1,000人 eq 1000 人"]),
        ("占比达到三分之一。", ["达到三分之一 eq 0.3333 -"]),
        ("细颗粒物浓度控制在35微克/立方米以内。", ["控制在35微克/立方米以内 le 35 微克/立方米"]),
        ("产值超2000亿元。", ["超2000亿元 gt 2e+11 元"]),
        ("放置时间不宜超过4小时。", ["不宜超过4小时 le 4 小时"]),
        ("地区生产总值增长6%-7%。", ["增长6%-7% ge 6 %", "增长6%-7% le 7 %"]),
        ("完成8至10个区域调查。", ["完成8至10个 ge 8 个", "完成8至10个 le 10 个"]),
        ("80%以上的自然村实现宽带进村。", ["80%以上 ge 80 %"]),
        ("90%的重点保护物种得到保护。", ["90% eq 90 %"]),
        ("建设50所高等职业学校和150个骨干专业。", ["建设50所 eq 50 所", "150个 eq 150 个"]),
        ("培训经费应当高于经费总额的百分之六十。", ["高于经费总额的百分之六十 gt 60 %"]),
        ("技术改造投资达到22000亿元。", ["达到22000亿元 eq 2.2e+12 元"]),
        ("新增污水日处理能力4200万吨。", ["新增污水日处理能力4200万吨 eq 4.2e+07 吨"]),
        ("提取不低于10%的资金用于住房保障。", ["不低于10% ge 10 %"]),
        ("目前占比不高，力争达到30%。", ["力争达到30% ge 30 %"]),
        # a list, whose first number has the verb
        ("机场达到9个，旅客吞吐能力3500万人次。", ["达到9个 eq 9 个", "旅客吞吐能力3500万人次 eq 3.5e+07 人次"]),
        ("新建大气监测站400个、土壤监测点163个。", ["新建大气监测站400个 eq 400 个", "土壤监测点163个 eq 163 个"]),
        ("力争家庭农场突破1万家，农民合作社5万家。", ["突破1万家 gt 10000 家", "农民合作社5万家 gt 50000 家"]),
        ("保有率不低于35%，整治修复海岸线1000公里。", ["不低于35% ge 35 %", "整治修复海岸线1000公里 eq 1000 公里"]),
        ("建设棚圈3万公顷、舍饲（青贮窑）30万户。", ["建设棚圈3万公顷 eq 30000 公顷", "舍饲（青贮窑）30万户 eq 300000 户"]),
        ("收入达到900亿元，投资突破50亿元。", ["达到900亿元 eq 9e+10 元", "突破50亿元 gt 5e+09 元"]),
        ("占比达到80%，其中金额500万元及以下的占比不得低于50%。", ["达到80% eq 80 %", "不得低于50% ge 50 %"]),
        ("培训1000人，每人补贴500元。", ["培训1000人 eq 1000 人"]),
        ("建成基地5个，服务半径15分钟。", ["建成基地5个 eq 5 个"]),
        # 建成区 is no act, and what stands in quotation marks is a name
        ("建成区黑臭水体比例均控制在10%以内。", ["控制在10%以内 le 10 %"]),
        ("实施国家“三个1亿人”方案。", []),
        ("能源消费总量控制在1.3亿吨标煤左右。", ["控制在1.3亿吨标煤左右 le 1.3e+08 吨标煤"]),
        # more acts, more units, and rates without a verb
        ("到2020年，治理草原3000万公顷。", ["治理草原3000万公顷 eq 3e+07 公顷"]),
        ("推进13万个行政村环境综合整治。", ["推进13万个 eq 130000 个"]),
        ("举办招聘会100场，发放手册2万册。", ["举办招聘会100场 eq 100 场", "发放手册2万册 eq 20000 册"]),
        ("培养和引进人才75万人。", ["引进人才75万人 eq 750000 人"]),
        ("实现销售收入3400亿元，增加值1300亿元。", ["实现销售收入3400亿元 eq 3.4e+11 元", "增加值1300亿元 eq 1.3e+11 元"]),
        ("实现地区生产总值增长6.2%左右。", ["增长6.2%左右 increase 6.2 %"]),
        ("实现90%的行政村生活垃圾得到治理。", ["90% eq 90 %"]),
        ("开发区3个，示范区5个。", []),
        ("储备人员不少于500人。", ["不少于500人 ge 500 人"]),
        ("新增处理能力24万吨/日。", ["新增处理能力24万吨/日 eq 240000 吨/日"]),
        ("蓄积量达到95立方米/公顷。", ["达到95立方米/公顷 eq 95 立方米/公顷"]),
        ("按不少于60间/万人口规模储备隔离点。", ["不少于60间 ge 60 间"]),
        ("最迟不超过4个小时。", ["不超过4个小时 le 4 小时"]),
        ("优良水体比例高于93%。", ["高于93% gt 93 %"]),
        ("覆盖率75%以上，死亡率5%以下。", ["75%以上 ge 75 %", "5%以下 le 5 %"]),
        ("给予覆盖率75%以上的单位支持。", []),
        ("近年来，覆盖率75%以上。", []),
        ("每月服务时间为28小时。", ["为28小时 eq 28 小时"]),
        ("公示时间为7天。", []),
        ("要安装效率不低于60%的脱硝设施。", ["不低于60% ge 60 %"]),
        # sizes of what is built or removed
        ("建设42米宽的道路。", []),
        ("淘汰每小时10蒸吨以下的锅炉。", []),
        ("淘汰10蒸吨以下锅炉。", []),
        ("实现96363热线整合。", []),
        # definitions, conditions, caps of grants, what has been reached, sizes of things
        ("创业团队是指青年人数比例达30%以上的团队。", []),
        ("比例达30%以上的团队可以申请。", []),
        ("留用率达到60%以上（含60%）的，可申请认定。", []),
        ("补贴总额最高不超过50000元。", []),
        ("给予补贴，每个企业每年不超过5万元。", []),
        ("近年来，重复利用率提高到70.7%。", []),
        ("近5年来，节水量约35亿立方米，利用率提高到70.7%，其中工业利用率达到80.9%。", []),
        ("每年接收人员超过50人（含50人），留用率达到60%以上的，可申请认定。", []),
        ("给予奖励，等级高的增加40万元。", []),
        ("已建成基地2740个。", []),
        ("90%的乡镇建立了服务站。", []),
        ("建设40万吨级码头。", []),
        ("建设年产20万吨烧碱项目。", []),
        ("持续高热超过3天。", []),
        ("超1000亿元园区建设。", []),
        ("建设年产超200万辆汽车基地。", []),
        ("占总数百分之三十以上的业主可以提议。", []),
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
        ("推动建设300个具有辐射引领作用的高水平实训基地。", "高水平实训基地"),
        ("力争培训1000名达到国际服务标准的家庭医生。", "家庭医生"),
        ("为各区至少培育1家培训示范基地。", "培训示范基地"),
        ("全市社会办医占比达到30%。", "社会办医占比"),
        ("到2020年，床位数占比达到30%。", "床位数占比"),
        ("新建2家国际医院。", "国际医院"),
        ("新建基站2600个。", "基站"),
        ("建立100个“双师型”教师培训基地。", "“双师型”教师培训基地"),
        ("空气质量优良天数比例（AQI达标率）达到94%。", "空气质量优良天数比例"),
        ("再担保业务收费，原则上不高于5%。", "再担保业务收费"),
        ("其中灌排机械动力达到1.2亿千瓦。", "灌排机械动力"),
        ("80%以上的自然村实现宽带进村。", "自然村实现宽带进村"),
        ("森林抚育4000万公顷。", "森林抚育"),
        ("分批实施200个土壤污染治理与修复技术应用试点项目。", "土壤污染治理与修复技术应用试点"),
        ("持卡人口覆盖率75%以上。", "持卡人口覆盖率"),
        ("到2020年高速公路总里程突破6000公里。", "高速公路总里程"),
        ("到2020年每单位产品用汞量在2010年的基础上减少50%。", "每单位产品用汞量"),
        ("用水量 较 2015 年下降23%。", "用水量"),
        ("四市经济规模占全区比重突破40%。", "四市经济规模占全区比重"),
        ("全市煤炭需求量将达到3.7亿吨。", "煤炭需求量"),
    ],
)
def test_what_is_measured(sentence: str, metric: str, read: Read) -> None:
    assert [row.metric for row in read(f"一、{sentence}").targets] == [metric]


def test_a_thing_of_a_list_is_named_without_its_verb(read: Read) -> None:
    found = read("一、建设围栏1000公顷、开展草地治理33万公顷。")
    assert [row.metric for row in found.targets] == ["围栏", "草地治理"]


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
