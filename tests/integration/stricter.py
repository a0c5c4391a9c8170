"""The command under a stricter schema.

No document that reading accepts breaks the shipped rules, so a test that wants to
see a rule broken tightens one and runs everything else as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from zhengce import cli
from zhengce.tables import schema

SHIPPED = Path(__file__).parents[2] / "schemas"


def tightened(folder: Path) -> Path:
    """A copy of the shipped schemas in which no document may be signed before 2018."""
    shutil.copytree(SHIPPED, folder)
    fields = folder / "fields.yml"
    text = fields.read_text(encoding="utf-8")
    loose = "date_signed:\n  type: date\n  minimum: 1949-01-01\n"
    assert loose in text
    fields.write_text(text.replace(loose, loose.replace("1949", "2018")), encoding="utf-8")
    return folder


def main(rules: Path, arguments: Sequence[str]) -> None:
    """What a process does that is started: the command under the schemas in ``rules``."""
    schema._folder = lambda: rules
    schema.load.cache_clear()
    cli.main(arguments)
