"""The CSV files of a staged release, and in what pieces it is made, for the one after it.

What is kept is a matter of time alone: without it the same files are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhengce.release import files, manifest
from zhengce.release.manifest import Manifest
from zhengce.tables import bands, memory, schema
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

    def keep(self, kept: Path | None) -> None:
        """Remember it of the release that will be the last one; raises OSError."""
        for name, pieces in self.pieces.items():
            texts = {file: self.csv[file].texts for file in _names(name)}
            found = {"parquet": self.parquet[name], "pieces": pieces, "texts": texts}
            memory.keep(kept, name, found)


def make(
    staged: Path,
    pieces: Mapping[str, Sequence[Piece]],
    *,
    older: Path | None = None,
    published: Manifest | None = None,
    kept: Path | None = None,
) -> Made:
    """Write the CSV files of the tables in ``staged``, which are in ``pieces``.

    What stands in the version ``older`` already, whose manifest is ``published``, is copied from
    there, as the folder ``kept`` remembers it.  Raises OSError.
    """
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
                older=older / "csv" / file if older else None,
                texts=[Text.of(text) for text in known.get("texts", {}).get(file, ())],
                header_zh=file.endswith("_zh.csv"),
                packed=file == f"{name}.csv",
            )
        if known and published and known["parquet"] == _parquet(published, name):
            where[name] = differing([Piece._make(piece) for piece in known["pieces"]], own)
    hashes = {name: files.sha256(staged / manifest.parquet_name(name)) for name in pieces}
    return Made(pieces, csv, hashes, where)


def pieces_of(staged: Path) -> dict[str, list[Piece]]:
    """The pieces of every table in ``staged``, by its name; raises OSError."""
    documents = staged / manifest.parquet_name("documents")
    found = {}
    for name, table in schema.load().tables.items():
        pieces = bands.pieces(staged / manifest.parquet_name(name), documents, table.key[0])
        found[name] = [piece for piece, _ in pieces]
    return found


def _names(table: str) -> tuple[str, ...]:
    """The CSV files of a table."""
    return (f"{table}.csv", f"{table}_zh.csv")[: 1 + schema.load().tables[table].derived]


def _parquet(published: Manifest, table: str) -> str | None:
    """The SHA-256 of a table's Parquet file."""
    entry = published.tables.get(table)
    return entry.files[manifest.parquet_name(table)].sha256 if entry else None
