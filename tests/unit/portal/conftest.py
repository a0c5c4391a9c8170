"""Sites of real releases: of the seeds, and of documents that mean harm."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from zhengce import pipeline, portal

SEEDS = Path(__file__).parents[3] / "seeds"
DUTY = """关于{what}的通知

各区人民政府：
一、加强管理。推进{what}工作。（牵头单位：市财政局；配合单位：市卫生健康委；完成时限：{year}年底前）
二、持续推进。落实各项措施。（责任单位：市民政局；完成时限：持续推进）
"""


def release(source: Path, output: Path, *, site: bool = False) -> None:
    """Publish the documents of a folder, and make the site as a run does; what Great Expectations
    checks is another room's."""

    def quiet(stage: str, item: str) -> None:
        return None

    with pipeline.opened(source, output, engine="local") as run:
        pipeline.collect(run, quiet)
        for name in pipeline.table_names():
            pipeline.merge(run, name, quiet)
        pipeline.publish(run, quiet)
        if site:
            pipeline.portal(run, quiet)


@pytest.fixture(scope="session")
def seeds(once: Callable[..., Path]) -> Path:
    """The output folder of the seeds with its site; not to be changed."""

    def make(output: Path) -> None:
        release(SEEDS, output)
        portal.build(output, chosen_engine="local")

    return once("seeds", make)


HOSTILE = {
    "<b>&'\".txt": DUTY.format(what="<script>alert(1)</script>", year=2019),
    "a.txt": DUTY.format(what="</script><img src=x onerror=alert(1)>", year=2020),
    "a#b 100%/c?d.txt": DUTY.format(what="javascript:alert(1)", year=2021),
    "a.html/b.txt": DUTY.format(what="=HYPERLINK(1)", year=2022),
    "政策 文件/二〇一九,年.txt": DUTY.format(what="\u2028\u2029\u202e反向", year=2023),
    f"{'长' * 80}.txt": DUTY.format(what="{{ 7 * 7 }} {% raw %}", year=2024),
}


@pytest.fixture(scope="session")
def hostile(once: Callable[..., Path]) -> Path:
    """The output folder of documents whose names and texts mean harm; not to be changed."""

    def make(root: Path) -> None:
        for name, text in HOSTILE.items():
            place = root / "documents" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        (root / "documents/a.yml").write_text("url: https://example.org/?a=1&b=<i>\n", "utf-8")
        release(root / "documents", root / "out")
        portal.build(root / "out", chosen_engine="local")

    return once("hostile", make) / "out"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of three notices."""
    folder = tmp_path / "documents"
    for name, year in (("a", 2019), ("b/c", 2020), ("d", 2021)):
        write(folder / f"{name}.txt", f"工作{year}", year)
    return folder


@pytest.fixture
def publish() -> Callable[..., None]:
    return release


@pytest.fixture
def notice() -> Callable[[Path, str, int], None]:
    return write


def write(path: Path, what: str, year: int) -> None:
    """A notice with duties and time limits of that year."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DUTY.format(what=what, year=year), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[Path], Path]:
    """Copies an output folder, which may then be changed."""
    return lambda output: Path(shutil.copytree(output, tmp_path / "copy"))
