"""The asset checks: a table's rules on its asset, the rules between tables on ``quality``.

A check is made in the step of its asset: every step costs Dagster's log a tenth of a second.
A broken critical rule blocks what comes after the asset, the release in the end; a warning is
shown and published with the release.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

if TYPE_CHECKING:
    from zhengce.quality import CheckResult

RULES = "rules"
_SHOWN = 20


def spec(asset: str) -> dg.AssetCheckSpec:
    """The one check of an asset; it blocks when its result has the severity ERROR."""
    return dg.AssetCheckSpec(
        RULES,
        asset=asset,
        blocking=True,
        description="Critical rules stop the release; warnings are published in quality.json.",
    )


def result(asset: str, found: Sequence["CheckResult"]) -> dg.AssetCheckResult:
    """What the rules found, each broken one with its rows; WARN when none is critical."""
    broken = [rule for rule in found if not rule.passed]
    critical = any(rule.severity == "critical" for rule in broken)
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=RULES,
        passed=not broken,
        severity=dg.AssetCheckSeverity.ERROR if critical else dg.AssetCheckSeverity.WARN,
        description="; ".join(rule.message for rule in broken[:_SHOWN]) or None,
        metadata={
            "rules": len(found),
            **{
                f"{rule.table}: {rule.rule}": f"{rule.observed} rows, such as "
                + ", ".join(rule.examples)
                for rule in broken[:_SHOWN]
            },
        },
    )
