"""Whatever a document prints, the register answers and never fails."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from zhengce.register.lookup import Names

REGISTER = Names()
PLACES = list(REGISTER.places.by_code.values())
CHARACTERS = list("市省各区县团委局和、(）本州教科级直的其部")
NAMES = ["大同", "朝阳区", "北京市", "国家", "国务院", "中共", "办公室", "政府", "卫生", "有关"]
OTHERS = ["部门", "以上", "地方", "公司", "总局", "领导小组", "直属", "人民", "银行", "街道"]
WORDS = st.sampled_from([*CHARACTERS, *NAMES, *OTHERS])
PRINTED = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=9).map("".join))
PLACE = st.one_of(st.none(), st.sampled_from(PLACES))


@settings(max_examples=400, deadline=None)
@given(PRINTED, PLACE)
def test_any_name_resolves_or_is_unknown(name: str, place: object) -> None:
    found = REGISTER.resolve(name, place)  # type: ignore[arg-type]
    if found is not None and found.department is not None:
        body = found.department
        assert body.function in REGISTER.directory.functions
        assert body.jurisdiction_code in REGISTER.places.by_code
        star = ":*:" if found.is_collective or ":*:" in body.department_id else ":"
        assert body.department_id == f"{body.jurisdiction_code}{star}{body.function}"
        assert body.name and body.short_name and "{" not in body.name + body.short_name


@settings(max_examples=300, deadline=None)
@given(PRINTED, PRINTED, PRINTED, PRINTED)
def test_any_marks_tell_a_place_or_none(issuer: str, title: str, number: str, text: str) -> None:
    place = REGISTER.place_of(issuer, title, number, text)
    assert place is None or place in PLACES


@settings(max_examples=200, deadline=None)
@given(PRINTED)
def test_white_space_and_width_make_no_difference(name: str) -> None:
    place = REGISTER.places.by_code["140200"]
    wide = re.sub(r"[()]", lambda m: "（" if m[0] == "(" else "）", name)
    assert REGISTER.resolve(name, place) == REGISTER.resolve(f" {wide}\u3000", place)


def test_a_very_long_name_costs_no_time() -> None:
    for piece in ("市", "各级", "北京市", "有关", "卫生和", "的"):
        assert REGISTER.resolve(piece * 100_000, REGISTER.places.by_code["110000"]) is None
