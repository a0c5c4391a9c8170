"""What the tables are, read from ``schemas/*.yml``; nothing here knows a column by name.

Everything that describes a table derives from this: Arrow schemas, quality
suites, the data dictionary, the heads of the Chinese CSV file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

import yaml

if TYPE_CHECKING:
    import pyarrow as pa

ColumnType = Literal["string", "bool", "int32", "float64", "date"]
Scalar = str | bool | int | float | date
T = TypeVar("T")


class SchemaError(Exception):
    """The files of ``schemas/`` contradict themselves or are not there."""


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a vocabulary, as people read it."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """A field as one table has it."""

    name: str
    type: ColumnType
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    example: Scalar
    nullable: bool = False
    vocabulary: str | None = None
    labels: Mapping[str, Term] = field(default_factory=dict)
    """Value → label of the vocabulary; empty where any value may stand."""
    minimum: int | float | date | None = None
    maximum: int | float | date | None = None
    pattern: str | None = None
    repeats: bool = False
    """Few different values: worth a dictionary in Parquet."""
    may_be_empty: bool = False
    """The empty string is a value here (a unit without text of its own), not a missing one."""
    quoted: bool = False
    """The value is what the table's own span cuts out of the document's text."""
    source: str | None = None
    """SQL expression of a view's column over the view's tables."""
    combine: str | None = None
    """SQL aggregate that makes one value of the values that several documents give."""

    @property
    def enum(self) -> tuple[str, ...] | None:
        """The values allowed, in the vocabulary's order."""
        return tuple(self.labels) if self.vocabulary else None

    def arrow(self) -> pa.Field:
        """The Arrow field.  Null is always representable: whether it is *allowed* is
        for the quality gate to say, with the rows, and not for a writer to crash on."""
        import pyarrow as pa

        types = {"string": pa.string(), "bool": pa.bool_(), "int32": pa.int32()}
        types |= {"float64": pa.float64(), "date": pa.date32()}
        return pa.field(self.name, types[self.type], metadata=_texts(self))


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``columns`` of this table name a row of ``table`` by its ``references``."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A table that is derived from others: one row for each row of ``rows``.

    ``join`` and ``gather`` map a table to the column it shares with ``rows``: one row of
    a joined table has the same value there, any number of a gathered one.
    """

    rows: str
    join: Mapping[str, str] = field(default_factory=dict)
    gather: Mapping[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[str, ...]:
        return (self.rows, *self.join, *self.gather)


@dataclass(frozen=True, slots=True)
class Table:
    """A published table."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    view: View | None = None
    rows_per_group: int = 32_768
    """Rows of a Parquet row group: fixed, so that equal rows give equal bytes."""

    @property
    def derived(self) -> bool:
        return self.view is not None

    def column(self, name: str) -> Column:
        """The column of this name; raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)

    def arrow(self) -> pa.Schema:
        """The Arrow schema, with titles and descriptions in zh and en as metadata."""
        import pyarrow as pa

        version = {"schema_version": load().version}
        return pa.schema([c.arrow() for c in self.columns], metadata=_texts(self) | version)


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables in publication order, and the vocabularies they use."""

    version: str
    tables: Mapping[str, Table]
    vocabularies: Mapping[str, Mapping[str, Term]]


@cache
def load() -> Schema:
    """The schema of this package.

    Raises SchemaError when a file is missing or names something that is not defined.
    """
    return read(_folder())


def read(folder: Path) -> Schema:
    """The schema that the YAML files of ``folder`` define; raises SchemaError."""
    release = _yaml(folder / "schema.yml")
    vocabularies = {
        name: {value: Term(**labels) for value, labels in terms.items()}
        for name, terms in _yaml(folder / "vocabularies.yml").items()
    }
    known = _yaml(folder / "fields.yml")
    tables = {
        name: _table(name, _yaml(folder / f"{name}.yml"), known, vocabularies)
        for name in release["tables"]
    }
    for problem in _contradictions(tables):
        raise SchemaError(problem)
    return Schema(
        str(release["schema_version"]), MappingProxyType(tables), MappingProxyType(vocabularies)
    )


def _folder() -> Path:
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "schemas", here.parents[3] / "schemas"):  # wheel, checkout
        if (folder / "schema.yml").is_file():
            return folder
    raise SchemaError(f"No schemas folder beside {here.parents[1]} or in its project.")


def _yaml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise SchemaError(f"{path.name} is missing from {path.parent}.")
    with path.open(encoding="utf-8") as stream:
        content: dict[str, Any] = yaml.load(stream, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content


def _table(
    name: str,
    spec: dict[str, Any],
    known: Mapping[str, dict[str, Any]],
    vocabularies: Mapping[str, Mapping[str, Term]],
) -> Table:
    columns = tuple(_column(name, entry, known, vocabularies) for entry in spec.pop("fields"))
    keys = tuple(
        ForeignKey(tuple(k["columns"]), k["table"], tuple(k["references"]))
        for k in spec.pop("foreign_keys", ())
    )
    view = spec.pop("view", None)
    spec["key"] = tuple(spec["key"])
    return _build(
        Table,
        f"{name}.yml",
        spec
        | {"name": name, "columns": columns, "foreign_keys": keys}
        | {"view": View(**view) if view else None},
    )


def _column(
    table: str,
    entry: str | dict[str, dict[str, Any]],
    known: Mapping[str, dict[str, Any]],
    vocabularies: Mapping[str, Mapping[str, Term]],
) -> Column:
    name, use = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
    if name not in known:
        raise SchemaError(f"{table}.yml: fields.yml does not define {name}.")
    spec = {"name": name} | known[name] | use
    if "from" in spec:
        spec["source"] = spec.pop("from")
    if spec["type"] not in get_args(ColumnType):
        raise SchemaError(f"fields.yml: {name} has the unknown type {spec['type']}.")
    if vocabulary := spec.get("vocabulary"):
        if vocabulary not in vocabularies:
            raise SchemaError(f"{table}.yml: no vocabulary {vocabulary} (field {name}).")
        spec["labels"] = MappingProxyType(vocabularies[vocabulary])
    return _build(Column, f"{table}.yml, {name}", spec)


def _build(kind: type[T], place: str, spec: dict[str, Any]) -> T:
    try:
        return kind(**spec)
    except TypeError as error:  # a key that is not one of the record's, or one that is missing
        raise SchemaError(f"{place}: {error}") from error


def _contradictions(tables: Mapping[str, Table]) -> Iterator[str]:
    """Sentences on names that nothing answers to."""
    for table in tables.values():
        for name in table.key:
            if name not in table.names():
                yield f"{table.name}.yml: the key {name} is not a field."
        for foreign in table.foreign_keys:
            other = tables.get(foreign.table)
            if other is None or not set(foreign.references) <= set(other.names()):
                yield f"{table.name}.yml: no {foreign.references} in a table {foreign.table}."
            if not set(foreign.columns) <= set(table.names()):
                yield f"{table.name}.yml: the foreign key {foreign.columns} is not of its fields."
        earlier = list(tables)[: list(tables).index(table.name)]
        if table.view and not set(table.view.tables) <= set(earlier):
            yield f"{table.name}.yml: a table of the view does not come before it in schema.yml."
        if any((column.source is None) is table.derived for column in table.columns):
            yield f"{table.name}.yml: a field has `from` exactly where the table is a view."


def _texts(thing: Column | Table) -> dict[str, str]:
    """Titles and descriptions as Arrow metadata."""
    names = [f.name for f in fields(thing) if f.name.startswith(("title_", "description_"))]
    return {name: getattr(thing, name) for name in names}
