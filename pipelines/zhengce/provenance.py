"""Which code reads documents, as a name that changes with it; nothing is read here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from zhengce.reading import EXTRACTOR_VERSION

_HERE = Path(__file__).parent
_READERS = ("intake", "reading", "model.py", "page_labels.py", "page_labels.csv", "provinces.py")
"""What makes records of bytes.  The register has a version of its own."""

_ROWS = (
    *_READERS,
    *(f"tables/{name}.py" for name in ("assemble", "matter", "part_file", "schema", "views")),
    "batch.py",
)
"""What makes rows of bytes."""

_LIBRARIES = ("lxml", "markdown-it-py", "pypdfium2", "pyarrow", "duckdb")
"""What they leave to others."""


@cache
def extractor_version() -> str:
    """The extractor's version and, after a ``+``, twelve digits that change with its code.

    The same on every machine: it depends on the text of the code alone.
    """
    return f"{EXTRACTOR_VERSION}+{_digest(_READERS)[:12]}"


@cache
def rows_version() -> str:
    """Changes with everything but the register that rows of the same bytes hang on: code,
    schema, and the libraries of this machine."""
    from zhengce.tables import schema

    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    known = hashlib.sha256(repr((libraries, schema.load())).encode())
    return f"{extractor_version()} {_digest(_ROWS)} {known.hexdigest()}"


def _digest(names: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        place = _HERE / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            code = path.read_bytes().replace(b"\r\n", b"\n")  # a checkout on Windows
            digest.update(path.relative_to(_HERE).as_posix().encode())
            digest.update(hashlib.sha256(code).digest())
    return digest.hexdigest()
