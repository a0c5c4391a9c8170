"""What a document says of itself: title, number, issuer, dates, kind, way of writing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from one_document import BODY, document

from zhengce.model import Extraction
from zhengce.reading.dates import printed_day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("关于加强监管的通知", "关于加强监管的通知"),
        ("北京市人民政府关于加强监管的实施意见", "北京市人民政府关于加强监管的实施意见"),
        ("北京市人民政府办公厅\n关于加强监管的通知", "北京市人民政府办公厅关于加强监管的通知"),
        ("北京市人民政府办公厅关于加强\n事中事后监管工作的\n通知", "北京市人民政府办公厅关于加强事中事后监管工作的通知"),
        ("北京市人民政府文件\n京政发〔2017〕1号\n关于加强监管的通知", "关于加强监管的通知"),
        ("关于加强监管的通知\n京政发〔2017〕1号", "关于加强监管的通知"),
        ("京政发〔2017〕1号 关于加强监管的通知", "关于加强监管的通知"),
        ("社会办医工作方案（试行）", "社会办医工作方案（试行）"),
        ("某感染诊疗方案\n（试行第十版）", "某感染诊疗方案（试行第十版）"),
        ("某新发疾病防控方案\n（第八版）", "某新发疾病防控方案（第八版）"),
        ("促进社会办医健康发展\n工作方案\n（征求意见稿）", "促进社会办医健康发展工作方案（征求意见稿）"),
        ("社会办医工作方案\n（市发展改革委）", "社会办医工作方案"),
        ("社会办医工作方案\n（2014—2020年）", "社会办医工作方案（2014—2020年）"),
        ("京政发〔2017〕1号北京市关于加强监管的实施意见.pdf", "北京市关于加强监管的实施意见"),
        ("关于印发《社会办医实施方案》的通知", "关于印发《社会办医实施方案》的通知"),
        ("北京市促进社会办医健康发展若干政策措施", "北京市促进社会办医健康发展若干政策措施"),
        ("北京市中医药条例\n（2017年1月1日通过）", "北京市中医药条例"),
        ("北京市人民政府办公厅关于加快建设人力资源\n市场体系的实施意见（2023 年5 月17 日）", "北京市人民政府办公厅关于加快建设人力资源市场体系的实施意见"),
        ("贯彻高质量发展纲要\n（2022—2035年）实施方案", "贯彻高质量发展纲要（2022—2035年）实施方案"),
        ("服务热线：18948352970\n大同市攻坚行动方案", "大同市攻坚行动方案"),
        ("舟山市贯彻《浙江省政务公开\n五年行动计划》实施方案", "舟山市贯彻《浙江省政务公开五年行动计划》实施方案"),
        ("京政发〔2017〕1号《北京市关于加强监管的意见》\n浏览量:   时间:2016-01-17 23:45:19\n北京市关于加强监管的意见", "北京市关于加强监管的意见"),
        ("北 京 市 人 民 政 府 办 公 厅\n关于印发《北京市 2021年计划》的通知", "北京市人民政府办公厅关于印发《北京市 2021年计划》的通知"),
        ("政务服务丨济宁市人民政府关于持续深化改革的实施意见", "济宁市人民政府关于持续深化改革的实施意见"),
        ("财政部\n财政部关于进一步加强监管的通知", "财政部关于进一步加强监管的通知"),
        ("京政办〔2013〕36号\n关于明确京政〔2012〕103号文件\n重点工作责任单位的通知", "关于明确京政〔2012〕103号文件重点工作责任单位的通知"),
        ("附件4\n海南省健康体重管理与健康食品产业\n发展行动", "海南省健康体重管理与健康食品产业发展行动"),
        ("关于加强监管的通知（京政发〔2017〕1号）", "关于加强监管的通知"),
        ("【京政发〔2017〕1号】北京市人民政府关于加强监管的通知", "北京市人民政府关于加强监管的通知"),
        ("京政发〔2017〕1号北京市人民政府关于加强监管的通知", "北京市人民政府关于加强监管的通知"),
        ("北京市人民政府关于印发\n北京市加快推进老旧小区改造\n和服务设施建设工作方案的通知", "北京市人民政府关于印发北京市加快推进老旧小区改造和服务设施建设工作方案的通知"),
        ("2020年政府工作报告主要工作责任分解", "2020年政府工作报告主要工作责任分解"),
        ("2024年《政府工作报告》重点工作任务分解表", "2024年《政府工作报告》重点工作任务分解表"),
    ],
)  # fmt: skip
def test_titles(head: str, title: str) -> None:
    assert document(f"{head}\n{BODY}").title == title


def test_a_name_above_the_news_of_its_issue_is_the_title() -> None:
    news = "中共中央 国务院印发国家综合交通网规划纲要"
    assert document(f"国家综合交通网规划纲要\n{news}\n{BODY}").title == "国家综合交通网规划纲要"
    assert document(f"某工作文件\n{news}\n{BODY}").title == news


@pytest.mark.parametrize("rubric", ["通知", "实施方案", "管理办法"])
def test_a_rubric_above_the_title_is_none(rubric: str) -> None:
    title = f"大同市人民政府关于印发{rubric}的{rubric}"
    assert document(f"{rubric}\n{title}\n{BODY}").title == title
    assert document(f"{rubric}\n大同市人民政府印发{rubric}\n{BODY}").issuer == "大同市人民政府"


def test_a_declared_title_comes_first() -> None:
    assert document(f"关于甲的通知\n{BODY}", title="关于乙的通知").title == "关于乙的通知"


def test_without_a_title_the_document_s_id_stands_for_it() -> None:
    assert document("一、加强领导。").title == "a"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("京政办发〔2017〕1号\n关于甲的通知", "京政办发〔2017〕1号"),
        ("关于甲的通知\n京政办发[2017]1号", "京政办发[2017]1号"),
        ("关于甲的通知\n国发明电〔2014〕1号", "国发明电〔2014〕1号"),
        ("关于甲的通知京政办发〔2017〕12号", "京政办发〔2017〕12号"),
        ("国家发展改革委公告2006年第3号", "国家发展改革委公告2006年第3号"),
        ("关于甲的通知", None),
        ("关于甲的通知\n根据京政办发〔2016〕9号文件要求，制定本通知。", None),
        ("关于甲（京政办发〔2016〕9号）的通知", None),
        ("关于甲的决定\n（京政办发〔2016〕9号）", "京政办发〔2016〕9号"),
        ("关于甲的决定\n（京政办发〔2016〕9号 2016年）", "京政办发〔2016〕9号"),
        ("关于甲的通知（京政办发〔2017〕1号）", "京政办发〔2017〕1号"),
        ("【京政办发〔2017〕1号】关于甲的通知", "京政办发〔2017〕1号"),
        ("根据《关于甲的通知》（京政办发〔2016〕9号）\n关于乙的意见", None),
        ("关于甲的决定\n（见京政办发〔2016〕9号文件）", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert document(f"{text}\n{BODY}").document_number == number


SIGNATURES = [
    ("北京市人民政府办公厅\n2017年4月11日", "北京市人民政府办公厅", date(2017, 4, 11)),
    ("北京市人民政府办公厅　2017年4月11日", "北京市人民政府办公厅", date(2017, 4, 11)),
    ("国务院\n二〇〇六年四月二十八日", None, date(2006, 4, 28)),
    ("国务院办公厅\n二○一七年十二月三十一日", "国务院办公厅", date(2017, 12, 31)),
    ("北京市卫生健康委\n北京市财政局\n2019年11月20日", "北京市卫生健康委", date(2019, 11, 20)),
    ("北京市人民政府办公厅\n2017年4月11日\n（此件公开发布）", "北京市人民政府办公厅", date(2017, 4, 11)),
    ("北京市人民政府办公厅2017年4月11日印发", "北京市人民政府办公厅", date(2017, 4, 11)),
    ("2017年4月11日", None, date(2017, 4, 11)),
    ("2017年2月30日", None, None),
    ("自2017年4月11日起施行。", None, None),
    ("2017年4月11日前完成。", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("signature", "issuer", "signed"), SIGNATURES)
def test_signatures(signature: str, issuer: str | None, signed: date | None) -> None:
    found = document(f"某工作方案\n{BODY}\n{signature}")
    assert found.date_signed == signed
    if issuer is not None:
        assert found.issuer == issuer


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("北京市人民政府关于甲的意见", "北京市人民政府"),
        ("国务院关于甲的意见", "国务院"),
        ("中共中央 国务院关于甲的意见", "中共中央"),
        ("大同市人民政府办公厅关于印发甲方案的通知", "大同市人民政府办公厅"),
        ("长汀县人民政府森林防火禁火令", "长汀县人民政府"),
        ("某县人民政府办公室值班命令", None),
        ("省生态环境厅 2021 年度推动碳达峰工作计划", "省生态环境厅"),
        ("甲市教育局2025年工作要点", "甲市教育局"),
        ("甲市2025年教育局工作要点", None),
        ("加强关于甲的工作方案", None),
    ],
)
def test_the_title_names_the_issuer(title: str, issuer: str | None) -> None:
    assert document(f"{title}\n{BODY}").issuer == issuer


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于甲的通知", "notice"),
        ("关于印发甲实施方案的通知", "notice"),
        ("关于甲的公告", "notice"),
        ("关于甲的实施意见", "opinions"),
        ("甲实施方案", "plan"),
        ("甲三年行动计划（2019—2021年）", "plan"),
        ("甲发展规划", "plan"),
        ("甲应急预案", "plan"),
        ("甲若干政策措施", "measures"),
        ("甲管理办法（试行）", "measures"),
        ("甲条例", "measures"),
        ("甲议事规则", "measures"),
        ("中华人民共和国甲法", "measures"),
        ("甲分工方案", "division"),
        ("甲任务分解表", "division"),
        ("甲年工作要点", "points"),
        ("关于甲的决定", "decision"),
        ("关于甲的批复", "reply"),
        ("关于甲的复函", "reply"),
        ("《甲分工方案》政策解读", "other"),
        ("甲", "other"),
    ],
)
def test_genres(title: str, genre: str) -> None:
    assert document(BODY, title=title).genre == genre


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2018-12-27", date(2018, 12, 27)),
        ("2018年12月27日", date(2018, 12, 27)),
        ("2018/1/2", date(2018, 1, 2)),
        ("2018.01.02", date(2018, 1, 2)),
        ("2018-12-27 10:30", date(2018, 12, 27)),
        ("２０１８年１２月２７日", date(2018, 12, 27)),
        ("二〇一八年十二月二十七日", date(2018, 12, 27)),
        ("二OO六年四月八日", date(2006, 4, 8)),
        ("二〇25年4月8日", date(2025, 4, 8)),
        ("二ＯＯ六年三月十四日", date(2006, 3, 14)),
        ("2O25年4月8日", date(2025, 4, 8)),
        ("二O一一年5月16日", date(2011, 5, 16)),
        ("2011年十二月三十一日", date(2011, 12, 31)),
        ("二〇一一年十三月一日", None),
        ("2018年2月30日", None),
        ("2018年", None),
        ("1900-01-01", None),
        ("无", None),
        ("", None),
        (None, None),
    ],
)
def test_days(printed: str | None, expected: date | None) -> None:
    assert printed_day(printed) == expected


def test_facts_fill_what_the_page_declares() -> None:
    found = document(
        BODY,
        title="关于甲的通知",
        document_number="京政办发〔2017〕1号",
        issuer="北京市人民政府办公厅",
        index_number="11/2017-1",
        date_signed="2017年4月11日",
        date_published="2017-04-20",
    )
    assert found.document_number == "京政办发〔2017〕1号"
    assert (found.issuer, found.index_number) == ("北京市人民政府办公厅", "11/2017-1")
    assert (found.date_signed, found.date_published) == (date(2017, 4, 11), date(2017, 4, 20))
    assert found.place is not None
    assert found.place.code == "110000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("北京市人民政府关于甲的意见", "110000"),
        ("大同市人民政府关于甲的意见", "140200"),
        ("国务院关于甲的意见", "100000"),
        ("关于甲的通知\n晋政办发〔2017〕1号", "140000"),
    ],
)
def test_the_place(text: str, code: str) -> None:
    place = document(f"{text}\n{BODY}").place
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize(
    ("head", "number", "issuer", "signed"),
    [
        (
            "举报奖励办法\n2022年6月6日 中华人民共和国国家安全部令第2号公布",
            "中华人民共和国国家安全部令第2号", "国家安全部", date(2022, 6, 6),
        ),
        (
            "举报奖励办法\n（2021年7月27日中华人民共和国国务院令第746号公布）",
            "中华人民共和国国务院令第746号", "国务院", date(2021, 7, 27),
        ),
        (
            "上海市促进转化条例\n2017年4月20日 上海市第十四届人民代表大会常务委员会第三十七次会议通过",
            None, "上海市第十四届人民代表大会常务委员会", date(2017, 4, 20),
        ),
        (
            "中华人民共和国国务院令\n第707号\n现公布《登记条例》。\n登记条例\n（1994年1月28日中华人民共和国国务院令第142号发布）",
            "中华人民共和国国务院令第707号", "国务院", None,
        ),
        (
            "中华人民共和国国务院令第722号\n《登记条例》已经通过，现予公布。总　理　　李克强        2019年10月22日\n登记条例",
            "中华人民共和国国务院令第722号", "国务院", date(2019, 10, 22),
        ),
        (
            "药品进口办法\n2003年8月18日 食品药品监管局、海关总署第4号令公布\n2004年1月1日 施行",
            "食品药品监管局、海关总署第4号令", "食品药品监管局", date(2003, 8, 18),
        ),
        (
            "军工设施条例\n2011年6月24日 中华人民共和国国务院、中华人民共和国中央军事委员会令第598号公布",
            "中华人民共和国国务院、中华人民共和国中央军事委员会令第598号", "国务院", date(2011, 6, 24),
        ),
        ("城市市容条例\n1991年12月21日 北京市第九届人大常委会第三十一次会议通过", None, "北京市第九届人大常委会", date(1991, 12, 21)),
        (
            "赔偿问题的解释\n2000年9月14日 最高人民法院审判委员会第1130次会议通过\n2000年9月16日 最高人民法院公告公布",
            None, "最高人民法院", date(2000, 9, 16),
        ),
        ("统计办法\n1995年8月30日 国务院批准　\n1995年9月14日 中国人民银行发布　", None, "中国人民银行", date(1995, 9, 14)),
        (
            "学校卫生工作条例\n1990年4月25日 国务院批准\n1990年6月4日 国家教育委员会令第10号、卫生部令第1号发布",
            "国家教育委员会令第10号", "国家教育委员会", date(1990, 6, 4),
        ),
        ("反间谍细则\n2017年11月22日 中华人民共和国国务院令第692号　", "中华人民共和国国务院令第692号", "国务院", date(2017, 11, 22)),
        ("保护线路的规定\n1982年9月20日 发布", None, None, date(1982, 9, 20)),
        ("监督办法\n1982年2月4日 卫生部、交通部、铁道部发布", None, "卫生部", date(1982, 2, 4)),
        ("年休假办法\n2008年7月17日 经人力资源和社会保障部第6次部务会议通过", None, "人力资源和社会保障部", date(2008, 7, 17)),
        (
            "中华人民共和国国务院令第　475　号　　《防治某建设项目污染损害　海洋环境管理条例》已经2006年8月30日国务院第148次常务会议通过，现予公布。\n总　理 　温家宝\n二○○六年九月十九日 防治某建设项目污染损害\n海 洋 环 境 管 理 条 例",
            "中华人民共和国国务院令第　475　号", "国务院", date(2006, 9, 19),
        ),
        (
            "广州市人民政府令\n第179号\n《老年人优待办法》已经2021年1月8日市政府常务会议通过，现予公布。\n市　长：温国辉\n2021年1月29日\n广州市人民政府办公厅 2021年2月7日印发\n老年人优待办法",
            "广州市人民政府令第179号", "广州市人民政府", date(2021, 1, 29),
        ),
        (
            "政务数据管理办法\n中山市人民政府令\n\n（第16号）\n《政务数据管理办法》已经2020年4月29日市政府会议通过，现予公布。\n市长 危伟汉\n\n2020年5月15日\n政务数据管理办法",
            "中山市人民政府令第16号", "中山市人民政府", date(2020, 5, 15),
        ),
        # told of another document, or of a meeting
        ("登记条例\n2015年6月6日国务院办公厅通知要求加强管理", None, None, None),
        ("登记条例\n依照2006年10月31日第十届全国人民代表大会常务委员会第二十四次会议通过的决定", None, None, None),
    ],
)  # fmt: skip
def test_a_law_is_put_in_force_in_its_head(
    head: str, number: str | None, issuer: str | None, signed: date | None
) -> None:
    read = document(f"{head}\n第一条 甲。\n第二条 乙。")
    assert (read.document_number, read.issuer, read.date_signed) == (number, issuer, signed)


def test_a_day_behind_the_number_is_the_document_s() -> None:
    found = document(f"京政办发〔2022〕38号 2022年9月27日\n各区人民政府：\n{BODY}")
    assert (found.document_number, found.date_signed) == ("京政办发〔2022〕38号", date(2022, 9, 27))


@pytest.mark.parametrize(
    ("source", "issuer"), [("华容县人民政府", "华容县人民政府"), ("经济日报-中国经济网", None)]
)
def test_a_newspaper_issues_nothing(source: str, issuer: str | None) -> None:
    assert document(f"某工作方案\n来源：{source}\n{BODY}").issuer == issuer


def test_how_a_law_was_amended_is_no_part_of_its_title() -> None:
    amended = "（2016年4月28日某委员会第二十次会议通过　根据2017年11月4日某委员会《关于修改〈会计法〉的决定》修正）"
    for lines in (
        "中华人民共和国境外\n非政府组织境内活动管理法",
        "全国人民代表大会和地方\n各级人民代表大会选举法",
    ):
        read = document(f"{lines}\n{amended}\n目　　录\n第一章　总则\n第一章　总则\n第一条 甲。")
        assert read.title == lines.replace("\n", "")


def test_an_order_names_the_law_whose_printed_title_is_broken() -> None:
    order = "中华人民共和国国务院令\n第　475　号　　《防治某项目污染海洋环境管理条例》已经国务院第148次常务会议通过，现予公布。"
    read = document(f"{order}\n防治某项目污染\n海洋环境管理条例\n第一条 甲。\n第二条 乙。")
    assert read.title == "防治某项目污染海洋环境管理条例"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("坐地铁公交可以抵扣房贷，武汉已有人成功", "坐地铁公交可以抵扣房贷，武汉已有人成功"),
        ("电子居住证如何申领？一文说清", "电子居住证如何申领？一文说清"),
        ("信访条例", "信访条例"),
        ("中华人民共和国刑法修正案（七）", "中华人民共和国刑法修正案（七）"),
        ("近日，有关部门公布了结果。", "a"),
        ("各有关单位、各市属企业：", "a"),
        ("2.3应急调度中心", "a"),
        ("2023年12月6日", "a"),
        ("首页|政务公开", "a"),
        ("·卫生政策与管理·", "a"),
        ("Title: 某区推进签约服务", "a"),
        ("全文", "a"),
    ],
)
def test_a_first_line_above_text_is_the_title_where_none_is_named_so(
    first: str, title: str
) -> None:
    assert document(f"{first}\n{BODY}").title == title


@pytest.mark.parametrize(
    ("wrapper", "title"),
    [
        ("《推进气象工作任务》已经市政府同意，现印发给你们。", "推进气象工作任务"),
        ("现将《推进气象工作任务》印发给你们。", "推进气象工作任务"),
        ("请按照《推进气象工作任务》办理。", "a"),
    ],
)
def test_a_notice_without_a_title_has_that_of_what_it_issues(wrapper: str, title: str) -> None:
    text = f"各区人民政府，市政府各部门：\n{wrapper}\n2023年1月9日\n{BODY}"
    assert document(text).title == title


def test_a_number_that_its_addressees_follow_is_the_document_s() -> None:
    read = document(f"关于甲的通知\n国办发〔2015〕94号各省、自治区、直辖市人民政府：\n{BODY}")
    assert read.document_number == "国办发〔2015〕94号"


def test_a_title_spaced_out_or_in_brackets_names_its_kind_and_issuer() -> None:
    spaced = document(f"国务院关于奖售粮几 个 问 题 的 通 知\n{BODY}")
    assert (spaced.genre, spaced.issuer) == ("notice", "国务院")
    quoted = document(f"《武汉市人民政府办公厅关于分解任务的通知》\n{BODY}")
    assert quoted.title == "武汉市人民政府办公厅关于分解任务的通知"
    assert quoted.issuer == "武汉市人民政府办公厅"


@pytest.mark.parametrize(
    ("beginning", "day"),
    [
        ("为全力做好2018年大气污染防治工作，制定本计划。", date(2018, 9, 30)),
        ("根据2018年的会议，制定本计划。", None),
        ("为落实《某市2018年计划》，制定本计划。", None),
        ("为做好2018年底前的工作，制定本计划。", None),
        ("为落实各项部署，扎实推进2018年污染防治工作，制定本方案。", date(2018, 9, 30)),
    ],
)
def test_what_it_begins_with_tells_the_year_of_a_document_without_one(
    beginning: str, day: date | None, read: Callable[..., Extraction]
) -> None:
    found = read(f"{beginning}\n一、任务\n9月底前完成淘汰。")
    assert [row.end_date for row in found.deadlines if row.path == "1"] == [day]


def test_a_number_before_the_title_of_the_facts_is_no_part_of_it() -> None:
    found = document(BODY, title="江政办〔2020〕2 号 区人民政府办公室关于甲的通知")
    assert found.title == "区人民政府办公室关于甲的通知"
