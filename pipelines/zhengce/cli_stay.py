"""The commands that say which versions stay: prune, tag, untag, withdraw.  All others are cli.py's.

What they do is release/retention.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from zhengce.cli_options import RELEASES


@click.command(
    epilog="""\b
Examples:
  zhengce prune                                 what a run does after publishing
  zhengce prune --keep 24                       from now on, the last 24 versions stay
"""
)
@click.option("--keep", type=click.IntRange(min=1), help="Versions that stay, from now on.")
@RELEASES
def prune(keep: int | None, output: Path) -> None:
    """Withdraw old versions: all but the last few (12) and the tagged ones.

    Their folders are deleted; versions.json goes on naming them as withdrawn.  The version
    that latest.json names always stays.
    """
    from zhengce.release import retention

    with _only_publisher(output):
        if keep is not None:
            retention.keep(output, keep)
        withdrawn = retention.prune(output)
        stay = retention.read(output).keep
    click.echo(f"Of the versions in {output}, the last {stay} stay, and those with a tag.")
    click.echo(f"Withdrawn: {', '.join(withdrawn) or 'none'}")


@click.command(
    epilog="""\b
Examples:
  zhengce tag 2026.11.0 annual-2026             stays however many versions follow
  zhengce tag latest annual-2026                the tag moves to the newest version
"""
)
@click.argument("version")
@click.argument("name")
@RELEASES
def tag(version: str, name: str, output: Path) -> None:
    """Let VERSION stay, under the tag NAME, when older versions are withdrawn."""
    from zhengce.release import retention

    with _only_publisher(output):
        try:
            retention.tag(output, version, name)
        except ValueError as error:
            raise click.UsageError(f"{error}.") from error
        stays = retention.read(output).tags[name]
    click.echo(f"Version {stays} stays in {output} as {name}.")


@click.command(epilog="\b\nExample:\n  zhengce untag annual-2026\n")
@click.argument("name")
@RELEASES
def untag(name: str, output: Path) -> None:
    """Remove the tag NAME; its version stays as long as it is among the last few."""
    from zhengce.release import retention

    with _only_publisher(output):
        retention.untag(output, name)
    click.echo(f"Removed the tag {name} from {output}.")


@click.command(epilog="\b\nExample:\n  zhengce withdraw 2026.11.0\n")
@click.argument("version")
@RELEASES
def withdraw(version: str, output: Path) -> None:
    """Take one VERSION back, a damaged one say; its folder is deleted.

    Its number is not used again, and latest.json names the newest version that is left.
    """
    from zhengce.release import retention
    from zhengce.release import versions as published

    with _only_publisher(output):
        retention.withdraw(output, version)
        newest = published.latest(output)
    left = f"The latest version is {newest.version}." if newest else "No version is left."
    click.echo(f"Withdrew {version} from {output}. {left}")


@contextmanager
def _only_publisher(output: Path) -> Iterator[None]:
    """Hold an output folder that has versions, in order, against runs; a slip makes none."""
    from zhengce.release import publish, versions

    if not versions.listed(output):
        raise click.UsageError(f"Nothing has been published in {output} yet.")
    with publish.lock(output):
        publish.settle(output)
        yield


COMMANDS = (prune, tag, untag, withdraw)
