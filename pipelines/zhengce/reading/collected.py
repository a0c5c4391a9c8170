"""The head of a document of a collection: its title and its day in brackets in one line, without its number.

Which lines are a document's title, ``titles`` knows; how other lines of a page go on, ``wrapped``.
"""

from __future__ import annotations

import re

from zhengce.model import Block
from zhengce.reading.patterns import DATE, GENRE_WORDS, shadow

# 2. 某省知识产权局等7 部门印发《…意见》|《…办法（试行）》的通知（2023|年6 月27 日）
_begun = re.compile(r"\d{1,2} ?[.] ?(?=[\u4e00-\u9fff《]{2})")
_whole = re.compile(
    rf"\d{{1,2}} ?[.] ?[^。;]{{6,160}}(?:{GENRE_WORDS})(?: ?[(][^()]{{1,16}}[)])?》? ?[(]{DATE}[)]"
)
_item = re.compile(r"\d{1,2} ?[.、]|[(]?[一二三四五六七八九十]{1,3}[)、]")
# （一）湖南, of the collection, above its first
_part = re.compile(r"[(][一二三四五六七八九十]{1,3}[)] ?[\u4e00-\u9fff]{2,5}")
_MOST = 5
"""Lines of such a title."""


def with_whole_title(blocks: list[Block]) -> list[Block]:
    """The blocks with the title in one and without its number, where a page begins as in a collection."""
    said = [index for index, block in enumerate(blocks[:24]) if block.text.strip()]
    if len(said) < 2 or any(blocks[index].cell is not None for index in said[: _MOST + 1]):
        return blocks
    first = 1 if _part.fullmatch(shadow(blocks[said[0]].text.strip())) else 0
    number = _begun.match(shadow(blocks[said[first]].text.strip()))
    if number is None:
        return blocks
    title = ""
    for last in said[first : first + _MOST]:
        line = blocks[last].text.strip()
        if title and _item.match(shadow(line)):
            return blocks
        title += line
        if _whole.fullmatch(shadow(title)) is not None:
            return [Block(title[number.end() :]), *blocks[last + 1 :]]
    return blocks
