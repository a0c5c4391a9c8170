"""What stands on a page but is no part of the document: menus, share buttons, footers.

Patterns match a whole line of the shadow.  A line that merely contains such a
word is text; only labelled facts (索引号：…) are kept, for the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from zhengce import page_labels

_LINES = (
    r"当前位置.*",
    r"(?:您(?:现在)?的?位置|所在位置|您当前的位置)[:是].*",
    r"首页\s?[>»/-].*",  # 首页 > 专题中心 > 政务公开
    r"(?:欢迎您?(?:访问|光临|来到|进入).{2,20}|.{4,20}欢迎[您你])!?",  # 姚安县人民政府欢迎您！
    r"[A-Z]{2,8}-\d{4}-\d{3,6}",  # HRDR-2022-01011, the number of registration alone
    r">+ ?[^>。]{1,30}>[^。]*",  # >> 政务公开 >> 政策文件, in a line below 您的位置：
    r"(?:阅读量|浏览量|浏览次数|访问次数|访问量|点击数?|点击次数|点击率)\s?:?\s?[\d次 ]*.{0,3}",
    r"分享(?:到|至)?\s?:?.{0,20}",
    r"扫一扫.{0,20}",
    r"(?:微信|微博)?扫码.{0,20}",
    r"【?\[?\s?(?:打印|关闭|收藏|字体|打印本页|关闭窗口|关闭本页)\s?[\]】:|(].{0,30}",
    r"(?:打印本页|打印|关闭窗口|关闭本页|关闭|收藏|返回顶部|返回|顶部|尾部|纠错|全文|内容全文|正文|发布信息|(?:发文|法规|文章)(?:内容|正文):?)",
    r"[•·]?\s?文字(?:变小|变大|大小).*",
    r"[•·]?\s?字(?:号|体)(?:大小)?\s?:?\s?\[?\s?[大中小默认超特 |\[\]]*",
    r"(?:网站地图|关于我们|联系我们|免责声明|版权声明|网站声明|隐私声明|使用帮助)(?:\s?[|·]\s?.*)?",
    r"主办(?:单位)?:.{2,30}(?:承办|维护|技术支持).*",
    r"(?:主办|承办)(?:单位)?:(?!.*协办).{2,40}",
    r"(?:网站)?备案/?(?:许可证)?号?\s?:.*",
    r".{0,12}ICP备.*",
    r".{0,6}公网安备.*",
    r"(?:©|.{0,12} 网安备).{0,80}",  # © 2003 - 2025 国资数据中心 网安备51019002001697号
    r"网站标识码.*",
    r"版权所有.*",
    r"(?:第[一二三四五六七八九十百]{1,5}[条條章] *){2,}",  # a menu of articles
    r"(?:征集(?:状态|主题|时间|部门|单位)|(?:结果)?反馈日期):.{0,24}|(?:主题|时限):|截止:[\d-]{8,10}",  # of a consultation
    r".{0,40}\{\{ ?[A-Za-z_$].{0,80}\}\}.{0,20}",  # {{item.sitename}}, of a page that a script fills
    r"Copyright.*",
    r"地址:.{4,60}(?:邮编|邮箱|电话|邮政编码).*",
    r"Page \d{1,5}:",
    r"(?:page|Page|PAGE) \d+ of \d+(?:\s?(?:page|Page|PAGE) \d+ of \d+)*",
    r"第\s?\d+\s?页\s?(?:[,/]?\s?共\s?\d+\s?页)?",
    r"(?:上一篇|下一篇|上一条|下一条).{0,60}",
    r"(?:相关链接|相关阅读|相关稿件|相关文件|相关解读|相关附件|相关新闻|相关信息|相关文章|相关推荐|政策解读|一图读懂|解读材料|责任编辑|编辑|来源链接|原文链接)(?:\s?[:|](?:.{0,60}|\s?\[?https?:\S*)|\s.{0,60})?",
    r"(?:.{0,40}[ |])?(?:进入)?无障碍(?:浏览|阅读|模式|版|辅助|工具)?(?:[ |].{0,40})?",  # not 无障碍环境建设
    r"[^。]{0,40}(?:繁[體体](?:版|中文)?\s?(?:[|]|信息)|简体(?:版)?\s?[|]).{0,20}",
    r"(?:时间|来源|发布时间|信息来源|稿件来源|字体|视力保护色)\s?:?.{0,40}(?:浏览|打印|字体|访问|分享|来源\s?:).{0,40}",
)
_furniture = re.compile("|".join(f"(?:{line})" for line in _LINES))
_page_number = re.compile(r"-\s?\d{1,3}\s?-|\d{1,3}\s?/\s?\d{1,3}")

# A cheap test first: nearly no line of a document begins so and holds one of these, or holds
# one of what need not stand at its beginning.
_BEGINNINGS = frozenset(
    "当您所首欢>一阅浏访点分扫微打关收返顶尾纠全内正发法文字网联免版声隐使主承备地第上下相政解责编来原进无时信稿视"
    "CpP©ABDEFGHIJKLMNOQRSTUVWXYZ"
)
_OF_HEADS = ("{{", "征集", "反馈日期", "截止:")
"""What only the head of a page has: of a consultation, or left by a script."""
_HEAD = 1_200
_CONSULTED = ("主题:", "时限:")
_VALUE_END = frozenset("0123456789日号]|")
"""How a line of facts may end that has neither a colon nor a space."""
_ANYWHERE = ("欢迎", "ICP备", "公网安备", "无障碍", "繁", "简体")
# Every alternative begins with a literal, which the engine skips to.
_hint = re.compile(
    "位置|首页|欢迎|发文内容|法规内容|阅读|浏览|访问|点击|分享|扫|打印|关闭|收藏|返回|顶部|尾部|纠错|全文|正文|文字|字号|字体|网站|关于我们"
    "|联系我们|声明|办:|办单位|备案|ICP|公网|版权|Copyright|©|地址|page|Page|PAGE|页|上一|下一|一图|相关|解读|编辑|链接"
    "|无障碍|繁|简体|条 *第|條 *第|章 *第|来源|來源|记者|記者|时间|发布信息|视力|>|R-"
)

# 2022-08-24 14:59  来源:  遵义市水务局 分享:
_dated = re.compile(
    r"(?P<date>(?:19|20)\d\d ?[-年/.] ?\d{1,2} ?[-月/.] ?\d{1,2}日?)(?: +\d{1,2}:\d\d(?::\d\d)?)? *"
    r"(?=(?:信息)?[来來]源 ?:|作者 ?:|[记記]者 ?:|(?:责任|責任)?[编編][辑輯] ?:|[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊]|字[体體号號] ?:)"
)
# 发文机关芜湖市人民政府, 发文字号芜政办〔2017〕41号: a label that its value follows at once
_glued = re.compile(
    r"(?:发文机关|制定机关)(?P<issuer>[\u4e00-\u9fff]{2,30}(?:政府|办公[室厅]|[委局厅部院会]))"
    r"|发文字号(?P<document_number>[\u4e00-\u9fff]{1,12}[\[(]\d{4}[\])]\d{1,5}号)"
    r"|发文日期(?P<date_signed>\d{4}年\d{1,2}月\d{1,2}日)|公布日期(?P<date_published>\d{4}年\d{1,2}月\d{1,2}日)"
    r"|(?:施行|实施|生效)日期(?P<effect>\d{4}年\d{1,2}月\d{1,2}日)"
    r"|时效性(?P<validity>现行有效|(?:已)?失效|已被修改|尚未生效|部分失效)|效力(?:级别|等级)(?P<level>[\u4e00-\u9fff]{2,12})"
)
# 来源:珲春示范区网 2017-12-13 14:19, 编辑:王文洁 2009-04-30 15:13:50
_date_behind = re.compile(
    r" +(?P<date>(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)(?: +\d{1,2}:\d\d(?::\d\d)?)? *$"
)
BULLETS = "•●◆■▪"
_BEFORE_FIELD = " •·∙|*-["
_GAP = r"\s{0,7}"
_NUMBERED = frozenset("-0123456789")
_FEWEST_STACKED = 3


class _Labels(NamedTuple):
    """The labels of a page's facts and the patterns made of them."""

    facts: Mapping[str, str]
    stacked: Mapping[str, str]
    begins: frozenset[str]
    suspect: frozenset[str]
    """What a line with a fact or a bullet begins with."""
    line: re.Pattern[str]
    cell: re.Pattern[str]


@cache
def _labels(traditional: bool = False) -> _Labels:
    facts = page_labels.facts("line", traditional=traditional)
    cells = page_labels.spaced(page_labels.facts("cell", traditional=traditional), _GAP)
    begins = frozenset(label[0] for label in facts)
    return _Labels(
        facts,
        page_labels.facts("stacked"),
        begins,
        begins.union(_BEFORE_FIELD, BULLETS),
        # 索 引 号: 002482365/2023-00095 公开日期: 2023-04-22 — spaced out, or in 【】.
        re.compile(rf"\[?(?:{page_labels.spaced(facts, _GAP)})(?:\s?[:|]|\])"),
        # 索引号 2950798/2020-38134, 发文字号 豫政办〔2013〕36号 发布时间 2013年05月17日: cells in a line
        re.compile(rf"(?<![^ ])(?:{cells})(?:\s?[:|]|(?= |$))"),
    )


def stacked(lines: Sequence[str]) -> list[tuple[str, int, int | None]]:
    """The facts whose labels are lines of their own: (fact, line of the label, line of the value).

    ``lines`` are those of a page's beginning without spaces; an empty one is none of the page's.
    """
    facts = _labels().stacked
    if sum(map(facts.__contains__, lines)) < _FEWEST_STACKED:
        return []
    told = [index for index, line in enumerate(lines) if line]
    labels = [at for at, index in enumerate(told) if lines[index] in facts]
    found: list[tuple[str, int, int | None]] = []
    for at, following in zip(labels, [*labels[1:], len(told)], strict=True):
        label = lines[told[at]]
        last = following == len(told)
        beside = at + 1 < len(told) and (following == at + 2 or (last and "日期" in label))
        value = told[at + 1] if beside and (not last or _is_day(lines[told[at + 1]])) else None
        found.append((facts[label], told[at], value))
    return found


def _is_day(line: str) -> bool:
    return len(line) <= 19 and line[:4].isdigit()  # 2024年04月06日16:34


def suspects(shadowed: str, lines: Sequence[str], traditional: bool = False) -> list[int]:
    """Indices of the lines that can be furniture or facts; nearly all others need no look.

    ``lines`` are those of ``shadowed``, stripped; one that begins with a bullet is among them.
    """
    begins = _labels(traditional).suspect
    found = {
        index
        for index, line in enumerate(lines)
        if ((first := line[:1]) in begins and _is_valued(line))
        or (first in _BEGINNINGS and (_hint.search(line) or line[:3] in _CONSULTED))
        or (first in _NUMBERED and (_page_number.fullmatch(line) or _hint.search(line)))
    }
    head = shadowed[:_HEAD]
    present = [word for word in _OF_HEADS if word in head]
    for word in (*present, *_ANYWHERE):
        if word in shadowed:
            found.update(index for index, line in enumerate(lines) if word in line)
    return sorted(found)


def _is_valued(line: str) -> bool:
    """Whether a label's value may stand in a line, or a bullet before it."""
    if ":" in line or " " in line or line[-1] in _VALUE_END or line[0] in BULLETS:
        return True
    return _glued.fullmatch(line) is not None


def is_furniture(shadowed: str) -> bool:
    """Whether a whole (shadowed, stripped) line is page furniture."""
    if shadowed[-1] in "。;":  # 分享经验做法，打印留存备查。
        return False
    if shadowed[0] in _NUMBERED and _page_number.fullmatch(shadowed):
        return True
    return _furniture.fullmatch(shadowed) is not None


def fields(shadowed: str, traditional: bool = False) -> list[tuple[str, int, int]]:
    """The labelled facts of a line that is made of nothing else: (fact, start, end of the value).

    A line that does not begin with such a label has none: 发布日期 within a sentence is text.
    """
    known = _labels(traditional)
    head = shadowed.lstrip(_BEFORE_FIELD)
    offset = len(shadowed) - len(head)
    found = []
    dated = _dated.match(shadowed, offset) if head[:1] in ("1", "2") else None
    if dated is not None:
        found.append(("date_published", *dated.span("date")))
        offset = dated.end()
    elif head[:1] not in known.begins:
        return []
    glued = _glued.fullmatch(shadowed, offset)
    if glued is not None and glued.lastgroup is not None:
        return [(glued.lastgroup, *glued.span(glued.lastgroup))]
    pattern = known.line
    if pattern.match(shadowed, offset) is None:
        pattern = known.cell  # and more than such a word alone
    if "。" in head or pattern.match(shadowed, offset) is None:
        return found if "。" not in head else []
    labels = list(pattern.finditer(shadowed, offset))
    if pattern is known.cell and labels[-1].span() == (offset, len(shadowed)):
        return []
    ends = [label.start() for label in labels[1:]] + [len(shadowed)]
    for label, end in zip(labels, ends, strict=True):
        value = shadowed[label.end() : end]
        start = label.end() + len(value) - len(value.lstrip(" |"))
        stop = label.end() + len(value.rstrip(" |"))
        name = known.facts["".join(label.group().strip("[]:|").split())]
        behind = _date_behind.search(value) if name in ("source", "editor") else None
        if behind is not None:
            first, last = behind.span("date")
            found.append(("date_published", label.end() + first, label.end() + last))
            stop = label.end() + behind.start()
        found.append((name, min(start, stop), stop))
    return found
