"""Tables that a page printed a cell a line, or between |: rows are units, their bodies have roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_lines import limits, rows

from zhengce.model import Extraction

Read = Callable[..., Extraction]

HEADS = "序号\n\n事项\n\n责任单位\n\n完成时限\n\n"


def test_a_cell_a_line_of_as_many_as_the_heads(read: Read) -> None:
    text = (
        HEADS
        + "1\n\n建成公园。\n\n市水务局\n\n2019年6月底\n\n2\n\n新建天桥。\n\n市财政局\n\n2019年底前"
    )
    found = read(text, wrapped=True)
    assert rows(found) == ["1 市水务局 responsible", "2 市财政局 responsible"]
    assert limits(found) == ["1 2019-06-30", "2 2019-12-31"]
    assert [c.label for c in found.clauses] == ["1", "2"]


def test_a_last_column_of_remarks_without_any_and_groups_that_brackets_number(read: Read) -> None:
    text = (
        "序号\n任务内容\n牵头单位\n配合单位\n备注\n（一）构建协同管理工作体系，分步实现资源利用最大化\n"
        "1\n强化市级统筹\n市发展改革委\n市财政局、市公安局\n2\n优化审批制度\n市财政局\n市公安局\n"
        "（二）营造良好氛围\n3\n加强宣传\n市委宣传部\n市教委、市体育局"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1.1 市发展改革委 lead", "1.1 市财政局 support", "1.1 市公安局 support"),
        *("1.2 市财政局 lead", "1.2 市公安局 support"),
        *("2.3 市委宣传部 lead", "2.3 市教委 support", "2.3 市体育局 support"),
    ]


def test_bodies_a_line_each_and_a_second_task_in_a_row(read: Read) -> None:
    text = (
        HEADS
        + "1\n建成公园。\n市水务局\n市财政局\n2019年底前\n2\n建设养老楼。\n市民政局\n2019年5月底动工\n"
        + "建设老年大学。\n2019年底前\n3\n新建市场。\n市商务局\n2019年底前\n分享到:"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1 市水务局 responsible", "1 市财政局 responsible"),
        *("2 市民政局 responsible", "3 市商务局 responsible"),
    ]
    assert limits(found) == ["1 2019-12-31", "2 2019-05-31", "2 2019-12-31", "3 2019-12-31"]


def test_groups_before_the_numbers_and_two_columns_of_bodies(read: Read) -> None:
    text = (
        "分类\n序号\n事项\n责任单位\n牵头单位\n发展目标\n1\n增长6.5%。\n市商务局、市教委\n市发展改革委\n"
        "2\n投资增长。\n市财政局\n市发展改革委\n激发活力\n3\n优化服务。\n市公安局\n市司法局\n市民政局"
    )
    assert rows(read(text, wrapped=True)) == [
        *("1 市商务局 responsible", "1 市教委 responsible", "1 市发展改革委 lead"),
        *("2 市财政局 responsible", "2 市发展改革委 lead"),
        *("3 市公安局 responsible", "3 市司法局 lead", "3 市民政局 lead"),
    ]


def test_heads_of_two_lines_and_columns_of_persons(read: Read) -> None:
    text = (
        "序号\n指标\n任务\n完成时限\n责任领导\n责任股室\n(单位)\n备注\n1\n文化\n人次增长15%。\n2019年底前\n夏某\n"
        "市文化局\n2\n演出100场。\n市广电局\n3\n旅游\n新建厕所。\n2019年5月底\n周某\n市旅游委"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        f"{n} {who} responsible" for n, who in enumerate(("市文化局", "市广电局", "市旅游委"), 1)
    ]
    assert limits(found) == ["1 2019-12-31", "3 2019-05-31"]


@pytest.mark.parametrize(
    "text",
    [
        "序号 |\n任务 |\n分管领导 |\n牵头单位 |\n责任单位 |\n1 |\n扩大供给。\n办好学校。 |\n俞某 |\n市教委 |\n各区政府 |\n"
        "2 |\n建设学院。 |\n陆某 |\n市财政局 |\n市教委 |",
        "| 序号 | 任务 | 牵头单位 | 责任单位 |\n|---|---|---|---|\n| 1 | 扩大供给。 | 市教委 | 各区政府 |\n| 2 | 建设学院。 | 市财政局 | 市教委 |",
        "序号 | 任务 | 牵头单位 | 责任单位 |\n1 | 扩大供给。 | 市教委 | 各区政府 |\n2 | 建设学院。 | 市财政局 | 市教委 |",
    ],
)
def test_cells_between_bars(read: Read, text: str) -> None:
    assert rows(read(text, wrapped=True)) == [
        *("1 市教委 lead", "1 各区政府 responsible"),
        *("2 市财政局 lead", "2 市教委 responsible"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n名称\n地址\n1\n第一小学\n某路1号\n2\n第二小学\n某路2号",  # nobody is charged
        "序号\n指标\n单位\n属性\n1\n工业总产值\n亿元\n预期性\n2\n企业\n家\n预期性",
        "序号\n事项\n责任单位\n另行公布。",  # no row
        "序号 |\n任务 |\n责任单位 |\n另行公布。 |",
    ],
)
def test_no_table_of_duties(read: Read, text: str) -> None:
    found = read(text, wrapped=True)
    assert rows(found) == []
    assert not any(clause.label for clause in found.clauses)


def test_bars_without_numbers(read: Read) -> None:
    text = "一、安排\n行业名称 | 时间安排 | 责任单位 |\n烟花爆竹 | 2017年1月 | 市公安局 |\n电力 | 2017年3月 | 市财政局 |\n二、要求"
    found = read(text, wrapped=True)
    assert rows(found) == ["1.1 市公安局 responsible", "1.2 市财政局 responsible"]
    assert limits(found) == ["1.1 2017-01-31", "1.2 2017-03-31"]


def test_merged_cells_between_bars_reach_down(read: Read) -> None:
    text = (
        "时 间 | 工作事项 | 责任主体 |\n5月底 | 发布招生方案 | 市教育局 |\n8月5日前 | 1.完成录取 | 各区教育局 |\n"
        "2.报送数据 | 市教育局、市公安局 |\n8月底前 | 调剂录取 | 市财政局 |"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1 市教育局 responsible", "2 各区教育局 responsible", "3 市教育局 responsible"),
        *("3 市公安局 responsible", "4 市财政局 responsible"),
    ]


def test_bars_in_traditional_characters(read: Read) -> None:
    text = "時 間 | 工 作 內 容 | 責任部門 |\n4月15日 | 召開會議,總結經驗 | 市財政局 |\n7月9日—10日 | 發放錄取通知書 | 市公安局 |"
    assert rows(read(text, wrapped=True)) == ["1 市財政局 responsible", "2 市公安局 responsible"]


def test_facts_between_bars_are_no_table(read: Read) -> None:
    text = "索引号 | 2017-1 | 责任部门 | 市公安局 |\n文号 | 无 | 主题 | 公安 |\n一、加强监管。"
    assert not rows(read(text, wrapped=True))


def test_a_cell_a_line_with_bars_where_rows_are_not_told_apart(read: Read) -> None:
    text = (
        "|\n任务 |\n要求 |\n责任单位 |\n完成时限 |\n|\n|\n一、深化公开 |\n1 |\n扩大供给,办好学校。 |\n市教委、各区政府 |\n持续推进 |\n"
        "|\n2 |\n建设学院。 |\n市财政局等相关市直部门 |\n2019年底 |\n|\n|\n二、强化落实 |\n3 |\n完善制度。 |\n市司法局 |\n持续推进 |"
    )
    found = read(text, wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.1", "1.2", "2", "2.3"]
    assert rows(found) == [
        *("1.1 市教委 responsible", "1.1 各区政府 responsible"),
        *("1.2 市财政局 responsible", "2.3 市司法局 responsible"),
    ]


def test_columns_of_progress_behind_those_of_bodies_and_a_number_that_is_not_the_first(
    read: Read,
) -> None:
    text = (
        "序号 |\n任务 |\n领导 |\n牵头单位 |\n协同单位 |\n1-10月进展情况 |\n是否达序 |\n24 |\n优化交通。 |\n徐某 |\n"
        "市交通委 |\n市公安局 |\n已进场施工,正在加紧建设。 |\n是 |\n||\n25 |\n新增小区。 |\n徐某 |\n市住建委 |\n各区政府 |\n已完成。 |"
    )
    assert rows(read(text, wrapped=True)) == [
        *("24 市交通委 lead", "24 市公安局 support", "25 市住建委 lead", "25 各区政府 support"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号 类别 任务 牵头单位 责任单位 1 教育 扩大供给。 市教委 各区政府 2 财政 建设学院。 市财政局 市教委",
        "序号 任务 牵头单位 责任单位\n1 扩大供给。 市教委 各区政府\n2 建设学院。 市财政局 市教委\n各区要抓好落实。",
        "序号 工 作 内 容 牵头单位 责任单位 1 扩大供给。 市教委 各区政府 2 建设学院。 市财政局 市教委",
        "工作分工 序号 任务 牵头单位 责任单位\n\n1 扩大供给。 市教委 各区政府 2 建设学院。 市财政局 市教委",
    ],
)
def test_cells_between_blanks(read: Read, text: str) -> None:
    assert rows(read(text, wrapped=True)) == [
        *("1 市教委 lead", "1 各区政府 responsible"),
        *("2 市财政局 lead", "2 市教委 responsible"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号 名称 地址 1 第一小学 某路1号 2 第二小学 某路2号",
        "序号 任务 责任单位 另行公布。",
        "责任单位 |\n另行公布。 |",
    ],
)
def test_no_table_between_blanks_or_bars(read: Read, text: str) -> None:
    found = read(text, wrapped=True)
    assert rows(found) == []
    assert found.text.count("\n") == text.count("\n")


def test_some_rows_of_a_longer_table_below_its_chapters(read: Read) -> None:
    text = (
        "序号\n任务\n主要责任单位\n协同单位\n一、预期目标\n3\n投资增长。\n市发改委\n市财政局，各区政府。\n二、扩大投资\n三、壮大集群\n68\n"
        "建设学校。\n市教委\n市财政局。\n69\n引进资源。\n市教委\n各区政府。"
    )
    found = read(text, wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.3", "2", "3", "3.68", "3.69"]
    assert rows(found) == [
        *("1.3 市发改委 lead", "1.3 市财政局 support", "1.3 各区政府 support"),
        *("3.68 市教委 lead", "3.68 市财政局 support", "3.69 市教委 lead", "3.69 各区政府 support"),
    ]


def test_cells_that_are_missing_on_the_left_have_come_on_the_right(read: Read) -> None:
    text = (
        "序号 | 领域 | 事项 | 牵头单位 | 配合单位 | 备注 |\n1 | 教育 | 检查学校。 | 市教委 | 市财政局 | 全年 |\n"
        "检查食堂,公布结果。 | 市水务局 | 市公安局 | 全年 | ||\n2 | 商务 | 检查企业。 | 市商务局 | | |"
    )
    assert rows(read(text, wrapped=True)) == [
        *("1 市教委 lead", "1 市财政局 support", "1 市水务局 lead", "1 市公安局 support"),
        "2 市商务局 lead",
    ]


def test_a_cell_a_line_without_numbers(read: Read) -> None:
    text = (
        "附表\n领域\n主 要 目 标\n主要责任单位\n责任单位\n环境\n建成公园,开放绿地。\n市水务局\n市财政局\n市园林绿化局\n——新建天桥。\n"
        "市交通委\n教育\n办好学校,扩大供给。\n市教委\n市财政局\n以上任务由各单位抓好落实。"
    )
    assert rows(read(text, wrapped=True)) == [
        *("1 市水务局 lead", "1 市财政局 responsible", "1 市园林绿化局 responsible"),
        *("2 市交通委 lead", "3 市教委 lead", "3 市财政局 responsible"),
    ]


def test_numbers_below_no_head_behind_the_groups_name(read: Read) -> None:
    text = "任务\n|\n要求\n|\n责任单位\n|\n深化政策公开,做好解读\n|\n1\n|\n清理文件。\n|\n市司法局\n|\n2\n|\n办好网站。\n|\n市财政局\n|"
    found = read(text, wrapped=True)
    assert rows(found) == ["1 市司法局 responsible", "2 市财政局 responsible"]
    assert [(c.heading, found.text[c.char_start : c.char_end]) for c in found.clauses] == [
        ("深化政策公开,做好解读", "清理文件。"),
        (None, "办好网站。"),
    ]


def test_heads_broken_over_lines_come_again_on_the_next_page(read: Read) -> None:
    heads = "序号\n项目\n类别\n内容\n牵头\n部门\n相关责任部门\n完成\n时间\n"
    text = (
        f"{heads}1\n扩大供给,办好学校。\n市教委\n市财政局、各区政府\n2010年\n"
        f"2\n建成公园,开放绿地。\n市水务局\n各区政府\n2011年\n{heads}3\n新建天桥。\n市交通委\n各区政府\n2012年"
    )
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1 市教委 lead", "1 市财政局 responsible", "1 各区政府 responsible"),
        *("2 市水务局 lead", "2 各区政府 responsible"),
        *("3 市交通委 lead", "3 各区政府 responsible"),
    ]
    assert limits(found) == ["1 2010-12-31", "2 2011-12-31", "3 2012-12-31"]
    assert not found.issues


@pytest.mark.parametrize(
    "text",
    [
        "牵头单位\n目 标 任 务\n责任单位\n市政\n府办\n公厅\n强化监督,办理建议。\n市直各单位",  # names broken
        "责任单位\n市公安局\n市财政局",
        "任务\n责任单位\n市公安局负责检查。\n市财政局负责拨款。",
    ],
)
def test_what_cannot_be_told_from_text_is_no_table(read: Read, text: str) -> None:
    found = read(text, wrapped=True)
    assert not any(row.basis == "column" for row in found.responsibilities)
    assert found.text.count("\n") == text.count("\n")


def test_labels_beside_a_merged_label_number_the_rows(read: Read) -> None:
    text = (
        "任务 | 要求 | 责任部门 |\n一、公开信息。 | 1.公开预算。 | 财务科 |\n2.公开决算。 | 综合科牵头,各科室配合 | |\n"
        "二、回应关切。 | 3.办理来信。 | 各科室 |"
    )
    found = read(text, wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.1", "1.2", "2", "2.3"]
    assert rows(found) == [
        *("1.1 财务科 responsible", "1.2 综合科 lead", "1.2 各科室 support"),
        "2.3 各科室 responsible",
    ]


def test_cells_between_blanks_below_chapters_and_in_lines_without_numbers(read: Read) -> None:
    text = (
        "责任分解表 序号 工 作 内 容 牵头部门 配合部门 一、推进教育 1 扩大供给,办好学校。 市教委 市财政局\n"
        "建设学院,扩大招生。 教育行政部门 发展改革、财政部门\n二、推进商务 2 办好市场。 市商务局 市财政局\n"
        "各单位要抓好落实。"
    )
    found = read(text, wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.1", "2", "2.2"]
    assert rows(found) == [
        *("1.1 市教委 lead", "1.1 市财政局 support", "1.1 教育行政部门 lead"),
        *("1.1 发展改革部门 support", "1.1 财政部门 support"),
        *("2.2 市商务局 lead", "2.2 市财政局 support"),
    ]
    assert found.text.endswith("\n各单位要抓好落实。")


def test_more_than_ten_columns_and_a_cell_of_many_lines(read: Read) -> None:
    heads = [
        *("序号", "事项", "依据", "对象", "内容", "方式", "频次", "时间安排", "承办机构"),
        *("是否跨部门联合检查(如是,需写明牵头部门和配合部门)", "备注"),
    ]
    row = (
        "检查矿山。|法律|矿山|1.配备情况;\n2.培训情况。|现场|1次|2025年|市水务局、执法监督科|否|无"
    )
    cells = [*heads, "1", *row.split("|"), "2", *row.split("|")]
    text = "\n".join(f"{cell} |" for cell in cells).replace("。 |", "。\n|")
    found = read(text, wrapped=True)
    assert [c.path for c in found.clauses if "." not in c.path] == ["1", "2"]
    assert rows(found) == [
        f"{n} {who} responsible" for n in (1, 2) for who in ("市水务局", "执法监督科")
    ]


def test_a_note_below_a_head(read: Read) -> None:
    text = "序号\n事项\n承办机构\n程序\n(是否需公众参与、专家论证、风险评估、听证)\n1\n扩大供给,办好学校。\n市教委\n论证\n2\n建成公园。\n市水务局\n听证"
    assert rows(read(text, wrapped=True)) == ["1 市教委 responsible", "2 市水务局 responsible"]


def test_two_tables_with_a_bar_behind_each_cell(read: Read) -> None:
    heads = "序号 |\n事项 |\n承办机构 |\n"
    first = f"{heads}1 |\n扩大供给。 |\n市教委 |\n2 |\n办好学校。 |\n市财政局 |\n"
    text = f"{first}听证目录\n{heads}1 |\n建成公园。 |\n市水务局 |"
    assert rows(read(text, wrapped=True)) == [
        *("1 市教委 responsible", "2 市财政局 responsible", "a1/1 市水务局 responsible"),
    ]
    text = f"{first}{heads}3 |\n建成公园。 |\n市水务局 |"
    assert rows(read(text, wrapped=True)) == [
        *("1 市教委 responsible", "2 市财政局 responsible", "3 市水务局 responsible"),
    ]


TWO_HEADS = "序号\n任务\n责任单位\n完成时限\n牵头单位\n配合单位\n"
TWO_ROWS = (
    "1\n扩大供给。\n市教委\n市财政局\n2019年底前\n2\n办好学校。\n市商务局\n市公安局\n2020年底前"
)


@pytest.mark.parametrize(
    "text",
    [
        TWO_HEADS + TWO_ROWS,
        "序号 | 任务 | 责任单位 | 完成时限 | |\n牵头单位 | 配合单位 | | | |\n1 | 扩大供给。 | 市教委 | 市财政局 | 2019年底前 |\n"
        "2 | 办好学校。 | 市商务局 | 市公安局 | 2020年底前 |",
        "序号 任务 责任单位 完成时限\n牵头单位 配合单位\n1 扩大供给。 市教委 市财政局 2019年底前\n2 办好学校。 市商务局 市公安局 2020年底前",
    ],
)
def test_heads_in_two_rows(read: Read, text: str) -> None:
    found = read(text, wrapped=True)
    assert rows(found) == [
        *("1 市教委 lead", "1 市财政局 support", "2 市商务局 lead", "2 市公安局 support"),
    ]
    assert limits(found) == ["1 2019-12-31", "2 2020-12-31"]


def test_rows_between_blanks_without_numbers(read: Read) -> None:
    text = (
        "任务 要求 责任部门\n一、公开信息。 1.公开预算,做好解读。 市财政局\n2.公开决算。 市教委牵头,市公安局配合\n"
        "二、回应关切。 3.办理来信,及时答复。 各有关部门\n各单位要抓好落实,确保完成。"
    )
    found = read(text, wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.1", "1.2", "2", "2.3"]
    assert rows(found) == [
        *("1.1 市财政局 responsible", "1.2 市教委 lead", "1.2 市公安局 support"),
        "2.3 各有关部门 responsible",
    ]


def test_a_chapter_s_part_beside_it_is_a_unit(read: Read) -> None:
    text = (
        "目标\n主要内容\n责任单位\n一、助力增长\n(一)加强引导\n围绕发展形势,做好宣传解读。\n市发展改革委牵头落实\n"
        "围绕就业创业,加强信息公开。\n市人力社保局牵头落实\n围绕货币政策,加大宣传力度。\n市财政局、市商务局分别牵头落实"
    )
    found = read(text.replace("主要", "任务\n主要"), wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.1"]
    assert rows(found) == [
        f"1.1 {who} lead" for who in ("市发展改革委", "市人力社保局", "市财政局", "市商务局")
    ]


def test_a_cell_of_two_lines_where_tabs_tell_the_cells(read: Read) -> None:
    text = (
        "\t部门\n\t政策开发重点\n\t因素\n\n\t市政府办\n\t建立联席会议制度。\n\t健康政策\n\n"
        "\t市人社局\n\t市医保中心\n\t提高医疗、工伤、养老等保险水平。\n\t社会保障\n\n"
        "\t市城管局\n\t组织开展城乡环境综合整治。\n\t生活环境\n"
    )
    assert rows(read(text, wrapped=True)) == [
        *("1 市政府办 responsible", "2 市人社局 responsible", "2 市医保中心 responsible"),
        "3 市城管局 responsible",
    ]
