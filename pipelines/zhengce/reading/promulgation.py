"""How a law or an order is put in force: by whom, under which number, on which day.

Other documents say it in a title, a number of their own line and a signature: ``metadata``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhengce.reading.patterns import DATE, shadow


class Promulgation(NamedTuple):
    """What the head of a law says, as printed; None for what it does not say."""

    number: str | None = None
    issuer: str | None = None
    date: str | None = None


_BODY = r"[\u4e00-\u9fff]{2,24}?"
# 2022年6月6日 中华人民共和国国家安全部令第2号公布, （2021年7月27日中华人民共和国国务院令第746号公布）
_ordered = re.compile(
    rf"[(]?(?P<date>{DATE}) ?(?P<number>{_BODY}令 ?(?:\d{{4}}年)?第 ?\d{{1,4}} ?号)(?:公布|发布|颁布)"
)
# 2017年4月20日 上海市第十四届人民代表大会常务委员会第三十七次会议通过
_adopted = re.compile(
    rf"[(]?(?P<date>{DATE}) ?(?P<issuer>{_BODY}人民代表大会(?:常务委员会)?)第[一二三四五六七八九十]{{1,4}}次(?:全体)?会议.{{0,2}}通过"
)
_order = re.compile(rf"{_BODY}令")
_counted = re.compile(r"第 ?\d{1,4} ?号")
# 总　理　　李克强      2019年10月22日, at the end of what was printed below one another
_leader = re.compile(
    rf"(?:总 ?理|部 ?长|局 ?长|主 ?任|省 ?长|市 ?长|署 ?长|行 ?长|主 ?席) {{0,8}}[\u4e00-\u9fff][\u4e00-\u9fff ]{{0,5}}[\u4e00-\u9fff] {{0,60}}(?P<date>{DATE})$"
)
_of_number = re.compile(
    r"(?:中华人民共和国(?!主席))?(?P<issuer>[\u4e00-\u9fff]{2,24}?[院部委局署厅府会室行席])(?:令|公告)(?:\d{4}年)?(?:第\s?)?\d"
)


def found(head: Sequence[tuple[int, int, str]], text: str) -> Promulgation:
    """What the lines of a head (their offsets, and their shadow) say of it, the first line first."""
    said = Promulgation()
    for (start, end, line), (_, last, after) in zip(head, (*head[1:], (0, 0, "")), strict=False):
        match = _ordered.match(line) or _adopted.match(line)
        if match is not None and said == Promulgation():
            printed = {
                name: text[start + match.start(name) : start + match.end(name)]
                for name in match.groupdict()
            }
            return Promulgation(**printed)
        if _order.fullmatch(line) and _counted.fullmatch(after):
            said = said._replace(number=text[start:end] + text[last - len(after) : last])
        if line.endswith("日") and (signed := _leader.search(line, max(0, len(line) - 120))):
            said = said._replace(date=said.date or signed["date"])
    return said


def issuer_of(number: str | None) -> str | None:
    """中华人民共和国国务院令第722号 → 国务院; None for a number that names nobody in full."""
    match = _of_number.match(shadow(number)) if number else None
    return match["issuer"] if match is not None else None
