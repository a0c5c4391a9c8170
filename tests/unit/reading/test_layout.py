"""Blocks become paragraphs: lines joined, lost breaks found again, dumped tables given their cells."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pages import OTHER, SENTENCE, paragraphs, wrap

from zhengce.model import Block, Cell, Page
from zhengce.reading.layout import lay_out


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n"])
@pytest.mark.parametrize("indent", ["", "　　", "    "])
def test_hard_wrapped_lines_are_joined(between: str, indent: str) -> None:
    lines = [line for text in (SENTENCE, OTHER) * 4 for line in wrap(text, 24, indent)]
    if not indent:  # the paragraphs' ends must tell: none fills its last line
        assert all(len(text) % 24 not in (0, 23, 22, 21) for text in (SENTENCE, OTHER))
    assert paragraphs(between.join(lines)) == [SENTENCE, OTHER] * 4


def test_a_label_broken_before_its_mark_becomes_whole_again() -> None:
    lines = [*wrap(SENTENCE, 24), "一", "、降低成本", *wrap(OTHER, 24), *wrap(SENTENCE, 24)]
    assert paragraphs("\n".join(lines))[:2] == [SENTENCE, "一、降低成本"]


def test_a_label_of_duties_that_a_page_s_end_broke_becomes_whole_again() -> None:
    text = "推进改革。（牵头部\n门：市交通委）\n（责任单\n位：市财政局）\n门：不锈钢"
    whole = ["推进改革。（牵头部门：市交通委）", "（责任单位：市财政局）", "门：不锈钢"]
    assert paragraphs(text, wrapped=False) == whole


def at_commas(text: str, width: int) -> list[str]:
    """As some extractors of PDF set it: broken at the width, and behind each comma."""
    return [line for piece in re.findall("[^，、]+[，、]?", text) for line in wrap(piece, width)]


def test_lines_broken_at_commas_too_are_joined() -> None:
    """Collections of plans have them; three lines in ten end within a sentence, one in four is full."""
    items = [f"{n}、{text}" for n, text in zip("一二三四", (SENTENCE, OTHER) * 2, strict=True)]
    lines = [line for item in items for line in at_commas(item, 11)]
    assert paragraphs("\n".join(lines)) == items


def at_marks(text: str, width: int) -> list[str]:
    """As others do: each second line of a width is broken behind its marks and before its quotes."""
    parts: list[str] = []
    for number, line in enumerate(wrap(text, width)):
        parts += re.findall("[，。；]*[“（]?[^，。；“（]+[，。；]*", line) if number % 2 else [line]
    return parts


def test_the_parts_of_a_printed_line_are_one() -> None:
    """…网上办理。|（市发展改革委牵|头，市市场监管局…: the end of a printed line is told by all its parts."""
    item = "推动清单事项全部实现网上办理。（市发展改革委牵头，市市场监管局、市政务服务局和市财政局按职责分工负责）"
    items = [
        *(
            f"{n}、{text}{item}"
            for n, text in zip("一二三", (SENTENCE, OTHER, SENTENCE), strict=True)
        ),
        "四、做好成渝地区双城经济圈“放管服”改革，按照“双随机、一公开”要求实施质量监管。",
    ]
    lines = [line for item in items for line in at_marks(item, 37)]
    assert paragraphs("\n".join(lines)) == items


def test_a_bracket_that_a_line_opens_ends_in_the_next() -> None:
    items = [
        f"{n}、{text}" for n, text in zip("一二三四五六七八", (SENTENCE, OTHER) * 4, strict=True)
    ]
    body = [line for item in items for line in at_marks(item, 37)]
    lines = [*body, "九、优化审批流程。（自", "治区有关单位按职责分工负责）", "十、加强监管。"]
    whole = ["九、优化审批流程。（自治区有关单位按职责分工负责）", "十、加强监管。"]
    assert paragraphs("\n".join(lines))[-2:] == whole


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        # a bracket that is open goes on, whatever its line ends with
        (
            ["九、优化审批。〔市商务局牵头，各县（市、区）", "政府（管委会）按职责分工负责〕"],
            "九、优化审批。〔市商务局牵头，各县（市、区）政府（管委会）按职责分工负责〕",
        ),
        (
            ["九、优化审批。责任单位：", "市资源规划局、市住房局。"],
            "九、优化审批。责任单位：市资源规划局、市住房局。",
        ),
        (["九、加强事中事后监管。（省商", "务厅负责）"], "九、加强事中事后监管。（省商务厅负责）"),
        # a character alone is no paragraph, and a quotation ends where its mark says
        (["九、提升监管、", "监", "管和服务能力。"], "九、提升监管、监管和服务能力。"),
        (["九、落实“一", "企一策”方案。"], "九、落实“一企一策”方案。"),
        (["则", "十、加强监管。"], "则"),
        # but no title that is never closed, nor what a label begins
        (["行动方案(2023版", "为深入贯彻落实决策部署，制定本方案。"], "行动方案(2023版"),
        (["九、加强监管（由各部门", "十、加强监管。"], "九、加强监管（由各部门"),
        # nor what no bracket closes below, nor a unit of money
        (
            ["九、加强监管（市财政局、市教育局负责", "强化督导检查", "大同市人民政府"],
            "九、加强监管（市财政局、市教育局负责",
        ),
        (["责任分工表（单位：万元", "项目名称）"], "责任分工表（单位：万元"),
        (["九、加强监管（市财政局负责。", "另行通知）"], "九、加强监管（市财政局负责。"),
        (["行动方案(2023版", "(市财政局负责)"], "行动方案(2023版"),
    ],
)
def test_what_a_bracket_or_a_label_opens_goes_on(lines: list[str], whole: str) -> None:
    items = [
        f"{n}、{text}" for n, text in zip("一二三四五六七八", (SENTENCE, OTHER) * 4, strict=True)
    ]
    body = [line for item in items for line in at_marks(item, 37)]
    assert paragraphs("\n".join([*body, *lines]))[len(items)] == whole


def test_a_page_of_many_short_lines_is_told_by_what_its_full_ones_hold() -> None:
    """Two lines in twenty fill the width of some plans, which hold a fifth of what they say."""
    short = [f"第{n}条" for n in "一二三四五六七八"]
    lines = [line for n in short for line in [n, *at_marks(SENTENCE, 37)]]
    joined = paragraphs("\n".join(lines))
    assert [line for line in joined if line in short] == short
    assert joined.count(SENTENCE) == len(short)


@pytest.mark.parametrize(
    "below", [["市财政局负责", "2023年底前", "达标"], ["张三丰", "李四", "王五", "赵六", "张三丰"]]
)
def test_long_lines_between_short_ones_are_no_page_s_width(below: list[str]) -> None:
    lines = [
        line
        for n in "12345"
        for line in [f"{n}.加强农业水资源管理和节约用水考核并建立机制", *below]
    ]
    assert paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "below",
    [
        # two that would fill a line together, as parts of one
        ["责任单位：各区县人民政府，市工信局等（单位）", "完成时限：2023年12月30日"],
        ["整合工作要点的通知（2023年5月26日）", "广西壮族自治区机关事务管理局办公室"],
        # a full line that ends in no mark
        ["责任单位：各区县人民政府，市工信局、市财政局、市商务局、市教育局、市住建局", "完成时限：2023年12月30日"],
    ],
)  # fmt: skip
def test_what_a_label_or_a_number_begins_goes_on_no_printed_line(below: list[str]) -> None:
    items = [
        f"{n}、{text}" for n, text in zip("一二三四五六七八", (SENTENCE, OTHER) * 4, strict=True)
    ]
    body = [line for item in items for line in at_marks(item, 37)]
    assert paragraphs("\n".join([*body, *below, "九、规范许可。"])) == [
        *items,
        *below,
        "九、规范许可。",
    ]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["2. 某省知识产权局等7部门印发《指导意见》《实施", "办法（试行）》的通知（2023", "年6 月27 日）"],
            "某省知识产权局等7部门印发《指导意见》《实施办法（试行）》的通知（2023年6 月27 日）",
        ),
        (
            ["（一）广东", "1. 广东省深化涉企政务服务若干措", "施（2023年5 月30 日）"],
            "广东省深化涉企政务服务若干措施（2023年5 月30 日）",
        ),
        (["1. 做好工作。", "2. 抓好工作（2023年5 月30 日）"], "1. 做好工作。"),
        (["（一）广东", "做好工作（2023年5 月30 日）"], "（一）广东"),
        (["1.完成改造任务", "2.完成道路建设任务（2023年12月31日）"], "1.完成改造任务"),
        (["1. 召开会议，部署任务（2023年6月27日）", "2. 开展排查"], "1. 召开会议，部署任务（2023年6月27日）"),
    ],
)  # fmt: skip
def test_the_head_of_a_collections_document_is_one_line(lines: list[str], title: str) -> None:
    assert paragraphs("\n".join([*lines, "各市人民政府："]))[0] == title


def test_a_label_of_duties_that_a_short_line_broke_becomes_whole_again() -> None:
    body = [line for text in (SENTENCE, OTHER) * 4 for line in wrap(text, 24)]
    lines = [*body, "（责", "任单位：市水利局）", *wrap(SENTENCE, 24)]
    assert "（责任单位：市水利局）" in paragraphs("\n".join(lines))


def test_the_page_marks_of_a_collection_are_no_text() -> None:
    pages = [["", f"# Page {page}:", *wrap(OTHER, 24), *wrap(SENTENCE, 24)] for page in range(9)]
    lines = [line for page in pages for line in page]
    assert not any("Page" in line for line in paragraphs("\n".join(lines)))


def test_a_word_split_over_a_break_becomes_whole_again() -> None:
    lines = wrap(SENTENCE, 13)
    assert lines[0].endswith("举办") and lines[1].startswith("医疗机构")
    assert "举办医疗机构" in paragraphs("\n\n".join(lines * 3))[0]


def test_a_first_line_that_lost_its_indent_is_joined() -> None:
    articles = [
        f"第{n}条 {text}" for n, text in zip("一二三四", (SENTENCE, OTHER) * 2, strict=True)
    ]
    lines = [line for text in articles for line in (text[:20], *wrap(text[20:], 24))]
    assert paragraphs("\n".join(lines)) == articles


def test_a_chapter_begins_below_a_full_line() -> None:
    note = f"（{SENTENCE[:46]}）"
    lines = [*wrap(note, 24), "第一章 总 则", *wrap(f"第一条 {SENTENCE}", 24), *wrap(OTHER, 24) * 2]
    assert paragraphs("\n".join(lines))[:3] == [note, "第一章 总 则", f"第一条 {SENTENCE}"]


def test_an_entry_of_the_contents_is_a_line() -> None:
    entries = [f"第{n}节　某某{'.' * 30}{n}" for n in "12345678"]
    assert paragraphs("\n".join(entries)) == entries


def test_a_label_begins_a_paragraph_after_a_full_line() -> None:
    item = "一、优化审批流程，压缩审批时限，加强监管。"  # as wide as a line
    text = "\n".join(
        [item, item.replace("一", "二"), item.replace("一", "三"), *wrap(SENTENCE, 21) * 2]
    )
    assert paragraphs(text)[:2] == [item, item.replace("一", "二")]


def test_lines_that_are_paragraphs_stay() -> None:
    lines = [SENTENCE, "第一章 总则", OTHER, "第二章 附则", SENTENCE, "完。", OTHER]
    assert paragraphs("\n".join(lines)) == lines


def test_a_space_joins_latin_words_only() -> None:
    lines = wrap("依托Internet Protocol version six" + SENTENCE, 21) * 3
    joined = paragraphs("\n".join(["使用 Internet Protocol", "version 6 的标准", *lines]))
    assert not any("医 疗" in line for line in joined)


def cells(text: str) -> list[tuple[str, tuple[int, int] | None]]:
    layout = lay_out(Page(tuple(map(Block, text.split("\n"))), "utf-8", wrapped=True))
    return [
        (layout.text[p.start : p.end], (p.cell.row, p.cell.column) if p.cell else None)
        for p in layout.paragraphs
    ]


def test_a_table_dumped_one_cell_a_line_has_its_cells_again() -> None:
    rows = "\t任务\n\t单位\n\n\t一、规划\n（一）布局\n\t市发改委\n\n\t二、监管\n\t市卫健委\n\n"
    assert cells("分工表\n\n" + rows) == [
        ("分工表", None),
        ("任务", (0, 0)),
        ("单位", (0, 1)),
        ("一、规划", (1, 0)),
        ("（一）布局", (1, 0)),
        ("市发改委", (1, 1)),
        ("二、监管", (2, 0)),
        ("市卫健委", (2, 1)),
    ]


def test_tabs_before_paragraphs_are_no_table() -> None:
    assert all(cell is None for _, cell in cells("\t甲。\n\n\t乙。\n\n\t丙。\n\n\t丁。\n"))
    assert all(cell is None for _, cell in cells("\t甲\n\t乙\n\n丙\n\n\t丁\n\t戊\n"))  # two rows


def test_a_cell_with_two_paragraphs_keeps_both() -> None:
    layout = lay_out(
        Page((Block("甲\n　乙 ", Cell(0, 0, 0)), Block(" 丙")), "utf-8", wrapped=False)
    )
    assert layout.text == "甲\n乙\n丙"
    assert [bool(p.cell) for p in layout.paragraphs] == [True, True, False]


@pytest.mark.parametrize(
    ("line", "left"),
    [("● 加强规划", "加强规划"), ("•加强规划", "加强规划"), ("●", "●"), ("加强●规划", "加强●规划")],
)
def test_a_bullet_is_no_text(line: str, left: str) -> None:
    assert paragraphs(line, wrapped=False) == [left]


def test_paragraphs_that_single_blanks_part(outline: Callable[..., list[tuple[str, str]]]) -> None:
    task = (
        "完善政策措施，加强组织领导，明确具体任务，细化工作方案，确保按时完成既定的目标任务。" * 4
    )
    line = f"市政府各部门： 现印发给你们。 一、主要目标 1.{task} 责任单位：市财政局 2.{task} 责任单位：市民政局"
    assert [path for path, _ in outline(line)] == ["0", "1", "1.1", "1.2"]
    assert [path for path, _ in outline(f"一、目标 1.5亿元 2.5亿元 3.5亿元 {task * 2}")] == ["1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**关于某事的通知**\n**一、总则。**各地要……", ["关于某事的通知", "一、总则。各地要……"]),
        ("# 某通知\n## 一、总则\n各地要做好", ["某通知", "一、总则", "各地要做好"]),
        ("**发布日期**: 2025-12-22**发布机构**: 某局\n**一、总则**", ["一、总则"]),
        ("** P<0.01\n* P<0.05\n#1机组投产", ["** P<0.01", "* P<0.05", "#1机组投产"]),
        ("**某厂**：建设\n2**3", ["**某厂**：建设", "2**3"]),  # once may be anything
    ],
)
def test_marks_of_markdown_in_a_page_of_another_kind_go(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_lines_before_a_table_have_a_width_of_their_own() -> None:
    said = [line for text in (SENTENCE, OTHER) * 3 for line in wrap(text, 24)]
    cells = [Block(f"{n}甲乙丙", Cell(0, n, 0, 1, 1)) for n in range(3)]
    below = [Block(f"园区{n}个{'超' * (n % 40)}") for n in range(60)]  # of another table
    page = Page((*map(Block, said), *cells, *below), "utf-8", wrapped=True)
    assert lay_out(page).text.split("\n")[:6] == [SENTENCE, OTHER] * 3
    few = Page((*map(Block, said[:8]), *cells, *below), "utf-8", wrapped=True)
    assert lay_out(few).text.split("\n")[:8] == said[:8]
