"""A seeded mutator: the seeds and a made-up law, damaged as scans, copies and hands damage documents.

Makes texts only; what must hold of them is in ``invariants``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

# law.txt: chapters and sections, two of which have lost their numbers; no seed has chapters of articles
TEXTS = (
    *sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")),
    Path(__file__).with_name("law.txt"),
)
_MARKS = (
    "、，：；。（）()〔〕【】[]《》“”一二十第章条款0123456789年月日%\t\n\u3000\u00a0 ①.由各等和市县"
)
_WIDTHS = dict(zip("（）：，；．％０１２３", "():,;.%0123", strict=True))
_BOTH = str.maketrans(_WIDTHS | {half: full for full, half in _WIDTHS.items()})
_BRACKETS = str.maketrans("", "", "（）()〔〕【】[]")

Mutation = Callable[[str, Random], str]


def mutated(seed: int) -> str:
    """The document of a number: equal for equal numbers, on every machine."""
    random = Random(seed)
    text = random.choice(TEXTS).read_text("utf-8")
    for _ in range(random.randint(1, 8)):
        text = random.choice(MUTATIONS)(text, random)
    return text


def documents(first: int, last: int) -> Iterator[tuple[int, str]]:
    """The documents of the numbers ``first`` up to, not including, ``last``."""
    return ((seed, mutated(seed)) for seed in range(first, last))


def _span(text: str, random: Random, longest: int) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + random.randint(1, longest))


def _cut(text: str, random: Random) -> str:
    """Keep a part: a page lost at the beginning, at the end, or at both."""
    start = random.randrange(len(text) // 2 + 1)
    return text[start : random.randint(start, len(text))] if random.random() < 0.5 else text[start:]


def _delete(text: str, random: Random) -> str:
    start, end = _span(text, random, 40)
    return text[:start] + text[end:]


def _duplicate(text: str, random: Random) -> str:
    start, end = _span(text, random, 400)
    at = random.randrange(len(text) + 1)
    return text[:at] + text[start:end] + text[at:]


def _insert(text: str, random: Random) -> str:
    for _ in range(random.randint(1, 60)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_MARKS) * random.choice((1, 1, 1, 2, 30)) + text[at:]
    return text


def _delete_characters(text: str, random: Random) -> str:
    share = random.choice((0.001, 0.01, 0.1))
    return "".join(c for c in text if random.random() > share)


def _lines(text: str, random: Random) -> str:
    """Delete, double and swap lines."""
    lines = text.split("\n")
    for _ in range(random.randint(1, 20)):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(3):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(other, lines[at])
            case _:
                lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def _width(text: str, random: Random) -> str:
    """Full width to half and half to full, in a part of the text."""
    start, end = _span(text, random, len(text) + 1)
    return text[:start] + text[start:end].translate(_BOTH) + text[end:]


def _unbracketed(text: str, random: Random) -> str:
    start, end = _span(text, random, len(text) + 1)
    return text[:start] + text[start:end].translate(_BRACKETS) + text[end:]


def _breaks(text: str, random: Random) -> str:
    """Lose all line breaks, double them, or wrap lines anew."""
    match random.randrange(3):
        case 0:
            return text.replace("\n", random.choice(("", " ", "\u3000\u3000")))
        case 1:
            return text.replace("\n", "\n\n")
        case _:
            width = random.randint(5, 60)
            return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def _joined(text: str, random: Random) -> str:
    """Another seed, or a part of it, follows."""
    other = random.choice(TEXTS).read_text("utf-8")
    start, end = _span(other, random, len(other))
    return text + random.choice(("", "\n", "\n附件1\n")) + other[start:end]


MUTATIONS: tuple[Mutation, ...] = (
    _cut, _delete, _duplicate, _insert, _delete_characters, _lines, _width, _unbracketed, _breaks, _joined,
)  # fmt: skip
