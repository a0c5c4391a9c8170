"""The examples run, and show what they show."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
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


def test_the_example_in_r(output: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed (Rscript)")
    done = subprocess.run(
        ["Rscript", str(R_SCRIPT), str(output)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    duties = zhengce.load("duties", root=output)
    leads = duties[duties["role"] == "lead"]["name"].value_counts()
    shown = [line.split() for line in done.stdout.splitlines()]
    assert ["1", leads.index[0], str(leads.iloc[0])] in shown
    ends = zhengce.load("deadlines", root=output)["end_date"].dropna()
    quarters = pd.to_datetime(ends).dt.to_period("Q").value_counts().sort_index()
    assert [f"{q.year} Q{q.quarter}" for q in quarters.index] == re.findall(
        r"\d{4} Q\d", done.stdout
    )
    assert [str(count) for count in quarters] in shown
