"""The first row of a table after the wrapper of a notice."""

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
