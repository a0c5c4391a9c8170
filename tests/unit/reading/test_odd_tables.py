"""Tables that a page printed oddly: a head of several columns, chapters between rows, rows that name nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_lines import limits, rows

from zhengce.model import Extraction
from zhengce.reading.column_heads import kind

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "项 目 | 目标 | 分解情况 | 责任领导 | 责任单位 | 责任人 |\n"
            "就业工程 | 促进创业 | 城镇新增就业 | 1300 | 元坝镇280 | 刘强 | 市人社局 | 陈宗 |\n"
            "安居工程 | 改造旧房 | 农村危房 | 200 | 白果乡15 | 刘强 | 市住建局 | 李明 |",
            ["1 市人社局 responsible", "2 市住建局 responsible"],
            id="a head of several columns left no trace",
        ),
        pytest.param(
            "序号 | 事项 | 责任单位 |\n1 | 建成公园。 | 市水务局 | 已完成 |\n"
            "2 | 新建天桥。 | 市财政局 | 在建 |",
            ["1 市水务局 responsible", "2 市财政局 responsible"],
            id="cells behind the last head move no column",
        ),
        pytest.param(
            "类别 | 事项名称 | 2022年度任务目标 | 责任单位 | 监督电话 |\n"
            "四、教育文化 | 14.改扩建泉山学校 | 完成主体建设。 | 市教委 | 0535-8246306 |\n"
            "15.推进运动场地建设 | 建成13处场地。 | 市体育局 | 0535-8246307 |",
            [
                "4.14 市教委 responsible",
                "4.15 市体育局 responsible",
            ],
            id="heads with a year, rows whose second cells are labelled",
        ),
        pytest.param(
            "序号 任务名称 抽查事项 抽查对象范围 抽查比例\n及频次\n智慧监管\n要求\n抽查检查\n起止时间\n"
            "发起部门 配合部门\n1 烟草抽查 运输情况的抽查 本市物流企业 3%;2次 按风险分类递加抽查比例 2019年6月底前 市财政局 市公安局\n"
            "2 医保抽查 办事指南的检查 本市医院 5%;1次 不涉及分类 2019年12月底前 市医保局 市教委",
            [
                *("1 市财政局 lead", "1 市公安局 support", "2 市医保局 lead", "2 市教委 support"),
            ],
            id="heads over many lines between blanks",
        ),
        pytest.param(
            "序号\n事项名称\n抽查对象\n抽查内容\n抽查主体\n抽查方式\n1\n对场所的监督检查\n县域内宗教活动场所\n"
            "1.执行制度情况;\n2.登记变更情况;\n县民族宗教局\n现场检查",
            ["1 县民族宗教局 responsible"],
            id="the only row ends behind what is surely a body",
        ),
    ],
)
def test_who_is_named_in_which_row(read: Read, text: str, expected: list[str]) -> None:
    assert rows(read(text, wrapped=True)) == expected


def test_chapters_above_labels_in_a_cell_a_line(read: Read) -> None:
    text = (
        "主要任务 |\n重点工作和要求 |\n责任单位 |\n完成时限 |\n一、加强三年行动安排部署 |\n||||\n"
        "(一)制定清单。 |\n1.制定任务清单,分解落实到部门。 |\n市安委办 (专班办公室) |\n1月20日前 |\n|\n"
        "2.制定行业清单,报市安委办。 |\n市生态环境局 |\n2月10日前 |"
    )
    found = read(text, wrapped=True, date_signed="2021-01-18")
    assert rows(found) == ["1.1.1 市安委办 responsible", "1.1.2 市生态环境局 responsible"]
    assert [row.path for row in found.deadlines] == ["1.1.1", "1.1.2"]


def test_rows_between_blanks_whose_first_cells_are_merged(read: Read) -> None:
    text = (
        "序号 抽查领域 抽查事项 检查对象 发起部门 配合部门 抽查层级\n"
        "1 学校抽查 教育装备的检查 中小学校 教育部门 市场监管部门 市县(区)级\n"
        "民办学校的检查 民办普通高中 教育部门 市场监管、税务部门 市县(区)级\n"
        "2 游泳场馆抽查 卫生管理情况的检查 游泳场馆 卫生健康部门 市场监管部门 市县(区)级\n"
        "3 商场抽查 许可证的检查 各类商场 卫生健康部门 公安部门 市县(区)级"
    )
    found = rows(read(text, wrapped=True))
    assert "1 税务部门 support" in found
    assert found[-2:] == ["3 卫生健康部门 lead", "3 公安部门 support"]


@pytest.mark.parametrize(("end", "expected"), [("", []), (" |", ["2 市教委 responsible"])])
def test_a_row_that_breaks_off_has_not_the_bodies_above(
    end: str, expected: list[str], read: Read
) -> None:
    text = f"序号 | 事项 | 责任单位 |\n1 | 建成学校。 | 市教委 |\n2 | 新增公交线路3条。{end}"
    assert rows(read(text, wrapped=True)) == ["1 市教委 responsible", *expected]


def test_a_row_of_a_dumped_table_that_names_nobody_is_told(read: Read) -> None:
    text = (
        "序号\n事项\n责任单位\n1\n建成城东体育公园并向市民开放。\n市水务局\n"
        "2\n新建天桥两座并完成验收。\n3\n新建农贸市场。\n市商务局"
    )
    found = read(text, wrapped=True)
    assert rows(found) == ["1 市水务局 responsible", "3 市商务局 responsible"]
    assert [(issue.code, issue.path) for issue in found.issues] == [("label_without_rows", "2")]


def test_a_label_that_a_narrow_cell_broke_is_told(read: Read) -> None:
    text = (
        "2021年民生实事\n地区\n组织技能培训\n责任\n单位\n市人力资源社会保障局\n市残联\n全市\n2400"
    )
    assert [issue.code for issue in read(text).issues] == ["label_without_rows"]


def test_an_inspector_whose_table_nobody_told(read: Read) -> None:
    text = "检查主体 |\n检查事项 |\n备注 |\n某乡人民政府 | 开展执法检查。 | 无 |"
    assert [issue.code for issue in read(text, wrapped=True).issues] == ["label_without_rows"]


def test_times_in_a_table_that_nobody_told(read: Read) -> None:
    text = "序号\n检查事项\n检查时间\n抽查比例\n1\n春季粮油安全普查\n3月-6月\n至少1次\n2\n粮食库存检查\n6月-9月"
    assert [issue.code for issue in read(text, wrapped=True).issues] == ["table_not_understood"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("责任单位及责任人", "responsible"),
        ("牵头单位/联系人", "lead"),
        ("责任单位负责人", "other"),
        ("负责考核部门", "responsible"),
        ("发起处室", "lead"),
        ("联合部门", "support"),
        ("联合检查部门", "support"),
        ("联合抽查事项", "task"),
        ("执行股室", "responsible"),
        ("具体实施检查的处室、单位", "responsible"),
        ("被检查的单位", "other"),
        ("计划任务实施时段", "limit"),
        ("任务日期", "limit"),
        ("批准时间", "other"),
        ("申报时间", "limit"),
    ],
)
def test_what_a_head_says(head: str, said: str) -> None:
    assert kind(head) == said


def test_a_list_in_one_cell_is_one_cell_and_the_last_row_is_as_the_others(read: Read) -> None:
    text = (
        "序号\n抽查事项\n检查对象\n发起部门\n配合部门\n抽查比例\n实施时段\n"
        "1\n测绘成果质量抽查\n乙级测绘单位\n市规划局\n市教委\n20%\n2023年6月底前\n"
        "2\n1、资质条件的真实性\n2、管理制度执行情况\n3、汇交情况\n乙级测绘单位\n市规划局\n市教委\n20%\n"
        "2023年12月底前\n三、工作要求"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1 市规划局 lead", "1 市教委 support", "2 市规划局 lead", "2 市教委 support"),
    ]
    assert limits(found) == [
        *("1 2023-06-30", "2 2023-12-31"),
    ]
    assert found.clauses[-1].label == "三、"


ROW = "建成公园。 | 无 | 市水务局 | 2019年6月底前 |\n"


@pytest.mark.parametrize(
    "text",
    [
        f"序号 | 事项 | 备注 | 实施主体 | 任务日期 | 1 | {ROW}",
        f"序号 | 事项 | 备注 (选填) |\n实施主体 | 任务日期 |\n1 | {ROW}",
    ],
    ids=["heads and the first row in a line", "heads in two lines"],
)
def test_heads_that_a_page_broke_or_ran_together(read: Read, text: str) -> None:
    found = read(text, wrapped=True)
    assert rows(found) == ["1 市水务局 responsible"]
    assert [str(row.end_date) for row in found.deadlines] == ["2019-06-30"]


def test_two_heads_below_one_between_bars(read: Read) -> None:
    text = (
        "序号 | 抽查项目 | 检查对象 | 事项类别 | 检查主体 | 检查依据 | |\n抽查类别 | 抽查事项 | |||||\n"
        "1 | 慈善组织监督 | 对慈善组织的监督检查 | 2022年12月31日前登记的组织 | 一般检查事项 | 市民政局 | 《慈善法》 |\n"
        "2 | 养老机构督查 | 对服务质量的监督检查 | 养老机构 | 一般检查事项 | 县级以上民政、卫生健康部门 | 《条例》 |"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1 市民政局 responsible", "2 县级以上民政部门 responsible"),
        "2 县级以上卫生健康部门 responsible",
    ]
    assert not found.deadlines


def test_the_last_row_is_whole_when_each_of_several_bodies_stands_below_its_head(
    read: Read,
) -> None:
    text = (
        "序号 行业 联查部门 抽查事项 检查主体 抽查比例 时间安排 备注\n"
        "1 粮食收储 粮食行政管理部门 收购活动监督检查 市粮食局 不低于备查库点的30% 2023年7月底前完成 省计划\n抽查比例:100%\n"
        "2 粮食加工 粮食行政管理部门 流通监督检查 市粮食局 原则上一般检查事项抽查比例不高于10% 2023年10月15日前完成 省计划\n"
        "基数:7"
    )
    found = read(text, wrapped=True)
    assert "2 市粮食局 responsible" in rows(found)
    assert limits(found) == [
        *("1 2023-07-31", "2 2023-10-15"),
    ]


def test_heads_with_a_long_note_and_heads_broken_at_the_particle(read: Read) -> None:
    text = (
        "序号\n|\n检查事项名称\n|\n具体实施检查的\n处室、单位\n|\n检查对象\n|\n计划实施检查\n的时间安排\n|\n"
        "事项类别(一般检查事项、重点检查事项)\n|\n1\n|\n道路客运企业检查\n|\n市执法支队\n|\n市区的客运站\n|\n"
        "2019年6月底前\n|\n一般检查事项\n|\n2\n|\n客运站检查\n|\n市执法支队\n|\n市区的客运站\n|\n2019年底前\n|\n一般检查事项\n|"
    )
    found = read(text, wrapped=True)
    assert rows(found) == ["1 市执法支队 responsible", "2 市执法支队 responsible"]
    assert [str(row.end_date) for row in found.deadlines] == ["2019-06-30", "2019-12-31"]
