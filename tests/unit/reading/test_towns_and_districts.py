"""How districts and towns write whom they charge: 各街镇, 镇规划土地、水务等部门, 各司其职."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Duties = Callable[[str], list[tuple[str, str]]]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who helps with what
        ("市公安部门配合提供户籍信息；市民政局配合提供婚姻登记信息。", "S市公安部门 S市民政局"),
        ("各工作组配合协作，快速处置。", "S各工作组"),
        ("市民政局的配合单位提供信息。", ""),
        # lists
        ("镇规划土地、水务等部门应当加强管理。", "R镇规划土地部门 R镇水务部门"),
        ("镇经发办、农业服务中心应当加强管理。", "R镇经发办 R农业服务中心"),
        ("市商务局、各县、市、区政府及功能区管委负责落实。", "R市商务局 R各县、市、区政府 R功能区管委"),
        ("教育部等九部门负责推进工作。", "R教育部"),
        ("市财政局、市建管委（交通委）、市经委等职能部门各司其职负责业务指导。", "R市财政局 R市建管委 R市经委"),
        ("“两旧一村”改造工作专班负责统筹工作。", "R“两旧一村”改造工作专班"),
        ("各有关委、办、局结合实际，细化方案。各镇、各委、办、局要落实。", "R各有关委、办、局 R各镇 R各委、办、局"),
        ("责任单位：各区、市委组织部、市教委", "R各区 R市委组织部 R市教委"),
        ("由消防救援局会同各区消防救援支队牵头组织成立工作组。", "L消防救援局 S各区消防救援支队"),
        ("项目由市房管局予以核实，并会同市财政、税务等相关部门共同审核。", "L市房管局 S市财政部门 S市税务部门"),
        ("市规划资源局协同应急、气象等部门开展会商。", "R市规划资源局 S应急部门 S气象部门"),
        ("市、区及相关防治责任主体单位需开展培训。", "R相关防治责任主体单位"),
        ("区住房保障实施机构应当在收到申请后15日内作出决定。项目实施机构应当负责管理。", "R区住房保障实施机构"),
        ("各涉农区强化统筹谋划。各相关区建立机制。", "R各涉农区 R各相关区"),
        ("各区规划资源部门可根据各自实际情况进一步压缩、简化。", ""),
        ("研究人员须依托设计院（须具备乙级资质）。", ""),
        ("做好整治。\n相关部门：市建设局、市规划局等。", "R市建设局 R市规划局"),
        ("由市审批中心牵头市建设局、市规划局加强沟通。", "L市审批中心 S市建设局 S市规划局"),
        ("市发展改革委会同市交通委组织审核本市上报的文件。", "L市发展改革委 S市交通委"),
        ("不动产出租行为均应纳入管理。各相关部门：要做好工作。", ""),
        ("由上海城投集团开展盘点。（责任单位：上海城投集团、市财政局）", "R上海城投集团 R市财政局"),
        # schools of whatever kind have no row in running text
        ("普通高校要强化实践育人。市教育局、各高校要加强管理。", "R市教育局"),
        # no names
        ("市公安局列出单位清单，会同市发展改革委纳入征信体系。", "L市公安局 S市发展改革委"),
        ("建设费用由镇承担80%；市级补贴纳入镇级承担额度中。", ""),
        ("鼓励引导街镇综合应用信息技术。", ""),
        ("相关小区不得申报当次激励。", ""),
    ],
)  # fmt: skip
def test_who_is_charged(duties: Duties, text: str, expected: str) -> None:
    letters = {"lead": "L", "support": "S", "responsible": "R"}
    found = [f"{letters[role]}{name}" for name, role in duties(text)]
    assert found == expected.split()


def test_the_offices_of_an_industrial_zone_do_what_others_of_their_names_do(read: Read) -> None:
    found = read("一、管理。工业区宣传部门负责信息发布。工业区地空联席办负责协调。")
    departments = [row.resolution and row.resolution.department for row in found.responsibilities]
    functions = [department and department.function for department in departments]
    assert functions == ["publicity", "joint_conference"]


def test_a_list_of_attachments_behind_two_blanks_goes_on_from_no_item(read: Read) -> None:
    text = "一、甲\n1.提出申请。做好工作。\n2.现场确认。做好工作。\n附件：  1.流程图；\n2.申请表；\n3.方案（参考）；"
    assert [clause.path for clause in read(text).clauses] == ["1", "1.1", "1.2"]


def test_a_decimal_label_right_before_a_title(read: Read) -> None:
    text = "1 总则\n1.1 目的\n甲。\n1.2 依据\n1.2.1《某预案》明确，乙。\n1.2.2 丙。"
    assert [clause.path for clause in read(text).clauses] == ["1", "1.1", "1.2", "1.2.1", "1.2.2"]
