"""A law of which a page lost the breaks, or the numbers of chapters, has its chapters and articles again."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.reading.conftest import Read

FILL = "市人民政府应当加强管理，保障质量，维护秩序。" * 5
LAW = (
    "各县人民政府：现将《管理办法》印发给你们，请认真贯彻执行。某市人民政府2023年9月5日（此件公开发布）某市管理办法"
    f"第一章  总    则第一条  {FILL}第二条  依照第十条的规定执行。第二章  罚    则第三条  有下列情形的：（一）甲；（二）乙。第四条  {FILL}"
    f"第三章附则第五条{FILL}"
)


def test_a_law_in_one_line_has_its_units(read: Read) -> None:
    found = read(LAW)
    labels = [(clause.path, clause.label) for clause in found.clauses]
    assert labels == [
        ("0", None),
        ("1", "第一章"),
        ("1.1", "第一条"),
        ("1.2", "第二条"),
        ("2", "第二章"),
        ("2.3", "第三条"),
        ("2.3.1", "（一）"),
        ("2.3.2", "（二）"),
        ("2.4", "第四条"),
        ("3", "第三章"),
        ("3.5", "第五条"),
    ]
    assert [clause.heading for clause in found.clauses if clause.path in "13"] == [
        "总    则",
        "附则",
    ]


def test_an_article_can_begin_with_a_project(read: Read) -> None:
    law = f"某市管理办法第一章总则第一条{FILL}第二条项目建设单位应当报告。{FILL}依照第二条第一项的规定。第三条{FILL}"
    assert [clause.path for clause in read(law).clauses] == ["1", "1.1", "1.2", "1.3"]


def test_the_notice_above_it_keeps_its_date(read: Read) -> None:
    document = read(LAW).document
    assert str(document.date_signed) == "2023-09-05"
    assert document.issuer == "某市人民政府"


def test_a_part_of_a_law_begins_in_its_middle(read: Read) -> None:
    found = read(f"第四章  轮换第二十二条  {FILL}第二十三条  {FILL}第五章  资金第二十四条  {FILL}")
    assert [clause.path for clause in found.clauses] == ["4", "4.22", "4.23", "5", "5.24"]


def test_articles_that_are_cited_break_no_line(read: Read) -> None:
    cited = f"一、工作。依照第一条和第二条的规定，第三条另行规定。{FILL}违反第四条。{FILL}"
    assert [clause.path for clause in read(cited).clauses] == ["1"]


def paths(read: Read, *lines: str) -> str:
    """The paths of a law with these heads, each above an article, without the heads' own."""
    text = "".join(
        f"{head}\n第{n}条 甲应当做好工作。\n"
        for head, n in zip(lines, "一二三四五六七", strict=False)
    )
    return " ".join(clause.path for clause in read(text).clauses if "." in clause.path)


def test_chapters_whose_heads_lost_their_number_count(read: Read) -> None:
    assert paths(read, "第一章 总则", "统计资料", "监督检查", "第四章 附则") == "1.1 2.2 3.3 4.4"
    assert paths(read, "", "规划建设", "经营管理", "第四章 使用管理") == "1.1 2.2 3.3 4.4"
    # the last one, too, where others lost theirs
    assert (
        paths(read, "第一章 总则", "家庭教育", "第三章 学校教育", "法律责任") == "1.1 2.2 3.3 4.4"
    )


def test_heads_of_sections_are_no_chapters(read: Read) -> None:
    assert paths(read, "第一章 总则", "一般规定", "第二章 职责", "第三章 附则") == "1.1 1.2 2.3 3.4"
    assert (
        paths(read, "第一章 总则", "甲", "家庭教育", "学校教育", "第三章 附则")
        == "1.1 1.2 1.3 1.4 3.5"
    )
    assert paths(read, "第一章 总则", "第二章 职责", "法律责任") == "1.1 2.2 2.3"


def test_a_chapter_printed_twice_is_passed_over(read: Read) -> None:
    assert paths(read, "第一章 总则", "第一章 职责", "第三章 附则") == "1.1 1.2 3.3"


def test_a_plan_in_one_line_has_its_chapters_and_attachments(
    outline: Callable[..., list[tuple[str, str | None]]],
) -> None:
    text = (
        "各省、自治区、直辖市人民政府：　　现将《应急预案》印发给你们，请认真组织实施。　　1　总则　　1.1　编制目的　　健全工作机制，保障环境安全，"
        + "促进社会全面、协调、可持续发展。" * 6
        + "　　1.2　适用范围　　本预案适用于突发环境事件应对工作。　　2　组织指挥体系　　2.1　国家层面　　生态环境部负责指导协调。　　2.2　地方层面　　"
        "县级以上地方人民政府负责应对工作。　　附件：1.分级标准　　2.工作组职责 附件1突发环境事件分级标准　　一、特别重大事件　　情形如下。　　"
        "二、重大事件　　情形如下。 附件2工作组组成及职责分工　　一、污染处置组。由生态环境部牵头。　　二、应急监测组。由生态环境部牵头。"
    )
    assert [path for path, _ in outline(text)] == [
        *("0", "1", "1.1", "1.2", "2", "2.1", "2.2", "a1/1", "a1/2", "a2/1", "a2/2"),
    ]


def test_articles_from_the_thousandth_on(
    outline: Callable[..., list[tuple[str, str | None]]],
) -> None:
    text = (
        "第一章 一般规定\n第一千一百一十九条 本编调整继承关系。\n第一千一百二十条 国家保护继承权。"
    )
    assert [path for path, _ in outline(text)] == ["1", "1.1119", "1.1120"]


def test_dots_that_a_form_leaves_to_be_filled_in_are_no_contents(
    outline: Callable[..., list[tuple[str, str | None]]],
) -> None:
    form = "\n".join(f"…………（写明{what}）" for what in ("来源", "问题", "建议", "依据"))
    text = f"第一条 为了规范工作，制定本规定。\n第二条 人民法院应当制作建议书。\n附件1\n文书样式\n{form}"
    assert [path for path, _ in outline(text)] == ["1", "2"]


def test_short_articles_of_a_law_in_one_line_have_their_items(
    outline: Callable[..., list[tuple[str, str | None]]],
) -> None:
    law = (
        f"探测环境保护条例　　第一条　{FILL}　　第二条　禁止下列行为：　　（一）设置垃圾场；　　（二）修建铁路。"
        f"　　第三条　{FILL}　　第四条　{FILL}"
    )
    assert [path for path, _ in outline(law)] == ["1", "2", "2.1", "2.2", "3", "4"]
