"""What several commands take: folders, files and URLs.  No command stands here."""

from __future__ import annotations

from pathlib import Path

import click


class _Place(click.ParamType[Path | str]):
    """A folder's path, or a URL as it is, when it begins as one may."""

    name = "DIR|URL"

    def __init__(self, begins: str = "") -> None:
        self._begins = begins

    def convert(
        self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | str:
        from zhengce.intake.roots import place

        where = place(value) if isinstance(value, str) else value
        if isinstance(where, Path):
            return FOLDER.convert(where, param, ctx)
        if not where.startswith(self._begins):
            self.fail(f"{where} is neither a folder nor begins with {self._begins}.", param, ctx)
        return where


FOLDER = click.Path(path_type=Path, file_okay=False)
PLACE, OUTPUT = _Place(), _Place("s3://")
FILE = click.Path(path_type=Path, dir_okay=False)
READ = click.option(
    "--output",
    "-o",
    type=PLACE,
    default="data_out",
    envvar="ZHENGCE_OUTPUT",
    show_default=True,
    show_envvar=True,
    help="Folder with the releases, or its URL.",
)
RELEASES = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data_out"),
    envvar="ZHENGCE_OUTPUT",
    show_default=True,
    show_envvar=True,
    help="Folder with the releases.",
)
VERSION = click.option(
    "--version", default="latest", show_default=True, help="Which published version, YYYY.M.N."
)
