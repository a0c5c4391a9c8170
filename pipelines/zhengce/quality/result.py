"""The outcome of one check, whichever engine made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]

EXAMPLES = 5
"""Failing rows that a result names."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One rule on one table."""

    table: str
    rule: str
    """Short, stable, made of letters, digits and ``_``: ``not_null_title``."""
    severity: Severity
    """A critical rule stops the release when it fails; a warning is published with it."""
    passed: bool
    observed: int
    """Failing rows."""
    examples: tuple[str, ...]
    """Keys or places of at most EXAMPLES of them."""
    message: str
    """One sentence."""


def outcome(
    table: str,
    rule: str,
    severity: Severity,
    statement: str,
    *,
    observed: int,
    rows: int,
    examples: Sequence[object],
) -> CheckResult:
    """The result of a rule that ``observed`` of ``rows`` rows break; ``statement`` is the
    rule in words, without a capital or a full stop."""
    message = f"{statement[0].upper()}{statement[1:]}."
    if observed:
        share = f" ({observed / rows:.1%})" if rows else ""
        message = f"{observed} of {rows} rows{share} break the rule that {statement}."
    named = tuple(str(example) for example in examples[:EXAMPLES])
    return CheckResult(table, rule, severity, not observed, observed, named, message)
