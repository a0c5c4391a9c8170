"""Offices that a department's own plan charges: 组织人事科：…, （体改处）, （法规处牵头）."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]
OFFICES = (
    "办公室：准确把握分工。\n组织人事科：运用媒体，及时宣传报道工作成效。\n建筑业管理科：督促指导各县区。"
    "\n市政建设科：推进城市绿色照明。\n市房屋征收中心：按照统一安排，做好征收工作。"
)


def of(found: Extraction) -> list[tuple[str, str | None]]:
    return [
        (
            row.name,
            row.resolution.department.function
            if row.resolution and row.resolution.department
            else None,
        )
        for row in found.responsibilities
    ]


def test_offices_charged_one_by_one_are_their_departments(read: Read) -> None:
    found = of(
        read(
            f"一、分工\n（一）制度。业务分工如下：\n{OFFICES}", issuer="北京市住房和城乡建设委员会"
        )
    )
    construction = "housing_construction"
    assert found == [
        ("办公室", "general_office"),
        ("组织人事科", construction),
        ("建筑业管理科", construction),
        ("市政建设科", construction),
        ("市房屋征收中心", construction),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "组织人事科：运用媒体，及时宣传报道工作成效。\n建筑业管理科：督促指导各县区。",  # two may be anything
        "便民服务中心：建设面积达到五百平方米。\n居家养老站：新建二十个。\n卫生室：全部达标。\n活动室：不少于一个。",
        "咨询科：62850000\n受理科：62850001\n投诉科：62850002\n督查科：62850003",
    ],
)
def test_what_only_looks_like_a_series_of_offices(text: str, read: Read) -> None:
    assert of(read(f"一、分工\n{text}", issuer="北京市住房和城乡建设委员会")) == []


@pytest.mark.parametrize(
    ("issuer", "text", "expected"),
    [
        ("吉林省发展和改革委员会", "平等对待各类市场主体。（体改处）", [("体改处", "development_reform")]),
        ("吉林省人民政府", "平等对待各类市场主体。（体改处）", []),
        ("吉林省发展和改革委员会", "平等对待各类市场主体（见第三处）。", []),
        ("吉林省发展和改革委员会", "平等对待各类市场主体。（）", []),
        (
            "吉林省发展和改革委员会",
            "完善事项要素。（法规处牵头，相关业务处室配合）",
            [("法规处", "development_reform"), ("相关业务处室", "development_reform")],
        ),
        (
            "吉林省发展和改革委员会",
            "公示结果。（事中事后监管办牵头，相关处室配合）",
            [("事中事后监管办", "development_reform"), ("相关处室", "development_reform")],
        ),
        ("吉林省人民政府", "完善事项要素。（法规处牵头）", [("法规处", "legal_affairs")]),
        ("吉林省发展和改革委员会", "完善要素。（省财政厅牵头）", [("省财政厅", "finance")]),
    ],
)  # fmt: skip
def test_an_office_in_a_bracket(
    issuer: str, text: str, expected: list[tuple[str, str]], read: Read
) -> None:
    assert of(read(f"一、{text}", issuer=issuer)) == expected


def test_some_offices_stay_a_class(read: Read) -> None:
    rows = read(
        "一、甲。（法规处牵头，相关处室配合）", issuer="吉林省发展和改革委员会"
    ).responsibilities
    assert [row.is_collective for row in rows] == [False, True]


def test_who_sits_in_a_leading_group_is_charged_with_nothing(read: Read) -> None:
    text = (
        "一、组成人员\n成 员：张三 市住房城乡建设委组织人事处处长\n李四 市住房城乡建设委法规处处长"
    )
    assert of(read(text)) == []


def test_offices_of_the_city_s_own_department(read: Read) -> None:
    found = read(
        "一、治理。（牵头指导处室：市局标准创新处、标准技术处）", issuer="北京市市场监督管理局"
    )
    assert of(found) == [(f"市局标准{of}处", "market_regulation") for of in ("创新", "技术")]
    assert {row.role for row in found.responsibilities} == {"lead"}
