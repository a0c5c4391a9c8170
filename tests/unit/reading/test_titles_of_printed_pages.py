"""Titles as the lines of a PDF or of a text print them: above their address, twice, cut within a word."""

from __future__ import annotations

import pytest
from tests.unit.reading.conftest import Read

# lines of one width, as a page's text has them
BODY = (
    "为进一步加快改革试点市建设，积极探索价值实现机制，提升工作能力，助力\n"
    "实现各项目标，现就有关事项通知如下，请各地区各部门结合实际认真贯彻落\n"
    "实，重大情况及时报告，确保各项任务按照时间节点落到实处，取得明显成效。\n"
) * 3 + "一、指导思想\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # the address below it is no part of it, however wide the line above
        (
            "三明市人民政府办公室关于实施林业碳汇“三建两创”行动助力实现目标的通知\n各县（市、区）人民政府，市直各单位：",
            "三明市人民政府办公室关于实施林业碳汇“三建两创”行动助力实现目标的通知",
        ),
        (
            "云南省科技厅关于申报二〇二二年科技支撑碳达峰碳中和专项（第一批）项目的通知\n有关单位：",
            "云南省科技厅关于申报二〇二二年科技支撑碳达峰碳中和专项（第一批）项目的通知",
        ),
        # printed twice
        (
            "某省人民政府关于印发节能减排综合工作方案和推进实施有关重点任务的通知\n" * 2,
            "某省人民政府关于印发节能减排综合工作方案和推进实施有关重点任务的通知",
        ),
        # cut within 关于
        (
            "福建省工业和信息化厅 福建省财政厅关\n于印发推动工业节能降碳若干措施的通知",
            "福建省工业和信息化厅 福建省财政厅关于印发推动工业节能降碳若干措施的通知",
        ),
        # the plan of a system
        ("重庆市环境信息依法披露制度\n改革工作方案", "重庆市环境信息依法披露制度改革工作方案"),
    ],
)  # fmt: skip
def test_titles_over_lines(head: str, title: str, read: Read) -> None:
    found = read(f"{head}\n{BODY}", wrapped=True).document.title
    assert "".join(found.split()) == "".join(title.split())


def test_a_number_below_the_title_stands_above_the_address(read: Read) -> None:
    head = (
        "山东省人民政府办公厅关于推动城乡建设绿色发展若干措施的通知\n（鲁政办发〔2022〕7 号）\n"
        "各市人民政府，各县（市、区）人民政府，省政府各部门、各直属机构，各高等院\n校："
    )
    assert read(f"{head}\n{BODY}", wrapped=True).document.document_number == "鲁政办发〔2022〕7 号"


def test_brackets_that_do_not_pair(read: Read) -> None:
    head = "自治区党委办公厅人民政府办公厅\n印发《关于推动绿色发展的实\n施意见〉的通知\n各市党委和人民政府："
    found = read(f"{head}\n{BODY}", wrapped=True).document.title
    assert found.endswith("印发《关于推动绿色发展的实施意见〉的通知")


def test_a_page_of_two_widths_is_joined(read: Read) -> None:
    """A notice, and below it the plan that it issues, in narrower lines."""
    narrow = "".join(
        f"{line}\n"
        for line in (
            "以习近平新时代中国特色社会主义思想为指导全面",
            "贯彻会议精神，坚持稳中求进，完整准确贯彻新发",
            "展理念，推动高质量发展，确保完成各项任务。",
        )
    )
    plan = f"一、总体要求\n{narrow * 20}二、重点任务\n{narrow * 20}"
    text = read(f"某市人民政府关于印发方案的通知\n各区政府：\n{BODY}{plan}", wrapped=True).text
    assert "为指导全面贯彻会议精神" in text
    assert "提升工作能力，助力实现各项目标" in text


def test_an_order_told_behind_the_meeting_that_passed_it(read: Read) -> None:
    law = (
        "儿童福利机构管理办法\n（2026年1月26日经民政部部务会议审议通过 2026年2月2日民政部令第83号公布 "
        "自2026年4月1日起施行）\n第一章 总则\n第一条 为了加强管理，制定本办法。\n第二条 本办法适用于全国。"
    )
    found = read(law, issuer="").document
    assert (found.document_number, found.issuer) == ("民政部令第83号", "民政部")
    assert str(found.date_signed) == "2026-02-02"


@pytest.mark.parametrize(
    ("issuers", "first"),
    [
        ("重庆市人民政府办公厅\n四川省人民政府办公厅", "重庆市人民政府办公厅"),
        ("中共扬州市委\n扬州市人民政府", "中共扬州市委"),
        ("自治区党委办公厅\n人民政府办公厅", "自治区党委办公厅"),
        ("重庆市万州区人民政府办公室", "重庆市万州区人民政府办公室"),
    ],
)
def test_the_first_of_issuers_in_a_title(issuers: str, first: str, read: Read) -> None:
    head = f"{issuers}\n关于印发推动绿色发展行动方案的通知\n渝府办发〔2022〕22 号\n各区县人民政府，市政府各部门："
    found = read(f"{head}\n{BODY}", wrapped=True, issuer="").document
    assert (found.issuer, found.document_number) == (first, "渝府办发〔2022〕22 号")
