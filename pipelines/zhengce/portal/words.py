"""What the pages say in two languages: prose twice, words that recur once.

A recurring word (a value of a vocabulary, the head of a column, a function) stands in Chinese
and is looked up in ``data/words.js`` when a reader asks for English.  All of it comes from the
schema and from the departments of the release.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from markupsafe import Markup
from markupsafe import escape as markup

from zhengce.tables.schema import Schema, Term

_NOTES = ("（", " (")
"""How a note begins after the name of a function."""


@lru_cache(maxsize=512, typed=True)  # typed: Markup and the same text are not alike
def both(zh: str, en: str) -> Markup:
    """Prose in both languages, of which one is shown; the text is escaped unless Markup."""
    return Markup(
        f'<span class="zh">{markup(zh)}</span><span class="en" lang="en">{markup(en)}</span>'
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The recurring words of one release."""

    schema: Schema
    functions: Mapping[str, Term]
    """Code → name."""
    english: dict[str, str] = field(default_factory=dict)
    """Chinese → English of the schema; where two share the Chinese, the first."""
    drawn: dict[tuple[str, ...], Markup] = field(default_factory=dict)
    """Words that have been asked for."""

    def __post_init__(self) -> None:
        for term in _terms(self.schema):
            self.english.setdefault(term.zh, term.en)

    def term(self, zh: str, en: str, tag: str = "i") -> Markup:
        """A word that is shown in either language."""
        known = self.english.get(zh) == en
        key = "data-t" if known else f'data-t="{escape(en)}"'
        return Markup(f"<{tag} {key}>{escape(zh)}</{tag}>")

    def value(self, vocabulary: str, value: str | None) -> Markup:
        """A value of a vocabulary; nothing for a missing one."""
        key = (vocabulary, value or "")
        if key not in self.drawn:
            term = self.schema.vocabularies[vocabulary].get(value or "")
            self.drawn[key] = self.term(term.zh, term.en) if term else markup(value or "")
        return self.drawn[key]

    def head(self, table: str, column: str, tag: str = "i") -> Markup:
        """The title of a column."""
        key = (table, column, tag)
        if key not in self.drawn:
            found = self.schema.tables[table].column(column)
            self.drawn[key] = self.term(found.title_zh, found.title_en, tag)
        return self.drawn[key]

    def table(self, name: str) -> Markup:
        """The title of a table."""
        found = self.schema.tables[name]
        return self.term(found.title_zh, found.title_en)

    def function(self, code: str) -> Markup:
        """The name of a function, without what the register says in brackets."""
        term = self.function_term(code)
        if term.zh in self.english:
            return self.term(term.zh, term.en)
        return Markup(f"<i data-t>{escape(term.zh)}</i>")

    def function_term(self, code: str) -> Term:
        """The name of a function in both languages; its code where nobody has named it."""
        term = self.functions.get(code, Term(code, code))
        return Term(_plain(term.zh), _plain(term.en))

    def script(self) -> str:
        """The content of ``data/words.js``."""
        named = (self.function_term(code) for code in sorted(self.functions))
        return f"zcWords({script_json({t.zh: t.en for t in named} | self.english)})\n"


def script_json(value: object) -> str:
    """``value`` as a JavaScript literal that may stand in a script, whatever texts are in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _terms(schema: Schema) -> Iterator[Term]:
    for terms in schema.vocabularies.values():
        yield from terms.values()
    for table in schema.tables.values():
        yield Term(table.title_zh, table.title_en)
        yield from (Term(column.title_zh, column.title_en) for column in table.columns)


def _plain(name: str) -> str:
    for opening in _NOTES:
        name = name.partition(opening)[0]
    return name
