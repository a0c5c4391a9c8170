"""Markdown comes without its marks and with its numbers."""

import pytest

from zhengce.intake import read_page, source
from zhengce.model import Page, Unreadable


def page(text: str) -> Page:
    return read_page(source(text.encode(), document_id="a", path="a.md"))


def lines(text: str) -> list[str]:
    return [block.text for block in page(text).blocks]


def test_marks_and_comments_go_and_text_stays() -> None:
    text = "# 某市**物业**条例\n\n<!-- INFO END -->\n\n第一条 见[办法](http://x.cn/a)，`附件`1。\n\n---\n"
    assert lines(text) == ["某市物业条例", "第一条 见办法，附件1。"]


def test_marks_that_a_bracket_keeps_from_being_read_go_too() -> None:
    assert lines("**某市行动方案（2026—2030年**）**\n\n显著性**为 P<0.01\n\n2 ** 3\n") == [
        "某市行动方案（2026—2030年）",
        "显著性为 P<0.01",
        "2 ** 3",
    ]


def test_numbers_of_lists_stay_as_printed() -> None:
    assert lines("3. 甲\n4. 乙\n\n- 丙\n\n1) 丁\n\n1．戊\n") == [
        "3. 甲",
        "4. 乙",
        "丙",
        "1) 丁",
        "1．戊",
    ]


def test_signs_that_are_no_marks_stay() -> None:
    assert lines("负责人____，2*3，a_b，比例<5%。\n") == ["负责人____，2*3，a_b，比例<5%。"]


def test_the_marks_of_a_site_s_boxes_go() -> None:
    assert lines("::: tip 修订信息\n\n（2022年公布）\n\n:::\n") == ["修订信息", "（2022年公布）"]
    assert lines("::: info 附件\n1.申请表\n:::\n") == ["附件", "1.申请表", ""]
    assert lines("比例为3:::2\n") == ["比例为3:::2"]


def test_tables_become_cells() -> None:
    blocks = page("|序号|**任务**|\n|-|-|\n|1|甲<br>乙|\n").blocks
    assert [(b.text, b.cell.row, b.cell.column) for b in blocks if b.cell] == [
        ("序号", 0, 0),
        ("任务", 0, 1),
        ("1", 1, 0),
        ("甲\n乙", 1, 1),
    ]


def test_what_a_collection_says_below_its_front_matter_stays_out() -> None:
    remark = (
        "> 本文由脚本自官方页面提取，以官方链接为准。\n> 依《中华人民共和国著作权法》第五条。\n\n"
    )
    read = page(f"---\ntitle: 某市条例\n---\n\n{remark}# 某市条例\n\n第一条\n\n> 引文\n")
    assert [block.text for block in read.blocks] == ["某市条例", "第一条", "引文"]
    for kept in (f"{remark}# 某市条例\n", f"---\ntitle: 某市条例\n---\n\n{remark}第一条\n"):
        assert page(kept).blocks[0].text.startswith("本文由脚本")


def test_front_matter_gives_the_title() -> None:
    read = page("---\nlayout: law\ntitle: 某市条例\n---\n\n第一条\n")
    assert read.facts == {"title": "某市条例"}
    assert [block.text for block in read.blocks] == ["第一条"]
    both = page("---\ntitle: 某市条例\nauthor: 某市人民政府\n---\n\n第一条\n")
    assert both.facts == {"title": "某市条例", "author": "某市人民政府"}
    zh = page(
        "---\n标题: 某市条例\n文号: 某政〔2024〕3号\n发布日期: 2024-10-31\n状态: 有效\n---\n\n第一条\n"
    )
    assert zh.facts == {
        "title": "某市条例",
        "document_number": "某政〔2024〕3号",
        "date_published": "2024-10-31",
    }


def test_only_a_page_with_broken_paragraphs_counts_as_wrapped() -> None:
    assert not page("甲\n\n乙\n").wrapped
    assert page("甲\n乙\n\n丙\n").wrapped
    assert lines("甲\n乙\n\n丙\n") == ["甲", "乙", "", "丙", ""]


def test_text_in_markup_stays() -> None:
    assert lines("<div>\n第一条 甲\n</div>\n") == ["第一条 甲"]


def test_paragraphs_written_in_html_are_broken_where_they_say_so() -> None:
    text = (
        '<p id="t1">&emsp;&emsp;<b>第一条</b>&emsp;有下列情形的，<span>应当</span>审核：<br>\n'
        "&emsp;&emsp;（一）甲 &lt;5 的；<BR/>\n&emsp;&emsp;（二）乙的。</p>\n"
    )
    assert lines(text) == [
        "第一条\u2003有下列情形的，应当审核：",
        "（一）甲 <5 的；",
        "（二）乙的。",
    ]


def test_deep_nesting_is_refused_and_not_cut() -> None:
    with pytest.raises(Unreadable) as caught:
        page("".join(" " * depth * 2 + "- 甲\n" for depth in range(300)))
    assert caught.value.reason == "hostile"
