"""Tables of a published version as pandas frames; writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zhengce.release import copies, manifest, versions
from zhengce.release.errors import ReleaseError, UnknownTable, reason

if TYPE_CHECKING:
    import pandas as pd


def load(table: str, version: str = "latest", root: Path | str = "data_out") -> pd.DataFrame:
    """A table of a published version, sorted by its key.

    Text and enumerations are strings, dates ``datetime64`` (missing: NaT), whole
    numbers ``Int32`` (missing: NA, so that 3 stays 3), other numbers ``float64``.
    "latest" is looked up once; ``root`` may be a URL.  Raises UnknownVersion, UnknownTable, and
    ReleaseError when the release is damaged.
    """
    with copies.local(root, [manifest.parquet_name(table)], which=[version]) as folder:
        return _load(table, version, folder)


def _load(table: str, version: str, root: Path) -> pd.DataFrame:
    folder = root / versions.resolve(root, version).path
    tables = manifest.read(folder).tables
    if table not in tables:
        raise UnknownTable(
            f"There is no table {table} in {folder} (there are {', '.join(tables)})."
        )

    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / manifest.parquet_name(table)
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
