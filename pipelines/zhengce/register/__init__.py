"""The register: organisations, functions and places of the state, and what a printed name means.

It knows nothing of documents, clauses or tables.
"""

from __future__ import annotations

from functools import cache

from zhengce.model import Register

__all__ = ["load"]


@cache
def load() -> Register:
    """The register with its data read, once a process."""
    from zhengce.register.lookup import Names

    return Names()
