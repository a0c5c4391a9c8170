"""The table of the forms of names: each row has its own examples, which are bodies."""

from __future__ import annotations

import re

import pytest

from zhengce import name_forms
from zhengce.reading import names

EXAMPLES = [(row, example) for row in name_forms.rows() for example in row.examples]


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_a_form_has_its_example(row: name_forms.Form, example: str) -> None:
    whole = names.written_like() if row.kind == "name" else names.described()
    assert whole.fullmatch(example) is not None
    assert re.fullmatch(name_forms.whole(row.form, names.PIECES), example) is not None


@pytest.mark.parametrize("row", name_forms.rows(), ids=lambda row: row.examples[0])
def test_a_form_is_needed(row: name_forms.Form) -> None:
    others = [other for other in name_forms.rows() if other.kind == row.kind and other != row]
    written = re.compile("|".join(name_forms.whole(other.form, names.PIECES) for other in others))
    assert [example for example in row.examples if not written.fullmatch(example)]


@pytest.mark.parametrize(
    "phrase",
    [
        "物业管理机构",
        "学校管理机构",
        "评标委员会",
        "进出口海关",
        "被确定为试点城市",
        "企业主管的部门",
        "北京购物中心",
        "上海康复体检中心",
    ],
)
def test_what_is_only_written_likewise(phrase: str) -> None:
    assert names.written_like().fullmatch(phrase) is None


def test_no_form_is_told_twice() -> None:
    forms = [row.form for row in name_forms.rows()]
    assert len(set(forms)) == len(forms)
