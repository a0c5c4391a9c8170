"""Notes that name bodies for all lists below them, each as it was printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("note", "added"),
    [
        ("以下均需试点城市政府落实，不再列出", "试点城市政府"),
        ("以下各项工作均需各县、区人民政府（管委会）落实，不再列出", "各县、区人民政府"),
        ("以下责任单位均包括各设区市人民政府、天津新区管委会，不再列出", "各设区市人民政府 天津新区管委会"),
        ("以下措施均需各区人民政府落实，不再逐一列出", "各区人民政府"),
        ("以下均需各县市区落实，不再逐项列出", "各县市区"),
        ("具体任务均涉及相关市（州）人民政府，不再做分工，下同", "相关市（州）人民政府"),
        ("各区人民政府均为责任单位，以下不再列出", "各区人民政府"),
        ("各区均为落实单位，不再单独列出", "各区"),
        ("市教委牵头，各有关部门配合，各区政府均为实施单位，不再注明", "各区政府"),
        # about something else
        ("以下各项不再列出", ""),
        ("以下均需研究，不再列出", ""),
        ("各项任务均需加快，不再列出", ""),
    ],
)  # fmt: skip
def test_a_note_adds_its_bodies_to_each_list_below(read: Read, note: str, added: str) -> None:
    found = read(
        f"一、做好甲。（市教委负责。{note}）\n二、做好乙。（市财政局、市民政局负责）\n三、做好丙。"
    )
    second = [row for row in found.responsibilities if row.path == "2"]
    assert [row.name for row in second] == [*added.split(), "市财政局", "市民政局"]
    assert {row.role for row in second} == {"responsible"}
    assert not [row for row in found.responsibilities if row.path == "3"]
    for row in second:
        assert found.text[row.char_start : row.char_end].startswith(row.name[:4])


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("责任单位：市市场监管局。具体任务均涉及相关县（区）人民政府，不再做分工，下同", "市市场监管局 相关县（区）人民政府"),
        ("责任单位：市市场监管局。各县（区）人民政府均为责任单位，不再列出", "市市场监管局 各县（区）人民政府"),
        ("市商务局牵头。以下任务均需各县、市、区政府及功能区管委落实，不再一一列出", "市商务局 各县、市、区政府 功能区管委"),
        ("市商务局，各区政府〔以下均涉及各区政府，不再列出〕", "市商务局 各区政府"),
    ],
)  # fmt: skip
def test_a_note_s_bodies_are_of_its_own_list_too(read: Read, bracket: str, expected: str) -> None:
    found = read(f"一、做好甲。（{bracket}）")
    assert [row.name for row in found.responsibilities] == expected.split()


def test_who_leads_and_supports_stays(read: Read) -> None:
    found = read(
        "一、做好甲。（市教委负责。以下均需各区政府落实，不再列出）\n二、做好乙。（牵头单位：市财政局；配合单位：市民政局、各区政府）"
        "\n三、做好丙。（市财政局牵头，市民政局配合）"
    )
    roles = [(row.path, row.name, row.role) for row in found.responsibilities if row.path != "1"]
    assert roles == [
        ("2", "市财政局", "lead"),
        ("2", "市民政局", "support"),
        ("2", "各区政府", "support"),
        ("3", "各区政府", "responsible"),
        ("3", "市财政局", "lead"),
        ("3", "市民政局", "support"),
    ]


def test_a_text_without_the_note(read: Read) -> None:
    found = read("一、做好甲。（市教委负责）\n二、做好乙。（市财政局负责）企业不再列出清单。")
    assert [(row.path, row.name) for row in found.responsibilities] == [
        ("1", "市教委"),
        ("2", "市财政局"),
    ]
