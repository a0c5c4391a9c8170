"""Documents that a clause refers to, with number and relation; things in 《》 that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def cited(found: Extraction) -> list[tuple[str, str | None, str]]:
    return [(row.cited_title, row.cited_number, row.relation) for row in found.citations]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("为贯彻落实《甲意见》，制定本方案。", [("甲意见", None, "implements")]),
        ("按照《甲意见》要求执行。", [("甲意见", None, "implements")]),
        ("根据《甲意见》（国办发〔2017〕44号）精神，制定本方案。", [("甲意见", "国办发〔2017〕44号", "implements")]),
        ("根据《甲意见》(国发[2014]29号)执行。", [("甲意见", "国发[2014]29号", "implements")]),
        ("现将《甲办法》（〔94〕财农字第345号）转发给你们。", [("甲办法", "〔94〕财农字第345号", "forwards")]),
        ("《甲意见》 （京政办发〔2017〕1号）继续有效。", [("甲意见", "京政办发〔2017〕1号", "mentions")]),
        ("符合《甲标准》（GB/T 1234-2015）。", [("甲标准", "GB/T 1234-2015", "mentions")]),
        ("依据《甲规程》（GB/T15776）。", [("甲规程", "GB/T15776", "implements")]),
        ("符合《甲标准》（DB31/963-2016）。", [("甲标准", "DB31/963-2016", "mentions")]),
        ("符合《甲指南》（SH/MRV-001-2012）。", [("甲指南", "SH/MRV-001-2012", "mentions")]),
        ("符合《甲规程》（DG/TJ08-115-2008）。", [("甲规程", "DG/TJ08-115-2008", "mentions")]),
        ("按照《甲办法》（中国人民银行 财政部 中国证券监督管理委员会公告〔2005〕第5号发布）执行。", [("甲办法", "中国人民银行 财政部 中国证券监督管理委员会公告〔2005〕第5号", "implements")]),
        ("签署《甲公约》（COP26）。", [("甲公约", None, "mentions")]),
        ("《甲办法》同时废止。", [("甲办法", None, "repeals")]),
        ("《甲办法》（京政发〔2010〕1号）予以废止。", [("甲办法", "京政发〔2010〕1号", "repeals")]),
        ("按照《甲办法》（国务院国资委、财政部令第3号）执行。", [("甲办法", "国务院国资委、财政部令第3号", "implements")]),
        ("按照《甲办法》（附件、表格第3号）执行。", [("甲办法", None, "implements")]),
        ("对《甲办法》（海关总署令第9号公布，根据海关总署令第198号修改）作如下修改：", [("甲办法", "海关总署令第9号", "mentions")]),
        ("按照《甲办法》(2015年市人民政府令第16号)执行。", [("甲办法", "2015年市人民政府令第16号", "implements")]),
        ("按照本条例所附《甲当量值表》执行。", [("甲当量值表", None, "implements")]),
        ("按《甲裁量标准参照表》处罚，填写《甲申请表》。", [("甲裁量标准参照表", None, "mentions")]),
        ("《甲办法》的通知.pdf\n《乙办法》.docx", []),
        ("《甲办法》v1.5版继续有效。", [("甲办法", None, "mentions")]),
        ("《甲纪要》（法〔2004〕96号，以下简称《纪要》）继续有效。", [("甲纪要", "法〔2004〕96号", "mentions")]),
        ("按照《甲通知》（冀科资〔2024〕7号，请到省科技厅网站查看）要求执行。", [("甲通知", "冀科资〔2024〕7号", "implements")]),
        ("根据《甲条例》（以下简称《条例》）、《乙办法》（简称“《办法》”）执行。", [("甲条例", None, "implements"), ("乙办法", None, "implements")]),
        ("创排的歌舞剧《明月山的崽》获奖，电影《某山》上映。", []),
        ("电影局的《某规定》，学习影片：《某意见》。", [("某规定", None, "mentions"), ("某意见", None, "mentions")]),
        ("应添加“批复”的是《关于某事的____》。", []),
        ("参见《甲办法》。", [("甲办法", None, "mentions")]),
        ("根据《甲办法》和《乙办法》执行。", [("甲办法", None, "implements"), ("乙办法", None, "implements")]),
        ("《甲办法》已经市政府同意，现印发给你们。", [("甲办法", None, "forwards")]),
        ("省农业厅修订了《甲细则》《乙细则》，现印发给你们。", [("甲细则", None, "forwards"), ("乙细则", None, "forwards")]),
        ("现将《甲方案》印发给你们，请认真执行。", [("甲方案", None, "forwards")]),
        ("现将《“”》印发给你们。", [("“”", None, "forwards")]),
        ("《甲方案》《乙措施》已经市政府同意，现印发给你们。", [("甲方案", None, "forwards"), ("乙措施", None, "forwards")]),
        ("根据省政府印发的《甲方案》精神，制定本方案。", [("甲方案", None, "implements")]),
        (f"根据《甲{'长' * 40}意见》（国发〔2019〕13号）、《乙{'长' * 40}意见》（京政发〔2020〕1号）、《丙意见》等文件精神执行。", [(f"甲{'长' * 40}意见", "国发〔2019〕13号", "implements"), (f"乙{'长' * 40}意见", "京政发〔2020〕1号", "implements"), ("丙意见", None, "implements")]),
        ("贯彻落实省河长办印发《甲方案》、市河长办印发《乙方案》的要求，制定本方案。", [("甲方案", None, "implements"), ("乙方案", None, "implements")]),
        (f"根据财政部等部门《甲{'长' * 40}通知》（财农〔2021〕22号）、省财政厅等部门《乙通知》等文件精神执行。", [(f"甲{'长' * 40}通知", "财农〔2021〕22号", "implements"), ("乙通知", None, "implements")]),
        ("《关于落实〈甲意见〉的通知》继续有效。", [("关于落实〈甲意见〉的通知", None, "mentions")]),
        ("《关于印发《甲意见》的通知》继续有效。", [("关于印发《甲意见》的通知", None, "mentions")]),
        ("根据《某市目标责任书》执行，签订《责任书》。", [("某市目标责任书", None, "implements")]),
        # no documents
        ("在《人民日报》刊登。", []),
        ("通过《羊城论坛》、《政协委员之声》等平台表达民意。", []),
        ("举办《论坛管理办法》培训。", [("论坛管理办法", None, "mentions")]),
        ("本《通知》由市财政局负责解释，本《办法》自发布之日起施行。", []),
        ("申领《营业执照》。", []),
        ("核发《医疗机构执业许可证》。", []),
        ("填写《申请表》。", []),
        ("填写通知所附《申请表》。", []),
        ("填写本条例所附《申请表》。", []),
        ("核发本法所附《营业执照》。", []),
        ("凭《进口药品通关单》和《检验报告书》，填写《抽样记录单》。", []),
        ("检察机关发出《检察建议书》，制作《继续盘问笔录》，填入《新兵花名册》。", []),
        ("发给《缴费登记卡》《出海船舶户口簿》，在《上海证券报》和《某省人民代表大会常务委员会公报》上公布。", []),
        ("按照《负面清单》《蒙特利尔议定书》《工作通报》执行。", [("负面清单", None, "implements"), ("蒙特利尔议定书", None, "implements"), ("工作通报", None, "implements")]),
        ("填写《申请表》（一式两份）。", []),
        ("《》", []),
        ("《未完", []),
        ("》《", []),
    ],
)  # fmt: skip
def test_citations(sentence: str, expected: list[tuple[str, str | None, str]], read: Read) -> None:
    assert cited(read(f"一、{sentence}", title="某某工作要点")) == expected


def test_a_document_names_itself(read: Read) -> None:
    text = "一、本《裁量权规定》所称名录，是指样本《裁量办法汇编》所列。"
    assert cited(read(text, title="某省处罚自由裁量权规定")) == [("裁量办法汇编", None, "mentions")]


def test_the_same_document_cited_twice_is_two_rows(read: Read) -> None:
    assert len(read("一、按照《甲意见》执行，未尽事宜见《甲意见》。").citations) == 2


def test_title_and_number_are_one_span(read: Read) -> None:
    found = read("一、根据《甲意见》（国办发〔2017〕44号）执行。")
    row = found.citations[0]
    assert found.text[row.char_start : row.char_end] == "《甲意见》（国办发〔2017〕44号）"


def test_a_title_over_two_lines_is_one(read: Read) -> None:
    assert cited(read("一、根据《甲\n意见》执行。", title="某要点"))[0][0] == "甲意见"


def test_links_in_lines_of_their_own_are_one_list(read: Read) -> None:
    found = read("一、根据《\n甲法》、《\n乙办法\n》等规定执行。\n二、丙。")
    assert cited(found) == [("甲法", None, "implements"), ("乙办法", None, "implements")]
    assert [clause.path for clause in found.clauses] == ["1", "2"]


def test_a_document_s_own_title_in_its_wrapper_is_forwarded(read: Read) -> None:
    found = read(
        "关于印发《甲实施方案》的通知\n各区政府：\n《甲实施方案》已经同意，请认真贯彻执行。\n一、乙。"
    )
    assert cited(found) == [("甲实施方案", None, "forwards")]


def test_an_untitled_document_forwards_nothing(read: Read) -> None:
    assert cited(read("一、参见《甲办法》。", title="")) == [("甲办法", None, "mentions")]


def test_each_clause_has_its_own(read: Read) -> None:
    found = read("一、按照《甲意见》执行。\n二、按照《乙意见》执行。")
    assert [(row.path, row.cited_title) for row in found.citations] == [
        ("1", "甲意见"),
        ("2", "乙意见"),
    ]


@pytest.mark.parametrize(
    ("title", "sentence", "relation"),
    [
        ("某税法实施条例", "根据《某税法》，制定本条例。", "implements"),
        ("某市住房管理办法", "根据《住房管理办法》（某部令第11号），制定本办法。", "implements"),
        ("某入户办法实施细则", "《某入户办法》第二条所称单位，是指企业。", "mentions"),
        ("某规划重大项目", "《规划》由市政府组织实施。", "mentions"),
        ("市政府关于印发《甲方案（试行）》的通知", "《甲方案（试行）》见附件。", "forwards"),
        (
            "市政府印发关于推动发展的若干政策的通知",
            "《关于推动发展的若干政策》见附件。",
            "forwards",
        ),
        ("甲实施方案", "《甲实施方案》见附件。", "forwards"),
    ],
)
def test_a_title_within_its_own_is_another_document_s(
    title: str, sentence: str, relation: str, read: Read
) -> None:
    assert [row.relation for row in read(f"一、{sentence}", title=title).citations] == [relation]


def test_a_glossed_number(read: Read) -> None:
    text = "根據《學(xué)生資助資金管理辦法》(財(cái)科教〔2019〕19號)等文件規(guī)定,結(jié)合我市工作實(shí)際,制定本辦法,請遵照執(zhí)行,確保發(fā)揮實(shí)效。"
    assert [row.cited_number for row in read(f"一、{text}").citations] == [
        "財(cái)科教〔2019〕19號"
    ]
