"""The CSV files of a staged release, and in what pieces it is made, for the one after it.

What is kept is a matter of time alone: without it the same files are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhengce.release import files, manifest, versions
from zhengce.release.errors import ReleaseError
from zhengce.tables import memory, schema
from zhengce.tables.bands import Bounds, Piece, differing
from zhengce.tables.csv_pieces import Csv, Text, write_csv_pieces


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of the tables of a staged release."""

    pieces: Mapping[str, Sequence[Piece]]
    """By table."""
    csv: Mapping[str, Csv]
    """By name of the file."""
    parquet: Mapping[str, str]
    """By table, the SHA-256 of its Parquet file."""
    differing: Mapping[str, Sequence[Bounds]]
    """By table, where alone it may differ from the last version; not of all tables."""

    @property
    def hashed(self) -> dict[str, str]:
        """The SHA-256 of each file, by path below the release."""
        tables = {manifest.parquet_name(name): sha256 for name, sha256 in self.parquet.items()}
        plain = {f"csv/{name}": csv.sha256 for name, csv in self.csv.items()}
        packed = {f"csv/{name}.gz": csv.packed for name, csv in self.csv.items() if csv.packed}
        return tables | plain | packed

    @property
    def prefixed(self) -> dict[str, int]:
        """By table, the cells of its CSV file that were given a '."""
        return {
            name: sum(text.prefixed for text in self.csv[f"{name}.csv"].texts)
            for name in self.pieces
        }

    def keep(self, kept: Path) -> None:
        """Remember it of the release that will be the last one; raises OSError."""
        for name, pieces in self.pieces.items():
            texts = {file: self.csv[file].texts for file in _names(name)}
            found = {"parquet": self.parquet[name], "pieces": pieces, "texts": texts}
            memory.keep(kept, name, found)


def make(staged: Path, root: Path, pieces: Mapping[str, Sequence[Piece]], kept: Path) -> Made:
    """Write the CSV files of the tables in ``staged``, which are in ``pieces``.

    What stands in the last version below ``root`` already, as the folder ``kept`` remembers, is
    copied from there.  Raises OSError.
    """
    last = _last(root)
    folder, published = last if last else (None, {})
    csv: dict[str, Csv] = {}
    where: dict[str, Sequence[Bounds]] = {}
    (staged / "csv").mkdir()
    for name, own in pieces.items():
        known = memory.recall(kept, name)
        for file in _names(name):
            csv[file] = write_csv_pieces(
                staged / manifest.parquet_name(name),
                staged / "csv" / file,
                own,
                older=folder / "csv" / file if folder else None,
                texts=[Text.of(text) for text in known.get("texts", {}).get(file, ())],
                header_zh=file.endswith("_zh.csv"),
                packed=file == f"{name}.csv",
            )
        if known and known["parquet"] == published.get(name):
            where[name] = differing([Piece._make(piece) for piece in known["pieces"]], own)
    hashes = {name: files.sha256(staged / manifest.parquet_name(name)) for name in pieces}
    return Made(pieces, csv, hashes, where)


def _names(table: str) -> tuple[str, ...]:
    """The CSV files of a table."""
    return (f"{table}.csv", f"{table}_zh.csv")[: 1 + schema.load().tables[table].derived]


def _last(root: Path) -> tuple[Path, dict[str, str]] | None:
    """The folder of the last version and, by table, the SHA-256 of its Parquet file."""
    try:
        if (entry := versions.latest(root)) is None:
            return None
        tables = manifest.read(root / entry.path).tables
    except ReleaseError:
        return None  # compose, which comes next, refuses to go on from it and says why
    names = {name: manifest.parquet_name(name) for name in tables}
    return root / entry.path, {n: tables[n].files[path].sha256 for n, path in names.items()}
