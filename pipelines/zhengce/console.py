"""How the command's answers look in a terminal, in a file, in a pipe.  Nothing is decided here."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import count as numbers
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from zhengce.model import Extraction
    from zhengce.pipeline import OnProgress, Stage
    from zhengce.release.changes import Pair
    from zhengce.release.runs import FailedRun
    from zhengce.release.sql import Answer
    from zhengce.release.versions import Entry
    from zhengce.run import Outcome

_PIPED_WIDTH = 160
_SHOWN_CHANGES = 10
_SHOWN_ROWS = 100
_FAILURES = 5
_A_LINE = 100
"""Documents after which a line says how many they are."""
_COUNTED = (
    "documents",
    "clauses",
    "responsibilities",
    "deadlines",
    "departments",
    "targets",
    "citations",
)
_SHOWN = {  # of each table, what a person wants to see of one document
    "clauses": ("path", "label", "matter"),
    "responsibilities": ("clause_id", "role", "name", "function"),
    "deadlines": ("clause_id", "expression", "kind", "start_date", "end_date"),
    "targets": ("clause_id", "metric", "comparator", "value", "unit", "end_date"),
    "citations": ("clause_id", "relation", "cited_title", "cited_number"),
    "issues": ("clause_id", "code", "excerpt"),
}
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FACTS = ("title", "document_number", "issuer", "jurisdiction", "genre", "date_signed", "layout")


def _console(stderr: bool = False) -> Console:
    """A console; in a pipe wide enough not to break rows, without colour."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _PIPED_WIDTH, highlight=False)


# --- progress, on stderr ---


@contextmanager
def progress() -> Iterator[OnProgress]:
    """Show how far a run has come: bars in a terminal, a line a stage elsewhere."""
    from zhengce.pipeline import table_names

    tables = len(table_names())
    totals: dict[Stage, int | None] = {
        "documents": None,
        "tables": tables,
        "checks": tables + 1,
        "release": 1,
        "portal": None,
    }
    with _bars(totals) if sys.stderr.isatty() else _lines(totals) as on_progress:
        yield on_progress


@contextmanager
def _bars(totals: Mapping[Stage, int | None]) -> Iterator[OnProgress]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_console(stderr=True), transient=True) as bars:
        tasks = {stage: bars.add_task(stage, total=total) for stage, total in totals.items()}

        def on_progress(stage: Stage, item: str) -> None:
            bars.advance(tasks[stage])
            if stage != "documents":  # the first table: every document has been read
                done = bars.tasks[tasks["documents"]].completed
                bars.update(tasks["documents"], total=done)

        yield on_progress


@contextmanager
def _lines(totals: Mapping[Stage, int | None]) -> Iterator[OnProgress]:
    console = _console(stderr=True)
    done = dict.fromkeys(totals, 0)

    def on_progress(stage: Stage, item: str) -> None:
        done[stage] += 1
        if stage == "tables" and done[stage] == 1:
            console.print(f"documents: {done['documents']} done")
        if done[stage] == totals[stage] and stage != "release":
            console.print(f"{stage}: {done[stage]} done")

    yield on_progress


@contextmanager
def counting() -> Iterator[Callable[[str], None]]:
    """Show which document is being read: in a terminal each, elsewhere a line a hundred."""
    console = _console(stderr=True)
    done = numbers(1)
    with console.status("reading …") as status:

        def on_document(path: str) -> None:
            number = next(done)
            if console.is_terminal:
                status.update(f"{number:,} {escape(path)}")
            elif number % _A_LINE == 0:
                console.print(f"{number:,} documents read")

        yield on_document


# --- answers, on stdout ---


def show_outcome(outcome: Outcome) -> None:
    """What was published, what was not read, and where the release is."""
    console = _console()
    for note in outcome.notes:
        console.print(f"note: {escape(note)}")
    if outcome.published:
        console.print(_published(outcome))
        for warning in outcome.warnings:
            console.print(f"warning: {escape(warning)}")
    if outcome.quarantined:
        console.print(f"{len(outcome.quarantined)} files could not be read (table quarantine):")
        for item in outcome.quarantined:
            console.print(f"  {escape(item.source_path)}: {item.reason}: {escape(item.detail)}")
    if outcome.published:
        console.print(f"Published {outcome.version}: {escape(outcome.path)}", soft_wrap=True)
        if outcome.withdrawn:
            console.print(f"Withdrawn, being old and without a tag: {', '.join(outcome.withdrawn)}")
    else:
        console.print(
            f"Nothing changed since {outcome.version}, so nothing was published: "
            f"{escape(outcome.path)}",
            soft_wrap=True,
        )


def _published(outcome: Outcome) -> Table:
    table = Table("", "rows", title=f"Release {outcome.version}", title_justify="left")
    table.columns[1].justify = "right"
    for name in _COUNTED:
        table.add_row(name, f"{outcome.rows[name]:,}")
    table.add_section()
    for label, count in (
        ("checks passed", outcome.passed),
        ("checks warned", outcome.warned),
        ("checks failed", 0),  # a release that fails one is not published
        ("files quarantined", len(outcome.quarantined)),
        ("files read", outcome.read),
    ):
        table.add_row(label, f"{count:,}")
    return table


def show_survey(figures: Mapping[str, Any]) -> None:
    """How well documents are read."""
    from zhengce.survey import report

    report.show(figures, _console())


def write_json(value: Mapping[str, Any], path: Path) -> None:
    """A file of JSON that two runs can be compared by."""
    from zhengce.release.errors import explained

    text = json.dumps(value, ensure_ascii=False, indent=1)
    with explained(path):
        path.write_text(f"{text}\n", encoding="utf-8", errors="replace")


def show_json(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """All rows, by table; dates in ISO 8601."""
    json.dump(tables, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def show_rows(answer: Answer) -> None:
    """The first rows of a query's answer, as a table; how many more there are is not known."""
    console = _console()
    first = list(islice(answer.rows, _SHOWN_ROWS))
    table = Table(*(escape(_visible(name)) for name in answer.columns))
    for column, values in zip(table.columns, zip(*first, strict=True), strict=False):
        if all(isinstance(v, int | float | Decimal | None) for v in values):
            column.justify = "right"
    for row in first:
        table.add_row(*("[dim]NULL[/]" if v is None else escape(_visible(_cell(v))) for v in row))
    console.print(table)
    if next(answer.rows, None) is not None:
        console.print(f"These are the first {_SHOWN_ROWS} rows; --format csv gives all.")


def write_rows_csv(answer: Answer) -> None:
    """All rows of a query's answer, as the published CSV files write values; NULL is empty."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)


def write_rows_json(answer: Answer) -> None:
    """All rows of a query's answer as a list of objects, one a line; dates in ISO 8601."""
    before = "["
    for row in answer.rows:
        sys.stdout.write(before + "\n")
        values = dict(zip(answer.columns, row, strict=True))
        sys.stdout.write(json.dumps(values, ensure_ascii=False, default=_json_value))
        before = ","
    sys.stdout.write("[]\n" if before == "[" else "\n]\n")


def show_document(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """One document: its facts, then of each table what a person looks for."""
    console = _console()
    (document,) = tables["documents"]
    for name in _FACTS:
        console.print(f"[bold]{name}[/]  {_text(document[name])}")
    for name, columns in _SHOWN.items():
        if rows := tables[name]:
            table = Table(*columns, title=f"{name} ({len(rows)})", title_justify="left")
            for row in rows:
                table.add_row(*(_text(row[column]) for column in columns))
            console.print(table)


def show_annotated(extraction: Extraction) -> None:
    """One document's text with everything that was read of it marked."""
    from zhengce.annotate import terminal

    terminal.show(extraction, _console())


def show_changes(before: str, after: str, pairs: Mapping[str, Pair]) -> None:
    """How many rows of each table were added, modified and deleted, and the first of them."""
    console = _console()
    counts = {name: pair.count() for name, pair in pairs.items()}
    if not any(counts.values()):
        console.print(f"{before} and {after} hold the same rows.")
        return
    table = Table(
        "table", "added", "modified", "deleted",
        title=f"From {before} to {after}", title_justify="left",
    )  # fmt: skip
    for name, count in counts.items():
        table.add_row(name, f"{count.added:,}", f"{count.modified:,}", f"{count.deleted:,}")
    console.print(table)
    for name, pair in pairs.items():
        if counts[name]:
            console.print(f"[bold]{name}[/]")
            for row in islice(pair.rows(), _SHOWN_CHANGES):
                key = " ".join(_text(row[column]) for column in pair.key)
                console.print(f"  {row['op']} {key} {_text(row['changed_fields'])}")


def show_problems(folder: Path | str, problems: Sequence[str]) -> None:
    """What verification found."""
    console = _console()
    if not problems:
        console.print(f"Every file in {escape(str(folder))} is as it was published.")
    for problem in problems:
        console.print(escape(problem), soft_wrap=True)


def show_versions(
    root: Path | str, entries: Sequence[Entry], latest: Entry | None, tags: Mapping[str, str]
) -> None:
    """The published versions, newest first, with the tags that let them stay."""
    console = _console()
    if not entries:
        console.print(f"Nothing has been published in {escape(str(root))} yet.")
        return
    table = Table("version", "created", "folder", "")
    for entry in reversed(entries):
        marks = ["latest"] if latest and entry.version == latest.version else []
        marks += sorted(name for name, version in tags.items() if version == entry.version)
        folder = "withdrawn" if entry.withdrawn else f"{root}/{entry.path}"
        table.add_row(entry.version, entry.created_at, folder, escape(", ".join(marks)))
    console.print(table)


def show_failures(failed: Sequence[FailedRun]) -> None:
    """The last runs that failed, newest first; nothing when there are none."""
    if not failed:
        return
    console = _console()
    shown = failed[: -_FAILURES - 1 : -1]
    table = Table(
        "failed at", "run", "reason", title=f"Last {len(shown)} of {len(failed)} failures"
    )
    for failure in shown:
        table.add_row(failure.failed_at, failure.run, escape(failure.reason))
    console.print(table)


def _cell(value: object) -> str:
    """A value of SQL as text: ``true``, 2019-12-31, and lists and structures as JSON."""
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False, default=_json_value)
    return "" if value is None else str(value)


def _json_value(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


def _visible(text: str) -> str:
    """Text of a document that cannot steer a terminal, nor turn the direction of what follows."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))
