"""Attachments without numbered units of their own: each is its part's preamble, so that nothing in it is lost."""

from __future__ import annotations

from collections.abc import Callable

from zhengce.model import Extraction

Read = Callable[..., Extraction]

NOTICE = "请执行。\n一、加强监测。\n二、做好转移。\n"
LISTED = "附件：1.调查意见\n2.实施方案\n某市人民政府办公室\n2025年3月1日\n"
OPINION = "附件1\n调查意见\n专家认为滑坡仍在发展。\n根据《地质灾害防治条例》（国务院令第394号），由市民政局负责安置。\n"
PLAN = "附件2\n实施方案\n一、转移群众。\n二、安置群众。\n"


def paths(found: Extraction) -> list[str]:
    return [clause.path for clause in found.clauses]


def test_it_is_the_preamble_of_its_part_between_others(read: Read) -> None:
    found = read(NOTICE + LISTED + OPINION + PLAN)
    assert paths(found) == ["0", "1", "2", "a1/0", "a2/1", "a2/2"]
    opinion = found.clauses[3]
    assert found.text[opinion.char_start : opinion.char_end].endswith("由市民政局负责安置。")


def test_what_it_cites_and_whom_it_charges_is_found(read: Read) -> None:
    found = read(NOTICE + LISTED + OPINION)
    assert [(c.path, c.cited_number) for c in found.citations] == [("a1/0", "国务院令第394号")]
    assert [(r.path, r.name) for r in found.responsibilities] == [("a1/0", "市民政局")]


def test_a_form_is_none(read: Read) -> None:
    form = "附件1\n登记表\n姓名：\n单位（盖章）：\n"
    assert paths(read(NOTICE + LISTED + form + PLAN)) == ["0", "1", "2", "a2/1", "a2/2"]


def test_the_only_one_needs_no_number(read: Read) -> None:
    plain = "附件\n说明\n滑坡仍在发展。\n"
    assert paths(read(NOTICE + plain)) == ["0", "1", "2", "a1/0"]
