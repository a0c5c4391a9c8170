"""Lists of organisations as printed, and the names they are completed to."""

from __future__ import annotations

import pytest

from zhengce.reading.organisations import listed, printed
from zhengce.reading.patterns import shadow


def names(text: str) -> list[str]:
    shadowed = shadow(text)
    return [printed(named, text, shadowed) for named in listed(shadowed, 0, len(text))]


def mentions(text: str) -> list[str]:
    return [text[named.start : named.end] for named in listed(shadow(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局", "市财政局"),
        ("市卫生健康委、市财政局", "市卫生健康委 市财政局"),
        ("市卫生健康委，市财政局；市民政局", "市卫生健康委 市财政局 市民政局"),
        ("市卫生健康委 市财政局", "市卫生健康委市财政局"),
        # a shared suffix
        ("昌平区、海淀区、顺义区政府", "昌平区政府 海淀区政府 顺义区政府"),
        ("环保、消防等部门", "环保部门 消防部门"),
        ("民政、财政部门", "民政部门 财政部门"),
        ("市公安局、环保、消防等部门", "市公安局 市环保部门 市消防部门"),
        # a shared prefix
        ("市民政局、规划自然资源委", "市民政局 市规划自然资源委"),
        ("市发展改革、人力社保、环保等部门", "市发展改革部门 市人力社保部门 市环保部门"),
        ("发展改革、人力社保、环保等部门", "发展改革部门 人力社保部门 环保部门"),
        ("省财政厅、国家税务总局、人力资源社会保障厅", "省财政厅 国家税务总局 省人力资源社会保障厅"),
        ("市民政局、财政部、教育部", "市民政局 财政部 教育部"),
        ("市民政局、各有关部门", "市民政局 各有关部门"),
        ("市金融局、北京银保监局", "市金融局 北京银保监局"),
        ("国家发展改革委、财政部", "国家发展改革委 财政部"),
        # levels
        ("市、区民政部门", "市民政部门 区民政部门"),
        ("市、区民政、财政部门", "市民政部门 区民政部门 市财政部门 区财政部门"),
        ("省、市、县卫生健康部门", "省卫生健康部门 市卫生健康部门 县卫生健康部门"),
        ("市、区相关部门", "市、区相关部门"),
        # 等
        ("市财政局等", "市财政局"),
        ("市财政局等部门", "市财政局"),
        ("市财政局、市民政局等有关部门", "市财政局 市民政局"),
        ("市财政局等3个部门", "市财政局"),
        ("市卫生健康委等部门、各区政府", "市卫生健康委 各区政府"),
        # notes in brackets
        ("市发展改革委(市京津冀协同办)", "市发展改革委"),
        ("市发展改革委（市京津冀协同办）、市财政局", "市发展改革委 市财政局"),
        ("市科委（市（区）合作办）", "市科委"),
        # joints between bodies, and within names
        ("市财政局和市民政局", "市财政局 市民政局"),
        ("市财政局及市民政局", "市财政局 市民政局"),
        ("市财政局与市民政局", "市财政局 市民政局"),
        ("市财政局、市民政局以及各区政府", "市财政局 市民政局 各区政府"),
        ("人力资源和社会保障部", "人力资源和社会保障部"),
        ("市人力资源和社会保障局", "市人力资源和社会保障局"),
        ("国家发展和改革委员会", "国家发展和改革委员会"),
        ("市文化和旅游局", "市文化和旅游局"),
        ("国家林业和草原局", "国家林业和草原局"),
        ("市规划和自然资源委员会", "市规划和自然资源委员会"),
        ("市人力资源和社会保障局和市财政局", "市人力资源和社会保障局 市财政局"),
        # classes
        ("各市政府", "各市政府"),
        ("各县（区）人民政府", "各县（区）人民政府"),
        ("各县(市、区)政府", "各县(市、区)政府"),
        ("各市、县人民政府", "各市、县人民政府"),
        ("各省、自治区、直辖市人民政府", "各省、自治区、直辖市人民政府"),
        ("各有关部门", "各有关部门"),
        ("各区政府、市有关部门", "各区政府 市有关部门"),
        ("市财政局，各区政府", "市财政局 各区政府"),
        ("各地区各有关部门", "各地区 各有关部门"),
        ("各地和各有关部门", "各地 各有关部门"),
        # what leads a list is no name
        ("由市财政局", "市财政局"),
        ("请市财政局、市民政局", "市财政局 市民政局"),
        ("以及市财政局", "市财政局"),
        ("市 财\n政局", "市财政局"),
        ("", ""),
        ("、，；", ""),
        ("等", ""),
        ("由", "由"),
    ],
)  # fmt: skip
def test_lists(text: str, expected: str) -> None:
    assert names(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昌平区、海淀区、顺义区政府", "昌平区 海淀区 顺义区政府"),
        ("市发展改革委(市京津冀协同办)、财政局", "市发展改革委(市京津冀协同办) 财政局"),
        ("环保、消防等部门", "环保 消防"),
        ("由市财政局、民政局等", "市财政局 民政局"),
        ("市、区民政部门", "市 区民政部门"),
        ("各市、县人民政府", "各市、县人民政府"),
    ],
)
def test_a_mention_is_what_is_printed(text: str, expected: str) -> None:
    assert mentions(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "open_ended"),
    [
        ("市财政局、市民政局", [False, False]),
        ("市财政局、市民政局等", [True, True]),
        ("市财政局、市民政局等部门、各区政府", [True, True, False]),
    ],
)
def test_what_a_list_leaves_open(text: str, open_ended: list[bool]) -> None:
    assert [named.is_open_ended for named in listed(shadow(text), 0, len(text))] == open_ended


def test_a_name_keeps_the_characters_of_the_text() -> None:
    assert names("州財政局、市（区）财政局、州行政审批服務局") == [
        "州財政局", "市财政局", "州行政审批服務局",
    ]  # fmt: skip
