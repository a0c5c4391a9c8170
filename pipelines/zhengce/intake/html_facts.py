"""What a web page declares of its document: its table of 索引号, 发文机关, 成文日期 and so on.

The values are kept as printed; what they mean is reading's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import _Element

from zhengce.intake.html_flow import texts
from zhengce.intake.html_tree import Tree
from zhengce.model import Block

# Labels of the catalogue that every government page carries (政府信息公开目录), by fact.
_LABELS = {
    "index_number": ("索引号", "信息索引号", "信息索引"),
    "document_number": ("发文字号", "文号", "文件编号", "发文文号", "公文文号", "文件号"),
    "issuer": (
        "发文机关",
        "发布机构",
        "发文单位",
        "发文机构",
        "制发机关",
        "发布机关",
        "制定机关",
        "发文部门",
        "发布单位",
    ),
    "title": ("标题", "名称", "信息名称", "文件名称", "信息标题", "文件标题"),
    "date_signed": ("成文日期", "成文时间", "发文日期", "发文时间", "生成日期", "印发日期"),
    "date_published": (
        "发布日期",
        "发布时间",
        "公开日期",
        "发表时间",
        "公布日期",
        "公开时间",
        "发表日期",
    ),
}
_FACT = {label: fact for fact, labels in _LABELS.items() for label in labels}
# What else such a catalogue lists; these labels end the value before them.
_OTHERS = """主题分类 分类 主题词 有效性 公开方式 公开形式 时效 效力状态 信息类别 来源 信息来源
    体裁分类 组配分类 关键词 内容概述 实施日期 废止日期 失效日期 生效日期 文件状态 公文种类 服务对象
    浏览次数 浏览量 公开范围 作者 字体"""
_ALL = "|".join(
    r"[\s\u3000]*".join(label)
    for label in sorted((*_FACT, *_OTHERS.split()), key=len, reverse=True)
)
_LABEL = re.compile(rf"(?:^|(?<=[\s\u3000|【\[]))[【\[]?\s*({_ALL})\s*(?:[】\]]\s*[:：]?|[:：])")
_BARE = re.compile(rf"[【\[]?\s*({_ALL})\s*[】\]]?\s*[:：]?")
_TOP = 30
"""So many lines of an article may hold the catalogue; further down, labels are of forms."""
_EMPTY = frozenset(("", "-", "--", "—", "无", "暂无", "/"))
_SITE = re.compile(
    r"\s*[-_—–|]+\s*[^-_—–|]*(?:网站?|门户|政府|人民网|平台|频道|委员会|局|厅|部)[^-_—–|]*$"
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
    for fact, name in named:
        if meta.get(name):
            found.setdefault(fact, meta[name])
    title = _headline(tree)
    if title:
        found.setdefault("title", title)
    return found


def is_catalogue(cells: Iterable[Block]) -> bool:
    """A table that holds these facts and not the document's text."""
    labels = [match for cell in cells if (match := _BARE.fullmatch(cell.text.strip()))]
    return len({match.group(1) for match in labels}) >= 3


def _declared(lines: list[str]) -> dict[str, str]:
    """The first value of each fact, its label before it in the same line or in the line above."""
    found: dict[str, str] = {}
    for index, line in enumerate(lines):
        if len(line) > 400:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        for label, value in _pairs(line, following):
            fact = _FACT.get(re.sub(r"[\s\u3000]", "", label))
            if fact and value not in _EMPTY:
                found.setdefault(fact, value)
    return found


def _pairs(line: str, following: str) -> Iterable[tuple[str, str]]:
    bare = _BARE.fullmatch(line.strip())
    if bare:
        value = following.strip()
        return [] if _BARE.fullmatch(value) else [(bare.group(1), value)]
    matches = list(_LABEL.finditer(line))
    if not matches or line[: matches[0].start()].strip(" \u3000\u00a0【["):
        return []
    ends = [match.start() for match in matches[1:]] + [len(line)]
    return [
        (match.group(1), line[match.end() : end].strip(" \t\u3000\u00a0|【["))
        for match, end in zip(matches, ends, strict=True)
    ]


def _headline(tree: Tree) -> str | None:
    """The page's own title: the heading that <title> repeats, else <title> without the site."""
    element = tree.root.find("head/title")
    printed = " ".join((element.text or "").split()) if element is not None else ""
    for heading in tree.root.iter("h1", "h2", "h3", "ucaptitle"):
        text = " ".join("".join(heading.itertext()).split())
        if len(text) > 5 and printed.startswith(text[:20]):
            return text
    return _SITE.sub("", printed) or None
