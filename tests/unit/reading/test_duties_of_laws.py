"""Who is charged by the sentences of laws: A依照本条例规定负责…, A依照《…》的规定主管…工作."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县级以上人民政府水行政主管部门依照本条例规定负责节水工作。", "县级以上人民政府水行政主管部门"),
        ("市水行政主管部门依照本条例的规定，负责节水工作。", "市水行政主管部门"),
        ("市教育行政部门依照《中华人民共和国教育法》等有关法律、法规的规定主管教育工作。", "市教育行政部门"),
        ("市税务机关依照本法及有关法律、行政法规的规定负责税收征收管理工作。", "市税务机关"),
        ("市其他有关部门依照本条例和有关法律的规定，在各自职责范围内负责节水工作。", "市其他有关部门"),
        ("县级以上人民政府有关部门依照本条例和其他有关法律的规定承担监督职责。", "县级以上人民政府有关部门"),
        ("市公安、交通部门依照各自职责负责有关工作。", "市公安部门 市交通部门"),
        ("市公安、交通部门依照职责分工负责有关工作。", "市公安部门 市交通部门"),
        # whose office it is, or who is none
        (
            "市人民政府依照法律规定负责监督管理的部门应当公开信息。",
            "市人民政府依照法律规定负责监督管理的部门",
        ),
        ("企业依照有关规定负责设施的维护。", ""),
        ("奖励经费按照有关规定承担。", ""),
        ("市发展改革部门组织市规划部门依照各自职责审查。", "市发展改革部门"),
    ],
)  # fmt: skip
def test_who_is_charged_by_a_rule(
    duties: Callable[[str], list[tuple[str, str]]], text: str, expected: str
) -> None:
    assert duties(text) == [(name, "responsible") for name in expected.split()]
