from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from zhengce.release import manifest, versions
from zhengce.release.compatibility import differences, require
from zhengce.release.errors import ReleaseError
from zhengce.release.manifest import ColumnEntry, Manifest, Shape

OLD = {
    "clauses": Shape(
        ("id",),
        (
            ColumnEntry("id", "string", False, None),
            ColumnEntry("kind", "string", False, ("heading", "provision")),
            ColumnEntry("label", "string", True, None),
        ),
    ),
    "texts": Shape(("id",), (ColumnEntry("id", "string", False, None),)),
}


def altered(column: str, **what: object) -> dict[str, Shape]:
    """OLD with one column of clauses as ``what`` says; without it when nothing is said."""
    clauses = OLD["clauses"]
    columns = [replace(c, **what) if c.name == column else c for c in clauses.columns]
    kept = tuple(c for c in columns if what or c.name != column)
    return {**OLD, "clauses": replace(clauses, columns=kept)}


def wider() -> dict[str, Shape]:
    clauses = OLD["clauses"]
    more = ColumnEntry("more", "int32", True, None)
    return {**OLD, "clauses": replace(clauses, columns=(more, *clauses.columns))}


CASES: list[tuple[dict[str, Shape], str, str]] = [
    (altered("label"), "major", "clauses.label has gone"),
    ({"clauses": OLD["clauses"]}, "major", "texts has gone"),
    (altered("label", type="int32"), "major", "clauses.label has another type (string → int32)"),
    (altered("label", nullable=False), "major", "clauses.label is never missing now"),
    (altered("kind", nullable=True), "major", "clauses.kind may be missing now"),
    (altered("kind", values=("heading",)), "major", "clauses.kind no longer takes provision"),
    (altered("kind", values=None), "major", "clauses.kind is no enumeration any more"),
    (altered("label", values=("一",)), "major", "clauses.label is an enumeration now"),
    (
        {**OLD, "texts": replace(OLD["texts"], key=("n",))},
        "major",
        "texts has another key (id → n)",
    ),
    (wider(), "minor", "clauses.more is new"),
    ({**OLD, "more": OLD["texts"]}, "minor", "more is new"),
    (
        altered("kind", values=("heading", "provision", "row")),
        "minor",
        "clauses.kind takes row now",
    ),
]


def published(schema_version: str) -> Manifest:
    """The manifest of a version with this schema version."""
    counts = manifest.Sources(0, 0, ""), manifest.Quality(0, 0, 0)
    return Manifest("2026.11.0", None, "2026-11-21", schema_version, "1", "1", "", *counts, {})


@pytest.mark.parametrize(("new", "level", "sentence"), CASES, ids=[case[2] for case in CASES])
def test_a_change_of_the_schema_needs_its_version(
    new: Mapping[str, Shape], level: str, sentence: str
) -> None:
    (found,) = differences(OLD, new)
    assert (found.level, str(found)) == (level, sentence)
    enough, least = ("2.0.0", "2.0.0") if level == "major" else ("1.5.0", "1.5.0")
    require(published("1.4.2"), enough, (found,))
    require(published("1.4.2"), "2.1.0", (found,))
    for version in ("1.4.2", "1.4.3", *(["1.5.0"] if level == "major" else [])):
        with pytest.raises(ReleaseError) as told:
            require(published("1.4.2"), version, (found,))
        assert str(told.value) == (
            f"The schema_version {version} must be at least {least}, after 1.4.2 of version "
            f"2026.11.0: {sentence}."
        )


def test_words_and_order_may_change_without_a_new_version() -> None:
    clauses = OLD["clauses"]
    turned = {**OLD, "clauses": replace(clauses, columns=clauses.columns[::-1])}
    assert not list(differences(OLD, turned))
    require(published("1.4.2"), "1.4.2", ())
    with pytest.raises(ReleaseError, match="never goes back"):
        require(published("1.4.2"), "1.4.1", ())
    with pytest.raises(ReleaseError, match=r"MAJOR\.MINOR\.PATCH"):
        require(published("1.4.2"), "2", ())


def test_a_version_that_does_not_say_what_may_be_missing_is_compared_by_types() -> None:
    column = ColumnEntry("kind", "string", None, None)
    old = {"clauses": Shape(("kind",), (column,))}
    new = {"clauses": Shape(("kind",), (replace(column, nullable=False, values=("row",)),))}
    assert not list(differences(old, new))


def test_a_release_says_of_every_column_what_programs_rely_on(
    publisher: ModuleType, tmp_path: Path
) -> None:
    publisher.release(tmp_path, {"a": 1})
    columns = manifest.read(tmp_path / versions.resolve(tmp_path).path).tables["clauses"].columns
    kind = next(column for column in columns if column.name == "kind")
    assert kind.nullable is False
    assert kind.values and "provision" in kind.values
