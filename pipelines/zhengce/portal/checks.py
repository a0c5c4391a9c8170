"""The page of quality: what the checks found, what was not understood, what was not published."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhengce.portal.frame import Frame
from zhengce.portal.shown import Shown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = "quality.html"
_LISTED = 200
"""Files in quarantine that the page names; the table has all."""


def page(shown: Shown, database: DuckDBPyConnection, frame: Frame) -> bytes:
    """The content of quality.html."""
    failed = [check for check in shown.checks if not check["passed"]]
    passed = [check for check in shown.checks if check["passed"]]
    issues = database.execute(
        "SELECT code, count(*) AS n, count(DISTINCT document_id) FROM issues "
        "GROUP BY 1 ORDER BY n DESC, 1"
    ).fetchall()
    quarantine = database.sql(f"SELECT * FROM quarantine ORDER BY ALL LIMIT {_LISTED}")
    return frame.render(
        PAGE,
        PAGE,
        failed=sorted(failed, key=lambda check: (check["severity"], check["table"], check["rule"])),
        passed=passed,
        passed_by_table=sorted(Counter(check["table"] for check in passed).items()),
        issues=issues,
        quarantine=quarantine.to_arrow_table().to_pylist(),
        quarantined=shown.manifest.tables["quarantine"].rows,
        path=shown.entry.path,
        version=shown.entry.version,
    )
