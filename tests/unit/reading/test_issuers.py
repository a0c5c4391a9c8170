"""Who issued a document: its letterhead, title, signature, order's number, or its page's facts."""

from __future__ import annotations

from datetime import date

import pytest
from one_document import BODY, document

from zhengce.model import Block, Page, Source
from zhengce.reading import issuers
from zhengce.reading import read as read_page
from zhengce.register import load

SOURCE = Source("a", "a.txt", b"", "", "text/plain")


def test_the_letterhead_names_the_issuer() -> None:
    text = f"吉林省教育厅文件\n关于印发《吉林省教育厅2015年工作要点》的通知\n{BODY}"
    assert document(text).issuer == "吉林省教育厅"
    assert document(f"学习文件\n关于加强学习的通知\n{BODY}").issuer is None


def test_a_letterhead_with_its_number_in_a_line() -> None:
    head = "泰安市住房公积金管理委员会文件泰公积金委字〔2022〕2号★\n关于调整贷款政策的通知"
    read = document(f"{head}\n{BODY}")
    assert read.issuer == "泰安市住房公积金管理委员会"
    assert read.document_number == "泰公积金委字〔2022〕2号"
    assert read.title == "关于调整贷款政策的通知"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (f"关于甲的通知\n唐山市住房公积金管理中心\n关于甲的通知\n{BODY}", "唐山市住房公积金管理中心"),
        (f"关于甲的通知\n{BODY}\n附件：1.甲流程\n2.甲承诺书\n银川住房公积金管理中心", "银川住房公积金管理中心"),
        (f"湖北省商务厅武汉海关关于甲的公告\n{BODY}", "湖北省商务厅"),
        (f"关于甲的通知\n{BODY}\n三、市财政局", None),
        (f"关于甲的通知\n{BODY}\n新闻中心", None),
        (f"关于甲的通知\n{BODY}\n柳州市住房公积金管理委员会\n2022年月日", "柳州市住房公积金管理委员会"),
        (f"市人民政府关于甲的通知\n{BODY}\n安陆市人民政府\n2020年4月 日", "安陆市人民政府"),
        (f"关于甲的通知\n{BODY}\n珠海市住房和城乡建设局珠海市不动产登记中心\n2024年5月24日", "珠海市住房和城乡建设局"),
        (f"关于甲的通知\n时间:2023-04-10 信息来源:无\n{BODY}", None),
        ("某市执法暂行规定\n上海市人民政府令[2000]第88号\n2000年9月20日发布\n第一条 制定本规定。", "上海市人民政府"),
        # of news of it, and of another document
        (f"交通网规划纲要\n新华社北京2月24日电 近日，中共中央、国务院印发了《交通网规划纲要》，要求贯彻落实。\n{BODY}", "中共中央"),
        (f"交通网规划纲要\n大同市交通运输局、大同市财政局联合印发《交通网规划纲要》\n{BODY}", "大同市交通运输局"),
        (f"供电办法\n日前国家电力监管委员会印发《供电办法》，要求贯彻落实。\n{BODY}", "国家电力监管委员会"),
        (f"交通网规划纲要\n大同市交通运输局长王某近日印发《交通网规划纲要》\n{BODY}", None),
        (f"交通网实施方案\n近日，国务院办公厅印发了《交通网规划纲要》。\n{BODY}", None),
        ("安徽省推进“三地一区”建设领导小组关于印发甲方案的通知", "安徽省推进“三地一区”建设领导小组"),
    ],
)  # fmt: skip
def test_an_issuer_that_no_date_stands_below(text: str, issuer: str | None) -> None:
    assert document(text).issuer == issuer


def test_an_order_is_issued_by_whom_its_number_names() -> None:
    text = (
        f"发布机构：广州市人民政府办公厅\n广州市人民政府令\n第179号\n广州市老年人优待办法\n{BODY}"
    )
    assert document(text).issuer == "广州市人民政府"


def test_an_issuer_without_its_place_is_named_by_its_signature() -> None:
    text = "市政府办公室关于加强监管的通知\n各市（区）人民政府：\n一、加强领导。\n泰州市人民政府办公室\n2014年6月6日"
    found = document(text)
    assert found.issuer == "泰州市人民政府办公室"
    assert found.place is not None and found.place.name == "泰州市"
    assert document(f"市政府办公室关于加强监管的通知\n{BODY}").issuer == "市政府办公室"


def test_an_issuer_without_its_place_is_named_by_the_page() -> None:
    text = f"区人民政府办公室关于印发工作责任分解的通知\n{BODY}"
    found = document(text, issuer="下陆区政府办公室")
    assert found.issuer == "下陆区政府办公室"
    assert found.place is not None and found.place.name == "下陆区"
    assert document(text).issuer == "区人民政府办公室"


def test_facts_a_line_each_below_a_title() -> None:
    found = document(
        "市人民政府办公室关于加强监管的通知\n索引号\n000014349/2023-26788\n文件类型\n通知\n发文单位\n市人民政府办公室\n发文字号"
        f"\n十政办发〔2023〕19号\n发布日期\n2023年06月07日 17:35:09\n效力状态\n有效\n主题分类\n其他\n{BODY}"
    )
    assert found.index_number == "000014349/2023-26788"
    assert found.document_number == "十政办发〔2023〕19号"
    assert found.date_published == date(2023, 6, 7)


def test_facts_in_bold_that_a_line_holds() -> None:
    found = document(
        f"# 关于加强监管的意见\n**发布日期**: 2021年2月21日**发布机构**: 大同市水务局**分类**: **来源**: https://example.org/1.htm\n{BODY}"
    )
    assert found.issuer == "大同市水务局"
    assert found.date_published == date(2021, 2, 21)
    assert found.title == "关于加强监管的意见"
    address = (
        "http://example.org/zwgk/kjzc/zcwj/qtzcwj/20250807/50c4d77323df422781d39bb66b64171d.html"
    )
    printed = f"**发布日期**: 2021年2月21日**原文链接**: [{address}]({address})**检索时间**: 2026-02-02**检索关键词**: 北斗"
    found = read_page(
        Page(
            (Block("# 关于加强监管的意见"), Block(printed), Block("一、加强监管。")),
            "utf-8",
            wrapped=False,
        ),
        SOURCE,
        load(),
    )
    assert found.text == "关于加强监管的意见\n一、加强监管。"


def test_a_day_behind_the_title_is_the_document_s() -> None:
    titled = f"关于全面推进改革的意见（2021年1月4日）\n{BODY}"
    assert document(titled).date_signed == date(2021, 1, 4)
    assert document(titled, date_signed="2021年1月5日").date_signed == date(2021, 1, 5)
    above = f"大同市水务局关于加强监管的意见\n国务院关于加强监管的意见（2019年1月4日）\n{BODY}"
    assert document(above).date_signed is None
    cited = f"关于全面推进改革的通知\n根据《关于全面推进改革的意见》（2021年1月4日）\n{BODY}"
    assert document(cited).date_signed is None


def test_a_dash_between_number_and_title() -> None:
    found = document(f"阳政办〔2019〕1号—区人民政府办公室关于加强监管的通知\n{BODY}")
    assert found.title == "区人民政府办公室关于加强监管的通知"
    assert found.document_number == "阳政办〔2019〕1号"


def test_a_number_below_the_addressees_is_another_document_s() -> None:
    text = f"北京市财政局关于甲的通知\n各区、县财政局、水利（水资源）局：\n附件：财政部关于乙的通知（94）财农字第345号\n{BODY}"
    assert document(text).document_number is None


def test_a_signature_behind_spaces_that_a_mirror_lost() -> None:
    text = f"{BODY}\n????????????? ?泰州市人民政府\n???????? 2018年12月24日"
    found = document(text)
    assert (found.issuer, found.date_signed) == ("泰州市人民政府", date(2018, 12, 24))


def test_a_signature_before_the_rest_of_an_entity() -> None:
    text = f"{BODY}\n国务院办公厅 &sp; \n2018年12月24日\n附：请示\n国家教委\n2018年5月13日"
    found = document(text)
    assert (found.issuer, found.date_signed) == ("国务院办公厅", date(2018, 12, 24))


def test_a_note_stands_before_the_date_of_signature() -> None:
    text = f"{BODY}\n中共珲春市委办公室\n珲春市人民政府办公室\n（此件发至乡）     2017年6月13日"
    found = document(text)
    assert (found.issuer, found.date_signed) == ("中共珲春市委办公室", date(2017, 6, 13))


def test_an_issuer_in_two_lines_that_the_text_has_whole() -> None:
    signed = "张家口市宣化区应对新冠肺炎\n疫情工作领导小组办公室\n2022年5月4日"
    whole = "张家口市宣化区应对新冠肺炎疫情工作领导小组办公室"
    assert document(f"{whole}关于解除管控的通告\n{BODY}\n{signed}").issuer == whole
    assert document(f"关于解除管控的通告\n{BODY}\n{signed}").issuer == "疫情工作领导小组办公室"


@pytest.mark.parametrize(
    ("title", "fact", "issuer"),
    [
        (
            "市绿化市容局、市水务局关于印发甲方案的通知",
            "上海市绿化和市容管理局",
            "上海市绿化和市容管理局",
        ),
        ("市绿化市容局关于印发甲方案的通知", None, "市绿化市容局"),
        ("市绿化市容局关于印发甲方案的通知", "市水务局", "市绿化市容局"),
        ("市中区人民政府关于印发甲方案的通知", "济南市人民政府", "市中区人民政府"),
        ("上海市水务局关于印发甲方案的通知", "上海市人民政府", "上海市水务局"),
    ],
)
def test_a_bare_level_in_a_title_is_what_the_page_s_facts_name(
    title: str, fact: str | None, issuer: str
) -> None:
    assert issuers.whole(issuers.of_title(title, title), fact) == issuer
