"""Rows of an extraction as lines that a test can be read by; no test stands here."""

from __future__ import annotations

from zhengce.model import Extraction


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
