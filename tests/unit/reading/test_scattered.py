"""Sentences that an extractor broke around each number and Latin word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_lines import limits
from pages import paragraphs

from zhengce.model import Extraction

Read = Callable[..., Extraction]

SCATTERED = """一、明确发展定位
力争到
2025
年，
沙县区培育
1
家年产值
30
亿元以上企业
；推进
FSC
认证，做大
竹产业，实现转变。
（一）做优链条。
责任单位：市林业局，
各县（市、区）人民政府。以下均需落实。
7
.水利部门
负责出具批复文件。
（二）构建
品牌
质量体系
8.
建立品牌准入
准出
体系。"""
WHOLE = [
    "一、明确发展定位",
    "力争到2025年，沙县区培育1家年产值30亿元以上企业；推进FSC认证，做大竹产业，实现转变。",
    "（一）做优链条。",
    "责任单位：市林业局，各县（市、区）人民政府。以下均需落实。",
    "7.水利部门",
    "负责出具批复文件。",
    "（二）构建品牌质量体系",
    "8.建立品牌准入准出体系。",
]


def test_a_sentence_is_whole_again() -> None:
    assert paragraphs(SCATTERED) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        # numbers of pages have no measure behind them
        "一、加强管理。\n12\n二、完善制度。\n13\n三、落实责任。\n14\n四、强化监督。",
        # two alone may be anything
        "到\n2025\n年，完成改造。\n培育\n8\n个主体。",
    ],
)
def test_other_lines_are_left(text: str) -> None:
    assert paragraphs(text) == text.split("\n")


# three lone numbers say that the page breaks around them
BROKEN = "到\n2025\n年，完成改造。\n培育\n8\n个主体，新增\n9\n个站点。\n"


def test_a_signature_s_date_is_whole_again() -> None:
    told = "莆田市人民政府\n2016\n年12\n月16\n日"
    assert paragraphs(BROKEN + told)[-2:] == ["莆田市人民政府", "2016年12月16日"]


def test_a_duty_label_takes_a_note_and_no_plain_line() -> None:
    told = "责任单位：各区人民政府\n(管委会)、市公安局\n实施改造工程"
    whole = ["责任单位：各区人民政府(管委会)、市公安局", "实施改造工程"]
    assert paragraphs(BROKEN + told)[-2:] == whole


def test_a_number_broken_in_a_cell_is_whole_again(read: Read) -> None:
    text = (
        "序号\n名称\n程度\n解决措施\n完成时限\n牵头单位\n一\n道路桥涵阻洪\n"
        "1\n西天尾村\n积水最深处约\n80\n厘米，影响\n50\n户。\n拓宽改造\n1.2\n米的管道\n2017\n年\n5\n月底前\n市交通局\n"
        "2\n东街\n最大水深\n0.4\n米。\n管道疏通\n2017\n年年底前\n市水利局\n二\n排水不足\n"
        "3\n城厢区\n最大水深\n0.5\n米。\n改造设施\n2018\n年年底前\n市水利局"
    )
    found = read(text, wrapped=True)
    assert [clause.path for clause in found.clauses] == ["1", "1.1", "1.2", "2", "2.3"]
    assert "积水最深处约80厘米，影响50户。" in found.text
    assert limits(found) == ["1.1 2017-05-31", "1.2 2017-12-31", "2.3 2018-12-31"]


def test_a_row_s_number_is_no_quantity_and_a_grade_no_chapter(read: Read) -> None:
    rows = "2\n户厕改造工程\n2017\n年年底前\n市水利局\n3\n人才引进工程\n2017\n年年底前\n市教育局"
    text = f"{BROKEN}序号\n任务\n完成时限\n责任单位\n1\n桥梁改造\n2017\n年\n5\n月底前\n市交通局\n{rows}"
    assert [clause.path for clause in read(text, wrapped=True).clauses][-3:] == ["1", "2", "3"]
    graded = (
        "序号\n责任单位\n事项\n等级\n备注\n1\n市交通局\n道路改造\n一\n拓宽\n"
        "2\n市水利局\n桥梁改造\n二\n加固\n3\n市教育局\n校舍改造\n一\n新建"
    )
    assert [clause.path for clause in read(graded, wrapped=True).clauses] == ["1", "2", "3"]
