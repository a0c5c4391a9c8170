"""Where paragraphs begin that a page ran together, and what single lines of a document are."""

from __future__ import annotations

import pytest
from pages import OTHER, SENTENCE, paragraphs, wrap


def test_the_lines_of_a_page_that_says_so_are_paragraphs() -> None:
    lines = wrap(SENTENCE, 24)
    assert paragraphs("\n".join(lines * 3), wrapped=False) == lines * 3


@pytest.mark.parametrize("gap", ["　　", "    ", "\u00a0\u00a0\u00a0\u00a0"])
def test_lost_breaks_are_told_by_the_indents(gap: str) -> None:
    pieces = ["现提出以下意见：", f"一、{SENTENCE}", f"二、{OTHER}"]
    assert paragraphs(gap.join(pieces), wrapped=False) == pieces


def test_lost_breaks_are_told_by_a_space_before_a_label() -> None:
    pieces = [OTHER, "一、基础", f"（一）成就{SENTENCE}", f"1.{OTHER}", f"第二章 保障{SENTENCE}"]
    line = f"{OTHER} 一、基础 （一）成就{SENTENCE} 1.{OTHER} 第二章 保障{SENTENCE}"
    assert paragraphs(line, wrapped=False) == pieces
    decimal = [SENTENCE, "1 总 则", f"1.1 编制目的 {SENTENCE}", f"1.2 编制依据 {OTHER}"]
    assert paragraphs(" ".join(decimal), wrapped=False) == decimal


def test_a_title_that_its_first_article_runs_on_behind() -> None:
    title, article = "某市住房管理暂行办法", f"第一条 {SENTENCE}"
    assert paragraphs(f"{title} {article} 第二条 {OTHER}", wrapped=False) == [
        title,
        article,
        f"第二条 {OTHER}",
    ]


@pytest.mark.parametrize("figure", ["是2010年的 2.1 倍 ", "（见附件 1.名单）", "耗电 0.8 吨"])
def test_spaces_around_a_figure_are_no_breaks(figure: str) -> None:
    line = SENTENCE + figure + SENTENCE
    assert paragraphs(line * 2, wrapped=False) == [line * 2]


@pytest.mark.parametrize("line", ["索引　　号", "姓名    单位", "甲　乙"])
def test_gaps_in_a_short_line_are_no_breaks(line: str) -> None:
    assert paragraphs(line, wrapped=False) == [line]


def test_title_number_and_address_in_one_line() -> None:
    title, number = "关于促进市场公平竞争维护市场正常秩序的若干意见", "国发〔2014〕20号"
    rest = "各省、自治区、直辖市人民政府："
    assert paragraphs(title + number + rest, wrapped=False) == [title, number, rest]


@pytest.mark.parametrize(
    "line",
    [
        "根据《国务院关于某事的意见》（国发〔2014〕20号）精神，制定本方案。",
        "落实国务院关于某事的意见（国发〔2014〕20号）要求，",
        "按照市政府关于某事的通知国发〔2014〕20号文件要求，",
    ],
)
def test_a_cited_number_breaks_no_line(line: str) -> None:
    assert paragraphs(line, wrapped=False) == [line]


def test_a_signature_glued_to_the_last_sentence_is_a_line() -> None:
    last = SENTENCE[-40:] + OTHER
    signed = "国务院办公厅2020年7月15日（此件公开发布）"
    assert paragraphs(last + signed, wrapped=False) == [last, signed]
    dated = OTHER[:-1] + "，截至2020年7月15日"
    assert paragraphs(dated, wrapped=False) == [dated]


def test_a_signature_glued_to_the_last_sentence_above_its_date_is_a_line() -> None:
    lines = [SENTENCE * 2 + "国务院", "", "2017年12月22日"]
    assert paragraphs("\n".join(lines), wrapped=False) == [SENTENCE * 2, "国务院", "2017年12月22日"]
    lines[0] = SENTENCE * 2 + "　" * 28 + " 国务院"
    assert paragraphs("\n".join(lines), wrapped=False) == [SENTENCE * 2, "国务院", "2017年12月22日"]
    lines[0] = SENTENCE * 2 + "国务院"
    lines[2] = "附件"
    assert paragraphs("\n".join(lines), wrapped=False) == [SENTENCE * 2 + "国务院", "附件"]


def test_an_order_s_number_and_its_leader_are_lines() -> None:
    number, order = "中华人民共和国国务院令第　623　号", f"《某条例》已经通过，现予公布。{SENTENCE}"
    leader = "总　理　　李克强 　　　　　 2017年7月16日"
    lines = f"{number}　　{order}{leader}　　　\n某条例"
    assert paragraphs(lines, wrapped=False) == [number, order, leader, "某条例"]


def test_a_date_spaced_out_behind_a_list_of_attachments_is_a_line() -> None:
    listed = "附件：部分地方典型做法及有关工作安排情况汇总国务院办公厅"
    signed = "2018年7月24日          （此件公开发布）"
    assert paragraphs(listed + " " * 12 + signed, wrapped=False) == [listed, signed]


def test_a_title_that_runs_into_its_first_chapter_is_a_line() -> None:
    chapter = "第一章　总　　则"
    assert paragraphs("某某评价条例" + chapter, wrapped=False) == ["某某评价条例", chapter]
    for whole in ("依照《某条例》第一章　总则的规定", "见某条例第一章的规定"):
        assert paragraphs(whole, wrapped=False) == [whole]
