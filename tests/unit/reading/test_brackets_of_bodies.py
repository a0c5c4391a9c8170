"""A paragraph's last bracket that lists bodies without a label, and who in it shares what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhengce.model import Extraction

Read = Callable[..., Extraction]


def charged(found: Extraction) -> list[str]:
    return [row.name for row in found.responsibilities]


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("市科委", ["市科委"]),
        ("区经委、区发改委、区商务委、区建管委", ["区经委", "区发改委", "区商务委", "区建管委"]),
        # one of many that no register knows, and a class
        ("区经委、区发改委、区科委、区财政局、区甲乙丙局", ["区经委", "区发改委", "区科委", "区财政局", "区甲乙丙局"]),
        ("市经济信息化委、市科委、相关区", ["市经济信息化委", "市科委", "相关区"]),
        # a note, a name that nobody has, and bodies that nobody knows
        ("试点", []),
        ("以下简称市科委", []),
        ("区甲乙丙局、区丁戊己局", []),
    ],
)  # fmt: skip
def test_the_last_bracket_of_a_paragraph(bracket: str, names: list[str], read: Read) -> None:
    found = read(f"一、加快技术迭代。（{bracket}）", issuer="上海市青浦区人民政府")
    assert charged(found) == names


def test_a_single_body_beside_a_word_is_a_note(read: Read) -> None:
    assert charged(read("一、加快技术迭代，由主管机关（市科委）")) == []


def test_a_bracket_above_a_closing_paragraph(read: Read) -> None:
    found = read("一、维护舆论环境。（市委网信办、市科委）\n某某行动方案的附表\n2025年12月22日")
    assert charged(found) == ["市委网信办", "市科委"]


def test_a_branch_of_the_state_s_aviation_shares_no_province(read: Read) -> None:
    found = read(
        "一、加强管理。（省发展改革委牵头，省交通运输厅、民航中南地区管理局按职责分工负责）"
    )
    assert "民航中南地区管理局" in charged(found)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("在飞行管制区间划设的，由中国人民解放军空军批准。", "R中国人民解放军空军"),
        ("人力资源社会保障部门将在15个工作日内完成审核。", "R人力资源社会保障部门"),
        ("各地市结合实际编制本地区规划。", "R各地市"),
        ("细则由牵头责任单位商省财政厅、相关行业主管部门另行出台。", "L牵头责任单位 S省财政厅 S相关行业主管部门"),
        ("除作出准予登记决定的外，市公安局决定予以受理的，应当出具通知书。", "R市公安局"),
        # whom a firm works with, and what is named after a duty
        ("支持各类创新主体联合医疗机构，研发产品。", ""),
        ("市国资委履行出资人职责的公司以及该公司投资设立的公司；", ""),
    ],
)  # fmt: skip
def test_who_is_charged_in_running_text(text: str, rows: str, told: Callable[[str], str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "通航企业年飞行小时达到100小时，按照每小时500元给予运营补贴。",
        "运营企业年飞行超过2500架次给予运营补贴。",
        "对常态化运营（年度执行不少于1000架次）的航线给予奖励。",
        "对可用场地不低于5000平方米、起降不低于1000次的基地，按照建设投资的一半给予奖励。",
    ],
)
def test_what_one_must_reach_to_be_given_something_is_no_target(text: str, read: Read) -> None:
    assert not read(f"一、{text}").targets


def test_what_is_built_by_a_plan_stays_a_target(read: Read) -> None:
    found = read("一、新建2家国际医院，按照标准给予补助。")
    assert [row.value for row in found.targets] == [2.0]


def test_years_in_the_last_line_of_a_title_are_no_period(read: Read) -> None:
    found = read(
        "现印发给你们，请认真贯彻执行。\n某某行动方案\n（2024—2027年）\n一、加强管理。\n二、展望2035年，全面建成高地。"
    )
    assert [(row.path, str(row.end_date)) for row in found.deadlines] == [("2", "2035-12-31")]
