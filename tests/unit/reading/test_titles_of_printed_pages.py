"""Titles as the lines of a PDF or of a text print them: above their address, twice, cut within a word."""

from __future__ import annotations

import pytest
from tests.unit.reading.conftest import Read

# lines of one width, as a page's text has them
BODY = (
    "为进一步加快改革试点市建设，积极探索价值实现机制，提升工作能力，助力\n"
    "实现各项目标，现就有关事项通知如下，请各地区各部门结合实际认真贯彻落\n"
    "实，重大情况及时报告，确保各项任务按照时间节点落到实处，取得明显成效。\n"
) * 3 + "一、指导思想\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # the address below it is no part of it, however wide the line above
        (
            "三明市人民政府办公室关于实施林业碳汇“三建两创”行动助力实现目标的通知\n各县（市、区）人民政府，市直各单位：",
            "三明市人民政府办公室关于实施林业碳汇“三建两创”行动助力实现目标的通知",
        ),
        (
            "云南省科技厅关于申报二〇二二年科技支撑碳达峰碳中和专项（第一批）项目的通知\n有关单位：",
            "云南省科技厅关于申报二〇二二年科技支撑碳达峰碳中和专项（第一批）项目的通知",
        ),
        # printed twice
        (
            "某省人民政府关于印发节能减排综合工作方案和推进实施有关重点任务的通知\n" * 2,
            "某省人民政府关于印发节能减排综合工作方案和推进实施有关重点任务的通知",
        ),
        # cut within 关于
        (
            "福建省工业和信息化厅 福建省财政厅关\n于印发推动工业节能降碳若干措施的通知",
            "福建省工业和信息化厅 福建省财政厅关于印发推动工业节能降碳若干措施的通知",
        ),
        # the plan of a system
        ("重庆市环境信息依法披露制度\n改革工作方案", "重庆市环境信息依法披露制度改革工作方案"),
    ],
)  # fmt: skip
def test_titles_over_lines(head: str, title: str, read: Read) -> None:
    found = read(f"{head}\n{BODY}", wrapped=True).document.title
    assert "".join(found.split()) == "".join(title.split())
