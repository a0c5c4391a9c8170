"""What a line of a dumped table can be: a head, a number, bodies, a time.  Where cells stand is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from zhengce.model import Block, Cell, maker
from zhengce.reading.column_heads import ColumnKind, kind
from zhengce.reading.completion import SUFFIX
from zhengce.reading.patterns import EDGES, shadow

_block = maker(Block)
_cell = maker(Cell)

DUTIES = ("lead", "support", "responsible")
MOST_HEADS = 14
_BARS = ("|", "||", "｜")
"""Lines that only part cells."""
MOST_LINES = 40
"""Lines of one row, beyond which what follows a number is no row."""
chapter_line = re.compile("[一二三四五六七八九十]{1,3}、.{2,40}[^。;]$")
# （一）构建协同管理工作体系，分步实现资源利用最大化, above the numbers of its rows
group_line = re.compile(
    f"{chapter_line.pattern}|[(][一二三四五六七八九十]{{1,3}}[)] ?.{{2,60}}[^。;]$"
)
SERIALS = ("序号", "序號", "编号", "編號")
"""Heads of the column that numbers rows."""
NUMBER = re.compile(r"\d{1,3}")
ORDINAL = re.compile("[一二三四五六七八九十]{1,3}")
"""Of a chapter whose name is the next cell: 一|道路桥涵阻洪."""
_body = re.compile(
    rf"(?:[^、,;。:]{{0,24}}?(?:{SUFFIX}|[股科室])(?: ?[(][^()]{{1,30}}[)])?(?:等(?:[\u4e00-\u9fff]{{0,6}}(?:部门|单位))?)?(?:[、,;\s]|$))+|[-—/无]"
)
# 人力资源和社会保障、市场监管部门
_completed = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}、){1,12}[\u4e00-\u9fff]{2,12}(?:部门|机构|机关)(?: [\u4e00-\u9fff]{2,10}(?:部门|机构|机关))?"
)
# 文化广场、文塔公园、泷州歌会 may be places and events as well, not 市场监管、税务部门
_surely = re.compile(
    r"(?:[省市县区州盟旗镇乡各](?!场|域)|国家|国务院|中央|有关|相关).{1,}"
    r"|[^、,; ]{2,}(?:局|委|厅|部|署|办|处|政府|部门|(?:责任|直属|成员|驻.)单位|机构|机关|办公室|[科股]室?|联|中心|街道|开发区|高新区|管委会|公司|集团|[支大总]队|法院|检察院|银行)(?:[(、,; 等].*)?"
    r"|(?:[\u4e00-\u9fff]{2,8}、){1,8}[\u4e00-\u9fff]{2,8}部门"
)
_does = re.compile(
    "(?:新建|改建|扩建|建设|建成|建立|改造|打造|推进|推动|加快|加强|完成|实施|组织|设立|成立|开展|做好|抓好|落实|制定|健全|完善|优化|提升|深化|强化|支持|创建|举办)(?![^、]{0,8}[局委厅办])"
)
_time = re.compile(
    r".*(?:\d ?[年月日]|[一二三四五六七八九十]月|[年月]底|季度|半年|持续|长期|全年|常态|每[年月季]|立即|适时).*"
)


# 責任部門, 序號: pages in traditional characters are simplified after their tables are known
_SIMPLE = str.maketrans(
    "責單門體號務內時間領導項標頭實負點決處協辦參與機構類別階規劃檢對執總廳數據進開關級應組織",
    "责单门体号务内时间领导项标头实负点决处协办参与机构类别阶规划检对执总厅数据进开关级应组织",
)


class Said(NamedTuple):
    """One cell, or one paragraph of it: the lines of the page that it is printed in."""

    text: str
    line: int
    shadow: str


class Placed(NamedTuple):
    """A cell's paragraph at its place in a table; a cell may reach down over rows without one."""

    row: int
    column: int
    said: Said
    row_span: int = 1


def celled(
    blocks: list[Block],
    starts: Callable[[str], bool],
    table: Callable[[Sequence[Said], int], tuple[list[Placed], int, int]],
    *,
    bars: bool = False,
) -> list[Block]:
    """The blocks of a page with the lines of its dumped tables given their cells.

    ``starts`` tells whether a printed line may begin a table; ``table`` gives the cells
    of the one there, its first line and the line behind it, no cells where it is none.
    ``bars``: it is to know of lines with nothing but a bar, too.  Without, an empty cell left no
    trace; such tables have negative numbers.
    """
    if not any(cell is None and starts(text) for text, cell in blocks):
        return blocks
    said = [
        Said(text, index, simple(shadow(text)))
        for index, (printed, _) in enumerate(blocks)
        if (text := printed.strip(EDGES)) and (bars or text not in _BARS)
    ]
    cells: list[Block] = []
    number = done = position = 0
    while position < len(said):
        if not starts(said[position].text):
            position += 1
            continue
        placed, first, end = table(said, position)
        position = max(end, position + 1)
        if not placed:
            continue
        cells += blocks[done : said[first].line]
        cells += (
            _block((what.text, _cell((number if bars else -1 - number, row, column, span, 1))))
            for row, column, what, span in placed
        )
        done = said[position].line if position < len(said) else len(blocks)
        number += 1
    return [*cells, *blocks[done:]] if number else blocks


def simple(shadowed: str) -> str:
    """A shadow in simplified characters, those of heads and of bodies' names."""
    return shadowed.translate(_SIMPLE)


def column_kinds(heads: Sequence[Sequence[Said]]) -> list[ColumnKind]:
    """What the columns say; 单位 beside 指标 is a unit of measure."""
    printed = ["".join("".join(line.shadow for line in head).split()) for head in heads]
    measured = any("指标" in head for head in printed)
    return ["other" if measured and head == "单位" else kind(head) for head in printed]


def assigns(said: Sequence[ColumnKind]) -> bool:
    """Whether heads tell who does something; such a table has 序号 or a column of tasks."""
    return any(column in DUTIES for column in said) and len(said) > 2


def is_body(line: str) -> bool:
    """Whether a line names public bodies and nothing else."""
    if line[-1:] == "。" and line[0] in "省市县区州旗各":
        line = line[:-1]
    return len(line) <= 160 and (
        _body.fullmatch(line) is not None or _completed.fullmatch(line) is not None
    )


def is_surely_body(line: str) -> bool:
    """Whether a line that names bodies cannot name places, events or things as well."""
    if "的" in line and line[-2:] not in ("部门", "单位", "机关"):  # 市区的客运站
        return False
    return _surely.fullmatch(line) is not None and _does.match(line) is None


def is_time(line: str) -> bool:
    """Whether a line is short and tells a time."""
    return 0 < len(line) <= 30 and line[-1] != "。" and _time.fullmatch(line) is not None
