"""A clause, and what was read of it, keeps its identifier when another clause is edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhengce import extract
from zhengce.documents import read_all
from zhengce.model import Extraction
from zhengce.tables import schema
from zhengce.tables.assemble import part

SEEDS = Path(__file__).parents[2] / "seeds"
OF_CLAUSES = ("clauses", "responsibilities", "deadlines", "targets", "citations", "issues")
MOVES = {"ordinal", "char_start", "char_end"}
"""What tells a place in the whole document."""
EDITS: dict[str, Callable[[str], str]] = {
    "a sentence more": lambda text: text + "加强宣传引导，营造良好氛围。",
    "a duty more": lambda text: text + "由市民政局牵头，市财政局配合，2021年6月底前完成。",
    "cut in half": lambda text: text[: len(text) // 2] + "。",
    "numbers": lambda text: text.replace("。", "（2021年底前，达到35%以上）。"),
}
Rows = dict[tuple[str, str], dict[str, object]]


def rows(extraction: Extraction) -> Rows:
    """Every row that belongs to a clause, by table and key."""
    made = part([extraction], extractor_version="1")
    found: Rows = {}
    for table in OF_CLAUSES:
        (key,) = schema.load().tables[table].key
        for row in made[table].to_pylist():
            found[table, row[key]] = {k: v for k, v in row.items() if k not in MOVES}
    return found


def outside(found: Rows, *paths: str) -> Rows:
    """The rows of all clauses but those with ``paths`` and the ones inside them."""

    def inside(key: str) -> bool:
        path = key.partition("#")[2]
        return any(
            path == p or path.startswith(tuple(f"{p}{mark}" for mark in ".@~$!?")) for p in paths
        )

    return {(table, key): row for (table, key), row in found.items() if not inside(key)}


def read(text: str) -> Extraction:
    return extract(text.encode(), document_id="d")


TEXTS = {
    result.source_path: result.text
    for _, result in read_all(SEEDS)
    if isinstance(result, Extraction)
}


@pytest.mark.parametrize("seed", sorted(TEXTS))
def test_an_edit_in_one_clause_renames_nothing_in_the_others(seed: str) -> None:
    text = TEXTS[seed]
    before = read(text)
    kept = rows(before)
    provisions = [clause for clause in before.clauses if clause.kind == "provision"]
    assert len(provisions) > 5
    for number, clause in enumerate(provisions[:: len(provisions) // 4]):
        edit = list(EDITS.values())[number % len(EDITS)]
        own = text[clause.char_start : clause.char_end]
        after = rows(read(text[: clause.char_start] + edit(own) + text[clause.char_end :]))
        assert after != kept
        assert outside(after, clause.path) == outside(kept, clause.path), clause.path


def document(*items: str) -> str:
    """Three sections with items numbered anew in each; ``items`` are those of the second."""
    numbers = "一二三四五"
    second = "\n".join(f"（{numbers[n]}）{item}" for n, item in enumerate(items))
    return f"""大同市人民政府办公厅关于做好养老工作的通知

各县区人民政府：

一、加强领导
（一）明确责任。由市民政局牵头，2020年6月底前完成。
（二）落实经费。由市财政局负责。

二、推进改革
{second}

三、抓好落实
（一）加强督查。由市卫生健康委牵头，2020年底前完成。
"""


FIRST = "简化审批。由市发展改革委牵头，2020年9月底前完成。"
SECOND = "开放市场。由市商务局牵头，2020年10月底前完成。"
NEW = "培养人才。由市教育局牵头，2020年11月底前完成。"


def test_a_clause_added_behind_the_others_renames_none() -> None:
    before, after = rows(read(document(FIRST, SECOND))), rows(read(document(FIRST, SECOND, NEW)))
    assert ("responsibilities", "d#2.3@1") in after
    assert outside(after, "2.3") == before


def test_a_clause_inserted_before_others_moves_those_whose_printed_number_moves() -> None:
    """The identifier is the printed number: （二）, now （三）, is another clause by its name."""
    before, after = rows(read(document(FIRST, SECOND))), rows(read(document(FIRST, NEW, SECOND)))
    assert outside(after, "2.2", "2.3") == outside(before, "2.2")
    moved = before["deadlines", "d#2.2~1"]["expression"]
    assert after["deadlines", "d#2.3~1"]["expression"] == moved


def test_a_misprinted_number_renames_its_own_clause_only() -> None:
    text = document(FIRST, SECOND, NEW)
    before, after = rows(read(text)), rows(read(text.replace("（三）培养", "（四）培养")))
    assert outside(after, "2.4") == outside(before, "2.3")
    assert after["clauses", "d#2.4"]["text"] == before["clauses", "d#2.3"]["text"]
