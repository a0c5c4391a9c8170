"""By what share of the work bodies are charged (按分工负责), and lists that go on far or are called by a short name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_lines import limits_told

from zhengce.model import Extraction

Told = Callable[[str], str]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the share of the work stands behind the last body, and loses none
        ("做好工作。（人民银行、证监会、生态环境部按分工负责）", "R人民银行 R证监会 R生态环境部"),
        ("做好工作。（市财政局、市民政局按照分工负责）", "R市财政局 R市民政局"),
        ("做好工作。（市财政局、市民政局按任务分工落实）", "R市财政局 R市民政局"),
        ("做好工作。（市财政局、市民政局按责任分工负责）", "R市财政局 R市民政局"),
        ("做好工作。（市财政局、市民政局按照职能职责抓好落实）", "R市财政局 R市民政局"),
        ("做好工作。（市财政局、市民政局在职责范围内负责）", "R市财政局 R市民政局"),
        ("做好工作。（市财政局牵头，市民政局按有关规定负责）", "L市财政局 R市民政局"),
        ("做好工作。（市财政局牵头，市民政局等部门依据各自职能做好相关工作）", "L市财政局 R市民政局"),
        # who leads of a list, and by what verb
        ("做好工作。（市财政局（牵头）、市民政局、市教育局）", "L市财政局 S市民政局 S市教育局"),
        ("做好工作。\n责任单位：市财政局（牵头单位）、市民政局", "L市财政局 S市民政局"),
        ("做好工作。（市财政局为主，市民政局配合）", "L市财政局 S市民政局"),
        ("做好工作。（市财政局抓总，市民政局参与）", "L市财政局 S市民政局"),
        ("做好工作。（市财政局主责，市民政局配合）", "L市财政局 S市民政局"),
        ("做好工作。（市财政局负责牵头，市民政局负责配合）", "L市财政局 S市民政局"),
        ("做好工作。（市财政局负责指导，市民政局负责落实）", "R市财政局 R市民政局"),
        ("做好工作。（市财政局统筹，各区负责）", "R市财政局 R各区"),
        ("做好工作。（市财政局、市民政局牵头会同市教育局、市体育局落实）", "L市财政局 L市民政局 S市教育局 S市体育局"),
        # departments of a committee of the party share its name
        ("做好工作。（市委组织部、宣传部、编办，市财政局负责）", "R市委组织部 R市委宣传部 R市委编办 R市财政局"),
        # classes alone, as a paragraph's last bracket
        ("做好工作。（各市、县（市、区）人民政府，省级有关部门）", "R各市、县（市、区）人民政府 R省级有关部门"),
        ("覆盖全省（各市、县（市、区）人民政府，省级有关部门）", ""),
        # no word but a time limit's
        ("做好工作。（市财政局；完成时限：6月底）", "R市财政局"),
        ("开展试点（补助资金；完成时限：6月底）。", ""),
        # other labels
        ("做好工作。\n实施主体：市财政局", "R市财政局"),
        ("做好工作。\n责任股室：农业股、计财股", "R农业股 R计财股"),
        # bodies that labels list beside others
        ("做好工作。（责任单位：各市、县〔区〕市场监管局，宁东市场监管局）", "R各市、县〔区〕市场监管局 R宁东市场监管局"),
        ("做好工作。（责任部门：气候处、环科院、宣教中心、督察办）", "R气候处 R环科院 R宣教中心 R督察办"),
        ("做好工作。（责任单位：市发改委、市文创办）", "R市发改委 R市文创办"),
        ("做好工作。（市管理局和各设区市平台整合牵头部门按职责分工负责）", "R市管理局 R各设区市平台整合牵头部门"),
    ],
)  # fmt: skip
def test_no_body_of_a_list_is_lost(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


PARTNERS = (
    "市发展改革委、市公安局、市规划资源局、市交通委、市卫生健康委、市国资委、市水务局、市民政局、"
    "市绿化市容局、市农业农村委、市文化旅游局、市教委、市数据局、市地震局、市气象局"
)


def test_those_whom_a_body_acts_with_may_be_many(told: Told) -> None:
    noted = PARTNERS.replace("市水务局", "市水务局（市海洋局）")
    rows = "L市应急局 " + " ".join(f"S{name}" for name in PARTNERS.split("、"))
    assert told(f"市应急局会同{noted}建立协调机制。") == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what the document calls them stands between them and what they are to do
        ("市住建委、市交通委、市水务局、市教委、市科委等行业主管部门（以下简称“行业主管部门”）是协调推进的责任主体，负责建立机制。",
         "R市住建委 R市交通委 R市水务局 R市教委 R市科委"),
        ("市规划局、市水务局等资源指标主管部门（以下简称“资源指标主管部门”）负责指标配置。", "R市规划局 R市水务局"),
        ("市住建委、市交通委等行业主管部门（以下简称“行业主管部门”）负责推进。市重大办、行业主管部门应当加强应用。",
         "R市住建委 R市交通委 R市重大办 R行业主管部门"),
        ("市重大办和市、区相关部门应当加强党建引领。", "R市重大办 R市、区相关部门"),
        ("本市市场监管、生态环境部门要实施重点监管。", "R本市市场监管部门 R生态环境部门"),
        # who helps
        ("由建管中心牵头，营商办、城运中心等部门参与审核项目准入。", "L建管中心 S营商办 S城运中心"),
        ("由平安建设办牵头相关部门开展联合整治。", "L平安建设办 S相关部门"),
        ("由城管局牵头组织公安派出所、应急所等相关部门采取措施。", "L城管局 S公安派出所 S应急所"),
        ("各区政府应当积极配合建设单位开展前期调查。", "S各区政府"),
        ("市经信委：对接推送的联办信息，配合做好流程梳理工作。\n市规划局：对接推送的意见信息，配合做好流程梳理工作。", "S市经信委 S市规划局"),
        ("市公安局：配合开展工作，负责隐患的确认。", "R市公安局"),
        ("市财政局负责牵头推进，市民政局按职责配合。", "L市财政局 S市民政局"),
        # what they are called
        ("市财政局为牵头单位，市民政局、市教育局为配合单位。", "L市财政局 S市民政局 S市教育局"),
        ("市财政局、市民政局为责任单位。", "R市财政局 R市民政局"),
        ("市财政局是第一责任单位。排序第一的为责任单位。", "R市财政局"),
        # what they do
        ("——市财政局、市民政局负责。", "R市财政局 R市民政局"),
        ("市人大常委会、市政协负责监督。市科协负责科普。", "R市人大常委会 R市政协 R市科协"),
        ("各乡镇（街道）、村（社区）要明确专人负责。", "R各乡镇"),
        ("各镇街、村居要落实。各乡镇、各村要落实。", "R各镇街 R各乡镇"),
        ("县（区）、乡（镇、街道）、村（社区）要加强建设。", "R县（区） R乡（镇、街道）"),
        ("省级财政统筹安排资金。", "R省级财政"),
        ("由市财政局负总责，市民政局具体落实。", "R市财政局 R市民政局"),
        ("市城建档案馆牵头制定标准体系。市、区城建档案机构应提供业务指导。", "L市城建档案馆 R市城建档案机构 R区城建档案机构"),
        ("区人民政府总体负责公开遴选的审议决策。", "R区人民政府"),
        ("项目由镇财政所会签。由领导小组办公室不定期召开交流会。", "R镇财政所 R领导小组办公室"),
        ("省林业局依托数字林业系统，建设试点管理数字化模块。", "R省林业局"),
        ("区经信局委托第三方机构对申报的项目进行评审。", "R区经信局"),
        ("市卫生健康委自收到重新审查所需的全部材料之日起30日内，应当作出决定。", "R市卫生健康委"),
        ("区燃气管理所对提交材料实施审核。区燃气管理所严格执行市住建委规定，负责日常检查。", "R区燃气管理所"),
        # nobody: what a word means, what somebody is, companies, halves of phrases
        ("本办法所称综合验收，是指由建设主管部门牵头统一受理，组织规划主管部门负责的验收。", ""),
        ("市住建委和市房屋管理局是加装电梯工作的牵头部门，根据职责做好统筹协调。", "L市住建委 L市房屋管理局"),
        ("相关管线配套单位要优化办事流程。", ""),
        ("市住建委会同市财政局、市水务局整合形成覆盖三大片区的机制。", "L市住建委 S市财政局 S市水务局"),
        ("由区绿化市容部门委托收集垃圾的作业企业应当告知数量。", ""),
        ("行为属于执法部门负责的范围。", ""),
        ("申请人携带相关资料至管理办公室办理手续。由建设单位直接报至规建办审核。", ""),
    ],
)  # fmt: skip
def test_who_is_charged(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("sentence", "expression", "meaning"),
    [
        ("本办法有效期自2024年1月1日起，至2028年12月31日止。", "自2024年1月1日起，至2028年12月31日止", "period 2024-01-01 2028-12-31 day"),
        ("本办法自2024年1月1日起，至少每年修订一次。", "自2024年1月1日起", "from 2024-01-01 - day"),
        ("在规定期限内办结（5个工作日）。", "5个工作日", "duration - - 5 working_day"),
        ("项目公告期不低于20个工作日。", "20个工作日", "duration - - 20 working_day"),
        ("经过5年努力，基本形成体系。", "5年", "duration - - 5 year"),
        ("力争用三年左右时间完成。", "三年", "duration - - 3 year"),
        ("未来五年，新增床位1万张。", "五年", "duration - - 5 year"),
        ("试行期两年。", "两年", "duration - - 2 year"),
        ("本通知自即日起执行。", "自即日起执行", "from 2023-12-18 - day"),
    ],
)  # fmt: skip
def test_how_long(sentence: str, expression: str, meaning: str, read: Read) -> None:
    found = limits_told(read(f"一、{sentence}", date_signed="2023年12月18日"))
    assert found[0] == (expression, meaning)


@pytest.mark.parametrize(
    "sentence", ["使用3年的设备应当更新。", "未来五年的任务很重。", "从即日起，困难群众可以申请。"]
)
def test_what_is_no_limit(sentence: str, read: Read) -> None:
    assert not read(f"一、{sentence}", date_signed="2023年12月18日").deadlines


def test_working_days_that_a_bracket_allots_are_each_a_limit(read: Read) -> None:
    text = "一、办理时限为20个工作日（受理3个工作日，验收15个工作日，出具结果2个工作日）。培训（共5个工作日）。"
    assert [row.duration_value for row in read(text).deadlines] == [20, 3, 15, 2]


def test_an_order_s_number_may_end_in_its_kind(read: Read) -> None:
    (cited,) = read("一、根据《勘察设计管理条例》（国务院第662号令）的规定，制定本办法。").citations
    assert cited.cited_number == "国务院第662号令"


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("宁东市场监管局", "market_regulation"),
        ("七宝镇规划建设和环境保护办公室", "planning"),
        ("省就业工作领导小组各成员单位", "joint_conference"),
    ],
)
def test_whose_place_no_register_has_does_what_others_of_its_name_do(
    name: str, function: str, read: Read
) -> None:
    (row,) = read(f"一、做好工作。（责任单位：{name}）").responsibilities
    assert row.resolution is not None
    assert row.resolution.department is not None
    assert (row.name, row.resolution.department.function) == (name, function)
