"""What stands on a page but is no part of the document; and sentences that hold the same words."""

from collections.abc import Callable

import pytest

from zhengce.model import Extraction
from zhengce.reading.furniture import fields, is_furniture
from zhengce.reading.patterns import shadow

FURNITURE = (
    ">> 政务公开 >> 政策文件",
    ">政务公开 >信息公开目录 >部门信息公开",
    "总站 {{item.sitename}}",
    "HRDR-2022-01011",
    "当前位置：首页 > 政务公开 > 政策文件",
    "您现在的位置：首页>信息公开",
    "您的位置是：首页",
    "首页 > 专题中心 > 政务公开",
    "阅读量：1024 次",
    "浏览次数：12",
    "点击数: 33",
    "访问量：",
    "分享到：微信 微博",
    "分享",
    "扫一扫在手机打开当前页",
    "微信扫码",
    "【打印】【关闭】",
    "[打印本页] [关闭窗口]",
    "打印本页",
    "返回顶部",
    "姚安县人民政府欢迎您！",
    "发文内容:",
    "欢迎访问某市人民政府网站",
    "关闭",
    "收藏",
    "发布信息",
    "• 文字变小 恢复文字大小 文字变大",
    "字体大小：[大 中 小]",
    "字号：默认 大 超大 |",
    "网站地图",
    "关于我们 | 联系我们 | 网站声明",
    "主办：某市人民政府 承办：某市大数据局",
    "主办单位：某市人民政府办公室",
    "网站备案/许可证号：晋ICP备05000000号",
    "晋ICP备05000000号-1",
    "晋公网安备 14020000000000号",
    "© 2003 - 2025  某数据中心 网安备51019002001697号",
    "© 某市人民政府",
    "网站标识码：1402000000",
    "版权所有：某市人民政府",
    "征集状态：",
    "征集部门：某市水利局",
    "结果反馈日期：2019-07-01",
    "主题：",
    "第十一条 第二十一条 第三十一条",
    "截止：2019-06-18",
    "Copyright © 2019 某市人民政府",
    "地址：某市某路1号 邮编：037000",
    "page 5 of 5",
    "Page 1 of 12",
    "第 3 页 共 12 页",
    "第3页",
    "- 12 -",
    "— 3 —",
    "3/12",
    "上一篇：关于某事的通知",
    "下一篇",
    "相关链接",
    "相关附件",
    "相关新闻",
    "政策解读：https://www.gz.gov.cn/zwgk/zcjd/zcjd/content/post_7922695.html?from=list&page=12345",
    "一图读懂：https://www.gz.gov.cn/zwgk/zcjd/ytddzc/post_7922689.html",
    "相关解读：图解",
    "责任编辑：某某",
    "无障碍浏览",
    "简体 | 繁体",
    "发布时间：2019-01-01 来源：市政府办公厅 浏览：23",
)
TEXT = (
    "各单位要当前位置感知能力建设水平。",
    "打印机共享服务要在各政务服务大厅提供。",
    "关闭小煤矿12处。",
    "收藏文物要登记造册。",
    "欢迎各有关单位提出意见建议",
    "分享到的经验要及时总结推广，形成可复制的制度成果，并报省人民政府备案。",
    "扫一扫缴费、刷脸办事等便民服务，由各级政务服务管理部门按照统一标准加快推广。",
    "正文和附件一并印发。",
    "主办单位要加强督促检查。",
    "版权登记由省版权局负责。",
    "地址信息要准确。",
    "第3页所列事项取消。",
    "2019年",
    "12",
    "3/12的床位",
    "相关部门要配合。",
    "相关政策措施由市财政局会同有关部门制定。",
    "编辑出版单位要把好导向关，落实三审三校制度。",
    "网站地图服务要统一。",
    "访问量超过100万人次的网站要备案。",
    "阅读推广活动",
    "来源于财政资金的项目",
    "备案制管理",
    "简体中文使用规范",
    "城市公共交通设施建设应当符合无障碍环境建设要求，并与适老化改造相结合。",
    "三、推进无障碍环境建设",
    "无障碍环境建设",
    "编辑出版",
    "相关文件的清理",
    "分享经验做法；",
    "主办单位：市文化和旅游局。",
    "上一年度的工作总结",
    ">>重点任务",
    "主题：教育",
    "第十一条",
    "第十一条 本办法自印发之日起施行",
    "征集意见",
    "时限：三年",
    "反馈意见：2019年7月1日前",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_no_text(line: str) -> None:
    assert is_furniture(shadow(line))


@pytest.mark.parametrize("line", TEXT)
def test_a_sentence_with_such_a_word_is_text(line: str) -> None:
    assert not is_furniture(shadow(line))


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_leaves_the_page(line: str, read: Callable[..., Extraction]) -> None:
    found = read(f"一、加强规划。\n{line}\n二、加强监管。")
    assert found.text == "一、加强规划。\n二、加强监管。"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("索引号：000014348/2018-00123", {"index_number": "000014348/2018-00123"}),
        ("索 引 号: 002482365/2023-00095 公开日期: 2023-04-22", {"index_number": "002482365/2023-00095", "date_disclosed": "2023-04-22"}),
        ("发文字号：国办发〔2018〕1号", {"document_number": "国办发〔2018〕1号"}),
        ("标    题：关于某事的通知", {"title": "关于某事的通知"}),
        ("发文机关：国务院办公厅　成文日期：2018年12月21日", {"issuer": "国务院办公厅", "date_signed": "2018年12月21日"}),
        ("发布机构：| 市政府办", {"issuer": "市政府办"}),
        ("发布日期：", {"date_published": ""}),
        ("•【制定机关】武汉市人民政府办公厅", {"issuer": "武汉市人民政府办公厅"}),
        ("∙【字 号】武政办〔2020〕1号", {"document_number": "武政办〔2020〕1号"}),
        ("发文日期:2007-04-04 生效日期:2007-05-01", {"date_signed": "2007-04-04", "effect": "2007-05-01"}),
        ("公开类别 | 主动公开 | 发布时间 | 2010-04-09 |", {"openness": "主动公开", "date_published": "2010-04-09"}),
        ("文章作者：某某 文章来源：原创 责任编辑：某某 更新日期：2018年08月08日 浏览次数：", {"editor": "某某", "source": "原创", "date_disclosed": "2018年08月08日", "views": ""}),
        ("发布时间:2024-03-28 09:33信息来源: 芜湖市教育局阅读次数:编辑:某某 字体:【", {"date_published": "2024-03-28 09:33", "source": "芜湖市教育局", "views": "", "editor": "某某", "font": "【"}),
        ("索引号:431200/2019-002760 文号:怀政办发〔2017〕12号 统一登记号:HHCR-2017-01006", {"index_number": "431200/2019-002760", "document_number": "怀政办发〔2017〕12号", "registered": "HHCR-2017-01006"}),
        ("公开责任部门 | 汉阴县人民政府办公室 | 公开形式: | 主动公开 |", {"discloser": "汉阴县人民政府办公室", "openness": "主动公开"}),
        ("发文标题: 金华市人民政府关于某事的意见", {"title": "金华市人民政府关于某事的意见"}),
        ("发文文号: 金政发[2016]54号", {"document_number": "金政发[2016]54号"}),
        # the cells of a table in a line
        ("索引号 2950798/2020-38134", {"index_number": "2950798/2020-38134"}),
        ("发文字号 豫政办〔2013〕36号 发布时间 2013年05月17日", {"document_number": "豫政办〔2013〕36号", "date_published": "2013年05月17日"}),
        ("文号 汉政办发〔2016〕116号 成文日期: 2016年08月31日", {"document_number": "汉政办发〔2016〕116号", "date_signed": "2016年08月31日"}),
        ("- 信息状态:有效", {"validity": "有效"}),
        ("索 引 号 失效时间", {"index_number": "", "validity": ""}),
        # a date before where a page is from
        ("2007-11-27    記者:孫玉波    來源:經濟參考報", {"date_published": "2007-11-27"}),
        ("2022-08-24 至 2022-09-24 公示", {}),
        ("2022-08-24 14:59  来源:  遵义市水务局 分享:", {"date_published": "2022-08-24", "source": "遵义市水务局", "share": ""}),
        ("来源:珲春示范区网 2017-12-13 14:19 作者:某某", {"date_published": "2017-12-13", "source": "珲春示范区网", "editor": "某某"}),
        ("来源:森林防火指挥部 编辑:王某 2009-04-30 15:13:50", {"source": "森林防火指挥部", "editor": "王某", "date_published": "2009-04-30"}),
        ("2022年8月24日来源地排查工作", {}),
        ("发布日期由市政府另行公布", {}),
        ("有效性、真实性由申请人负责", {}),
        ("文号要规范", {}),
        # a label that its value follows at once
        ("发文机关芜湖市人民政府", {"issuer": "芜湖市人民政府"}),
        ("发文字号芜政办〔2017〕41号", {"document_number": "芜政办〔2017〕41号"}),
        ("发文日期2017年10月13日", {"date_signed": "2017年10月13日"}),
        ("时效性现行有效", {"validity": "现行有效"}),
        ("发文机关要严格审核", {}),
        ("时效性要强", {}),
        ("本办法的发布日期：2018年1月1日", {}),
        ("时间：2018年。地点：北京。", {}),
        ("标题要简明", {}),
    ],
)  # fmt: skip
def test_labelled_facts(line: str, expected: dict[str, str]) -> None:
    assert {name: line[start:end] for name, start, end in fields(shadow(line))} == expected


def test_facts_are_no_text_and_reach_the_document(read: Callable[..., Extraction]) -> None:
    found = read(
        "索引号：123/2018-1 发布日期：2018-12-27\n发文字号：同政办发〔2018〕191号\n关于某事的通知\n一、加强规划。"
    )
    assert found.text == "关于某事的通知\n一、加强规划。"
    assert found.document.index_number == "123/2018-1"
    assert str(found.document.date_published) == "2018-12-27"
    assert found.document.document_number == "同政办发〔2018〕191号"


def test_two_facts_in_a_line(read: Callable[..., Extraction]) -> None:
    found = read(
        "发文文号: 嘉政办发〔2023〕7号 发布机关: 市政府办公室\n关于某事的通知\n一、加强规划。"
    )
    assert found.document.document_number == "嘉政办发〔2023〕7号"


def test_facts_without_a_mark_behind_their_labels(read: Callable[..., Extraction]) -> None:
    found = read(
        "发文机关阜阳市人民政府\n发文日期2023年08月18日\n发文字号阜政办〔2023〕11号\n关于某事的通知\n一、加强规划。"
    )
    assert found.text == "关于某事的通知\n一、加强规划。"
    assert found.document.title == "关于某事的通知"


def test_facts_in_traditional_characters(read: Callable[..., Extraction]) -> None:
    found = read(
        "索引號: | 002489401/2024-00380 | 公開方式: | 主動公開 |\n文號: | 杭政辦函〔2024〕4號 | 成文日期: | 2024-02-04 |\n"
        "關于某事的通知\n一、加強規劃。"
    )
    assert found.text == "關于某事的通知\n一、加強規劃。"
    assert found.document.document_number == "杭政辦函〔2024〕4號"
    assert str(found.document.date_signed) == "2024-02-04"


@pytest.mark.parametrize("label", ["發佈日期", "發布日期"])
def test_published_in_traditional_characters(label: str, read: Callable[..., Extraction]) -> None:
    found = read(
        f"發文字號: 國辦函〔2014〕31號 {label}: 2014年03月10日\n關于某事的通知\n一、加強規劃。"
    )
    assert found.document.document_number == "國辦函〔2014〕31號"
    assert str(found.document.date_published) == "2014-03-10"


def test_facts_in_lines_of_their_own(read: Callable[..., Extraction]) -> None:
    facts = "索引号\n015282418/2021-168037\n发文机构\n福贡县人民政府办公室\n文      号\n发文日期\n2021-05-21"
    found = read(f"{facts}\n各乡镇人民政府：\n一、加强规划。", issuer="")
    assert found.text == "各乡镇人民政府：\n一、加强规划。"
    assert found.document.index_number == "015282418/2021-168037"
    assert str(found.document.date_signed) == "2021-05-21"
    listed = "  • 索引号:\n\n    6107280000/2024-001005\n  • 主题分类:\n\n  • 发文字号:\n\n    镇政发〔2024〕7号\n  • 发布日期:\n\n    2024年04月06日 16:34\n"
    found = read(f"{listed}各乡镇人民政府：\n一、加强规划。", issuer="")
    assert found.text == "各乡镇人民政府：\n一、加强规划。"
    assert found.document.index_number == "6107280000/2024-001005"
    assert str(found.document.date_published) == "2024-04-06"
    few = "名称\n索引号\n各乡镇人民政府：\n一、加强规划。"
    assert read(few).text == few
