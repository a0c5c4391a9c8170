"""The ``zhengce`` command: what a person may type.  How answers look is in console.py.

Imports here stay light, so that ``zhengce --help`` answers at once; each command imports
what it needs when it runs.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import click

from zhengce import __version__, cli_read, cli_stay
from zhengce.cli_options import FILE, FOLDER, OUTPUT, PLACE, READ

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130
_SHOWN = 300
"""Characters of an error that nobody foresaw."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 done, 1 the run failed, 2 wrong use, 130 interrupted.

    An error is one sentence on stderr; with ``--debug``, anywhere on the line, a traceback.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    if not debug:
        warnings.simplefilter("ignore")  # those of libraries, which users can do nothing about
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")  # a terminal without Chinese must not end a run
    sys.exit(_answer([word for word in given if word != "--debug"], debug))


def _open_closed() -> None:
    """Let what is written to a closed stream (``>&-``) go nowhere, and into no file opened later."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _drop_output() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer(words: list[str], debug: bool) -> int:
    try:
        code = cli.main(words, prog_name="zhengce", standalone_mode=False, obj=debug)
        sys.stdout.flush()  # here, where a full disk or a closed pipe can still be answered
    except click.UsageError as error:
        where = f"  See: {error.ctx.command_path} --help" if error.ctx else ""
        notes = getattr(error.__cause__, "__notes__", ())
        return _complain("\n".join((error.format_message() + where, *notes)), WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        return _complain("Interrupted.", INTERRUPTED)
    except BrokenPipeError:  # the reader, head or less, has seen enough
        _drop_output()
        return 0
    except Exception as error:  # whatever happens, users get a sentence
        if debug:
            raise
        try:
            sys.stdout.flush()
        except OSError:  # it is the error; the interpreter would try again and end with 120
            _drop_output()
        return _complain("\n".join((_sentence(error), *getattr(error, "__notes__", ()))), FAILED)
    return code if isinstance(code, int) else 0


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  zhengce run                                   seeds/ → a release in data_out/
  zhengce run --source ~/policies --output s3://bucket/releases
  zhengce extract notice.txt                    what one document asks of whom by when
  zhengce survey ~/policies                     how well documents are read
  zhengce versions                              what has been published
  zhengce diff 2026.10.0 2026.11.0              what changed in between
  zhengce verify                                is every published file as it was?
  zhengce tag latest annual-2026                a version that stays, whatever follows
  zhengce serve                                 the releases in a browser, http://127.0.0.1:8000/
  zhengce sql "FROM duties LIMIT 10"            questions to the latest version

\b
Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted.  With --debug, an error shows its traceback.
""",
)
@click.version_option(__version__, prog_name="zhengce")
def cli() -> None:
    """政策: open data from Chinese policy documents.

    Raw documents of governments go in; checked tables come out: which clause asks whom to
    do what by when.
    """


@cli.command(
    epilog="""\b
Examples:
  zhengce run
  zhengce run --source ~/policies --output ~/releases
  zhengce run --engine tcp://127.0.0.1:8786           documents are read by a Dask cluster

Every file below SOURCE is a document; what cannot be read is listed, and in the table
quarantine, and keeps nothing else from being published.  Only documents that are new or have
changed are read; what is known of the others is in OUTPUT/.cache, which may be deleted at any
time.  When nothing has changed since the last release, nothing is published.  A release that
breaks a critical rule is not published.

A run that fails is recorded in OUTPUT/runs/, and the command in the variable ZHENGCE_ON_FAILURE,
when it is set, is run: the reason is on its standard input, the record's path in ZHENGCE_RESULT.
One that was killed is recorded by the next.
"""
)
@click.option(
    "--source",
    "-s",
    type=PLACE,
    default="seeds",
    envvar="ZHENGCE_SOURCE",
    show_default=True,
    show_envvar=True,
    help="Folder of raw documents, searched recursively, or a URL.",
)
@click.option(
    "--output",
    "-o",
    type=OUTPUT,
    default="data_out",
    envvar="ZHENGCE_OUTPUT",
    show_default=True,
    show_envvar=True,
    help="Folder in which releases are published, made if need be, or s3://bucket/name.",
)
@click.option(
    "--engine",
    default="auto",
    show_default=True,
    metavar="ENGINE",
    help="Where documents are read: local (this process), processes (all processors), "
    "tcp://HOST:PORT (a Dask cluster), auto (local for few documents, processes for many).",
)
@click.pass_obj
def run(debug: bool, source: Path | str, output: Path | str, engine: str) -> None:
    """Read all documents and publish a release of what changed."""
    from zhengce import console, pipeline
    from zhengce.engine import WrongEngine

    gc.set_threshold(100_000, 20, 20)  # the million objects of the libraries are no garbage
    try:
        with (
            pipeline.opened(source, output, engine=engine) as opened,
            console.progress() as on_progress,
        ):
            from zhengce.orchestration import in_process  # seconds, so not before the checks

            outcome = in_process.execute(opened, on_progress, quiet=not debug)
    except (pipeline.WrongSource, WrongEngine) as error:
        raise click.UsageError(str(error)) from error
    console.show_outcome(outcome)


@cli.command(
    epilog="""\b
Examples:
  zhengce extract notice.txt
  zhengce extract notice.txt --format json | jq .responsibilities
  zhengce extract notice.txt --annotate               the text, with everything read marked
  zhengce extract notice.txt --html notice.html       the same as a web page
"""
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables to read, or all rows as published.",
)
@click.option("--annotate", is_flag=True, help="Show the text with every span marked instead.")
@click.option(
    "--html",
    type=FILE,
    help="Write the marked text to this file, a page that needs no other.",
)
def extract(file: Path, form: str, annotate: bool, html: Path | None) -> None:
    """Read one document and show its rows or its text; nothing is published.

    It is read as a run reads it, but for the corrections of its folder.
    """
    from zhengce import console, documents
    from zhengce.provenance import extractor_version
    from zhengce.release.errors import explained
    from zhengce.tables import assemble

    if form == "json" and (annotate or html):
        raise click.UsageError("--format json gives rows, --annotate and --html the text.")
    found = documents.read_file(file)
    if html:
        from zhengce.annotate.page import page

        with explained(html):
            html.write_text(page(found), encoding="utf-8")
        click.echo(f"Wrote {html}.", err=True)
    if annotate:
        console.show_annotated(found)
    if annotate or html:
        return
    rows = assemble.part([found], extractor_version=extractor_version())
    tables = {name: table.to_pylist() for name, table in rows.items()}
    if form == "json":
        console.show_json(tables)
    else:
        console.show_document(tables)


@cli.command(
    epilog="""\b
Examples:
  zhengce survey ~/policies
  zhengce survey ~/policies --json after.json --rows after.txt; diff before.txt after.txt

The unknown organisations are those to add to the register, the places those to look at.
"""
)
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--json", "json_", type=FILE, help="Write all figures to this file, too.")
@click.option("--rows", type=FILE, help="Write all rows to this file, as lines to compare.")
def survey(folder: Path, json_: Path | None, rows: Path | None) -> None:
    """Show how well a folder of documents is read; nothing is published."""
    from zhengce import console
    from zhengce.survey.figures import survey as count

    if not folder.is_dir():
        raise click.UsageError(f"The folder {folder} does not exist.")
    with console.counting() as on_document:
        figures = count(folder, rows=rows, on_document=on_document)
    if json_:
        console.write_json(figures, json_)
    console.show_survey(figures)


@cli.command(epilog="\b\nExample:\n  zhengce diff 2026.10.0 latest\n")
@click.argument("before", metavar="V1")
@click.argument("after", metavar="V2", default="latest")
@READ
def diff(before: str, after: str, output: Path | str) -> None:
    """Show what changed from version V1 to version V2."""
    from zhengce import console
    from zhengce.release import copies
    from zhengce.release.diff import diff as compare
    from zhengce.release.versions import resolve

    with copies.local(output, ["parquet/"], which=[before, after]) as root:
        pairs = compare(root, before, after)
        console.show_changes(resolve(root, before).version, resolve(root, after).version, pairs)


@cli.command(epilog="\b\nExamples:\n  zhengce verify\n  zhengce verify data_out/v/2026.11.0\n")
@click.argument("folder", metavar="[DIR|URL]", type=PLACE, default="data_out")
def verify(folder: Path | str) -> int:
    """Check that every published file is as it was published.

    DIR is a folder of releases or one release; data_out when it is not given.  A URL is one
    of releases; all of them are fetched.
    """
    from zhengce import console
    from zhengce.release import copies
    from zhengce.release.verify import verify as find_problems

    if isinstance(folder, Path) and not folder.exists():
        raise click.UsageError(f"The folder {folder} does not exist.")
    with copies.local(folder) as place:
        problems = find_problems(place)
    console.show_problems(folder, [str(problem) for problem in problems])
    return FAILED if problems else 0


@cli.command(epilog="\b\nExample:\n  zhengce versions -o ~/releases\n")
@READ
def versions(output: Path | str) -> None:
    """List the published versions, newest first, and the last runs that failed.

    A record of a failed run that cannot be read is named, and keeps no other from being shown.
    """
    from zhengce import console, failures
    from zhengce.release import copies, retention
    from zhengce.release import versions as published

    with copies.local(output, which=()) as root:
        tags = retention.read(root).tags
        console.show_versions(output, published.listed(root), published.latest(root), tags)
    failed = failures.known(output)
    console.show_failures(failed.runs)
    for sentence in failed.damaged:
        click.echo(f"zhengce: {sentence}", err=True)


for _command in (*cli_read.COMMANDS, *cli_stay.COMMANDS):
    cli.add_command(_command)


def _sentence(error: Exception) -> str:
    """The error in a sentence; one that nobody foresaw says so."""
    from zhengce.engine import EngineFailed
    from zhengce.intake import Unreachable, WrongCompanion, WrongCorrection, WrongRoot
    from zhengce.model import Unreadable
    from zhengce.pipeline import ChecksFailed, NoDocuments, WrongSource
    from zhengce.release.errors import ReleaseError, reason

    wrong = WrongCompanion | WrongCorrection | WrongRoot | WrongSource
    failed = ChecksFailed | NoDocuments | ReleaseError | EngineFailed
    foreseen = wrong | Unreachable | Unreadable | failed
    if isinstance(error, foreseen):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'A file'} cannot be read or written: {reason(error)}."
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"This should not happen ({what[:_SHOWN]}); --debug shows where."


def _complain(sentence: str, code: int) -> int:
    click.echo(f"zhengce: {sentence}", err=True)
    return code
