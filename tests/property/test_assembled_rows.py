"""Whatever reading hands on, the rows keep the contract's promises."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from zhengce import model
from zhengce.tables.assemble import part
from zhengce.tables.matter import LIMIT, cut, first_sentence, matter
from zhengce.tables.schema import load

TEXT = st.text("一甲政府。；\n《》（）()“” \u3000,A1𠀀", max_size=200)
PAIRS = dict(zip("》）)”", "《（(“", strict=True))


@st.composite
def extractions(draw):
    text = draw(TEXT)
    paths = draw(st.lists(st.sampled_from(["0", "1", "1.1", "1.2", "2", "a1/1", "a1/1.1"]),
                          unique=True, min_size=1))  # fmt: skip
    place = st.integers(0, len(text))
    cuts = sorted(draw(st.lists(place, min_size=2 * len(paths), max_size=2 * len(paths))))
    spans = list(zip(cuts[::2], cuts[1::2], strict=True))
    department = model.Department(
        "110000:health", "北京市卫生健康委员会", "市卫生健康委", "health", "卫生健康", "Health",
        "province", "110000", "北京市",
    )  # fmt: skip
    resolutions = [None, model.Resolution(None, True), model.Resolution(department, False, "旧名")]
    inside = st.tuples(st.sampled_from(paths), st.tuples(place, place).map(sorted))
    return model.Extraction(
        draw(st.sampled_from(["a", "b/c", "d#e"])), "a.txt", "0" * 64, "text/plain", "utf-8",
        model.Document("题", None, None, None, "other", None, None, None, "plain"),
        text,
        tuple(
            model.Clause(path, "一、", None, "provision", start, end)
            for path, (start, end) in zip(paths, spans, strict=True)
        ),
        tuple(
            model.Responsibility(
                path, "名", draw(st.sampled_from(resolutions)), "lead", "label", None, False,
                False, start, end,
            )
            for path, (start, end) in draw(st.lists(inside, max_size=8))
        ),
        tuple(
            model.Deadline(
                path, "ongoing", None, None, None, None, None, False, "label", None, start, end
            )
            for path, (start, end) in draw(st.lists(inside, max_size=8))
        ),
        (),
        (),
    )  # fmt: skip


@given(extractions())
@settings(deadline=None)
def test_rows_are_identified_and_quote_the_text(extraction):
    made = part([extraction], extractor_version="1")
    for name, rows in made.items():
        table = load().tables[name]
        keys = rows[table.key[0]].to_pylist()
        assert len(set(keys)) == len(keys)
        for column in table.columns:
            if column.quoted:
                for row in rows.to_pylist():
                    start, end = row["char_start"], row["char_end"]
                    assert row[column.name] == extraction.text[start:end]
    ids = set(made["clauses"]["clause_id"].to_pylist())
    for name in ("responsibilities", "deadlines"):
        assert set(made[name]["clause_id"].to_pylist()) <= ids
    known = Counter(made["responsibilities"]["department_id"].to_pylist())
    assert sum(made["departments"]["mentions"].to_pylist()) == known["110000:health"]


def balanced(line):
    opened = []
    for character in line:
        if character in PAIRS.values():
            opened.append(character)
        elif character in PAIRS and (not opened or opened.pop() != PAIRS[character]):
            return False
    return not opened


@given(TEXT)
def test_a_matter_is_one_short_line(text):
    line = matter(None, text, "一、")
    assert line
    assert len(line) <= LIMIT
    assert "\n" not in line


@given(TEXT, st.integers(5, 60))
def test_pairs_stay_pairs(text, limit):
    sentence = first_sentence(text)
    short = cut(sentence, limit)
    assert len(short) <= limit
    if balanced(sentence):
        assert balanced(short)
