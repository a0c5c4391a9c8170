"""Sentences of articles that a page split over two paragraphs."""

from __future__ import annotations

import pytest
from tests.unit.reading.conftest import Read

HEAD = "某市测绘条例\n第一条 为了加强管理，制定本条例。\n第二条 在本市测绘，适用本条例。\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "第三条 设区的市、县（市、区）测绘地理信息主管部\n门负责本行政区域内的基础测绘项目。",
            ["设区的市、县（市、区）测绘地理信息主管部门负责本行政区域内的基础测绘项目。"],
        ),
        (
            "第三条 市人民政府应当制定规划，保障测绘事业所需的用地\n和资金，建立健全各项管理制度，并且根据实际情况，\n制定标准。",
            ["市人民政府应当制定规划，保障测绘事业所需的用地和资金，建立健全各项管理制度，并且根据实际情况，制定标准。"],
        ),
        (
            "第三条 市财政部门的职责：\n（一）组织实施市级基础航空摄影，获取遥感资\n料，制作影像图；\n（二）其他。",
            ["市财政部门的职责：", "组织实施市级基础航空摄影，获取遥感资料，制作影像图；", "其他。"],
        ),
        # a name of an article, a label, what does not go on, a title in the annex
        ("第三条 立法的目的\n为了加强管理。", ["立法的目的\n为了加强管理。"]),
        (
            "第三条 本市测绘管理的主要原则如下，由市人民政府确定\n（一）公开；",
            ["本市测绘管理的主要原则如下，由市人民政府确定", "公开；"],
        ),
        (
            "第三条 本条例施行。\n附：\n关于本市测绘成果的汇交、管理和使用的办法\n各单位执行。",
            ["本条例施行。"],
        ),
    ],
)  # fmt: skip
def test_split_sentences_are_whole(read: Read, lines: str, expected: list[str]) -> None:
    found = read(HEAD + lines)
    said = [
        found.text[clause.char_start : clause.char_end]
        for clause in found.clauses
        if clause.path.split(".")[0] == "3"
    ]
    assert [text.strip() for text in said][: len(expected)] == expected


def test_lines_without_a_mark_need_others(read: Read) -> None:
    split = "县级以上人民政府其他有关部门按照本级人民政府规定\n的职责分工，负责有关的测绘工作。"
    alone = read(f"{HEAD}{split}")
    assert "规定\n的职责" in alone.text
    others = "第三条 县级以上人民政府测绘主管部门应当按照国家规\n定进行检查。\n" * 3
    assert "规定的职责" in read(f"{HEAD}{others}{split}").text


def test_chapters_alone_make_no_law(read: Read) -> None:
    plan = "第一章 基础\n一、发展势头\n5. 企业发展势头强劲，核心竞争力持续得到提升\n企业成功重组，参照第二条、第三条。"
    assert "提升\n企业" in read(plan).text


def test_a_page_without_articles_is_left_alone(read: Read) -> None:
    assert "部\n门" in read("一、县级以上人民政府应当，指定测绘地理信息主管部\n门负责测绘。").text


PLAN = (
    "一、任务\n"
    + "（一）推进改革，提高效率。做好服务，落实责任。\n（二）推进改革。做好服务。\n" * 4
)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (
            "（九）建立检查人员名录库。完善监测机构、科研院所和专家技术\n人员库，并及时将辅助检\n查人员名录录入系统。",
            "专家技术人员库，并及时将辅助检查人员名录录入系统。",
        ),
        # within a bracket of duties, whose label is cut
        (
            "（九）做好留痕。全程记录。（牵头部门：市司法局；责任\n部门：市财政局、市民政局）",
            "责任部门：市财政局、市民政局）",
        ),
        # a duty's list has no mark behind it, nor has who signs, nor a head that the page ran on
        ("（九）做好工作。抓好落实。责任单位：市财政局\n继续推进改革。", "市财政局\n继续"),
        ("（九）做好工作。抓好落实。责任科室：法规科牵头\n二是推进改革。", "牵头\n二是"),
        ("（九）做好工作。抓好落实。北京市人民政府\n2016年11月24日", "政府\n2016年"),
        ("（九）做好工作。抓好落实。二、实行差别化质量监管\n对工程进行检查。", "监管\n对工程"),
        # a head of its own line
        ("（九）加大扶持力度，完善政策体系，推动产业结构优化升级\n市财政局要安排资金。", "升级\n市财政局"),
    ],
)  # fmt: skip
def test_sentences_of_plans_are_whole(read: Read, lines: str, whole: str) -> None:
    assert whole in read(f"{PLAN}{lines}", wrapped=True).text


def test_lines_that_all_break_off_are_no_split_ones(read: Read) -> None:
    lines = (
        "推进改革。做好服务，落实责任\n完善各项制度，提高办事效率。加强日常监督检查，明确各方面任务\n"
        * 6
    )
    assert "落实责任\n完善" in read(f"一、任务\n{lines}", wrapped=True).text
