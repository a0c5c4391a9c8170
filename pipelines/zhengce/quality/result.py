"""The outcome of one check, whichever engine made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
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

    def in_words(self) -> str:
        """Which rule of which table, and what is to be said of it with its examples."""
        places = f" (such as {', '.join(self.examples)})" if self.examples else ""
        return f"{self.table}, {self.rule}: {self.message}{places}"


@dataclass(slots=True)
class Tally:
    """The rows that break one rule, as they are found."""

    observed: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, observed: int, examples: Iterable[object]) -> None:
        """Count further rows, of which ``examples`` are some."""
        self.observed += observed
        missing = EXAMPLES - len(self.examples)
        self.examples += [str(example) for example in islice(examples, max(missing, 0))]

    def result(
        self, table: str, rule: str, severity: Severity, statement: str, *, rows: int
    ) -> CheckResult:
        """What is to be said of a rule (``statement``: in words, without a capital or a
        full stop) on a table of ``rows`` rows."""
        message = f"{statement[0].upper()}{statement[1:]}."
        if self.observed:
            share = f"{self.observed} of {rows} rows ({self.observed / max(rows, 1):.1%})"
            message = f"{share} break the rule that {statement}."
        examples = tuple(self.examples)
        return CheckResult(
            table, rule, severity, not self.observed, self.observed, examples, message
        )
