"""The first page: what the data are, by one clause, by numbers and pictures, and every download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from zhengce.annotate.marks import label_start
from zhengce.portal import drawings, rows, snippets
from zhengce.portal.frame import Frame
from zhengce.portal.marked import Span, quoted, spans
from zhengce.portal.rows import Row
from zhengce.portal.shown import BESIDE, Shown
from zhengce.portal.summary import Summary
from zhengce.release import manifest

PAGE = "index.html"
NEWEST = 12
"""Documents that are drawn as strips."""
_HEAT_ROWS = 14


@dataclass(frozen=True, slots=True)
class Strip:
    """One document as a picture."""

    document: Row
    picture: Markup


def page(shown: Shown, summary: Summary, strips: Sequence[Strip], frame: Frame) -> bytes:
    """The content of index.html."""
    tables = shown.manifest.tables
    return frame.render(
        "index.html",
        PAGE,
        shown=shown,
        manifest=shown.manifest,
        summary=summary,
        path=shown.entry.path,
        example=_example(shown, summary) if summary.example else None,
        stats=_stats(shown, summary),
        pictures=_timelines(summary, frame),
        years=_years(summary),
        heat=_heat(summary),
        strips=strips,
        downloads=list(_downloads(shown)),
        beside=[(name, *said) for name, said in BESIDE.items() if shown.has(name)],
        feed=shown.at_root,
        snippets=snippets.snippets(shown.entry.path),
        cite=f"zhengce 政策条款数据，版本 {shown.entry.version}（{shown.entry.created_at}），CC BY 4.0",
        empty=not tables["documents"].rows,
    )


def strips(shown: Shown, newest: Sequence[str]) -> list[Strip]:
    """The documents with these identifiers as strips, in this order."""
    found = rows.of_documents(shown.folder / "parquet", sorted(newest))
    longest = max((len(found[name]["texts"][0]["text"]) for name in newest), default=1)
    return [Strip(found[name]["documents"][0], _strip(found[name], longest)) for name in newest]


def _strip(tables: Mapping[str, Sequence[Row]], longest: int) -> Markup:
    document, text = tables["documents"][0], tables["texts"][0]["text"]
    chapters = [
        label_start(clause["label"] or "", clause["char_start"], text)
        for clause in tables["clauses"]
        if clause["depth"] == 1 and clause["kind"] != "preamble"
    ]
    said = (
        f"{document['title']}：{document['n_clauses']} 个条款、"
        f"{document['n_responsibilities']} 项职责、{document['n_deadlines']} 项时限在文中的位置"
    )
    found = spans(tables, document["document_id"])
    return drawings.strip(len(text), longest, chapters, found, said)


def _example(shown: Shown, summary: Summary) -> dict[str, Any]:
    """The clause of the example, drawn, and the rows that it becomes."""
    assert summary.example
    document_id, clause_id = summary.example
    tables = rows.of_documents(shown.folder / "parquet", [document_id])[document_id]
    clause = next(row for row in tables["clauses"] if row["clause_id"] == clause_id)
    limits = [row for row in tables["deadlines"] if row["clause_id"] == clause_id]
    text = tables["texts"][0]["text"]
    found: list[Span] = [s for s in spans(tables, document_id) if s.kind not in ("cite", "issue")]
    start = label_start(clause["label"] or "", clause["char_start"], text)
    return {
        "document_id": document_id,
        "path": clause["path"],
        "text": Markup(quoted(text, start, clause["char_end"], found)),
        "rows": [r for r in tables["responsibilities"] if r["clause_id"] == clause_id],
        "end": max(row["end_date"] for row in limits if row["end_date"]),
    }


def _stats(shown: Shown, summary: Summary) -> list[tuple[str, int, str, str]]:
    rows = {name: table.rows for name, table in shown.manifest.tables.items()}
    bodies, dated = rows["departments"], summary.dated
    return [
        ("documents.html", rows["documents"], "份文件", "documents"),
        ("explore.html?t=clauses", rows["clauses"], "个条款", "clauses"),
        ("explore.html", rows["duties"], "项职责", "duties"),
        (
            "functions.html",
            len(summary.roles),
            f"类职能（{bodies:,} 个部门）",
            f"functions ({bodies:,} bodies)",
        ),
        (
            "explore.html?t=deadlines",
            rows["deadlines"],
            f"项时限（{dated:,} 项有日期）",
            f"time limits ({dated:,} dated)",
        ),
        ("explore.html?t=citations", rows["citations"], "处引用", "citations"),
    ]


def _timelines(summary: Summary, frame: Frame) -> list[Markup]:
    if not summary.months:
        return []
    return [
        drawings.timeline(summary.months, summary.open_ended, frame.words, size)
        for size in (drawings.WIDE, drawings.NARROW)
    ]


def _years(summary: Summary) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """What the timeline draws, as a table: years, and the clauses of each function in them."""
    counts: dict[str, dict[str, int]] = {}
    for function, months in summary.months.items():
        for month, count in months.items():
            of_function = counts.setdefault(function, {})
            of_function[month[:4]] = of_function.get(month[:4], 0) + count
    years = sorted({year for found in counts.values() for year in found})
    most = sorted(counts, key=lambda function: (-sum(counts[function].values()), function))
    return years, [(f, [counts[f].get(year, 0) for year in years]) for f in most]


def _heat(summary: Summary) -> list[tuple[str, int, list[dict[str, Any]]]]:
    """Rows of the heat map: function, all its duties, a cell a column."""
    by, columns = summary.columns
    totals = summary.totals
    drawn = []
    for function in list(totals)[:_HEAT_ROWS]:
        cells = []
        for value, _, _ in columns:
            roles = summary.cells.get((function, value), {})
            count = sum(roles.values())
            cells.append(
                {
                    "count": count,
                    "step": drawings.step(count),
                    "link": {"fn": function, by: value},
                    "shares": drawings.shares(roles) if count else "",
                    "roles": roles,
                }
            )
        drawn.append((function, totals[function], cells))
    return drawn


def _downloads(shown: Shown) -> Iterator[dict[str, Any]]:
    """One row a table, the derived ones, which most people want, first."""
    tables = shown.manifest.tables.items()
    for name, table in sorted(tables, key=lambda item: not item[1].derived):
        csv, parquet = f"csv/{name}.csv", manifest.parquet_name(name)
        yield {
            "name": name,
            "rows": table.rows,
            "csv": csv,
            "csv_bytes": table.files[csv].bytes if csv in table.files else 0,
            "gz": f"{csv}.gz" if shown.has(f"{csv}.gz") else "",
            "parquet": parquet,
            "parquet_bytes": table.files[parquet].bytes,
            "sums": "\n".join(
                f"{table.files[path].sha256}  {path}"
                for path in (csv, parquet)
                if path in table.files
            ),
            "short": table.files[parquet].sha256[:8],
        }
