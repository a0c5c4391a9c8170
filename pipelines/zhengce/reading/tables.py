"""Tables of a page: which column says what, and which row is a numbered unit.

Knows cells and head words only; what a duty or a time limit is, is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from zhengce.reading import column_heads
from zhengce.reading.column_heads import ColumnKind
from zhengce.reading.layout import Paragraph
from zhengce.reading.patterns import CN_NUMERAL, chinese_number
from zhengce.reading.rows import (
    ASSIGNING,
    CellText,
    Column,
    Row,
    bare_numbers,
    counts_in_digits,
    labelled,
    rows_of,
)
from zhengce.reading.unit_labels import Label

_LEVEL = re.compile("(?:国家|中央|省|市|区|县|州|区县|县区|市县|乡镇|街道|镇街)(?:本?级|层面|直)?")
# 2025年, 2025年目标值, 到2025年末; not 2020年实际, 2020年基期值
_YEAR = re.compile(
    r"[到至]?(?P<year>20\d\d)年?[底末]?(?:(?<=[年底末])|(?=目标|规划|预期|计划))"
    r"(?P<aim>(?:预期|规划|计划|发展)?目标值?|规划值?|预期值?|计划值?)?(?:[(（][^()（）]*[)）])?"
)
_figure = re.compile(r"[-+]?[0-9][0-9.,]*\*? ?[%℃]?|[-/]")
_DUTIES = ("lead", "support", "responsible")
_NUMBERED = ("serial", *_DUTIES)
_SERIAL = re.compile(rf"[(]?(?:(\d{{1,3}})|({CN_NUMERAL}{{1,3}}))[)]?[.、]?")

_FEWEST_GROUPED = 6
"""Rows of a table, of which groups have a column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page; without understood heads ``columns`` is empty."""

    number: int
    columns: dict[int, Column]
    rows: tuple[Row, ...]
    """The rows below the heads."""
    first: int
    """Index of its first paragraph."""
    last: int
    by_years: bool = False
    """Whether it has indicators and a column for each of several years."""
    in_digits: bool = False
    """Whether serial numbers in digits count its rows, so that Chinese ones head several."""
    labelled: int = -1
    """The column, behind one that groups them, whose cells' labels count the rows."""

    def kind(self, column: int) -> ColumnKind:
        """What a column says; ``other`` where no head tells."""
        known = self.columns.get(column)
        return known.kind if known else "other"


def find(text: str, shadowed: str, paragraphs: Sequence[Paragraph]) -> list[Table]:
    """The tables of a page in reading order."""
    spans: dict[int, list[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        if paragraph.cell is not None:
            spans.setdefault(paragraph.cell.table, []).append(index)
    return [
        _table(number, text, shadowed, paragraphs, members) for number, members in spans.items()
    ]


def _table(
    number: int, text: str, shadowed: str, paragraphs: Sequence[Paragraph], members: list[int]
) -> Table:
    rows = rows_of(paragraphs, members)
    for depth, row in enumerate(rows[:3]):
        columns = _columns(text, shadowed, row)
        if columns:
            below = _lower_heads(text, shadowed, columns, rows[depth + 1 : depth + 2])
            body = tuple(rows[depth + (2 if below else 1) :])
            head = shadowed[row.cells[0].start : row.cells[0].end]
            if shadowed.find(head, row.cells[-1].end, paragraphs[members[-1]].end) >= 0:
                again = _heads(shadowed, row)
                body = tuple(other for other in body if _heads(shadowed, other) != again)
            columns |= bare_numbers(shadowed, columns, body)
            if number >= 0:  # else nobody knows which cells were empty
                body = _filled(columns | below, body)
            digits = counts_in_digits(shadowed, body)
            by_years = any(column.kind == "goal" for column in columns.values())
            columns = _with_groups(columns | below, body)
            inner = labelled(shadowed, columns, body)
            return Table(number, columns, body, members[0], members[-1], by_years, digits, inner)
    digits = counts_in_digits(shadowed, rows)
    inner = labelled(shadowed, {}, rows)
    return Table(number, {}, tuple(rows), members[0], members[-1], in_digits=digits, labelled=inner)


def _filled(columns: dict[int, Column], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a table whose merged cells came as empty ones, each with the bodies said above.

    A row that lacks its group's name, too, and names nobody, or supporters alone, has those of the
    row above.  In a table with cells that do reach down, an empty one is empty.
    """
    duties = [at for at, column in columns.items() if column.kind in _DUTIES]
    leads = [at for at in duties if columns[at].kind == "lead"]
    tasks = {at for at, column in columns.items() if column.kind in ("task", "name")}
    group = min((at for at in columns if columns[at].kind not in _NUMBERED), default=-1)
    if not duties or any(cell.first_row < cell.last_row for row in rows for cell in row.cells):
        return rows
    found: list[Row] = []
    above: dict[int, CellText] = {}
    for row in rows:
        own = {cell.column: cell for cell in row.cells}
        missing = duties if own.keys().isdisjoint(duties) else leads
        reached = [above[at] for at in missing if at in above and at not in own]
        if group in own or tasks.isdisjoint(own):
            reached = []
        if reached:
            row = Row(row.number, tuple(sorted((*row.cells, *reached))))
        found.append(row)
        above = {cell.column: cell for cell in row.cells} if len(own) > 1 else {}
    return tuple(found)


def _with_groups(columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
    """The columns, the first of two with tasks a name's: 改革举措 | 主要内容, or where few rows have it."""
    tasks = [at for at in sorted(columns) if columns[at].kind == "task"]
    if len(tasks) < 2:
        return columns
    named = column_heads.explains(columns[tasks[1]].head)
    if not named and len(rows) < _FEWEST_GROUPED:
        return columns
    own = sum(
        any(cell.column == tasks[0] and cell.first_row == row.number for cell in row.cells)
        for row in rows
    )
    grouped = named or 0 < 2 * own <= len(rows)
    return columns | {tasks[0]: Column("name", columns[tasks[0]].head)} if grouped else columns


def _heads(shadowed: str, row: Row) -> list[str]:
    """What a row says, without spaces: heads come again on the next page."""
    return ["".join(shadowed[cell.start : cell.end].split()) for cell in row.cells]


def _columns(text: str, shadowed: str, row: Row) -> dict[int, Column]:
    """The columns by their heads, when the row is a head row: short cells, two of them telling."""
    columns: dict[int, Column] = {}
    for cell in row.cells:
        head = "".join(shadowed[cell.start : cell.end].split())
        if len(column_heads.bare(head)) > 24 or head.endswith("。"):
            return {}
        columns[cell.column] = Column(
            column_heads.kind(head), text[cell.start : cell.end].replace("\n", "")
        )
    if any("指标" in column.head for column in columns.values()):  # 指标 | 单位 | 2010年 | 2015年
        columns = {
            at: Column("other", column.head) if column.head == "单位" else column
            for at, column in columns.items()
        }
        columns |= {
            at: Column("goal", column.head)
            for at, column in columns.items()
            if year_head(column.head) is not None
        }
    if column_heads.lists_contacts([column.head for column in columns.values()]):
        columns = {
            at: Column("name", column.head) if column.kind == "responsible" else column
            for at, column in columns.items()
        }
    telling = sum(column.kind != "other" for column in columns.values())
    return columns if telling >= 2 else {}


def year_head(head: str) -> tuple[int, bool] | None:
    """The year that a column's head names, and whether it calls it a goal's: 2025年目标."""
    match = _YEAR.fullmatch("".join(head.split()))
    return (int(match["year"]), match["aim"] is not None) if match is not None else None


def _lower_heads(
    text: str, shadowed: str, columns: dict[int, Column], rows: Sequence[Row]
) -> dict[int, Column]:
    """The heads of a second row below one head of several columns: 责任单位 over 牵头单位 | 配合单位.

    Each of its own cells is a head, one of them says who does it, and one stands
    where the row above has none.  省级 | 市级 below 责任单位 say whose the responsible are.
    """
    below: dict[int, Column] = {}
    for row in rows:
        for cell in row.cells:
            if cell.first_row != row.number:
                continue
            head = "".join(shadowed[cell.start : cell.end].split())
            if len(head) > 10:
                return {}
            kind = column_heads.kind(head)
            if _LEVEL.fullmatch(head):
                above = max((at for at in columns if at <= cell.column), default=-1)
                kind = columns[above].kind if above in columns else kind
            elif not column_heads.tells(head):
                return {}
            below[cell.column] = Column(kind, text[cell.start : cell.end].replace("\n", ""))
    assigns = any(column.kind in _DUTIES for column in below.values())
    return below if assigns and not below.keys() <= columns.keys() else {}


def unit_cell(table: Table, row: Row) -> CellText | None:
    """The cell that can number a row: the one under 序号, else the first that begins in this row."""
    own = [cell for cell in row.cells if cell.first_row == row.number]
    numbered = [
        cell for cell in own if cell.column == table.labelled or table.kind(cell.column) == "serial"
    ]
    return next(iter(numbered or own), None)


def inner_column(table: Table, labelled: Container[int]) -> int:
    """The column whose labels number the rows beside and below a cell with a label; -1 where none does.

    ``labelled``: the paragraphs that have labels.  Those of a table that assigns nothing number
    indicators, not what is to be done.
    """
    if not is_assignment(table):
        return -1
    if not any(cell.paragraph in labelled for row in table.rows for cell in row.cells[:2]):
        return -1
    columns: set[int] = set()
    for row in table.rows:
        cell = unit_cell(table, row)
        if cell is None or cell.paragraph not in labelled:
            continue
        columns.add(cell.column)
        beside = next((c for c in row.cells if c.column > cell.column), None)
        if beside is not None and beside.paragraph in labelled and beside.first_row == row.number:
            columns.add(beside.column)
    return max(columns) if len(columns) > 1 else -1


def beside(row: Row, cell: CellText, inner: int) -> CellText | None:
    """The cell whose label is a part's of the one that a row's ``cell`` has: 一、公开信息 | 1.公开预算."""
    cells = (c for c in row.cells if c.column == inner != cell.column)
    return next((c for c in cells if c.first_row == row.number), None)


def serial(shadowed: str, table: Table, row: Row, cell: CellText | None) -> Label | None:
    """The serial number that numbers a row and is the whole text of ``cell``, its ``unit_cell``."""
    if cell is None or sum(other.first_row == row.number for other in row.cells) < 2:
        return None
    match = _SERIAL.fullmatch(shadowed[cell.start : cell.end].strip())
    if match is None:
        return None
    number = int(match[1]) if match[1] else chinese_number(match[2])
    family = "cn" if match[2] and table.in_digits else "row"
    return Label(cell.start, cell.end, family, number, cell.paragraph, leading=True)


def statement(table: Table, row: Row) -> tuple[CellText, CellText | None]:
    """The cells of a row that say what is to be done, as one span, and the cell that names the measure.

    Of several task cells the first to the last; without one the last name; without
    head words the longest cell beside the serial number.
    """
    serials = [cell for cell in row.cells if table.kind(cell.column) == "serial"]
    own = [c for c in row.cells if c.first_row == row.number and c not in serials] or list(
        row.cells
    )
    said = [cell for cell in own if table.kind(cell.column) == "task"]
    names = [cell for cell in own if table.kind(cell.column) == "name"]
    if serials and len(said) > 1 and said[0].column < serials[0].column < said[-1].column:
        names, said = said[:1], said[1:]  # 工作任务 | 1 | 具体要求: it names a group of rows
    if not said:
        said, names = names[-1:], names[:-1]
    if not said:
        others = [cell for cell in own if table.kind(cell.column) == "other"]
        said = [max(others or own, key=lambda cell: cell.end - cell.start)]
    return said[0]._replace(end=said[-1].end), names[-1] if names else None


def is_assignment(table: Table) -> bool:
    """Whether each row says who does what, so that rows are units even without numbers."""
    kinds = {column.kind for column in table.columns.values()}
    return bool(kinds & {"lead", "support", "responsible"}) and bool(kinds & {"task", "name"})


def is_figures(shadowed: str, table: Table) -> bool:
    """Whether a table holds figures by year or place, and nothing that is to be done: 光伏 | 164 | 1517 | 56%."""
    if table.by_years or not {"task", *ASSIGNING}.isdisjoint(map(table.kind, table.columns)):
        return False
    cells = {cell.start: cell for row in table.rows for cell in row.cells if cell.column > 0}
    said = [shadowed[cell.start : cell.end].strip() for cell in cells.values()]
    return bool(said) and sum(map(bool, map(_figure.fullmatch, said))) * 2 >= len(said)


def goes_on(table: Table, row: Row) -> bool:
    """Whether a row has a task of the row above: another body for it, say."""
    own = any(c.first_row == row.number for c in row.cells if table.kind(c.column) == "task")
    return not own and any(table.kind(c.column) == "task" for c in row.cells)


def goes_on_to(table: Table, row: Row) -> int:
    """Where the last task of a row ends whose number is merged with that of the rows above; else 0."""
    merged = any(table.kind(c.column) == "serial" and c.first_row < row.number for c in row.cells)
    own = [c.end for c in row.cells if c.first_row == row.number and table.kind(c.column) == "task"]
    return max(own, default=0) if merged else 0


def duty_cells(table: Table, row: Row) -> Iterator[tuple[CellText, Column]]:
    """The cells of a row that name organisations or time limits, with their columns."""
    for cell in row.cells:
        column = table.columns.get(cell.column)
        if column is not None and column.kind in ASSIGNING:
            yield cell, column
