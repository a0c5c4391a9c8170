"""A site's menus above the article, and the article once more in one line, in the text of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction
from zhengce.reading import menus

Read = Callable[..., Extraction]

MENU = [
    "市民网页",
    "退出",
    "您好",
    "语言",
    "简体",
    "English",
    "手机版",
    "微信",
    "搜索",
    "首页",
    "政务公开",
    "政务服务",
    "互动交流",
]
ARTICLE = [
    "大同市人民政府办公室关于加强低空管理的通知",
    "同政办发〔2024〕3号",
    "各县（区）人民政府：",
    "现就有关事项通知如下。",
    "一、市财政局要安排资金，市交通运输局要加强管理，" + "推动低空经济高质量发展，" * 80 + "做好各项工作。",
]  # fmt: skip


@pytest.mark.parametrize(
    "above",
    [
        MENU,
        [*MENU, "Business & Investment", "2024-08-28 18:13"],
        ["相关新闻", "《办法》的政策解读", "2024-07-05", "当前位置：", "首页", ">", "政务公开", ">", "法规公文", "有效"],
        ["大同市", "政务公开", "搜索", "您当前所在的位置：首页 > 政务公开"],
        ["新闻中心", "办事大厅", "专题", "首页", "->", "信息公开", "->", "正文"],
        [ARTICLE[0], "资讯", "专题", "首页", ">", "资讯", ">", "法规"],
        [ARTICLE[0], "首页", ">", "政策"],
    ],
)  # fmt: skip
def test_menus_are_no_part_of_the_document(above: list[str], read: Read) -> None:
    found = read("\n".join([*above, *ARTICLE]), wrapped=True)
    assert found.document.title == ARTICLE[0]
    assert found.document.document_number == "同政办发〔2024〕3号"
    assert [clause.path for clause in found.clauses] == ["0", "1"]
    assert found.text.startswith(("大同市", "2024-08-28"))


@pytest.mark.parametrize(
    "lines",
    [
        ARTICLE,
        # where projects are, what is signed, and who has which account
        ["大同市重点项目清单", "一、医院扩建项目", "牵头单位：市卫生健康委", "位置：平城区文兴路东侧", "二、体育中心", "牵头单位：市体育局", "位置：开源街"],
        ["大同市优化标识方案", "一、新建标识", "二、当前位置标识系统建设（市交通局负责）", "三、管理"],
        ["大同市政务新媒体清单", "序号", "主办单位", "账号类型"] + [cell for n in "12345" for cell in (n, "市教育局", "微信", "微博")],
        # a table printed a cell a line, and a list of names
        ["序号", "任务", "责任单位", "1", "加强规划", "市财政局", "2", "加强监管", "市教委", "3", "加强考核", "市科委"],
        [f"第{n}小学" for n in "一二三四五六七八九十"] * 2,
        # a home without a way, of a list
        ["大同市网站栏目清单", "首页", "责任单位：市教委", "政务公开", "责任单位：市财政局"],
        # a position within the text
        ["一、加强管理。", "车辆应当停放。", "当前位置：首页"],
        [],
    ],
)  # fmt: skip
def test_what_is_short_is_not_yet_a_menu(lines: list[str]) -> None:
    assert not menus.above(lines)


@pytest.mark.parametrize(
    ("lines", "menu"),
    [
        # a title that comes again below stands above the menus as the page's name
        (["某市空域管理暂行条例", *MENU, "首页", ">", "法规", "某市空域管理暂行条例", "第一条 制定本条例。"], range(1, 17)),
        (["某市空域管理暂行条例", *MENU, "首页", ">", "法规", "第一条 制定本条例。"], range(17)),
        # a way alone: what stands above it stays
        (["某市空域管理暂行条例", "首页", ">", "法规", "信访条例", "第一条 制定本条例。"], range(1, 4)),
        (["某市住房和城乡建设局", *MENU, "首页", ">", "法规", "某市住房和城乡建设局", "第一条 制定本条例。"], range(17)),
        # the title behind a way is no step of it; steps that blanks part
        (["某市网站", "首页", ">", "某市人民政府关于加强监管的意见", "各区政府：", "一、加强领导。"], range(1, 3)),
        (["新闻", "专题", "政务", "首页", "", ">", "", "政务公开", "", ">", "", "文件", "第一条 制定本条例。"], range(12)),
        (["首页", "专题", "新闻", "首页", "->", "法规", "->", "正文", "第一条 制定本条例。"], range(8)),
    ],
)  # fmt: skip
def test_where_menus_end(lines: list[str], menu: range) -> None:
    assert menus.above(lines) == menu


def test_the_article_once_more_in_one_line_is_left_out(read: Read) -> None:
    found = read("\n".join([*ARTICLE, "增城区", "".join(ARTICLE)]), wrapped=True)
    assert [clause.path for clause in found.clauses] == ["0", "1"]
    assert found.text.count("市财政局要安排资金") == 1


def test_a_long_paragraph_that_is_said_once_stays() -> None:
    assert menus.copied(ARTICLE) == -1
    assert menus.copied([ARTICLE[-1], "、".join(f"第{n}项" for n in range(400))]) == -1
