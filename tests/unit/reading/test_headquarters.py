"""What emergency plans say of: headquarters by their short names, working groups, levels of response."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市防指负责组织领导全市防汛工作。", "responsible 市防指"),
        ("进入汛期，各级防指应实行值班制度。", "responsible 各级防指"),
        ("决口的应急处理，由当地防指负责。", "responsible 当地防指"),
        ("Ⅲ级应急响应由市防指或授权市防办决定启动。", "responsible 市防指;responsible 市防办"),
        ("市防指、市气象局、市水务局要会商。", "responsible 市防指;responsible 市气象局;responsible 市水务局"),
        ("洪涝灾害发生的，防指在报告同级政府的同时，应及时通报。", "responsible 防指"),
        ("事发地区防指启动相应应急响应，组织做好防汛工作。", "responsible 事发地区防指"),
        ("陵园管理：\n中山陵园管理局：负责辖区防汛工作。\n市供销合作总社：发挥系统作用，做好供应。", "responsible 中山陵园管理局;responsible 市供销合作总社"),
        # no bodies, no tasks
        ("市防指的指令要及时传达。", ""),
        ("各项指标要落实，戒指要保管。", ""),
        ("市水务局启动项目建设。", ""),
        ("企业在报告政府的同时，应及时通报。", ""),
        ("公园管理局面复杂：负责的人少。", ""),
        # groups: who leads, and whom they consist of
        ("工程技术组：由市水务局牵头，市气象局、市规划和自然资源局等单位组成，负责抢险。", "lead 市水务局;support 市气象局;support 市规划和自然资源局"),
        ("综合协调组：由市水务局、市气象局组成。负责综合协调各项工作。", "responsible 综合协调组"),
        ("医疗救治组负责救治伤员。", "responsible 医疗救治组"),
        ("村民小组：由本组村民组成，商议日常事务。", ""),
        ("领导小组由市水务局、市气象局组成。", ""),
        ("市气象局、市水务局等单位组成专班。", ""),
    ],
)  # fmt: skip
def test_who_is_charged(text: str, expected: str, read: Read) -> None:
    rows = read(f"一、{text}").responsibilities
    assert ";".join(f"{row.role} {row.name}" for row in rows) == expected


def test_short_names_are_headquarters(read: Read) -> None:
    rows = read("一、市防指、市防办负责值班。").responsibilities
    functions = [row.resolution and row.resolution.department for row in rows]
    assert [known and known.function for known in functions] == ["headquarters"] * 2
