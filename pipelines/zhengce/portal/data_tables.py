"""The rows of a clause as small tables below its text: for screen readers, print and no script.

The panel beside the text is made of them, too, so nothing is on the page twice.  Which columns
there are is the schema's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from zhengce.annotate.segments import visible
from zhengce.portal.address import anchor, document_page, function_page, url
from zhengce.portal.rows import Row
from zhengce.portal.words import Words, both
from zhengce.tables.schema import Column

_PLACES = ("clause_id", "document_id", "char_start", "char_end")
"""Columns that the place on the page says."""
SHOWN = ("responsibilities", "deadlines", "targets", "citations", "issues")
COUNTED = {
    "responsibilities": ("项职责", "duties"),
    "deadlines": ("项时限", "time limits"),
    "targets": ("项目标", "targets"),
    "citations": ("处引用", "citations"),
    "issues": ("处疑点", "not understood"),
}


@dataclass(frozen=True, slots=True)
class DataTables:
    """Draws the rows of one document."""

    words: Words
    document_id: str
    up: str
    """From the document's page to the site's folder."""

    def draw(self, path: str | None, tables: Mapping[str, Sequence[Row]]) -> str:
        """What is known of one clause, or (None) of no clause, folded; nothing without rows."""
        there = {name: rows for name in SHOWN if (rows := tables.get(name))}
        if not there:
            return ""
        said = "，".join(f"{len(rows)} {both(*COUNTED[name])}" for name, rows in there.items())
        drawn = "".join(self._table(name, rows) for name, rows in there.items())
        where = (
            f"{both('本条数据', 'Data of this clause')} {escape(path)}"
            if path
            else both("不在条款中的数据", "Data of no clause")
        )
        return (
            f'<details class="rows"><summary>{where}：{said}</summary>'
            f'<div class="scroll">{drawn}</div></details>'
        )

    def _table(self, name: str, rows: Sequence[Row]) -> str:
        defined = self.words.schema.tables[name]
        columns = [
            column
            for column in defined.columns
            if column.name not in (*defined.key, *_PLACES) and any(row[column.name] for row in rows)
        ]
        heads = "".join(self.words.head(name, column.name, "th") for column in columns)
        drawn = "".join(self._row(defined.key[0], columns, row) for row in rows)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{drawn}</tbody></table>"

    def _row(self, key: str, columns: Sequence[Column], row: Row) -> str:
        name = escape(anchor(row[key], self.document_id))
        cells = "".join(f"<td>{self._cell(column, row)}</td>" for column in columns)
        return f'<tr id="r:{name}" data-at="{row["char_start"]}–{row["char_end"]}">{cells}</tr>'

    def _cell(self, column: Column, row: Row) -> str:
        value = row[column.name]
        if value is None or value is False:
            return ""
        if column.vocabulary:
            return self.words.value(column.vocabulary, value)
        if value is True:
            return "✓"
        if column.name == "function":
            return (
                f'<a href="{self.up}{url(function_page(value))}">{self.words.function(value)}</a>'
            )
        if column.name == "cited_document_id":
            return f'<a href="{self.up}{url(document_page(value))}">{escape(value)}</a>'
        said = text(value)
        return escape(said if said.isprintable() else visible(said), quote=False)


def text(value: object) -> str:
    """A value as the release's CSV has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def by_clause(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str | None, str, Row]]:
    """Clause, table and row of everything that is shown."""
    for name in SHOWN:
        for row in tables.get(name, ()):
            yield row["clause_id"], name, row
