"""The house of CONTRIBUTING.md, held to by the imports that the code really has."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PIPELINES = Path(__file__).parents[2] / "pipelines"
PACKAGE = PIPELINES / "zhengce"
ROOMS = ("intake", "reading", "register", "tables", "quality", "release")
"""In the direction in which data flows."""
EVERYBODY = {"model", "page_labels", "deeds", "no_names", "name_forms", "provinces", "freed"}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path, *, at_import_only: bool = False) -> Iterator[str]:
    """Full dotted names of the modules that a file imports, those for types alone too."""
    tree = parsed(path)
    nodes = tree.body if at_import_only else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which room is meant"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(package: str) -> set[str]:
    return {
        room(path)
        for path in SOURCES
        if any(name == package or name.startswith(f"{package}.") for name in imported(path))
    }


def parts_of_zhengce(path: Path) -> set[str]:
    """Rooms and modules of this package that a file imports."""
    known = {room(source) for source in SOURCES} - {"__init__"}
    names = (name.split(".") for name in imported(path) if name.startswith("zhengce."))
    return {parts[1] for parts in names} & known


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_knows_only_the_rooms_before_it(name: str) -> None:
    allowed = EVERYBODY | set(ROOMS[: ROOMS.index(name) + 1])
    for path in (PACKAGE / name).rglob("*.py"):
        assert parts_of_zhengce(path) <= allowed, path


def test_annotation_shows_what_was_read_and_reads_nothing() -> None:
    for path in (PACKAGE / "annotate").rglob("*.py"):
        assert parts_of_zhengce(path) <= EVERYBODY | {"annotate", "tables"}, path


def test_the_portal_shows_what_is_published_and_reads_no_document() -> None:
    allowed = EVERYBODY | {"portal", "annotate", "engine", "tables", "release"}
    for path in (PACKAGE / "portal").rglob("*.py"):
        assert parts_of_zhengce(path) <= allowed, path
    assert importers("zhengce.portal") == {"portal", "pipeline"}
    assert importers("jinja2") == {"portal"}


def test_the_cache_keeps_rows_and_knows_no_document() -> None:
    for path in (PACKAGE / "cache").rglob("*.py"):
        assert parts_of_zhengce(path) <= EVERYBODY | {"cache", "tables", "release"}, path


def test_the_engine_knows_nothing_of_what_it_runs() -> None:
    assert parts_of_zhengce(PACKAGE / "engine.py") == set()
    assert importers("distributed") == {"engine"}


def test_reading_is_pure() -> None:
    """Reading needs no library, no other room, no clock and no file."""
    import sys

    outside = {"os", "io", "pathlib", "time", "random", "subprocess", "socket", "logging"}
    for path in (PACKAGE / "reading").rglob("*.py"):
        assert parts_of_zhengce(path) <= EVERYBODY | {"reading"}, path
        tops = {name.split(".")[0] for name in imported(path)} - {"zhengce"}
        assert tops <= sys.stdlib_module_names - outside, path


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_what_everybody_may_import_imports_no_room(name: str) -> None:
    assert parts_of_zhengce(PACKAGE / f"{name}.py") == set()


def test_only_quality_knows_great_expectations() -> None:
    assert importers("great_expectations") <= {"quality"}


def test_only_orchestration_knows_dagster() -> None:
    assert importers("dagster") == {"orchestration"}


def test_only_the_web_server_knows_how_to_serve() -> None:
    assert importers("starlette") == importers("uvicorn") == {"serving"}
    assert parts_of_zhengce(PACKAGE / "serving.py") == set()


def test_only_the_composing_modules_know_orchestration() -> None:
    assert importers("zhengce.orchestration") == {"orchestration", "cli"}


def test_great_expectations_is_imported_only_where_it_is_used() -> None:
    for path in SOURCES:
        heavy = {name.split(".")[0] for name in imported(path, at_import_only=True)}
        assert "great_expectations" not in heavy, path


def test_the_source_root_is_no_package() -> None:
    assert not (PIPELINES / "__init__.py").exists()


def test_no_module_is_a_drawer_for_anything() -> None:
    names = {path.stem for path in SOURCES}
    assert not names & {"helpers", "helper", "utils", "util", "common", "misc"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.stat().st_size],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_a_module_says_what_belongs_in_it(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_exception_disappears() -> None:
    """No bare ``except``, and no handler that does nothing at all."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, path
                assert not all(isinstance(step, ast.Pass) for step in node.body), path
