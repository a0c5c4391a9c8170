"""What is only a power charges nobody; classes of bodies, and of places, that stand for their governments."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Told = Callable[[str], str]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # powers
        ("行政处罚可以由其所属的行政执法机构实施。", ""),
        ("国家级风景名胜区可以由省人民政府提请撤销。", ""),
        ("住房保障部门可会同民政部门开展核查。", ""),
        ("公安机关可以单独或者会同城市管理部门设置泊位。", ""),
        # what is planned, and what money is given
        ("市科技局拟继续做好规划编制工作。", "R市科技局"),
        ("中央财政适当增加资金规模。", "R中央财政"),
        ("所需经费由区财政全额保障。", "R区财政"),
        ("确认为中央财政事权，由中央承担支出责任。", "R中央"),
        ("转出地车辆管理所应当查验机动车。", "R转出地车辆管理所"),
        ("中央财政引导设立的基金要加快投资。", ""),
        # classes
        ("政府及其有关部门应当完善措施。", "R政府 R有关部门"),
        ("政府应当完善措施。", ""),
        ("受帮扶省市要主动对接需求。", "R受帮扶省市"),
        ("经济区内各市要发挥优势。", "R经济区内各市"),
        ("市、区住房保障部门和其他有关部门应当依法处理。", "R市住房保障部门 R区住房保障部门 R其他有关部门"),
        ("发展改革、审计等政府相关职能部门按照职责分工做好工作。", "R发展改革部门 R审计部门"),
        ("公安、海事、煤矿、气象等部门应当加强监管。", "R公安部门 R海事部门 R煤矿部门 R气象部门"),
        ("社会保险机构应当健全机制。", "R社会保险机构"),
        ("森林防火区内的乡镇（街道）应当配备队伍。", "R森林防火区内的乡镇"),
        ("代表的建议，交本市有关机关、组织负责办理。", "R本市有关机关"),
        ("区住房保障部门核查申请材料，出具意见。", "R区住房保障部门"),
        ("市科委会同市计划委员会（以下简称市计委）制定规划。", "L市科委 S市计划委员会"),
        ("市科委会同市发展改革委（以下简称市发改委）、市财政局制定规划。", "L市科委 S市发展改革委 S市财政局"),
        ("责成市教育局牵头整改。", "L市教育局"),
        ("由市教育局牵头，各县（市、区）抓好落实。", "L市教育局 R各县（市、区）"),
        ("各县（市、区）党委、政府要加强领导。", "R各县（市、区）党委 R各县（市、区）政府"),
        ("请各省市场监管部门、公安机关于开学后1个月内将情况报送总局。", "R各省市场监管部门 R公安机关"),
        ("教育部门要主动协调并会同人力资源社会保障部门，加强工作。", "L教育部门 S人力资源社会保障部门"),
        ("各地市场监管、教育等部门要落实责任。", "R各地市场监管部门 R各地教育部门"),
        ("加强监管。（组织单位：市教育局）", "R市教育局"),
        # who leads, by what it is called or is to be
        ("以市教育局为牵头单位，市财政局为责任单位，建立机制。", "L市教育局 R市财政局"),
        ("由市教育局作为牵头单位，会同相关部门推进。", "L市教育局 S相关部门"),
        ("市教育局要充分发挥牵头作用。", "L市教育局"),
        ("市教育局承担牵头责任，市财政局做好保障。", "L市教育局 R市财政局"),
        ("市教育局主要负责政策制定。", "R市教育局"),
        ("市教育局主要负责人要亲自抓。", ""),
        ("各县（市、区）每月5日前将进展报送市教育局。", "R各县（市、区）"),
        # nobody public: a firm's own union, who is asked or told
        ("本单位工会应当立即报告。", ""),
        ("倡导村民委员会、居民委员会建立议事会。", ""),
        ("请批转各有关省（市）人民政府执行。", ""),
        # who does research is no public body, whoever founded it
        ("本市设立的研究开发机构、高等院校应当报告。", ""),
        ("煤矿企业及其有关人员对市应急管理部门依法履行职责，应当予以配合。", ""),
    ],
)  # fmt: skip
def test_powers_and_classes(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("其他负有安全生产监督管理职责的部门", "other"),
        ("市级负有安全生产监督管理职责的部门", "other"),
        ("组织实施项目的有关部门", "other"),  # no 组织部's
        ("县级以上人民政府确定的监督管理部门", "other"),
        ("原发证机关", "other"),
        ("有权机关", "other"),
        ("转出地车辆管理所", "public_security"),
        ("上游省级人民政府", "government"),
        ("安置地县级以上人民政府", "government"),
        ("公园沿线各区人民政府", "government"),
        ("森林防火区内的乡镇", "government"),
        ("统筹地区社会保险经办机构", "human_resources"),
        ("受帮扶省市", "government"),
        ("经济综合主管部门", "development_reform"),
    ],
)
def test_functions_of_classes(name: str, function: str, read: Read) -> None:
    (row,) = read(f"一、{name}应当加强监管。").responsibilities
    assert row.resolution is not None
    assert row.resolution.department is not None
    assert (row.name, row.resolution.department.function) == (name, function)
