"""Documents read outside a refresh: one file, or all of a folder; no cache, no table.

What reads them in a refresh is in ``batch`` and ``collecting``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zhengce import batch, intake, reading, register
from zhengce.model import Extraction, Quarantined, Source, Unreadable


def read_all(
    source: Path | str,
) -> Iterator[tuple[Source | Quarantined, Extraction | Quarantined]]:
    """Every document below ``source``, sorted by path, with what was read of it.

    The folder's corrections are applied.  Raises WrongCorrection when one does not fit.
    """
    known = register.load()
    corrections = intake.corrections(source)
    for found in intake.find(source):
        if isinstance(found, Quarantined):
            yield found, found
        else:
            yield found, batch.read(found, corrections.get(found.document_id, ()), known)


def read_file(file: Path) -> Extraction:
    """One document, read as a run reads it; only a folder's corrections are not applied.

    Raises Unreadable.
    """
    found = intake.document(file)
    if isinstance(found, Quarantined):
        raise Unreadable(found.reason, found.detail)
    return reading.read(intake.read_page(found), found, register.load())
