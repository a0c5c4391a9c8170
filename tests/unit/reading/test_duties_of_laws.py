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


LETTERS = {"lead": "L", "support": "S", "responsible": "R"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a phrase stands between the subject and its 应当
        ("可能造成重大影响的，生态环境主管部门在批准前，应当举行论证会。", "R生态环境主管部门"),
        ("会议期间，大会秘书处在主席团的领导下，负责受理工作。", "R大会秘书处"),
        ("县级以上人民政府及其有关部门、从事境外投资活动的有关单位，在确定投资项目前，应当评估。", "R县级以上人民政府 R有关部门"),
        ("下一级人民政府不能消除其引发的严重社会危害的，应当及时报请上一级人民政府。", "R下一级人民政府"),
        ("突发事件多发、易发地区的居民委员会和村民委员会应当组织演练。", "R居民委员会 R村民委员会"),
        ("通信管理部门应当保障畅通；广播电视、新闻出版、网络管理部门应当组织报道。",
         "R通信管理部门 R广播电视管理部门 R新闻出版管理部门 R网络管理部门"),
        ("市、县（市、区）人民政府其他有关部门按照下列职责分工，做好有关工作。", "R市人民政府其他有关部门 R县（市、区）人民政府其他有关部门"),
        ("对其他机关工作提出的意见，由相关机关、组织办理。", "R相关机关"),
        ("由主席团交有关机关研究处理。", "R主席团"),
        ("根据国务院部署由省人民政府应急处置。", "R省人民政府"),
        ("由度假区管理委员会负责修复治理。", "R度假区管理委员会"),
        ("用人单位在招收人员时，应当优先招收本地居民。", ""),
        ("部门在审批前，企业应当提交材料。", ""),
    ],
)  # fmt: skip
def test_subjects_parted_from_their_verb(
    duties: Callable[[str], list[tuple[str, str]]], text: str, rows: str
) -> None:
    assert " ".join(f"{LETTERS[role]}{name}" for name, role in duties(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("由国务院核准的项目，企业应当报告。", ""),
        ("向社会公布由教育局核定的招生计划。", ""),
        ("未编制由市人民政府批准的规划的，责令改正。", ""),
        ("由国务院有关部门核准。", "R国务院有关部门"),
        ("公安机关可以会同城市管理部门设置停车泊位。", ""),
        ("公安机关应当会同城市管理部门设置停车泊位。", "L公安机关 S城市管理部门"),
    ],
)
def test_attributes_and_powers_are_no_charge(
    duties: Callable[[str], list[tuple[str, str]]], text: str, rows: str
) -> None:
    assert " ".join(f"{LETTERS[role]}{name}" for name, role in duties(text)) == rows
