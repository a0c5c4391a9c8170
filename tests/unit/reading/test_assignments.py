"""Brackets, labels and columns that say who leads, who supports and who is responsible."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Duties = Callable[[str], list[tuple[str, str]]]
Read = Callable[..., Extraction]
ROLES = {"L": "lead", "S": "support", "R": "responsible"}


def expected(rows: str) -> list[tuple[str, str]]:
    """L市财政局 S市民政局: roles and names."""
    return [(row[1:], ROLES[row[0]]) for row in rows.split()]


BRACKETED = [
    # labels
    ("牵头单位：市财政局，配合单位：市民政局、市教委", "L市财政局 S市民政局 S市教委"),
    ("责任单位：市财政局、市民政局", "R市财政局 R市民政局"),
    ("责任部门:市财政局", "R市财政局"),
    # a label without a colon
    ("牵头单位为市财政局，配合单位为市民政局、市教委", "L市财政局 S市民政局 S市教委"),
    ("牵头单位是市财政局，责任单位——市民政局", "L市财政局 R市民政局"),
    ("以责任单位为主，配合单位是否落实", ""),
    ("牵头部门：市财政局；责任单位：市民政局", "L市财政局 R市民政局"),
    ("主办：市财政局；协办：市民政局", "L市财政局 S市民政局"),
    ("第一责任单位：市财政局；参与单位：市民政局", "L市财政局 S市民政局"),
    ("负责单位：市财政局", "R市财政局"),
    ("责任单位∶市财政局", "R市财政局"),
    ("指导单位：市财政局", "R市财政局"),
    ("负责部门：市财政局、市商务局，适用范围：北京自贸试验区", "R市财政局 R市商务局"),
    ("牵头考核单位：市财政局，考核单位：市民政局", "L市财政局 R市民政局"),
    ("市财政局会市民政局、市教委负责", "L市财政局 S市民政局 S市教委"),
    ("市级牵头单位：市财政局", "L市财政局"),
    ("完成时限：2019年底前，责任单位：市财政局", "R市财政局"),
    ("责任单位：市财政局，完成时限：2019年底前", "R市财政局"),
    ("责任单位：市财政局；责任人：张某；配合单位：市民政局", "R市财政局 S市民政局"),
    ("分管领导：李某；责任单位：市财政局", "R市财政局"),
    ("市财政局，配合单位：市民政局", "R市财政局 S市民政局"),
    ("责任单位：市财政局〔市国资委〕、市民政局", "R市财政局 R市民政局"),
    ("责任单位：市财政局、天津海关、天津海事局", "R市财政局 R天津海关 R天津海事局"),
    # nothing but bodies that the register knows
    ("市财政局、市民政局", "R市财政局 R市民政局"),
    ("市水务局牵头，各县(市)区政府负责落实。以下均需各县(市)区政府落实，区政府无相关工作职能的，由市政府直属责任部门负责相关工作，不再列出", "L市水务局 R各县(市)区政府"),
    # a note that the first of the list leads
    ("市税务局、市财政局，各县市、区政府，列第一位的为牵头单位，下同。以下均需各县市、区政府落实，不再列出", "L市税务局 S市财政局 S各县市、区政府"),
    ("市税务局、市场主体，列第一位的为牵头单位", ""),
    ("责任单位：市税务局、市财政局，各镇街区。以下均需各镇街区落实，不再列出。排在前位为牵头部门，下同。", "L市税务局 S市财政局 S各镇街区"),
    ("责任单位：市税务局、市财政局，各区政府。逗号前面的为牵头单位，下同", "L市税务局 L市财政局 S各区政府"),
    ("责任单位：市税务局、市财政局。（逗号前为牵头单位，下同）", "R市税务局 R市财政局"),
    ("配合单位：市公安局、市商务局等市直（驻市）进驻单位，各区政府", "S市公安局 S市商务局 S各区政府"),
    ("责任单位：市税务局，各县（市、区，含开发区，下同）政府", "R市税务局 R各县（市、区，含开发区，下同）政府"),
    # verbs
    ("市财政局主办，市民政局协办", "L市财政局 S市民政局"),
    ("市财政局负责", "R市财政局"),
    ("市财政局、市民政局负责", "R市财政局 R市民政局"),
    ("市财政局牵头", "L市财政局"),
    ("市财政局牵头，市民政局配合", "L市财政局 S市民政局"),
    ("市财政局、发展和改革局牵头督导，市民政局配合", "L市财政局 L市发展和改革局 S市民政局"),
    ("市财政局牵头负责，市民政局、市教委参与", "L市财政局 S市民政局 S市教委"),
    ("市财政局牵头，市民政局、市教委按职责分工负责", "L市财政局 R市民政局 R市教委"),
    ("市财政局、市民政局按职责分工负责", "R市财政局 R市民政局"),
    ("市财政局、市民政局按照职责分工负责", "R市财政局 R市民政局"),
    ("市财政局、市民政局分别负责", "R市财政局 R市民政局"),
    ("由市财政局牵头，市民政局配合", "L市财政局 S市民政局"),
    ("市财政局牵头；市民政局负责", "L市财政局 R市民政局"),
    # 会同
    ("市财政局会同市民政局负责", "L市财政局 S市民政局"),
    ("责任单位：市城管局、环卫处、园林处", "R市城管局 R市环卫处 R市园林处"),
    ("市财政局会同有关部门负责", "L市财政局 S有关部门"),
    ("国家发展改革委、财政部等部门会同各地负责落实", "R国家发展改革委 R财政部 S各地"),
    ("市财政局、市民政局会同市教委负责", "R市财政局 R市民政局 S市教委"),
    ("市财政局等部门会同各区政府负责", "R市财政局 S各区政府"),
    # a list's own notes
    ("责任单位：市发展改革委（市协同办）、市财政局", "R市发展改革委 R市财政局"),
    ("市发展改革委（市协同办）牵头", "L市发展改革委"),
    ("责任单位：市财政局、市民政局，列第一位者为牵头单位", "L市财政局 S市民政局"),
    ("责任单位：市财政局、市文化广电旅游体育局、市工商联（列第一位者为牵头或汇总单位，下同）", "L市财政局 S市文化广电旅游体育局 S市工商联"),
    ("责任单位：昌平区、海淀区政府", "R昌平区政府 R海淀区政府"),
    ("属地责任：各区政府", "R各区政府"),
    ("省重点产业推进工作专班牵头单位牵头，省赛会执委会配合", "L省重点产业推进工作专班牵头单位 S省赛会执委会"),
]  # fmt: skip


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "【】", "[]"])
@pytest.mark.parametrize(("content", "rows"), BRACKETED)
def test_brackets_at_a_provision_s_end(
    content: str, rows: str, brackets: str, duties: Duties
) -> None:
    opening, closing = brackets
    assert duties(f"加强监管。{opening}{content}{closing}") == expected(rows)


@pytest.mark.parametrize(("content", "rows"), [case for case in BRACKETED if "：" in case[0][:6]])
def test_labels_on_a_line_of_their_own(content: str, rows: str, duties: Duties) -> None:
    assert duties(f"加强监管\n压实责任。\n{content}") == expected(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("一、推进改革。【责任单位】市财政局", "R市财政局"),
        ("一、推进改革。[牵头单位]市财政局[配合单位]市民政局", "L市财政局 S市民政局"),
    ],
)
def test_labels_in_brackets_of_their_own(text: str, rows: str, duties: Duties) -> None:
    assert duties(text) == expected(rows)


def test_a_note_in_the_preamble_governs_bare_brackets(duties: Duties) -> None:
    text = (
        "现将任务分工印发给你们，列第一位的为牵头单位，其他为配合单位，请认真组织落实。\n\n"
        "一、推进改革。（市财政局、市民政局）"
    )
    assert duties(text) == expected("L市财政局 S市民政局")


def test_traditional_characters_assign_too(read: Read) -> None:
    document = read("一、推進改革，由市教育局牽頭。（責任單位：市財政局、市衛生健康委）")
    assert [row.name for row in document.responsibilities] == [
        "市教育局",
        "市財政局",
        "市衛生健康委",
    ]


def test_a_label_a_line(duties: Duties) -> None:
    text = (
        "加强监管\n压实责任。\n牵头单位：市财政局\n配合单位：市民政局、市教委\n完成时限：2019年底前"
    )
    assert duties(text) == expected("L市财政局 S市民政局 S市教委")


@pytest.mark.parametrize(
    "text",
    [
        "加强监管（含事中事后监管）。",
        "加强监管（以下简称监管）。",
        "完善分级负责机制（另行制定）。",
        "建立责任制（责任到人）。",
        "推动落实（具体要求见附件）。",
        "明确负责人（含联系方式）。",
        "健全牵头医院（综合医院）的管理。",
        "到民政部门办理登记。",
        "向市财政局报告。",
        "经市财政局批准。",
        "落实责任：一是加强领导。",
        "支持企业参与（含民营企业参与）。",
        "报有关部门（市财政局、市民政局）。",
        "一、本办法有效期满后，应当评估。",
    ],
)
def test_brackets_and_mentions_that_assign_nothing(text: str, duties: Duties) -> None:
    assert duties(text) == []


def test_persons_and_limits_are_no_bodies(read: Read) -> None:
    found = read("一、加强监管。（责任单位：市财政局；责任人：王某某；完成时限：2019年底前）")
    assert [row.name for row in found.responsibilities] == ["市财政局"]
    assert [found.text[row.char_start : row.char_end] for row in found.deadlines] == ["2019年底前"]
    assert [row.basis for row in found.deadlines] == ["label"]


def test_a_limit_inside_the_bracket_ends_where_the_next_label_begins(read: Read) -> None:
    found = read("一、加强监管。(完成时限:2019年12月底前,责任单位:市财政局、市民政局)")
    assert [str(row.end_date) for row in found.deadlines] == ["2019-12-31"]
    assert len(found.responsibilities) == 2


def test_several_brackets_give_one_row_a_body_and_role(duties: Duties) -> None:
    text = "甲。（市财政局负责）乙。（市财政局、市民政局负责）丙。（市财政局牵头）"
    assert duties(text) == expected("R市财政局 R市民政局 L市财政局")


def test_the_bracket_s_row_stands_for_the_running_text_s(read: Read) -> None:
    found = read("一、市财政局要加强监管。（责任单位：市财政局）")
    assert [(row.name, row.basis) for row in found.responsibilities] == [("市财政局", "label")]


@pytest.mark.parametrize(
    "note",
    [
        "列第一位者为牵头单位，下同",
        "排在第一位的部门为牵头部门，下同",
        "第一责任单位为牵头单位，下同",
    ],
)
def test_a_note_governs_the_lists_after_it(note: str, read: Read) -> None:
    found = read(
        f"一、甲。（责任单位：市财政局、市民政局，{note}）\n二、乙。（责任单位：市教委、市科委）"
    )
    assert [(row.path, row.name, row.role) for row in found.responsibilities] == [
        ("1", "市财政局", "lead"),
        ("1", "市民政局", "support"),
        ("2", "市教委", "lead"),
        ("2", "市科委", "support"),
    ]


def test_without_a_note_nobody_leads(read: Read) -> None:
    found = read("一、甲。（责任单位：市财政局、市民政局）")
    assert {row.role for row in found.responsibilities} == {"responsible"}


def test_open_lists_and_classes(read: Read) -> None:
    found = read("一、甲。（责任单位：市财政局、市民政局等部门，各区政府）")
    assert [(row.name, row.is_open_ended, row.is_collective) for row in found.responsibilities] == [
        ("市财政局", True, False),
        ("市民政局", True, False),
        ("各区政府", False, True),
    ]


def test_a_label_without_bodies_is_an_issue(read: Read) -> None:
    found = read("一、甲。（责任单位：无）\n二、乙。（责任单位：市财政局）")
    assert [(issue.path, issue.code) for issue in found.issues] == [("1", "label_without_rows")]


def test_the_form_is_the_layout_of_the_document(read: Read) -> None:
    assert read("一、甲。（市财政局负责）").document.layout == "bracketed"
    assert read("一、甲\n乙。\n责任单位：市财政局").document.layout == "labelled"
    assert read("一、市财政局要加强监管。").document.layout == "plain"
    assert read("第一条 甲。\n第二条 乙。").document.layout == "articles"


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ("配合单位：市公安局\n市司法局", "S市公安局 S市司法局"),
        ("配合单位：市公安局、\n市司法局、市财政局", "S市公安局 S市司法局 S市财政局"),
        ("配合单位：市公安局\n市司法局\n市财政局\n完成时限：2019年底前", "S市公安局 S市司法局 S市财政局"),
        ("配合单位：市公安局\n牵头单位：市司法局", "S市公安局 L市司法局"),
        # what follows is no list of bodies
        ("配合单位：市公安局\n到市司法局办理登记", "S市公安局"),
        ("配合单位：市公安局\n各乡镇（街道）、市建管办", "S市公安局 S各乡镇 S市建管办"),
        ("配合单位：市公安局\n黎阳建管办、市司法局", "S市公安局"),
        ("配合单位：市公安局\n市司法局。", "S市公安局"),
        ("配合单位：市公安局。\n加强市场监管", "S市公安局"),
        ("责任人：张某\n市司法局", ""),
        ("完成时限：2019年底前\n市司法局", ""),
    ],
)  # fmt: skip
def test_a_label_goes_on_below(duties: Duties, lines: str, rows: str) -> None:
    assert duties(f"加强监管\n做好工作。\n{lines}") == expected(rows)


def test_a_signature_is_not_of_the_label_above(read: Read) -> None:
    text = "一、加强监管\n做好工作。\n责任单位：市公安局\n北京市人民政府办公厅\n2019年1月1日"
    assert [row.name for row in read(text).responsibilities] == ["市公安局"]


def test_a_label_goes_on_below_where_no_place_is_known(read: Read) -> None:
    text = "一、加强监管\n做好工作。\n责任单位：市公安局\n市司法局\n市场格局"
    found = read(text, issuer="").responsibilities
    assert [row.name for row in found] == ["市公安局", "市司法局"]


@pytest.mark.parametrize(
    ("issuer", "listed", "names"),
    [
        # 市医保局，河池公积金管理中心、河池税务局: branches with the place in their names share no 市
        ("河池市人民政府", "市医保局、河池公积金管理中心、河池税务局、民政局", "市医保局 河池公积金管理中心 河池税务局 市民政局"),
        ("福建省人民政府", "省农业厅、福建出入境检验检疫局、环保局", "省农业厅 福建出入境检验检疫局 省环保局"),
        ("河池市人民政府", "市医保局、河湖管理中心", "市医保局 市河湖管理中心"),
    ],
)  # fmt: skip
def test_who_shares_the_level_of_a_list(read: Read, issuer: str, listed: str, names: str) -> None:
    found = read(f"一、加强监管。（责任单位：{listed}）", issuer=issuer).responsibilities
    assert [row.name for row in found] == names.split()


def test_a_note_in_brackets_within_a_list_says_who_leads(read: Read) -> None:
    text = "一、发展\n责任单位：市发改委（首位单位为牵头单位，下同）、市财政局\n二、监管\n责任单位：市司法局、市民政局"
    assert [(row.name, row.role) for row in read(text).responsibilities] == [
        ("市发改委", "lead"),
        ("市财政局", "support"),
        ("市司法局", "lead"),
        ("市民政局", "support"),
    ]


def test_glosses_within_words_and_lists(read: Read) -> None:
    text = "一、強化領導，國家實現發展。（市財政局牽頭，各區(qū)、縣政府負(fù)責(zé)落實(shí)）"
    found = read(text).responsibilities
    assert [(row.name, row.role) for row in found] == [
        ("市財政局", "lead"),
        ("各區、縣政府", "responsible"),
    ]
    assert [row.char_end - row.char_start for row in found] == [4, 10]


def test_who_assesses_is_a_public_body(duties: Duties) -> None:
    assert duties("区绩效考核机构要加强考核。") == [("区绩效考核机构", "responsible")]
    assert duties("区医疗机构要加强管理。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a label behind a comma, whose list ends with the sentence
        ("1、棚户区改造，牵头部门：市住建委。进度较慢的县区为怀柔区和市本级。", "市住建委 lead"),
        ("交通组。组长单位：市公安局，组员单位：市财政局、市教委。负责审核制度。", "市公安局 lead 市财政局 support 市教委 support"),
        ("建设路网，完成时限：市财政局验收后。", ""),
        ("发展。责任单位：市教委、市财政局（列第一位者为工作牵头单位或汇总单位，下同）", "市教委 lead 市财政局 support"),
        ("补贴办法由市教委、财政局联合制定。", "市教委 responsible 市财政局 responsible"),
        ("由市教委联合市财政局制定办法。", "市教委 lead 市财政局 support"),
    ],
)  # fmt: skip
def test_labels_within_sentences(duties: Duties, text: str, expected: str) -> None:
    assert " ".join(f"{name} {role}" for name, role in duties(text)) == expected


def test_what_completes_a_name_is_written_as_the_document_is(read: Read) -> None:
    text = "一、強化領導，國家實現發展。財政部門要會同教育、衛生等部門制定辦法。"
    assert [row.name for row in read(text).responsibilities] == ["財政部門", "教育部門", "衛生部門"]


def test_a_shared_beginning_is_written_as_the_document_is(read: Read) -> None:
    text = (
        "一、強化領導，國家實現發展。縣級以上人民政府文物行政部門和教育、科技等行政部門應當宣傳。"
    )
    assert [row.name for row in read(text).responsibilities] == [
        "縣級以上人民政府文物行政部門",
        "縣級以上人民政府教育行政部門",
        "縣級以上人民政府科技行政部門",
    ]


def test_bodies_before_a_gloss_and_behind_by(read: Read, duties: Duties) -> None:
    text = "一、強化領導，國家實現發展。市財政部門(mén)負(fù)責(zé)全市監督。"
    assert [row.name for row in read(text).responsibilities] == ["市財政部門"]
    assert duties("由区督查组综合后汇报。") == [("区督查组", "responsible")]
    assert duties("由市公安局综合执法总队办理。") == [("市公安局综合执法总队", "responsible")]


def test_a_gloss_within_a_label(read: Read) -> None:
    text = "一、強化領導，國家實現發展。(責(zé)任單位:市財政局、市教育局)"
    rows = read(text).responsibilities
    assert [(row.name, row.basis) for row in rows] == [("市財政局", "label"), ("市教育局", "label")]


def test_a_bracket_that_is_never_closed(duties: Duties) -> None:
    text = "加强监管。〔牵头单位：市财政局；责任单位：市民政局、市教委"
    assert duties(text) == expected("L市财政局 R市民政局 R市教委")


def test_a_body_told_again_as_a_department_is_one(duties: Duties) -> None:
    text = "由市财政给予补贴，市民政部门要加强监管。（责任单位：市财政局、市教育局）"
    assert duties(text) == expected("R市民政部门 R市财政局 R市教育局")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # offices of the department that writes, where a bracket charges them
        ("（食品生产处、食品抽检处负责）", "R食品生产处 R食品抽检处"),
        (
            "（政策法规与创新体系建设处牵头，资源配置与管理处按职责分工负责）",
            "L政策法规与创新体系建设处 R资源配置与管理处",
        ),
        ("（牵头部门：厅法规处；责任部门：厅建设处、厅执法监督局）", "L厅法规处 R厅建设处 R厅执法监督局"),
        ("（责任处室：执法局、指挥中心）", "R执法局 R指挥中心"),
        ("（责任单位：执法局）", ""),
        ("（重点和难点之处负责到底）", ""),
        # labels of some plans
        ("（市分工方案：市发展改革委、财政局）", "R市发展改革委 R市财政局"),
        ("（指标牵头单位：市教委）", "L市教委"),
        ("〔任务分解：市教委、市商务局〕", "R市教委 R市商务局"),
        # names that no register tells
        ("（责任单位：市政府政务公开办、崖州湾科技城管理局）", "R市政府政务公开办 R崖州湾科技城管理局"),
        ("（责任单位：榕城海关、长乐机场海关）", "R榕城海关 R长乐机场海关"),
        ("（牵头单位：市企业开办）", ""),
    ],
)  # fmt: skip
def test_offices_and_names_that_a_bracket_tells(text: str, rows: str, duties: Duties) -> None:
    assert duties(f"加强监管。{text}") == expected(rows)


def test_offices_are_no_bodies_in_sentences(duties: Duties) -> None:
    assert duties("食品生产处负责监管。") == []
