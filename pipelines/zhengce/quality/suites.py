"""Great Expectations suites, derived from the schema: what the columns of one table keep to.

Rules that look at several tables or rows at once are in rules.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.quality import expectations
from zhengce.quality.result import EXAMPLES, CheckResult, Tally
from zhengce.tables import bands
from zhengce.tables.bands import Piece
from zhengce.tables.memory import keep, recall
from zhengce.tables.schema import Column, Table, load

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from great_expectations.expectations.expectation import Expectation

_ROWS, _BYTES = 32_768, 8 << 20
"""Rows that are validated at once, or fewer long ones, and never more: a pandas frame of them is in
memory, ten times as large."""


def check_table(
    name: str,
    folder: Path,
    memory: Path | None = None,
    pieces: list[Piece] | None = None,
) -> list[CheckResult]:
    """Hold ``folder``/``name``.parquet to what its schema says of its columns.

    All rules are critical.  Reads a band of documents at a time, so that memory does not
    grow with the table.  A band that passed before, by what the folder ``memory`` remembers, is
    not validated again, but that its keys follow on those before.  ``pieces`` takes the
    pieces of the table.  Raises KeyError when there is no such table, OSError when its file
    cannot be read.
    """
    import pyarrow.parquet as pq

    table = load().tables[name]
    with pq.ParquetFile(folder / f"{name}.parquet") as file:
        columns = _check_columns(table, file)
        if not columns.passed:
            keep(memory, name, {})
            return [columns]
        rows = file.metadata.num_rows
    found = [] if pieces is None else pieces
    return [columns, *_check_rows(table, folder, rows, memory, found)]


def _check_columns(table: Table, file: Any) -> CheckResult:
    expected = {column.name: column.arrow().type for column in table.columns}
    found = {column.name: column.type for column in file.schema_arrow}
    wrong = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    if not wrong and list(expected) != list(found):
        wrong = list(found)
    tally = Tally(len(wrong), wrong[:EXAMPLES])
    return tally.result(
        table.name,
        "columns",
        "critical",
        "the columns are those of the schema, in its order and types",
        rows=len(found),
    )


# --- rows ---


def _check_rows(
    table: Table, folder: Path, rows: int, memory: Path | None, found: list[Piece]
) -> list[CheckResult]:
    rules = list(_rules(table))
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    order = _Order(table.key)
    passed = set(recall(memory, table.name).get("passed", ()))
    for frame in _frames(table, folder, passed, found, order):
        _validate(frame.to_pandas(), table, rules, tallies)
    # Every broken rule is critical: what has not passed stops the release and is looked at again.
    broken = order.tally.observed or any(tally.observed for tally in tallies.values())
    good = passed if broken else {piece.name for piece in found}
    keep(memory, table.name, {"pieces": found, "passed": sorted(good)})
    return [
        order.tally.result(
            table.name,
            "sorted_by_key",
            "critical",
            "each key comes after the one before",
            rows=rows,
        ),
        *(
            tallies[rule.name].result(table.name, rule.name, "critical", rule.statement, rows=rows)
            for rule in rules
        ),
    ]


def _frames(
    table: Table, folder: Path, passed: set[str], found: list[Piece], order: _Order
) -> Iterator[Any]:
    """The rows of bands that have not passed, many at a time; all bands go to ``found``, the
    keys of all to ``order``."""
    import pyarrow as pa

    held: list[Any] = []
    parquet = folder / f"{table.name}.parquet"
    for piece, rows in bands.pieces(parquet, folder / "documents.parquet", table.key[0]):
        found.append(piece)
        known = piece.name in passed
        order.follow(rows, known=known)
        if known:
            continue
        held.append(rows)
        del rows  # before the next are read
        if sum(r.num_rows for r in held) >= _ROWS or sum(r.nbytes for r in held) >= _BYTES:
            yield from _cut(pa.concat_tables(held))
            held = []
    if held:
        yield from _cut(pa.concat_tables(held))


def _cut(rows: pa.Table) -> Iterator[pa.Table]:
    """The rows of bands as a frame, or as several where they are many."""
    frames = max(1, -(-rows.num_rows // _ROWS), -(-rows.nbytes // _BYTES))
    size = -(-rows.num_rows // frames)
    return (rows.slice(start, size) for start in range(0, rows.num_rows, size))


class _Order:
    """Whether keys rise strictly from row to row: with that, none of them occurs twice, not even
    in rows that are validated apart."""

    def __init__(self, key: tuple[str, ...]) -> None:
        self._key = list(key)
        self._before: tuple[Any, ...] | None = None
        self.tally = Tally()

    def follow(self, rows: pa.Table, *, known: bool) -> None:
        """Look at the next rows; of those ``known`` to be in order at the first and the last."""
        keys = rows.select(self._key)
        if known:
            keys = keys.take([0, keys.num_rows - 1][: keys.num_rows])
        for key in zip(*(column.to_pylist() for column in keys.columns), strict=True):
            before = self._before
            if before is not None and None not in key + before and key <= before:
                self.tally.add(1, [" ".join(key)])
            self._before = key


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    statement: str
    expectation: Expectation


def _rules(table: Table) -> Iterator[_Rule]:
    """The expectations that follow from a table's schema."""
    yield _rule(
        f"unique_{'_'.join(table.key)}",
        "no key occurs twice",
        "ExpectCompoundColumnsToBeUnique" if table.key[1:] else "ExpectColumnValuesToBeUnique",
        **({"column_list": list(table.key)} if table.key[1:] else {"column": table.key[0]}),
    )
    for column in table.columns:
        yield from _column_rules(column)


def _column_rules(column: Column) -> Iterator[_Rule]:
    name = column.name
    if not column.nullable:
        yield _rule(
            f"not_null_{name}",
            f"{name} is given",
            "ExpectColumnValuesToNotBeNull",
            column=name,
        )
    if column.enum:
        yield _rule(
            f"in_set_{name}",
            f"{name} is one of {', '.join(column.enum)}",
            "ExpectColumnValuesToBeInSet",
            column=name,
            value_set=list(column.enum),
        )
    if column.minimum is not None or column.maximum is not None:
        least = [f"at least {column.minimum}"] if column.minimum is not None else []
        most = [f"at most {column.maximum}"] if column.maximum is not None else []
        yield _rule(
            f"in_range_{name}",
            f"{name} is {' and '.join(least + most)}",
            "ExpectColumnValuesToBeBetween",
            column=name,
            min_value=column.minimum,
            max_value=column.maximum,
        )
    if column.pattern:
        yield _rule(
            f"matches_{name}",
            f"{name} has the form {column.pattern}",
            "ExpectColumnValuesToMatchRegex",
            column=name,
            regex=column.pattern,
        )


def _rule(name: str, statement: str, kind: str, **arguments: Any) -> _Rule:
    """The expectation carries the rule's name, by which its result is found again."""
    made = expectations.kind(kind)(meta={"rule": name}, **arguments)
    return _Rule(name, statement, made)


def _validate(
    frame: pd.DataFrame, table: Table, rules: list[_Rule], tallies: dict[str, Tally]
) -> None:
    """Add the failing rows of one frame.  Keys of failing rows are asked for only where
    there are some: with them, a validation takes twice as long."""
    failing = [
        rule
        for rule, result in zip(rules, _run(frame, rules, "BOOLEAN_ONLY"), strict=True)
        if not result.success
    ]
    if not failing:
        return
    named = {
        "result_format": "SUMMARY",
        "partial_unexpected_count": EXAMPLES,
        "unexpected_index_column_names": list(table.key),
    }
    for rule, result in zip(failing, _run(frame, failing, named), strict=True):
        tallies[rule.name].add(
            result.result["unexpected_count"],
            (
                " ".join(str(row[name]) for name in table.key)
                for row in result.result["partial_unexpected_index_list"]
            ),
        )


def _run(frame: pd.DataFrame, rules: list[_Rule], result_format: Any) -> list[Any]:
    """The results of GX in the order of ``rules``; an expectation that GX could not
    evaluate is an error, not a failing row."""
    suite = expectations.package().ExpectationSuite(
        name="table", expectations=[r.expectation for r in rules]
    )
    batch = expectations.batch_definition().get_batch({"dataframe": frame})
    results = {
        result["expectation_config"].meta["rule"]: result
        for result in batch.validate(suite, result_format=result_format).results
    }
    for name, result in results.items():
        if result.exception_info.get("raised_exception"):
            raise RuntimeError(f"{name}: {result.exception_info['exception_message']}")
    return [results[rule.name] for rule in rules]
