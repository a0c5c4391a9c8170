"""The ``zhengce`` command: what a person types and reads.  What it does is done elsewhere.

Imports here stay light, so that ``zhengce --help`` answers at once; each command
imports what it needs when it runs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhengce import __version__
from zhengce.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130
_FOLDER = click.Path(path_type=Path, file_okay=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 done, 1 the run failed, 2 wrong use, 130 interrupted.

    An error is one sentence on stderr; with ``--debug`` anywhere on the line, its traceback.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")  # a terminal without Chinese must not end the run
    try:
        code = cli.main(
            [argument for argument in given if argument != "--debug"],
            prog_name="zhengce",
            standalone_mode=False,
            obj=debug,
        )
    except click.ClickException as error:
        _complain(error.format_message(), error)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was published.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if debug:
            raise
        _complain(_sentence(error), error)
        sys.exit(FAILED)
    sys.exit(code if isinstance(code, int) else 0)
