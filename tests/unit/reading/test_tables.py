"""Tables: which column says what, which row is a unit, and what a row's cells say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from zhengce.model import Block, Cell, Extraction

Read = Callable[..., Extraction]
Spans = dict[tuple[int, int], int]


def table(
    rows: Sequence[Sequence[str]], merged: Spans | None = None, number: int = 0
) -> list[Block]:
    """Cells row by row; ``merged``: how many rows a cell reaches down; an empty text has no block."""
    merged = merged or {}
    return [
        Block(text, Cell(number, row, column, merged.get((row, column), 1)))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]


def units(found: Extraction) -> list[tuple[str, str | None, str | None, str, str]]:
    return [
        (c.path, c.label, c.heading, c.kind, found.text[c.char_start : c.char_end])
        for c in found.clauses
    ]


def who(found: Extraction) -> list[tuple[str, str, str, str | None]]:
    return [(row.path, row.name, row.role, row.column_label) for row in found.responsibilities]


def test_serial_numbers_make_rows_units(read: Read) -> None:
    rows = [
        ["序号", "项目名称", "工作任务", "牵头单位", "配合单位", "完成时限"],
        ["1", "规划", "加强规划布局", "市发展改革委", "市财政局、市教委", "2019年底前"],
        ["2", "监管", "加强事中事后监管", "市卫生健康委", "各区政府", "持续推进"],
    ]
    found = read(table(rows))
    assert units(found) == [
        ("1", "1", "规划", "table_row", "加强规划布局"),
        ("2", "2", "监管", "table_row", "加强事中事后监管"),
    ]
    assert who(found) == [
        ("1", "市发展改革委", "lead", "牵头单位"),
        ("1", "市财政局", "support", "配合单位"),
        ("1", "市教委", "support", "配合单位"),
        ("2", "市卫生健康委", "lead", "牵头单位"),
        ("2", "各区政府", "support", "配合单位"),
    ]
    assert [(row.path, row.kind, row.basis, row.column_label) for row in found.deadlines] == [
        ("1", "by", "column", "完成时限"),
        ("2", "ongoing", "column", "完成时限"),
    ]
    assert found.document.layout == "table"


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("牵头单位", "lead"),
        ("牵头部门", "lead"),
        ("主办单位", "lead"),
        ("牵头责任单位", "lead"),
        ("配合单位", "support"),
        ("协办单位", "support"),
        ("参与单位", "support"),
        ("责任单位", "responsible"),
        ("责任部门", "responsible"),
        ("国家有关部门", "responsible"),
        ("市级责任部门", "responsible"),
        ("负责部门", "responsible"),
        ("指导部门", "responsible"),
        ("单位", "responsible"),
        ("责任人", None),
        ("联系人", None),
        ("备注", None),
        ("政策依据", None),
    ],
)
def test_head_words(head: str, role: str | None, read: Read) -> None:
    rows = [
        ["序号", "工作任务", head],
        ["1", "加强规划布局", "市财政局"],
        ["2", "加强监管", "市教委"],
    ]
    found = read(table(rows))
    assert [row.role for row in found.responsibilities] == ([role, role] if role else [])


@pytest.mark.parametrize("number", ["1", "１", "（1）", "1.", "1、", "一", "（一）"])
def test_serial_numbers_of_every_kind(number: str, read: Read) -> None:
    found = read(table([["序号", "工作任务", "责任单位"], [number, "加强规划", "市财政局"]]))
    assert [(path, label) for path, label, *_ in units(found)] == [("1", number)]


def test_merged_cells_speak_of_every_row_they_reach(read: Read) -> None:
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "加强规划", "市财政局"],
        ["2", "加强监管", ""],
        ["3", "加强考核", "市教委"],
    ]
    assert who(read(table(rows, {(1, 2): 2}))) == [
        ("1", "市财政局", "responsible", "责任单位"),
        ("2", "市财政局", "responsible", "责任单位"),
        ("3", "市教委", "responsible", "责任单位"),
    ]


def test_the_tasks_below_a_merged_number_are_that_unit_s(read: Read) -> None:
    rows = [
        ["序号", "工作任务", "主要内容", "牵头单位"],
        ["1", "建设队伍", "扩大来源。", "市卫生健康委"],
        ["", "", "到2025年，培训医生300名。", "市教委"],
        ["2", "保障用药", "统一目录。", "市医保局"],
    ]
    found = read(table(rows, merged={(1, 0): 2, (1, 1): 2}))
    assert [(c.path, c.heading) for c in found.clauses] == [("1", "建设队伍"), ("2", "保障用药")]
    text = found.text[found.clauses[0].char_start : found.clauses[0].char_end]
    assert text == "扩大来源。\n市卫生健康委\n到2025年，培训医生300名。"
    assert [row[:3] for row in who(found)] == [
        ("1", "市卫生健康委", "lead"),
        ("1", "市教委", "lead"),
        ("2", "市医保局", "lead"),
    ]
    assert [row.path for row in found.deadlines] == ["1"]


def test_a_chapter_row_is_a_heading(read: Read) -> None:
    rows = [
        ["主要任务", "责任单位", "完成时限"],
        ["一、加强规划"],
        ["（一）完善布局。", "市财政局", "2019年"],
        ["（二）优化审批。", "市教委", "2020年"],
        ["二、加强监管"],
        ["（三）压实责任。", "市科委", "2021年"],
    ]
    found = read(table(rows))
    assert [(path, kind) for path, _, _, kind, _ in units(found)] == [
        ("1", "heading"),
        ("1.1", "table_row"),
        ("1.2", "table_row"),
        ("2", "heading"),
        ("2.3", "table_row"),
    ]
    assert [path for path, *_ in who(found)] == ["1.1", "1.2", "2.3"]
    assert [str(row.end_date) for row in found.deadlines] == [
        "2019-12-31",
        "2020-12-31",
        "2021-12-31",
    ]


def test_a_cell_of_several_paragraphs_is_one_unit(read: Read) -> None:
    rows = [
        ["主要任务", "责任单位"],
        ["一、加强规划。\n完善布局。", "市财政局"],
        ["二、加强监管。", "市教委"],
    ]
    assert [text for *_, text in units(read(table(rows)))] == [
        "加强规划。\n完善布局。",
        "加强监管。",
    ]


def test_an_assignment_table_without_numbers(read: Read) -> None:
    rows = [["工作任务", "责任单位"], ["加强规划", "市财政局"], ["加强监管", "市教委"]]
    found = read(table(rows))
    assert [(path, label, text) for path, label, _, _, text in units(found)] == [
        ("1", None, "加强规划"),
        ("2", None, "加强监管"),
    ]
    assert [(path, name) for path, name, *_ in who(found)] == [("1", "市财政局"), ("2", "市教委")]


def test_its_rows_are_not_the_unit_s_before_it(read: Read) -> None:
    rows = [["工作任务", "责任单位"], ["加强规划", "市财政局"], ["加强监管", "市教委"]]
    found = read([("一、分工", None), *table(rows)])
    assert [(path, name) for path, name, *_ in who(found)] == [
        ("1.1", "市财政局"),
        ("1.2", "市教委"),
    ]


def test_a_table_that_assigns_nothing_is_text_where_it_stands(read: Read) -> None:
    blocks = [
        Block("一、标准如下。"),
        *table([["年份", "数量"], ["2018", "12"], ["2019", "15"]]),
        Block("二、监管。"),
    ]
    found = read(blocks)
    assert [path for path, *_ in units(found)] == ["1", "2"]
    assert "2019\n15" in units(found)[0][4]


def test_a_title_row_above_the_heads(read: Read) -> None:
    rows = [["重点任务分工表"], ["序号", "工作任务", "责任单位"], ["1", "加强规划", "市财政局"]]
    assert [(path, name) for path, name, *_ in who(read(table(rows)))] == [("1", "市财政局")]


def test_a_table_after_the_units_is_a_part(read: Read) -> None:
    blocks = [
        Block("一、加强领导。"),
        Block("二、强化督查。"),
        Block("附件：重点任务分工表"),
        *table([["序号", "工作任务", "责任单位"], ["1", "加强规划", "市财政局"]]),
    ]
    assert [path for path, *_ in units(read(blocks))] == ["1", "2", "a1/1"]


@pytest.mark.parametrize("cell", ["", "—", "-", "/"])
def test_an_empty_cell_asks_nothing(cell: str, read: Read) -> None:
    rows = [["序号", "工作任务", "责任单位", "完成时限"], ["1", "加强规划", cell, cell]]
    found = read(table(rows))
    assert (found.responsibilities, found.deadlines, found.issues) == ((), (), ())


def test_what_a_cell_does_not_say_is_an_issue(read: Read) -> None:
    rows = [["序号", "工作任务", "责任单位", "完成时限"], ["1", "加强规划", "无", "待定"]]
    codes = [(issue.code, issue.excerpt) for issue in read(table(rows)).issues]
    assert codes == [("label_without_rows", "无"), ("date_not_understood", "待定")]


def test_a_dumped_table_reads_as_the_table_it_was(read: Read) -> None:
    text = "\t序号\n\t工作任务\n\t责任单位\n\n\t1\n\t加强规划\n\t市财政局\n\n\t2\n\t加强监管\n\t市教委\n"
    found = read(text, wrapped=True)
    assert [(path, name) for path, name, *_ in who(found)] == [("1", "市财政局"), ("2", "市教委")]


HEADS_OF_TWO_ROWS: Spans = {(0, 0): 2, (0, 1): 2, (0, 4): 2}


def test_the_lower_head_says_the_role(read: Read) -> None:
    rows = [
        ["序号", "工作任务", "责任单位", "", "完成时限"],
        ["", "", "牵头单位", "配合单位", ""],
        ["1", "加强监管", "市卫生健康委", "市财政局、市教委", "2019年底前"],
        ["2", "优化审批", "市民政局", "", "2019年底前"],
    ]
    found = read(table(rows, HEADS_OF_TWO_ROWS))
    assert [unit[0] for unit in units(found)] == ["1", "2"]
    assert who(found) == [
        ("1", "市卫生健康委", "lead", "牵头单位"),
        ("1", "市财政局", "support", "配合单位"),
        ("1", "市教委", "support", "配合单位"),
        ("2", "市民政局", "lead", "牵头单位"),
    ]
    assert [(row.path, row.column_label) for row in found.deadlines] == [
        ("1", "完成时限"),
        ("2", "完成时限"),
    ]


def test_the_unit_of_an_indicator_is_nobody(read: Read) -> None:
    rows = [["序号", "指标", "单位", "2015年"], ["1", "总产值", "亿元", "100"]]
    found = read(table(rows))
    assert who(found) == [] and found.issues == ()


def test_chinese_serials_head_rows_counted_in_digits(read: Read) -> None:
    rows = [["序号", "项目名称", "建设内容", "责任单位", "建设年限", "项目所在地"]]
    rows += [["一", "工业", "", "", "", ""]]
    rows += [["1", "甲项目", "修路", "市财政局", "2011-2015", "朝阳区"]]
    rows += [["2", "乙项目", "建桥", "市教委", "2015", "朝阳区"]]
    rows += [["二", "农业", "", "", "", ""], ["1", "丙项目", "种树", "市民政局", "2012", ""]]
    found = read(table(rows))
    assert [row[:2] for row in who(found)] == [
        ("1.1", "市财政局"),
        ("1.2", "市教委"),
        ("2.1", "市民政局"),
    ]
    assert [row.path for row in found.deadlines] == ["1.1", "1.2", "2.1"]
    assert [row.heading for row in found.clauses if "." in row.path] == [
        "甲项目",
        "乙项目",
        "丙项目",
    ]


def test_levels_below_a_head_are_of_its_role(read: Read) -> None:
    rows = [
        ["序号", "工作任务", "责任单位", "", "完成时限"],
        ["", "", "省级", "市级", ""],
        ["1", "加强监管", "省财政厅", "市财政局", "2019年底前"],
    ]
    assert who(read(table(rows, HEADS_OF_TWO_ROWS))) == [
        ("1", "省财政厅", "responsible", "省级"),
        ("1", "市财政局", "responsible", "市级"),
    ]
    rows[1] = ["", "", "一组", "二组", ""]  # no levels
    assert [row[3] for row in who(read(table(rows, HEADS_OF_TWO_ROWS)))] == ["责任单位"]


@pytest.mark.parametrize(
    "row",
    [
        ["", "加强监管", "市卫生健康委", "市财政局"],
        ["1", "落实工作", "市卫生健康委", "配合"],  # a number is no head
    ],
)
def test_a_row_of_bodies_is_no_lower_head(read: Read, row: list[str]) -> None:
    found = read(table([["序号", "工作任务", "责任单位", ""], row]))
    assert who(found) == [("1", "市卫生健康委", "responsible", "责任单位")]


def test_a_row_under_all_heads_is_no_lower_head(read: Read) -> None:
    rows = [["任务", "牵头单位", "配合单位"], ["落实工作目标", "市参与办", "市财政局"]]
    assert [row[1:3] for row in who(read(table(rows)))] == [
        ("市参与办", "lead"),
        ("市财政局", "support"),
    ]


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("市公安局\n市司法局", "市公安局 市司法局"),
        ("市卫生和计划\n生育委员会", "市卫生和计划生育委员会"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_lines_of_a_cell(read: Read, cell: str, bodies: str, *, wrapped: bool) -> None:
    rows = [["序号", "工作任务", "责任单位"], ["1", "加强监管", cell]]
    found = read(table(rows), wrapped=wrapped)
    assert [row.name for row in found.responsibilities] == bodies.split()


def test_a_row_whose_task_is_the_one_above_has_more_bodies_for_it(read: Read) -> None:
    table = [
        *(Block("任务", Cell(0, 0, 0)), Block("责任单位", Cell(0, 0, 1))),
        *(Block("完善制度。", Cell(0, 1, 0, 2)), Block("市财政局", Cell(0, 1, 1))),
        *(Block("市民政局", Cell(0, 2, 1)), Block("加强监管。", Cell(0, 3, 0))),
        Block("市公安局", Cell(0, 3, 1)),
    ]
    found = read(table).responsibilities
    assert [(row.path, row.name) for row in found] == [
        ("1", "市财政局"),
        ("1", "市民政局"),
        ("2", "市公安局"),
    ]


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("综合科", ["综合科"]),
        ("市教育局\n铁投公司", ["市教育局", "铁投公司"]),
        ("省自然资源和\n规划厅", ["省自然资源和规划厅"]),
        ("市政府\n办公室", ["市政府办公室"]),
        ("执法大队\n综合科", ["执法大队", "综合科"]),
        ("各类产品", []),
    ],
)
def test_sections_and_lines_below_a_head_of_bodies(
    read: Read, cell: str, bodies: list[str]
) -> None:
    rows = [["序号", "任务", "责任科室"], ["1", "公开预算。", cell]]
    assert [row.name for row in read(table(rows)).responsibilities] == bodies


def test_heads_that_come_again_are_no_row(read: Read) -> None:
    heads = ["序号", "任务", "是否联合检查(如是,需写明牵头部门和配合部门各有哪些)", "检查主体"]
    rows = [heads, ["1", "检查。", "否", "市水务局"], heads, ["2", "抽查。", "否", "市商务局"]]
    found = read(table(rows))
    assert [row.name for row in found.responsibilities] == ["市水务局", "市商务局"]
    assert not found.issues


def test_numbers_that_go_on_in_the_next_table(read: Read) -> None:
    heads = ["序号", "任务", "责任单位"]
    first = table([heads, ["1", "检查。", "市水务局"], ["2", "抽查。", "市商务局"]])
    second = table([heads, ["3", "公开。", "市财政局"]], number=1)
    third = table([heads, ["1", "公布。", "市教委"]], number=2)
    found = read([*first, *second, *third])
    assert [clause.path for clause in found.clauses] == ["1", "2", "3", "a1/1"]


def test_a_merged_cell_that_came_as_empty_ones(read: Read) -> None:
    heads = ["领域", "任务", "牵头单位", "配合单位"]
    rows = [heads, ["教育", "扩招。", "市教委", "市财政局"], ["", "建校。", "", "市公安局"]]
    rows += [["", "评估。", "", ""], ["商务", "促销。", "市商务局", ""], ["文化", "演出。", "", ""]]
    assert [line[:3] for line in who(read(table(rows)))] == [
        *(("1", "市教委", "lead"), ("1", "市财政局", "support")),
        *(("2", "市教委", "lead"), ("2", "市公安局", "support")),
        *(("3", "市教委", "lead"), ("3", "市公安局", "support")),
        ("4", "市商务局", "lead"),
    ]
