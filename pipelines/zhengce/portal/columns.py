"""Rows as a script that a browser loads without a server: column by column, repeated values once.

What stands in which column, and who asks for it, is not known here.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zhengce.portal.address import document_page
from zhengce.portal.data_tables import text
from zhengce.portal.words import script_json

if TYPE_CHECKING:
    import pyarrow as pa

_DOCUMENT = "document_id"
_NULL = -1


def script(name: str, names: Sequence[str], batches: Iterable[pa.RecordBatch]) -> bytes:
    """The rows of ``batches``, whose columns are ``names``, as a call of ``zcData``; a column is one of

    - ``{d: values, i: a number of a value for each row}``,
    - the same with ``p``: each value follows on the row's value in the column ``p``,
    - a list of the values themselves, where few repeat.

    Of the rows only numbers and different values are held, whatever the batches.
    """
    columns = {column: _Column(column, follows=_follows(column, names)) for column in names}
    documents = columns.get(_DOCUMENT)
    rows = 0
    for batch in batches:
        if documents is not None:
            documents.add(batch.column(_DOCUMENT))
        for column, values in zip(columns.values(), batch.columns, strict=True):
            if column.follows and documents is not None:
                column.add_following(values.to_pylist(), documents)
            elif column is not documents:
                column.add(values)
        rows += batch.num_rows
    pieces = [f'zcData({script_json(name)},{{"rows":{rows},"c":{{'.encode()]
    while columns:  # each is let go when it is written: texts of Chinese take twice their bytes
        first = next(iter(columns))
        said = f"{script_json(first)}:{columns.pop(first).packed()}{',' if columns else ''}"
        pieces.append(said.encode())
    return b"".join((*pieces, b"}})\n"))


def _follows(name: str, names: Sequence[str]) -> bool:
    """Whether a column's values may begin with the identifier of their row's document."""
    return name.endswith("_id") and name != _DOCUMENT and _DOCUMENT in names


@dataclass(slots=True)
class _Column:
    """A column while its rows come: each value once, and for each row the number of its value."""

    name: str
    follows: bool
    """Whether all values until now follow on their documents; then only what follows is held."""
    values: dict[Any, int] = field(default_factory=dict)
    numbers: array[int] = field(default_factory=lambda: array("i"))

    def add(self, column: pa.Array) -> None:
        """More rows; numbers of values are given in the order in which they come."""
        coded = column.dictionary_encode()
        there = [
            self._number(value if isinstance(value, bool | int | str) else text(value))
            for value in coded.dictionary.to_pylist()
        ]
        there.append(_NULL)
        places = coded.indices.fill_null(len(there) - 1).to_pylist()
        self.numbers.extend(map(there.__getitem__, places))

    def add_following(self, column: Sequence[str | None], documents: _Column) -> None:
        """More rows of a column that follows; ``documents`` has their documents already."""
        names = list(documents.values)
        first = len(self.numbers)
        for value, number in zip(column, documents.numbers[first:], strict=True):
            document = names[number]
            if value is None:
                self.numbers.append(self._number(None))
            elif value.startswith(document) and value[len(document) : len(document) + 1] == "#":
                self.numbers.append(self._number(value[len(document) :]))
            else:
                self._stop_following(documents)
                self._add_plain(column[len(self.numbers) - first :])
                return

    def _stop_following(self, documents: _Column) -> None:
        names, after, numbers = list(documents.values), list(self.values), self.numbers
        self.follows, self.values, self.numbers = False, {}, array("i")
        for number, document in zip(numbers, documents.numbers, strict=False):
            rest = after[number]
            self._add_plain([None if rest is None else names[document] + rest])

    def _add_plain(self, column: Sequence[Any]) -> None:
        self.numbers.extend(_NULL if v is None else self._number(v) for v in column)

    def _number(self, value: Any) -> int:
        return self.values.setdefault(value, len(self.values))

    def packed(self) -> str:
        """The column as a JavaScript literal."""
        if self.follows and self.numbers:
            return f'{{"d":{script_json(list(self.values))},"i":[{self._joined(0)}],"p":"{_DOCUMENT}"}}'
        values = list(self.values)
        if _NULL in self.numbers:
            values.append(None)
        if len(values) * 2 > len(self.numbers) > 2:
            return script_json([values[number] for number in self.numbers])
        unusual = f',"u":{script_json(_unusual(values))}' if self.name.endswith(_DOCUMENT) else ""
        return f'{{"d":{script_json(values)},"i":[{self._joined(len(values) - 1)}]{unusual}}}'

    def _joined(self, null: int) -> str:
        """The numbers of all rows; ``null`` is that of no value."""
        said = [*map(str, range(len(self.values))), str(null)]  # _NULL finds the last one
        return ",".join(map(said.__getitem__, self.numbers))


def _unusual(ids: Sequence[str | None]) -> dict[str, str]:
    """Pages of documents whose place is not just their identifier, by number."""
    pages = {number: document_page(name) for number, name in enumerate(ids) if name is not None}
    return {str(n): page for n, page in pages.items() if page != f"documents/{ids[n]}.html"}
