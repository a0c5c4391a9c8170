"""Dumped tables whose narrow columns broke their cells over lines, and cells over pages."""

from __future__ import annotations

from collections.abc import Callable

from as_lines import rows

from zhengce.model import Extraction

Read = Callable[..., Extraction]

HEADS = "序号\n重点任务\n主要内容\n牵头部门\n责任单位\n"
TABLE = (
    HEADS
    + "1\n1.优化企业开\n办服务\n推进电子营业执照在市公共资源\n交易平台中的应用。\n市市场监管委\n"
    + "市政务服务办、市委\n网信办、市大数据管\n理中心\n"
    + "2\n试点推动企业常用电子证照信息\n与电子营业执照相关联，\n拓展电子\n营业执照服务功能。\n市市场监管委\n"
    + "市委网信办、市大数\n据管理中心、市政务\n服务办\n"
    + "3\n2.提高项目开\n工建设效率\n持续实施轨道建设项目审批和重\n大变更审批政策。执行《天津市轨\n"
    + "道交通和城市道路桥梁建设项目\n市住房城乡建\n设委、市发展\n改革委\n市规划资源局、市财\n"
    + "政局、市城市管理委、\n市水\n"
    + HEADS
    + "设计变更管理办法》\n和轨道建设项\n目审批优化措施，提升审批效率。\n务局\n"
    + "4\n建立工程建设项目审批管理长效\n制度。市住房城乡建设委\n市发展改革委、市规\n划资源局\n"
    + "5\n优化网办功能，\n进一步提升全程电子化服务水平。\n市委网信办\n市水务局、市财政局\n"
    + "6\n推进货运通道建设，加快征地拆\n迁相关工作。\n市公安局\n市规划资源局、市民\n政局"
)


def test_a_cell_is_all_lines_that_its_column_broke(read: Read) -> None:
    found = read(TABLE, wrapped=True)
    assert [clause.path for clause in found.clauses if clause.path != "0"] == list("123456")
    assert rows(found)[:8] == [
        *("1 市市场监管委 lead", "1 市政务服务办 responsible", "1 市委网信办 responsible"),
        "1 市大数据管理中心 responsible",
        *("2 市市场监管委 lead", "2 市委网信办 responsible", "2 市大数据管理中心 responsible"),
        "2 市政务服务办 responsible",
    ]


def test_a_row_goes_on_below_the_heads_of_the_next_page(read: Read) -> None:
    found = read(TABLE, wrapped=True)
    third = next(clause for clause in found.clauses if clause.path == "3")
    text = found.text[third.char_start : third.char_end]
    assert "建设项目设计变更管理办法》和轨道建设项目审批优化措施" in text
    assert [row for row in rows(found) if row[0] == "3"] == [
        *("3 市住房城乡建设委 lead", "3 市发展改革委 lead"),
        *("3 市规划资源局 responsible", "3 市财政局 responsible"),
        *("3 市城市管理委 responsible", "3 市水务局 responsible"),
    ]


def test_a_group_s_name_is_the_heading_of_its_first_row(read: Read) -> None:
    headings = {clause.path: clause.heading for clause in read(TABLE, wrapped=True).clauses}
    assert headings["1"] == "1.优化企业开办服务"


def test_bodies_behind_a_task_in_its_last_line_and_in_the_last_row(read: Read) -> None:
    found = rows(read(TABLE, wrapped=True))
    assert "4 市住房城乡建设委 lead" in found
    assert found[-3:] == ["6 市公安局 lead", "6 市规划资源局 responsible", "6 市民政局 responsible"]


def test_cells_of_a_line_each_stay_as_they_are(read: Read) -> None:
    text = "序号\n任务\n牵头部门\n责任单位\n1\n建成公园。\n市水务局\n市财政局\n2\n新建天桥。\n市交通局\n市民政局"
    assert rows(read(text, wrapped=True)) == [
        *("1 市水务局 lead", "1 市财政局 responsible"),
        *("2 市交通局 lead", "2 市民政局 responsible"),
    ]
