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
