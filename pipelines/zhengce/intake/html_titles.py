"""What a web page calls its document: its own title, or the lines printed above the article.

Whether a line of the article itself is the title is reading's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from zhengce.intake.html_flow import texts
from zhengce.intake.html_tree import Tree

_SITE = re.compile(
    r"\s*[-_—–|]+\s*[^-_—–|]*(?:网站?|门户|政府|人民网|平台|频道|委员会|局|厅|部)[^-_—–|]*$"
)
_CHAPTER = re.compile(
    r"\d{1,2}[ .、]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部篇]|$"
)
# 国土资源部关于开展2011年度土地矿产卫片执法检查工作的通知, 数字广东建设2025年工作要点; not 工作通知
_DOCUMENT = re.compile(
    r".{0,40}关于.{3,80}的(?:通知|意见|决定|公告|通告|批复|函)"
    r"|.{6,60}(?:意见|办法|方案|规划|计划|条例|细则|规定|措施|要点|预案)"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(]\d{4}[〕\]）)]\s?\d{1,5}号")
_LEVELS = 6
"""How far around the article a page prints what it is called."""


def above(tree: Tree, article: _Element) -> list[str]:
    """The lines before ``article``, the nearest first, without those of boxes that are mostly links."""
    lines: list[str] = []
    for element in _before(article):
        figures = tree.figures[element]
        if figures.text and figures.linked * 2 < figures.text and element not in tree.dropped:
            lines += reversed(texts(tree, element))
    return lines


def _before(element: _Element) -> Iterator[_Element]:
    for _ in range(_LEVELS):
        yield from (one for one in element.itersiblings(preceding=True) if one.tag != "head")
        parent = element.getparent()
        if parent is None:
            return
        element = parent


def number_in(lines: Sequence[str]) -> str | None:
    """The document number that has a line of its own: 国土资发〔2012〕16号."""
    return next((line.strip() for line in lines if _NUMBER.fullmatch(line.strip())), None)


def headline(tree: Tree, lines: Sequence[str]) -> str | None:
    """The page's own title: the heading that <title> repeats, else <title> without the site, or its
    only first heading but for those of chapters.

    Where <title> names no document (工作通知, 数字广东建设), one of ``lines`` above the article, or a
    heading that goes on from it, can.
    """
    element = tree.root.find("head/title")
    printed = " ".join((element.text or "").split()) if element is not None else ""
    bare = _SITE.sub("", printed)
    headings = [
        " ".join("".join(heading.itertext()).split())
        for heading in tree.root.iter("h1", "h2", "h3", "ucaptitle")
    ]
    if bare and _DOCUMENT.fullmatch(bare) is None:
        longer = (text for text in headings if text.startswith(bare) and text != bare)
        for text in (*longer, *(line.strip() for line in lines)):
            if _DOCUMENT.fullmatch(text):
                return text
    for text in headings:
        if len(text) > 5 and printed.startswith(text[:20]):
            return text
    if not printed:  # a page that was saved without its head
        tops = [" ".join("".join(top.itertext()).split()) for top in tree.root.iter("h1")]
        if tops and all(map(_CHAPTER.match, tops[1:])):  # 某预案, 1 总则, 2 组织体系
            return None if _CHAPTER.match(tops[0]) else tops[0] or None
    return bare or None
