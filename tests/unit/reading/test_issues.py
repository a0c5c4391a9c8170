"""What could not be read is said, at its place: every kind of issue comes of a real text."""

from __future__ import annotations

import pytest

import zhengce

BODY = "一、加强规划引导。（责任单位：市卫生健康委）\n"


def issues(text: str, media_type: str = "text/markdown"):
    read = zhengce.extract(text.encode(), document_id="d", media_type=media_type)
    for issue in read.issues:
        assert read.text[issue.char_start : issue.char_end] == issue.excerpt
    return [(issue.code, issue.path, issue.excerpt) for issue in read.issues]


def codes(text: str, **options: str):
    return [(code, path) for code, path, _ in issues(text, **options)]


def lines(*paragraphs: str) -> str:
    return "北京市关于加强社会办医的通知\n\n" + "\n\n".join(paragraphs)


def test_a_missing_number_is_a_gap():
    text = lines(
        "一、总体要求", "加强引导。", "二、重点任务", "优化审批。", "四、保障措施", "加强领导。"
    )
    assert codes(text) == [("numbering_gap", "4")]


def test_a_label_that_names_nobody():
    assert issues(lines("一、加强引导。责任单位：另行确定。"))[0][:2] == ("label_without_rows", "1")


def test_a_bracket_that_names_nobody_known():
    [(code, path, excerpt)] = issues(lines("一、加强引导。（由相关经营者负责）"))
    assert (code, path) == ("label_without_rows", "1")
    assert excerpt == "由相关经营者负责"


def test_an_organisation_that_the_register_does_not_know():
    text = lines("一、加强引导。（责任单位：市卫生健康委、市奇异事务局）")
    assert issues(text) == [("unknown_organisation", "1", "市奇异事务局")]


def test_a_limit_in_hours_for_which_there_is_no_unit():
    text = lines("一、加强引导。市卫生健康委应当在24小时内上报，48小时内出现症状的应当隔离。")
    assert issues(text) == [("date_not_understood", "1", "24小时内")]


def test_a_limit_in_hours_of_a_label_is_told_once():
    text = lines("一、加强引导。（责任单位：市卫生健康委，完成时限：24小时内报告）")
    assert codes(text) == [("date_not_understood", "1")]


def test_a_date_that_says_nothing():
    text = lines("一、加强引导。（责任单位：市卫生健康委，完成时限：视情况而定）")
    assert codes(text) == [("date_not_understood", "1")]


@pytest.mark.parametrize(
    "after", ["责任单位：市财政局", "牵头单位：市财政局", "配合单位：市财政局", "（市财政局负责）"]
)
def test_a_label_that_no_clause_holds(after):
    text = lines(BODY, "附件", after)
    found = issues(text)
    assert [(code, path) for code, path, _ in found] == [("label_without_rows", None)]
    assert "市财政局" in found[0][2]


def test_a_label_with_a_line_to_itself_governs_the_next():
    [(code, path, excerpt)] = issues(lines(BODY, "附件", "责任单位", "市财政局", "市教委"))
    assert (code, path, excerpt) == ("label_without_rows", None, "责任单位\n市财政局")


@pytest.mark.parametrize(
    "sentence",
    ["各地要明确责任单位和完成时限。", "附件", "由分管负责人（主要负责人）签字。"],
)
def test_words_that_announce_nothing_are_no_issue(sentence):
    assert issues(lines("一、加强引导。", sentence)) == []


def test_what_has_its_row_from_elsewhere_in_the_clause_is_no_issue():
    text = lines("一、由市财政局牵头制定办法。（责任单位：市财政局）（市财政局负责）")
    assert issues(text) == []


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return (
        "<html><body><h1>北京市关于加强社会办医的通知</h1><p>现将有关事项通知如下，请认真贯彻执行。</p><table>"
        + "".join(f"<tr>{row}</tr>" for row in cells)
        + "</table></body></html>"
    )


def test_a_table_of_duties_whose_heads_are_not_understood():
    text = table("甲栏|乙栏", "加强引导|市财政局牵头", "优化审批|市教委配合")
    assert codes(text, media_type="text/html") == [("table_not_understood", None)]


def test_a_table_of_duties_that_nothing_came_of_although_its_heads_say_what_it_is():
    text = table("责任单位|完成时限", "市财政局|6月底前", "市教委|7月底前")
    assert codes(text, media_type="text/html") == [("table_not_understood", None)]


@pytest.mark.parametrize(
    "rows",
    [
        ("序号|任务|责任单位", "1|加强引导|市财政局", "2|优化审批|市教委"),
        ("任务|责任单位", "加强引导|市财政局", "优化审批|市教委"),
        ("姓名|电话", "张三|1234", "李四|5678"),
        ("单位负责人|电话", "张三|1234", "李四|5678"),
    ],
    ids=["numbered", "assignments", "no duties", "persons"],
)
def test_tables_that_are_read_or_say_nothing_of_duties_are_no_issue(rows):
    assert codes(table(*rows), media_type="text/html") == []


def test_a_bracket_within_that_of_who_is_responsible_is_no_label_of_its_own():
    text = lines("一、加强监管。〔省级行业主管部门、各市（区）按职责分工负责〕", "二、优化审批。")
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "分解表序号项目名称主要内容牵头单位配合单位1增加供给实施新建学校项目。何某教育局各街道2促进就业。",
        "序号 领域 事项 检查\n时间 组织\n层级 检查部门 说明\n某行业 某检查",
    ],
)
def test_a_table_that_nobody_told_from_text(read, text: str) -> None:
    assert [issue.code for issue in read(text, wrapped=True).issues] == ["table_not_understood"]
