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
        ("做好工作。（省实施乡村振兴战略领导小组办公室负责）", "R省实施乡村振兴战略领导小组办公室"),
        ("做好工作。（省实施质量强省战略工作领导小组各成员单位负责）", "R省实施质量强省战略工作领导小组各成员单位"),
        ("市财政局将补贴资金于15日内拨付到市住建局。", "R市财政局"),
        ("成本由市造价协会测算全市统一标准。", "R市造价协会"),
        ("做好工作。（牵头单位：市行政服务中心管委会、发改委）", "L市行政服务中心管委会 L市发改委"),
        ("做好工作。（责任单位：市医保局、卫健委、行政服务中心管委会）", "R市医保局 R市卫健委 R市行政服务中心管委会"),
        ("做好工作。（责任单位：市体育局、北京奥促中心）", "R市体育局 R北京奥促中心"),
        ("各地级以上市要建立联席会议制度。", "R各地级以上市"),
        ("地方人民政府安全生产监管部门和负有安全生产监督管理职责的有关部门应加强建设。", "R地方人民政府安全生产监管部门 R地方人民政府负有安全生产监督管理职责的有关部门"),
        ("各行业主管部门协同推动运营工作。", "R各行业主管部门"),
        ("部门协同推进规划任务。", ""),
        ("地方各级政府、地方金融监管部门动态跟踪政策执行情况。", "R地方各级政府 R地方金融监管部门"),
        ("相关审批部门在线审批后核发电子证照。", "R相关审批部门"),
        ("做好工作。（责任单位：高新区管委会、商务局）", "R高新区管委会 R商务局"),
        ("做好工作。（责任单位：市住建局、金融监管总局阳泉监管分局）", "R市住建局 R金融监管总局阳泉监管分局"),
        ("各省级牵头部门要会同联办部门按时办理。", "L各省级牵头部门 S联办部门"),
        ("市自然资源局提请市规划委员会对缓缴事项进行审议。", "R市自然资源局"),
        ("市发改委在接到移交的材料后，3个工作日内审核确认销售价格。", "R市发改委"),
        ("市政府成立市住房保障工作领导小组，负责政策的决策和协调。", "R市政府 R市住房保障工作领导小组"),
        ("市政府成立市住房保障工作领导小组，负责人由市长担任。", "R市政府"),
        ("前置适配评估：市残疾人辅助器具服务中心对申请人进行评估。", "R市残疾人辅助器具服务中心"),
        ("联合人力资源管理部门对企业召开招聘会。", ""),
        ("市住建局应当会同政务服务管理机构共同梳理清单。", "L市住建局 S政务服务管理机构"),
        # what sentences begin with, or what a name runs on into
        ("加快推进城市房地产融资协调机制落地见效，应当及时报告。", ""),
        ("完善房地产融资协调机制，应当明确条件。", ""),
        ("省完善促进消费体制机制厅际联席会议应当定期调度。", "R省完善促进消费体制机制厅际联席会议"),
        ("独立的预算管理制度，对人民银行承担成本应当计提拨备。", ""),
        ("房屋开发单位须同市住房公积金管理中心签订协议，应当公示。", ""),
        ("其土地性质为国有的，须提供证书。", ""),
        ("用好省级政府负责统筹的自主权。", ""),
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


@pytest.fixture(scope="session")
def said_by_a_department(read: Read) -> Told:
    """Who has which role by a provision of 甘肃省交通运输厅."""
    letters = {"lead": "L", "support": "S", "responsible": "R"}
    return lambda text: " ".join(
        f"{letters[row.role]}{row.name}"
        for row in read(f"一、{text}", issuer="甘肃省交通运输厅").responsibilities
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # offices within the department that writes, 厅 lent to all of them
        ("做好工作。（责任部门：厅综规处、财审处、建设处，厅执法监督局，省运输发展中心）",
         "R厅综规处 R厅财审处 R厅建设处 R厅执法监督局 R省运输发展中心"),
        ("做好工作。（责任单位：局办公室、法规处、信息中心，各区局）", "R局办公室 R局法规处 R局信息中心 R各区局"),
        ("做好工作。（责任单位：市场监管厅登记注册局、信用监督管理处、信息中心，各市、县〔区〕市场监管局、审批服务管理局）",
         "R市场监管厅登记注册局 R市场监管厅信用监督管理处 R市场监管厅信息中心 R各市、县〔区〕市场监管局 R各市、县〔区〕审批服务管理局"),
        # each printed with 厅: what is not, is no office of its name
        ("做好工作。（厅法规处、厅公路处、公路局负责，厅机关有关处室、厅直有关单位配合）",
         "R厅法规处 R厅公路处 R公路局 S厅机关有关处室 S厅直有关单位"),
        ("做好工作。（厅审批办牵头，厅行政审批协办处室配合）", "L厅审批办 S厅行政审批协办处室"),
        ("做好工作。（办公室、人事处负责）", "R办公室 R人事处"),
        ("贯彻落实州委、州政府对民营经济的奖补政策，开展服务。", ""),
        # bodies of the place beside one, which lends them nothing
        ("做好工作。（责任单位：市交通委港务监管处、市公安局、城管局）", "R市交通委港务监管处 R市公安局 R市城管局"),
        ("做好工作。（责任单位：各市、县人民政府，省财政厅）", "R各市、县人民政府 R省财政厅"),
        ("做好工作。（责任单位：市公安局交警支队、城管局、民政局）", "R市公安局交警支队 R市城管局 R市民政局"),
        # whose office and whose branches
        ("领导小组及其办公室要加强督查。", "R领导小组 R领导小组办公室"),
        ("中国人民银行及其分支机构应当加强监督。", "R中国人民银行 R中国人民银行分支机构"),
        ("开户银行所在地中国人民银行分支机构负责监督管理。", "R开户银行所在地中国人民银行分支机构"),
        ("银行业金融机构及其分支机构应当报告。", ""),
        ("接到《行政执法改进通知书》的机关应当改正。", ""),
    ],
)  # fmt: skip
def test_offices_and_branches_of_a_body(text: str, rows: str, said_by_a_department: Told) -> None:
    assert said_by_a_department(text) == rows


def test_an_office_has_the_function_of_the_department_that_writes(read: Read) -> None:
    plan = "一、做好工作。（责任部门：厅法规处、财审处）"
    functions = [
        row.resolution and row.resolution.department and row.resolution.department.function
        for row in read(plan, issuer="甘肃省交通运输厅").responsibilities
    ]
    assert functions == ["transport", "transport"]
    written_by_nobody = read(plan, issuer="甘肃省人民政府").responsibilities
    assert [row.name for row in written_by_nobody] == ["厅法规处", "厅财审处"]
