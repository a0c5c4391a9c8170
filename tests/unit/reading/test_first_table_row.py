"""The first row of a table, after the wrapper of a notice or below an attachment's head."""

from __future__ import annotations

import zhengce

NOTICE = """<html><body><h1>北京市关于加强社会办医的通知</h1><p>现将分工印发给你们，请认真贯彻执行。</p>
<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>
<tr><td>1</td><td>加强引导</td><td>市财政局</td></tr>
<tr><td>2</td><td>优化审批</td><td>市教委</td></tr></table></body></html>"""


def test_its_cells_speak_of_it_and_not_of_the_preamble():
    found = zhengce.extract(NOTICE.encode(), document_id="d", media_type="text/html")
    assert [clause.path for clause in found.clauses] == ["0", "1", "2"]
    assert [(row.path, row.name) for row in found.responsibilities] == [
        ("1", "市财政局"),
        ("2", "市教委"),
    ]


INDICATORS = """<html><body><h1>北京市关于加强监测的通知</h1><p>一、加强监测。</p><p>1.甲。</p><p>2.乙。</p><p>3.丙。</p><p>4.丁。</p>
<p>附件1</p><p>监测指标体系</p><table><tr><td>一级指标</td><td>二级指标</td><td>标准</td></tr>
<tr><td rowspan="2">服务</td><td>4.签约人数</td><td>逐年增加</td></tr>
<tr><td>5.签约率</td><td>逐年增加</td></tr></table></body></html>"""


def test_a_row_within_an_attached_table_is_no_unit_of_the_plan_before() -> None:
    found = zhengce.extract(INDICATORS.encode(), document_id="d", media_type="text/html")
    assert [clause.path for clause in found.clauses] == ["1", *(f"1.{n}" for n in range(1, 5))]


ATTACHED = """<html><body><h1>广州市关于家庭医生的通知</h1><p>现将方案印发给你们。</p><p>一、加强组织。</p><p>二、加强监管。</p>
<p>附件：1.监测指标体系</p><p>2.任务分工表</p>
<table><tr><td colspan="3"><p>附件1</p><p>监测指标体系</p></td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>评价标准</td></tr>
<tr><td rowspan="2">服务</td><td>1.签约人数</td><td>逐年增加</td></tr>
<tr><td>2.签约率</td><td>1.逐年增加</td></tr><tr><td>效果</td><td>3.续约率</td><td>逐年增加</td></tr></table>
<table><tr><td colspan="4"><p>附件2</p><p>任务分工表</p></td></tr>
<tr><td>序号</td><td>工作事项</td><td>主要内容</td><td>牵头单位</td></tr>
<tr><td>1</td><td>扩大来源</td><td>培训全科医生。</td><td>市卫生健康委</td></tr>
<tr><td>2</td><td>保障用药</td><td>统一药品目录。</td><td>市医保局</td></tr></table></body></html>"""


def test_the_head_of_an_attachment_may_stand_in_its_table():
    found = zhengce.extract(ATTACHED.encode(), document_id="d", media_type="text/html")
    rows = [clause.path for clause in found.clauses if clause.path.startswith("a")]
    assert rows == ["a1/1", "a1/2", "a1/3", "a2/1", "a2/2"]
    assert [(row.path, row.name) for row in found.responsibilities] == [
        ("a2/1", "市卫生健康委"),
        ("a2/2", "市医保局"),
    ]


def test_labels_behind_the_name_of_a_group_count_the_rows():
    found = zhengce.extract(ATTACHED.encode(), document_id="d", media_type="text/html")
    said = {
        clause.path: found.text[clause.char_start : clause.char_end] for clause in found.clauses
    }
    assert [said[f"a1/{n}"] for n in (1, 2, 3)] == ["签约人数", "签约率", "续约率"]


def test_a_measure_is_named_before_what_it_holds():
    found = zhengce.extract(ATTACHED.encode(), document_id="d", media_type="text/html")
    told = [
        (clause.heading, found.text[clause.char_start : clause.char_end])
        for clause in found.clauses
        if clause.path.startswith("a2")
    ]
    assert told == [("扩大来源", "培训全科医生。"), ("保障用药", "统一药品目录。")]


CONTACTS = """<html><body><h1>广州市天河区房屋租赁登记备案指引</h1><p>一、办理地点。</p><p>二、业务电话</p>
<table><tr><td>序号</td><td>单位</td><td>办公电话</td><td>街道地址</td></tr>
<tr><td>1</td><td>沙河街</td><td>37258001</td><td>天河区沙河大街89号1楼</td></tr>
<tr><td>2</td><td>五山街</td><td>85289001</td><td>天河区五山岳洲路39号1楼</td></tr></table></body></html>"""


def test_a_list_of_telephones_charges_nobody():
    found = zhengce.extract(CONTACTS.encode(), document_id="d", media_type="text/html")
    rows = [(c.path, found.text[c.char_start : c.char_end]) for c in found.clauses[-2:]]
    assert rows == [("2.1", "沙河街"), ("2.2", "五山街")]
    assert not found.responsibilities
    assert not found.issues


def test_where_something_is_built_is_no_contact():
    page = (
        "<html><body><h1>大同市重点项目分工</h1><p>一、项目。</p><table><tr><td>序号</td><td>项目名称</td><td>建设地址</td>"
        "<td>责任单位</td></tr><tr><td>1</td><td>新建医院</td><td>平城区</td><td>市卫生健康委</td></tr>"
        "<tr><td>2</td><td>新建学校</td><td>云冈区</td><td>市教育局</td></tr></table></body></html>"
    )
    found = zhengce.extract(page.encode(), document_id="d", media_type="text/html")
    assert [row.name for row in found.responsibilities] == ["市卫生健康委", "市教育局"]
