"""A government page gives its article, its tables in place and its facts; nothing around it."""

import time

import pytest

from zhengce.intake import read_page, source
from zhengce.model import Block, Cell, Page, Unreadable

SENTENCE = "各区要加强领导，明确责任，按照职责分工，抓好落实。"


def page(html: str, encoding: str = "utf-8") -> Page:
    return read_page(source(html.encode(encoding), document_id="a", path="a.html"))


def lines(html: str) -> list[str]:
    return [block.text for block in page(html).blocks]


def portal(article: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
    <title>某市关于印发工作方案的通知-某市人民政府门户网站</title>
    <script>var a = "脚本。";</script></head><body>
    <div class="header"><ul><li><a href="/">首页</a></li><li><a href="/x">公开</a></li></ul></div>
    <div class="dqwz">您当前的位置：<a href="/">首页</a> &gt; <a href="/x">公文</a></div>
    <div class="wrap"><table class="bd1">
      <tr><td>索 引 号：</td><td>000014349/2019-00003</td><td>主题分类：</td><td>教育</td></tr>
      <tr><td>发文机关：</td><td>某市人民政府</td><td>成文日期：</td><td>2019年01月09日</td></tr>
      <tr><td>发文字号：</td><td>某政发〔2019〕3号</td><td>发布日期：</td><td>2019年01月22日</td></tr>
    </table>
    <h1>某市关于印发工作方案的通知</h1>
    <div class="pages-date">2019-01-22 来源：某网 <div class="share">【字体：大】分享到</div></div>
    <div class="pages_content">{article}</div>
    <div class="related"><h3>相关链接</h3><ul><li><a href="/y">图解：方案</a></li></ul></div></div>
    <div class="footer">版权所有：某市人民政府，备案号：京ICP备05号</div></body></html>"""


def test_the_article_comes_without_its_surroundings_and_with_its_facts() -> None:
    read = page(
        portal(f"<p>一、总体要求</p><p>　　{SENTENCE}</p><p>二、工作任务</p><p>{SENTENCE}</p>")
    )
    assert [block.text for block in read.blocks] == [
        "一、总体要求",
        f"　　{SENTENCE}",
        "二、工作任务",
        SENTENCE,
    ]
    assert not read.wrapped
    assert read.facts == {
        "index_number": "000014349/2019-00003",
        "issuer": "某市人民政府",
        "date_signed": "2019年01月09日",
        "document_number": "某政发〔2019〕3号",
        "date_published": "2019年01月22日",
        "title": "某市关于印发工作方案的通知",
    }


def test_an_article_without_a_known_box_is_found_with_all_its_parts() -> None:
    form = (
        "<table><tr><td>单位名称</td><td>某公司</td></tr><tr><td>"
        + "填报事项" * 12
        + "</td><td></td></tr></table>"
    )
    links = "".join(f'<li><a href="/{n}">新闻，标题：{n}</a></li>' for n in range(30))
    read = lines(
        f"<body><ul>{links}</ul><div><div class=x><div>" + f"<p>{SENTENCE}</p>" * 5 + "</div>"
        f"<div><p>附件1</p>{form}</div></div></div><p>京ICP备1号</p></body>"
    )
    assert read == [*[SENTENCE] * 5, "附件1", "单位名称", "某公司", "填报事项" * 12, ""]


def test_a_page_without_its_head_is_titled_by_its_only_first_heading() -> None:
    body = f"<div><p>一、{SENTENCE}</p></div>"
    assert page(f"<h1>关于某事的实施意见</h1>{body}").facts["title"] == "关于某事的实施意见"
    assert "title" not in page(f"<h1>某网站</h1><h1>关于某事的实施意见</h1>{body}").facts
    chapters = f"<h1>1 总则</h1>{body}<h1>2 组织体系</h1>{body}"
    assert page(f"<h1>洪涝灾害预案</h1>{chapters}").facts["title"] == "洪涝灾害预案"
    assert "title" not in page(chapters).facts


def test_a_fragment_is_read_whole() -> None:
    assert lines(f"<p>一、{SENTENCE}</p><p>附则</p>") == [f"一、{SENTENCE}", "附则"]


def test_hidden_copies_stay_out_unless_the_whole_page_is_shown_by_a_script() -> None:
    assert lines(f"<div><p>{SENTENCE}</p></div><div style='display: none'>{SENTENCE}</div>") == [
        SENTENCE
    ]
    assert lines(f"<div style='display:none'><p>{SENTENCE}</p></div>") == [SENTENCE]


def test_lines_end_where_the_page_breaks_them() -> None:
    text = "<div><p>甲<br>乙<span>丙</span> 丁</p>戊<h2>己</h2>庚<b>辛\n壬</b> x\ny<li>癸</div>"
    assert lines(text) == ["甲", "乙丙 丁", "戊", "己", "庚辛壬 x y", "癸"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("<b>二、部门自查</b>\n", ["甲。", "二、部门自查", "省级部门要自查。"]),
        ("<strong><span>（二）部门自查</span></strong> \r\n", ["甲。", "（二）部门自查", "省级部门要自查。"]),
        ("<b>二、部门自查。</b>", ["甲。二、部门自查。省级部门要自查。"]),
        ("<b>部门自查</b>\n", ["甲。部门自查省级部门要自查。"]),
        ("<i>二、部门自查</i>\n", ["甲。二、部门自查省级部门要自查。"]),
    ],
)  # fmt: skip
def test_a_numbered_line_in_bold_is_a_line(heading: str, expected: list[str]) -> None:
    assert lines(f"<p>各县：</p><p>甲。\n{heading}省级部门要自查。</p>")[1:] == expected
    assert lines("<p>甲要<b>二、乙</b>\n丙</p>") == ["甲要二、乙丙"]


def test_a_text_pasted_without_tags_keeps_its_lines() -> None:
    assert lines(f"\n\t各县：\n{SENTENCE}\n<b>一、自查</b>\n{SENTENCE}<br />\n特此通知。") == [
        "各县：",
        SENTENCE,
        "一、自查",
        SENTENCE,
        "特此通知。",
    ]


def test_numbers_of_ordered_lists_are_printed() -> None:
    text = "<ol start=3><li>甲</li><li><p>乙</p><p>丙</p></li><li value=9>丁</li></ol>"
    assert lines(text) == ["3. 甲", "4. 乙", "丙", "9. 丁"]
    assert lines('<ol class="custom_cn list-paddingleft-1"><li><p>甲</p></li><li>乙</li></ol>') == [
        "一、甲",
        "二、乙",
    ]
    assert lines("<ol><li>（一）甲</li><li>乙</li></ol>") == ["（一）甲", "2. 乙"]
    assert lines("<ol style='list-style-type: none'><li>甲</li></ol><ul><li>乙</li></ul>") == [
        "甲",
        "乙",
    ]


def test_merged_cells_stand_at_their_places() -> None:
    table = (
        "<table><thead><tr><th rowspan=2>序号</th><th colspan=2>任务</th></tr>"
        "<tr><th>甲</th><th>乙</th></tr></thead><tbody>"
        "<tr><td>1</td><td><p>丙</p><p>丁</p></td><td rowspan='0'></td></tr>"
        "<tr><td>2<td>戊</table>"
    )
    assert page(table).blocks == (
        Block("序号", Cell(0, 0, 0, 2, 1)),
        Block("任务", Cell(0, 0, 1, 1, 2)),
        Block("甲", Cell(0, 1, 1)),
        Block("乙", Cell(0, 1, 2)),
        Block("1", Cell(0, 2, 0)),
        Block("丙\n丁", Cell(0, 2, 1)),
        Block("", Cell(0, 2, 2, 2, 1)),
        Block("2", Cell(0, 3, 0)),
        Block("戊", Cell(0, 3, 1)),
    )


def test_a_table_that_only_lays_out_is_text() -> None:
    inner = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>甲</td></tr></table>"
    read = page(f"<table><tr><td>导语</td></tr><tr><td>{inner}</td></tr></table>").blocks
    assert read[0] == Block("导语")
    assert [block.cell for block in read[1:]] == [
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
        Cell(0, 1, 1),
    ]


def test_text_between_the_cells_of_a_broken_table_is_not_lost() -> None:
    text = "".join(
        lines(
            "<table>表1<tr><td>甲</td><td>乙</td></tr><tr>注：丙<td>丁</td><td>戊</td></tr></table>"
        )
    )
    assert sorted(text) == sorted("表1甲乙注：丙丁戊")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5"])
def test_a_wrong_charset_gives_no_mojibake(encoding: str, declared: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body><p>{SENTENCE}</p></body></html>'
    assert [block.text for block in page(html, encoding).blocks] == [SENTENCE]


def test_a_name_in_a_form_is_not_the_title() -> None:
    read = page(
        f"<title>某市通知</title><p>{SENTENCE}</p><table><tr><td>名称：</td><td>某公司</td></tr></table>"
    )
    assert read.facts == {"title": "某市通知"}


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 1_000_000,
        "<table><tr><td>" * 300_000 + "甲",
        "<p>甲" * 1_000_001,
        "<table>" + "<tr>" + "<td colspan=1000>甲</td>" * 5000 + "</tr></table>",
        "<table>" + "<tr><td rowspan=60000>甲</td><td>乙</td></tr>" * 20_000 + "</table>",
    ],
)
def test_a_hostile_page_is_refused_soon(html: str) -> None:
    started = time.process_time()
    with pytest.raises(Unreadable) as caught:
        page(html)
    assert caught.value.reason == "hostile"
    assert time.process_time() - started < 15


def test_a_huge_span_is_cut_to_what_browsers_allow() -> None:
    blocks = page(
        "<table><tr><td colspan=999999>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"
    ).blocks
    assert blocks[0].cell == Cell(0, 0, 0, 1, 1000)


def test_a_page_of_scripts_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        page("<html><body><script>document.write('甲')</script><img src=x></body></html>")
    assert caught.value.reason == "no_text"


def test_the_time_at_which_a_page_was_generated_is_no_publication() -> None:
    head = '<meta name="PubDate" content="2022-04-24 10:00:43"><meta name="others" content="页面生成时间 {}">'
    body = "<p>某市通知</p>{}<div class='article-content'><p>一、甲。</p><p>二、乙。</p><p>三、丙。</p></div>"
    printed = "<p><span>来源：</span><span>发布日期：<b>2017-05-15</b></span></p>"

    def published(generated: str, line: str) -> str | None:
        text = f"<html><head>{head.format(generated)}</head><body>{body.format(line)}</body></html>"
        return page(text).facts.get("date_published")

    assert published("2022-04-24 10:00:43", printed) == "2017-05-15"
    assert published("2022-04-24 10:00:43", "") is None
    assert published("2023-01-01 00:00:00", "") == "2022-04-24 10:00:43"


def test_the_body_that_a_page_declares_its_text_from_is_its_source() -> None:
    head = '<meta name="ContentSource" content="广州市民政局、广州市财政局">'
    body = "<p>广州市补贴标准</p><div class='article-content'><p>一、甲。</p><p>二、乙。</p><p>三、丙。</p></div>"
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    assert page(text).facts["source"] == "广州市民政局、广州市财政局"


def test_the_heads_of_a_table_stay_with_its_rows() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>建成公园，完成验收。</td></tr>" for n in range(1, 6))
    table = (
        f"<table><thead><tr><th>序号</th><th>事项</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    assert lines(f"<html><body><div>{table}</div></body></html>")[:2] == ["序号", "事项"]


ARTICLE = "<div id='zoom'><p>一、甲，乙。</p><p>二、乙，丙。</p><p>三、丙，丁。</p></div>"


def test_a_title_above_the_article_counts_where_the_pages_own_names_no_document() -> None:
    """A ministry's page calls itself 工作通知; title and number stand in a table above the text."""
    above = (
        "<table><tr><td><p><b>国土资源部关于开展</b><b>2011</b><b>年度检查工作的通知</b></p></td></tr>"
        "<tr><td>国土资发〔2012〕16号</td></tr></table>"
    )
    facts = page(f"<html><head><title>工作通知</title></head><body>{above}{ARTICLE}</body>").facts
    assert facts["title"] == "国土资源部关于开展2011年度检查工作的通知"
    assert facts["document_number"] == "国土资发〔2012〕16号"


def test_a_heading_that_goes_on_from_the_pages_name_is_the_title() -> None:
    body = f"<header><h1>数字某省建设</h1></header><h1>数字某省建设2025年工作要点</h1>{ARTICLE}"
    facts = page(f"<html><head><title>数字某省建设</title></head><body>{body}</body>").facts
    assert facts["title"] == "数字某省建设2025年工作要点"


def test_titles_of_links_above_the_article_are_other_documents() -> None:
    links = "<div><a href='/1'>某部关于开展检查工作的通知</a></div>"
    facts = page(f"<html><head><title>工作通知</title></head><body>{links}{ARTICLE}</body>").facts
    assert facts["title"] == "工作通知"
