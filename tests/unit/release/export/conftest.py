"""Releases with every export: of the seeds and a hostile document, and of nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from zhengce import documents, model
from zhengce.release import compose, publish, verify

SEEDS = Path(__file__).parents[4] / "seeds"
HOSTILE = '</script><script>alert(1)</script> "it\'s", a;b\\n\u2028]]>&amp;\r\n=1+1'
VERSION = "out/v/2026.11.0"
FORMULA = "=cmd|' /C calc'!A0"


def published(
    root: Path,
    extractions: Iterable[model.Extraction],
    publish_below: Callable[..., Path],
    quarantined: tuple[model.Quarantined, ...] = (),
) -> Path:
    """The folder of a release of some documents, made as the pipeline makes it but for checks."""
    tables = publish_below(list(extractions), root / "made", quarantined=quarantined)
    with publish.staging(root / "out", "run") as staged:
        shutil.copytree(tables, staged / "parquet")
        described = compose.compose(
            staged,
            root / "out",
            created_at=date(2026, 11, 21),
            extractor_version="1",
            register_version="1",
            checks=(),
        )
        assert described
        entry = publish.publish(staged, root / "out", described.version)
    assert verify.verify(root / "out") == []
    return root / "out" / entry.path


@pytest.fixture(scope="session")
def hostile(make: Callable[..., model.Extraction]) -> model.Extraction:
    """A document whose identifier is a formula, and whose title and heading break out of things."""
    found = make(FORMULA)
    clauses = tuple(c._replace(heading=c.heading and HOSTILE) for c in found.clauses)
    return replace(found, document=replace(found.document, title=HOSTILE), clauses=clauses)


@pytest.fixture(scope="session")
def release(
    hostile: model.Extraction,
    publish_below: Callable[..., Path],
    once: Callable[..., Path],
) -> Path:
    """A release of the seeds, a hostile document and a file that could not be read."""

    def make(root: Path) -> None:
        read = (found for _, found in documents.read_all(SEEDS))
        seeds = [found for found in read if isinstance(found, model.Extraction)]
        unread = model.Quarantined("=unread.bin", None, "vanished", f"{HOSTILE} has gone.")
        published(root, [*seeds, hostile], publish_below, (unread,))

    return once("release", make) / VERSION


@pytest.fixture(scope="session")
def empty(publish_below: Callable[..., Path], once: Callable[..., Path]) -> Path:
    """A release whose tables have no rows."""
    return once("empty", lambda root: published(root, [], publish_below)) / VERSION


@pytest.fixture(scope="session", params=["release", "empty"])
def each(request: pytest.FixtureRequest) -> Path:
    """Either of the two."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture
def publish_release(
    publish_below: Callable[..., Path], tmp_path: Path
) -> Callable[[model.Extraction], Path]:
    """Publishes one document; returns the folder of the release."""
    return lambda extraction: published(tmp_path / "one", [extraction], publish_below)
