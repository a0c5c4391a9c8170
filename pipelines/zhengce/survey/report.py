"""A survey as a person reads it in a terminal.  Nothing is counted here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_UNKNOWN_NAMES = 40
_PLACES = 20
_OUTCOMES = ("rows", "issue", "running_text", "neither")
_PLACES_OF = {
    "neither": "Announced duties that yielded neither a row nor an issue",
    "label_without_rows": "Labels without rows",
    "numbering_gap": "Gaps in the numbering",
    "date_not_understood": "Dates not understood",
    "table_not_understood": "Tables not understood",
}


def show(figures: Mapping[str, Any], console: Console) -> None:
    """Print ``Figures.as_json()``, the shares first, then the places."""
    quarantined = figures["quarantined"]
    print_ = _printer(console)
    print_(f"{figures['documents']:,} documents read, {len(quarantined['files']):,} quarantined")
    print_(f"layouts: {_counts(figures['layouts'])}")
    if quarantined["files"]:
        print_(f"quarantined: {_counts(quarantined['by_reason'])}")
        _list(print_, quarantined["files"])
    console.print(_announced(figures["announced"]))
    organisations = figures["organisations"]
    print_(
        f"{organisations['mentions']:,} mentions of organisations, {organisations['unknown']:,} "
        f"unknown to the register ({organisations['unknown_share']:.1%})"
    )
    names = organisations["unknown_names"]
    for name, count in list(names.items())[:_UNKNOWN_NAMES]:
        print_(f"  {count:>4} {name}")
    _more(print_, len(names) - _UNKNOWN_NAMES)
    print_(f"issues: {_counts(figures['issues'])}")
    for kind, title in _PLACES_OF.items():
        if places := figures["places"].get(kind):
            print_(f"{title}:")
            _list(print_, places)
    _show_speed(figures["speed"], console)


def _printer(console: Console) -> Any:
    return lambda line: console.print(Text(line), soft_wrap=True)


def _announced(announced: Mapping[str, Mapping[str, int]]) -> Table:
    table = Table("announced", "times", *_OUTCOMES, title="What came of them", title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for word, outcomes in announced.items():
        cells = (outcomes.get(name, 0) for name in _OUTCOMES)
        table.add_row(word, f"{sum(outcomes.values()):,}", *(f"{cell:,}" for cell in cells))
    return table


def _show_speed(speed: Mapping[str, Any], console: Console) -> None:
    table = Table("document", "seconds", "characters", "per second", title="Slowest")
    table.title_justify = "left"
    for column in table.columns[1:]:
        column.justify = "right"
    for row in speed["slowest"]:
        rate = row["characters"] / max(row["seconds"], 0.001)
        table.add_row(
            Text(row["document"]), f"{row['seconds']:.3f}", f"{row['characters']:,}", f"{rate:,.0f}"
        )
    table.add_section()
    rate = speed["characters"] / max(speed["seconds"], 0.001)
    table.add_row("all", f"{speed['seconds']:.3f}", f"{speed['characters']:,}", f"{rate:,.0f}")
    console.print(table)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"


def _list(print_: Any, places: Sequence[str]) -> None:
    for place in places[:_PLACES]:
        print_(f"  {place}")
    _more(print_, len(places) - _PLACES)


def _more(print_: Any, count: int) -> None:
    if count > 0:
        print_(f"  … and {count:,} more")
