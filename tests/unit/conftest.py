"""Small documents as reading hands them on, for the rooms behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from zhengce import model
from zhengce.tables import part_file
from zhengce.tables.assemble import part
from zhengce.tables.merge import merge
from zhengce.tables.schema import load

BEIJING = model.Place("110000", "北京市", "province")
HEALTH = model.Department(
    "110000:health",
    "北京市卫生健康委员会",
    "市卫生健康委",
    "health",
    "卫生健康",
    "Health",
    "province",
    "110000",
    "北京市",
)
FINANCE = replace(
    HEALTH,
    department_id="110000:finance",
    name="北京市财政局",
    short_name="市财政局",
    function="finance",
    function_zh="财政",
    function_en="Finance",
)
TEXT = """各区人民政府：
为贯彻落实《社会办医措施》（京政发〔2016〕1号），制定本措施。
一、优化审批流程
（一）加强规划引导。到2019年底前占比达到30%（牵头单位：市卫生计生委；配合单位：市财政局等，完成时限：2019年底前）。
（二）推进信用建设。由各有关部门负责。"""


def span(text: str, quoted: str) -> tuple[int, int]:
    start = text.index(quoted)
    return start, start + len(quoted)


def extraction(document_id: str = "a", number: str | None = None) -> model.Extraction:
    """A document with a preamble, a heading and two provisions."""

    def clause(
        path: str, label: str | None, heading: str | None, kind: model.ClauseKind, own: str
    ) -> model.Clause:
        return model.Clause(path, label, heading, kind, *span(TEXT, own))

    def duty(
        path: str, mention: str, role: model.Role, resolution: model.Resolution, open_ended: bool
    ) -> model.Responsibility:
        basis: model.Basis = "sentence" if path == "1.2" else "label"
        return model.Responsibility(
            path,
            mention,
            resolution,
            role,
            basis,
            None,
            resolution.is_collective,
            open_ended,
            *span(TEXT, mention),
        )

    last = TEXT.rindex("2019年底前")
    lines = TEXT.split("\n")
    return model.Extraction(
        document_id=document_id,
        source_path=f"{document_id}.txt",
        source_sha256=sha256(document_id.encode()).hexdigest(),
        media_type="text/plain",
        encoding="utf-8",
        document=model.Document(
            title=f"北京市文件 {document_id}",
            document_number=number,
            issuer="北京市人民政府办公厅",
            place=BEIJING,
            genre="measures",
            index_number=None,
            date_signed=date(2017, 4, 11),
            date_published=None,
            layout="bracketed",
        ),
        text=TEXT,
        clauses=(
            clause("0", None, None, "preamble", "\n".join(lines[:2])),
            clause("1", "一、", "优化审批流程", "heading", "优化审批流程"),
            clause("1.1", "（一）", "加强规划引导", "provision", lines[3][3:]),
            clause("1.2", "（二）", None, "provision", lines[4][3:]),
        ),
        responsibilities=(
            duty(
                "1.1",
                "市卫生计生委",
                "lead",
                model.Resolution(HEALTH, False, "北京市卫生和计划生育委员会"),
                False,
            ),
            duty("1.1", "市财政局", "support", model.Resolution(FINANCE, False), True),
            duty("1.2", "各有关部门", "responsible", model.Resolution(None, True), False),
        ),
        deadlines=(
            deadline(*span(TEXT, "到2019年底")),
            deadline(last, last + len("2019年底前")),
        ),
        targets=(
            model.Target(
                "1.1", "占比", "eq", 30.0, "%", date(2019, 12, 31), *span(TEXT, "占比达到30%")
            ),
        ),
        citations=(
            model.Citation(
                "0",
                "社会办医措施",
                "京政发〔2016〕1号",
                "implements",
                *span(TEXT, "《社会办医措施》（京政发〔2016〕1号）"),
            ),
        ),
        issues=(
            model.Issue("1.2", "unknown_organisation", "各有关部门", *span(TEXT, "各有关部门")),
        ),
        corrections=(model.Correction(document_id, "replace", "2091年", "2019年", "a slip"),),
    )


def deadline(start: int, end: int) -> model.Deadline:
    return model.Deadline(
        "1.1", "by", None, date(2019, 12, 31), None, None, "year", False, "label", None, start, end
    )


def merged(
    extractions: list[model.Extraction],
    folder: Path,
    *,
    batch: int = 100,
    quarantined: tuple[model.Quarantined, ...] = (),
) -> dict[str, Path]:
    """The published tables of some documents, read ``batch`` documents at a time."""
    folder.mkdir(parents=True)
    parts = [folder / f"part-{first}" for first in range(0, len(extractions), batch)]
    for first, place in zip(range(0, len(extractions), batch), parts, strict=True):
        place.mkdir()
        rows = part(extractions[first : first + batch], extractor_version="1.0.0")
        part_file.write([rows], place)
    done: dict[str, Path] = {}
    (folder / "parquet").mkdir()
    for name in load().tables:
        out = folder / "parquet" / f"{name}.parquet"
        files = {name: part_file.paths(parts, name)}
        merge(name, files, out, quarantined=quarantined, done=done)
        done[name] = out
    return done


@pytest.fixture(scope="session")
def make() -> Callable[..., model.Extraction]:
    """Makes the extraction of a document by its id."""
    return extraction


@pytest.fixture(scope="session")
def publish_below() -> Callable[..., Path]:
    """Merges extractions into tables in a folder; returns the folder of the Parquet files."""
    return lambda extractions, folder, **options: (
        merged(extractions, folder / "release[x]", **options)["texts"].parent
    )


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., dict[str, Path]]:
    """Merges extractions into tables below a new folder; returns name → Parquet file."""
    count = iter(range(1000))
    return lambda extractions, **options: merged(
        extractions, tmp_path / f"release {next(count)}[x]", **options
    )


@pytest.fixture(scope="session")
def publisher() -> ModuleType:
    """The publisher of made-up tables, shared with the tests that run it as a process."""
    path = Path(__file__).parents[1] / "integration" / "publisher.py"
    spec = spec_from_file_location("publisher", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
