"""The publisher of made-up tables, for commands that need a release and not its content."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def publisher() -> ModuleType:
    path = Path(__file__).parents[2] / "integration" / "publisher.py"
    spec = spec_from_file_location("publisher", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
