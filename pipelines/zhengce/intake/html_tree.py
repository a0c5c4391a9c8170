"""A web page as a tree with the figures that tell an article from its surroundings.

Which part is the article, and what its text is, is told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html
from lxml.etree import ParserError, _Element

from zhengce.intake.encoding import decode
from zhengce.model import Unreadable

_MAX_TAGS = 1_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_SENTENCE = re.compile("[，。；]")  # no colons: labels around an article have them
_SILENT_TAGS = """head script style noscript template iframe object embed applet svg math canvas
    audio video map select option datalist button textarea input nav footer aside"""
_SILENT = frozenset(_SILENT_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# What page builders call the parts around an article, in English, in pinyin and by initials
# (ewm 二维码, dqwz 当前位置, xgwz 相关文章, llcs 浏览次数).
_FURNITURE = re.compile(
    r"foot|copyright|nav(?!y)|menu|crumb|dqwz|curb|share|fenxiang|search|sidebar|relat|recommend"
    r"|xg(?:wz|xx|yd|lj|nr|bd|zc|jd)|ewm|qr_?code|erweima|toolbar|font-?size|set-?font|paginat"
    r"|log(?:in|out)|banner|llcs|print-?(?:btn|title)|popup|slideshow",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Figures:
    """What is inside an element, in characters without blanks; dropped parts do not count."""

    text: int = 0
    linked: int = 0
    marks: int = 0
    """Punctuation of sentences outside links: navigation has none."""
    stops: int = 0
    nested: int = 0
    """Text that stands in tables inside this element."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page; ``figures`` holds every element, ``dropped`` those that are no text."""

    root: _Element
    figures: dict[_Element, Figures]
    dropped: frozenset[_Element]
    encoding: str


_SERVED = re.compile(r"<%(?:[^<%]|<(?!%)|%(?!>)){0,2000}+%>")


def parse(data: bytes) -> Tree:
    """The tree of a page or of a fragment of one.

    Raises Unreadable: encoding.decode's reasons, "hostile" for more than a million tags or
    more than 2,048 nested ones, "no_text" where there is nothing at all.
    """
    declared = _CHARSET.search(data[:4096])
    text, encoding = decode(data, declared.group(1).decode("ascii") if declared else None)
    if text.count("<") > _MAX_TAGS:
        raise Unreadable("hostile", "The page has more than a million tags.")
    if "<%" in text:  # what a server was to run: <%@page language="java"%>
        text = _SERVED.sub("", text)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser, ensure_head_body=True)
    except ParserError:
        raise Unreadable("no_text", "The page holds no text.") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable("hostile", "The page nests its tags deeper than any page does.")
    return _measured(root, encoding)


def _measured(root: _Element, encoding: str) -> Tree:
    elements = list(root.iter())
    hidden = {element for element in elements if _is_hidden(element)}
    never = {element for element in elements if element.tag in _SILENT}
    figures = _figures(elements, never | hidden)
    everything = _figures(elements, never)
    if figures[root].marks * 5 < everything[root].marks:  # shown by a script, then
        figures, hidden = everything, set()
    furniture = {element for element in elements if _is_furniture(element, figures[element])}
    dropped = frozenset(never | hidden | furniture)
    return Tree(root, _figures(elements, dropped), dropped, encoding)


def _is_hidden(element: _Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _is_furniture(element: _Element, figures: Figures) -> bool:
    """Named like a part around an article, and without a sentence to lose."""
    if figures.stops or figures.text - figures.linked > 300 or element.tag in ("html", "body"):
        return False
    return bool(_FURNITURE.search(element.get("class", "") + " " + element.get("id", "")))


def _figures(
    elements: list[_Element], dropped: set[_Element] | frozenset[_Element]
) -> dict[_Element, Figures]:
    """The figures of every element, children before parents, in one pass each way."""
    figures = {element: Figures() for element in elements}
    for element in reversed(elements):
        own = figures[element]
        if element in dropped:
            figures[element] = own = Figures()
        else:
            _count(own, element.text)
            if element.tag == "a" and "href" in element.attrib:  # without: a bookmark around text
                own.linked, own.marks, own.stops = own.text, 0, 0
        parent = element.getparent()
        if parent is None:
            continue
        above = figures[parent]
        above.text += own.text
        above.linked += own.linked
        above.marks += own.marks
        above.stops += own.stops
        above.nested += own.text if element.tag == "table" else own.nested
        _count(above, element.tail)
    return figures


def _count(figures: Figures, text: str | None) -> None:
    if text and not text.isspace():
        figures.text += len(_BLANK.sub("", text))
        figures.marks += len(_SENTENCE.findall(text))
        figures.stops += text.count("。")
