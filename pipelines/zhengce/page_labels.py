"""The labels of a page's facts (索引号, 发文机关, 成文日期) and the fact of each: page_labels.csv.

Where they stand on a page, and what their values mean, is the business of those who read them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Reader = Literal["line", "cell", "stacked", "page"]
"""Where a label is believed: before a colon in a line of facts, before a space there, in a line
of its own above its value, anywhere around the article of a web page."""

NOTHING = frozenset(("", "-", "--", "—", "无", "暂无", "/"))
"""Values that say that there is none."""


class PageLabel(NamedTuple):
    """A label as printed, the fact that it gives, where it is believed, and a line that has it."""

    label: str
    fact: str
    readers: tuple[str, ...]
    example: str


@cache
def rows() -> tuple[PageLabel, ...]:
    """All labels, in the order of the file."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file, strict=True)
    return tuple(
        PageLabel(label, fact, tuple(to.split(";")), said) for label, fact, to, said in lines
    )


_TRADITIONAL = str.maketrans(
    "号发机构关开时间标题称单门类属组签编责规实颁词别来阅浏览访问数热辑键载体范围态录",
    "號發機構關開時間標題稱單門類屬組簽編責規實頒詞別來閱瀏覽訪問數熱輯鍵載體範圍態錄",
)


TRADITIONAL = ("號", "發", "機")
"""Characters of which a page of traditional characters has one, if it has any label."""


def facts(reader: Reader, *, traditional: bool = False) -> dict[str, str]:
    """The fact of each label that one reader believes; ``traditional``: 索引號, 發布機構, 發佈日期."""
    known = {row.label: row.fact for row in rows() if reader in row.readers}
    if not traditional:
        return known
    written = {label.translate(_TRADITIONAL): fact for label, fact in known.items()}
    return written | {label.replace("布", "佈"): fact for label, fact in written.items()}


def spaced(labels: Iterable[str], gap: str) -> str:
    """A pattern's alternatives for labels that may be spaced out, the longest first."""
    return "|".join(gap.join(label) for label in sorted(labels, key=len, reverse=True))
