"""What courts do in the indicative, who stands beside a party in a law, and what letters say will be done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Told = Callable[[str], str]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("人民法院审理行政案件，不适用调解。", "R人民法院"),
        ("基层人民法院管辖第一审行政案件。", "R基层人民法院"),
        ("原告申请确认无效的，人民法院判决确认无效。", "R人民法院"),
        ("人民法院经过审理，查明被告不履行职责的，判决被告在一定期限内履行。", "R人民法院"),
        ("受移送的人民法院认为不属于本院管辖的，应当报请上级人民法院指定管辖。", "R受移送的人民法院"),
        ("接受司法建议的机关，根据有关规定进行处理。", "R接受司法建议的机关"),
        # a power, a condition, and what was judged
        ("人民法院审理行政案件，可以适用简易程序。", ""),
        ("人民法院审理交通事故案件，需要提供证据的，当事人应当提供。", ""),
        ("人民法院判决没收的货物，上缴国库。", ""),
    ],
)  # fmt: skip
def test_what_a_court_does(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("县级以上地方主管著作权的部门负责著作权管理工作。", "R县级以上地方主管著作权的部门"),
        ("国务院银行业监督管理机构的派出机构在授权范围内，履行监督管理职责。", "R国务院银行业监督管理机构的派出机构"),
        ("国务院审计、监察等机关应当对其活动进行监督。", "R国务院审计机关 R国务院监察机关"),
        ("证书由各级人力资源社会保障部门及其授权的部门核发。", "R各级人力资源社会保障部门 R其授权的部门"),
        ("国务院交通运输主管部门和负责水路运输管理的部门应当实施监督管理。", "R国务院交通运输主管部门 R负责水路运输管理的部门"),
        ("国家机关、群团组织应当坚持男女平等的原则。", "R国家机关 R群团组织"),
        ("乡镇人民政府、基层群众自治组织应当加强巡回检查。", "R乡镇人民政府 R基层群众自治组织"),
        ("专利代理行业组织应当加强对会员的自律管理。", "R专利代理行业组织"),
        ("市妇女联合会代表和维护妇女的利益。", "R市妇女联合会"),
        ("由老龄工作机构停止该老年人优待凭证的优待功能。", "R老龄工作机构"),
        ("由入户审核部门注销审核结果。", "R入户审核部门"),
        ("引进人才入户工作有关职能部门及其工作人员应当依法履行职责。", "R引进人才入户工作有关职能部门"),
        # parties, things, persons, and a bare kind of club
        ("科研任务由国家密码管理机构指定的单位承担。", ""),
        ("全国重点文物保护单位不得拆除。", ""),
        ("行业组织应当加强自律。", ""),
        ("国务院实行国务院全体会议和国务院常务会议制度。", ""),
        ("由国务院分管领导同志协调后提出。", ""),
        ("市公安局负责人认为需要向国务院报告的，应当立即向国务院报告。", ""),
    ],
)  # fmt: skip
def test_who_a_law_means(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("由国家密码管理机构根据不同情况分别会同工商行政管理、海关等部门没收密码产品。",
         "L国家密码管理机构 S工商行政管理部门 S海关"),
        ("市烟草专卖局进行监督检查，并会同有关部门查处走私贩私。", "L市烟草专卖局 S有关部门"),
        ("其他有关部门按各自职能配合做好相关工作。", "S其他有关部门"),
        ("市税务局依法实施税务检查，市环保局予以配合。", "R市税务局 S市环保局"),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("证监会、发展改革委将继续关注各方面的进展。", "R证监会 R发展改革委"),
        ("冶金部要督促地方黄金管理部门，按照政企分开的原则进行改革，管理经费应专项使用。", "R冶金部"),
        ("中国人民银行每年从价差款中支付100元，用于管理。", "R中国人民银行"),
        ("现场指挥部实行总指挥负责制，组织制定并实施救援方案。", "R现场指挥部"),
        ("每年全省各级机关至少安排300名指标。", "R全省各级机关"),
        ("镇（街）在收到不予批准之日起2个工作日内，书面告知申请人并说明理由。", "R镇（街）"),
    ],
)  # fmt: skip
def test_what_is_said_to_be_done(text: str, rows: str, told: Told) -> None:
    assert told(text) == rows


def test_whom_a_law_calls_responsible_is_a_party_and_whom_a_plan_does_is_a_body(read: Read) -> None:
    law = read("第一条 为了防治灾害，制定本条例。\n第二条 地质灾害由责任单位承担治理责任。")
    plan = read("一、加强治理。\n二、各项工作由责任单位负责落实。")
    assert [row.name for row in law.responsibilities] == []
    assert [row.name for row in plan.responsibilities] == ["责任单位"]


def test_a_body_within_a_definition_has_no_task(read: Read) -> None:
    told = read(
        "第一条 为了加强管理，制定本办法。\n"
        "第二条 本办法所称用人单位，是指企业，省属机关事业单位，在省市场监管部门登记注册的社会组织。"
    )
    assert [row.name for row in told.responsibilities] == []
