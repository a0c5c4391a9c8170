"""Runs the notebook of examples/; as a program, writes its outputs anew.

    .venv/bin/python tests/readers/notebook.py OUTPUT     (an output folder of the seeds)

Read the difference before it is committed: it is what readers see.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat

NOTEBOOK = Path(__file__).parents[2] / "examples" / "duties.ipynb"


def executed(output: Path) -> nbformat.NotebookNode:
    """The notebook as it is over the newest version in ``output``; raises CellExecutionError.

    Of the machine, nothing is kept: no time, no version of Python.
    """
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    metadata = dict(notebook.metadata)
    client = NotebookClient(
        notebook, kernel_name="python3", record_timing=False, timeout=120,
        resources={"metadata": {"path": str(NOTEBOOK.parent)}},
    )  # fmt: skip
    client.execute(env={**os.environ, "ZHENGCE_OUTPUT": str(output.resolve())})
    notebook.metadata = nbformat.from_dict(metadata)
    return notebook


if __name__ == "__main__":
    nbformat.write(executed(Path(sys.argv[1])), NOTEBOOK)
