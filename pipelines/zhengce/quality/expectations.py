"""How Great Expectations is brought in, late and silent; which rules there are stands in suites.py."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration


@cache
def package() -> Any:
    """Great Expectations itself; releases of it that report their use look here first."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations
    import great_expectations.expectations

    return great_expectations


@cache
def kind(name: str) -> type[Expectation]:
    """The core expectation ``name``, which works out once what it is configured to.

    GX asks an expectation for that some seventy times in a validation, and each time makes it
    anew from all fields, which takes half of the validation.  Ours are never changed.
    """
    given = getattr(package().expectations, name)
    from great_expectations.compatibility import pydantic

    def configuration(self: Any) -> ExpectationConfiguration:
        if self._configuration is None:
            self._configuration = given.configuration.fget(self)
        found: ExpectationConfiguration = self._configuration
        return found

    own = {
        "__module__": __name__,
        "__doc__": given.__doc__,
        "_configuration": pydantic.PrivateAttr(None),
        "configuration": property(configuration),
    }
    # GX registers a class by its name, and warns of one that takes the place of its own.
    made: type[Expectation] = type(given)(f"{name}OfTheSchema", (given,), own)
    return made


@cache
def batch_definition() -> BatchDefinition[Any]:
    """Where GX takes frames from: a context in memory, silent on the terminal."""
    gx = package()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("table")
    definition: BatchDefinition[Any] = asset.add_batch_definition_whole_dataframe("all")
    return definition
