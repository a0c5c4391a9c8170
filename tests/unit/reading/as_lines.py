"""Rows of an extraction as lines that a test can be read by; no test stands here."""

from __future__ import annotations

from zhengce.model import Deadline, Extraction


def rows(found: Extraction) -> list[str]:
    """path name role"""
    return [f"{row.path} {row.name} {row.role}" for row in found.responsibilities]


def limits(found: Extraction) -> list[str]:
    """path end_date"""
    return [f"{row.path} {row.end_date}" for row in found.deadlines]


def goals(found: Extraction) -> list[str]:
    """expression comparator value unit"""
    return [
        f"{found.text[row.char_start : row.char_end]} {row.comparator} {row.value:g} {row.unit or '-'}"
        for row in found.targets
    ]


def told(row: Deadline) -> str:
    """kind start end, then what else is told of it."""
    dates = [str(row.start_date or "-"), str(row.end_date or "-")]
    length = [f"{row.duration_value} {row.duration_unit}"] if row.duration_value else []
    inferred = ["inferred"] * row.year_inferred
    return " ".join(
        [row.kind, *dates, *([row.precision] if row.precision else []), *length, *inferred]
    )


def limits_told(found: Extraction) -> list[tuple[str, str]]:
    """expression, and what ``told`` says of it"""
    return [(found.text[row.char_start : row.char_end], told(row)) for row in found.deadlines]
