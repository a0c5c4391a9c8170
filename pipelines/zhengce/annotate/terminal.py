"""An annotated document as a terminal shows it: in colours, or with plain markers without them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zhengce.annotate.marks import NAMES, Kind, Mark, marks
from zhengce.annotate.segments import Line, Segment, lines, visible
from zhengce.model import Extraction

_STYLES: dict[Kind, str] = {
    "label": "bold magenta",
    "heading": "bold",
    "lead": "black on green",
    "support": "black on cyan",
    "responsible": "white on blue",
    "limit": "black on yellow",
    "target": "bold underline",
    "citation": "italic underline",
    "issue": "bold white on red",
}
_PLAIN_AS_THEY_ARE: frozenset[Kind] = frozenset(("label", "heading"))
"""The margin tells these already."""


def show(extraction: Extraction, console: Console) -> None:
    """Print the document, its clauses' paths in the margin, and a legend."""
    found = marks(extraction)
    coloured = console.color_system is not None and not console.no_color
    drawn = [
        (
            visible(" ".join(line.paths)),
            _coloured(line, extraction.text) if coloured else _marked(line, extraction.text),
        )
        for line in lines(extraction, found)
    ]
    if console.is_terminal:
        console.print(_grid(drawn))
    else:  # a line of the document stays one, for grep and less
        margin = max(len(paths) for paths, _ in drawn)
        for paths, text in drawn:
            console.print(Text(f"{paths:>{margin}}  ").append_text(text), soft_wrap=True)
    console.print()
    console.print(_legend(found, coloured))


def _grid(drawn: Sequence[tuple[str, Text]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for paths, text in drawn:
        grid.add_row(paths, text)
    return grid


def _coloured(line: Line[Mark], text: str) -> Text:
    drawn = Text()
    for segment in line.segments:
        style = " ".join(_STYLES[mark.kind] for mark in segment.marks)
        drawn.append(visible(text[segment.start : segment.end]), style)
    return drawn


def _marked(line: Line[Mark], text: str) -> Text:
    return Text("".join(_bracketed(segment, line, text) for segment in line.segments))


def _bracketed(segment: Segment[Mark], line: Line[Mark], text: str) -> str:
    """``⟦牵头:市发改委⟧``; a mark that goes on in the next line is closed and opened again."""
    shown = [mark for mark in segment.marks if mark.kind not in _PLAIN_AS_THEY_ARE]
    opened = (
        f"⟦{NAMES[mark.kind][0]}:" for mark in shown if segment.start == max(mark.start, line.start)
    )
    closed = sum(segment.end == min(mark.end, line.end) for mark in shown)
    return "".join(opened) + visible(text[segment.start : segment.end]) + "⟧" * closed


def _legend(found: Sequence[Mark], coloured: bool) -> Text:
    """Each kind, as it is shown, with how many there are."""
    legend = Text()
    for kind, (zh, en) in NAMES.items():
        count = sum(mark.kind == kind for mark in found)
        if coloured:
            legend.append(zh, _STYLES[kind])
        else:
            legend.append(zh if kind in _PLAIN_AS_THEY_ARE else f"⟦{zh}⟧")
        legend.append(f" {en} {count}   ")
    return legend
