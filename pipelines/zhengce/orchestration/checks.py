"""The asset checks: a table's rules on its asset, the rules between tables on ``quality``.

Critical rules block what comes after them, the release in the end; warnings do not.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import dagster as dg

from zhengce import pipeline
from zhengce.orchestration.assets import QUALITY
from zhengce.orchestration.resources import OnProgress, OpenRun
from zhengce.run import ACROSS

if TYPE_CHECKING:
    from zhengce.quality import CheckResult

CRITICAL, WARNINGS = "critical_rules", "warning_rules"
_SHOWN = 20


def checks() -> Sequence[dg.AssetChecksDefinition]:
    """The checks of every table, and those of the tables together."""
    return [*(_of_table(name) for name in pipeline.table_names()), _between_tables()]


def _of_table(table: str) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(name=f"check_{table}", specs=_specs(table))
    def check(run: OpenRun, on_progress: OnProgress) -> Iterator[dg.AssetCheckResult]:
        yield from _verdicts(table, pipeline.check_table(run, table, on_progress))

    return check


def _between_tables() -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(name="check_across_tables", specs=_specs(QUALITY))
    def check(run: OpenRun) -> Iterator[dg.AssetCheckResult]:
        yield from _verdicts(QUALITY, run.results_of(ACROSS))

    return check


def _specs(asset: str) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(
            CRITICAL, asset=asset, blocking=True, description="A release that fails is not made."
        ),
        dg.AssetCheckSpec(
            WARNINGS, asset=asset, description="Published with the release, in quality.json."
        ),
    ]


def _verdicts(asset: str, results: Sequence["CheckResult"]) -> Iterator[dg.AssetCheckResult]:
    """One verdict on the critical rules and one on the others, each naming what it found."""
    for name, severity, dagster_severity in (
        (CRITICAL, "critical", dg.AssetCheckSeverity.ERROR),
        (WARNINGS, "warning", dg.AssetCheckSeverity.WARN),
    ):
        rules = [result for result in results if result.severity == severity]
        broken = [result for result in rules if not result.passed]
        yield dg.AssetCheckResult(
            asset_key=asset,
            check_name=name,
            passed=not broken,
            severity=dagster_severity,
            description="; ".join(result.message for result in broken[:_SHOWN]) or None,
            metadata={
                "rules": len(rules),
                **{
                    f"{result.table}: {result.rule}": f"{result.observed} rows, such as "
                    + ", ".join(result.examples)
                    for result in broken[:_SHOWN]
                },
            },
        )
