"""The commands that hand a published version on: serve, sql, sqlite, publish-ckan.  All others are cli.py's.

Nothing of the output folder is changed by any of them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from zhengce.cli_options import FILE, READ, RELEASES, VERSION


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
    with listening, suppress(KeyboardInterrupt):
        if not (output / "index.html").exists():
            start = f"{address}{newest.path}/README.md"
            click.echo(f"There is no portal in {output}; start from {start}", err=True)
        click.echo("Ctrl-C ends it.", err=True)
        click.echo(f"Serving {output} (latest: {newest.version}) on {address}")
        serving.serve(output, listening)
    click.echo("Ended.", err=True)


@click.command(
    epilog="""\b
Examples:
  zhengce sql "SHOW TABLES"
  zhengce sql "DESCRIBE duties"
  zhengce sql "SELECT name, count(*) AS n FROM duties GROUP BY name ORDER BY n DESC LIMIT 10"
  zhengce sql "SELECT expression, end_date FROM deadlines WHERE end_date < '2019-01-01'"
  zhengce sql "FROM documents" --format json | jq '.[].title'
  zhengce sql - --format csv < question.sql > answer.csv
  zhengce sql "FROM targets" -o https://example.org/policies --version 2026.11.0

The language is DuckDB's.  Every table of the version is there by its name; DICTIONARY.md of the
version says what its columns mean.  A query reads nothing but them, no file and no network, and
changes nothing.
"""
)
@click.argument("query")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="The first rows to read, or all rows.",
)
@VERSION
@READ
def sql(query: str, form: str, version: str, output: Path | str) -> None:
    """Answer a QUERY in SQL over a published version; - reads it from standard input."""
    from zhengce import console
    from zhengce.release.load import Release
    from zhengce.release.sql import WrongQuery, answer

    text = sys.stdin.read() if query == "-" else query
    show = console.show_rows if form == "table" else console.write_rows_csv
    if form == "json":
        show = console.write_rows_json
    try:
        with answer(Release(output, version), text) as found:
            if form == "json" and len(set(found.columns)) < len(found.columns):
                raise click.UsageError("Two columns have one name; give them others with AS.")
            show(found)
    except WrongQuery as error:
        raise click.UsageError(str(error)) from error


@click.command(
    epilog="""\b
Examples:
  zhengce sqlite duties.db                      writes duties.metadata.json, too
  datasette duties.db -m duties.metadata.json   a web site of it (pip install 'zhengce[datasette]')

All tables are in it, with keys, references between them, and what each column means.  A file that
this command wrote is replaced; any other is left alone.
"""
)
@click.argument("out", metavar="OUT.db", type=FILE)
@VERSION
@READ
def sqlite(out: Path, version: str, output: Path | str) -> None:
    """Write a published version to an SQLite database, described for Datasette."""
    from zhengce.release.load import Release
    from zhengce.release.sqlite import write

    described = write(Release(output, version), out)
    click.echo(f"Wrote {out} and {described}.", err=True)


@click.command(
    "publish-ckan",
    epilog="""\b
Examples:
  export CKAN_API_TOKEN=…                       made on your page of the portal
  zhengce publish-ckan --url https://data.example.org --organization health --dry-run
  zhengce publish-ckan --url https://data.example.org --organization health

The dataset holds one version, its CSV and Parquet files as resources; the next version takes its
place, and the addresses of the resources stay.  Files that are there already are not sent again, so
a publication that was interrupted is finished by the same command.
""",
)
@click.option("--url", required=True, help="The portal's address.")
@click.option("--organization", required=True, help="The organisation that the dataset is of.")
@click.option("--name", default="zhengce", show_default=True, help="The dataset's name.")
@click.option("--dry-run", is_flag=True, help="Show what would be done; send nothing.")
@VERSION
@READ
def publish_ckan(
    url: str, organization: str, name: str, dry_run: bool, version: str, output: Path | str
) -> None:
    """Publish a version as a dataset of a CKAN data portal.

    The token is read from the variable CKAN_API_TOKEN.
    """
    from zhengce.release import ckan
    from zhengce.release.load import Release

    token = os.environ.get("CKAN_API_TOKEN")
    if not token and not dry_run:
        raise click.UsageError(
            "The variable CKAN_API_TOKEN, with your token of the portal, is not set."
        )
    if not url.startswith(("https://", "http://")):
        raise click.UsageError(f"{url} is no address of a portal: it begins with https://.")
    release = Release(output, version)
    counts = {"create": 0, "update": 0, "keep": 0}
    for step in ckan.publish(release, ckan.Portal(url, token), name, organization, dry_run=dry_run):
        counts[step.deed] += 1
        size = "" if step.bytes is None else f" ({step.bytes:,} bytes)"
        click.echo(f"{step.deed:<6} {step.what}{size}")
    done = "Would publish" if dry_run else "Published"
    click.echo(
        f"{done} {release.version} as {url.rstrip('/')}/dataset/{name}: {counts['create']} new, "
        f"{counts['update']} changed, {counts['keep']} as they were."
    )


COMMANDS = (serve, sql, sqlite, publish_ckan)
