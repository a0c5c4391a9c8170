"""CHANGELOG.md of a release: what came, changed and went since the version before, in words.

All is from the manifests and the files of ``changes/``; nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release.compatibility import Difference
from zhengce.release.manifest import Manifest

if TYPE_CHECKING:
    from zhengce.tables.schema import Table

_NAMED = 50
"""Documents that are named of each kind; changes/ has them all."""

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of change to the documents, and how to say it."""

    op: str
    zh: str
    en: str


_KINDS = (
    _Kind("ADD", "新增文件", "Documents added"),
    _Kind("MOD", "变更文件", "Documents changed"),
    _Kind("DEL", "移除文件", "Documents removed"),
)


def changelog(
    manifest: Manifest,
    previous: Manifest | None,
    altered: Sequence[Difference],
    tables: Mapping[str, Table],
    staged: Path,
) -> str:
    """CHANGELOG.md, Chinese and English; ``altered`` is how the schema differs from before.

    ``staged`` holds ``changes/``.  Raises OSError.
    """
    lines = [f"# {manifest.version}（{manifest.created_at}）", ""]
    lines += _since(manifest, previous, altered)
    lines.append("")
    for kind in _KINDS:
        lines += _documents(kind, manifest, tables["documents"], staged)
    lines += _unread(manifest, tables["quarantine"], staged)
    lines += _rows(manifest, tables)
    return "\n".join(lines) + "\n"


def _since(
    manifest: Manifest, previous: Manifest | None, altered: Sequence[Difference]
) -> Iterator[str]:
    if previous is None:
        yield "首个版本。The first version."
        return
    count = manifest.tables["documents"].changes
    yield f"自 {previous.version} 以来的变化。What has changed since {previous.version}."
    yield ""
    yield (
        f"- 文件：新增 {count.added} 份，变更 {count.modified} 份，移除 {count.deleted} 份。"
        f"Documents: {count.added} added, {count.modified} changed, {count.deleted} removed."
    )
    made_by = (
        ("抽取程序 extractor", previous.extractor_version, manifest.extractor_version),
        ("机构名录 register", previous.register_version, manifest.register_version),
        ("表结构 schema", previous.schema_version, manifest.schema_version),
    )
    for name, old, new in made_by:
        if old != new:
            yield f"- {name}: {old} → {new}"
    for difference in altered:
        yield f"  - `{difference.place}` {difference.zh} {difference.en}"


def _documents(kind: _Kind, manifest: Manifest, table: Table, staged: Path) -> Iterator[str]:
    count = manifest.tables[table.name].changes
    total = {"ADD": count.added, "MOD": count.modified, "DEL": count.deleted}[kind.op]
    if not total:
        return
    yield f"## {kind.zh} {kind.en}: {total}"
    yield ""
    changed = _changed(staged, table.name, ("document_id", "title"), (kind.op,))
    for row in islice(changed, _NAMED):
        title = f"《{row['title']}》" if row["title"] else ""
        yield _line(f"{title} {row['document_id']}{_fields(row, table)}")
    yield from _more(total)
    yield ""


def _unread(manifest: Manifest, table: Table, staged: Path) -> Iterator[str]:
    """The source files that could not be read, as far as the previous version does not name them."""
    count = manifest.tables[table.name].changes
    total = count.added + count.modified
    if not total:
        return
    yield f"## 未能读取的原文件 Source files that could not be read: {total}"
    yield ""
    reasons = table.column("reason").labels
    changed = _changed(staged, table.name, ("source_path", "reason"), ("ADD", "MOD"))
    for row in islice(changed, _NAMED):
        reason = reasons[row["reason"] or ""]
        yield _line(f"{row['source_path']}：{reason.zh} {reason.en}")
    yield from _more(total)
    yield ""


def _rows(manifest: Manifest, tables: Mapping[str, Table]) -> Iterator[str]:
    yield "## 各表变化 Rows by table"
    yield ""
    yield "| 表 table | 新增 added | 变更 modified | 移除 deleted | 行数 rows |"
    yield "|---|---:|---:|---:|---:|"
    for name, entry in manifest.tables.items():
        count = entry.changes
        row = (count.added, count.modified, count.deleted, entry.rows)
        yield f"| {tables[name].title_zh} {name} | {' | '.join(map(str, row))} |"


def _fields(row: Row, table: Table) -> str:
    """Which columns of a row are others than before, by their titles; nothing for ADD and DEL."""
    if not row["changed_fields"]:
        return ""
    columns = [table.column(name) for name in row["changed_fields"].split(";")]
    zh = "、".join(column.title_zh for column in columns)
    return f"：{zh} {', '.join(column.title_en for column in columns)}"


def _line(text: str) -> str:
    """An item of a list; a path may hold any character, but one document stays one line."""
    return "- " + " ".join(text.split())


def _more(total: int) -> Iterator[str]:
    if total > _NAMED:
        yield f"- … 另有 {total - _NAMED} 份 and {total - _NAMED} more"


def _changed(staged: Path, table: str, columns: Sequence[str], ops: Sequence[str]) -> Iterator[Row]:
    """The change rows of a table with one of ``ops``, in the order of its key."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    with pq.ParquetFile(staged / "changes" / f"{table}.parquet") as file:
        for batch in file.iter_batches(columns=["op", "changed_fields", *columns]):
            chosen = pc.is_in(batch.column("op"), pa.array(ops))
            yield from batch.filter(chosen).to_pylist()
