"""Writes the DuckDB file of a release in a thread, each table as soon as it is made.

It takes as long as all else that ``compose`` does.  What becomes of a file that was not
written so, ``compose`` knows; how it is written, ``export.database``.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition

from zhengce.release import export
from zhengce.release.errors import explained


class _GivenUp(Exception):
    """No more tables will be made."""


class Ahead:
    """The DuckDB file of ``staged`` while it is written; nothing is as long as no table is made."""

    def __init__(self, staged: Path, pool: ThreadPoolExecutor) -> None:
        self._staged = staged
        self._pool = pool
        self._made: set[str] = set()
        self._told = Condition()
        self._given_up = False
        self._file: Future[object] | None = None

    def made(self, table: str) -> None:
        """A table of ``staged`` is made, and will not change."""
        from zhengce.tables import schema

        with self._told:
            self._made.add(table)
            self._told.notify()
        if self._file is None:
            write = export.write_database
            self._file = self._pool.submit(write, self._staged, schema.load(), self._wait)

    def finish(self, root: Path) -> None:
        """Wait for the file; where a table is missing, there is none.

        Raises ReleaseError when ``root`` cannot be written to.
        """
        from zhengce.tables import schema

        if not self._made.issuperset(schema.load().tables):
            self.give_up()
        if self._file is not None:
            with explained(root), suppress(_GivenUp):
                self._file.result()

    def give_up(self) -> None:
        """Write no further table."""
        with self._told:
            self._given_up = True
            self._told.notify()

    def _wait(self, table: str) -> None:
        """Until a table is made."""
        with self._told:
            self._told.wait_for(lambda: self._given_up or table in self._made)
            if self._given_up:
                raise _GivenUp


@contextmanager
def ahead(staged: Path) -> Iterator[Ahead]:
    """For as long as the tables of ``staged`` are made and checked."""
    with ThreadPoolExecutor(1) as pool:
        writing = Ahead(staged, pool)
        try:
            yield writing
        finally:
            writing.give_up()
