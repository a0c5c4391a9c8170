"""Every row of the register's data resolves by its own examples."""

from __future__ import annotations

import pytest

from zhengce.provinces import PROVINCES
from zhengce.register.files import rows, several
from zhengce.register.lookup import Names

REGISTER = Names()
PLACES = REGISTER.places.by_code


def read(example: str, default: str) -> str | None:
    name, _, code = example.partition("@")
    found = REGISTER.resolve(name, PLACES[code or default])
    return found.department.department_id if found and found.department else None


def wrong(table: str, default: str, column: str = "function") -> list[tuple[str, str | None]]:
    answers = [
        (row[column], example, read(example, default))
        for row in rows(table)
        for example in several(row["examples"])
    ]
    return [(e, got) for function, e, got in answers if (got or "").split(":")[-1] != function]


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("functions", "140200"),
        ("functions", "110000"),
        ("functions", "100000"),
        ("stems", "140200"),
        ("stems", "140224"),
        ("matters", "140200"),
        ("initials", "140224"),
        ("endings", "140200"),
        ("national", "100000"),
        ("national", "140200"),
        ("local_forms", "140200"),
    ],
)
def test_every_example_tells_its_function(table: str, place: str) -> None:
    assert wrong(table, place) == []


def test_every_name_of_a_national_body_is_the_states_anywhere() -> None:
    strays = [
        (name, got)
        for row in rows("national")
        for name in (row["name"], *several(row["short_names"]))
        if (got := read(name, "110105")) != f"100000:{row['function']}"
    ]
    assert strays == []


@pytest.mark.parametrize(
    "table",
    ["functions", "stems", "matters", "national", "reforms", "initials", "endings", "words"],
)
def test_no_row_is_without_an_example(table: str) -> None:
    assert [r for r in rows(table) if not r["examples"] and r.get("function") != "other"] == []


def test_every_place_answers_to_its_names_at_home_and_next_door() -> None:
    strays = []
    for row in rows("places"):
        if row["code"] == "100000":
            continue
        for name in (row["name"], *several(row["short_names"])):
            shared = len(REGISTER.places.codes(name)) > 1  # 吉林 is a province and a city in it
            for context in (row["code"],) if shared else (row["code"], row["parent"], "100000"):
                if read(f"{name}财政局", context) != f"{row['code']}:finance":
                    strays.append((name, context, read(f"{name}财政局", context)))
    assert strays == []


def test_words_for_bodies_of_any_function_make_a_class_of_none() -> None:
    datong = PLACES["140200"]
    for row in rows("words"):
        for example in several(row["examples"]):
            found = REGISTER.resolve(example, datong)
            assert found is not None and found.is_collective, example


def test_functions_codes_and_places_of_every_table_exist() -> None:
    functions = {row["function"] for row in rows("functions")}
    for table in ("stems", "matters", "national", "local_forms", "initials", "endings"):
        assert {row["function"] for row in rows(table)} <= functions
    assert {row["code"] for row in rows("numbers")} <= set(PLACES)


def test_every_number_prefix_tells_its_place() -> None:
    strays = [
        row
        for row in rows("numbers")
        for example in several(row["examples"])
        if (place := REGISTER.place_of(None, None, example, "")) is None
        or place.code != row["code"]
    ]
    assert strays == []


def test_every_reform_names_what_became_of_a_body_of_the_register() -> None:
    for row in rows("reforms"):
        assert REGISTER.resolve(row["body"], PLACES["100000"]) is not None, row
        assert REGISTER.resolve(row["became"], PLACES["100000"]) is not None, row


def test_the_short_names_in_patterns_are_those_of_the_register() -> None:
    """All of the mainland: 兵团 is a body of 新疆 by its whole name, and no local body of the islands is named."""
    elsewhere = {"兵团", "台湾", "香港", "澳门"}
    shorts = {
        short
        for row in rows("places")
        if row["level"] == "province"
        for short in several(row["short_names"])
    }
    assert shorts - elsewhere == set(PROVINCES.split("|"))
