"""What is the name of a body by its form, and what only ends as one does."""

from __future__ import annotations

import pytest

from zhengce.reading import names


@pytest.mark.parametrize(
    "phrase",
    [
        "均需市财政局", "汇总市财政局", "推送市税务局", "函告市规划局", "依托市数据局", "协调人民法院", "选择省教育厅", "借鉴市教育局",
        "赋能市商务局", "探索市财政局", "上报市财政局", "企业被市场监管部门", "事项经有关部门", "同公安主管部门", "联合市教育局", "一网通办",
        "用心办", "支持海关", "智慧海关", "发现问题的部门", "指定有关法院", "国家举办学校", "国家完善党委领导部门", "参加社会保险监督委员会",
        "本条例所称规划区", "省域海岛保护规划和直辖市", "自国务院专利行政部门", "修改乡", "镇人民政府组织编制的镇", "本部门送外交部", "人民政府办理以本级人民政府工作部门",
    ],
)  # fmt: skip
def test_what_ends_as_names_do_and_is_none(phrase: str) -> None:
    assert names.is_phrase(phrase)


@pytest.mark.parametrize(
    "name",
    [
        "同安区教育部门",
        "同心县农业农村部门",
        "联合国教科文组织全国委员会",
        "市政务公开办",
        "榕城海关",
        "国务院学位委员会",
    ],
)
def test_names_that_begin_or_end_as_phrases_do(name: str) -> None:
    assert not names.is_phrase(name)


@pytest.mark.parametrize(
    "phrase",
    [
        "确保落到实处",
        "资金用在实处",
        "打通堵点难处",
        "违规行为依法惩处",
        "人与自然和谐共处",
        "在公路交叉处",
        "在显著位置处",
    ],
)
def test_what_is_no_inner_office(phrase: str) -> None:
    assert names.inner.fullmatch(phrase) is None
