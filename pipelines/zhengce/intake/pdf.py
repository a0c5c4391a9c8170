"""PDF files, read in a process of their own.

PDFium can be kept busy for ever by a page of a few lines (forms that draw one another again
and again), and nothing stops it from inside.  So each file is read by a child process with a
limit of processor time and memory; that costs a tenth of a second.  What a PDF's text is,
pdf_document tells.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from zhengce.model import Block, Cell, Page, Unreadable

_SECONDS = 5
_SECONDS_A_MEGABYTE = 5
"""Processor time; a page of print takes about a hundredth of a second."""
_MEMORY = 2 * 1024**3
_HOSTILE = "The PDF cannot be read within reasonable time and memory."


def read(data: bytes) -> Page:
    """The page of pdf_document.read.

    Raises Unreadable("corrupt" | "encrypted" | "no_text" | "hostile").
    """
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("corrupt", "The file is no PDF.")
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * len(data) // 1024**2
    try:
        child = subprocess.run(
            [sys.executable, "-m", "zhengce.intake.pdf", str(seconds)],
            input=data,
            capture_output=True,
            timeout=seconds * 20,  # of waiting, on a machine that is busy with other things
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("hostile", _HOSTILE) from error
    if child.returncode < 0:  # by a signal: a limit was reached, or PDFium gave up
        raise Unreadable("hostile", _HOSTILE)
    if child.returncode:
        raise RuntimeError(child.stderr.decode("utf-8", "replace"))
    return _page(json.loads(child.stdout))


def _page(answer: dict[str, Any]) -> Page:
    if "reason" in answer:
        raise Unreadable(answer["reason"], answer["detail"])
    blocks = (Block(text, Cell(*cell) if cell else None) for text, cell in answer["blocks"])
    return Page(blocks=tuple(blocks), encoding=answer["encoding"], wrapped=answer["wrapped"])


# --- the child's side ---


def _answer(data: bytes) -> dict[str, Any]:
    from zhengce.intake import pdf_document

    try:
        page = pdf_document.read(data)
    except Unreadable as refusal:
        return {"reason": refusal.reason, "detail": refusal.detail}
    except MemoryError:
        return {"reason": "hostile", "detail": _HOSTILE}
    blocks = [(block.text, _numbers(block.cell) if block.cell else None) for block in page.blocks]
    return {"blocks": blocks, "encoding": page.encoding, "wrapped": page.wrapped}


def _numbers(cell: Cell) -> tuple[int, ...]:
    return cell.table, cell.row, cell.column, cell.row_span, cell.column_span


def _limit(seconds: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit(int(sys.argv[1]))
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)
