"""The commands that hand a published version on: serve.  All others are cli.py's.

Nothing of the output folder is changed by any of them.
"""

from __future__ import annotations

from pathlib import Path

import click

from zhengce.cli_stay import RELEASES


@click.command(
    epilog="""\b
Examples:
  zhengce serve                                 http://127.0.0.1:8000/, until Ctrl-C
  zhengce serve --port 0                        any port that is free; the address is shown

Only this machine is answered.  To publish, copy the output folder to any web server; it needs to
know nothing, and best sends the headers that this one sends.
"""
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen; 0 is any free port.",
)
@RELEASES
def serve(port: int, output: Path) -> None:
    """Serve the releases and their portal to a browser on this machine."""
    from zhengce import serving
    from zhengce.release import versions

    newest = versions.latest(output)
    if newest is None:
        raise click.UsageError(f"Nothing has been published in {output} yet.")
    try:
        listening = serving.listen(port)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise click.UsageError(
            f"Port {port} cannot be used ({why}); --port names another."
        ) from error
    address = f"http://{serving.HOST}:{listening.getsockname()[1]}/"
    with listening:
        try:
            click.echo("Ctrl-C ends it.", err=True)
            click.echo(f"Serving {output} (latest: {newest.version}) on {address}")
            serving.serve(output, listening)
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)


COMMANDS = (serve,)
