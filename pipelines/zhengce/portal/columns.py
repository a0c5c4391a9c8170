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
    documents: Sequence[str] = (
        table.column(_DOCUMENT).to_pylist() if _DOCUMENT in table.column_names else ()
    )
    columns = {
        name: _packed(name, table.column(name).combine_chunks(), documents)
        for name in table.column_names
    }
    packed = {"rows": table.num_rows, "c": columns}
    return f"zcData({script_json(name)},{script_json(packed)})\n".encode()


def _packed(name: str, column: pa.Array, documents: Sequence[str]) -> Any:
    if name.endswith("_id") and name != _DOCUMENT and documents:
        after = _after(column.to_pylist(), documents)
        if after:
            return _coded(after) | {"p": _DOCUMENT}
    values, numbers = _numbered(column)
    if len(values) * 2 > len(numbers) and len(numbers) > 2:
        return [values[number] for number in numbers]
    coded: dict[str, Any] = {"d": values, "i": numbers}
    if name.endswith(_DOCUMENT):
        coded["u"] = _unusual(values)
    return coded


def _numbered(column: pa.Array) -> tuple[list[Any], list[int]]:
    """Each value once, and for each row the number of its value."""
    coded = column.dictionary_encode()
    values: list[Any] = [
        value if isinstance(value, bool | int | str) else text(value)
        for value in coded.dictionary.to_pylist()
    ]
    if column.null_count:
        values.append(None)
    return values, coded.indices.fill_null(len(values) - 1).to_pylist()


def _coded(values: Iterable[str | None]) -> dict[str, Any]:
    """As ``_numbered``, of values that are text."""
    numbers: dict[str | None, int] = {}
    coded = [numbers.setdefault(value, len(numbers)) for value in values]
    return {"d": list(numbers), "i": coded}


def _after(values: Sequence[str | None], documents: Sequence[str]) -> list[str | None] | None:
    """What stands after the document's identifier in each value; None where some has none."""
    found: list[str | None] = []
    for value, document in zip(values, documents, strict=True):
        if value is None:
            found.append(None)
        elif value.startswith(document) and value[len(document) : len(document) + 1] == "#":
            found.append(value[len(document) :])
        else:
            return None
    return found


def _unusual(ids: Sequence[str | None]) -> dict[str, str]:
    """Pages of documents whose place is not just their identifier, by number."""
    pages = {number: document_page(name) for number, name in enumerate(ids) if name is not None}
    return {str(n): page for n, page in pages.items() if page != f"documents/{ids[n]}.html"}
