"""What closes a document, an article or opens an attachment: signatures and their dates, notes, lists and heads.

Which unit ends there, ``clauses`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from zhengce.reading.layout import Paragraph
from zhengce.reading.patterns import BLANK_DATE, DATE
from zhengce.reading.unit_labels import Label

_date_line = re.compile(
    rf"(?:[(]此件[^)]*[)] *)?(?:.{{2,30}}(?: |政府|[厅室委局部院会处]))? ?[(]?(?:{DATE}|{BLANK_DATE})[)]?(?: ?印发)?(?: ?[(]此件[^)]*[)])?"
)
_signature = re.compile(r"[^。;:,\"“]{2,60}")
# (此件公开发布), 抄送：…, 联系人：…
notes = re.compile(
    r"[(]?(?:此件|本件|联系人|联系电话|联系方式|咨询电话|信息公开选项|主动公开|公开方式)[^。]{0,60}"
    r"|(?:抄送|抄报|主送|主题词|分送|发送):.*"
)
attachment_list = re.compile(
    r"附(?!件 ?: ?\d{1,2}$)(?: ?件 ?:(?P<name> *[^ \d(一l].*)?| ?:(?= ?1[.、])).*"
)
_of_year = re.compile(r"(?:19|20)\d\d ?年")
# not 附表中29个重点易涝点分为两大类
_attachment = re.compile(
    r"附 ?(?![件表录][中内所里][0-9列附规])(?:件 ?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?|[表录] ?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H](?![A-Za-z]))?)(?: ?[.:、]? ?[^。;:]{2,60}| ?:)?|附 ?:|附件 ?: ?(?P<bare>\d{1,2})"
)

# 监测与预警, or 第二章 预防与应急准备 where the other chapters lost their numbers
_chapter = re.compile(r"(?:第[一二三四五六七八九十]{1,3}[编章节] ?)?[\u4e00-\u9fff、]{2,16}")
_LONGEST_CHAPTER = 22
_LONGEST_NOTE = 800


_IN_FORCE = ("施行。", "执行。", "生效。", "实施。", "日")


def attachment(shadowed: str, start: int, end: int, *, attached: bool) -> re.Match[str] | None:
    """The head of an attachment in a line; ``attached``: whether there was one before.

    附表一： is one behind a law's last article (…起施行。) or a signature's date, elsewhere it names the table below it.
    """
    head = _attachment.fullmatch(shadowed, start, end)
    names_table = shadowed.startswith(("附表", "附录"), start) and shadowed[end - 1] == ":"
    if names_table and not attached and not shadowed.endswith(_IN_FORCE, 0, start - 1):
        return None
    return head


# 突发环境事件分级标准, behind a law's last article without the word 附件
_annex = re.compile("[\u4e00-\u9fff、]{2,28}(?:标准|目录|清单|名单|范围|指标|说明|样式|格式)")


def is_annex(
    shadowed: str,
    paragraphs: Sequence[Paragraph],
    index: int,
    labels: Mapping[int, Sequence[tuple[int, Label]]],
) -> bool:
    """Whether a line behind a law's last article names what follows it, numbered from one."""
    start, end, cell = paragraphs[index]
    if cell is not None or not shadowed.endswith(("施行。", "实施。", "废止。"), 0, start - 1):
        return False
    begins = any(
        label.leading and label.number == 1 and label.family != "条"
        for label in _below(index, labels)
    )
    return begins and _annex.fullmatch(shadowed, start, end) is not None


def _below(index: int, labels: Mapping[int, Sequence[tuple[int, Label]]]) -> Iterator[Label]:
    """The first labels of the two lines below a line."""
    for near in (1, 2):
        yield from (label for _, label in labels.get(index + near, ())[:1])


# 《深圳经济特区低空经济产业促进条例》解读, 《…条例》起草说明
_explanation = re.compile("(?:关于)?《[^《》\n]{4,60}》的?(?:政策)?(?:解读|起草说明|的?说明)")
# 第三十条　本条例自2020年1月1日起施行。
_article = re.compile("第[一二三四五六七八九十百零0-9]{1,6}条")


def explained(shadowed: str, paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs stand before an explanation that a page prints behind a law's last article.

    All of them where another law follows, which begins with an article of its own.
    """
    if shadowed.find("解读\n") < 0 and shadowed.find("说明\n") < 0:
        return len(paragraphs)
    for index in range(1, len(paragraphs)):
        start, end, _ = paragraphs[index]
        if _explanation.fullmatch(shadowed, start, end) is None:
            continue
        if (
            _article.match(shadowed, paragraphs[index - 1].start)
            and shadowed.endswith(("施行。", "实施。"), 0, start - 1)
            and shadowed.find("\n第一条", end) < 0
        ):
            return index
    return len(paragraphs)


# （2015年6月24日交通运输部公布 自2015年10月1日起施行）, in a line or several
_promulgated = re.compile(
    "[(](?=[^()]{0,40}年)[^()]{8,}(?:[(][^()]{1,40}[)][^()]*)*(?:公布|发布|通过|批准|修正|修订|施行)[^()]*[)]"
)


def promulgated(shadowed: str, before: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The note below a law's title that says who made it when, all that stands above its first unit."""
    for nth, (start, _) in enumerate(before):
        if shadowed[start] != "(":
            continue
        for _, end in before[nth : nth + 4]:
            if end - start <= _LONGEST_NOTE and _promulgated.fullmatch(shadowed, start, end):
                return [(start, end)]
    return []


def is_list(
    shadowed: str, paragraphs: Sequence[Paragraph], labels: Sequence[tuple[int, Label]]
) -> bool:
    """Whether a line with these labels begins a list of names: 1.申请表, below 附件."""
    if not labels or labels[0][1][2:4] != ("ar", 1):
        return False
    return shadowed[paragraphs[labels[0][1].paragraph].end - 1] not in "。:;!?"


def is_listed(
    shadowed: str, start: int, index: int, labels: Mapping[int, Sequence[tuple[int, Label]]]
) -> bool:
    """Whether a line is of a list of attachments: a numbered one, or the end of one that the page broke.

    2.上海市低碳实践区申|报创建指标体系|3.…; but 2023年民生实事项目 is what one is called.
    """
    if _of_year.match(shadowed, start) is not None:
        return False
    if labels.get(index) or shadowed[start].isdigit():
        return True
    return any(
        label.leading and label.family == "ar" and label.number > 1
        for label in _below(index, labels)
    )


def signing(shadowed: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Indices of the paragraphs with a date's line among them and the three below."""
    dated = [
        index
        for index, (start, end, _) in enumerate(paragraphs)
        # …日, …日印发, or a bracket: nearly no other line is looked at
        if shadowed[end - 1] in "日发)"
        and (shadowed[end - 1] != ")" or _bracket_closes(shadowed, start, end))
        and _date_line.fullmatch(shadowed, start, end)
    ]
    return {index - above for index in dated for above in range(4)}


def _bracket_closes(shadowed: str, start: int, end: int) -> bool:
    """Whether the bracket that ends a line may be a date's: (…日), …日(此件公开发布)."""
    return shadowed[end - 2] == "日" or shadowed.find("此件", start, end) >= 0


def signs(shadowed: str, paragraphs: Sequence[Paragraph], index: int, *, labelled: bool) -> bool:
    """Whether a paragraph is a signature's date, or an issuer's line with a date below it."""
    start, end, _ = paragraphs[index]
    if _date_line.fullmatch(shadowed, start, end):
        return True
    if labelled or not _signature.fullmatch(shadowed, start, end):
        return False
    for first, last, _ in paragraphs[index + 1 : index + 4]:
        if _date_line.fullmatch(shadowed, first, last):
            return True
        if not _signature.fullmatch(shadowed, first, last):
            return False
    return False


def bare_heads(
    shadowed: str,
    paragraphs: Sequence[Paragraph],
    labels: Mapping[int, Sequence[tuple[int, Label]]],
) -> frozenset[int]:
    """Indices of the lines that head the articles below them: chapters' whose number is not printed."""
    heads: set[int] = set()
    for index in range(1, len(paragraphs)):
        if not _is_chapter(shadowed, paragraphs[index]):
            continue
        # a chapter's head may stand above a section's
        closed = index - 1 in heads or shadowed[paragraphs[index - 1].end - 1] == "。"
        if closed and _has_article_below(shadowed, paragraphs, index, labels):
            heads.add(index)
    return frozenset(heads)


def _has_article_below(
    shadowed: str,
    paragraphs: Sequence[Paragraph],
    index: int,
    labels: Mapping[int, Sequence[tuple[int, Label]]],
) -> bool:
    below = index + 1
    while below < min(index + 3, len(paragraphs)) and _is_chapter(shadowed, paragraphs[below]):
        below += 1
    first = labels.get(below)
    return first is not None and first[0][1].leading and first[0][1].family == "条"


def _is_chapter(shadowed: str, paragraph: Paragraph) -> bool:
    start, end, cell = paragraph
    return (
        end - start <= _LONGEST_CHAPTER
        and cell is None
        and _chapter.fullmatch(shadowed, start, end) is not None
    )
