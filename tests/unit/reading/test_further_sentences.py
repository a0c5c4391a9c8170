"""Who is obliged in a document whose place nothing tells, and by rarer words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Duties = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("市财政局", "100000:*:finance"),
        ("市政府办公厅", "100000:*:general_office"),
        ("民政部门", "100000:*:civil_affairs"),
        ("财政部", "100000:finance"),
    ],
)
def test_a_body_of_a_place_that_nothing_tells_has_its_function(
    name: str, department: str, read: Callable[..., Extraction]
) -> None:
    found = read(f"一、{name}要加强监管，该区要配合。", issuer="某单位").responsibilities
    told = [(row.name, row.is_collective) for row in found]
    assert told == [(name, False)]
    resolved = found[0].resolution
    assert resolved is not None and resolved.department is not None
    assert resolved.department.department_id == department


def test_the_government_of_where_something_is_is_not_that_of_the_state(
    read: Callable[..., Extraction],
) -> None:
    text = "一、地震重点监视防御区所在地人民政府要加强领导。"
    (row,) = read(text, issuer="国务院办公厅").responsibilities
    assert row.resolution is not None and row.resolution.department is not None
    assert row.resolution.department.department_id == "100000:*:government"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市政府督查室应对办理进度进行检查。", [("市政府督查室", "responsible")]),
        ("市应急局的应对能力。", []),
        # a heading that a blank parts, and no body
        ("加强组织领导 市财政局要加强监督。", [("市财政局", "responsible")]),
        ("加强组织领导 各有关部门,要加强监督。", [("各有关部门", "responsible")]),
        ("已明确指标的部门和单位，要严格落实。", []),
        ("市政府领导同志要加强监督。", []),
        ("市政府各位领导及各有关部门，要加强监督。", []),
        ("将城市客运管理职责移交市交通委承担。", [("市交通委", "responsible")]),
        (
            "工程管理工作，由市住建委委托各区建设部门负责监督。",
            [("市住建委", "responsible"), ("各区建设部门", "responsible")],
        ),
        ("市公安局或者其委托单位应当告知。", [("市公安局", "responsible")]),
        ("这是建立由党委政府统一领导、职能部门主管、各方参与的管理机制的载体。", []),
        ("建立由市教委牵头，市财政局参与的机制。", [("市教委", "lead"), ("市财政局", "support")]),
        ("补贴由国家、各区按比例负担。", []),
        ("补贴由区财政落实，由市、区两级财政承担。", [("区财政", "responsible")]),
        (
            "由市教委牵头，市财政局、市民政局等参加。",
            [("市教委", "lead"), ("市财政局", "support"), ("市民政局", "support")],
        ),
        ("组织学生等参加活动。", []),
        ("市政府授权市数据局负责建设。", [("市数据局", "responsible")]),
        (
            "市教育主管部门及其他有关部门要加强监测。",
            [("市教育主管部门", "responsible"), ("其他有关部门", "responsible")],
        ),
        ("市经信局会同专区监管部门建立机制。", [("市经信局", "lead")]),
        ("所在县区教育部门要做好工作。", [("所在县区教育部门", "responsible")]),
        ("学校所在县区教育局负责监管。", [("学校所在县区教育局", "responsible")]),
        ("当事人到所在区应当登记。所在单位要做好工作。", []),
        ("市经信局会同各方建立机制。", [("市经信局", "lead")]),
        ("用于高等院校或科研院所研究的，应当说明。各数据专区应建立合作生态。", []),
        ("国家应急监测队伍等力量，要参加救援。市应急局处置应对\n现场开展救援。", []),
        (
            "由屈家岭管理区推动市场发展领导小组办公室负责解释。",
            [("屈家岭管理区推动市场发展领导小组办公室", "responsible")],
        ),
    ],
)
def test_further_modals_and_subjects(
    duties: Callable[[str], list[tuple[str, str]]], text: str, expected: list[tuple[str, str]]
) -> None:
    assert duties(text) == expected
