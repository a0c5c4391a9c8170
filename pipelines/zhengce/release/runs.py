"""The record of runs that failed (runs/<id>/result.json); a run that published leaves none.

While a run is under way it holds a lock on runs/<id>/begun: one that is there and held by nobody
is of a run that was killed.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhengce.release import files
from zhengce.release.errors import explained
from zhengce.release.errors import reason as why

if TYPE_CHECKING:
    from zhengce.quality import CheckResult

KEPT = 50
"""Failed runs whose records stay; older records are removed when a new one is written."""

FOLDER = "runs"
_FILE, _BEGUN = "result.json", "begun"
_LONGEST = 300
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", re.ASCII)
_DAMAGES = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class FailedRun:
    """Why one run published nothing."""

    run: str
    failed_at: str
    """ISO 8601, UTC; of a run that left no result, when it began."""
    reason: str
    """One sentence."""
    counts: Mapping[str, int]
    """Rows of each table that the run had got to."""
    failed_checks: tuple[Mapping[str, object], ...]
    issues: Mapping[str, int]
    """Places that could not be read, by code, where the run had got to them."""


class Failures(NamedTuple):
    """What is known of runs that failed."""

    runs: tuple[FailedRun, ...]
    """The oldest first."""
    damaged: tuple[str, ...]
    """A sentence for each record that cannot be read."""


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
    path = root / FOLDER / checked(run) / _FILE
    with explained(root):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            files.replace(path, files.json_bytes(asdict(result)))
        except OSError:  # on a full disk, say: no folder without a record
            _remove_empty(path.parent)
            raise
        _forget_oldest(root)
    return path


def recorded(root: Path, run: str) -> bool:
    """Whether the failure of ``run`` is recorded; raises ValueError as ``checked`` does."""
    return (root / FOLDER / checked(run) / _FILE).exists()


@contextmanager
def begun(root: Path, run: str) -> Iterator[None]:
    """Show that ``run`` is under way, until the block ends; a killed process leaves the sign.

    The kernel lets go of its lock when the process ends in any way.  Raises ReleaseError when
    it cannot be written, with nothing left behind, and ValueError as ``checked`` does.
    """
    path = root / FOLDER / checked(run) / _BEGUN
    with explained(root):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with explained(root):
            sign = path.open("wb", buffering=0)
        with sign:
            try:
                with explained(root):
                    fcntl.flock(sign, fcntl.LOCK_EX)
                    sign.write(f"process {os.getpid()} on {socket.gethostname()}\n".encode())
                    os.fsync(sign.fileno())
                    files.sync(path.parent)
                    files.sync(path.parent.parent)
                yield
            finally:  # the lock is still held: a sign without one is of a killed process
                with suppress(OSError):  # which would hide why the run failed
                    path.unlink()
    finally:
        _remove_empty(path.parent)
        _remove_empty(path.parent.parent)


def unfinished(root: Path) -> tuple[FailedRun, ...]:
    """The runs that began and have ended without a result, the oldest first."""
    found = (_left(path) for path in root.glob(f"{FOLDER}/*/{_BEGUN}"))
    return tuple(sorted(filter(None, found), key=_by_time))


def forget_begun(root: Path, run: str) -> None:
    """Remove the sign that a killed ``run`` has left; its record stays.  Raises ReleaseError."""
    with explained(root):
        (root / FOLDER / checked(run) / _BEGUN).unlink(missing_ok=True)


def failed(*roots: Path) -> Failures:
    """What is recorded in these folders, of any run once, and what has ended without a record."""
    found: dict[str, FailedRun] = {}
    damaged: list[str] = []
    for path in (path for root in roots for path in sorted(root.glob(f"{FOLDER}/*/{_FILE}"))):
        try:
            result = _read(path)
        except _DAMAGES as error:
            damaged.append(f"The record {path} cannot be read: {why(error)}.")
        else:
            found.setdefault(result.run, result)
    for root in roots:
        for result in unfinished(root):
            found.setdefault(result.run, result)
    return Failures(tuple(sorted(found.values(), key=_by_time)), tuple(dict.fromkeys(damaged)))


def _by_time(result: FailedRun) -> tuple[str, str]:
    return result.failed_at, result.run


def _left(begun: Path) -> FailedRun | None:
    """The run of a sign that nobody holds; None of one under way, or that has a record."""
    with suppress(OSError), begun.open("rb") as sign:
        fcntl.flock(sign, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if begun.exists() and not begun.with_name(_FILE).exists():  # it has not ended just now
            who = sign.read(_LONGEST).decode("utf-8", "replace").strip() or "a process"
            moment = datetime.fromtimestamp(begun.stat().st_mtime, UTC)
            return FailedRun(
                begun.parent.name,
                moment.isoformat(timespec="seconds"),
                f"The run that {who} began ended without a result: it was killed, "
                "or the machine stopped.",
                {},
                (),
                {},
            )
    return None


def _forget_oldest(root: Path) -> None:
    """Remove the oldest records until ``KEPT`` remain."""
    written = {path: path.stat().st_mtime_ns for path in root.glob(f"{FOLDER}/*/{_FILE}")}
    for path in sorted(written, key=written.__getitem__)[:-KEPT]:
        shutil.rmtree(path.parent)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # there is something in it, or it is gone
        folder.rmdir()


def _read(path: Path) -> FailedRun:
    """One record; raises one of ``_DAMAGES``."""
    found = json.loads(path.read_bytes())
    result = FailedRun(
        run=found["run"],
        failed_at=found["failed_at"],
        reason=found["reason"],
        counts=found["counts"],
        failed_checks=tuple(found["failed_checks"]),
        issues=found.get("issues", {}),  # records of before have none
    )
    told: list[object] = [result.run, result.failed_at, result.reason]
    told += [check[key] for check in result.failed_checks for key in ("table", "rule", "message")]
    if not all(isinstance(text, str) for text in told):
        raise TypeError
    return result
