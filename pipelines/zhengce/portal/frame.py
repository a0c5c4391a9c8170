"""The Jinja environment, and what every page has around its content; no page is made here."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from zhengce.annotate.segments import visible
from zhengce.portal import address, digests
from zhengce.portal.compiled import compiled_templates
from zhengce.portal.words import Words, both

if TYPE_CHECKING:
    from jinja2 import Environment

_SIZES = ("B", "KB", "MB", "GB")


@dataclass(slots=True)
class Frame:
    """Renders templates; made once a process."""

    words: Words
    _environment: Environment | None = field(default=None, init=False)

    def render(self, template: str, page: str, **context: Any) -> bytes:
        """A page of this path, in UTF-8."""
        if self._environment is None:
            self._environment = _environment(self.words)
        made = self._environment.get_template(template).render(
            page=page, up=address.up(page), **context
        )
        return made.encode("utf-8")


def size(count: int) -> str:
    """A number of bytes as people read it: 88.6 KB."""
    amount = float(count)
    for unit in _SIZES:
        if amount < 1024 or unit == _SIZES[-1]:
            break
        amount /= 1024
    return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"


def _shown(value: object) -> object:
    """Of a document's text: as it is, but without what turns the direction of the page around it."""
    return visible(value) if type(value) is str else value


def _environment(words: Words) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    templates = files(__package__).joinpath("templates")
    made = Environment(
        loader=FunctionLoader(lambda name: templates.joinpath(name).read_text("utf-8")),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled_templates(Path(str(templates)), digests.code()),
    )
    made.globals |= {"L": both, "words": words, "Markup": Markup}
    made.globals |= {
        "page_of": lambda document_id: address.url(address.document_page(document_id)),
        "function_page": lambda code: address.url(address.function_page(code)),
        "fragment": address.fragment,
        "explore": address.explore,
        "anchor": address.anchor,
        "url": address.url,
    }
    made.filters |= {"size": size, "number": "{:,}".format}
    return made
