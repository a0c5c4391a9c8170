"""Which element of a web page is the article.  Its text is html_flow's business.

Losing a clause is worse than keeping a line of furniture: the choice goes inwards only as
long as nothing that could be text stays outside.  That is why no general extractor of
articles is used: those weigh paragraphs one by one, and forms, tables and short numbered
lines weigh little.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

from zhengce.intake.html_tree import Tree

# What content systems call the element that an editor fills in: UCAP and TRS, Visual SiteBuilder
# (vsb), the zoom boxes of government pages, and the usual compounds.
_CONTENT = re.compile(
    r"ucap-?content|zoom(?:con|content)?|trs_(?:u?editor|preappend)|vsb_content\w*|v_news_content"
    r"|(?:article|news|pages?|detail|info|view|text|art|xl|zw|post|content)[-_]?"
    r"(?:content|cont|con|text|txt|body|article|detail|nr|zw)",
    re.IGNORECASE,
)
_BOX_TAGS = "div section article main center form table tbody tr td font ul li dl dd"
_BOXES = frozenset(_BOX_TAGS.split())
_HEADS = ("thead", "caption")
"""What says of a table's body what it is: without 序号 | 责任单位 its rows are nobody's."""


def article(tree: Tree) -> _Element:
    """The element that holds the article: a known content box, or the innermost one that
    leaves no sentences and no table outside; the whole body where the page is bare."""
    body = tree.root.find("body")
    start = tree.root if body is None else body
    total = tree.figures[start].marks
    for element in start.iter():
        if _is_content(element) and tree.figures[element].marks * 10 >= max(total, 1) * 6:
            return element
    return _innermost(tree, start)


def _is_content(element: _Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    names = [element.get("id", ""), *element.get("class", "").split()]
    return element.tag == "ucapcontent" or any(map(_CONTENT.fullmatch, names))


def _innermost(tree: Tree, element: _Element) -> _Element:
    """Inwards from ``element`` while one box has all sentences and the rest is furniture."""
    while True:
        boxes = [child for child in element if child.tag in _BOXES]
        best = max(boxes, key=lambda child: tree.figures[child].marks, default=None)
        if best is None or tree.figures[best].marks < 3 or _loose(element):
            return element
        others = [child for child in element if child is not best]
        if _is_text(tree, others):
            return element
        element = best


def _is_text(tree: Tree, elements: list[_Element]) -> bool:
    """Could be part of an article: a sentence, some clauses, a table that is not of links, or its heads."""
    figures = [tree.figures[element] for element in elements]
    tables = (
        figure.text - figure.linked
        for element, figure in zip(elements, figures, strict=True)
        if figure.nested or element.tag in ("table", "tr")
    )
    return (
        any(figure.stops for figure in figures)
        or sum(figure.marks for figure in figures) > 6
        or any(unlinked > 40 for unlinked in tables)
        or any(element.tag in _HEADS for element in elements)
    )


def _loose(element: _Element) -> bool:
    """Text that stands in the element itself, between its children."""
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return sum(len(piece.strip()) for piece in pieces) > 20
