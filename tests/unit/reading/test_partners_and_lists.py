"""Partners that no register tells, and lists of many departments, in running text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

MANY = (
    "发展改革、教育、科技、工业和信息化、公安、民政、财政、人力资源社会保障、自然资源、生态环境、"
    "住房城乡建设、交通运输、水利、农业农村、商务、文化和旅游、卫生健康、应急管理、税务、市场监管"
)
Duties = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市水利局会同XX单位负责。", "lead 市水利局"),
        ("市水利局会同电网企业负责落实。", "lead 市水利局"),
        ("由市水利局会同铁塔公司、电力公司牵头实施。", "lead 市水利局"),
        ("由市发展改革委会同有关方面牵头。", "lead 市发展改革委;support 有关方面"),
        ("市文物行政部门会同公安机关追缴文物。", "lead 市文物行政部门;support 公安机关"),
        ("市规划部门会同市气象主管机构确定范围。", "lead 市规划部门;support 市气象主管机构"),
        (
            "市教委会同某水务、农业农村、住房和城乡建设等部门，完善制度。",
            "lead 市教委;support 农业农村部门;support 住房和城乡建设部门",
        ),
        ("由市教委牵头会同市财政局等制定办法。", "lead 市教委;support 市财政局"),
        (
            "市教委牵头科技、财政、商务等部门建立会商机制。",
            "lead 市教委;support 科技部门;support 财政部门;support 商务部门",
        ),
        # nobody, or news of what was done
        ("市水利局应当依据国土空间规划，会同市财政局编制规划。", "lead 市水利局;support 市财政局"),
        (
            "国务院建立监管部际联席会议，负责拟订制度。",
            "responsible 国务院;responsible 监管部际联席会议",
        ),
        ("市水利局会同", ""),
        ("市水利局会同专家组评审了方案。", ""),
        ("方案经市水利局会同意后实施。", ""),
        ("市财政局会同关心教育的企业制定办法。", "lead 市财政局"),
        # whose consent something needs; but 经…评审 is a task
        ("必要时经市发展改革委（市粮食局）会同市财政局批准后，可采取公开竞价方式。", ""),
        ("应当经水行政部门会同公路管理机构批准。", ""),
        ("市发展改革委会同市财政局批准项目。", "lead 市发展改革委;support 市财政局"),
        ("经市水利局会同市财政局评审。", "lead 市水利局;support 市财政局"),
    ],
)
def test_who_leads_when_its_partner_is_not_known(duties: Duties, text: str, expected: str) -> None:
    assert ";".join(f"{role} {name}" for name, role in duties(text)) == expected


@pytest.mark.parametrize(
    ("before", "after", "role", "ending"),
    [
        ("市", "等有关部门按照各自职责，做好节水相关工作。", "responsible", "部门"),
        ("市", "等有关部门在各自职责范围内，负责有关工作。", "responsible", "部门"),
        ("市", "等有关部门，应当按照各自职责，做好有关工作。", "responsible", "部门"),
        ("市", "等部门和机构，应当按照各自职责，做好有关工作。", "responsible", "部门"),
        ("市", "等行政管理部门，在各自职责范围内做好工作。", "responsible", "行政管理部门"),
        ("市水行政主管部门会同", "等有关部门制定规划。", "support", "部门"),
        ("由市水行政主管部门牵头，会同", "等有关部门负责实施。", "support", "部门"),
    ],
)
def test_each_of_twenty_departments(
    duties: Duties, before: str, after: str, role: str, ending: str
) -> None:
    level = "市" if before == "市" else ""
    listed = [(f"{level}{name}{ending}", role) for name in MANY.split("、")]
    assert duties(before + MANY + after)[-20:] == listed


def test_a_list_of_many_that_goes_on(duties: Duties) -> None:
    text = "发展和改革、教育、财政、民政、商务等部门和工会、妇联等团体，应当做好培训工作。"
    assert [name for name, _ in duties(text)] == [
        *("发展和改革部门", "教育部门", "财政部门", "民政部门", "商务部门"),
        *("工会", "妇联"),
    ]


def test_one_of_many_that_no_register_tells(duties: Duties) -> None:
    text = "教育、财政、民政、商务、某某、审计等有关部门在各自职责范围内，负责有关工作。"
    assert [name for name, _ in duties(text)] == [
        *("教育部门", "财政部门", "民政部门", "商务部门", "审计部门"),
    ]


def test_what_many_have_done_is_no_duty(duties: Duties) -> None:
    assert duties(f"市教委会同{MANY}等有关部门和单位拟定的《某规定》已经市政府同意。") == []
    assert duties("某市请求建设项目。发展改革委会同有关部门研究提出：可作进一步论证。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教委要不断创新方式方法。", "市教委"),
        ("市教委要不要做这件事，不要紧。", ""),
        ("市政府有关部门和县（区）政府对动用命令应当给予支持。", "市政府有关部门;县（区）政府"),
        ("企业对产品的质量应当负责。", ""),
        ("有关地方人民政府对事故情况不得隐瞒。", "有关地方人民政府"),
        ("交通运输和水利部门负责实施。", "交通运输部门;水利部门"),
        ("省政府要加强领导，指定具体部门承担监管职责。", "省政府"),
        ("由市、县（市、区）人民政府依次从以下渠道筹措。", "市人民政府;县（市、区）人民政府"),
        ("不足部分由各县市区政府自筹。", "各县市区政府"),
        ("街道办事处（镇政府）受理申请时，对家庭收入偏低的，应当告知。", "街道办事处"),
        ("各教育招生考试机构和招生单位要充分认识。", "各教育招生考试机构"),
        ("市健康教育专业机构，在政策制订过程中要积极开展评价。", "市健康教育专业机构"),
        ("专业机构，在政策制订过程中要积极开展评价。", ""),
        ("建设国家中心城市，必须建设廉洁之城。", ""),
        ("组建专家委员会负责评审。", ""),
        ("基金会应当依照章程从事公益活动。", ""),
        ("民政部门、海关、税务部门应当加强协作。", "民政部门;海关;税务部门"),
        (
            "农业农村、海关、生态环境主管部门应当监测。",
            "农业农村主管部门;海关主管部门;生态环境主管部门",
        ),
        ("市应急局承担市防灾委员会日常工作，负责综合管理。", "市应急局"),
        (
            "由设区市科技局、国家和省级高新区管委会等项目主管部门负责组织推荐。",
            "设区市科技局;国家高新区管委会;省级高新区管委会",
        ),
        (
            "自由贸易试验区昆明、红河、德宏片区管理委员会负责研究探索。",
            "自由贸易试验区昆明片区管理委员会;红河片区管理委员会;德宏片区管理委员会",
        ),
        ("由市商务局会同昆明、红河片区管委会组织实施。", "市商务局;昆明片区管委会;红河片区管委会"),
        ("（责任单位：市林业局，各区（含亦庄、通州，下同）政府）", "市林业局;各区政府"),
        ("由所在地设区市科技局负责项目审核。", "所在地设区市科技局"),
        (
            "县级以上交通运输主管部门、交通运输部海事局负责实施管理工作。",
            "县级以上交通运输主管部门;交通运输部海事局",
        ),
        ("市科技局将会同驻局纪检监察组对项目主管部门情况进行抽查。", "市科技局"),
        ("市生态环境局会同市财政局参考“十四五”国家任务，提出方案。", "市生态环境局;市财政局"),
        (
            "市行政服务中心会市发展改革委、市商务局制定办结标准。",
            "市行政服务中心;市发展改革委;市商务局",
        ),
        (
            "市生态环境局作为核查工作的业务主管部门（以下简称“主管部门”），负责监督核查机构。",
            "市生态环境局",
        ),
        ("省监察厅牵头的工作", "省监察厅"),
        ("省监察厅牵头的工作由各区落实。", "各区"),
    ],
)
def test_who_is_obliged(duties: Duties, text: str, expected: str) -> None:
    assert ";".join(name for name, _ in duties(text)) == expected
