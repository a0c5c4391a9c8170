"""Labels of every family, what only looks like one, and how units nest."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from zhengce.model import Extraction
from zhengce.reading.layout import Paragraph
from zhengce.reading.patterns import chinese_number, shadow
from zhengce.reading.unit_labels import labels
from zhengce.tables import schema

Outline = Callable[[str], list[tuple[str, str | None]]]


def label(line: str) -> tuple[str, str, int] | None:
    found = [x for x in labels(shadow(line), [Paragraph(0, len(line), None)]) if x.leading]
    return (
        (line[found[0].start : found[0].end].strip(), found[0].family, found[0].number)
        if found
        else None
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第一编 总则", ("第一编", "编", 1)),
        ("第一部分　总体要求", ("第一部分", "部分", 1)),
        ("第十二章 附则", ("第十二章", "章", 12)),
        ("第 二 节 监督", ("第 二 节", "节", 2)),
        ("第二节 监督", ("第二节", "节", 2)),
        ("第一百零三条　本办法", ("第一百零三条", "条", 103)),
        ("第12条 本办法", ("第12条", "条", 12)),
        ("第三条之一 本办法", ("第三条之一", "条", 3)),
        ("第三条项目建设单位应当落实", ("第三条", "条", 3)),
        ("61.2023 年底前完成", ("61.", "ar", 61)),
        ("1.9月30日前完成底数排查。", ("1.", "ar", 1)),
        ("2.11月底前完成。", ("2.", "ar", 2)),
        ("35.5个地级市要组团", ("35.", "ar", 35)),
        ("35.5 个部门牵头", ("35.", "ar", 35)),
        ("一、总体要求", ("一、", "cn", 1)),
        ("二十一、 加强监管", ("二十一、", "cn", 21)),
        ("三.加强监管", ("三.", "cn", 3)),
        ("（一）加强监管", ("（一）", "cnp", 1)),
        ("(十二) 加强监管", ("(十二)", "cnp", 12)),
        ("（ 三 ）加强监管", ("（ 三 ）", "cnp", 3)),
        ("（一）项目名称；", ("（一）", "cnp", 1)),
        ("（二）条件、标准；", ("（二）", "cnp", 2)),
        ("（三）款项去向。", ("（三）", "cnp", 3)),
        ("1.加强监管", ("1.", "ar", 1)),
        ("１．加强监管", ("１．", "ar", 1)),
        ("12、加强监管", ("12、", "ar", 12)),
        ("1．加强监管", ("1．", "ar", 1)),
        ("01 什么是居住证？", ("01", "ar", 1)),
        ("（1）加强监管", ("（1）", "arp", 1)),
        ("(12)加强监管", ("(12)", "arp", 12)),
        ("3）加强监管", ("3）", "half", 3)),
        ("①加强监管", ("①", "circle", 1)),
        ("⑳加强监管", ("⑳", "circle", 20)),
    ],
)  # fmt: skip
def test_every_family(line: str, expected: tuple[str, str, int] | None) -> None:
    assert label(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "2019年底前完成。",
        "2019年，全市新建基站。",
        "3个月内办结。",
        "1.5张床位",
        "22.83",
        "17.2",
        "3.5个工作日办结",
        "3.5个百分点",
        "第三条项规定",
        "1.3人户家庭；",
        "0.5%的比例",
        "30%以上",
        "12月底前",
        "100张床位",
        "第一款规定",
        "第41条~60条：",
        "第九条修改为：“各级人民政府应当加强监管。”",
        "第十三条增加一款作为该条第二款",
        "第二十七条后增加一条",
        "第八条第二款删去“及其”",
        "第一章至第四章",
        "第一篇：某市人民政府办公厅文件",
        "第三条第二款规定的情形除外".replace("第三条", "第三条例"),
        "（一）项规定",
        "05 号文件，要求加强监管",
        "020 咨询电话",
        "（二）款所列",
        "一是加强监管。",
        "二要压实责任。",
        "一方面",
        "十四五期间",
        "1,000家",
        "（2017）号",
        "（2019年）",
        "2000.5元",
        "1.5万元",
        "3.2倍",
        "万元",
    ],
)
def test_what_only_looks_like_a_label(line: str) -> None:
    assert label(line) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百", 100), ("一百零三", 103), ("百", 100), ("二〇一七", 2017), ("〇", 0)],
)  # fmt: skip
def test_chinese_numbers(numeral: str, value: int) -> None:
    assert chinese_number(numeral) == value


def test_padded_numbers_of_pages_laid_out_for_reading(outline: Outline) -> None:
    assert paths(outline, "01 / 指导思想\n甲。\n02 /基本原则\n（一）乙。\n（二）丙。") == [
        "1",
        "2",
        "2.1",
        "2.2",
    ]
    assert paths(outline, "一、甲。\n01/02号楼\n乙。") == ["1"]


@pytest.mark.parametrize("numeral", ["", "甲", "一甲", "12"])
def test_what_is_no_chinese_number(numeral: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        chinese_number(numeral)


# --- nesting ---


def paths(outline: Outline, text: str) -> list[str]:
    return [path for path, _ in outline(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n（2）庚\n2.辛\n（二）壬\n二、癸", "1 1.1 1.1.1 1.1.1.1 1.1.1.1.1 1.1.1.1.2 1.1.1.2 1.1.2 1.2 2"),
        ("第一编 甲\n第一章 乙\n第一节 丙\n第一条 丁。\n第二条 戊。\n第二章 己\n第三条 庚。", "1 1.1 1.1.1 1.1.1.1 1.1.1.2 1.2 1.2.3"),
        ("第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁。", "1 1.1 1.2 2"),
        # in the order in which the document introduces them
        ("1.甲\n（1）乙\n（2）丙\n2.丁", "1 1.1 1.2 2"),
        # a run within a paragraph, whose first one a comma may stand before; no reference
        ("1.针对问题，（1）完善制度。（甲负责）（2）制定规则。（乙负责）\n2.丁", "1 1.1 1.2 2"),
        ("1.按照，（1）的要求办理，加强监管和指导。\n2.丁", "1 2"),
        # 1.总则, 1.1编制目的, …, 2.组织体系: one family; a list below 1.3 is another
        ("1.甲\n1.1乙\n1.2丙\n2.丁\n2.1戊\n3.己", "1 1.1 1.2 2 2.1 3"),
        ("1.甲\n1.1乙\n1.2丙\n（1）丁\n（2）戊\n2.己\n3.庚\n3.1辛", "1 1.1 1.2 1.2.1 1.2.2 2 3 3.1"),
        ("1.1甲\n1.2乙\n1.3丙\n1.丁\n2.戊", "1.1 1.2 1.3 1.3.1 1.3.2"),
        ("1.甲\n1.1乙\n1.2丙\n1.丁\n2.戊\n2.己\n2.1庚", "1 1.1 1.2 1.2.1 1.2.2 2 2.1"),
        ("（一）甲\n1.乙\n2.丙\n（二）丁", "1 1.1 1.2 2"),
        ("1.甲\n一、乙\n二、丙\n2.丁\n一、戊", "1 1.1 1.2 2 2.1"),
        # a level may be left out
        ("一、甲\n1.乙\n2.丙\n二、丁\n（一）戊\n1.己", "1 1.1 1.2 2 2.1 2.1.1"),
        # numbers that go on across chapters
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（三）戊\n（四）己", "1 1.1 1.2 2 2.3 2.4"),
        ("第一章 甲\n第一条 乙。\n第二章 丙\n第二条 丁。\n第三条 戊。", "1 1.1 2 2.2 2.3"),
        ("一、甲\n1.乙\n二、丙\n2.丁\n3.戊", "1 1.1 2 2.2 2.3"),
        # decimal numbers
        ("1.1 目的\n明确责任。\n1.2 依据\n依法。\n2.1 机构\n甲。\n2.1.1 职责\n乙。\n2.2 分工\n丙。", "1.1 1.2 2.1 2.1.1 2.2"),
        ("1 总则\n1.1 目的\n明确责任。\n1.2 依据\n依法。\n2 组织\n2.1 机构\n甲。\n2.1.1 职责\n乙。\n2.2 分工\n丙。", "1 1.1 1.2 2 2.1 2.1.1 2.2"),
        # the numbers of a document that is numbered 1., 2.
        ("1.80周岁以上老人免费\n2.其他老人半价", "1 2"),
        # other full stops behind a number
        ("1。打通道路20条。\n2。建成公园。\n3。完善设施。", "1 2 3"),
        ("1﹒打通道路20条。\n2﹒建成公园。", "1 2"),
        # a misprint leaves a gap, and a repeated number no second unit
        ("一、甲\n二、乙\n四、丙", "1 2 4"),
        ("一、甲\n一、乙\n二、丙", "1 2"),
        # the first of a section is missing
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（二）戊\n（三）己", "1 1.1 1.2 2 2.2 2.3"),
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（四）戊\n（五）己", "1 1.1 1.2 2 2.4 2.5"),
        ("一、甲\n1.乙\n2.丙\n二、丁\n9.戊", "1 1.1 1.2 2"),
        # numbers that go on across chapters, some of which were left out
        ("一、甲\n1.乙\n2.丙\n3.丁\n二、戊\n5.己\n6.庚\n8.辛", "1 1.1 1.2 1.3 2 2.5 2.6 2.8"),
        ("一、甲\n1.乙\n2.丙\n3.丁\n二、戊\n5.己", "1 1.1 1.2 1.3 2"),
    ],
)  # fmt: skip
def test_nesting(text: str, expected: str, outline: Outline) -> None:
    assert paths(outline, text) == expected.split()


def test_a_list_that_begins_again_stays_inside_its_unit(outline: Outline) -> None:
    text = "一、甲\n1.乙。\n2.丙，包括：\n1.丁；\n2.戊。\n3.己。"
    assert paths(outline, text) == ["1", "1.1", "1.2", "1.3"]


def test_a_quoted_list_is_no_run(outline: Outline) -> None:
    said = "一、适用《某解释》第十五条“下列物质应当认定为“有毒物质”：（一）危险废物；（二）其他物质”的规定；"
    assert outline(said) == [("1", "一、")]
    unclosed = "一、各地要“因地制宜。（一）加强监管，落实责任。（二）强化“服务”，提高效率。"
    assert outline(unclosed) == [("1", "一、"), ("1.1", "（一）"), ("1.2", "（二）")]


def test_a_run_of_numbers_inside_a_paragraph_is_units(outline: Outline) -> None:
    assert paths(outline, "一、目标。1.建成平台。2.完善制度。3.健全机制。\n二、甲") == [
        "1",
        "1.1",
        "1.2",
        "1.3",
        "2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、一是加强监管；二是压实责任。",
        "一、要求如下。1.建成平台并投入使用。",
        "一、按照第（三）条、第（四）条办理。",
        "一、达到1.5张、2.5张。",
    ],
)
def test_what_is_no_run(text: str, outline: Outline) -> None:
    assert paths(outline, text) == ["1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("八、甲\n（责任单位：市财政局)九、支持示范项目\n（一）乙", []),
        ("一、甲\n加强监管（责任单位：市财政局)二、支持示范项目\n（一）乙", ["1", "2", "2.1"]),
        ("一、甲。加强监管。二、支持示范项目\n（一）乙", ["1", "2", "2.1"]),
        (
            "一、持续提升便利度（一）优化审批。加强监管，提高效率。\n（二）推进改革。",
            ["1", "1.1", "1.2"],
        ),
        ("一、流程再造1.实现一网通办。2.优化流程。", ["1", "1.1", "1.2"]),
        ("一、依照附件1.名单办理。附件2.目录另行公布。", ["1"]),
        (
            "各区政府：\n附件：1.某方案2.某台账3.某细则\n附件1\n某方案\n一、甲\n1.乙。\n2.丙。",
            ["0", "1", "1.1", "1.2"],
        ),
        ("一、流程再造1.实现一网通办，提高效率。", ["1"]),
        # numbers that go on across chapters, behind a heading
        (
            "一、甲\n1.乙。\n2.丙。\n二、加大科研资助3.对获得立项的给予支持。\n4.丁。",
            ["1", "1.1", "1.2", "2", "2.3", "2.4"],
        ),
        ("一、甲\n1.乙。\n二、加大资助4.对获得立项的给予支持。\n5.丁。", ["1", "1.1", "2"]),
        # a heading within a heading
        (
            "二、甲\n三、打造新优势（一）巩固提升外循环层级1.打造开放范本。探索规则。\n2.乙。\n（二）丙。",
            ["2", "3", "3.1", "3.1.1", "3.1.2", "3.2"],
        ),
        # behind the list of a duty label, or its time limit
        (
            "一、甲\n（一）乙。责任单位：各县区人民政府，市直有关部门（二）丙事。牵头单位：市财政局\n（三）丁。",
            ["1", "1.1", "1.2", "1.3"],
        ),
        (
            "一、甲\n1.乙。\n责任单位：市直各单位\n完成时限：2023年11月底前2.丙事。\n3.丁。",
            ["1", "1.1", "1.2", "1.3"],
        ),
        ("一、甲\n（一）乙。责任单位：市财政局二、丙事\n（二）丁。", ["1", "1.1", "2", "2.2"]),
        (
            "一、甲\n（一）乙。\n责任单位：市直各单位\n完成时限：2023年11月30日（二）\n丙事。\n（三）丁。",
            ["1", "1.1", "1.2", "1.3"],
        ),
        ("一、甲\n（一）乙。责任单位：市财政局（三）丙事\n（四）丁。", ["1", "1.1", "1.3", "1.4"]),
        # in brackets behind a heading
        (
            "一、甲\n1.强化数字赋能（1）深化服务。\n（2）完善机制。\n2.优化登记服务（3）建立机制。\n（4）丁。",
            ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.3", "1.2.4"],
        ),
        # no number of a unit: a note within a list, a count, what is out of order
        ("一、甲\n（一）乙。责任单位：市财政局（一）、（二）科\n（二）丁。", ["1", "1.1", "1.2"]),
        ("一、甲\n（一）乙。责任单位：市财政局（五）科\n（二）丁。", ["1", "1.1", "1.2"]),
        ("一、甲\n1.乙。完成时限：2023年2.5个月内。\n2.丁。", ["1", "1.1", "1.2"]),
        ("一、依照前条（一）项办理的，从其规定。", ["1"]),
        ("一、依照前条（一）、（二）办理的，从其规定。", ["1"]),
    ],
)
def test_glued_headings(text: str, expected: list[str], outline: Outline) -> None:
    if expected:
        assert paths(outline, text) == expected


def test_numbers_in_brackets_have_three_digits(outline: Outline) -> None:
    tasks = "\n".join(f"（{number}）推进改革。" for number in range(1, 121))
    assert paths(outline, f"一、甲\n{tasks}")[-1] == "1.120"


def test_a_gap_is_an_issue(read: Callable[..., object]) -> None:
    found = read("一、甲。\n二、乙。\n四、丙。")
    assert [(issue.code, issue.path) for issue in found.issues] == [("numbering_gap", "4")]  # type: ignore[attr-defined]


def test_articles_that_an_amendment_put_between(
    outline: Outline, read: Callable[..., Extraction]
) -> None:
    law = (
        "第一章 总则\n第一条 甲：\n（一）甲；\n（二）乙。\n第一条之一 乙：\n（一）丙；\n（二）丁。\n第一条之二 丙。\n"
        "第一条之一规定的行为，从重处罚。\n第二条 丁。\n第五条之一 戊。\n第三条 己。"
    )
    assert [path for path, _ in outline(law)] == [
        *("1", "1.1", "1.1.1", "1.1.2", "1.1-1", "1.1-1.1", "1.1-1.2", "1.1-2", "1.2", "1.3")
    ]
    form = schema.load().tables["clauses"].column("path").pattern or ""
    assert all(re.search(form, clause.path) for clause in read(law).clauses)


def test_a_unit_with_nothing_behind_its_label_is_read(read: Callable[..., Extraction]) -> None:
    assert [clause.path for clause in read("一、甲。\n二、").clauses] == ["1", "2"]


def test_no_gap_where_numbers_go_on(read: Callable[..., object]) -> None:
    found = read("一、甲\n（一）乙。\n二、丙\n（二）丁。")
    assert found.issues == ()  # type: ignore[attr-defined]


def test_labels_are_as_printed(outline: Outline) -> None:
    text = "第一章　甲\n（一）乙\n１．丙\n① 丁"
    assert [label for _, label in outline(text)] == ["第一章", "（一）", "１．", "①"]


def test_a_part_of_a_longer_document_goes_on_counting(outline: Outline) -> None:
    text = "（十九）促进消费。\n64.支持各地。\n65.因城施策。\n（二十）支持企业。\n66.依法合规。"
    paths = ["19", "19.64", "19.65", "20", "20.66"]
    assert [path for path, _ in outline(text)] == paths
    assert [path for path, _ in outline("一、任务\n64.支持各地。\n因城施策。")] == ["1"]
    assert [path for path, _ in outline("2、支持各地。\n3、因城施策。")] == ["2", "3"]
    assert [path for path, _ in outline("支持：\n2、各地。\n3、因城施策。")] == ["0"]


def test_a_picture_is_no_unit(outline: Outline) -> None:
    assert [path for path, _ in outline("1.png\n一、加快落实\n1.按月退还。")] == ["1", "1.1"]


def test_glosses_between_a_numeral_and_its_mark(outline: Outline) -> None:
    lines = "一(yī / yì /yí)、強化組織領導\n1.市財政局要加強監督，發揮作用。\n二(èr)、優化環境，國務院實現責任。"
    assert [path for path, _ in outline(lines)] == ["1", "1.1", "2"]


def test_a_chapter_whose_first_one_was_cut_off_is_none_of_its_item(outline: Outline) -> None:
    text = "（十五）放宽限制。\n（十六）加强设计。\n二、提升水平\n（十七）支持监管。\n三、推动创新\n（十八）支持开放。"
    assert [path for path, _ in outline(text)] == ["1.15", "1.16", "2", "2.17", "3", "3.18"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（二）甲。\n（三）乙。\n二、丙\n（一）丁。\n三、戊", "1.2 1.3 2 2.1 3"),
        ("（2）甲。\n（3）乙。\n（三）丙\n（1）丁。\n二、戊", "1.2.2 1.2.3 1.3 1.3.1 2"),
        ("（2）甲（责任单位：市财政局）\n（3）乙（责任单位：市教委）", "2 3"),
        ("2．甲。\n3．乙。\n（二）丙\n1．丁。\n2．戊。\n三、己", "2.1.2 2.1.3 2.2 2.2.1 2.2.2 3"),
        ("（二）甲。\n1.乙。\n2.丙。\n（三）丁。", "2 2.1 2.2 3"),
        # a part that begins anew, and what only looks like a label
        ("（二）甲。\n（三）乙。\n一、丙\n二、丁", "2 3 3.1 3.2"),
        ("（2）甲。\n乙。", "0"),
    ],
)
def test_a_page_that_begins_within_a_chapter(outline: Outline, text: str, expected: str) -> None:
    assert [path for path, _ in outline(text)] == expected.split()


def test_articles_of_a_law_cut_off_in_some_lines(outline: Outline) -> None:
    text = "其他部门负责保护。第四条市人民政府应当规划。\n鼓励捐赠。第五条各级政府应当重视。\n任何人都有义务。第六条给予奖励。"
    assert [path for path, _ in outline(text) if path != "0"] == ["4", "5", "6"]


def test_articles_of_a_law_cut_off_and_run_together(outline: Outline) -> None:
    text = (
        "所称环境，是指条件。第三条应当遵循原则。第四条市人民政府负责。"
        "第二章优化环境第五条市人民政府应当改革。第六条建立制度。"
    )
    assert [path for path, _ in outline(text)] == ["0", "3", "4", "2", "2.5", "2.6"]


def test_a_bare_chapter_above_its_first_decimal(outline: Outline) -> None:
    text = "某县某应急预案\n1总则\n1.1编制目的\n为了加强管理。\n1.2编制依据\n依据规定。"
    assert [path for path, _ in outline(text)] == ["1", "1.1", "1.2"]


def test_articles_that_a_sentence_names_are_none(outline: Outline) -> None:
    assert [path for path, _ in outline("一、依据\n按以下规定执行：第三条、第四条的规定。")] == [
        "1"
    ]


def test_articles_left_out_before_a_chapter(outline: Outline) -> None:
    text = "第一章 总则\n第一条 甲。\n第二条 乙。\n第七章 附则\n第四十三条 丙。"
    assert paths(outline, text) == ["1", "1.1", "1.2", "7", "7.43"]
    assert paths(outline, "第一章 总则\n第一条 甲。\n第四十三条 规定的情形除外。") == ["1", "1.1"]


def test_a_chapter_that_begins_with_a_later_article(outline: Outline) -> None:
    assert [path for path, _ in outline("第三章 管理\n第十八条 甲。\n第十九条 乙。")] == [
        *("3", "3.18", "3.19"),
    ]


def test_an_item_within_a_line_may_begin_with_a_year(outline: Outline) -> None:
    text = (
        "一、推进改革\n1．加强监管。（财政部负责）2．2020年底前完成清理。3.2021年完成。增长2.5倍。"
    )
    assert [path for path, _ in outline(text)][-3:] == ["1.1", "1.2", "1.3"]
