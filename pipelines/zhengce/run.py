"""What one refresh keeps on disk between its steps, and what it comes to; no step is here.

The steps may run one by one in Dagster, so what one leaves to the next is a file: the cache,
the staged tables, and notes in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.cache import FOLDER
from zhengce.engine import AUTO
from zhengce.model import Quarantined
from zhengce.release.errors import explained

if TYPE_CHECKING:
    from zhengce.quality import CheckResult
    from zhengce.release.remote import Remote
    from zhengce.tables.bands import Piece

ACROSS = "release"
"""Stands for a table's name where the rules between tables are meant."""


class WrongSource(ValueError):
    """The source or output folder cannot be meant; the message is one sentence."""


class NoSource(WrongSource):
    """There is no source; of one that is there but does not answer, intake says so."""


class StepMissing(Exception):
    """A step was asked for without those before it, say one asset alone in Dagster's UI."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What the source folder held."""

    documents: int
    read: int
    """Files that were read; of the others the rows were known."""
    created_at: date
    """The day of the newest source's change (UTC), or that of SOURCE_DATE_EPOCH."""
    quarantined: tuple[Quarantined, ...]
    leaves: tuple[str, ...]
    """Where in the cache the rows are."""
    notes: tuple[str, ...]
    """What people should know of how they were found, one sentence each."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one refresh came to."""

    version: str
    path: str
    """The folder of the version."""
    published: bool
    """False when nothing has changed since ``version``."""
    rows: Mapping[str, int]
    passed: int
    warned: int
    warnings: tuple[str, ...]
    """One sentence each."""
    quarantined: tuple[Quarantined, ...]
    withdrawn: tuple[str, ...]
    """Old versions that did not stay."""
    read: int
    """Files that were read; of the others the rows were known."""
    notes: tuple[str, ...]
    """One sentence each."""


@dataclass(frozen=True, slots=True)
class Run:
    """One refresh under way.

    Keeping raises ReleaseError when ``folder`` cannot be written; asking for what no step
    has kept raises StepMissing.
    """

    id: str
    source: Path | str
    """A folder, or a URL."""
    output: Path
    folder: Path
    """Staging: on the file system of ``output``, removed when the run ends."""
    remote: Remote | None = None
    """The store to publish to, of which ``output`` is a copy on this machine."""
    engine: str = AUTO
    """Where documents are read: ``zhengce.engine``."""
    notes: tuple[str, ...] = ()
    """What people should know of the runs before, one sentence each."""

    @property
    def staged(self) -> Path:
        """The release as it will be published."""
        return self.folder / "release"

    @property
    def tables(self) -> Path:
        """The staged tables, ``<table>.parquet``."""
        return self.staged / "parquet"

    @property
    def cache(self) -> Path:
        """What the last refresh left for this one; of this output alone, under its lock."""
        return self.output / FOLDER

    @property
    def checked(self) -> Path:
        """What the checks found of the rows of the last refresh, in the cache."""
        return self.cache / "checked"

    @property
    def made(self) -> Path:
        """In what pieces the last version was made, in the cache."""
        return self.cache / "made"

    @property
    def finished(self) -> bool:
        """Whether the run came to an outcome, and the site shows it."""
        return (self.folder / "site.json").exists()

    def table(self, name: str) -> Path:
        """The staged Parquet file of a table."""
        return self.tables / f"{name}.parquet"

    def keep_collected(self, collected: Collected) -> None:
        """Keep what the source folder held."""
        self._write("collected", {**asdict(collected), "created_at": str(collected.created_at)})

    def collected(self) -> Collected:
        """What ``keep_collected`` was given."""
        kept = self._read("collected")
        return Collected(
            documents=kept["documents"],
            read=kept["read"],
            created_at=date.fromisoformat(kept["created_at"]),
            quarantined=tuple(Quarantined(**item) for item in kept["quarantined"]),
            leaves=tuple(kept["leaves"]),
            notes=tuple(kept["notes"]),
        )

    def keep_results(self, name: str, found: Iterable[CheckResult]) -> None:
        """Keep the results of a table's checks, or of those between tables (``ACROSS``)."""
        self._write(f"checks/{name}", [asdict(result) for result in found])

    def results(self) -> tuple[CheckResult, ...]:
        """All check results so far, the names of their tables in order."""
        names = sorted(path.stem for path in (self.folder / "checks").glob("*.json"))
        return tuple(result for name in names for result in self.results_of(name))

    def results_of(self, name: str) -> tuple[CheckResult, ...]:
        """What ``keep_results`` was given."""
        from zhengce.quality import CheckResult

        return tuple(
            CheckResult(**{**item, "examples": tuple(item["examples"])})
            for item in self._read(f"checks/{name}")
        )

    def keep_pieces(self, table: str, pieces: Iterable[Piece]) -> None:
        """Keep the pieces of a staged table."""
        self._write(f"pieces/{table}", list(pieces))

    def pieces(self, table: str, key: str) -> list[Piece]:
        """The pieces of a staged table, as kept or, when its cells were not checked, as read.

        ``key`` is the first column of its key.  Raises OSError.
        """
        from zhengce.tables.bands import Piece, pieces

        if (self.folder / f"pieces/{table}.json").exists():
            return [Piece._make(piece) for piece in self._read(f"pieces/{table}")]
        return [piece for piece, _ in pieces(self.table(table), self.table("documents"), key)]

    def keep_outcome(self, outcome: Outcome) -> None:
        """Keep what the run came to."""
        self._write("outcome", asdict(outcome))

    def outcome(self) -> Outcome:
        """What ``keep_outcome`` was given."""
        kept = self._read("outcome")
        kept["warnings"] = tuple(kept["warnings"])
        kept["withdrawn"] = tuple(kept["withdrawn"])
        kept["notes"] = tuple(kept["notes"])
        kept["quarantined"] = tuple(Quarantined(**item) for item in kept["quarantined"])
        return Outcome(**kept)

    def keep_site(self) -> None:
        """Keep that the site shows the outcome."""
        self._write("site", self.outcome().version)

    def keep_rows(self, table: str, rows: int) -> None:
        """Keep how many rows a table has."""
        self._write(f"rows/{table}", rows)

    def rows(self) -> dict[str, int]:
        """The rows of each table made so far."""
        names = sorted(path.stem for path in (self.folder / "rows").glob("*.json"))
        return {name: self._read(f"rows/{name}") for name in names}

    def _write(self, name: str, value: object) -> None:
        path = self.folder / f"{name}.json"
        with explained(self.output):
            path.parent.mkdir(exist_ok=True)
            unfinished = path.with_suffix(".tmp")
            unfinished.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(path)  # so that no half note is read when the disk is full

    def _read(self, name: str) -> Any:
        path = self.folder / f"{name}.json"
        if not path.exists():
            raise StepMissing(f"{name} is not made yet: the steps of a refresh are one job.")
        return json.loads(path.read_bytes())
