"""The annotated document as a terminal and as a page show it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import ClassVar

import pytest
from lxml import html
from rich.console import Console

import zhengce
from zhengce.annotate.page import page
from zhengce.annotate.terminal import show


def shown(document, **options):
    console = Console(file=io.StringIO(), width=200, highlight=False, **options)
    show(document, console)
    return console.file.getvalue()


def test_without_colour_marks_are_bracketed_and_named(make):
    text = shown(make())
    assert (
        "（牵头单位：⟦牵头:市卫生计生委⟧；配合单位：⟦配合:市财政局⟧等，完成时限：⟦时限:2019年底前⟧）"
        in text
    )
    assert "由⟦责任:⟦疑点:各有关部门⟧⟧负责" in text
    assert "\n1.1  （一）加强规划引导。" in text
    assert "⟦目标⟧ target 1" in text


def test_in_a_terminal_marks_have_colours(make):
    text = shown(make(), force_terminal=True, color_system="standard")
    assert "⟦" not in text
    assert "\x1b[30;42m市卫生计生委\x1b[0m" in text


def test_no_color_is_respected(make):
    text = shown(make(), force_terminal=True, color_system="standard", no_color=True)
    assert "⟦牵头:市卫生计生委⟧" in text


def test_a_mark_over_two_lines_is_closed_and_opened_again(make):
    document = make()
    citation = document.citations[0]._replace(char_start=0, char_end=12)
    text = shown(replace(document, citations=(citation,)))
    assert "⟦引用:各区人民政府：⟧\n     ⟦引用:为贯彻落⟧实" in text


HOSTILE = (
    """<script>alert(1)</script>关于"测试"的通知
一、</p><img src=x onerror=alert(1)>（责任单位：<b>市财政局</b>、市"><i>教委）
\x1b]0;owned\x07二、转义。由市卫生健康委负责。"""
    + "加强规划引导。" * 60
)


@pytest.fixture(scope="module")
def hostile():
    return zhengce.extract(HOSTILE.encode(), document_id="<h>", media_type="text/plain")


def test_a_hostile_document_stays_text_in_a_terminal(hostile):
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", shown(hostile))


def test_a_hostile_document_stays_text_in_a_page(hostile):
    tree = html.fromstring(page(hostile))
    used = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not used & {"script", "img", "i", "b"}
    assert not [a for e in tree.iter() for a in e.attrib if a.startswith("on")]
    assert "alert(1)" in tree.text_content()


def paragraphs(tree):
    return [p.text_content() for p in tree.xpath("//main/p")]


def test_the_page_holds_the_whole_text_line_by_line(make):
    tree = html.fromstring(page(make()))
    assert paragraphs(tree) == make().text.split("\n")
    assert [d.text_content() for d in tree.xpath("//main/div")] == ["0", "", "1", "1.1", "1.2"]


def test_rows_link_to_the_spans(make):
    tree = html.fromstring(page(make()))
    links = {a.get("href")[1:]: a.text_content() for a in tree.xpath("//td/a")}
    assert "市卫生计生委" in links.values()
    for target, words in links.items():
        [place] = tree.xpath(f"//main//mark[@id='{target}']")
        assert words.startswith(place.text_content())


def test_elements_are_closed_in_order(make):
    class Balanced(HTMLParser):
        open: ClassVar[list[str]] = []

        def handle_starttag(self, tag, attrs):
            if tag != "meta":
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    parser = Balanced()
    parser.feed(page(make()))
    assert parser.open == []


def test_the_page_needs_no_script_and_no_other_file(make):
    text = page(make())
    assert "<script" not in text and "<link" not in text and "url(" not in text
    assert '<html lang="zh-Hans" dir="ltr">' in text
    assert "prefers-color-scheme: dark" in text
