"""A published version as an object, and its tables as pandas frames; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from zhengce.release import copies, manifest, versions
from zhengce.release.errors import ReleaseError, UnknownTable, reason

if TYPE_CHECKING:
    import pandas as pd

    from zhengce.release.manifest import Manifest
    from zhengce.release.verify import Problem


class Release:
    """One published version, in a folder or at a URL; it never changes.

    "latest" is looked up once, when the object is made.  What is fetched from a URL is held to
    the hashes of the manifest, and the manifest to that of ``latest.json`` or ``versions.json``.
    Everything raises ReleaseError when the release is damaged or the URL does not answer.
    """

    __slots__ = ("_entry", "_root", "manifest")

    manifest: Manifest
    """What the version consists of: rows, columns, files and hashes of each table."""

    def __init__(self, root: Path | str = "data_out", version: str = "latest") -> None:
        """Raises UnknownVersion when there is no such version below ``root``, a folder or URL."""
        self._root = root
        with copies.local(root, which=()) as folder:
            self._entry = versions.resolve(folder, version)
        path = f"{self._entry.path}/{manifest.NAME}"
        with copies.local_file(root, path, self._entry.manifest_sha256) as file:
            self.manifest = manifest.read(file.parent)

    def __repr__(self) -> str:
        return f"Release({str(self._root)!r}, version={self.version!r})"

    @property
    def version(self) -> str:
        """Its number, ``YYYY.M.N``."""
        return self._entry.version

    @property
    def tables(self) -> Mapping[str, int]:
        """How many rows each table has, by its name."""
        return MappingProxyType({name: table.rows for name, table in self.manifest.tables.items()})

    def load(self, table: str) -> pd.DataFrame:
        """A table, sorted by its key.

        Text and enumerations are strings, dates ``datetime64`` (missing: NaT), whole
        numbers ``Int32`` (missing: NA, so that 3 stays 3), other numbers ``float64``.
        Raises UnknownTable.
        """
        return self._frame(table, manifest.parquet_name(table))

    def changes(self, table: str) -> pd.DataFrame:
        """What changed in a table since the version before, by key.

        Before the table's own columns stand ``op`` (ADD, MOD, DEL) and ``changed_fields``
        (``;``-joined, of MOD).  Types are those of ``load``.  Raises UnknownTable.
        """
        return self._frame(table, manifest.changes_name(table))

    def verify(self) -> list[Problem]:
        """What is not as it was published: none when every file is there, alone, unchanged."""
        from zhengce.release.verify import verify

        with copies.local(self._root, which=[self.version]) as folder:
            return verify(folder, self.version)

    @contextmanager
    def parquet(self, table: str) -> Iterator[Path]:
        """The Parquet file of a table, a copy when it is at a URL; raises UnknownTable."""
        with self.file(table, manifest.parquet_name(table)) as file:
            yield file

    @contextmanager
    def file(self, table: str, name: str) -> Iterator[Path]:
        """One of the files that the manifest lists for a table, a copy when it is at a URL.

        ``name`` is its path below the version.  Raises UnknownTable.
        """
        tables = self.manifest.tables
        place = f"{str(self._root).rstrip('/')}/{self._entry.path}"
        if table not in tables:
            raise UnknownTable(
                f"There is no table {table} in {place} (there are {', '.join(tables)})."
            )
        listed = tables[table].files.get(name)
        if listed is None:
            raise ReleaseError(f"{place}/{manifest.NAME} lacks {name}.")
        with copies.local_file(self._root, f"{self._entry.path}/{name}", listed.sha256) as file:
            yield file

    def _frame(self, table: str, name: str) -> pd.DataFrame:
        with self.file(table, name) as file:
            return _read(file)


def load(table: str, version: str = "latest", root: Path | str = "data_out") -> pd.DataFrame:
    """A table of a published version, as ``Release.load`` gives it.

    Raises UnknownVersion, UnknownTable, and ReleaseError when the release is damaged.
    """
    return Release(root, version).load(table)


def _read(path: Path) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.read_table(path)
    except OSError as error:
        raise ReleaseError(f"{path} cannot be read: {reason(error)}.") from error
    except pa.ArrowInvalid as error:  # its message begins with the path once more
        raise ReleaseError(f"{path} cannot be read: it is no whole Parquet file.") from error
    frame: pd.DataFrame = found.to_pandas(
        date_as_object=False, types_mapper={pa.int32(): pd.Int32Dtype()}.get
    )
    return frame
