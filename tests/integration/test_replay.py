"""Releases on the disk: each version, with the changes of the next one, is the next one.

In every table, the views too, whatever came, changed and went, also when a table becomes empty.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from zhengce import pipeline
from zhengce.release import manifest, versions
from zhengce.tables import schema

HEALTH = """北京市卫生健康委员会关于做好医疗服务工作的通知

各区卫生健康委：

为贯彻落实《关于促进健康服务业发展的意见》（京政发〔2014〕29号），通知如下。

一、扩大服务
（一）增加床位。由市发展改革委牵头，市财政局配合，2020年底前每千人床位达到6张。
（二）优化审批。（责任单位：市卫生健康委、市规划自然资源委，完成时限：{year}年6月底前）

二、抓好落实。各有关部门要加强督查。

北京市卫生健康委员会

2019年3月1日
"""
NUMBER = """北京市人民政府关于促进健康服务业发展的意见

京政发〔2014〕29号

各区人民政府：

一、发展健康服务业。由市商务局负责，{year}年底前完成。

北京市人民政府

2014年9月1日
"""


def write(name: str, text: str, year: int = 2020) -> Callable[[Path], object]:
    return lambda source: (source / name).write_text(text.format(year=year), "utf-8")


def remove(name: str) -> Callable[[Path], object]:
    return lambda source: (source / name).unlink()


STEPS: tuple[tuple[Callable[[Path], object], ...], ...] = (
    (write("health.txt", HEALTH),),
    (write("number.txt", NUMBER),),  # the first document cites it: a row changes that was not read
    (write("health.txt", HEALTH, 2021), write("empty.txt", "")),
    (
        write("health.txt", HEALTH.replace("（二）优化", "（二）加快优化"), 2021),
        remove("empty.txt"),
    ),
    (remove("health.txt"), remove("number.txt"), write("empty.txt", "")),
    (write("health.txt", HEALTH), write("number.txt", NUMBER, 2022)),
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("replay")
    source = folder / "documents"
    source.mkdir()
    for number, step in enumerate(STEPS):
        for act in step:
            act(source)
        for path in source.iterdir():
            os.utime(path, (1_560_000_000 + number, 1_560_000_000 + number))
        publish(source, folder / "out")
    yield folder / "out"


def publish(source: Path, output: Path) -> None:
    """A refresh without its checks, which take most of the time."""
    with pipeline.opened(source, output) as run:
        pipeline.collect(run, lambda stage, item: None)
        for table in pipeline.table_names():
            pipeline.merge(run, table, lambda stage, item: None)
        assert pipeline.publish(run, lambda stage, item: None).published


def rows(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(path).to_pylist()
    return found


@pytest.mark.parametrize("table", list(schema.load().tables))
def test_a_version_and_the_changes_of_the_next_are_the_next(output: Path, table: str) -> None:
    (key,) = schema.load().tables[table].key
    state: dict[object, dict[str, object]] = {}
    for entry in versions.listed(output):
        folder = output / entry.path
        changes = rows(folder / f"changes/{table}.parquet")
        counts = manifest.read(folder).tables[table].changes
        for change in changes:
            op, _ = change.pop("op"), change.pop("changed_fields")
            assert (change[key] in state) == (op != "ADD")
            if op == "DEL":
                assert state.pop(change[key]) == change
            else:
                state[change[key]] = change
        assert len(changes) == counts.added + counts.modified + counts.deleted
        assert [state[name] for name in sorted(state, key=str)] == rows(
            folder / f"parquet/{table}.parquet"
        )


def test_the_releases_show_what_a_release_can_show(output: Path) -> None:
    """Else the test above would prove little: rows of all kinds in most tables, empty ones too."""
    described = [manifest.read(output / entry.path) for entry in versions.listed(output)]
    assert len(described) == len(STEPS)
    emptied = {name for name, table in described[4].tables.items() if table.rows == 0}
    assert emptied == {*described[4].tables} - {"quarantine"}
    seen = {op: set[str]() for op in ("added", "modified", "deleted")}
    for version in described[1:]:
        for name, table in version.tables.items():
            for op, tables in seen.items():
                if getattr(table.changes, op):
                    tables.add(name)
    assert seen["added"] >= {*described[0].tables} - {"issues", "corrections"}
    assert seen["modified"] >= {"documents", "clauses", "responsibilities", "citations", "duties"}
    assert seen["deleted"] >= seen["modified"]
