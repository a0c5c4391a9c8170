"""A batch of documents becomes rows, in whichever process; nothing is found or kept here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhengce import intake, reading, register
from zhengce.model import Correction, Extraction, Quarantined, Register, Source, Unreadable
from zhengce.provenance import extractor_version, rows_version

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Given:
    """A document and what is known of it besides its bytes."""

    source: Source
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a batch came to."""

    tables: dict[str, pa.Table]
    """Of each table that is read from documents, the rows (``tables.assemble.part``)."""
    quarantined: tuple[Quarantined, ...]
    made_by: tuple[str, str]
    """The versions of the rows' code and of the register."""


def rows(batch: Sequence[Given]) -> Rows:
    """The rows of the documents of a batch, and which of them cannot be read.

    Raises WrongCorrection.
    """
    from zhengce.tables import assemble

    known = register.load()
    found = [read(given.source, given.corrections, known) for given in batch]
    return Rows(
        assemble.part(
            [item for item in found if isinstance(item, Extraction)],
            extractor_version=extractor_version(),
        ),
        tuple(item for item in found if isinstance(item, Quarantined)),
        made_by(),
    )


def made_by() -> tuple[str, str]:
    """The versions of what makes rows here: the code, and the register."""
    return rows_version(), register.load().version


def read(
    source: Source, corrections: tuple[Correction, ...], known: Register
) -> Extraction | Quarantined:
    """What is read of one document after its corrections; raises WrongCorrection."""
    try:
        page = intake.read_page(source)
    except Unreadable as error:
        return Quarantined(source.path, source.sha256, error.reason, error.detail)
    found = reading.read(intake.correct(page, corrections), source, known)
    return replace(found, corrections=corrections)
