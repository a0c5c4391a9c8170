"""What plans tell in the indicative is a task: 市水务局统筹水资源调度。"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Duties = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市水务局统筹水资源调度，市财政局保障资金。", ["市水务局", "市财政局"]),
        # chains, and what a body acts by
        (
            "市水务局统筹调度，加强监管，市财政局做好保障；市教委开展宣传，市民参与。",
            ["市水务局", "市财政局", "市教委"],
        ),
        ("按照全市负总责的工作机制，市水务局统筹调度。", ["市水务局"]),
        ("根据市财政局要求，加强监管，市水务局统筹调度的事项很多。", []),
        ("市水务局每季度通报进展。", ["市水务局"]),
        ("市水务局统筹调度。（责任单位：市财政局）", ["市财政局"]),
        ("调度平稳。县水务局、县财政局加强监管。", ["县水务局", "县财政局"]),
        ("调度平稳，县水务局加强监管的力度大。", []),
        ("价格主管部门编制目录。", ["价格主管部门"]),
        ("各区调查树木生长现状，并制定方案。2026年12月，各地进行总结。", ["各区", "各地"]),
        ("各省（区、市）组织检查。", ["各省（区、市）"]),
        # what has been done, what is meant, who is asked
        ("市水务局组织召开会议。市水务局组织开展了检查。", []),
        ("市水务局组织的检查中，市财政局已加强监管。", []),
        ("支持市水务局统筹调度。", []),
        ("农业农村主管部门组织植保机构开展监测。", ["农业农村主管部门"]),
        ("市委组织部活动。各部门加强监管。", ["各部门"]),
        ("市财政局积极推动改革，通过项目扩大投资。", ["市财政局"]),
        ("发生重大事件，市应急局立即派出工作组。", []),
    ],
)
def test_sentences_without_a_word_that_obliges(
    duties: Duties, text: str, expected: list[str]
) -> None:
    assert [name for name, _ in duties(text)] == expected
