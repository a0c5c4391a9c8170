"""Beside what laws oblige: the words next to a rule, which it must read, and those that only look alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Told = Callable[[str], str]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # 检查中发现…的 is a case, 检查中小学 a task
        ("教育行政部门检查中小学校的办学条件。", "R教育行政部门"),
        ("市场监管部门监督检查中小学食堂，发现问题的，责令改正。", "R市场监管部门"),
        ("市审计局在监督检查中发现问题的，可以约谈。", ""),
        # what is done to a thing, and the thing that it was done to
        ("县人民政府上报审批的方案应当完整。", ""),
        ("市人民政府自行组织验收的项目应当备案。", ""),
        ("市人民政府自行组织开展验收。", "R市人民政府"),
        ("市人民政府自行确定试点范围。", "R市人民政府"),
        ("市政府设立适当的场所应当公示。", ""),
        ("市政府提供良好的营商环境。", "R市政府"),
        ("市政府提供优质的公共服务。", "R市政府"),
        ("市政府提供便捷的办事渠道。", "R市政府"),
        ("市政府提供适当的法律环境。", "R市政府"),
        ("公安机关参加抢险的任务，由市政府下达。", "R市政府"),
        ("公安机关参加抢险救灾工作。", "R公安机关"),
        ("公安机关参加社会保险的人员工作，由人社部门负责。", "R人社部门"),
        ("会计委员会处理下列事项：", "R会计委员会"),
        ("市药监局经组织技术审评，对资料进行审查。", "R市药监局"),
        ("市药监局对符合要求的，准予注册。", "R市药监局"),
        ("市药监局对符合要求的，予以登记。", "R市药监局"),
        ("国务院领导全国教育工作。", "R国务院"),
        ("市教育局管理本行政区域的教育事业。", "R市教育局"),
        ("商务局审核后，将初步意见及材料转报省商务厅。", "R商务局"),
        # whose groups, associations and councils they are
        ("煤矿企业抢险救援组负责井下救援。", ""),
        ("专家评估组应当提交报告。", ""),
        ("企业重组：推进国有企业兼并和破产重整工作。", ""),
        ("企业将登记证书、号牌、行驶证交公安机关交通管理部门注销。", ""),
        ("国家推进基层医疗卫生机构实行签约服务。", ""),
        ("达到两省一市人民政府规定规模的，应当配套建设。", ""),
        ("企业应当准确及时地向本级国防动员委员会的办事机构报告。", ""),
        ("本级国防动员委员会的办事机构应当受理报告。", "R本级国防动员委员会的办事机构"),
        ("企业协会等组织制定团体标准。", ""),
        ("供热机组：实施灵活性改造和节能升级工程。", ""),
        ("青年组：组织各项比赛的报名和评选工作。", ""),
        ("学位评定委员会应当作出决议。", ""),
        ("答辩委员会应当评议。", ""),
        ("伦理委员会应当审查。", ""),
        ("市风景名胜区保护规划委员会应当组织审查。", "R市风景名胜区保护规划委员会"),
        ("市统一领导协调机构应当召开会议。", "R市统一领导协调机构"),
        # to whom, and for what
        ("市生态环境局对各县区政府负责考核。", "R市生态环境局"),
        ("市财政局对本级人民政府负责并报告工作。", "R市财政局"),
        ("督查组对国务院负责。", ""),
        # with whom
        ("公安机关协同市场监管部门开展监管工作。", "R公安机关"),
        ("公安机关协同市场监管部门共同做好工作。", "R公安机关 S市场监管部门"),
        ("市政府会同金融管理部门地方派出机构加强监测。", "L市政府 S金融管理部门地方派出机构"),
        # who acts before a comma
        ("县人民政府征用房屋，要求有关单位提供支持的，应当给予补偿。", "R县人民政府"),
        ("人民法院审理离婚案件，涉及子女的，应当照顾其权益。", "R人民法院"),
        ("最高人民法院复核下级法院的裁定，应当分别处理。", "R最高人民法院"),
        # the offices of a description
        ("由市人民政府负责征求有关的主管部门意见。", "R市人民政府"),
        ("原办理注册登记手续的海关应当注销登记。", "R原办理注册登记手续的海关"),
        ("承担环境保护任务的机构应当报告。", "R承担环境保护任务的机构"),
        ("国防交通主管机构应当开展监测。", "R国防交通主管机构"),
        ("县级以上人民政府盐业主管机构负责监督。", "R县级以上人民政府盐业主管机构"),
        # behind the words that join a phrase to the one before
        ("此外市财政局应当拨付资金。", "R市财政局"),
        ("经费由单位承担，但市财政局应当拨付补助。", "R市财政局"),
        ("其中市财政局应当拨付资金。", "R市财政局"),
        ("届时市财政局应当拨付资金。", "R市财政局"),
        ("原则上市财政局应当拨付资金。", "R市财政局"),
    ],
)  # fmt: skip
def test_what_a_rule_reads_and_what_stands_beside_it(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("乡级或者县级人民政府应当处理。", "R乡级人民政府 R县级人民政府"),
        ("县级和镇人民政府应当处理。", "R县级人民政府 R镇人民政府"),
        ("国家和区域电力监管部门应当公布。", "R国家和区域电力监管部门"),
        ("中央和地方税务机关应当公布。", "R中央税务机关 R地方税务机关"),
        ("中央和地方各级政府要增加投入。", "R中央政府 R地方各级政府"),
        ("省、市（地）、县级公安机关交通管理部门应当公开电话。",
         "R省公安机关交通管理部门 R市（地）公安机关交通管理部门 R县级公安机关交通管理部门"),
        ("市农业或农业机械管理部门应当验收。", "R市农业或农业机械管理部门"),
        ("由公安、国家安全或者海关等机关执行。", "R公安机关 R国家安全机关 R海关"),
        ("由乡、民族乡、镇的人民政府财政部门、审计部门指导。",
         "R乡、民族乡、镇的人民政府财政部门 R乡、民族乡、镇的人民政府审计部门"),
        ("由县、自治县、不设区的市、市辖区的人民政府财政部门、审计部门指导。",
         "R县、自治县、不设区的市、市辖区的人民政府财政部门 R县、自治县、不设区的市、市辖区的人民政府审计部门"),
        ("香港驻军和香港特别行政区政府共同保护设施。", "R香港驻军 R香港特别行政区政府"),
    ],
)  # fmt: skip
def test_how_levels_and_lists_are_parted(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize("verb", ["做好", "抓好", "开展", "完成"])
def test_what_bodies_do_by_their_duties_ends_a_brackets_list(verb: str, told: Told) -> None:
    text = f"统一受理。（市财政局牵头，市民政局、各区政府按职责{verb}相关工作）"
    assert told(text) == "L市财政局 R市民政局 R各区政府"


def test_the_heading_of_a_section_on_bodies_obliges_nobody(read: Read) -> None:
    found = read("一、地方各级人民政府的机构设置\n政府应当精简。")
    assert not [row for row in found.responsibilities if row.name.endswith("的机构")]


def test_in_a_law_a_principle_names_nobody(read: Read) -> None:
    law = "第一条 为了管理，制定本条例。\n第二条 坚持县级人民政府分级负责原则。\n第三条 承担食品抽样任务的机构不得提前通知。"
    assert not read(law).responsibilities


def test_annexed_tables_of_a_law_are_attachments(read: Read) -> None:
    law = "第一条 为了征税，制定本法。\n第二条 本法自公布之日起施行。\n附表一：\n税额表\n一、水\n1.甲\n2.乙\n附表二：\n当量值表\n一、气\n1.丙\n2.丁"
    paths = [clause.path for clause in read(law).clauses]
    assert paths == ["1", "2", "a1/1", "a1/1.1", "a1/1.2", "a2/1", "a2/1.1", "a2/1.2"]


def test_a_table_named_within_a_plan_opens_no_attachment(read: Read) -> None:
    found = read(
        "一、要求\n做好工作。\n二、任务\n附表1：\n1.甲\n2.乙\n三、保障\n市教育局应当做好工作。"
    )
    assert [clause.path for clause in found.clauses] == ["1", "2", "2.1", "2.2", "3"]
    assert [(row.path, row.name) for row in found.responsibilities] == [("3", "市教育局")]
