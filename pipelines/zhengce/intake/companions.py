"""Companions: what a person says of a document in a ``.yml`` file beside it.

The companion of ``notice.txt`` is ``notice.yml``, or ``notice.txt.yml`` where several documents
differ only in their ending.  One that is wrong stops a run: to go on without it would publish
what its writer knows to be false.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, get_args
from urllib.parse import urlsplit

import yaml

from zhengce.intake.roots import File, Root
from zhengce.model import Companion, Genre

_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)
_MAX_BYTES = 64 * 1024
_LONGEST = 1000
_YEARS = range(1949, 2100)  # those that schemas/fields.yml allows


class WrongCompanion(ValueError):
    """A companion that is not understood or belongs to no document; one sentence names it."""


def companions(notes: Iterable[File], identifiers: Mapping[str, str]) -> dict[str, File]:
    """Of each path of a document that has one, its companion, among the ``.yml`` files ``notes``.

    ``identifiers`` gives every document's identifier by its path; either, and ``.yml``, names a
    companion.  Raises WrongCompanion for one without a document and for a second one.
    """
    named = {identifier: path for path, identifier in identifiers.items()}
    found: dict[str, File] = {}
    for note in sorted(notes, key=lambda note: note.path):
        name = _ENDING.sub("", note.path)
        path = name if name in identifiers else named.get(name)
        if path is None:
            raise WrongCompanion(
                f"{note.path} belongs to no document: there is none called {name}, or several "
                f"that differ in their ending, which the name must then have, too."
            )
        if path in found:
            raise WrongCompanion(f"{found[path].path} and {note.path} both speak of {path}.")
        found[path] = note
    return found


def read(root: Root, file: File) -> Companion:
    """What a companion says.  Raises WrongCompanion, which names its file and the key."""
    try:
        content = root.read(file, _MAX_BYTES)
    except OSError as error:
        raise WrongCompanion(f"{file.path} cannot be read: {error.strerror or error}.") from error
    if len(content) > _MAX_BYTES:
        raise WrongCompanion(f"{file.path} is larger than {_MAX_BYTES // 1024} KB.")
    try:
        said = yaml.load(content, _LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # no day, no UTF-8; too deep
        raise WrongCompanion(f"{file.path} is not YAML: {' '.join(str(error).split())}") from error
    try:
        return _companion(said)
    except ValueError as error:
        raise WrongCompanion(f"{file.path}: {error}.") from error


def _companion(said: object) -> Companion:
    facts = _checked(said, {**_FACTS, "overrides": _mapping, "reason": _text})
    overrides = _checked(facts.pop("overrides", {}), _OVERRIDES)
    if bool(overrides) != ("reason" in facts):
        raise ValueError("overrides must have a reason, and a reason is for overrides")
    return Companion(**facts, overrides=tuple(overrides.items()))


def _checked(said: object, known: Mapping[str, Callable[[object], object]]) -> dict[str, Any]:
    """The values by key, each as its check gives it; raises ValueError with a clause."""
    values: dict[str, Any] = {}
    for key, value in _mapping(said).items():
        if not isinstance(key, str) or key not in known:
            what = key[:60] if isinstance(key, str) else "a key that is no text"
            raise ValueError(f"{what} is not known; there may be {', '.join(known)}")
        try:
            values[key] = known[key](value)
        except ValueError as error:
            raise ValueError(f"{key} must be {error}") from error
    return values


# --- what a value must be: each returns it, or raises ValueError with the rest of "must be …" ---


def _mapping(value: object) -> Mapping[object, object]:
    if not isinstance(value, dict):
        raise ValueError("a mapping, a key and its value a line")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text; put a number or a date in quotation marks")
    if not 0 < len(value) <= _LONGEST or value != value.strip():
        raise ValueError(f"1 to {_LONGEST} characters without blanks around them")
    if not all(character.isprintable() or character == "\u3000" for character in value):
        raise ValueError("one line without control characters")
    return value


def _url(value: object) -> str:
    text = _text(value)
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise ValueError("a web address, https://…")
    return text


def _date(value: object) -> date:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError as error:
            raise ValueError("a day such as 2026-11-01") from error
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("a day such as 2026-11-01")
    if value.year not in _YEARS:
        raise ValueError(f"a day from {_YEARS.start} to {_YEARS.stop - 1}")
    return value


def _genre(value: object) -> str:
    if value not in get_args(Genre):
        raise ValueError(f"one of {', '.join(get_args(Genre))}")
    return _text(value)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where it was built, ten times faster
_FACTS: Mapping[str, Callable[[object], object]] = {
    "url": _url,
    "publisher": _text,
    "licence": _text,
    "date_accessed": _date,
}
_OVERRIDES: Mapping[str, Callable[[object], object]] = {
    "title": _text,
    "document_number": _text,
    "issuer": _text,
    "genre": _genre,
    "index_number": _text,
    "date_signed": _date,
    "date_published": _date,
}
