"""Markdown: its text without the marks, numbers kept, tables as cells.

The marks are those of CommonMark with tables; front matter, comments and pictures stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zhengce import page_labels
from zhengce.intake.encoding import decode
from zhengce.intake.grid import Written, place
from zhengce.intake.numbering import labelled
from zhengce.model import Block, Page, Unreadable

_MAX_CHARS = 1_000_000
"""The parser is written in Python: half a second for so many characters of a law, ten or more for
as many characters made to be slow."""
_MAX_NESTING = 50
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(
    r"^(title|author|[\u4e00-\u9fff]{2,6})[ \t]*[:：][ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE
)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[/!?]?[A-Za-z][^<>]*>", re.DOTALL)
# <b>第一条</b>&emsp;为了规范…: within a line
_TAG_WITHIN = re.compile(
    r"</?(?:a|b|em|font|i|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
# ::: warning 原文链接, around a box of a site's generator; its title is text
_BOX = re.compile(r"^:{3,} *[a-z]* *")
# …行动方案（2026—2030年**）**: which CommonMark takes for text, as a bracket stands beside it
_UNREAD = re.compile(r"\*\*(?=[\u3000-\u9fff\uff00-\uffef])|(?<=[\u3000-\u9fff\uff00-\uffef])\*\*")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\v\f\x85]")


def read(data: bytes) -> Page:
    """One block a line of a paragraph, heading or list item, and one a table cell.

    The page counts as wrapped only where some paragraph has more than one line.
    Raises Unreadable("empty" | "binary" | "undecodable" | "too_large" | "hostile").
    """
    text, encoding = decode(data)
    if len(text) > _MAX_CHARS:
        raise Unreadable("too_large", "A Markdown file may have a million characters.")
    text = _LINE_END.sub("\n", text)
    front = _FRONT_MATTER.match(text)
    facts = _facts(front.group(1)) if front else {}
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    tokens = parser.parse(text[front.end() :] if front else text)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):  # it leaves out what is deeper
        raise Unreadable("hostile", "The lists and quotations are nested too deeply.")
    if front:
        tokens = _without_remark(tokens)
    wrapped = any(_is_wrapped(token) for token in tokens)
    return Page(
        blocks=tuple(_blocks(tokens, wrapped)),
        encoding=encoding,
        wrapped=wrapped,
        facts=facts,
    )


def _facts(front: str) -> dict[str, str]:
    """What front matter says as title and author, or by a page's labels (文号, 发布日期); of several
    the first."""
    labels = page_labels.facts("line")
    found: dict[str, str] = {}
    for label, value in _FACT.findall(front):
        fact = label if label.isascii() else labels.get(label)
        if fact is not None and value not in page_labels.NOTHING:
            found.setdefault(fact, value)
    return found


def _without_remark(tokens: list[Token]) -> list[Token]:
    """Without the quotation between front matter and a heading, in which a collection speaks of the
    document: > 本文正文由脚本自官方页面提取，以官方链接发布版本为准。"""
    closes = [n for n, token in enumerate(tokens) if token.type == "blockquote_close"]
    if not closes or tokens[0].type != "blockquote_open":
        return tokens
    behind = next((n + 1 for n in closes if tokens[n].level == 0), len(tokens))
    heads = behind < len(tokens) and tokens[behind].type == "heading_open"
    return tokens[behind:] if heads else tokens


def _is_wrapped(token: Token) -> bool:
    return any(child.type == "softbreak" for child in token.children or ())


def _blocks(tokens: list[Token], wrapped: bool) -> Iterator[Block]:
    """The blocks of a document, with an empty one after each paragraph of a wrapped page."""
    label = ""
    rows: list[list[Written]] = []
    tables = 0
    for token in tokens:
        if token.type == "list_item_open":
            label = f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield from place(tables, rows)
            tables += 1
            rows = []
        elif token.type == "inline" and rows:
            rows[-1].append(Written("\n".join(filter(None, _lines(token.children or ())))))
        else:
            lines = _text(token)
            if any(line.startswith(":::") for line in lines):
                lines = [bare for line in lines if (bare := _BOX.sub("", line))]
            if lines and label:
                lines[0], label = labelled(label, lines[0]), ""
            yield from map(Block, lines)
            if lines and wrapped:
                yield Block("")


def _text(token: Token) -> list[str]:
    """The lines of a block that has text of its own."""
    if token.type == "inline":
        return [line for line in _lines(token.children or ()) if line.strip()]
    if token.type in ("fence", "code_block"):
        return [line for line in token.content.split("\n") if line.strip()]
    if token.type == "html_block":
        written = _TAG.sub("\n", _TAG_WITHIN.sub("", token.content))
        return [line for each in unescape(written).split("\n") if (line := each.strip())]
    return []


def _lines(children: Iterable[Token]) -> Iterator[str]:
    """The lines of running text, without marks, addresses and pictures."""
    pieces: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            pieces.append(_UNREAD.sub("", child.content))
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and child.content[:3].lower() == "<br"
        ):
            yield "".join(pieces)
            pieces = []
    yield "".join(pieces)
