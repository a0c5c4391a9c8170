"""How long reading a document takes, against one look at its text in the same process.

The look is ``unicodedata.normalize("NFKC", text)`` and one regular expression over the text,
the least that a reader of Chinese documents usually does.  Target: a ratio below 3.  The last line
says how much of it the matching alone takes, which no faster Python around it could save.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from types import FrameType

import zhengce

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
ROUNDS = 30
TARGET = 3.0
WORDS_AND_NUMBERS = re.compile(r"[^\W\d_]+|\d+")


def main() -> None:
    """Print seconds and the ratio; rounds of both alternate, so that both meet the same noise."""
    documents = [(path.stem, path.read_bytes()) for path in SEEDS]
    texts = [data.decode() for _, data in documents]

    def read() -> None:
        for name, data in documents:
            zhengce.extract(data, document_id=name)

    def look() -> None:
        for text in texts:
            WORDS_AND_NUMBERS.findall(unicodedata.normalize("NFKC", text))

    read()  # the register is loaded and the patterns are compiled once
    pairs = [(seconds(read), seconds(look)) for _ in range(ROUNDS)]
    reading, looking = (median(column) for column in zip(*pairs, strict=True))
    characters = sum(map(len, texts))
    sys.stdout.write(
        f"{len(documents)} documents, {characters:,} characters, median of {ROUNDS} rounds\n"
        f"extract           {reading * 1000:8.2f} ms  {characters / reading / 1e6:6.2f} M chars/s\n"
        f"NFKC and one re   {looking * 1000:8.2f} ms  {characters / looking / 1e6:6.2f} M chars/s\n"
        f"ratio             {reading / looking:8.2f}     target below {TARGET:g}\n"
        f"matching alone    {median(matching(read) for _ in range(ROUNDS)) / looking:8.2f}\n"
    )


def seconds(work: Callable[[], None]) -> float:
    """How long ``work`` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def matching(work: Callable[[], None]) -> float:
    """The seconds of ``work`` that regular expressions and methods of ``str`` take; what finditer goes on to is not counted.

    Each call is timed from outside; what the timing itself takes is what ``len`` seems to.
    """
    spent, calls = (
        dict.fromkeys((re.Pattern, str, len), 0.0),
        dict.fromkeys((re.Pattern, str, len), 0),
    )
    begun = 0.0

    def note(_: FrameType, event: str, called: object) -> None:
        nonlocal begun
        taken = perf_counter() - begun
        if event == "c_return":
            kind = len if called is len else type(getattr(called, "__self__", None))
            if kind in spent:
                spent[kind] += taken
                calls[kind] += 1
        begun = perf_counter()

    sys.setprofile(note)
    work()
    sys.setprofile(None)
    each = spent[len] / calls[len]
    return sum(spent[kind] - each * calls[kind] for kind in (re.Pattern, str))


if __name__ == "__main__":
    main()
