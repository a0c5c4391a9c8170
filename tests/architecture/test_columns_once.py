"""No file but schemas/*.yml lists a table's columns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhengce.tables.schema import load

PACKAGE = Path(__file__).parents[2] / "pipelines"
SHARE = 2 / 3
TABLES = {t.name: set(t.names()) for t in load().tables.values() if len(t.columns) >= 4}


def listings(source: str) -> Iterator[tuple[int, set[str]]]:
    """Each place of a program that may list columns, with the names in it.

    Making a record with named fields is no list of columns; ``dict(a=…, b=…)`` is.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            yield node.lineno, {s for item in node.elts for s in strings(item)}
        elif isinstance(node, ast.Dict):
            yield node.lineno, {s for key in node.keys if key for s in strings(key)}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "dict":
                yield node.lineno, {keyword.arg for keyword in node.keywords if keyword.arg}
        elif isinstance(node, ast.ClassDef):
            targets = (n.target for n in node.body if isinstance(n, ast.AnnAssign))
            yield node.lineno, {t.id for t in targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            yield node.lineno, {w for s in strings(node) for w in re.findall(r"\w+", s)}


def strings(node: ast.AST) -> list[str]:
    return [
        n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]


def repeated(source: str) -> list[str]:
    """Sentences on the tables that ``source`` lists."""
    return [
        f"line {line} lists the columns of {table}"
        for line, names in listings(source)
        for table, columns in TABLES.items()
        if len(names & columns) > SHARE * len(columns)
    ]


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_lists_the_columns_of_a_table(path):
    source = path.read_text("utf-8")
    if path.name == "model.py":
        # The records are what rooms hand on before there is a table: facts, of which some
        # tables consist almost whole.  Nothing else in this file may name columns.
        source = without_records(source)
    assert repeated(source) == []


def without_records(source: str) -> str:
    """The program without the fields of its classes."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            node.body = [n for n in node.body if not isinstance(n, ast.AnnAssign)] or [ast.Pass()]
    return ast.unparse(tree)


CITATIONS = [*TABLES["citations"]]


@pytest.mark.parametrize(
    "listing",
    [
        f"COLUMNS = {CITATIONS}",
        f"COLUMNS = {tuple(CITATIONS)}",
        f"COLUMNS = {set(CITATIONS)}",
        f"TYPES = {dict.fromkeys(CITATIONS, 'string')}",
        f"SQL = 'SELECT {', '.join(CITATIONS)} FROM parts'",
        f"SQL = f'SELECT {', '.join(CITATIONS)} FROM {{table}}'",
        f"FIELDS = [{', '.join(f'field({name!r})' for name in CITATIONS)}]",
        f"row = dict({', '.join(f'{name}=1' for name in CITATIONS)})",
        "class Row:\n" + "\n".join(f"    {name}: str" for name in CITATIONS),
    ],
)
def test_such_a_list_would_be_found(listing):
    assert set(repeated(listing)) == {"line 1 lists the columns of citations"}
