"""Duties in running text: whom a sentence obliges, and who is only mentioned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Duties = Callable[[str], list[tuple[str, str]]]
ROLES = {"L": "lead", "S": "support", "R": "responsible"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # 牵头 … 配合
        ("由市财政局牵头，市民政局、市教委参与，制定办法。", "L市财政局 S市民政局 S市教委"),
        ("市财政局牵头制定办法。", "L市财政局"),
        ("由市财政局牵头，市民政局配合。", "L市财政局 S市民政局"),
        ("市财政局为牵头单位，建立机制。", "L市财政局"),
        # 会同
        ("市财政局会同市民政局制定办法。", "L市财政局 S市民政局"),
        ("由市财政局会同市民政局、市教委负责制定。", "L市财政局 S市民政局 S市教委"),
        ("市财政局会同有关部门制定办法。", "L市财政局 S有关部门"),
        ("市财政局要会同市民政局加强监管。", "L市财政局 S市民政局"),
        # 负责, 按职责
        ("市财政局负责资金监管。", "R市财政局"),
        ("市财政局、市民政局按职责分工抓好落实。", "R市财政局 R市民政局"),
        ("市财政局、市民政局按照各自职责做好工作。", "R市财政局 R市民政局"),
        # modal verbs
        ("市财政局要加强监管。", "R市财政局"),
        ("市财政局应当加强监管。", "R市财政局"),
        ("市财政局应加强监管。", "R市财政局"),
        ("市财政局必须加强监管。", "R市财政局"),
        ("市财政局、市民政局要加强监管。", "R市财政局 R市民政局"),
        ("市、区民政部门要加强监管。", "R市民政部门 R区民政部门"),
        ("各有关部门要加强监管。", "R各有关部门"),
        ("各区政府要加强监管。", "R各区政府"),
        ("各区政府、市有关部门要高度重视。", "R各区政府 R市有关部门"),
        ("北京医学会、北京市医师协会等行业组织要协助主管部门。", "R北京医学会 R北京市医师协会"),
        ("市财政局在安排资金时，应当加强监管。", "R市财政局"),
        # 由…
        ("由市财政局另行制定。", "R市财政局"),
        ("由市财政局负责解释。", "R市财政局"),
        ("由市财政局自收到报告之日起十日内作出批复。", "R市财政局"),
        ("由市财政局启动程序。", "R市财政局"),
        ("由市财政局将结果告知申请人。", "R市财政局"),
        ("按照由市财政局规定的标准执行。", ""),
        ("小组由市财政局、市教委等部门负责同志组成。", ""),
        ("请市财政局在相关规定中明确。", "R市财政局"),
        ("请市财政局于6月底前完成清算。", "R市财政局"),
        ("由市财政局加强监管。", "R市财政局"),
        ("请市财政局会同有关部门制定办法。", "L市财政局 S有关部门"),
        ("报请市财政局批准。", ""),
        ("请认真贯彻执行。", ""),
        ("市财政局负责牵头制定办法。", "L市财政局"),
        ("车辆管理所应当自受理之日起一日内办理。", "R车辆管理所"),
        ("场所应当通风。", ""),
        ("各高校、科研院所要加强管理。", ""),
        ("市教育局、市水利和湖泊局负责统筹。", "R市教育局 R市水利和湖泊局"),
        ("市水利和湖泊局应当加强指导。", "R市水利和湖泊局"),
        ("农村地区和城乡结合部应当加强管理。", ""),
        ("市级预算由与财政部门直接发生拨款关系的单位的预算组成。", ""),
        ("市财政局内部应当公开，市本级预算应当公开。", ""),
        ("由建设项目所在地县级以上环境保护部门责令改正。", "R建设项目所在地县级以上环境保护部门"),
        # and its departments
        ("各级人民政府及其有关部门应当加强宣传。", "R各级人民政府 R有关部门"),
        ("县级以上人民政府及其财政部门应当加强监管。", "R县级以上人民政府 R财政部门"),
        ("市财政局及其工作人员应当保密。", ""),
        ("负有安全生产监督管理职责的部门应当制定计划。", "R负有安全生产监督管理职责的部门"),
        ("市财政局应当书面督促其他负有监督管理职责的部门，予以配合。", "R市财政局"),
        # public bodies beside others
        ("政府及其有关部门应当完善措施。", "R有关部门"),
        ("各地区、各部门、各单位要加强管理。", "R各地区 R各部门 R各单位"),
        ("各有关部门和单位要按照分工抓好落实。", "R各有关部门和单位"),
        ("有关部门和机构应当共享信息。", "R有关部门和机构"),
        ("有关省、市、自治区应按规定落实。", "R有关省、市、自治区"),
        ("市、区民政部门以及养老服务单位应当定期评估。", "R市民政部门 R区民政部门"),
        ("市民政部门以及服务单位委托的评估机构应当符合条件。", ""),
        ("本市设立的研究机构以及市科技、财政等部门应当建立制度。", "R市科技部门 R市财政部门"),
        ("各级融资担保、再担保机构要支持企业。", ""),
        ("机关、企业和行业协会应当加强宣传。", ""),
        ("县级以上人民政府、各级工会和有关单位应当加强宣传。", "R县级以上人民政府 R各级工会"),
        # an office seated in a body
        ("联席会议办公室设在市财政局，承担日常工作。", "R联席会议办公室"),
        # nobody
        ("到民政部门办理登记。", ""),
        ("经市财政局批准后实施。", ""),
        ("报市财政局备案。", ""),
        ("向市财政局提出申请。", ""),
        ("市财政局核定的标准要执行。", ""),
        ("市财政局的需要。", ""),
        ("符合市财政局要求的，予以支持。", ""),
        ("市财政局负责人参加会议。", ""),
        ("医疗机构要加强管理。", ""),
        ("相关行业协会应当加强自律。", ""),
        ("企业应当遵守规定。", ""),
        ("公立医院要发挥作用。", ""),
        ("某某有限公司负责建设。", ""),
        ("在轨道交通安全保护区内作业的，应当征得同意。", ""),
        ("各级政府建设的社区，应当使用统一标识。", ""),
        ("由香港特别行政区政府同广东省深圳市人民政府签订合同。", ""),
        ("政府要加强监管。", ""),
        ("支持社会力量参与。", ""),
        ("鼓励企业配合检查。", ""),
        ("建立市财政局与市民政局信息共享机制。", ""),
        ("联席会议办公室设在市财政局。", ""),
        ("由此产生的费用自理。", ""),
        ("要自由流动。", ""),
        ("发挥牵头医院作用。", ""),
        ("法定代表人应当签字。", ""),
        ("申请人应当提交材料。", ""),
    ],
)  # fmt: skip
def test_sentences(text: str, rows: str, duties: Duties) -> None:
    assert duties(text) == [(row[1:], ROLES[row[0]]) for row in rows.split()]


def test_a_sentence_s_row_says_so(read: Callable[..., Extraction]) -> None:
    found = read("一、由市财政局牵头，市民政局等部门参与。")
    assert [(row.basis, row.column_label, row.is_open_ended) for row in found.responsibilities] == [
        ("sentence", None, False),
        ("sentence", None, True),
    ]


def test_a_body_obliged_twice_in_a_clause_is_one_row(duties: Duties) -> None:
    assert len(duties("市财政局要加强监管。市财政局应当压实责任。")) == 1


def test_the_mention_is_the_body_alone(read: Callable[..., Extraction]) -> None:
    found = read("一、各单位注意：由市财政局、民政局（市社会办）牵头。")
    assert [found.text[row.char_start : row.char_end] for row in found.responsibilities] == [
        "市财政局",
        "民政局（市社会办）",
    ]


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
