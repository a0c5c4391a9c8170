"""The examples run, and show what they show."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import zhengce

sys.path.insert(0, str(Path(__file__).parent))
from notebook import NOTEBOOK, executed

R_SCRIPT = NOTEBOOK.with_name("duties.R")


def outputs(notebook: nbformat.NotebookNode) -> list[list[nbformat.NotebookNode]]:
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


def test_the_notebook_shows_what_it_shows_to_readers(output: Path) -> None:
    kept = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(kept)
    found = executed(output)
    assert outputs(found) == outputs(kept), "see examples/README.md: write them anew"
    assert all(outputs(kept)), "every piece of code shows something"


def test_nothing_of_a_machine_is_in_the_notebook() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert not re.search(r"/(tmp|home|root|Users|work|usr)/", text)
    notebook = json.loads(text)
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert all(cell["metadata"] == {} for cell in notebook["cells"])


def missing_of_r() -> str | None:
    """What the R example needs and is not on this machine."""
    if shutil.which("Rscript") is None:
        return "R is not installed (Rscript)"
    for package in ("arrow", "duckdb"):
        found = subprocess.run(["Rscript", "-e", f"library({package})"], capture_output=True)
        if found.returncode:
            return f"R's package {package} is not installed"
    return None


def test_the_example_in_r(output: Path) -> None:
    if reason := missing_of_r():
        pytest.skip(reason)
    done = subprocess.run(
        ["Rscript", str(R_SCRIPT), str(output)], capture_output=True, text=True, check=True
    )
    duties = zhengce.load("duties", root=output)
    name = duties[duties["role"] == "lead"]["name"].value_counts().index[0]
    assert name in done.stdout and "2019 Q4" in done.stdout
