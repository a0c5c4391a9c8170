"""What a web page declares of its document: its table of 索引号, 发文机关, 成文日期 and so on.

The values are kept as printed; what they mean is reading's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from lxml.etree import _Element

from zhengce import page_labels
from zhengce.intake.html_flow import texts
from zhengce.intake.html_tree import Tree
from zhengce.model import Block

# Those of a page's facts that its reader keeps; other labels only end the value before them.
_KEPT = frozenset(
    (
        *("index_number", "document_number", "issuer", "title"),
        *("date_signed", "date_published", "date_disclosed"),
    )
)
_GAP = r"[\s\u3000]*"
_TOP = 30
"""So many lines of an article may hold the catalogue; further down, labels are of forms."""
_SITE = re.compile(
    r"\s*[-_—–|]+\s*[^-_—–|]*(?:网站?|门户|政府|人民网|平台|频道|委员会|局|厅|部)[^-_—–|]*$"
)


class _Labels(NamedTuple):
    """The labels of the catalogue that every government page carries (政府信息公开目录)."""

    kept: Mapping[str, str]
    in_line: re.Pattern[str]
    alone: re.Pattern[str]


@cache
def _labels() -> _Labels:
    known = page_labels.facts("page")
    printed = page_labels.spaced(known, _GAP)
    return _Labels(
        {label: fact for label, fact in known.items() if fact in _KEPT},
        re.compile(
            rf"(?:^|(?<=[\s\u3000|【\[:：]))[【\[]?\s*({printed})\s*(?:[】\]]\s*[:：]?|[:：])"
        ),
        re.compile(rf"[【\[]?\s*({printed})\s*[】\]]?\s*[:：]?"),
    )


def facts(tree: Tree, article: _Element) -> dict[str, str]:
    """The facts that the page states around ``article``, by the keys of model.Page.facts."""
    found = _declared(texts(tree, tree.root, without=article))
    if len(found) < 2:  # a lone 标题 is of a search form, not of the catalogue
        found.pop("title", None)
    within = _declared(texts(tree, article)[:_TOP])
    if len(within) >= 3:
        found = within | found
    meta = {
        (m.get("name") or "").lower(): (m.get("content") or "").strip()
        for m in tree.root.iter("meta")
    }
    named = (("title", "articletitle"), ("date_published", "pubdate"))  # 国办发〔2017〕47号, annex
    generated = meta.get("others", "")  # 页面生成时间 2022-04-24 10:00:43
    for fact, name in named:
        if meta.get(name) and meta[name] not in generated:
            found.setdefault(fact, meta[name])
    title = _headline(tree)
    if title:
        found.setdefault("title", title)
    return found


def is_catalogue(cells: Iterable[Block]) -> bool:
    """A table that holds these facts and not the document's text."""
    alone = _labels().alone
    labels = [match for cell in cells if (match := alone.fullmatch(cell.text.strip()))]
    return len({match.group(1) for match in labels}) >= 3


def _declared(lines: list[str]) -> dict[str, str]:
    """The first value of each fact, its label before it in the same line or in the line above."""
    found: dict[str, str] = {}
    kept = _labels().kept
    for index, line in enumerate(lines):
        if len(line) > 400:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        for label, value in _pairs(line, following):
            fact = kept.get(re.sub(r"[\s\u3000]", "", label))
            if fact and value not in page_labels.NOTHING:
                found.setdefault(fact, value)
    return found


def _pairs(line: str, following: str) -> Iterable[tuple[str, str]]:
    labels = _labels()
    bare = labels.alone.fullmatch(line.strip())
    if bare:
        value = following.strip()
        return [] if labels.alone.fullmatch(value) else [(bare.group(1), value)]
    matches = list(labels.in_line.finditer(line))
    if not matches or line[: matches[0].start()].strip(" \u3000\u00a0【["):
        return []
    ends = [match.start() for match in matches[1:]] + [len(line)]
    return [
        (match.group(1), line[match.end() : end].strip(" \t\u3000\u00a0|【["))
        for match, end in zip(matches, ends, strict=True)
    ]


_CHAPTER = re.compile(
    r"\d{1,2}[ .、]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部篇]|$"
)


def _headline(tree: Tree) -> str | None:
    """The page's own title: the heading that <title> repeats, else <title> without the site, or its
    only first heading but for those of chapters."""
    element = tree.root.find("head/title")
    printed = " ".join((element.text or "").split()) if element is not None else ""
    for heading in tree.root.iter("h1", "h2", "h3", "ucaptitle"):
        text = " ".join("".join(heading.itertext()).split())
        if len(text) > 5 and printed.startswith(text[:20]):
            return text
    if not printed:  # a page that was saved without its head
        lines = [" ".join("".join(top.itertext()).split()) for top in tree.root.iter("h1")]
        if lines and all(map(_CHAPTER.match, lines[1:])):  # 某预案, 1 总则, 2 组织体系
            return None if _CHAPTER.match(lines[0]) else lines[0] or None
    return _SITE.sub("", printed) or None
