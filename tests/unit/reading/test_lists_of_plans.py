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
        ("做好工作。（市行政审批局牵头，各县〈市、区〉人民政府、市直各单位按职责完成有关工作）", "L市行政审批局 R各县〈市、区〉人民政府 R市直各单位"),
        ("做好工作。（综合规划处、新闻宣传处等相关处室按职责分工负责）", "R综合规划处 R新闻宣传处"),
        ("县级住房城乡建设、扶贫或民政部门要加强核实。", "R县级住房城乡建设部门 R县级扶贫部门 R县级民政部门"),
        ("由行业主管部门或法律法规规定的主管部门会同相关监管部门梳理事项。", "L行业主管部门 L法律法规规定的主管部门 S相关监管部门"),
        ("各省党委和政府每年向党中央、国务院报告进展情况。", "R各省党委 R各省政府"),
        ("各地区对规划实施情况进行信息公开。", "R各地区"),
        ("省政府应当会同海事管理机构成立指挥机构。", "L省政府 S海事管理机构"),
        ("督查组对本级人民政府负责。", ""),
        ("市财政局对资金安全负责。", "R市财政局"),
        ("各市、县级人民政府要划分监管网格。", "R各市、县级人民政府"),
        ("环境保护、工商等部门要配合人民法院依法执行。", "S环境保护部门 S工商部门"),
        ("3月底前各级政府及其有关部门设置惠企政策服务专区。", "R各级政府 R有关部门"),
        ("领导小组每季度组织召开推进会。", "R领导小组"),
        ("市委、市政府每年召开一次大会。", "R市委 R市政府"),
        ("做好工作。（责任单位：省税务局，各市〔州〕、县\n〔市、区、特区〕人民政府）", "R省税务局 R各市〔州〕、县〔市、区、特区〕人民政府"),
        ("市房产局：负责牵头制度实施，会同财政等有关部门推动落实。", "L市房产局 S财政部门"),
        ("由市自然资源局及各区、县（市）政府负责落实。", "R市自然资源局 R各区、县（市）政府"),
        ("做好工作。（责任单位：市财政局、市“百千万工程”指挥部办公室）", "R市财政局 R市“百千万工程”指挥部办公室"),
        (
            "做好工作。（责任单位：省市场监管领域部门联合“双随机、一公开”监管工作联席会议成员单位）",
            "R省市场监管领域部门联合“双随机、一公开”监管工作联席会议成员单位",
        ),
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


def test_a_list_of_thirty_is_charged_by_what_follows_its_comma(told: Told) -> None:
    names = [
        f"市{name}局"
        for name in [
            "教育",
            "科技",
            "民政",
            "财政",
            "审计",
            "体育",
            "信访",
            "统计",
            "医保",
            "水务",
            "商务",
            "应急",
        ]
    ]
    text = (
        "、".join(names)
        + "等其他行业部门根据“三管三必须”要求，按照有关责任分工，负责督促落实制度。"
    )
    assert told(text) == " ".join(f"R{name}" for name in names)


def test_a_note_may_name_who_supports_in_all_lists_below_it(read: Read) -> None:
    found = read(
        "一、甲。（责任单位：市水务局；以下均需各县（市、区）政府（管委会）配合，不再列出）\n二、乙。（责任单位：市财政局）"
    )
    rows = [(row.path, row.name, row.role) for row in found.responsibilities]
    assert sorted(rows[-2:]) == [
        ("2", "各县（市、区）政府", "support"),
        ("2", "市财政局", "responsible"),
    ]
