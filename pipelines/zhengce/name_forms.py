"""How names of bodies are written that no register knows (天然气管理部门), or only described: name_forms.csv.

What rules a phrase out is in ``no_names``; which body a name is, the register says.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["name", "described"]
"""A name by its spelling, or a description that stands for one (作出处罚决定的机关)."""


class Form(NamedTuple):
    """A pattern, in which ``<word>`` stands for a piece that several forms share, and names that have it."""

    kind: str
    form: str
    examples: tuple[str, ...]


@cache
def rows() -> tuple[Form, ...]:
    """All forms, in the order of the file."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file, strict=True)
    return tuple(Form(kind, form, tuple(examples.split(";"))) for kind, form, examples in lines)


def alternatives(kind: Kind, pieces: Mapping[str, str]) -> str:
    """The alternatives of a pattern for one kind, with what each ``<word>`` stands for."""
    return whole("|".join(row.form for row in rows() if row.kind == kind), pieces)


def whole(form: str, pieces: Mapping[str, str]) -> str:
    """A form with what each ``<word>`` in it stands for."""
    for word, piece in pieces.items():
        form = form.replace(f"<{word}>", piece)
    return form
