"""Rows as a script that a browser loads without a server: column by column, repeated values once.

What stands in which column, and who asks for it, is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from zhengce.portal.address import document_page
from zhengce.portal.data_tables import text
from zhengce.portal.words import script_json

if TYPE_CHECKING:
    import pyarrow as pa

_DOCUMENT = "document_id"


def script(name: str, table: pa.Table) -> bytes:
    """The rows of ``table`` as a call of ``zcData``; a column is one of

    - ``{d: values, i: a number of a value for each row}``,
    - the same with ``p``: each value follows on the row's value in the column ``p``,
    - a list of the values themselves, where few repeat.
    """
    columns = {}
    documents: Sequence[str | None] = (
        table.column(_DOCUMENT).to_pylist() if _DOCUMENT in table.column_names else ()
    )
    for field in table.schema:
        values = table.column(field.name).to_pylist()
        columns[field.name] = _packed(field.name, values, documents)
    packed = {"rows": table.num_rows, "c": columns}
    return f"zcData({script_json(name)},{script_json(packed)})\n".encode()


def _packed(name: str, values: Sequence[Any], documents: Sequence[str | None]) -> Any:
    known = [v if v is None or isinstance(v, bool | int | str) else text(v) for v in values]
    after = _after(known, documents) if name.endswith("_id") and name != _DOCUMENT else None
    if after:
        return _coded(after) | {"p": _DOCUMENT}
    coded = _coded(known)
    if len(coded["d"]) * 2 > len(known) and len(known) > 2:
        return known
    if name.endswith(_DOCUMENT):
        coded["u"] = _unusual(coded["d"])
    return coded


def _coded(values: Iterable[Any]) -> dict[str, Any]:
    """Each value once, in the order in which they come."""
    numbers: dict[Any, int] = {}
    # True and 1 are equal, but no column has both.
    coded = [numbers.setdefault(value, len(numbers)) for value in values]
    return {"d": list(numbers), "i": coded}


def _after(values: Sequence[Any], documents: Sequence[str | None]) -> list[str | None] | None:
    """What stands after the document's identifier in each value; None where some has none."""
    found: list[str | None] = []
    if not documents:
        return None
    for value, document in zip(values, documents, strict=True):
        if value is None:
            found.append(None)
        elif document is not None and str(value).startswith(f"{document}#"):
            found.append(str(value)[len(document) :])
        else:
            return None
    return found


def _unusual(ids: Sequence[str | None]) -> dict[str, str]:
    """Pages of documents whose place is not just their identifier, by number."""
    pages = {number: document_page(name) for number, name in enumerate(ids) if name is not None}
    return {str(n): page for n, page in pages.items() if page != f"documents/{ids[n]}.html"}
