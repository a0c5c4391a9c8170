"""Heads of pages as mirrors and excerpts print them: whose document it is, under which number, since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from zhengce.model import Block, Document, Extraction, Page, Source
from zhengce.reading import read as read_page
from zhengce.register import load

BODY = "各区政府：\n一、加强领导。\n二、强化督查。"


@pytest.fixture
def described() -> Callable[..., Document]:
    """What is read of a page's lines about the document as a whole."""

    def of(text: str) -> Document:
        page = Page(tuple(map(Block, text.split("\n"))), "utf-8", wrapped=False, facts={})
        found: Extraction = read_page(page, Source("a", "a.txt", b"", "", "text/plain"), load())
        return found.document

    return of


def test_a_gloss_within_the_title_hides_no_issuer(described: Callable[..., Document]) -> None:
    lines = "各鄉(xiāng)(鎮(zhèn))人民政府,縣政府各部門:\n為貫徹落實省政府辦公廳要求,提高行政效率,現(xiàn)就有關(guān)事項通知如下:\n一、加強領導。\n二、強化督查。"
    found = described(f"封丘縣人民政府辦公室 關(guān)于推進政務信息資源共享工作的通知\n{lines}")
    assert found.issuer == "封丘縣人民政府辦公室"
    plain = described(f"封丘縣人民政府辦公室關于推進(試行)工作的通知\n{lines}")
    assert plain.issuer == "封丘縣人民政府辦公室"


@pytest.mark.parametrize(
    "line",
    [
        "2004年5月18日 吉地税函[2004]52号",
        "财税字[1998]93号　二〇〇四年五月十八日",
        "海关总署公告2010年第83号  2004-05-18  全文有效",
        "（国检监〔1989〕565号 二〇〇四年五月十八日）",
    ],
)
def test_the_day_beside_the_number_is_that_of_signing(
    line: str, described: Callable[..., Document]
) -> None:
    assert described(f"关于加强监管的通知\n{line}\n{BODY}").date_signed == date(2004, 5, 18)


def test_a_day_that_another_documents_number_follows_signs_nothing(
    described: Callable[..., Document],
) -> None:
    text = "关于加强监管的通知\n根据2004年5月18日吉地税函[2004]52号文件，现通知如下："
    assert described(f"{text}\n{BODY}").date_signed is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("2024年考试时间\n2023-12-10\n2023年某市入学工作意见", "2023年某市入学工作意见"),
        ("四川省成都市人民政府\n成都市规范性文件管理规定", "成都市规范性文件管理规定"),
        ("热门站点| 法律网 | 论坛\n某市人才市场管理条例", "某市人才市场管理条例"),
        ("网站首页 | 论坛 | 简介 |\n国务院发文 力挺贵州赶超", "国务院发文 力挺贵州赶超"),
        ("职称评审 > 频道\n某省职称评审管理办法", "某省职称评审管理办法"),
        ("海关总署公告2017年第26号(关于简化某事的公告)", "关于简化某事的公告"),
        ("2020-10-09 15:10昭通市拟退出贫困县公示", "昭通市拟退出贫困县公示"),
        ("??某市防治慢性病中长期规划\n??为积极推进防治工作，制定本规划。\n??以下从略。", "某市防治慢性病中长期规划"),
        ("广州市人民政府\n工作规则", "广州市人民政府工作规则"),
    ],
)  # fmt: skip
def test_lines_above_a_title(head: str, title: str, described: Callable[..., Document]) -> None:
    assert described(f"{head}\n{BODY}").title == title


def test_an_order_numbered_in_brackets(described: Callable[..., Document]) -> None:
    found = described(
        f"政府令【第135号】泰安市住房保障办法\n《泰安市住房保障办法》已经批准。\n{BODY}"
    )
    assert (found.document_number, found.title) == ("政府令【第135号】", "泰安市住房保障办法")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2020-10-09 15:10", date(2020, 10, 9)),
        ("2020/10/9", date(2020, 10, 9)),
        ("http://www.example.com   [2020-10-09]", date(2020, 10, 9)),
        (
            "http://example.com 2020-10-09 07:18 来源: 某报据新华社电 近日印发通知。",
            date(2020, 10, 9),
        ),
        ("2020-10-09 07:18 前完成", None),
        ("2020-10-09至2020-11-09", None),
        ("發(fā)布時(shí)間:2020-10-09 15:10", date(2020, 10, 9)),
    ],
)
def test_a_time_alone_in_a_line_is_that_of_publication(
    line: str, day: date | None, described: Callable[..., Document]
) -> None:
    assert described(f"关于加强监管的通知\n{line}\n{BODY}").date_published == day


@pytest.mark.parametrize(
    ("author", "issuer"),
    [("广东省人民政府", "广东省人民政府"), ("张三", None), ("某某工作室", None)],
)
def test_whom_a_file_names_as_its_author_issued_it_if_it_is_a_body(
    author: str, issuer: str | None
) -> None:
    page = Page(
        (Block("第一条 为了加强管理，制定本办法。"),),
        "utf-8",
        wrapped=False,
        facts={"author": author},
    )
    found = read_page(page, Source("a", "a.md", b"", "", "text/markdown"), load())
    assert found.document.issuer == issuer


def test_a_number_in_brackets_with_its_day(described: Callable[..., Document]) -> None:
    found = described(f"关于试点工作的通知\n（国检监〔1989〕565号 一九八九年十月十六日）\n{BODY}")
    assert found.document_number == "国检监〔1989〕565号"
    other = described(f"关于试点工作的通知\n根据某通知（国检监〔1989〕565号）要求\n{BODY}")
    assert other.document_number is None


@pytest.mark.parametrize(
    ("source", "issuer"),
    [("遵义市水务局", "遵义市水务局"), ("法律资料网", None), ("京华时报", None)],
)
def test_a_source_is_the_issuer_only_if_it_is_a_body(
    source: str, issuer: str | None, described: Callable[..., Document]
) -> None:
    assert (
        described(f"节约用水办法\n来源：{source}\n第一条 为节约用水，制定本办法。").issuer == issuer
    )


@pytest.mark.parametrize(
    ("signer", "issuer"), [("建设部质量安全监督司", "建设部质量安全监督司"), ("某某有限公司", None)]
)
def test_a_department_of_a_ministry_signs(
    signer: str, issuer: str | None, described: Callable[..., Document]
) -> None:
    text = f"关于转发某方案的通知\n各单位：\n请遵照执行。\n{signer}\n二○○六年十月二十日"
    assert described(text).issuer == issuer
