"""The data dictionary of a release, in Chinese and English, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from zhengce.tables.schema import Column, Schema, Table, Term, load


def markdown() -> str:
    """DICTIONARY.md: every table and column, and the values of every enumeration."""
    schema = load()
    return "\n".join(_lines(schema)) + "\n"


def _lines(schema: Schema) -> Iterator[str]:
    yield f"# 数据字典 Data dictionary ({schema.version})"
    yield ""
    yield "每张表按主键排序；类型后的“?”表示该列可以为空，空值即没有该信息。"
    yield "Every table is sorted by its key.  A ? after a type: the column may be empty, and"
    yield "an empty value means that there is none."
    yield ""
    for table in schema.tables.values():
        yield f"- [{table.name}](#{table.name}) {table.title_zh} {table.title_en}"
    for table in schema.tables.values():
        yield from _table(table)
    yield from ("", "## 取值 Values")
    for name, terms in schema.vocabularies.items():
        yield from _vocabulary(name, terms)


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.name}", "", f"**{table.title_zh} {table.title_en}**", "")
    yield from (table.description_zh, "", table.description_en, "")
    yield f"主键 Key: {_codes(table.key)}"
    for foreign in table.foreign_keys:
        yield f"<br>{_codes(foreign.columns)} → {foreign.table} {_codes(foreign.references)}"
    yield ""
    yield "| 列 Column | 类型 Type | 名称 Title | 说明 Description | 示例 Example |"
    yield "|---|---|---|---|---|"
    yield from map(_column, table.columns)


def _column(column: Column) -> str:
    kind = f"{column.type}?" if column.nullable else column.type
    if column.vocabulary:
        kind += f"<br>[{column.vocabulary}](#{column.vocabulary})"
    example = str(column.example).lower() if column.type == "bool" else str(column.example)
    return _row(
        f"`{column.name}`",
        kind,
        f"{column.title_zh}<br>{column.title_en}",
        f"{column.description_zh}<br>{column.description_en}",
        example,
    )


def _vocabulary(name: str, terms: Mapping[str, Term]) -> Iterator[str]:
    yield from ("", f"### {name}", "", "| 值 Value | 中文 | English |", "|---|---|---|")
    for value, term in terms.items():
        yield _row(f"`{value}`", term.zh, term.en)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
