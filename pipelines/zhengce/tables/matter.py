"""A clause in one line; nothing else of the tables."""

from __future__ import annotations

LIMIT = 46
"""Characters of a matter that is cut from a sentence (contract, table clauses)."""

WINDOW = 4 * LIMIT
"""A pair that is not closed within so many characters counts as not closed at all,
so that the time does not grow with the text."""

_PAIRS = dict(zip("《〈“‘（(〔[【「", "》〉”’）)〕]】」", strict=True))
_OPENER_OF = {closer: opener for opener, closer in _PAIRS.items()}
_ENDS = frozenset("。！？；")


def matter(heading: str | None, text: str, label: str | None) -> str:
    """The heading, else the first sentence of ``text`` cut at LIMIT characters with its
    brackets and title marks in pairs, else (a unit without any text) the label."""
    if heading:
        return heading
    return cut(first_sentence(text)) or label or ""


def first_sentence(text: str) -> str:
    """What stands before the first 。！？； outside brackets, or before the line's end;
    at most WINDOW characters of it."""
    line = text.lstrip()[:WINDOW].partition("\n")[0].rstrip()
    for place, (character, around) in enumerate(zip(line, _open_pairs(line), strict=True)):
        if character in _ENDS and not around:
            return line[:place]
    return line


def cut(sentence: str, limit: int = LIMIT) -> str:
    """``sentence``, or its beginning in at most ``limit`` characters.

    A pair that the cut would part goes as a whole; where more than half of the line
    went with it (a long title near the beginning), the pair is closed at the end instead.
    """
    if len(sentence) <= limit:
        return sentence
    around = _open_pairs(sentence)
    end = limit
    while around[end]:
        end -= 1
    if end > limit // 2:
        return sentence[:end].rstrip()
    end = limit
    while end + len(around[end]) > limit or sentence[end - 1] in _PAIRS:
        end -= 1
    return sentence[:end] + "".join(_PAIRS[opener] for opener in reversed(around[end]))


def _open_pairs(line: str) -> list[str]:
    """For each character the opening marks of the pairs around it, outermost first.

    Only pairs that do close count: a stray bracket is a character like any other.
    """
    opened: list[int] = []
    closes: dict[int, int] = {}
    for place, character in enumerate(line):
        if character in _PAIRS:
            opened.append(place)
        elif (wanted := _OPENER_OF.get(character)) and wanted in [line[i] for i in opened]:
            while line[opened[-1]] != wanted:
                opened.pop()
            closes[opened.pop()] = place
    around: list[str] = []
    now = ""
    for place, character in enumerate(line):
        around.append(now)
        if place in closes:
            now += character
        elif place in closes.values():
            now = now[:-1]
    return around
