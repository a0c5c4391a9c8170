"""One refresh, step by step: which room does what, in which order, and where its files are.

No Dagster here: its assets call these steps one by one, ``refresh`` calls them in a row.
A step finds what it needs in the files of the steps before it, below the run's folder,
so no step holds more of the corpus than one batch of documents.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from zhengce import collecting, failures, intake, register
from zhengce.cache import Cache, paths
from zhengce.collecting import NoDocuments as NoDocuments
from zhengce.engine import AUTO, LOCAL, beside, checked
from zhengce.freed import given_back, one_allocator
from zhengce.provenance import extractor_version
from zhengce.release.errors import Locked, ReleaseError, explained
from zhengce.run import ACROSS, Collected, NoSource, Outcome, Run
from zhengce.run import WrongSource as WrongSource

if TYPE_CHECKING:
    from zhengce.portal import Built
    from zhengce.quality import CheckResult
    from zhengce.tables.bands import Piece

Stage = Literal["documents", "tables", "checks", "release", "portal"]
OnProgress = Callable[[Stage, str], None]
"""Told a stage and the name of what is finished in it: a document, a table, a version, a page."""

MANY = 5_000
"""Documents from which tables are checked in a process of their own while others are made: to start
one that has Great Expectations takes as long as to check those of some thousand."""


class ChecksFailed(Exception):
    """A release that does not hold to its critical rules; nothing was published."""

    def __init__(self, failed: tuple[CheckResult, ...]) -> None:
        super().__init__(
            "Nothing was published, because critical rules are broken: "
            + "; ".join(result.in_words() for result in failed)
        )
        self.failed = failed


def refresh(
    source: Path | str,
    output: Path | str,
    *,
    engine: str = AUTO,
    on_progress: OnProgress = lambda stage, item: None,
) -> Outcome:
    """Make a release of the documents below ``source`` and publish it in ``output``.

    Documents are read by ``engine``: auto, local, processes or tcp://host:port.
    Raises WrongSource, WrongEngine, EngineFailed, NoDocuments, ChecksFailed (all tables are
    checked first), and ReleaseError when the output cannot be written or is locked; nothing was
    published then, unless it says so.
    """
    with opened(source, output, engine=engine) as run:
        collect(run, on_progress)
        make_tables(run, on_progress)
        check_across(run, on_progress)
        publish(run, on_progress)
        portal(run, on_progress)
        return run.outcome()


@contextmanager
def opened(
    source: Path | str, output: Path | str, run_id: str | None = None, *, engine: str = AUTO
) -> Iterator[Run]:
    """The only run that publishes to ``output``; its failure is recorded in ``runs/<id>``.

    Without a ``run_id`` that includes its failure to begin, and its end by a kill, which the next
    run records; who gives one looks after that.  Raises WrongSource, WrongEngine and ReleaseError.
    """
    from zhengce.release import remote, runs
    from zhengce.release.publish import staging

    one_allocator()
    name, here = run_id or str(uuid.uuid4()), remote.workplace(output)
    try:
        _require_sensible(source, output)
    except NoSource as error:
        if run_id is None:
            _add(error, failures.record_missing(output, name, str(error), _now()))
        raise
    checked(engine)
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(staging(here, name))
            if run_id is None:
                stack.enter_context(runs.begun(here, name))
            run = _begun(Run(name, source, here, folder, None, engine), output)
        except Locked:
            raise  # the documents are being refreshed
        except ReleaseError as error:
            if run_id is None:
                _add(error, failures.record_lost(output, name, str(error), _now(), begun=False))
            raise
        try:
            yield run
        except Exception as error:
            _add(error, record_failure(run, str(error)))
            raise


def record_failure(run: Run, reason: str) -> list[str]:
    """Record why ``run`` failed and alert the operator; return what came of that, in sentences."""
    return failures.record(run, reason, _now())


def record_lost(output: Path | str, run_id: str, reason: str) -> list[str]:
    """As ``record_failure``, for a run that was killed or could not begin."""
    return failures.record_lost(output, run_id, reason, _now())


# --- the steps ---


@given_back()
def collect(run: Run, on_progress: OnProgress) -> Collected:
    """Read what is new or has changed; the rows of all documents are then in the cache.

    A document that cannot be read is quarantined.  Raises NoDocuments when there is no
    file at all, WrongCorrection, EngineFailed, ReleaseError when the cache cannot be written.
    """
    found = collecting.collect(
        run.source,
        Cache(run.cache, run.folder),
        chosen_engine=run.engine,
        began=_now().timestamp(),
        on_document=lambda path: on_progress("documents", path),
    )
    collected = Collected(
        documents=found.documents,
        read=found.read,
        created_at=_created_at(found.newest),
        quarantined=found.quarantined,
        leaves=found.leaves,
        notes=found.notes,
    )
    run.keep_collected(collected)
    return collected


def make_tables(run: Run, on_progress: OnProgress) -> None:
    """Make all tables and hold each to the rules of its schema: ``merge`` and ``check_table``.

    Where there are many documents, a table is checked beside the making of the next.
    """
    where = LOCAL if run.collected().documents < MANY else run.engine
    check = partial(_check, replace(run, remote=None))
    with beside(check, where, partial(on_progress, "checks")) as begin_check:
        for name in table_names():
            merge(run, name, on_progress)
            begin_check(name)


@given_back()
def merge(run: Run, table: str, on_progress: OnProgress) -> int:
    """Make one table of all parts, sorted by its key; return its rows.

    The tables that stand before it in ``table_names`` must have been made.  Raises
    ReleaseError when it cannot be written.
    """
    from zhengce.tables.merge import merge as merge_table

    names = table_names()
    collected = run.collected()
    with explained(run.output):
        rows = merge_table(
            table,
            {table: paths(run.cache, collected.leaves, table)},
            run.table(table),
            quarantined=collected.quarantined,
            done={name: run.table(name) for name in names if run.table(name).exists()},
        )
    run.keep_rows(table, rows)
    on_progress("tables", table)
    return rows


@given_back()
def check_table(run: Run, table: str, on_progress: OnProgress) -> tuple[CheckResult, ...]:
    """Hold one table to the rules of its schema and keep the results."""
    from zhengce import quality

    pieces: list[Piece] = []
    with explained(run.output):
        found = tuple(quality.check_table(table, run.tables, run.checked, pieces))
    run.keep_pieces(table, pieces)
    run.keep_results(table, found)
    on_progress("checks", table)
    return found


@given_back()
def check_across(run: Run, on_progress: OnProgress) -> tuple[CheckResult, ...]:
    """Hold the tables to the rules between them and keep the results."""
    from zhengce import quality

    with explained(run.output):
        found = tuple(quality.check_release(run.tables, memory=run.checked))
    run.keep_results(ACROSS, found)
    on_progress("checks", ACROSS)
    return found


@given_back()
def publish(run: Run, on_progress: OnProgress) -> Outcome:
    """Complete the staged release and publish it, unless nothing has changed.

    Then old versions are withdrawn.  Raises ChecksFailed when a critical rule is not held,
    ReleaseError when the output cannot be written; latest.json and all versions are then
    as they were.
    """
    from zhengce.release import compose, remote, retention, versions
    from zhengce.release.publish import publish as publish_folder
    from zhengce.tables import schema

    if broken := failed(run):
        raise ChecksFailed(broken)
    checks, rows = run.results(), run.rows()
    with explained(run.output):
        pieces = {n: run.pieces(n, table.key[0]) for n, table in schema.load().tables.items()}
    described = compose.compose(
        run.staged,
        run.output,
        created_at=run.collected().created_at,
        extractor_version=extractor_version(),
        register_version=register.load().version,
        checks=checks,
        pieces=pieces,
        kept=run.made,
        taken=run.remote.taken if run.remote else None,
    )
    if described is None:
        entry = versions.resolve(run.output)
    else:
        entry = publish_folder(run.staged, run.output, described.version)
    withdrawn: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    if described is not None or run.remote is None:  # a store hears of it with the next version
        withdrawn, left = retention.prune_or_say(run.output)
    if described is not None and run.remote:
        remote.push(run.remote, run.output, entry)
    outcome = Outcome(
        version=entry.version,
        path=f"{run.remote.store.url if run.remote else run.output}/{entry.path}",
        published=described is not None,
        rows=rows,
        passed=sum(result.passed for result in checks),
        warned=sum(not result.passed for result in checks),
        warnings=(*(result.in_words() for result in checks if not result.passed), *left),
        quarantined=run.collected().quarantined,
        withdrawn=withdrawn,
        read=run.collected().read,
        notes=(*run.notes, *run.collected().notes),
    )
    run.keep_outcome(outcome)
    on_progress("release", outcome.version)
    return outcome


@given_back()
def portal(run: Run, on_progress: OnProgress) -> Built:
    """Bring the site beside the versions up to the one that latest.json names.

    Raises ReleaseError when that fails; the version is published nevertheless, and the next run
    makes the site.
    """
    from zhengce.portal import build, note

    outcome = run.outcome()
    try:
        built = build(
            run.output,
            run.remote.store if run.remote else None,
            on_page=lambda path: on_progress("portal", path),
        )
    except Exception as error:
        raise ReleaseError(
            f"Version {outcome.version} is published, but its site could not be made: "
            f"{str(error).rstrip('.') or type(error).__name__}. The next run makes it."
        ) from error
    if built.large:
        run.keep_outcome(replace(outcome, notes=(*outcome.notes, note(built.large))))
    run.keep_site()
    return built


def table_names() -> tuple[str, ...]:
    """The tables of the schema, in the order in which they are made."""
    from zhengce.tables import schema

    return tuple(schema.load().tables)


def failed(run: Run) -> tuple[CheckResult, ...]:
    """The results that stop the release."""
    return tuple(
        result for result in run.results() if not result.passed and result.severity == "critical"
    )


# --- details ---


def _check(run: Run, table: str) -> None:
    """Check a table, in whichever process: what came of it is in the run's files."""
    one_allocator()
    check_table(run, table, lambda stage, item: None)


def _require_sensible(source: Path | str, output: Path | str) -> None:
    if isinstance(source, str):
        try:
            intake.root(source)
        except intake.WrongRoot as error:
            raise NoSource(str(error)) from error
        inside = str(output).startswith(f"{source.rstrip('/')}/")
    elif not source.is_dir():
        what = "is a file, not a folder" if source.exists() else "does not exist"
        raise NoSource(f"The source folder {source} {what}.")
    else:
        inside = isinstance(output, Path) and output.resolve().is_relative_to(source.resolve())
    if inside:
        raise WrongSource(
            f"The output folder {output} lies in the source folder {source}: "
            "its releases would be read as documents."
        )


def _begun(run: Run, output: Path | str) -> Run:
    """The run with a folder for its tables and what its store says; killed ones are recorded."""
    from zhengce.release import remote

    store = remote.pull(output, run.output) if isinstance(output, str) else None
    with explained(run.output):
        run.tables.mkdir(parents=True)
    run = replace(run, remote=store)
    return replace(run, notes=tuple(failures.record_earlier(run)))


def _add(error: Exception, notes: Iterable[str]) -> None:
    for note in notes:
        error.add_note(note)


def _created_at(newest: float) -> date:
    """The release's day: of SOURCE_DATE_EPOCH, or else of the newest source, never in the future.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        if not newest:
            raise WrongSource(
                "Nothing in the source says when it was changed: give SOURCE_DATE_EPOCH."
            )
        return min(datetime.fromtimestamp(newest, UTC), _now()).date()
    if not given.isdecimal():
        raise WrongSource(f"SOURCE_DATE_EPOCH must be seconds since 1970, not {given!r}.")
    return datetime.fromtimestamp(int(given), UTC).date()


def _now() -> datetime:
    """The one look at the clock."""
    return datetime.now(UTC)
