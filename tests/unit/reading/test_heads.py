"""Heads of pages as mirrors and excerpts print them: whose document it is, under which number, since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from zhengce.model import Block, Cell, Document, Extraction, Page, Source
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
        ("第一篇：福州市行政处罚自由裁量权规定\n第一条 为规范处罚，制定本规定。", "福州市行政处罚自由裁量权规定"),
        ("权威发布：国家林业局关于公布样板基地名单的通知", "国家林业局关于公布样板基地名单的通知"),
        ("登录 | 注册\n• 部门信息\n某市交通运输局开展农村公路管理养护考核", "某市交通运输局开展农村公路管理养护考核"),
        ("湖南省人民政府 關于建立補貼制度的實施意見 湘政發〔2015〕54號 各市州人民政府: 現提出以下意見。", "湖南省人民政府 關于建立補貼制度的實施意見"),
        ("大纲1\n录用公务员公共科目笔试考试大纲", "录用公务员公共科目笔试考试大纲"),
        ("附件:1.重点工作责任分解\n2.十方面民生实事责任分解\n附件1\n2020年重点工作责任分解", "2020年重点工作责任分解"),
        ("广州市人民政府\n工作规则", "广州市人民政府工作规则"),
        ("张家口市桥东区\n关于进行核酸检测的公告", "张家口市桥东区关于进行核酸检测的公告"),
        ("广州市\n关于进行核酸检测的公告", "关于进行核酸检测的公告"),
        ("外商投资准入特别管理措施\n（负面清单）（2024年版）", "外商投资准入特别管理措施（负面清单）（2024年版）"),
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
    [
        ("广东省人民政府", "广东省人民政府"),
        ("原环境保护部", "环境保护部"),
        ("生态环境部等", "生态环境部"),
        ("张三", None),
        ("某某工作室", None),
    ],
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


def test_a_wrapper_whose_breaks_are_single_spaces(described: Callable[..., Document]) -> None:
    wrapper = "某省人民政府办公厅关于转发某办法的通知 各市(县)人民政府: 某办法已经同意，请遵照执行。 某省人民政府办公厅 二○○五年九月一日 某省农村保障办法(暂行)"
    law = "第一章 总则 第一条 为推进体系建设，制定本办法。 第二条 凡有常住户口的家庭，均可依照本办法予以保障，具体由县级以上人民政府规定。 第三条 遵循公开的原则，接受社会监督，任何单位和个人不得干预。"
    found = described(f"{wrapper} {law}")
    assert found.title == "某省人民政府办公厅关于转发某办法的通知"
    assert found.date_signed == date(2005, 9, 1)


def test_glossed_numbers_and_orders(described: Callable[..., Document]) -> None:
    rest = "各區(qū)財(cái)政局,有關(guān)單位:\n為規(guī)范管理,現(xiàn)將有關(guān)辦法印發(fā)給你們,請遵照執(zhí)行。\n一、加強(qiáng)領(lǐng)導(dǎo)。"
    found = described(f"關(guān)于印發(fā)某辦法的通知\n津財(cái)規(guī)〔2021〕2號\n{rest}")
    assert found.document_number == "津財(cái)規(guī)〔2021〕2號"
    order = "中華人民共和國生態(tài)環(huán)境部令\n第17號\n《生態(tài)環(huán)境標(biāo)準(zhǔn)管理辦法》已由部務(wù)會議審議通過,現(xiàn)予公布。\n部長黃某某\n2020年12月15日"
    found = described(
        f"{order}\n生態(tài)環(huán)境標(biāo)準(zhǔn)管理辦法\n第一條 為加強(qiáng)管理工作,制定本辦法。"
    )
    assert found.issuer == "生態環境部"
    assert found.date_signed == date(2020, 12, 15)


def test_issuers_side_by_side_that_an_encoding_parted(described: Callable[..., Document]) -> None:
    text = "关于印发某办法的通知\n各单位：\n请遵照执行。\n天津市财政局 ???????天津市教育委员会\n天津市人民政府征兵办公室\n2021年3月17日"
    assert described(text).issuer == "天津市财政局"


def test_a_body_alone_in_brackets_below_the_text(described: Callable[..., Document]) -> None:
    text = "2015年国民经济和社会发展统计公报\n一、综合\n经济发展。\n二、农业\n农业发展。\n"
    assert described(f"{text}（万载县统计局）").issuer == "万载县统计局"
    assert described(f"{text}（数据未经核定）").issuer is None


def test_a_township_lies_where_its_letterhead_says(described: Callable[..., Document]) -> None:
    head = "嵊州市通源乡人民政府文件\n通政〔2009〕3号\n关于做好森林防火工作的通知"
    found = described(f"{head}\n各行政村：\n请认真落实。\n通源乡人民政府\n二〇〇九年一月九日")
    assert found.place is not None and found.place.code == "330683"


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        (
            "甲条例\n四川省第十一届人民代表大会常务委员会公告\n第28号\n《甲条例》（NO:SC1）已由四川省第十一届人民代表大会常务委员会第十次会议于2009年7月22日通过，现予公布，自2009年11月1日起施行。\n四川省人民代表大会常务委员会\n2009年7月22日",
            "四川省第十一届人民代表大会常务委员会公告第28号", "四川省人民代表大会常务委员会",
        ),
        (
            "甲法\n中华人民共和国主席令（九届第37号）\n《甲法》已由第九届全国人民代表大会常务委员会第十八次会议于2000年10月31日通过，现予公布。",
            "中华人民共和国主席令（九届第37号）", None,
        ),
    ],
)  # fmt: skip
def test_announcements_of_congresses(
    head: str, number: str, issuer: str | None, described: Callable[..., Document]
) -> None:
    found = described(f"{head}\n第一条 甲。\n第二条 乙。")
    assert found.document_number == number
    assert issuer is None or found.issuer == issuer


def test_the_day_of_a_mirror_makes_nothing_past() -> None:
    text = "甲的通知\n时间：2024-07-09 来源：法律资料网\n财政部、司法部\n1990年4月9日的通知规定如下。\n一、返还的年限为1990年至1992年。"
    page = Page(tuple(map(Block, text.split("\n"))), "utf-8", wrapped=False, facts={})
    found = read_page(page, Source("a", "a.txt", b"", "", "text/plain"), load())
    assert found.document.issuer == "财政部"
    assert [(row.path, row.end_date) for row in found.deadlines] == [("1", date(1992, 12, 31))]


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        ("文号 靖政发〔2018〕53号 时效 有效", "靖政发〔2018〕53号"),
        ("文号 靖政发〔2018〕53号", "靖政发〔2018〕53号"),
    ],
)
def test_a_cell_behind_the_number_is_none_of_it(
    cells: str, number: str, described: Callable[..., Document]
) -> None:
    assert described(f"{cells}\n某市生态河湖方案\n{BODY}").document_number == number


@pytest.mark.parametrize(("columns", "title"), [(6, "2016年某市机关遴选公务员职位表"), (2, "a")])
def test_a_title_may_be_a_table_s_first_rows(columns: int, title: str) -> None:
    caption = ("附件1：", "2016年某市机关遴选公务员职位表")
    heads = ("序号", "单位", "职位", "人数", "条件", "备注")
    rows = [
        heads,
        ("1", "市财政局", "科员", "1", "不限", "无"),
        ("2", "市民政局", "科员", "2", "不限", "无"),
    ]
    cells = [Block(text, Cell(0, row, 0, 1, columns)) for row, text in enumerate(caption)]
    cells += [
        Block(text, Cell(0, n + 2, at, 1, 1))
        for n, row in enumerate(rows)
        for at, text in enumerate(row)
    ]
    page = Page(tuple(cells), "utf-8", wrapped=False)
    found = read_page(page, Source("a", "a.docx", b"", "", "text/plain"), load())
    assert found.document.title == title
