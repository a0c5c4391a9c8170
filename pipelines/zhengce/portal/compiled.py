"""Compiled templates in ``__pycache__`` beside them, as Python keeps those of modules: to compile
them takes longer than to fill them for a few documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


def compiled_templates(folder: Path, code: str) -> BytecodeCache:
    """Where the templates of a folder are kept compiled; they are compiled again when they, Jinja
    or ``code``, of which the environment is made, have changed, and each time where nothing can
    be written."""
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    kept = folder / "__pycache__"

    class Compiled(BytecodeCache):
        def get_source_checksum(self, source: str) -> str:
            return super().get_source_checksum(f"{code}\n{source}")

        def load_bytecode(self, bucket: Bucket) -> None:
            path = kept / f"{bucket.key}.bc"
            if path.is_file():
                with path.open("rb") as file:
                    bucket.load_bytecode(file)

        def dump_bytecode(self, bucket: Bucket) -> None:
            unfinished = kept / f".{bucket.key}-{os.getpid()}"
            try:
                kept.mkdir(exist_ok=True)
                with unfinished.open("wb") as file:
                    bucket.write_bytecode(file)
                unfinished.replace(kept / f"{bucket.key}.bc")
            except OSError:  # an installation that only its owner may write to
                unfinished.unlink(missing_ok=True)

    return Compiled()
