"""What a release must keep to, and by how much it does not; nothing is changed here.

Great Expectations is imported by the first check of a table and not before.
"""

from zhengce.quality.release import check_release
from zhengce.quality.result import CheckResult, Severity
from zhengce.quality.suites import check_table

__all__ = ["CheckResult", "Severity", "check_release", "check_table"]
