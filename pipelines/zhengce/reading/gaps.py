"""Blanks and line ends in lists of bodies: which part two of them, and which stand within a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhengce.reading.patterns import first_of

# A blank or a line's end parts two bodies (市公安局|市司法局, 市林业局 水利局) where one can end and
# the next begins; elsewhere it is within a name: 省自然资源和|规划厅, 市人民政府|办公室, 市委|市直机关工委.
_gap = re.compile(
    r"(?<=[局委办厅部署院行会处队心府司团门位关构地方联协央)])(?:(?<![省市县区州旗]委)|(?<=团[省市县区州旗]委))[ \n]+"
    r"(?=(?:[\u4e00-\u9fff]{2,4}(?:省|市(?!场)|自治区|自治州|州|县|区(?!域)|旗)|各|有关|相关|国家|国务院|中央|中国|全国|团"
    r"|省|市(?!场)|区(?!域)|县(?!域)|州|盟|旗|镇|乡(?!村))[\u4e00-\u9fff\n]{1,24}?[局委办厅部署院行会处队心府司团门位关构地联区县乡镇])"
    r"|(?<=[省市县区州旗]委)[ \n]+(?=[省市县区州旗](?:人民)?政府(?![\u4e00-\u9fff]))"  # 市委|市政府
    # no place before the second: 国家发展改革委|财政部; but 市公安局|交管局, 省发展改革委|能源局
    # are one
    r"|(?:(?<=局)(?<!总局)|(?<=委)(?<![省市县区州旗地工党]委))[ \n]+"
    r"(?=(?!交通管理|交管|森林公安|治安|出入境|能源|粮食|价格|物价|[\u4e00-\u9fff]{2,6}分局)[\u4e00-\u9fff]{2,12}[局委](?![\u4e00-\u9fff]))"
    r"|(?<=厅)[ \n]+(?=(?!办公厅)[\u4e00-\u9fff]{2,12}[厅委](?![\u4e00-\u9fff]))"
    r"|(?:(?<=部)|(?<=委)(?<![省市县区州旗地工党]委))[ \n]+(?=[\u4e00-\u9fff]{2,12}(?:部|银行|总局|总署|监会)(?![\u4e00-\u9fff]))"
    r"|(?<=部门)[ \n]+(?=[\u4e00-\u9fff]{2,10}(?:部门|机构|机关)(?![\u4e00-\u9fff]))"
    r"|(?<=[站所])[ \n]+(?=[\u4e00-\u9fff]{1,8}(?:[站所院]|中队)(?:[ \n、]|$))"  # 文化站|派出所
)


def parted(shadowed: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split where a blank or a line's end parts two bodies."""
    if first_of(shadowed, " ", "\n", start, end) < 0:  # mostly; the pattern is slow
        yield start, end
        return
    first = start
    for gap in _gap.finditer(shadowed, start, end):
        yield first, gap.start()
        first = gap.end()
    if first < end:
        yield first, end
