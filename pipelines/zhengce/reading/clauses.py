"""Numbered units, their own text and headings, and the preamble before them.

Guarantees to the next stage: units are in reading order, their spans do not
overlap, and each knows the spans outside it (table cells) that speak of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from zhengce.reading import closing, contents, indicators, tables
from zhengce.reading.drafts import Aside, Draft, Unit, finished
from zhengce.reading.layout import Layout
from zhengce.reading.numbering import Outline
from zhengce.reading.rows import ASSIGNING, Row
from zhengce.reading.tables import Table
from zhengce.reading.unit_labels import Label, labels

_BODY_END = "。:;!?"


def find(layout: Layout, shadowed: str, found: Sequence[Table]) -> tuple[Unit, ...]:
    """The units of a document in reading order, the preamble first; ``found`` are its tables."""
    drafts = sorted(_Walk(layout, shadowed, found).run(), key=attrgetter("start"))
    articles = {draft.path for draft in drafts if draft.label and draft.label.family == "条"}
    following = [draft.path for draft in drafts[1:]] + [""] * bool(drafts)
    return tuple(
        finished(
            draft,
            layout.text,
            shadowed,
            parent=path.startswith(f"{draft.path}."),
            ruled=bool(articles) and _below(draft.path, articles),
        )
        for draft, path in zip(drafts, following, strict=True)
    )


def _below(path: str, articles: set[str]) -> bool:
    """Whether a unit is an article's item."""
    dots = [at for at, char in enumerate(path) if char == "."]
    return any(path[:at] in articles for at in dots)


class _Walk:
    """One pass over the paragraphs of a page that opens and closes units."""

    def __init__(self, layout: Layout, shadowed: str, found: Sequence[Table]) -> None:
        self.shadow = shadowed
        self.paragraphs = layout.paragraphs
        self.tables = {table.first: table for table in found}
        self.labels: dict[int, list[tuple[int, Label]]] = {}
        candidates = labels(shadowed, self.paragraphs)
        for index, label in enumerate(candidates):
            self.labels.setdefault(label.paragraph, []).append((index, label))
        self.heads = closing.bare_heads(shadowed, self.paragraphs, self.labels)
        self.outline = Outline(candidates, sorted(self.heads.difference(self.labels)))
        self.drafts: list[Draft] = []
        self.before: list[tuple[int, int]] = []  # since the part began, perhaps its preamble
        self.signing = closing.signing(shadowed, layout.paragraphs)
        self.stopped = False  # what comes now belongs to no unit
        self.attachment = False  # …because an attachment began
        self.heads_end = -1  # of the last attachment's head
        self.listing = False  # …within 附件：1.… 2.…

    def run(self) -> list[Draft]:
        """Walk the page from its first paragraph to its last."""
        index = self._after_contents()
        last = closing.explained(self.shadow, self.paragraphs)
        while index < last:
            table = self.tables.get(index)
            if table is not None:
                self._table(table)
                index = table.last
            elif not self._boundary(index):
                self._paragraph(index)
            index += 1
        self._close(self.paragraphs[last - 1].end if last else 0)
        self._unnumbered_attachment()
        if not self.outline.started:
            self._preamble()
        return self.drafts

    # --- paragraphs ---

    def _paragraph(self, index: int) -> None:
        start, end, _ = self.paragraphs[index]
        for candidate, label in self.labels.get(index, ()):
            outside = self.stopped or not self.outline.started
            if self._unit(candidate, label, (start, label.start) if outside else None):
                start = end
        if start < end and (self.stopped or not self.outline.started):
            self.before.append((start, end))
        elif start < end and index in self.heads:
            self.outline.pass_head(index)
            self._close(start)

    def _unit(self, candidate: int, label: Label, glued: tuple[int, int] | None) -> bool:
        """Open the unit of a label; ``glued`` is text before it in its paragraph that no unit holds."""
        if self._begins_part(label):
            self._begin_part(label)
        first = not self.outline.started
        numbered = self.outline.take(label, candidate)
        if numbered is None:
            return False
        self._close(label.start)
        if first:
            if glued and (before := self.shadow[slice(*glued)].rstrip()):
                self.before.append((glued[0], glued[0] + len(before)))
            self._preamble()
        self._open(Draft(numbered.path, label, label.end, len(self.shadow), numbered.gap))
        return True

    def _begins_part(self, label: Label) -> bool:
        if not label.leading or not self.outline.started:
            return False
        attached = self.stopped and self.attachment
        if label.number != 1:  # 附件4|二、申报条件, a slip; but not 一、…|附件：项目|二、…
            slipped = (label.family, label.number) == ("cn", 2)
            return attached and slipped and not self.outline.runs_on(label)
        if attached:
            return True
        return self.outline.restarts(label) and (
            self.stopped or label.family in ("cn", "章", "编", "篇", "条")
        )

    def _begin_part(self, label: Label) -> None:
        """An attached plan begins; a title above its first label is not the last unit's."""
        above = self.paragraphs[label.paragraph - 1]
        own = above.start <= self.drafts[-1].start  # the unit's only line, a heading
        if not self.stopped and not own and self.shadow[above.end - 1] not in _BODY_END:
            self._close(above.start)
        self.outline.begin_part()

    # --- what is no unit's text ---

    def _after_contents(self) -> int:
        """Index of the first paragraph after a table of contents; what stands above may be the preamble."""
        listed = contents.found(self.shadow, self.paragraphs, self.labels)
        if listed is None:
            return 0
        self.before += [paragraph[:2] for paragraph in self.paragraphs[: listed.first]]
        return listed.after

    def _boundary(self, index: int) -> bool:
        """Whether a paragraph is a signature, a list of attachments, an attachment's head; stops the unit."""
        paragraph = self.paragraphs[index]
        start, end = paragraph.start, paragraph.end
        # 附件：|1.2025年房源简介, whose number is no label
        if (
            self.listing
            and self.shadow[end - 1] != "。"
            and closing.is_listed(self.shadow, start, index, self.labels)
        ):
            return True
        self.listing = False
        if end - start > 120:
            return False
        if self.shadow[start] == "附":
            return self._attaches(index)
        if not self.outline.started:
            return False
        if self.outline.holds("条") and closing.is_annex(
            self.shadow, self.paragraphs, index, self.labels
        ):
            self._stop(start)
            self.attachment, self.heads_end = True, end
            return True
        signs = (
            index in self.signing
            and end - start <= 60
            and closing.signs(self.shadow, self.paragraphs, index, labelled=index in self.labels)
        )
        if signs or closing.notes.fullmatch(self.shadow, start, end):
            self._stop(start)
            self.before.append((start, end))
            return True
        return False

    def _attaches(self, index: int) -> bool:
        """Whether a line is the list of attachments (附件：1.… 2.…) or an attachment's head (附件1)."""
        start, end, _ = self.paragraphs[index]
        listed = closing.attachment_list.fullmatch(self.shadow, start, end)
        if listed is not None:
            self.listing = listed["name"] is None  # 附件：某方案 names the only one
            self._stop(start)
            # 附件：××方案 alone on the last page is the attachment itself, not the list before a signature
            self.attachment = True
            return True
        head = closing.attachment(self.shadow, start, end, attached=self.outline.part > 0)
        if head is not None:
            if self.outline.is_counted:
                self._unnumbered_attachment()
            self._stop(start)
            self.attachment = True
            if start != self.heads_end + 1:  # 附件1：…|附件2：… is their list
                self.outline.attach(head["number"] or head["bare"])
            self.heads_end = end
            # 附件|1.申请表|2.登记表: a list, for what is attached begins with its title
            below = self.labels.get(index + 1, ())
            listed_below = closing.is_list(self.shadow, self.paragraphs, below)
            self.listing = listed_below and not (head["number"] or head["bare"])
        return head is not None

    # --- tables ---

    def _table(self, table: Table) -> None:
        """Rows that carry a number or a label are units; other tables are text where they stand."""
        opened = False
        if self.shadow[self.paragraphs[table.first].start] == "附":  # 附件2, in its first row
            self._attaches(table.first)
        if tables.is_figures(self.shadow, table) and self._goes_on_below(table):
            return
        above = self.drafts[-1].asides if self.drafts else []
        known, inner = len(above), tables.inner_column(table, self.labels)
        for row in table.rows:
            opened = self._row(table, row, opened, inner) or opened
        if not opened and tables.is_assignment(table):
            opened = self._unnumbered_rows(table)
            if opened:
                del above[known:]  # its cells are the rows', not the unit's before the table
        if opened:
            self._close(self.paragraphs[table.last].end)
            self.stopped = True

    def _row(self, table: Table, row: Row, opened: bool, inner: int) -> bool:
        cell = tables.unit_cell(table, row)
        number = tables.serial(self.shadow, table, row, cell)
        before = len(self.drafts)
        if number is not None:
            self._serial_row(table, row, number, opened)
        elif cell is not None and not (table.columns and table.kind(cell.column) in ASSIGNING):
            self._cell_units(cell.paragraph, cell.end, row=True)
            beside = tables.beside(row, cell, inner) if len(self.drafts) > before else None
            if beside is not None:
                self._cell_units(beside.paragraph, beside.end, row=True)
        # the first row may open the preamble too, which its cells do not speak of
        mine = next((draft for draft in reversed(self.drafts[before:]) if draft.row), None)
        holder = mine or (
            self.drafts[-1] if self.drafts and (opened or self.outline.started) else None
        )
        if holder is not None:
            if mine is None and holder.row and holder.end is None:
                holder.bound = max(holder.bound, tables.goes_on_to(table, row))
            seen = {aside.start for aside in holder.asides}
            for cell, column in tables.duty_cells(table, row):
                if cell.start not in seen and (mine or cell.first_row == row.number):
                    holder.asides.append(Aside(cell.start, cell.end, column))
            if table.by_years:
                holder.indicators += tuple(indicators.of(table, row))
        return mine is not None

    def _serial_row(self, table: Table, row: Row, number: Label, opened: bool) -> None:
        again = not opened and number.number == 1 and self.outline.holds("row")
        anew = self.stopped and (self.attachment or not self.outline.runs_on(number))
        if self.outline.started and not opened and (anew or again):
            if self.outline.part and self._goes_on_below(table):
                return
            self.outline.begin_part()
        first = not self.outline.started
        column = next((c.column for c in row.cells if c.start == number.start), -1)
        numbered = self.outline.take(number, headed=table.kind(column) == "serial")
        if numbered is None:
            return
        if first:
            self._preamble()
        said, name = tables.statement(table, row)
        self._close(min(number.start, said.start))
        self._open(
            Draft(numbered.path, number, said.start, said.end, numbered.gap, row=True, name=name)
        )
        self._cell_units(said.paragraph, said.end, row=False)

    def _goes_on_below(self, table: Table) -> bool:
        """Whether the units above go on below a table, which charges nobody and is their text.

        附件5|一、…2.排放系数|表1|表2|3.活动水平数据: the rows of 表2 have the numbers of 表1 again.
        """
        begun = not self.drafts or self.heads_end > self.drafts[-1].start
        if begun or tables.is_assignment(table):
            return False  # an attachment has begun, or it assigns duties
        below = (labels for at, labels in self.labels.items() if at > table.last)
        _, label = next(below, [(0, None)])[0]
        return label is not None and label.leading and self.outline.follows(label)

    def _cell_units(self, paragraph: int, end: int, *, row: bool) -> None:
        """Open the units of the labels in a cell; ``row``: the first one is the row's."""
        while paragraph < len(self.paragraphs) and self.paragraphs[paragraph].start < end:
            for candidate, label in self.labels.get(paragraph, ()):
                # of an attached table of indicators, whose rows 5., 9. begin in their second column
                if row and (not label.leading or (self.attachment and label.number != 1)):
                    return
                if self._unit(candidate, label, None):
                    self.drafts[-1].bound = end
                    self.drafts[-1].row = row
                    row = False
            if row:
                return
            paragraph += 1

    def _unnumbered_rows(self, table: Table) -> bool:
        """Number the rows of a table of assignments that prints no numbers."""
        opened, number = False, 1
        for row in table.rows:
            if opened and tables.goes_on(table, row):
                self.drafts[-1].asides += self._asides(table, row, own=True)
                continue
            said, name = tables.statement(table, row)
            if self.outline.started and not opened and self.stopped:
                self.outline.begin_part()
            first = not self.outline.started
            numbered = self.outline.take(
                Label(said.start, said.start, "row", number, said.paragraph, leading=True)
            )
            if numbered is None or (self.drafts and said.start < self.drafts[-1].start):
                continue
            if first:
                self._preamble()
            self._close(said.start)
            draft = Draft(numbered.path, None, said.start, said.end, row=True, name=name)
            draft.asides += self._asides(table, row)
            self._open(draft)
            opened, number = True, number + 1
        return opened

    def _asides(self, table: Table, row: Row, *, own: bool = False) -> list[Aside]:
        """The cells of a row that assign; ``own``: of those that begin in it."""
        return [
            Aside(cell.start, cell.end, column)
            for cell, column in tables.duty_cells(table, row)
            if not own or cell.first_row == row.number
        ]

    # --- opening and closing ---

    def _open(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.stopped = self.attachment = self.listing = False
        self.before = []

    def _close(self, position: int) -> None:
        if self.drafts and self.drafts[-1].end is None:
            self.drafts[-1].end = min(position, self.drafts[-1].bound)

    def _stop(self, position: int) -> None:
        self._close(position)
        if self.outline.started:
            self.stopped = True

    def _preamble(self) -> None:
        """The part's preamble: from its first to its last paragraph that is a sentence or an address."""
        said = [(start, end) for start, end in self.before if self._says(start, end)]
        said = said or closing.promulgated(self.shadow, self.before)
        if not said:
            return
        path = f"a{self.outline.part}/0" if self.outline.part else "0"
        self.drafts.append(Draft(path, None, said[0][0], said[-1][1], end=said[-1][1]))

    def _unnumbered_attachment(self) -> None:
        """An attachment that ends without a numbered unit is its part's preamble, where it says something."""
        if not (self.stopped and self.attachment) or self.heads_end < self.drafts[-1].start:
            return
        self.before = [(start, end) for start, end in self.before if start > self.heads_end]
        if any(self.shadow.find("。", start, end) >= 0 for start, end in self.before):  # no form
            self.outline.begin_part()
            self._preamble()
            self.outline.started = True  # what is attached next is another part
        self.before = []

    def _says(self, start: int, end: int) -> bool:
        """Whether a paragraph is a sentence or an address; a long one may end in a dot (请贯彻执行.),
        or hold sentences and end in a note (（记者 某某）)."""
        last = self.shadow[end - 1]
        if last in _BODY_END or (last == "." and end - start > 30):
            return True
        # one cut off has ,
        marks = "。;," if end - start > 80 else "。;" if end - start > 60 else ""
        return any(self.shadow.find(mark, start, end) >= 0 for mark in marks)
