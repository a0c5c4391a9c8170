"""Corrections of slips in the sources: data beside them, applied to a page before it is read.

The bytes of a source are never changed; what was corrected is published with its reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from zhengce.intake import roots
from zhengce.intake.find import CORRECTIONS as FILE
from zhengce.intake.find import document_ids_below
from zhengce.intake.media import MAX_BYTES
from zhengce.model import Block, Correction, CorrectionAction, Page

_INSERTED_AS: dict[CorrectionAction, str | None] = {
    "replace": "with",
    "delete": None,
    "insert_before": "text",
    "insert_after": "text",
}
"""Of each action, the key of what it puts in."""


class WrongCorrection(ValueError):
    """A correction that is not understood, or that does not fit the sources any more; one sentence."""


def corrections(root: Path | str) -> Mapping[str, tuple[Correction, ...]]:
    """The corrections of ``corrections.yml`` in ``root`` by document, in the order of the file.

    None when there is no such file.  Raises WrongCorrection when the file is not a list of
    corrections, or names a document that is not below ``root``; as ``find`` does, and OSError,
    when it cannot be read.
    """
    where = roots.root(root)
    file = where.file(FILE)
    if file is None:
        return {}
    path = f"{where.name.rstrip('/')}/{FILE}"
    try:
        entries = yaml.safe_load(where.read(file, MAX_BYTES))
    except yaml.YAMLError as error:
        raise WrongCorrection(f"{path} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entries, list | None):
        raise WrongCorrection(f"{path} must be a list of corrections.")
    found: dict[str, tuple[Correction, ...]] = {}
    known = document_ids_below(root) if entries else frozenset[str]()
    for number, entry in enumerate(entries or (), 1):
        correction = replace(
            _correction(entry, f"{path}, correction {number}"), changed=file.changed
        )
        if correction.document_id not in known:
            raise WrongCorrection(
                f"{path}, correction {number}: there is no document {correction.document_id!r} "
                "in this folder (a document's name has no extension)."
            )
        found[correction.document_id] = (*found.get(correction.document_id, ()), correction)
    return found


def correct(page: Page, corrections: tuple[Correction, ...]) -> Page:
    """The page after all of its ``corrections``, each made on what those before it left.

    A correction's ``matched`` is looked for in the page's blocks, one line break between two;
    it may reach over several lines, but not out of a table's cell.  Raises WrongCorrection
    when it does not occur exactly once.
    """
    blocks = page.blocks
    for correction in corrections:
        blocks = _corrected(blocks, correction)
    return Page(blocks, page.encoding, page.wrapped, page.facts)


def _correction(entry: object, where: str) -> Correction:
    if not isinstance(entry, dict):
        raise WrongCorrection(f"{where}: must have document, match, action and reason.")
    action = entry.get("action")
    if not isinstance(action, str) or action not in _INSERTED_AS:
        raise WrongCorrection(f"{where}: action must be one of {', '.join(_INSERTED_AS)}.")
    inserted = _INSERTED_AS[action]
    keys = ["document", "match", "action", "reason", *([inserted] if inserted else [])]
    if unknown := [str(key) for key in entry if key not in keys]:
        raise WrongCorrection(f"{where}: {action} does not know {', '.join(unknown)}.")
    for key in keys:
        _require_text(entry, key, where)
    return Correction(
        document_id=entry["document"],
        action=action,
        matched=entry["match"],
        inserted=entry[inserted] if inserted else None,
        explanation=entry["reason"],
    )


def _require_text(entry: Mapping[str, Any], key: str, where: str) -> None:
    if key not in entry:
        raise WrongCorrection(f"{where}: {key} is missing.")
    if not isinstance(entry[key], str) or not entry[key]:
        raise WrongCorrection(f"{where}: {key} must be text; put a number in quotation marks.")


def _corrected(blocks: tuple[Block, ...], correction: Correction) -> tuple[Block, ...]:
    text = "\n".join(block.text for block in blocks)
    start = text.find(correction.matched)
    if start < 0 or text.find(correction.matched, start + 1) >= 0:
        times = "not" if start < 0 else "more than once"
        raise WrongCorrection(
            f"{FILE}: {correction.matched!r} does not occur exactly once in "
            f"{correction.document_id}, but {times}; nothing was corrected."
        )
    starts = [0]
    for block in blocks[:-1]:
        starts.append(starts[-1] + len(block.text) + 1)
    end = start + len(correction.matched)
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
    cell = blocks[first].cell
    if first < last and any(block.cell for block in blocks[first : last + 1]):
        raise WrongCorrection(
            f"{FILE}: {correction.matched!r} in {correction.document_id} reaches out of a "
            "table's cell; nothing was corrected."
        )
    before = text[starts[first] : start]
    after = text[end : starts[last] + len(blocks[last].text)]
    said = f"{before}{_instead(correction)}{after}"
    made = (Block(said, cell),) if cell else tuple(map(Block, said.split("\n")))
    return (*blocks[:first], *made, *blocks[last + 1 :])


def _instead(correction: Correction) -> str:
    inserted = correction.inserted or ""
    if correction.action == "insert_before":
        return inserted + correction.matched
    if correction.action == "insert_after":
        return correction.matched + inserted
    return inserted
