"""Lists and bodies of plans: what a prefix lends, notes within a name, who helps, when before who."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Told = Callable[[str], str]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("做好工作。（责任单位：市人民政府办公室、发展改革委、商务局）", "R市人民政府办公室 R市发展改革委 R市商务局"),
        ("做好工作。（国务院医改办、卫生计生委负责）", "R国务院医改办 R卫生计生委"),
        ("做好工作。（责任单位：各县（市）区人民政府、开发（度假）区管委会）", "R各县（市）区人民政府 R开发（度假）区管委会"),
        ("做好工作。（市工信局、市财政局牵头并按职责分工负责）", "L市工信局 L市财政局"),
        ("做好工作。（责任单位：市教委等市委人才工作领导小组有关成员单位）", "R市教委"),
        ("各市、县级人民政府要划分监管网格。", "R各市、县级人民政府"),
        ("环境保护、工商等部门要配合人民法院依法执行。", "S环境保护部门 S工商部门"),
        ("3月底前各级政府及其有关部门设置惠企政策服务专区。", "R各级政府 R有关部门"),
        ("领导小组每季度组织召开推进会。", "R领导小组"),
        ("市委、市政府每年召开一次大会。", "R市委 R市政府"),
    ],
)  # fmt: skip
def test_rows(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


def test_the_number_of_a_collection_is_no_part_of_a_title(read: Read) -> None:
    found = read(
        "4. 昆明市人民政府办公室关于印发昆明市年度工作任务的通知\n各区人民政府：\n一、指导思想\n甲。\n二、任务\n"
        "1.做好工作。\n2.抓好工作。"
    )
    assert found.document.title == "昆明市人民政府办公室关于印发昆明市年度工作任务的通知"
    assert [clause.path for clause in found.clauses] == ["0", "1", "2", "2.1", "2.2"]
