"""The public API of zhengce: one document in, its records out; a published table in, a frame out.

Nothing else belongs here.  Importing this package imports neither pandas, pyarrow, Dagster
nor Great Expectations.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.model import Extraction, Unreadable

if TYPE_CHECKING:
    import pandas

    from zhengce.release.load import Release

__all__ = ["Extraction", "Release", "Unreadable", "__version__", "extract", "load"]

__version__ = "0.1.0"


if not TYPE_CHECKING:  # or else every name would be one to mypy

    def __getattr__(name: str) -> object:
        """``Release``, imported when it is first asked for."""
        if name != "Release":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from zhengce.release.load import Release

        return Release


def extract(data: bytes, *, document_id: str, media_type: str | None = None) -> Extraction:
    """Read one document: its text, clauses, responsibilities, deadlines, targets, citations.

    ``document_id`` names the document in the records; ``media_type`` (``text/plain``, …) is
    found from the bytes where it is not given.  A function of its arguments alone: no clock,
    no file is read but the package's own register.

    Raises Unreadable, with a reason and a sentence, when the bytes are no readable document.
    Any text whatever is read.
    """
    from zhengce.intake import read_page, source
    from zhengce.reading import read
    from zhengce.register import load as load_register

    found = source(data, document_id=document_id, media_type=media_type)
    return read(read_page(found), found, load_register())


def load(table: str, version: str = "latest", root: str | Path = "data_out") -> pandas.DataFrame:
    """A published table of the release ``version`` below ``root``, a folder or URL, as a pandas frame.

    Raises UnknownTable or UnknownVersion, each a LookupError of one sentence, when there is no
    such table or version, and ReleaseError, of which both are kinds, when the release is damaged;
    all three are in ``zhengce.release.errors``.
    """
    from zhengce.release.load import load as load_table

    return load_table(table, version, root)
