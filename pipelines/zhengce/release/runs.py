"""The record of runs that failed (runs/<id>/result.json); a run that published leaves none."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import files
from zhengce.release.errors import ReleaseError, explained

if TYPE_CHECKING:
    from zhengce.quality import CheckResult

KEPT = 50
"""Failed runs whose records stay; older records are removed when a new one is written."""

_FOLDER, _FILE = "runs", "result.json"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", re.ASCII)


@dataclass(frozen=True, slots=True)
class FailedRun:
    """Why one run published nothing."""

    run: str
    failed_at: str
    """ISO 8601, UTC."""
    reason: str
    """One sentence."""
    counts: Mapping[str, int]
    """Rows of each table that the run had got to."""
    failed_checks: tuple[Mapping[str, object], ...]
    issues: Mapping[str, int]
    """Places that could not be read, by code, where the run had got to them."""


def checked(run: str) -> str:
    """``run`` when it can name a folder; raises ValueError otherwise."""
    if not _ID.fullmatch(run):
        raise ValueError(f"{run!r} cannot name a run")
    return run


def record(
    root: Path,
    run: str,
    *,
    failed_at: datetime,
    reason: str,
    counts: Mapping[str, int],
    checks: Iterable[CheckResult] = (),
    issues: Mapping[str, int] | None = None,
) -> Path:
    """Write the record of a failed run and return its path; of ``checks`` only the failed stay.

    ``failed_at`` is aware.  Raises ReleaseError when it cannot be written, with nothing left
    behind, and ValueError as ``checked`` does.
    """
    failed = tuple(asdict(check) for check in checks if not check.passed)
    moment = failed_at.astimezone(UTC).isoformat(timespec="seconds")
    result = FailedRun(run, moment, reason, dict(counts), failed, dict(issues or {}))
    path = root / _FOLDER / checked(run) / _FILE
    with explained(root):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            files.replace(path, files.json_bytes(asdict(result)))
        except OSError:  # on a full disk, say: no folder without a record
            path.parent.rmdir()
            raise
        _forget_oldest(root)
    return path


def recorded(root: Path, run: str) -> bool:
    """Whether the failure of ``run`` is recorded; raises ValueError as ``checked`` does."""
    return (root / _FOLDER / checked(run) / _FILE).exists()


def failed(root: Path | str) -> tuple[FailedRun, ...]:
    """The recorded failures, oldest first; raises ReleaseError when a record is damaged."""
    return tuple(
        sorted(
            (_read(path) for path in Path(root).glob(f"{_FOLDER}/*/{_FILE}")),
            key=lambda result: (result.failed_at, result.run),
        )
    )


def _forget_oldest(root: Path) -> None:
    """Remove the oldest records until ``KEPT`` remain."""
    written = {path: path.stat().st_mtime_ns for path in root.glob(f"{_FOLDER}/*/{_FILE}")}
    for path in sorted(written, key=written.__getitem__)[:-KEPT]:
        shutil.rmtree(path.parent)


def _read(path: Path) -> FailedRun:
    try:
        found = json.loads(path.read_bytes())
        return FailedRun(
            run=found["run"],
            failed_at=found["failed_at"],
            reason=found["reason"],
            counts=found["counts"],
            failed_checks=tuple(found["failed_checks"]),
            issues=found.get("issues", {}),  # records of before have none
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ReleaseError(f"{path} cannot be read: {error!r}.") from error
