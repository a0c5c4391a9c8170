"""Whatever a text or a page is: it is read, and its rows keep what is promised of rows."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invariants import check

import zhengce
from zhengce import reading, register
from zhengce.model import Block, Cell, Page, Source

# What our patterns are made of: labels, brackets, marks, roles, bodies, times, units, furniture.
PIECES = (
    "一、", "（一）", "(二)", "1.", "1、", "2.", "1.1", "1.2 ", "①", "第一章", "第二条", "第", "条", "一", "十",
    "（", "）", "(", ")", "〔", "〕", "[", "]", "《", "》", "“", "”", "、", "，", "：", ":", "；", "。", "！", "-", "—", "/",
    "\n", "\n\n", "\n\t", "\t", " ", "　　", "\u00a0\u00a0", "    ", "\ufeff", "\u200b", "●", "•",
    "牵头", "牵头单位：", "配合单位：", "责任单位：", "完成时限：", "责任人：", "负责", "由", "会同", "参与", "按职责分工", "要", "应当",
    "设在", "承担", "列第一位者为牵头单位，下同", "等", "等部门", "各市政府", "各有关部门", "各县(市、区)", "市", "区", "省", "县", "级",
    "市卫生健康委", "市财政局", "财政部", "朝阳区", "人民政府", "和", "与", "及", "局", "委", "部门", "民政", "司法",
    "2019", "年", "年底", "前", "8月", "15日", "十四五", "期间", "季度", "上半年", "每", "每年", "内", "之日起", "自", "到", "起",
    "3个月", "60个工作日", "半年", "不低于", "达到", "新建", "30%", "2万亿元", "1,000", "三分之一", "每千人口", "家", "以上", "的",
    "国办发〔2017〕44号", "通知", "方案", "关于", "印发", "废止", "附件", "附件1", "附件：", "目录", "抄送：", "（此件公开发布）",
    "2018年12月21日", "二〇〇六年四月二十八日", "北京市人民政府", "索引号：", "发布日期：", "打印", "page 1 of 2", "- 1 -", "序号",
)  # fmt: skip
PHRASES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ORDINARY = "一、加强规划（市卫生健康委、市财政局负责）。到2019年底前完成，不得无故拖延，并将结果报告市人民政府。"
"""Enough everyday text for its encoding to be told."""
REGISTER = register.load()
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def extracted(text: str) -> zhengce.Extraction | None:
    try:
        return zhengce.extract(text.encode(), document_id="a", media_type="text/plain")
    except zhengce.Unreadable as refusal:
        assert refusal.reason in ("empty", "binary", "no_text")
        return None


def read(page: Page) -> zhengce.Extraction:
    return reading.read(page, Source("a", "a", b"", "", "text/plain"), REGISTER)


@settings(SLOW, max_examples=300)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    found = extracted(text)
    if found is not None:
        check(found)


@settings(SLOW, max_examples=700)
@given(PHRASES)
def test_any_phrases(text: str) -> None:
    found = extracted(text)
    if found is not None:
        check(found)
        assert found == extracted(text)


@settings(SLOW, max_examples=300)
@given(PHRASES)
def test_no_character_is_invented(text: str) -> None:
    """The published text is the source's characters in their order; only furniture is left out."""
    found = extracted(text)
    if found is not None:
        source = iter(text)
        assert all(char in source for char in found.text if not char.isspace())


HEADS = (
    "序号",
    "工作任务",
    "牵头单位",
    "配合单位",
    "责任单位",
    "完成时限",
    "项目名称",
    "1",
    "2",
    "一、",
    "（一）",
    "3.",
)
WORDS = st.one_of(PHRASES, st.sampled_from(HEADS), st.text(max_size=20))
LINES = WORDS.map(lambda text: text.replace("\n", ""))
PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), unique=True, max_size=15).map(
    sorted
)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Lines and tables with merged and missing cells, in reading order as intake hands them on."""
    blocks: list[Block] = []
    for table in range(draw(st.integers(1, 3))):
        blocks += [Block(line) for line in draw(st.lists(LINES, max_size=6))]
        for row, column in draw(PLACES):
            spans = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            blocks.append(Block(draw(WORDS), Cell(table, row, column, *spans)))
    facts = draw(st.dictionaries(st.sampled_from(["title", "document_number", "issuer"]), WORDS))
    return Page(tuple(blocks), "utf-8", draw(st.booleans()), facts)


@settings(SLOW, max_examples=300)
@given(pages())
def test_any_page(page: Page) -> None:
    check(read(page))


@settings(SLOW, max_examples=300)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_table(rows: list[list[str]]) -> None:
    """A table with heads and arbitrary cells below them."""
    heads = ["序号", "工作任务", "责任单位"]
    blocks = [
        Block(text, Cell(0, row, column))
        for row, cells in enumerate([heads, *rows])
        for column, text in enumerate(cells)
    ]
    check(read(Page(tuple(blocks), "utf-8", wrapped=False)))


@settings(SLOW, max_examples=100)
@given(PHRASES)
def test_the_encoding_makes_no_difference(text: str) -> None:
    data = f"{ORDINARY}\n{text}{ORDINARY}"
    expected = extracted(data)
    assert expected is not None
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        found = zhengce.extract(data.encode(encoding), document_id="a", media_type="text/plain")
        for field in fields(zhengce.Extraction):
            if field.name not in ("encoding", "source_sha256"):
                assert getattr(found, field.name) == getattr(expected, field.name), encoding


def test_an_empty_page_has_no_rows() -> None:
    found = read(Page((), "utf-8", wrapped=True))
    assert (found.text, found.clauses, found.responsibilities) == ("", (), ())


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\u3000", "●", "附", "一、", "（", "《", "每", "内", "第"]
)
def test_the_shortest_lines_are_read(text: str) -> None:
    for cell in (None, Cell(0, 0, 0)):
        check(read(Page((Block(text, cell),), "utf-8", wrapped=True)))
