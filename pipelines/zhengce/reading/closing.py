"""What closes a document or opens an attachment: signatures and their dates, notes, lists and heads.

Which unit ends there, ``clauses`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
attachment_list = re.compile(r"附 ?件 ?:(?P<name> ?[^\d(一].*)?.*")
attachment = re.compile(
    r"附 ?(?:件 ?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?|[表录] ?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?)(?: ?[.:、]? ?[^。;:]{2,60})?|附 ?:"
)


def is_name(shadowed: str, paragraphs: Sequence[Paragraph], label: Label | None) -> bool:
    """Whether a line is the first name of a list: 1.申请表, below 附件."""
    if label is None or (label.family, label.number) != ("ar", 1):
        return False
    return shadowed[paragraphs[label.paragraph].end - 1] not in "。:;!?"


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
