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
from zhengce.intake import html_titles
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
    # by 国办发〔2017〕47号, annex
    named = (("title", "articletitle"), ("date_published", "pubdate"), ("source", "contentsource"))
    generated = meta.get("others", "")  # 页面生成时间 2022-04-24 10:00:43
    for fact, name in named:
        if meta.get(name) and meta[name] not in generated:
            found.setdefault(fact, meta[name])
    printed = html_titles.above(tree, article)
    if number := html_titles.number_in(printed):
        found.setdefault("document_number", number)
    title = html_titles.headline(tree, printed)
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
