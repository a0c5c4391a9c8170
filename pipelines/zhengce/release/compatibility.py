"""Whether the schema's version tells what has changed in the schema (SemVer); no row is looked at.

What a program that read the older tables may rely on is their names, keys, columns and types,
the values of an enumeration, and whether a value may be missing.  Taking any of it back is
a major change, adding to it a minor one.  https://semver.org/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from zhengce.release.errors import ReleaseError
from zhengce.release.manifest import ColumnEntry, Manifest, Shape

Level = Literal["major", "minor"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two schemas have differently."""

    level: Level
    place: str
    """A table, or ``<table>.<column>``."""
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.place} {self.en}"


def differences(before: Mapping[str, Shape], after: Mapping[str, Shape]) -> Iterator[Difference]:
    """How the tables ``after`` differ from those ``before``, in the order of their names."""
    for name in sorted({*before, *after}):
        if name not in after:
            yield Difference("major", name, "已删除", "has gone")
        elif name not in before:
            yield Difference("minor", name, "为新表", "is new")
        else:
            yield from _table(name, before[name], after[name])


def require(previous: Manifest, version: str, found: tuple[Difference, ...]) -> None:
    """Raise ReleaseError unless schema ``version`` is high enough for what was ``found``."""
    old, new = _parts(previous.schema_version), _parts(version)
    levels = {difference.level for difference in found}
    least = old
    if "major" in levels:
        least = (old[0] + 1, 0, 0)
    elif "minor" in levels:
        least = (old[0], old[1] + 1, 0)
    if new >= least:
        return
    because = "; ".join(map(str, found)) or "a schema's version never goes back"
    raise ReleaseError(
        f"The schema_version {version} must be at least {'.'.join(map(str, least))}, after "
        f"{previous.schema_version} of version {previous.version}: {because}."
    )


def _table(name: str, before: Shape, after: Shape) -> Iterator[Difference]:
    if before.key != after.key:
        keys = " → ".join(", ".join(shape.key) for shape in (before, after))
        yield Difference("major", name, f"主键变更（{keys}）", f"has another key ({keys})")
    old = {column.name: column for column in before.columns}
    new = {column.name: column for column in after.columns}
    for column in sorted({*old, *new}):
        place = f"{name}.{column}"
        if column not in new:
            yield Difference("major", place, "已删除", "has gone")
        elif column not in old:
            yield Difference("minor", place, "为新列", "is new")
        else:
            yield from _column(place, old[column], new[column])


def _column(place: str, old: ColumnEntry, new: ColumnEntry) -> Iterator[Difference]:
    if old.type != new.type:
        kinds = f"{old.type} → {new.type}"
        yield Difference("major", place, f"类型变更（{kinds}）", f"has another type ({kinds})")
    if old.nullable is None:
        return
    if new.nullable and not old.nullable:
        yield Difference("major", place, "可以缺失", "may be missing now")
    if old.nullable and not new.nullable:
        yield Difference("major", place, "不再缺失", "is never missing now")
    if old.values is not None and new.values is not None:
        yield from _values(place, old.values, new.values)
    elif old.values is not None:
        yield Difference("major", place, "不再是枚举", "is no enumeration any more")
    elif new.values is not None:
        yield Difference("major", place, "变为枚举", "is an enumeration now")


def _values(place: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    if gone := ", ".join(value for value in old if value not in new):
        yield Difference("major", place, f"取值已删除（{gone}）", f"no longer takes {gone}")
    if added := ", ".join(value for value in new if value not in old):
        yield Difference("minor", place, f"新增取值（{added}）", f"takes {added} now")


def _parts(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise ReleaseError(f"The schema_version {version!r} is not of the form MAJOR.MINOR.PATCH.")
    return tuple(map(int, parts))
