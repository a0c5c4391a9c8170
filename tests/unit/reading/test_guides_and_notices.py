"""How guides to apply, specifications and notices with attachments are numbered and headed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pages import paragraphs

from zhengce.model import Block, Cell, Extraction

Outline = Callable[..., list[tuple[str, str | None]]]
Read = Callable[..., Extraction]


def paths(outline: Outline, text: str) -> str:
    return " ".join(path for path, _ in outline(text))


def test_chapters_without_sections_before_one_with_them(outline: Outline) -> None:
    text = "1.适用范围\n甲。\n2.术语\n2.1单位\n甲。\n2.2报告\n甲。\n2.3计划\n甲。\n3.原则\n甲。\n4.程序\n4.1安排\n甲。\n5.公开\n甲。"
    assert paths(outline, text) == "1 2 2.1 2.2 2.3 3 4 4.1 5"


def test_items_of_a_section_are_no_chapters(outline: Outline) -> None:
    text = "一、要求\n1.甲。\n2.乙。\n二、程序\n2.1安排\n甲。\n2.2评审\n甲。\n2.3公示\n甲。\n3.丙。"
    assert paths(outline, text).startswith("1 1.1 1.2 2")


def test_five_levels_of_decimals(outline: Outline) -> None:
    text = "1 总则\n1.1 甲\n乙。\n4 要点\n4.2 评审\n4.2.1 文件\n4.2.1.4 数据\n4.2.1.4.1 活动数据\n甲。\n4.2.1.4.2 因子\n乙。"
    assert paths(outline, text).endswith("4.2.1.4 4.2.1.4.1 4.2.1.4.2")


def test_a_list_of_attachments_whose_names_a_page_broke(outline: Outline) -> None:
    text = "一、甲。\n附件：1.低碳实践区创\n建编制指南\n2.低碳实践区申\n报创建指标体\n系\n3.核算方法\n附件1\n低碳实践区编制指南\n一、基本情况\n乙。"
    assert paths(outline, text) == "1 a1/1"
    assert paths(outline, text.replace("附件：1.", "附：1．")) == "1 a1/1"
    # what is no list goes on as it did
    assert paths(outline, "一、甲。\n附件：2023年项目\n二、乙。") == "1 2"


@pytest.mark.parametrize("line", ["附件：1.指南", "附：1．指南", "附件 1", "附件"])
def test_a_line_that_begins_attachments_is_its_own(line: str) -> None:
    long = "邮寄地址：某市某区某路一百二十八号长发大厦七百零七室某市生态环境局气候处收"
    page = "\n".join([long] * 12)
    assert paragraphs(f"{page}\n{line}\n{page}")[1] == line


def test_what_a_narrower_page_pushed_out_of_a_line() -> None:
    line = "第一是健全制度并逐步完善降碳产品核算方法学体系推动绿色发展增强碳汇能力省生"
    next_line = "环境厅牵头研究制定降碳产品生态价值实现管理办法并搭建降碳产品价值实现服务平台"
    page = "\n".join([line, "态", next_line, "台等载体。"] * 4)
    assert paragraphs(page)[0].startswith(f"{line}态{next_line}台等载体。")
    # a title's last line ends it; a date and a label begin what follows
    assert paragraphs(f"{page}\n{line}\n的通知\n{next_line}\n{page}")[4].endswith("省生的通知")
    for own in ("一、甲", "2021年甲", "责任单位：甲"):
        assert own in paragraphs(f"{page}\n{line}\n态\n{own}\n{page}")


def table(number: int, *rows: str) -> list[Block]:
    """The cells of a table from its rows, each a line of words."""
    return [
        Block(text, Cell(number, row, column, 1, 1))
        for row, said in enumerate(rows)
        for column, text in enumerate(said.split())
    ]


def test_a_further_table_of_an_attachment_is_its_text(read: Read) -> None:
    lines = ("一、甲。", "附件1", "核算方法", "一、方法", "1.范围", "甲。", "2.来源")
    above, below = list(map(Block, lines)), list(map(Block, ("3.获取", "乙。")))
    tables = [
        *table(0, "序号 名称 来源", "1 电 电网", "2 气 管网"),
        *table(1, "序号 名称 来源", "1 热 热网", "2 油 油库"),
    ]
    found = [clause.path for clause in read([*above, *tables, *below]).clauses]
    assert found == ["1", "a1/1", "a1/1.1", "a1/1.2", "a1/1.2.1", "a1/1.2.2", "a1/1.3"]
    # where nothing goes on below, its rows are those of a part of their own
    assert [clause.path for clause in read([*above, *tables]).clauses][-2:] == ["a2/1", "a2/2"]


def test_a_table_of_figures_between_units_has_none(read: Read) -> None:
    above = list(map(Block, ("一、基础", "（一）现状", "1.光伏", "甲。", "4.风电", "乙。")))
    below = list(map(Block, ("（二）问题", "丙。")))
    figures = table(0, "种类 2015年 增速", "5.水电 694 1%", "一、合计 1,373 18%", "二、其他 371 -")
    found = [clause.path for clause in read([*above, *figures, *below]).clauses]
    assert found == ["1", "1.1", "1.1.1", "1.1.4", "1.2"]
    duties = table(0, "序号 任务 责任单位", "1 建设 市财政局", "2 运行 市水务局")
    assert "1.1.4.1" in [clause.path for clause in read([*above, *duties, *below]).clauses]


def test_an_attachment_that_begins_with_the_second_number(outline: Outline) -> None:
    text = "一、甲。\n二、乙。\n三、丙。\n附件4：\n申报说明\n二、条件\n1、丁。\n2、戊。\n三、材料\n己。"
    assert paths(outline, text) == "1 2 3 a4/2 a4/2.1 a4/2.2 a4/3"


def test_what_an_attachment_is_called_by(outline: Outline) -> None:
    for head in ("附件：3", "附件3：", "附件3"):
        assert paths(outline, f"一、甲。\n{head}\n说明\n一、乙。\n二、丙。") == "1 a3/1 a3/2"
    assert paths(outline, "1 总则\n1.1 甲\n乙。\n附录C\n说明\n1 丙丙\n丁。") == "1 1.1 a1/1"


def test_what_a_law_annexes_without_the_word(outline: Outline) -> None:
    law = "第一条 为规范，制定本办法。\n第二条 本办法自2011年5月1日起施行。\n"
    annex = "突发环境事件分级标准\n按照严重性分为四级：\n1、特别重大。\n2、重大。"
    assert paths(outline, law + annex) == "1 2 a1/0 a1/1 a1/2"
    assert paths(outline, law.replace("施行", "开始") + annex) == "1 2 2.1 2.2"
    assert paths(outline, f"{law}分级标准见下\n1、特别重大。\n2、重大。") == "1 2 2.1 2.2"


def test_an_article_that_a_page_prints_twice_is_one(read: Read) -> None:
    lines = [
        "各镇人民政府：",
        "为贯彻落实有关规定，促进体育事业和体育产业加快发展，满足群众健身需求，经研究，现提出如下意见，请认真执行。",
        *(f"{label}、由市财政局负责。" for label in "一二三四五"),
        "某市人民政府",
    ]
    once, twice = (read("\n".join(page), wrapped=True) for page in (lines, lines * 2))
    assert [row.path for row in twice.responsibilities] == [
        row.path for row in once.responsibilities
    ]
    changed = [*lines, *lines[:-2], "五、由市水务局负责。", lines[-1]]
    assert len(read("\n".join(changed), wrapped=True).responsibilities) == 10


def test_a_bare_heading_is_its_own_line(outline: Outline) -> None:
    line = "单位能耗碳排放量和单位工业总产值碳排放量以及单位产品碳排放量等指标均按本指南附录核算。"
    page = "\n".join(
        ["1 总则", "1.1 甲", line * 2, line * 2, line * 2, "4 工作程序", line * 2, line * 2]
    )
    assert paths(outline, page) == "1 1.1 4"
    assert "4 工作程序" in paragraphs(page.replace(line * 2, f"{line}\n{line}"))


@pytest.mark.parametrize(
    ("note", "preamble"),
    [
        ("（2015年6月24日交通运输部公布 自2015年10月1日起施行）", True),
        (
            "（1999年1月2日通过\n根据2010年3月4日某某常务委员会《关于修改〈某条例〉的决定》修正）",
            True,
        ),
        ("（试行）", False),
        ("（某市人民政府办公室印发的版本）", False),
        ("2015年6月24日公布", False),
    ],
)
def test_the_note_below_a_laws_title(note: str, preamble: bool, read: Read) -> None:
    found = read(f"船舶引航管理规定\n{note}\n第一条 为了规范，制定本规定。\n第二条 市财政局负责。")
    paths = [clause.path for clause in found.clauses]
    assert paths == ["0"] * preamble + ["1", "2"]
    if preamble:
        clause = found.clauses[0]
        assert found.text[clause.char_start : clause.char_end] == note


def test_a_chapter_its_section_and_an_article_in_a_line(outline: Outline) -> None:
    text = "第一章总则\n第一条甲。\n第二条乙。\n第二章投资管理第一节投资的范围第三条本办法所称投资是丙。\n第四条丁。\n第二节决策程序第五条企业应当健全投资管理制度。\n第六条己。"
    assert paths(outline, text) == "1 1.1 1.2 2 2.1 2.1.3 2.1.4 2.2 2.2.5 2.2.6"


def test_headings_that_a_page_set_in_lines_of_their_own(read: Read) -> None:
    text = "第一章\n总\n则\n第一条\n目的依据\n为提升服务，制定本办法。\n第二条\n市财政局负责。\n第三条 本市甲。\n应当乙。"
    found = {clause.path: clause.heading for clause in read(text).clauses}
    assert found == {"1": "总则", "1.1": "目的依据", "1.2": None, "1.3": None}


def test_a_one_that_recognition_made_an_l_of(outline: Outline) -> None:
    text = "一、条件\nl、在本区依法登记。\n2、项目已完成。\n二、材料\nI．申报表。\n2．合同。"
    assert paths(outline, text) == "1 1.1 1.2 2 2.1 2.2"
    assert paths(outline, "一、条件\nlead、在本区。") == "1"


def test_the_numbers_of_a_note_are_no_units(outline: Outline) -> None:
    text = "一、条件\n（一）甲。\n1.依法登记。\n注：（1）施工单位不要求。（2）个体户也可。\n2.项目已完成。"
    assert paths(outline, text) == "1 1.1 1.1.1 1.1.2"


@pytest.mark.parametrize("blanks", ["", " ", "    ", "\u3000\u3000", " \u2002\u2002\u2002"])
def test_an_item_behind_blanks_in_the_line_of_the_one_before(blanks: str, outline: Outline) -> None:
    text = f"第一条 有下列情形之一的，由市财政局处理：\n（一）对甲的理解不一致的；\n（二）对乙规定不一致的；{blanks}（三）需要协调的其他事项。\n第二条 丁。"
    assert paths(outline, text) == "1 1.1 1.2 1.3 2"


def test_a_number_behind_blanks_within_a_sentence_is_no_item(outline: Outline) -> None:
    text = "第一条 有下列情形之一的：\n（一）甲的；\n（二）乙对同一事项按照    （三）处理不一致的。\n第二条 丁。"
    assert paths(outline, text) == "1 1.1 1.2 2"
