"""Units and what is none: preamble, contents, signature, attachments, closing lines; headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def units(found: Extraction) -> list[tuple[str, str]]:
    return [
        (clause.path, found.text[clause.char_start : clause.char_end]) for clause in found.clauses
    ]


NOTICE = """北京市人民政府办公厅关于印发《某实施方案》的通知
京政办发〔2017〕1号
各区人民政府，市政府各委、办、局：
《某实施方案》已经市政府同意，现印发给你们，请认真贯彻执行。
北京市人民政府办公厅
2017年4月11日
某实施方案
为贯彻落实有关精神，制定本方案。
一、总体要求
加强领导。
二、保障措施
强化督查。"""


def test_wrapper_and_addressees_are_the_preamble(read: Read) -> None:
    found = read(NOTICE)
    assert [path for path, _ in units(found)] == ["0", "1", "2"]
    preamble = units(found)[0][1]
    assert preamble.startswith("各区人民政府") and preamble.endswith("制定本方案。")


def test_a_document_that_begins_with_a_unit_has_no_preamble(read: Read) -> None:
    assert [path for path, _ in units(read("某实施方案\n一、甲\n加强领导。"))] == ["1"]


def test_a_text_without_units_is_one_preamble(read: Read) -> None:
    found = read("关于某事的批复\n某市人民政府：\n同意你市的请示。\n某省人民政府\n2019年1月2日")
    assert units(found) == [("0", "某市人民政府：\n同意你市的请示。")]


def test_a_long_paragraph_that_ends_in_a_note_is_text(read: Read) -> None:
    report = f"近日，有关部门公布了评估结果。{'改革取得积极进展，' * 8}效果良好。（记者 某某）"
    assert units(read(f"评估结果公布\n{report}")) == [("0", report)]


def test_an_unnumbered_paragraph_belongs_to_the_unit_before(read: Read) -> None:
    found = read("一、甲\n加强领导。\n压实责任。\n二、乙\n强化督查。")
    assert units(found) == [("1", "甲\n加强领导。\n压实责任。"), ("2", "乙\n强化督查。")]


@pytest.mark.parametrize(
    "closing",
    [
        "北京市人民政府办公厅\n2017年4月11日",
        "北京市人民政府办公厅 2017年4月11日",
        "北京市人民政府办公厅\n北京市卫生健康委员会\n二〇一七年四月十一日",
        "2017年4月11日",
        "北京市人民政府办公厅\n2017年  月  日",
        "北京市人民政府办公厅 2017年4月11日印发",
        "（此件公开发布）",
        "抄送：市委各部门，市人大常委会办公厅。",
        "联系人：某某，联系电话：010-1",
        "（联系电话：010-1）",
        "附件：某任务分工表",
        "附件：1.某表\n2.某图\n北京市人民政府办公厅\n2017年4月11日",
    ],
)
def test_signature_and_closing_lines_belong_to_no_unit(closing: str, read: Read) -> None:
    found = read(f"一、甲\n加强领导。\n二、乙\n强化督查。\n{closing}")
    assert units(found)[-1] == ("2", "乙\n强化督查。")


@pytest.mark.parametrize(
    "line",
    [
        "2017年4月11日前完成整改。",
        "北京市人民政府办公厅要加强督查。",
        "附件一并抓好落实。",
        "联系人制度要健全，联系电话要公开。",
        "抄送有关部门后办理。",
    ],
)
def test_sentences_that_only_resemble_them_stay(line: str, read: Read) -> None:
    assert units(read(f"一、甲\n加强领导。\n{line}"))[-1] == ("1", f"甲\n加强领导。\n{line}")


def test_a_table_of_contents_has_no_units(read: Read) -> None:
    text = "某规划\n目 录\n第一章 总则\n第二章 任务\n第三章 附则\n第一章 总则\n加强领导。\n第二章 任务\n强化督查。\n第三章 附则\n本规划自印发之日起施行。"
    assert [text for _, text in units(read(text))] == [
        "总则\n加强领导。", "任务\n强化督查。", "附则\n本规划自印发之日起施行。",
    ]  # fmt: skip


def test_contents_whose_text_was_cut_off(read: Read) -> None:
    listed = "第一章 发展基础4\n第一节 “十三五”时期回顾4\n第二节 面临的形势7\n第二章 总体要求10"
    found = read(f"目 录\n{listed}\n根据《甲规划》，制定本规划。")
    assert [clause.path for clause in found.clauses] == ["0"]
    assert found.deadlines == ()
    assert [row.cited_title for row in found.citations] == ["甲规划"]


@pytest.mark.parametrize("dots", ["." * 30, "…" * 12])
@pytest.mark.parametrize("title", ["目　录\n", "序言目录\n", ""])
def test_contents_whose_dots_lead_to_pages_have_no_units(title: str, dots: str, read: Read) -> None:
    listed = f"第一章　总则{dots}1 第五节　缓刑{dots}10\n第一节　任务{dots}1\n绍卖淫罪\n第二章　附则{dots}12"
    text = f"某法\n{title}{listed}\n第一章　总则\n第一节　任务\n第一条　甲。\n第二章　附则\n第二条　乙。"
    assert [path for path, _ in units(read(text))] == ["1", "1.1", "1.1.1", "2", "2.2"]


# --- parts ---


@pytest.mark.parametrize(
    "head", ["附件", "附件1", "附件1：某任务分工", "附件 一", "附件：某任务分工", "附录1", "附表 2"]
)
def test_an_attachment_is_a_part(head: str, read: Read) -> None:
    found = read(
        f"一、甲\n加强领导。\n二、乙\n强化督查。\n{head}\n一、丙\n压实责任。\n二、丁\n严格考核。"
    )
    assert [path for path, _ in units(found)] == ["1", "2", "a1/1", "a1/2"]


def test_a_sentence_about_an_attachment_opens_none(read: Read) -> None:
    found = read("一、甲。\n附表中29个易涝点分为两大类。\n二、乙。")
    assert [path for path, _ in units(found)] == ["1", "2"]


def test_every_attachment_counts(read: Read) -> None:
    found = read("一、甲。\n附件1\n某表\n一、乙。\n（一）丙。\n附件2\n某图\n各单位如下：\n一、丁。")
    assert [path for path, _ in units(found)] == ["1", "a1/1", "a1/1.1", "a2/0", "a2/1"]


def test_an_attachment_keeps_its_number_where_the_one_before_has_no_units(read: Read) -> None:
    tables = "附件1\n某表\n甲 乙 丙\n附件2\n某方案\n一、丁。\n二、戊。"
    assert [path for path, _ in units(read(f"一、甲。\n二、乙。\n{tables}"))] == [
        *("1", "2", "a2/1", "a2/2"),
    ]
    # a notice without units: those of its first attachment are no part
    assert [path for path, _ in units(read(f"请执行。\n{tables}\n附件3\n一、己。"))] == [
        *("0", "1", "2", "a1/1"),
    ]


def test_a_dash_drawn_for_the_first_number_begins_a_part(read: Read) -> None:
    text = "一、甲。\n二、乙。\n北京市人民政府\n2022年月日\n现说明如下：\n—、背景\n甲。\n二、依据\n乙。"
    assert [path for path, _ in units(read(text))] == [
        *("1", "2", "a1/0", "a1/1", "a1/2"),
    ]
    assert units(read("一、甲。\n——加强监管。\n——压实责任。")) == [
        ("1", "甲。\n——加强监管。\n——压实责任。"),
    ]


def test_a_list_of_attachments_gives_no_number(read: Read) -> None:
    listed = "附件1：某表\n附件2：某方案\n北京市人民政府\n2020年1月2日\n某方案"
    found = read(f"一、甲。\n二、乙。\n{listed}\n一、丁。\n二、戊。")
    assert [path for path, _ in units(found)] == ["1", "2", "a1/1", "a1/2"]


def test_names_below_the_word_attachment_are_a_list(read: Read) -> None:
    found = read("第一条 甲。\n第二条 乙。\n附件\n1.许可证申请表\n2.许可证副本")
    assert [path for path, _ in units(found)] == ["1", "2"]
    rules = read("一、甲。\n二、乙。\n附件\n某规则\n1.许可证由市局核发。\n2.副本由区局核发。")
    assert [path for path, _ in units(rules)] == ["1", "2", "a1/1", "a1/2"]
    law = read("一、甲。\n二、乙。\n附：\n某法第九条 有下列行为的：\n（一）丙；\n（二）丁。")
    assert [path for path, _ in units(law)] == ["1", "2", "a1/0", "a1/1", "a1/2"]
    said = read("一、甲。\n二、乙。\n附件\n1.许可证由市局核发。\n2.副本由区局核发。")
    assert [path for path, _ in units(said)] == ["1", "2", "a1/1", "a1/2"]


def test_a_chapter_and_its_first_article_in_a_line(read: Read) -> None:
    text = (
        "　第一章　总则　　第一条 　为规范管理，制定本办法。\n　　第二条 　本办法适用于本市。\n"
        "　第二章　管理　　第三条 　管理按照第一章 第二条 的规定执行。"
    )
    assert units(read(text)) == [
        ("1", "总则"),
        ("1.1", "为规范管理，制定本办法。"),
        ("1.2", "本办法适用于本市。"),
        ("2", "管理"),
        ("2.3", "管理按照第一章 第二条 的规定执行。"),
    ]


def test_a_plan_after_the_notice_that_has_units_is_a_part(read: Read) -> None:
    found = read(
        "关于某事的通知\n一、甲。\n二、乙。\n北京市人民政府\n2019年1月2日\n某方案\n为加强管理，制定本方案。\n一、丙。\n二、丁。"
    )
    assert [path for path, _ in units(found)] == ["1", "2", "a1/0", "a1/1", "a1/2"]


def test_articles_may_stand_below_chinese_numerals(read: Read) -> None:
    found = read(
        "一、总 则\n第一条 甲。\n第二条 乙。\n二、管 理\n第三条 丙。\n（一）丁；\n第四条 戊。"
    )
    assert [clause.path for clause in found.clauses] == [
        *("1", "1.1", "1.2", "2", "2.3", "2.3.1", "2.4")
    ]


@pytest.mark.parametrize(
    ("head", "first"), [("", "a1/1"), ("第一章 总 则\n", "a1/1.1")], ids=["articles", "chapters"]
)
def test_a_law_printed_anew_below_a_decision_is_a_part(head: str, first: str, read: Read) -> None:
    decision = "一、删去第三条。\n二、将第五条改为第三条。\n本决定自公布之日起施行。\n甲条例\n"
    found = read(f"{decision}{head}第一条 乙。\n第二条 丙。")
    assert [clause.path for clause in found.clauses if clause.label == "第一条"] == [first]


def test_a_restart_needs_the_outermost_family(read: Read) -> None:
    found = read("一、甲\n（一）乙。\n（二）丙。\n二、丁\n（一）戊。\n（二）己。")
    assert [path for path, _ in units(found)] == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


# --- headings ---


@pytest.mark.parametrize(
    ("unit", "heading", "kind"),
    [
        ("一、总体要求", "总体要求", "heading"),
        ("一、总体要求。", None, "provision"),
        ("一、总体要求\n加强领导。", "总体要求", "provision"),
        ("一、总体要求。\n加强领导。", "总体要求", "provision"),
        ("一、加强组织领导。各地要高度重视，压实责任。", "加强组织领导", "provision"),
        ("一、加强组织领导，压实工作责任。", None, "provision"),
        ("一、加强组织领导（市财政局负责）", "加强组织领导（市财政局负责）", "heading"),
        ("一、压缩审批时限。（责任单位：市财政局）", None, "provision"),
        (
            "一、围绕安全、优质、高效、品牌，建立完善农产品、食品的良好生产规范和可追溯制度，提升质量安全水平。\n市农业局、卫生局负责落实。",
            None,
            "provision",
        ),
        ("一、失能评估为其他情形的，由申请人按100%的比例支付。由市财政局审核。", None, "provision"),
        ("一、以下情形除外：", None, "provision"),
        ("第一条 本办法适用于本市。本市另有规定的从其规定。", None, "provision"),
        ("第一条 【适用范围】本办法适用于本市。", "适用范围", "provision"),
        ("第一条（5年内回购）本办法适用于本市。", "5年内回购", "provision"),
        ("第一条（适用范围）本办法适用于本市。", "适用范围", "provision"),
        ("第一条 适用范围\n本办法适用于本市。", "适用范围", "provision"),
        ("第一条 新、改、扩建要求\n建设单位应当报备。", "新、改、扩建要求", "provision"),
        ("第一条 为规范支付系统\n的运行，制定本办法。", None, "provision"),
        ("第一条 禁止下列\n行为。", None, "provision"),
        ("第一章　总则", "总则", "heading"),
        ("第一部分：合法缴纳", "合法缴纳", "heading"),
    ],
)
def test_headings(unit: str, heading: str | None, kind: str, read: Read) -> None:
    clause = read(unit).clauses[-1]
    assert (clause.heading, clause.kind) == (heading, kind)


def test_a_short_sentence_above_its_items_is_their_heading(read: Read) -> None:
    found = read("一、加强领导。\n（一）压实责任，强化督查。\n（二）严格考核，兑现奖惩。")
    assert (found.clauses[0].heading, found.clauses[0].kind) == ("加强领导", "heading")


@pytest.mark.parametrize(
    ("item", "heading"),
    [
        ("依法应当解除合同的其他情形。", None),
        ("机器设备、车船，为购进价格以及其他有关费用。", None),
        ("是否对公共利益产生不利影响。", None),
        ("偶然所得。", None),
        ("申请与受理", "申请与受理"),
    ],
)
def test_an_article_s_last_item_is_not_named_by_its_only_sentence(
    item: str, heading: str | None, read: Read
) -> None:
    """What goes on below it is the article."""
    found = read(f"第一条 有下列情形之一的：\n（一）甲；\n（二）{item}\n承租人应当结清费用。")
    assert found.clauses[-1].heading == heading


def test_an_item_is_named_by_its_only_sentence_where_none_before_it_ends_a_list(read: Read) -> None:
    found = read("第一条 按照下列程序办理：\n（一）甲。\n乙。\n（二）申请。\n承租人应当结清费用。")
    assert found.clauses[-1].heading == "申请"


def test_a_list_of_attachments_goes_on_over_a_name_that_begins_with_a_year(read: Read) -> None:
    text = "一、甲。\n（一）乙。\n附件：\n1.2025年房源简介\n2.服务窗口\n3.办理指引\n某局\n2025年3月19日"
    assert [clause.path for clause in read(text).clauses] == ["1", "1.1"]


def test_what_is_attached_may_be_named_by_its_year(read: Read) -> None:
    text = "一、甲。\n二、乙。\n某局\n2023年7月24日\n附件：\n{}\n一、教育\n1.新建学校（责任单位：市教委）"
    attached = read(text.format("2023年某市民生实事项目"))
    assert [clause.path for clause in attached.clauses] == ["1", "2", "a1/1", "a1/1.1"]
    assert [clause.path for clause in read(text.format("1.实事项目")).clauses] == ["1", "2"]


def test_lines_that_come_again_below_sentences_are_no_contents(read: Read) -> None:
    text = "（六）完成时限：2008年\n三、改水\n（一）责任领导：甲\n（二）市教委落实。\n（六）完成时限：2008年\n四、修路"
    paths = [clause.path for clause in read(text).clauses]
    assert paths == ["2.6", "3", "3.1", "3.2", "3.6", "4"]


def test_a_list_of_headings_above_the_text_is_its_contents(read: Read) -> None:
    listed = "一、总体要求\n二、主要任务\n（一）甲事\n三、保障措施"
    text = "各区政府：\n现印发给你们。\n{}\n一、总体要求\n甲。\n二、主要任务\n（一）甲事\n乙。\n三、保障措施\n丙。"
    found = read(text.format(listed)).clauses
    assert [clause.path for clause in found] == ["0", "1", "2", "2.1", "3"]
    assert found[1].heading == "总体要求"
    again = read("一、甲\n二、乙\n一、甲\n二、丙").clauses
    assert [clause.path for clause in again] == ["1", "2", "a1/1", "a1/2"]


def test_the_first_unit_may_stand_behind_its_announcement(read: Read) -> None:
    found = read("各区政府：现提出以下意见： 一、推进项目建设\n加快审批。\n二、加强监管")
    assert units(found) == [
        ("0", "各区政府：现提出以下意见："),
        *(("1", "推进项目建设\n加快审批。"), ("2", "加强监管")),
    ]
    assert [row.path for row in read("办法分为三类：一、甲类为好。").clauses] == ["0"]
    glued = read("现向社会征集意见。一、征集的内容\n1.意见。\n2.建议。\n二、征集的时间\n即日起。")
    assert [path for path, _ in units(glued)] == ["0", "1", "1.1", "1.2", "2"]
    assert units(glued)[0][1] == "现向社会征集意见。"
    within = read("甲。\n一、乙。详见其他。一、丙\n丁。\n二、戊")
    assert [path for path, _ in units(within)] == ["0", "1", "2"]


def test_a_long_paragraph_that_was_cut_off_is_a_preamble(
    outline: Callable[..., list[tuple[str, str | None]]],
) -> None:
    cut = "为解决残疾人特殊生活困难和长期照护困难，改善其生活质量，保障其生存发展权益，根据国务院关于全面建立两项补贴制度的意见和省委、省政府的部署要求，结合我市实际情况（国发〔"
    assert outline(f"{cut}\n一、甲。") == [("0", None), ("1", "一、")]
    assert outline("某市困难残疾人生活补贴，实施方案\n一、甲。") == [("1", "一、")]


def test_an_article_above_the_first_chapter_s_head_is_of_that_chapter(read: Read) -> None:
    """The rules of procedure of the National People's Congress print 第一条 above 第一章."""
    rules = "某会议事规则\n第一条 制定本规则。\n第一章 会议\n第二条 每年举行。\n第二章 议案\n第三条 说明。\n"
    assert [clause.path for clause in read(rules).clauses] == ["1.1", "1", "1.2", "2", "2.3"]


def test_articles_above_a_law_s_second_chapter_are_of_its_first(read: Read) -> None:
    lost = (
        "第一条 为了规范，制定本条例。\n第二条 甲应当做好工作。\n第二章 责任\n第三条 乙应当参加。"
    )
    assert [clause.path for clause in read(lost).clauses] == ["1.1", "1.2", "2", "2.3"]
    later = lost.replace("第二章", "第四章")
    assert [clause.path for clause in read(later).clauses] == ["3.1", "3.2", "4", "4.3"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("监测与预警", "甲应当做好工作。"),
        ("城乡规划的实施\n一般规定", "甲应当做好工作。"),
        # an article's own last lines
        ("乙应当配合。", "甲应当做好工作。\n乙应当配合。"),
        ("包括下列各项：\n身份证明", "甲应当做好工作。\n包括下列各项：\n身份证明"),
        ("某市实施条例（2020年）", "甲应当做好工作。\n某市实施条例（2020年）"),
    ],
)
def test_a_chapter_s_head_without_its_number_is_no_article_s_text(
    line: str, text: str, read: Read
) -> None:
    document = read(
        f"第一条 为了规范，制定本条例。\n第二条 甲应当做好工作。\n{line}\n第三条 乙应当参加。"
    )
    paths = [(clause.path, clause.label) for clause in document.clauses]
    assert paths == [("1", "第一条"), ("2", "第二条"), ("3", "第三条")]
    clause = document.clauses[1]
    assert document.text[clause.char_start : clause.char_end] == text


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ("《大同市绿化条例》解读", ["1", "2"]),
        ("关于《大同市绿化条例》的说明", ["1", "2"]),
        ("《大同市绿化条例》的附则", ["1", "2", "2.1"]),  # no explanation
    ],
)
def test_an_explanation_behind_a_law_is_no_unit(line: str, paths: list[str], read: Read) -> None:
    law = "大同市绿化条例\n第一条 为了绿化，制定本条例。\n第二条 本条例自2020年1月1日起施行。\n"
    below = f"{law}{line}\n一、必要性\n市财政局负责统筹资金。\n"
    assert [path for path, _ in units(read(below))] == paths
    # what stands below it is read where another law follows, or where no article stands above it
    assert "a1/2" in [path for path, _ in units(read(f"{below}第一条 甲。\n第二条 乙。\n"))]
    notice = f"现印发给你们，请认真贯彻实施。\n{line}\n一、必要性\n市财政局负责。\n二、内容\n市水务局负责。\n"
    assert [path for path, _ in units(read(notice))][-1] == "2"
    # within the law, the line cites
    within = law.replace("第二条", f"{line}\n第二条") + "\n"
    assert [path for path, _ in units(read(within))] == ["1", "2"]
